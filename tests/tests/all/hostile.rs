//! Programs that mean harm. For each: one end, in bounded time, for the right reason, and the next one unharmed.

use std::time::{Duration, Instant};

use runroom_runtime::{
    Chunk, Job, JobIo, Limits, Outcome, Runner as _, RunnerError, Status, StdinReader, Stream, output, stdin,
    wasm::{WasmRunner, WasmSettings},
};
use runroom_tests::{
    guests::{install, runner, wasm},
    run::{Ran, job, run},
};
use tokio_util::sync::CancellationToken;

/// The wall limit where it is what ends a guest.
const WALL: Duration = Duration::from_millis(300);
/// How much later than the limit a guest may end.
const LATE: Duration = Duration::from_millis(100);

/// Guests that compute for ever, each in a way of its own.
const BUSY: [&str; 10] = [
    "spin",
    "spin_at_start",
    "spin_by_calls",
    "spin_by_tail_calls",
    "spin_in_a_second_loop",
    "fill_memory_in_a_line",
    "spin_without_a_memory",
    "fill_memory_forever",
    "poll_without_waiting",
    "write_nothing_forever",
];

fn limited(guest: &str) -> Job {
    Job { limits: Limits { wall_time: WALL, ..Limits::default() }, ..job(guest, "") }
}

async fn ends(job: Job, status: Status) -> Ran {
    let name = job.language.clone();
    let ran = run(runner(), job, StdinReader::empty()).await;
    assert_eq!(ran.outcome.status, status, "{name}: {ran:?}");
    ran
}

/// Ends at the wall limit: not before it, and by the guest's own clock not long after it.
async fn times_out(guest: &str) -> Ran {
    let ran = ends(limited(guest), Status::Timeout).await;
    let wall = ran.outcome.wall_time;
    assert!(wall >= WALL && wall < WALL + LATE, "{guest} ended after {wall:?}");
    ran
}

#[tokio::test]
async fn what_never_ends_ends_at_the_wall_limit() {
    // One after another: each alone on the machine's clock.
    for guest in BUSY {
        let ran = times_out(guest).await;
        assert!(ran.outcome.cpu_time > WALL / 30, "{guest} was busy: {ran:?}");
    }
    for guest in ["sleep_forever", "sleep_until_the_end_of_time"] {
        let ran = times_out(guest).await;
        assert!(ran.outcome.cpu_time < WALL / 30, "{guest} only slept: {ran:?}");
    }
}

#[tokio::test]
async fn the_polled_page_is_no_guests() {
    // Behind all that a memory can have, whatever its limit: there is nothing to be read, and nothing to be written.
    ends(job("read_polled_page", ""), Status::Success).await;
    let ran = ends(job("write_polled_page", ""), Status::RuntimeError).await;
    assert!(ran.outcome.message.is_some_and(|message| message.contains("out of bounds")));
    ends(job("fill_polled_page", ""), Status::RuntimeError).await;
    let limits = Limits { memory_bytes: 4 << 30, ..Limits::default() };
    ends(Job { limits, ..job("grow_to_the_polled_page", "") }, Status::MemoryLimit).await;
    // The slot that a stopped guest leaves is as any.
    for _ in 0..20 {
        let limits = Limits { wall_time: Duration::from_millis(20), ..Limits::default() };
        ends(Job { limits, ..job("spin", "") }, Status::Timeout).await;
        ends(job("read_polled_page", ""), Status::Success).await;
    }
}

#[tokio::test]
async fn a_read_of_a_stdin_that_never_comes_ends_at_the_wall_limit() {
    let (_held_open, reader) = stdin(1);
    let ran = run(runner(), limited("read_stdin"), reader).await;
    assert_eq!(ran.outcome.status, Status::Timeout);
    assert!(ran.outcome.wall_time < WALL + LATE, "{ran:?}");
}

#[tokio::test]
async fn a_write_that_nobody_takes_ends_at_the_wall_limit() {
    let (writer, reader) = output(u64::MAX);
    let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: CancellationToken::new() };
    let outcome = runner().run(limited("flood_stdout"), io).await.unwrap();
    assert_eq!(outcome.status, Status::Timeout);
    assert!(outcome.wall_time < WALL + LATE, "{outcome:?}");
    drop(reader);
}

