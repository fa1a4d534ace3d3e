//! A request to run code.

use tokio_util::sync::CancellationToken;

use crate::{LimitExceeded, Limits, OutputWriter, StdinReader};

/// A request to run code: plain data, the same for every runner.
#[derive(Debug, Clone)]
pub struct Job {
    /// The language's name in the catalogue, as `python`.
    pub language: String,
    /// The program's source.
    pub code: String,
    /// The name the program's file gets; the language's own (`main.py`) where `None`.
    pub file_name: Option<String>,
    /// Arguments after the program's name.
    pub args: Vec<String>,
    /// What it may use.
    pub limits: Limits,
}

impl Job {
    /// What every runner does before it runs a job: refuses what is over a limit, and sees to it that the output ends
    /// at its own, whatever its writer was made for.
    ///
    /// # Errors
    /// The first field that is over its limit.
    pub fn admit(&self, io: &JobIo) -> Result<(), LimitExceeded> {
        self.limits.admit(self.code.len(), io.stdin.waiting())?;
        io.output.limit(self.limits.output_bytes);
        Ok(())
    }
}

/// A job's connections to the world outside its sandbox.
#[derive(Debug)]
pub struct JobIo {
    /// Where the guest's stdin comes from.
    pub stdin: StdinReader,
    /// Where the guest's stdout and stderr go to.
    pub output: OutputWriter,
    /// Cancelling it ends the run with [`Status::Cancelled`](crate::Status::Cancelled).
    pub cancel: CancellationToken,
}
