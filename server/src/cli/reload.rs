//! Settings that are read anew while the server runs: on SIGHUP, which `runroom reload` sends.

use std::{
    fs::{File, OpenOptions},
    io::{Read as _, Seek as _, SeekFrom, Write as _},
    path::Path,
    process::{self, ExitCode},
    sync::Arc,
};

use anyhow::{Context as _, bail};
use rustix::{
    fs::{FlockOperation, flock},
    process::{self as processes, Pid, kill_process},
};
use tokio::signal::unix::Signal;

use super::{kit, log::Filter, print};
use crate::{
    config::{Changes, Config, Loaded, Sources},
    rooms::Rooms,
    shelf::Shelf,
};

/// Where a server says which process it is.
const FILE: &str = "server.pid";
/// The most digits of a process's number.
const DIGITS: u64 = 20;

/// Says which process the server of a data folder is, for as long as this is there.
pub(super) struct PidFile {
    _locked: File,
}

impl PidFile {
    /// `None` where another server of the same folder has said so before.
    pub(super) fn write(data_dir: &Path) -> anyhow::Result<Option<Self>> {
        let path = data_dir.join(FILE);
        let open = || -> std::io::Result<Option<Self>> {
            // Emptied only under the lock: until then it is another's.
            let mut file =
                OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path)?;
            if flock(&file, FlockOperation::NonBlockingLockExclusive).is_err() {
                return Ok(None);
            }
            file.set_len(0)?;
            file.seek(SeekFrom::Start(0))?;
            write!(file, "{}", process::id())?;
            Ok(Some(Self { _locked: file }))
        };
        open().with_context(|| format!("cannot write {}", path.display()))
    }
}

/// `runroom reload`: checks the settings, and has the server of their data folder read them.
pub(super) fn reload(sources: &Sources) -> anyhow::Result<ExitCode> {
    let (loaded, _) = kit::settings(sources)?;
    let path = loaded.data_dir()?.join(FILE);
    let file =
        File::open(&path).with_context(|| format!("no server has left its number in {}", path.display()))?;
    if flock(&file, FlockOperation::NonBlockingLockShared).is_ok() {
        bail!("the server that left its number in {} has ended", path.display());
    }
    let mut text = String::new();
    file.take(DIGITS).read_to_string(&mut text)?;
    let pid = text.trim().parse().ok().and_then(Pid::from_raw);
    let pid = pid.with_context(|| format!("{} has no number of a process", path.display()))?;
    kill_process(pid, processes::Signal::HUP).with_context(|| format!("cannot tell process {pid}"))?;
    print("the settings can be used, and the server reads them; its log says what has changed\n")?;
    Ok(ExitCode::SUCCESS)
}

/// What takes new settings in.
pub(super) struct Reloader {
    pub(super) sources: Sources,
    pub(super) config: Config,
    pub(super) rooms: Rooms,
    pub(super) shelf: Arc<Shelf>,
    pub(super) filter: Filter,
    /// Asked for before anybody knows the process: an earlier one would end it.
    pub(super) hangups: Signal,
}

impl Reloader {
    /// Reads the settings anew on each SIGHUP, for ever.
    pub(super) async fn run(mut self) {
        while self.hangups.recv().await.is_some() {
            match kit::settings(&self.sources)
                .and_then(|(loaded, _)| Ok(loaded.check_outbox().map(|()| loaded)?))
            {
                Ok(loaded) => self.take(loaded),
                Err(error) => {
                    tracing::error!("the settings cannot be used, and those of before are:\n{error}");
                }
            }
        }
    }

    fn take(&mut self, Loaded { mut config, .. }: Loaded) {
        let Changes { taken, later } = self.config.changes(&config);
        if !self.config.limits_fuel() {
            config.unlimit_fuel();
        }
        self.rooms.reload((&config).into());
        self.shelf.reload(&config);
        self.filter.set(&config.log.filter);
        tracing::info!(
            changed = taken.join(", "),
            after_a_restart = later.join(", "),
            "the settings were read anew"
        );
        self.config = config;
    }
}
