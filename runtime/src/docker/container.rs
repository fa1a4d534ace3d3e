//! A container that waits for what it is to do.

use std::{pin::Pin, sync::Arc};

use bollard::{container::LogOutput, errors::Error, query_parameters::AttachContainerOptionsBuilder};
use bytes::Bytes;
use futures_util::{FutureExt as _, StreamExt as _, stream::BoxStream};
use tokio::{
    io::AsyncWrite,
    sync::{RwLock, mpsc::UnboundedSender},
};
use tokio_util::sync::{CancellationToken, DropGuard};

use super::{
    engine::{Engine, EngineError},
    instance::Instance,
    shape::Shape,
};
use crate::Stream;

/// Makes containers, and takes them back.
#[derive(Debug, Clone)]
pub(super) struct Maker {
    pub(super) engine: Arc<Engine>,
    pub(super) instance: Arc<Instance>,
    /// Where ids of containers go that are done with. There are never more than there are containers.
    reaper: UnboundedSender<String>,
    /// Whether containers may still be made; held while one is.
    open: Arc<RwLock<bool>>,
}

/// A container that was made, whatever becomes of it: it is removed when this is dropped.
#[derive(Debug)]
struct Made {
    id: String,
    reaper: UnboundedSender<String>,
}

impl Drop for Made {
    fn drop(&mut self) {
        // Without a reaper the whole process ends, and the next one removes what is left.
        let _ = self.reaper.send(std::mem::take(&mut self.id));
    }
}

/// A started container. Dropping it has it removed.
pub(super) struct Container {
    made: Made,
    input: Pin<Box<dyn AsyncWrite + Send>>,
    output: BoxStream<'static, Result<LogOutput, Error>>,
    engine: Arc<Engine>,
    /// Tells the pool, where it is from there, that its job is over: by being dropped.
    used: Option<DropGuard>,
}

impl Maker {
    pub(super) fn new(engine: Arc<Engine>, instance: Arc<Instance>, reaper: UnboundedSender<String>) -> Self {
        Self { engine, instance, reaper, open: Arc::new(RwLock::new(true)) }
    }

    /// Makes a container and starts it, with both ends of its pipes in our hands before its first byte.
    pub(super) async fn make(&self, shape: &Shape) -> Result<Container, EngineError> {
        let open = self.open.read().await;
        if !*open {
            return Err(EngineError::Refused("the server stops".to_owned()));
        }
        let engine = &self.engine;
        let docker = engine.client().await?;
        let failed = |error| engine.failed(error);
        let body = shape.body(self.instance.name()?);
        let created = docker.create_container(None, body).await.map_err(failed)?;
        let made = Made { id: created.id, reaper: self.reaper.clone() };
        let options =
            AttachContainerOptionsBuilder::new().stdin(true).stdout(true).stderr(true).stream(true).build();
        let attached = docker.attach_container(&made.id, Some(options)).await.map_err(failed)?;
        docker.start_container(&made.id, None).await.map_err(failed)?;
        Ok(Container {
            made,
            input: attached.input,
            output: attached.output.boxed(),
            engine: Arc::clone(engine),
            used: None,
        })
    }

    /// Makes no more containers; returns when none is being made.
    pub(super) async fn close(&self) {
        *self.open.write().await = false;
    }
}

impl Container {
    /// All of it at once: what goes in may wait for what comes out.
    pub(super) fn parts(&mut self) -> Parts<'_> {
        Parts {
            id: &self.made.id,
            engine: &self.engine,
            input: self.input.as_mut(),
            output: Output(&mut self.output),
        }
    }

    /// What is cancelled when this container is dropped.
    pub(super) fn used(&mut self) -> CancellationToken {
        let used = CancellationToken::new();
        self.used = Some(used.clone().drop_guard());
        used
    }

    /// Whether it has ended while it waited: it says nothing before it is told what to do.
    pub(super) fn has_ended(&mut self) -> bool {
        self.output.next().now_or_never().is_some()
    }
}

/// A container, taken apart.
pub(super) struct Parts<'a> {
    pub(super) id: &'a str,
    pub(super) engine: &'a Engine,
    pub(super) input: Pin<&'a mut (dyn AsyncWrite + Send)>,
    pub(super) output: Output<'a>,
}

/// What comes out of a container.
pub(super) struct Output<'a>(&'a mut BoxStream<'static, Result<LogOutput, Error>>);

impl Output<'_> {
    /// The next bytes; `None` when the container has ended, or the engine is gone.
    pub(super) async fn next(&mut self) -> Option<(Stream, Bytes)> {
        loop {
            match self.0.next().await? {
                Ok(LogOutput::StdOut { message }) => return Some((Stream::Stdout, message)),
                Ok(LogOutput::StdErr { message }) => return Some((Stream::Stderr, message)),
                Ok(LogOutput::StdIn { .. } | LogOutput::Console { .. }) => {}
                Err(_) => return None,
            }
        }
    }
}
