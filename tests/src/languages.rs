//! Languages, provisioned once for all tests of a process, from the cache that the command uses too.

use std::{
    path::Path,
    process::ExitCode,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicBool, Ordering},
    },
};

use runroom_languages::{ArtifactStore, Catalogue, Provisioner, State};
use runroom_runtime::wasm::{ChildCommand, WasmRunner, WasmSettings, serve_child};
use tokio::runtime::Runtime;

/// Languages and the runner that runs them.
#[derive(Clone)]
pub struct Languages {
    /// Brings languages to the runner.
    pub provisioner: Arc<Provisioner>,
    /// Runs them.
    pub runner: Arc<WasmRunner>,
}

/// Each test has a runtime that ends with it; what is provisioned for all needs one that does not.
static BACKGROUND: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime can be made"));

static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| from_the_cache(false));
static COUNTING: LazyLock<Languages> = LazyLock::new(|| from_the_cache(true));

fn from_the_cache(count_fuel: bool) -> Languages {
    let settings = WasmSettings { count_fuel, child: Some(child()), ..WasmSettings::default() };
    let runner = Arc::new(WasmRunner::new(&settings).expect("this machine runs WebAssembly"));
    let catalogue = Catalogue::builtin().expect("the manifests are right");
    let store = ArtifactStore::open(ArtifactStore::default_path().expect("there is a home"))
        .expect("there is a place for the cache");
    let provisioner = Provisioner::new(catalogue, store, Arc::clone(&runner)).expect("the cache can be used");
    Languages { provisioner: Arc::new(provisioner), runner }
}

/// The word that makes a program which calls [`be_a_child`] a child.
const SERVE_CHILD: &str = "serve-child";

/// Whether this program asks [`be_a_child`], and so can be a child itself.
static HAS_MAIN: AtomicBool = AtomicBool::new(false);

/// Does the work of a child, where this process was started to do that. For programs that have a `main` of their own; tests
/// have none, and find a program beside them that does nothing else.
pub fn be_a_child() -> Option<ExitCode> {
    HAS_MAIN.store(true, Ordering::Relaxed);
    std::env::args().nth(1).is_some_and(|arg| arg == SERVE_CHILD).then(serve_child)
}

fn child() -> ChildCommand {
    let this = std::env::current_exe().expect("this program has a path");
    let beside = this.parent().and_then(Path::parent).map(|folder| folder.join(SERVE_CHILD));
    match beside.filter(|path| !HAS_MAIN.load(Ordering::Relaxed) && path.is_file()) {
        Some(program) => ChildCommand { program, args: Vec::new() },
        None => ChildCommand { program: this, args: vec![SERVE_CHILD.into()] },
    }
}

/// All languages, whether they are ready or not.
pub fn languages() -> &'static Languages {
    &LANGUAGES
}

/// The runner, as soon as it has a language. The first run on a machine fetches and compiles it, which takes minutes.
///
/// # Panics
/// When the language cannot be had.
pub async fn ready(name: &str) -> &'static WasmRunner {
    ready_in(&LANGUAGES, name).await
}

/// The same with a runner that counts fuel.
///
/// # Panics
/// When the language cannot be had.
pub async fn ready_counting(name: &str) -> &'static WasmRunner {
    ready_in(&COUNTING, name).await
}

async fn ready_in(languages: &'static Languages, name: &str) -> &'static WasmRunner {
    let mut state = languages.provisioner.state(name).expect("the language is known");
    let wanted = name.to_owned();
    let provisioned = BACKGROUND.spawn(async move {
        languages.provisioner.provision(&[&wanted]).await.expect("the language is known");
    });
    provisioned.await.expect("provisioning does not panic");
    let state = state.borrow_and_update().clone();
    assert!(matches!(state, State::Ready { .. }), "{name}: {state:?}");
    &languages.runner
}
