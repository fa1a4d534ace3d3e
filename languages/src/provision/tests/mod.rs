//! Provisioning a very small language for real: into a store, a module cache and a runner, from an archive on a shelf.

mod shelf;

use std::{fs, os::unix::fs::FileExt as _, sync::atomic::Ordering};

use runroom_runtime::{Runner as _, wasm::WasmSettings};

use super::*;
use shelf::{ECHO, Shelf, built, catalogue, two_languages};

/// A machine: what stays when a server starts again is its folder.
struct Machine {
    _folder: tempfile::TempDir,
    cache: std::path::PathBuf,
}

impl Machine {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { cache: folder.path().join("cache"), _folder: folder }
    }

    /// A server that starts on it.
    fn start(&self, shelf: &Arc<Shelf>) -> Provisioner {
        self.start_with(catalogue(""), shelf)
    }

    fn start_with(&self, catalogue: Catalogue, shelf: &Arc<Shelf>) -> Provisioner {
        let settings = WasmSettings { slots: 8, ..WasmSettings::default() };
        let runner = Arc::new(WasmRunner::new(&settings).unwrap());
        let store = ArtifactStore::open(&self.cache).unwrap();
        Provisioner::with_fetch(catalogue, store, runner, Arc::clone(shelf) as Arc<dyn Fetch>).unwrap()
    }

    fn staged(&self) -> usize {
        fs::read_dir(self.cache.join("staging")).unwrap().count()
    }
}

async fn provision(provisioner: &Provisioner) -> State {
    provisioner.provision(&[ECHO]).await.unwrap().remove(0).state
}

fn reason(state: State) -> String {
    match state {
        State::Failed { reason } => reason,
        other => panic!("{other:?} is no failure"),
    }
}

#[tokio::test]
async fn a_language_is_fetched_once_and_ready_offline_from_then_on() {
    let (machine, shelf) = (Machine::new(), Shelf::full());
    let first = machine.start(&shelf);
    let mut events = first.events();
    assert!(!first.list()[0].installed);
    assert!(provision(&first).await.is_ready());
    first.verify(ECHO).await.unwrap();
    assert!(first.list()[0].installed);
    assert_eq!(machine.staged(), 0);
    let mut seen = Vec::new();
    while let Ok(Event { state, .. }) = events.try_recv() {
        seen.push(state);
    }
    assert!(
        matches!(&seen[0], State::Fetching { done: 0, total, .. } if *total == shelf.bytes()),
        "{seen:?}"
    );
    assert!(seen.contains(&State::Preparing { step: "compiling" }), "{seen:?}");
    assert!(seen.last().unwrap().is_ready());

    let offline = Shelf::empty();
    let second = machine.start(&offline);
    assert!(provision(&second).await.is_ready());
    second.verify("ec").await.unwrap();
    assert_eq!((shelf.fetched(), offline.fetched()), (1, 0));
}

#[tokio::test]
async fn two_servers_that_start_at_once_fetch_once() {
    let (machine, shelf) = (Machine::new(), Shelf::full());
    let (one, other) = (machine.start(&shelf), machine.start(&shelf));
    let (one, other) = tokio::join!(provision(&one), provision(&other));
    assert!(one.is_ready() && other.is_ready(), "{one:?} {other:?}");
    assert_eq!(shelf.fetched(), 1);
}

#[tokio::test]
async fn a_corrupt_file_is_told_by_verify_and_fetched_again() {
    let (machine, shelf) = (Machine::new(), Shelf::full());
    let provisioner = machine.start(&shelf);
    assert!(provision(&provisioner).await.is_ready());
    let module = provisioner.store().object(Sha256::of(&shelf.module));
    fs::File::options().write(true).open(&module).unwrap().write_at(b"X", 0).unwrap();
    let told = provisioner.verify(ECHO).await.unwrap_err().to_string();
    assert!(told.contains("is corrupt: its SHA-256 is"), "{told}");
    assert_eq!(
        provisioner.verify(ECHO).await.unwrap_err().to_string(),
        "echo is not installed: runroom languages install echo"
    );

    let next = machine.start(&shelf);
    assert!(provision(&next).await.is_ready());
    next.verify(ECHO).await.unwrap();
    assert_eq!(shelf.fetched(), 2);
}

