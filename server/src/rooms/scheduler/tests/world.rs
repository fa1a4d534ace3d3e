//! The scheduler beside a plain record of what happened, and every rule checked against that record.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use uuid::Uuid;

use super::*;

pub(super) const ROOMS: u8 = 3;
pub(super) const CONNECTIONS: u8 = 8;
const USERS: u8 = 5;

/// An event as it is drawn: small numbers that the test turns into ids which may or may not mean something.
#[derive(Debug, Clone)]
pub(super) enum Op {
    Join(u8, u8),
    Leave(u8, u8),
    Execute(u8, u8),
    CancelOwn(u8, u8),
    /// Of all executions that are not ended the n-th, or one that was never accepted; by a moderator or not.
    Cancel(u8, u8, usize, bool),
    Clear(u8, u8),
    /// Of all that run, the n-th ends, after so many milliseconds.
    Finish(usize, u64),
    /// Of all executions ever accepted, the n-th is said to have ended, even if it did already.
    FinishAgain(usize),
}

pub(super) fn room_id(n: u8) -> RoomId {
    RoomId::new(&format!("room-{n}")).unwrap()
}

fn user_of(connection: u8) -> UserId {
    UserId::new(&format!("user-{}", connection % USERS)).unwrap()
}

pub(super) fn execution_id(n: usize) -> ExecutionId {
    ExecutionId(Uuid::from_u128(n as u128))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Waiting,
    Running,
    Ended,
}

#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) room: RoomId,
    owner: UserId,
    state: State,
    position: Option<usize>,
    /// Starts of other rooms while this one was first in its room's queue and the room had a slot of its own free.
    passed_over: usize,
}

/// The scheduler, and beside it what is known from outside.
pub(super) struct World {
    pub(super) scheduler: Scheduler,
    pub(super) settings: RoomSettings,
    pub(super) known: BTreeMap<ExecutionId, Known>,
    members: BTreeMap<RoomId, BTreeMap<ConnectionId, UserId>>,
    present: BTreeMap<RoomId, BTreeSet<UserId>>,
    accepted: usize,
}

impl World {
    pub(super) fn new(settings: RoomSettings) -> Self {
        Self {
            scheduler: Scheduler::new(&settings),
            settings,
            known: BTreeMap::new(),
            members: BTreeMap::new(),
            present: BTreeMap::new(),
            accepted: 0,
        }
    }

    pub(super) fn event(&self, op: &Op) -> Option<Event> {
        let place = |room: u8, connection: u8| (room_id(room), ConnectionId(connection.into()));
        Some(match *op {
            Op::Join(room, connection) => {
                let user = user_of(connection);
                let (room, connection) = place(room, connection);
                Event::Join { room, connection, user }
            }
            Op::Leave(room, connection) => {
                let (room, connection) = place(room, connection);
                Event::Leave { room, connection }
            }
            Op::Execute(room, connection) => {
                let (room, connection) = place(room, connection);
                Event::Execute { room, connection, execution: execution_id(self.accepted) }
            }
            Op::CancelOwn(room, connection) => {
                let (room, connection) = place(room, connection);
                Event::Cancel { room, connection, execution: None, moderates: false }
            }
            Op::Cancel(room, connection, n, moderates) => {
                let (room, connection) = place(room, connection);
                let mut unfinished = self.in_state(State::Waiting);
                unfinished.extend(self.in_state(State::Running));
                unfinished.push(execution_id(self.accepted));
                let execution = Some(unfinished[n % unfinished.len()]);
                Event::Cancel { room, connection, execution, moderates }
            }
            Op::Clear(room, connection) => {
                let (room, connection) = place(room, connection);
                Event::Clear { room, connection }
            }
            Op::Finish(n, ran) => {
                let running = self.in_state(State::Running);
                let execution = *running.get(n % running.len().max(1))?;
                Event::Finished { execution, ran: Duration::from_millis(ran) }
            }
            Op::FinishAgain(n) => {
                let execution = execution_id(n % (self.accepted + 1));
                let runs = self.known.get(&execution).is_some_and(|known| known.state == State::Running);
                return (!runs).then_some(Event::Finished { execution, ran: Duration::ZERO });
            }
        })
    }

    pub(super) fn in_state(&self, state: State) -> Vec<ExecutionId> {
        self.known.iter().filter(|(_, known)| known.state == state).map(|(id, _)| *id).collect()
    }

    fn count(&self, room: &RoomId, state: State) -> usize {
        self.known.values().filter(|known| known.room == *room && known.state == state).count()
    }

    /// Waiting executions of a room, in the order of being accepted.
    fn queue(&self, room: &RoomId) -> Vec<ExecutionId> {
        let waiting =
            self.known.iter().filter(|(_, known)| known.room == *room && known.state == State::Waiting);
        waiting.map(|(id, _)| *id).collect()
    }

    fn user(&self, room: &RoomId, connection: ConnectionId) -> Option<&UserId> {
        self.members.get(room)?.get(&connection)
    }

