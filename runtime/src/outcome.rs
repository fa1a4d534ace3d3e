//! How a run ended.

use std::time::Duration;

use bytes::Bytes;
use serde::{Deserialize, Serialize};

/// How a run ended, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The program ended by itself with exit code 0.
    Success,
    /// The program ended by itself with another exit code, or crashed.
    RuntimeError,
    /// The program did not compile; see [`Outcome::diagnostics`].
    CompileError,
    /// [`Limits::wall_time`](crate::Limits::wall_time) passed.
    Timeout,
    /// [`Limits::fuel`](crate::Limits::fuel) was spent.
    CpuLimit,
    /// The program asked for more than [`Limits::memory_bytes`](crate::Limits::memory_bytes) and failed for it.
    MemoryLimit,
    /// [`Limits::output_bytes`](crate::Limits::output_bytes) was passed; what came before is kept.
    OutputLimit,
    /// The program asked for more than its scratch space holds and failed for it.
    DiskLimit,
    /// The run was cancelled from outside.
    Cancelled,
    /// The fault is ours. The program may be run again.
    InternalError,
    /// The process that ran it was gone before it ended. No runner says so: whoever keeps account of jobs may.
    Interrupted,
}

impl Outcome {
    /// The outcome of a run of which nothing is known but how it ended.
    pub fn new(status: Status, runner: &'static str) -> Self {
        Self {
            status,
            exit_code: None,
            signal: None,
            message: None,
            diagnostics: Vec::new(),
            compile_time: None,
            wall_time: Duration::ZERO,
            cpu_time: Duration::ZERO,
            fuel_used: None,
            peak_memory: None,
            files: Vec::new(),
            truncated: Truncated::default(),
            runner,
        }
    }
}

impl Status {
    /// The word used in the protocol, in logs and in metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::RuntimeError => "runtime_error",
            Self::CompileError => "compile_error",
            Self::Timeout => "timeout",
            Self::CpuLimit => "cpu_limit",
            Self::MemoryLimit => "memory_limit",
            Self::OutputLimit => "output_limit",
            Self::DiskLimit => "disk_limit",
            Self::Cancelled => "cancelled",
            Self::InternalError => "internal_error",
            Self::Interrupted => "interrupted",
        }
    }
}

/// How a run ended, and what it used. What it printed went to its [`OutputWriter`](crate::OutputWriter).
#[derive(Debug, Clone)]
pub struct Outcome {
    /// How it ended.
    pub status: Status,
    /// The exit code, where the program ended by itself.
    pub exit_code: Option<i32>,
    /// The signal that ended it, by name, on backends that have signals.
    pub signal: Option<String>,
    /// One sentence for a person where the status alone does not tell why: the trap, the limit that was met.
    pub message: Option<String>,
    /// What the compiler said, where it said it in a form that could be parsed.
    pub diagnostics: Vec<Diagnostic>,
    /// What making the program ready took, where a compiler was at work: nothing where the same source was compiled
    /// before.
    pub compile_time: Option<Duration>,
    /// From the guest's start to its end.
    pub wall_time: Duration,
    /// Time that the guest spent on a processor.
    pub cpu_time: Duration,
    /// Instructions, roughly, on backends that count them.
    pub fuel_used: Option<u64>,
    /// The most memory the guest held at one time, in bytes: linear memories and tables for WebAssembly, an
    /// interpreter's own start included.
    pub peak_memory: Option<u64>,
    /// Files that the program left in its working folder.
    pub files: Vec<OutputFile>,
    /// What was cut off.
    pub truncated: Truncated,
    /// The name of the runner that ran it.
    pub runner: &'static str,
}

/// One message of a compiler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Diagnostic {
    /// The user's file.
    pub file: String,
    /// From 1.
    pub line: u32,
    /// From 1, in the compiler's own columns.
    pub column: u32,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What it says.
    pub message: String,
}

/// A file that a program left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Relative to the working folder, parts joined by `/`.
    pub path: String,
    /// Its content.
    pub content: Bytes,
}

impl OutputFile {
    /// The media type of a picture that a client can show, told by its content: `image/png`, `image/jpeg`,
    /// `image/gif`, `image/svg+xml`. An SVG is a document that can hold scripts: show it as an image, never inline.
    pub fn image(&self) -> Option<&'static str> {
        let content = &self.content[..];
        if content.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some("image/png")
        } else if content.starts_with(b"\xff\xd8\xff") {
            Some("image/jpeg")
        } else if content.starts_with(b"GIF87a") || content.starts_with(b"GIF89a") {
            Some("image/gif")
        } else if self.path.to_ascii_lowercase().ends_with(".svg") && starts_as_svg(content) {
            Some("image/svg+xml")
        } else {
            None
        }
    }
}

/// Whether a document's first element could be `<svg>`: after a declaration, comments and a document type.
fn starts_as_svg(content: &[u8]) -> bool {
    let start = &content[..content.len().min(4096)];
    let text = String::from_utf8_lossy(start);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<') && text.contains("<svg")
}

/// What was cut off, and so is not all there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Truncated {
    /// Output went over its limit.
    pub output: bool,
    /// Files were left out because they were too many or too large.
    pub files: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_told_by_their_content() {
        let image = |path: &str, content: &'static [u8]| {
            OutputFile { path: path.to_owned(), content: Bytes::from_static(content) }.image()
        };
        assert_eq!(image("a", b"\x89PNG\r\n\x1a\n..."), Some("image/png"));
        assert_eq!(image("a.png", b"not one"), None);
        assert_eq!(image("a.jpg", b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(image("a.gif", b"GIF89a"), Some("image/gif"));
        assert_eq!(image("a.SVG", b"<?xml version=\"1.0\"?>\n<svg/>"), Some("image/svg+xml"));
        assert_eq!(image("a.txt", b"<svg/>"), None);
    }
}
