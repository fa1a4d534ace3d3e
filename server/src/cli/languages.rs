//! `runroom languages`: what there is, and what is on this machine.

use std::process::ExitCode;

use anyhow::Context as _;
use bytesize::ByteSize;
use runroom_languages::{Language, Listing, State};

use super::{
    args::{Languages, LanguagesCommand},
    kit::Kit,
    print, progress, warn,
};
use crate::config::{RunnerName, Sources};

pub(super) async fn languages(sources: Sources, options: Languages) -> anyhow::Result<ExitCode> {
    let kit = Kit::open(&sources)?;
    let done = match options.command.unwrap_or(LanguagesCommand::List) {
        LanguagesCommand::List => list(&kit).await,
        LanguagesCommand::Install { names, runner } => install(&kit, &names, runner).await,
        LanguagesCommand::Verify { names, runner } => verify(&kit, names, runner).await,
        LanguagesCommand::Remove { names, runner } => remove(&kit, &names, runner).await,
    };
    kit.docker.shut_down().await;
    done
}

async fn list(kit: &Kit) -> anyhow::Result<ExitCode> {
    let listings = kit.provisioner.list();
    let engine = kit.docker.reach().await;
    let mut rows = Vec::new();
    for language in kit.provisioner.catalogue().iter() {
        if let Some(listing) = listings.iter().find(|listing| listing.language.name() == language.name()) {
            rows.push(guest_row(listing));
        }
        if language.manifest.docker.is_some() {
            let state = match &engine {
                Err(_) => "no Docker engine".to_owned(),
                Ok(()) => match kit.containers.image(language.name()).await? {
                    Some(image) => format!("installed, {}", size(image.bytes)),
                    None => "image to make".to_owned(),
                },
            };
            rows.push(row(language, language.manifest.docker_version(), RunnerName::Docker, state));
        }
    }
    print(&table(rows))?;
    if let Err(error) = engine {
        warn(&format!("runroom: {error}"));
    }
    Ok(ExitCode::SUCCESS)
}

async fn install(kit: &Kit, names: &[String], runner: Option<RunnerName>) -> anyhow::Result<ExitCode> {
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let events = progress::provision(kit, &names, runner).await?;
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

async fn verify(kit: &Kit, names: Vec<String>, runner: Option<RunnerName>) -> anyhow::Result<ExitCode> {
    let mut wanted = if names.is_empty() { installed(kit).await? } else { chosen(kit, &names, runner)? };
    wanted.retain(|(_, found)| runner.is_none_or(|runner| runner == *found));
    let mut failed = false;
    for (name, runner) in wanted {
        let verified = match runner {
            RunnerName::Wasm => kit.provisioner.verify(&name).await,
            RunnerName::Docker => kit.containers.verify(&name).await,
        };
        match verified {
            Ok(()) => print(&format!("{name} is as it should be on {}\n", runner.as_str()))?,
            Err(error) => {
                failed = true;
                warn(&format!("runroom: {name}: {error}"));
            }
        }
    }
    Ok(exit_code(failed))
}

/// What is on this machine, guests and images.
async fn installed(kit: &Kit) -> anyhow::Result<Vec<(String, RunnerName)>> {
    let guests = kit.provisioner.list().into_iter().filter(|listing| listing.installed);
    let mut all: Vec<_> =
        guests.map(|listing| (listing.language.name().to_owned(), RunnerName::Wasm)).collect();
    if kit.docker.reach().await.is_ok() {
        for language in kit.provisioner.catalogue().iter() {
            let name = language.name();
            if language.manifest.docker.is_some() && kit.containers.image(name).await?.is_some() {
                all.push((name.to_owned(), RunnerName::Docker));
            }
        }
    }
    Ok(all)
}

/// Languages that are named, with the runner that is meant.
fn chosen(
    kit: &Kit,
    names: &[String],
    runner: Option<RunnerName>,
) -> anyhow::Result<Vec<(String, RunnerName)>> {
    let choose = |name: &String| {
        let language = kit.provisioner.catalogue().resolve(name);
        let language = language.with_context(|| format!("language {name:?} is not in the catalogue"))?;
        Ok((language.name().to_owned(), runner.unwrap_or_else(|| kit.first_runner(language))))
    };
    names.iter().map(choose).collect()
}

async fn remove(kit: &Kit, names: &[String], runner: Option<RunnerName>) -> anyhow::Result<ExitCode> {
    for (name, runner) in chosen(kit, names, runner)? {
        let removed = match runner {
            RunnerName::Wasm => kit.provisioner.remove(&name).await,
            RunnerName::Docker => kit.containers.remove(&name).await,
        };
        removed.with_context(|| format!("cannot remove {name}"))?;
        print(&format!("{name} is removed\n"))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn exit_code(failed: bool) -> ExitCode {
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The languages as a table for people.
fn table(rows: Vec<[String; 5]>) -> String {
    let header = ["NAME", "VERSION", "RUNNER", "STATE", "ALIASES"].map(str::to_owned);
    columns(std::iter::once(header).chain(rows).collect())
}

fn guest_row(listing: &Listing) -> [String; 5] {
    let state = if listing.installed {
        format!("installed, {}", size(listing.bytes_stored))
    } else {
        format!("{} to fetch", size(listing.bytes_to_fetch))
    };
    row(&listing.language, &listing.language.manifest.version, RunnerName::Wasm, state)
}

fn row(language: &Language, version: &str, runner: RunnerName, state: String) -> [String; 5] {
    let aliases = language.manifest.aliases.join(", ");
    [language.name().to_owned(), version.to_owned(), runner.as_str().to_owned(), state, aliases]
}

fn size(bytes: u64) -> String {
    ByteSize(bytes).display().si().to_string()
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
