//! From a language's files to what the runner makes ready.

use std::{
    cell::RefCell,
    fmt::Write as _,
    sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError},
};

use bytes::Bytes;
use runroom_runtime::wasm::{Guest, GuestSource, Library, LibraryFile, ModuleCache, PrepareStep, WasmRunner};

use super::{ProvisionError, State};
use crate::{
    ArtifactStore, Language, Sha256,
    manifest::{Artifact, NamedFile, Unpack},
};

/// Modules from this size on are compiled one at a time: each needs gigabytes of memory on the way. Smaller ones never
/// wait for them.
const LARGE_MODULE: u64 = 16 << 20;

/// What making a guest ready takes.
pub(super) struct Workshop {
    pub(super) store: Arc<ArtifactStore>,
    pub(super) runner: Arc<WasmRunner>,
    pub(super) modules: ModuleCache,
    pub(super) large: Mutex<()>,
}

impl Workshop {
    /// Makes a guest ready. Milliseconds where it was made ready before on this machine, minutes otherwise; blocks.
    ///
    /// # Errors
    /// When a file is corrupt, or the runner cannot do it.
    pub(super) fn prepare(&self, language: &Language, report: &dyn Fn(State)) -> anyhow::Result<Guest> {
        let manifest = &language.manifest;
        let module = manifest.file(&manifest.wasm.module).ok_or_else(|| missing(&manifest.wasm.module))?;
        let turn = RefCell::new(None);
        // Only asked for where there is no compiled module: then, what will be compiled or become part of a snapshot
        // is digested, whatever its stamps say.
        let wasm = || {
            report(State::Preparing { step: "verifying" });
            for file in manifest.files().skip(1) {
                self.verify(language, file)?;
            }
            let wasm = self.bytes(language, module)?;
            if module.bytes() >= LARGE_MODULE {
                turn.replace(Some(self.large_turn(report)));
            }
            Ok(wasm)
        };
        let source = GuestSource {
            name: &manifest.name,
            identity: identity(language),
            wasm: &wasm,
            recipe: manifest.wasm.recipe.clone(),
            library: Arc::new(self.library(language)?),
        };
        self.runner.prepare(&self.modules, source, &|step| report(State::Preparing { step: told(step) }))
    }

    /// Waits until no other large module is being compiled.
    fn large_turn(&self, report: &dyn Fn(State)) -> MutexGuard<'_, ()> {
        match self.large.try_lock() {
            Ok(turn) => turn,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => {
                report(State::Preparing { step: "waiting for another language to be compiled" });
                self.large.lock().unwrap_or_else(PoisonError::into_inner)
            }
        }
    }

    /// Digests a file of a language.
    pub(super) fn verify(&self, language: &Language, file: NamedFile<'_>) -> Result<(), ProvisionError> {
        if file.is_embedded() {
            return embedded(language, file.artifact).map(drop);
        }
        Ok(self.store.verify(file.sha256())?)
    }

    fn bytes(&self, language: &Language, file: NamedFile<'_>) -> Result<Vec<u8>, ProvisionError> {
        if file.is_embedded() {
            return Ok(embedded(language, file.artifact)?.to_vec());
        }
        Ok(self.store.read(file.sha256())?)
    }

    /// The files that the guest sees. Those of the store are mapped, not read: their stamps were looked at.
    fn library(&self, language: &Language) -> anyhow::Result<Library> {
        let mut library = Library::default();
        for entry in &language.manifest.wasm.library {
            let file = language.manifest.file(&entry.file).ok_or_else(|| missing(&entry.file))?;
            let content = if file.is_embedded() {
                LibraryFile::Bytes(Bytes::copy_from_slice(embedded(language, file.artifact)?))
            } else {
                LibraryFile::map(&self.store.object(file.sha256()))?
            };
            if entry.preopen {
                library.preopen(&entry.guest);
            }
            match entry.unpack {
                Some(Unpack::Zip) => library.zip(&entry.guest, &content)?,
                None => library.file(&entry.guest, content)?,
            }
        }
        Ok(library)
    }
}

/// A file of the language's folder, digested.
pub(super) fn embedded<'a>(language: &'a Language, artifact: &Artifact) -> Result<&'a [u8], ProvisionError> {
    let content = language.folder.file(&artifact.file).unwrap_or_default();
    let found = Sha256::of(content);
    if found == artifact.sha256 {
        return Ok(content);
    }
    Err(ProvisionError::Embedded { file: artifact.file.clone(), expected: artifact.sha256, found })
}

/// A digest over everything that goes into the module and its library. Digests of files are as good as the files.
fn identity(language: &Language) -> String {
    let manifest = &language.manifest;
    let mut all = String::new();
    for file in manifest.files() {
        // Writing to a string does not fail.
        let _ = writeln!(all, "{}", file.sha256());
    }
    for entry in &manifest.wasm.library {
        let _ = writeln!(all, "{} {:?} {}", entry.guest, entry.unpack, entry.preopen);
    }
    Sha256::of(all.as_bytes()).to_string()
}

fn told(step: PrepareStep) -> &'static str {
    match step {
        PrepareStep::Waiting => "waiting for its turn",
        PrepareStep::Snapshot => "starting its interpreter",
        PrepareStep::Compile => "compiling",
        PrepareStep::Store => "storing",
    }
}

/// Cannot be: the manifest's rules see to it that all ids are known.
fn missing(id: &str) -> anyhow::Error {
    anyhow::anyhow!("the manifest has no file {id:?}")
}
