//! Snapshots, and the cache of compiled modules: what is stored is what was started, and only what we stored is run.

use std::{cell::Cell, fs, os::unix::fs::PermissionsExt as _, path::PathBuf, sync::Arc};

use runroom_runtime::{
    Job, Status, StdinReader,
    wasm::{
        Arg, Call, GuestSource, Library, ModuleCache, Pause, PrepareStep, Recipe, Role, WasmRunner,
        WasmSettings,
    },
};
use runroom_tests::run::{job, run};
use tempfile::TempDir;
use tokio::task::block_in_place;

/// Exits with a number that its `learn` adds to: what it has learnt before the snapshot, and nothing later.
const LEARNER: &str = r#"(module
  (memory (export "memory") 1)
  (func (export "alloc") (param i32) (result i32) (i32.const 1024))
  (func (export "learn") (param $text i32) (param $length i32)
    (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (local.get $length))))
  (func (export "run") (result i32)
    (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (i32.const 1)))
    (i32.load (i32.const 0))))"#;

/// Asks, as a function that asyncify has made does, whether nothing is unwound, and exits.
const UNWINDER: &str = r#"(module
  (global (mut i32) (i32.const 0))
  (func (export "asyncify_get_state") (result i32) (global.get 0))
  (func (export "run") (result i32)
    (if (i32.eqz (global.get 0)) (then (return (i32.const 7))))
    (i32.const 8)))"#;

/// Opens its folder and keeps it open.
const HOLDER: &str = r#"(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (memory (export "memory") 1)
  (data (i32.const 64) "work")
  (func (export "hold") (result i32)
    (call $open (i32.const 3) (i32.const 0) (i32.const 64) (i32.const 4) (i32.const 2)
      (i64.const 0) (i64.const 0) (i32.const 0) (i32.const 16))))"#;

