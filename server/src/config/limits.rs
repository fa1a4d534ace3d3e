//! What one run may use, as it is written in the settings.

use std::time::Duration;

use runroom_runtime::{CompileLimits, Limits};
use serde::{Deserialize, Serialize};

use super::{GIB, HOUR, MIB, units};

/// What one run may use. The same names serve as keys in the file and as flags of `runroom run`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct LimitSettings {
    /// Time from a program's start to its end, waiting included.
    #[serde(
        deserialize_with = "units::time::<_, 10, {24 * HOUR}>",
        serialize_with = "humantime_serde::serialize"
    )]
    pub wall_time: Duration,
    /// WebAssembly instructions, roughly, or `"unlimited"`: counted where any language has a limit.
    #[serde(
        deserialize_with = "units::bound::<_, 1, {i64::MAX as u64}>",
        serialize_with = "units::bound_text"
    )]
    pub fuel: Option<u64>,
    /// Memory.
    #[serde(deserialize_with = "units::size::<_, MIB, {4 * GIB}>", serialize_with = "units::size_text")]
    pub memory: u64,
    /// Stdout and stderr together.
    #[serde(deserialize_with = "units::size::<_, 0, {16 * GIB}>", serialize_with = "units::size_text")]
    pub output: u64,
    /// What a program may store in its files at one time.
    #[serde(deserialize_with = "units::size::<_, 0, {16 * GIB}>", serialize_with = "units::size_text")]
    pub disk: u64,
    /// Files, folders and links that a program may have at one time.
    #[serde(deserialize_with = "units::count::<_, _, 0, 1_000_000>")]
    pub disk_files: u32,
    /// Processes and threads that a program may have at one time, on runners that have them.
    #[serde(deserialize_with = "units::count::<_, _, 1, 100_000>")]
    pub processes: u32,
    /// Source code.
    #[serde(deserialize_with = "units::size::<_, 1, {64 * MIB}>", serialize_with = "units::size_text")]
    pub code: u64,
    /// Stdin, from the first byte to the last.
    #[serde(deserialize_with = "units::size::<_, 0, {16 * GIB}>", serialize_with = "units::size_text")]
    pub input: u64,
    /// Files that may be handed back after a run.
    #[serde(deserialize_with = "units::count::<_, _, 0, 10_000>")]
    pub result_files: u32,
    /// What those files may hold together.
    #[serde(deserialize_with = "units::size::<_, 0, GIB>", serialize_with = "units::size_text")]
    pub result_size: u64,
    /// Time for compiling a program, where its language is compiled.
    #[serde(
        deserialize_with = "units::time::<_, 10, {24 * HOUR}>",
        serialize_with = "humantime_serde::serialize"
    )]
    pub compile_time: Duration,
    /// Memory of each compiler.
    #[serde(deserialize_with = "units::size::<_, MIB, {4 * GIB}>", serialize_with = "units::size_text")]
    pub compile_memory: u64,
    /// What compilers may print.
    #[serde(deserialize_with = "units::size::<_, 0, GIB>", serialize_with = "units::size_text")]
    pub compile_output: u64,
    /// What compilers may store in their files at one time.
    #[serde(deserialize_with = "units::size::<_, 0, {16 * GIB}>", serialize_with = "units::size_text")]
    pub compile_disk: u64,
    /// The WebAssembly module that they make.
    #[serde(deserialize_with = "units::size::<_, 0, GIB>", serialize_with = "units::size_text")]
    pub compile_product: u64,
}

impl Default for LimitSettings {
    fn default() -> Self {
        let limits = Limits::default();
        Self {
            wall_time: limits.wall_time,
            fuel: limits.fuel,
            memory: limits.memory_bytes,
            output: limits.output_bytes,
            disk: limits.disk_bytes,
            disk_files: limits.disk_files,
            processes: limits.processes,
            code: limits.code_bytes,
            input: limits.stdin_bytes,
            result_files: limits.output_files,
            result_size: limits.output_file_bytes,
            compile_time: limits.compile.wall_time,
            compile_memory: limits.compile.memory_bytes,
            compile_output: limits.compile.output_bytes,
            compile_disk: limits.compile.disk_bytes,
            compile_product: limits.compile.product_bytes,
        }
    }
}

impl From<&LimitSettings> for Limits {
    fn from(settings: &LimitSettings) -> Self {
        Self {
            wall_time: settings.wall_time,
            fuel: settings.fuel,
            memory_bytes: settings.memory,
            output_bytes: settings.output,
            disk_bytes: settings.disk,
            disk_files: settings.disk_files,
            processes: settings.processes,
            code_bytes: settings.code,
            stdin_bytes: settings.input,
            output_files: settings.result_files,
            output_file_bytes: settings.result_size,
            compile: CompileLimits {
                wall_time: settings.compile_time,
                memory_bytes: settings.compile_memory,
                output_bytes: settings.compile_output,
                disk_bytes: settings.compile_disk,
                product_bytes: settings.compile_product,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_those_of_the_runtime_and_every_key_has_its_place() {
        assert_eq!(Limits::from(&LimitSettings::default()), Limits::default());
        let settings = LimitSettings {
            wall_time: Duration::from_secs(1),
            fuel: Some(2),
            memory: 3,
            output: 4,
            disk: 5,
            disk_files: 6,
            processes: 16,
            code: 7,
            input: 8,
            result_files: 9,
            result_size: 10,
            compile_time: Duration::from_secs(11),
            compile_memory: 12,
            compile_output: 13,
            compile_disk: 14,
            compile_product: 15,
        };
        let limits = Limits {
            wall_time: Duration::from_secs(1),
            fuel: Some(2),
            memory_bytes: 3,
            output_bytes: 4,
            disk_bytes: 5,
            disk_files: 6,
            processes: 16,
            code_bytes: 7,
            stdin_bytes: 8,
            output_files: 9,
            output_file_bytes: 10,
            compile: CompileLimits {
                wall_time: Duration::from_secs(11),
                memory_bytes: 12,
                output_bytes: 13,
                disk_bytes: 14,
                product_bytes: 15,
            },
        };
        assert_eq!(Limits::from(&settings), limits);
    }
}
