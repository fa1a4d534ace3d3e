//! How far a language is, for progress bars, health checks and whoever waits.

use std::time::Duration;

use serde::Serialize;
use tokio::sync::{broadcast, watch};

/// How far a language is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Nobody asked for it yet.
    Pending,
    /// Another process is fetching what it needs; we take what that one brings.
    Waiting {
        /// The other process's id, where it can be known.
        process: Option<u32>,
    },
    /// What it needs is being fetched.
    Fetching {
        /// The package and its version.
        package: String,
        /// Bytes that are there. Some clients show them only at the end.
        done: u64,
        /// Bytes there will be.
        total: u64,
    },
    /// It is being unpacked, compiled, checked.
    Preparing {
        /// What is being done, as `compiling`.
        step: &'static str,
    },
    /// It can be used.
    Ready {
        /// How long that took.
        took: Duration,
    },
    /// It cannot be used. The next start tries again.
    Failed {
        /// Why, and what to do: one sentence.
        reason: String,
    },
}

impl State {
    /// Whether it can be used.
    pub fn is_ready(&self) -> bool {
        matches!(self, Self::Ready { .. })
    }

    /// Whether nothing will change it unless it is asked for again.
    pub fn is_settled(&self) -> bool {
        matches!(self, Self::Pending | Self::Ready { .. } | Self::Failed { .. })
    }
}

/// A language's state has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// The language's name.
    pub language: String,
    /// Its new state.
    #[serde(flatten)]
    pub state: State,
}

/// Tells how far one language is: those who watch its state, and those who follow all.
#[derive(Debug, Clone)]
pub(crate) struct Reporter {
    language: String,
    state: watch::Sender<State>,
    events: broadcast::Sender<Event>,
}

impl Reporter {
    pub(crate) fn new(language: &str, events: broadcast::Sender<Event>) -> Self {
        Self { language: language.to_owned(), state: watch::Sender::new(State::Pending), events }
    }

    pub(crate) fn tell(&self, state: State) {
        let changed = self.state.send_if_modified(|current| {
            let changed = *current != state;
            current.clone_from(&state);
            changed
        });
        if changed {
            // Nobody may be listening.
            let _ = self.events.send(Event { language: self.language.clone(), state });
        }
    }

    pub(crate) fn state(&self) -> State {
        self.state.borrow().clone()
    }

    pub(crate) fn subscribe(&self) -> watch::Receiver<State> {
        self.state.subscribe()
    }
}
