//! The trait that every backend implements, and the choice among backends.

use std::{collections::HashMap, pin::Pin, sync::Arc};

use tokio::sync::Semaphore;

use crate::{Job, JobIo, LimitExceeded, Outcome};

/// A run under way. Dropping it stops the guest.
pub type Run = Pin<Box<dyn Future<Output = Result<Outcome, RunnerError>> + Send>>;

/// What runs jobs.
///
/// How a program ended is a value, [`Outcome`]; an error means that it was not run at all, or that the fault is
/// ours.
pub trait Runner: Send + Sync + 'static {
    /// The name used in configuration and in outcomes, as `wasm`.
    fn name(&self) -> &'static str;

    /// Whether this runner can run a language right now.
    fn is_ready(&self, language: &str) -> bool;

    /// Why this runner cannot run a language that it has, where that can change by itself.
    fn why_not(&self, _language: &str) -> Option<String> {
        None
    }

    /// How many jobs it runs at one time, where that has a bound.
    fn slots(&self) -> Option<Slots> {
        None
    }

    /// Whether it counts the instructions of programs in WebAssembly, so that [`Limits::fuel`](crate::Limits::fuel) can
    /// bound them.
    fn counts_fuel(&self) -> bool {
        false
    }

    /// Starts a job. Nothing happens before the returned future is polled; dropping it stops the guest.
    ///
    /// Output is streamed to `io.output` while the guest runs, and all of it is there when the future resolves.
    fn run(&self, job: Job, io: JobIo) -> Run;
}

/// Places for jobs that run at one time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slots {
    /// How many there are.
    pub all: usize,
    /// How many are taken just now.
    pub busy: usize,
}

impl Slots {
    /// Those that a semaphore gives out.
    pub(crate) fn of(all: usize, free: &Semaphore) -> Self {
        Self { all, busy: all.saturating_sub(free.available_permits()) }
    }
}

/// Why a job was not run.
#[derive(Debug, thiserror::Error)]
pub enum RunnerError {
    /// No runner has the language.
    #[error("language {0:?} is not known to any runner")]
    UnknownLanguage(String),
    /// The language is there, but not ready to run.
    #[error("language {0:?} is not ready yet")]
    NotReady(String),
    /// What the runner depends on is not there just now. Says what, and what to do.
    #[error("{0}")]
    Unavailable(String),
    /// The request is over a limit.
    #[error(transparent)]
    Limit(#[from] LimitExceeded),
    /// The file's name could leave the working folder, or is none.
    #[error("file name {0:?} is not a plain file name")]
    FileName(String),
    /// The fault is ours.
    #[error("internal error: {0}")]
    Internal(String),
}

/// Picks the runner of each language: the first ready one in the order that the configuration gives.
#[derive(Default)]
pub struct Router {
    runners: Vec<Arc<dyn Runner>>,
    /// Runner names by language, in order of preference; a language that is not here may use every runner.
    routes: HashMap<String, Vec<String>>,
}

impl Router {
    /// A router over these runners, in order of preference.
    pub fn new(runners: Vec<Arc<dyn Runner>>) -> Self {
        Self { runners, routes: HashMap::new() }
    }

    /// Says which runners, by name and in order, may run a language.
    pub fn route(&mut self, language: impl Into<String>, runners: Vec<String>) {
        self.routes.insert(language.into(), runners);
    }

    /// The runner that would run this language now.
    pub fn runner(&self, language: &str) -> Option<&Arc<dyn Runner>> {
        match self.routes.get(language) {
            Some(names) => names
                .iter()
                .filter_map(|name| self.runners.iter().find(|runner| runner.name() == name))
                .find(|runner| runner.is_ready(language)),
            None => self.runners.iter().find(|runner| runner.is_ready(language)),
        }
    }
}

impl Runner for Router {
    fn name(&self) -> &'static str {
        "router"
    }

    fn is_ready(&self, language: &str) -> bool {
        self.runner(language).is_some()
    }

    fn run(&self, job: Job, io: JobIo) -> Run {
        if let Err(over) = job.admit(&io) {
            return Box::pin(async move { Err(over.into()) });
        }
        match self.runner(&job.language) {
            Some(runner) => runner.run(job, io),
            None => Box::pin(async move { Err(RunnerError::NotReady(job.language)) }),
        }
    }
}
