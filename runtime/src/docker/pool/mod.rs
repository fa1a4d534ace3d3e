//! The warm pool: containers that were created and started ahead of the jobs that will use them, each for one job.

mod state;

use std::time::Duration;

use tokio::{
    select,
    sync::{mpsc, oneshot},
    time::{MissedTickBehavior, interval, timeout},
};
use tokio_util::sync::CancellationToken;

use self::state::{Actions, Stock};
use super::{
    container::{Container, Maker},
    engine::Presence,
    shape::Shape,
};

/// How often those that wait are looked at, and what failed is tried again.
const LOOK: Duration = Duration::from_secs(2);

/// How long the making of a container waits for the end of the job that took the one before it: it keeps both of a small
/// machine's processors busy for about as long, and the job has a use for them.
const HEAD_START: Duration = Duration::from_millis(400);

/// All that wakes the pool.
enum Event {
    Keep { shape: Shape, wanted: usize },
    Take { shape: Shape, reply: oneshot::Sender<Option<Container>> },
    Made { shape: Shape, container: Option<Container> },
    Drain { done: oneshot::Sender<()> },
}

/// The pool's front. When the last one is gone, the pool goes too.
#[derive(Debug, Clone)]
pub(super) struct Pool {
    events: mpsc::UnboundedSender<Event>,
}

impl Pool {
    /// Starts an empty pool.
    pub(super) fn start(maker: Maker) -> Self {
        let (events, wakes) = mpsc::unbounded_channel();
        let weak = events.downgrade();
        tokio::spawn(async move { Keeper { stock: Stock::new(), maker, made: weak }.run(wakes).await });
        Self { events }
    }

    /// So many containers of a shape are to wait from now on.
    pub(super) fn keep(&self, shape: Shape, wanted: usize) {
        let _ = self.events.send(Event::Keep { shape, wanted });
    }

    /// A container that waits, if there is one.
    pub(super) async fn take(&self, shape: &Shape) -> Option<Container> {
        let (reply, taken) = oneshot::channel();
        self.events.send(Event::Take { shape: shape.clone(), reply }).ok()?;
        taken.await.ok()?
    }

    /// Gives up all containers; from now on there are none.
    pub(super) async fn drain(&self) {
        let (done, drained) = oneshot::channel();
        if self.events.send(Event::Drain { done }).is_ok() {
            let _ = drained.await;
        }
    }
}

struct Keeper {
    stock: Stock<Shape, Container>,
    maker: Maker,
    made: mpsc::WeakUnboundedSender<Event>,
}

impl Keeper {
    async fn run(mut self, mut wakes: mpsc::UnboundedReceiver<Event>) {
        let mut presence = self.maker.engine.presence();
        let mut look = interval(LOOK);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            select! {
                event = wakes.recv() => match event {
                    Some(event) => self.handle(event),
                    None => return,
                },
                _ = look.tick() => self.retry(&presence.borrow_and_update()),
                Ok(()) = presence.changed() => self.retry(&presence.borrow_and_update()),
            }
        }
    }

    fn handle(&mut self, event: Event) {
        let mut used = None;
        let actions = match event {
            Event::Keep { shape, wanted } => self.stock.keep(shape, wanted),
            Event::Take { shape, reply } => {
                let (mut taken, actions) = self.stock.take(&shape, is_good);
                used = taken.as_mut().map(Container::used);
                // Where nobody waits any more, the container goes with the reply.
                let _ = reply.send(taken);
                actions
            }
            Event::Made { shape, container } => self.stock.made(&shape, container),
            Event::Drain { done } => {
                let actions = self.stock.drain();
                let _ = done.send(());
                actions
            }
        };
        self.perform(actions, used.as_ref());
    }

    fn retry(&mut self, presence: &Presence) {
        if *presence == Presence::There {
            let actions = self.stock.retry(is_good);
            self.perform(actions, None);
        }
    }

    /// Does what was decided; what is to be made, after a container was used that was taken just now.
    fn perform(&self, actions: Actions<Shape, Container>, taken: Option<&CancellationToken>) {
        for shape in actions.make {
            let (maker, made, taken) = (self.maker.clone(), self.made.clone(), taken.cloned());
            tokio::spawn(async move {
                if let Some(used) = taken {
                    // Longer than that is as good as without an end.
                    let _ = timeout(HEAD_START, used.cancelled()).await;
                }
                let container = maker.make(&shape).await;
                if let Err(error) = &container {
                    tracing::debug!(%error, "no container for the pool");
                }
                // Without a pool, the container goes.
                if let Some(made) = made.upgrade() {
                    let _ = made.send(Event::Made { shape, container: container.ok() });
                }
            });
        }
        // To drop one is to have it removed.
        drop(actions.discard);
    }
}

fn is_good(container: &mut Container) -> bool {
    !container.has_ended()
}
