//! Who runs when: the rules of all rooms as a pure state machine.
//!
//! [`Scheduler::handle`] takes an event and returns what has to be done about it. It reads no clock, does no I/O and
//! makes no identifiers, so that every sequence of events can be replayed in a test. Its rules:
//!
//! * A room has at most so many executions running and so many waiting. Those that wait start in the order in which
//!   they were accepted.
//! * A user has at most one unfinished execution *in a room*. Somebody who is in two rooms may have one in each: a
//!   room's queue shows all there is to know about one's place in it.
//! * All rooms share the machine's slots by turns. A room that has a waiting execution and a slot of its own free
//!   stands in the ring of turns; each free slot of the machine goes to the room at the front, which then goes to the
//!   back. Whoever is in the ring starts after at most one start of each other room, and no slot of the machine is
//!   idle while the ring is not empty.
//! * Who leaves loses nothing: executions belong to users, and a room lives while it has a member or an execution.
//! * A refused event changes nothing.

mod estimate;
#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, VecDeque},
    time::Duration,
};

use super::RoomSettings;
use crate::protocol::{ExecutionId, RoomId, UserId};
use estimate::Estimate;

/// A connection of a user, for as long as the server runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct ConnectionId(pub(crate) u64);

/// What can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Event {
    /// A connection of a user comes into a room. Nothing happens if it is there already.
    Join { room: RoomId, connection: ConnectionId, user: UserId },
    /// A connection leaves a room or is lost.
    Leave { room: RoomId, connection: ConnectionId },
    /// A member wants to run something. The id is new.
    Execute { room: RoomId, connection: ConnectionId, execution: ExecutionId },
    /// A member takes an execution back; their own waiting one where none is named. A moderator may anybody's, and one that
    /// runs.
    Cancel { room: RoomId, connection: ConnectionId, execution: Option<ExecutionId>, moderates: bool },
    /// A moderator takes back all that waits.
    Clear { room: RoomId, connection: ConnectionId },
    /// A started execution ended, however it did, after this time.
    Finished { execution: ExecutionId, ran: Duration },
    /// No execution is accepted or started any more; those that wait are cancelled.
    Drain,
}

/// What has to be done, in this order.
#[must_use]
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Action {
    /// Tell the room an execution's place, from 1, and about how long it will wait.
    Announce { room: RoomId, execution: ExecutionId, position: usize, wait: Duration },
    /// Run it.
    Start { room: RoomId, execution: ExecutionId },
    /// It will not run.
    Cancelled { room: RoomId, execution: ExecutionId },
    /// End it; that it has ended is to be told as of any other.
    Abort { execution: ExecutionId },
    /// A user came into the room, or the last connection of one left.
    PresenceChanged { room: RoomId },
}

/// Why an event was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The server has this many rooms, as many as it may.
    TooManyRooms { limit: usize },
    /// The room has this many connections, as many as it may.
    RoomFull { limit: usize },
    /// The connection is not in the room.
    NotAMember,
    /// The user has this unfinished execution in the room.
    AlreadyRunning(ExecutionId),
    /// The room has this many waiting executions, as many as it may.
    QueueFull { limit: usize },
    /// The room has no such unfinished execution.
    NotFound,
    /// The execution is another user's.
    NotYours,
    /// The execution does not wait any more.
    AlreadyStarted,
    /// Nothing is accepted any more.
    Draining,
}

/// The state of all rooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scheduler {
    bounds: Bounds,
    rooms: BTreeMap<RoomId, Room>,
    /// The rooms of what runs.
    running: BTreeMap<ExecutionId, RoomId>,
    /// The rooms that could start something now if the machine had a free slot, next first.
    turns: VecDeque<RoomId>,
    estimate: Estimate,
    draining: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bounds {
    running: usize,
    running_per_room: usize,
    queued_per_room: usize,
    members_per_room: usize,
    rooms: usize,
}

