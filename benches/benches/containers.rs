//! What a hello costs in WebAssembly, in a container that waits for it, in one that is made for it, by `docker run`, and bare.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up fails there and then")]

use std::{
    path::Path,
    process::ExitCode,
    time::{Duration, Instant},
};

use runroom_benches::{Native, Table, figures_are_wanted, median, told};
use runroom_runtime::{Runner, Status, StdinReader};
use runroom_tests::{
    containers::with_docker,
    languages::{be_a_child, ready},
    run::{job, run},
};
use tokio::{runtime::Runtime, time::sleep};

/// How long a container has to become ready again between runs: that is what a pool is for.
const PAUSE: Duration = Duration::from_millis(600);

/// The time of a hello at the median, from asking to the last of its outcome.
async fn hello(runner: &dyn Runner, language: &str, code: &str, count: usize, pause: Duration) -> Duration {
    let mut times = Vec::new();
    for _ in 0..count {
        sleep(pause).await;
        let started = Instant::now();
        let ran = run(runner, job(language, code), StdinReader::empty()).await;
        times.push(started.elapsed());
        assert_eq!((ran.outcome.status, ran.out()), (Status::Success, "hi\n"));
    }
    median(times)
}

fn native(args: &[&str], count: usize) -> String {
    let Some(native) = Native::find(args, Path::new("/")) else { return "not on this machine".to_owned() };
    told(median((0..count).map(|_| native.run().1).collect()))
}

fn main() -> ExitCode {
    if let Some(done) = be_a_child() {
        return done;
    }
    let tokio = Runtime::new().expect("a runtime can be made");
    let count = if figures_are_wanted() { 15 } else { 1 };
    let table =
        Table::new(&["hello in", "wasm", "warm container", "cold container", "`docker run --rm`", "bare"]);
    for (language, code, command) in
        [("python", "print('hi')", ["python3", "-c"]), ("javascript", "console.log('hi')", ["node", "-e"])]
    {
        let wasm = tokio.block_on(async {
            let runner = ready(language).await;
            hello(runner, language, code, count, Duration::ZERO).await
        });
        let warm = tokio.block_on(with_docker(&[language], 2, async |runner| {
            sleep(PAUSE).await;
            hello(&*runner, language, code, count, PAUSE).await
        }));
        let cold = tokio.block_on(with_docker(&[language], 0, async |runner| {
            let cold = hello(&*runner, language, code, count, PAUSE).await;
            (cold, runner.program(language).expect("it is installed").image)
        }));
        let (cold, docker_run) = match &cold {
            Some((cold, image)) => {
                let args = ["docker", "run", "--rm", "--network=none", "-m", "256m", "--cpus", "1", image];
                (told(*cold), native(&[&args[..], &command, &[code]].concat(), count))
            }
            None => ("no engine".to_owned(), "no engine".to_owned()),
        };
        let bare = native(&[&command[..], &[code]].concat(), count);
        let warm = warm.map_or_else(|| "no engine".to_owned(), told);
        table.row(&[language.to_owned(), told(wasm), warm, cold, docker_run, bare]);
    }
    ExitCode::SUCCESS
}
