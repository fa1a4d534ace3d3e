//! A history in the database: it outlives the process, however that ends.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use bytes::Bytes;
use futures_util::TryFutureExt as _;
use runroom_runtime::{OutputFile, Status, Truncated};
use rusqlite::{Connection, OptionalExtension as _, Row, named_params, params};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::{
    Accepted, Answer, Bounds, ExecutionId, History, HistoryEntry, HistoryError, Page, Record, RoomId,
    Timestamp,
};
use crate::{
    protocol::{Ending, ExecutionHead, Usage},
    rooms::timestamp,
    store::{Database, Health, OpenError},
};

/// Beside what the bounds speak of: indices, what was accepted, and room for what goes and comes in one change.
const BESIDE: u64 = 256 << 20;
/// What an accepted execution takes beside its program, about.
const ACCEPTED_BYTES: usize = 512;
/// Pages of the file that are left for what indices and small changes take.
const SPARE_PAGES: i64 = 32;

/// Keeps what ran in the database.
///
/// The newest record of a room is kept even where it alone is over a bound.
#[derive(Debug)]
pub struct SqliteHistory {
    database: Database,
    bounds: Bounds,
}

impl SqliteHistory {
    /// Opens the history in a file, or makes it. Others may have so many bytes `beside` it in the same file. What a process
    /// before has accepted and not ended is from now on a record that was interrupted.
    ///
    /// # Errors
    /// When the file can be no history of ours, whatever is waited for.
    pub fn open(path: &Path, bounds: Bounds, beside: u64) -> Result<Self, OpenError> {
        let wanted = (bounds.bytes as u64).saturating_add(beside);
        let max_bytes = wanted.saturating_mul(2).saturating_add(BESIDE);
        let database = Database::open(path, max_bytes, move |connection| interrupt(connection, bounds))?;
        Ok(Self { database, bounds })
    }

    /// The database that it is in.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Writes all that waits and closes. What comes later is refused.
    pub async fn close(&self) {
        self.database.close().await;
    }
}

impl History for SqliteHistory {
    fn accept(&self, accepted: Accepted) -> Answer<'static, ()> {
        let bytes = ACCEPTED_BYTES + accepted.program.size();
        answer(self.database.write(bytes, move |connection| insert_pending(connection, &accepted)))
    }

    fn started(&self, id: ExecutionId, at: Timestamp) {
        // Under way already; nobody waits for it.
        drop(self.database.write(ACCEPTED_BYTES, move |connection| {
            let sql = "UPDATE pending SET started_at = ?2 WHERE execution_id = ?1";
            connection.prepare_cached(sql)?.execute(params![id.0.as_bytes(), integer(at.0)]).map(drop)
        }));
    }

    fn withdraw(&self, id: ExecutionId) -> Answer<'static, ()> {
        answer(self.database.write(ACCEPTED_BYTES, move |connection| remove_pending(connection, id)))
    }

    fn record(&self, record: Record) -> Answer<'static, ()> {
        let (bounds, size) = (self.bounds, record.size());
        answer(self.database.write(size, move |connection| {
            remove_pending(connection, record.execution.execution_id)?;
            insert(connection, &record, size, bounds)
        }))
    }

    fn page<'a>(&'a self, room: &'a RoomId, before: Option<u64>, limit: usize) -> Answer<'a, Page> {
        let room = room.clone();
        answer(self.database.read(move |connection| page(connection, &room, before, limit)))
    }

    fn execution(&self, id: ExecutionId) -> Answer<'_, Option<Arc<Record>>> {
        answer(self.database.read(move |connection| record(connection, id)))
    }

    fn health(&self) -> Health {
        self.database.health()
    }

    fn sweep(&self, ended_before: Timestamp) -> Answer<'_, usize> {
        let count = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&count);
        let swept = self.database.make_room(move |connection| {
            let sql = "DELETE FROM executions WHERE ended_at < ?1";
            let swept = connection.execute(sql, [integer(ended_before.0)])?;
            counted.store(swept, Ordering::Relaxed);
            Ok(())
        });
        answer(swept.map_ok(move |()| count.load(Ordering::Relaxed)))
    }
}

fn answer<'a, T: 'a>(
    answer: impl Future<Output = Result<T, crate::store::StoreError>> + Send + 'a,
) -> Answer<'a, T> {
    Box::pin(answer.map_err(HistoryError::from))
}

/// What another process has left behind becomes a record.
fn interrupt(connection: &Connection, bounds: Bounds) -> rusqlite::Result<()> {
    let sql = "SELECT execution_id, room_id, user, language, program, queued_at, started_at FROM pending \
               ORDER BY queued_at, rowid";
    let left: Vec<Record> = connection.prepare(sql)?.query_map([], interrupted)?.collect::<Result<_, _>>()?;
    for record in left {
        insert(connection, &record, record.size(), bounds)?;
    }
    connection.execute("DELETE FROM pending", []).map(drop)
}

