//! The warm pool: containers that were created and started ahead of the jobs that will use them, each for one job.

mod state;

use std::time::Duration;

use tokio::{
    select,
    sync::{mpsc, oneshot},
    time::{MissedTickBehavior, interval},
};

use self::state::{Actions, Stock};
use super::{
    container::{Container, Maker},
    engine::Presence,
    shape::Shape,
};

/// How often those that wait are looked at, and what failed is tried again.
const LOOK: Duration = Duration::from_secs(2);

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
            let actions = select! {
                event = wakes.recv() => match event {
                    Some(event) => self.handle(event),
                    None => return,
                },
                _ = look.tick() => self.retry(&presence.borrow_and_update()),
                Ok(()) = presence.changed() => self.retry(&presence.borrow_and_update()),
            };
            self.perform(actions);
        }
    }

    fn handle(&mut self, event: Event) -> Actions<Shape, Container> {
        match event {
            Event::Keep { shape, wanted } => self.stock.keep(shape, wanted),
            Event::Take { shape, reply } => {
                let (taken, actions) = self.stock.take(&shape, is_good);
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
        }
    }

    fn retry(&mut self, presence: &Presence) -> Actions<Shape, Container> {
        match presence {
            Presence::There => self.stock.retry(is_good),
            Presence::Unknown | Presence::Away(_) => Actions { make: Vec::new(), discard: Vec::new() },
        }
    }

    fn perform(&self, actions: Actions<Shape, Container>) {
        for shape in actions.make {
            let (maker, made) = (self.maker.clone(), self.made.clone());
            tokio::spawn(async move {
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
