//! The threads that guests run on.
//!
//! Guests are tasks on threads of their own, so that a busy one never delays the network side, and one that waits (for
//! input, in a sleep) takes no thread. As many run at one time as there are cores: most programs are short, and many
//! short ones are done sooner one after another than side by side, where they take the cores' caches from each other.
//!
//! But a guest's code does not give way by itself. So one that has been at it for a tick or two, which [`Watchdog`] sees,
//! counts no longer: another thread goes on with those who wait, and the kernel has the long ones share the cores.
//!
//! [`Watchdog`]: super::safepoint::Watchdog

use std::{
    collections::VecDeque,
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread::{self, available_parallelism},
    time::Duration,
};

use async_task::{Runnable, Task};
use rustix::process::setpriority_process;
use tokio::runtime::{Builder, Handle, Runtime};

/// How much guests and compilers step back for the network side, in steps of `nice`.
const NICE: i32 = 5;
/// How long a thread that is one too many waits for work before it ends.
const LINGER: Duration = Duration::from_secs(5);

/// Threads that guests run on. They end with it, when they have done what they do.
pub(super) struct GuestThreads {
    pool: Arc<Pool>,
    /// Timers, and what has to do with child processes.
    runtime: Option<Runtime>,
}

pub(super) struct Pool {
    cores: usize,
    /// Where guests find their timers.
    handle: Handle,
    state: Mutex<State>,
    /// There is work, or room for one more to do it.
    wake: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Runnable>,
    /// What each thread does.
    threads: Vec<Doing>,
    closed: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Doing {
    /// There is no such thread, or no longer.
    Nothing,
    /// It waits for work.
    Waits,
    /// It runs a guest, since the last look.
    Runs,
    /// And did so at a look.
    StillRuns,
    /// And at another: it is a long one.
    Long,
}

impl State {
    fn count(&self, doing: impl Fn(Doing) -> bool) -> usize {
        self.threads.iter().filter(|thread| doing(**thread)).count()
    }

    /// Whether one more may run, and has something to.
    fn is_room(&self, cores: usize) -> bool {
        let short = |thread| matches!(thread, Doing::Runs | Doing::StillRuns);
        !self.waiting.is_empty() && self.count(short) < cores
    }
}

impl GuestThreads {
    pub(super) fn start() -> io::Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("guest timers")
            .enable_time()
            .on_thread_start(step_back)
            .build()?;
        let pool = Pool {
            cores: available_parallelism().map_or(1, usize::from),
            handle: runtime.handle().clone(),
            state: Mutex::default(),
            wake: Condvar::new(),
        };
        Ok(Self { pool: Arc::new(pool), runtime: Some(runtime) })
    }

    pub(super) fn pool(&self) -> &Arc<Pool> {
        &self.pool
    }

    /// For what is no guest of somebody's.
    pub(super) fn handle(&self) -> &Handle {
        &self.pool.handle
    }
}

