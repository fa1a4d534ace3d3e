//! The WebAssembly backend.
//!
//! ```text
//! prepare ── wasm ──► snapshot (started once) ──► Cranelift ──► ModuleCache
//!                                                                  │ mapped
//! run ── Job ──► slot ──► (compilers ──► product) ──► instance (copy-on-write) ── launch ──► Outcome
//!                            │
//!                         Wasi: stdio pipes, file tree in memory, clocks, sleep
//! ```

mod cache;
mod diagnostics;
mod engine;
mod executor;
mod invoke;
mod kept;
mod library;
mod limiter;
mod prepare;
mod product;
mod recipe;
mod results;
mod run;
mod runner;
mod toolchain;
mod wasi;

pub use cache::ModuleCache;
pub use engine::WasmSettings;
pub use library::{Library, LibraryFile};
pub use prepare::{Guest, GuestSource, PrepareStep};
pub use product::{ChildCommand, serve_child};
pub use recipe::{Arg, Call, Recipe};
pub use runner::{Program, WasmRunner};
pub use toolchain::{CompileRecipe, CompileStep, MadeFile, Toolchain};
