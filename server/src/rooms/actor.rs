//! The one task that owns the state of all rooms.
//!
//! ```text
//! Rooms::start
//! └─ actor: commands from connections, events of runs, timers ──► handle ──► frames into outboxes
//!    ├─ one task per running execution (run.rs): runner ──► output, the end
//!    └─ one short task per sweep of the history
//! ```
//!
//! The loop waits for one [`Event`] and handles it without waiting for anything: the scheduler decides, frames are
//! pushed into outboxes that never block, runs are spawned. What has to wait (the history) is done by the run that
//! ends or by the connection that asks, through the [`FollowUp`] that a request is answered with. One slow client,
//! store or guest can therefore delay nobody else.

mod requests;

use std::{
    collections::{BTreeSet, HashMap},
    ops::ControlFlow,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures_util::FutureExt as _;
use tokio::{
    select,
    sync::{mpsc, oneshot},
    time::{Instant, MissedTickBehavior, interval_at, sleep_until, timeout},
};
use tokio_util::task::TaskTracker;
use tracing::Span;

use super::{
    Languages, Participant, RoomSettings,
    execution::{Execution, Now},
    outbox::OutboxSender,
    output::OutputLog,
    policy::Policies,
    presence::Presences,
    run::{RunEvent, Stage},
    scheduler::{self, Action, ConnectionId, Scheduler},
    statistics::Tally,
    timestamp,
};
use crate::{
    documents::{Document, DocumentStore, Vacant},
    history::Answer,
    metrics::Occupancy,
    protocol::{
        CancelReason, ErrorEvent, ExecutionId, Gate, OutgoingFrame, Request, RequestId, RoomId, RoomPresence,
        ServerEvent, Timestamp, User, UserId,
    },
    rates::Rates,
};

/// How long the history may take to note an execution, before the room hears of it all the same.
const NOTE_BOUND: Duration = Duration::from_secs(1);
/// How long the store may take to keep what is left of documents when the server stops.
const KEEP_BOUND: Duration = Duration::from_secs(5);
const SHORTEST_SWEEP: Duration = Duration::from_secs(1);
const LONGEST_SWEEP: Duration = Duration::from_secs(24 * 60 * 60);
/// So long a grace that it is none; a longer one could not be added to a point in time.
const LONGEST_GRACE: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// What connections tell the actor. Unbounded, but a connection has one request at a time on its way.
#[derive(Debug)]
pub(super) enum Command {
    Connect {
        connection: ConnectionId,
        participant: Participant,
        outbox: OutboxSender,
    },
    Disconnect {
        connection: ConnectionId,
    },
    Request {
        connection: ConnectionId,
        request: Request,
        /// What asked.
        span: Span,
        done: oneshot::Sender<FollowUp>,
    },
    /// A message for a room's document.
    Document {
        connection: ConnectionId,
        room: RoomId,
        done: oneshot::Sender<Result<OpenDocument, ErrorEvent>>,
    },
    /// New settings.
    Reload(Box<RoomSettings>),
    Shutdown {
        grace: Duration,
        done: oneshot::Sender<()>,
    },
    /// Whether nothing is kept of anything.
    #[cfg(test)]
    IsEmpty {
        done: oneshot::Sender<bool>,
    },
}

/// What is left to do for a request, by the connection that asked.
#[derive(Debug)]
pub(super) enum FollowUp {
    /// Nothing.
    Done,
    /// Send a page of the history.
    History { room: RoomId, before: Option<u64>, limit: usize },
    /// Send what an unfinished execution printed.
    LiveOutput { execution: ExecutionId, room: RoomId, from_seq: u64, log: Arc<OutputLog> },
    /// Send something of an execution that is in the history, if it is one of these rooms' or the asker's own.
    Kept { execution: ExecutionId, rooms: BTreeSet<RoomId>, wanted: Wanted },
}

/// What is wanted of an execution that has ended.
#[derive(Debug)]
pub(super) enum Wanted {
    /// How it ended.
    Ending,
    /// What it printed.
    Output { from_seq: u64 },
    /// A part of a file that it left.
    File { path: String, offset: u64 },
}

/// A document, and what a connection may do with it.
#[derive(Debug)]
pub(super) struct OpenDocument {
    pub(super) document: Document,
    pub(super) may_edit: bool,
}

/// Where documents are kept, and who is told that nobody is in one any more.
pub(super) struct Desk {
    pub(super) store: Arc<dyn DocumentStore>,
    /// The open documents.
    pub(super) tasks: TaskTracker,
    pub(super) vacant: mpsc::UnboundedSender<Vacant>,
}

/// All that can wake the actor.
enum Event {
    Command(Command),
    Run(RunEvent),
    /// Nobody was in a document for a while.
    Vacant(Vacant),
    Sweep,
    /// A room may have to be told who is in it.
    PresenceDue,
    /// The time that running executions were given to end has passed.
    GraceOver,
    /// Nobody is left who could send a command.
    HandlesGone,
}

/// The state of all rooms and connections.
pub(super) struct Actor {
    settings: RoomSettings,
    languages: Arc<dyn Languages>,
    stage: Stage,
    rates: Arc<Rates>,
    tally: Arc<Mutex<Tally>>,
    scheduler: Scheduler,
    connections: HashMap<ConnectionId, Connection>,
    executions: HashMap<ExecutionId, Execution>,
    presences: Presences,
    policies: Policies,
    desk: Desk,
    documents: HashMap<RoomId, Document>,
    /// Connections that were found to be too slow or gone, and are still in their rooms.
    lost: Vec<ConnectionId>,
    stopping: Option<Stopping>,
}

struct Connection {
    of: Participant,
    outbox: OutboxSender,
    rooms: BTreeSet<RoomId>,
}

struct Stopping {
    /// When running executions are cancelled; `None` when they were.
    deadline: Option<Instant>,
    done: Vec<oneshot::Sender<()>>,
}

/// Whose request an action answers.
struct Answering {
    connection: ConnectionId,
    reply_to: Option<RequestId>,
}

/// Opens when the history has taken note, or failed to: what a room is told has to outlive the process. `None` where that
/// has happened already.
fn once_noted(note: Answer<'static, ()>) -> Option<Gate> {
    let mut noted = timeout(NOTE_BOUND, note).map(drop).boxed();
    match (&mut noted).now_or_never() {
        Some(()) => None,
        None => Some(noted.shared()),
    }
}

impl Actor {
    pub(super) fn new(
        settings: RoomSettings,
        languages: Arc<dyn Languages>,
        stage: Stage,
        desk: Desk,
        rates: Arc<Rates>,
        tally: Arc<Mutex<Tally>>,
    ) -> Self {
        Self {
            scheduler: Scheduler::new(&settings),
            settings,
            languages,
            stage,
            rates,
            tally,
            connections: HashMap::new(),
            executions: HashMap::new(),
            presences: Presences::default(),
            policies: Policies::default(),
            desk,
            documents: HashMap::new(),
            lost: Vec::new(),
            stopping: None,
        }
    }

    /// Runs until it was told to stop and everything has ended.
    pub(super) async fn run(
        mut self,
        mut commands: mpsc::UnboundedReceiver<Command>,
        mut runs: mpsc::Receiver<RunEvent>,
        mut vacancies: mpsc::UnboundedReceiver<Vacant>,
    ) {
        let period = self.settings.history_sweep.clamp(SHORTEST_SWEEP, LONGEST_SWEEP);
        let mut sweep = interval_at(Instant::now() + period, period);
        sweep.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut handles_gone = false;
        loop {
            let deadline = self.stopping.as_ref().and_then(|stopping| stopping.deadline);
            let presence = self.presences.next_end();
            let event = select! {
                command = commands.recv(), if !handles_gone => {
                    command.map_or(Event::HandlesGone, Event::Command)
                }
                Some(event) = runs.recv() => Event::Run(event),
                Some(vacant) = vacancies.recv() => Event::Vacant(vacant),
                _ = sweep.tick() => Event::Sweep,
                () = sleep_until(presence.unwrap_or_else(Instant::now)), if presence.is_some() => Event::PresenceDue,
                () = sleep_until(deadline.unwrap_or_else(Instant::now)), if deadline.is_some() => Event::GraceOver,
            };
            handles_gone |= matches!(event, Event::HandlesGone);
            let now = Now { instant: Instant::now(), timestamp: timestamp() };
            if self.handle(event, now).is_break() {
                break;
            }
        }
        self.end(&mut commands).await;
    }

    fn handle(&mut self, event: Event, now: Now) -> ControlFlow<()> {
        match event {
            Event::Command(Command::Connect { connection, participant: of, outbox }) => {
                self.connections.insert(connection, Connection { of, outbox, rooms: BTreeSet::new() });
            }
            Event::Command(Command::Disconnect { connection }) => self.lost.push(connection),
            Event::Command(Command::Request { connection, request, span, done }) => {
                let _within = span.entered();
                let follow_up = self.request(connection, request, now);
                // A connection that is gone asks for nothing more.
                let _ = done.send(follow_up);
            }
            Event::Command(Command::Document { connection, room, done }) => {
                // As above.
                let _ = done.send(self.document(connection, &room));
            }
            Event::Vacant(Vacant(room)) => {
                // Whoever came back meanwhile goes on with it.
                if self.scheduler.members(&room).next().is_none() {
                    self.documents.remove(&room);
                }
            }
            Event::Command(Command::Reload(settings)) => {
                let new = settings.under_way(&self.settings);
                let old = std::mem::replace(&mut self.settings, new);
                let actions = self.scheduler.rebound(&self.settings);
                self.perform(actions, None, now);
                self.tell_new_settings(&old);
            }
            Event::Command(Command::Shutdown { grace, done }) => self.stop(grace, Some(done), now),
            #[cfg(test)]
            Event::Command(Command::IsEmpty { done }) => {
                let kept = self.connections.is_empty() && self.executions.is_empty() && self.lost.is_empty();
                let _ = done.send(kept && self.scheduler.is_empty() && self.presences.is_empty());
            }
            Event::HandlesGone => self.stop(Duration::ZERO, None, now),
            Event::Run(RunEvent::Output { room, frame }) => self.broadcast(&room, &frame),
            Event::Run(RunEvent::Finished { execution, ended, frame }) => {
                if let Some(Execution { head, .. }) = self.executions.remove(&execution) {
                    self.tally(|tally| tally.finished(&head.language, &ended, now.timestamp));
                    self.broadcast(&head.room_id, &frame);
                    self.schedule(scheduler::Event::Finished { execution, ran: ended.ran }, now);
                }
            }
            Event::Sweep => self.sweep(now.timestamp),
            Event::PresenceDue => {
                for room in self.presences.due(now.instant) {
                    self.tell_presence(&room, None);
                }
            }
            Event::GraceOver => self.cancel_all(),
        }
        while let Some(connection) = self.lost.pop() {
            self.disconnect(connection, now);
        }
        let occupancy = Occupancy {
            connections: self.connections.len() as u64,
            rooms: self.scheduler.open_rooms() as u64,
        };
        self.tally(|tally| tally.occupancy = occupancy);
        if self.stopping.is_some() && self.executions.is_empty() {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    }

    /// Hands the scheduler an event that it does not refuse.
    fn schedule(&mut self, event: scheduler::Event, now: Now) {
        match self.scheduler.handle(event) {
            Ok(actions) => self.perform(actions, None, now),
            Err(refusal) => tracing::error!(?refusal, "the scheduler refused what cannot be refused"),
        }
    }

    /// Does what the scheduler said. The asker's copy of what answers a request says so.
    fn perform(&mut self, actions: Vec<Action>, answering: Option<&Answering>, now: Now) {
        for action in actions {
            match action {
                Action::Announce { room, execution, position, wait } => {
                    let Some(queued) = self.executions.get(&execution) else { continue };
                    let event = ServerEvent::ExecutionQueued(queued.queued_event(position, wait));
                    // Of what one request changes, the asker's own is the answer; a user has one in a room.
                    let (owner, noted) = (queued.head.user.id().clone(), queued.noted.clone());
                    let answering = answering.filter(|to| self.is_user(to.connection, &owner));
                    self.broadcast_answering(&room, &event, answering, noted);
                }
                Action::Start { room, execution } => self.start(&room, execution, now),
                Action::Cancelled { room, execution } => {
                    let Some(cancelled) = self.executions.remove(&execution) else { continue };
                    let owner = cancelled.head.user.id();
                    let reason = match (&self.stopping, answering) {
                        (Some(_), _) => CancelReason::ShuttingDown,
                        (None, Some(to)) if self.is_user(to.connection, owner) => CancelReason::Requested,
                        (None, _) => CancelReason::Moderated,
                    };
                    let event = ServerEvent::ExecutionCancelled(cancelled.cancelled_event(reason, now));
                    self.tally(|tally| tally.cancelled(&cancelled.head.language));
                    let noted = once_noted(self.stage.history.withdraw(execution));
                    self.broadcast_answering(&room, &event, answering, noted);
                }
                Action::Abort { execution } => {
                    if let Some(aborted) = self.executions.get(&execution) {
                        aborted.cancel.cancel();
                    }
                }
                Action::PresenceChanged { room } => {
                    // Who joins gets it as an answer.
                    let joiner = answering.map(|to| to.connection);
                    let alone = self.scheduler.members(&room).all(|member| Some(member) == joiner);
                    if !alone && self.presences.change(&room, now.instant) {
                        self.tell_presence(&room, joiner);
                    }
                }
            }
        }
    }

    fn start(&mut self, room: &RoomId, execution: ExecutionId, now: Now) {
        let Some(starting) = self.executions.get_mut(&execution) else { return };
        // Those of now: the language may have gone to another of its runners while this one waited.
        let limits = self.languages.limits(&starting.head.language);
        let Some((run, waited)) = starting.start(limits, now) else { return };
        self.stage.history.started(execution, now.timestamp);
        if let Some(event) = starting.started_event() {
            self.broadcast(room, &OutgoingFrame::new(&ServerEvent::ExecutionStarted(event)));
        }
        self.tally(|tally| tally.started(waited, now.timestamp));
        tokio::spawn(self.stage.clone().run(run));
    }

    /// Takes a connection out of its rooms. What it runs goes on.
    fn disconnect(&mut self, connection: ConnectionId, now: Now) {
        let Some(Connection { outbox, rooms, .. }) = self.connections.remove(&connection) else { return };
        outbox.end();
        for room in rooms {
            self.left(&room, connection, now);
            self.schedule(scheduler::Event::Leave { room, connection }, now);
        }
    }

    /// A connection is about to leave a room.
    fn left(&mut self, room: &RoomId, connection: ConnectionId, now: Now) {
        if let Some(document) = self.documents.get(room) {
            document.leave(connection);
        }
        if self.scheduler.members(room).all(|member| member == connection) {
            self.policies.vacated(room, now.timestamp, self.settings.max_rooms);
        }
    }

    /// The document of a room for one who is in it, opened where it is not.
    fn document(&mut self, connection: ConnectionId, room: &RoomId) -> Result<OpenDocument, ErrorEvent> {
        self.require_member(room, connection)?;
        let may_edit = match (self.connections.get(&connection), self.policies.get(room)) {
            (Some(asking), Some(policy)) => policy.may_edit(asking.of.user.id()),
            _ => false,
        };
        let document = self.documents.entry(room.clone()).or_insert_with(|| {
            let (store, vacant) = (Arc::clone(&self.desk.store), self.desk.vacant.clone());
            Document::open(room.clone(), self.settings.document_bytes, store, vacant, &self.desk.tasks)
        });
        Ok(OpenDocument { document: document.clone(), may_edit })
    }

    /// Tells rooms that other settings are theirs now.
    fn tell_new_settings(&mut self, old: &RoomSettings) {
        let open: BTreeSet<&RoomId> = self.connections.values().flat_map(|of| &of.rooms).collect();
        let changed = open.into_iter().filter(|room| {
            let new = &self.settings;
            new.moderation != old.moderation || new.languages_of(room) != old.languages_of(room)
        });
        for room in changed.cloned().collect::<Vec<_>>() {
            let event = ServerEvent::RoomSettings(self.room_settings(&room));
            self.broadcast(&room, &OutgoingFrame::new(&event));
        }
    }

    /// Tells all in a room but one who is in it.
    fn tell_presence(&mut self, room: &RoomId, but: Option<ConnectionId>) {
        let frame = OutgoingFrame::new(&ServerEvent::RoomPresence(self.presence(room)));
        self.send(room, |connection| (Some(connection) != but).then_some(&frame));
    }

    fn presence(&self, room: &RoomId) -> RoomPresence {
        let here = self.scheduler.members(room).filter_map(|member| self.connections.get(&member));
        let present = here.filter(|connection| connection.of.present);
        let mut members: Vec<User> = present.map(|connection| connection.of.user.clone()).collect();
        members.sort_by(|one, other| one.id().cmp(other.id()));
        members.dedup_by(|one, other| one.id() == other.id());
        RoomPresence { room_id: room.clone(), count: members.len(), members }
    }

    fn is_user(&self, connection: ConnectionId, user: &UserId) -> bool {
        self.connections.get(&connection).is_some_and(|connection| connection.of.user.id() == user)
    }

    fn broadcast(&mut self, room: &RoomId, frame: &Arc<OutgoingFrame>) {
        self.send(room, |_| Some(frame));
    }

    /// Sends an event to a room; the asker's copy names the request that it answers.
    fn broadcast_answering(
        &mut self,
        room: &RoomId,
        event: &ServerEvent,
        answering: Option<&Answering>,
        gate: Option<Gate>,
    ) {
        let answer = answering.and_then(|to| {
            let reply_to = to.reply_to.as_ref()?;
            Some((to.connection, OutgoingFrame::behind(gate.clone(), event, Some(reply_to))))
        });
        let frame = OutgoingFrame::behind(gate, event, None);
        self.send(room, |member| match &answer {
            Some((asker, answer)) if *asker == member => Some(answer),
            _ => Some(&frame),
        });
    }

    /// Pushes to each member of a room the frame that is chosen for it. Who has no place for it is lost.
    fn send<'a>(&mut self, room: &RoomId, choose: impl Fn(ConnectionId) -> Option<&'a Arc<OutgoingFrame>>) {
        for member in self.scheduler.members(room) {
            let Some(frame) = choose(member) else { continue };
            let Some(connection) = self.connections.get(&member) else { continue };
            if connection.outbox.push(Arc::clone(frame)).is_err() {
                tracing::debug!(%room, user = %connection.of.user.id(), "dropping a connection that does not read");
                self.lost.push(member);
            }
        }
    }

    fn tally<T>(&self, count: impl FnOnce(&mut Tally) -> T) -> T {
        count(&mut self.tally.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn sweep(&mut self, now: Timestamp) {
        let history = Arc::clone(&self.stage.history);
        let retention = u64::try_from(self.settings.history_retention.as_millis()).unwrap_or(u64::MAX);
        let ended_before = Timestamp(now.0.saturating_sub(retention));
        self.policies.sweep(ended_before);
        self.rates.sweep();
        let (documents, open) = (Arc::clone(&self.desk.store), self.documents.keys().cloned().collect());
        tokio::spawn(async move {
            match history.sweep(ended_before).await {
                Ok(0) => {}
                Ok(swept) => tracing::debug!(swept, "swept the history"),
                Err(error) => tracing::error!(%error, "the history was not swept"),
            }
            match documents.sweep(ended_before, open).await {
                Ok(0) => {}
                Ok(swept) => tracing::debug!(swept, "swept the documents"),
                Err(error) => tracing::error!(%error, "the documents were not swept"),
            }
        });
    }

    /// Accepts nothing more, cancels what waits, and gives what runs a time to end.
    fn stop(&mut self, grace: Duration, done: Option<oneshot::Sender<()>>, now: Now) {
        if let Some(stopping) = &mut self.stopping {
            stopping.done.extend(done);
            return;
        }
        let deadline = Some(now.instant + grace.min(LONGEST_GRACE));
        self.stopping = Some(Stopping { deadline, done: done.into_iter().collect() });
        self.schedule(scheduler::Event::Drain, now);
    }

    fn cancel_all(&mut self) {
        if let Some(stopping) = &mut self.stopping {
            stopping.deadline = None;
        }
        for execution in self.executions.values() {
            execution.cancel.cancel();
        }
    }

    /// Lets every connection send what it has and close, and every document be kept.
    async fn end(self, commands: &mut mpsc::UnboundedReceiver<Command>) {
        for connection in self.connections.values() {
            connection.outbox.end();
        }
        // What came too late is refused by being dropped, except that an outbox has to be ended.
        commands.close();
        while let Ok(command) = commands.try_recv() {
            if let Command::Connect { outbox, .. } = command {
                outbox.end();
            }
        }
        drop(self.documents);
        self.desk.tasks.close();
        if timeout(KEEP_BOUND, self.desk.tasks.wait()).await.is_err() {
            tracing::error!("documents were not kept in time");
        }
        for done in self.stopping.into_iter().flat_map(|stopping| stopping.done) {
            let _ = done.send(());
        }
    }
}
