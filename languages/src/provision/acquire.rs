//! Getting a language's files into the store.

use std::{
    collections::HashSet,
    io::{self, Cursor, Read as _, Seek as _},
    sync::Arc,
};

use cap_std::fs::File;
use tokio::sync::oneshot;

use super::{ProvisionError, Reporter, State, build, guest};
use crate::{
    ArtifactStore, Claim, Language, Sha256, StoreError, courtesy,
    fetch::Fetch,
    manifest::{Artifact, Member},
    unpack::{Source, unpack},
};

/// Sees to it that all files of a language are in the store: fetches and unpacks what is not.
pub(super) async fn acquire(
    store: &Arc<ArtifactStore>,
    fetch: &dyn Fetch,
    language: &Arc<Language>,
    reporter: &Reporter,
) -> Result<(), ProvisionError> {
    for index in 0..language.manifest.artifacts.len() {
        let artifact = Wanted { store: Arc::clone(store), language: Arc::clone(language), index };
        artifact.acquire(fetch, reporter).await?;
    }
    Ok(())
}

/// One artifact of a language.
#[derive(Clone)]
struct Wanted {
    store: Arc<ArtifactStore>,
    language: Arc<Language>,
    index: usize,
}

impl Wanted {
    fn artifact(&self) -> &Artifact {
        &self.language.manifest.artifacts[self.index]
    }

    async fn acquire(&self, fetch: &dyn Fetch, reporter: &Reporter) -> Result<(), ProvisionError> {
        if self.blocking(Self::is_there).await? {
            return Ok(());
        }
        let artifact = self.artifact();
        let waiting = |process| reporter.tell(State::Waiting { process });
        let claim = Arc::new(self.store.claim(&artifact.sha256.to_string(), waiting).await?);
        // Whoever held the claim before may have brought it.
        if self.blocking(Self::is_there).await? {
            return Ok(());
        }
        if artifact.is_fetched() && !self.blocking(Self::is_incoming).await? {
            let total = artifact.bytes;
            let package = artifact.label();
            let progress = |done: u64| {
                reporter.tell(State::Fetching { package: package.clone(), done: done.min(total), total });
            };
            progress(0);
            fetch.fetch(artifact, &claim, &progress).await.map_err(|why| ProvisionError::Fetch {
                package: artifact.label(),
                ecosystem: artifact.ecosystem,
                why: Box::new(why),
                file: artifact.file.clone(),
                incoming: self.store.incoming(),
            })?;
        }
        reporter.tell(State::Preparing { step: "unpacking" });
        let unpacked = Arc::clone(&claim);
        self.blocking(move |wanted| wanted.unpack(&unpacked)).await?;
        let Some(build) = self.artifact().build.as_ref().filter(|_| self.to_build().next().is_some()) else {
            return Ok(());
        };
        let source = Arc::clone(&claim);
        self.blocking(move |wanted| wanted.lay_out(&source)).await?;
        reporter.tell(State::Preparing { step: "building" });
        build::run(&claim, &self.artifact().label(), build).await?;
        self.blocking(move |wanted| wanted.store_built(&claim)).await
    }

    /// The members that are needed and have to be built.
    fn to_build(&self) -> impl Iterator<Item = &Member> {
        let needed = self.needed();
        let members = self.artifact().members.iter();
        members.filter(move |member| member.built && needed.contains(&(Some(&member.id), member.sha256)))
    }

    fn is_built(&self, id: &str) -> bool {
        self.artifact().members.iter().any(|member| member.id == id && member.built)
    }

    /// Unpacks the whole archive, for its build.
    fn lay_out(&self, claim: &Claim) -> Result<(), ProvisionError> {
        let archive = self.open_archive(claim)?;
        build::lay_out(claim, &self.artifact().file, archive, &self.language)
    }

    /// Takes what was built.
    fn store_built(&self, claim: &Claim) -> Result<(), ProvisionError> {
        for member in self.to_build() {
            let path = format!("{}/{}", build::OUT, member.path);
            let file = claim.dir().open(&path).map_err(reading(&member.path))?;
            let what = format!("{} of {}", member.path, self.artifact().file);
            self.store.put(claim, member.sha256, &what, file.take(member.bytes + 1))?;
        }
        Ok(())
    }

