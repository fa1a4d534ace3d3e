//! Who looks at the clock while guests compute.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak,
        atomic::{AtomicU64, Ordering},
    },
    thread::{self, Thread},
    time::Duration,
};

use tokio::{sync::Notify, time::Instant};
use tokio_util::sync::CancellationToken;

use super::{FuelLeft, PollPage};
use crate::wasm::threads::Pool;

/// How exact a deadline is.
const TICK: Duration = Duration::from_millis(5);
/// For how many ticks the clock is looked at without a guest: to wake the thread that does takes as long as a short
/// program.
const LINGER: u32 = 200;

/// A thread that stops guests whose time is over, or that nobody wants any more.
pub(in crate::wasm) struct Watchdog {
    guests: Arc<Guests>,
    thread: Thread,
}

#[derive(Default)]
struct Guests {
    next: AtomicU64,
    watched: Mutex<HashMap<u64, Watched>>,
}

struct Watched {
    page: Option<PollPage>,
    fuel: Option<FuelLeft>,
    deadline: Instant,
    cancel: CancellationToken,
    stop: Arc<Stop>,
    /// Whether its page has been closed.
    closed: bool,
}

#[derive(Default)]
struct Stop {
    why: OnceLock<Stopped>,
    told: Notify,
}

/// Why a guest was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::wasm) enum Stopped {
    Deadline,
    Cancelled,
    /// It has spent more fuel than it was given.
    OutOfFuel,
}

impl Guests {
    fn watched(&self) -> MutexGuard<'_, HashMap<u64, Watched>> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Stops who has to be. Returns whether there are guests.
    fn look(&self) -> bool {
        let mut watched = self.watched();
        let now = Instant::now();
        let mut stopped = Vec::new();
        for guest in watched.values_mut().filter(|guest| !guest.closed) {
            // The instance is there as long as it is watched, and the lock is held. Its fuel is looked at as long as nobody
            // has tried to close its page.
            let why = match guest.stop.why.get() {
                Some(why) => *why,
                None if guest.cancel.is_cancelled() => Stopped::Cancelled,
                None if guest.fuel.is_some_and(|fuel| fuel.get() < 0) => Stopped::OutOfFuel,
                None if now >= guest.deadline => Stopped::Deadline,
                None => continue,
            };
            if guest.stop.why.set(why).is_ok() {
                stopped.push(Arc::clone(&guest.stop));
            }
            // What fails is tried again.
            match guest.page.map_or(Ok(()), PollPage::close) {
                Ok(()) => guest.closed = true,
                Err(error) => tracing::error!(%error, "a guest cannot be stopped yet"),
            }
        }
        let any = !watched.is_empty();
        drop(watched);
        // Who is woken may be dropped for it, and is watched no longer then: not under the lock.
        for stop in stopped {
            stop.told.notify_one();
        }
        any
    }
}

impl Watchdog {
    /// Looks at the guests' threads, too.
    pub(in crate::wasm) fn start(pool: Weak<Pool>) -> std::io::Result<Self> {
        let guests = Arc::<Guests>::default();
        let seen = Arc::downgrade(&guests);
        let watching =
            thread::Builder::new().name("watchdog".to_owned()).spawn(move || watch(&seen, &pool))?;
        Ok(Self { guests, thread: watching.thread().clone() })
    }

    /// Watches a guest until the guard is dropped, which has to be before its instance is.
    pub(in crate::wasm) fn watch(
        &self,
        page: Option<PollPage>,
        fuel: Option<FuelLeft>,
        deadline: Instant,
        cancel: &CancellationToken,
    ) -> Watch {
        let stop = Arc::<Stop>::default();
        let id = self.guests.next.fetch_add(1, Ordering::Relaxed);
        let guest =
            Watched { page, fuel, deadline, cancel: cancel.clone(), stop: Arc::clone(&stop), closed: false };
        let mut watched = self.guests.watched();
        let first = watched.is_empty();
        watched.insert(id, guest);
        drop(watched);
        if first {
            self.thread.unpark();
        }
        Watch { guests: Arc::clone(&self.guests), id, stop }
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        // The thread sees the guests gone.
        self.thread.unpark();
    }
}

/// A guest that is watched.
pub(in crate::wasm) struct Watch {
    guests: Arc<Guests>,
    id: u64,
    stop: Arc<Stop>,
}

impl Watch {
    /// Why the guest was stopped, where it was.
    pub(in crate::wasm) fn stopped(&self) -> Option<Stopped> {
        self.stop.why.get().copied()
    }

    /// Waits until the guest is stopped: for one that waits itself, and so reaches no poll.
    pub(in crate::wasm) async fn until_stopped(&self) -> Stopped {
        loop {
            if let Some(why) = self.stopped() {
                return why;
            }
            self.stop.told.notified().await;
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let Some(guest) = self.guests.watched().remove(&self.id) else { return };
        let was_stopped = guest.stop.why.get().is_some();
        // A page behind a memory is opened for the next guest. But the page with the fuel is the pool's after this, who writes
        // there.
        let Some(page) = guest.page.filter(|_| was_stopped && guest.fuel.is_some()) else { return };
        let mut is_told = false;
        // Only the kernel's memory can be short, for a mapping or two.
        while let Err(error) = page.open_again() {
            if !std::mem::replace(&mut is_told, true) {
                tracing::error!(%error, "a guest's slot cannot be used again yet");
            }
            thread::sleep(TICK);
        }
    }
}

fn watch(guests: &Weak<Guests>, pool: &Weak<Pool>) {
    let mut idle = 0;
    while let Some(guests) = guests.upgrade() {
        idle = if guests.look() { 0 } else { idle + 1 };
        drop(guests);
        if let Some(pool) = pool.upgrade() {
            pool.look();
        }
        if idle > LINGER {
            // A token left by an early `unpark` makes this return at once; a bound, should one ever be missed.
            thread::park_timeout(Duration::from_secs(1));
            idle = LINGER;
        } else {
            thread::sleep(TICK);
        }
    }
}
