//! Runs jobs in WebAssembly.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use tokio::{
    runtime::Handle,
    sync::{Semaphore, oneshot},
};
use tracing::Instrument as _;
use wasmtime::{Engine, Linker};
use wasmtime_wasi::p1::wasi_snapshot_preview1;

use super::{
    child::Children,
    engine::{WasmSettings, run_engine},
    instrument::Count,
    library::Library,
    prepare::{Guest, Role, ours},
    recipe::{Call, Recipe, environment},
    resident::Resident,
    results::results,
    run::{Host, Remains, Start, Warden, judge, run},
    safepoint::Watchdog,
    threads::GuestThreads,
    toolchain::{Compiled, Failure, Placed, Toolchain, launch, put, unfit},
    trunk::Image,
    wasi::fs::{Fs, Quota},
};
use crate::{Diagnostic, Job, JobIo, Outcome, Run, Runner, RunnerError, Slots, SourceFile, Status};

const NAME: &str = "wasm";

/// Runs jobs in WebAssembly: an instance a job, made from a compiled module and thrown away after it.
pub struct WasmRunner {
    engine: Engine,
    linker: Linker<Host>,
    programs: RwLock<HashMap<String, Arc<Program>>>,
    children: Children,
    /// As many as the pool has instances: a job that finds none waits instead of failing.
    slots: Arc<Semaphore>,
    all_slots: usize,
    counts_fuel: bool,
    warden: Arc<Warden>,
    threads: GuestThreads,
}

/// What runs the programs of a language.
pub enum Program {
    /// A guest that runs them itself: an interpreter.
    Guest(Arc<Guest>),
    /// Guests that make guests of them.
    Toolchain(Box<Toolchain>),
}

impl From<Arc<Guest>> for Program {
    fn from(guest: Arc<Guest>) -> Self {
        Self::Guest(guest)
    }
}

impl From<Guest> for Program {
    fn from(guest: Guest) -> Self {
        Self::Guest(Arc::new(guest))
    }
}

impl From<Toolchain> for Program {
    fn from(toolchain: Toolchain) -> Self {
        Self::Toolchain(Box::new(toolchain))
    }
}

/// What guests may import.
pub(super) fn linker(engine: &Engine) -> wasmtime::Result<Linker<Host>> {
    let mut linker = Linker::new(engine);
    wasi_snapshot_preview1::add_to_linker(&mut linker, Host::wasi)?;
    Ok(linker)
}

impl WasmRunner {
    /// A runner without languages yet.
    ///
    /// # Errors
    /// When this machine cannot run WebAssembly as set: too little address space, no threads.
    pub fn new(settings: &WasmSettings) -> anyhow::Result<Self> {
        let engine = run_engine(settings).map_err(ours)?;
        let slots = settings.slots as usize;
        let resident = Resident::new(settings.keep_resident);
        let threads = GuestThreads::start()?;
        Ok(Self {
            linker: linker(&engine).map_err(ours)?,
            programs: RwLock::default(),
            children: Children::new(
                engine.clone(),
                Count::fuel_if(settings.count_fuel),
                settings.child.clone(),
            ),
            slots: Arc::new(Semaphore::new(slots)),
            all_slots: slots,
            counts_fuel: settings.count_fuel,
            warden: Arc::new(Warden { resident, watchdog: Watchdog::start(Arc::downgrade(threads.pool()))? }),
            threads,
            engine,
        })
    }

    /// Offers a language, in place of what was offered under its name before.
    pub fn install(&self, language: &str, program: impl Into<Program>) {
        self.programs
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(language.to_owned(), Arc::new(program.into()));
    }

    /// Offers a language no longer. Jobs that run already run on.
    pub fn remove(&self, language: &str) {
        self.programs.write().unwrap_or_else(PoisonError::into_inner).remove(language);
    }

    /// The engine that guests are compiled for.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// What a guest of this role counts.
    pub(super) fn count(&self, role: Role) -> Count {
        Count::fuel_if(self.counts_fuel && role == Role::Program)
    }

    pub(super) fn linker(&self) -> &Linker<Host> {
        &self.linker
    }

    /// Child processes for work on hostile input.
    ///
    /// # Errors
    /// When nobody told how to start one.
    pub(super) fn children(&self) -> anyhow::Result<Children> {
        if !self.children.are_there() {
            anyhow::bail!("this runner was not told how to start child processes");
        }
        Ok(self.children.clone())
    }

