//! The Docker backend: languages that have no WebAssembly build, each job in a container of its own.
//!
//! ```text
//! DockerRunner ── watch (watch.rs)     asks the engine whether it is there; removes what dead servers left
//!   ├─ pool (pool/)                    containers that are started and wait, none used twice
//!   ├─ reaper (reaper.rs)              removes containers that are done with
//!   └─ a job (work.rs)                 compilers' container, then the program's
//!       ├─ stage (stage.rs)            script ──► stdin │ container │ stdout, stderr ──► report
//!       └─ verdict (verdict.rs)        report ──► Outcome
//! ```
//!
//! A container's own process is a small shell program (`script.rs`) that waits for its stdin to tell it what to do.
//! That is how sources get into a container that can be started ahead of the job: nothing is copied by a path, on the host
//! or by the engine, so that no link in a container can lead anywhere. The program is a child of that shell, which reaps
//! whatever is left behind, and tells in the end how the program ended and what the kernel counted.
//!
//! What that shell tells about a program could be told by the program too, if it reads the shell's memory. It may lie about
//! itself that way, and about nothing else: limits are kept by the kernel and, where time and output are concerned, here.

mod container;
mod engine;
mod image;
mod instance;
mod pool;
mod product;
mod reaper;
mod recipe;
mod report;
mod runner;
mod script;
mod shape;
mod stage;
mod verdict;
mod watch;
mod work;

pub use engine::EngineError;
pub use image::{Image, Images};
pub use recipe::{DockerProgram, DockerRecipe};
pub use runner::{Arrivals, DockerRunner, DockerSettings, Warm};
