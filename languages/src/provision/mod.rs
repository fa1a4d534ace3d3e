//! Bringing languages to the point where they can be used, and away again.
//!
//! ```text
//! Pending ─► Fetching ─► Preparing ─────────────────────────► Ready
//!              pip, npm    unpack, snapshot, compile, self-check
//!                └──────────┴──► Failed, with a reason; asked for again, it starts over
//! ```
//!
//! Languages are provisioned side by side, so that a small one is ready while a large one is still being fetched or
//! compiled. Whatever is on this machine already, and right, is used as it is: with everything there, nothing is
//! fetched, compiled or waited for.

mod acquire;
mod build;
mod error;
mod guest;
pub(crate) mod state;

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex},
    time::Instant,
};

use futures_util::future::join_all;
use runroom_runtime::{
    Limits, Runner as _, Status,
    wasm::{ModuleCache, Program, WasmRunner},
};
use tokio::sync::{broadcast, oneshot, watch};

pub use error::ProvisionError;
use guest::Workshop;
use state::Reporter;
pub use state::{Event, State};

use crate::{
    ArtifactStore, Catalogue, Language, Sha256, StoreError,
    fetch::{Clients, Fetch},
    program, selfcheck, vouch,
};

/// How many events may wait for whoever listens. Who is slower misses some, and finds the last in the state.
const EVENTS: usize = 256;

/// Brings languages to the point where they can be used.
pub struct Provisioner {
    catalogue: Catalogue,
    workshop: Arc<Workshop>,
    fetch: Arc<dyn Fetch>,
    entries: HashMap<String, Entry>,
    events: broadcast::Sender<Event>,
}

/// A language, how far it is, and the right to bring it further.
struct Entry {
    language: Arc<Language>,
    reporter: Reporter,
    turn: tokio::sync::Mutex<()>,
}

/// A language of the catalogue and what is on this machine of it.
#[derive(Debug, Clone)]
pub struct Listing {
    /// The language.
    pub language: Arc<Language>,
    /// How far it is in this process.
    pub state: State,
    /// Whether all its files are on this machine.
    pub installed: bool,
    /// Bytes on this machine: its files, shared ones included, and its compiled modules.
    pub bytes_stored: u64,
    /// Bytes that would have to be fetched now.
    pub bytes_to_fetch: u64,
}

impl Provisioner {
    /// Provisions from this catalogue into this store and this runner, fetching with pip and npm.
    ///
    /// # Errors
    /// When the folder for compiled modules cannot be used.
    pub fn new(
        catalogue: Catalogue,
        store: impl Into<Arc<ArtifactStore>>,
        runner: Arc<WasmRunner>,
    ) -> anyhow::Result<Self> {
        Self::with_fetch(catalogue, store, runner, Arc::new(Clients))
    }

    /// As [`new`](Self::new), fetching in another way.
    ///
    /// # Errors
    /// When the folder for compiled modules cannot be used.
    pub fn with_fetch(
        catalogue: Catalogue,
        store: impl Into<Arc<ArtifactStore>>,
        runner: Arc<WasmRunner>,
        fetch: Arc<dyn Fetch>,
    ) -> anyhow::Result<Self> {
        let store = store.into();
        let modules = ModuleCache::open(store.modules())?;
        let events = broadcast::Sender::new(EVENTS);
        let entry = |language: &Arc<Language>| Entry {
            language: Arc::clone(language),
            reporter: Reporter::new(language.name(), events.clone()),
            turn: tokio::sync::Mutex::new(()),
        };
        let guests = catalogue.iter().filter(|language| language.manifest.wasm.is_some());
        Ok(Self {
            entries: guests.map(|language| (language.name().to_owned(), entry(language))).collect(),
            workshop: Arc::new(Workshop { store, runner, modules, large: Mutex::new(()) }),
            fetch,
            catalogue,
            events,
        })
    }

    /// The languages there are.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Where files are kept.
    pub fn store(&self) -> &ArtifactStore {
        &self.workshop.store
    }

    /// How far a language is, now and whenever that changes. A language is to be offered only while it is
    /// [`Ready`](State::Ready): the runner has it already while its limits are still being checked.
    pub fn state(&self, name: &str) -> Option<watch::Receiver<State>> {
        self.find(name).ok().map(|entry| entry.reporter.subscribe())
    }

    /// Changes of all languages from now on.
    pub fn events(&self) -> broadcast::Receiver<Event> {
        self.events.subscribe()
    }

