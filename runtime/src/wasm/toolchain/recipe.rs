//! How programs are compiled: data, so that a language can be a folder.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    Job,
    diagnostics::{self, Source},
    wasm::{Pause, trunk::Trunk},
};

/// What a source's name is put in place of.
const SOURCE: &str = "{source}";
/// What the names of all sources are put in place of, each in an argument of its own.
const SOURCES: &str = "{sources}";
/// The same, of their objects.
const OBJECTS: &str = "{objects}";
/// What is in no name of a file that is told in a text.
const QUOTES: [char; 3] = ['"', '\\', '\n'];

/// How programs are compiled and run: data, so that a language can be a folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompileRecipe {
    /// Compilers, one after another, on one file tree. None where the source itself is what Cranelift takes.
    #[serde(default)]
    pub steps: Vec<CompileStep>,
    /// The path of the WebAssembly module that they make, binary or text; `{file}` becomes the entry's name.
    pub product: String,
    /// What all programs have in common, where that can be compiled once.
    #[serde(default)]
    pub trunk: Option<TrunkRecipe>,
    /// Environment variables of the program, with `{memory}` as there. Those of the recipe itself are the compilers'.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
}

/// How programs come to have a trunk in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum TrunkRecipe {
    /// The linker lays them out so that all begin with the same functions. It tells of that in a custom section, `trunk`: how
    /// many functions they are, as an unsigned LEB128, and by what it knows them. Where `{trunk}` is that already, it leaves
    /// out their code, and has `unreachable` instead.
    Told,
    /// They import what they call of a module that is there already: see [`BranchStep`].
    Linked {
        /// The path of that module in the library. It exports its memory, its table, its variable `__stack_pointer` and all
        /// that programs may import, by the names that linkers know it by.
        module: String,
        /// Where in the library an object is put that tells the linker the addresses of the variables that it exports.
        addresses: String,
    },
}

/// One compiler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompileStep {
    /// The id of its module, where it is not the language's.
    #[serde(default)]
    pub module: Option<String>,
    /// Its arguments, its name first. `{file}` becomes the entry's name. An argument with `{sources}` is there once for
    /// each file of the job that ends as the entry does, the entry first, as the file's name; with `{objects}`
    /// likewise, as the name with `.o` for its end. `{trunk}` becomes what tells of the trunk that is known, in hexadecimal
    /// digits; nothing where none is.
    pub args: Vec<String>,
    /// How it is started once for each source, where that can be.
    #[serde(default)]
    pub each: Option<Each>,
    /// How it links programs against a trunk, where that can be.
    #[serde(default)]
    pub branch: Option<BranchStep>,
}

/// How a linker makes a program that imports what it calls of a [linked](TrunkRecipe::Linked) trunk, beside its memory and its
/// table.
///
/// Where that fails, or the program would not be the same as one that is linked whole, the linker is started in the ordinary
/// way, and what it says then is what is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BranchStep {
    /// Its arguments, as those of the step. `{data}` becomes the address where the program's data can begin, `{table}` the place
    /// of its first function in the table. The object with addresses has to be the first of all.
    pub args: Vec<String>,
    /// Texts that mean something else in such a program: with one of them in any file, it is linked in the ordinary way.
    #[serde(default)]
    pub unless: Vec<String>,
}

impl BranchStep {
    /// Whether nothing in a job's files speaks against it.
    pub(super) fn takes(&self, job: &Job) -> bool {
        are_in_none(&self.unless, job)
    }
}

/// How a compiler is started once for each source, from where it has done all that is the same for all sources: it is
/// stopped there, and stored as a snapshot. For that it begins with something else than a source, from where it comes to a
/// file that tells which. What it makes goes to its stdout, and becomes a file that is called as the source, with `.o` for
/// its end. In texts, `{source}` becomes the source's name.
///
/// Where that fails, whatever the reason, the compiler is started in the ordinary way, and what it says then is what is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Each {
    /// What its arguments end with, behind those that do not name sources.
    pub args: Vec<String>,
    /// What it reads on its stdin before it is stopped.
    #[serde(default)]
    pub stdin: String,
    /// The name in the working folder of the file that it is stopped at.
    pub file: String,
    /// What there is in this file.
    pub content: String,
    /// A line that is put before each source: that its lines are counted from there, say.
    #[serde(default)]
    pub mark: Option<String>,
    /// A line that it says of its way to the source. It is left out of what is told.
    #[serde(default)]
    pub unsaid: Option<String>,
    /// Texts that mean something else where something is around the source: with one of them in any file, all sources are
    /// compiled in the ordinary way.
    #[serde(default)]
    pub unless: Vec<String>,
}

