//! What a job may use, and the checks that every backend shares.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// Bounds on one job.
///
/// Enforced by the host whatever the guest does: the same values mean the same thing on every runner, except where
/// a field says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Time from the start of the guest to its end, waiting included.
    #[serde(with = "humantime_serde")]
    pub wall_time: Duration,
    /// WebAssembly instructions, roughly, of a program; compilers and backends that have no such instructions know no
    /// fuel. Whoever spends more ends with [`Status::CpuLimit`] some milliseconds later; what it has said and left until
    /// then stays. A runner in WebAssembly refuses jobs with such a limit unless it
    /// [counts](crate::wasm::WasmSettings::count_fuel).
    ///
    /// [`Status::CpuLimit`]: crate::Status::CpuLimit
    pub fuel: Option<u64>,
    /// Bytes of guest memory: linear memory and tables for WebAssembly, the container's memory for Docker.
    pub memory_bytes: u64,
    /// Bytes of stdout and stderr together. One byte more ends the run with [`Status::OutputLimit`].
    ///
    /// [`Status::OutputLimit`]: crate::Status::OutputLimit
    pub output_bytes: u64,
    /// Bytes that may be stored in the scratch space at one time.
    pub disk_bytes: u64,
    /// Files, folders and links that may exist in the scratch space at one time.
    pub disk_files: u32,
    /// Processes and threads at one time, on backends that have them.
    pub processes: u32,
    /// Bytes of source code, all files of the job together.
    pub code_bytes: u64,
    /// Bytes of stdin, from the first to the last.
    pub stdin_bytes: u64,
    /// Files that may be handed back in [`Outcome::files`](crate::Outcome::files); what is over is left out.
    pub output_files: u32,
    /// Bytes of files that may be handed back; a file that does not fit is left out.
    pub output_file_bytes: u64,
    /// What a compiler may use before the program starts, where the language has one.
    pub compile: CompileLimits,
}

/// Bounds on making a program ready to run: all of it that happens before its own time begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CompileLimits {
    /// From the compiler's start to the last byte of native code.
    #[serde(with = "humantime_serde")]
    pub wall_time: Duration,
    /// Bytes of memory of each compiler.
    pub memory_bytes: u64,
    /// Bytes that compilers may print.
    pub output_bytes: u64,
    /// Bytes that compilers may store in their files at one time.
    pub disk_bytes: u64,
    /// Bytes of the module that they make.
    pub product_bytes: u64,
}

impl Default for CompileLimits {
    fn default() -> Self {
        Self {
            wall_time: Duration::from_secs(30),
            memory_bytes: 1 << 30,
            output_bytes: 256 << 10,
            disk_bytes: 256 << 20,
            product_bytes: 32 << 20,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            wall_time: Duration::from_secs(30),
            fuel: None,
            memory_bytes: 256 << 20,
            output_bytes: 4 << 20,
            disk_bytes: 64 << 20,
            disk_files: 1024,
            processes: 128,
            code_bytes: 10 << 10,
            stdin_bytes: 1 << 20,
            output_files: 16,
            output_file_bytes: 4 << 20,
            compile: CompileLimits::default(),
        }
    }
}

/// A value that is over its limit. The message names the field, the value and the limit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field} is {value} bytes, over the limit of {limit} bytes")]
pub struct LimitExceeded {
    /// The field of the request.
    pub field: &'static str,
    /// What it measures.
    pub value: u64,
    /// What it may measure at most.
    pub limit: u64,
}

impl Limits {
    /// Checks the parts of a job that are known before it runs: the bytes of its source code and of its stdin.
    ///
    /// # Errors
    /// The first field that is over its limit.
    pub fn admit(&self, code: usize, stdin: usize) -> Result<(), LimitExceeded> {
        at_most("code", code, self.code_bytes)?;
        at_most("input", stdin, self.stdin_bytes)
    }
}

fn at_most(field: &'static str, value: usize, limit: u64) -> Result<(), LimitExceeded> {
    let value = value as u64;
    if value > limit { Err(LimitExceeded { field, value, limit }) } else { Ok(()) }
}
