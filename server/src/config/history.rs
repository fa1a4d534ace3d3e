//! What is kept of executions and for how long, as it is written in the settings.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{DAY, GIB, MIB, SECOND, units};
use crate::{history::Bounds, rooms::RoomSettings};

/// What is kept of executions that ended, and of documents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct HistorySettings {
    /// Where.
    pub store: Store,
    /// How long, after their end.
    #[serde(
        deserialize_with = "units::time::<_, SECOND, {366 * DAY}>",
        serialize_with = "humantime_serde::serialize"
    )]
    pub retention: Duration,
    /// How often older ones are removed.
    #[serde(
        deserialize_with = "units::time::<_, SECOND, DAY>",
        serialize_with = "humantime_serde::serialize"
    )]
    pub sweep: Duration,
    /// Executions of one room.
    #[serde(deserialize_with = "units::count::<_, _, 1, 1_000_000>")]
    pub executions_per_room: usize,
    /// What those may hold together: programs and output, as JSON, and files.
    #[serde(deserialize_with = "units::size::<_, MIB, {64 * GIB}>", serialize_with = "units::size_text")]
    pub size_per_room: u64,
    /// What the executions of all rooms may hold.
    #[serde(deserialize_with = "units::size::<_, MIB, {1024 * GIB}>", serialize_with = "units::size_text")]
    pub size: u64,
    /// What the documents of all rooms may hold.
    #[serde(deserialize_with = "units::size::<_, MIB, {1024 * GIB}>", serialize_with = "units::size_text")]
    pub documents_size: u64,
    /// Entries that a member gets on joining.
    #[serde(deserialize_with = "units::count::<_, _, 0, 100>")]
    pub on_join: usize,
}

/// Where a history is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Store {
    /// In a database in the data folder.
    Disk,
    /// In memory: it ends with the server.
    Memory,
}

impl HistorySettings {
    /// How much is kept.
    pub fn bounds(&self) -> Bounds {
        let bytes = |size| usize::try_from(size).unwrap_or(usize::MAX);
        Bounds {
            records_per_room: self.executions_per_room,
            bytes_per_room: bytes(self.size_per_room),
            bytes: bytes(self.size),
        }
    }
}

impl Default for HistorySettings {
    fn default() -> Self {
        let (rooms, bounds) = (RoomSettings::default(), Bounds::default());
        Self {
            store: Store::Disk,
            retention: rooms.history_retention,
            sweep: rooms.history_sweep,
            executions_per_room: bounds.records_per_room,
            size_per_room: bounds.bytes_per_room as u64,
            size: bounds.bytes as u64,
            documents_size: 64 * MIB,
            on_join: rooms.history_on_join,
        }
    }
}