fn interrupted(row: &Row<'_>) -> rusqlite::Result<Record> {
    let ending = Ending {
        status: Status::Interrupted,
        exit_code: None,
        signal: None,
        message: Some("the server ended before the program did".to_owned()),
        diagnostics: Vec::new(),
        truncated: Truncated::default(),
    };
    Ok(Record {
        execution: head(row)?,
        program: json(row, "program")?,
        ending,
        usage: Usage::default(),
        queued_at: moment(row, "queued_at")?,
        started_at: row.get::<_, Option<i64>>("started_at")?.map(|at| Timestamp(at.unsigned_abs())),
        ended_at: timestamp(),
        output: Vec::new(),
        files: Vec::new(),
    })
}

fn insert_pending(connection: &Connection, accepted: &Accepted) -> rusqlite::Result<()> {
    let Accepted { execution: ExecutionHead { execution_id, room_id, user, language }, program, queued_at } =
        accepted;
    let program = text(program)?;
    make_space(connection, ACCEPTED_BYTES + program.len())?;
    let sql = "INSERT INTO pending (execution_id, room_id, user, language, program, queued_at) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let values = params![
        execution_id.0.as_bytes(),
        room_id.as_str(),
        text(user)?,
        language,
        program,
        integer(queued_at.0)
    ];
    connection.prepare_cached(sql)?.execute(values).map(drop)
}

fn remove_pending(connection: &Connection, id: ExecutionId) -> rusqlite::Result<()> {
    let sql = "DELETE FROM pending WHERE execution_id = ?1";
    connection.prepare_cached(sql)?.execute([id.0.as_bytes()]).map(drop)
}

fn insert(connection: &Connection, record: &Record, size: usize, bounds: Bounds) -> rusqlite::Result<()> {
    let ExecutionHead { execution_id, room_id, user, language } = &record.execution;
    // Before it comes: the file is bounded too.
    make_room(connection, room_id, size, bounds)?;
    make_space(connection, size)?;
    let sql = "INSERT INTO executions (execution_id, room_id, user, language, ending, usage, queued_at, started_at, \
               ended_at, bytes, program, output) \
               VALUES (:id, :room, :user, :language, :ending, :usage, :queued, :started, :ended, :bytes, :program, \
               :output)";
    connection.prepare_cached(sql)?.execute(named_params! {
        ":id": execution_id.0.as_bytes(),
        ":room": room_id.as_str(),
        ":user": text(user)?,
        ":language": language,
        ":ending": text(&record.ending)?,
        ":usage": text(&record.usage)?,
        ":queued": integer(record.queued_at.0),
        ":started": record.started_at.map(|at| integer(at.0)),
        ":ended": integer(record.ended_at.0),
        ":bytes": integer(size as u64),
        ":program": text(&record.program)?,
        ":output": text(&record.output)?,
    })?;
    let number = connection.last_insert_rowid();
    let sql = "INSERT INTO files (number, place, path, content) VALUES (?1, ?2, ?3, ?4)";
    let mut statement = connection.prepare_cached(sql)?;
    for (file, place) in record.files.iter().zip(0_i64..) {
        statement.execute(params![number, place, file.path, &file.content[..]])?;
    }
    Ok(())
}

/// Removes the oldest records until one more of so many bytes is within the bounds, or nothing is left.
fn make_room(connection: &Connection, room: &RoomId, size: usize, bounds: Bounds) -> rusqlite::Result<()> {
    let mut kept = connection.prepare_cached("SELECT executions, bytes FROM kept WHERE room_id = ?1")?;
    let mut remove = connection.prepare_cached(
        "DELETE FROM executions WHERE number = (SELECT min(number) FROM executions WHERE room_id = ?1)",
    )?;
    loop {
        let row = kept.query_row([room.as_str()], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)));
        let (records, bytes) = row.optional()?.unwrap_or_default();
        let over = records >= integer(bounds.records_per_room as u64)
            || bytes.saturating_add(integer(size as u64)) > integer(bounds.bytes_per_room as u64);
        if !over || remove.execute([room.as_str()])? == 0 {
            break;
        }
    }
    let mut kept = connection.prepare_cached("SELECT bytes FROM kept_in_all")?;
    let mut remove = connection
        .prepare_cached("DELETE FROM executions WHERE number = (SELECT min(number) FROM executions)")?;
    loop {
        let bytes: i64 = kept.query_row([], |row| row.get(0))?;
        let over = bytes.saturating_add(integer(size as u64)) > integer(bounds.bytes as u64);
        if !over || remove.execute([])? == 0 {
            return Ok(());
        }
    }
}

/// Removes the oldest records until the file has space for so many bytes, or nothing is left.
///
/// The file is larger than what the bounds speak of, and something else may still have filled it. One change that finds it
/// full would hold up all others, so that old records go first.
fn make_space(connection: &Connection, bytes: usize) -> rusqlite::Result<()> {
    let pragma = |sql: &str| connection.prepare_cached(sql)?.query_row([], |row| row.get::<_, i64>(0));
    let page = pragma("PRAGMA page_size")?.max(1);
    // Pages are not full, and indices grow too.
    let wanted = integer(bytes as u64).saturating_mul(5) / 4 / page + SPARE_PAGES;
    let most = pragma("PRAGMA max_page_count")?;
    loop {
        let free = most - pragma("PRAGMA page_count")? + pragma("PRAGMA freelist_count")?;
        let sql = "DELETE FROM executions WHERE number = (SELECT min(number) FROM executions)";
        if free >= wanted || connection.prepare_cached(sql)?.execute([])? == 0 {
            return Ok(());
        }
    }
}