#[tokio::test]
async fn a_corrupt_file_is_found_at_the_next_start_and_fetched_again() {
    let (machine, shelf) = (Machine::new(), Shelf::full());
    let first = machine.start(&shelf);
    assert!(provision(&first).await.is_ready());
    let module = first.store().object(Sha256::of(&shelf.module));
    fs::File::options().write(true).open(&module).unwrap().write_at(b"X", 0).unwrap();

    let next = machine.start(&shelf);
    assert!(provision(&next).await.is_ready());
    next.verify(ECHO).await.unwrap();
    assert_eq!(shelf.fetched(), 2);
}

#[tokio::test]
async fn a_language_does_not_wait_for_another_that_takes_long() {
    let (machine, shelf) = (Machine::new(), Shelf::stuck());
    let provisioner = machine.start_with(two_languages(), &shelf);
    let ready = async {
        let mut state = provisioner.state("quick").unwrap();
        assert!(
            state.wait_for(|state| state.is_settled() && *state != State::Pending).await.unwrap().is_ready()
        );
        assert!(matches!(*provisioner.state(ECHO).unwrap().borrow(), State::Fetching { .. }));
    };
    tokio::select! {
        states = provisioner.provision(&[ECHO, "quick"]) => panic!("{states:?}"),
        () = ready => {}
    }
}

#[tokio::test]
async fn what_is_fetched_and_not_what_it_should_be_is_refused() {
    let machine = Machine::new();
    let wrong = Shelf::wrong();
    let told = reason(provision(&machine.start(&wrong)).await);
    assert!(
        told.starts_with("what was fetched as echo-1.0.0.whl of echo 1.0.0 is refused: its SHA-256 is"),
        "{told}"
    );
    assert!(told.contains(&Sha256::of(b"wrong").to_string()), "{told}");
    assert_eq!(machine.staged(), 0);
    assert!(provision(&machine.start(&Shelf::full())).await.is_ready());
}

#[tokio::test]
async fn what_is_built_is_believed_for_its_digest_and_built_once() {
    let (machine, shelf) = (Machine::new(), Shelf::full());
    let good =
        "mkdir made; cp $FROM/echo.wasm made/guest.wasm; test -f {folder}/language.toml; echo > $HOME/x";
    let first = machine.start_with(built(good), &shelf);
    assert!(provision(&first).await.is_ready());
    first.verify(ECHO).await.unwrap();
    assert_eq!(machine.staged(), 0);
    assert!(provision(&machine.start_with(built("exit 1"), &Shelf::empty())).await.is_ready());

    for (script, told) in [
        (
            "yes words | head -n 200000 >&2; echo so it goes >&2; exit 3",
            "cannot build what echo 1.0.0 is fetched for: exit status: 3 (so it goes); ",
        ),
        (
            "mkdir made; echo no > made/guest.wasm",
            "made/guest.wasm of echo-1.0.0.whl is corrupt: its SHA-256 is ",
        ),
        ("true", "cannot read made/guest.wasm: "),
    ] {
        let machine = Machine::new();
        let failed = reason(provision(&machine.start_with(built(script), &shelf)).await);
        assert!(failed.starts_with(told), "{failed}");
        assert_eq!(machine.staged(), 0);
    }
}

