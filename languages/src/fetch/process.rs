//! Running a client: how far it is, how it ended, and what it meant.

use std::{io, time::Duration};

use cap_std::fs::Dir;
use tokio::{
    io::{AsyncRead, AsyncReadExt as _},
    process::Command,
    time::{MissedTickBehavior, interval},
};

use super::FetchError;
use crate::courtesy;

/// How often the progress is looked at.
const LOOK: Duration = Duration::from_millis(200);
/// How much of what a client says is kept: its end.
const SAID_BYTES: usize = 64 << 10;
/// The longest line of it that is shown.
const LINE_CHARS: usize = 240;
/// How deep clients nest their temporary files.
const DEPTH: u32 = 4;

/// How a client ended that did not fail.
pub(super) enum Ended {
    Well,
    /// There is none of this name, or Python has no such module.
    NoSuchClient,
}

pub(super) async fn run(
    client: &'static str,
    mut command: Command,
    watched: &Dir,
    progress: &(dyn Fn(u64) + Send + Sync),
) -> Result<Ended, FetchError> {
    let failed = |error: io::Error| FetchError::Failed {
        client,
        status: "no status".to_owned(),
        said: error.to_string(),
    };
    let mut child = match command.spawn() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Ended::NoSuchClient),
        spawned => spawned.map_err(failed)?,
    };
    courtesy::send_back(&child, courtesy::FETCHING);
    let stderr = child.stderr.take();
    let end = async {
        let said = match stderr {
            Some(stderr) => tail(stderr).await,
            None => String::new(),
        };
        child.wait().await.map(|status| (status, said))
    };
    let watch = async {
        let mut ticks = interval(LOOK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            progress(largest(watched, DEPTH));
        }
    };
    let (status, said) = tokio::select! {
        ended = end => ended.map_err(failed)?,
        never = watch => never,
    };
    if status.success() {
        return Ok(Ended::Well);
    }
    match diagnose(client, status.to_string(), &said) {
        Some(error) => Err(error),
        None => Ok(Ended::NoSuchClient),
    }
}

/// The length of the largest file below a folder. A client writes the archive to a temporary file and then copies
/// it: the sum of all files would count it twice. What goes away while we look counts as nothing.
fn largest(dir: &Dir, depth: u32) -> u64 {
    let entries = dir.entries().into_iter().flatten().flatten();
    entries
        .filter_map(|entry| {
            let metadata = entry.metadata().ok()?;
            match metadata.is_dir() {
                true if depth > 0 => Some(largest(&entry.open_dir().ok()?, depth - 1)),
                true => None,
                false => Some(metadata.len()),
            }
        })
        .max()
        .unwrap_or(0)
}

/// The end of what a process says, read to its last byte: one that is not read from would wait, or fail.
pub(crate) async fn tail(mut stderr: impl AsyncRead + Unpin) -> String {
    let mut said = Vec::new();
    let mut block = [0; 4096];
    // A pipe that fails has nothing more to say.
    while let Ok(count @ 1..) = stderr.read(&mut block).await {
        said.extend_from_slice(&block[..count]);
        if said.len() > 2 * SAID_BYTES {
            said.drain(..said.len() - SAID_BYTES);
        }
    }
    String::from_utf8_lossy(&said).into_owned()
}

/// What a failed client meant; `None` where there was no client to begin with.
fn diagnose(client: &'static str, status: String, said: &str) -> Option<FetchError> {
    let mentions = |words: &[&str]| words.iter().any(|word| said.contains(word));
    if mentions(&["No module named pip"]) {
        return None;
    }
    // Without a network pip ends by saying that it found no version: what led there is looked at first.
    let network = [
        "Failed to establish a new connection",
        "NewConnectionError",
        "NameResolutionError",
        "ConnectTimeoutError",
        "ReadTimeoutError",
        "Cannot connect to proxy",
        "Connection refused",
        "Network is unreachable",
        "ENOTFOUND",
        "EAI_AGAIN",
        "ECONNREFUSED",
        "ECONNRESET",
        "ETIMEDOUT",
        "ENETUNREACH",
    ];
    if let Some(word) = network.iter().find(|word| said.contains(**word)) {
        return Some(FetchError::NoNetwork { client, said: phrase(said, word) });
    }
    let last = line(said);
    if mentions(&["No matching distribution found", "E404", "ETARGET"]) {
        return Some(FetchError::NotFound { client, said: last });
    }
    Some(FetchError::Failed { client, status, said: last })
}

/// What is said from the last occurrence of a word on, to the end of the quotation or the line: pip wraps the reason
/// in several exceptions.
fn phrase(said: &str, word: &str) -> String {
    let from = said.rfind(word).map_or("", |at| &said[at..]);
    shown(from.split(['\'', '"', '\n']).next().unwrap_or_default())
}

fn shown(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(LINE_CHARS).collect()
}

/// The last line that says something, fit to be shown.
fn line(said: &str) -> String {
    let spoken = |line: &&str| {
        let empty = ["A complete log of this run", "[notice]", "WARNING: You are using pip", "DEPRECATION:"];
        !line.is_empty() && !empty.iter().any(|words| line.contains(words))
    };
    let bare = |line: &'_ str| {
        let line = line.trim();
        ["ERROR: ", "npm error ", "npm ERR! "]
            .iter()
            .find_map(|prefix| line.strip_prefix(prefix))
            .unwrap_or(line)
            .trim()
            .to_owned()
    };
    let mut lines = said.lines().map(bare).filter(|line| spoken(&line.as_str()));
    shown(&lines.next_back().unwrap_or_else(|| "it said nothing".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(said: &str) -> String {
        diagnose("pip", "exit status: 1".to_owned(), said)
            .map_or("no client".to_owned(), |error| error.to_string())
    }

    #[test]
    fn a_missing_network_is_not_taken_for_a_missing_package() {
        let said = "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<Connection at \
             0x7f>: Failed to establish a new connection: [Errno -2] Name or service not known')': /x/\n\
             ERROR: Could not find a version that satisfies the requirement x==1 (from versions: none)\n\
             ERROR: No matching distribution found for x==1\n";
        assert_eq!(
            meant(said),
            "pip has no network (Failed to establish a new connection: [Errno -2] Name or service not known); \
             check the network and the proxy settings"
        );
    }

    #[test]
    fn the_last_line_that_says_something_is_shown() {
        let said =
            "ERROR: No matching distribution found for x==1\n\n[notice] A new release of pip is available\n";
        assert_eq!(
            meant(said),
            "pip does not find it (No matching distribution found for x==1); \
             check that the package index it uses has it"
        );
        assert_eq!(
            meant("npm error no space\x1b[0m\nnpm error A complete log of this run can be found in: x\n"),
            "pip ended with exit status: 1 (no space[0m); see to what it says"
        );
        assert!(meant("").contains("it said nothing"));
    }

    #[test]
    fn a_python_without_pip_is_no_client() {
        assert_eq!(meant("/usr/bin/python3: No module named pip\n"), "no client");
    }
}
