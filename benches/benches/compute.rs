//! What computing costs: each program of `benches/compute` as a guest and by the bare tool of this machine, in turns.
//! Prints a table of medians, and for each language the geometric mean of its ratios; of the languages that the arguments
//! name, where there are any. With `--fuel` the comparison is between guests whose fuel is counted and others.
//!
//! What a compiled program takes is counted from its start, and so natively: it is compiled before.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up fails there and then")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    time::Duration,
};

use runroom_benches::{Native, Table, figures_are_wanted, geometric_mean, median, told};
use runroom_runtime::{Limits, Runner, StdinReader};
use runroom_tests::{
    languages::{be_a_child, ready, ready_counting},
    run::{job, run},
};
use tokio::runtime::Runtime;

/// A language: its file extension, how the bare tool makes a program ready, and how it runs one.
struct Tool {
    language: &'static str,
    extension: &'static str,
    make: &'static [&'static str],
    run: &'static [&'static str],
}

const TOOLS: &[Tool] = &[
    Tool { language: "python", extension: "py", make: &[], run: &["/usr/bin/python3", "{file}"] },
    Tool { language: "javascript", extension: "js", make: &[], run: &["qjs", "{file}"] },
    Tool { language: "ruby", extension: "rb", make: &[], run: &["ruby", "{file}"] },
    Tool { language: "php", extension: "php", make: &[], run: &["php", "{file}"] },
    Tool { language: "perl", extension: "pl", make: &[], run: &["perl", "{file}"] },
    Tool { language: "lua", extension: "lua", make: &[], run: &["lua", "{file}"] },
    Tool {
        language: "c",
        extension: "c",
        make: &["clang-22", "-std=gnu23", "-O2", "-o", "{out}", "{file}", "-lm"],
        run: &["{out}"],
    },
    Tool {
        language: "cpp",
        extension: "cpp",
        make: &[
            "clang++-22",
            "-std=gnu++23",
            "-stdlib=libc++",
            "-static-libstdc++",
            "-O1",
            "-o",
            "{out}",
            "{file}",
        ],
        run: &["{out}"],
    },
    Tool {
        language: "go",
        extension: "go",
        make: &["go", "build", "-o", "{out}", "{file}"],
        run: &["{out}"],
    },
];

/// The programs of a language.
fn programs(tool: &Tool) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("compute").join(tool.language);
    let entries = folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    let mut programs: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|end| end == tool.extension)).collect();
    programs.sort();
    programs
}

fn command(line: &[&str], file: &Path, folder: &Path) -> Option<Native> {
    let (file, out) = (file.to_str().expect("a UTF-8 path"), folder.join("program"));
    let out = out.to_str().expect("a UTF-8 path");
    let line: Vec<_> = line.iter().map(|arg| arg.replace("{file}", file).replace("{out}", out)).collect();
    Native::find(&line, folder)
}

/// The native command of a program, made ready; none where the tool is not on this machine.
fn native(tool: &Tool, file: &Path, folder: &Path) -> Option<Native> {
    if !tool.make.is_empty() {
        command(tool.make, file, folder)?.run();
    }
    command(tool.run, file, folder)
}

/// The time that a program runs for, compiling aside, and what it prints.
async fn ours(runner: &dyn Runner, language: &str, file: &Path) -> (Vec<u8>, Duration) {
    let code = fs::read_to_string(file).expect("a program is UTF-8");
    let limits = Limits { wall_time: Duration::from_secs(300), ..Limits::default() };
    let ran =
        run(runner, runroom_runtime::Job { limits, ..job(language, &code) }, StdinReader::empty()).await;
    assert_eq!(
        ran.outcome.exit_code,
        Some(0),
        "{}: {:?} {:?}",
        file.display(),
        ran.outcome,
        String::from_utf8_lossy(&ran.stderr)
    );
    (ran.stdout, ran.outcome.wall_time)
}

fn main() -> ExitCode {
    if let Some(done) = be_a_child() {
        return done;
    }
    let tokio = Runtime::new().expect("a runtime can be made");
    let folder = tempfile::tempdir().expect("a folder can be made");
    let wanted: Vec<_> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let counts_fuel = std::env::args().any(|arg| arg == "--fuel");
    let rounds = match (figures_are_wanted(), counts_fuel) {
        (false, _) => 1,
        (true, false) => 3,
        // The difference is smaller than what one of three makes.
        (true, true) => 9,
    };
    let columns = if counts_fuel { ["fuel counted", "not counted"] } else { ["Runroom", "bare tool"] };
    let table = Table::new(&["program", columns[0], columns[1], "ratio"]);
    for tool in
        TOOLS.iter().filter(|tool| wanted.is_empty() || wanted.iter().any(|name| name == tool.language))
    {
        let mut programs = programs(tool);
        if !figures_are_wanted() {
            // Enough to show that the bench works.
            programs.truncate(1);
        }
        let uncounted = tokio.block_on(ready(tool.language));
        let runner = if counts_fuel { tokio.block_on(ready_counting(tool.language)) } else { uncounted };
        let mut ratios = Vec::new();
        for file in programs {
            let is_native_wanted = figures_are_wanted() && !counts_fuel;
            let native = is_native_wanted.then(|| native(tool, &file, folder.path())).flatten();
            let (mut sandboxed, mut bare) = (Vec::new(), Vec::new());
            for _ in 0..rounds {
                let (printed, took) = tokio.block_on(ours(runner, tool.language, &file));
                sandboxed.push(took);
                if counts_fuel {
                    bare.push(tokio.block_on(ours(uncounted, tool.language, &file)).1);
                } else if let Some(native) = &native {
                    let (expected, took) = native.run();
                    assert_eq!(printed, expected, "{} prints something else natively", file.display());
                    bare.push(took);
                }
            }
            let topic = file.file_stem().map(|stem| stem.to_string_lossy()).unwrap_or_default();
            let sandboxed = median(sandboxed);
            let (mut against, mut ratio) = ("–".to_owned(), "–".to_owned());
            if !bare.is_empty() {
                let bare = median(bare);
                ratios.push(sandboxed.as_secs_f64() / bare.as_secs_f64());
                (against, ratio) = (told(bare), format!("{:.2}", ratios[ratios.len() - 1]));
            }
            table.row(&[format!("{} {topic}", tool.language), told(sandboxed), against, ratio]);
        }
        if !ratios.is_empty() {
            let mean = format!("**{:.2}**", geometric_mean(&ratios));
            table.row(&[
                format!("**{}**, geometric mean", tool.language),
                String::new(),
                String::new(),
                mean,
            ]);
        }
    }
    ExitCode::SUCCESS
}
