//! What most commands need: settings that are right, and the means to make languages ready and run them.

use std::{path::PathBuf, sync::Arc};

use anyhow::Context as _;
use runroom_languages::{ArtifactStore, Catalogue, Containers, Folder, Language, Provisioner};
use runroom_runtime::{
    Limits, Runner,
    docker::{DockerRunner, DockerSettings, Warm},
    wasm::{ChildCommand, WasmRunner, WasmSettings},
};

use crate::{
    config::{Auto, Loaded, RunnerName, Sources, load},
    rooms::RoomSettings,
};

/// Sandboxes beyond those that rooms may use at one time: for the checks of languages that become ready meanwhile.
const SPARE_SLOTS: usize = 8;

/// The word that makes this program a child which compiles one module: see [`runroom_runtime::wasm::serve_child`].
pub(super) const SERVE_CHILD: &str = "serve-child";

/// Where a Docker engine listens unless it is told otherwise.
const SOCKET: &str = "/var/run/docker.sock";

/// Settings, languages, runners.
pub(super) struct Kit {
    pub(super) loaded: Loaded,
    pub(super) provisioner: Arc<Provisioner>,
    pub(super) containers: Arc<Containers>,
    pub(super) wasm: Arc<WasmRunner>,
    pub(super) docker: Arc<DockerRunner>,
}

/// Reads the settings and checks them against the languages there are.
pub(super) fn settings(sources: &Sources) -> anyhow::Result<(Loaded, Catalogue)> {
    let loaded = load(sources)?;
    let catalogue = catalogue(&loaded)?;
    loaded.check_languages(&catalogue)?;
    Ok((loaded, catalogue))
}

/// The built-in languages, and those of the folders that the settings name.
fn catalogue(loaded: &Loaded) -> anyhow::Result<Catalogue> {
    let read = |path: &PathBuf| {
        Folder::read(path).map_err(|error| {
            let message = format!("cannot read {}: {error}", path.display());
            anyhow::Error::from(loaded.error("server.language_folders", message))
        })
    };
    let own = loaded.config.server.language_folders.iter().map(read).collect::<anyhow::Result<Vec<_>>>()?;
    let mut folders = Folder::builtin();
    folders.retain(|builtin| own.iter().all(|own| own.name() != builtin.name()));
    folders.extend(own);
    Ok(Catalogue::of(folders)?)
}

impl Kit {
    /// For a command that runs a program or two: no container is kept waiting.
    pub(super) fn open(sources: &Sources) -> anyhow::Result<Self> {
        Self::with(sources, false)
    }

    /// For a server, with the containers that its settings want to wait.
    pub(super) fn serving(sources: &Sources) -> anyhow::Result<Self> {
        Self::with(sources, true)
    }

    fn with(sources: &Sources, warm: bool) -> anyhow::Result<Self> {
        let (loaded, catalogue) = settings(sources)?;
        let store = Arc::new(ArtifactStore::open(cache_dir(&loaded)?)?);
        let slots = RoomSettings::from(&loaded.config).max_running + SPARE_SLOTS;
        let child = ChildCommand { program: "/proc/self/exe".into(), args: vec![SERVE_CHILD.into()] };
        let settings = WasmSettings {
            slots: u32::try_from(slots)?,
            count_fuel: loaded.config.limits_fuel(),
            child: Some(child),
            ..WasmSettings::default()
        };
        let wasm = Arc::new(WasmRunner::new(&settings).context("this machine cannot run WebAssembly")?);
        let mut settings = docker_settings(&loaded, &catalogue, &store, slots);
        if !warm {
            settings.warm.clear();
        }
        let docker = Arc::new(DockerRunner::new(settings));
        let (base, shared) = (loaded.config.docker.base(), Arc::clone(&store));
        let containers = Arc::new(Containers::new(catalogue.clone(), Arc::clone(&docker), base, shared));
        let provisioner = Arc::new(Provisioner::new(catalogue, store, Arc::clone(&wasm))?);
        Ok(Self { loaded, provisioner, containers, wasm, docker })
    }

    /// What the settings would have run a language: the first of its runners.
    pub(super) fn first_runner(&self, language: &Language) -> RunnerName {
        self.loaded.config.runners_of(language).first().copied().unwrap_or(RunnerName::Wasm)
    }

    /// The runner of this name.
    pub(super) fn runner(&self, name: RunnerName) -> Arc<dyn Runner> {
        match name {
            RunnerName::Wasm => self.wasm.clone(),
            RunnerName::Docker => self.docker.clone(),
        }
    }
}

fn docker_settings(
    loaded: &Loaded,
    catalogue: &Catalogue,
    store: &ArtifactStore,
    slots: usize,
) -> DockerSettings {
    let config = &loaded.config;
    let host = std::env::var("DOCKER_HOST").ok();
    let host = host.as_deref().and_then(|host| host.strip_prefix("unix://")).unwrap_or(SOCKET);
    let socket = config.docker.socket.clone().map_or_else(|| PathBuf::from(host), |socket| socket);
    let used = catalogue.iter().filter(|language| config.runners_of(language).contains(&RunnerName::Docker));
    let warm = used.map(|language| {
        let name = language.name();
        let count = usize::try_from(config.warm_of(name)).unwrap_or(usize::MAX);
        (name.to_owned(), Warm { count, limits: Limits::from(config.limits_of(name, RunnerName::Docker)) })
    });
    DockerSettings {
        socket,
        instances: store.path().join("containers"),
        slots,
        cpus: config.docker.cpus(),
        warm: warm.collect(),
    }
}

/// The folder of what can be fetched or made again.
pub(super) fn cache_dir(loaded: &Loaded) -> anyhow::Result<PathBuf> {
    Ok(match &loaded.config.server.cache_dir {
        Auto::Set(path) => path.clone(),
        Auto::Auto => ArtifactStore::default_path()?,
    })
}
