//! What rooms allow, as it is written in the settings.

use std::{collections::BTreeMap, time::Duration};

use serde::{Deserialize, Serialize};

use super::{Auto, Config, GIB, HOUR, KIB, LanguageSettings, MIB, SECOND, units};
use crate::{
    protocol::RoomAccess,
    rooms::{CodeChecks, RoomKind, RoomSettings},
};

/// What rooms, connections and the machine allow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct RoomsSettings {
    /// Executions of one room that run at one time.
    #[serde(deserialize_with = "units::count::<_, _, 1, 1000>")]
    pub max_running_per_room: usize,
    /// Executions of one room that wait at one time. Every execution waits, if only for a moment.
    #[serde(deserialize_with = "units::count::<_, _, 1, 10_000>")]
    pub max_queued_per_room: usize,
    /// Executions of all rooms that run at one time; two for each processor where it is `"auto"`.
    #[serde(deserialize_with = "units::auto_count::<_, 1, 1000>")]
    pub max_running: Auto<u32>,
    /// Connections in one room at one time.
    #[serde(deserialize_with = "units::count::<_, _, 1, 100_000>")]
    pub max_members_per_room: usize,
    /// Rooms that are open at one time.
    #[serde(deserialize_with = "units::count::<_, _, 1, 1_000_000>")]
    pub max_rooms: usize,
    /// Rooms that one connection is in at one time.
    #[serde(deserialize_with = "units::count::<_, _, 1, 1000>")]
    pub max_rooms_per_connection: usize,
    /// Events that may wait for one connection.
    #[serde(deserialize_with = "units::count::<_, _, 16, 1_000_000>")]
    pub outbox_events: usize,
    /// What those events may hold together.
    #[serde(deserialize_with = "units::size::<_, {64 * KIB}, GIB>", serialize_with = "units::size_text")]
    pub outbox_size: u64,
    /// What an execution is taken to run for while none has ended yet.
    #[serde(deserialize_with = "units::time::<_, 1, HOUR>", serialize_with = "humantime_serde::serialize")]
    pub first_estimate: Duration,
    /// How long output gathers before it is sent.
    #[serde(deserialize_with = "units::time::<_, 0, SECOND>", serialize_with = "humantime_serde::serialize")]
    pub output_interval: Duration,
    /// How long a runner may take beyond the times for compiling and for running.
    #[serde(
        deserialize_with = "units::time::<_, SECOND, HOUR>",
        serialize_with = "humantime_serde::serialize"
    )]
    pub run_overtime: Duration,
    /// How large a room's document may become.
    #[serde(
        deserialize_with = "units::size::<_, {4 * KIB}, {16 * MIB}>",
        serialize_with = "units::size_text"
    )]
    pub document_size: u64,
    /// Whether moderators may end what others run, and clear queues.
    pub moderation: bool,
    /// Whether only admins see the figures of the whole server.
    pub private_statistics: bool,
    /// Kinds of rooms that run but some languages, by a name that is for the admin alone.
    pub kinds: BTreeMap<String, RoomKindSettings>,
}

/// A kind of rooms. A room of several kinds runs what all of them do, one of none everything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct RoomKindSettings {
    /// Its rooms' ids, as patterns: `*` stands for any characters, `?` for one.
    pub rooms: Vec<String>,
    /// The languages that run there.
    pub languages: Vec<String>,
}

impl Default for RoomsSettings {
    fn default() -> Self {
        let rooms = RoomSettings::default();
        Self {
            max_running_per_room: rooms.max_running_per_room,
            max_queued_per_room: rooms.max_queued_per_room,
            max_running: Auto::Auto,
            max_members_per_room: rooms.max_members_per_room,
            max_rooms: rooms.max_rooms,
            max_rooms_per_connection: rooms.max_rooms_per_connection,
            outbox_events: rooms.outbox_events,
            outbox_size: rooms.outbox_bytes as u64,
            first_estimate: rooms.first_estimate,
            output_interval: rooms.output_interval,
            run_overtime: rooms.run_overtime,
            document_size: rooms.document_bytes as u64,
            moderation: rooms.moderation,
            private_statistics: rooms.private_statistics,
            kinds: BTreeMap::new(),
        }
    }
}

