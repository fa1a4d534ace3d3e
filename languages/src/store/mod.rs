//! The files that languages need, on this machine.
//!
//! ```text
//! <cache>/                 0700, ours alone
//!   objects/<sha256>       a module, a library archive …, stored once whoever needs it
//!   objects/<sha256>.stamp what the file system said of it when its digest was last found right
//!   incoming/              archives put there by hand, for machines without a network
//!   staging/<key>/         what is being fetched, owned by whoever holds the lock of the same key
//!   locks/<key>            advisory locks, with the holder's process id
//!   modules/               compiled modules, kept by the runtime
//!   vouched/<what>         under what circumstances a language's, or the engine's, limits were found to work
//! ```
//!
//! # Why an object is believed
//! An object gets its name only after all its bytes were digested, written, and flushed to the disk: one that is
//! there was right once. A start must not digest hundreds of megabytes again, so after each right digest a *stamp*
//! keeps the file's length, inode and times of change. As long as they are the same, nobody wrote to the file
//! through the file system, and the folder is one that only we can write to: the object is taken as it is. When
//! they differ, it is digested again. What no stamp can see, a disk that decays, is seen where it matters: bytes
//! that are about to be compiled are digested as they are read, and `verify` digests everything.

mod claim;
mod stamp;

use std::{
    io,
    path::{Path, PathBuf},
};

use cap_std::{
    ambient_authority,
    fs::{Dir, DirBuilder, DirBuilderExt as _, MetadataExt as _, OpenOptions, OpenOptionsExt as _},
};

pub use claim::Claim;
use stamp::Stamp;

use crate::{Sha256, digest};

const OBJECTS: &str = "objects";
const INCOMING: &str = "incoming";
const STAGING: &str = "staging";
const LOCKS: &str = "locks";
const MODULES: &str = "modules";
const VOUCHED: &str = "vouched";

/// How many circumstances are remembered of a language: a few binaries take turns on a machine where it is developed.
const REMEMBERED: usize = 8;

/// The files that languages need, on this machine. Any number of processes may use one at the same time.
#[derive(Debug)]
pub struct ArtifactStore {
    path: PathBuf,
    objects: Dir,
    incoming: Dir,
    staging: Dir,
    locks: Dir,
    vouched: Dir,
}

/// Why the store cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Nothing says where it is.
    #[error("no place for the cache: neither RUNROOM_CACHE_DIR, XDG_CACHE_HOME nor HOME is an absolute path")]
    NoPlace,
    /// Another user could change what would be run.
    #[error(
        "the cache folder {path} {problem}; make it yours alone (chown, chmod 700) or set RUNROOM_CACHE_DIR to another"
    )]
    NotOurs {
        /// The folder.
        path: PathBuf,
        /// Who else may change it.
        problem: String,
    },
    /// A file is not what the manifest says.
    #[error("{what} is corrupt: its SHA-256 is {found}, and should be {expected}")]
    Corrupt {
        /// The file.
        what: String,
        /// What it should be.
        expected: Sha256,
        /// What it is.
        found: Sha256,
    },
    /// A file that is needed is not there.
    #[error("{0} is not in the cache")]
    Missing(Sha256),
    /// The file system refused.
    #[error("cannot {action}: {error}")]
    Io {
        /// What was tried, with the path.
        action: String,
        /// Why not.
        error: io::Error,
    },
}

impl StoreError {
    pub(crate) fn io(action: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let action = action.into();
        move |error| Self::Io { action, error }
    }
}

impl ArtifactStore {
    /// Where the store is when nobody says otherwise: `RUNROOM_CACHE_DIR`, else `runroom` in `XDG_CACHE_HOME`, else
    /// in `~/.cache`.
    ///
    /// # Errors
    /// When none of the variables is an absolute path.
    pub fn default_path() -> Result<PathBuf, StoreError> {
        let variable =
            |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        variable("RUNROOM_CACHE_DIR")
            .or_else(|| variable("XDG_CACHE_HOME").map(|cache| cache.join("runroom")))
            .or_else(|| variable("HOME").map(|home| home.join(".cache/runroom")))
            .ok_or(StoreError::NoPlace)
    }

