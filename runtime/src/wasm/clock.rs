//! What a guest spends of a processor's time.

use std::{
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use rustix::time::{ClockId, clock_gettime};

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
