//! Bringing languages to where containers can run them: an image for each, on a base that they share.
//!
//! ```text
//! Pending ─► Preparing ──────────────────────────────────────► Ready
//!              base system (once), packages, setup, limits
//!                └──► Failed, with a reason; asked for again, it starts over
//! ```

mod base;
mod check;

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use runroom_runtime::{
    Limits, Status,
    docker::{DockerProgram, DockerRunner, EngineError, Image, Images},
};
use tokio::sync::{Mutex, broadcast, watch};

pub use base::Base;
use base::Debian;

use crate::{
    ArtifactStore, Catalogue, Event, Language, ProvisionError, Sha256, State, manifest::Docker, program,
    provision::state::Reporter, vouch,
};

/// How many events may wait for whoever listens.
const EVENTS: usize = 64;
/// What names of our images begin with.
const REPOSITORY: &str = "runroom";

/// Brings languages to where a [`DockerRunner`] can run them.
pub struct Containers {
    catalogue: Catalogue,
    runner: Arc<DockerRunner>,
    debian: Debian,
    store: Arc<ArtifactStore>,
    entries: HashMap<String, Entry>,
    /// Under what circumstances the engine was found to keep limits.
    checked: Mutex<Option<Checked>>,
    /// One image at a time: each is as much work as the machine has processors for.
    making: Mutex<()>,
}

/// Circumstances of a check; those that this machine does not tell are as those of this process.
type Checked = Option<Sha256>;

struct Entry {
    language: Arc<Language>,
    docker: Docker,
    reporter: Reporter,
    turn: Mutex<()>,
}

/// Why a language's image is not there.
#[derive(Debug, thiserror::Error)]
pub enum ImageError {
    /// The engine did not do it.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// The base system could not be made.
    #[error("cannot make the base system: {0}; or name an image of Debian in `docker.base`")]
    Base(String),
    /// A limit is not kept.
    #[error("self-check: {0}")]
    Check(String),
    /// The image was not made yet.
    #[error("its image is not on this machine: runroom languages install {0}")]
    NotInstalled(String),
}

impl Containers {
    /// Images of this catalogue's languages, on this base. What is made on the way lies in the store's folder.
    pub fn new(
        catalogue: Catalogue,
        runner: Arc<DockerRunner>,
        base: Base,
        store: Arc<ArtifactStore>,
    ) -> Self {
        // Whoever follows one language watches its state.
        let events = broadcast::Sender::new(EVENTS);
        let entry = |language: &Arc<Language>| {
            let docker = language.manifest.docker.clone()?;
            let reporter = Reporter::new(language.name(), events.clone());
            let entry = Entry { language: Arc::clone(language), docker, reporter, turn: Mutex::new(()) };
            Some((language.name().to_owned(), entry))
        };
        Self {
            entries: catalogue.iter().filter_map(entry).collect(),
            debian: Debian::new(base, store.path().to_owned()),
            catalogue,
            runner,
            store,
            checked: Mutex::new(None),
            making: Mutex::new(()),
        }
    }

    /// How far a language is, now and whenever that changes.
    pub fn state(&self, name: &str) -> Option<watch::Receiver<State>> {
        self.find(name).ok().map(|entry| entry.reporter.subscribe())
    }

    /// Makes languages ready, by name or alias; images that are not there are made. Returns the state that each came to.
    ///
    /// # Errors
    /// When a name is unknown; then nothing is done.
    pub async fn provision(&self, names: &[&str]) -> Result<Vec<Event>, ProvisionError> {
        self.bring_all(names, true).await
    }

    /// Makes languages ready whose images are there; the others fail, and say how their images are made.
    ///
    /// # Errors
    /// When a name is unknown; then nothing is done.
    pub async fn offer(&self, names: &[&str]) -> Result<Vec<Event>, ProvisionError> {
        self.bring_all(names, false).await
    }

