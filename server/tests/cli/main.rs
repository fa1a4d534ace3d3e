//! The command as its users meet it: words, exit codes, streams and signals.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod api;
mod clients;
mod containers;
mod kill;
mod languages;
mod metrics;
mod operations;
mod room;
mod run;
mod serve;
mod serving;
mod socketio;
#[cfg(feature = "otlp")]
mod traces;
mod words;

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::OnceLock,
};

/// The command in a folder of its own, with nothing of the machine's settings. Languages come from the machine's cache.
struct Case {
    folder: tempfile::TempDir,
}

impl Case {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Python is ready, so that stderr tells nothing of its way there.
    fn with_python() -> Self {
        static INSTALLED: OnceLock<i32> = OnceLock::new();
        let case = Self::new();
        assert_eq!(*INSTALLED.get_or_init(|| case.run(&["languages", "install", "python"]).code), 0);
        case
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_runroom"));
        command.args(args).current_dir(self.path()).stdin(Stdio::null());
        for (name, _) in
            std::env::vars().filter(|(name, _)| name.starts_with("RUNROOM_") && name != "RUNROOM_CACHE_DIR")
        {
            command.env_remove(name);
        }
        command
            .env("XDG_CONFIG_HOME", self.path().join("config"))
            .env("XDG_DATA_HOME", self.path().join("data"));
        command
    }

    fn run(&self, args: &[&str]) -> Done {
        Done::new(self.command(args).output().unwrap())
    }

    /// Runs it with this on stdin.
    fn feed(&self, args: &[&str], stdin: &str) -> Done {
        let mut child = piped(self.command(args).stdin(Stdio::piped()));
        child.stdin.take().unwrap().write_all(stdin.as_bytes()).unwrap();
        Done::new(child.wait_with_output().unwrap())
    }
}

fn piped(command: &mut Command) -> Child {
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Sends a signal, by name.
fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args(["-s", name, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

/// A command that has ended.
struct Done {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Done {
    fn new(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let code = output.status.code().unwrap_or(-1);
        Self { code, stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    #[track_caller]
    fn is(&self, code: i32, stdout: &str, stderr: &str) {
        assert_eq!((self.code, self.stdout.as_str(), self.stderr.as_str()), (code, stdout, stderr));
    }
}
