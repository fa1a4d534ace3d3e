//! Languages whose programs are compiled: compilers run as guests, and what they make becomes a guest itself.
//!
//! ```text
//! sources ──► step ──► step ──► product.wasm ──► Cranelift, in a child process ──► native module ──► run
//!             guests, on one file tree               killable, bounded
//! ```

mod recipe;
mod step;

use std::{sync::Arc, time::Duration};

use bytes::Bytes;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;
use wasmtime::Linker;
use wasmtime_wasi::p1::types::Errno;

pub use self::recipe::{BranchStep, CompileRecipe, CompileStep, Each, MadeFile, TrunkRecipe};
pub(super) use self::step::{say, too_long};
use self::{
    recipe::{arguments, object_of, sources},
    step::{Compiling, made, no_room, start},
};
use super::{
    child::{Children, Refusal},
    kept::Kept,
    library::Library,
    prepare::Guest,
    recipe::Call,
    run::{Host, Warden, deadline, judge, run},
    trunk::{Image, Trunk, is_branch},
    wasi::fs::{Fs, Quota},
};
use crate::{CompileLimits, Diagnostic, Job, Limits, OutputWriter, RunnerError, Status, diagnostics, output};

/// Names that a compiler may store beside the sources.
const DISK_FILES: u32 = 4096;
/// What making a file at set-up may take: of time, of memory and of files each, and of words.
const MAKE_TIME: Duration = Duration::from_secs(600);
const MAKE_BYTES: u64 = 2 << 30;
const MAKE_SAYS: u64 = 64 << 10;
/// Memory that compiled programs take while they are kept for the next time, in bytes.
const KEPT_BYTES: u64 = 256 << 20;

/// A compiler, ready.
pub struct Compiler {
    /// As it is started.
    pub guest: Arc<Guest>,
    /// As it goes on with each source, where its step says how.
    pub paused: Option<Arc<Guest>>,
}

/// A language whose programs are compiled, ready.
pub struct Toolchain {
    pub(super) recipe: super::Recipe,
    pub(super) compile: CompileRecipe,
    /// One for each step.
    steps: Vec<Compiler>,
    /// What the compilers read: headers, libraries.
    pub(super) library: Arc<Library>,
    /// What its programs have in common, where that is compiled already.
    pub(super) trunk: Option<Arc<Trunk>>,
    children: Children,
    linker: Linker<Host>,
    pub(super) warden: Arc<Warden>,
    kept: Kept<Product>,
}

/// A program, compiled.
pub(super) struct Product {
    pub(super) image: Image,
    /// What the compilers said: warnings, to be said again whenever it is used.
    said: Bytes,
    diagnostics: Vec<Diagnostic>,
}

/// What became of a source.
pub(super) struct Compiled {
    /// The program, or why there is none.
    pub(super) product: Result<Arc<Product>, Failure>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) took: Duration,
}

/// Why a source did not become a program.
pub(super) struct Failure {
    pub(super) status: Status,
    pub(super) exit_code: Option<i32>,
    pub(super) message: Option<String>,
}

impl Failure {
    pub(super) fn compile_error(message: impl Into<String>) -> Self {
        Self { status: Status::CompileError, exit_code: None, message: Some(message.into()) }
    }

    pub(super) fn cancelled() -> Self {
        Self { status: Status::Cancelled, exit_code: None, message: None }
    }
}

impl Toolchain {
    pub(super) fn new(
        recipe: super::Recipe,
        compile: CompileRecipe,
        steps: Vec<Compiler>,
        library: Arc<Library>,
        children: Children,
        linker: Linker<Host>,
        warden: Arc<Warden>,
    ) -> Self {
        let kept = Kept::new(KEPT_BYTES);
        Self { recipe, compile, steps, library, trunk: None, children, linker, warden, kept }
    }

