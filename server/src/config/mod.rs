//! The settings: what there is, what each means, its default and its range.
//!
//! One TOML file, environment variables above it, flags above those; [`load`] reads them. `docs/runroom.example.toml`
//! lists every key with its default, and a test keeps it equal to what is here.

mod auth;
mod changes;
mod de;
mod docker;
mod error;
mod history;
mod limits;
mod load;
mod rates;
mod report;
mod rooms;
#[cfg(test)]
mod tests;
mod tree;
mod units;

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, time::Duration};

use ipnet::IpNet;
use runroom_languages::Language;
use serde::{Deserialize, Serialize};

pub use {
    auth::AuthSettings,
    changes::Changes,
    docker::DockerSettings,
    error::ConfigError,
    history::{HistorySettings, Store},
    limits::LimitSettings,
    load::{Loaded, Sources, load},
    rates::{MaybeRate, Rate, RateSettings},
    rooms::{RoomKindSettings, RoomsSettings},
    tree::{Origin, Source, Span},
    units::Auto,
};

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;
const GIB: u64 = 1 << 30;
/// Milliseconds, for ranges of time.
const SECOND: u64 = 1000;
const HOUR: u64 = 3600 * SECOND;
const DAY: u64 = 24 * HOUR;

/// All settings.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct Config {
    /// The network side and where things are kept.
    pub server: ServerSettings,
    /// Who may come.
    pub auth: AuthSettings,
    /// What a room, and the machine as a whole, runs at a time and keeps.
    pub rooms: RoomsSettings,
    /// How often somebody may do what costs something.
    pub rates: RateSettings,
    /// What is kept of executions that ended.
    pub history: HistorySettings,
    /// What one run may use.
    pub limits: LimitSettings,
    /// The Docker engine, for languages that run in containers.
    pub docker: DockerSettings,
    /// What the server says about itself.
    pub log: LogSettings,
    /// Where what happens is traced to.
    pub traces: TraceSettings,
    /// Exceptions by language.
    pub languages: BTreeMap<String, LanguageSettings>,
}

impl Config {
    /// What a run in this language may use on a runner.
    pub fn limits_of(&self, language: &str, runner: RunnerName) -> &LimitSettings {
        let language = self.languages.get(language);
        let general = language.map_or(&self.limits, |language| &language.limits);
        let own = match (runner, language) {
            (RunnerName::Wasm, _) => None,
            (RunnerName::Docker, Some(language)) => language.docker_limits.as_ref(),
            (RunnerName::Docker, None) => self.docker.limits.as_ref(),
        };
        own.unwrap_or(general)
    }

    /// Whether there is a limit of fuel, for any language: then it has to be counted.
    pub fn limits_fuel(&self) -> bool {
        self.limits.fuel.is_some() || self.languages.values().any(|language| language.limits.fuel.is_some())
    }

    /// Takes all limits of fuel off.
    pub fn unlimit_fuel(&mut self) {
        self.limits.fuel = None;
        for language in self.languages.values_mut() {
            language.limits.fuel = None;
        }
    }

    /// The runners that may run a language, in order of preference: those that the settings name, or else the first of those
    /// that it has.
    pub fn runners_of(&self, language: &Language) -> Vec<RunnerName> {
        let named = self.languages.get(language.name()).and_then(|settings| settings.runners.clone());
        named.unwrap_or_else(|| RunnerName::of(language).into_iter().take(1).collect())
    }

    /// Containers of a language that wait for programs.
    pub fn warm_of(&self, language: &str) -> u32 {
        self.languages.get(language).and_then(|settings| settings.warm).unwrap_or(self.docker.warm)
    }
}

