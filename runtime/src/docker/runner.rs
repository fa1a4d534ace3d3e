//! Runs jobs in containers.

use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use tokio::sync::{Semaphore, mpsc, watch as watch_channel};
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};

use super::{
    container::{Container, Maker},
    engine::{Engine, EngineError, Presence},
    image::Images,
    instance::Instance,
    pool::Pool,
    product::{self, Item},
    reaper::reap,
    recipe::DockerProgram,
    report::{Report, signal},
    script::{BUILD, Placed, Script, Take, Token, WORK},
    shape::Shape,
    stage::{End, Ended, NotRun, Stage},
    watch,
};
use crate::{
    CompileLimits, Diagnostic, Job, JobIo, Limits, Outcome, OutputWriter, Run, Runner, RunnerError, Slots,
    SourceFile, Status, StdinReader, Stream, diagnostics, output,
};

const NAME: &str = "docker";
/// What the names of files may take, beyond their bytes, in an archive of a container's files.
const TAR_ENTRY: u64 = 2048;
/// Files that a compiler may make.
const PRODUCT_FILES: u64 = 4096;

/// How a [`DockerRunner`] finds the engine, and how much it may ask of it.
#[derive(Debug, Clone)]
pub struct DockerSettings {
    /// The engine's Unix socket.
    pub socket: PathBuf,
    /// A folder of ours, for files that tell which containers are whose.
    pub instances: PathBuf,
    /// Containers with a job in them at one time; a job that finds none free waits.
    pub slots: usize,
    /// Processors that one container may use, as `1.0`.
    pub cpus: f64,
    /// Languages of which containers are to be kept ready.
    pub warm: HashMap<String, Warm>,
}

/// How many containers of a language wait for jobs, and for which.
#[derive(Debug, Clone)]
pub struct Warm {
    /// How many; for compiled languages, as many for compilers.
    pub count: usize,
    /// The limits of the jobs that they will do for: a container's bounds are part of it.
    pub limits: Limits,
}

impl Default for DockerSettings {
    fn default() -> Self {
        Self {
            socket: PathBuf::from("/var/run/docker.sock"),
            instances: std::env::temp_dir().join("runroom-docker"),
            slots: 16,
            cpus: 1.0,
            warm: HashMap::new(),
        }
    }
}

/// Runs jobs in containers: each in one of its own, that no other job was in or will be in.
pub struct DockerRunner {
    works: Works,
    programs: RwLock<HashMap<String, Arc<DockerProgram>>>,
    warm: HashMap<String, Warm>,
    slots: Arc<Semaphore>,
    all_slots: usize,
    _watch: AbortOnDropHandle<()>,
}

/// What a job needs of the runner.
#[derive(Debug, Clone)]
struct Works {
    maker: Maker,
    pool: Pool,
    nano_cpus: i64,
}

