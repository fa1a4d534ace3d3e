//! The conformance programs of the languages: real programs with the output of the native interpreter or compiler.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A program, what it reads and what it prints.
#[derive(Debug, Clone)]
pub struct Program {
    /// Its language.
    pub language: String,
    /// Its topic: the file's name without its end.
    pub topic: String,
    /// Where it is.
    pub path: PathBuf,
    /// The source.
    pub code: String,
    /// All there is on its stdin.
    pub input: Vec<u8>,
    /// All that it writes to stdout, which need not be text.
    pub output: Vec<u8>,
    /// How it ends.
    pub exit_code: i32,
}

/// The languages' folders.
pub fn languages_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../languages")
}

/// The programs of a language, by topic; none where it has no folder of them.
///
/// # Panics
/// When a program has no expected output.
pub fn programs(language: &str, extensions: &[String]) -> Vec<Program> {
    let folder = languages_dir().join(language).join("conformance");
    let Ok(entries) = folder.read_dir() else { return Vec::new() };
    let mut programs: Vec<_> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| {
            path.extension().is_some_and(|end| extensions.iter().any(|known| end == known.as_str()))
        })
        .map(|path| {
            let beside = |end: &str| fs::read(path.with_extension(end)).ok();
            let exit_code = beside("exit")
                .map_or(0, |code| String::from_utf8_lossy(&code).trim().parse().expect("an exit code"));
            Program {
                language: language.to_owned(),
                topic: path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default(),
                code: fs::read_to_string(&path).expect("a program is UTF-8"),
                input: beside("in").unwrap_or_default(),
                output: beside("out").unwrap_or_else(|| panic!("{} has no .out", path.display())),
                exit_code,
                path,
            }
        })
        .collect();
    programs.sort_by(|a, b| a.topic.cmp(&b.topic));
    programs
}

/// The name and the text of the program by which a language keeps a promise, where it has one.
pub fn promise(language: &str, promise: &str, extensions: &[String]) -> Option<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("promises").join(language);
    extensions.iter().find_map(|extension| {
        let name = format!("{promise}.{extension}");
        Some((name.clone(), fs::read_to_string(folder.join(name)).ok()?))
    })
}
