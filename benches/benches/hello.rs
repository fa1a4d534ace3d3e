//! How long a hello takes, from the request to the last byte, through the `Runner` trait; the bare interpreter of this
//! machine beside it, where there is one.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up fails there and then")]

use std::{
    hint::black_box,
    process::{Command, Stdio},
    time::Duration,
};

use criterion::{Criterion, criterion_group};
use runroom_runtime::StdinReader;
use runroom_tests::{
    languages::ready,
    run::{job, run},
};

/// Programs by what they show, in a language of ours and as a command line of this machine.
const PROGRAMS: &[(&str, &str, &str, &[&str])] = &[
    ("python/hello", "python", "print('hi')", &["python3", "-I", "-c", "print('hi')"]),
    ("javascript/hello", "javascript", "console.log('hi')", &["node", "-e", "console.log('hi')"]),
];

fn hello(c: &mut Criterion) {
    let tokio = tokio::runtime::Runtime::new().expect("a runtime can be made");
    for (name, language, code, bare) in PROGRAMS {
        let mut group = c.benchmark_group(*name);
        group.measurement_time(Duration::from_secs(5));
        let runner = tokio.block_on(ready(language));
        group.bench_function("runroom", |b| {
            b.to_async(&tokio).iter(|| async {
                let ran = run(runner, job(language, code), StdinReader::empty()).await;
                assert_eq!(ran.stdout, b"hi\n");
                ran
            });
        });
        let mut command = Command::new(interpreter(bare[0]));
        command.args(&bare[1..]).stdin(Stdio::null());
        match command.output() {
            Ok(said) if said.stdout == b"hi\n" => {
                group.sample_size(50).bench_function("bare", |b| b.iter(|| black_box(command.output())));
            }
            _ => eprintln!("{name}: no {} on this machine to compare with", bare[0]),
        }
    }
}

/// The interpreter itself, where the command is a script that looks for it first, as version managers put it there.
fn interpreter(command: &str) -> String {
    let ask = match command {
        "python3" => ["-c", "import sys; print(sys.executable)"],
        _ => ["-p", "process.execPath"],
    };
    let said = Command::new(command).args(ask).output().map(|said| said.stdout).unwrap_or_default();
    let path = String::from_utf8_lossy(&said).trim().to_owned();
    if path.is_empty() { command.to_owned() } else { path }
}

criterion_group!(benches, hello);
fn main() -> std::process::ExitCode {
    if let Some(done) = runroom_tests::languages::be_a_child() {
        return done;
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
    std::process::ExitCode::SUCCESS
}
