//! What compilers say, in the forms that most of them share: `file:line:column: severity: message`,
//! `file(line,column): severity message` and `File "file", line 3, characters 5-9:`, with the message there or on a line
//! after it; and what a linker says, which knows no places but names.

use crate::{Diagnostic, Job};

/// How many messages are told apart; the rest is in the raw text.
const DIAGNOSTICS_MAX: usize = 100;

/// How many lines after a place its message is looked for.
const MESSAGE_AFTER: usize = 8;

/// What a linker begins its messages with.
const LINKER: &str = "wasm-ld: ";

/// A file of a job: its name, below the working folder, and its content.
pub(crate) type Source<'a> = (&'a str, &'a str);

/// The files of a job, its entry first.
pub(crate) fn sources<'a>(job: &'a Job, entry: &'a str) -> Vec<Source<'a>> {
    let others = job.files.iter().map(|file| (file.name.as_str(), file.content.as_str()));
    std::iter::once((entry, job.code.as_str())).chain(others).collect()
}

/// Finds the messages about a job's own files, of which the first is its entry. A message without a severity is an error;
/// one without a column is about the whole line, and has column 1.
pub(crate) fn parse(text: &str, work_dir: &str, sources: &[Source<'_>]) -> Vec<Diagnostic> {
    let lines: Vec<_> = text.lines().collect();
    let found = lines.iter().enumerate().filter_map(|(at, line)| match line.strip_prefix(LINKER) {
        Some(message) => linked(message, work_dir, sources),
        None => compiled(line, &lines[at + 1..], work_dir, sources),
    });
    found.take(DIAGNOSTICS_MAX).collect()
}

/// A message with its place. Where the line has only the place, the message is on one of the lines after it.
fn compiled(line: &str, after: &[&str], work_dir: &str, sources: &[Source<'_>]) -> Option<Diagnostic> {
    let place = |line| place(line, work_dir, sources);
    let Place { file, line, column, rest } = place(line)?;
    let own = diagnostic(file, line, column, rest);
    if own.is_some() {
        return own;
    }
    let after: Vec<_> = after
        .iter()
        .take(MESSAGE_AFTER)
        .take_while(|line| place(line).is_none())
        .map(|line| line.trim())
        .collect();
    // Without a label, the first line that says something; but only where the place was called a mistake.
    let (word, message) = match after.iter().find_map(|line| labelled(line)) {
        Some(told) => told,
        None => (labelled(rest)?.0, after.into_iter().find(|line| !line.is_empty())?),
    };
    diagnostic(file, line, column, &format!("{word}: {}", message.trim_start_matches(['•', ' '])))
}

/// A place in one of the sources, and what stands behind it.
struct Place<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    rest: &'a str,
}

fn place<'a>(line: &'a str, work_dir: &str, sources: &[Source<'a>]) -> Option<Place<'a>> {
    let known =
        |file: &str| sources.iter().find(|(name, _)| *name == below(file, work_dir)).map(|(name, _)| *name);
    let line = line.trim_start();
    if let Some(rest) = line.strip_prefix("File \"") {
        let (file, rest) = rest.split_once("\", line ")?;
        let (at, rest) = rest.split_once(", characters ")?;
        let (from, rest) = rest.split_once('-')?;
        let column = from.parse::<u32>().ok()?.checked_add(1)?;
        let (_, rest) = rest.split_once(':')?;
        return Some(Place { file: known(file)?, line: at.parse().ok()?, column, rest });
    }
    // Some compilers say `./main.go:3:5`, others the whole path.
    let line = line.strip_prefix("./").unwrap_or(line);
    let end = line.find([':', '('])?;
    let (file, rest) = (known(&line[..end])?, &line[end + 1..]);
    if line[end..].starts_with('(') {
        let (at, rest) = rest.split_once(')')?;
        let (line, column) = at.split_once(',').unwrap_or((at, "1"));
        let (line, column) = (line.trim().parse().ok()?, column.trim().parse().ok()?);
        return Some(Place { file, line, column, rest: rest.strip_prefix(':').unwrap_or(rest) });
    }
    let (line, rest) = number(rest)?;
    let (column, rest) = number(rest).unwrap_or((1, rest));
    Some(Place { file, line, column, rest })
}

/// A message of the linker: about an object, which is called as its source, and a symbol, whose name is looked for there;
/// or about a symbol alone.
fn linked(message: &str, work_dir: &str, sources: &[Source<'_>]) -> Option<Diagnostic> {
    let (severity, about) = message.split_once(": ")?;
    let (object, what) =
        about.split_once(".o: ").map_or((None, about), |(object, what)| (Some(object), what));
    let object = object.map(|object| below(object, work_dir));
    let is_of = |name: &str| {
        object.is_none_or(|object| name.rsplit_once('.').is_some_and(|(stem, _)| stem == object))
    };
    let name = what.split_once("symbol: ").map_or("", |(_, symbol)| bare(symbol));
    let mut own = sources.iter().filter(|(name, _)| is_of(name));
    let found = own.clone().find_map(|(file, content)| Some((*file, find(content, name)?)));
    let (file, (line, column)) = found.or_else(|| Some((own.next().or(sources.first())?.0, (1, 1))))?;
    diagnostic(file, line, column, &format!("{severity}: {what}"))
}

fn diagnostic(file: &str, line: u32, column: u32, text: &str) -> Option<Diagnostic> {
    let (severity, message) = severity(text.trim_start());
    (!message.is_empty()).then(|| Diagnostic {
        file: file.to_owned(),
        line,
        column,
        severity: severity.to_owned(),
        message: message.to_owned(),
    })
}

fn below<'a>(path: &'a str, work_dir: &str) -> &'a str {
    path.strip_prefix(work_dir).and_then(|rest| rest.strip_prefix('/')).unwrap_or(path)
}

/// `go` of `math::S::go(int)`.
fn bare(symbol: &str) -> &str {
    let symbol = symbol.split_once('(').map_or(symbol, |(name, _)| name);
    symbol.rsplit_once("::").map_or(symbol, |(_, name)| name).trim()
}

/// The first place of a name as a word of its own.
fn find(content: &str, name: &str) -> Option<(u32, u32)> {
    let is_part = |char: char| char.is_alphanumeric() || char == '_';
    if name.is_empty() {
        return None;
    }
    content.lines().zip(1..).find_map(|(line, number)| {
        let (at, _) = line.match_indices(name).find(|(at, _)| {
            !line[..*at].ends_with(is_part) && !line[at + name.len()..].starts_with(is_part)
        })?;
        Some((number, u32::try_from(at).ok()? + 1))
    })
}

/// A number and the colon after it.
fn number(text: &str) -> Option<(u32, &str)> {
    let (number, rest) = text.split_once(':')?;
    Some((number.parse().ok()?, rest))
}

fn severity(text: &str) -> (&'static str, &str) {
    labelled(text).unwrap_or(("error", text.trim()))
}

/// A message that begins with a word for its severity, and maybe a code: `error: …`, `error[E0425]: …`, `Error CS1002: …`.
fn labelled(text: &str) -> Option<(&'static str, &str)> {
    let (label, message) = text.split_once(':')?;
    let label = label.split('[').next().unwrap_or_default().trim();
    let (word, code) = label.split_once(' ').unwrap_or((label, ""));
    let word = match word.to_ascii_lowercase().as_str() {
        "error" | "fatal" => "error",
        "warning" => "warning",
        "note" | "remark" | "hint" => "note",
        _ => return None,
    };
    let is_code = code.chars().all(|char| char.is_ascii_alphanumeric()) || code.eq_ignore_ascii_case("error");
    is_code.then(|| (word, message.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, sources: &[Source<'_>]) -> Vec<String> {
        parse(text, "/home/me", sources)
            .into_iter()
            .map(|d| format!("{}:{}:{} {} {}", d.file, d.line, d.column, d.severity, d.message))
            .collect()
    }

    #[test]
    fn messages_of_several_compilers_are_understood() {
        let text = "main.c:3:5: error: use of undeclared identifier 'x'
    3 |     x = 1;
      |     ^
main.c:9: warning: no newline at end of file
/home/me/util.h:1:10: fatal error: 'missing.h' file not found
In file included from main.c:1:
/usr/include/stdio.h:2:2: note: not the user's
./main.c:4:2: declared and not used: y
main.c: not a place
1 error generated.
";
        assert_eq!(
            told(text, &[("main.c", ""), ("util.h", "")]),
            [
                "main.c:3:5 error use of undeclared identifier 'x'",
                "main.c:9:1 warning no newline at end of file",
                "util.h:1:10 error 'missing.h' file not found",
                "main.c:4:2 error declared and not used: y",
            ]
        );
    }

    #[test]
    fn other_forms_of_a_place_are_understood() {
        let text = r#"Main.cs(3,17): error CS0103: The name `x' does not exist
/home/me/main.nim(4, 2) Error: undeclared identifier: 'y'
main.pas(5,1) Fatal: Syntax error, ";" expected
main.rs:2:5: error[E0425]: cannot find value `z` in this scope
File "main.ml", line 3, characters 8-9:
3 | let () = q
            ^
Error: Unbound value q
main.f90:7:3:

    7 |   i = j
      |   1
Error: Symbol 'j' at (1) has no IMPLICIT type
main.hs:9:10: error:
    • Variable not in scope: w
    |
9 | main = w
main.hs:10:1: warning: [-Wunused]
Main.java:3: error: ';' expected
main.pas(6) and nothing else
"#;
        let names =
            ["Main.cs", "main.nim", "main.pas", "main.rs", "main.ml", "main.f90", "main.hs", "Main.java"];
        assert_eq!(
            told(text, &names.map(|name| (name, ""))),
            [
                "Main.cs:3:17 error The name `x' does not exist",
                "main.nim:4:2 error undeclared identifier: 'y'",
                "main.pas:5:1 error Syntax error, \";\" expected",
                "main.rs:2:5 error cannot find value `z` in this scope",
                "main.ml:3:9 error Unbound value q",
                "main.f90:7:3 error Symbol 'j' at (1) has no IMPLICIT type",
                "main.hs:9:10 error Variable not in scope: w",
                "main.hs:10:1 warning [-Wunused]",
                "Main.java:3:1 error ';' expected",
                "main.pas:6:1 error and nothing else",
            ]
        );
    }

    #[test]
    fn what_a_linker_misses_is_told_where_it_is_named() {
        let text = "wasm-ld: error: /home/me/main.o: undefined symbol: math::S::go(int)
wasm-ld: error: /home/me/lib/util.o: undefined symbol: twice
wasm-ld: error: duplicate symbol: add
>>> defined in /home/me/main.o
>>> defined in /home/me/lib/util.o
wasm-ld: error: /usr/lib/start.o: undefined symbol: main
wasm-ld: warning: function signature mismatch: add
";
        let main = "struct S { void go(int); };\nint cargo = 0;\n";
        let util = "int twice_as_much;\nint x = twice(2) + add(1);\n";
        assert_eq!(
            told(text, &[("main.cpp", main), ("lib/util.cpp", util)]),
            [
                "main.cpp:1:17 error undefined symbol: math::S::go(int)",
                "lib/util.cpp:2:9 error undefined symbol: twice",
                "lib/util.cpp:2:20 error duplicate symbol: add",
                "main.cpp:1:1 error undefined symbol: main",
                "main.cpp:1:1 warning function signature mismatch: add",
            ]
        );
    }

    #[test]
    fn a_flood_of_messages_is_bounded() {
        let sources = [("a.c", "")];
        assert_eq!(parse(&"a.c:1:1: x\n".repeat(5000), "/", &sources).len(), DIAGNOSTICS_MAX);
        let nothing = "a.c:99999999999:1: x\na.c:\na.c:1:\n:::\nwasm-ld: \nwasm-ld: error\n";
        assert!(parse(nothing, "/", &sources).is_empty());
        assert!(parse("wasm-ld: error: no\n", "/", &[]).is_empty());
    }
}
