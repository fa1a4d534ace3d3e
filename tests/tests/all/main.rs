//! All tests that run the real thing: guests, languages, rooms, the command.

mod hostile;
mod javascript;
mod prepare;
mod python;
