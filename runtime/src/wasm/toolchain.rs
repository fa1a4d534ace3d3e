//! Languages whose programs are compiled: compilers run as guests, and what they make becomes a guest itself.
//!
//! ```text
//! sources ──► step ──► step ──► product.wasm ──► Cranelift, in a child process ──► native module ──► run
//!             guests, on one file tree               killable, bounded
//! ```

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;
use wasmtime::Linker;
use wasmtime_wasi::p1::types::Errno;

use super::{
    child::{Children, Refusal},
    kept::Kept,
    library::Library,
    prepare::Guest,
    recipe::{Call, environment},
    run::{End, Ended, Host, Start, Warden, deadline, judge, run},
    trunk::{Image, Prefix, Trunk, is_branch},
    wasi::fs::{Fs, Quota},
};
use crate::{
    CompileLimits, Diagnostic, Job, Limits, OutputWriter, RunnerError, Status, StdinReader, Stream,
    diagnostics, output,
};

/// Names that a compiler may store beside the sources.
const DISK_FILES: u32 = 4096;
/// What making a file at set-up may take: of time, of memory and of files each, and of words.
const MAKE_TIME: Duration = Duration::from_secs(600);
const MAKE_BYTES: u64 = 2 << 30;
const MAKE_SAYS: u64 = 64 << 10;
/// Memory that compiled programs take while they are kept for the next time, in bytes.
const KEPT_BYTES: u64 = 256 << 20;

/// How programs are compiled and run: data, so that a language can be a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompileRecipe {
    /// Compilers, one after another, on one file tree. None where the source itself is what Cranelift takes.
    #[serde(default)]
    pub steps: Vec<CompileStep>,
    /// The path of the WebAssembly module that they make, binary or text; `{file}` becomes the entry's name.
    pub product: String,
    /// Whether the linker lays out programs so that all begin with the same functions, their trunk, which is compiled once.
    /// It tells of that in a custom section, `trunk`: how many functions they are, as an unsigned LEB128, and by what it
    /// knows them. Where `{trunk}` is that already, it leaves out their code, and has `unreachable` instead.
    #[serde(default)]
    pub trunk: bool,
    /// Environment variables of the program, with `{memory}` as there. Those of the recipe itself are the compilers'.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
}

/// One compiler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompileStep {
    /// The id of its module, where it is not the language's.
    #[serde(default)]
    pub module: Option<String>,
    /// Its arguments, its name first. `{file}` becomes the entry's name. An argument with `{sources}` is there once for
    /// each file of the job that ends as the entry does, the entry first, as the file's name; with `{objects}`
    /// likewise, as the name with `.o` for its end. `{trunk}` becomes what tells of the trunk that is known, in hexadecimal
    /// digits; nothing where none is.
    pub args: Vec<String>,
}

/// A file that a guest makes for its own library, once on a machine.
#[derive(Debug)]
pub struct MadeFile<'a> {
    /// What it is kept under in the cache.
    pub name: &'a str,
    /// A digest over the guest and all that it may read.
    pub identity: &'a str,
    /// The guest's arguments, its name first.
    pub args: &'a [String],
    /// The path of what it makes.
    pub product: &'a str,
}

