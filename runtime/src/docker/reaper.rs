//! Removes containers that are done with, so that nobody has to wait for it.

use std::{sync::Arc, time::Duration};

use futures_util::{StreamExt as _, stream};
use tokio::{sync::mpsc::UnboundedReceiver, time::sleep};

use super::engine::{Engine, EngineError};

/// How many are removed at one time.
const AT_ONCE: usize = 4;
/// How long to wait for an engine that does not answer.
const PAUSE: Duration = Duration::from_secs(1);
/// How often one is tried. What is left then goes when this server has stopped.
const TRIES: u32 = 60;

/// Removes what comes, until nobody can send more.
pub(super) async fn reap(engine: Arc<Engine>, done_with: UnboundedReceiver<String>) {
    let ids = stream::unfold(done_with, |mut ids| async { Some((ids.recv().await?, ids)) });
    ids.for_each_concurrent(AT_ONCE, |id| remove(&engine, id)).await;
}

async fn remove(engine: &Engine, id: String) {
    for _ in 0..TRIES {
        match engine.remove(&id).await {
            Ok(()) => return,
            Err(error @ EngineError::Refused(_)) => {
                tracing::debug!(id, %error, "a container is not removed yet");
            }
            Err(_) => {}
        }
        sleep(PAUSE).await;
    }
    tracing::warn!(id, "a container was not removed");
}