    /// Looks whether what is ready is still so, and whether what is not has become so by other hands: an image may be removed, and
    /// made anew by another process, and an engine that comes back may be another one. Makes no image.
    ///
    /// # Errors
    /// When a name is unknown; then nothing is done.
    pub async fn look_again(&self, names: &[&str]) -> Result<(), ProvisionError> {
        for entry in names.iter().map(|name| self.find(name)).collect::<Result<Vec<_>, _>>()? {
            let was = entry.reporter.state();
            if !was.is_ready() && !matches!(was, State::Failed { .. }) {
                continue;
            }
            let _turn = entry.turn.lock().await;
            let name = entry.language.name();
            match self.attempt(entry, false).await {
                Ok(()) if entry.reporter.state().is_ready() => {}
                // The engine was checked anew.
                Ok(()) if was.is_ready() => entry.reporter.tell(was),
                Ok(()) => {
                    tracing::info!("{name} in a container is ready now");
                    entry.reporter.tell(State::Ready { took: Duration::ZERO });
                }
                // Its engine is away: the runner tells that, and what is known of the image stays.
                Err(ImageError::Engine(EngineError::Unreachable { .. } | EngineError::Slow { .. })) => {}
                Err(error) => {
                    let reason = error.to_string();
                    if was.is_ready() {
                        tracing::error!("{name} in a container is no longer ready: {reason}");
                        self.runner.remove(name);
                    }
                    let state = State::Failed { reason };
                    if was != state {
                        entry.reporter.tell(state);
                    }
                }
            }
        }
        Ok(())
    }

    /// The image of a language, if it is there.
    ///
    /// # Errors
    /// When the name is unknown, or the engine does not answer.
    pub async fn image(&self, name: &str) -> Result<Option<Image>, ProvisionError> {
        let entry = self.find(name)?;
        let found = self.runner.images().find(&self.image_name(entry)).await;
        Ok(found.map_err(ImageError::from)?)
    }

    /// What runs a language, once its image is there.
    ///
    /// # Errors
    /// When the name is unknown, or the engine does not answer.
    pub async fn program(&self, name: &str) -> Result<Option<DockerProgram>, ProvisionError> {
        let recipe = self.find(name)?.docker.recipe.clone();
        Ok(self.image(name).await?.map(|image| DockerProgram { image: image.id, recipe }))
    }

    /// Checks the engine's limits, makes a language ready, without making its image, and runs its hello program.
    ///
    /// # Errors
    /// The first thing that is not as it should be.
    pub async fn verify(&self, name: &str) -> Result<(), ProvisionError> {
        let entry = self.find(name)?;
        self.store.forget_vouched(check::NAME);
        *self.checked.lock().await = None;
        entry.reporter.tell(State::Pending);
        if let State::Failed { reason } = self.bring(entry, false).await {
            return Err(ProvisionError::Failed(reason));
        }
        let hello = &entry.language.manifest.hello;
        let ran = program::run(self.runner.as_ref(), entry.language.name(), &hello.code, Limits::default());
        let ran = ran.await.map_err(|error| ProvisionError::Prepare(error.into()))?;
        if ran.outcome.status == Status::Success && ran.stdout == hello.stdout {
            return Ok(());
        }
        Err(ProvisionError::Hello {
            language: name.to_owned(),
            expected: hello.stdout.clone(),
            status: ran.outcome.status.as_str(),
            printed: ran.stdout + &ran.stderr,
        })
    }

    /// Takes a language away, with its image. The base stays: others are on it.
    ///
    /// # Errors
    /// When the name is unknown or the engine refuses.
    pub async fn remove(&self, name: &str) -> Result<(), ProvisionError> {
        let entry = self.find(name)?;
        let _turn = entry.turn.lock().await;
        self.runner.remove(entry.language.name());
        entry.reporter.tell(State::Pending);
        let removed = self.runner.images().remove(&self.image_name(entry)).await;
        Ok(removed.map_err(ImageError::from)?)
    }

    fn find(&self, name: &str) -> Result<&Entry, ProvisionError> {
        self.catalogue
            .resolve(name)
            .and_then(|language| self.entries.get(language.name()))
            .ok_or_else(|| ProvisionError::Unknown(name.to_owned()))
    }

