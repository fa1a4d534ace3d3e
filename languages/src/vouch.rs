//! Remembering that limits were found to work.
//!
//! A self-check takes seconds where programs are compiled or containers are started, and finds the same each time as long
//! as nothing changes that it depends on: this very binary, with the sandbox in it; the kernel; and what is checked. What
//! is remembered is a digest over these.

use std::{fmt::Debug, fs, io, os::unix::fs::MetadataExt as _};

use crate::{Language, Sha256};

/// What a language's self-check depends on: the language as its manifest tells it, with all files, and whether its
/// runner counts fuel. `None` where this machine does not tell; then it is checked each time.
pub(crate) fn of_guest(language: &Language, counts_fuel: bool) -> Option<Sha256> {
    let manifest = &language.manifest;
    circumstances(&(&manifest.artifacts, &manifest.wasm, &manifest.self_check, counts_fuel))
}

/// What the check of a container engine depends on, whose character the runner tells.
pub(crate) fn of_engine(character: &str) -> Option<Sha256> {
    circumstances(&character)
}

fn circumstances(checked: &impl Debug) -> Option<Sha256> {
    let told = || -> io::Result<String> {
        let binary = fs::metadata("/proc/self/exe")?;
        let kernel = fs::read_to_string("/proc/sys/kernel/osrelease")?;
        let binary = (binary.dev(), binary.ino(), binary.len(), binary.mtime(), binary.mtime_nsec());
        Ok(format!("{binary:?}\n{kernel}\n{checked:?}"))
    };
    told().ok().map(|told| Sha256::of(told.as_bytes()))
}
