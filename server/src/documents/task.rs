//! The task that owns one room's document.
//!
//! It waits for one [`Event`], handles it, and pushes frames into outboxes that never block. Only reading and writing
//! the store is waited for: a member who asks meanwhile waits with it, and nobody else does.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use tokio::{
    select,
    sync::{mpsc, oneshot},
    time::{Instant, sleep_until},
};
use tokio_util::task::TaskTracker;
use yrs::sync::{Message as YMessage, SyncMessage};

use super::{
    places::Places,
    state::{Content, Refusal},
    store::DocumentStore,
    wire::{frame, malformed},
};
use crate::{
    protocol::{ErrorCode, ErrorEvent, OutgoingFrame, RoomId, User},
    rooms::{ConnectionId, OutboxSender, timestamp},
};

/// How long cursors gather before they are told.
const PLACES_PAUSE: Duration = Duration::from_millis(40);
/// How long edits gather before they are kept.
const KEEP_PAUSE: Duration = Duration::from_millis(500);
/// How long after edits could not be kept that is tried again; twice as long after each further time, up to a bound: what a
/// store could not take may wait there in memory.
const RETRY_PAUSE: Duration = Duration::from_secs(4);
const LONGEST_RETRY_PAUSE: Duration = Duration::from_secs(64);
/// How long a document stays open after the last member has gone.
const LINGER: Duration = Duration::from_secs(20);
/// So many times the document's own size may be kept before it is kept anew as one.
const COMPACT: usize = 4;
/// Less than that is not worth it.
const COMPACT_LEAST: usize = 64 << 10;

/// A message of a member.
pub(crate) struct Message {
    pub(crate) connection: ConnectionId,
    pub(crate) user: User,
    pub(crate) outbox: OutboxSender,
    pub(crate) may_edit: bool,
    pub(crate) message: YMessage,
    /// How many bytes it was answered with, or why it was refused.
    pub(crate) done: oneshot::Sender<Result<usize, ErrorEvent>>,
}

/// A document that nobody has been in for a while. It ends when its last handle is dropped.
#[derive(Debug)]
pub(crate) struct Vacant(pub(crate) RoomId);

/// A handle to an open document.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    commands: mpsc::UnboundedSender<Command>,
}

/// Unbounded, but a connection has one message at a time on its way.
enum Command {
    Message(Box<Message>),
    Leave(ConnectionId),
}

enum Event {
    Command(Command),
    PlacesDue,
    KeepDue,
    LingerOver,
    HandlesGone,
}

impl Document {
    /// Opens a room's document, as one of these tasks. `vacant` is told when nobody is in it any more.
    pub(crate) fn open(
        room: RoomId,
        limit: usize,
        store: Arc<dyn DocumentStore>,
        vacant: mpsc::UnboundedSender<Vacant>,
        tasks: &TaskTracker,
    ) -> Self {
        let (commands, receiver) = mpsc::unbounded_channel();
        tasks.spawn(Task::new(room, limit, store, vacant).run(receiver));
        Self { commands }
    }

    /// Hands a message over. Where the task is gone its `done` is dropped.
    pub(crate) fn send(&self, message: Message) {
        let _ = self.commands.send(Command::Message(Box::new(message)));
    }

    /// A connection is no longer in the room.
    pub(crate) fn leave(&self, connection: ConnectionId) {
        let _ = self.commands.send(Command::Leave(connection));
    }
}

struct Task {
    room: RoomId,
    limit: usize,
    store: Arc<dyn DocumentStore>,
    vacant: mpsc::UnboundedSender<Vacant>,
    content: Content,
    places: Places,
    members: BTreeMap<ConnectionId, OutboxSender>,
    /// Updates that are not kept yet; none while it `lacks` some, for all is kept anew then.
    unkept: Vec<Vec<u8>>,
    /// Whether the store lacks updates that it was given. Later ones alone would follow what is not there.
    lacks: bool,
    /// Whether the store may have more than is here.
    unread: bool,
    retry_pause: Duration,
    /// Bytes that are kept.
    kept: usize,
    places_due: Option<Instant>,
    keep_due: Option<Instant>,
    linger: Option<Instant>,
}

