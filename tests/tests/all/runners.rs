//! What every runner has to do, whatever it is made of: the same Python programs, on WebAssembly and in containers.

use std::time::Duration;

use runroom_runtime::{
    Job, JobIo, Limits, Outcome, Runner, RunnerError, SourceFile, Status, StdinReader, Stream, output, stdin,
};
use runroom_tests::{
    containers::with_docker,
    languages::ready,
    run::{Ran, job, run},
};
use tokio_util::sync::CancellationToken;

/// How late an end may be told on a machine that runs all other tests meanwhile.
const LATE: Duration = Duration::from_secs(10);

/// A test for each runner.
macro_rules! on_every_runner {
    ($($name:ident),+ $(,)?) => {
        mod wasm {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name(super::ready("python").await).await;
            })+
        }
        mod docker {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::with_docker(&["python"], 0, async |runner| super::$name(&*runner).await).await;
            })+
        }
    };
}

on_every_runner!(
    streams_and_the_exit_code_are_the_programs,
    stdin_is_read_to_its_end,
    a_dialogue_goes_back_and_forth,
    wall_time_ends_what_computes_and_what_sleeps,
    memory_ends_what_takes_it,
    output_ends_what_floods_and_keeps_what_fits,
    disk_ends_what_fills_it,
    what_is_cancelled_ends_at_once,
    files_go_in_and_come_out,
    only_regular_files_come_out,
    jobs_do_not_see_each_other,
    what_is_over_a_limit_is_refused,
    what_is_used_is_told,
);

async fn python(runner: &dyn Runner, code: &str, limits: Limits) -> Ran {
    run(runner, Job { limits, ..job("python", code) }, StdinReader::empty()).await
}

async fn streams_and_the_exit_code_are_the_programs(runner: &dyn Runner) {
    let code = "import sys\nprint('out', *sys.argv[1:])\nprint('err', file=sys.stderr)\nsys.exit(7)";
    let args = ["a b", "'quoted' \"$HOME\" `x`", "", "-o"].map(str::to_owned).to_vec();
    let ran = run(runner, Job { args, ..job("python", code) }, StdinReader::empty()).await;
    assert_eq!((ran.outcome.status, ran.outcome.exit_code), (Status::RuntimeError, Some(7)), "{ran:?}");
    assert_eq!((ran.out(), ran.err()), ("out a b 'quoted' \"$HOME\" `x`  -o\n", "err\n"));
    assert_eq!(ran.outcome.runner, runner.name());
    let ran = python(runner, "raise ValueError('no')", Limits::default()).await;
    assert_eq!((ran.outcome.status, ran.outcome.exit_code), (Status::RuntimeError, Some(1)));
    assert!(
        ran.err().contains("main.py\", line 1") && ran.err().ends_with("ValueError: no\n"),
        "{}",
        ran.err()
    );
    let ran = python(runner, "", Limits::default()).await;
    assert_eq!((ran.outcome.status, ran.outcome.exit_code), (Status::Success, Some(0)), "{ran:?}");
}

async fn stdin_is_read_to_its_end(runner: &dyn Runner) {
    let code = "import sys\nfirst = input()\nrest = sys.stdin.read()\nprint(first, len(rest), sys.stdin.read() == '')";
    let input = format!("line\n{}", "x".repeat(300_000));
    let ran = run(runner, job("python", code), StdinReader::from_bytes(input)).await;
    assert_eq!(ran.out(), "line 300000 True\n", "{ran:?}");
    let ran = python(runner, "try: input()\nexcept EOFError: print('the end')", Limits::default()).await;
    assert_eq!(ran.out(), "the end\n");
}

