//! Many guests at once: the memory that each more of them takes, and how many a second come and go.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up fails there and then")]

use std::{
    fs,
    process::ExitCode,
    time::{Duration, Instant},
};

use futures_util::{StreamExt as _, future::join_all, stream};
use runroom_benches::{Table, figures_are_wanted};
use runroom_runtime::{JobIo, Runner, Status, StdinReader, output, stdin};
use runroom_tests::{
    languages::{be_a_child, ready},
    run::{job, run},
};
use tokio::runtime::Runtime;
use tokio_util::sync::CancellationToken;

/// Memory of this process that is in use, and no other process's too, in bytes.
fn resident() -> u64 {
    let status = fs::read_to_string("/proc/self/smaps_rollup").expect("Linux tells");
    let line = |name: &str| {
        let line = status.lines().find(|line| line.starts_with(name)).unwrap_or_default();
        line.split_ascii_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or_default()
    };
    (line("Private_Dirty:") + line("Private_Clean:")) << 10
}

/// Programs of this many that all wait for a line, and then end. Returns the memory that they took together.
async fn waiting(runner: &dyn Runner, language: &str, code: &str, count: usize) -> u64 {
    let before = resident();
    let (mut runs, mut keyboards, mut screens) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..count {
        let job = job(language, code);
        let (keyboard, stdin) = stdin(job.limits.stdin_bytes);
        let (writer, reader) = output(job.limits.output_bytes);
        runs.push(tokio::spawn(
            runner.run(job, JobIo { stdin, output: writer, cancel: CancellationToken::new() }),
        ));
        keyboards.push(keyboard);
        screens.push(reader);
    }
    for screen in &mut screens {
        let said = screen.next().await.expect("each asks");
        assert_eq!(&said.data[..], b"? ");
    }
    let took = resident().saturating_sub(before);
    for keyboard in &keyboards {
        keyboard.push(b"x\n").expect("there is room");
    }
    drop(keyboards);
    join_all(screens.into_iter().map(|screen| screen.collect())).await;
    for ran in join_all(runs).await {
        let outcome = ran.expect("none panics").expect("each is run");
        assert_eq!(outcome.status, Status::Success);
    }
    took
}

/// Hellos a second, a few at once.
async fn throughput(runner: &dyn Runner, language: &str, code: &str, time: Duration) -> f64 {
    let until = Instant::now() + time;
    let started = Instant::now();
    let count = stream::repeat(())
        .take_while(|()| std::future::ready(Instant::now() < until))
        .map(|()| run(runner, job(language, code), StdinReader::empty()))
        .buffer_unordered(4)
        .inspect(|ran| assert_eq!(ran.outcome.status, Status::Success))
        .count()
        .await;
    count as f64 / started.elapsed().as_secs_f64()
}

fn main() -> ExitCode {
    if let Some(done) = be_a_child() {
        return done;
    }
    let tokio = Runtime::new().expect("a runtime can be made");
    let wanted = figures_are_wanted();

    let table = Table::new(&["at once, waiting on stdin", "memory of each", "aim"]);
    let (language, code) = ("python", "input('? ')\nprint('hi')");
    let runner = tokio.block_on(ready(language));
    let count = if wanted { 100 } else { 4 };
    // The first of all bring what all share.
    tokio.block_on(waiting(runner, language, code, 4));
    let each =
        tokio.block_on(waiting(runner, language, code, count)) as f64 / count as f64 / f64::from(1 << 20);
    table.row(&[format!("{count} Python hellos"), format!("{each:.1} MiB"), "≤ 8 MiB".to_owned()]);

    let table = Table::new(&["hellos", "a second", "aim"]);
    let time = Duration::from_millis(if wanted { 5000 } else { 100 });
    for (language, code, aim) in
        [("javascript", "console.log('hi')", 5000), ("python", "print('hi')", 1500), ("lua", "print 'hi'", 0)]
    {
        let runner = tokio.block_on(ready(language));
        tokio.block_on(throughput(runner, language, code, time / 10));
        let rate = tokio.block_on(throughput(runner, language, code, time));
        let aim = if aim > 0 { format!("≥ {aim}") } else { String::new() };
        table.row(&[language.to_owned(), format!("{rate:.0}"), aim]);
    }
    ExitCode::SUCCESS
}