#[tokio::test]
async fn fuel_bounds_what_is_computed_where_it_is_counted() {
    let with = |guest, fuel| {
        let limits = Limits { fuel: Some(fuel), ..Limits::default() };
        Job { limits, args: vec!["0".to_owned()], ..job(guest, "") }
    };
    let settings = WasmSettings { slots: 1, count_fuel: true, ..WasmSettings::default() };
    let counting = WasmRunner::new(&settings).unwrap();
    // The last one ends by itself, before anybody looks.
    for (guest, fuel) in [("spin", 1_000_000), ("spin_then_sleep", 1_000_000), ("exit_code", 1)] {
        install(&counting, guest, &wasm(guest));
        let ran = run(&counting, with(guest, fuel), StdinReader::empty()).await;
        assert_eq!(ran.outcome.status, Status::CpuLimit, "{guest}: {ran:?}");
        assert_eq!(ran.outcome.fuel_used, Some(fuel), "{guest}");
    }
    let enough = run(&counting, with("exit_code", 1_000), StdinReader::empty()).await;
    assert_eq!(enough.outcome.status, Status::Success, "{enough:?}");
    assert!(enough.outcome.fuel_used.is_some_and(|fuel| (1..100).contains(&fuel)), "{enough:?}");

    let (writer, _reader) = output(1);
    let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: CancellationToken::new() };
    let refused = runner().run(with("spin", 1), io).await.unwrap_err();
    assert!(refused.to_string().contains("WasmSettings::count_fuel"), "{refused}");
}

#[tokio::test]
async fn what_counts_its_fuel_ends_at_the_wall_limit_all_the_same() {
    // Whatever is closed to stop one is the next one's, who is in the same slot.
    let settings = WasmSettings { slots: 1, count_fuel: true, ..WasmSettings::default() };
    let counting = WasmRunner::new(&settings).unwrap();
    install(&counting, "exit_code", &wasm("exit_code"));
    for guest in BUSY {
        install(&counting, guest, &wasm(guest));
        let ran = run(&counting, limited(guest), StdinReader::empty()).await;
        assert_eq!(ran.outcome.status, Status::Timeout, "{guest}: {ran:?}");
        let wall = ran.outcome.wall_time;
        assert!(wall >= WALL && wall < WALL + LATE, "{guest} ended after {wall:?}");
        assert!(ran.outcome.fuel_used.is_some_and(|fuel| fuel > 0), "{guest}: {ran:?}");
        let ran = cancelled_after(&counting, guest, Duration::from_millis(50)).await;
        assert_eq!(ran.status, Status::Cancelled, "{guest}");
        let next = Job { args: vec!["0".to_owned()], ..job("exit_code", "") };
        let next = run(&counting, next, StdinReader::empty()).await;
        assert_eq!(next.outcome.status, Status::Success, "after {guest}: {next:?}");
        assert!(next.outcome.fuel_used.is_some_and(|fuel| (1..100).contains(&fuel)), "{next:?}");
    }
}

#[tokio::test]
async fn cancelling_ends_a_guest_that_computes_and_one_that_waits() {
    for guest in ["spin", "sleep_forever"] {
        // In the middle: it has a turn or two first, however busy the machine is.
        let mut pauses = [50, 500, 5000].map(Duration::from_millis).into_iter();
        while !was_cancelled_in_the_middle(guest, pauses.next().unwrap()).await {}
    }
}

/// Whether a guest had begun when it was cancelled.
async fn was_cancelled_in_the_middle(guest: &str, pause: Duration) -> bool {
    let outcome = cancelled_after(runner(), guest, pause).await;
    assert_eq!(outcome.status, Status::Cancelled, "{guest}");
    outcome.wall_time > Duration::from_millis(20)
}

async fn cancelled_after(runner: &WasmRunner, guest: &str, pause: Duration) -> Outcome {
    let (writer, _reader) = output(1);
    let cancel = CancellationToken::new();
    let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: cancel.clone() };
    let running = tokio::spawn(runner.run(job(guest, ""), io));
    tokio::time::sleep(pause).await;
    cancel.cancel();
    tokio::time::timeout(Duration::from_secs(5), running).await.unwrap().unwrap().unwrap()
}

