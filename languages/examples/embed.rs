//! Runs a program in the sandbox from a Rust program of one's own: `cargo run --release --example embed`.

use std::sync::Arc;

use runroom_languages::{ArtifactStore, Catalogue, Provisioner};
use runroom_runtime::{
    Job, JobIo, Limits, Runner as _, StdinReader, output,
    wasm::{WasmRunner, WasmSettings},
};
use tokio_util::sync::CancellationToken;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let runner = Arc::new(WasmRunner::new(&WasmSettings::default())?);
    let store = ArtifactStore::open(ArtifactStore::default_path()?)?;
    Provisioner::new(Catalogue::builtin()?, store, Arc::clone(&runner))?.provision(&["javascript"]).await?;

    let (language, code) = ("javascript".to_owned(), "console.log('Hello', process.argv[2])".to_owned());
    let job = Job {
        language,
        code,
        file_name: None,
        files: Vec::new(),
        args: vec!["Ada".to_owned()],
        limits: Limits::default(),
    };
    let (writer, reader) = output(job.limits.output_bytes);
    let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: CancellationToken::new() };
    let (outcome, (stdout, _stderr)) = tokio::join!(runner.run(job, io), reader.collect());
    let outcome = outcome?;
    println!("{:?} after {:?}: {}", outcome.status, outcome.wall_time, String::from_utf8_lossy(&stdout));
    Ok(())
}