    /// Whether all that the guest needs of this artifact is in the store, or in the binary.
    fn is_there(&self) -> Result<bool, ProvisionError> {
        for sha256 in self.needed().into_iter().map(|(_, sha256)| sha256) {
            if !self.store.has(sha256)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The files of this artifact that have to be in the store, by member; `None` for the artifact itself.
    fn needed(&self) -> Vec<(Option<&str>, Sha256)> {
        let files =
            self.language.manifest.files().filter(|file| std::ptr::eq(file.artifact, self.artifact()));
        files
            .filter(|file| !file.is_embedded())
            .map(|file| (file.member.map(|member| member.id.as_str()), file.sha256()))
            .collect()
    }

    /// Whether somebody put the archive there by hand.
    fn is_incoming(&self) -> Result<bool, ProvisionError> {
        let artifact = self.artifact();
        let Some(file) = self.store.open_incoming(&artifact.file) else { return Ok(false) };
        let (found, _) = Sha256::of_reader(file).map_err(reading(&artifact.file))?;
        if found != artifact.sha256 {
            let (file, expected) = (&artifact.file, artifact.sha256);
            tracing::warn!(file, %found, %expected, "what was put there by hand has another digest; fetching it");
        }
        Ok(found == artifact.sha256)
    }

    /// Opens the archive and takes out of it what is needed.
    fn unpack(&self, claim: &Claim) -> Result<(), ProvisionError> {
        let artifact = self.artifact();
        let mut archive: Box<dyn Source + '_> = if artifact.is_fetched() {
            Box::new(self.open_archive(claim)?)
        } else {
            Box::new(Cursor::new(guest::embedded(&self.language, artifact)?))
        };
        let (mut members, mut itself) = (HashSet::new(), false);
        for (member, _) in self.needed() {
            match member {
                Some(member) if self.is_built(member) => {}
                Some(member) => drop(members.insert(member)),
                None => itself = true,
            }
        }
        if itself {
            self.store.put(claim, artifact.sha256, &artifact.file, &mut archive)?;
        }
        Ok(unpack(&self.store, claim, artifact, &mut archive, &members)?)
    }

    /// Opens what was fetched, or put there by hand, if it is what it should be.
    fn open_archive(&self, claim: &Claim) -> Result<File, ProvisionError> {
        let artifact = self.artifact();
        let fetched = claim.dir().open(&artifact.file).ok();
        let file = fetched.or_else(|| self.store.open_incoming(&artifact.file));
        let mut file = file.ok_or_else(|| reading(&artifact.file)(io::ErrorKind::NotFound.into()))?;
        let (found, _) = Sha256::of_reader(&mut file).map_err(reading(&artifact.file))?;
        if found != artifact.sha256 {
            return Err(ProvisionError::Refused {
                package: artifact.label(),
                file: artifact.file.clone(),
                expected: artifact.sha256,
                found,
            });
        }
        file.rewind().map_err(reading(&artifact.file))?;
        Ok(file)
    }

    /// Digesting and unpacking take seconds of a processor: not on a thread that serves the network.
    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, ProvisionError> + Send + 'static,
    ) -> Result<T, ProvisionError> {
        let (wanted, (done, worked)) = (self.clone(), oneshot::channel());
        let work = move || {
            courtesy::step_back(courtesy::FETCHING);
            let _ = done.send(work(&wanted));
        };
        // A thread of its own: a priority that was lowered stays so.
        let started = std::thread::Builder::new().name("unpack".to_owned()).spawn(work);
        started.map_err(|error| ProvisionError::Prepare(error.into()))?;
        worked.await.unwrap_or_else(|_| Err(ProvisionError::Prepare(anyhow::anyhow!("its thread died"))))
    }
}

fn reading(file: &str) -> impl FnOnce(io::Error) -> ProvisionError {
    let action = format!("read {file}");
    move |error| StoreError::Io { action, error }.into()
}
