//! What stands between Run and the first result: each program through the `Runner` trait, and in a process of the bare
//! tool of this machine, in turns of a few. Prints a table of medians and their ratios; of the rows that begin with one of
//! the arguments, where there are any.
//!
//! The bare tools are those that Debian has; a tool that is not there is left out. Python's packages are compared with
//! those of pip in a virtual environment, which is made in the target folder.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up fails there and then")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::Duration,
};

use runroom_benches::{Native, Table, figures_are_wanted, median, told};
use runroom_runtime::{Job, Limits, Runner, Status, StdinReader};
use runroom_tests::{
    conformance::languages_dir,
    languages::{be_a_child, ready},
    run::{job, run},
};
use tokio::runtime::Runtime;

/// A program of ours, and how the bare tool runs the same.
struct Row {
    name: &'static str,
    language: &'static str,
    /// With `EDIT` in it, each run is of a source that nobody has seen before: what is compiled is else compiled but once,
    /// and so by Go's own tool.
    code: String,
    bare: Vec<String>,
    /// The file that the bare tool reads, where it reads one.
    file: Option<&'static str>,
    /// Whether a person thinks between two runs, and what compiles the next is started meanwhile.
    after_thought: bool,
    /// The ratio that is aimed at.
    aim: Option<f64>,
    rounds: usize,
}

/// Runs of one in a row, before the other's turn: each in the caches' state that it leaves, as when it is used.
const IN_A_ROW: usize = 16;
/// Between two runs of what is compiled.
const THOUGHT: Duration = Duration::from_millis(200);

/// Stands in a source for the number of the run.
const EDIT: &str = "EDIT";

const NUMPY: &str = "import numpy as np\nprint(np.arange(10).sum())";
const PANDAS: &str =
    "import pandas as pd\nprint(pd.DataFrame({'a': [1, 2, 3], 'b': [4., 5., 6.]}).describe())";
const PLOT: &str = "import matplotlib\nmatplotlib.use('agg')\nimport matplotlib.pyplot as plt\n\
                    plt.plot([1, 3, 2])\nplt.savefig('plot.png')";
const C: &str = "#include <stdio.h>\nint main(void) { printf(\"hello EDIT\\n\"); return 0; }\n";
const CPP: &str = include_str!("../start/inventory.cpp");
const GO: &str = "package main\n\nimport (\n\t\"fmt\"\n\t\"sort\"\n)\n\nfunc main() {\n\twords := []string{\"hello EDIT\", \"a\"}\n\
                  \tsort.Strings(words)\n\tfmt.Println(words[1])\n}\n";

fn rows() -> Vec<Row> {
    let line = |args: &[&str]| args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>();
    let interpreted = |name, language, code: &str, bare: &[&str], aim| Row {
        name,
        language,
        code: code.to_owned(),
        bare: line(bare),
        file: None,
        after_thought: false,
        aim: Some(aim),
        rounds: 31,
    };
    let compiled = |name, language, code: String, file, bare: &str, aim| Row {
        name,
        language,
        code,
        bare: line(&["sh", "-c", bare]),
        file: Some(file),
        after_thought: true,
        aim: Some(aim),
        rounds: 11,
    };
    let venv = virtual_environment();
    let venv = venv.as_ref().map_or("no virtual environment", |path| path.to_str().expect("a UTF-8 path"));
    let [classes, generics] = ["classes", "generics"]
        .map(|topic| conformance(&format!("typescript/conformance/{topic}.ts")).replace("export {};", ""));
    let ts = format!("await (async () => {{\n{classes}\n}})();\nawait (async () => {{\n{generics}\n}})();\n");
    vec![
        interpreted(
            "Python hello",
            "python",
            "print('hi')",
            &["/usr/bin/python3", "-I", "-c", "print('hi')"],
            0.08,
        ),
        interpreted("Python numpy", "python", NUMPY, &[venv, "-c", NUMPY], 0.012),
        interpreted("Python pandas", "python", PANDAS, &[venv, "-c", PANDAS], 0.03),
        interpreted("Python plot", "python", PLOT, &[venv, "-c", PLOT], 0.15),
        interpreted(
            "JavaScript hello",
            "javascript",
            "console.log('hi')",
            &["node", "-e", "console.log('hi')"],
            0.004,
        ),
        Row {
            name: "TypeScript, 200 lines",
            language: "typescript",
            code: format!("{ts}// {EDIT}\n"),
            bare: Vec::new(),
            file: None,
            after_thought: true,
            aim: None,
            rounds: 31,
        },
        // What is left of it is JavaScript's own time, for a core that has been asleep as long.
        Row {
            name: "the same, translated before",
            language: "typescript",
            code: ts,
            bare: Vec::new(),
            file: None,
            after_thought: true,
            aim: None,
            rounds: 31,
        },
        interpreted("Ruby hello", "ruby", "puts 'hi'", &["ruby", "-e", "puts 'hi'"], 0.25),
        interpreted("PHP hello", "php", "<?php echo 'hi';", &["php", "-r", "echo 'hi';"], 0.5),
        interpreted("Perl hello", "perl", "print 'hi'", &["perl", "-e", "print 'hi'"], 1.0),
        interpreted("Lua hello", "lua", "print 'hi'", &["lua", "-e", "print 'hi'"], 1.0),
        compiled("C hello", "c", C.to_owned(), "main.c", "clang-22 -O1 -o c main.c && ./c", 2.0),
        // In the language and with the library that ours has.
        compiled(
            "C++, 100 lines",
            "cpp",
            format!("{CPP}// {EDIT}\n"),
            "main.cpp",
            "clang++-22 -std=gnu++23 -stdlib=libc++ -static-libstdc++ -O1 -o cpp main.cpp && ./cpp",
            0.8,
        ),
        // With what Clang has where nothing is said: C++17 and GCC's library.
        compiled(
            "C++, Clang's defaults",
            "cpp",
            format!("{CPP}// {EDIT}, again\n"),
            "main.cpp",
            "clang++-22 -O1 -o cpp main.cpp && ./cpp",
            0.8,
        ),
        compiled(
            "Go hello with fmt and sort",
            "go",
            GO.to_owned(),
            "main.go",
            "go build -o go main.go && ./go",
            2.0,
        ),
    ]
}

