//! Work in progress.
pub mod protocol;
