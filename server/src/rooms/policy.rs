//! Who may do what in a room: hosts, and what they keep to themselves. Pure.
//!
//! Whoever comes first is the host, and can make others hosts too. A room that everybody has left keeps its rules for
//! when they come back, until they are swept with its history or too many such rooms are kept. Of those, the ones go first
//! of which nothing is lost but who came first: else everybody could have the rules of others forgotten by joining and
//! leaving many rooms.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::protocol::{ChangeRoom, RoomId, Timestamp, UserId, Who};

/// The rules of one room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Policy {
    pub(super) hosts: BTreeSet<UserId>,
    pub(super) editing: Who,
    pub(super) running: Who,
}

/// Why a change of the rules was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// Only hosts change them.
    NotAHost,
    /// Who is to be a host is not here.
    NotHere(UserId),
}

impl Policy {
    /// Whether somebody has said anything about it.
    fn is_set(&self) -> bool {
        self.hosts.len() > 1 || [self.editing, self.running] != [Who::Everyone; 2]
    }

    fn new(host: UserId) -> Self {
        Self { hosts: BTreeSet::from([host]), editing: Who::Everyone, running: Who::Everyone }
    }

    pub(super) fn may_edit(&self, user: &UserId) -> bool {
        self.allows(self.editing, user)
    }

    pub(super) fn may_run(&self, user: &UserId) -> bool {
        self.allows(self.running, user)
    }

    fn allows(&self, who: Who, user: &UserId) -> bool {
        who == Who::Everyone || self.hosts.contains(user)
    }

    /// Changes what the request names, for a host; nothing where it is refused.
    pub(super) fn change(
        &mut self,
        by: &UserId,
        change: ChangeRoom,
        is_here: impl Fn(&UserId) -> bool,
    ) -> Result<(), Refused> {
        if !self.hosts.contains(by) {
            return Err(Refused::NotAHost);
        }
        if let Some(host) = change.host {
            if !is_here(&host) {
                return Err(Refused::NotHere(host));
            }
            self.hosts.insert(host);
        }
        self.editing = change.editing.unwrap_or(self.editing);
        self.running = change.running.unwrap_or(self.running);
        Ok(())
    }
}

/// The rules of all rooms that are or were open.
#[derive(Debug, Default)]
pub(super) struct Policies {
    rooms: HashMap<RoomId, (Policy, Option<Left>)>,
    /// Rooms that everybody has left, with when that happened.
    left: BTreeMap<Left, (Timestamp, RoomId)>,
    next: u64,
}

/// The place of a room that everybody has left: first the ones that are the first to be forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Left {
    is_set: bool,
    number: u64,
}

impl Policies {
    pub(super) fn get(&self, room: &RoomId) -> Option<&Policy> {
        self.rooms.get(room).map(|(policy, _)| policy)
    }

    pub(super) fn get_mut(&mut self, room: &RoomId) -> Option<&mut Policy> {
        self.rooms.get_mut(room).map(|(policy, _)| policy)
    }

    /// Somebody is in a room, and is one of its hosts where they moderate. Says whether that changed its rules.
    pub(super) fn joined(&mut self, room: &RoomId, user: &UserId, moderates: bool) -> bool {
        self.rooms.entry(room.clone()).or_insert_with(|| (Policy::new(user.clone()), None));
        self.visited(room);
        moderates && self.get_mut(room).is_some_and(|policy| policy.hosts.insert(user.clone()))
    }

    /// Somebody is in a room who is not present. Its rules stay as they are, and are not forgotten meanwhile.
    pub(super) fn visited(&mut self, room: &RoomId) {
        if let Some(left) = self.rooms.get_mut(room).and_then(|(_, left)| left.take()) {
            self.left.remove(&left);
        }
    }

    /// Everybody has left a room. At most so many such rooms are kept.
    pub(super) fn vacated(&mut self, room: &RoomId, now: Timestamp, most: usize) {
        let Some((policy, left @ None)) = self.rooms.get_mut(room) else { return };
        let place = Left { is_set: policy.is_set(), number: self.next };
        *left = Some(place);
        self.left.insert(place, (now, room.clone()));
        self.next += 1;
        while self.left.len() > most
            && let Some((_, (_, room))) = self.left.pop_first()
        {
            self.rooms.remove(&room);
        }
    }

