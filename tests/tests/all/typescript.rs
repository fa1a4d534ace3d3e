//! TypeScript: translated, not checked; mistakes and failures are told in the original's places.

use std::time::Duration;

use runroom_runtime::{Job, Limits, SourceFile, Status, StdinReader};
use runroom_tests::{
    languages::ready,
    run::{Ran, job, run},
};

async fn ts(code: &str) -> Ran {
    run(ready("typescript").await, job("typescript", code), StdinReader::empty()).await
}

#[tokio::test]
async fn what_the_types_forbid_runs_and_is_translated_but_once() {
    let code = "const n: number = 'three';\nconsole.log(n.toUpperCase());";
    let first = ts(code).await;
    assert_eq!((first.out(), first.err(), first.outcome.status), ("THREE\n", "", Status::Success));
    assert!(first.outcome.compile_time.is_some_and(|time| time > Duration::ZERO));
    assert!(first.outcome.files.is_empty(), "the translation is no file of the program's making");
    assert_eq!(ts(code).await.out(), "THREE\n");
}

#[tokio::test]
async fn a_mistake_is_a_compile_error_with_its_place() {
    let ran = ts("const ok = 1;\nconst s: = 'x';\n").await;
    assert_eq!(ran.outcome.status, Status::CompileError);
    let [diagnostic] = &ran.outcome.diagnostics[..] else { panic!("{ran:?}") };
    assert_eq!(
        (diagnostic.file.as_str(), diagnostic.line, diagnostic.column, diagnostic.severity.as_str()),
        ("main.ts", 2, 10, "error")
    );
    assert!(ran.err().starts_with("main.ts:2:10: error: "), "{}", ran.err());
    assert!(ran.err().contains("const s: = 'x';"), "{}", ran.err());
}

#[tokio::test]
async fn an_uncaught_error_tells_the_line_that_was_written() {
    let code = "\
interface Shape {
  area: number;
}

enum Kind { Round, Square }

function check(shape: Shape, kind: Kind): void {
  if (kind === Kind.Square) throw new RangeError(`no ${Kind[kind]} of ${shape.area}`);
}
check({ area: 2 }, Kind.Square);
";
    let ran = ts(code).await;
    assert_eq!((ran.outcome.status, ran.outcome.exit_code), (Status::RuntimeError, Some(1)));
    let told = ran.err();
    assert!(told.starts_with("/main.ts:8\n  if (kind === Kind.Square) throw new RangeError("), "{told}");
    assert!(told.contains("RangeError: no Square of 2\n    at check (/main.ts:8:"), "{told}");
    assert!(told.contains("at /main.ts:10:1\n"), "{told}");
}

#[tokio::test]
async fn files_import_each_other_by_any_of_their_names() {
    let file = |name: &str, content: &str| SourceFile { name: name.to_owned(), content: content.to_owned() };
    let code = "import { twice, type Twice } from './lib/twice';\nimport thrice from './lib/thrice.js';\n\
                import { once } from './once.ts';\nconst f: Twice = twice;\nconsole.log(once, f(1), thrice(1));\n";
    let files = vec![
        file(
            "lib/twice.ts",
            "export type Twice = (n: number) => number;\nexport const twice: Twice = n => n * 2;",
        ),
        file("lib/thrice.ts", "export default function (n: number) { return n * 3 }"),
        file("once.ts", "export const once: 1 = 1"),
    ];
    let ran =
        run(ready("typescript").await, Job { files, ..job("typescript", code) }, StdinReader::empty()).await;
    assert_eq!((ran.out(), ran.err()), ("1 2 3\n", ""));
}

#[tokio::test]
async fn a_source_that_is_made_to_crash_the_translator_harms_nobody() {
    let runner = ready("typescript").await;
    let deep = format!("const x = {}1{};", "(".repeat(200_000), ")".repeat(200_000));
    let limits = Limits { code_bytes: 1 << 20, ..Limits::default() };
    let ran = run(runner, Job { limits, ..job("typescript", &deep) }, StdinReader::empty()).await;
    assert_eq!(ran.outcome.status, Status::CompileError, "{:?}", ran.outcome.message);
    assert_eq!(ts("console.log('here' as string)").await.out(), "here\n");
}
