//! What the command says about itself, on stderr, beside progress bars.

use std::io::{self, IsTerminal as _, Write};

use indicatif::MultiProgress;
use tracing_subscriber::{
    EnvFilter, Layer as _, Registry,
    fmt::{self, MakeWriter},
    layer::SubscriberExt as _,
    reload,
    util::SubscriberInitExt as _,
};

use crate::{
    config::{LogFormat, LogSettings},
    traces::Traces,
};

/// What the command itself has to tell.
const NEWS: &str = "runroom::cli=info";

/// What is logged, which can be changed while it is.
#[derive(Clone, Default)]
pub(super) struct Filter(Option<reload::Handle<EnvFilter, Registry>>);

impl Filter {
    /// Logs by this filter from here on.
    pub(super) fn set(&self, filter: &str) {
        if let Some(handle) = &self.0 {
            // The log ends with the process.
            let _ = handle.reload(EnvFilter::new(filter));
        }
    }
}

/// Logs and traces from here on, as a server does. Where something in this process logs already, that goes on instead.
pub(super) fn start(settings: &LogSettings, traces: &Traces, bars: MultiProgress) -> Filter {
    let (filter, handle) = reload::Layer::new(EnvFilter::new(&settings.filter));
    let lines = fmt::layer().with_target(false).with_writer(BesideBars(bars));
    let lines = match settings.format {
        LogFormat::Text => lines.with_ansi(io::stderr().is_terminal()).boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_ansi(false).boxed(),
    };
    let lines = lines.with_filter(filter);
    let started = tracing_subscriber::registry().with(lines).with(traces.layer()).try_init();
    Filter(started.is_ok().then_some(handle))
}

/// Writes the news of this command alone, as plain lines.
pub(super) fn start_plain(bars: MultiProgress) {
    let log = tracing_subscriber::fmt().with_env_filter(EnvFilter::new(NEWS)).with_target(false);
    let log = log.without_time().with_level(false).with_ansi(false).with_writer(BesideBars(bars));
    let _ = log.try_init();
}

/// Writes lines above the bars. Whoever read the log may be gone, and the server goes on: the log's own
/// machinery would tell of a failed write with `eprintln!`, which panics where stderr is broken.
#[derive(Clone)]
struct BesideBars(MultiProgress);

impl MakeWriter<'_> for BesideBars {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

impl Write for BesideBars {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let _ = self.0.suspend(|| io::stderr().write_all(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let _ = io::stderr().flush();
        Ok(())
    }
}