#[tokio::test]
async fn a_failed_fetch_says_what_why_and_what_to_do_and_is_tried_again() {
    let machine = Machine::new();
    let shelf = Shelf::empty();
    let provisioner = machine.start(&shelf);
    let told = reason(provision(&provisioner).await);
    let incoming = provisioner.store().incoming();
    assert_eq!(
        told,
        format!(
            "cannot fetch echo 1.0.0 from PyPI: there is no pip on this machine; install it, or put echo-1.0.0.whl \
             into {} by hand; the next start tries again",
            incoming.display()
        )
    );
    // By hand, as it says.
    fs::write(incoming.join("echo-1.0.0.whl"), &Shelf::full().archive).unwrap();
    assert!(provision(&provisioner).await.is_ready());
    assert_eq!(shelf.fetched(), 1);
}

#[tokio::test]
async fn an_interrupted_fetch_leaves_nothing() {
    let (machine, shelf) = (Machine::new(), Shelf::stuck());
    let provisioner = machine.start(&shelf);
    let mut state = provisioner.state(ECHO).unwrap();
    tokio::select! {
        state = provision(&provisioner) => panic!("{state:?}"),
        // What `wait_for` returns locks the state: dropped before the fetch is, which tells of its end.
        () = async { drop(state.wait_for(|state| matches!(state, State::Fetching { done, .. } if *done > 0)).await) } => {}
    }
    assert_eq!(provisioner.state(ECHO).unwrap().borrow().clone(), State::Pending);
    assert_eq!(machine.staged(), 0);
    assert!(provision(&machine.start(&Shelf::full())).await.is_ready());
}

#[tokio::test]
async fn a_language_whose_limits_do_not_work_is_not_offered() {
    let (machine, shelf) = (Machine::new(), Shelf::full());
    let provisioner = machine.start_with(catalogue("Not a sleep"), &shelf);
    let told = reason(provision(&provisioner).await);
    assert_eq!(told, "self-check: the sleep canary must end with timeout and ended with success");
    assert!(!provisioner.workshop.runner.is_ready(ECHO));
}

#[tokio::test]
async fn limits_that_were_found_to_work_are_not_checked_again_on_the_same_machine() {
    let (machine, shelf) = (Machine::new(), Shelf::full());
    assert!(provision(&machine.start(&shelf)).await.is_ready());
    let vouched = machine.cache.join("vouched").join(ECHO);
    let found = fs::read_to_string(&vouched).unwrap();
    assert!(provision(&machine.start(&shelf)).await.is_ready());
    assert_eq!(fs::read_to_string(&vouched).unwrap(), found, "a second check would stand in a second line");

    // A language that has changed is another: its check fails, and nothing vouches for it.
    let changed = machine.start_with(catalogue("Not a sleep"), &shelf);
    assert!(reason(provision(&changed).await).starts_with("self-check: "));
    assert_eq!(fs::read_to_string(&vouched).unwrap(), found);
}

#[tokio::test]
async fn a_removed_language_is_gone_and_can_be_installed_again() {
    let (machine, shelf) = (Machine::new(), Shelf::full());
    let provisioner = machine.start(&shelf);
    assert!(provision(&provisioner).await.is_ready());
    assert!(provisioner.list()[0].bytes_stored > shelf.module.len() as u64);
    provisioner.remove(ECHO).await.unwrap();
    assert!(!provisioner.workshop.runner.is_ready(ECHO));
    let listing = provisioner.list().remove(0);
    assert_eq!((listing.installed, listing.bytes_stored), (false, 0));
    assert_eq!((listing.state, listing.bytes_to_fetch), (State::Pending, shelf.bytes()));
    assert!(provision(&provisioner).await.is_ready());
    assert_eq!(shelf.fetches.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn an_unknown_name_is_refused_before_anything_is_done() {
    let (machine, shelf) = (Machine::new(), Shelf::full());
    let provisioner = machine.start(&shelf);
    let told = provisioner.provision(&[ECHO, "cobol"]).await.unwrap_err().to_string();
    assert_eq!(told, "language \"cobol\" is not in the catalogue");
    assert_eq!(shelf.fetched(), 0);
}
