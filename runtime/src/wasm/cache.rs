//! Compiled modules on disk, and files that guests made for their own library.
//!
//! Loading one runs what it says as native code, so that a file is believed only if nobody but us can have written
//! it: it lies in a folder that is ours and closed to others, is ours itself, and has the digest that was noted when
//! it was written. Its name tells what it was made from: the source, the recipe, and the engine's version and
//! settings; a file of another engine is simply not found.

use std::{
    fs::{self, File, Metadata, TryLockError},
    io::{self, Write as _},
    os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use anyhow::{Context as _, bail};
use memmap2::Mmap;
use rustix::process::geteuid;
use wasmtime::{Engine, Module};

use super::library::LibraryFile;

/// How long a module that nobody loads is kept when a newer one of the same name is stored.
const UNUSED: Duration = Duration::from_secs(7 * 24 * 3600);
/// What a file's name ends in while it is being written.
const PARTIAL: &str = ".partial";
/// What names end in: of compiled modules, of files that guests made, and of the digests of both.
const MODULE: &str = "cwasm";
const LIBRARY: &str = "lib";
const DIGEST: &str = "blake3";
/// The length of a digest in hexadecimal digits.
const DIGEST_LENGTH: usize = 64;
/// The length of a key, likewise.
pub(super) const KEY: usize = 32;

/// A folder of compiled modules.
#[derive(Debug)]
pub struct ModuleCache {
    dir: PathBuf,
}

impl ModuleCache {
    /// Opens, or makes, a cache.
    ///
    /// # Errors
    /// When the folder cannot be made, belongs to another user, or others may write to it.
    pub fn open(dir: impl Into<PathBuf>) -> anyhow::Result<Self> {
        let dir = dir.into();
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&dir)
            .with_context(|| format!("cannot make the module cache {}", dir.display()))?;
        let meta = fs::symlink_metadata(&dir)?;
        if !meta.is_dir() || meta.uid() != geteuid().as_raw() || meta.permissions().mode() & 0o022 != 0 {
            bail!(
                "the module cache {} must be a folder of ours that nobody else may write to",
                dir.display()
            );
        }
        Ok(Self { dir })
    }

    /// Takes the right to make modules of this name, which one process has at a time; calls `waiting` when another has
    /// it.
    pub(super) fn lock(&self, name: &str, waiting: impl FnOnce()) -> anyhow::Result<File> {
        let path = self.dir.join(format!("{name}.lock"));
        let cannot = || format!("cannot lock {}", path.display());
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&path)
            .with_context(cannot)?;
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) => waiting(),
            Err(TryLockError::Error(error)) => return Err(error).with_context(cannot),
        }
        lock.lock().with_context(cannot)?;
        Ok(lock)
    }

    /// Removes all modules of a name. Whoever runs one runs on.
    ///
    /// # Errors
    /// When the file system refuses.
    pub fn remove(&self, name: &str) -> io::Result<()> {
        self.files(name).try_for_each(|(path, _)| fs::remove_file(path))
    }

    /// The bytes that all modules of a name take.
    pub fn size(&self, name: &str) -> u64 {
        self.files(name).map(|(_, meta)| meta.len()).sum()
    }

    /// The files of a name's modules, locks aside.
    fn files(&self, name: &str) -> impl Iterator<Item = (PathBuf, Metadata)> {
        let prefix = format!("{name}-");
        let entries = fs::read_dir(&self.dir).into_iter().flatten().flatten();
        entries.filter_map(move |entry| {
            let file = entry.file_name();
            let key = file.to_str()?.strip_prefix(&prefix)?.split_once('.')?.0;
            // A name may begin with another: only a key may follow it.
            let is_key = key.len() == KEY && key.bytes().all(|byte| byte.is_ascii_hexdigit());
            is_key.then(|| entry.metadata().ok().map(|meta| (entry.path(), meta)))?
        })
    }

    /// Loads a module; `None` where it is not there or not to be believed.
    pub(super) fn load(&self, engine: &Engine, name: &str, key: &str) -> anyhow::Result<Option<Module>> {
        let path = self.path(name, key, MODULE);
        let Some(file) = self.trusted(&path)? else { return Ok(None) };
        // SAFETY: the file was written by `store` below: see the checks of `trusted`, which were made on this very file
        // and not on whatever has its name by now, and why they hold in the header.
        #[expect(unsafe_code, reason = "loading native code has no safe form")]
        match unsafe { Module::deserialize_open_file(engine, file) } {
            Ok(module) => Ok(Some(module)),
            Err(error) => {
                tracing::warn!(path = %path.display(), %error, "compiled module does not load; it is made again");
                Ok(None)
            }
        }
    }

    /// A library's file that a guest made; `None` where it is not there or not to be believed.
    pub(super) fn load_file(&self, name: &str, key: &str) -> anyhow::Result<Option<LibraryFile>> {
        let file = self.trusted(&self.path(name, key, LIBRARY))?;
        file.map(|file| LibraryFile::of(&file)).transpose()
    }

    /// Opens a file that was stored here, if nobody else can have written it.
    fn trusted(&self, path: &Path) -> anyhow::Result<Option<File>> {
        let Ok(file) = File::open(path) else { return Ok(None) };
        let meta = file.metadata()?;
        let ours =
            meta.is_file() && meta.uid() == geteuid().as_raw() && meta.permissions().mode() & 0o022 == 0;
        let noted = fs::read_to_string(path.with_extension(DIGEST)).unwrap_or_default();
        if !ours || noted.len() != DIGEST_LENGTH || noted != digest(&file)? {
            tracing::warn!(path = %path.display(), "what was stored is damaged or not ours; it is made again");
            return Ok(None);
        }
        // Noted as used; a file system that does not keep times costs no more than an early removal.
        let _ = file.set_modified(SystemTime::now());
        Ok(Some(file))
    }

    /// Stores a compiled module: all of it or nothing, whenever we are stopped.
    pub(super) fn store(&self, name: &str, key: &str, compiled: &[u8]) -> anyhow::Result<()> {
        self.put(name, &self.path(name, key, MODULE), compiled)
    }

    /// Stores a library's file, likewise.
    pub(super) fn store_file(&self, name: &str, key: &str, content: &[u8]) -> anyhow::Result<()> {
        self.put(name, &self.path(name, key, LIBRARY), content)
    }

    fn put(&self, name: &str, path: &Path, content: &[u8]) -> anyhow::Result<()> {
        self.write(&path.with_extension(DIGEST), blake3::hash(content).to_hex().as_bytes())?;
        self.write(path, content)?;
        self.tidy(name);
        Ok(())
    }

    fn write(&self, path: &Path, content: &[u8]) -> anyhow::Result<()> {
        let cannot = || format!("cannot write {}", path.display());
        // Under a name that `tidy` finds, should we be stopped before it is renamed. Made with mode 0600.
        let mut file = tempfile::Builder::new()
            .prefix(path.file_name().with_context(cannot)?)
            .suffix(PARTIAL)
            .tempfile_in(&self.dir)
            .with_context(cannot)?;
        file.write_all(content).with_context(cannot)?;
        file.as_file().sync_all().with_context(cannot)?;
        file.persist(path).with_context(cannot)?;
        Ok(())
    }

    /// Removes what nobody uses any more: modules that were not loaded for long, and what a stop in the middle of
    /// writing left. Called by whoever has the name's lock.
    fn tidy(&self, name: &str) {
        let idle = |meta: &Metadata| meta.modified().ok()?.elapsed().ok().filter(|idle| *idle > UNUSED);
        for (path, meta) in self.files(name) {
            let partial = path.to_string_lossy().ends_with(PARTIAL);
            // A digest goes with its file, whose time tells when it was last loaded.
            let stored = path.extension().is_some_and(|kind| kind == MODULE || kind == LIBRARY);
            if partial || (stored && idle(&meta).is_some()) {
                // Whoever has it mapped keeps it.
                let _ = fs::remove_file(&path);
                if stored {
                    let _ = fs::remove_file(path.with_extension(DIGEST));
                }
            }
        }
    }

    fn path(&self, name: &str, key: &str, kind: &str) -> PathBuf {
        self.dir.join(format!("{name}-{key}.{kind}"))
    }
}

fn digest(file: &File) -> anyhow::Result<String> {
    if file.metadata()?.len() == 0 {
        return Ok(blake3::hash(b"").to_hex().to_string());
    }
    // SAFETY: the file is ours alone, as was checked, and ours are replaced by rename and never changed in place.
    #[expect(unsafe_code, reason = "mapping a file has no safe form")]
    let mapped = unsafe { Mmap::map(file) }?;
    Ok(blake3::Hasher::new().update_rayon(&mapped).finalize().to_hex().to_string())
}
