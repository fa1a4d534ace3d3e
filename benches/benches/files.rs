//! What a guest's files cost: the file tree in memory against folders of the host, as wasmtime-wasi offers them.
//!
//! Two guests: one that touches no file, whose time is that of making and removing the scratch space; one that makes,
//! writes, reads and removes a file a hundred times.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up fails there and then")]

use criterion::{Criterion, criterion_group, criterion_main};
use runroom_runtime::{Status, StdinReader};
use runroom_tests::{
    guests,
    run::{job, run},
};
use wasmtime::{Config, Engine, Linker, Module, Store};
use wasmtime_wasi::{
    FsPerms, WasiCtxBuilder,
    p1::{self, WasiP1Ctx},
};

const GUESTS: [&str; 2] = ["read_stdin", "files_churn"];

fn files(c: &mut Criterion) {
    let tokio = tokio::runtime::Runtime::new().expect("a runtime can be made");
    for name in GUESTS {
        let mut group = c.benchmark_group(format!("files/{name}"));
        group.bench_function("memory", |b| {
            b.to_async(&tokio).iter(|| async {
                let ran = run(guests::runner(), job(name, ""), StdinReader::empty()).await;
                assert_eq!(ran.outcome.status, Status::Success);
            });
        });

        let engine = Engine::new(&Config::new()).expect("an engine can be made");
        let wasm = guests::wasm(name);
        let module = Module::new(&engine, &wasm).expect("the guest compiles");
        let mut linker: Linker<WasiP1Ctx> = Linker::new(&engine);
        p1::add_to_linker_async(&mut linker, |wasi| wasi).expect("nothing is there twice");
        let pre = linker.instantiate_pre(&module).expect("the guest's imports are there");
        group.bench_function("host folder", |b| {
            b.to_async(&tokio).iter(|| async {
                // A folder a job, as it would have to be: made, opened, and removed with all that is in it.
                let folder = tempfile::tempdir().expect("a folder can be made");
                std::fs::create_dir(folder.path().join("work")).expect("a folder can be made");
                let mut wasi = WasiCtxBuilder::new();
                wasi.preopened_dir(folder.path(), "/", FsPerms::ReadWrite).expect("the folder is there");
                let mut store = Store::new(&engine, wasi.build_p1());
                let instance = pre.instantiate_async(&mut store).await.expect("there is room");
                let start = instance.get_typed_func::<(), ()>(&mut store, "_start").expect("guests start");
                start.call_async(&mut store, ()).await.expect("the guest ends well");
            });
        });
    }
}

criterion_group!(benches, files);
criterion_main!(benches);
