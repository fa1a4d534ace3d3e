//! From TypeScript to the JavaScript of today: types go, and what TypeScript adds to the language (enums, namespaces,
//! parameter properties, decorators, `using`) becomes what it stands for. Types are not checked.

use std::fmt::Write as _;

use swc_common::{
    BytePos, FileName, GLOBALS, Globals, LineCol, Mark, SourceFile, SourceMap, Spanned as _, sync::Lrc,
};
use swc_ecma_ast::{EsVersion, Pass, Program};
use swc_ecma_codegen::{Emitter, text_writer::JsWriter};
use swc_ecma_parser::{Parser, StringInput, Syntax, TsSyntax, error::Error};
use swc_ecma_transforms_base::{
    fixer::fixer,
    helpers::{HELPERS, Helpers, inject_helpers},
    hygiene::hygiene,
    resolver,
};
use swc_ecma_transforms_proposal::{
    decorator_2023_11::decorator_2023_11, explicit_resource_management::explicit_resource_management,
};
use swc_ecma_transforms_typescript::{Config, typescript};

use super::namespaces;

/// Translates one file. Its name is what messages call it.
///
/// The translation ends in a source map, so that whoever runs it can tell places of the original.
///
/// # Errors
/// What is wrong in it, as compilers say it: `file:line:column: error: what`, and the line.
pub(super) fn javascript(name: &str, text: String) -> Result<String, String> {
    let map = Lrc::<SourceMap>::default();
    let file = map.new_source_file(Lrc::new(FileName::Custom(name.to_owned())), text);
    let program = parse(&file).map_err(|errors| told(name, &file, &errors))?;
    let passed = GLOBALS.set(&Globals::new(), || HELPERS.set(&Helpers::new(false), || translate(program)));

    let (mut code, mut places) = (Vec::new(), Vec::new());
    let writer = JsWriter::new(Lrc::clone(&map), "\n", &mut code, Some(&mut places));
    let config = swc_ecma_codegen::Config::default().with_target(EsVersion::latest());
    let mut emitter = Emitter { cfg: config, cm: Lrc::clone(&map), comments: None, wr: writer };
    emitter.emit_program(&passed).map_err(|error| format!("{name}:1:1: error: {error}"))?;
    let code = String::from_utf8(code).map_err(|error| format!("{name}:1:1: error: {error}"))?;
    let code = sealable(code);
    Ok(code + &source_map(&file, &places))
}

fn parse(file: &SourceFile) -> Result<Program, Vec<Error>> {
    let syntax = Syntax::Typescript(TsSyntax { decorators: true, ..TsSyntax::default() });
    let mut parser = Parser::new(syntax, StringInput::from(file), None);
    let parsed = parser.parse_program();
    let mut errors = parser.take_errors();
    match parsed {
        Ok(program) if errors.is_empty() => Ok(program),
        Ok(_) => Err(errors),
        Err(error) => {
            errors.push(error);
            Err(errors)
        }
    }
}

fn translate(mut program: Program) -> Program {
    let (unresolved, top_level) = (Mark::new(), Mark::new());
    let config = Config { native_class_properties: true, ..Config::default() };
    resolver(unresolved, top_level, true).process(&mut program);
    namespaces::join(&mut program, unresolved);
    let mut passes = (
        decorator_2023_11(),
        explicit_resource_management(),
        typescript(config, unresolved, top_level),
        // Before the helpers, which speak of globals by names that would be taken for the program's own.
        hygiene(),
        inject_helpers(unresolved),
        fixer(None),
    );
    passes.process(&mut program);
    program
}

/// The helper of decorators notes a class's metadata on the class after its decorators have run, and one of them may have
/// sealed it: a decorator that many know from TypeScript's handbook.
fn sealable(code: String) -> String {
    if !code.contains("function _apply_decs_2311(") {
        return code;
    }
    code.replacen(
        "function defineMetadata(Class) {",
        "function defineMetadata(Class) { if (!Object.isExtensible(Class)) return Class;",
        1,
    )
}

fn told(name: &str, file: &SourceFile, errors: &[Error]) -> String {
    let (mut told, lines) = (String::new(), Lines::of(file));
    for error in errors {
        let (line, column) = lines.place(error.span().lo);
        let text = file.src.lines().nth(line).unwrap_or_default();
        let mark: String = text.chars().take(column).map(|c| if c == '\t' { '\t' } else { ' ' }).collect();
        let (line, column, what) = (line + 1, column + 1, error.kind().msg());
        // Writing to a string does not fail.
        let _ = writeln!(told, "{name}:{line}:{column}: error: {what}\n    {text}\n    {mark}^");
    }
    told
}

/// Where things are in a file. Made once: there are more places to ask for than a file has lines.
struct Lines<'a> {
    file: &'a SourceFile,
    /// The offsets that lines begin at.
    starts: Vec<usize>,
    is_ascii: bool,
}

