//! The thread that writes: batches, and what it does in trouble.

use std::{
    collections::VecDeque,
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};

use rusqlite::{ErrorCode, TransactionBehavior};
use tokio::sync::oneshot;

use super::{
    Board, Change, StoreError,
    schema::{Failure, Place, Writing},
};

/// The most changes of one commit.
const BATCH: usize = 256;
/// How long there has to be nothing to do for a checkpoint.
const QUIET: Duration = Duration::from_millis(200);
/// Bytes of changes after which a checkpoint is made though there is something to do.
const LOG_BYTES: usize = 32 << 20;
/// How long nothing is tried after a failure.
const PAUSE: Duration = Duration::from_secs(1);
/// Bytes of changes that are kept while nothing can be written; the oldest go.
const BACKLOG_BYTES: usize = 32 << 20;

/// What the writer is told.
pub(super) enum Command {
    Change {
        change: Change,
        bytes: usize,
        makes_room: bool,
        /// Taken by the first answer: who waits is told of a failure at once, though the change is tried again.
        done: Option<oneshot::Sender<Result<(), StoreError>>>,
    },
    Close {
        done: oneshot::Sender<()>,
    },
}

/// A change on its way.
struct Waiting {
    change: Change,
    bytes: usize,
    makes_room: bool,
    done: Option<oneshot::Sender<Result<(), StoreError>>>,
}

impl Waiting {
    fn tell(&mut self, result: Result<(), StoreError>) {
        if let Some(done) = self.done.take() {
            // Who asked may not wait any more.
            let _ = done.send(result);
        }
    }
}

/// Why nothing is written just now.
struct Trouble {
    why: String,
    retry: Instant,
}

/// The writer's state.
pub(super) struct Writer {
    place: Place,
    /// What is done once, before all else.
    first: Option<Change>,
    writing: Option<Writing>,
    trouble: Option<Trouble>,
    backlog: VecDeque<Waiting>,
    backlog_bytes: usize,
    /// Bytes in the log since the last checkpoint.
    logged: usize,
    board: Arc<Board>,
}

impl Writer {
    /// Opens the database for the first time.
    ///
    /// # Errors
    /// Where waiting does not help. What may pass is trouble, and tried again.
    pub(super) fn start(place: Place, first: Change, board: Arc<Board>) -> Result<Self, String> {
        let mut writer = Self {
            place,
            first: Some(first),
            writing: None,
            trouble: None,
            backlog: VecDeque::new(),
            backlog_bytes: 0,
            logged: 0,
            board,
        };
        match writer.open() {
            Ok(()) => {}
            Err(Failure::Unusable(why)) => return Err(why),
            Err(Failure::Passing(why)) => writer.fail(why),
        }
        Ok(writer)
    }

    /// Works until it is told to close, or nobody is left who could tell it anything.
    pub(super) fn run(mut self, commands: &mpsc::Receiver<Command>) {
        let closed = loop {
            let command = match self.wake() {
                Some(wait) => commands.recv_timeout(wait),
                None => commands.recv().map_err(|_| mpsc::RecvTimeoutError::Disconnected),
            };
            match command {
                Ok(command) => {
                    if let Some(done) = self.take(command, commands) {
                        break Some(done);
                    }
                }
                Err(mpsc::RecvTimeoutError::Timeout) => self.rest(),
                Err(mpsc::RecvTimeoutError::Disconnected) => break None,
            }
        };
        self.end();
        // The file is free for another before anybody hears that it is.
        drop(self);
        if let Some(done) = closed {
            let _ = done.send(());
        }
    }

    /// How long to wait for a command before there is something else to do.
    fn wake(&self) -> Option<Duration> {
        match &self.trouble {
            Some(trouble) => Some(trouble.retry.saturating_duration_since(Instant::now())),
            None => (self.logged > 0).then_some(QUIET),
        }
    }

    /// Takes a command and those behind it. Returns whom to tell where one of them is to close.
    fn take(&mut self, first: Command, commands: &mpsc::Receiver<Command>) -> Option<oneshot::Sender<()>> {
        let (mut batch, mut close) = (Vec::new(), None);
        for command in std::iter::once(first).chain(commands.try_iter()) {
            match command {
                Command::Change { change, bytes, makes_room, done } => {
                    batch.push(Waiting { change, bytes, makes_room, done });
                }
                Command::Close { done } => close = Some(done),
            }
            if batch.len() == BATCH || close.is_some() {
                break;
            }
        }
        match &self.trouble {
            Some(trouble) if Instant::now() < trouble.retry => {
                let why = trouble.why.clone();
                self.postpone(batch, &why);
            }
            Some(_) => {
                self.retry();
                match self.trouble.as_ref().map(|trouble| trouble.why.clone()) {
                    Some(why) => self.postpone(batch, &why),
                    None => self.commit(batch),
                }
            }
            None => self.commit(batch),
        }
        if self.logged > LOG_BYTES {
            self.checkpoint();
        }
        close
    }

    /// What there is to do when no command comes.
    fn rest(&mut self) {
        if self.trouble.is_some() {
            self.retry();
        } else {
            self.checkpoint();
        }
    }