fn conformance(path: &str) -> String {
    fs::read_to_string(languages_dir().join(path)).expect("the program is there")
}

/// The Python of a virtual environment with pip's packages, made once; none where no figures are wanted.
fn virtual_environment() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("venv");
    let python = folder.join("bin/python");
    if !figures_are_wanted() || python.exists() {
        return python.exists().then_some(python);
    }
    let made = Command::new("/usr/bin/python3").args(["-m", "venv"]).arg(&folder).status();
    let packages = ["numpy", "pandas", "matplotlib"];
    let filled = made.is_ok_and(|status| status.success())
        && Command::new(folder.join("bin/pip"))
            .args(["install", "--quiet"])
            .args(packages)
            .status()
            .is_ok_and(|status| status.success());
    if !filled {
        eprintln!("no virtual environment with pip's {packages:?}: Python's packages are not compared");
        // Half of one would pass for whole the next time.
        let _ = fs::remove_dir_all(&folder);
    }
    filled.then_some(python)
}

impl Row {
    fn source(&self, round: usize) -> String {
        self.code.replace(EDIT, &round.to_string())
    }
}

async fn ours(runner: &dyn Runner, row: &Row, round: usize) -> Duration {
    let code = row.source(round);
    let limits = Limits { code_bytes: 64 << 10, ..Limits::default() };
    let ran = run(runner, Job { limits, ..job(row.language, &code) }, StdinReader::empty()).await;
    assert_eq!(
        ran.outcome.status,
        Status::Success,
        "{}: {:?}",
        row.name,
        String::from_utf8_lossy(&ran.stderr)
    );
    ran.took
}

fn main() -> ExitCode {
    if let Some(done) = be_a_child() {
        return done;
    }
    let tokio = Runtime::new().expect("a runtime can be made");
    let folder = tempfile::tempdir().expect("a folder can be made");
    let table = Table::new(&["program", "Runroom", "bare tool", "ratio", "aim"]);
    let wanted: Vec<_> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let is_wanted = |row: &Row| wanted.is_empty() || wanted.iter().any(|name| row.name.starts_with(name));
    for row in rows().into_iter().filter(is_wanted) {
        let runner = tokio.block_on(ready(row.language));
        let native = Native::find(&row.bare, folder.path());
        let rounds = if figures_are_wanted() { row.rounds } else { 1 };
        let (mut sandboxed, mut bare) = (Vec::new(), Vec::new());
        // One round more than counted: the first of each finds nothing in any cache.
        let all: Vec<_> = (0..=rounds).collect();
        for turn in all.chunks(IN_A_ROW) {
            for &round in turn {
                if row.after_thought {
                    std::thread::sleep(THOUGHT);
                }
                sandboxed.push(tokio.block_on(ours(runner, &row, round)));
            }
            if figures_are_wanted() {
                bare.extend(native.iter().flat_map(|native| {
                    turn.iter().map(|&round| {
                        if let Some(file) = row.file {
                            fs::write(folder.path().join(file), row.source(round))
                                .expect("the folder is ours");
                        }
                        native.run().1
                    })
                }));
            }
        }
        let sandboxed = median(sandboxed.split_off(1));
        let aim = row.aim.map_or_else(String::new, |aim| format!("≤ {aim}"));
        let cells = match bare.len() {
            0 => ["–".to_owned(), "–".to_owned()],
            _ => {
                let bare = median(bare.split_off(1));
                [told(bare), format!("{:.4}", sandboxed.as_secs_f64() / bare.as_secs_f64())]
            }
        };
        let [bare, ratio] = cells;
        table.row(&[row.name.to_owned(), told(sandboxed), bare, ratio, aim]);
    }
    ExitCode::SUCCESS
}
