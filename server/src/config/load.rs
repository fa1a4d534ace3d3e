//! Where settings are looked for, and the order in which they win.

use std::{
    collections::BTreeMap,
    env, fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use runroom_languages::Catalogue;
use serde::Deserialize;
use tracing_subscriber::EnvFilter;

use super::{
    Auto, Config, MIB, RunnerName, Selection,
    error::ConfigError,
    tree::{Origin, Source, Table},
};
use crate::{protocol::RoomAccess, rooms::RoomSettings};

/// The variable that names the file.
const FILE_VARIABLE: &str = "RUNROOM_CONFIG";
/// What the variables of single settings start with; their keys are joined by [`NESTING`].
const PREFIX: &str = "RUNROOM_";
const NESTING: &str = "__";

/// All that settings are read from, apart from the file itself.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The file named by a flag.
    pub file: Option<PathBuf>,
    /// The environment.
    pub env: BTreeMap<String, String>,
    /// Settings made by flags: the flag's name, the setting's key as `server.listen`, and the value.
    pub flags: Vec<(&'static str, &'static str, String)>,
}

impl Sources {
    /// With the environment of this process. A variable that is not Unicode is none of ours.
    pub fn from_process(file: Option<PathBuf>) -> Self {
        let env = env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        Self { file, env: env.collect(), flags: Vec::new() }
    }

    /// Adds a setting made by a flag, where the flag was given.
    pub fn flag(&mut self, flag: &'static str, key: &'static str, value: Option<impl ToString>) {
        self.flags.extend(value.map(|value| (flag, key, value.to_string())));
    }
}

/// Settings, and where each comes from.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The settings.
    pub config: Config,
    /// The file that was read, if there is one.
    pub file: Option<PathBuf>,
    pub(super) tree: Table,
    env: BTreeMap<String, String>,
}

/// Reads and checks all settings.
///
/// # Errors
/// The first thing that is wrong: a file that cannot be read, its syntax, an unknown key, a value of the wrong type or
/// out of its range.
pub fn load(sources: &Sources) -> Result<Loaded, ConfigError> {
    let source = find_file(sources)?.map(Arc::new);
    let mut tree = Table::default();
    if let Some(source) = &source {
        tree.overlay(Table::from_toml(source)?);
    }
    for (name, value) in &sources.env {
        let Some(path) = name.strip_prefix(PREFIX).filter(|rest| rest.contains(NESTING)) else { continue };
        let path = path.to_lowercase();
        tree.put(&path.split(NESTING).collect::<Vec<_>>(), value, &Origin::Env(name.clone()));
    }
    for (flag, key, value) in &sources.flags {
        tree.put(&key.split('.').collect::<Vec<_>>(), value, &Origin::Flag((*flag).to_owned()));
    }
    tree.inherit_limits();
    let config = Config::deserialize(tree.clone().into_deserializer())?;
    let file = source.map(|source| source.path.clone());
    let loaded = Loaded { config, file, tree, env: sources.env.clone() };
    loaded.check()?;
    Ok(loaded)
}

/// The file that is named, which must be there, or else the first of the usual ones that is.
fn find_file(sources: &Sources) -> Result<Option<Source>, ConfigError> {
    let named = match (&sources.file, sources.env.get(FILE_VARIABLE)) {
        (Some(file), _) => Some((file.clone(), Origin::Flag("--config".to_owned()))),
        (None, Some(file)) => Some((file.into(), Origin::Env(FILE_VARIABLE.to_owned()))),
        (None, None) => None,
    };
    if let Some((path, origin)) = named {
        return match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(Source { path, text })),
            Err(error) => Err(unreadable(&path, &error).at(origin)),
        };
    }
    let xdg = xdg_dir(&sources.env, "XDG_CONFIG_HOME", ".config").map(|folder| folder.join("runroom.toml"));
    for path in [Some(PathBuf::from("runroom.toml")), xdg].into_iter().flatten() {
        match fs::read_to_string(&path) {
            Ok(text) => return Ok(Some(Source { path, text })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unreadable(&path, &error)),
        }
    }
    Ok(None)
}

fn unreadable(path: &Path, error: &io::Error) -> ConfigError {
    ConfigError::new(format!("cannot read {}: {error}", path.display()))
}