impl DockerRunner {
    /// A runner without languages yet. The engine need not be there: it is looked for from time to time.
    ///
    /// Starts tasks on the runtime that it is called on.
    pub fn new(settings: DockerSettings) -> Self {
        let engine = Arc::new(Engine::new(settings.socket));
        let instance = Arc::new(Instance::new(settings.instances));
        let (reaper, done_with) = mpsc::unbounded_channel();
        tokio::spawn(reap(Arc::clone(&engine), done_with));
        let watch = tokio::spawn(watch::watch(Arc::clone(&engine), Arc::clone(&instance)));
        let maker = Maker::new(engine, instance, reaper);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a float saturates, and a processor has few billionths"
        )]
        let nano_cpus = (settings.cpus * 1e9) as i64;
        Self {
            works: Works { pool: Pool::start(maker.clone()), maker, nano_cpus },
            programs: RwLock::default(),
            warm: settings.warm,
            slots: Arc::new(Semaphore::new(settings.slots)),
            all_slots: settings.slots,
            _watch: AbortOnDropHandle::new(watch),
        }
    }

    /// Offers a language, in place of what was offered under its name before, and has containers wait for it where the
    /// settings say so.
    pub fn install(&self, language: &str, program: DockerProgram) {
        if let Some(before) = self.find(language) {
            self.keep_warm(language, &before, false);
        }
        self.keep_warm(language, &program, true);
        let mut programs = self.programs.write().unwrap_or_else(PoisonError::into_inner);
        programs.insert(language.to_owned(), Arc::new(program));
    }

    /// Offers a language no longer. Jobs that run already run on.
    pub fn remove(&self, language: &str) {
        if let Some(before) = self.find(language) {
            self.keep_warm(language, &before, false);
        }
        self.programs.write().unwrap_or_else(PoisonError::into_inner).remove(language);
    }

    /// What runs a language.
    pub fn program(&self, language: &str) -> Option<DockerProgram> {
        self.find(language).map(|program| DockerProgram::clone(&program))
    }

    /// What makes and finds images.
    pub fn images(&self) -> Images {
        Images::new(Arc::clone(&self.works.maker.engine))
    }

    /// Asks the engine whether it is there.
    ///
    /// # Errors
    /// Why it is not.
    pub async fn reach(&self) -> Result<(), EngineError> {
        self.works.maker.engine.ask().await.map(drop)
    }

    /// What the engine's keeping of limits depends on (its version, its kernel, its settings), in a text that changes with
    /// it.
    ///
    /// # Errors
    /// When the engine does not answer.
    pub async fn character(&self) -> Result<String, EngineError> {
        self.works.maker.engine.character().await
    }

    /// Waits until it is known whether the engine is there, then says it.
    pub async fn is_reached(&self) -> bool {
        watch::settled(&self.works.maker.engine).await == Presence::There
    }

    /// When the engine comes, and comes back.
    pub fn arrivals(&self) -> Arrivals {
        Arrivals(self.works.maker.engine.presence())
    }

    /// Removes every container of this runner, and makes no more. Jobs that run end as if their container had died.
    pub async fn shut_down(&self) {
        let Maker { engine, instance, .. } = &self.works.maker;
        self.works.pool.drain().await;
        self.works.maker.close().await;
        if !instance.is_used() {
            return;
        }
        let removed = match instance.name() {
            Ok(name) => watch::remove_all(engine, name).await,
            Err(error) => Err(error),
        };
        match removed {
            Ok(_) => instance.forget(),
            Err(error) => tracing::warn!(%error, "containers are left; the next start removes them"),
        }
    }

    fn keep_warm(&self, language: &str, program: &DockerProgram, keep: bool) {
        let Some(Warm { count, limits }) = self.warm.get(language) else { return };
        let Works { pool, nano_cpus, .. } = &self.works;
        let count = if keep { *count } else { 0 };
        pool.keep(Shape::of_program(&program.image, limits, *nano_cpus), count);
        if !program.recipe.compile.is_empty() {
            pool.keep(Shape::of_compiler(&program.image, limits, *nano_cpus), count);
        }
    }

    fn find(&self, language: &str) -> Option<Arc<DockerProgram>> {
        self.programs.read().unwrap_or_else(PoisonError::into_inner).get(language).cloned()
    }
}

/// The times that the engine comes.
pub struct Arrivals(watch_channel::Receiver<Presence>);

impl Arrivals {
    /// Waits for the next one. Never ends where the runner is gone.
    pub async fn next(&mut self) {
        self.0.mark_unchanged();
        loop {
            if self.0.changed().await.is_err() {
                return std::future::pending().await;
            }
            if *self.0.borrow_and_update() == Presence::There {
                return;
            }
        }
    }
}

