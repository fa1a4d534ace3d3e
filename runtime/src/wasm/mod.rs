//! The WebAssembly backend.
//!
//! ```text
//! prepare ── wasm ──► snapshot (started once) ──► Cranelift ──► ModuleCache
//!                                                                  │ mapped
//! run ── Job ──► slot ──► instance (copy-on-write) ── launch ──► Outcome
//!                            │
//!                         Wasi: stdio pipes, file tree in memory, clocks, sleep
//! ```

mod cache;
mod engine;
mod executor;
mod invoke;
mod library;
mod limiter;
mod prepare;
mod recipe;
mod runner;
mod wasi;

pub use cache::ModuleCache;
pub use engine::WasmSettings;
pub use library::{Library, LibraryFile};
pub use prepare::{Guest, GuestSource, PrepareStep};
pub use recipe::{Arg, Call, Recipe};
pub use runner::WasmRunner;
