//! What the command says about itself, on stderr, beside progress bars.

use std::io::{self, IsTerminal as _, Write};

use indicatif::MultiProgress;
use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

/// What the command itself has to tell.
const NEWS: &str = "runroom::cli=info";

/// Logs from here on, as a server does. Where something in this process logs already, that goes on instead.
pub(super) fn start(filter: &str, bars: MultiProgress) {
    let log = tracing_subscriber::fmt().with_env_filter(EnvFilter::new(filter)).with_target(false);
    let _ = log.with_ansi(io::stderr().is_terminal()).with_writer(BesideBars(bars)).try_init();
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