#[tokio::test]
async fn dropping_a_run_gives_its_slot_back() {
    // More than there are slots: were one kept, the last would wait for ever.
    for _ in 0..40 {
        let (writer, mut reader) = output(1 << 20);
        let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: CancellationToken::new() };
        let mut running = runner().run(job("flood_stdout", ""), io);
        tokio::select! {
            _ = &mut running => panic!("a flood does not end by itself before its limit"),
            first = reader.next() => assert!(first.is_some()),
        }
    }
    ends(job("read_stdin", ""), Status::Success).await;
}

#[tokio::test]
async fn memory_is_bounded_from_the_start_and_as_it_grows() {
    let limits = Limits { memory_bytes: 32 << 20, ..Limits::default() };
    for guest in ["grow_memory", "start_large"] {
        let ran = ends(Job { limits: limits.clone(), ..job(guest, "") }, Status::MemoryLimit).await;
        assert!(ran.outcome.peak_memory.is_some_and(|peak| peak <= limits.memory_bytes), "{ran:?}");
    }
    // A table of 16 bytes an entry: the pool's own bound, of 4 MiB, comes later.
    let small = Limits { memory_bytes: 1 << 20, ..limits.clone() };
    let ran = ends(Job { limits: small.clone(), ..job("grow_table", "") }, Status::MemoryLimit).await;
    assert!(ran.outcome.peak_memory.is_some_and(|peak| peak <= small.memory_bytes), "{ran:?}");
    let coped = ends(Job { limits, ..job("grow_memory_and_cope", "") }, Status::Success).await;
    assert!(coped.outcome.peak_memory.is_some_and(|peak| peak > 30 << 20), "{coped:?}");
}

#[tokio::test]
async fn recursion_ends_in_a_trap() {
    let ran = ends(job("recurse", ""), Status::RuntimeError).await;
    assert!(ran.outcome.message.is_some_and(|message| message.contains("stack")));
}

#[tokio::test]
async fn output_is_cut_off_at_its_limit_and_counted() {
    let limits = Limits { output_bytes: 100_000, ..Limits::default() };
    let ran = ends(Job { limits, ..job("flood_stdout", "") }, Status::OutputLimit).await;
    assert_eq!(ran.stdout.len(), 100_000);
    assert!(ran.outcome.truncated.output);
}

#[tokio::test]
async fn a_million_small_writes_all_arrive() {
    let ran = ends(job("dribble", ""), Status::Success).await;
    assert_eq!((ran.stdout.len(), ran.stderr.len()), (500_000, 500_000));
}

#[tokio::test]
async fn output_before_a_crash_is_kept() {
    let ran = ends(job("write_then_crash", ""), Status::RuntimeError).await;
    assert_eq!(ran.out(), "last words");
}

#[tokio::test]
async fn the_disk_is_bounded_in_bytes_files_and_descriptors() {
    // What WASI calls ENOSPC and EMFILE.
    let (no_space, too_many) = (Some(51), Some(33));
    for guest in ["fill_disk", "make_files"] {
        let ran = ends(job(guest, ""), Status::DiskLimit).await;
        assert_eq!(ran.outcome.exit_code, no_space, "{guest}");
        assert!(ran.outcome.truncated.files, "{guest} left more than is handed back");
    }
    let ran = ends(job("open_descriptors", ""), Status::RuntimeError).await;
    assert_eq!(ran.outcome.exit_code, too_many);
}

#[tokio::test]
async fn exit_codes_are_those_of_a_process() {
    for (arg, code) in [("0", 0), ("1", 1), ("\u{7f}", 0o117)] {
        let ran =
            run(runner(), Job { args: vec![arg.to_owned()], ..job("exit_code", "") }, StdinReader::empty())
                .await;
        assert_eq!(ran.outcome.exit_code, Some(code));
    }
    assert_eq!(ends(job("exit_beyond", ""), Status::RuntimeError).await.outcome.exit_code, Some(255));
}

#[tokio::test]
async fn odd_calls_of_the_system_harm_only_the_caller() {
    for guest in ["unknown_import", "no_start", "wild_pointers"] {
        let ran = ends(job(guest, ""), Status::RuntimeError).await;
        assert!(ran.outcome.message.is_some(), "{guest} tells why: {ran:?}");
    }
    for guest in ["poll_everything", "write_vectors"] {
        assert_eq!(ends(job(guest, ""), Status::RuntimeError).await.outcome.exit_code, Some(28), "{guest}");
    }
    ends(job("renumber", ""), Status::Success).await;
}