    /// Commits a batch. Where that fails as a whole, it is kept for later.
    fn commit(&mut self, mut batch: Vec<Waiting>) {
        let Some(Writing { connection, .. }) = &mut self.writing else { return };
        let committed = (|| {
            let mut transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let mut refused = Vec::new();
            for (index, waiting) in batch.iter().enumerate() {
                let savepoint = transaction.savepoint()?;
                match (waiting.change)(&savepoint) {
                    Ok(()) => savepoint.commit()?,
                    // The change is what cannot be written, and would not be another time.
                    Err(error) if is_its_own_fault(&error) => {
                        savepoint.finish()?;
                        refused.push((index, error.to_string()));
                    }
                    Err(error) => return Err(error),
                }
            }
            transaction.commit()?;
            Ok(refused)
        })();
        match committed {
            Ok(refused) => {
                for (index, why) in refused {
                    tracing::error!(%why, "a change was not written to the database");
                    batch[index].tell(Err(StoreError(why)));
                    self.board.update(|health| health.lost += 1);
                }
                for mut waiting in batch {
                    self.logged += waiting.bytes.max(1);
                    self.board.leave(waiting.bytes);
                    waiting.tell(Ok(()));
                }
            }
            Err(error) => {
                let why = error.to_string();
                self.fail(why.clone());
                self.postpone(batch, &why);
            }
        }
    }

    /// Tells who waits that it is not written, and keeps it for later, as far as there is room.
    fn postpone(&mut self, mut batch: Vec<Waiting>, why: &str) {
        let told: Vec<_> = batch.iter_mut().filter_map(|waiting| waiting.done.take()).collect();
        for waiting in batch {
            self.backlog_bytes += waiting.bytes;
            self.backlog.push_back(waiting);
        }
        while self.backlog_bytes > BACKLOG_BYTES
            && let Some(oldest) = self.backlog.pop_front()
        {
            self.backlog_bytes -= oldest.bytes;
            self.board.leave(oldest.bytes);
            self.board.update(|health| health.lost += 1);
        }
        for done in told {
            // Who asked may not wait any more.
            let _ = done.send(Err(StoreError(why.to_owned())));
        }
    }

    /// Tries to write what waits: first what makes room, then the rest in its order.
    fn retry(&mut self) {
        self.trouble = None;
        if self.writing.is_none()
            && let Err(error) = self.open()
        {
            return self.fail(error.to_string());
        }
        let waiting = std::mem::take(&mut self.backlog);
        self.backlog_bytes = 0;
        let (mut room, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|waiting| waiting.makes_room);
        // Each makes room for all before it.
        room.drain(..room.len().saturating_sub(1)).for_each(|waiting| self.board.leave(waiting.bytes));
        for batch in [room, rest] {
            match self.trouble.as_ref().map(|trouble| trouble.why.clone()) {
                _ if batch.is_empty() => {}
                Some(why) => self.postpone(batch, &why),
                None => self.commit(batch),
            }
        }
        if self.trouble.is_none() {
            let lost = self.board.update(|health| {
                health.trouble = None;
                health.lost
            });
            tracing::info!(lost, "the database is written to again");
        }
    }

    fn open(&mut self) -> Result<(), Failure> {
        let mut writing = self.place.write()?;
        if let Some(first) = &self.first {
            let transaction = writing.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            first(&transaction)?;
            transaction.commit()?;
            self.first = None;
        }
        self.writing = Some(writing);
        Ok(())
    }

    /// Nothing can be written for now. The connection is made anew: the file may have become another.
    fn fail(&mut self, why: String) {
        let known = self.board.update(|health| health.trouble.replace(why.clone()));
        if known.as_ref() != Some(&why) {
            tracing::error!(%why, "the database is not written to; what comes is kept in memory, within a bound");
        }
        self.writing = None;
        self.trouble = Some(Trouble { why, retry: Instant::now() + PAUSE });
    }

    /// Brings what is in the log into the file, and gives back room that is no longer needed.
    fn checkpoint(&mut self) {
        self.logged = 0;
        let Some(Writing { connection, .. }) = &self.writing else { return };
        let done =
            connection.execute_batch("PRAGMA incremental_vacuum(2000); PRAGMA wal_checkpoint(PASSIVE);");
        // The log grows on, and the next one will do it.
        if let Err(error) = done {
            tracing::debug!(%error, "no checkpoint of the database was made");
        }
    }

    fn end(&mut self) {
        if !self.backlog.is_empty() {
            self.retry();
        }
        let lost = self.backlog.len();
        if lost > 0 {
            tracing::error!(lost, "changes were not written to the database");
        }
        self.checkpoint();
    }
}

/// Whether a change could not be written for what it is, and not for how the database is.
fn is_its_own_fault(error: &rusqlite::Error) -> bool {
    match error.sqlite_error_code() {
        Some(code) => {
            matches!(code, ErrorCode::TooBig | ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch)
        }
        // Not SQLite's.
        None => true,
    }
}
