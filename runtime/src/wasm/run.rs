//! One guest from its start to its end: an interpreter with a program, a compiler with a source, or what it made.

use std::{sync::Arc, time::Duration};

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use wasmtime::{Memory, Store, Trap};
use wasmtime_wasi::p1::types::Errno;

use super::{
    clock::CpuClock,
    instrument::{self, FUEL, FUEL_BYTES, START},
    invoke::invoke,
    limiter::MemoryLimiter,
    recipe::Call,
    resident::{Resident, in_large_pages},
    safepoint::{FuelLeft, PollPage, Stopped, Watchdog},
    trunk::Image,
    wasi::{Exit, Wasi, World, fs::Fs},
};
use crate::{OutputFull, OutputWriter, Status, StdinReader};

/// Bytes of guest data that one host call may make us copy.
const HOSTCALL_BYTES: usize = 16 << 20;
/// A deadline for jobs whose wall time has no end that a clock can express.
const FOREVER: Duration = Duration::from_secs(365 * 24 * 3600);

/// What the host keeps for one guest.
pub(super) struct Host {
    /// There until the guest has ended.
    wasi: Option<Wasi>,
    pub(super) memory: MemoryLimiter,
    /// Its memory, once it is there.
    linear: Option<Memory>,
    /// What is left of its fuel, likewise, where its module counts that.
    fuel: Option<FuelLeft>,
    /// What it may have of memory, where that is in large pages.
    large: Option<u64>,
}

impl Host {
    pub(super) fn new(wasi: Wasi, memory_bytes: u64) -> Self {
        Self {
            wasi: Some(wasi),
            memory: MemoryLimiter::new(memory_bytes),
            linear: None,
            fuel: None,
            large: None,
        }
    }

    /// What the guest sees of the world.
    #[expect(
        clippy::expect_used,
        reason = "it is taken when the guest has ended, and asked for by the guest"
    )]
    pub(super) fn wasi(&mut self) -> &mut Wasi {
        self.wasi.as_mut().expect("the guest runs")
    }
}

/// What looks after all guests of a runner.
pub(super) struct Warden {
    pub(super) resident: Resident,
    pub(super) watchdog: Watchdog,
}

/// What is left of a guest: its instance. To drop it is to make its slot as new, which takes as long as a short program
/// runs, and is nothing that whoever waits for the outcome has to wait for.
pub(super) struct Remains {
    /// There until it is dropped.
    store: Option<Store<Host>>,
    warden: Arc<Warden>,
}

impl Drop for Remains {
    fn drop(&mut self) {
        if let Some(mut store) = self.store.take()
            && let Some(memory) = store.data().linear
        {
            let engine = store.engine().clone();
            // First, so that no gap is filled with 2 MiB.
            if let Some(most) = store.data().large {
                in_large_pages(memory.data_ptr(&store), most, false);
            }
            let given_back = self.warden.resident.settle(memory.data_mut(&mut store));
            drop(store);
            given_back.again(&engine);
        }
    }
}

/// A guest and all that it gets.
pub(super) struct Start<'a> {
    pub(super) image: &'a Image,
    pub(super) warden: &'a Arc<Warden>,
    /// Whether `_initialize` has to be called first: not where that is part of a snapshot.
    pub(super) initialize: bool,
    pub(super) launch: &'a Call,
    pub(super) args: Vec<String>,
    pub(super) env: Vec<String>,
    /// The guest path that the preopened `/` shows.
    pub(super) root: &'a str,
    pub(super) fs: Fs,
    pub(super) stdin: StdinReader,
    pub(super) output: OutputWriter,
    pub(super) wall_time: Duration,
    pub(super) memory_bytes: u64,
    /// What it may spend, where its module counts that.
    pub(super) fuel: Option<u64>,
    /// Whether it needs tens of megabytes of memory, as a compiler does.
    pub(super) is_large: bool,
}

/// A guest that has ended.
pub(super) struct Ended {
    pub(super) end: End,
    pub(super) wall_time: Duration,
    pub(super) cpu_time: Duration,
    /// What it has spent, where its module counts that.
    pub(super) fuel_used: Option<u64>,
    pub(super) peak_memory: u64,
    pub(super) refused: Refusals,
    pub(super) fs: Fs,
    pub(super) remains: Remains,
}

/// How a guest came to its end.
pub(super) enum End {
    Returned(Option<i32>),
    Failed(wasmtime::Error),
    OutOfFuel,
    Timeout,
    Cancelled,
}

impl From<Stopped> for End {
    fn from(why: Stopped) -> Self {
        match why {
            Stopped::Deadline => Self::Timeout,
            Stopped::Cancelled => Self::Cancelled,
            Stopped::OutOfFuel => Self::OutOfFuel,
        }
    }
}

/// What the guest asked for and did not get.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Refusals {
    pub(super) memory: bool,
    pub(super) disk: bool,
}

/// Deadlines are moments: a wall time that no clock can express is as good as none.
pub(super) fn deadline(started: Instant, wall_time: Duration) -> Instant {
    started + wall_time.min(FOREVER)
}

