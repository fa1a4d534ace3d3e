//! The key that signs tokens: made at the first start, kept in a file that only we can read.

use std::{
    fmt, fs,
    io::{self, Read as _, Write as _},
    os::unix::fs::{DirBuilderExt as _, MetadataExt as _},
    path::{Path, PathBuf},
};

use rand::RngExt as _;
use rustix::fs::{Mode, OFlags};

/// Bytes of a key, as many as HS256 has use for.
const SIZE: usize = 32;
const FILE: &str = "session.key";

/// The key that signs tokens.
#[derive(Clone)]
pub struct Key([u8; SIZE]);

impl fmt::Debug for Key {
    /// Does not show the key.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file or its folder cannot be made or read.
    #[error("cannot {action} {path}: {error}", path = path.display())]
    Io {
        /// What was tried.
        action: &'static str,
        /// With what.
        path: PathBuf,
        /// Why it failed.
        #[source]
        error: io::Error,
    },
    /// The file is there but cannot be trusted.
    #[error("the key in {path} cannot be trusted: {reason}; delete it to have a new one made", path = path.display())]
    Untrusted {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
}

impl Key {
    /// The key in this folder, made if there is none.
    ///
    /// # Errors
    /// When the folder or the file cannot be made or read, or others than we could have read or written the file.
    pub fn load_or_create(folder: &Path) -> Result<Self, KeyError> {
        let path = folder.join(FILE);
        let failed = |action, path: &Path| {
            let path = path.to_owned();
            move |error| KeyError::Io { action, path, error }
        };
        match read(&path) {
            Err(KeyError::Io { error, .. }) if error.kind() == io::ErrorKind::NotFound => {}
            done => return done,
        }
        fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed("make", folder))?;
        // Written beside its place and then put there whole. Of two servers that start together, one puts its key
        // there and both use it.
        let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed("write in", folder))?;
        let key: [u8; SIZE] = rand::rng().random();
        file.write_all(&key)
            .and_then(|()| file.as_file().sync_all())
            .map_err(failed("write", file.path()))?;
        match file.persist_noclobber(&path) {
            Ok(_) => {}
            Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(refused) => return Err(failed("write", &path)(refused.error)),
        }
        read(&path)
    }

    /// A key that is known already.
    pub fn from_bytes(bytes: [u8; SIZE]) -> Self {
        Self(bytes)
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

fn read(path: &Path) -> Result<Key, KeyError> {
    let failed = |error| KeyError::Io { action: "read", path: path.to_owned(), error };
    let untrusted = |reason| KeyError::Untrusted { path: path.to_owned(), reason };
    // Neither a link elsewhere is followed, nor a pipe waited for. What was opened is what is then looked at.
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let mut file = match rustix::fs::open(path, flags, Mode::empty()) {
        Ok(file) => fs::File::from(file),
        Err(rustix::io::Errno::LOOP) => return Err(untrusted("it is a link".to_owned())),
        Err(error) => return Err(failed(error.into())),
    };
    let about = file.metadata().map_err(failed)?;
    let (owner, we) = (about.uid(), rustix::process::geteuid().as_raw());
    if !about.is_file() {
        return Err(untrusted("it is not a file".to_owned()));
    }
    if owner != we {
        return Err(untrusted(format!("it belongs to user {owner}, and we are user {we}")));
    }
    if about.mode() & 0o077 != 0 {
        return Err(untrusted(format!(
            "its mode is {:o}, so others may use it; 600 is right",
            about.mode() & 0o777
        )));
    }
    if about.len() != SIZE as u64 {
        return Err(untrusted(format!("it has {} bytes, not {SIZE}", about.len())));
    }
    let mut key = [0; SIZE];
    file.read_exact(&mut key).map_err(failed)?;
    Ok(Key(key))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    #[test]
    fn the_first_start_makes_a_key_and_the_second_finds_it() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("a/b");
        let key = Key::load_or_create(&data).unwrap();
        assert_eq!(Key::load_or_create(&data).unwrap().0, key.0);
        assert_ne!(Key::load_or_create(folder.path()).unwrap().0, key.0);
        assert_eq!(fs::metadata(data.join(FILE)).unwrap().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&data).unwrap().mode() & 0o777, 0o700);
        assert_eq!(fs::read_dir(&data).unwrap().count(), 1, "nothing else is left");
        assert_eq!(format!("{key:?}"), "Key");
    }

    #[test]
    fn a_key_that_others_could_have_made_or_read_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let reason = || Key::load_or_create(folder.path()).unwrap_err().to_string();

        fs::write(&path, [1; SIZE]).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(reason().contains("its mode is 640"), "{}", reason());

        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&path, "short").unwrap();
        assert!(reason().contains("it has 5 bytes, not 32"), "{}", reason());

        fs::remove_file(&path).unwrap();
        symlink("/dev/zero", &path).unwrap();
        assert!(reason().contains("it is a link"), "{}", reason());

        fs::remove_file(&path).unwrap();
        fs::create_dir(&path).unwrap();
        assert!(reason().contains("it is not a file"), "{}", reason());
    }
}
