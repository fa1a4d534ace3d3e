//! What the command says about itself, on stderr, beside progress bars.

use std::io::{self, IsTerminal as _, Write};

use indicatif::MultiProgress;
use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

/// Logs from here on. Of two servers in one process, the first one's settings hold.
pub(super) fn start(filter: &str, bars: MultiProgress) {
    let _ = tracing_subscriber::fmt()
        // It was checked with the settings.
        .with_env_filter(EnvFilter::new(filter))
        .with_ansi(io::stderr().is_terminal())
        .with_writer(BesideBars(bars))
        .try_init();
}

/// Writes lines above the bars.
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
        self.0.suspend(|| io::stderr().write_all(bytes)).map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}
