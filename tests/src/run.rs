//! Runs a job and gathers all there is to know of it.

use std::time::{Duration, Instant};

use runroom_runtime::{Job, JobIo, Limits, Outcome, Runner, StdinReader, output};
use tokio_util::sync::CancellationToken;

/// A job that ended.
#[derive(Debug)]
pub struct Ran {
    /// How it ended.
    pub outcome: Outcome,
    /// All it wrote to stdout.
    pub stdout: Vec<u8>,
    /// All it wrote to stderr.
    pub stderr: Vec<u8>,
    /// As the one who asked for it saw it, queueing included.
    pub took: Duration,
}

impl Ran {
    /// Its stdout as text.
    ///
    /// # Panics
    /// When it is not UTF-8.
    pub fn out(&self) -> &str {
        str::from_utf8(&self.stdout).expect("stdout is UTF-8")
    }

    /// Its stderr as text.
    ///
    /// # Panics
    /// When it is not UTF-8.
    pub fn err(&self) -> &str {
        str::from_utf8(&self.stderr).expect("stderr is UTF-8")
    }
}

/// A job with default limits and nothing on its stdin.
pub fn job(language: &str, code: &str) -> Job {
    Job {
        language: language.to_owned(),
        code: code.to_owned(),
        file_name: None,
        files: Vec::new(),
        args: Vec::new(),
        limits: Limits::default(),
    }
}

/// Runs a job to its end.
///
/// # Panics
/// When the runner does not run it.
pub async fn run(runner: &dyn Runner, job: Job, stdin: StdinReader) -> Ran {
    let (writer, reader) = output(job.limits.output_bytes);
    let io = JobIo { stdin, output: writer, cancel: CancellationToken::new() };
    let started = Instant::now();
    let (outcome, (stdout, stderr)) = tokio::join!(runner.run(job, io), reader.collect());
    Ran { outcome: outcome.expect("the job was run"), stdout, stderr, took: started.elapsed() }
}