    /// Forgets rooms that everybody left before a moment.
    pub(super) fn sweep(&mut self, left_before: Timestamp) {
        let Self { rooms, left, .. } = self;
        left.retain(|_, (at, room)| {
            let stays = *at >= left_before;
            if !stays {
                rooms.remove(room);
            }
            stays
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(id: &str) -> UserId {
        crate::protocol::User::new(id, id, None).unwrap().id().clone()
    }

    fn room(name: &str) -> RoomId {
        RoomId::new(name).unwrap()
    }

    fn change(host: Option<&str>, editing: Option<Who>, running: Option<Who>) -> ChangeRoom {
        ChangeRoom { room_id: room("r"), host: host.map(user), editing, running }
    }

    #[test]
    fn hosts_keep_things_to_themselves_and_nobody_else_changes_that() {
        let (ada, bob, eve) = (user("ada"), user("bob"), user("eve"));
        let mut policy = Policy::new(ada.clone());
        assert!(policy.may_edit(&bob) && policy.may_run(&bob));
        let lock = change(None, Some(Who::Hosts), Some(Who::Hosts));
        assert_eq!(policy.change(&bob, lock.clone(), |_| true), Err(Refused::NotAHost));
        assert!(policy.may_edit(&bob));
        policy.change(&ada, lock, |_| true).unwrap();
        assert!(policy.may_edit(&ada) && policy.may_run(&ada));
        assert!(!policy.may_edit(&bob) && !policy.may_run(&bob));
        policy.change(&ada, change(Some("bob"), None, None), |_| true).unwrap();
        policy.change(&bob, change(None, Some(Who::Everyone), None), |_| true).unwrap();
        assert!(policy.may_edit(&eve) && !policy.may_run(&eve));
    }

    #[test]
    fn who_is_not_here_becomes_no_host_and_nothing_else_changes_with_it() {
        let ada = user("ada");
        let mut policy = Policy::new(ada.clone());
        let before = policy.clone();
        let wanted = change(Some("bob"), Some(Who::Hosts), None);
        assert_eq!(policy.change(&ada, wanted, |_| false), Err(Refused::NotHere(user("bob"))));
        assert_eq!(policy, before);
    }

    #[test]
    fn rules_outlive_their_room_for_a_time_and_within_a_bound() {
        let (ada, bob) = (user("ada"), user("bob"));
        let mut policies = Policies::default();
        for name in ["a", "b", "c"] {
            assert!(!policies.joined(&room(name), &ada, false));
            policies.vacated(&room(name), Timestamp(1), 2);
        }
        assert_eq!(policies.get(&room("a")), None);
        assert!(!policies.joined(&room("b"), &bob, false));
        assert!(policies.get(&room("b")).unwrap().hosts.contains(&ada), "the first remains the host");
        assert!(policies.joined(&room("b"), &bob, true) && !policies.joined(&room("b"), &bob, true));
        policies.sweep(Timestamp(2));
        assert_eq!((policies.get(&room("c")), policies.get(&room("b")).is_some()), (None, true));
        policies.vacated(&room("b"), Timestamp(3), 2);
        policies.vacated(&room("b"), Timestamp(9), 2);
        policies.sweep(Timestamp(4));
        assert!(policies.rooms.is_empty() && policies.left.is_empty());
    }

    #[test]
    fn nobody_has_rules_forgotten_by_coming_and_going_elsewhere() {
        let (ada, eve) = (user("ada"), user("eve"));
        let mut policies = Policies::default();
        policies.joined(&room("r"), &ada, false);
        let lock = change(None, Some(Who::Hosts), None);
        policies.get_mut(&room("r")).unwrap().change(&ada, lock, |_| true).unwrap();
        policies.vacated(&room("r"), Timestamp(1), 2);
        for n in 0..10 {
            let invented = room(&format!("room-{n}"));
            policies.joined(&invented, &eve, false);
            policies.vacated(&invented, Timestamp(2), 2);
        }
        assert_eq!(policies.rooms.len(), 2);
        policies.joined(&room("r"), &eve, false);
        assert!(!policies.get(&room("r")).unwrap().may_edit(&eve));
    }

    #[test]
    fn who_is_not_present_makes_no_rules() {
        let (ada, bob) = (user("ada"), user("bob"));
        let mut policies = Policies::default();
        policies.visited(&room("r"));
        policies.vacated(&room("r"), Timestamp(1), 2);
        assert!(policies.rooms.is_empty() && policies.left.is_empty());
        policies.joined(&room("r"), &ada, false);
        policies.vacated(&room("r"), Timestamp(1), 2);
        policies.visited(&room("r"));
        policies.sweep(Timestamp(9));
        assert!(!policies.joined(&room("r"), &bob, false));
        assert!(policies.get(&room("r")).unwrap().hosts.contains(&ada), "rules stay while somebody is there");
    }
}
