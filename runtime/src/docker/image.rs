//! Images: finding, making and removing them.

use std::{path::Path, sync::Arc};

use bollard::{
    body_full, body_try_stream,
    query_parameters::{BuildImageOptionsBuilder, CreateImageOptionsBuilder, RemoveImageOptionsBuilder},
};
use bytes::Bytes;
use futures_util::{StreamExt as _, TryStreamExt as _};
use tokio_util::io::ReaderStream;

use super::engine::{Engine, EngineError};

/// An image that the engine has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// What it is for sure: a digest.
    pub id: String,
    /// Bytes of it, shared layers included.
    pub bytes: u64,
    /// What was written on it when it was made.
    pub labels: std::collections::HashMap<String, String>,
}

/// The engine's images.
#[derive(Debug, Clone)]
pub struct Images {
    engine: Arc<Engine>,
}

impl Images {
    pub(super) fn new(engine: Arc<Engine>) -> Self {
        Self { engine }
    }

    /// The image of this name, if there is one.
    ///
    /// # Errors
    /// When the engine does not answer.
    pub async fn find(&self, name: &str) -> Result<Option<Image>, EngineError> {
        let docker = self.engine.client().await?;
        match docker.inspect_image(name).await {
            Ok(found) => Ok(Some(Image {
                id: found.id.unwrap_or_else(|| name.to_owned()),
                bytes: found.size.and_then(|size| u64::try_from(size).ok()).unwrap_or_default(),
                labels: found.config.and_then(|config| config.labels).unwrap_or_default(),
            })),
            Err(bollard::errors::Error::DockerResponseServerError { status_code: 404, .. }) => Ok(None),
            Err(error) => Err(self.engine.failed(error)),
        }
    }

    /// Makes an image of a root file system, a tar archive.
    ///
    /// # Errors
    /// When the file cannot be read or the engine refuses it.
    pub async fn import(&self, name: &str, tar: &Path) -> Result<(), EngineError> {
        let docker = self.engine.client().await?;
        let file = tokio::fs::File::open(tar)
            .await
            .map_err(|error| EngineError::Refused(format!("cannot read {}: {error}", tar.display())))?;
        let body = body_try_stream(ReaderStream::with_capacity(file, 256 << 10));
        let options = CreateImageOptionsBuilder::new().from_src("-").repo(name).build();
        let made = docker.create_image(Some(options), Some(body), None);
        made.try_for_each(|_| async { Ok(()) }).await.map_err(|error| self.engine.failed(error))
    }

    /// Fetches an image of a registry.
    ///
    /// # Errors
    /// When it cannot be had.
    pub async fn pull(&self, name: &str, say: &(dyn Fn(&str) + Send + Sync)) -> Result<(), EngineError> {
        let docker = self.engine.client().await?;
        let options = CreateImageOptionsBuilder::new().from_image(name).build();
        let mut steps = docker.create_image(Some(options), None, None);
        while let Some(step) = steps.next().await {
            let step = step.map_err(|error| self.engine.failed(error))?;
            if let Some(status) = step.status {
                say(&status);
            }
        }
        Ok(())
    }

    /// Makes an image as a Dockerfile says, told line by line what is being done. It has the engine's own network: what
    /// packages are fetched with has to reach what this machine reaches.
    ///
    /// # Errors
    /// What failed, with the last that was said.
    pub async fn build(
        &self,
        name: &str,
        dockerfile: &str,
        say: &(dyn Fn(&str) + Send + Sync),
    ) -> Result<(), EngineError> {
        let docker = self.engine.client().await?;
        let context = context(dockerfile)
            .map_err(|error| EngineError::Refused(format!("cannot pack the Dockerfile: {error}")))?;
        let options = BuildImageOptionsBuilder::new()
            .dockerfile("Dockerfile")
            .t(name)
            .rm(true)
            .forcerm(true)
            .networkmode("host")
            .build();
        let mut steps = Box::pin(docker.build_image(options, None, Some(body_full(context))));
        let mut last = String::new();
        while let Some(step) = steps.next().await {
            let step = step.map_err(|error| match self.engine.failed(error) {
                EngineError::Refused(why) => EngineError::Refused(format!("{why} ({last})")),
                other => other,
            })?;
            if let Some(detail) = step.error_detail.and_then(|detail| detail.message) {
                return Err(EngineError::Refused(format!("{detail} ({last})")));
            }
            for line in step.stream.iter().flat_map(|text| text.lines()).map(str::trim) {
                if !line.is_empty() {
                    say(line);
                    line.clone_into(&mut last);
                }
            }
        }
        Ok(())
    }

    /// Removes an image's name, and the image where it was its last. One that is not there is as good.
    ///
    /// # Errors
    /// When the engine refuses: containers may still use it.
    pub async fn remove(&self, name: &str) -> Result<(), EngineError> {
        let docker = self.engine.client().await?;
        let options = RemoveImageOptionsBuilder::new().force(true).build();
        match docker.remove_image(name, Some(options), None).await {
            Ok(_) => Ok(()),
            Err(bollard::errors::Error::DockerResponseServerError { status_code: 404, .. }) => Ok(()),
            Err(error) => Err(self.engine.failed(error)),
        }
    }
}

/// A build's context: its Dockerfile alone.
fn context(dockerfile: &str) -> std::io::Result<Bytes> {
    let mut tar = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_size(dockerfile.len() as u64);
    header.set_mode(0o644);
    tar.append_data(&mut header, "Dockerfile", dockerfile.as_bytes())?;
    Ok(tar.into_inner()?.into())
}