fn page(connection: &Connection, room: &RoomId, before: Option<u64>, limit: usize) -> rusqlite::Result<Page> {
    let sql = "SELECT number, execution_id, room_id, user, language, ending, usage, queued_at, started_at, ended_at, \
               program FROM executions WHERE room_id = ?1 AND number < ?2 ORDER BY number DESC LIMIT ?3";
    // One more than wanted tells whether there are more.
    let values = params![
        room.as_str(),
        integer(before.unwrap_or(u64::MAX)),
        integer((limit as u64).saturating_add(1))
    ];
    let mut entries: Vec<HistoryEntry> =
        connection.prepare_cached(sql)?.query_map(values, entry)?.collect::<Result<_, _>>()?;
    let has_more = entries.len() > limit;
    entries.truncate(limit);
    Ok(Page { entries, has_more })
}

fn entry(row: &Row<'_>) -> rusqlite::Result<HistoryEntry> {
    Ok(HistoryEntry {
        number: row.get::<_, i64>("number")?.unsigned_abs(),
        execution: head(row)?,
        program: json(row, "program")?,
        ending: json(row, "ending")?,
        usage: json(row, "usage")?,
        timestamp: moment(row, "queued_at")?,
        start_time: row.get::<_, Option<i64>>("started_at")?.map(|at| Timestamp(at.unsigned_abs())),
        end_time: moment(row, "ended_at")?,
    })
}

fn record(connection: &Connection, id: ExecutionId) -> rusqlite::Result<Option<Arc<Record>>> {
    let sql = "SELECT number, execution_id, room_id, user, language, ending, usage, queued_at, started_at, ended_at, \
               program, output FROM executions WHERE execution_id = ?1";
    let row = connection
        .prepare_cached(sql)?
        .query_row([id.0.as_bytes()], |row| Ok((entry(row)?, json(row, "output")?)))
        .optional()?;
    let Some((
        HistoryEntry { number, execution, program, ending, usage, timestamp, start_time, end_time },
        output,
    )) = row
    else {
        return Ok(None);
    };
    let sql = "SELECT path, content FROM files WHERE number = ?1 ORDER BY place";
    let files = connection
        .prepare_cached(sql)?
        .query_map([integer(number)], |row| {
            Ok(OutputFile { path: row.get("path")?, content: Bytes::from(row.get::<_, Vec<u8>>("content")?) })
        })?
        .collect::<Result<_, _>>()?;
    Ok(Some(Arc::new(Record {
        execution,
        program,
        ending,
        usage,
        queued_at: timestamp,
        started_at: start_time,
        ended_at: end_time,
        output,
        files,
    })))
}

fn head(row: &Row<'_>) -> rusqlite::Result<ExecutionHead> {
    let room: String = row.get("room_id")?;
    Ok(ExecutionHead {
        execution_id: ExecutionId(Uuid::from_bytes(row.get("execution_id")?)),
        room_id: RoomId::new(&room).map_err(|error| unreadable("room_id", error))?,
        user: json(row, "user")?,
        language: row.get("language")?,
    })
}

fn moment(row: &Row<'_>, column: &str) -> rusqlite::Result<Timestamp> {
    row.get::<_, i64>(column).map(|at| Timestamp(at.unsigned_abs()))
}

fn json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    serde_json::from_str(text).map_err(|error| unreadable(column, error))
}

/// A value that we have not written, or not in this version.
fn unreadable(column: &str, error: impl std::error::Error + Send + Sync + 'static) -> rusqlite::Error {
    tracing::error!(column, %error, "a value in the database cannot be read");
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
}

fn text(value: &impl Serialize) -> rusqlite::Result<String> {
    serde_json::to_string(value).map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))
}

/// SQLite's integers have a sign.
fn integer(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::tests::record;

    #[tokio::test]
    async fn where_the_file_is_full_the_oldest_records_go() {
        let folder = tempfile::tempdir().unwrap();
        let database = Database::open(&folder.path().join("test.db"), 1 << 20, |_| Ok(())).unwrap();
        let history = SqliteHistory { database, bounds: Bounds::default() };
        for id in 0..30 {
            history.record(record(id, "r", 0, 128 << 10)).await.unwrap();
            let Record { execution, program, .. } = record(100 + id, "r", 0, 0);
            let accepted = Accepted { execution, program, queued_at: Timestamp(0) };
            history.accept(accepted).await.unwrap();
        }
        assert!(history.execution(ExecutionId(Uuid::from_u128(29))).await.unwrap().is_some());
        assert!(history.execution(ExecutionId(Uuid::from_u128(0))).await.unwrap().is_none());
        assert_eq!(history.health(), Health::default());
    }
}