    /// Opens the store in a folder, which is made if it is not there, and clears what interrupted fetches left.
    ///
    /// # Errors
    /// When the folder belongs to another user or others may write to it, or the file system refuses.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, StoreError> {
        let path = std::path::absolute(path.into()).map_err(StoreError::io("find the cache folder"))?;
        let opening = || StoreError::io(format!("open the cache folder {}", path.display()));
        let parents = path.parent().unwrap_or(&path);
        std::fs::create_dir_all(parents).map_err(opening())?;
        let mut private = std::fs::DirBuilder::new();
        std::os::unix::fs::DirBuilderExt::mode(&mut private, 0o700);
        match private.create(&path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(opening()(error)),
            _ => {}
        }
        let root = Dir::open_ambient_dir(&path, ambient_authority()).map_err(opening())?;
        ours_alone(&root, &path)?;
        let folder = |name: &str| {
            let make = || match root.create_dir_with(name, DirBuilder::new().mode(0o700)) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
                _ => root.open_dir(name),
            };
            make().map_err(StoreError::io(format!("make the folder {}", path.join(name).display())))
        };
        let store = Self {
            objects: folder(OBJECTS)?,
            incoming: folder(INCOMING)?,
            staging: folder(STAGING)?,
            locks: folder(LOCKS)?,
            vouched: folder(VOUCHED)?,
            path,
        };
        store.sweep();
        Ok(store)
    }

    /// The store's folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder for compiled modules, which the runtime fills.
    pub fn modules(&self) -> PathBuf {
        self.path.join(MODULES)
    }

    /// The folder where archives can be put by hand.
    pub fn incoming(&self) -> PathBuf {
        self.path.join(INCOMING)
    }

    /// Where an object is, for what can only take a path.
    pub fn object(&self, sha256: Sha256) -> PathBuf {
        self.path.join(OBJECTS).join(sha256.to_string())
    }

    /// The length of an object, where it is there.
    pub fn size(&self, sha256: Sha256) -> Option<u64> {
        self.objects.metadata(sha256.to_string()).ok().map(|metadata| metadata.len())
    }

    /// Whether an object is there and right. Quick where its stamp fits, otherwise as long as digesting takes. A
    /// corrupt object is discarded.
    ///
    /// # Errors
    /// When the file system refuses.
    pub fn has(&self, sha256: Sha256) -> Result<bool, StoreError> {
        match self.stamp_fits(sha256) {
            Ok(true) => Ok(true),
            Ok(false) => match self.verify(sha256) {
                Ok(()) => Ok(true),
                Err(StoreError::Corrupt { .. } | StoreError::Missing(_)) => Ok(false),
                Err(error) => Err(error),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(self.reading(sha256)(error)),
        }
    }

    /// Digests an object. A corrupt one is discarded, so that it is fetched again.
    ///
    /// # Errors
    /// When it is corrupt or not there, or the file system refuses.
    pub fn verify(&self, sha256: Sha256) -> Result<(), StoreError> {
        self.checked(sha256, io::sink()).map(drop)
    }

    /// The bytes of an object, digested as they are read.
    ///
    /// # Errors
    /// As [`verify`](Self::verify).
    pub fn read(&self, sha256: Sha256) -> Result<Vec<u8>, StoreError> {
        let length = self.size(sha256).ok_or(StoreError::Missing(sha256))?;
        let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
        self.checked(sha256, &mut bytes)?;
        Ok(bytes)
    }

    /// Removes an object; one that is not there is no error.
    ///
    /// # Errors
    /// When the file system refuses.
    pub fn discard(&self, sha256: Sha256) -> Result<(), StoreError> {
        for name in [stamp::name(sha256), sha256.to_string()] {
            match self.objects.remove_file(&name) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    return Err(StoreError::io(format!("remove {}", self.object(sha256).display()))(error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Stores what a reader gives, if it is what it should be: all of it or nothing. `what` names it in messages.
    ///
    /// # Errors
    /// When the digest is another, `from` fails, or the file system refuses.
    pub(crate) fn put(
        &self,
        claim: &Claim,
        sha256: Sha256,
        what: &str,
        from: impl io::Read,
    ) -> Result<(), StoreError> {
        let temporary = sha256.to_string();
        let put = || {
            let mut options = OpenOptions::new();
            options.write(true).create(true).truncate(true).mode(0o600);
            let mut file = claim.dir().open_with(&temporary, &options)?;
            let (found, _) = digest::copy(from, &mut file)?;
            if found == sha256 {
                file.sync_all()?;
                claim.dir().rename(&temporary, &self.objects, sha256.to_string())?;
                // The rename itself has to reach the disk too.
                self.objects.open(".")?.sync_all()?;
            }
            Ok(found)
        };
        let found =
            put().map_err(StoreError::io(format!("store {what} as {}", self.object(sha256).display())))?;
        if found != sha256 {
            return Err(StoreError::Corrupt { what: what.to_owned(), expected: sha256, found });
        }
        self.stamp(sha256);
        Ok(())
    }

    /// An archive put by hand.
    pub(crate) fn open_incoming(&self, file: &str) -> Option<cap_std::fs::File> {
        self.incoming.open(file).ok()
    }

    /// Opens an object without digesting it.
    pub(crate) fn open_object(&self, sha256: Sha256) -> Result<cap_std::fs::File, StoreError> {
        self.objects.open(sha256.to_string()).map_err(self.reading(sha256))
    }

    fn checked(&self, sha256: Sha256, to: impl io::Write) -> Result<(), StoreError> {
        let file = self.open_object(sha256)?;
        let (found, _) = digest::copy(file, to).map_err(self.reading(sha256))?;
        if found == sha256 {
            self.stamp(sha256);
            return Ok(());
        }
        self.discard(sha256)?;
        Err(StoreError::Corrupt { what: self.object(sha256).display().to_string(), expected: sha256, found })
    }

    fn reading(&self, sha256: Sha256) -> impl FnOnce(io::Error) -> StoreError {
        let path = self.object(sha256);
        move |error| match error.kind() {
            io::ErrorKind::NotFound => StoreError::Missing(sha256),
            _ => StoreError::Io { action: format!("read {}", path.display()), error },
        }
    }

    fn stamp_fits(&self, sha256: Sha256) -> io::Result<bool> {
        let metadata = self.objects.metadata(sha256.to_string())?;
        let stamp =
            self.objects.read(stamp::name(sha256)).ok().and_then(|text| serde_json::from_slice(&text).ok());
        Ok(metadata.is_file() && stamp == Some(Stamp::of(&metadata)))
    }

    /// Remembers that an object's digest was right. Without its stamp, or with half of one, it is digested once more
    /// than needed: no reason to fail.
    fn stamp(&self, sha256: Sha256) {
        let write = || {
            let stamp = Stamp::of(&self.objects.metadata(sha256.to_string())?);
            self.objects.write(stamp::name(sha256), serde_json::to_vec(&stamp)?)
        };
        if let Err(error) = write() {
            tracing::debug!(object = %sha256, %error, "stamp not written");
        }
    }

    /// Whether a language was found to be held by its limits under these circumstances.
    pub(crate) fn is_vouched(&self, language: &str, circumstances: Sha256) -> bool {
        self.vouched_for(language).contains(&circumstances.to_string())
    }

    /// Whether a language was found so under any circumstances, and not removed since.
    pub(crate) fn was_vouched(&self, language: &str) -> bool {
        self.vouched.exists(language)
    }

    /// Remembers that a language was found to be held by its limits. Where that cannot be written, it is found again the
    /// next time: no reason to fail.
    pub(crate) fn vouch(&self, language: &str, circumstances: Sha256) {
        let mut lines = self.vouched_for(language);
        lines.insert(0, circumstances.to_string());
        lines.truncate(REMEMBERED);
        if let Err(error) = self.vouched.write(language, lines.join("\n")) {
            tracing::debug!(language, %error, "the self-check is not remembered");
        }
    }

    /// Forgets it, so that the language is checked anew.
    pub(crate) fn forget_vouched(&self, language: &str) {
        // Not there is as good as removed, and a file that stays says nothing but what was found.
        let _ = self.vouched.remove_file(language);
    }

    fn vouched_for(&self, language: &str) -> Vec<String> {
        let text = self.vouched.read_to_string(language).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// Clears what processes that were ended in the middle left behind: taking a claim empties its folder.
    fn sweep(&self) {
        for entry in self.staging.entries().into_iter().flatten().flatten() {
            if let Some(key) = entry.file_name().to_str()
                && let Err(error) = self.try_claim(key)
            {
                tracing::warn!(key, %error, "what an earlier start left behind cannot be removed");
            }
        }
    }
}

/// Refuses a folder in which another user could put what we would run. Asked of the opened folder: it cannot be
/// exchanged between the look and the use.
fn ours_alone(root: &Dir, path: &Path) -> Result<(), StoreError> {
    let not_ours = |problem: String| StoreError::NotOurs { path: path.to_owned(), problem };
    let metadata = root.dir_metadata().map_err(StoreError::io(format!("look at {}", path.display())))?;
    let us = rustix::process::geteuid().as_raw();
    if metadata.uid() != us {
        return Err(not_ours(format!("belongs to user {} and this is user {us}", metadata.uid())));
    }
    if metadata.mode() & 0o022 != 0 {
        return Err(not_ours(format!("has mode {:03o}: others may write to it", metadata.mode() & 0o777)));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
