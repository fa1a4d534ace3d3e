//! What ran in which room: the seam between rooms and whatever keeps their history.
//!
//! Rooms write a [`Record`] when an execution ends, before they tell anybody, and read pages and outputs when a
//! member asks. Who may ask is the rooms' business, how long records are kept is the caller's of
//! [`sweep`](History::sweep), and where they are kept is the implementation's. Every call is a future, so that a
//! store on disk can do its work elsewhere; nothing of a room waits for it but the request itself.

mod memory;

use std::sync::Arc;

use futures_util::future::BoxFuture;
use runroom_runtime::OutputFile;

use crate::protocol::{
    Ending, ExecutionHead, ExecutionId, HistoryEntry, OutputChunk, Program, RoomId, Timestamp, Usage,
};

pub use memory::{MemoryBounds, MemoryHistory};

/// An execution that ended, with all that is kept of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Whose it was, where, in what.
    pub execution: ExecutionHead,
    /// What was run.
    pub program: Program,
    /// How it ended.
    pub ending: Ending,
    /// What it used.
    pub usage: Usage,
    /// When it was accepted.
    pub queued_at: Timestamp,
    /// When it started, where it did.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Timestamp,
    /// What it printed.
    pub output: Vec<OutputChunk>,
    /// What it left in its working folder.
    pub files: Vec<OutputFile>,
}

impl Record {
    /// The record as it stands in a list, under the number that the history gave it.
    pub fn entry(&self, number: u64) -> HistoryEntry {
        HistoryEntry {
            number,
            execution: self.execution.clone(),
            program: self.program.clone(),
            ending: self.ending.clone(),
            usage: self.usage.clone(),
            timestamp: self.queued_at,
            start_time: self.started_at,
            end_time: self.ended_at,
        }
    }
}

/// A part of a room's history, newest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The entries.
    pub entries: Vec<HistoryEntry>,
    /// Whether there are older ones.
    pub has_more: bool,
}

/// Why the history could not be written or read. Says nothing that a client may not see.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the history is not available: {0}")]
pub struct HistoryError(pub String);

/// A future of a history.
pub type Answer<'a, T> = BoxFuture<'a, Result<T, HistoryError>>;

/// Keeps what ran.
pub trait History: Send + Sync + 'static {
    /// Keeps an execution. When the future resolves, every later reading call sees it.
    fn record(&self, record: Record) -> Answer<'_, ()>;

    /// Up to `limit` executions of a room, newest first; with `before`, only those with a lower number.
    ///
    /// Numbers rise with every record of the store and are never given twice, so that pages neither repeat nor
    /// skip an entry while others are recorded or swept.
    fn page<'a>(&'a self, room: &'a RoomId, before: Option<u64>, limit: usize) -> Answer<'a, Page>;

    /// One execution with its output, where it is still kept.
    fn execution(&self, id: ExecutionId) -> Answer<'_, Option<Arc<Record>>>;

    /// Forgets every execution that ended before a moment; says how many.
    fn sweep(&self, ended_before: Timestamp) -> Answer<'_, usize>;
}
