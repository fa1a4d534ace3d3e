//! What a language's folder says about it: `language.toml`.
//!
//! A manifest is data that we ship, and is read with suspicion all the same: a typo must be told with its file,
//! field and value, never be passed over.

mod read;
mod rules;

use std::collections::BTreeMap;

use runroom_runtime::{
    docker::DockerRecipe,
    wasm::{CompileRecipe, Recipe},
};
use serde::Deserialize;

use crate::{Hex, Sha256};

/// The manifest's name in its folder.
pub(crate) const FILE: &str = "language.toml";

/// A language.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// How requests and configuration name it; also its folder's name.
    pub name: String,
    /// The language whose files and guest this one has too, where it has none of its own.
    pub base: Option<String>,
    /// How people write it.
    pub display_name: String,
    /// The version of the language or of its implementation.
    pub version: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// What its files end in, without the dot.
    pub extensions: Vec<String>,
    /// The editor's mode for it.
    pub editor_mode: String,
    /// Whether it is provisioned at the first start without being asked for.
    pub default: bool,
    /// A program that shows that the language works.
    pub hello: Hello,
    /// The files it needs.
    pub artifacts: Vec<Artifact>,
    /// How it runs in WebAssembly, where it does.
    pub wasm: Option<Wasm>,
    /// How it runs in a container, where it does. One of the two is there.
    pub docker: Option<Docker>,
    /// Programs that must meet a limit before the language is offered; there where it runs in WebAssembly. What holds a
    /// container is the kernel, whatever runs in it.
    pub self_check: Option<SelfCheck>,
    /// The same language as Debian has it, where it does.
    pub native: Option<Native>,
}

impl Manifest {
    /// The version that runs in containers.
    pub fn docker_version(&self) -> &str {
        self.docker.as_ref().and_then(|docker| docker.version.as_deref()).unwrap_or(&self.version)
    }
}

/// How a language runs in a container: what its image is made of, and what is started there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Docker {
    /// Debian's packages of it.
    pub packages: Vec<String>,
    /// Shell commands that root runs when the image is made, after the packages are there.
    pub setup: Vec<String>,
    /// The version that Debian has of it, where the manifest's own is another one's.
    pub version: Option<String>,
    /// What is started.
    pub recipe: DockerRecipe,
}

/// A language as it is had on a machine without us: where the expected output of its conformance programs comes from,
/// and what it is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Native {
    /// Debian's packages of it, with spaces between.
    pub package: String,
    /// How it runs a program: `{file}` is the program's file.
    pub command: Vec<String>,
}

/// A program and what it prints.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hello {
    /// The program.
    pub code: String,
    /// All that it writes to stdout.
    pub stdout: String,
}

/// A file that a language needs, and where it comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Artifact {
    /// What the manifest calls it.
    pub id: String,
    /// Who has it.
    pub ecosystem: Ecosystem,
    /// The package's name, where it comes from a package registry.
    pub package: Option<String>,
    /// The package's exact version, where it comes from a package registry.
    pub version: Option<String>,
    /// The file's name; for a file of the language's folder, its path there.
    pub file: String,
    /// The file's digest.
    pub sha256: Sha256,
    /// The file's length.
    pub bytes: u64,
    /// What is taken out of it, or built.
    #[serde(default)]
    pub members: Vec<Member>,
    /// How that is built which is.
    pub build: Option<Build>,
}

/// A command that makes members of an artifact, with what is in the artifact.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Build {
    /// The command line. `{source}` becomes the folder that the artifact is unpacked into, `{folder}` a copy of the
    /// language's own, `{home}` one for whatever is of no further use, and `{out}` the folder for what is made, which is
    /// also the one that the command is started in.
    pub run: Vec<String>,
    /// All its environment variables but `HOME` and `TMPDIR`.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
}

impl Artifact {
    /// The package and its version, or the file: how messages call it.
    pub fn label(&self) -> String {
        match (&self.package, &self.version) {
            (Some(package), Some(version)) => format!("{package} {version}"),
            _ => self.file.clone(),
        }
    }

    /// Whether it has to be fetched: whether it is not part of the binary.
    pub fn is_fetched(&self) -> bool {
        self.ecosystem != Ecosystem::File
    }
}

/// Where artifacts come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ecosystem {
    /// A wheel, fetched by pip.
    PyPI,
    /// A package tarball, fetched by npm.
    Npm,
    /// A file of the language's own folder, part of the binary.
    File,
}

/// A file inside an archive: a zip (also a wheel), or a gzipped tar.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// What the manifest calls it.
    pub id: String,
    /// The archive it is in: a member listed before it, or the artifact itself where `None`.
    pub of: Option<String>,
    /// Its path in the archive; in the folder of what is built, where it is.
    pub path: String,
    /// Whether it is made by the artifact's `build`.
    #[serde(default)]
    pub built: bool,
    /// Its digest.
    pub sha256: Sha256,
    /// Its length.
    pub bytes: u64,
    /// What is mended in it before it is used as a module, after its digest was found right.
    #[serde(default)]
    pub patches: Vec<Patch>,
}

