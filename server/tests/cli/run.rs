//! `runroom run` beside what an interpreter would do.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};

use crate::{Case, piped, signal};

#[test]
fn it_behaves_like_the_interpreter() {
    let case = Case::with_python();
    case.file(
        "a.py",
        "import sys\nprint('é', sys.argv, input())\nprint('oops', file=sys.stderr)\nsys.exit(3)\n",
    );
    let done = case.feed(&["run", "a.py", "--", "-x", "y z"], "line\nmore\n");
    done.is(3, "é ['a.py', '-x', 'y z'] line\n", "oops\n");
}

#[test]
fn the_program_may_come_from_stdin_and_its_stdin_from_a_file() {
    let case = Case::with_python();
    case.file("in.txt", "from the file");
    case.feed(&["run", "-l", "py", "-"], "print(7 * 6)").is(0, "42\n", "");
    case.feed(&["run", "-l", "python", "--stdin", "in.txt", "-"], "print(input())").is(
        0,
        "from the file\n",
        "",
    );
}

#[test]
fn output_comes_while_the_program_runs_and_stdin_goes_in() {
    let case = Case::with_python();
    case.file("echo.py", "while True:\n    print(input().upper(), flush=True)\n");
    let mut child = piped(case.command(&["run", "echo.py"]).stdin(std::process::Stdio::piped()));
    let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
    for word in ["one", "two"] {
        writeln!(stdin, "{word}").unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert_eq!(line, format!("{}\n", word.to_uppercase()));
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(1), "an EOFError");
}

#[test]
fn each_limit_has_its_exit_code_and_its_reason() {
    let case = Case::with_python();
    case.file("spin.py", "while True: pass\n");
    case.file("flood.py", "while True: print('x' * 99)\n");
    case.file("grow.py", "x = []\nwhile True: x.append(bytes(1 << 20))\n");
    case.run(&["run", "spin.py", "--wall-time", "300ms"]).is(124, "", "runroom: wall time limit passed\n");
    let flood = case.run(&["run", "--output", "1000", "flood.py"]);
    assert_eq!((flood.code, flood.stdout.len()), (153, 1000));
    assert!(flood.stderr.contains("output limit passed"), "{}", flood.stderr);
    let grow = case.run(&["run", "--memory", "128MiB", "grow.py"]);
    assert_eq!(grow.code, 137);
    assert!(grow.stderr.contains("MemoryError") && grow.stderr.ends_with("runroom: memory limit met\n"));
}

#[test]
fn fuel_is_counted_where_it_has_a_limit() {
    // Compiled anew for it: a small one.
    let case = Case::new();
    case.file("spin.lua", "while true do end\n");
    let spun = case.run(&["run", "--fuel", "100000000", "spin.lua"]);
    assert_eq!((spun.code, spun.stdout.as_str()), (152, ""));
    assert!(spun.stderr.ends_with("runroom: fuel limit passed\n"), "{}", spun.stderr);
}

#[test]
fn flags_win_over_the_limits_of_a_language_and_those_over_the_rest() {
    let case = Case::with_python();
    case.file("a.py", "print('x' * 999)\n");
    case.file("runroom.toml", "[languages.python.limits]\noutput = 500\ncode = 3\n");
    let over = "runroom: a.py is over the limit of 3 bytes of code; --code sets another\n";
    case.run(&["run", "a.py"]).is(125, "", over);
    assert_eq!(case.run(&["run", "--code", "1KiB", "a.py"]).code, 153);
    let done = case.run(&["run", "--code", "1KiB", "--output", "1000", "a.py"]);
    done.is(0, &format!("{}\n", "x".repeat(999)), "");
}

#[test]
fn stdin_over_its_limit_is_not_cut_but_told() {
    let case = Case::with_python();
    case.file("sum.py", "import sys\nprint(len(sys.stdin.read()))\n");
    let stdin = "x".repeat(1000);
    case.feed(&["run", "--input", "1000", "sum.py"], &stdin).is(0, "1000\n", "");
    let reason = "runroom: stdin is over the limit of 999 bytes; --input sets another\n";
    case.feed(&["run", "--input", "999", "sum.py"], &stdin).is(125, "", reason);
}

#[test]
fn what_cannot_be_run_is_told_with_a_code_of_its_own() {
    let case = Case::with_python();
    case.file("a.klingon", "");
    case.file("big.py", "pass\n");
    case.file("latin.py", "");
    std::fs::write(case.path().join("latin.py"), [0xe9]).unwrap();
    for (args, reason) in [
        (&["run", "missing.py"][..], "cannot read missing.py: No such file"),
        (
            &["run", "a.klingon"],
            "the language of a.klingon is not known by its name; say it with --language: ",
        ),
        (&["run", "-l", "klingon", "a.klingon"], "there is no language \"klingon\"; there are "),
        (
            &["run", "big.py", "--code", "3"],
            "big.py is over the limit of 3 bytes of code; --code sets another",
        ),
        (&["run", "big.py", "--stdin", "big.py", "--input", "3"], "--input sets another"),
        (&["run", "latin.py"], "latin.py is not UTF-8 text"),
        (&["run", "big.py", "--memory", "lots"], "error: limits.memory: expected a size"),
        (&["run", "-"], "say it with --language"),
    ] {
        let done = case.run(args);
        assert_eq!((done.code, done.stdout.as_str()), (125, ""), "{args:?}");
        assert!(done.stderr.contains(reason), "{args:?}: {}", done.stderr);
    }
}

#[test]
fn an_interrupt_ends_the_program() {
    let case = Case::with_python();
    case.file("spin.py", "print('on', flush=True)\nwhile True: pass\n");
    for (name, code) in [("INT", 130), ("TERM", 143)] {
        let mut child = piped(&mut case.command(&["run", "spin.py"]));
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        stdout.read_line(&mut String::new()).unwrap();
        signal(&child, name);
        assert_eq!(child.wait().unwrap().code(), Some(code));
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let case = Case::with_python();
    case.file("flood.py", "while True: print('x' * 99)\n");
    let mut child = piped(&mut case.command(&["run", "--output", "1GiB", "flood.py"]));
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 100]).unwrap();
    drop(stdout);
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!((child.wait().unwrap().code(), stderr.as_str()), (Some(141), ""));
}
