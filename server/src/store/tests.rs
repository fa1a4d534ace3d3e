use std::time::Duration;

use tempfile::TempDir;
use tokio::time::{sleep, timeout};

use super::*;

const ROOMY: u64 = 64 << 20;

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn open(folder: &TempDir, max_bytes: u64) -> Result<Database, OpenError> {
    Database::open(&folder.path().join("test.db"), max_bytes, |_| Ok(()))
}

/// Adds a row of the schema's that nothing depends on.
fn add(database: &Database, id: u8, bytes: usize) -> Answer<()> {
    database.write(bytes, move |connection| {
        let sql = "INSERT INTO pending VALUES (?1, 'r', 'u', 'l', ?2, 0, NULL)";
        connection.execute(sql, rusqlite::params![[id; 16], "x".repeat(bytes)]).map(drop)
    })
}

async fn ids(database: &Database) -> Vec<u8> {
    let read = database.read(|connection| {
        let mut statement = connection.prepare("SELECT execution_id FROM pending ORDER BY rowid")?;
        let ids = statement.query_map([], |row| row.get::<_, [u8; 16]>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(ids.into_iter().map(|id| id[0]).collect())
    });
    read.await.unwrap()
}

/// Waits until everything that waited is written.
async fn settled(database: &Database) {
    let settled = async {
        while database.health().waiting > 0 {
            sleep(Duration::from_millis(10)).await;
        }
    };
    timeout(Duration::from_secs(20), settled).await.expect("the database recovers");
}

#[tokio::test]
async fn what_is_written_is_there_for_the_next_to_open_it() {
    let folder = folder();
    let database = open(&folder, ROOMY).unwrap();
    let answers: Vec<_> = (1..=200).map(|id| add(&database, id, 100)).collect();
    for answer in answers {
        answer.await.unwrap();
    }
    let expected: Vec<u8> = (1..=200).collect();
    assert_eq!(ids(&database).await, expected);
    assert_eq!(database.health(), Health::default());
    database.close().await;
    assert!(add(&database, 1, 1).await.is_err());
    let again = open(&folder, ROOMY).unwrap();
    assert_eq!(ids(&again).await, expected);
}

#[tokio::test]
async fn a_change_that_cannot_be_written_spoils_no_other() {
    let folder = folder();
    let database = open(&folder, ROOMY).unwrap();
    let answers = [1, 1, 2].map(|id| add(&database, id, 1));
    let mut written = Vec::new();
    for answer in answers {
        written.push(answer.await.is_ok());
    }
    assert_eq!(written, [true, false, true]);
    assert_eq!((ids(&database).await, database.health().lost), (vec![1, 2], 1));
}

#[tokio::test]
async fn a_file_that_another_uses_is_waited_for() {
    let folder = folder();
    let first = open(&folder, ROOMY).unwrap();
    let second = open(&folder, ROOMY).unwrap();
    let error = add(&second, 1, 1).await.unwrap_err();
    assert!(error.to_string().contains("another server uses it"), "{error}");
    assert!(second.health().trouble.is_some());
    first.close().await;
    settled(&second).await;
    assert_eq!((ids(&second).await, second.health()), (vec![1], Health::default()));
}

#[tokio::test]
async fn a_full_file_takes_no_more_until_there_is_room() {
    let folder = folder();
    let database = open(&folder, 512 << 10).unwrap();
    let mut id = 0;
    let error = loop {
        id += 1;
        assert!(id < 20, "the file grows on");
        match add(&database, id, 64 << 10).await {
            Ok(()) => {}
            Err(error) => break error,
        }
    };
    assert!(error.to_string().contains("full"), "{error}");
    // It is told that nothing is written just now; and is written all the same, before what waits for the room.
    let cleared = database.make_room(|connection| connection.execute("DELETE FROM pending", []).map(drop));
    cleared.await.unwrap_err();
    settled(&database).await;
    assert_eq!((ids(&database).await, database.health()), (vec![id], Health::default()));
}

#[tokio::test]
async fn more_than_may_wait_is_refused_at_once() {
    let folder = folder();
    let first = open(&folder, ROOMY).unwrap();
    let second = open(&folder, ROOMY).unwrap();
    // Kept in memory up to a bound; the oldest go.
    for id in 0..10 {
        add(&second, id, 8 << 20).await.unwrap_err();
    }
    let health = second.health();
    assert!(health.waiting_bytes <= 32 << 20, "{health:?}");
    assert_eq!((health.waiting, health.lost), (4, 6));
    assert!(add(&second, 1, WAITING_BYTES + 1).await.unwrap_err().to_string().contains("too much"));
    drop(first);
}

#[tokio::test]
async fn a_connection_that_fails_is_made_anew() {
    let folder = folder();
    let database = open(&folder, ROOMY).unwrap();
    let marked = || {
        database.read(|connection| {
            let sql = "SELECT count(*) FROM temp.sqlite_master WHERE name = 'mark'";
            connection.query_row(sql, [], |row| row.get::<_, i64>(0))
        })
    };
    // What is temporary lasts as long as its connection.
    database.read(|connection| connection.execute_batch("CREATE TEMP TABLE mark (x)")).await.unwrap();
    assert_eq!(marked().await.unwrap(), 1);
    let failed = database.read(|connection| connection.execute_batch("SELECT * FROM nothing"));
    failed.await.unwrap_err();
    assert_eq!(marked().await.unwrap(), 0);
}

#[test]
fn a_file_that_is_no_database_is_told() {
    let folder = folder();
    std::fs::write(folder.path().join("test.db"), "something else, of a hundred bytes or so".repeat(100))
        .unwrap();
    let error = open(&folder, ROOMY).unwrap_err().to_string();
    assert!(error.contains("test.db") && error.contains("not a database"), "{error}");
}

#[test]
fn a_file_of_a_later_version_is_told() {
    let folder = folder();
    let path = folder.path().join("test.db");
    Connection::open(path).unwrap().pragma_update(None, "user_version", 1000).unwrap();
    let error = open(&folder, ROOMY).unwrap_err().to_string();
    assert!(error.contains("move it away"), "{error}");
}
