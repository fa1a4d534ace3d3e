//! JavaScript as its programmers know it.

use std::time::Duration;

use runroom_runtime::{Job, JobIo, Limits, Runner as _, Status, StdinReader, output};
use runroom_tests::{
    languages::ready,
    run::{Ran, job, run},
};
use tokio_util::sync::CancellationToken;

async fn javascript(code: &str) -> Ran {
    with_stdin(code, "").await
}

async fn with_stdin(code: &str, stdin: &str) -> Ran {
    run(ready("javascript").await, job("javascript", code), StdinReader::from_bytes(stdin)).await
}

#[tokio::test]
async fn a_program_of_several_lines_reads_its_input() {
    let code = "
const lines = require('fs').readFileSync(0, 'utf8').split('\\n');
function area(w, h) { return w * h; }
const [w, h] = lines[1].split(' ').map(Number);
console.log(`${lines[0]}: ${area(w, h)}`);
";
    let ran = with_stdin(code, "box\n3 4").await;
    assert_eq!((ran.out(), ran.err()), ("box: 12\n", ""));
    assert_eq!((ran.outcome.status, ran.outcome.exit_code), (Status::Success, Some(0)));
}

#[tokio::test]
async fn lines_can_be_read_as_they_are_typed() {
    let code = "
const rl = require('readline').createInterface({ input: process.stdin });
console.log('ready');
rl.on('line', line => console.log('got ' + line));
rl.on('close', () => console.log('end'));
";
    let (input, reader) = runroom_runtime::stdin(100);
    let (writer, mut shown) = output(100);
    let io = JobIo { stdin: reader, output: writer, cancel: CancellationToken::new() };
    let running = tokio::spawn(ready("javascript").await.run(job("javascript", code), io));
    assert_eq!(&shown.next().await.unwrap().data[..], b"ready\n");
    input.push("one\n".as_bytes()).unwrap();
    assert_eq!(&shown.next().await.unwrap().data[..], b"got one\n");
    input.close();
    assert_eq!(&shown.next().await.unwrap().data[..], b"end\n");
    assert_eq!(running.await.unwrap().unwrap().status, Status::Success);
}

#[tokio::test]
async fn modules_and_top_level_await() {
    let code = "
import { basename } from 'node:path';
const value = await new Promise(resolve => setTimeout(() => resolve(basename('/a/b.txt')), 5));
export const exported = value;
console.log(value, typeof require);
";
    let ran = javascript(code).await;
    assert_eq!((ran.out(), ran.err()), ("b.txt undefined\n", ""));
    let ran = javascript("console.log(await Promise.all([1, Promise.resolve(2)]))").await;
    assert_eq!((ran.out(), ran.err()), ("[ 1, 2 ]\n", ""));
    let sloppy = javascript("undeclared = 010; console.log(undeclared, this === undefined)").await;
    assert_eq!((sloppy.out(), sloppy.err()), ("8 false\n", ""));
}

#[tokio::test]
async fn an_exception_is_told_with_the_users_file_and_line() {
    let ran = javascript("function f() {\n  null.x;\n}\n\nconsole.log('before');\nf();\n").await;
    assert_eq!(ran.out(), "before\n");
    assert!(ran.err().contains("TypeError") && ran.err().contains("main.js:2"), "{}", ran.err());
    assert!(ran.err().contains("main.js:6"), "{}", ran.err());
    assert_eq!((ran.outcome.status, ran.outcome.exit_code), (Status::RuntimeError, Some(1)));

    let ran = javascript("let x = 1;\nlet y = ;\n").await;
    assert!(ran.err().contains("SyntaxError") && ran.err().contains("main.js:2"), "{}", ran.err());
    assert_eq!(ran.outcome.exit_code, Some(1));

    let ran = javascript("Promise.reject(new Error('nobody catches'))").await;
    assert!(ran.err().contains("nobody catches") && ran.err().contains("main.js:1"), "{}", ran.err());
    assert_eq!(ran.outcome.exit_code, Some(1));
}

