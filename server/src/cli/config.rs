//! `runroom config`: what would be used, and why.

use std::{path::PathBuf, process::ExitCode};

use super::{kit, print};
use crate::{
    config::{Auto, Sources},
    rooms::RoomSettings,
};

/// Prints the settings with their origins, or fails with what is wrong.
pub(super) fn check(mut sources: Sources, file: Option<PathBuf>) -> anyhow::Result<ExitCode> {
    if file.is_some() {
        sources.file = file;
    }
    let (loaded, _) = kit::settings(&sources)?;
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
    Ok(ExitCode::SUCCESS)
}
