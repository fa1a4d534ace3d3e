//! The Docker runner for tests: images are made once, and each test's containers are gone when it ends.

use std::{collections::HashMap, env, panic::AssertUnwindSafe, path::PathBuf, sync::Arc};

use futures_util::FutureExt as _;
use runroom_languages::{ArtifactStore, Base, Catalogue, Containers};
use runroom_runtime::docker::{DockerProgram, DockerRunner, DockerSettings, Warm};
use tokio::sync::Mutex;

/// Programs by language, as far as their images were made by this process.
static PROGRAMS: Mutex<Option<HashMap<String, DockerProgram>>> = Mutex::const_new(None);

/// What has to be there, with commas between: what is not is a failure then, and not left out.
const REQUIRE: &str = "RUNROOM_REQUIRE";

/// Whether something that not every machine has must be there.
pub fn is_required(what: &str) -> bool {
    env::var(REQUIRE).is_ok_and(|all| all.split(',').any(|one| one.trim() == what))
}

/// A runner with these languages and `warm` containers of each, for a test; all its containers are gone afterwards,
/// however the test ends. Where there is no Docker engine, says so loudly and does nothing.
///
/// # Panics
/// As the test does; or where an engine is required and none is there.
pub async fn with_docker<T>(
    languages: &[&str],
    warm: usize,
    test: impl AsyncFnOnce(Arc<DockerRunner>) -> T,
) -> Option<T> {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let warm =
        |name: &&str| ((*name).to_owned(), Warm { count: warm, limits: runroom_runtime::Limits::default() });
    let settings = DockerSettings {
        socket: socket(),
        instances: folder.path().to_owned(),
        warm: languages.iter().map(warm).collect(),
        ..DockerSettings::default()
    };
    let runner = Arc::new(DockerRunner::new(settings));
    if let Err(error) = runner.reach().await {
        assert!(!is_required("docker"), "{error}");
        eprintln!(
            "NOT RUN: {error}. With a Docker engine this test runs; {REQUIRE}=docker makes its absence a failure."
        );
        return None;
    }
    for name in languages {
        let program = program(name, &runner).await;
        runner.install(name, program);
    }
    let ended = AssertUnwindSafe(test(Arc::clone(&runner))).catch_unwind().await;
    runner.shut_down().await;
    match ended {
        Ok(value) => Some(value),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

fn socket() -> PathBuf {
    let host = env::var("DOCKER_HOST").ok();
    let path = host.as_deref().and_then(|host| host.strip_prefix("unix://"));
    path.map_or_else(|| DockerSettings::default().socket, PathBuf::from)
}

/// What runs a language. Its image is made where it is not there.
async fn program(name: &str, runner: &Arc<DockerRunner>) -> DockerProgram {
    let mut programs = PROGRAMS.lock().await;
    let programs = programs.get_or_insert_default();
    if let Some(program) = programs.get(name) {
        return program.clone();
    }
    let catalogue = Catalogue::builtin().expect("the manifests are right");
    let cache = ArtifactStore::default_path().expect("there is a home");
    let store = Arc::new(ArtifactStore::open(cache).expect("there is a place for the cache"));
    let containers = Containers::new(catalogue, Arc::clone(runner), Base::default(), store);
    let made = containers.provision(&[name]).await.expect("the language is known");
    assert!(made.iter().all(|event| event.state.is_ready()), "{made:?}");
    let program = containers.program(name).await.expect("the engine answers").expect("the image was made");
    programs.insert(name.to_owned(), program.clone());
    program
}
