//! The Docker engine, behind its Unix socket: whether it is there, and what containers came to. What makes containers and images
//! ([`container`](super::container), [`image`](super::image)) speaks to it through the client that is had here.

use std::{
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use bollard::{
    Docker,
    errors::Error,
    query_parameters::{
        KillContainerOptions, ListContainersOptionsBuilder, RemoveContainerOptionsBuilder,
        StatsOptionsBuilder,
    },
};
use futures_util::StreamExt as _;
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};

/// Seconds that one request may take, but for those that stream.
const REQUEST_SECONDS: u64 = 120;
/// How long the engine may take to say that it is there.
const PING: Duration = Duration::from_secs(10);
/// How long a look at what a container used may take: it is wanted before a container is ended that has to end now.
const STATS: Duration = Duration::from_millis(50);

/// How long an engine may take to end a container, before the job is told to have ended all the same.
const KILL: Duration = Duration::from_secs(2);
/// How often, and how many times, a container is looked at whose streams have ended, until it has ended too.
const DEATH: (Duration, u32) = (Duration::from_millis(20), 50);

/// The label by which our containers are found: its value is the server that made them.
pub(super) const LABEL: &str = "io.runroom.instance";

/// Why the engine did not do what it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EngineError {
    /// There is none, or it does not let us in.
    #[error("no Docker engine answers at {}: {why}; start it, or name its socket in `docker.socket`", socket.display())]
    Unreachable {
        /// Where it was looked for.
        socket: PathBuf,
        /// What was found.
        why: String,
    },
    /// It is there and too busy.
    #[error("the Docker engine at {} does not answer in time", socket.display())]
    Slow {
        /// Its socket.
        socket: PathBuf,
    },
    /// It has no such image.
    #[error("the Docker engine has no image {0}: it was removed; `runroom languages install` makes it again")]
    NoImage(String),
    /// It refused.
    #[error("the Docker engine refuses: {0}")]
    Refused(String),
}

/// Whether the engine is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Presence {
    /// It was not asked yet.
    Unknown,
    /// It answers.
    There,
    /// It does not, and why.
    Away(EngineError),
}

/// The engine.
#[derive(Debug)]
pub(super) struct Engine {
    socket: PathBuf,
    /// As soon as it was reached once.
    docker: Mutex<Option<Docker>>,
    presence: watch::Sender<Presence>,
}

/// What a container used, as the kernel counts it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Used {
    pub(super) cpu: Duration,
    pub(super) peak_memory: Option<u64>,
}

/// How a container came to its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Death {
    pub(super) code: i32,
    pub(super) out_of_memory: bool,
}

impl Engine {
    pub(super) fn new(socket: PathBuf) -> Self {
        Self { socket, docker: Mutex::new(None), presence: watch::Sender::new(Presence::Unknown) }
    }

    pub(super) fn socket(&self) -> &Path {
        &self.socket
    }

    pub(super) fn presence(&self) -> watch::Receiver<Presence> {
        self.presence.subscribe()
    }

    /// Asks the engine whether it is there, and remembers the answer.
    pub(super) async fn ask(&self) -> Result<Docker, EngineError> {
        let asked = timeout(PING, async {
            let docker = self.connect().await?;
            docker.ping().await.map_err(|error| self.explain(error))?;
            Ok(docker)
        });
        let answer = asked.await.unwrap_or_else(|_| Err(EngineError::Slow { socket: self.socket.clone() }));
        self.remember(answer.as_ref().err());
        answer
    }

    /// A client of the engine that was there when it was last asked.
    pub(super) async fn client(&self) -> Result<Docker, EngineError> {
        match self.kept() {
            Some(docker) => Ok(docker),
            None => self.ask().await,
        }
    }

    async fn connect(&self) -> Result<Docker, EngineError> {
        if let Some(docker) = self.kept() {
            return Ok(docker);
        }
        let path = self.socket.to_string_lossy();
        let docker = Docker::connect_with_unix(&path, REQUEST_SECONDS, bollard::API_DEFAULT_VERSION)
            .map_err(|error| self.explain(error))?;
        // An older engine refuses what is newer than itself.
        let docker = docker.negotiate_version().await.map_err(|error| self.explain(error))?;
        self.keep(Some(docker.clone()));
        Ok(docker)
    }

    fn kept(&self) -> Option<Docker> {
        self.docker.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, docker: Option<Docker>) {
        *self.docker.lock().unwrap_or_else(PoisonError::into_inner) = docker;
    }

    fn remember(&self, error: Option<&EngineError>) {
        let presence = error.map_or(Presence::There, |error| Presence::Away(error.clone()));
        if presence != Presence::There {
            // It may be another one, of another version, when it comes back.
            self.keep(None);
        }
        self.presence.send_if_modified(|known| {
            let changed = *known != presence;
            *known = presence;
            changed
        });
    }

    /// What an error of the client means; an engine that is away is remembered as such.
    pub(super) fn failed(&self, error: Error) -> EngineError {
        let error = self.explain(error);
        if matches!(error, EngineError::Unreachable { .. }) {
            self.remember(Some(&error));
        }
        error
    }

