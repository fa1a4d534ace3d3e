//! Whether the engine keeps limits on this machine: asked with programs that must meet them, before anybody else's runs.

use std::{collections::BTreeMap, time::Duration};

use runroom_runtime::{
    Limits, Status,
    docker::{DockerProgram, DockerRecipe, DockerRunner},
};

use crate::program;

/// The name under which they run: no language has it, for the dot.
pub(super) const NAME: &str = "self.check";

/// A program of the shell, and how it must end.
struct Canary {
    name: &'static str,
    code: &'static str,
    expected: Status,
}

const CANARIES: [Canary; 5] = [
    Canary { name: "endless loop", code: "while :; do :; done", expected: Status::Timeout },
    Canary { name: "memory", code: "exec tail /dev/zero", expected: Status::MemoryLimit },
    Canary { name: "disk", code: "exec head -c 40000000 /dev/zero >file", expected: Status::DiskLimit },
    // Twenty are more than ten, with the few that are the container's own.
    Canary {
        name: "processes",
        code: "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do sleep 5 & done; exit 0",
        expected: Status::RuntimeError,
    },
    // Not root, no network but its own, nothing to be written outside.
    Canary {
        name: "isolation",
        code: "[ $(id -u) != 0 ] && [ \"$(echo /sys/class/net/*)\" = /sys/class/net/lo ] && ! touch /file 2>/dev/null",
        expected: Status::Success,
    },
];

/// Runs them all, in an image that has a shell.
///
/// # Errors
/// Which limit is not kept, and how that showed.
pub(super) async fn check(runner: &DockerRunner, image: &str) -> Result<(), String> {
    let recipe = DockerRecipe {
        file_name: "check.sh".to_owned(),
        compile: Vec::new(),
        command: ["sh", "{file}"].map(str::to_owned).to_vec(),
        env: BTreeMap::new(),
    };
    runner.install(NAME, DockerProgram { image: image.to_owned(), recipe });
    let mut found = Ok(());
    for canary in CANARIES {
        found = fly(runner, canary).await;
        if found.is_err() {
            break;
        }
    }
    runner.remove(NAME);
    found
}

async fn fly(runner: &DockerRunner, canary: Canary) -> Result<(), String> {
    let Canary { name, code, expected } = canary;
    let limits = Limits {
        wall_time: Duration::from_millis(if expected == Status::Timeout { 100 } else { 10_000 }),
        memory_bytes: 64 << 20,
        disk_bytes: 16 << 20,
        processes: 10,
        ..Limits::default()
    };
    let ran = program::run(runner, NAME, code, limits).await.map_err(|error| format!("{name}: {error}"))?;
    if ran.outcome.status == expected {
        return Ok(());
    }
    let (expected, status) = (expected.as_str(), ran.outcome.status.as_str());
    Err(format!("the {name} canary must end with {expected} and ended with {status}: {}", ran.stderr.trim()))
}
