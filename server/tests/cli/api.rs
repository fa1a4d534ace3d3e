//! The HTTP API by the clients that people use: the snippets of the README as they stand there, and schemathesis, which makes
//! requests of the API's description and compares the answers with it.

use std::{
    fs,
    process::{Command, Output},
};

use crate::{
    Case,
    clients::{clients, python_package},
    serving::Serving,
};

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md");
const SCHEMATHESIS: &str = "schemathesis==4.32.5";
/// Where the snippets of the API begin.
const START: &str = "Or run a program by one request";

/// The first snippet in a language after [`START`].
fn snippet(language: &str) -> String {
    let readme = fs::read_to_string(README).unwrap();
    let (_, after) = readme.split_once(START).unwrap();
    let (_, after) = after.split_once(&format!("```{language}\n")).unwrap();
    after.split_once("```").unwrap().0.to_owned()
}

fn text(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn the_snippets_of_the_readme_work_as_they_stand_there() {
    let case = Case::new();
    let serving = Serving::start(&case, &["python", "javascript", "lua"]);
    for (language, program, args, expected) in [
        ("sh", "bash", vec!["-c"], vec![r#""stdout":"9\n""#, r#""stdout":"144\n""#]),
        ("js", "node", vec!["--input-type=module", "-e"], vec!["42\n"]),
        ("python", "python3", vec!["-I", "-c"], vec!["42\n"]),
    ] {
        let snippet = snippet(language).replace("http://127.0.0.1:7878", &serving.address);
        let said = text(&Command::new(program).args(args).arg(snippet).output().unwrap());
        for expected in expected {
            assert!(said.contains(expected), "{language}: {said}");
        }
    }
    serving.stop();
}

#[test]
fn the_description_of_events_is_one_that_tools_read() {
    let case = Case::new();
    let serving = Serving::start(&case, &["lua"]);
    let document = case.file("asyncapi.json", &serving.get("/api/v1/asyncapi.json"));
    serving.stop();
    let read =
        Command::new("node").arg("asyncapi.mjs").arg(document).current_dir(clients()).output().unwrap();
    let said = text(&read);
    let lines: Vec<_> = said.lines().collect();
    let [asked, told] = lines[..] else { panic!("{said}") };
    assert!(asked.starts_with("receive: ") && asked.contains(" execute-code "), "{said}");
    assert!(told.starts_with("send: ") && told.contains(" execution-completed "), "{said}");
}

#[test]
fn every_answer_is_as_the_description_says() {
    let package = python_package(SCHEMATHESIS);
    let case = Case::new();
    let serving = Serving::start(&case, &["lua"]);
    let token = serving.token();
    let done = Command::new("python3")
        .env("PYTHONPATH", &package)
        .current_dir(case.path())
        .arg(package.join("bin/st"))
        .arg("run")
        .arg(format!("{}/api/v1/openapi.json", serving.address))
        .args(["--header", &format!("Authorization: Bearer {token}")])
        .args(["--max-examples", "25", "--seed", "1", "--no-color", "--workers", "1"])
        // Which languages and executions there are is not in the description.
        .args(["--exclude-checks", "positive_data_acceptance"])
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", text(&done));
    serving.stop();
}
