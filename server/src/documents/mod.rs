//! What a room writes: one Yjs document a room, held here and kept like its history.
//!
//! Every document has a task of its own (`task.rs`), which starts with the first message for it and ends a while after
//! the last member has gone. Members' messages are those of y-protocols; who they come from and whether they may edit
//! is the rooms' business and comes with each. Clients are hostile: `state.rs` bounds the document, `places.rs` holds
//! everybody to their own name and cursor, `budget.rs` bounds how much a connection may say. What a member misses it
//! asks for anew: nothing is ever skipped for a slow one, which is dropped instead.

mod budget;
mod memory;
mod places;
mod sqlite;
mod state;
mod store;
mod task;
#[cfg(test)]
mod tests;
mod wire;

pub(crate) use {
    budget::Budget,
    task::{Document, Message, Vacant},
    wire::{parse, room_of},
};
pub use {
    memory::MemoryDocuments,
    sqlite::SqliteDocuments,
    store::{Answer, DocumentError, DocumentStore},
};

/// Bytes of a frame beside the update that it carries.
pub(crate) const AROUND_UPDATE: u64 = 256;
