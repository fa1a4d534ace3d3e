//! How many programs of one user are run and waited for at one time.
//!
//! Each is run in a room of its own, and rooms have turns of the machine: without a bound, who asks for many at once would
//! have as many turns.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError, Weak,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::http::StatusCode;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::super::problem::Problem;
use crate::{protocol::UserId, rooms::PerRoom};

/// The turns of all users.
#[derive(Debug, Default)]
pub(in crate::transports) struct Turns {
    users: Mutex<HashMap<UserId, Weak<Of>>>,
}

#[derive(Debug)]
struct Of {
    /// The bounds that hold for them.
    bounds: PerRoom,
    turns: Arc<Semaphore>,
    /// Those that wait or have one.
    asked: AtomicUsize,
}

/// A user's turn, until it is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    of: Arc<Of>,
    permit: Option<OwnedSemaphorePermit>,
}

impl Turns {
    /// Waits for a turn of a user, who has as many as a room: so many at once, and so many that wait for them.
    ///
    /// # Errors
    /// When as many wait as may.
    pub(super) async fn take(&self, user: &UserId, bounds: PerRoom) -> Result<Turn, Problem> {
        let of = self.of(user, bounds);
        let mut turn = Turn { permit: None, of: Arc::clone(&of) };
        let most = bounds.running.saturating_add(bounds.queued);
        if of.asked.fetch_add(1, Ordering::Relaxed) >= most {
            let detail = format!("{most} of your requests wait or run, as many as may at one time");
            return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail));
        }
        // The semaphore is never closed.
        turn.permit = Arc::clone(&of.turns).acquire_owned().await.ok();
        Ok(turn)
    }

    fn of(&self, user: &UserId, bounds: PerRoom) -> Arc<Of> {
        // Nothing under the lock can leave it half-changed.
        let mut users = self.users.lock().unwrap_or_else(PoisonError::into_inner);
        // After new settings a user starts anew: who has or awaits a turn goes on by the old ones.
        if let Some(of) = users.get(user).and_then(Weak::upgrade).filter(|of| of.bounds == bounds) {
            return of;
        }
        if users.len() == users.capacity() {
            users.retain(|_, of| of.strong_count() > 0);
        }
        let turns = Arc::new(Semaphore::new(bounds.running));
        let of = Arc::new(Of { bounds, turns, asked: AtomicUsize::new(0) });
        users.insert(user.clone(), Arc::downgrade(&of));
        of
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.of.asked.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    const ONE: PerRoom = PerRoom { running: 1, queued: 1 };

    #[tokio::test]
    async fn a_user_has_so_many_turns_and_others_have_their_own() {
        let turns = Turns::default();
        let (ada, bob) = (UserId::new("ada").unwrap(), UserId::new("bob").unwrap());
        let first = turns.take(&ada, ONE).await.unwrap();
        let mut second = std::pin::pin!(turns.take(&ada, ONE));
        assert!(second.as_mut().now_or_never().is_none());
        turns.take(&ada, ONE).await.unwrap_err();
        turns.take(&bob, ONE).await.unwrap();
        drop(first);
        drop(second.await.unwrap());
        turns.take(&ada, ONE).await.unwrap();
    }

    #[tokio::test]
    async fn new_bounds_hold_for_who_comes_then() {
        let (turns, ada) = (Turns::default(), UserId::new("ada").unwrap());
        let _first = turns.take(&ada, ONE).await.unwrap();
        let two = PerRoom { running: 2, ..ONE };
        let _second = turns.take(&ada, two).now_or_never().unwrap().unwrap();
        let _third = turns.take(&ada, two).now_or_never().unwrap().unwrap();
        assert!(turns.take(&ada, two).now_or_never().is_none());
    }

    #[tokio::test]
    async fn who_has_gone_is_forgotten() {
        let turns = Turns::default();
        for n in 0..1000 {
            turns.take(&UserId::new(&format!("u{n}")).unwrap(), ONE).await.unwrap();
        }
        assert!(turns.users.lock().unwrap().len() < 10);
    }
}
