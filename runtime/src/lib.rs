//! Sandboxed execution of untrusted programs.
//!
//! A [`Job`] goes to a [`Runner`], which streams what the guest prints and says in an [`Outcome`] how it ended. This
//! crate knows no language and no room: it is told what to run by whoever installs guests in a runner.

mod diagnostics;
pub mod docker;
mod job;
mod limits;
mod outcome;
mod output;
mod runner;
mod stdin;
pub mod wasm;

pub use job::{Job, JobIo, SourceFile};
pub use limits::{CompileLimits, LimitExceeded, Limits};
pub use outcome::{Diagnostic, Outcome, OutputFile, Status, Truncated};
pub use output::{Chunk, OutputFull, OutputReader, OutputWriter, Stream, output};
pub use runner::{Router, Run, Runner, RunnerError, Slots};
pub use stdin::{StdinReader, StdinWriter, stdin};