impl Task {
    fn new(
        room: RoomId,
        limit: usize,
        store: Arc<dyn DocumentStore>,
        vacant: mpsc::UnboundedSender<Vacant>,
    ) -> Self {
        Self {
            room,
            limit,
            store,
            vacant,
            content: Content::new(limit),
            places: Places::default(),
            members: BTreeMap::new(),
            unkept: Vec::new(),
            lacks: false,
            unread: false,
            retry_pause: RETRY_PAUSE,
            kept: 0,
            places_due: None,
            keep_due: None,
            linger: Some(Instant::now() + LINGER),
        }
    }

    async fn run(mut self, mut commands: mpsc::UnboundedReceiver<Command>) {
        self.load().await;
        loop {
            let event = select! {
                command = commands.recv() => command.map_or(Event::HandlesGone, Event::Command),
                () = due(self.places_due) => Event::PlacesDue,
                () = due(self.keep_due) => Event::KeepDue,
                () = due(self.linger) => Event::LingerOver,
            };
            match event {
                Event::Command(Command::Message(message)) => self.message(*message).await,
                Event::Command(Command::Leave(connection)) => self.leave(connection),
                Event::PlacesDue => self.tell_places(),
                Event::KeepDue => self.keep().await,
                Event::LingerOver => {
                    self.linger = None;
                    self.keep().await;
                    // Who owns the handles drops them, unless somebody has come meanwhile.
                    let _ = self.vacant.send(Vacant(self.room.clone()));
                }
                Event::HandlesGone => break,
            }
        }
        self.keep().await;
    }

    async fn load(&mut self) {
        match self.store.load(&self.room).await {
            Ok(updates) => {
                self.kept = updates.iter().map(Vec::len).sum();
                self.content = Content::restore(self.limit, &updates);
                (self.lacks, self.unread) = (false, false);
            }
            Err(error) => {
                tracing::error!(%error, room = %self.room, "a document was not read");
                self.unread = true;
            }
        }
    }

    async fn message(&mut self, message: Message) {
        let Message { connection, user, outbox, may_edit, message, done } = message;
        self.members.entry(connection).or_insert(outbox);
        self.linger = None;
        let answered = match message {
            YMessage::Sync(SyncMessage::SyncStep1(known)) => self.synchronise(connection, &known).await,
            YMessage::Sync(SyncMessage::SyncStep2(update) | SyncMessage::Update(update)) => {
                self.update(connection, may_edit, update).await.map(|()| 0)
            }
            YMessage::AwarenessQuery => Ok(self.push(connection, &YMessage::Awareness(self.places.all()))),
            YMessage::Awareness(update) => {
                let set = self.places.set(connection, &user, update);
                self.places_changed();
                set.map(|()| 0)
            }
            YMessage::Auth(_) | YMessage::Custom(..) => {
                Err(malformed("is a message that servers do not take"))
            }
        };
        let _ = done.send(answered);
    }

    /// Sends what a member lacks, and asks for what it has.
    async fn synchronise(
        &mut self,
        connection: ConnectionId,
        known: &yrs::StateVector,
    ) -> Result<usize, ErrorEvent> {
        let missing = match self.content.missing(known) {
            Ok(missing) => missing,
            Err(refusal) => return Err(self.refused(refusal).await),
        };
        let answered = self.push(connection, &YMessage::Sync(SyncMessage::SyncStep2(missing)));
        let asked = YMessage::Sync(SyncMessage::SyncStep1(self.content.state_vector()));
        Ok(answered + self.push(connection, &asked))
    }

    async fn update(
        &mut self,
        connection: ConnectionId,
        may_edit: bool,
        update: Vec<u8>,
    ) -> Result<(), ErrorEvent> {
        if !may_edit {
            // Whoever only reads answers the question for what the server lacks with nothing.
            return match self.adds_nothing(&update) {
                true => Ok(()),
                false => {
                    Err(ErrorEvent::new(ErrorCode::EditingLocked, "only hosts of the room may edit just now"))
                }
            };
        }
        match self.content.apply(&update) {
            Ok(false) => Ok(()),
            Ok(true) => {
                let told = frame(&self.room, &YMessage::Sync(SyncMessage::Update(update.clone())));
                self.broadcast(&told, Some(connection));
                if !self.lacks {
                    self.unkept.push(update);
                }
                self.keep_due.get_or_insert(Instant::now() + KEEP_PAUSE);
                Ok(())
            }
            Err(refusal) => Err(self.refused(refusal).await),
        }
    }