#[tokio::test]
async fn a_name_that_leaves_the_folder_is_refused() {
    for name in ["", ".", "..", "a/../b", "a//b", "/etc/passwd", "nul\0", "-o"] {
        let (writer, _reader) = output(1);
        let io = JobIo { stdin: StdinReader::empty(), output: writer, cancel: CancellationToken::new() };
        let job = Job { file_name: Some(name.to_owned()), ..job("read_stdin", "") };
        assert!(
            matches!(runner().run(job, io).await, Err(RunnerError::FileName(refused)) if refused == name)
        );
    }
}

#[tokio::test]
async fn input_typed_while_the_guest_runs_comes_back_at_once() {
    let (input, reader) = stdin(100);
    let (writer, mut shown) = output(100);
    let io = JobIo { stdin: reader, output: writer, cancel: CancellationToken::new() };
    let running = tokio::spawn(runner().run(job("read_stdin", ""), io));
    for line in ["one\n", "two\n"] {
        input.push(line.as_bytes()).unwrap();
        assert_eq!(shown.next().await, Some(Chunk { stream: Stream::Stdout, data: line.into() }));
    }
    input.close();
    assert_eq!(running.await.unwrap().unwrap().status, Status::Success);
}

#[tokio::test]
async fn busy_guests_on_every_core_delay_neither_the_network_side_nor_each_other_for_long() {
    let limits = Limits { wall_time: Duration::from_millis(600), ..Limits::default() };
    let busy = (0..8).map(|_| {
        tokio::spawn(run(runner(), Job { limits: limits.clone(), ..job("spin", "") }, StdinReader::empty()))
    });
    let busy: Vec<_> = busy.collect();
    let lateness = tokio::spawn(async {
        let mut took = Vec::new();
        for _ in 0..21 {
            let asked = Instant::now();
            tokio::time::sleep(Duration::from_millis(2)).await;
            took.push(asked.elapsed());
        }
        took.sort();
        took[took.len() / 2]
    });
    // This side goes on: a timer is not starved, and a short job gets its turn among eight that would never end.
    let canary = run(runner(), job("read_stdin", ""), StdinReader::from_bytes("canary")).await;
    assert_eq!(canary.out(), "canary");
    // Eight guests that shared this thread would keep it for 5 ms each, and each time.
    let lateness = lateness.await.unwrap();
    assert!(lateness < Duration::from_millis(30), "a timer of 2 ms took {lateness:?}");
    assert!(busy.iter().all(|busy| !busy.is_finished()), "the canary was first");
    for busy in busy {
        let ran = busy.await.unwrap();
        assert_eq!(ran.outcome.status, Status::Timeout);
        assert!(ran.outcome.wall_time < limits.wall_time + LATE, "{ran:?}");
    }
}

#[tokio::test]
async fn what_is_over_a_limit_is_not_run_whoever_made_its_pipes() {
    let run = |job: Job, stdin: &str| {
        let (writer, reader) = output(u64::MAX);
        let stdin = StdinReader::from_bytes(stdin);
        let io = JobIo { stdin, output: writer, cancel: CancellationToken::new() };
        async move { tokio::join!(runner().run(job, io), reader.collect()) }
    };
    let limits = Limits { code_bytes: 3, stdin_bytes: 4, output_bytes: 5, ..Limits::default() };
    let limited = |guest, code| Job { limits: limits.clone(), ..job(guest, code) };
    for (code, stdin, field) in [("four", "", "code"), ("", "fives", "input")] {
        match run(limited("read_stdin", code), stdin).await.0 {
            Err(RunnerError::Limit(over)) => assert_eq!(over.field, field),
            other => panic!("{other:?}"),
        }
    }
    let (outcome, (stdout, _)) = run(limited("flood_stdout", ""), "").await;
    assert_eq!((outcome.unwrap().status, stdout.len()), (Status::OutputLimit, 5));
}

#[tokio::test]
async fn a_program_larger_than_its_disk_is_told_so() {
    let limits = Limits { disk_bytes: 2, ..Limits::default() };
    let ran = ends(Job { limits, ..job("read_stdin", "code") }, Status::DiskLimit).await;
    assert_eq!(ran.outcome.message.as_deref(), Some("the program does not fit into its scratch space"));
}