/// Our folder in one of the user's base folders, by the XDG convention: relative paths there count as not set.
fn xdg_dir(env: &BTreeMap<String, String>, variable: &str, in_home: &str) -> Option<PathBuf> {
    let set = env.get(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = set.or_else(|| env.get("HOME").map(|home| Path::new(home).join(in_home)))?;
    Some(base.join("runroom"))
}

impl Loaded {
    /// Checks that are about more than one value's own type and range.
    fn check(&self) -> Result<(), ConfigError> {
        let server = &self.config.server;
        if server.idle_timeout <= server.ping_interval {
            let interval = humantime_serde::re::humantime::format_duration(server.ping_interval);
            return Err(self.error(
                "server.idle_timeout",
                format!("must be longer than server.ping_interval, which is {interval}"),
            ));
        }
        for origin in &server.allowed_origins {
            check_origin(origin).map_err(|(what, help)| {
                self.error("server.allowed_origins", format!("{origin:?} {what}")).help(help)
            })?;
        }
        let auth = &self.config.auth;
        if !auth.keys.is_empty() && auth.issuer.is_empty() {
            return Err(self
                .error("auth.issuer", "is empty, but auth.keys names keys")
                .help("it is the `iss` that the application's tokens have"));
        }
        if !auth.keys.is_empty() && auth.audience.is_empty() {
            return Err(self
                .error("auth.audience", "is empty, but auth.keys names keys")
                .help("it is the `aud` that the application's tokens have"));
        }
        if auth.keys.is_empty() && !auth.guests {
            return Err(self
                .error("auth.guests", "is false, and there are no auth.keys, so that nobody could come")
                .help("name the keys of the application whose users may come"));
        }
        if let Some((name, _)) = self
            .config
            .languages
            .iter()
            .find(|(_, language)| language.runners.as_ref().is_some_and(Vec::is_empty))
        {
            return Err(self
                .error(&format!("languages.{name}.runners"), "has no runner, so that nothing could run it")
                .help(format!("to take the language off, say `enabled = false` in [languages.{name}]")));
        }
        for (name, kind) in &self.config.rooms.kinds {
            RoomAccess::matching(&kind.rooms)
                .map_err(|what| self.error(&format!("rooms.kinds.{name}.rooms"), format!("has {what}")))?;
        }
        for (name, language) in &self.config.languages {
            language.code_checks().map_err(|error| {
                self.error(&format!("languages.{name}.refuse"), format!("cannot be used: {error}"))
            })?;
        }
        EnvFilter::builder()
            .parse(&self.config.log.filter)
            .map_err(|error| self.error("log.filter", format!("{:?}: {error}", self.config.log.filter)))?;
        Ok(())
    }

    /// Checks what only a server needs: that an outbox has place for all that one program may print.
    ///
    /// # Errors
    /// The bound of the outbox that is too low.
    pub fn check_outbox(&self) -> Result<(), ConfigError> {
        let Config { rooms, limits, docker, languages, .. } = &self.config;
        let general =
            [("limits".to_owned(), Some(limits)), ("docker.limits".to_owned(), docker.limits.as_ref())];
        let languages = languages.iter().flat_map(|(name, language)| {
            let limits = (format!("languages.{name}.limits"), Some(&language.limits));
            [limits, (format!("languages.{name}.docker_limits"), language.docker_limits.as_ref())]
        });
        let all =
            general.into_iter().chain(languages).filter_map(|(key, limits)| Some((key, limits?.output)));
        // The first of the highest, which the others may have from there.
        let highest = all.reduce(|highest, other| if other.1 > highest.1 { other } else { highest });
        let Some((key, output)) = highest else { return Ok(()) };
        let least = RoomSettings::least_outbox(output);
        let mib = |bytes: u64| format!("{} MiB", bytes.div_ceil(MIB));
        let help = || {
            format!("a program may print {} at once, by {key}.output; lower that or raise this", mib(output))
        };
        if rooms.outbox_size < least.bytes {
            let message = format!("must be at least {}", mib(least.bytes));
            return Err(self.error("rooms.outbox_size", message).help(help()));
        }
        if (rooms.outbox_events as u64) < least.events {
            let message = format!("must be at least {}", least.events);
            return Err(self.error("rooms.outbox_events", message).help(help()));
        }
        Ok(())
    }

    /// Checks every language that is named against those that there are.
    ///
    /// # Errors
    /// The first that is not there.
    pub fn check_languages(&self, catalogue: &Catalogue) -> Result<(), ConfigError> {
        let known = || catalogue.iter().map(|language| language.name());
        if let Some(name) = self.config.languages.keys().find(|name| !known().any(|known| known == *name)) {
            let origin = self.tree.key_origin(&["languages", name]);
            return Err(ConfigError::unknown("language", name, known()).at(origin).under("languages"));
        }
        for language in catalogue.iter() {
            let (name, has) = (language.name(), RunnerName::of(language));
            let named = self.config.languages.get(name).and_then(|settings| settings.runners.as_ref());
            if let Some(other) = named.into_iter().flatten().find(|runner| !has.contains(runner)) {
                let has: Vec<_> = has.into_iter().map(RunnerName::as_str).collect();
                let message = format!("{name} does not run on {:?}", other.as_str());
                return Err(self
                    .error(&format!("languages.{name}.runners"), message)
                    .help(format!("it runs on {}", has.join(" and "))));
            }
        }
        for (kind, settings) in &self.config.rooms.kinds {
            if let Some(name) = settings.languages.iter().find(|name| !known().any(|known| known == *name)) {
                let path = ["rooms", "kinds", kind, "languages"];
                let unknown = ConfigError::unknown("language", name, known()).at(self.tree.origin(&path));
                return Err(path.iter().rev().fold(unknown, |error, key| error.under(key)));
            }
        }
        if let Selection::Named(names) = &self.config.server.languages
            && let Some(name) = names.iter().find(|name| catalogue.resolve(name).is_none())
        {
            let origin = self.tree.origin(&["server", "languages"]);
            return Err(ConfigError::unknown("language", name, known())
                .at(origin)
                .under("languages")
                .under("server"));
        }
        Ok(())
    }

    /// The folder of what must survive a restart.
    ///
    /// # Errors
    /// When it is neither set nor can be worked out.
    pub fn data_dir(&self) -> Result<PathBuf, ConfigError> {
        match &self.config.server.data_dir {
            Auto::Set(path) => Ok(path.clone()),
            Auto::Auto => xdg_dir(&self.env, "XDG_DATA_HOME", ".local/share").ok_or_else(|| {
                self.error("server.data_dir", "cannot be worked out: neither XDG_DATA_HOME nor HOME is set")
            }),
        }
    }

    /// Whether somebody set the value of a key, as `limits.memory`.
    pub fn is_set(&self, key: &str) -> bool {
        self.tree.get(&key.split('.').collect::<Vec<_>>()).is_some()
    }

    /// An error about the value of a key.
    pub(crate) fn error(&self, key: &str, message: impl Into<String>) -> ConfigError {
        let path: Vec<_> = key.split('.').collect();
        let error = ConfigError::new(message).at(self.tree.origin(&path));
        path.iter().rev().fold(error, |error, key| error.under(key))
    }
}

/// Checks that an origin is written as browsers send it, which is what it is compared with; otherwise says what is
/// wrong and what would be right.
fn check_origin(text: &str) -> Result<(), (&'static str, String)> {
    let form =
        || "an origin is a scheme, a host and maybe a port, as \"https://school.example:8443\"".to_owned();
    let none = ("is not an origin", form());
    let Ok(uri) = text.parse::<axum::http::Uri>() else { return Err(none) };
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else { return Err(none) };
    // What follows the scheme is the authority and nothing else; a user and a password are no part of an origin.
    let rest = text.get(scheme.len()..).and_then(|rest| rest.strip_prefix("://"));
    if rest != Some(authority.as_str()) || text.contains('@') {
        return Err(none);
    }
    if text.chars().any(|character| character.is_ascii_uppercase()) {
        return Err(("has capital letters", format!("browsers send it as {:?}", text.to_ascii_lowercase())));
    }
    let default = match scheme {
        "http" => ":80",
        "https" => ":443",
        _ => return Ok(()),
    };
    match text.strip_suffix(default) {
        Some(bare) => {
            Err(("names the port that its scheme has anyway", format!("browsers send it as {bare:?}")))
        }
        None => Ok(()),
    }
}
