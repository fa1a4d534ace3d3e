//! The thread that reads.

use std::sync::mpsc;

use rusqlite::Connection;

use super::{StoreError, schema::Place};

/// A question. Called with why there is no connection, where there is none. Says whether it was answered.
pub(super) type Read = Box<dyn FnOnce(Result<&Connection, StoreError>) -> bool + Send>;

/// Answers questions until nobody can ask any more.
pub(super) fn run(place: &Place, questions: &mpsc::Receiver<Read>) {
    let mut connection = None;
    while let Ok(question) = questions.recv() {
        let is_answered = match open(&mut connection, place) {
            Ok(connection) => question(Ok(connection)),
            Err(error) => question(Err(StoreError(error.to_string()))),
        };
        // It is made anew, as the writer's is after a failure: the file may have become another.
        if !is_answered {
            connection = None;
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
