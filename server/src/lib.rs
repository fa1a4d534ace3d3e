//! Work in progress.
pub mod history;
pub mod protocol;
pub mod rooms;
