//! Rooms: who is in them, what runs in them and when, and who is told.
//!
//! [`Rooms`] is started once; each connection gets a [`Client`] to hand its requests to and an [`Outbox`] to send
//! from. The rules of who runs when are in `scheduler`, which is pure; `actor` drives it and owns all state; `run`
//! carries one execution from its start to its end. Nothing here knows a transport or a backend.

mod actor;
mod checks;
mod client;
mod execution;
mod outbox;
mod output;
mod participant;
mod policy;
mod portion;
mod presence;
mod refusal;
mod result;
mod run;
mod scheduler;
mod settings;
mod statistics;
#[cfg(test)]
pub(crate) mod tests;

use std::{
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use runroom_runtime::{Limits, Runner};
use tokio::sync::{mpsc, oneshot};
use tokio_util::task::TaskTracker;

use crate::{
    documents::{AROUND_UPDATE, DocumentStore},
    history::History,
    metrics::{Measures, Occupancy},
    protocol::{Statistics, Timestamp},
    rates::Rates,
};
use actor::{Actor, Command, Desk};
use run::Stage;

use statistics::Tally;

pub(crate) use outbox::OutboxSender;
pub(crate) use scheduler::ConnectionId;

pub use checks::CodeChecks;
pub use client::Client;
pub use outbox::Outbox;
pub use participant::Participant;
pub use settings::{LeastOutbox, RoomKind, RoomSettings};

/// How many events of runs may wait for the actor before the runs have to.
const RUN_EVENTS: usize = 256;

/// The languages there are, as far as rooms have to know.
pub trait Languages: Send + Sync + 'static {
    /// The canonical name of a language, by its name or one of its aliases.
    fn resolve(&self, name: &str) -> Option<String>;

    /// The canonical names, in the order to show them in.
    fn names(&self) -> Vec<String>;

    /// What a job in a language may use that would start now. The name is a canonical one.
    fn limits(&self, language: &str) -> Limits;
}

/// All rooms of a server. Cheap to clone; when the last clone and the last [`Client`] are gone, everything that runs
/// is cancelled.
#[derive(Clone)]
pub struct Rooms {
    commands: mpsc::UnboundedSender<Command>,
    settings: Arc<RoomSettings>,
    history: Arc<dyn History>,
    measures: Measures,
    tally: Arc<Mutex<Tally>>,
    rates: Arc<Rates>,
    connections: Arc<AtomicU64>,
    per_room: Arc<Mutex<PerRoom>>,
}

/// How many executions of one room may be there at one time, as the settings are now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PerRoom {
    pub(crate) running: usize,
    pub(crate) queued: usize,
}

impl From<&RoomSettings> for PerRoom {
    fn from(settings: &RoomSettings) -> Self {
        Self { running: settings.max_running_per_room, queued: settings.max_queued_per_room }
    }
}

impl Rooms {
    /// Starts the task that owns the rooms. Has to be called inside a tokio runtime with time enabled.
    pub fn start(
        settings: RoomSettings,
        runner: Arc<dyn Runner>,
        languages: Arc<dyn Languages>,
        history: Arc<dyn History>,
        documents: Arc<dyn DocumentStore>,
    ) -> Self {
        let (commands, receiver) = mpsc::unbounded_channel();
        let (events, runs) = mpsc::channel(RUN_EVENTS);
        let (tally, measures) = (Arc::default(), Measures::default());
        let stage = Stage {
            runner,
            history: Arc::clone(&history),
            measures: measures.clone(),
            events,
            output_interval: settings.output_interval,
            overtime: settings.run_overtime,
        };
        let (vacant, vacancies) = mpsc::unbounded_channel();
        let desk = Desk { store: documents, tasks: TaskTracker::new(), vacant };
        let rates = Arc::new(Rates::new(&settings.rates));
        let actor =
            Actor::new(settings.clone(), languages, stage, desk, Arc::clone(&rates), Arc::clone(&tally));
        tokio::spawn(actor.run(receiver, runs, vacancies));
        let per_room = Arc::new(Mutex::new(PerRoom::from(&settings)));
        let (settings, connections) = (Arc::new(settings), Arc::default());
        Self { commands, settings, history, measures, tally, rates, connections, per_room }
    }

    /// Makes a connection of a user, in no room yet. Dropping the [`Client`] leaves its rooms; what it runs goes on.
    pub fn connect(&self, participant: Participant) -> (Client, Outbox) {
        let connection = ConnectionId(self.connections.fetch_add(1, Ordering::Relaxed));
        let (sender, outbox) = outbox::outbox(self.settings.outbox_events, self.settings.outbox_bytes);
        let user = participant.user.clone();
        let connect = Command::Connect { connection, participant, outbox: sender.clone() };
        if self.commands.send(connect).is_err() {
            sender.end();
        }
        let burst = 2 * self.largest_document_frame();
        let client =
            Client::new(connection, user, self.commands.clone(), sender, Arc::clone(&self.history), burst);
        (client, outbox)
    }

    /// Stops: accepts no more executions, cancels those that wait, gives those that run `grace` to end and cancels
    /// the rest. Every one of them ends with its event; then every outbox ends. Returns when all that is done.
    pub async fn shutdown(&self, grace: Duration) {
        let (done, ended) = oneshot::channel();
        if self.commands.send(Command::Shutdown { grace, done }).is_ok() {
            // An error says that the actor ended before it read the command: what was wanted.
            let _ = ended.await;
        }
    }

    /// Takes new settings in, as far as they can be changed under way. How many run on the machine, what outboxes and documents
    /// hold, and how often the history is swept stay as they were.
    pub fn reload(&self, settings: RoomSettings) {
        self.rates.reload(&settings.rates);
        *self.per_room.lock().unwrap_or_else(PoisonError::into_inner) = PerRoom::from(&settings);
        // A server that has stopped has no use for them.
        let _ = self.commands.send(Command::Reload(Box::new(settings)));
    }

    /// What is measured of what ran since the start.
    pub fn measures(&self) -> &Measures {
        &self.measures
    }

    /// How many executions a room may have now.
    pub(crate) fn per_room(&self) -> PerRoom {
        *self.per_room.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How often something may be done.
    pub(crate) fn rates(&self) -> &Rates {
        &self.rates
    }

    /// How many connections and rooms there are.
    pub fn occupancy(&self) -> Occupancy {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner).occupancy
    }

    /// The most bytes that a binary frame may have.
    pub(crate) fn largest_document_frame(&self) -> u64 {
        self.settings.document_bytes as u64 + AROUND_UPDATE
    }

    /// What ran since the start.
    pub fn statistics(&self) -> Statistics {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner).statistics()
    }
}

impl fmt::Debug for Rooms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rooms").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// The time on the wall.
pub(crate) fn timestamp() -> Timestamp {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(u64::try_from(since_epoch.as_millis()).unwrap_or(u64::MAX))
}