impl From<&Config> for RoomSettings {
    fn from(Config { rooms: settings, history, rates, languages, .. }: &Config) -> Self {
        let checked = languages.iter().filter(|(_, language)| !language.refuse.is_empty());
        Self {
            max_running_per_room: settings.max_running_per_room,
            max_queued_per_room: settings.max_queued_per_room,
            max_running: settings
                .max_running
                .map_or_else(|| Self::default().max_running, |count| count as usize),
            max_members_per_room: settings.max_members_per_room,
            max_rooms: settings.max_rooms,
            max_rooms_per_connection: settings.max_rooms_per_connection,
            outbox_events: settings.outbox_events,
            outbox_bytes: usize::try_from(settings.outbox_size).unwrap_or(usize::MAX),
            first_estimate: settings.first_estimate,
            output_interval: settings.output_interval,
            run_overtime: settings.run_overtime,
            document_bytes: usize::try_from(settings.document_size).unwrap_or(usize::MAX),
            history_retention: history.retention,
            history_sweep: history.sweep,
            moderation: settings.moderation,
            private_statistics: settings.private_statistics,
            history_on_join: history.on_join,
            // Checked with the settings: what does not pass there gets here never.
            code_checks: checked
                .filter_map(|(name, language)| Some((name.clone(), language.code_checks().ok()?)))
                .collect(),
            rates: rates.clone(),
            kinds: settings.kinds.values().map(RoomKind::from).collect(),
        }
    }
}

impl LanguageSettings {
    /// The patterns of programs that are refused.
    pub(super) fn code_checks(&self) -> Result<CodeChecks, regex::Error> {
        CodeChecks::new(self.refuse.iter().map(|one| (one.pattern.as_str(), one.message.as_str())))
    }
}

impl From<&RoomKindSettings> for RoomKind {
    fn from(settings: &RoomKindSettings) -> Self {
        Self {
            // Checked with the settings; what does not pass there is of no room.
            rooms: RoomAccess::matching(&settings.rooms).unwrap_or(RoomAccess::Matching([].into())),
            languages: settings.languages.iter().cloned().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use super::*;
    use crate::config::{HistorySettings, MaybeRate, Rate, RateSettings, RefusedCode};

    #[test]
    fn the_defaults_are_those_of_the_rooms_and_every_key_has_its_place() {
        assert_eq!(RoomSettings::from(&Config::default()), RoomSettings::default());
        let (rooms, languages) = (vec!["class-*".to_owned()], vec!["lua".to_owned()]);
        let kind = RoomKindSettings { rooms, languages };
        let kinds = vec![RoomKind::from(&kind)];
        let settings = RoomsSettings {
            max_running_per_room: 1,
            max_queued_per_room: 2,
            max_running: Auto::Set(3),
            max_members_per_room: 4,
            max_rooms: 5,
            max_rooms_per_connection: 6,
            outbox_events: 7,
            outbox_size: 8,
            first_estimate: Duration::from_secs(9),
            output_interval: Duration::from_secs(10),
            run_overtime: Duration::from_secs(11),
            document_size: 15,
            moderation: true,
            private_statistics: true,
            kinds: BTreeMap::from([("class".to_owned(), kind)]),
        };
        let history = HistorySettings {
            retention: Duration::from_secs(12),
            sweep: Duration::from_secs(13),
            on_join: 14,
            ..HistorySettings::default()
        };
        let refused = RefusedCode { pattern: "os".to_owned(), message: "No.".to_owned() };
        let lua = LanguageSettings { refuse: vec![refused], ..LanguageSettings::default() };
        let times = NonZeroU32::new(2).unwrap();
        let rate = MaybeRate(Some(Rate { times, period: Duration::from_secs(1) }));
        let rates = RateSettings { executions_per_user: rate, ..RateSettings::default() };
        let rooms = RoomSettings {
            max_running_per_room: 1,
            max_queued_per_room: 2,
            max_running: 3,
            max_members_per_room: 4,
            max_rooms: 5,
            max_rooms_per_connection: 6,
            outbox_events: 7,
            outbox_bytes: 8,
            first_estimate: Duration::from_secs(9),
            output_interval: Duration::from_secs(10),
            run_overtime: Duration::from_secs(11),
            history_retention: Duration::from_secs(12),
            history_sweep: Duration::from_secs(13),
            document_bytes: 15,
            private_statistics: true,
            moderation: true,
            history_on_join: 14,
            code_checks: BTreeMap::from([("lua".to_owned(), lua.code_checks().unwrap())]),
            rates: rates.clone(),
            kinds,
        };
        let languages = BTreeMap::from([("lua".to_owned(), lua)]);
        let config = Config { rooms: settings, history, rates, languages, ..Config::default() };
        assert_eq!(RoomSettings::from(&config), rooms);
    }
}
