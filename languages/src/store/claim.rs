//! Who may fetch an artifact or prepare a language: one process at a time.

use std::{
    fs::{File, TryLockError},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

use cap_std::fs::{Dir, DirBuilder, DirBuilderExt as _, OpenOptions, OpenOptionsExt as _};

use super::{ArtifactStore, LOCKS, STAGING, StoreError};

/// How often a waiting process looks again. A blocked lock could not be given up when the wait is cancelled.
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// The exclusive right to something in the store, with an empty folder to work in; both go when it is dropped, and
/// the lock also when the process dies.
#[derive(Debug)]
pub struct Claim {
    key: String,
    path: PathBuf,
    parent: Dir,
    dir: Dir,
    /// Held open for its lock.
    _lock: File,
}

impl Claim {
    /// The folder to work in, for other processes that are started for us.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder to work in.
    pub fn dir(&self) -> &Dir {
        &self.dir
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // What stays is removed by the next holder before it is used.
        let _ = self.parent.remove_dir_all(&self.key);
    }
}

impl ArtifactStore {
    /// Waits until nobody else holds the claim. `on_wait` is told the holder's process id, once per holder.
    pub(crate) async fn claim(
        &self,
        key: &str,
        mut on_wait: impl FnMut(Option<u32>),
    ) -> Result<Claim, StoreError> {
        let mut told = None;
        loop {
            if let Some(claim) = self.try_claim(key)? {
                return Ok(claim);
            }
            let holder = self.holder(key);
            if told != Some(holder) {
                on_wait(holder);
                told = Some(holder);
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Takes the claim, unless another holds it.
    pub(super) fn try_claim(&self, key: &str) -> Result<Option<Claim>, StoreError> {
        let path = self.path.join(LOCKS).join(key);
        let mut lock = self
            .locks
            .open_with(key, OpenOptions::new().read(true).write(true).create(true).mode(0o600))
            .map_err(StoreError::io(format!("open the lock {}", path.display())))?
            .into_std();
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => {
                return Err(StoreError::io(format!("lock {}", path.display()))(error));
            }
        }
        let mut claim = || {
            // The lock is what counts; the process id is for a message.
            lock.set_len(0)?;
            write!(lock, "{}", std::process::id())?;
            match self.staging.remove_dir_all(key) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            self.staging.create_dir_with(key, DirBuilder::new().mode(0o700))?;
            Ok((self.staging.open_dir(key)?, self.staging.try_clone()?))
        };
        let path = self.path.join(STAGING).join(key);
        let (dir, parent) =
            claim().map_err(StoreError::io(format!("make the folder {} anew", path.display())))?;
        Ok(Some(Claim { key: key.to_owned(), path, parent, dir, _lock: lock }))
    }

    fn holder(&self, key: &str) -> Option<u32> {
        let mut text = String::new();
        self.locks.open(key).ok()?.take(16).read_to_string(&mut text).ok()?;
        text.parse().ok()
    }
}