    /// Provisions languages, by name or alias, side by side; those that are ready already are left as they are.
    /// Returns the state that each came to, in the order asked for: ready, or failed with a reason.
    ///
    /// Dropping the future stops fetching. What is being compiled goes on in the background and into the cache, so
    /// that the next attempt finds it.
    ///
    /// # Errors
    /// When a name is unknown; then nothing is done.
    pub async fn provision(&self, names: &[&str]) -> Result<Vec<Event>, ProvisionError> {
        let entries = names.iter().map(|name| self.find(name)).collect::<Result<Vec<_>, _>>()?;
        let all = entries.into_iter().map(|entry| async {
            Event { language: entry.language.name().to_owned(), state: self.bring(entry).await }
        });
        Ok(join_all(all).await)
    }

    /// Digests all files of a language, checks its limits, then runs its hello program and compares what it prints.
    /// What is corrupt is removed, so that provisioning fetches it again.
    ///
    /// # Errors
    /// The first thing that is not as it should be.
    pub async fn verify(&self, name: &str) -> Result<(), ProvisionError> {
        let entry = self.find(name)?;
        let (workshop, language) = (Arc::clone(&self.workshop), Arc::clone(&entry.language));
        let digested = tokio::task::spawn_blocking(move || {
            language.manifest.files().try_for_each(|file| match workshop.verify(&language, file) {
                Err(ProvisionError::Store(StoreError::Missing(_))) => {
                    Err(ProvisionError::NotInstalled(language.name().to_owned()))
                }
                verified => verified,
            })
        });
        digested.await.map_err(|died| ProvisionError::Prepare(died.into()))??;
        self.store().forget_vouched(entry.language.name());
        match self.bring(entry).await {
            State::Failed { reason } => Err(ProvisionError::Failed(reason)),
            _ => self.hello(&entry.language).await,
        }
    }

    /// Takes a language away: from the runner and from this machine, but for files that another language uses too.
    /// Programs that run already run on.
    ///
    /// # Errors
    /// When the name is unknown or the file system refuses.
    pub async fn remove(&self, name: &str) -> Result<(), ProvisionError> {
        let entry = self.find(name)?;
        let _turn = entry.turn.lock().await;
        let name = entry.language.name();
        self.workshop.runner.remove(name);
        entry.reporter.tell(State::Pending);
        self.store().forget_vouched(name);
        // Those that were never ready here, or were removed, keep nothing.
        let others = || {
            let others = self.catalogue.iter().filter(|other| other.name() != name);
            others.filter(|other| self.store().was_vouched(other.name()))
        };
        let shared: HashSet<Sha256> = others().flat_map(|other| digests(other)).collect();
        for sha256 in digests(&entry.language).filter(|sha256| !shared.contains(sha256)) {
            self.store().discard(sha256)?;
        }
        let shared: HashSet<String> = others().flat_map(|other| module_names(other)).collect();
        for module in module_names(&entry.language).filter(|module| !shared.contains(module)) {
            let action = format!("remove the compiled module {module}");
            self.workshop.modules.remove(&module).map_err(StoreError::io(action))?;
        }
        Ok(())
    }

    /// All languages, in the catalogue's order, and what is on this machine of each.
    pub fn list(&self) -> Vec<Listing> {
        self.catalogue
            .iter()
            .filter_map(|language| self.find(language.name()).ok())
            .map(|entry| self.listing(entry))
            .collect()
    }

    fn listing(&self, entry: &Entry) -> Listing {
        let (store, manifest) = (self.store(), &entry.language.manifest);
        let lacking: Vec<_> = manifest
            .files()
            .filter(|file| !file.is_embedded() && store.size(file.sha256()).is_none())
            .collect();
        let to_fetch = manifest.artifacts.iter().filter(|artifact| {
            artifact.is_fetched() && lacking.iter().any(|file| std::ptr::eq(file.artifact, *artifact))
        });
        let objects: HashSet<_> = digests(&entry.language).collect();
        let stored = objects.into_iter().filter_map(|sha256| store.size(sha256)).sum::<u64>();
        Listing {
            language: Arc::clone(&entry.language),
            state: entry.reporter.state(),
            installed: lacking.is_empty(),
            bytes_stored: stored
                + module_names(&entry.language).map(|name| self.workshop.modules.size(&name)).sum::<u64>(),
            bytes_to_fetch: to_fetch.map(|artifact| artifact.bytes).sum(),
        }
    }

    fn find(&self, name: &str) -> Result<&Entry, ProvisionError> {
        self.catalogue
            .resolve(name)
            .and_then(|language| self.entries.get(language.name()))
            .ok_or_else(|| ProvisionError::Unknown(name.to_owned()))
    }

