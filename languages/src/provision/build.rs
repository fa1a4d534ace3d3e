//! Making files out of an archive, with a toolchain that is in it.
//!
//! Some guests are published as a toolchain for this machine and their source alone. What is built from them is the same,
//! byte for byte, on every machine, and is believed for its digest as what is fetched is.

use std::{fs, io, path::Path, process::Stdio, time::Duration};

use cap_std::fs::File;
use tokio::{process::Command, time::timeout};

use super::ProvisionError;
use crate::{Claim, Language, StoreError, UnpackError, courtesy, fetch::tail, manifest::Build};

/// Building takes a minute or two; what takes this long hangs.
const MOST: Duration = Duration::from_secs(3600);
/// Folders of the claim: the archive's files, the language's own, what is built, and a home for caches.
const SOURCE: &str = "source";
const FOLDER: &str = "folder";
const HOME: &str = "home";
pub(super) const OUT: &str = "out";

/// Unpacks an archive, a zip, with the language's own folder beside it.
pub(super) fn lay_out(
    claim: &Claim,
    name: &str,
    archive: File,
    language: &Language,
) -> Result<(), ProvisionError> {
    let unreadable = |error: io::Error| UnpackError::Archive { archive: name.to_owned(), error };
    let mut zip = zip::ZipArchive::new(archive).map_err(|error| unreadable(error.into()))?;
    zip.extract(claim.path().join(SOURCE)).map_err(|error| unreadable(error.into()))?;
    let lay = || {
        for folder in [HOME, OUT] {
            fs::create_dir(claim.path().join(folder))?;
        }
        for (path, content) in language.folder.files() {
            let path = claim.path().join(FOLDER).join(path);
            fs::create_dir_all(path.parent().unwrap_or(&path))?;
            fs::write(path, content)?;
        }
        Ok(())
    };
    lay().map_err(StoreError::io(format!("lay out {name}")))?;
    Ok(())
}

/// Runs the build. What it makes is in the folder [`OUT`] of the claim. Dropping the future ends it.
pub(super) async fn run(claim: &Claim, label: &str, build: &Build) -> Result<(), ProvisionError> {
    let failed = |why: String| ProvisionError::Build { package: label.to_owned(), why };
    let at = |folder: &str| claim.path().join(folder);
    let filled = |text: &str| {
        let path = |folder: &str| at(folder).to_string_lossy().into_owned();
        text.replace("{source}", &path(SOURCE))
            .replace("{folder}", &path(FOLDER))
            .replace("{home}", &path(HOME))
            .replace("{out}", &path(OUT))
    };
    let mut words = build.run.iter().map(|word| filled(word));
    let program = words.next().unwrap_or_default();
    allow_to_run(&at(SOURCE), Path::new(&program)).map_err(|error| failed(error.to_string()))?;
    let mut child = Command::new(&program)
        .args(words)
        .current_dir(at(OUT))
        .env_clear()
        .env("HOME", at(HOME))
        .env("TMPDIR", at(HOME))
        .envs(build.env.iter().map(|(name, value)| (name, filled(value))))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        // Its own children go with it.
        .process_group(0)
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| failed(error.to_string()))?;
    let group = Group(child.id());
    courtesy::send_back(&child, courtesy::BUILDING);
    let ended = timeout(MOST, async {
        let said = match child.stderr.take() {
            Some(stderr) => tail(stderr).await,
            None => String::new(),
        };
        child.wait().await.map(|status| (status, said))
    });
    let ended = ended.await.map_err(|_| failed(format!("it did not end within {MOST:?}")))?;
    let (status, said) = ended.map_err(|error| failed(error.to_string()))?;
    drop(group);
    if status.success() {
        return Ok(());
    }
    let last = said.lines().map(str::trim).rfind(|line| !line.is_empty()).unwrap_or("it said nothing");
    Err(failed(format!("{status} ({last})")))
}

/// Archives of Python packages forget which files are programs: all that lie in a folder of the program's toolchain and
/// begin as one are.
fn allow_to_run(source: &Path, program: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    if !program.starts_with(source) {
        return Ok(());
    }
    let mut folders = vec![source.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if is_program(&entry.path())? {
                fs::set_permissions(entry.path(), fs::Permissions::from_mode(0o700))?;
            }
        }
    }
    Ok(())
}

fn is_program(path: &Path) -> io::Result<bool> {
    let mut start = Vec::new();
    io::Read::read_to_end(&mut io::Read::take(fs::File::open(path)?, 4), &mut start)?;
    Ok(start == b"\x7fELF")
}

/// The processes of a build; killed when it is given up.
struct Group(Option<u32>);

impl Drop for Group {
    fn drop(&mut self) {
        let group = self.0.and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw);
        if let Some(group) = group {
            // They may all have ended.
            let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
    }
}
