//! What compilers say, in the form that most of them share: `file:line:column: severity: message`.

use crate::{Diagnostic, SourceFile};

/// How many messages are told apart; the rest is in the raw text.
const DIAGNOSTICS_MAX: usize = 100;

/// Finds the messages about a job's own files. A message without a severity is an error; one without a column is about
/// the whole line, and has column 1.
pub(super) fn parse(text: &str, work_dir: &str, entry: &str, files: &[SourceFile]) -> Vec<Diagnostic> {
    let is_own = |name: &str| name == entry || files.iter().any(|file| file.name == name);
    let lines = text.lines().filter_map(|line| {
        // Some compilers say `./main.go:3:5`, others the whole path.
        let line = line.trim_start();
        let inside = line.strip_prefix(work_dir).and_then(|rest| rest.strip_prefix('/'));
        let line = line.strip_prefix("./").or(inside).unwrap_or(line);
        let (file, rest) = line.split_once(':')?;
        if !is_own(file) {
            return None;
        }
        let (line, rest) = number(rest)?;
        let (column, rest) = number(rest).unwrap_or((1, rest));
        let rest = rest.trim_start();
        let (severity, message) = severity(rest);
        (!message.is_empty()).then(|| Diagnostic {
            file: file.to_owned(),
            line,
            column,
            severity: severity.to_owned(),
            message: message.to_owned(),
        })
    });
    lines.take(DIAGNOSTICS_MAX).collect()
}

/// A number and the colon after it.
fn number(text: &str) -> Option<(u32, &str)> {
    let (number, rest) = text.split_once(':')?;
    Some((number.parse().ok()?, rest))
}

fn severity(text: &str) -> (&'static str, &str) {
    for (word, severity) in [
        ("error", "error"),
        ("fatal error", "error"),
        ("warning", "warning"),
        ("note", "note"),
        ("remark", "note"),
    ] {
        if let Some(message) = text.strip_prefix(word).and_then(|rest| rest.strip_prefix(':')) {
            return (severity, message.trim());
        }
    }
    ("error", text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let files = [SourceFile { name: "util.h".to_owned(), content: String::new() }];
        let found: Vec<_> = parse(text, "/home/me", "main.c", &files)
            .into_iter()
            .map(|d| format!("{}:{}:{} {} {}", d.file, d.line, d.column, d.severity, d.message))
            .collect();
        assert_eq!(
            found,
            [
                "main.c:3:5 error use of undeclared identifier 'x'",
                "main.c:9:1 warning no newline at end of file",
                "util.h:1:10 error 'missing.h' file not found",
                "main.c:4:2 error declared and not used: y",
            ]
        );
    }

    #[test]
    fn a_flood_of_messages_is_bounded() {
        assert_eq!(parse(&"a.c:1:1: x\n".repeat(5000), "/", "a.c", &[]).len(), DIAGNOSTICS_MAX);
        assert!(parse("a.c:99999999999:1: x\na.c:\na.c:1:\n:::\n", "/", "a.c", &[]).is_empty());
    }
}