/// The network side and where things are kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct ServerSettings {
    /// Address and port to listen on; port 0 lets the system choose one.
    #[serde(deserialize_with = "units::address")]
    pub listen: SocketAddr,
    /// What connections are encrypted with; they are not where it is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls: Option<TlsSettings>,
    /// Where metrics are to be had, at `/metrics`; `"none"` for nowhere. Not an address that everybody reaches.
    #[serde(deserialize_with = "units::maybe_address", serialize_with = "units::maybe_address_text")]
    pub metrics: Option<SocketAddr>,
    /// Origins of web pages, beside the server's own, that may connect, as `https://school.example`.
    pub allowed_origins: Vec<String>,
    /// Networks of proxies that are believed about whom they speak for, as `10.0.0.0/8` or one address.
    #[serde(deserialize_with = "units::networks")]
    pub trusted_proxies: Vec<IpNet>,
    /// Languages to offer: the catalogue's `"default"` ones, `"all"` of it, or a list of names.
    pub languages: Selection,
    /// Folders of languages beside the built-in ones, each with its `language.toml`. One of the name of a built-in
    /// language takes its place.
    pub language_folders: Vec<PathBuf>,
    /// The folder of what must survive a restart: the key that signs tokens.
    pub data_dir: Auto<PathBuf>,
    /// The folder of what can be fetched or made again: languages.
    pub cache_dir: Auto<PathBuf>,
    /// Connections at one time.
    #[serde(deserialize_with = "units::count::<_, _, 1, 1_000_000>")]
    pub max_connections: u32,
    /// The size of one message from a client.
    #[serde(deserialize_with = "units::size::<_, KIB, {16 * MIB}>", serialize_with = "units::size_text")]
    pub max_frame: u64,
    /// How long a client may take to send a request's head or body.
    #[serde(
        deserialize_with = "units::time::<_, 100, {10 * 60 * SECOND}>",
        serialize_with = "humantime_serde::serialize"
    )]
    pub request_timeout: Duration,
    /// How long a WebSocket may stay open without a valid token.
    #[serde(
        deserialize_with = "units::time::<_, 100, {10 * 60 * SECOND}>",
        serialize_with = "humantime_serde::serialize"
    )]
    pub auth_timeout: Duration,
    /// How often a WebSocket is pinged.
    #[serde(deserialize_with = "units::time::<_, 100, HOUR>", serialize_with = "humantime_serde::serialize")]
    pub ping_interval: Duration,
    /// How long a WebSocket may stay without a sign of life, answers to pings included.
    #[serde(deserialize_with = "units::time::<_, 100, DAY>", serialize_with = "humantime_serde::serialize")]
    pub idle_timeout: Duration,
    /// How long one message may take to be accepted by a client's side before the client is dropped.
    #[serde(deserialize_with = "units::time::<_, 100, HOUR>", serialize_with = "humantime_serde::serialize")]
    pub write_timeout: Duration,
    /// How long a session's token is valid.
    #[serde(
        deserialize_with = "units::time::<_, SECOND, {366 * DAY}>",
        serialize_with = "humantime_serde::serialize"
    )]
    pub session_lifetime: Duration,
    /// How long runs may go on after the server was told to stop.
    #[serde(deserialize_with = "units::time::<_, 0, DAY>", serialize_with = "humantime_serde::serialize")]
    pub shutdown_grace: Duration,
}

impl Default for ServerSettings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 7878)),
            tls: None,
            metrics: None,
            allowed_origins: Vec::new(),
            trusted_proxies: Vec::new(),
            languages: Selection::Default,
            language_folders: Vec::new(),
            data_dir: Auto::Auto,
            cache_dir: Auto::Auto,
            max_connections: 1024,
            max_frame: 64 * KIB,
            request_timeout: Duration::from_secs(10),
            auth_timeout: Duration::from_secs(10),
            ping_interval: Duration::from_secs(20),
            idle_timeout: Duration::from_secs(60),
            write_timeout: Duration::from_secs(10),
            session_lifetime: Duration::from_secs(24 * 3600),
            shutdown_grace: Duration::from_secs(10),
        }
    }
}

