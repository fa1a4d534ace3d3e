//! What the tests share: small guests, languages that are provisioned once, servers on ports of their own, clients.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot be set up fails there and then")]

pub mod conformance;
pub mod containers;
pub mod guests;
pub mod languages;
pub mod run;