async fn a_dialogue_goes_back_and_forth(runner: &dyn Runner) {
    let code = "for _ in range(3):\n    print('say', flush=True)\n    print('you said', input(), flush=True)";
    let (keys, reader) = stdin(1 << 20);
    let (writer, mut seen) = output(1 << 20);
    let io = JobIo { stdin: reader, output: writer, cancel: CancellationToken::new() };
    let talk = async {
        let mut said = String::new();
        for word in ["one", "two", "three"] {
            // What comes only after an answer has not come yet.
            while !said.ends_with("say\n") {
                let chunk = seen.next().await.unwrap();
                said.push_str(str::from_utf8(&chunk.data).unwrap());
            }
            keys.push(format!("{word}\n").as_bytes()).unwrap();
            while !said.ends_with(&format!("said {word}\n")) && !said.ends_with("say\n")
                || !said.contains(word)
            {
                let chunk = seen.next().await.unwrap();
                assert_eq!(chunk.stream, Stream::Stdout);
                said.push_str(str::from_utf8(&chunk.data).unwrap());
            }
        }
        drop(keys);
        while let Some(chunk) = seen.next().await {
            said.push_str(str::from_utf8(&chunk.data).unwrap());
        }
        said
    };
    let (outcome, said) = tokio::join!(runner.run(job("python", code), io), talk);
    assert_eq!(outcome.unwrap().status, Status::Success);
    assert_eq!(said, "say\nyou said one\nsay\nyou said two\nsay\nyou said three\n");
}

async fn wall_time_ends_what_computes_and_what_sleeps(runner: &dyn Runner) {
    let limits = Limits { wall_time: Duration::from_millis(700), ..Limits::default() };
    for code in [
        "print('before', flush=True)\nwhile True: pass",
        "print('before', flush=True)\nimport time\ntime.sleep(3600)",
    ] {
        let ran = python(runner, code, limits.clone()).await;
        assert_eq!(ran.outcome.status, Status::Timeout, "{ran:?}");
        assert_eq!((ran.out(), ran.outcome.exit_code), ("before\n", None));
        assert!(ran.outcome.wall_time >= limits.wall_time && ran.took < limits.wall_time + LATE, "{ran:?}");
    }
}

async fn memory_ends_what_takes_it(runner: &dyn Runner) {
    let limits = Limits { memory_bytes: 128 << 20, ..Limits::default() };
    let code = "blocks = []\nwhile True: blocks.append(b'x' * (8 << 20))";
    let ran = python(runner, code, limits).await;
    assert_eq!(ran.outcome.status, Status::MemoryLimit, "{ran:?}");
    assert!(ran.outcome.peak_memory.is_some_and(|peak| peak > 64 << 20), "{ran:?}");
}

async fn output_ends_what_floods_and_keeps_what_fits(runner: &dyn Runner) {
    let limits = Limits { output_bytes: 100_000, ..Limits::default() };
    let code = "import sys\nwhile True: sys.stdout.write('0123456789')";
    let ran = python(runner, code, limits).await;
    assert_eq!(
        (ran.outcome.status, ran.outcome.truncated.output),
        (Status::OutputLimit, true),
        "{:?}",
        ran.outcome
    );
    assert_eq!(ran.stdout.len(), 100_000);
}

async fn disk_ends_what_fills_it(runner: &dyn Runner) {
    let limits = Limits { disk_bytes: 8 << 20, ..Limits::default() };
    let code = "with open('big', 'wb', buffering=0) as file:\n    while True: file.write(b'x' * 65536)";
    let ran = python(runner, code, limits).await;
    assert_eq!(ran.outcome.status, Status::DiskLimit, "{ran:?}");
}

async fn what_is_cancelled_ends_at_once(runner: &dyn Runner) {
    let cancel = CancellationToken::new();
    let (writer, mut seen) = output(1 << 20);
    let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: cancel.clone() };
    let started = async {
        seen.next().await.unwrap();
        cancel.cancel();
    };
    let code = "print('started', flush=True)\nwhile True: pass";
    let (outcome, ()) = tokio::join!(runner.run(job("python", code), io), started);
    assert_eq!(outcome.unwrap().status, Status::Cancelled);
    let (writer, _seen) = output(1 << 20);
    let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel };
    assert_eq!(
        runner.run(job("python", code), io).await.unwrap().status,
        Status::Cancelled,
        "before it began"
    );
}

fn paths(outcome: &Outcome) -> Vec<&str> {
    outcome.files.iter().map(|file| file.path.as_str()).collect()
}

