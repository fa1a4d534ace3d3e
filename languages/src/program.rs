//! Running one of a manifest's own programs.

use runroom_runtime::{Job, JobIo, Limits, Outcome, Runner, RunnerError, StdinReader, output};
use tokio_util::sync::CancellationToken;

/// How a program ended and what it printed.
pub(crate) struct Ran {
    pub(crate) outcome: Outcome,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs a program without stdin to its end.
pub(crate) async fn run(
    runner: &dyn Runner,
    language: &str,
    code: &str,
    limits: Limits,
) -> Result<Ran, RunnerError> {
    let (writer, reader) = output(limits.output_bytes);
    let job = Job {
        language: language.to_owned(),
        code: code.to_owned(),
        file_name: None,
        files: Vec::new(),
        args: Vec::new(),
        limits,
    };
    let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: CancellationToken::new() };
    let (outcome, (stdout, stderr)) = tokio::join!(runner.run(job, io), reader.collect());
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ok(Ran { outcome: outcome?, stdout: text(stdout), stderr: text(stderr) })
}
