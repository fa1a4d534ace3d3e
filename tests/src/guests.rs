//! The small guests of `tests/guests`, one for each thing that a hostile program may do.

use std::{
    collections::BTreeMap,
    path::Path,
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
        let settings = WasmSettings { slots: 16, threads: Some(2), ..WasmSettings::default() };
        let runner = WasmRunner::new(&settings).expect("this machine runs WebAssembly");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("guests");
        for entry in folder.read_dir().expect("there are guests") {
            let path = entry.expect("the folder can be read").path();
            let name = path.file_stem().and_then(|name| name.to_str()).expect("guests have plain names");
            let text = std::fs::read(&path).expect("a guest can be read");
            install(&runner, name, &text);
        }
        runner
    })
}

/// Offers a module, as text or binary, as a language.
///
/// # Panics
/// When it does not compile.
pub fn install(runner: &WasmRunner, name: &str, module: &[u8]) {
    let recipe = Recipe {
        work_dir: "/work".to_owned(),
        root: "/".to_owned(),
        file_name: "main".to_owned(),
        args: vec!["{file}".to_owned()],
        env: BTreeMap::new(),
        snapshot: Vec::new(),
        launch: Call::default(),
    };
    let wasm = wat::parse_bytes(module).unwrap_or_else(|error| panic!("{name}: {error}"));
    let guest = runner.load(&wasm, recipe, Arc::new(Library::default()));
    runner.install(name, guest.unwrap_or_else(|error| panic!("{name}: {error:#}")));
}
