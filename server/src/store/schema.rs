//! How the file is opened, and the schema, by versions.

use std::{
    fs::{File, OpenOptions, TryLockError},
    os::unix::fs::OpenOptionsExt as _,
    path::PathBuf,
    time::Duration,
};

use rusqlite::{Connection, ErrorCode, OpenFlags};
use rusqlite_migration::{M, Migrations};

/// How long a statement waits for a lock that another process holds: a backup, say.
const BUSY: Duration = Duration::from_millis(250);
/// Bytes of a page: SQLite's own default.
const PAGE: u64 = 4096;

/// Each step is one version of the schema and stays as it was released.
const MIGRATIONS: Migrations<'static> = Migrations::from_slice(STEPS);
const STEPS: &[M<'static>] =
    &[M::up(include_str!("schema/1-history.sql")), M::up(include_str!("schema/2-documents.sql"))];

/// Where the database is, and how large it may become.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) path: PathBuf,
    pub(super) max_bytes: u64,
}

/// Why a database was not opened.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// Waiting does not help.
    #[error("{0}")]
    Unusable(String),
    /// It may pass.
    #[error("{0}")]
    Passing(String),
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => Self::Unusable(error.to_string()),
            _ => Self::Passing(error.to_string()),
        }
    }
}

/// A connection that writes, and the lock that says that no other process does.
#[derive(Debug)]
pub(super) struct Writing {
    pub(super) connection: Connection,
    _lock: File,
}

impl Place {
    /// Opens the file for writing, and brings its schema up to date.
    pub(super) fn write(&self) -> Result<Writing, Failure> {
        let lock = self.lock()?;
        let mut connection = Connection::open(&self.path)?;
        connection.busy_timeout(BUSY)?;
        // Takes effect in a file that is new: room that is no longer needed can be given back.
        connection.pragma_update(None, "auto_vacuum", "INCREMENTAL")?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        // Checkpoints sync, which takes a while: the writer makes them when nobody waits.
        connection.pragma_update(None, "wal_autocheckpoint", 0)?;
        let pages = i64::try_from(self.max_bytes.div_ceil(PAGE)).unwrap_or(i64::MAX);
        connection.pragma_update(None, "max_page_count", pages)?;
        MIGRATIONS.to_latest(&mut connection).map_err(|error| match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => Failure::from(err),
            // Made by a later version of this program.
            other => Failure::Unusable(other.to_string()),
        })?;
        Ok(Writing { connection, _lock: lock })
    }

    /// Opens the file for reading.
    pub(super) fn read(&self) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(BUSY)?;
        Ok(connection)
    }

    /// SQLite's own locks last for a transaction; this one lasts for as long as a server uses the file.
    fn lock(&self) -> Result<File, Failure> {
        let path = self.path.with_extension("lock");
        let passing =
            |error: &dyn std::fmt::Display| Failure::Passing(format!("{}: {error}", path.display()));
        let file = OpenOptions::new().create(true).append(true).mode(0o600).open(&path);
        let file = file.map_err(|error| passing(&error))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(passing(&"another server uses it")),
            Err(TryLockError::Error(error)) => Err(passing(&error)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_migrations_can_be_made() {
        MIGRATIONS.validate().unwrap();
    }
}