impl Each {
    /// Whether a job's sources can be compiled so: nothing in its files speaks against it, and their names can be told in texts.
    pub(super) fn takes(&self, job: &Job, sources: &[Source<'_>]) -> bool {
        sources.iter().all(|(name, _)| !name.contains(QUOTES))
            && are_in_none(&self.unless, job)
            && !job.files.iter().any(|file| file.name.starts_with(&self.file))
    }

    /// What there is in the file that the compiler is stopped at, for a source.
    pub(super) fn content(&self, source: &str) -> String {
        self.content.replace(SOURCE, source)
    }

    /// A source as the compiler reads it.
    pub(super) fn marked(&self, (name, code): &Source<'_>) -> String {
        // A byte order mark is one at the beginning alone.
        let code = code.strip_prefix('\u{feff}').unwrap_or(code);
        self.mark.as_ref().map_or_else(String::new, |mark| mark.replace(SOURCE, name) + "\n") + code
    }

    /// What is told of what the compiler has said.
    pub(super) fn told(&self, said: &[u8]) -> Vec<u8> {
        let Some(unsaid) = &self.unsaid else { return said.to_vec() };
        let unsaid = format!("{unsaid}\n");
        let lines = said.split_inclusive(|byte| *byte == b'\n');
        lines.filter(|line| *line != unsaid.as_bytes()).flatten().copied().collect()
    }

    /// How the compiler of a step becomes a snapshot, in this working folder.
    pub fn pause(&self, step: &CompileStep, work_dir: &str) -> Pause {
        let file = format!("{}/{}", work_dir.trim_end_matches('/'), self.file);
        let args = step.args.iter().filter(|arg| !arg.contains(SOURCES)).chain(&self.args).cloned().collect();
        Pause { args, stdin: self.stdin.clone(), file }
    }
}

/// Whether none of these texts is in any file of a job.
fn are_in_none(texts: &[String], job: &Job) -> bool {
    let mut files = std::iter::once(&job.code).chain(job.files.iter().map(|file| &file.content));
    !files.any(|file| texts.iter().any(|text| file.contains(text)))
}

/// A file that a guest makes for its own library, once on a machine.
#[derive(Debug)]
pub struct MadeFile<'a> {
    /// What it is kept under in the cache.
    pub name: &'a str,
    /// A digest over the guest and all that it may read.
    pub identity: &'a str,
    /// The guest's arguments, its name first.
    pub args: &'a [String],
    /// The path of what it makes.
    pub product: &'a str,
}

/// The files of a job that end as its entry does, the entry first.
pub(super) fn sources<'a>(job: &'a Job, file_name: &'a str) -> Vec<Source<'a>> {
    let end = file_name.rsplit_once('.').map_or("", |(_, end)| end);
    let mut sources = diagnostics::sources(job, file_name);
    let is_source = |name: &str| name.rsplit_once('.').is_some_and(|(_, other)| other == end);
    sources.retain(|(name, _)| *name == file_name || is_source(name));
    sources
}

/// What a source's object is called.
pub(super) fn object_of(source: &str) -> String {
    format!("{}.o", source.rsplit_once('.').map_or(source, |(stem, _)| stem))
}

/// The arguments of a compiler.
pub(super) fn arguments(
    args: &[String],
    file_name: &str,
    sources: &[Source<'_>],
    trunk: Option<&Trunk>,
) -> Vec<String> {
    let told: String = trunk.map_or(&[][..], Trunk::told).iter().map(|byte| format!("{byte:02x}")).collect();
    let places =
        trunk.and_then(Trunk::linked).map(|linked| (linked.data.to_string(), linked.table.to_string()));
    let (data, table) = places.unwrap_or_default();
    let places = [("{file}", file_name), ("{trunk}", &told), ("{data}", &data), ("{table}", &table)];
    let mut made = Vec::with_capacity(args.len());
    for arg in args {
        if arg.contains(SOURCES) {
            made.extend(sources.iter().map(|(name, _)| arg.replace(SOURCES, name)));
        } else if arg.contains(OBJECTS) {
            made.extend(sources.iter().map(|(name, _)| arg.replace(OBJECTS, &object_of(name))));
        } else {
            made.push(places.iter().fold(arg.clone(), |arg, (place, what)| arg.replace(place, what)));
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Limits, SourceFile};

    fn each() -> Each {
        Each {
            args: vec!["-".to_owned()],
            stdin: String::new(),
            file: "source.h".to_owned(),
            content: "include {source}".to_owned(),
            mark: Some("# 1 {source}".to_owned()),
            unsaid: Some("from a:1:".to_owned()),
            unless: vec!["LEVEL".to_owned()],
        }
    }

    #[test]
    fn what_speaks_against_it_is_compiled_in_the_ordinary_way() {
        let takes = |name: &str, code: &str, beside: (&str, &str)| {
            let (beside, content) = beside;
            let job = Job {
                language: String::new(),
                code: code.to_owned(),
                file_name: Some(name.to_owned()),
                files: vec![SourceFile { name: beside.to_owned(), content: content.to_owned() }],
                args: Vec::new(),
                limits: Limits::default(),
            };
            each().takes(&job, &sources(&job, name))
        };
        assert!(takes("a.c", "x", ("a\".h", "y")));
        assert!(!takes("a\"b.c", "x", ("a.h", "y")));
        assert!(!takes("a.c", "x", ("b\n.c", "y")), "the name of another source");
        assert!(!takes("a.c", "if (LEVEL)", ("a.h", "y")));
        assert!(!takes("a.c", "x", ("a.h", "LEVEL")));
        assert!(!takes("a.c", "x", ("source.h", "y")));
        assert!(!takes("a.c", "x", ("source.h/a.h", "y")));
    }

    #[test]
    fn a_source_is_marked_and_what_is_around_it_is_not_told() {
        assert_eq!(each().marked(&("a.c", "\u{feff}\u{feff}x")), "# 1 a.c\n\u{feff}x");
        let said = b"from a:1:\na.c:1: from a:1:\n from a:1:\n\nfrom a:1:\nfrom a";
        assert_eq!(each().told(said), b"a.c:1: from a:1:\n from a:1:\n\nfrom a");
        assert_eq!(Each { unsaid: None, ..each() }.told(said), said);
    }

    #[test]
    fn a_compiler_is_stopped_with_arguments_that_name_no_source() {
        let args = ["cc", "-x", "{sources}"].map(str::to_owned).to_vec();
        let step = CompileStep { module: None, args, each: None, branch: None };
        let Pause { args, file, .. } = each().pause(&step, "/work/");
        assert_eq!(
            (args, file),
            (["cc", "-x", "-"].map(str::to_owned).to_vec(), "/work/source.h".to_owned())
        );
    }
}