/// A certificate and its key. They are read anew where the files change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct TlsSettings {
    /// The certificate and those that lead to one that clients know, as PEM.
    pub certificate: PathBuf,
    /// Its private key, as PEM.
    pub key: PathBuf,
}

/// Which languages of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Selection {
    /// Those that the catalogue offers by default.
    #[default]
    Default,
    /// All of them.
    All,
    /// These.
    Named(Vec<String>),
}

impl Serialize for Selection {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Default => to.serialize_str("default"),
            Self::All => to.serialize_str("all"),
            Self::Named(names) => names.serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for Selection {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        use serde::de::{Error, SeqAccess, Unexpected, Visitor, value::SeqAccessDeserializer};

        struct WordOrNames;

        impl<'de> Visitor<'de> for WordOrNames {
            type Value = Selection;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("\"default\", \"all\" or a list of languages")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Selection, E> {
                word(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, names: A) -> Result<Selection, A::Error> {
                let names = Vec::<String>::deserialize(SeqAccessDeserializer::new(names))?;
                // A variable or a flag cannot say whether it is a word or a list of one.
                let only = if let [name] = names.as_slice() { word(name) } else { None };
                Ok(only.unwrap_or(Selection::Named(names)))
            }
        }

        fn word(text: &str) -> Option<Selection> {
            match text {
                "default" => Some(Selection::Default),
                "all" => Some(Selection::All),
                _ => None,
            }
        }

        from.deserialize_seq(WordOrNames)
    }
}

/// Exceptions for one language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct LanguageSettings {
    /// Whether it is offered.
    pub enabled: bool,
    /// The runners that may run it, in order of preference; the first of those that it has where none is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub runners: Option<Vec<RunnerName>>,
    /// Containers that wait for its programs, where it is otherwise than in general.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warm: Option<u32>,
    /// Programs that are refused: those in which one of these patterns is found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refuse: Vec<RefusedCode>,
    /// What one run may use, where it differs from the general limits.
    pub limits: LimitSettings,
    /// What one run in a container may use, where it differs from that and from the limits of the Docker engine.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub docker_limits: Option<LimitSettings>,
}

impl Default for LanguageSettings {
    fn default() -> Self {
        Self {
            enabled: true,
            runners: None,
            warm: None,
            refuse: Vec::new(),
            limits: LimitSettings::default(),
            docker_limits: None,
        }
    }
}

/// Programs that are refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct RefusedCode {
    /// A regular expression, found anywhere in the program; `^` and `$` are the ends of its lines.
    pub pattern: String,
    /// What who wrote it is told.
    pub message: String,
}

/// A backend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum RunnerName {
    /// WebAssembly, in this process.
    Wasm,
    /// Containers of a Docker engine.
    Docker,
}

impl RunnerName {
    /// The name that runners give themselves.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Wasm => "wasm",
            Self::Docker => "docker",
        }
    }

    /// Those that can run a language, by its manifest.
    pub fn of(language: &Language) -> Vec<Self> {
        let manifest = &language.manifest;
        let wasm = manifest.wasm.as_ref().map(|_| Self::Wasm);
        wasm.into_iter().chain(manifest.docker.as_ref().map(|_| Self::Docker)).collect()
    }
}

/// What the server says about itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct LogSettings {
    /// What is logged: a level, or levels by part, as `info,runroom::transports=debug`.
    pub filter: String,
    /// How.
    pub format: LogFormat,
}

/// How lines of the log are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// For programs: an object in each line.
    Json,
}

/// Where what happens is traced to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct TraceSettings {
    /// The address of an OpenTelemetry collector, which gets a trace of each execution over OTLP; `"none"` for nowhere.
    #[serde(deserialize_with = "units::maybe_endpoint", serialize_with = "units::maybe_text")]
    pub endpoint: Option<String>,
}

impl Default for LogSettings {
    fn default() -> Self {
        Self { filter: "info".to_owned(), format: LogFormat::Text }
    }
}
