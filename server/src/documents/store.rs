//! The seam between documents and whatever keeps them.

use futures_util::future::BoxFuture;

use crate::protocol::{RoomId, Timestamp};

/// Why documents could not be read or written. Says nothing that a client may not see.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("documents are not available: {0}")]
pub struct DocumentError(pub String);

/// A future of a store.
pub type Answer<'a, T> = BoxFuture<'a, Result<T, DocumentError>>;

/// Keeps documents as the updates that made them. An update may be had twice or in any order: the document is the same.
pub trait DocumentStore: Send + Sync + 'static {
    /// All that is kept of a room's document; nothing for a new one.
    fn load<'a>(&'a self, room: &'a RoomId) -> Answer<'a, Vec<Vec<u8>>>;

    /// Keeps some more updates of a document. When the future resolves, every later `load` has them.
    fn append(&self, room: RoomId, updates: Vec<Vec<u8>>, at: Timestamp) -> Answer<'_, ()>;

    /// Puts one update in the place of all that is kept of a document.
    fn replace(&self, room: RoomId, state: Vec<u8>, at: Timestamp) -> Answer<'_, ()>;

    /// Forgets documents that were last changed before a moment, but those that are open; says how many.
    fn sweep(&self, changed_before: Timestamp, open: Vec<RoomId>) -> Answer<'_, usize>;
}
