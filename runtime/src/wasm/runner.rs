//! Runs jobs in WebAssembly.

use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use tokio::{
    runtime::Handle,
    sync::Semaphore,
    time::{Instant, sleep_until},
};
use tokio_util::{sync::CancellationToken, task::AbortOnDropHandle};
use wasmtime::{Engine, Linker, Store, Trap, UpdateDeadline};
use wasmtime_wasi::p1::{types::Errno, wasi_snapshot_preview1};

use super::{
    engine::{WasmSettings, run_engine},
    executor::{CpuClock, GuestThreads, Ticker},
    invoke::invoke,
    limiter::MemoryLimiter,
    prepare::{Guest, ours},
    wasi::{Exit, Wasi, World},
};
use crate::{Job, JobIo, Outcome, OutputFull, Run, Runner, RunnerError, Status};

/// Bytes of guest data that one host call may make us copy.
const HOSTCALL_BYTES: usize = 16 << 20;
/// A deadline for jobs whose wall time has no end that a clock can express.
const FOREVER: Duration = Duration::from_secs(365 * 24 * 3600);

/// Runs jobs in WebAssembly: an instance a job, made from a compiled module and thrown away after it.
pub struct WasmRunner {
    engine: Engine,
    linker: Linker<Host>,
    guests: RwLock<HashMap<String, Arc<Guest>>>,
    /// As many as the pool has instances: a job that finds none waits instead of failing.
    slots: Arc<Semaphore>,
    threads: GuestThreads,
    ticker: Ticker,
}

/// What the host keeps for one guest.
pub(super) struct Host {
    wasi: Wasi,
    memory: MemoryLimiter,
}

impl Host {
    pub(super) fn new(wasi: Wasi, memory_bytes: u64) -> Self {
        Self { wasi, memory: MemoryLimiter::new(memory_bytes) }
    }

    /// Descriptors that the guest has opened.
    pub(super) fn open_files(&self) -> usize {
        self.wasi.open_files()
    }
}

/// What guests may import.
pub(super) fn linker(engine: &Engine) -> wasmtime::Result<Linker<Host>> {
    let mut linker = Linker::new(engine);
    wasi_snapshot_preview1::add_to_linker(&mut linker, |host: &mut Host| &mut host.wasi)?;
    Ok(linker)
}

impl WasmRunner {
    /// A runner without guests yet.
    ///
    /// # Errors
    /// When this machine cannot run WebAssembly as set: too little address space, no threads.
    pub fn new(settings: &WasmSettings) -> anyhow::Result<Self> {
        let engine = run_engine(settings).map_err(ours)?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Ok(Self {
            linker: linker(&engine).map_err(ours)?,
            guests: RwLock::default(),
            slots: Arc::new(Semaphore::new(settings.slots as usize)),
            threads: GuestThreads::start(settings.threads.unwrap_or(cores))?,
            ticker: Ticker::start(&engine)?,
            engine,
        })
    }

    /// Offers a language, in place of what was offered under its name before.
    pub fn install(&self, language: &str, guest: Guest) {
        self.guests
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(language.to_owned(), Arc::new(guest));
    }

    /// Offers a language no longer. Jobs that run already run on.
    pub fn remove(&self, language: &str) {
        self.guests.write().unwrap_or_else(PoisonError::into_inner).remove(language);
    }

    /// The engine that guests are compiled for.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    pub(super) fn linker(&self) -> &Linker<Host> {
        &self.linker
    }

    pub(super) fn handle(&self) -> Handle {
        self.threads.handle()
    }

    fn find(&self, language: &str) -> Option<Arc<Guest>> {
        self.guests.read().unwrap_or_else(PoisonError::into_inner).get(language).cloned()
    }
}

impl Runner for WasmRunner {
    fn name(&self) -> &'static str {
        NAME
    }

    fn is_ready(&self, language: &str) -> bool {
        self.find(language).is_some()
    }

    fn run(&self, job: Job, io: JobIo) -> Run {
        let Some(guest) = self.find(&job.language) else {
            return Box::pin(async move { Err(RunnerError::NotReady(job.language)) });
        };
        if let Err(over) = job.admit(&io) {
            return Box::pin(async move { Err(over.into()) });
        }
        let (engine, slots) = (self.engine.clone(), Arc::clone(&self.slots));
        let (threads, ticking) = (self.threads.handle(), self.ticker.guest());
        Box::pin(async move {
            let cancel = io.cancel.clone();
            let guest = threads.spawn(async move {
                let _ticking = ticking;
                // Held until the instance is dropped.
                let slot = tokio::select! {
                    slot = slots.acquire_owned() => slot.map_err(|closed| RunnerError::Internal(closed.to_string())),
                    () = cancel.cancelled() => return Ok(ended(End::Cancelled)),
                };
                let _slot = slot?;
                run(&engine, &guest, job, io).await
            });
            match AbortOnDropHandle::new(guest).await {
                Ok(outcome) => outcome,
                Err(died) => Err(RunnerError::Internal(died.to_string())),
            }
        })
    }
}

const NAME: &str = "wasm";

/// How a guest came to its end.
enum End {
    Returned(Option<i32>),
    Failed(wasmtime::Error),
    Timeout,
    Cancelled,
    /// The program itself is larger than the scratch space.
    NoRoom,
}

