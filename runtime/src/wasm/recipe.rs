//! How a guest module is made ready once and started for each job: data, so that a language can be a folder.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::child::Translation;

/// How a guest is made ready once and started for each job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// The guest's folder for the program and what it writes, absolute. `/tmp` is always there beside it.
    pub work_dir: String,
    /// The guest path that its root preopen shows: `/` for all there is, the work folder for guests that cannot
    /// change their folder.
    #[serde(default = "root")]
    pub root: String,
    /// The name of the program's file where the job names none.
    pub file_name: String,
    /// Arguments, the program's name first. `{file}` becomes the file's name; the job's own arguments follow.
    pub args: Vec<String>,
    /// What programs are translated from, where the guest does not speak their language.
    #[serde(default)]
    pub translate: Option<Translation>,
    /// Environment variables. `{memory}` becomes the bytes of memory that the guest can well fill, for collectors that
    /// keep to a limit: seven eighths of what it may have.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    /// Functions, by their indices, to be made fast while no stack is unwound, in a module that Binaryen's asyncify has
    /// made: those that programs spend their time in.
    #[serde(default)]
    pub hot: Vec<u32>,
    /// WebAssembly text of functions to be put in the place of the guest's: shorter ways for what they do all the time.
    /// What they import and export are the guest's functions and variables, `function 7` and `global 1` of `guest`, and
    /// its memory. One that is imported and replaced is what was there before.
    #[serde(default)]
    pub graft: Option<String>,
    /// Calls made once, in order, after which the instance is stored as a snapshot; none for a guest that is
    /// started from its beginning each time. `_initialize` is called first where the module has it.
    #[serde(default)]
    pub snapshot: Vec<Call>,
    /// Where a guest is stopped within its only call, to be stored as a snapshot there.
    #[serde(skip)]
    pub pause: Option<Pause>,
    /// The call that runs the program. An `i32` that it returns is the exit code.
    #[serde(default)]
    pub launch: Call,
}

impl Recipe {
    /// Whether instances begin with what a guest has become that was started before.
    pub(super) fn is_snapshot(&self) -> bool {
        !self.snapshot.is_empty() || self.pause.is_some()
    }
}

fn root() -> String {
    "/".to_owned()
}

/// Environment variables, as a guest gets them that may have so much memory.
pub(super) fn environment(variables: &BTreeMap<String, String>, memory_bytes: u64) -> Vec<String> {
    let memory = (memory_bytes - memory_bytes / 8).to_string();
    variables.iter().map(|(name, value)| format!("{name}={}", value.replace("{memory}", &memory))).collect()
}

/// How a guest becomes a snapshot that is one call from its beginning to its end, as commands are: it is started, and
/// stopped when it asks for a certain file. In each instance it goes on by asking for that file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// The arguments that it is started with, its name first. What is made of them is part of the snapshot.
    pub args: Vec<String>,
    /// What it reads on stdin until it is stopped.
    pub stdin: String,
    /// The absolute path of the file. The guest has nothing open when it opens it, or asks what it is, and has said nothing.
    pub file: String,
}

/// A call of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// The export's name.
    pub export: String,
    /// Its arguments.
    #[serde(default)]
    pub args: Vec<Arg>,
}

impl Default for Call {
    /// A WASI command's start.
    fn default() -> Self {
        Self { export: "_start".to_owned(), args: Vec::new() }
    }
}

/// An argument of a [`Call`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Arg {
    /// A number.
    I32(i32),
    /// Two arguments, the address and the length in bytes of a text that is copied into the guest's memory.
    Text {
        /// The text. `{argv}` becomes the arguments as a JSON list of strings.
        text: String,
        /// The export that allocates: a length in bytes to an address, or the component model's `cabi_realloc`.
        alloc: String,
    },
    /// Two arguments, the address and the count of a list of texts: pairs of address and length.
    List {
        /// The texts.
        texts: Vec<String>,
        /// The export that allocates.
        alloc: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_can_tell_what_memory_there_is() {
        let variables = [("GOMEMLIMIT", "{memory}"), ("HOME", "/tmp")];
        let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        assert_eq!(environment(&variables, 256 << 20), ["GOMEMLIMIT=234881024", "HOME=/tmp"]);
    }
}
