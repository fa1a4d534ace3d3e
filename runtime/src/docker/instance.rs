//! Which server a container belongs to, and whether that server still lives.
//!
//! Each process that makes containers holds a lock on a file of its own, and labels its containers with the file's name. The
//! kernel lets go of the lock when the process ends, however it does: a file that can be locked names a dead server.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use super::engine::EngineError;

/// This process, as an owner of containers.
#[derive(Debug)]
pub(super) struct Instance {
    folder: PathBuf,
    name: String,
    /// From the first container on; the lock is held as long as the file is open.
    lock: Mutex<Option<File>>,
}

impl Instance {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, name: format!("{:032x}", rand::random::<u128>()), lock: Mutex::default() }
    }

    /// The name that containers carry. The lock is taken before the first of them is made.
    pub(super) fn name(&self) -> Result<&str, EngineError> {
        let mut lock = self.lock.lock().unwrap_or_else(PoisonError::into_inner);
        if lock.is_none() {
            let file = self.take_lock().map_err(|error| {
                let folder = self.folder.display();
                EngineError::Refused(format!("cannot keep account of containers in {folder}: {error}"))
            })?;
            *lock = Some(file);
        }
        Ok(&self.name)
    }

    fn take_lock(&self) -> io::Result<File> {
        fs::create_dir_all(&self.folder)?;
        // It has its name only once it is locked, or a server that starts just then would take it for a dead one's.
        let unlocked = self.folder.join(format!("{}.{:x}", self.name, rand::random::<u64>()));
        let file = OpenOptions::new().create_new(true).append(true).open(&unlocked)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        fs::rename(&unlocked, self.folder.join(&self.name))?;
        Ok(file)
    }

    /// Whether this process ever made a container.
    pub(super) fn is_used(&self) -> bool {
        self.lock.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Forgets this process: nothing of it is left.
    pub(super) fn forget(&self) {
        if self.is_used() {
            let _ = fs::remove_file(self.folder.join(&self.name));
        }
    }

    /// Those servers that died and left their name behind.
    pub(super) fn dead(&self) -> Vec<Dead> {
        let Ok(entries) = self.folder.read_dir() else { return Vec::new() };
        let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
        names.filter(|name| *name != self.name).filter_map(|name| Dead::find(&self.folder, name)).collect()
    }
}

/// A server that is no more.
#[derive(Debug)]
pub(super) struct Dead {
    pub(super) name: String,
    path: PathBuf,
    /// Held, so that two servers that start do not both clear away.
    _lock: File,
}

impl Dead {
    fn find(folder: &Path, name: String) -> Option<Self> {
        let is_name = name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let path = folder.join(&name);
        let file = is_name.then(|| OpenOptions::new().append(true).open(&path).ok())??;
        file.try_lock().ok()?;
        Some(Self { name, path, _lock: file })
    }

    /// Forgets it: nothing of it is left.
    pub(super) fn forget(self) {
        let _ = fs::remove_file(&self.path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dead_server_is_told_from_a_living_one() {
        let folder = tempfile::tempdir().unwrap();
        let make = || Instance::new(folder.path().to_owned());
        let (living, dying, idle) = (make(), make(), make());
        let names = (living.name().unwrap().to_owned(), dying.name().unwrap().to_owned());
        fs::write(folder.path().join("something else"), "").unwrap();
        assert!(make().dead().is_empty());
        drop(dying);
        let dead = idle.dead();
        assert_eq!(dead.iter().map(|dead| &dead.name).collect::<Vec<_>>(), [&names.1]);
        assert!(make().dead().is_empty(), "one server at a time clears away");
        dead.into_iter().for_each(Dead::forget);
        assert!(idle.dead().is_empty() && !idle.is_used());
        living.forget();
        assert!(!folder.path().join(&names.0).exists());
    }
}