async fn run(engine: &Engine, guest: &Guest, job: Job, io: JobIo) -> Result<Outcome, RunnerError> {
    let JobIo { stdin, output, cancel } = io;
    let limits = job.limits;
    let recipe = &guest.recipe;
    let file_name = job.file_name.unwrap_or_else(|| recipe.file_name.clone());
    if file_name.is_empty() || file_name == "." || file_name == ".." || file_name.contains(['/', '\0']) {
        return Err(RunnerError::FileName(file_name));
    }
    let args =
        recipe.args.iter().map(|arg| arg.replace("{file}", &file_name)).chain(job.args).collect::<Vec<_>>();

    let started = Instant::now();
    let deadline = started + limits.wall_time.min(FOREVER);
    let cpu = CpuClock::default();
    let wasi = Wasi::new(World {
        library: Arc::clone(&guest.library),
        work_dir: &recipe.work_dir,
        root: &recipe.root,
        args: args.clone(),
        env: recipe.env.iter().map(|(name, value)| format!("{name}={value}")).collect(),
        stdin,
        output,
        limits: &limits,
        cpu: cpu.clone(),
    });
    let mut host = wasi
        .map(|wasi| Host::new(wasi, limits.memory_bytes))
        .map_err(|errno| RunnerError::Internal(format!("the recipe's folders do not fit: {errno}")))?;
    match host.wasi.put(&file_name, job.code.as_bytes()) {
        Ok(()) => {}
        Err(Errno::Nospc) => return Ok(ended(End::NoRoom)),
        Err(_) => return Err(RunnerError::FileName(file_name)),
    }

    let mut store = Store::new(engine, host);
    store.limiter(|host| &mut host.memory);
    store.set_hostcall_fuel(HOSTCALL_BYTES);
    let fuel = limits.fuel.unwrap_or(u64::MAX);
    store.set_fuel(fuel).map_err(|error| RunnerError::Internal(error.to_string()))?;
    store.set_epoch_deadline(1);
    store.epoch_deadline_callback(move |_| {
        Ok(if Instant::now() >= deadline { UpdateDeadline::Interrupt } else { UpdateDeadline::Yield(1) })
    });

    let end = cpu.meter(drive(&mut store, guest, &args, deadline, &cancel)).await;
    let used = fuel - store.get_fuel().unwrap_or(0);
    let Host { wasi, memory } = store.data();
    let (files, truncated) = wasi.files(&file_name, &limits);
    let refusals = Refusals { memory: memory.refused(), disk: wasi.disk_refused() };
    let mut outcome = judge(end, refusals);
    outcome.wall_time = started.elapsed();
    outcome.cpu_time = cpu.elapsed();
    outcome.fuel_used = Some(used);
    outcome.peak_memory = Some(memory.peak());
    outcome.files = files;
    outcome.truncated.files = truncated.files;
    Ok(outcome)
}

/// Runs the guest until it ends, its time is up, or nobody wants it any more. What is given up in the middle, be it in
/// WebAssembly or in a host call that waits, is unwound when its future is dropped.
async fn drive(
    store: &mut Store<Host>,
    guest: &Guest,
    args: &[String],
    deadline: Instant,
    cancel: &CancellationToken,
) -> End {
    let call = async {
        let instance = guest.pre.instantiate_async(&mut *store).await?;
        if guest.recipe.snapshot.is_empty() && instance.get_func(&mut *store, "_initialize").is_some() {
            instance
                .get_typed_func::<(), ()>(&mut *store, "_initialize")?
                .call_async(&mut *store, ())
                .await?;
        }
        invoke(store, &instance, &guest.recipe.launch, args).await
    };
    tokio::select! {
        biased;
        () = cancel.cancelled() => End::Cancelled,
        () = sleep_until(deadline) => End::Timeout,
        returned = call => match returned {
            Ok(code) => End::Returned(code),
            Err(error) => match error.downcast_ref::<Exit>() {
                Some(Exit(code)) => End::Returned(Some(*code)),
                None => End::Failed(error),
            },
        },
    }
}

/// What the guest asked for and did not get.
#[derive(Default)]
struct Refusals {
    memory: bool,
    disk: bool,
}

fn ended(end: End) -> Outcome {
    judge(end, Refusals::default())
}

/// Says how a run ended. A guest that was refused something and failed, failed for that: its own report of it (a
/// `MemoryError`, a failed allocation that ends in a trap) is in its output.
fn judge(end: End, refusals: Refusals) -> Outcome {
    let failed = if refusals.memory {
        Status::MemoryLimit
    } else if refusals.disk {
        Status::DiskLimit
    } else {
        Status::RuntimeError
    };
    let (status, exit_code, message) = match end {
        End::Returned(code) => match code.unwrap_or(0) & 0xff {
            0 => (Status::Success, Some(0), None),
            code => (failed, Some(code), None),
        },
        End::Timeout => (Status::Timeout, None, Some("wall time limit passed".to_owned())),
        End::Cancelled => (Status::Cancelled, None, None),
        End::NoRoom => {
            let message = "the program does not fit into its scratch space".to_owned();
            (Status::DiskLimit, None, Some(message))
        }
        End::Failed(error) => {
            if let Some(full) = error.downcast_ref::<OutputFull>() {
                (Status::OutputLimit, None, Some(full.to_string()))
            } else {
                match error.downcast_ref::<Trap>() {
                    Some(Trap::Interrupt) => {
                        (Status::Timeout, None, Some("wall time limit passed".to_owned()))
                    }
                    Some(Trap::OutOfFuel) => (Status::CpuLimit, None, Some("fuel limit passed".to_owned())),
                    Some(trap) => (failed, None, Some(trap.to_string())),
                    // The module's memory at its start is over the limit, say.
                    None => (failed, None, Some(error.root_cause().to_string())),
                }
            }
        }
    };
    Outcome {
        status,
        exit_code,
        signal: None,
        message,
        diagnostics: Vec::new(),
        wall_time: Duration::ZERO,
        cpu_time: Duration::ZERO,
        fuel_used: None,
        peak_memory: None,
        files: Vec::new(),
        truncated: crate::Truncated { output: status == Status::OutputLimit, files: false },
        runner: NAME,
    }
}
