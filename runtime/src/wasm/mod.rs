//! The WebAssembly backend.
//!
//! ```text
//! prepare ── wasm ──► asyncify, graft ──► snapshot (started once), paused ──► instrument, arguments ──► Cranelift ──► ModuleCache
//!                                                                                                                 │ mapped
//! run ── Job ──► slot ──► (compilers ──► product) ──► instance (copy-on-write) ── launch ──► Outcome
//!                            │
//!                         Wasi: stdio pipes, file tree in memory, clocks, sleep
//! ```

mod arguments;
mod asyncify;
mod cache;
mod child;
mod clock;
mod engine;
mod functions;
mod graft;
mod instrument;
mod invoke;
mod kept;
mod library;
mod limiter;
mod paused;
mod prepare;
mod recipe;
mod resident;
mod results;
mod run;
mod runner;
mod safepoint;
mod threads;
mod toolchain;
mod translate;
mod trunk;
mod wasi;

pub use cache::ModuleCache;
pub use child::{ChildCommand, Translation, serve_child};
pub use engine::WasmSettings;
pub use library::{Library, LibraryFile};
pub use prepare::{Guest, GuestSource, PrepareStep, Role};
pub use recipe::{Arg, Call, Pause, Recipe};
pub use runner::{Program, WasmRunner};
pub use toolchain::{
    BranchStep, CompileRecipe, CompileStep, Compiler, Each, MadeFile, Toolchain, TrunkRecipe,
};
