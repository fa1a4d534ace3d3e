//! When a room is told who is in it: at once, and then at most once in each [`PAUSE`], whoever comes and goes
//! meanwhile. Who joins and leaves without end can so not fill the outboxes of the others.

use std::{
    collections::{BTreeMap, VecDeque},
    time::Duration,
};

use tokio::time::Instant;

use crate::protocol::RoomId;

/// How long a room is told nothing after it was told.
const PAUSE: Duration = Duration::from_millis(100);

/// The rooms that were told a moment ago. Reads no clock.
#[derive(Debug, Default)]
pub(super) struct Presences {
    /// Whether there was a change since.
    changed: BTreeMap<RoomId, bool>,
    /// Ends of pauses. All pauses are of one length, so that they end in the order in which they began.
    ends: VecDeque<(Instant, RoomId)>,
}

impl Presences {
    /// Takes in that the people of a room changed. Says whether to tell it now; otherwise it will be [`due`](Self::due).
    #[must_use]
    pub(super) fn change(&mut self, room: &RoomId, now: Instant) -> bool {
        if let Some(changed) = self.changed.get_mut(room) {
            *changed = true;
            return false;
        }
        self.pause(room.clone(), now);
        true
    }

    /// When a pause ends next.
    pub(super) fn next_end(&self) -> Option<Instant> {
        self.ends.front().map(|(end, _)| *end)
    }

    /// The rooms that are to be told now.
    #[must_use]
    pub(super) fn due(&mut self, now: Instant) -> Vec<RoomId> {
        let mut due = Vec::new();
        while self.next_end().is_some_and(|end| end <= now) {
            let Some((_, room)) = self.ends.pop_front() else { break };
            if self.changed.remove(&room) == Some(true) {
                due.push(room.clone());
                self.pause(room, now);
            }
        }
        due
    }

    fn pause(&mut self, room: RoomId, now: Instant) {
        self.changed.insert(room.clone(), false);
        self.ends.push_back((now + PAUSE, room));
    }

    /// Whether nothing is kept of any room.
    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.ends.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_is_told_at_once_and_then_the_latest_after_each_pause() {
        let (one, other) = (RoomId::new("one").unwrap(), RoomId::new("other").unwrap());
        let start = Instant::now();
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        let mut presences = Presences::default();
        assert_eq!(presences.next_end(), None);
        assert!(presences.change(&one, at(0)));
        for n in 1..50 {
            assert!(!presences.change(&one, at(n)));
        }
        assert!(presences.change(&other, at(50)), "rooms do not wait for each other");
        assert_eq!(presences.due(at(99)), []);
        assert_eq!((presences.next_end(), presences.due(at(100))), (Some(at(100)), vec![one.clone()]));
        assert!(!presences.change(&one, at(199)));
        assert_eq!(presences.due(at(200)), [one]);
        assert_eq!(presences.due(at(300)), []);
        assert!(presences.is_empty());
    }
}
