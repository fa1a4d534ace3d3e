//! Keeps an eye on the engine: whether it is there, and what dead servers left in it.

use std::{sync::Arc, time::Duration};

use tokio::time::sleep;

use super::{
    engine::{Engine, EngineError, Presence},
    instance::Instance,
};

/// How often the engine is asked.
const INTERVAL: Duration = Duration::from_secs(2);
/// How long removals that are under way may take.
const REMOVAL: Duration = Duration::from_secs(20);
/// How often those are asked for.
const PAUSE: Duration = Duration::from_millis(100);

/// Asks the engine from time to time, and clears away each time that it is back. Never ends.
pub(super) async fn watch(engine: Arc<Engine>, instance: Arc<Instance>) {
    let (mut was_there, mut was_lost) = (false, false);
    loop {
        let there = engine.ask().await;
        match &there {
            Ok(_) if !was_there => {
                let socket = engine.socket().display();
                match was_lost {
                    true => tracing::info!(%socket, "the Docker engine is back"),
                    false => tracing::debug!(%socket, "the Docker engine is there"),
                }
                clear_away(&engine, &instance).await;
            }
            Err(error) if was_there => tracing::warn!(%error, "the Docker engine is gone"),
            _ => {}
        }
        was_lost |= was_there && there.is_err();
        was_there = there.is_ok();
        sleep(INTERVAL).await;
    }
}

/// Removes what servers left that died, and only that.
async fn clear_away(engine: &Engine, instance: &Instance) {
    for dead in instance.dead() {
        match remove_all(engine, &dead.name).await {
            Ok(0) => dead.forget(),
            Ok(count) => {
                tracing::info!(count, "removed containers that a server left when it died");
                dead.forget();
            }
            Err(error) => tracing::warn!(%error, "containers of a dead server are left"),
        }
    }
}

/// Removes all containers of an instance; says how many there were. None is there any more when this returns: what is being
/// removed already is waited for.
pub(super) async fn remove_all(engine: &Engine, instance: &str) -> Result<usize, EngineError> {
    let ids = engine.containers_of(instance).await?;
    for id in &ids {
        engine.remove(id).await?;
    }
    let mut pauses = REMOVAL;
    while !engine.containers_of(instance).await?.is_empty() {
        let Some(left) = pauses.checked_sub(PAUSE) else {
            return Err(EngineError::Refused("it does not come to an end of removing containers".to_owned()));
        };
        pauses = left;
        sleep(PAUSE).await;
    }
    Ok(ids.len())
}

/// Waits until it is known whether the engine is there.
pub(super) async fn settled(engine: &Engine) -> Presence {
    let mut presence = engine.presence();
    match presence.wait_for(|presence| *presence != Presence::Unknown).await {
        Ok(presence) => presence.clone(),
        // Its sender is the engine, which is borrowed.
        Err(_) => Presence::Unknown,
    }
}