    fn explain(&self, error: Error) -> EngineError {
        match error {
            Error::DockerResponseServerError { status_code: 404, message }
                if message.contains("No such image") =>
            {
                EngineError::NoImage(message.rsplit(": ").next().unwrap_or_default().to_owned())
            }
            Error::DockerResponseServerError { message, .. } => EngineError::Refused(message),
            Error::DockerStreamError { error } => EngineError::Refused(error),
            Error::RequestTimeoutError => EngineError::Slow { socket: self.socket.clone() },
            Error::JsonDataError { message, .. } => EngineError::Refused(message),
            other => EngineError::Unreachable { socket: self.socket.clone(), why: innermost(&other) },
        }
    }

    /// What the engine's keeping of limits depends on, in a text that changes with it.
    pub(super) async fn character(&self) -> Result<String, EngineError> {
        let docker = self.client().await?;
        let info = docker.info().await.map_err(|error| self.failed(error))?;
        Ok(format!(
            "{:?}",
            (
                (info.id, info.server_version, info.kernel_version, info.driver),
                (info.cgroup_driver, info.cgroup_version, info.default_runtime, info.security_options),
                (info.memory_limit, info.swap_limit, info.pids_limit, info.cpu_cfs_quota),
            )
        ))
    }

    /// Ends a container at once, with all that is in it. One that has ended is as good.
    ///
    /// An engine that does not answer is waited for no longer than [`KILL`]: who waits for the job's outcome is not to wait for it.
    pub(super) async fn kill(&self, id: &str) {
        if timeout(KILL, self.kill_at_last(id)).await.is_err() {
            tracing::warn!(id, "the Docker engine was asked to end a container, and does not answer");
        }
    }

    async fn kill_at_last(&self, id: &str) {
        let Ok(docker) = self.client().await else { return };
        if let Err(error) = docker.kill_container(id, None::<KillContainerOptions>).await {
            tracing::debug!(id, error = %self.failed(error), "a container was not there to be ended");
        }
    }

    /// Removes a container, whether it runs or not. One that is not there is as good.
    pub(super) async fn remove(&self, id: &str) -> Result<(), EngineError> {
        let docker = self.client().await?;
        let options = RemoveContainerOptionsBuilder::new().force(true).v(true).build();
        match docker.remove_container(id, Some(options)).await {
            Ok(()) => Ok(()),
            // Another request to remove it is under way.
            Err(Error::DockerResponseServerError { status_code: 404 | 409, .. }) => Ok(()),
            Err(error) => Err(self.failed(error)),
        }
    }

    /// The containers that an instance made, whether they run or not.
    pub(super) async fn containers_of(&self, instance: &str) -> Result<Vec<String>, EngineError> {
        let docker = self.client().await?;
        let filters = [("label", vec![format!("{LABEL}={instance}")])].into_iter().collect();
        let options = ListContainersOptionsBuilder::new().all(true).filters(&filters).build();
        let found = docker.list_containers(Some(options)).await.map_err(|error| self.failed(error))?;
        Ok(found.into_iter().filter_map(|container| container.id).collect())
    }

    /// What a container used so far, where that can be told quickly.
    pub(super) async fn used(&self, id: &str) -> Option<Used> {
        let stats = timeout(STATS, async {
            let docker = self.client().await.ok()?;
            let options = StatsOptionsBuilder::new().stream(false).one_shot(true).build();
            Box::pin(docker.stats(id, Some(options))).next().await?.ok()
        });
        let stats = stats.await.ok()??;
        let cpu = stats.cpu_stats?.cpu_usage?.total_usage?;
        let peak_memory = stats.memory_stats.and_then(|memory| memory.max_usage.or(memory.usage));
        Some(Used { cpu: Duration::from_nanos(cpu), peak_memory })
    }

    /// How a container came to its end, if it has.
    pub(super) async fn death(&self, id: &str) -> Result<Option<Death>, EngineError> {
        let (pause, times) = DEATH;
        for _ in 0..times {
            if let Some(death) = self.look_for_death(id).await? {
                return Ok(Some(death));
            }
            sleep(pause).await;
        }
        Ok(None)
    }

    async fn look_for_death(&self, id: &str) -> Result<Option<Death>, EngineError> {
        let docker = self.client().await?;
        let found = docker.inspect_container(id, None).await.map_err(|error| self.failed(error))?;
        let state = found.state.filter(|state| state.running != Some(true));
        Ok(state.map(|state| Death {
            code: state.exit_code.and_then(|code| i32::try_from(code).ok()).unwrap_or(-1),
            out_of_memory: state.oom_killed == Some(true),
        }))
    }
}

/// The cause of an error: what a person can do something about.
fn innermost(error: &dyn std::error::Error) -> String {
    let mut innermost = error;
    while let Some(source) = innermost.source() {
        innermost = source;
    }
    innermost.to_string()
}