    /// Compiles a job's sources, or finds that it has done so before. What the compilers say goes to the job's stderr.
    ///
    /// # Errors
    /// Only for faults of ours; a source that does not compile is a value.
    #[tracing::instrument(skip_all)]
    pub(super) async fn compile(
        &self,
        job: &Job,
        file_name: &str,
        to: &OutputWriter,
        cancel: &CancellationToken,
    ) -> Result<Compiled, RunnerError> {
        let started = Instant::now();
        let key = key(job, file_name);
        if let Some(product) = self.kept.get(&key) {
            let diagnostics = product.diagnostics.clone();
            let told = say(to, &product.said).await;
            let product = told.map(|()| product);
            return Ok(Compiled { product, diagnostics, took: Duration::ZERO });
        }
        let limits = &job.limits.compile;
        let until = deadline(started, limits.wall_time);
        let mut said = Vec::new();
        let made = self.steps(job, file_name, until, to, &mut said, cancel).await?;
        let text = String::from_utf8_lossy(&said);
        let sources = diagnostics::sources(job, file_name);
        let mut diagnostics = diagnostics::parse(&text, &self.recipe.work_dir, &sources);
        let product = match made {
            Ok(module) => self.native(module, file_name, until, limits, cancel).await?,
            Err(failure) => Err(failure),
        };
        let product = match product {
            Ok((image, bytes)) => {
                let (said, diagnostics) = (Bytes::from(said), diagnostics.clone());
                let kept_bytes = bytes + said.len() as u64;
                let product = Arc::new(Product { image, said, diagnostics });
                self.kept.insert(key, Arc::clone(&product), kept_bytes);
                Ok(product)
            }
            Err(failure) => {
                // Where no compiler said it, whoever refused the product did.
                if let (true, Some(message)) = (diagnostics.is_empty(), &failure.message) {
                    diagnostics = diagnostics::parse(message, &self.recipe.work_dir, &sources);
                    if !diagnostics.is_empty() {
                        say(to, format!("{message}\n").as_bytes()).await.ok();
                    }
                }
                Err(failure)
            }
        };
        Ok(Compiled { product, diagnostics, took: started.elapsed() })
    }

    /// Has a program made at set-up: the module, before it is native code.
    pub(super) async fn program(&self, code: &str) -> anyhow::Result<Vec<u8>> {
        let job = Job {
            language: self.recipe.file_name.clone(),
            code: code.to_owned(),
            file_name: None,
            files: Vec::new(),
            args: Vec::new(),
            limits: Limits::default(),
        };
        let (writer, reader) = output(MAKE_SAYS);
        let (until, cancel) = (Instant::now() + MAKE_TIME, CancellationToken::new());
        let mut said = Vec::new();
        let make = async {
            let writer = writer;
            self.steps(&job, &self.recipe.file_name, until, &writer, &mut said, &cancel).await
        };
        // What compilers say waits for somebody to hear it.
        let (made, _) = tokio::join!(make, reader.collect());
        made?.map_err(|failure| {
            let said = String::from_utf8_lossy(&said).trim().to_owned();
            anyhow::anyhow!(
                "{}: {said:?}",
                failure.message.as_deref().unwrap_or("a program does not compile")
            )
        })
    }

    /// Runs the compilers. Returns the module that they made.
    async fn steps(
        &self,
        job: &Job,
        file_name: &str,
        until: Instant,
        to: &OutputWriter,
        said: &mut Vec<u8>,
        cancel: &CancellationToken,
    ) -> Result<Result<Vec<u8>, Failure>, RunnerError> {
        let limits = &job.limits.compile;
        let quota = Quota { bytes: limits.disk_bytes, nodes: DISK_FILES };
        let mut fs = Fs::new(Arc::clone(&self.library), &self.recipe.work_dir, quota).map_err(unfit)?;
        let sources = sources(job, file_name);
        if put(&mut fs, job, file_name)? == Placed::NoRoom {
            return Ok(Err(no_room()));
        }
        let product = self.compile.product.replace("{file}", file_name);
        let mut compiling = Compiling { limits, until, to, said, cancel };
        for (step, Compiler { guest, paused }) in self.compile.steps.iter().zip(&self.steps) {
            if let (Some(each), Some(paused)) = (&step.each, paused)
                && each.takes(job, &sources)
            {
                let (after, is_made) = compiling.each(paused, each, fs, &sources).await?;
                fs = after;
                if is_made {
                    continue;
                }
            }
            let trunk = self.trunk.as_deref();
            if let (Some(branch), Some(linked)) = (&step.branch, trunk.and_then(Trunk::linked))
                && branch.takes(job)
            {
                let objects: Vec<_> = sources.iter().map(|(name, _)| object_of(name)).collect();
                let args = arguments(&branch.args, file_name, &sources, trunk);
                let (after, is_made) = compiling.branch(guest, args, fs, &objects, &product, linked).await?;
                fs = after;
                if is_made {
                    continue;
                }
            }
            let args = arguments(&step.args, file_name, &sources, trunk);
            match compiling.all(guest, args, fs).await? {
                Ok(after) => fs = after,
                Err(failure) => return Ok(Err(failure)),
            }
        }
        let Ok(module) = made(&fs, &product) else {
            return Ok(Err(Failure::compile_error("the compiler made no program")));
        };
        if module.len() as u64 > limits.product_bytes {
            let (len, limit) = (module.len(), limits.product_bytes);
            let message = format!("the program is {len} bytes compiled, over the limit of {limit} bytes");
            return Ok(Err(Failure::compile_error(message)));
        }
        Ok(Ok(module.to_vec()))
    }

