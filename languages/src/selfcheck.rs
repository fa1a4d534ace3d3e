//! Whether the limits of a language work on this machine: asked with programs that must meet them, before anybody
//! else's program runs.
//!
//! A host where a loop is not stopped, a timer does not fire or memory is not bounded would let one program take the
//! machine; a language that shows it is not offered.

use std::time::Duration;

use futures_util::future::try_join_all;
use runroom_runtime::{CompileLimits, Limits, Runner, RunnerError, Status};
use tokio::time::{error::Elapsed, timeout};

use crate::{
    Manifest,
    program::{self, Ran},
};

/// The wall time of canaries that must end by it.
const WALL: Duration = Duration::from_millis(50);
/// The fuel of the canary that must end by it: some ten milliseconds.
const FUEL: u64 = 20_000_000;
/// The wall time of canaries that must end by another limit.
const LONG: Duration = Duration::from_secs(10);
/// The time for compiling one, where programs are compiled: while other languages are, that takes its time.
const COMPILE: Duration = Duration::from_secs(300);
/// How late the end may come. Other languages may be compiling on every core: this tells late from never.
const LATE: Duration = Duration::from_secs(5);

/// Which limit does not work, and how that showed.
#[derive(Debug, thiserror::Error)]
pub enum SelfCheckError {
    /// A canary ended, but not by its limit.
    #[error("self-check: the {canary} canary must end with {expected} and ended with {status}{detail}")]
    Ended {
        /// The canary.
        canary: &'static str,
        /// How it must end.
        expected: &'static str,
        /// How it ended.
        status: &'static str,
        /// What else is known.
        detail: String,
    },
    /// A canary did not end.
    #[error("self-check: the {canary} canary must end within {limit:?} and still ran {LATE:?} later")]
    Endless {
        /// The canary.
        canary: &'static str,
        /// Its wall time limit.
        limit: Duration,
    },
    /// A canary was not run.
    #[error("self-check: the {canary} canary was not run: {error}")]
    NotRun {
        /// The canary.
        canary: &'static str,
        /// Why not.
        error: RunnerError,
    },
}

/// A program and the limit it must meet.
struct Canary<'a> {
    name: &'static str,
    code: &'a str,
    limits: Limits,
    expected: Status,
}

/// Runs a language's canaries: all at the same time, but one after another where each has to be compiled first.
///
/// # Errors
/// The first canary that did not end by its limit.
pub async fn self_check(runner: &dyn Runner, manifest: &Manifest) -> Result<(), SelfCheckError> {
    let canaries = canaries(manifest, runner.counts_fuel());
    let mut flights = canaries.into_iter().map(|canary| fly(runner, &manifest.name, canary));
    if manifest.wasm.as_ref().is_some_and(|wasm| wasm.compile.is_some()) {
        for flight in flights {
            flight.await?;
        }
        return Ok(());
    }
    try_join_all(&mut flights).await.map(drop)
}

fn canaries(manifest: &Manifest, counts_fuel: bool) -> Vec<Canary<'_>> {
    let Some(programs) = &manifest.self_check else { return Vec::new() };
    let compile = CompileLimits { wall_time: COMPILE, ..CompileLimits::default() };
    let limits = |wall_time, fuel| Limits { wall_time, fuel, compile: compile.clone(), ..Limits::default() };
    let endless = programs.endless.as_str();
    let mut canaries = vec![
        Canary { name: "endless loop", code: endless, limits: limits(WALL, None), expected: Status::Timeout },
        Canary {
            name: "allocation",
            code: &programs.alloc,
            limits: limits(LONG, None),
            expected: Status::MemoryLimit,
        },
    ];
    if counts_fuel {
        let limits = limits(LONG, Some(FUEL));
        canaries.push(Canary { name: "fuel", code: endless, limits, expected: Status::CpuLimit });
    }
    canaries.extend(programs.sleep.as_deref().map(|code| Canary {
        name: "sleep",
        code,
        limits: limits(WALL, None),
        expected: Status::Timeout,
    }));
    canaries
}

async fn fly(runner: &dyn Runner, language: &str, canary: Canary<'_>) -> Result<(), SelfCheckError> {
    let Canary { name, code, limits, expected } = canary;
    let limit = limits.wall_time;
    let ran =
        timeout(limits.compile.wall_time + limit + LATE, program::run(runner, language, code, limits)).await;
    let Ran { outcome, stderr, .. } = ran
        .map_err(|Elapsed { .. }| SelfCheckError::Endless { canary: name, limit })?
        .map_err(|error| SelfCheckError::NotRun { canary: name, error })?;
    if outcome.status == expected {
        return Ok(());
    }
    let last = stderr.lines().next_back().map(str::to_owned);
    let detail = outcome.message.or(last).map_or_else(String::new, |detail| format!(": {detail}"));
    Err(SelfCheckError::Ended {
        canary: name,
        expected: expected.as_str(),
        status: outcome.status.as_str(),
        detail,
    })
}
