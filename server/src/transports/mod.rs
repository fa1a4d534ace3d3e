//! How clients reach the rooms: HTTP, plain WebSocket and Socket.IO.

mod address;
mod api;
mod connection;
mod hold;
mod http;
mod linger;
mod listener;
mod origin;
mod problem;
mod session;
mod socketio;
#[cfg(test)]
mod tests;
mod tls;
mod websocket;
mod wire;

use std::sync::Arc;

use runroom_languages::State;
use serde::Serialize;
use tokio::sync::Semaphore;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use utoipa::ToSchema;

use crate::{auth::Tokens, config::ServerSettings, rooms::Rooms};

use api::{idempotency::Answers, turns::Turns};
use hold::Hold;
use session::SessionInfo;

pub use listener::serve;
pub use tls::{Tls, TlsError};

/// What is served. Several servers can live in one process: nothing is shared but what they are given here.
pub struct Parts {
    /// The rooms.
    pub rooms: Rooms,
    /// Who signs and checks tokens.
    pub tokens: Tokens,
    /// What can be run.
    pub offer: Arc<dyn Offer>,
    /// What connections are encrypted with, where they are.
    pub tls: Option<Tls>,
    /// Bounds of the network side. Where to listen is the listener's business.
    pub settings: ServerSettings,
}

/// The languages that a server offers, as the outside sees them.
pub trait Offer: Send + Sync + 'static {
    /// All of them, in the order to show them in, with their states of now.
    fn languages(&self) -> Vec<LanguageInfo>;
}

/// A language as the outside sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LanguageInfo {
    /// What requests name it.
    pub name: String,
    /// How people write it.
    pub display_name: String,
    /// The version of the language or of its implementation, on the runner that would run it.
    pub version: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// What its files end in, without the dot.
    pub extensions: Vec<String>,
    /// What a program's file is called that has no name of its own.
    pub file_name: String,
    /// The editor's mode for it.
    pub editor_mode: String,
    /// The runners that may run it, in order of preference.
    pub runners: Vec<String>,
    /// The runner that would run it now, if one would.
    pub runner: Option<String>,
    /// A program that shows that it works.
    pub hello: String,
    /// How far it is.
    pub readiness: Readiness,
}

/// How far a language is. Why one has failed is for whoever runs the server: it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Readiness {
    /// Nothing has been done for it yet.
    Pending,
    /// What it needs is being fetched.
    Fetching {
        /// Bytes that are there.
        done: u64,
        /// Bytes there will be.
        total: u64,
    },
    /// It is being unpacked, compiled or checked.
    Preparing {
        /// What is being done, as `compiling`.
        step: &'static str,
    },
    /// It can be used.
    Ready,
    /// It could be used, and what runs it is not there just now.
    Unavailable,
    /// It cannot be used.
    Failed,
}

impl From<&State> for Readiness {
    fn from(state: &State) -> Self {
        match state {
            State::Pending => Self::Pending,
            State::Waiting { .. } => Self::Preparing { step: "waiting for another process" },
            State::Fetching { done, total, .. } => Self::Fetching { done: *done, total: *total },
            State::Preparing { step } => Self::Preparing { step },
            State::Ready { .. } => Self::Ready,
            State::Failed { .. } => Self::Failed,
        }
    }
}

/// What all handlers of one server share.
struct App {
    parts: Parts,
    /// Places of WebSockets and of Socket.IO's connections, those not authenticated yet included.
    sockets: Arc<Semaphore>,
    /// Cancelled when the server no longer takes new work.
    stopping: CancellationToken,
    /// Cancelled when the rooms have ended, and every connection is to close.
    closing: CancellationToken,
    /// Every task and socket that a stop waits for.
    tasks: TaskTracker,
    /// Answers that may be asked for again.
    answers: Answers,
    /// Programs that are waited for.
    turns: Turns,
}
