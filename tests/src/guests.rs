//! The small guests of `tests/guests`, one for each thing that a hostile program may do.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use runroom_runtime::wasm::{Call, Library, Recipe, WasmRunner, WasmSettings};

/// A runner that has every small guest as a language of its name.
///
/// # Panics
/// When a guest does not compile.
pub fn runner() -> &'static WasmRunner {
    static RUNNER: OnceLock<WasmRunner> = OnceLock::new();
    RUNNER.get_or_init(|| {
        let settings = WasmSettings { slots: 16, ..WasmSettings::default() };
        let runner = WasmRunner::new(&settings).expect("this machine runs WebAssembly");
        for entry in folder().read_dir().expect("there are guests") {
            let path = entry.expect("the folder can be read").path();
            let name = path.file_stem().and_then(|name| name.to_str()).expect("guests have plain names");
            install(&runner, name, &wasm(name));
        }
        runner
    })
}

/// The module of a small guest.
///
/// # Panics
/// When there is none of that name.
pub fn wasm(name: &str) -> Vec<u8> {
    let path = folder().join(name).with_extension("wat");
    wat::parse_file(&path).unwrap_or_else(|error| panic!("{error}"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("guests")
}

/// Offers a module, as a language.
///
/// # Panics
/// When it does not compile.
pub fn install(runner: &WasmRunner, name: &str, module: &[u8]) {
    let recipe = Recipe {
        work_dir: "/work".to_owned(),
        root: "/".to_owned(),
        file_name: "main".to_owned(),
        args: vec!["{file}".to_owned()],
        translate: None,
        env: BTreeMap::new(),
        hot: Vec::new(),
        graft: None,
        pause: None,
        snapshot: Vec::new(),
        launch: Call::default(),
    };
    let guest = runner.load(module, recipe, Arc::new(Library::default()));
    runner.install(name, guest.unwrap_or_else(|error| panic!("{name}: {error:#}")));
}
