//! What the command takes: the words, their help and their examples.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, builder::NonEmptyStringValueParser};

use crate::config::{RunnerName, Sources};

const ABOUT: &str = "\
Examples:
  runroom                                  serve rooms on http://127.0.0.1:7878
  runroom serve --listen 0.0.0.0:80 --languages python,javascript
  runroom run hello.py                     run a file in the sandbox
  runroom languages                        what there is, and what is on this machine
  runroom config check                     the settings that would be used, and why

Settings come from --config, $RUNROOM_CONFIG, ./runroom.toml or $XDG_CONFIG_HOME/runroom/runroom.toml. Variables as
RUNROOM_SERVER__LISTEN are above the file, flags are above those.";

const RUN: &str = "\
Examples:
  runroom run hello.py
  echo '3 4' | runroom run area.js
  runroom run --language python - < hello.py
  runroom run --wall-time 5s --memory 64MiB guest.py -- --an-option of-the-program

Exit codes:
  the program's own, if it ended by itself
  124  the wall time was over          134  it crashed
  125  runroom could not run it        137  the memory limit was met
  130  interrupted by Ctrl-C           152  the fuel was spent
  141  nobody read the output          153  the output limit was met
  143  terminated                      154  the disk limit was met";

/// Rooms in which people run code together, each run isolated in a sandbox.
#[derive(Debug, Parser)]
#[command(name = "runroom", version, after_help = ABOUT, args_conflicts_with_subcommands = true)]
pub(super) struct Cli {
    /// The settings file.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) serve: Serve,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serves rooms; this is also what happens without any command.
    Serve(Serve),
    /// Runs a file in the sandbox, as its interpreter would.
    #[command(after_help = RUN)]
    Run(Box<Run>),
    /// Shows, installs, verifies and removes languages.
    Languages(Languages),
    /// Has the server of the settings' data folder read them anew; rooms and what runs in them go on.
    Reload,
    /// Looks at the settings.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Prints a script that completes the command in a shell.
    #[command(
        after_help = "Example:\n  runroom completions bash > ~/.local/share/bash-completion/completions/runroom"
    )]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
pub(super) struct Serve {
    /// Address and port to listen on; port 0 lets the system choose one [default: 127.0.0.1:7878].
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Languages to offer: "default", "all", or names with commas between them.
    #[arg(long, value_name = "NAMES")]
    languages: Option<String>,
}

impl Serve {
    pub(super) fn add_to(&self, sources: &mut Sources) {
        sources.flag("--listen", "server.listen", self.listen.as_ref());
        sources.flag("--languages", "server.languages", self.languages.as_ref());
    }
}

#[derive(Debug, Args)]
pub(super) struct Run {
    /// The program; "-" reads it from stdin.
    pub(super) file: PathBuf,
    /// Its language, by name or alias; known from the file's extension otherwise.
    #[arg(long, short, value_name = "NAME", value_parser = NonEmptyStringValueParser::new())]
    pub(super) language: Option<String>,
    /// What runs it: "wasm" or "docker"; the first that the settings name for its language otherwise.
    #[arg(long, value_name = "NAME")]
    pub(super) runner: Option<RunnerName>,
    /// The program's stdin, instead of this command's own.
    #[arg(long, value_name = "FILE")]
    pub(super) stdin: Option<PathBuf>,
    /// A file that the program finds beside it, under its own name: a module, a header, data. May be given again.
    #[arg(long, value_name = "FILE")]
    pub(super) with: Vec<PathBuf>,
    /// Writes what the program leaves in its working folder into this one.
    #[arg(long, value_name = "FOLDER")]
    pub(super) save: Option<PathBuf>,
    #[command(flatten)]
    pub(super) limits: LimitFlags,
    /// Arguments of the program.
    #[arg(last = true)]
    pub(super) args: Vec<String>,
}

