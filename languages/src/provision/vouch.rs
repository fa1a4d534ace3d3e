//! Remembering that a language's limits were found to work.
//!
//! A self-check takes seconds where programs are compiled, and finds the same each time as long as nothing changes that
//! it depends on: the language as its manifest tells it, with all files; this very binary, with the sandbox in it; and
//! the kernel. What is remembered is a digest over these.

use std::{fs, io, os::unix::fs::MetadataExt as _};

use crate::{Language, Sha256};

/// What a language's self-check depends on. `None` where this machine does not tell; then it is checked each time.
pub(super) fn circumstances(language: &Language) -> Option<Sha256> {
    let told = || -> io::Result<String> {
        let binary = fs::metadata("/proc/self/exe")?;
        let kernel = fs::read_to_string("/proc/sys/kernel/osrelease")?;
        let manifest = &language.manifest;
        Ok(format!(
            "{:?}\n{kernel}\n{:?}\n{:?}\n{:?}",
            (binary.dev(), binary.ino(), binary.len(), binary.mtime(), binary.mtime_nsec()),
            manifest.artifacts,
            manifest.wasm,
            manifest.self_check,
        ))
    };
    told().ok().map(|told| Sha256::of(told.as_bytes()))
}
