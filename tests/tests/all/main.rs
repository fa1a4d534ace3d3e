//! All tests that run the real thing: guests, languages, rooms, the command.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod compiled;
mod conformance;
mod docker;
mod hostile;
mod javascript;
mod prepare;
mod promises;
mod python;
mod runners;
mod typescript;
