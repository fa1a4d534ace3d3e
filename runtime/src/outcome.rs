//! How a run ended.

use std::time::Duration;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

/// How a run ended, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The program ended by itself with exit code 0.
    Success,
    /// The program ended by itself with another exit code, or crashed.
    RuntimeError,
    /// The program did not compile; see [`Outcome::diagnostics`].
    CompileError,
    /// [`Limits::wall_time`](crate::Limits::wall_time) passed.
    Timeout,
    /// [`Limits::fuel`](crate::Limits::fuel) was spent.
    CpuLimit,
    /// The program asked for more than [`Limits::memory_bytes`](crate::Limits::memory_bytes) and failed for it.
    MemoryLimit,
    /// [`Limits::output_bytes`](crate::Limits::output_bytes) was passed; what came before is kept.
    OutputLimit,
    /// The program asked for more than its scratch space holds and failed for it.
    DiskLimit,
    /// The run was cancelled from outside.
    Cancelled,
    /// The fault is ours. The program may be run again.
    InternalError,
}

impl Status {
    /// The word used in the protocol, in logs and in metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::RuntimeError => "runtime_error",
            Self::CompileError => "compile_error",
            Self::Timeout => "timeout",
            Self::CpuLimit => "cpu_limit",
            Self::MemoryLimit => "memory_limit",
            Self::OutputLimit => "output_limit",
            Self::DiskLimit => "disk_limit",
            Self::Cancelled => "cancelled",
            Self::InternalError => "internal_error",
        }
    }
}

/// How a run ended, and what it used. What it printed went to its [`OutputWriter`](crate::OutputWriter).
#[derive(Debug, Clone)]
pub struct Outcome {
    /// How it ended.
    pub status: Status,
    /// The exit code, where the program ended by itself.
    pub exit_code: Option<i32>,
    /// The signal that ended it, by name, on backends that have signals.
    pub signal: Option<String>,
    /// One sentence for a person where the status alone does not tell why: the trap, the limit that was met.
    pub message: Option<String>,
    /// What the compiler said, where it said it in a form that could be parsed.
    pub diagnostics: Vec<Diagnostic>,
    /// From the guest's start to its end.
    pub wall_time: Duration,
    /// Time that the guest spent on a processor.
    pub cpu_time: Duration,
    /// Instructions, roughly, on backends that count them.
    pub fuel_used: Option<u64>,
    /// The most memory the guest held at one time, in bytes: linear memories and tables for WebAssembly, an
    /// interpreter's own start included.
    pub peak_memory: Option<u64>,
    /// Files that the program left in its working folder.
    pub files: Vec<OutputFile>,
    /// What was cut off.
    pub truncated: Truncated,
    /// The name of the runner that ran it.
    pub runner: &'static str,
}

/// One message of a compiler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// The user's file.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// From 1, in the compiler's own columns.
    pub column: u32,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What it says.
    pub message: String,
}

/// A file that a program left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Relative to the working folder, parts joined by `/`.
    pub path: String,
    /// Its content.
    pub content: Bytes,
}

/// What was cut off, and so is not all there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Truncated {
    /// Output went over its limit.
    pub output: bool,
    /// Files were left out because they were too many or too large.
    pub files: bool,
}