    fn unfinished_of(&self, room: &RoomId, user: &UserId) -> Option<(ExecutionId, State)> {
        let mut of_user = self
            .known
            .iter()
            .filter(|(_, known)| known.room == *room && known.owner == *user && known.state != State::Ended);
        of_user.next().map(|(id, known)| (*id, known.state))
    }

    fn is_open(&self, room: &RoomId) -> bool {
        self.members.contains_key(room)
            || self.count(room, State::Waiting) + self.count(room, State::Running) > 0
    }

    fn open_rooms(&self) -> usize {
        (0..ROOMS).filter(|room| self.is_open(&room_id(*room))).count()
    }

    /// What the rules say about an event, told from what is known from outside alone.
    fn expected(&self, event: &Event) -> Result<(), Refusal> {
        match event {
            Event::Join { room, connection, .. } => {
                let members = self.members.get(room).map_or(0, BTreeMap::len);
                if self.user(room, *connection).is_some() {
                    Ok(())
                } else if !self.is_open(room) && self.open_rooms() >= self.settings.max_rooms {
                    Err(Refusal::TooManyRooms { limit: self.settings.max_rooms })
                } else if members >= self.settings.max_members_per_room {
                    Err(Refusal::RoomFull { limit: self.settings.max_members_per_room })
                } else {
                    Ok(())
                }
            }
            Event::Leave { room, connection } => {
                self.user(room, *connection).map(|_| ()).ok_or(Refusal::NotAMember)
            }
            Event::Execute { room, connection, .. } => {
                let user = self.user(room, *connection).ok_or(Refusal::NotAMember)?;
                if let Some((unfinished, _)) = self.unfinished_of(room, user) {
                    return Err(Refusal::AlreadyRunning(unfinished));
                }
                let limit = self.settings.max_queued_per_room;
                if self.count(room, State::Waiting) >= limit {
                    return Err(Refusal::QueueFull { limit });
                }
                Ok(())
            }
            Event::Cancel { room, connection, execution, moderates } => {
                let user = self.user(room, *connection).ok_or(Refusal::NotAMember)?;
                let id = match execution {
                    Some(id) => *id,
                    None => self.unfinished_of(room, user).ok_or(Refusal::NotFound)?.0,
                };
                match self.known.get(&id) {
                    Some(known) if known.room != *room || known.state == State::Ended => {
                        Err(Refusal::NotFound)
                    }
                    None => Err(Refusal::NotFound),
                    Some(_) if *moderates => Ok(()),
                    Some(known) if known.owner != *user => Err(Refusal::NotYours),
                    Some(known) if known.state == State::Running => Err(Refusal::AlreadyStarted),
                    Some(_) => Ok(()),
                }
            }
            Event::Clear { room, connection } => {
                self.user(room, *connection).map(|_| ()).ok_or(Refusal::NotAMember)
            }
            Event::Finished { .. } | Event::Drain => Ok(()),
        }
    }

    /// Hands an event to the scheduler, checks what it says to do, and then every rule.
    pub(super) fn apply(&mut self, event: Event) {
        let expected = self.expected(&event);
        let before = self.scheduler.clone();
        match self.scheduler.handle(event.clone()) {
            Ok(actions) => {
                assert_eq!(expected, Ok(()), "{event:?}");
                self.note(event.clone());
                let mut present = self.present.clone();
                for action in actions {
                    self.perform(action, &mut present);
                }
                self.present = present;
                if let Event::Clear { room, .. } = &event {
                    assert!(self.queue(room).is_empty());
                }
            }
            Err(refusal) => {
                assert_eq!(expected, Err(refusal), "{event:?}");
                assert_eq!(self.scheduler, before, "a refused event changed something");
            }
        }
        self.check();
    }

    /// Notes what an accepted event says by itself.
    fn note(&mut self, event: Event) {
        match event {
            Event::Join { room, connection, user } => {
                self.members.entry(room).or_default().insert(connection, user);
            }
            Event::Leave { room, connection } => {
                let members = self.members.get_mut(&room).unwrap();
                members.remove(&connection);
                if members.is_empty() {
                    self.members.remove(&room);
                }
            }
            Event::Execute { room, connection, execution } => {
                let owner = self.user(&room, connection).unwrap().clone();
                let state = State::Waiting;
                let known = Known { room, owner, state, position: None, passed_over: 0 };
                assert!(self.known.insert(execution, known).is_none());
                self.accepted += 1;
            }
            Event::Finished { execution, .. } => {
                match self.known.get_mut(&execution) {
                    Some(known) if known.state == State::Running => known.state = State::Ended,
                    // Of what does not run, nothing can end.
                    _ => {}
                }
            }
            // Told by actions.
            Event::Cancel { .. } | Event::Clear { .. } | Event::Drain => {}
        }
    }

