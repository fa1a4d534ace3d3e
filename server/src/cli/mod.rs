//! The `runroom` command: what it takes, and who does it.

mod args;
mod config;
mod kit;
mod languages;
mod log;
mod progress;
mod reload;
mod run;
mod serve;

use std::{
    io::{self, Write as _},
    process::ExitCode,
    time::Duration,
};

use clap::{CommandFactory as _, Parser as _};

use crate::config::{ConfigError, Sources};
use args::{Cli, Command, ConfigCommand};

/// How long background work may take to give way when the command ends. What is not on this machine then is fetched
/// or compiled by the next one.
const BACKGROUND: Duration = Duration::from_millis(100);

/// Runs the command of this process.
pub fn main() -> ExitCode {
    // Started by ourselves, to compile what a user's compiler made.
    let args: Vec<_> = std::env::args_os().skip(1).collect();
    if args == [kit::SERVE_CHILD] {
        return runroom_runtime::wasm::serve_child();
    }
    let cli = Cli::parse();
    let sources = Sources::from_process(cli.config);
    let done = match cli.command.unwrap_or(Command::Serve(cli.serve)) {
        Command::Serve(options) => in_runtime(true, serve::serve(sources, options)),
        Command::Run(options) => in_runtime(false, run::run(sources, *options)),
        Command::Languages(command) => in_runtime(false, languages::languages(sources, command)),
        Command::Reload => reload::reload(&sources),
        Command::Config(ConfigCommand::Check { file }) => config::check(sources, file),
        Command::Completions { shell } => completions(shell),
    };
    done.unwrap_or_else(|error| {
        complain(&error);
        ExitCode::FAILURE
    })
}

/// Runs a command that waits: with a thread a core where many are served, with one where there is but one program.
fn in_runtime(
    many: bool,
    command: impl Future<Output = anyhow::Result<ExitCode>>,
) -> anyhow::Result<ExitCode> {
    let mut builder = if many {
        tokio::runtime::Builder::new_multi_thread()
    } else {
        tokio::runtime::Builder::new_current_thread()
    };
    let runtime = builder.enable_all().build()?;
    let done = runtime.block_on(command);
    runtime.shutdown_timeout(BACKGROUND);
    done
}

/// Says on stderr what went wrong.
fn complain(error: &anyhow::Error) {
    // Errors of settings are whole reports already, with their place.
    let text = match error.downcast_ref::<ConfigError>() {
        Some(report) => report.to_string(),
        None => format!("runroom: {error:#}"),
    };
    warn(&text);
}

/// Says something on stderr. With stderr gone there is nobody to tell: that is no reason to end, as `eprintln!` does.
fn warn(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Prints on stdout. A reader that has seen enough is no error.
fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

fn completions(shell: clap_complete::Shell) -> anyhow::Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "runroom", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
