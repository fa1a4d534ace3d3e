//! `runroom config`: what would be used, and why.

use std::{path::PathBuf, process::ExitCode};

use super::{kit, print};
use crate::config::Sources;

/// Prints the settings with their origins, or fails with what is wrong.
pub(super) fn check(mut sources: Sources, file: Option<PathBuf>) -> anyhow::Result<ExitCode> {
    if file.is_some() {
        sources.file = file;
    }
    let (loaded, _) = kit::settings(&sources)?;
    print(&loaded.report())?;
    Ok(ExitCode::SUCCESS)
}
