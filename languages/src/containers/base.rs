//! The base that all images share: a small Debian, made here by debootstrap, or an image that is named.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::Stdio,
};

use runroom_runtime::docker::Images;
use tokio::process::Command;

use super::{ImageError, REPOSITORY};
use crate::{Sha256, courtesy, fetch::process::tail};

/// The Debian whose packages manifests name.
const SUITE: &str = "bookworm";
/// The user that everything runs as, so that programs that ask find a name.
const PASSWD: &str = "sandbox:x:1000:1000::/tmp:/bin/sh\n";
const GROUP: &str = "sandbox:x:1000:\n";
/// Changes with what is done to a base here, so that one that was made otherwise is made anew.
const EDITION: u32 = 1;

/// What images are made from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Base {
    /// A Debian that debootstrap makes on this machine, from where this machine has its packages.
    #[default]
    Debootstrap,
    /// An image of Debian, by its name; it is pulled where it is not there.
    Image(String),
}

/// The base.
#[derive(Debug)]
pub(super) struct Debian {
    base: Base,
    cache: PathBuf,
}

impl Debian {
    pub(super) fn new(base: Base, cache: PathBuf) -> Self {
        Self { base, cache }
    }

    /// What its image is called.
    pub(super) fn image(&self) -> String {
        let what = format!("{EDITION} {SUITE} {PASSWD} {GROUP} {:?}", self.base);
        format!("{REPOSITORY}/base:{}", &Sha256::of(what.as_bytes()).to_string()[..12])
    }

    /// Sees to it that its image is there.
    pub(super) async fn make(
        &self,
        images: &Images,
        tell: &(dyn Fn(&'static str) + Send + Sync),
    ) -> Result<(), ImageError> {
        let name = self.image();
        if images.find(&name).await?.is_some() {
            return Ok(());
        }
        match &self.base {
            Base::Image(from) => {
                if images.find(from).await?.is_none() {
                    tell("fetching the base system");
                    images.pull(from, &|_| {}).await?;
                }
                let (user, group) = (PASSWD.trim(), GROUP.trim());
                let add = format!("RUN echo '{user}' >>/etc/passwd && echo '{group}' >>/etc/group");
                images.build(&name, &format!("FROM {from}\n{add}\n"), &|_| {}).await?;
            }
            Base::Debootstrap => {
                tell("making the base system");
                let tar = self.bootstrap().await.map_err(ImageError::Base)?;
                images.import(&name, tar.path()).await?;
            }
        }
        Ok(())
    }

    /// A root file system, as a tar archive.
    async fn bootstrap(&self) -> Result<tempfile::NamedTempFile, String> {
        if !rustix::process::geteuid().is_root() {
            return Err("debootstrap has to be run by root".to_owned());
        }
        let sources = sources().await?;
        let (mirror, _) = sources.first().ok_or("apt names no archive of Debian")?;
        let io = |error: std::io::Error| error.to_string();
        let folder = tempfile::tempdir_in(&self.cache).map_err(io)?;
        let root = folder.path().join("root");
        let mut debootstrap = Command::new("debootstrap");
        debootstrap.args(["--variant=minbase", SUITE]).arg(&root).arg(mirror);
        run(debootstrap).await?;
        finish(&root, &sources).map_err(io)?;
        let archive = tempfile::NamedTempFile::new_in(&self.cache).map_err(io)?;
        let mut tar = Command::new("tar");
        tar.arg("--one-file-system").arg("-C").arg(&root).arg("-cf").arg(archive.path()).arg(".");
        run(tar).await?;
        Ok(archive)
    }
}

/// Where this machine has Debian's packages from: archives and, for each, what follows in a line of `sources.list`.
async fn sources() -> Result<Vec<(String, String)>, String> {
    let mut apt = Command::new("apt-get");
    apt.args([
        "indextargets",
        "--format",
        "$(REPO_URI) $(CODENAME) $(RELEASE) $(COMPONENT)",
        "Created-By: Packages",
    ]);
    let listed = output(apt).await?;
    let ours = [SUITE.to_owned(), format!("{SUITE}-updates"), format!("{SUITE}-security")];
    let mut found: Vec<_> = listed
        .lines()
        .filter_map(|line| {
            let mut words = line.split_whitespace();
            let (uri, codename, release, component) =
                (words.next()?, words.next()?, words.next()?, words.next()?);
            ours.iter()
                .any(|ours| ours == codename)
                .then(|| (uri.to_owned(), format!("{release} {component}")))
        })
        .collect();
    // The archive itself first, before its updates.
    found.sort_by_key(|(_, rest)| rest.split(' ').next().map_or(0, str::len));
    found.dedup();
    Ok(found)
}

/// Makes a bootstrapped system what the images need.
fn finish(root: &Path, sources: &[(String, String)]) -> std::io::Result<()> {
    let lines: String = sources.iter().map(|(uri, rest)| format!("deb {uri} {rest}\n")).collect();
    fs::write(root.join("etc/apt/sources.list"), lines)?;
    let append = |path: &str, text: &str| {
        fs::OpenOptions::new().append(true).open(root.join(path))?.write_all(text.as_bytes())
    };
    append("etc/passwd", PASSWD)?;
    append("etc/group", GROUP)?;
    for folder in ["var/cache/apt/archives", "var/lib/apt/lists"] {
        fs::remove_dir_all(root.join(folder))?;
        fs::create_dir_all(root.join(folder).join("partial"))?;
    }
    Ok(())
}

async fn output(mut command: Command) -> Result<String, String> {
    let name = command.as_std().get_program().to_string_lossy().into_owned();
    let done = command.stdin(Stdio::null()).kill_on_drop(true).output().await;
    let done = done.map_err(|error| format!("cannot start {name}: {error}"))?;
    if !done.status.success() {
        return Err(format!("{name} ended with {}", done.status));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// Runs a command of this machine, and says its last word where it fails.
async fn run(mut command: Command) -> Result<(), String> {
    let name = command.as_std().get_program().to_string_lossy().into_owned();
    let cannot = |error: std::io::Error| {
        format!("cannot start {name}: {error}; it is in Debian's package of that name")
    };
    let command =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    let mut child = command.spawn().map_err(cannot)?;
    courtesy::send_back(&child, courtesy::FETCHING);
    let said = match child.stdout.take() {
        Some(stdout) => tail(stdout).await,
        None => String::new(),
    };
    let status = child.wait().await.map_err(|error| error.to_string())?;
    if status.success() {
        return Ok(());
    }
    Err(format!("{name} ended with {status}: {}", said.lines().next_back().unwrap_or_default()))
}
