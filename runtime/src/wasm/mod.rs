//! The WebAssembly backend.

mod recipe;

pub use recipe::{Arg, Call, Recipe};