    /// What looks after the guests.
    pub(super) fn warden(&self) -> &Arc<Warden> {
        &self.warden
    }

    pub(super) fn handle(&self) -> &Handle {
        self.threads.handle()
    }

    fn find(&self, language: &str) -> Option<Arc<Program>> {
        self.programs.read().unwrap_or_else(PoisonError::into_inner).get(language).cloned()
    }
}

impl Runner for WasmRunner {
    fn name(&self) -> &'static str {
        NAME
    }

    fn is_ready(&self, language: &str) -> bool {
        self.find(language).is_some()
    }

    fn slots(&self) -> Option<Slots> {
        Some(Slots::of(self.all_slots, &self.slots))
    }

    fn counts_fuel(&self) -> bool {
        self.counts_fuel
    }

    fn run(&self, job: Job, io: JobIo) -> Run {
        let Some(program) = self.find(&job.language) else {
            return Box::pin(async move { Err(RunnerError::NotReady(job.language)) });
        };
        if let Err(over) = job.admit(&io) {
            return Box::pin(async move { Err(over.into()) });
        }
        if job.limits.fuel.is_some() && !self.counts_fuel {
            let why = "a limit of fuel needs a runner that counts it (WasmSettings::count_fuel)";
            return Box::pin(async move { Err(RunnerError::Unavailable(why.to_owned())) });
        }
        let slots = Arc::clone(&self.slots);
        let threads = Arc::clone(self.threads.pool());
        Box::pin(async move {
            // Dropping the run stops a guest that computes, too.
            let cancel = io.cancel.child_token();
            let _stop = cancel.clone().drop_guard();
            let io = JobIo { cancel: cancel.clone(), ..io };
            let (tell, told) = oneshot::channel();
            let work = async move {
                // Held until the instance is dropped.
                let _slot = tokio::select! {
                    slot = slots.acquire_owned() => slot,
                    () = cancel.cancelled() => {
                        let _ = tell.send(Ok(Outcome::new(Status::Cancelled, NAME)));
                        return;
                    }
                };
                let ran = match &*program {
                    Program::Guest(guest) => interpret(guest, job, io).await,
                    Program::Toolchain(toolchain) => compile_and_run(toolchain, job, io).await,
                };
                // The outcome goes first; the slot is free when it is as new.
                let (outcome, remains) =
                    ran.map_or_else(|error| (Err(error), None), |(outcome, remains)| (Ok(outcome), remains));
                // Nobody may wait for it any more.
                let _ = tell.send(outcome);
                drop(remains);
            };
            // Dropping the handle drops the guest.
            let _guest = threads.spawn(work.in_current_span());
            // What is gone without a word has panicked.
            told.await.unwrap_or_else(|died| Err(RunnerError::Internal(died.to_string())))
        })
    }
}

/// Has a guest run a program.
async fn interpret(guest: &Guest, job: Job, io: JobIo) -> Result<(Outcome, Option<Remains>), RunnerError> {
    let file_name = file_name(&job, &guest.recipe)?;
    let Guest { image, warden, recipe, library, translator } = guest;
    let (job, compile_time) = match translator {
        None => (job, None),
        Some(translator) => {
            let translated =
                translator.translate(job, &file_name, &recipe.work_dir, &io.output, &io.cancel).await?;
            match translated.job {
                Ok(job) => (job, Some(translated.took)),
                Err(failure) => return Ok((failed(failure, translated.took, translated.diagnostics), None)),
            }
        }
    };
    let args = recipe.args.iter().map(|arg| arg.replace("{file}", &file_name));
    let world = Ground {
        image,
        warden,
        library: Arc::clone(library),
        recipe,
        launch: &recipe.launch,
        initialize: !recipe.is_snapshot(),
        args: args.chain(job.args.iter().cloned()).collect(),
        env: environment(&recipe.env, job.limits.memory_bytes),
    };
    let (outcome, remains) = world.run(&job, &file_name, io).await?;
    Ok((Outcome { compile_time, ..outcome }, remains))
}