impl Runner for DockerRunner {
    fn name(&self) -> &'static str {
        NAME
    }

    fn is_ready(&self, language: &str) -> bool {
        self.find(language).is_some() && self.why_not(language).is_none()
    }

    fn why_not(&self, language: &str) -> Option<String> {
        self.find(language)?;
        match &*self.works.maker.engine.presence().borrow() {
            Presence::There => None,
            Presence::Unknown => Some("the Docker engine was not asked yet".to_owned()),
            Presence::Away(error) => Some(error.to_string()),
        }
    }

    fn slots(&self) -> Option<Slots> {
        Some(Slots::of(self.all_slots, &self.slots))
    }

    fn run(&self, job: Job, io: JobIo) -> Run {
        let Some(program) = self.find(&job.language) else {
            return Box::pin(async move { Err(RunnerError::NotReady(job.language)) });
        };
        if let Err(over) = job.admit(&io) {
            return Box::pin(async move { Err(over.into()) });
        }
        let names = job.file_name.iter().chain(job.files.iter().map(|file| &file.name));
        if let Some(name) = names.into_iter().find(|name| SourceFile::check_path(name).is_err()) {
            let name = name.clone();
            return Box::pin(async move { Err(RunnerError::FileName(name)) });
        }
        let (works, slots) = (self.works.clone(), Arc::clone(&self.slots));
        Box::pin(async move {
            let slot = tokio::select! {
                slot = slots.acquire_owned() => slot.map_err(|closed| RunnerError::Internal(closed.to_string()))?,
                () = io.cancel.cancelled() => return Ok(Outcome::new(Status::Cancelled, NAME)),
            };
            let outcome = works.run(&program, &job, &io).await;
            drop(slot);
            outcome
        })
    }
}

impl Works {
    async fn run(&self, program: &DockerProgram, job: &Job, io: &JobIo) -> Result<Outcome, RunnerError> {
        let recipe = &program.recipe;
        if recipe.compile.is_empty() {
            return self.execute(program, job, io, Vec::new()).await;
        }
        let Compiled { product, diagnostics, took } = self.compile(program, job, io).await?;
        let outcome = match product {
            Ok(product) => self.execute(program, job, io, product).await?,
            Err(outcome) => *outcome,
        };
        Ok(Outcome { compile_time: Some(took), diagnostics, ..outcome })
    }

    /// Has compilers make something runnable of a job's files.
    #[tracing::instrument(skip_all)]
    async fn compile(&self, program: &DockerProgram, job: &Job, io: &JobIo) -> Result<Compiled, RunnerError> {
        let recipe = &program.recipe;
        let limits = &job.limits.compile;
        let (writer, reader) = output(limits.output_bytes);
        let commands = recipe.compile.iter().map(|args| recipe.expand(args, job)).collect();
        let take = Take { folder: BUILD, bytes: limits.product_bytes, files: PRODUCT_FILES };
        let shape = Shape::of_compiler(&program.image, &job.limits, self.nano_cpus);
        let work = Work { commands, product: &[], take, wall_time: limits.wall_time, with_stdin: false };
        let (stdin, cancel) = (StdinReader::empty(), &io.cancel);
        let staged = async {
            let staged = self.stage(&shape, program, job, work, &stdin, &writer, cancel).await;
            drop(writer);
            staged
        };
        let (staged, (stdout, stderr)) = tokio::join!(staged, reader.collect());
        let said = [stdout, stderr].concat();
        if !said.is_empty() && io.output.write(Stream::Stderr, &said).await.is_err() {
            let full =
                finished(Status::OutputLimit, Some("the compiler says more than the output may have".into()));
            return Ok(Compiled { product: Err(full), diagnostics: Vec::new(), took: Duration::ZERO });
        }
        let sources = diagnostics::sources(job, recipe.file_name(job));
        let diagnostics = diagnostics::parse(&String::from_utf8_lossy(&said), WORK, &sources);
        let Some(ended) = staged? else {
            return Ok(Compiled { product: Err(no_room()), diagnostics, took: Duration::ZERO });
        };
        let took = ended.wall_time;
        Ok(Compiled { product: compiled(ended, limits), diagnostics, took })
    }

