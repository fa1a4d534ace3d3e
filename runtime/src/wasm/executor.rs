//! The threads that guests run on.
//!
//! Guests have a small runtime of their own, a thread a core, so that a busy guest never delays the network side. A
//! guest that waits (for input, in a sleep) takes no thread; busy ones take turns, each giving way at the next tick of
//! the engine's epoch.

use std::{
    future::Future,
    pin::Pin,
    sync::{
        Arc, Weak,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    thread,
    time::Duration,
};

use rustix::{
    process::setpriority_process,
    time::{ClockId, clock_gettime},
};
use tokio::runtime::{Builder, Handle, Runtime};
use wasmtime::{Engine, EngineWeak};

/// How long a busy guest runs before another gets its turn, and how exact a deadline is.
const TICK: Duration = Duration::from_millis(5);
/// For how many ticks the epoch goes on without a guest: to wake the thread that ticks costs what a short program takes.
const LINGER: u32 = 200;
/// How much guests and compilers step back for the network side, in steps of `nice`.
const NICE: i32 = 5;

/// The runtime that guests run on. Ends with its last job.
pub(super) struct GuestThreads {
    runtime: Option<Runtime>,
}

impl GuestThreads {
    pub(super) fn start(threads: usize) -> std::io::Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(threads)
            .thread_name("guest")
            .enable_time()
            // Look at the timers between any two turns: at the default, every 61 turns, a deadline could come a third
            // of a second late while all threads are busy.
            .event_interval(1)
            .on_thread_start(step_back)
            .build()?;
        Ok(Self { runtime: Some(runtime) })
    }

    pub(super) fn handle(&self) -> Handle {
        // Taken by `drop` alone.
        #[expect(clippy::expect_used, reason = "the runtime is there until drop")]
        self.runtime.as_ref().expect("used after drop").handle().clone()
    }
}

impl Drop for GuestThreads {
    fn drop(&mut self) {
        // Not waiting: the last handle may be dropped on a thread that must not block.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Lowers this thread's priority. On Linux a priority is a thread's own.
pub(super) fn step_back() {
    step_back_by(NICE);
}

/// As [`step_back`], by so many steps of `nice`.
pub(super) fn step_back_by(steps: i32) {
    // Only a matter of courtesy: where it is refused, all goes on.
    let _ = setpriority_process(None, steps);
}

/// Ticks the engines' epochs while there are guests, and not otherwise.
pub(super) struct Ticker {
    guests: Arc<AtomicUsize>,
    thread: thread::Thread,
}

impl Ticker {
    pub(super) fn start(engines: [&Engine; 2]) -> std::io::Result<Self> {
        let guests = Arc::new(AtomicUsize::new(0));
        let (engines, seen) = (engines.map(Engine::weak), Arc::downgrade(&guests));
        let ticker = thread::Builder::new().name("epoch".to_owned()).spawn(move || tick(&engines, &seen))?;
        Ok(Self { guests, thread: ticker.thread().clone() })
    }

    /// Keeps the epoch ticking until the guard is dropped.
    pub(super) fn guest(&self) -> TickGuard {
        if self.guests.fetch_add(1, Ordering::SeqCst) == 0 {
            self.thread.unpark();
        }
        TickGuard { guests: Arc::clone(&self.guests) }
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        // The thread sees the count gone.
        self.thread.unpark();
    }
}

pub(super) struct TickGuard {
    guests: Arc<AtomicUsize>,
}

impl Drop for TickGuard {
    fn drop(&mut self) {
        self.guests.fetch_sub(1, Ordering::SeqCst);
    }
}

fn tick(engines: &[EngineWeak], guests: &Weak<AtomicUsize>) {
    let mut idle = 0;
    while let Some(guests) = guests.upgrade().map(|guests| guests.load(Ordering::SeqCst)) {
        idle = if guests == 0 { idle + 1 } else { 0 };
        if idle > LINGER {
            // A token left by an early `unpark` makes this return at once; a bound, should one ever be missed.
            thread::park_timeout(Duration::from_secs(1));
            idle = LINGER;
            continue;
        }
        thread::sleep(TICK);
        for engine in engines.iter().filter_map(EngineWeak::upgrade) {
            engine.increment_epoch();
        }
    }
}

/// Time that a guest spent on a processor.
#[derive(Debug, Clone, Default)]
pub(super) struct CpuClock(Arc<CpuTime>);

#[derive(Debug, Default)]
struct CpuTime {
    /// Nanoseconds of turns that have ended.
    spent: AtomicU64,
    /// The thread's clock when the present turn began.
    since: AtomicU64,
}

impl CpuClock {
    /// The time so far. Called by the guest itself, or when it is not running.
    pub(super) fn elapsed(&self) -> Duration {
        let spent = self.0.spent.load(Ordering::Relaxed);
        let turn = match self.0.since.load(Ordering::Relaxed) {
            0 => 0,
            since => thread_time().saturating_sub(since),
        };
        Duration::from_nanos(spent + turn)
    }

    /// Counts the time that a future takes, across the threads that it moves over.
    pub(super) fn meter<F: Future>(&self, future: F) -> Metered<F> {
        Metered { future: Box::pin(future), clock: self.clone() }
    }
}

fn thread_time() -> u64 {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}

/// A future whose time on a processor is counted.
pub(super) struct Metered<F> {
    future: Pin<Box<F>>,
    clock: CpuClock,
}

impl<F: Future> Future for Metered<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let time = Arc::clone(&self.clock.0);
        let since = thread_time();
        time.since.store(since, Ordering::Relaxed);
        let polled = self.future.as_mut().poll(cx);
        time.spent.fetch_add(thread_time().saturating_sub(since), Ordering::Relaxed);
        time.since.store(0, Ordering::Relaxed);
        polled
    }
}
