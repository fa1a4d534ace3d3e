//! What others have made to talk to servers like this one, from npm and PyPI.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

/// The folder of clients and the scripts that use them, installed once by npm.
pub(crate) fn clients() -> &'static Path {
    static INSTALLED: OnceLock<PathBuf> = OnceLock::new();
    INSTALLED.get_or_init(install)
}

/// A folder with a package of PyPI and what it needs, as `name==version`; Python finds it by `PYTHONPATH`.
pub(crate) fn python_package(package: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("python-{package}"));
    if !folder.exists() {
        // At once or not at all: a half of it would be taken for the whole by the next run.
        let part = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let args = ["-m", "pip", "install", "--quiet", "--target"];
        let done = Command::new("python3").args(args).arg(part.path()).arg(package).output().unwrap();
        assert!(done.status.success(), "pip: {}", String::from_utf8_lossy(&done.stderr));
        fs::rename(part.keep(), &folder).unwrap();
    }
    folder
}

fn install() -> PathBuf {
    let (source, folder) = (
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients"),
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("clients"),
    );
    fs::create_dir_all(&folder).unwrap();
    let lock = fs::read(source.join("package-lock.json")).unwrap();
    let installed = fs::read(folder.join("package-lock.json")).is_ok_and(|installed| installed == lock);
    for entry in source.read_dir().unwrap().map(Result::unwrap) {
        if entry.file_name() != "node_modules" {
            fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
        }
    }
    if !installed || !folder.join("node_modules").exists() {
        let args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        let done = Command::new("npm").args(args).current_dir(&folder).output().unwrap();
        assert!(done.status.success(), "npm: {}", String::from_utf8_lossy(&done.stderr));
    }
    folder
}