    /// Runs a job's program, with what compilers made of it.
    #[tracing::instrument(name = "run", skip_all)]
    async fn execute(
        &self,
        program: &DockerProgram,
        job: &Job,
        io: &JobIo,
        product: Vec<Item>,
    ) -> Result<Outcome, RunnerError> {
        let (recipe, limits) = (&program.recipe, &job.limits);
        let mut command = recipe.expand(&recipe.command, job);
        command.extend(job.args.iter().cloned());
        let brought = job.files.len() as u64 + 1;
        let take = Take {
            folder: WORK,
            bytes: limits.output_file_bytes.max(longest(job)),
            files: u64::from(limits.output_files) + brought + 1,
        };
        let shape = Shape::of_program(&program.image, limits, self.nano_cpus);
        let work = Work {
            commands: vec![command],
            product: &product,
            take,
            wall_time: limits.wall_time,
            with_stdin: true,
        };
        let staged = self.stage(&shape, program, job, work, &io.stdin, &io.output, &io.cancel).await?;
        let Some(ended) = staged else { return Ok(*no_room()) };
        let Ended { end, wall_time, used } = ended;
        let (status, exit_code, signal, message) = judge(&end, limits);
        let mut outcome = Outcome::new(status, NAME);
        (outcome.exit_code, outcome.signal, outcome.message) = (exit_code, signal, message);
        (outcome.wall_time, outcome.cpu_time, outcome.peak_memory) = (wall_time, used.cpu, used.peak_memory);
        outcome.truncated.output = status == Status::OutputLimit;
        if let End::Reported(_, items, all) = end {
            let (files, left_out) = product::results(items, job, recipe.file_name(job), limits);
            (outcome.files, outcome.truncated.files) = (files, left_out || !all);
        }
        Ok(outcome)
    }

    /// Runs one stage of a job in a container of its own; `None` where its files do not fit into one.
    #[expect(
        clippy::too_many_arguments,
        reason = "the ends of its pipes are the caller's, who goes on with them"
    )]
    async fn stage(
        &self,
        shape: &Shape,
        program: &DockerProgram,
        job: &Job,
        work: Work<'_>,
        stdin: &StdinReader,
        output: &OutputWriter,
        cancel: &CancellationToken,
    ) -> Result<Option<Ended>, RunnerError> {
        let entry = program.recipe.file_name(job);
        let brought = job.files.iter().map(|file| (file.name.as_str(), file.content.as_bytes()));
        let brought: Vec<_> = std::iter::once((entry, job.code.as_bytes())).chain(brought).collect();
        let contents = brought.iter().map(|(_, content)| *content);
        if !shape.has_room_for(contents.chain(work.product.iter().map(|item| &*item.content))) {
            return Ok(None);
        }
        let token = Token::random();
        let mut warm = self.pool.take(shape).await;
        loop {
            let (was_warm, mut container) = match warm.take() {
                Some(container) => (true, container),
                None => match self.make(shape, cancel).await? {
                    Some(container) => (false, container),
                    None => return Ok(Some(Ended::cancelled())),
                },
            };
            let place = |path: String, content, executable| Placed { path, content, executable };
            let sources = brought.iter().map(|(name, content)| place((*name).to_owned(), *content, false));
            let made = work.product.iter().map(|Item { path, content, executable }| {
                place(format!("{BUILD}/{path}"), &**content, *executable)
            });
            let script = Script {
                token: &token,
                files: sources.chain(made).collect(),
                env: program.recipe.env.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect(),
                commands: work.commands.clone(),
                with_stdin: work.with_stdin,
                file_bytes: shape.disk(),
                take: work.take,
            };
            let stage = Stage {
                script,
                wall_time: work.wall_time,
                report_bytes: work.take.bytes.saturating_add(work.take.files.saturating_mul(TAR_ENTRY)),
                stdin,
                output,
                cancel,
            };
            match stage.run(&mut container).await {
                Ok(ended) => return Ok(Some(ended)),
                // It had died while it waited: nothing of the job was run.
                Err(NotRun::Stale) if was_warm => {}
                Err(NotRun::Stale) => {
                    return Err(internal("the container ended before it was told anything"));
                }
                Err(NotRun::Engine(error)) => return Err(unavailable(job, &error)),
                Err(NotRun::Odd(what)) => return Err(internal(&format!("the container is odd: {what}"))),
            }
        }
    }

    /// A new container; `None` where the job was cancelled meanwhile.
    async fn make(
        &self,
        shape: &Shape,
        cancel: &CancellationToken,
    ) -> Result<Option<Container>, RunnerError> {
        tokio::select! {
            biased;
            () = cancel.cancelled() => Ok(None),
            made = self.maker.make(shape) => match made {
                Ok(container) => Ok(Some(container)),
                Err(error) => Err(RunnerError::Unavailable(error.to_string())),
            },
        }
    }
}

/// What a stage does beside being the job's.
struct Work<'a> {
    commands: Vec<Vec<String>>,
    product: &'a [Item],
    take: Take,
    wall_time: Duration,
    with_stdin: bool,
}