/// The limits of one run. Where they are not given, those of the settings hold.
#[derive(Debug, Args)]
#[command(next_help_heading = "Limits")]
pub(super) struct LimitFlags {
    /// Time from the program's start to its end, waiting included, as 5s [default: 30s].
    #[arg(long, value_name = "TIME")]
    wall_time: Option<String>,
    /// WebAssembly instructions, roughly [default: unlimited].
    #[arg(long, value_name = "COUNT")]
    fuel: Option<String>,
    /// Memory, as 64MiB [default: 256MiB].
    #[arg(long, value_name = "SIZE")]
    memory: Option<String>,
    /// Stdout and stderr together [default: 4MiB].
    #[arg(long, value_name = "SIZE")]
    output: Option<String>,
    /// What the program may store in its files at one time [default: 64MiB].
    #[arg(long, value_name = "SIZE")]
    disk: Option<String>,
    /// Files, folders and links that the program may have at one time [default: 1024].
    #[arg(long, value_name = "COUNT")]
    disk_files: Option<String>,
    /// Processes and threads at one time, in a container [default: 128].
    #[arg(long, value_name = "COUNT")]
    processes: Option<String>,
    /// Stdin [default: 1MiB].
    #[arg(long, value_name = "SIZE")]
    input: Option<String>,
    /// Source code [default: 64MiB].
    #[arg(long, value_name = "SIZE")]
    code: Option<String>,
    /// Time for compiling, where the language is compiled [default: 30s].
    #[arg(long, value_name = "TIME")]
    compile_time: Option<String>,
    /// Memory of each compiler [default: 1GiB].
    #[arg(long, value_name = "SIZE")]
    compile_memory: Option<String>,
}

impl LimitFlags {
    pub(super) fn add_to(&self, sources: &mut Sources) {
        for (flag, key, value) in [
            ("--wall-time", "limits.wall_time", &self.wall_time),
            ("--fuel", "limits.fuel", &self.fuel),
            ("--memory", "limits.memory", &self.memory),
            ("--output", "limits.output", &self.output),
            ("--disk", "limits.disk", &self.disk),
            ("--disk-files", "limits.disk_files", &self.disk_files),
            ("--processes", "limits.processes", &self.processes),
            ("--input", "limits.input", &self.input),
            ("--code", "limits.code", &self.code),
            ("--compile-time", "limits.compile_time", &self.compile_time),
            ("--compile-memory", "limits.compile_memory", &self.compile_memory),
        ] {
            sources.flag(flag, key, value.as_ref());
        }
    }
}

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Languages {
    #[command(subcommand)]
    pub(super) command: Option<LanguagesCommand>,
}

#[derive(Debug, Subcommand)]
pub(super) enum LanguagesCommand {
    /// Shows what there is, and what is on this machine.
    List,
    /// Fetches languages and makes them ready, so that the next start finds them so.
    #[command(after_help = "Example:\n  runroom languages install python lua")]
    Install {
        /// Languages, by name or alias.
        #[arg(required = true)]
        names: Vec<String>,
        /// What is to run them: "wasm" or "docker"; the first that the settings name for each otherwise.
        #[arg(long, value_name = "NAME")]
        runner: Option<RunnerName>,
    },
    /// Checks the files of languages by their digests, then runs each language's hello program.
    Verify {
        /// What is to run them, likewise.
        #[arg(long, value_name = "NAME")]
        runner: Option<RunnerName>,
        /// Languages, by name or alias; those that are installed otherwise.
        names: Vec<String>,
    },
    /// Removes languages from this machine.
    Remove {
        /// What is not to run them any more, likewise.
        #[arg(long, value_name = "NAME")]
        runner: Option<RunnerName>,
        /// Languages, by name or alias.
        #[arg(required = true)]
        names: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Prints the settings that would be used, each with where it comes from, or what is wrong with them.
    #[command(after_help = "Exit codes:\n  0  the settings can be used\n  1  they cannot")]
    Check {
        /// The file, instead of the one that would be found.
        file: Option<PathBuf>,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_words_do_not_contradict_each_other() {
        Cli::command().debug_assert();
    }

    #[test]
    fn without_a_command_it_serves() {
        let cli = Cli::try_parse_from(["runroom", "--listen", "[::1]:0", "--config", "x.toml"]).unwrap();
        assert!(cli.command.is_none());
        assert_eq!((cli.serve.listen.as_deref(), cli.config), (Some("[::1]:0"), Some("x.toml".into())));
    }

    #[test]
    fn what_follows_two_dashes_is_the_programs() {
        let cli =
            Cli::try_parse_from(["runroom", "run", "a.py", "--fuel", "9", "--", "--fuel", "x"]).unwrap();
        let Some(Command::Run(run)) = cli.command else { panic!("{cli:?}") };
        assert_eq!(run.args, ["--fuel", "x"]);
        assert_eq!(run.limits.fuel.as_deref(), Some("9"));
    }
}
