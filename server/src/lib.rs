//! Collaborative rooms that run untrusted code.

pub mod auth;
pub mod config;
pub mod history;
pub mod protocol;
pub mod rooms;
mod transports;

pub use transports::{LanguageInfo, Offer, Parts, serve};
