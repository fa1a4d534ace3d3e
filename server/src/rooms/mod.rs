//! Rooms: who is in them, what runs in them and when.

mod scheduler;
mod settings;

pub use settings::RoomSettings;
