//! A request to run code.

use serde::{Deserialize, Serialize};
use tokio_util::sync::CancellationToken;

use crate::{LimitExceeded, Limits, OutputWriter, StdinReader};

/// A request to run code: plain data, the same for every runner.
#[derive(Debug, Clone)]
pub struct Job {
    /// The language's name in the catalogue, as `python`.
    pub language: String,
    /// The source of the program's entry: the file that is run.
    pub code: String,
    /// The name the entry's file gets; the language's own (`main.py`) where `None`.
    pub file_name: Option<String>,
    /// Files beside it: modules, headers, data.
    pub files: Vec<SourceFile>,
    /// Arguments after the program's name.
    pub args: Vec<String>,
    /// What it may use.
    pub limits: Limits,
}

impl Job {
    /// What every runner does before it runs a job: refuses what is over a limit, and sees to it that the output ends
    /// at its own, whatever its writer was made for.
    ///
    /// # Errors
    /// The first field that is over its limit.
    pub fn admit(&self, io: &JobIo) -> Result<(), LimitExceeded> {
        let files: usize = self.files.iter().map(|file| file.name.len() + file.content.len()).sum();
        self.limits.admit(self.code.len() + files, io.stdin.waiting())?;
        io.output.limit(self.limits.output_bytes);
        Ok(())
    }
}

/// A file that a job brings along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct SourceFile {
    /// Its path in the working folder, parts joined by `/`: see [`check_path`](Self::check_path).
    pub name: String,
    /// What is in it.
    pub content: String,
}

impl SourceFile {
    /// The longest path, in bytes.
    pub const MAX_PATH: usize = 200;

    /// The folders that a path is in, the outermost first.
    pub fn folders(path: &str) -> impl Iterator<Item = &str> {
        path.match_indices('/').map(|(at, _)| &path[..at])
    }

    /// Checks that a path stays in the folder and could be nothing else to a tool: not an option, not a parent.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check_path(path: &str) -> Result<(), &'static str> {
        let parts = || path.split('/');
        match path {
            "" => Err("is empty"),
            _ if path.len() > Self::MAX_PATH => Err("is longer than 200 bytes"),
            _ if path.starts_with('-') => Err("starts with '-', as an option does"),
            _ if path.chars().any(char::is_control) => Err("has a control character"),
            _ if path.contains('\\') => Err("has a '\\'; folders are parted by '/'"),
            _ if parts().any(|part| matches!(part, "" | "." | "..")) => Err("has an empty part, '.' or '..'"),
            _ => Ok(()),
        }
    }
}

/// A job's connections to the world outside its sandbox.
#[derive(Debug)]
pub struct JobIo {
    /// Where the guest's stdin comes from.
    pub stdin: StdinReader,
    /// Where the guest's stdout and stderr go to.
    pub output: OutputWriter,
    /// Cancelling it ends the run with [`Status::Cancelled`](crate::Status::Cancelled).
    pub cancel: CancellationToken,
}