impl Drop for GuestThreads {
    fn drop(&mut self) {
        let waiting = {
            let mut state = self.pool.state();
            state.closed = true;
            std::mem::take(&mut state.waiting)
        };
        // Each may schedule others as it goes.
        drop(waiting);
        self.pool.wake.notify_all();
        // Not waiting: the last handle may be dropped on a thread that must not block.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Pool {
    /// A task for a guest. It begins at once; dropping it ends it, where it next waits.
    pub(super) fn spawn(self: &Arc<Self>, guest: impl Future<Output = ()> + Send + 'static) -> Task<()> {
        let pool = Arc::clone(self);
        let (runnable, task) = async_task::spawn(guest, move |runnable| pool.schedule(runnable));
        runnable.schedule();
        task
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn schedule(self: &Arc<Self>, runnable: Runnable) {
        let mut state = self.state();
        if state.closed {
            drop(state);
            drop(runnable);
            return;
        }
        state.waiting.push_back(runnable);
        self.employ(state);
    }

    /// Has a thread do what waits, where there is room.
    fn employ(self: &Arc<Self>, mut state: MutexGuard<'_, State>) {
        if !state.is_room(self.cores) {
            return;
        }
        if state.count(|thread| thread == Doing::Waits) > 0 {
            drop(state);
            self.wake.notify_one();
            return;
        }
        let free = state.threads.iter().position(|thread| *thread == Doing::Nothing);
        let id = free.unwrap_or_else(|| {
            state.threads.push(Doing::Nothing);
            state.threads.len() - 1
        });
        let pool = Arc::clone(self);
        match thread::Builder::new().name("guest".to_owned()).spawn(move || pool.work(id)) {
            Ok(_) => state.threads[id] = Doing::Waits,
            // One of the others does it when it is done; where there is none, the next look tries again.
            Err(error) => tracing::error!(%error, "there is no thread for a guest"),
        }
    }

    /// What a thread does.
    fn work(self: &Arc<Self>, id: usize) {
        step_back();
        let _timers = self.handle.enter();
        let mut state = self.state();
        loop {
            state.threads[id] = Doing::Waits;
            if state.closed {
                break;
            }
            if state.is_room(self.cores)
                && let Some(runnable) = state.waiting.pop_front()
            {
                state.threads[id] = Doing::Runs;
                // For what came while this thread was being woken.
                self.employ(state);
                // Whoever waits for the guest sees it gone without a word.
                let _ = catch_unwind(AssertUnwindSafe(|| runnable.run()));
                state = self.state();
                continue;
            }
            let (back, waited) =
                self.wake.wait_timeout(state, LINGER).unwrap_or_else(PoisonError::into_inner);
            state = back;
            let spare = state.count(|thread| thread == Doing::Waits) > self.cores;
            if waited.timed_out() && spare && !state.is_room(self.cores) {
                break;
            }
        }
        state.threads[id] = Doing::Nothing;
    }

    /// Has others go on in the place of those that were there at an earlier look. Called every few milliseconds while
    /// there are guests.
    pub(super) fn look(self: &Arc<Self>) {
        let mut state = self.state();
        for thread in &mut state.threads {
            *thread = match *thread {
                Doing::Runs => Doing::StillRuns,
                Doing::StillRuns => Doing::Long,
                as_before => as_before,
            };
        }
        self.employ(state);
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

#[cfg(test)]
mod tests {
    use std::sync::{
        atomic::{AtomicUsize, Ordering},
        mpsc,
    };

    use super::*;

    #[test]
    fn as_many_run_as_there_are_cores_and_long_ones_hold_nobody_up() {
        let threads = GuestThreads::start().unwrap();
        let cores = threads.pool.cores;
        let (begun, begins) = mpsc::channel();
        let ends: Vec<_> = (0..=cores)
            .map(|_| {
                let (end, ended) = mpsc::channel::<()>();
                let begun = begun.clone();
                let guest = async move {
                    begun.send(()).unwrap();
                    // As a guest that computes: nothing in it gives way.
                    let _ = ended.recv();
                };
                (end, threads.pool.spawn(guest))
            })
            .collect();
        for _ in 0..cores {
            begins.recv().unwrap();
        }
        assert_eq!(threads.pool.state().waiting.len(), 1, "the last waits for a core");
        // Seen once, they may still be short.
        threads.pool.look();
        assert_eq!(threads.pool.state().waiting.len(), 1);
        threads.pool.look();
        begins.recv().unwrap();
        drop(ends);
    }

    #[test]
    fn who_waits_takes_no_thread_and_who_panics_takes_nobody_along() {
        let threads = GuestThreads::start().unwrap();
        let (done, all) = mpsc::channel();
        let woken = Arc::new(tokio::sync::Notify::new());
        let asleep = Arc::new(AtomicUsize::new(0));
        let sleepers: Vec<_> = (0..100)
            .map(|_| {
                let (done, woken, asleep) = (done.clone(), Arc::clone(&woken), Arc::clone(&asleep));
                threads.pool.spawn(async move {
                    let wake = woken.notified();
                    asleep.fetch_add(1, Ordering::SeqCst);
                    wake.await;
                    done.send(()).unwrap();
                })
            })
            .collect();
        threads.pool.spawn(async { panic!("as it should") }).detach();
        let (last, ran) = mpsc::channel();
        threads.pool.spawn(async move { last.send(()).unwrap() }).detach();
        ran.recv().unwrap();
        assert!(threads.pool.state().threads.len() <= threads.pool.cores);
        while asleep.load(Ordering::SeqCst) < 100 {
            thread::yield_now();
        }
        woken.notify_waiters();
        for _ in 0..100 {
            all.recv().unwrap();
        }
        drop(sleepers);
    }
}