/// Bytes of a module that are exchanged for as many others: a mistake in what others built, mended.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Patch {
    /// Where: offsets from the module's start.
    pub at: Vec<u64>,
    /// What is there.
    pub from: Hex,
    /// What is put there.
    pub to: Hex,
}

/// How a language runs in WebAssembly.
#[derive(Debug, Clone)]
pub struct Wasm {
    /// The id of the guest module: the interpreter, or the compiler of the steps that name no other. None where there
    /// is nothing but Cranelift.
    pub module: Option<String>,
    /// Read-only files shown to the guest.
    pub library: Vec<LibraryEntry>,
    /// How the guest is made ready and started. Texts that the manifest takes from files are in it.
    pub recipe: Recipe,
    /// How programs are compiled, where they are.
    pub compile: Option<CompileRecipe>,
}

impl Wasm {
    /// The ids of all guest modules: the interpreter's, or those of the compilers in the order of their steps, each
    /// once.
    pub fn modules(&self) -> Vec<&str> {
        let Some(compile) = &self.compile else { return self.module.as_deref().into_iter().collect() };
        let mut modules = Vec::new();
        for step in &compile.steps {
            if let Some(module) = step.module.as_deref().or(self.module.as_deref())
                && !modules.contains(&module)
            {
                modules.push(module);
            }
        }
        modules
    }
}

/// A read-only file or folder of the guest.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LibraryEntry {
    /// Where the guest sees it.
    pub guest: String,
    /// The id of the file, where it is fetched or part of the language's folder.
    pub file: Option<String>,
    /// A path of the language's folder: all files below it.
    pub folder: Option<String>,
    /// How the language's own guest makes the file, where it does, once on a machine.
    pub made: Option<Made>,
    /// Unpacks the file into a folder.
    pub unpack: Option<Unpack>,
    /// Shows the folder as a preopen of its own, as is needed where it lies below a file.
    #[serde(default)]
    pub preopen: bool,
}

/// A file that a guest makes of the rest of the library and of what it has made before: a precompiled header, say.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Made {
    /// The guest's arguments, its name first. Its module is the language's.
    pub args: Vec<String>,
    /// The path of the file that it makes.
    pub product: String,
}

/// An archive format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unpack {
    /// A zip archive.
    Zip,
    /// A tar archive, not compressed.
    Tar,
}

/// Canaries: programs that must meet a limit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfCheck {
    /// Computes forever.
    #[serde(rename = "loop")]
    pub endless: String,
    /// Allocates more than a job may have by default, and fails when it is refused.
    pub alloc: String,
    /// Sleeps for an hour; none for a language that cannot.
    pub sleep: Option<String>,
}

/// What is wrong in a manifest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {field}: {problem}")]
pub struct ManifestError {
    /// The manifest, as `python/language.toml`.
    pub file: String,
    /// The field, as `artifacts[0].sha256`.
    pub field: String,
    /// What is wrong with it, with its value.
    pub problem: String,
}

/// A file that the manifest names by id: where it is and what it must be.
#[derive(Debug, Clone, Copy)]
pub struct NamedFile<'a> {
    /// The artifact that it is, or is in.
    pub artifact: &'a Artifact,
    /// The member that it is, where it is not the artifact itself.
    pub member: Option<&'a Member>,
}

impl NamedFile<'_> {
    /// Whether it is part of the binary as it stands, and so never in the store.
    pub fn is_embedded(&self) -> bool {
        self.member.is_none() && !self.artifact.is_fetched()
    }

    /// Its digest.
    pub fn sha256(&self) -> Sha256 {
        self.member.map_or(self.artifact.sha256, |member| member.sha256)
    }

    /// Its length.
    pub fn bytes(&self) -> u64 {
        self.member.map_or(self.artifact.bytes, |member| member.bytes)
    }
}

impl Manifest {
    /// The file with this id.
    pub fn file(&self, id: &str) -> Option<NamedFile<'_>> {
        self.artifacts.iter().find_map(|artifact| {
            if artifact.id == id {
                return Some(NamedFile { artifact, member: None });
            }
            let member = artifact.members.iter().find(|member| member.id == id)?;
            Some(NamedFile { artifact, member: Some(member) })
        })
    }

    /// The files that the guests are made of: their modules, then their library.
    pub fn files(&self) -> impl Iterator<Item = NamedFile<'_>> {
        let ids = self.wasm.iter().flat_map(|wasm| {
            let library = wasm.library.iter().filter_map(|entry| entry.file.as_deref());
            wasm.modules().into_iter().chain(library)
        });
        ids.filter_map(|id| self.file(id))
    }
}

#[cfg(test)]
mod tests;
