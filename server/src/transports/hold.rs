//! Requests that take longer than others may: what runs a program, or follows one.

use std::{convert::Infallible, time::Duration};

use axum::{extract::FromRequestParts, http::request::Parts};
use tokio::time::{sleep, timeout};
use tokio_util::task::{TaskTracker, task_tracker::TaskTrackerToken};

/// How long a connection is kept for such a request.
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// What is going on on one connection that it is kept for.
#[derive(Debug, Clone, Default)]
pub(super) struct Holds(TaskTracker);

/// Keeps a request's connection until it is dropped.
#[derive(Debug)]
pub(super) struct Hold {
    _token: Option<TaskTrackerToken>,
}

impl Holds {
    /// Returns a while after nothing has held the connection.
    pub(super) async fn released(&self, grace: Duration) {
        self.0.close();
        let _ = timeout(LONGEST, self.0.wait()).await;
        sleep(grace).await;
    }
}

impl<S: Sync> FromRequestParts<S> for Hold {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self { _token: parts.extensions.get::<Holds>().map(|holds| holds.0.token()) })
    }
}
