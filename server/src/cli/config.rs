//! `runroom config`: what would be used, and why.

use std::{fmt::Write as _, path::PathBuf, process::ExitCode};

use runroom_languages::Catalogue;

use super::{kit, print};
use crate::{
    config::{Auto, Config, RoomKindSettings, RunnerName, Selection, Sources},
    rooms::RoomSettings,
    shelf::selected,
};

/// Prints the settings with their origins, or fails with what is wrong.
pub(super) fn check(mut sources: Sources, file: Option<PathBuf>) -> anyhow::Result<ExitCode> {
    if file.is_some() {
        sources.file = file;
    }
    let (loaded, catalogue) = kit::settings(&sources)?;
    loaded.check_outbox()?;
    let config = &loaded.config;
    let mut worked_out = Vec::new();
    // What is set stands there already.
    if config.server.data_dir == Auto::Auto {
        worked_out.push(("server.data_dir", loaded.data_dir()?.display().to_string()));
    }
    if config.server.cache_dir == Auto::Auto {
        worked_out.push(("server.cache_dir", kit::cache_dir(&loaded)?.display().to_string()));
    }
    if config.rooms.max_running == Auto::Auto {
        worked_out.push(("rooms.max_running", RoomSettings::from(config).max_running.to_string()));
    }
    print(&loaded.report(&worked_out))?;
    print(&routes(&loaded.config, &catalogue))?;
    print(&kinds(&loaded.config))?;
    Ok(ExitCode::SUCCESS)
}

/// What kinds of rooms run, as comments.
fn kinds(config: &Config) -> String {
    let kinds = &config.rooms.kinds;
    let mut text = String::new();
    if !kinds.is_empty() {
        text.push_str("\n# What runs in which rooms; in all others everything does:\n");
    }
    for (name, RoomKindSettings { rooms, languages }) in kinds {
        let one_or = |list: &[String]| if list.is_empty() { "nothing".to_owned() } else { list.join(", ") };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# {:<27} {}  (rooms.kinds.{name})", one_or(rooms), one_or(languages));
    }
    text
}

/// What would run each language that is offered, and why, as comments.
fn routes(config: &Config, catalogue: &Catalogue) -> String {
    let mut text = "\n# What runs each language, in order of preference:\n".to_owned();
    // Those that only containers run are shown too: whether they are offered, their images decide.
    for language in selected(catalogue, config, |language| language.manifest.wasm.is_none()) {
        let name = language.name();
        let names = |runners: Vec<RunnerName>| {
            runners.into_iter().map(RunnerName::as_str).collect::<Vec<_>>().join(", ")
        };
        let is_named = config.languages.get(name).is_some_and(|settings| settings.runners.is_some());
        let why = match RunnerName::of(&language).as_slice() {
            _ if is_named => format!("languages.{name}.runners"),
            [RunnerName::Docker] if config.server.languages == Selection::Default => {
                "all that it has; offered where its image is there at the start".to_owned()
            }
            [_] => "all that it has".to_owned(),
            all => format!("the first of those that it has: {}", names(all.to_vec())),
        };
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# {name:<12} {:<14} {why}", names(config.runners_of(&language)));
    }
    text
}
