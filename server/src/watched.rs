//! What is read from files that may change under way.

use std::{
    fmt::Display,
    fs,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
    time::{Duration, Instant, SystemTime},
};

/// How often files are looked at, at most. Tests do not wait.
const LOOK: Duration = if cfg!(test) { Duration::ZERO } else { Duration::from_secs(1) };

/// What some files say, as they are now.
pub(crate) struct Watched<T, E> {
    what: &'static str,
    files: Vec<PathBuf>,
    read: fn(&[PathBuf]) -> Result<T, E>,
    state: Mutex<State<T>>,
}

struct State<T> {
    value: T,
    stamps: Vec<Option<Stamp>>,
    looked: Instant,
}

/// What changes where a file does, or who may read it: one that cannot be used may be put right without being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    inode: u64,
    size: u64,
    modified: Option<SystemTime>,
    /// When the file or its owner or mode was changed last, in seconds and nanoseconds.
    changed: (i64, i64),
}

impl<T: Clone, E: Display> Watched<T, E> {
    /// Reads the files.
    ///
    /// # Errors
    /// Those of `read`.
    pub(crate) fn open(
        what: &'static str,
        files: Vec<PathBuf>,
        read: fn(&[PathBuf]) -> Result<T, E>,
    ) -> Result<Self, E> {
        let stamps = files.iter().map(|path| stamp(path)).collect();
        let state = State { value: read(&files)?, stamps, looked: Instant::now() };
        Ok(Self { what, files, read, state: Mutex::new(state) })
    }

    /// What they say. Files that have changed are read anew; while they cannot be used, what they said before holds.
    pub(crate) fn now(&self) -> T {
        // Nothing under the lock can leave it half-changed.
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.looked.elapsed() >= LOOK {
            state.looked = Instant::now();
            let stamps: Vec<_> = self.files.iter().map(|path| stamp(path)).collect();
            if stamps != state.stamps {
                match (self.read)(&self.files) {
                    Ok(value) => {
                        tracing::info!(what = self.what, "files have changed and were read anew");
                        state.value = value;
                    }
                    Err(error) => {
                        tracing::error!(what = self.what, %error, "files have changed and cannot be used");
                    }
                }
                state.stamps = stamps;
            }
        }
        state.value.clone()
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let about = fs::metadata(path).ok()?;
    let changed = (about.ctime(), about.ctime_nsec());
    Some(Stamp { inode: about.ino(), size: about.len(), modified: about.modified().ok(), changed })
}

#[cfg(test)]
mod tests {
    use std::{os::unix::fs::PermissionsExt as _, thread};

    use super::*;

    #[test]
    fn a_file_that_is_put_right_by_its_mode_is_read() {
        fn read(files: &[PathBuf]) -> Result<String, String> {
            let mode = fs::metadata(&files[0]).unwrap().mode();
            if mode & 0o077 != 0 {
                return Err("others may read it".to_owned());
            }
            Ok(fs::read_to_string(&files[0]).unwrap())
        }

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("key");
        let mode = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        fs::write(&path, "old").unwrap();
        mode(0o600);
        let watched = Watched::open("keys", vec![path.clone()], read).unwrap();
        fs::write(&path, "newer").unwrap();
        mode(0o644);
        assert_eq!(watched.now(), "old");
        // The clock of a file system may be coarse.
        thread::sleep(Duration::from_millis(50));
        mode(0o600);
        assert_eq!(watched.now(), "newer");
    }
}