    /// Makes native code of a module, in a process of its own.
    async fn native(
        &self,
        module: Vec<u8>,
        file_name: &str,
        until: Instant,
        limits: &CompileLimits,
        cancel: &CancellationToken,
    ) -> Result<Result<(Image, u64), Failure>, RunnerError> {
        let kinship = self.trunk.as_ref().map(|trunk| trunk.kinship());
        let compiled = tokio::select! {
            biased;
            () = cancel.cancelled() => {
                return Ok(Err(Failure::cancelled()));
            }
            compiled = timeout_at(until, self.children.compile(module, file_name, kinship)) => match compiled {
                Ok(compiled) => compiled,
                Err(_) => return Ok(Err(too_long(limits))),
            },
        };
        let (module, bytes) = match compiled {
            Ok(compiled) => compiled,
            Err(Refusal::Refused(why)) => return Ok(Err(Failure::compile_error(why))),
            Err(Refusal::Fault(fault)) => return Err(RunnerError::Internal(fault)),
        };
        if let (Some(trunk), true) = (&self.trunk, is_branch(&module)) {
            return Ok(Ok((Image::Branch(Arc::clone(trunk), module), bytes)));
        }
        let mut linker = self.linker.clone();
        let pre =
            linker.define_unknown_imports_as_traps(&module).and_then(|()| linker.instantiate_pre(&module));
        match pre {
            Ok(pre) => Ok(Ok((Image::Whole(pre), bytes))),
            Err(error) => Ok(Err(Failure::compile_error(error.root_cause().to_string()))),
        }
    }
}

/// Has a guest make a file at set-up, from its library alone.
pub(super) async fn make(
    guest: &Guest,
    library: &Arc<Library>,
    wanted: &MadeFile<'_>,
) -> anyhow::Result<Vec<u8>> {
    let unfit = |errno| anyhow::anyhow!("the recipe's folders do not fit: {errno}");
    let MadeFile { args, product, .. } = wanted;
    let (recipe, command) = (&guest.recipe, args.join(" "));
    let quota = Quota { bytes: MAKE_BYTES, nodes: DISK_FILES };
    let (writer, reader) = output(MAKE_SAYS);
    let fs = Fs::new(Arc::clone(library), &recipe.work_dir, quota).map_err(unfit)?;
    let start = start(guest, wanted.args.to_vec(), fs, writer, MAKE_TIME, MAKE_BYTES);
    let cancel = CancellationToken::new();
    let (ended, (_, said)) = tokio::join!(run(start, &cancel), reader.collect());
    let ended = ended.map_err(unfit)?;
    let (status, ..) = judge(&ended.end, ended.refused);
    if status != Status::Success {
        let said = String::from_utf8_lossy(&said).trim().to_owned();
        anyhow::bail!("{command} ended with {}: {said:?}", status.as_str());
    }
    Ok(made(&ended.fs, product).map_err(|_| anyhow::anyhow!("{command} made no {product}"))?.to_vec())
}

/// Whether a job's files fit into its folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Placed {
    All,
    NoRoom,
}

/// Puts a job's files into its work folder.
///
/// # Errors
/// The name that cannot be.
pub(super) fn put(fs: &mut Fs, job: &Job, file_name: &str) -> Result<Placed, RunnerError> {
    let entry = (file_name, job.code.as_str());
    let beside = job.files.iter().map(|file| (file.name.as_str(), file.content.as_str()));
    for (name, content) in std::iter::once(entry).chain(beside) {
        match fs.put(name, content.as_bytes()) {
            Ok(()) => {}
            Err(Errno::Nospc) => return Ok(Placed::NoRoom),
            Err(_) => return Err(RunnerError::FileName(name.to_owned())),
        }
    }
    Ok(Placed::All)
}

pub(super) fn unfit(errno: Errno) -> RunnerError {
    RunnerError::Internal(format!("the recipe's folders do not fit: {errno}"))
}

/// What the product depends on beside the toolchain itself: names and contents, told apart by their lengths.
pub(super) fn key(job: &Job, file_name: &str) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    let entry = (file_name, job.code.as_str());
    let beside = job.files.iter().map(|file| (file.name.as_str(), file.content.as_str()));
    for (name, content) in std::iter::once(entry).chain(beside) {
        for part in [name, content] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize()
}

/// How the program itself is started: as any command.
pub(super) fn launch() -> Call {
    Call::default()
}
