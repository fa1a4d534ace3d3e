//! What a Prometheus server is told: figures of this server, in OpenMetrics' text.
//!
//! They are nobody's business but the admin's, so that they have an address of their own.

use std::sync::{Arc, atomic::AtomicU64};

use axum::{Router, http::header, routing::get};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{
        counter::Counter,
        family::Family,
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
        info::Info,
    },
    registry::{Registry, Unit},
};
use runroom_runtime::{Runner, Slots};
use tokio::{net::TcpListener, select};
use tokio_util::sync::CancellationToken;

use crate::{
    history::{History, Record},
    rooms::Rooms,
    transports::{Offer, Readiness},
};

const CONTENT_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Labels of what ended.
#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Ended {
    language: String,
    runner: String,
    status: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfLanguage {
    language: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfRunner {
    runner: &'static str,
}

type Histograms = Family<OfLanguage, Histogram, fn() -> Histogram>;

/// What is measured of each execution that ran to an end. Cheap to clone; all clones are of the same figures.
#[derive(Debug, Clone)]
pub struct Measures {
    ended: Family<Ended, Counter>,
    waits: Histograms,
    compiles: Histograms,
    runs: Histograms,
    memory: Histograms,
    cpu: Family<OfLanguage, Counter<f64, AtomicU64>>,
    fuel: Family<OfLanguage, Counter>,
}

impl Default for Measures {
    fn default() -> Self {
        // From a tenth of a millisecond to half a minute and more; from a mebibyte to two gibibytes.
        let seconds: fn() -> Histogram = || Histogram::new(exponential_buckets(1e-4, 4.0, 10));
        let bytes: fn() -> Histogram = || Histogram::new(exponential_buckets(1_048_576.0, 2.0, 12));
        Self {
            ended: Family::default(),
            waits: Family::new_with_constructor(seconds),
            compiles: Family::new_with_constructor(seconds),
            runs: Family::new_with_constructor(seconds),
            memory: Family::new_with_constructor(bytes),
            cpu: Family::default(),
            fuel: Family::default(),
        }
    }
}

impl Measures {
    /// An execution has ended.
    pub(crate) fn ended(&self, record: &Record) {
        let (language, usage) = (record.execution.language.clone(), &record.usage);
        let of = OfLanguage { language: language.clone() };
        let status = record.ending.status.as_str();
        // Nothing ran what failed before a runner had it.
        let runner = usage.runner.clone().unwrap_or_default();
        self.ended.get_or_create(&Ended { language, runner, status }).inc();
        self.waits.get_or_create(&of).observe(usage.queue_time.0.as_secs_f64());
        self.runs.get_or_create(&of).observe(usage.execution_time.0.as_secs_f64());
        self.cpu.get_or_create(&of).inc_by(usage.cpu_time.0.as_secs_f64());
        if let Some(took) = usage.compile_time {
            self.compiles.get_or_create(&of).observe(took.0.as_secs_f64());
        }
        if let Some(bytes) = usage.peak_memory {
            self.memory.get_or_create(&of).observe(bytes as f64);
        }
        if let Some(fuel) = usage.fuel_used {
            self.fuel.get_or_create(&of).inc_by(fuel);
        }
    }

    fn register(&self, registry: &mut Registry) {
        let executions = registry.sub_registry_with_prefix("executions");
        executions.register("ended", "Executions that ran to an end, by how they ended", self.ended.clone());
        let seconds = |registry: &mut Registry, name, help, histograms: &Histograms| {
            registry.register_with_unit(name, help, Unit::Seconds, histograms.clone());
        };
        seconds(executions, "wait", "From being accepted to being started", &self.waits);
        seconds(executions, "compile", "What compiling took, where it was done", &self.compiles);
        seconds(executions, "run", "From the program's start to its end", &self.runs);
        executions.register_with_unit("cpu", "Time on a processor", Unit::Seconds, self.cpu.clone());
        executions.register_with_unit(
            "memory",
            "The most memory held at one time",
            Unit::Bytes,
            self.memory.clone(),
        );
        executions.register("fuel", "Instructions, roughly, where they are counted", self.fuel.clone());
    }
}

/// What figures are read from when they are asked for.
#[derive(Clone)]
pub struct Sources {
    /// The rooms.
    pub rooms: Rooms,
    /// What can be run.
    pub offer: Arc<dyn Offer>,
    /// What runs it.
    pub runners: Vec<Arc<dyn Runner>>,
    /// What is kept.
    pub history: Arc<dyn History>,
}

impl Sources {
    /// All figures of this moment, as text.
    fn text(&self) -> String {
        let mut registry = Registry::with_prefix("runroom");
        let info = Info::new([("version", env!("CARGO_PKG_VERSION"))]);
        registry.register("build", "This server", info);
        self.rooms.measures().register(&mut registry);

        let statistics = self.rooms.statistics();
        let gauge = |registry: &mut Registry, name: &str, help: &str, value: u64| {
            let gauge = Gauge::<i64>::default();
            gauge.set(i64::try_from(value).unwrap_or(i64::MAX));
            registry.register(name, help, gauge);
        };
        let counter = |registry: &mut Registry, name: &str, help: &str, value: u64| {
            let counter = Counter::<u64>::default();
            counter.inc_by(value);
            registry.register(name, help, counter);
        };
        let rooms = self.rooms.occupancy();
        let (queued, active) = (statistics.queued_executions, statistics.active_executions);
        let executions = registry.sub_registry_with_prefix("executions");
        gauge(executions, "queued", "Executions that wait", queued);
        gauge(executions, "active", "Executions that run", active);
        counter(executions, "accepted", "Executions that were accepted", statistics.total_executions);
        counter(
            executions,
            "cancelled",
            "Executions that were cancelled before they started",
            statistics.cancelled_executions,
        );
        gauge(&mut registry, "connections", "Open connections of members", rooms.connections);
        gauge(&mut registry, "rooms", "Rooms with a member or an unfinished execution", rooms.rooms);

        let ready = Family::<OfLanguage, Gauge>::default();
        for language in self.offer.languages() {
            let of = OfLanguage { language: language.name };
            ready.get_or_create(&of).set(i64::from(language.readiness == Readiness::Ready));
        }
        let (slots, busy) = (Family::<OfRunner, Gauge>::default(), Family::<OfRunner, Gauge>::default());
        for runner in &self.runners {
            let of = OfRunner { runner: runner.name() };
            let Some(Slots { all, busy: taken }) = runner.slots() else { continue };
            slots.get_or_create(&of).set(i64::try_from(all).unwrap_or(i64::MAX));
            busy.get_or_create(&of).set(i64::try_from(taken).unwrap_or(i64::MAX));
        }
        registry.register("slots", "Programs that a runner runs at one time", slots);
        registry.register("slots_busy", "Programs that it runs just now", busy);
        registry.register("language_ready", "Whether a language can be used", ready);

        let health = self.history.health();
        let history = registry.sub_registry_with_prefix("history");
        gauge(history, "ok", "Whether the history is written to", u64::from(health.trouble.is_none()));
        gauge(history, "waiting", "Changes that wait to be written", health.waiting as u64);
        gauge(history, "waiting_bytes", "Bytes of them", health.waiting_bytes as u64);
        counter(history, "lost", "Changes that were given up", health.lost);

        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = encode(&mut text, &registry);
        text
    }
}

/// Answers `GET /metrics` on a listener until it is told to stop. No connection is waited for then: one that asks for
/// nothing would hold up the stop.
///
/// # Errors
/// When the listener fails.
pub async fn serve(listener: TcpListener, sources: Sources, stop: CancellationToken) -> std::io::Result<()> {
    let text = async move || ([(header::CONTENT_TYPE, CONTENT_TYPE)], sources.text());
    let router = Router::new().route("/metrics", get(text));
    select! {
        served = axum::serve(listener, router).into_future() => served,
        () = stop.cancelled() => Ok(()),
    }
}

/// How much there is of what may be many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Occupancy {
    /// Connections of members, over all transports.
    pub connections: u64,
    /// Rooms that are open.
    pub rooms: u64,
}
