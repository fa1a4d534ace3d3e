//! Every language's programs print what they print in the native interpreter, or compiled by the native compiler.

use std::{collections::BTreeSet, env, fmt::Write as _, fs, time::Duration};

use futures_util::{StreamExt as _, stream};
use runroom_runtime::{CompileLimits, Job, Limits, Runner, StdinReader};
use runroom_tests::{
    conformance::{Program, languages_dir, programs},
    containers::with_docker,
    languages::{languages, ready},
    run::{job, run},
};

/// Programs that run side by side.
const AT_ONCE: usize = 4;

/// What went wrong with a program.
async fn differs(runner: &dyn Runner, program: Program) -> Option<String> {
    let Program { language, topic, path, code, input, output, exit_code } = program;
    // Under the name that it had natively: programs tell where an error was.
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    // Time is not what is tested here, on a machine that runs all other tests meanwhile.
    let compile = CompileLimits { wall_time: Duration::from_secs(300), ..CompileLimits::default() };
    let limits = Limits { wall_time: Duration::from_secs(120), compile, ..Limits::default() };
    let job = Job { file_name, limits, ..job(&language, &code) };
    let ran = run(runner, job, StdinReader::from_bytes(input)).await;
    if ran.stdout == output && ran.outcome.exit_code == Some(exit_code) {
        return None;
    }
    let (output, printed) = (String::from_utf8_lossy(&output), String::from_utf8_lossy(&ran.stdout));
    let first = output.lines().zip(printed.lines()).position(|(expected, printed)| expected != printed);
    let line = first.unwrap_or_else(|| output.lines().count().min(printed.lines().count()));
    Some(format!(
        "{language}/{topic}: {:?} {:?} {:?}, line {}: expected {:?}, printed {:?}; stderr {:?}",
        ran.outcome.status,
        ran.outcome.exit_code,
        ran.outcome.message,
        line + 1,
        output.lines().nth(line),
        printed.lines().nth(line),
        String::from_utf8_lossy(&ran.stderr).chars().take(500).collect::<String>(),
    ))
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_print_what_they_print_natively() {
    let catalogue = languages().provisioner.catalogue();
    let mut all = Vec::new();
    for language in catalogue.iter().filter(|language| language.manifest.wasm.is_some()) {
        let manifest = &language.manifest;
        let programs = programs(&manifest.name, &manifest.extensions);
        println!("{}: {} programs", manifest.name, programs.len());
        all.extend(programs);
    }
    assert!(!all.is_empty());
    let wrong: Vec<_> = stream::iter(all)
        .map(async |program| differs(ready(&program.language).await, program).await)
        .buffer_unordered(AT_ONCE)
        .filter_map(async |wrong| wrong)
        .collect()
        .await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Those of languages that only containers run, and the hello of all that containers run. `RUNROOM_CONTAINERS=all` means all of
/// them, others name languages with commas between; without a word it is a few that are made quickly.
#[tokio::test(flavor = "multi_thread")]
async fn programs_print_in_containers_what_they_print_natively() {
    let wanted = env::var("RUNROOM_CONTAINERS").unwrap_or_else(|_| "bash,java,csharp,rust,r".to_owned());
    let catalogue = languages().provisioner.catalogue();
    let names: Vec<_> = catalogue
        .iter()
        .filter(|language| language.manifest.docker.is_some())
        .map(|language| language.name())
        .filter(|name| wanted == "all" || wanted.split(',').any(|one| one == *name))
        .collect();
    let ran = with_docker(&names, 0, async |runner| {
        let mut wrong = Vec::new();
        for name in &names {
            let manifest = &catalogue.resolve(name).expect("it is in the catalogue").manifest;
            let hello = Job { code: manifest.hello.code.clone(), ..job(name, "") };
            let said = run(&*runner, hello, StdinReader::empty()).await;
            if said.out() != manifest.hello.stdout {
                wrong.push(format!("{name}: hello: {said:?}"));
            }
            // Where there is a guest too, its versions and ways are what the programs are for.
            let programs = match manifest.wasm {
                None => programs(name, &manifest.extensions),
                Some(_) => Vec::new(),
            };
            println!("{name}: hello and {} programs in a container", programs.len());
            for program in programs {
                wrong.extend(differs(&*runner, program).await);
            }
        }
        wrong
    });
    if let Some(wrong) = ran.await {
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

/// The table of all programs: a row for each topic, a column for each language.
fn matrix() -> String {
    let catalogue = languages().provisioner.catalogue();
    let all: Vec<_> = catalogue
        .iter()
        .map(|language| {
            let manifest = &language.manifest;
            let programs = programs(&manifest.name, &manifest.extensions);
            let topics: BTreeSet<_> = programs.into_iter().map(|program| program.topic).collect();
            (manifest.display_name.clone(), topics)
        })
        .filter(|(_, topics)| !topics.is_empty())
        .collect();
    let names: Vec<_> = all.iter().map(|(name, _)| name.as_str()).collect();
    let mut table = format!("| program | {} |\n|---|{}\n", names.join(" | "), "---|".repeat(names.len()));
    let topics: BTreeSet<_> = all.iter().flat_map(|(_, topics)| topics).collect();
    for topic in topics {
        let cells = all.iter().map(|(_, topics)| if topics.contains(topic) { " ✓ |" } else { " |" });
        // Writing to a string does not fail.
        let _ = writeln!(table, "| {topic} |{}", cells.collect::<String>());
    }
    let counts: Vec<_> = all.iter().map(|(_, topics)| topics.len().to_string()).collect();
    let _ = writeln!(table, "| **in all** | {} |", counts.join(" | "));
    table
}

/// `RUNROOM_WRITE_DOCS=1` writes it anew.
#[test]
fn the_matrix_in_the_documentation_is_that_of_the_programs() {
    const START: &str = "<!-- the matrix -->\n";
    let path = languages_dir().join("../docs/conformance.md");
    let text = fs::read_to_string(&path).unwrap();
    let (head, written) = text.split_once(START).expect("the page has a place for it");
    let matrix = matrix();
    if env::var_os("RUNROOM_WRITE_DOCS").is_some() {
        fs::write(&path, format!("{head}{START}{matrix}")).unwrap();
    } else {
        assert!(
            written == matrix,
            "docs/conformance.md is not up to date: RUNROOM_WRITE_DOCS=1 writes it anew"
        );
    }
}