/// Makes a guest of a program and runs it.
async fn compile_and_run(
    toolchain: &Toolchain,
    job: Job,
    io: JobIo,
) -> Result<(Outcome, Option<Remains>), RunnerError> {
    let recipe = &toolchain.recipe;
    let file_name = file_name(&job, recipe)?;
    let Compiled { product, diagnostics, took } =
        toolchain.compile(&job, &file_name, &io.output, &io.cancel).await?;
    match product {
        Ok(product) => {
            let args = recipe.args.iter().map(|arg| arg.replace("{file}", &file_name));
            let world = Ground {
                image: &product.image,
                warden: &toolchain.warden,
                library: Arc::default(),
                recipe,
                launch: &launch(),
                initialize: false,
                args: args.chain(job.args.iter().cloned()).collect(),
                env: environment(&toolchain.compile.env, job.limits.memory_bytes),
            };
            let (outcome, remains) = world.run(&job, &file_name, io).await?;
            Ok((Outcome { compile_time: Some(took), diagnostics, ..outcome }, remains))
        }
        Err(failure) => Ok((failed(failure, took, diagnostics), None)),
    }
}

/// The outcome of a program that did not get as far as to run.
fn failed(failure: Failure, took: Duration, diagnostics: Vec<Diagnostic>) -> Outcome {
    let mut outcome = Outcome::new(failure.status, NAME);
    outcome.exit_code = failure.exit_code;
    outcome.message = failure.message;
    outcome.truncated.output = failure.status == Status::OutputLimit;
    outcome.compile_time = Some(took);
    outcome.diagnostics = diagnostics;
    outcome
}

/// The name of the file that is run.
fn file_name(job: &Job, recipe: &Recipe) -> Result<String, RunnerError> {
    let names = job.file_name.iter().chain(job.files.iter().map(|file| &file.name));
    for name in names {
        SourceFile::check_path(name).map_err(|_| RunnerError::FileName(name.clone()))?;
    }
    Ok(job.file_name.clone().unwrap_or_else(|| recipe.file_name.clone()))
}

/// What a program runs on.
struct Ground<'a> {
    image: &'a Image,
    warden: &'a Arc<Warden>,
    library: Arc<Library>,
    recipe: &'a Recipe,
    launch: &'a Call,
    initialize: bool,
    args: Vec<String>,
    env: Vec<String>,
}

impl Ground<'_> {
    #[tracing::instrument(skip_all)]
    async fn run(
        self,
        job: &Job,
        file_name: &str,
        io: JobIo,
    ) -> Result<(Outcome, Option<Remains>), RunnerError> {
        let limits = &job.limits;
        let quota = Quota { bytes: limits.disk_bytes, nodes: limits.disk_files };
        let mut fs = Fs::new(self.library, &self.recipe.work_dir, quota).map_err(unfit)?;
        if put(&mut fs, job, file_name)? == Placed::NoRoom {
            let mut outcome = Outcome::new(Status::DiskLimit, NAME);
            outcome.message = Some("the program does not fit into its scratch space".to_owned());
            return Ok((outcome, None));
        }
        let start = Start {
            image: self.image,
            warden: self.warden,
            initialize: self.initialize,
            launch: self.launch,
            args: self.args,
            env: self.env,
            root: &self.recipe.root,
            fs,
            stdin: io.stdin,
            output: io.output,
            wall_time: limits.wall_time,
            memory_bytes: limits.memory_bytes,
            fuel: limits.fuel,
            is_large: false,
        };
        let ended = run(start, &io.cancel).await.map_err(unfit)?;
        let (status, exit_code, message) = judge(&ended.end, ended.refused);
        let brought = job.files.iter().map(|file| (file.name.as_str(), file.content.as_str()));
        let brought = brought.chain([(file_name, job.code.as_str())]).collect();
        let (files, left_out) = results(&ended.fs, &brought, limits);
        let mut outcome = Outcome::new(status, NAME);
        outcome.exit_code = exit_code;
        outcome.message = message;
        outcome.wall_time = ended.wall_time;
        outcome.cpu_time = ended.cpu_time;
        outcome.fuel_used = ended.fuel_used;
        outcome.peak_memory = Some(ended.peak_memory);
        outcome.files = files;
        outcome.truncated.output = status == Status::OutputLimit;
        outcome.truncated.files = left_out;
        Ok((outcome, Some(ended.remains)))
    }
}

impl Drop for WasmRunner {
    fn drop(&mut self) {
        self.children.stop();
    }
}