#[tokio::test]
async fn exit_codes_and_exit_handlers() {
    for (code, exit) in [("process.exit(3)", 3), ("process.exitCode = 4", 4), ("process.exit()", 0), ("1", 0)]
    {
        let ran = javascript(&format!("process.on('exit', code => console.log('bye', code)); {code}")).await;
        assert_eq!((ran.outcome.exit_code, ran.out()), (Some(exit), &*format!("bye {exit}\n")), "{code}");
    }
}

#[tokio::test]
async fn the_console_prints_as_node_does() {
    let code = "
console.log('%s is %d, %o', 'x', 42, [1]);
console.log({ a: 1, b: 'two', c: [1, 2, { d: null }], e: new Map([['k', new Set([1])]]) });
console.log([undefined, () => 1, class A {}, Symbol('s'), 10n, -0, /re/g]);
console.error('to stderr'); console.warn('this too'); console.info('not this');
console.group('in'); console.log('side'); console.groupEnd(); console.log('out');
console.table([{ a: 1 }, { a: 2 }]);
";
    let ran = javascript(code).await;
    let expected = "x is 42, [ 1, [length]: 1 ]
{
  a: 1,
  b: 'two',
  c: [ 1, 2, { d: null } ],
  e: Map(1) { 'k' => Set(1) { 1 } }
}
[
  undefined,
  [Function (anonymous)],
  [class A],
  Symbol(s),
  10n,
  -0,
  /re/g
]
not this
in
  side
out
┌─────────┬───┐
│ (index) │ a │
├─────────┼───┤
│ 0       │ 1 │
│ 1       │ 2 │
└─────────┴───┘
";
    assert_eq!((ran.out(), ran.err()), (expected, "to stderr\nthis too\n"));
}

#[tokio::test]
async fn unicode_and_output_without_a_final_newline() {
    let ran = with_stdin(
        "process.stdout.write([...require('fs').readFileSync(0, 'utf8').trim()].reverse().join('') + '☃')",
        "日本🦀\n",
    )
    .await;
    assert_eq!(ran.out(), "🦀本日☃");
}

#[tokio::test]
async fn a_megabyte_of_output_arrives_whole() {
    let ran = javascript("for (let i = 0; i < 100_000; i++) console.log(String(i).padStart(9, '0'))").await;
    let expected: String = (0..100_000).map(|i| format!("{i:09}\n")).collect();
    assert!(ran.out() == expected, "{} of {} bytes", ran.stdout.len(), expected.len());
}

#[tokio::test]
async fn two_runs_of_one_snapshot_draw_differently() {
    let code = "console.log(Math.random()); console.log(crypto.randomUUID())";
    let (one, two) = tokio::join!(javascript(code), javascript(code));
    for (a, b) in one.out().lines().zip(two.out().lines()) {
        assert_ne!(a, b);
    }
    assert_eq!(one.out().lines().count(), 2, "{}", one.err());
}

#[tokio::test]
async fn what_is_too_much_ends_in_the_languages_own_error_or_the_right_status() {
    let deep = javascript("const f = n => f(n + 1) + 1; f(0)").await;
    assert!(deep.err().contains("RangeError"), "{} {:?}", deep.err(), deep.outcome);

    let large = javascript("const a = []; for (;;) a.push(new Array(1e6).fill(1.5))").await;
    assert_eq!(large.outcome.status, Status::MemoryLimit, "{} {:?}", large.err(), large.outcome);

    let limits = Limits { wall_time: Duration::from_millis(300), ..Limits::default() };
    for code in [
        "for (;;);",
        "setTimeout(() => {}, 3600_000)",
        "/(a+)+$/.test('a'.repeat(60) + 'b')",
        "setInterval(() => {}, 1)",
    ] {
        let job = Job { limits: limits.clone(), ..job("javascript", code) };
        let ran = run(ready("javascript").await, job, StdinReader::empty()).await;
        assert_eq!(ran.outcome.status, Status::Timeout, "{code}");
        // Soon, on a machine that has more to do.
        assert!(ran.outcome.wall_time < limits.wall_time * 10, "{code}: {:?}", ran.outcome.wall_time);
    }
}
