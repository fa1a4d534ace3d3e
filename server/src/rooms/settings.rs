//! What rooms allow.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use super::{checks::CodeChecks, output};
use crate::{
    config::RateSettings,
    protocol::{RoomAccess, RoomId},
};

/// Events that may come meanwhile: of the execution's way, of others who come and go.
const OTHER_EVENTS: u64 = 64;
/// Bytes of an event beside its text.
const AROUND_TEXT: u64 = 256;
/// Bytes of the event that tells of the end.
const LARGEST_FRAME: u64 = 1 << 20;

/// The bounds of rooms, connections and the machine.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomSettings {
    /// Executions of one room that run at one time. At least 1.
    pub max_running_per_room: usize,
    /// Executions of one room that wait at one time. At least 1: every execution waits, if only for a moment.
    pub max_queued_per_room: usize,
    /// Executions of all rooms that run at one time. At least 1; by default twice the processors.
    pub max_running: usize,
    /// Connections that are in one room at one time; a person with two tabs open has two.
    pub max_members_per_room: usize,
    /// Rooms that are open at one time: those with a member or an unfinished execution.
    pub max_rooms: usize,
    /// Rooms that one connection is in at one time.
    pub max_rooms_per_connection: usize,
    /// Frames that wait for one connection; one more and the connection is dropped.
    pub outbox_events: usize,
    /// Bytes of frames that wait for one connection; with more the connection is dropped. A single frame may be
    /// larger. See [`least_outbox`](Self::least_outbox).
    pub outbox_bytes: usize,
    /// What an execution is taken to run for while none has ended yet, to estimate waiting times.
    pub first_estimate: Duration,
    /// How long output gathers before it is sent, after a first part that is sent at once. At most a second.
    pub output_interval: Duration,
    /// How long a runner may take beyond a job's wall time, to wait for a sandbox, compile and clean up, before the
    /// run is given up as an internal error.
    pub run_overtime: Duration,
    /// How long executions are kept in the history after their end.
    pub history_retention: Duration,
    /// How often the history is swept of what is older. At least a second, at most a day.
    pub history_sweep: Duration,
    /// The most bytes that a room's document may have, encoded, what was deleted included as far as it leaves traces.
    pub document_bytes: usize,
    /// Whether moderators may end what others run, and clear queues.
    pub moderation: bool,
    /// Whether only admins see the figures of the whole server.
    pub private_statistics: bool,
    /// Programs that are refused, by language.
    pub code_checks: BTreeMap<String, CodeChecks>,
    /// How often something may be run.
    pub rates: RateSettings,
    /// History entries that a member gets on joining.
    pub history_on_join: usize,
    /// What there is of special kinds of rooms.
    pub kinds: Vec<RoomKind>,
}

/// A kind of rooms that runs but some languages. A room of several kinds runs what all of them do, one of none everything.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomKind {
    /// Its rooms.
    pub rooms: RoomAccess,
    /// The canonical names of its languages.
    pub languages: BTreeSet<String>,
}

/// What an outbox has to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeastOutbox {
    /// Frames.
    pub events: u64,
    /// Bytes.
    pub bytes: u64,
}

impl RoomSettings {
    /// The languages that a room runs; `None` where it runs all there are.
    pub(super) fn languages_of(&self, room: &RoomId) -> Option<BTreeSet<&str>> {
        let kinds = self.kinds.iter().filter(|kind| kind.rooms.allows(room));
        let languages = kinds.map(|kind| kind.languages.iter().map(String::as_str).collect::<BTreeSet<_>>());
        languages.reduce(|some, others| &some & &others)
    }

    /// These settings, but for what cannot be changed while a server runs.
    pub(super) fn under_way(self, old: &Self) -> Self {
        Self {
            max_running: old.max_running,
            outbox_events: old.outbox_events,
            outbox_bytes: old.outbox_bytes,
            document_bytes: old.document_bytes,
            ..self
        }
    }

    /// The outbox that holds what one execution may print, so that nobody who reads is dropped because somebody's
    /// program prints as much as it may, all at once.
    pub fn least_outbox(output_bytes: u64) -> LeastOutbox {
        let events = output::most_events(output_bytes).saturating_add(OTHER_EVENTS);
        // A NUL is six bytes of JSON.
        let text = output_bytes.saturating_mul(6);
        let around = events.saturating_mul(AROUND_TEXT).saturating_add(LARGEST_FRAME);
        LeastOutbox { events, bytes: text.saturating_add(around) }
    }
}

impl Default for RoomSettings {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            max_running_per_room: 3,
            max_queued_per_room: 10,
            max_running: 2 * processors,
            max_members_per_room: 200,
            max_rooms: 10_000,
            max_rooms_per_connection: 16,
            outbox_events: 4096,
            outbox_bytes: 32 << 20,
            first_estimate: Duration::from_secs(1),
            output_interval: Duration::from_millis(16),
            run_overtime: Duration::from_secs(60),
            history_retention: Duration::from_secs(24 * 60 * 60),
            history_sweep: Duration::from_secs(60),
            document_bytes: 512 << 10,
            moderation: false,
            private_statistics: false,
            code_checks: BTreeMap::new(),
            rates: RateSettings::default(),
            history_on_join: 20,
            kinds: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_runs_what_all_its_kinds_do() {
        let kind = |room: &str, languages: &[&str]| RoomKind {
            rooms: RoomAccess::matching(&[room.to_owned()]).unwrap(),
            languages: languages.iter().map(|&name| name.to_owned()).collect(),
        };
        let kinds = vec![kind("class-*", &["c", "python"]), kind("*-exam", &["java", "python"])];
        let settings = RoomSettings { kinds, ..RoomSettings::default() };
        let of = |room: &str| settings.languages_of(&RoomId::new(room).unwrap());
        assert_eq!(of("class-7"), Some(BTreeSet::from(["c", "python"])));
        assert_eq!(of("class-7-exam"), Some(BTreeSet::from(["python"])));
        assert_eq!(of("lobby"), None);
    }
}