/// Runs a guest to its end.
///
/// # Errors
/// When its folders do not fit into a tree, which is a fault of its recipe.
pub(super) async fn run(start: Start<'_>, cancel: &CancellationToken) -> Result<Ended, Errno> {
    let Start {
        image,
        warden,
        initialize,
        launch,
        args,
        env,
        root,
        fs,
        stdin,
        output,
        wall_time,
        memory_bytes,
        fuel,
        is_large,
    } = start;
    let started = Instant::now();
    let deadline = deadline(started, wall_time);
    let cpu = CpuClock::default();
    let wasi = Wasi::new(World { fs, root, args: args.clone(), env, stdin, output, cpu: cpu.clone() })?;

    let mut host = Host::new(wasi, memory_bytes);
    if image.exports(FUEL) {
        host.memory.leave_out(FUEL_BYTES);
    }
    let mut store = Store::new(image.engine(), host);
    store.limiter(|host| &mut host.memory);
    store.set_hostcall_fuel(HOSTCALL_BYTES);
    let fuel = fuel.map_or(i64::MAX, |fuel| i64::try_from(fuel).unwrap_or(i64::MAX));
    let end = cpu
        .meter(async {
            // None of the guest's code runs before there is a way to stop it.
            let instance = match image.instantiate(&mut store).await {
                Ok(instance) => instance,
                Err(error) => return End::Failed(error),
            };
            let memory = instance.get_memory(&mut store, instrument::MEMORY);
            let counter = instance.get_memory(&mut store, FUEL);
            let left = counter.map(|counter| FuelLeft::give(counter.data_ptr(&store), fuel));
            // Where fuel is counted, too: who reads there finds the same in all slots.
            let behind = match memory.map(|memory| PollPage::open(memory.data_ptr(&store))).transpose() {
                Ok(page) => page,
                Err(error) => return End::Failed(error.into()),
            };
            let page = left.map(PollPage::of_fuel).or(behind);
            if let (Some(memory), true) = (memory, is_large) {
                in_large_pages(memory.data_ptr(&store), memory_bytes, true);
                store.data_mut().large = Some(memory_bytes);
            }
            store.data_mut().linear = memory;
            store.data_mut().fuel = left;
            let watch = warden.watchdog.watch(page, left, deadline, cancel);
            let calls = async {
                for export in [Some(START), initialize.then_some("_initialize")].into_iter().flatten() {
                    if let Some(function) = instance.get_func(&mut store, export) {
                        let function = function.typed::<(), ()>(&store)?;
                        function.call_async(&mut store, ()).await?;
                    }
                }
                invoke(&mut store, &instance, launch, &args).await
            };
            // One that waits in a host call when it is stopped is unwound when its future is dropped.
            let returned = tokio::select! {
                biased;
                why = watch.until_stopped() => return why.into(),
                () = cancel.cancelled() => return End::Cancelled,
                returned = calls => returned,
            };
            match (returned, watch.stopped()) {
                (Ok(code), _) => End::Returned(code),
                (Err(error), why) => match (error.downcast_ref::<Exit>(), why) {
                    (Some(Exit(code)), _) => End::Returned(Some(*code)),
                    (None, Some(why)) if is_poll(&error) => why.into(),
                    (None, _) => End::Failed(error),
                },
            }
        })
        .await;
    let left = store.data().fuel.map(FuelLeft::get);
    let fuel_used = left.map(|left| fuel.saturating_sub(left.max(0)).cast_unsigned());
    let end = match end {
        // It spent too much, and ended before anybody looked.
        End::Returned(_) | End::Failed(_) if left.is_some_and(i64::is_negative) => End::OutOfFuel,
        end => end,
    };
    // What it still holds open ends now: its output, above all.
    let wasi = store.data_mut().wasi.take().ok_or(Errno::Badf)?;
    let memory = &store.data().memory;
    Ok(Ended {
        end,
        wall_time: started.elapsed(),
        cpu_time: cpu.elapsed(),
        fuel_used,
        peak_memory: memory.peak(),
        refused: Refusals { memory: memory.refused(), disk: wasi.disk_refused() },
        fs: wasi.into_fs(),
        remains: Remains { store: Some(store), warden: Arc::clone(warden) },
    })
}

/// Whether a guest ended as one does that polls a closed page.
fn is_poll(error: &wasmtime::Error) -> bool {
    error.downcast_ref() == Some(&Trap::MemoryOutOfBounds)
}

/// Says in one word, an exit code and a sentence how a guest ended. One that was refused something and failed, failed
/// for that: its own report of it (a `MemoryError`, a failed allocation that ends in a trap) is in its output.
pub(super) fn judge(end: &End, refused: Refusals) -> (Status, Option<i32>, Option<String>) {
    let failed = if refused.memory {
        Status::MemoryLimit
    } else if refused.disk {
        Status::DiskLimit
    } else {
        Status::RuntimeError
    };
    match end {
        End::Returned(code) => match code.unwrap_or(0) & 0xff {
            0 => (Status::Success, Some(0), None),
            code => (failed, Some(code), None),
        },
        End::Timeout => (Status::Timeout, None, Some("wall time limit passed".to_owned())),
        End::Cancelled => (Status::Cancelled, None, None),
        End::OutOfFuel => (Status::CpuLimit, None, Some("fuel limit passed".to_owned())),
        End::Failed(error) => {
            if let Some(full) = error.downcast_ref::<OutputFull>() {
                return (Status::OutputLimit, None, Some(full.to_string()));
            }
            match error.downcast_ref::<Trap>() {
                // What a compiled program's stack does at its end, too.
                Some(trap @ Trap::MemoryOutOfBounds) => {
                    (failed, None, Some(format!("{trap}: a wild pointer, or a recursion too deep")))
                }
                Some(trap) => (failed, None, Some(trap.to_string())),
                // The module's memory at its start is over the limit, say.
                None => (failed, None, Some(error.root_cause().to_string())),
            }
        }
    }
}
