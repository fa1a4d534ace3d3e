//! Runs jobs in containers.

use std::{
    collections::{HashMap, HashSet},
    iter,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use tokio::{
    sync::{Semaphore, mpsc, watch as watch_channel},
    time::timeout,
};
use tokio_util::task::AbortOnDropHandle;

use super::{
    container::Maker,
    engine::{Engine, EngineError, Presence},
    image::Images,
    instance::Instance,
    pool::Pool,
    reaper::reap,
    recipe::DockerProgram,
    shape::Shape,
    watch,
    work::Works,
};
use crate::{Job, JobIo, Limits, Outcome, Run, Runner, RunnerError, Slots, SourceFile, Status};

/// The name of this backend in configuration and outcomes.
pub(super) const NAME: &str = "docker";

/// How long the removal of what is there may take at the end. An engine that hangs is not waited for: what it has is found by
/// the next start.
const SHUT_DOWN: Duration = Duration::from_secs(20);

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
        match self.find(language) {
            // Those that wait are as good as before.
            Some(before) if *before == program => return,
            Some(before) => self.keep_warm(language, &before, false),
            None => {}
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

    /// How many containers there are of this runner: those that wait, those that run, and those that are being removed.
    ///
    /// # Errors
    /// When the engine does not answer.
    pub async fn containers(&self) -> Result<usize, EngineError> {
        let Maker { engine, instance, .. } = &self.works.maker;
        match instance.is_used() {
            true => Ok(engine.containers_of(instance.name()?).await?.len()),
            false => Ok(0),
        }
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
        let removed = timeout(SHUT_DOWN, async {
            self.works.maker.close().await;
            match instance.is_used() {
                true => watch::remove_all(engine, instance.name()?).await,
                false => Ok(0),
            }
        });
        let slow = || EngineError::Slow { socket: engine.socket().to_owned() };
        match removed.await.unwrap_or_else(|_| Err(slow())) {
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
        if let Err(wrong) = check_names(program.recipe.file_name(&job), &job) {
            return Box::pin(async move { Err(wrong) });
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

/// Refuses names of files that cannot be, or not beside each other.
fn check_names(entry: &str, job: &Job) -> Result<(), RunnerError> {
    let names = || iter::once(entry).chain(job.files.iter().map(|file| file.name.as_str()));
    let folders: HashSet<_> = names().flat_map(SourceFile::folders).collect();
    let is_wrong = |name: &&str| SourceFile::check_path(name).is_err() || folders.contains(name);
    names().find(is_wrong).map_or(Ok(()), |name| Err(RunnerError::FileName(name.to_owned())))
}