    /// Brings a language to where it is ready, or to where it has failed.
    async fn bring(&self, entry: &Entry) -> State {
        // Whoever asks second finds what the first has brought about.
        let _turn = entry.turn.lock().await;
        if entry.reporter.state().is_ready() {
            return entry.reporter.state();
        }
        let started = Instant::now();
        let unsettled = Unsettled(&entry.reporter);
        let state = match self.attempt(entry).await {
            Ok(()) => State::Ready { took: started.elapsed() },
            Err(error) => {
                let reason = error.to_string();
                tracing::debug!(language = entry.language.name(), reason, "language not available");
                State::Failed { reason }
            }
        };
        entry.reporter.tell(state.clone());
        drop(unsettled);
        state
    }

    async fn attempt(&self, entry: &Entry) -> Result<(), ProvisionError> {
        let Entry { language, reporter, .. } = entry;
        let mut again = true;
        let guest = loop {
            acquire::acquire(&self.workshop.store, self.fetch.as_ref(), language, reporter).await?;
            match self.prepare(entry).await {
                // Its stamp looked right and its digest was not: it is discarded by now, and fetched again, once.
                Err(error) if again && is_corrupt(&error) => {
                    tracing::warn!(language = language.name(), %error, "a stored file is corrupt; fetching it again");
                    again = false;
                }
                prepared => break prepared.map_err(unwrapped)?,
            }
        };
        let (name, runner) = (language.name(), &self.workshop.runner);
        runner.install(name, guest);
        let offered = Offered { runner, name, kept: false };
        let circumstances = vouch::of_guest(language, runner.counts_fuel());
        if !circumstances.is_some_and(|found| self.store().is_vouched(name, found)) {
            reporter.tell(State::Preparing { step: "checking its limits" });
            selfcheck::self_check(runner.as_ref(), &language.manifest).await?;
            if let Some(found) = circumstances {
                self.store().vouch(name, found);
            }
        }
        offered.keep();
        Ok(())
    }

    /// Makes the guest ready on a thread of its own: it takes up to minutes, and neither a dropped future nor a
    /// runtime that shuts down may have to wait for it.
    async fn prepare(&self, entry: &Entry) -> anyhow::Result<Program> {
        let (done, prepared) = oneshot::channel();
        let (workshop, language) = (Arc::clone(&self.workshop), Arc::clone(&entry.language));
        let reporter = entry.reporter.clone();
        std::thread::Builder::new().name(format!("prepare-{}", language.name())).spawn(move || {
            let report = |state| {
                // Nobody waits any more: the state belongs to whoever asks next.
                if !done.is_closed() {
                    reporter.tell(state);
                }
            };
            let guest = workshop.prepare(&language, &report);
            let _ = done.send(guest);
        })?;
        prepared.await.unwrap_or_else(|_| Err(anyhow::anyhow!("its thread died")))
    }

    async fn hello(&self, language: &Language) -> Result<(), ProvisionError> {
        let (name, hello) = (language.name(), &language.manifest.hello);
        let ran = program::run(self.workshop.runner.as_ref(), name, &hello.code, Limits::default()).await;
        let ran = ran.map_err(|error| ProvisionError::Prepare(error.into()))?;
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
}

/// Every digest that a language's files may be stored under.
fn digests(language: &Language) -> impl Iterator<Item = Sha256> {
    language.manifest.artifacts.iter().flat_map(|artifact| {
        std::iter::once(artifact.sha256).chain(artifact.members.iter().map(|member| member.sha256))
    })
}

/// What a language's compiled modules are called in the cache.
fn module_names(language: &Language) -> impl Iterator<Item = String> {
    let modules = language.manifest.wasm.iter().flat_map(|wasm| wasm.modules());
    let modules = modules.map(|id| guest::module_name(language, id));
    // Files that its guest made are kept under its own name.
    modules.chain([language.name().to_owned()]).collect::<HashSet<_>>().into_iter()
}

fn is_corrupt(error: &anyhow::Error) -> bool {
    matches!(
        error.downcast_ref(),
        Some(ProvisionError::Store(StoreError::Corrupt { .. } | StoreError::Missing(_)))
    )
}

/// Our own errors come back from the runner as they went in.
fn unwrapped(error: anyhow::Error) -> ProvisionError {
    error.downcast().unwrap_or_else(ProvisionError::Prepare)
}

/// A language that is being brought along; where that is given up in the middle, it is as if nobody had asked.
struct Unsettled<'a>(&'a Reporter);

impl Drop for Unsettled<'_> {
    fn drop(&mut self) {
        if !self.0.state().is_settled() {
            self.0.tell(State::Pending);
        }
    }
}

/// A guest in the runner that goes again unless it is kept: also when its check is given up in the middle.
struct Offered<'a> {
    runner: &'a WasmRunner,
    name: &'a str,
    kept: bool,
}

impl Offered<'_> {
    fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Offered<'_> {
    fn drop(&mut self) {
        if !self.kept {
            self.runner.remove(self.name);
        }
    }
}

#[cfg(test)]
mod tests;
