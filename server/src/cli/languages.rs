//! `runroom languages`: what there is, and what is on this machine.

use std::process::ExitCode;

use anyhow::Context as _;
use bytesize::ByteSize;
use runroom_languages::{Listing, Provisioner, State};

use super::{
    args::{Languages, LanguagesCommand},
    kit::Kit,
    print, progress, warn,
};
use crate::config::Sources;

pub(super) async fn languages(sources: Sources, options: Languages) -> anyhow::Result<ExitCode> {
    let provisioner = Kit::open(&sources)?.provisioner;
    match options.command.unwrap_or(LanguagesCommand::List) {
        LanguagesCommand::List => print(&table(&provisioner.list()))?,
        LanguagesCommand::Install { names } => return install(&provisioner, &names).await,
        LanguagesCommand::Verify { names } => return verify(&provisioner, names).await,
        LanguagesCommand::Remove { names } => return remove(&provisioner, &names).await,
    }
    Ok(ExitCode::SUCCESS)
}

async fn install(provisioner: &Provisioner, names: &[String]) -> anyhow::Result<ExitCode> {
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let events = progress::provision(provisioner, &names).await?;
    let mut failed = false;
    for event in events {
        match event.state {
            State::Failed { reason } => {
                failed = true;
                warn(&format!("runroom: {}: {reason}", event.language));
            }
            _ => print(&format!("{} is ready\n", event.language))?,
        }
    }
    Ok(exit_code(failed))
}

async fn verify(provisioner: &Provisioner, names: Vec<String>) -> anyhow::Result<ExitCode> {
    let installed = || {
        let listings = provisioner.list().into_iter().filter(|listing| listing.installed);
        listings.map(|listing| listing.language.name().to_owned()).collect()
    };
    let names: Vec<_> = if names.is_empty() { installed() } else { names };
    let mut failed = false;
    for name in &names {
        match provisioner.verify(name).await {
            Ok(()) => print(&format!("{name} is as it should be\n"))?,
            Err(error) => {
                failed = true;
                warn(&format!("runroom: {name}: {error}"));
            }
        }
    }
    Ok(exit_code(failed))
}

async fn remove(provisioner: &Provisioner, names: &[String]) -> anyhow::Result<ExitCode> {
    for name in names {
        provisioner.remove(name).await.with_context(|| format!("cannot remove {name}"))?;
        print(&format!("{name} is removed\n"))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn exit_code(failed: bool) -> ExitCode {
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The languages as a table for people.
fn table(listings: &[Listing]) -> String {
    let header = ["NAME", "VERSION", "STATE", "ALIASES"].map(str::to_owned);
    let rows = listings.iter().map(|listing| {
        let manifest = &listing.language.manifest;
        let size = |bytes| ByteSize(bytes).display().si();
        let state = if listing.installed {
            format!("installed, {}", size(listing.bytes_stored))
        } else {
            format!("{} to fetch", size(listing.bytes_to_fetch))
        };
        [manifest.name.clone(), manifest.version.clone(), state, manifest.aliases.join(", ")]
    });
    columns(std::iter::once(header).chain(rows).collect())
}

/// Rows with their columns below each other, two spaces between.
fn columns<const N: usize>(rows: Vec<[String; N]>) -> String {
    let widths: [usize; N] = std::array::from_fn(|column| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default()
    });
    let mut table = String::new();
    for row in rows {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        table.push_str(cells.collect::<Vec<_>>().join("  ").trim_end());
        table.push('\n');
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_what_is_in_them() {
        let rows = [["NAME", "VERSION"], ["python", "3.15"], ["c", ""]].map(|row| row.map(str::to_owned));
        assert_eq!(columns(rows.to_vec()), "NAME    VERSION\npython  3.15\nc\n");
    }
}
