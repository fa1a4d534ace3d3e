//! The embedded database: what must survive a restart, but for keys.
//!
//! One thread owns the connection that writes and commits what waits in batches, so that nobody who asks does any I/O
//! and a burst costs one commit; another thread reads. What was committed survives the end of the process, however it
//! ends; after a loss of power the last commits may be missing, and the file is whole (SQLite's write-ahead log, synced
//! at its checkpoints).
//!
//! A full disk, a locked file, a folder that went away: writes are refused at once and kept for later within a bound,
//! and tried again until they succeed. Whoever depends on the database goes on without.

mod reader;
mod schema;
#[cfg(test)]
mod tests;
mod writer;

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
};

use futures_util::future::BoxFuture;
use rusqlite::Connection;
use tokio::sync::oneshot;

use self::{reader::Read, writer::Command};

/// What may wait to be written, in bytes: more is refused, not gathered without end where a disk has stopped.
const WAITING_BYTES: usize = 64 << 20;

/// A change to the database. Called again where the transaction failed as a whole.
type Change = Box<dyn Fn(&Connection) -> rusqlite::Result<()> + Send>;

/// A future of the database. What it stands for is under way when it is made, in the order of the calls.
pub type Answer<T> = BoxFuture<'static, Result<T, StoreError>>;

/// Why something was not written or read. Says nothing that a client may not see.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the database is not available: {0}")]
pub struct StoreError(pub String);

/// Why a database cannot be used at all, as it is.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No thread can be had.
    #[error("cannot start a thread for the database: {0}")]
    Thread(#[from] io::Error),
    /// The file is something else, or broken, or of a later version of this program.
    #[error("cannot use the database {path}: {why}; move it away to start with an empty one")]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
}

/// How the database is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Health {
    /// Why nothing is written just now.
    pub trouble: Option<String>,
    /// Changes that wait to be written.
    pub waiting: usize,
    /// Bytes of them.
    pub waiting_bytes: usize,
    /// Changes that were given up since the start: there were too many to wait.
    pub lost: u64,
}

/// What is known of the database without asking its threads.
#[derive(Debug, Default)]
struct Board(Mutex<Health>);

impl Board {
    fn update<T>(&self, update: impl FnOnce(&mut Health) -> T) -> T {
        // Nothing under the lock can leave it half-changed.
        update(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// A change has come. Not where there are too many.
    fn enter(&self, bytes: usize) -> bool {
        self.update(|health| {
            let fits = health.waiting_bytes + bytes <= WAITING_BYTES;
            if fits {
                health.waiting += 1;
                health.waiting_bytes += bytes;
            } else {
                health.lost += 1;
            }
            fits
        })
    }

    /// A change is written, or given up.
    fn leave(&self, bytes: usize) {
        self.update(|health| {
            health.waiting -= 1;
            health.waiting_bytes -= bytes;
        });
    }
}

/// The database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Database {
    writes: mpsc::Sender<Command>,
    reads: mpsc::Sender<Read>,
    board: Arc<Board>,
}

impl Database {
    /// Opens the database at a path, or makes it, and starts its threads. `first` is done once, before all else.
    ///
    /// What may pass by itself, such as another process that uses the file, is no error: it is waited for.
    ///
    /// # Errors
    /// When the file can be no database of ours whatever is waited for.
    pub fn open(
        path: &Path,
        max_bytes: u64,
        first: impl Fn(&Connection) -> rusqlite::Result<()> + Send + 'static,
    ) -> Result<Self, OpenError> {
        let board = Arc::<Board>::default();
        let (writes, commands) = mpsc::channel();
        let (reads, questions) = mpsc::channel();
        let place = schema::Place { path: path.to_owned(), max_bytes };
        let writer = writer::Writer::start(place.clone(), Box::new(first), Arc::clone(&board))
            .map_err(|why| OpenError::Unusable { path: path.to_owned(), why })?;
        thread::Builder::new().name("store".to_owned()).spawn(move || writer.run(&commands))?;
        thread::Builder::new()
            .name("store-read".to_owned())
            .spawn(move || reader::run(&place, &questions))?;
        Ok(Self { writes, reads, board })
    }

    /// Changes something, by a change of about so many bytes. When the future resolves it is committed.
    pub fn write(
        &self,
        bytes: usize,
        change: impl Fn(&Connection) -> rusqlite::Result<()> + Send + 'static,
    ) -> Answer<()> {
        self.send(bytes, false, Box::new(change))
    }

    /// As [`write`](Self::write), by a change that makes room: it goes first where the others do not fit.
    pub fn make_room(
        &self,
        change: impl Fn(&Connection) -> rusqlite::Result<()> + Send + 'static,
    ) -> Answer<()> {
        self.send(0, true, Box::new(change))
    }

    fn send(&self, bytes: usize, makes_room: bool, change: Change) -> Answer<()> {
        if !self.board.enter(bytes) {
            return refused("too much waits to be written");
        }
        let (done, answer) = oneshot::channel();
        if self.writes.send(Command::Change { change, bytes, makes_room, done: Some(done) }).is_err() {
            self.board.leave(bytes);
            return refused("it is closed");
        }
        receive(answer)
    }

    /// Asks something.
    pub fn read<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
    ) -> Answer<T> {
        let (done, answer) = oneshot::channel();
        let ask = move |connection: Result<&Connection, StoreError>| {
            let answer = connection
                .and_then(|connection| question(connection).map_err(|error| StoreError(error.to_string())));
            let is_answered = answer.is_ok();
            // Who asked may be gone.
            let _ = done.send(answer);
            is_answered
        };
        match self.reads.send(Box::new(ask)) {
            Ok(()) => receive(answer),
            Err(_) => refused("it is closed"),
        }
    }

    /// How it is.
    pub fn health(&self) -> Health {
        self.board.update(|health| health.clone())
    }

    /// Writes all that waits and closes. What comes later is refused.
    pub async fn close(&self) {
        let (done, closed) = oneshot::channel();
        if self.writes.send(Command::Close { done }).is_ok() {
            // An error says that the thread has ended: what was wanted.
            let _ = closed.await;
        }
    }
}

fn refused<T: Send + 'static>(why: &str) -> Answer<T> {
    let why = StoreError(why.to_owned());
    Box::pin(async { Err(why) })
}

fn receive<T: Send + 'static>(answer: oneshot::Receiver<Result<T, StoreError>>) -> Answer<T> {
    Box::pin(async { answer.await.unwrap_or_else(|_| Err(StoreError("it is closed".to_owned()))) })
}