/// Counts to a number on its way to a file, and exits with it and what opening the file tells. It holds the folder before it
/// asks for the file, if its argument's name is longer than a letter.
const ASKER: &str = r#"(module
  (import "wasi_snapshot_preview1" "path_open"
    (func $open (param i32 i32 i32 i32 i32 i64 i64 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
  (memory (export "memory") 1)
  (global (mut i32) (i32.const 0))
  (data (i32.const 64) "work/source")
  (func $ask (param $length i32) (result i32)
    (call $open (i32.const 3) (i32.const 0) (i32.const 64) (local.get $length) (i32.const 0)
      (i64.const 2) (i64.const 0) (i32.const 0) (i32.const 16)))
  (func (export "_start") (local $n i32)
    (drop (call $args (i32.const 0) (i32.const 4)))
    (if (i32.gt_u (i32.load (i32.const 4)) (i32.const 2)) (then (drop (call $ask (i32.const 4)))))
    (loop $again
      (i32.store (i32.const 32) (i32.add (i32.load (i32.const 32)) (i32.const 10)))
      (br_if $again (i32.lt_u (local.tee $n (i32.add (local.get $n) (i32.const 1))) (i32.const 5))))
    (call $exit (i32.add (i32.add (i32.load (i32.const 32)) (local.get $n)) (call $ask (i32.const 11))))))"#;

struct Workshop {
    folder: TempDir,
    runner: WasmRunner,
}

impl Workshop {
    fn new() -> Self {
        let settings = WasmSettings { slots: 2, ..WasmSettings::default() };
        Self { folder: tempfile::tempdir().unwrap(), runner: WasmRunner::new(&settings).unwrap() }
    }

    fn cache(&self) -> ModuleCache {
        ModuleCache::open(self.folder.path().join("modules")).unwrap()
    }

    /// Prepares a guest and offers it as `guest`; returns whether it had to be compiled.
    fn prepare(&self, text: &str, snapshot: Vec<Call>) -> anyhow::Result<bool> {
        self.prepare_as(text, |recipe| recipe.snapshot = snapshot)
    }

    fn prepare_as(&self, text: &str, with: impl FnOnce(&mut Recipe)) -> anyhow::Result<bool> {
        let compiled = Cell::new(false);
        let mut recipe = Recipe {
            work_dir: "/work".to_owned(),
            root: "/".to_owned(),
            file_name: "main".to_owned(),
            args: vec!["{file}".to_owned()],
            translate: None,
            env: [].into(),
            hot: Vec::new(),
            graft: None,
            snapshot: Vec::new(),
            pause: None,
            launch: Call { export: "run".to_owned(), args: Vec::new() },
        };
        with(&mut recipe);
        let source = GuestSource {
            name: "guest",
            identity: text.to_owned(),
            wasm: &|| Ok(wat::parse_str(text)?),
            recipe,
            library: Arc::new(Library::default()),
            role: Role::Program,
        };
        let guest = self.runner.prepare(&self.cache(), source, &|step| {
            compiled.set(compiled.get() || step == PrepareStep::Compile);
        })?;
        self.runner.install("guest", guest);
        Ok(compiled.get())
    }

    async fn exit_code(&self) -> Option<i32> {
        run(&self.runner, job("guest", ""), StdinReader::empty()).await.outcome.exit_code
    }

    fn module(&self) -> PathBuf {
        let mut files =
            fs::read_dir(self.folder.path().join("modules")).unwrap().map(|entry| entry.unwrap().path());
        files.find(|path| path.extension().is_some_and(|kind| kind == "cwasm")).unwrap()
    }
}

fn learn(text: &str) -> Vec<Call> {
    let args = vec![Arg::Text { text: text.to_owned(), alloc: "alloc".to_owned() }];
    vec![Call { export: "learn".to_owned(), args }]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_snapshot_keeps_what_came_before_it_and_each_run_is_its_own() {
    let workshop = Workshop::new();
    assert!(block_in_place(|| workshop.prepare(LEARNER, learn("seven"))).unwrap());
    for _ in 0..3 {
        assert_eq!(workshop.exit_code().await, Some(5 + 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_stored_is_loaded_and_what_it_was_made_from_tells_it_apart() {
    let workshop = Workshop::new();
    let prepare = |snapshot| block_in_place(|| workshop.prepare(LEARNER, snapshot)).unwrap();
    assert!(prepare(learn("a")));
    assert!(!prepare(learn("a")), "the second time it is there");
    assert!(prepare(learn("abc")), "another snapshot is another module");
    assert_eq!(workshop.exit_code().await, Some(3 + 1));
    assert!(workshop.cache().size("guest") > 0);
    workshop.cache().remove("guest").unwrap();
    assert_eq!(workshop.cache().size("guest"), 0);
    assert!(prepare(learn("abc")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_that_is_stopped_within_its_call_goes_on_in_each_run() {
    const NOENT: i32 = 44;
    let workshop = Workshop::new();
    let prepare = |name: &str, file: &str| {
        let pause = Pause { args: vec![name.to_owned()], stdin: String::new(), file: file.to_owned() };
        block_in_place(|| {
            workshop.prepare_as(ASKER, |recipe| {
                (recipe.pause, recipe.launch) = (Some(pause), Call::default());
            })
        })
    };
    assert!(prepare("a", "/work/source").unwrap());
    for _ in 0..2 {
        assert_eq!(workshop.exit_code().await, Some(50 + 5 + NOENT));
        // The file is another one for each job.
        let job = Job { file_name: Some("source".to_owned()), ..job("guest", "") };
        assert_eq!(run(&workshop.runner, job, StdinReader::empty()).await.outcome.exit_code, Some(50 + 5));
    }
    assert!(!prepare("a", "/work/source").unwrap());
    assert!(prepare("b", "/work/source").unwrap(), "other arguments are another snapshot");

    let refused = |name, file| format!("{:#}", prepare(name, file).unwrap_err());
    let told = refused("a", "/work/other");
    assert!(told.contains("it did not ask for /work/other"), "{told}");
    let told = refused("longer", "/work/source");
    assert!(told.contains("a snapshot keeps no files, and the guest has 1 open"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_hot_is_made_fast_and_is_told_apart() {
    let workshop = Workshop::new();
    let prepare =
        |hot: &[u32]| block_in_place(|| workshop.prepare_as(UNWINDER, |recipe| recipe.hot = hot.to_vec()));
    assert!(prepare(&[]).unwrap());
    assert!(prepare(&[1]).unwrap(), "other functions are another module");
    assert_eq!(workshop.exit_code().await, Some(7));
    assert!(!prepare(&[1]).unwrap());
    let refused = format!("{:#}", prepare(&[5]).unwrap_err());
    assert!(
        refused.ends_with("hot functions of guest fast: function 5 is not one of the module's own"),
        "{refused}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_grafted_onto_a_guest_is_in_its_place_and_is_told_apart() {
    let workshop = Workshop::new();
    let prepare = |hot: &[u32], graft: &str| {
        block_in_place(|| {
            workshop.prepare_as(UNWINDER, |recipe| {
                (recipe.hot, recipe.graft) = (hot.to_vec(), Some(graft.to_owned()));
            })
        })
    };
    let more = r#"(module
      (import "guest" "function 1" (func $was (result i32)))
      (func (export "function 1") (result i32) (i32.add (call $was) (i32.const 30))))"#;
    assert!(prepare(&[], more).unwrap());
    assert_eq!(workshop.exit_code().await, Some(37));
    assert!(!prepare(&[], more).unwrap());
    assert!(prepare(&[], &more.replace("30", "40")).unwrap(), "another graft is another module");
    assert_eq!(workshop.exit_code().await, Some(47));
    assert!(prepare(&[1], more).unwrap());
    assert_eq!(workshop.exit_code().await, Some(37), "it is grafted onto what is fast");
    let refused = format!("{:#}", prepare(&[], "(module (func (export \"function 5\")))").unwrap_err());
    assert_eq!(refused, "cannot graft onto guest: function 5 is not one of the guest's own");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_module_that_is_not_as_it_was_stored_is_made_again() {
    let workshop = Workshop::new();
    let prepare = || block_in_place(|| workshop.prepare(LEARNER, learn("a"))).unwrap();
    assert!(prepare());
    let (module, right) = (workshop.module(), fs::read(workshop.module()).unwrap());
    let mut flipped = right.clone();
    flipped[right.len() / 2] ^= 1;
    for wrong in [flipped, right[..right.len() / 2].to_vec(), Vec::new(), b"\x7fELF another's".to_vec()] {
        // Another file of this name: what runs from the old one goes on.
        fs::remove_file(&module).unwrap();
        fs::write(&module, wrong).unwrap();
        fs::set_permissions(&module, fs::Permissions::from_mode(0o600)).unwrap();
        assert!(prepare(), "it was believed");
        assert_eq!(fs::read(&module).unwrap().len(), right.len());
        assert_eq!(workshop.exit_code().await, Some(2));
    }
    // Right, but others may write to it.
    fs::set_permissions(&module, fs::Permissions::from_mode(0o666)).unwrap();
    assert!(prepare(), "it was believed");
}

#[test]
fn a_cache_that_others_may_write_to_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
    let refused = ModuleCache::open(folder.path()).unwrap_err().to_string();
    assert!(refused.contains("nobody else may write to"), "{refused}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_snapshot_that_would_keep_an_open_file_is_refused() {
    let workshop = Workshop::new();
    let hold = vec![Call { export: "hold".to_owned(), args: Vec::new() }];
    let refused = block_in_place(|| workshop.prepare(HOLDER, hold)).unwrap_err();
    assert!(format!("{refused:#}").contains("keeps no files, and the guest has 1 open"), "{refused:#}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guest_whose_start_fails_is_told_with_what_it_said() {
    let workshop = Workshop::new();
    let missing = vec![Call { export: "nothing".to_owned(), args: Vec::new() }];
    let refused = block_in_place(|| workshop.prepare(LEARNER, missing)).unwrap_err();
    assert!(format!("{refused:#}").contains("no function \"nothing\""), "{refused:#}");
    let ran = run(runroom_tests::guests::runner(), job("read_stdin", ""), StdinReader::empty()).await;
    assert_eq!(ran.outcome.status, Status::Success, "nobody else is harmed");
}