/// What came of compiling.
struct Compiled {
    product: Result<Vec<Item>, Box<Outcome>>,
    diagnostics: Vec<Diagnostic>,
    took: Duration,
}

fn compiled(ended: Ended, limits: &CompileLimits) -> Result<Vec<Item>, Box<Outcome>> {
    let failed = |message: String| Err(finished(Status::CompileError, Some(message)));
    match ended.end {
        End::Cancelled => Err(finished(Status::Cancelled, None)),
        End::TimedOut => failed(format!("compiling took longer than {:?}", limits.wall_time)),
        End::OutputFull(_) => failed(format!("the compiler says more than {} bytes", limits.output_bytes)),
        End::Died(death) if death.out_of_memory => failed(needs_memory(limits)),
        End::Died(death) => failed(format!("the compiler's container ended with exit code {}", death.code)),
        End::Reported(Report { code: 0, .. }, items, all) => {
            let bytes: usize = items.iter().map(|item| item.content.len()).sum();
            if all && bytes as u64 <= limits.product_bytes {
                return Ok(items);
            }
            failed(format!("what the compiler made is over the limit of {} bytes", limits.product_bytes))
        }
        End::Reported(report, ..) if report.oom_kills > 0 => failed(needs_memory(limits)),
        End::Reported(report, ..) if report.disk_full => {
            failed(format!("the compiler needs more than {} bytes for files", limits.disk_bytes))
        }
        End::Reported(report, ..) => {
            let mut outcome = finished(Status::CompileError, None);
            outcome.exit_code = Some(report.code);
            Err(outcome)
        }
    }
}

fn needs_memory(limits: &CompileLimits) -> String {
    format!("the compiler needs more than {} bytes of memory", limits.memory_bytes)
}

type Verdict = (Status, Option<i32>, Option<String>, Option<String>);

/// What the end of a program means.
fn judge(end: &End, limits: &Limits) -> Verdict {
    let memory = || Some(format!("over the limit of {} bytes of memory", limits.memory_bytes));
    match end {
        End::Cancelled => (Status::Cancelled, None, None, None),
        End::TimedOut => (Status::Timeout, None, None, None),
        End::OutputFull(full) => (Status::OutputLimit, None, None, Some(full.to_string())),
        End::Died(death) if death.out_of_memory => (Status::MemoryLimit, None, None, memory()),
        End::Died(death) => {
            let message = format!("its container ended with exit code {}", death.code);
            (Status::RuntimeError, None, None, Some(message))
        }
        End::Reported(Report { code: 0, .. }, ..) => (Status::Success, Some(0), None, None),
        End::Reported(report, ..) => {
            let name = signal(report.code).map(str::to_owned);
            let code = name.is_none().then_some(report.code);
            if report.oom_kills > 0 {
                (Status::MemoryLimit, None, name, memory())
            } else if report.disk_full || name.as_deref() == Some("SIGXFSZ") {
                let message = format!("its scratch space of {} bytes is full", limits.disk_bytes);
                (Status::DiskLimit, code, name, Some(message))
            } else {
                let message = name.as_ref().map(|name| format!("ended by {name}"));
                (Status::RuntimeError, code, name, message)
            }
        }
    }
}

fn finished(status: Status, message: Option<String>) -> Box<Outcome> {
    let mut outcome = Outcome::new(status, NAME);
    outcome.truncated.output = status == Status::OutputLimit;
    outcome.message = message;
    Box::new(outcome)
}

fn no_room() -> Box<Outcome> {
    finished(Status::DiskLimit, Some("the program does not fit into its scratch space".to_owned()))
}

/// The longest file that a job brings: it is looked at whether it has changed.
fn longest(job: &Job) -> u64 {
    let beside = job.files.iter().map(|file| file.content.len());
    beside.chain([job.code.len()]).max().unwrap_or_default() as u64
}

fn unavailable(job: &Job, error: &EngineError) -> RunnerError {
    tracing::warn!(language = job.language, %error, "a job lost its container");
    RunnerError::Unavailable(error.to_string())
}

fn internal(what: &str) -> RunnerError {
    RunnerError::Internal(what.to_owned())
}
