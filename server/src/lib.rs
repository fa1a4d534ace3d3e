//! Collaborative rooms that run untrusted code.
//!
//! [`serve`] takes a listener, what is to be served, and a token that stops it. Several servers live in one process:
//! there are no globals. The tasks, and what ends each:
//!
//! ```text
//! serve ── accept loop                                     stop
//!   ├─ HTTP connection (transports/listener.rs)            its time, or the stop
//!   ├─ WebSocket (transports/connection.rs)                the client, silence, expiry, slowness, or the stop
//!   │     │ requests             ▲ outbox, bounded
//!   └─ rooms' actor (rooms/actor.rs)                       after every run has ended
//!         ├─ document (documents/task.rs), one for each room   a while after its last member
//!         └─ run (rooms/run.rs), one for each execution    its limits, at the latest
//!               └─ guest, on threads of the runner
//! store ── a thread that writes, a thread that reads       the last handle, or `close`
//! ```
//!
//! A stop has two stages: nothing new is accepted while what runs ends within its grace; then every client is told and
//! every task ends.

// They panic where stdout or stderr is closed; `cli` has ways to print that do not.
#![warn(clippy::print_stdout, clippy::print_stderr)]

pub mod auth;
pub mod cli;
pub mod config;
pub mod documents;
pub mod history;
pub mod metrics;
mod page;
pub mod protocol;
mod rates;
pub mod rooms;
mod shelf;
pub mod store;
#[cfg_attr(not(feature = "otlp"), path = "traces_off.rs")]
mod traces;
mod transports;
mod watched;

pub use rates::Rates;
pub use shelf::{Backend, Shelf, selected};
pub use transports::{LanguageInfo, Offer, Parts, Readiness, Tls, TlsError, serve};
