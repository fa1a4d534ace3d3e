//! The thread that reads.

use std::sync::mpsc;

use rusqlite::Connection;

use super::{StoreError, schema::Place};

/// A question. Called with why there is no connection, where there is none.
pub(super) type Read = Box<dyn FnOnce(Result<&Connection, StoreError>) + Send>;

/// Answers questions until nobody can ask any more.
pub(super) fn run(place: &Place, questions: &mpsc::Receiver<Read>) {
    let mut connection = None;
    while let Ok(question) = questions.recv() {
        match open(&mut connection, place) {
            Ok(connection) => question(Ok(connection)),
            Err(error) => question(Err(StoreError(error.to_string()))),
        }
    }
}

/// The connection, made where there is none.
fn open<'a>(connection: &'a mut Option<Connection>, place: &Place) -> rusqlite::Result<&'a Connection> {
    Ok(match connection {
        Some(connection) => connection,
        None => connection.insert(place.read()?),
    })
}
