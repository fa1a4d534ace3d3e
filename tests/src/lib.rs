//! What the tests share: small guests, languages that are provisioned once, servers on ports of their own, clients.

pub mod guests;
pub mod languages;
pub mod run;