    /// Whether all of an update is here already.
    fn adds_nothing(&self, update: &[u8]) -> bool {
        let Ok(state) = self.content.encode() else { return false };
        let mut copy = Content::restore(usize::MAX, &[state]);
        let before = copy.encode();
        copy.apply(update).is_ok() && copy.encode() == before
    }

    async fn refused(&mut self, refusal: Refusal) -> ErrorEvent {
        match refusal {
            Refusal::Malformed(what) => malformed(&format!("has an update that cannot be read: {what}")),
            Refusal::TooLarge { value, limit } => {
                ErrorEvent::over(ErrorCode::DocumentTooLarge, "document", value as u64, limit as u64, "bytes")
            }
            Refusal::OutOfStep => ErrorEvent::new(
                ErrorCode::DocumentOutOfStep,
                "the update follows edits that the server does not have; synchronise first",
            ),
            Refusal::Broken => {
                tracing::error!(room = %self.room, "an update broke a document, which is made anew");
                self.keep().await;
                self.load().await;
                malformed("has an update that breaks the document")
            }
        }
    }

    fn leave(&mut self, connection: ConnectionId) {
        self.places.leave(connection);
        self.places_changed();
        if self.members.remove(&connection).is_some() && self.members.is_empty() {
            self.linger = Some(Instant::now() + LINGER);
        }
    }

    fn places_changed(&mut self) {
        if self.places.has_untold() {
            self.places_due.get_or_insert(Instant::now() + PLACES_PAUSE);
        }
    }

    fn tell_places(&mut self) {
        self.places_due = None;
        if let Some(untold) = self.places.take_untold() {
            self.broadcast(&frame(&self.room, &YMessage::Awareness(untold)), None);
        }
    }

    /// Keeps what is not kept yet; as one update of all there is, where there are many of them or some were not kept.
    async fn keep(&mut self) {
        self.keep_due = None;
        if self.unkept.is_empty() && !self.lacks {
            return;
        }
        let updates = std::mem::take(&mut self.unkept);
        self.kept += updates.iter().map(Vec::len).sum::<usize>();
        let (room, now) = (self.room.clone(), timestamp());
        let state = if self.lacks || self.kept > COMPACT_LEAST { self.content.encode().ok() } else { None };
        let (is_whole, kept) = match state {
            // Not in the place of what could not be read.
            Some(state)
                if !self.unread && (self.lacks || self.kept > state.len().saturating_mul(COMPACT)) =>
            {
                self.kept = state.len();
                (true, self.store.replace(room, state, now).await)
            }
            Some(state) if self.lacks => {
                self.kept += state.len();
                (true, self.store.append(room, vec![state], now).await)
            }
            _ => (false, self.store.append(room, updates, now).await),
        };
        match kept {
            Ok(()) => {
                self.lacks &= !is_whole;
                self.retry_pause = RETRY_PAUSE;
            }
            Err(error) => {
                tracing::error!(%error, room = %self.room, "edits of a document were not kept");
                self.lacks = true;
                self.keep_due = Some(Instant::now() + self.retry_pause);
                self.retry_pause = (2 * self.retry_pause).min(LONGEST_RETRY_PAUSE);
            }
        }
    }

    /// Sends to one member; says how many bytes.
    fn push(&self, connection: ConnectionId, message: &YMessage) -> usize {
        let frame = frame(&self.room, message);
        let bytes = frame.len();
        if let Some(outbox) = self.members.get(&connection) {
            // One that is full has ended: its connection closes and leaves.
            let _ = outbox.push(frame);
        }
        bytes
    }

    /// Sends to all but one. Whoever has no place for it is dropped: its connection closes.
    fn broadcast(&mut self, frame: &Arc<OutgoingFrame>, but: Option<ConnectionId>) {
        let others = self.members.iter().filter(|(connection, _)| Some(**connection) != but);
        let gone = others.filter(|(_, outbox)| outbox.push(Arc::clone(frame)).is_err());
        let gone: Vec<_> = gone.map(|(connection, _)| *connection).collect();
        for connection in gone {
            self.leave(connection);
        }
    }
}

/// Ends at a moment; never without one.
async fn due(moment: Option<Instant>) {
    match moment {
        Some(moment) => sleep_until(moment).await,
        None => std::future::pending().await,
    }
}
