//! What ran in which room: the seam between rooms and whatever keeps their history.
//!
//! Rooms say what they accept, and write a [`Record`] when an execution ends, both before they tell anybody; they read
//! pages and outputs when a member asks. Who may ask is the rooms' business, how long records are kept is the caller's
//! of [`sweep`](History::sweep), and where they are kept is the implementation's. Every call is a future, so that a
//! store on disk can do its work elsewhere; nothing of a room waits for it but the request itself.

mod memory;
mod sqlite;
#[cfg(test)]
mod tests;

use std::{io, sync::Arc};

use futures_util::future::BoxFuture;
use runroom_runtime::OutputFile;
use serde::Serialize;

use crate::{
    protocol::{
        Ending, ExecutionHead, ExecutionId, HistoryEntry, OutputChunk, Program, RoomId, Timestamp, Usage,
    },
    store::{Health, StoreError},
};

pub use memory::MemoryHistory;
pub use sqlite::SqliteHistory;

/// How much a history keeps. Where a bound is met, the oldest records go.
///
/// Programs and output count as the JSON that they are kept as, in which a control character is six bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Records of one room.
    pub records_per_room: usize,
    /// Bytes of programs, output and files of one room.
    pub bytes_per_room: usize,
    /// Bytes of programs, output and files of all rooms.
    pub bytes: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { records_per_room: 200, bytes_per_room: 32 << 20, bytes: 256 << 20 }
    }
}

/// An execution that was accepted and has not ended.
#[derive(Debug, Clone, PartialEq)]
pub struct Accepted {
    /// Whose it is, where, in what.
    pub execution: ExecutionHead,
    /// What is to be run.
    pub program: Program,
    /// When it was accepted.
    pub queued_at: Timestamp,
}

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

impl Record {
    /// About how many bytes it takes where it is kept.
    fn size(&self) -> usize {
        /// The record itself, its names, and its places in maps or indices.
        const FIXED: usize = 1 << 10;
        /// The same of a file.
        const FILE: usize = 64;
        let files: usize = self.files.iter().map(|file| FILE + file.path.len() + file.content.len()).sum();
        let user = json_len(&self.execution.user);
        FIXED + user + json_len(&self.program) + json_len(&self.ending) + json_len(&self.output) + files
    }
}

/// How many bytes something is as JSON.
fn json_len(value: &impl Serialize) -> usize {
    struct Count(usize);

    impl io::Write for Count {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    let mut count = Count(0);
    // What cannot be written as JSON is not kept.
    let _ = serde_json::to_writer(&mut count, value);
    count.0
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

impl From<StoreError> for HistoryError {
    fn from(StoreError(why): StoreError) -> Self {
        Self(why)
    }
}

/// A future of a history.
pub type Answer<'a, T> = BoxFuture<'a, Result<T, HistoryError>>;

/// Keeps what ran.
///
/// Of an execution, [`accept`](Self::accept) is called first, then [`started`](Self::started), then either
/// [`record`](Self::record) or [`withdraw`](Self::withdraw). One that was accepted and of which nothing more was said
/// when the process ended is a record of the next, [`Status::Interrupted`](runroom_runtime::Status::Interrupted), in a
/// history that outlives its process. What these four do happens in the order of the calls, whenever the futures are
/// waited for.
pub trait History: Send + Sync + 'static {
    /// Takes note of an execution. When the future resolves, the note outlives this process.
    fn accept(&self, accepted: Accepted) -> Answer<'static, ()>;

    /// Takes note that an execution has started.
    fn started(&self, id: ExecutionId, at: Timestamp);

    /// Forgets an execution that was cancelled before it started. When the future resolves, it is forgotten.
    fn withdraw(&self, id: ExecutionId) -> Answer<'static, ()>;

    /// Keeps an execution. When the future resolves, every later reading call sees it, and the record outlives this
    /// process.
    fn record(&self, record: Record) -> Answer<'static, ()>;

    /// Up to `limit` executions of a room that ended, newest first; with `before`, only those with a lower number.
    ///
    /// Numbers rise with every record of the store and are never given twice, so that pages neither repeat nor
    /// skip an entry while others are recorded or swept.
    fn page<'a>(&'a self, room: &'a RoomId, before: Option<u64>, limit: usize) -> Answer<'a, Page>;

    /// One execution with its output, where it is still kept.
    fn execution(&self, id: ExecutionId) -> Answer<'_, Option<Arc<Record>>>;

    /// How it is.
    fn health(&self) -> Health {
        Health::default()
    }

    /// Forgets every execution that ended before a moment; says how many.
    fn sweep(&self, ended_before: Timestamp) -> Answer<'_, usize>;
}
