//! What is run in a container: data that a language's manifest gives.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::script::BUILD;
use crate::Job;

/// What runs the programs of a language: an image and what is started in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DockerProgram {
    /// The image, by its id: one that is made anew later is another one.
    pub image: String,
    /// What is started in it.
    pub recipe: DockerRecipe,
}

/// How a program is compiled and started.
///
/// In all command lines `{file}` is the entry's name, `{stem}` the same without its end, and `{build}` the folder of what
/// compilers make. An argument with `{sources}` is there once for each file of the job that ends as the entry does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DockerRecipe {
    /// The entry's name where the job has none.
    pub file_name: String,
    /// Command lines that make something runnable in `{build}`, one after the other, in a container of their own. What they
    /// leave there is all that the program's container gets, beside the job's files.
    #[serde(default)]
    pub compile: Vec<Vec<String>>,
    /// The program's command line; the job's own arguments follow.
    pub command: Vec<String>,
    /// Environment variables of compilers and programs.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
}

impl DockerRecipe {
    /// The name of the file that a job starts with.
    pub(super) fn file_name<'a>(&'a self, job: &'a Job) -> &'a str {
        job.file_name.as_deref().unwrap_or(&self.file_name)
    }

    /// A command line for a job.
    pub(super) fn expand(&self, args: &[String], job: &Job) -> Vec<String> {
        let entry = self.file_name(job);
        let (stem, end) = entry.rsplit_once('.').unwrap_or((entry, ""));
        let is_source = |name: &&str| name.rsplit_once('.').is_some_and(|(_, other)| other == end);
        let beside = job.files.iter().map(|file| file.name.as_str()).filter(is_source);
        let sources: Vec<_> = std::iter::once(entry).chain(beside).collect();
        let fixed =
            |arg: &str| arg.replace("{file}", entry).replace("{stem}", stem).replace("{build}", BUILD);
        let expand = |arg: &String| match arg.contains("{sources}") {
            true => sources.iter().map(|name| fixed(&arg.replace("{sources}", name))).collect(),
            false => vec![fixed(arg)],
        };
        args.iter().flat_map(expand).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Limits, SourceFile};

    #[test]
    fn command_lines_name_the_files_of_the_job() {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let recipe = DockerRecipe {
            file_name: "main.c".to_owned(),
            compile: Vec::new(),
            command: Vec::new(),
            env: BTreeMap::new(),
        };
        let file = |name: &str| SourceFile { name: name.to_owned(), content: String::new() };
        let job = Job {
            language: "c".to_owned(),
            code: String::new(),
            file_name: Some("a.c".to_owned()),
            files: vec![file("lib/b.c"), file("b.h")],
            args: Vec::new(),
            limits: Limits::default(),
        };
        let args = words("cc -o {build}/{stem} -I. {sources} -D{file}");
        assert_eq!(recipe.expand(&args, &job), words("cc -o /tmp/build/a -I. a.c lib/b.c -Da.c"));
        let nameless = Job { file_name: None, files: Vec::new(), ..job };
        assert_eq!(recipe.expand(&words("{sources} {stem}"), &nameless), words("main.c main"));
    }
}