impl<'a> Lines<'a> {
    fn of(file: &'a SourceFile) -> Self {
        let ends = file.src.match_indices('\n').map(|(at, _)| at + 1);
        Self { file, starts: std::iter::once(0).chain(ends).collect(), is_ascii: file.src.is_ascii() }
    }

    /// Line and column in characters, both from 0.
    fn place(&self, at: BytePos) -> (usize, usize) {
        let offset = (at.0.saturating_sub(self.file.start_pos.0) as usize).min(self.file.src.len());
        // The first line begins at 0, which is at or before every offset.
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let start = self.starts[line];
        let before = || self.file.src.get(start..offset).unwrap_or_default();
        (line, if self.is_ascii { offset - start } else { before().chars().count() })
    }
}

/// The line at the end by which whoever runs the code finds the places of the original.
fn source_map(file: &SourceFile, places: &[(BytePos, LineCol)]) -> String {
    let map = serde_json::json!({
        "version": 3,
        "sources": [file.name.to_string()],
        "sourcesContent": [file.src.as_str()],
        "mappings": mappings(file, places),
    });
    format!("\n//# sourceMappingURL=data:application/json,{map}\n")
}

/// The mappings of a source map: for each line of the output its columns, each with the source's number (there is but
/// one), line and column, as differences to the mapping before.
fn mappings(file: &SourceFile, places: &[(BytePos, LineCol)]) -> String {
    let mut mappings = String::new();
    let lines = Lines::of(file);
    let (mut line, mut column, mut from) = (0, 0, (0, 0));
    for (at, to) in places.iter().filter(|(at, _)| !at.is_dummy()) {
        if line < to.line {
            mappings.extend(std::iter::repeat_n(';', (to.line - line) as usize));
            (line, column) = (to.line, 0);
        } else if !mappings.is_empty() && !mappings.ends_with(';') {
            mappings.push(',');
        }
        let (from_line, from_column) = lines.place(*at);
        let (now, to_column) = ((from_line as i64, from_column as i64), i64::from(to.col));
        for difference in [to_column - column, 0, now.0 - from.0, now.1 - from.1] {
            vlq(&mut mappings, difference);
        }
        (column, from) = (to_column, now);
    }
    mappings
}

/// A number in base 64: five bits a digit, the lowest first; the lowest of all is the sign.
fn vlq(to: &mut String, value: i64) {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut rest = value.unsigned_abs() << 1 | u64::from(value < 0);
    loop {
        let digit = (rest & 31) as usize;
        rest >>= 5;
        to.push(char::from(DIGITS[if rest > 0 { digit | 32 } else { digit }]));
        if rest == 0 {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn translated(text: &str) -> String {
        let all = javascript("main.ts", text.to_owned()).unwrap();
        all.split_once("\n//# ").unwrap().0.trim().to_owned()
    }

    #[test]
    fn types_go_and_what_stands_for_something_stays() {
        assert_eq!(translated("let x: number = 1 as any satisfies unknown"), "let x = 1;");
        assert_eq!(
            translated("interface I { a: number }\nfunction f<T>(this: T, x?: T): x is T { return !!x! }"),
            "function f(x) {\n    return !!x;\n}"
        );
        assert!(translated("enum E { A, B = 'b' }").contains("E[E[\"A\"] = 0] = \"A\""));
        assert!(translated("class P { constructor(private x: number) {} }").contains("this.x = x"));
        assert!(translated("namespace N { export const x = 1 }").contains("N.x = 1"));
        assert!(translated("@f class C { @g accessor x = 1 }").contains("_apply_decs"));
        assert!(
            translated("import type { T } from './t'; import { type U, v } from './u'; v()")
                .starts_with("import { v } from './u';")
        );
    }

    #[test]
    fn what_is_wrong_is_told_as_compilers_do() {
        let told = javascript("a.ts", "const ok = 1\nlet y: = 2\n".to_owned()).unwrap_err();
        assert!(told.starts_with("a.ts:2:8: error: "), "{told}");
        assert!(told.contains("    let y: = 2\n           ^"), "{told}");
    }

    #[test]
    fn the_map_tells_where_code_came_from() {
        let all = javascript("a.ts", "type T = 1\n\nthrow new Error('é')\n".to_owned()).unwrap();
        let (_, map) = all.split_once("data:application/json,").unwrap();
        let map: serde_json::Value = serde_json::from_str(map).unwrap();
        // Column 0 of the first line is source 0, line 2, column 0.
        assert!(map["mappings"].as_str().unwrap().starts_with("AAEA"), "{map}");
        assert_eq!(map["sourcesContent"][0], "type T = 1\n\nthrow new Error('é')\n");
    }

    #[test]
    fn numbers_of_a_map_are_written_as_the_format_has_it() {
        let mut text = String::new();
        for number in [0, 1, -1, 15, 16, -16, 1000] {
            vlq(&mut text, number);
            text.push(' ');
        }
        assert_eq!(text, "A C D e gB hB w+B ");
    }
}
