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
use crate::protocol::UserId;

/// The turns of all users.
#[derive(Debug)]
pub(in crate::transports) struct Turns {
    at_once: usize,
    waiting: usize,
    users: Mutex<HashMap<UserId, Weak<Of>>>,
}

#[derive(Debug)]
struct Of {
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
    /// So many at once, and so many that wait for them.
    pub(in crate::transports) fn new(at_once: usize, waiting: usize) -> Self {
        Self { at_once, waiting, users: Mutex::default() }
    }

    /// Waits for a turn of a user.
    ///
    /// # Errors
    /// When as many wait as may.
    pub(super) async fn take(&self, user: &UserId) -> Result<Turn, Problem> {
        let of = self.of(user);
        let mut turn = Turn { permit: None, of: Arc::clone(&of) };
        let most = self.at_once.saturating_add(self.waiting);
        if of.asked.fetch_add(1, Ordering::Relaxed) >= most {
            let detail = format!("{most} of your requests wait or run, as many as may at one time");
            return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", detail));
        }
        // The semaphore is never closed.
        turn.permit = Arc::clone(&of.turns).acquire_owned().await.ok();
        Ok(turn)
    }

    fn of(&self, user: &UserId) -> Arc<Of> {
        // Nothing under the lock can leave it half-changed.
        let mut users = self.users.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(of) = users.get(user).and_then(Weak::upgrade) {
            return of;
        }
        if users.len() == users.capacity() {
            users.retain(|_, of| of.strong_count() > 0);
        }
        let turns = Arc::new(Semaphore::new(self.at_once));
        let of = Arc::new(Of { turns, asked: AtomicUsize::new(0) });
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

    #[tokio::test]
    async fn a_user_has_so_many_turns_and_others_have_their_own() {
        let turns = Turns::new(1, 1);
        let (ada, bob) = (UserId::new("ada").unwrap(), UserId::new("bob").unwrap());
        let first = turns.take(&ada).await.unwrap();
        let mut second = std::pin::pin!(turns.take(&ada));
        assert!(second.as_mut().now_or_never().is_none());
        turns.take(&ada).await.unwrap_err();
        turns.take(&bob).await.unwrap();
        drop(first);
        drop(second.await.unwrap());
        turns.take(&ada).await.unwrap();
    }

    #[tokio::test]
    async fn who_has_gone_is_forgotten() {
        let turns = Turns::new(1, 1);
        for n in 0..1000 {
            turns.take(&UserId::new(&format!("u{n}")).unwrap()).await.unwrap();
        }
        assert!(turns.users.lock().unwrap().len() < 10);
    }
}