/// A language whose programs are compiled, ready.
pub struct Toolchain {
    pub(super) recipe: super::Recipe,
    pub(super) compile: CompileRecipe,
    /// A guest for each step.
    pub(super) steps: Vec<Arc<Guest>>,
    /// What the compilers read: headers, libraries.
    library: Arc<Library>,
    /// What its programs begin with, where that is compiled already.
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
        steps: Vec<Arc<Guest>>,
        library: Arc<Library>,
        children: Children,
        linker: Linker<Host>,
        warden: Arc<Warden>,
    ) -> Self {
        let kept = Kept::new(KEPT_BYTES);
        Self { recipe, compile, steps, library, trunk: None, children, linker, warden, kept }
    }

    fn prefix(&self) -> Option<&Prefix> {
        self.trunk.as_ref().map(|trunk| &trunk.prefix)
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
        if put(&mut fs, job, file_name)? == Placed::NoRoom {
            return Ok(Err(Failure::compile_error("the program does not fit into the compiler's folder")));
        }
        for (step, guest) in self.compile.steps.iter().zip(&self.steps) {
            let room = limits.output_bytes.saturating_sub(said.len() as u64);
            let (writer, mut reader) = output(room);
            let compiler = run(
                Start {
                    image: &guest.image,
                    warden: &guest.warden,
                    initialize: guest.recipe.snapshot.is_empty(),
                    launch: &guest.recipe.launch,
                    args: arguments(
                        &step.args,
                        job,
                        file_name,
                        self.prefix().map_or(&[], |prefix| &prefix.told),
                    ),
                    env: environment(&self.recipe.env, limits.memory_bytes),
                    root: &self.recipe.root,
                    fs,
                    stdin: StdinReader::empty(),
                    output: writer,
                    wall_time: until.saturating_duration_since(Instant::now()),
                    memory_bytes: limits.memory_bytes,
                    fuel: None,
                    is_large: true,
                },
                cancel,
            );
            let forward = async {
                let mut full = Ok(());
                while let Some(chunk) = reader.next().await {
                    said.extend_from_slice(&chunk.data);
                    if full.is_ok() {
                        full = say(to, &chunk.data).await;
                    }
                }
                full
            };
            let (ended, forwarded) = tokio::join!(compiler, forward);
            let ended = ended.map_err(unfit)?;
            if let Err(failure) = forwarded {
                return Ok(Err(failure));
            }
            match verdict(&ended, limits) {
                None => fs = ended.fs,
                Some(failure) => return Ok(Err(failure)),
            }
        }
        let product = self.compile.product.replace("{file}", file_name);
        let node = match fs.lookup(fs.work(), &product, true) {
            Ok(node) => node,
            Err(_) => return Ok(Err(Failure::compile_error("the compiler made no program"))),
        };
        let module = fs.data(node).unwrap_or_default();
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
        let compiled = tokio::select! {
            biased;
            () = cancel.cancelled() => {
                return Ok(Err(Failure::cancelled()));
            }
            compiled = timeout_at(until, self.children.compile(module, file_name, self.prefix())) => match compiled {
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
    let start = Start {
        image: &guest.image,
        warden: &guest.warden,
        initialize: recipe.snapshot.is_empty(),
        launch: &recipe.launch,
        args: wanted.args.to_vec(),
        env: environment(&recipe.env, MAKE_BYTES),
        root: &recipe.root,
        fs: Fs::new(Arc::clone(library), &recipe.work_dir, quota).map_err(unfit)?,
        stdin: StdinReader::empty(),
        output: writer,
        wall_time: MAKE_TIME,
        memory_bytes: MAKE_BYTES,
        fuel: None,
        is_large: true,
    };
    let cancel = CancellationToken::new();
    let (ended, (_, said)) = tokio::join!(run(start, &cancel), reader.collect());
    let ended = ended.map_err(unfit)?;
    let (status, ..) = judge(&ended.end, ended.refused);
    if status != Status::Success {
        let said = String::from_utf8_lossy(&said).trim().to_owned();
        anyhow::bail!("{command} ended with {}: {said:?}", status.as_str());
    }
    let made = ended.fs.lookup(ended.fs.work(), product, true).and_then(|node| ended.fs.data(node));
    Ok(made.map_err(|_| anyhow::anyhow!("{command} made no {product}"))?.to_vec())
}

/// Where a compiler has failed, why.
fn verdict(ended: &Ended, limits: &CompileLimits) -> Option<Failure> {
    let (status, exit_code, message) = judge(&ended.end, ended.refused);
    match status {
        Status::Success => None,
        Status::Cancelled => Some(Failure::cancelled()),
        Status::Timeout => Some(too_long(limits)),
        _ => {
            let message = match (status, &ended.end) {
                (Status::MemoryLimit, _) => {
                    Some(format!("the compiler needs more than {} bytes of memory", limits.memory_bytes))
                }
                (Status::DiskLimit, _) => {
                    Some(format!("the compiler needs more than {} bytes for files", limits.disk_bytes))
                }
                (Status::OutputLimit, _) => {
                    Some(format!("the compiler says more than {} bytes", limits.output_bytes))
                }
                (_, End::Failed(_)) => message.map(|trap| format!("the compiler crashed: {trap}")),
                _ => None,
            };
            Some(Failure { status: Status::CompileError, exit_code, message })
        }
    }
}

pub(super) fn too_long(limits: &CompileLimits) -> Failure {
    Failure::compile_error(format!("compiling took longer than {:?}", limits.wall_time))
}

/// Passes on to the job's stderr what a compiler says.
pub(super) async fn say(to: &OutputWriter, said: &[u8]) -> Result<(), Failure> {
    if said.is_empty() {
        return Ok(());
    }
    to.write(Stream::Stderr, said).await.map_err(|full| Failure {
        status: Status::OutputLimit,
        exit_code: None,
        message: Some(full.to_string()),
    })
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

fn arguments(args: &[String], job: &Job, file_name: &str, trunk: &[u8]) -> Vec<String> {
    let trunk: String = trunk.iter().map(|byte| format!("{byte:02x}")).collect();
    let end = file_name.rsplit_once('.').map_or("", |(_, end)| end);
    let is_source = |name: &str| name.rsplit_once('.').is_some_and(|(_, other)| other == end);
    let beside = job.files.iter().map(|file| file.name.as_str()).filter(|name| is_source(name));
    let sources: Vec<&str> = std::iter::once(file_name).chain(beside).collect();
    let mut made = Vec::with_capacity(args.len());
    for arg in args {
        if arg.contains("{sources}") {
            made.extend(sources.iter().map(|name| arg.replace("{sources}", name)));
        } else if arg.contains("{objects}") {
            let object = |name: &&str| format!("{}.o", name.rsplit_once('.').map_or(*name, |(stem, _)| stem));
            made.extend(sources.iter().map(|name| arg.replace("{objects}", &object(name))));
        } else {
            made.push(arg.replace("{file}", file_name).replace("{trunk}", &trunk));
        }
    }
    made
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