    async fn bring_all(&self, names: &[&str], make: bool) -> Result<Vec<Event>, ProvisionError> {
        let entries = names.iter().map(|name| self.find(name)).collect::<Result<Vec<_>, _>>()?;
        let all = entries.into_iter().map(|entry| async move {
            Event { language: entry.language.name().to_owned(), state: self.bring(entry, make).await }
        });
        Ok(join_all(all).await)
    }

    /// Brings a language to where it is ready, or to where it has failed.
    async fn bring(&self, entry: &Entry, make: bool) -> State {
        let _turn = entry.turn.lock().await;
        if entry.reporter.state().is_ready() {
            return entry.reporter.state();
        }
        // Not what an earlier attempt came to.
        entry.reporter.tell(State::Pending);
        let started = Instant::now();
        let state = match self.attempt(entry, make).await {
            Ok(()) => State::Ready { took: started.elapsed() },
            Err(error) => State::Failed { reason: error.to_string() },
        };
        entry.reporter.tell(state.clone());
        state
    }

    async fn attempt(&self, entry: &Entry, make: bool) -> Result<(), ImageError> {
        self.runner.reach().await?;
        let (images, name) = (self.runner.images(), self.image_name(entry));
        let image = match images.find(&name).await? {
            Some(image) => image,
            None if !make => return Err(ImageError::NotInstalled(entry.language.name().to_owned())),
            None => {
                self.make(entry, &images, &name).await?;
                images.find(&name).await?.ok_or(EngineError::NoImage(name))?
            }
        };
        self.check(entry, &image).await?;
        let program = DockerProgram { image: image.id, recipe: entry.docker.recipe.clone() };
        self.runner.install(entry.language.name(), program);
        Ok(())
    }

    /// Sees to it that the engine was found to keep limits on this machine.
    async fn check(&self, entry: &Entry, image: &Image) -> Result<(), ImageError> {
        let mut checked = self.checked.lock().await;
        let circumstances = vouch::of_engine(&self.runner.character().await?);
        if *checked == Some(circumstances) {
            return Ok(());
        }
        if !circumstances.is_some_and(|found| self.store.is_vouched(check::NAME, found)) {
            entry.reporter.tell(State::Preparing { step: "checking its limits" });
            check::check(&self.runner, &image.id).await.map_err(ImageError::Check)?;
            if let Some(found) = circumstances {
                self.store.vouch(check::NAME, found);
            }
        }
        *checked = Some(circumstances);
        Ok(())
    }

    /// Makes a language's image, and the base before it where that is not there.
    async fn make(&self, entry: &Entry, images: &Images, name: &str) -> Result<(), ImageError> {
        let tell = |step| entry.reporter.tell(State::Preparing { step });
        tell("waiting for another image to be made");
        let _turn = self.making.lock().await;
        self.debian.make(images, &tell).await?;
        tell("fetching packages");
        let say = |line: &str| {
            let step = match line {
                line if line.starts_with("Unpacking ") => "unpacking packages",
                line if line.starts_with("Setting up ") => "setting up packages",
                _ => return,
            };
            tell(step);
        };
        Ok(images.build(name, &self.dockerfile(entry), &say).await?)
    }

    fn dockerfile(&self, entry: &Entry) -> String {
        let Docker { packages, setup, .. } = &entry.docker;
        let setup: String = setup.iter().map(|command| format!("RUN {command}\n")).collect();
        // Some packages have manual pages that they want to lay into a folder which a small system lacks.
        format!(
            "FROM {}\nRUN export DEBIAN_FRONTEND=noninteractive && mkdir -p /usr/share/man/man1 && apt-get update \
             && apt-get install -y --no-install-recommends {} && apt-get clean && rm -rf /var/lib/apt/lists/*\n{setup}",
            self.debian.image(),
            packages.join(" "),
        )
    }

    /// What a language's image is called: it changes with what goes into it.
    fn image_name(&self, entry: &Entry) -> String {
        let digest = Sha256::of(self.dockerfile(entry).as_bytes()).to_string();
        // A name of an image has no `+` or `#`.
        let name: String =
            entry.language.name().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        format!("{REPOSITORY}/{}:{}", name.trim_matches('-'), &digest[..12])
    }
}
