//! From a language's files to what the runner makes ready.

use std::{
    cell::RefCell,
    collections::HashMap,
    fmt::Write as _,
    sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError},
};

use bytes::Bytes;
use runroom_runtime::wasm::{
    CompileStep, Compiler, Each, Guest, GuestSource, Library, LibraryFile, MadeFile, ModuleCache,
    PrepareStep, Program, Recipe, Role, WasmRunner,
};

use super::{ProvisionError, State};
use crate::{
    ArtifactStore, Language, Sha256,
    manifest::{Artifact, NamedFile, Patch, Unpack, Wasm},
};

/// Modules from this size on are compiled one at a time: each needs gigabytes of memory on the way. Smaller ones never
/// wait for them.
const LARGE_MODULE: u64 = 16 << 20;

/// What a module becomes.
struct Wanted<'a> {
    /// What it is called in the cache.
    name: &'a str,
    /// A digest over what it is made from.
    identity: String,
    recipe: Recipe,
    role: Role,
}

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
    pub(super) fn prepare(&self, language: &Language, report: &dyn Fn(State)) -> anyhow::Result<Program> {
        let wasm = guest_of(language)?;
        let Wasm { recipe, compile, .. } = wasm;
        let library = Arc::new(self.library(language)?);
        let mut guests = HashMap::new();
        for id in wasm.modules() {
            guests.insert(id, Arc::new(self.guest(language, id, &library, report)?));
        }
        let guest = |id: &Option<String>| {
            let id = id.as_deref().or(wasm.module.as_deref()).unwrap_or_default();
            guests.get(id).cloned().ok_or_else(|| missing(id))
        };
        let Some(compile) = compile else { return Ok(guest(&None)?.into()) };
        let library = self.with_made_files(language, library, || guest(&None), report)?;
        let mut steps = Vec::with_capacity(compile.steps.len());
        for step in &compile.steps {
            let paused = step.each.as_ref().map(|each| self.paused(language, step, each, &library, report));
            steps.push(Compiler { guest: guest(&step.module)?, paused: paused.transpose()?.map(Arc::new) });
        }
        let mut toolchain = self.runner.toolchain(recipe.clone(), compile.clone(), steps, library)?;
        if compile.trunk.is_some() {
            let (identity, hello) = (library_identity(language), &language.manifest.hello.code);
            let report = |step| report(State::Preparing { step: told(step) });
            self.runner.prepare_trunk(
                &self.modules,
                language.name(),
                &identity,
                &mut toolchain,
                hello,
                &report,
            )?;
        }
        Ok(toolchain.into())
    }

    /// Adds to a library what the language's guest makes of it, one after another.
    fn with_made_files(
        &self,
        language: &Language,
        library: Arc<Library>,
        guest: impl Fn() -> anyhow::Result<Arc<Guest>>,
        report: &dyn Fn(State),
    ) -> anyhow::Result<Arc<Library>> {
        let entries = guest_of(language)?.library.iter();
        let made = entries.filter_map(|entry| Some((entry, entry.made.as_ref()?)));
        let (mut library, mut identity) = (library, library_identity(language));
        for (entry, made) in made {
            report(State::Preparing { step: "making its library" });
            let wanted = MadeFile {
                name: language.name(),
                identity: &identity,
                args: &made.args,
                product: &made.product,
            };
            let file = self.runner.make_file(&self.modules, &wanted, &*guest()?, &library)?;
            // The next may be made of this one.
            let _ = write!(identity, "{:?}", made.args);
            let mut with_it = Library::clone(&library);
            with_it.file(&entry.guest, file)?;
            library = Arc::new(with_it);
        }
        Ok(library)
    }

    /// Makes one guest module ready.
    fn guest(
        &self,
        language: &Language,
        id: &str,
        library: &Arc<Library>,
        report: &dyn Fn(State),
    ) -> anyhow::Result<Guest> {
        let Wasm { recipe, compile, .. } = guest_of(language)?;
        let module = language.manifest.file(id).ok_or_else(|| missing(id))?;
        let wanted = Wanted {
            name: &module_name(language, id),
            identity: identity(language, module),
            recipe: recipe.clone(),
            role: if compile.is_some() { Role::Compiler } else { Role::Program },
        };
        self.made_ready(language, module, wanted, library, report)
    }

    /// Makes the compiler of a step ready that goes on with each source from where it was stopped.
    fn paused(
        &self,
        language: &Language,
        step: &CompileStep,
        each: &Each,
        library: &Arc<Library>,
        report: &dyn Fn(State),
    ) -> anyhow::Result<Guest> {
        let Wasm { module, recipe, library: entries, .. } = guest_of(language)?;
        let id = step.module.as_deref().or(module.as_deref()).unwrap_or_default();
        let module = language.manifest.file(id).ok_or_else(|| missing(id))?;
        let made: Vec<_> = entries.iter().filter_map(|entry| entry.made.as_ref()).collect();
        let wanted = Wanted {
            name: language.name(),
            identity: format!("{} {} {made:?}", module.sha256(), library_identity(language)),
            recipe: Recipe { pause: Some(each.pause(step, &recipe.work_dir)), ..recipe.clone() },
            role: Role::Compiler,
        };
        self.made_ready(language, module, wanted, library, report)
    }

    fn made_ready(
        &self,
        language: &Language,
        module: NamedFile<'_>,
        wanted: Wanted<'_>,
        library: &Arc<Library>,
        report: &dyn Fn(State),
    ) -> anyhow::Result<Guest> {
        let manifest = &language.manifest;
        let turn = RefCell::new(None);
        // Only asked for where there is no compiled module: then, what will be compiled or become part of a snapshot
        // is digested, whatever its stamps say.
        let wasm = || {
            report(State::Preparing { step: "verifying" });
            for file in manifest.files().filter(|file| file.sha256() != module.sha256()) {
                self.verify(language, file)?;
            }
            let wasm = self.bytes(language, module)?;
            if module.bytes() >= LARGE_MODULE {
                turn.replace(Some(self.large_turn(report)));
            }
            Ok(wasm)
        };
        let Wanted { name, identity, recipe, role } = wanted;
        let library = Arc::clone(library);
        let source = GuestSource { name, identity, wasm: &wasm, recipe, library, role };
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
        let mut bytes = self.store.read(file.sha256())?;
        for patch in file.member.iter().flat_map(|member| &member.patches) {
            mend(&mut bytes, patch)?;
        }
        Ok(bytes)
    }

    /// The files that the guest sees. Those of the store are mapped, not read: their stamps were looked at.
    fn library(&self, language: &Language) -> anyhow::Result<Library> {
        let mut library = Library::default();
        for entry in &guest_of(language)?.library {
            if let Some(path) = &entry.folder {
                for (name, content) in language.folder.below(path) {
                    let content = Bytes::copy_from_slice(content);
                    library.file(&format!("{}/{name}", entry.guest), content.into())?;
                }
            }
            if entry.preopen {
                library.preopen(&entry.guest);
            }
            // What is made is added once it is.
            let Some(id) = &entry.file else { continue };
            let file = language.manifest.file(id).ok_or_else(|| missing(id))?;
            let content = if file.is_embedded() {
                Bytes::copy_from_slice(embedded(language, file.artifact)?).into()
            } else {
                LibraryFile::map(&self.store.object(file.sha256()))?
            };
            match entry.unpack {
                Some(Unpack::Zip) => library.zip(&entry.guest, &content)?,
                Some(Unpack::Tar) => library.tar(&entry.guest, content)?,
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

/// Applies a patch, everywhere or nowhere.
fn mend(bytes: &mut [u8], Patch { at, from, to }: &Patch) -> Result<(), ProvisionError> {
    let places: Vec<_> =
        at.iter().filter_map(|&at| usize::try_from(at).ok()).map(|at| at..at + from.0.len()).collect();
    if let Some(other) = places.iter().find(|&place| bytes.get(place.clone()) != Some(&from.0)) {
        return Err(ProvisionError::Patch { at: other.start });
    }
    for place in places {
        bytes[place].copy_from_slice(&to.0);
    }
    Ok(())
}

/// What a module is called in the cache. One that is started anew each time is the same for all languages that use it.
pub(super) fn module_name(language: &Language, id: &str) -> String {
    let manifest = &language.manifest;
    match &manifest.base {
        _ if manifest.wasm.as_ref().is_some_and(|wasm| wasm.compile.is_some()) => format!("tool-{id}"),
        Some(base) => base.clone(),
        None => manifest.name.clone(),
    }
}

/// What the manifest says of the guest.
fn guest_of(language: &Language) -> anyhow::Result<&Wasm> {
    let wasm = language.manifest.wasm.as_ref();
    wasm.ok_or_else(|| anyhow::anyhow!("{} does not run in WebAssembly", language.name()))
}

/// A digest over everything that goes into a module. Digests of files are as good as the files.
fn identity(language: &Language, module: NamedFile<'_>) -> String {
    let manifest = &language.manifest;
    // The library becomes part of a snapshot, by what the guest has read of it.
    if manifest.wasm.as_ref().is_some_and(|wasm| wasm.recipe.snapshot.is_empty()) {
        let patches = module.member.iter().flat_map(|member| &member.patches);
        return patches.fold(module.sha256().to_string(), |identity, patch| format!("{identity} {patch:?}"));
    }
    library_identity(language)
}

/// A digest over the modules and the library of a language.
fn library_identity(language: &Language) -> String {
    let manifest = &language.manifest;
    let mut all = String::new();
    for file in manifest.files() {
        // Writing to a string does not fail.
        let _ = writeln!(all, "{}", file.sha256());
        for patch in file.member.iter().flat_map(|member| &member.patches) {
            let _ = writeln!(all, "{patch:?}");
        }
    }
    for entry in manifest.wasm.iter().flat_map(|wasm| &wasm.library) {
        let _ = writeln!(all, "{} {:?} {}", entry.guest, entry.unpack, entry.preopen);
        for (name, content) in entry.folder.iter().flat_map(|path| language.folder.below(path)) {
            let _ = writeln!(all, "{name} {}", Sha256::of(content));
        }
    }
    Sha256::of(all.as_bytes()).to_string()
}

fn told(step: PrepareStep) -> &'static str {
    match step {
        PrepareStep::Waiting => "waiting for its turn",
        PrepareStep::Snapshot => "starting it",
        PrepareStep::Compile => "compiling",
        PrepareStep::Store => "storing",
    }
}

/// Cannot be: the manifest's rules see to it that all ids are known.
fn missing(id: &str) -> anyhow::Error {
    anyhow::anyhow!("the manifest has no file {id:?}")
}