async fn files_go_in_and_come_out(runner: &dyn Runner) {
    let file = |name: &str, content: &str| SourceFile { name: name.to_owned(), content: content.to_owned() };
    let code = "import os, helper\nfrom deep.er import value\nprint(helper.greet(), value, open('data.txt').read())\n\
                os.makedirs('made/here')\nopen('made/here/it.bin', 'wb').write(bytes(range(256)))\n\
                open('data.txt', 'a').write('!')\nos.remove('gone.txt')";
    let files = vec![
        file("helper.py", "def greet(): return 'hello'"),
        file("deep/er.py", "value = 'it\\'s'"),
        file("data.txt", "data"),
        file("gone.txt", ""),
    ];
    let job = Job { files, file_name: Some("start.py".to_owned()), ..job("python", code) };
    let ran = run(runner, job, StdinReader::empty()).await;
    assert_eq!(ran.out(), "hello it's data\n", "{ran:?}");
    let found: Vec<_> =
        paths(&ran.outcome).into_iter().filter(|path| !path.contains("__pycache__")).collect();
    assert_eq!(found, ["data.txt", "made/here/it.bin"], "what is unchanged does not come back");
    let made = ran.outcome.files.iter().find(|file| file.path == "made/here/it.bin").unwrap();
    assert_eq!(made.content, (0..=255).collect::<Vec<u8>>());

    let limits = Limits { output_files: 2, output_file_bytes: 100, ..Limits::default() };
    let code =
        "for n in range(4): open(f'{n}.txt', 'w').write('x' * 10)\nopen('0.large', 'w').write('x' * 200)";
    let ran = python(runner, code, limits).await;
    assert_eq!((paths(&ran.outcome).len(), ran.outcome.truncated.files), (2, true), "{ran:?}");
    assert!(!paths(&ran.outcome).contains(&"0.large"));
}

async fn only_regular_files_come_out(runner: &dyn Runner) {
    let code = "import os\nopen('real.txt', 'w').write('x')\nfor make in [\n    \
                lambda: os.symlink('/etc/passwd', 'link'),\n    lambda: os.symlink('/', 'root'),\n    \
                lambda: os.mkfifo('fifo'),\n]:\n    try: make()\n    except (OSError, AttributeError): pass";
    let ran = python(runner, code, Limits::default()).await;
    assert_eq!(ran.outcome.status, Status::Success, "{ran:?}");
    assert_eq!(paths(&ran.outcome), ["real.txt"]);
}

async fn jobs_do_not_see_each_other(runner: &dyn Runner) {
    let code = "import os, sys\nfor folder in ['.', '/tmp']:\n    print(sorted(n for n in os.listdir(folder) if 'secret' in n))\n\
                open('secret.txt', 'w').write('mine')\nopen('/tmp/secret.txt', 'w').write('mine')";
    let runs = (0..3).map(|_| python(runner, code, Limits::default()));
    for ran in futures_util::future::join_all(runs).await {
        assert_eq!(ran.out(), "[]\n[]\n", "{ran:?}");
    }
    assert_eq!(python(runner, code, Limits::default()).await.out(), "[]\n[]\n", "nor what was before");
}

async fn what_is_over_a_limit_is_refused(runner: &dyn Runner) {
    let refused = async |job: Job| {
        let (writer, _reader) = output(1);
        let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: CancellationToken::new() };
        runner.run(job, io).await.err()
    };
    let error = refused(job("python", &"#".repeat(20_000))).await;
    assert!(matches!(&error, Some(RunnerError::Limit(over)) if over.field == "code"), "{error:?}");
    let error = refused(Job { file_name: Some("../main.py".to_owned()), ..job("python", "") }).await;
    assert!(matches!(error, Some(RunnerError::FileName(_))), "{error:?}");
    let error = refused(job("klingon", "")).await;
    assert!(matches!(error, Some(RunnerError::NotReady(_))), "{error:?}");
    assert!(!runner.is_ready("klingon") && runner.is_ready("python"));
}

async fn what_is_used_is_told(runner: &dyn Runner) {
    let ran = python(runner, "sum(i * i for i in range(500_000))", Limits::default()).await;
    let Outcome { cpu_time, wall_time, peak_memory, .. } = ran.outcome;
    assert!(cpu_time > Duration::from_millis(5) && wall_time > Duration::ZERO, "{cpu_time:?} {wall_time:?}");
    assert!(peak_memory.is_some_and(|peak| peak > 1 << 20), "{peak_memory:?}");
}
