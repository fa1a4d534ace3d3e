//! What every language promises, kept by a small program each: `tests/promises/LANGUAGE/PROMISE.*`.

use std::fmt::Write as _;

use futures_util::{StreamExt as _, stream};
use runroom_runtime::{Job, Status, StdinReader};
use runroom_tests::{
    conformance::promise as program,
    languages::{languages, ready},
    run::{Ran, job, run},
};

/// Programs that run side by side.
const AT_ONCE: usize = 2;

/// A promise, and whether a run has kept it.
struct Promise {
    name: &'static str,
    is_kept: fn(&Ran) -> bool,
}

const PROMISES: &[Promise] = &[
    Promise { name: "stdin", is_kept: |ran| is(ran, "HELLO\nLAST LINE") },
    Promise { name: "arguments", is_kept: |ran| is(ran, "one\ntwo words\nünï\n") },
    Promise { name: "exit", is_kept: |ran| ran.outcome.exit_code == Some(3) && !ran.stdout.is_empty() },
    Promise {
        name: "stderr",
        is_kept: |ran| ran.out().trim_end() == "out" && ran.err().trim_end() == "err" && is_success(ran),
    },
    Promise { name: "error", is_kept: tells_its_place },
    Promise {
        name: "unicode",
        is_kept: |ran| ran.out().starts_with("héllo wörld ✓ 🦀\n") && is_success(ran),
    },
    Promise { name: "files", is_kept: |ran| is(ran, "written and read back\n") && has_file(ran) },
    Promise { name: "sleep", is_kept: |ran| is_success(ran) && ran.outcome.wall_time.as_millis() >= 20 },
    Promise { name: "random", is_kept: |ran| is(ran, "ok\n") },
    Promise { name: "big-output", is_kept: |ran| ran.stdout.len() == 1_000_000 && is_success(ran) },
    Promise { name: "recursion", is_kept: ends_by_itself },
    Promise { name: "memory", is_kept: |ran| ran.outcome.status == Status::MemoryLimit },
];

/// What a language has not, and so cannot promise.
const HAS_NOT: &[(&str, &str)] =
    &[("sql", "stdin"), ("sql", "arguments"), ("sql", "stderr"), ("sql", "sleep"), ("lua", "sleep")];

fn is_success(ran: &Ran) -> bool {
    ran.outcome.status == Status::Success && ran.outcome.exit_code == Some(0)
}

fn is(ran: &Ran, out: &str) -> bool {
    // A last line without its end may get one.
    ran.out().trim_end() == out.trim_end() && is_success(ran)
}

fn has_file(ran: &Ran) -> bool {
    ran.outcome.files.iter().any(|file| file.content == b"written and read back\n"[..])
}

/// The error is at line 3 of `error.*`, and whoever reads what was said finds it there. Where a compiler has found it, it
/// is told as data too.
fn tells_its_place(ran: &Ran) -> bool {
    // PHP tells on its stdout, as it does natively; SQL's shell names no file.
    let told = format!("{}{}", ran.out(), ran.err());
    let names_line = ["error.", "near line 3"].iter().any(|words| told.contains(words)) && told.contains('3');
    match ran.outcome.status {
        Status::CompileError => names_line && ran.outcome.diagnostics.iter().any(|told| told.line == 3),
        _ => names_line && ran.outcome.status == Status::RuntimeError,
    }
}

/// A recursion without an end meets the language's own limit or ours, and neither the wall nor a fault of the runner.
fn ends_by_itself(ran: &Ran) -> bool {
    let is_told = !ran.stderr.is_empty() || !ran.stdout.is_empty() || ran.outcome.message.is_some();
    matches!(ran.outcome.status, Status::RuntimeError | Status::MemoryLimit) && is_told
}

/// What is wrong with a promise of a language.
async fn broken(language: String, extensions: Vec<String>, promise: &Promise) -> Option<String> {
    let name = promise.name;
    let has_not = HAS_NOT.contains(&(language.as_str(), name));
    let Some((file_name, code)) = program(&language, name, &extensions) else {
        return (!has_not).then(|| format!("{language}: no program for {name}"));
    };
    if has_not {
        return Some(format!("{language}: a program for {name}, which it has not"));
    }
    let args = ["one", "two words", "ünï"].map(str::to_owned).to_vec();
    let job = Job { file_name: Some(file_name), args, ..job(&language, &code) };
    let ran = run(ready(&language).await, job, StdinReader::from_bytes("Hello\nlast line")).await;
    if (promise.is_kept)(&ran) {
        return None;
    }
    let start = |bytes: &[u8]| String::from_utf8_lossy(bytes).chars().take(300).collect::<String>();
    let mut told = format!("{language}/{name}: {:?} {:?}", ran.outcome.status, ran.outcome.exit_code);
    let _ =
        write!(told, " {:?} out {:?} err {:?}", ran.outcome.message, start(&ran.stdout), start(&ran.stderr));
    Some(told)
}

#[tokio::test(flavor = "multi_thread")]
async fn every_language_keeps_its_promises() {
    let catalogue = languages().provisioner.catalogue();
    // What runs in containers alone is held to the tests that are the same for every runner.
    let all: Vec<_> = catalogue
        .iter()
        .filter(|language| language.manifest.wasm.is_some())
        .flat_map(|language| PROMISES.iter().map(move |promise| (language.manifest.clone(), promise)))
        .collect();
    let wrong: Vec<_> = stream::iter(all)
        .map(|(manifest, promise)| broken(manifest.name, manifest.extensions, promise))
        .buffer_unordered(AT_ONCE)
        .filter_map(async |wrong| wrong)
        .collect()
        .await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
