//! Documents in the database: they outlive the process.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use futures_util::TryFutureExt as _;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::store::{Answer, DocumentError, DocumentStore};
use crate::{
    protocol::{RoomId, Timestamp},
    store::{Database, StoreError},
};

/// What a change takes beside its updates, about.
const AROUND: usize = 256;

/// Keeps documents in the database, up to a bound.
///
/// Where there is too much, those that changed longest ago go; the one that just changed stays even where it alone is over
/// the bound.
#[derive(Debug)]
pub struct SqliteDocuments {
    database: Database,
    max_bytes: i64,
}

impl SqliteDocuments {
    /// Documents of at most so many bytes in all.
    pub fn new(database: Database, max_bytes: u64) -> Self {
        Self { database, max_bytes: integer(max_bytes) }
    }

    fn write(
        &self,
        updates: &[Vec<u8>],
        change: impl Fn(&Connection) -> rusqlite::Result<()> + Send + 'static,
    ) -> Answer<'_, ()> {
        let bytes = updates.iter().map(Vec::len).sum::<usize>() + AROUND;
        answer(self.database.write(bytes, change))
    }
}

impl DocumentStore for SqliteDocuments {
    fn load<'a>(&'a self, room: &'a RoomId) -> Answer<'a, Vec<Vec<u8>>> {
        let room = room.clone();
        answer(self.database.read(move |connection| {
            let sql = "SELECT content FROM updates WHERE room_id = ?1 ORDER BY number";
            connection.prepare_cached(sql)?.query_map([room.as_str()], |row| row.get(0))?.collect()
        }))
    }

    fn append(&self, room: RoomId, updates: Vec<Vec<u8>>, at: Timestamp) -> Answer<'_, ()> {
        let max_bytes = self.max_bytes;
        self.write(&updates.clone(), move |connection| add(connection, &room, &updates, at, max_bytes))
    }

    fn replace(&self, room: RoomId, state: Vec<u8>, at: Timestamp) -> Answer<'_, ()> {
        let (max_bytes, state) = (self.max_bytes, [state]);
        self.write(&state.clone(), move |connection| {
            connection
                .prepare_cached("DELETE FROM documents WHERE room_id = ?1")?
                .execute([room.as_str()])?;
            add(connection, &room, &state, at, max_bytes)
        })
    }

    fn sweep(&self, changed_before: Timestamp, open: Vec<RoomId>) -> Answer<'_, usize> {
        let count = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&count);
        let open = serde_json::Value::from_iter(open.iter().map(RoomId::as_str)).to_string();
        let swept = self.database.make_room(move |connection| {
            let sql = "DELETE FROM documents WHERE changed_at < ?1 AND room_id NOT IN (SELECT value FROM json_each(?2))";
            counted.store(connection.execute(sql, params![integer(changed_before.0), open])?, Ordering::Relaxed);
            Ok(())
        });
        answer(swept.map_ok(move |()| count.load(Ordering::Relaxed)))
    }
}

/// Adds updates to a document, new or not, and takes out what is too much then.
fn add(
    connection: &Connection,
    room: &RoomId,
    updates: &[Vec<u8>],
    at: Timestamp,
    max_bytes: i64,
) -> rusqlite::Result<()> {
    let bytes: usize = updates.iter().map(Vec::len).sum();
    let sql = "INSERT INTO documents VALUES (?1, ?2, ?3) \
               ON CONFLICT DO UPDATE SET changed_at = excluded.changed_at, bytes = bytes + excluded.bytes";
    let values = params![room.as_str(), integer(at.0), integer(bytes as u64)];
    connection.prepare_cached(sql)?.execute(values)?;
    let mut insert = connection.prepare_cached("INSERT INTO updates (room_id, content) VALUES (?1, ?2)")?;
    for update in updates {
        insert.execute(params![room.as_str(), update])?;
    }
    let mut kept = connection.prepare_cached("SELECT sum(bytes) FROM documents")?;
    let mut oldest = connection
        .prepare_cached("SELECT room_id FROM documents WHERE room_id != ?1 ORDER BY changed_at LIMIT 1")?;
    let mut remove = connection.prepare_cached("DELETE FROM documents WHERE room_id = ?1")?;
    while kept.query_row([], |row| row.get::<_, i64>(0))? > max_bytes {
        let oldest: Option<String> = oldest.query_row([room.as_str()], |row| row.get(0)).optional()?;
        let Some(oldest) = oldest else { break };
        remove.execute([oldest])?;
    }
    Ok(())
}

fn answer<'a, T: 'a>(answer: impl Future<Output = Result<T, StoreError>> + Send + 'a) -> Answer<'a, T> {
    Box::pin(answer.map_err(|StoreError(why)| DocumentError(why)))
}

/// SQLite's integers have a sign.
fn integer(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