impl From<&RoomSettings> for Bounds {
    fn from(settings: &RoomSettings) -> Self {
        Self {
            running: settings.max_running.max(1),
            running_per_room: settings.max_running_per_room.max(1),
            queued_per_room: settings.max_queued_per_room.max(1),
            members_per_room: settings.max_members_per_room,
            rooms: settings.max_rooms,
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Room {
    members: BTreeMap<ConnectionId, UserId>,
    queue: VecDeque<Waiting>,
    /// In the order of starting.
    running: Vec<(ExecutionId, UserId)>,
    /// Whether it stands in the ring of turns.
    in_turns: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Waiting {
    execution: ExecutionId,
    user: UserId,
    /// The position that the room was told.
    announced: Option<usize>,
}

impl Scheduler {
    /// No rooms.
    pub(super) fn new(settings: &RoomSettings) -> Self {
        Self {
            bounds: settings.into(),
            rooms: BTreeMap::new(),
            running: BTreeMap::new(),
            turns: VecDeque::new(),
            estimate: Estimate::new(settings.first_estimate),
            draining: false,
        }
    }

    /// Takes new bounds. What is over them goes on.
    pub(super) fn rebound(&mut self, settings: &RoomSettings) -> Vec<Action> {
        self.bounds = settings.into();
        for room in self.rooms.keys().cloned().collect::<Vec<_>>() {
            self.take_or_leave_turn(&room);
        }
        let mut actions = Vec::new();
        self.start_what_may(&mut actions);
        actions
    }

    /// Takes an event in.
    ///
    /// # Errors
    /// Why the event was refused; then nothing changed.
    pub(super) fn handle(&mut self, event: Event) -> Result<Vec<Action>, Refusal> {
        let mut actions = Vec::new();
        match event {
            Event::Join { room, connection, user } => self.join(room, connection, user, &mut actions)?,
            Event::Leave { room, connection } => self.leave(&room, connection, &mut actions)?,
            Event::Execute { room, connection, execution } => {
                self.execute(&room, connection, execution, &mut actions)?;
            }
            Event::Cancel { room, connection, execution, moderates } => {
                self.cancel(&room, connection, execution, moderates, &mut actions)?;
            }
            Event::Clear { room, connection } => self.clear(&room, connection, &mut actions)?,
            Event::Finished { execution, ran } => self.finished(execution, ran),
            Event::Drain => self.drain(&mut actions),
        }
        self.start_what_may(&mut actions);
        Ok(actions)
    }

    /// Whether a connection is in a room.
    pub(super) fn is_member(&self, room: &RoomId, connection: ConnectionId) -> bool {
        self.rooms.get(room).is_some_and(|room| room.members.contains_key(&connection))
    }

    /// The connections in a room.
    pub(super) fn members(&self, room: &RoomId) -> impl Iterator<Item = ConnectionId> {
        self.rooms.get(room).into_iter().flat_map(|room| room.members.keys().copied())
    }

    /// What waits in a room, in order, and about how long it will.
    pub(super) fn queued(&self, room: &RoomId) -> impl Iterator<Item = (ExecutionId, Duration)> {
        let room = self.rooms.get(room);
        room.into_iter().flat_map(move |room| {
            let waiting = room.queue.iter().zip(1..);
            waiting.map(move |(waiting, position)| (waiting.execution, self.wait(room, position)))
        })
    }

    /// What runs in a room, in the order of starting.
    pub(super) fn running(&self, room: &RoomId) -> impl Iterator<Item = ExecutionId> {
        let room = self.rooms.get(room);
        room.into_iter().flat_map(|room| room.running.iter().map(|(execution, _)| *execution))
    }

    /// How many rooms have a member or an unfinished execution.
    pub(super) fn open_rooms(&self) -> usize {
        self.rooms.len()
    }

    /// Whether nothing is kept of any room.
    #[cfg(test)]
    pub(super) fn is_empty(&self) -> bool {
        self.rooms.is_empty() && self.running.is_empty() && self.turns.is_empty()
    }

    fn join(
        &mut self,
        room_id: RoomId,
        connection: ConnectionId,
        user: UserId,
        actions: &mut Vec<Action>,
    ) -> Result<(), Refusal> {
        let (open, Bounds { rooms, members_per_room, .. }) = (self.rooms.len(), self.bounds);
        match self.rooms.get(&room_id) {
            None if open >= rooms => return Err(Refusal::TooManyRooms { limit: rooms }),
            None if members_per_room == 0 => return Err(Refusal::RoomFull { limit: 0 }),
            Some(room) if room.members.contains_key(&connection) => return Ok(()),
            Some(room) if room.members.len() >= members_per_room => {
                return Err(Refusal::RoomFull { limit: members_per_room });
            }
            _ => {}
        }
        let room = self.rooms.entry(room_id.clone()).or_default();
        let is_new = !room.has(&user);
        room.members.insert(connection, user);
        if is_new {
            actions.push(Action::PresenceChanged { room: room_id });
        }
        Ok(())
    }

    fn leave(
        &mut self,
        room_id: &RoomId,
        connection: ConnectionId,
        actions: &mut Vec<Action>,
    ) -> Result<(), Refusal> {
        let room = self.rooms.get_mut(room_id).ok_or(Refusal::NotAMember)?;
        let user = room.members.remove(&connection).ok_or(Refusal::NotAMember)?;
        if !room.has(&user) {
            actions.push(Action::PresenceChanged { room: room_id.clone() });
        }
        self.drop_if_empty(room_id);
        Ok(())
    }

    fn execute(
        &mut self,
        room_id: &RoomId,
        connection: ConnectionId,
        execution: ExecutionId,
        actions: &mut Vec<Action>,
    ) -> Result<(), Refusal> {
        let limit = self.bounds.queued_per_room;
        let (room, user) = self.member(room_id, connection)?;
        if let Some(unfinished) = room.unfinished_of(&user) {
            return Err(Refusal::AlreadyRunning(unfinished));
        }
        if room.queue.len() >= limit {
            return Err(Refusal::QueueFull { limit });
        }
        if self.draining {
            return Err(Refusal::Draining);
        }
        let (room, _) = self.member(room_id, connection)?;
        room.queue.push_back(Waiting { execution, user, announced: None });
        self.take_or_leave_turn(room_id);
        self.announce(room_id, actions);
        Ok(())
    }

    fn cancel(
        &mut self,
        room_id: &RoomId,
        connection: ConnectionId,
        execution: Option<ExecutionId>,
        moderates: bool,
        actions: &mut Vec<Action>,
    ) -> Result<(), Refusal> {
        let (room, user) = self.member(room_id, connection)?;
        let execution = execution.or_else(|| room.unfinished_of(&user)).ok_or(Refusal::NotFound)?;
        let (owner, place) = room.find(execution).ok_or(Refusal::NotFound)?;
        if *owner != user && !moderates {
            return Err(Refusal::NotYours);
        }
        let index = match place {
            Place::Queue(index) => index,
            Place::Running if moderates => {
                actions.push(Action::Abort { execution });
                return Ok(());
            }
            Place::Running => return Err(Refusal::AlreadyStarted),
        };
        room.queue.remove(index);
        actions.push(Action::Cancelled { room: room_id.clone(), execution });
        self.take_or_leave_turn(room_id);
        self.announce(room_id, actions);
        self.drop_if_empty(room_id);
        Ok(())
    }

    fn clear(
        &mut self,
        room_id: &RoomId,
        connection: ConnectionId,
        actions: &mut Vec<Action>,
    ) -> Result<(), Refusal> {
        let (room, _) = self.member(room_id, connection)?;
        let cancelled = room.queue.drain(..).map(|waiting| waiting.execution);
        actions.extend(cancelled.map(|execution| Action::Cancelled { room: room_id.clone(), execution }));
        self.take_or_leave_turn(room_id);
        Ok(())
    }

    fn finished(&mut self, execution: ExecutionId, ran: Duration) {
        let Some(room_id) = self.running.remove(&execution) else { return };
        self.estimate.learn(ran);
        if let Some(room) = self.rooms.get_mut(&room_id) {
            room.running.retain(|(running, _)| *running != execution);
        }
        self.take_or_leave_turn(&room_id);
        self.drop_if_empty(&room_id);
    }

    fn drain(&mut self, actions: &mut Vec<Action>) {
        self.draining = true;
        self.turns.clear();
        for (room_id, room) in &mut self.rooms {
            room.in_turns = false;
            let cancelled = room.queue.drain(..);
            actions.extend(
                cancelled
                    .map(|waiting| Action::Cancelled { room: room_id.clone(), execution: waiting.execution }),
            );
        }
        self.rooms.retain(|_, room| !room.is_empty());
    }

    /// Gives the machine's free slots to the rooms in the ring, one each in turn.
    fn start_what_may(&mut self, actions: &mut Vec<Action>) {
        while self.running.len() < self.bounds.running {
            let Some(room_id) = self.turns.pop_front() else { return };
            let Some(room) = self.rooms.get_mut(&room_id) else { continue };
            room.in_turns = false;
            let Some(Waiting { execution, user, .. }) = room.queue.pop_front() else { continue };
            room.running.push((execution, user));
            self.running.insert(execution, room_id.clone());
            actions.push(Action::Start { room: room_id.clone(), execution });
            self.take_or_leave_turn(&room_id);
            self.announce(&room_id, actions);
        }
    }

    /// Puts a room at the back of the ring if it may start something and is not in the ring; takes it out if it may
    /// not.
    fn take_or_leave_turn(&mut self, room_id: &RoomId) {
        let Some(room) = self.rooms.get_mut(room_id) else { return };
        let may_start = !room.queue.is_empty() && room.running.len() < self.bounds.running_per_room;
        if may_start && !room.in_turns {
            self.turns.push_back(room_id.clone());
        } else if room.in_turns && !may_start {
            self.turns.retain(|listed| listed != room_id);
        }
        room.in_turns = may_start;
    }

    /// Tells the room the positions that it was not told yet.
    fn announce(&mut self, room_id: &RoomId, actions: &mut Vec<Action>) {
        let Some(room) = self.rooms.get(room_id) else { return };
        let changed: Vec<_> = room
            .queue
            .iter()
            .zip(1..)
            .filter(|(waiting, position)| waiting.announced != Some(*position))
            .map(|(waiting, position)| (waiting.execution, position, self.wait(room, position)))
            .collect();
        for (execution, position, wait) in changed {
            actions.push(Action::Announce { room: room_id.clone(), execution, position, wait });
        }
        if let Some(room) = self.rooms.get_mut(room_id) {
            for (waiting, position) in room.queue.iter_mut().zip(1..) {
                waiting.announced = Some(position);
            }
        }
    }

    /// About how long the execution at a position of a room's queue will wait.
    fn wait(&self, room: &Room, position: usize) -> Duration {
        let own_free = self.bounds.running_per_room.saturating_sub(room.running.len());
        let free = self.bounds.running.saturating_sub(self.running.len());
        if position <= own_free.min(free) {
            return Duration::ZERO;
        }
        self.estimate.wait(position, self.bounds.running_per_room, self.bounds.running, self.turns.len())
    }

    fn member(&mut self, room: &RoomId, connection: ConnectionId) -> Result<(&mut Room, UserId), Refusal> {
        let room = self.rooms.get_mut(room).ok_or(Refusal::NotAMember)?;
        let user = room.members.get(&connection).cloned().ok_or(Refusal::NotAMember)?;
        Ok((room, user))
    }

    fn drop_if_empty(&mut self, room_id: &RoomId) {
        if self.rooms.get(room_id).is_some_and(Room::is_empty) {
            self.rooms.remove(room_id);
        }
    }
}

enum Place {
    Queue(usize),
    Running,
}

impl Room {
    fn is_empty(&self) -> bool {
        self.members.is_empty() && self.queue.is_empty() && self.running.is_empty()
    }

    fn has(&self, user: &UserId) -> bool {
        self.members.values().any(|member| member == user)
    }

    fn unfinished_of(&self, user: &UserId) -> Option<ExecutionId> {
        let queued = self.queue.iter().map(|waiting| (waiting.execution, &waiting.user));
        let running = self.running.iter().map(|(execution, owner)| (*execution, owner));
        queued.chain(running).find(|(_, owner)| *owner == user).map(|(execution, _)| execution)
    }

    fn find(&self, execution: ExecutionId) -> Option<(&UserId, Place)> {
        let queued = self.queue.iter().position(|waiting| waiting.execution == execution);
        match queued {
            Some(index) => Some((&self.queue[index].user, Place::Queue(index))),
            None => self
                .running
                .iter()
                .find(|(running, _)| *running == execution)
                .map(|(_, owner)| (owner, Place::Running)),
        }
    }
}