    fn perform(&mut self, action: Action, present: &mut BTreeMap<RoomId, BTreeSet<UserId>>) {
        match action {
            Action::Announce { room, execution, position, .. } => {
                assert_eq!(
                    self.queue(&room).get(position - 1),
                    Some(&execution),
                    "announced a wrong position"
                );
                let known = self.known.get_mut(&execution).unwrap();
                assert_ne!(known.position, Some(position), "announced the same position twice");
                known.position = Some(position);
            }
            Action::Start { room, execution } => {
                assert_eq!(self.queue(&room).first(), Some(&execution), "not first in, first out");
                self.count_a_turn(&room);
                let known = self.known.get_mut(&execution).unwrap();
                assert!(known.position.is_some(), "started without having been announced");
                known.state = State::Running;
            }
            Action::Cancelled { room, execution } => {
                let known = self.known.get_mut(&execution).unwrap();
                assert_eq!((&known.room, known.state), (&room, State::Waiting));
                known.state = State::Ended;
            }
            // It runs on until it is said to have ended.
            Action::Abort { execution } => assert_eq!(self.known[&execution].state, State::Running),
            Action::PresenceChanged { room } => {
                let users: BTreeSet<_> =
                    self.members.get(&room).into_iter().flat_map(BTreeMap::values).collect();
                let users: BTreeSet<UserId> = users.into_iter().cloned().collect();
                assert_ne!(present.get(&room), Some(&users));
                if users.is_empty() {
                    present.remove(&room)
                } else {
                    present.insert(room, users)
                };
            }
        }
    }

    /// Fairness: while a room stands ready to start, each other room starts at most once.
    fn count_a_turn(&mut self, started: &RoomId) {
        for room in (0..ROOMS).map(room_id) {
            let Some(first) = self.queue(&room).first().copied() else { continue };
            if room == *started || self.count(&room, State::Running) >= self.settings.max_running_per_room {
                continue;
            }
            let known = self.known.get_mut(&first).unwrap();
            known.passed_over += 1;
            assert!(known.passed_over < usize::from(ROOMS), "{room} is starved");
        }
    }

    fn check(&self) {
        let settings = &self.settings;
        let running = self.in_state(State::Running).len();
        assert!(running <= settings.max_running);
        for room in (0..ROOMS).map(room_id) {
            let (room_running, queue) = (self.count(&room, State::Running), self.queue(&room));
            assert!(room_running <= settings.max_running_per_room);
            assert!(queue.len() <= settings.max_queued_per_room);

            // Work conservation: who could start has started.
            let could = !queue.is_empty() && room_running < settings.max_running_per_room;
            assert!(!could || running == settings.max_running, "{room} waits beside a free slot");

            // One unfinished execution per user.
            let unfinished = self.known.values().filter(|one| one.room == room && one.state != State::Ended);
            let owners: Vec<_> = unfinished.map(|known| &known.owner).collect();
            assert_eq!(owners.iter().collect::<BTreeSet<_>>().len(), owners.len());

            // What it says about itself is so, and everybody was told the position they have.
            let said: Vec<_> = self.scheduler.queued(&room).map(|(execution, _)| execution).collect();
            assert_eq!(said, queue);
            for (execution, position) in queue.iter().zip(1..) {
                assert_eq!(self.known[execution].position, Some(position));
            }
            let said: BTreeSet<_> = self.scheduler.running(&room).collect();
            assert_eq!(said.len(), room_running);
            let members: Vec<_> =
                self.members.get(&room).into_iter().flat_map(BTreeMap::keys).copied().collect();
            assert_eq!(self.scheduler.members(&room).collect::<Vec<_>>(), members);
            let users: BTreeSet<_> = self.members.get(&room).into_iter().flat_map(BTreeMap::values).collect();
            assert_eq!(self.present.get(&room).into_iter().flatten().collect::<BTreeSet<_>>(), users);

            // A room is there exactly while somebody or something is in it.
            assert_eq!(self.scheduler.rooms.contains_key(&room), self.is_open(&room));
        }
        assert_eq!(self.scheduler.running.len(), running);
        // In the ring stand, once each, the rooms that could start something if the machine had a slot.
        let mut ring: Vec<_> = self.scheduler.turns.iter().cloned().collect();
        ring.sort();
        let could = |room: &RoomId| {
            !self.queue(room).is_empty() && self.count(room, State::Running) < settings.max_running_per_room
        };
        assert_eq!(ring, (0..ROOMS).map(room_id).filter(could).collect::<Vec<_>>());
    }

    /// Lets everything end and everybody leave.
    pub(super) fn wind_up(&mut self) {
        while let Some(execution) = self.in_state(State::Running).first().copied() {
            self.apply(Event::Finished { execution, ran: Duration::from_secs(1) });
        }
        for (room, connection) in (0..ROOMS).flat_map(|room| (0..CONNECTIONS).map(move |one| (room, one))) {
            let (room, connection) = (room_id(room), ConnectionId(connection.into()));
            if self.user(&room, connection).is_some() {
                self.apply(Event::Leave { room, connection });
            }
        }
    }

    /// Nothing is left but what was learned about run times.
    pub(super) fn assert_nothing_left(&self) {
        assert!(self.known.values().all(|known| known.state == State::Ended));
        let mut empty = Scheduler::new(&self.settings);
        empty.estimate = self.scheduler.estimate;
        empty.draining = self.scheduler.draining;
        assert_eq!(self.scheduler, empty);
    }
}
