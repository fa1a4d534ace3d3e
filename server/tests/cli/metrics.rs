//! Metrics, read by the parser of those who made the format.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::json;

use crate::{Case, clients::python_package, piped, room::Client, signal};

const PARSER: &str = "prometheus-client==0.26.0";
/// Prints each sample as `name{labels} value`.
const SCRIPT: &str = "
import sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families as parse
for family in parse(sys.stdin.read()):
    for name, labels, value, *_ in family.samples:
        print(name + str(sorted(labels.items())), float(value))
";

/// All samples, in a line each, of the text of a scrape.
fn parsed(text: &str) -> String {
    let mut command = Command::new("python3");
    command.args(["-c", SCRIPT]).env("PYTHONPATH", python_package(PARSER));
    let mut parser = piped(command.stdin(Stdio::piped()));
    parser.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let done = parser.wait_with_output().unwrap();
    assert!(done.status.success(), "{}\n{text}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

fn scrape(address: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET /metrics HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert!(head.contains("application/openmetrics-text"), "{head}");
    body.to_owned()
}

#[tokio::test]
async fn figures_are_what_happened() {
    let case = Case::new();
    assert_eq!(case.run(&["languages", "install", "lua"]).code, 0);
    let mut server = piped(
        case.command(&["--listen", "127.0.0.1:0", "--languages", "lua"])
            .env("RUNROOM_SERVER__METRICS", "127.0.0.1:0"),
    );
    let mut stdout = BufReader::new(server.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut address = || {
        let line = stdout.next().unwrap();
        line.split("http://").nth(1).unwrap().trim_end_matches("/metrics").to_owned()
    };
    let (address, metrics) = (address(), address());
    let mut told = BufReader::new(server.stderr.take().unwrap()).lines().map(Result::unwrap);
    assert!(told.any(|line| line.contains(" is ready, after ")));
    std::thread::spawn(move || told.for_each(drop));
    let mut ada = Client::join(&address, "Ada").await;
    for code in ["print(1)", "print(2)", "error('no')"] {
        ada.send("execute-code", json!({"roomId": "lobby", "language": "lua", "code": code})).await;
        ada.until("execution-completed").await;
    }
    // An outcome is told before its slot is free.
    let began = Instant::now();
    let samples = loop {
        let samples = parsed(&scrape(&metrics));
        let is_free = samples.lines().any(|line| line == "runroom_slots_busy[('runner', 'wasm')] 0.0");
        if is_free || began.elapsed() > Duration::from_secs(10) {
            break samples;
        }
    };
    for sample in [
        "runroom_executions_ended_total[('language', 'lua'), ('runner', 'wasm'), ('status', 'success')] 2.0",
        "runroom_executions_ended_total[('language', 'lua'), ('runner', 'wasm'), ('status', 'runtime_error')] 1.0",
        "runroom_executions_accepted_total[] 3.0",
        "runroom_executions_active[] 0.0",
        "runroom_executions_run_seconds_count[('language', 'lua')] 3.0",
        "runroom_executions_wait_seconds_count[('language', 'lua')] 3.0",
        "runroom_language_ready[('language', 'lua')] 1.0",
        "runroom_connections[] 1.0",
        "runroom_rooms[] 1.0",
        "runroom_slots_busy[('runner', 'wasm')] 0.0",
        "runroom_history_ok[] 1.0",
        "runroom_history_lost_total[] 0.0",
    ] {
        assert!(samples.lines().any(|line| line == sample), "no {sample} in\n{samples}");
    }
    signal(&server, "TERM");
    assert_eq!(server.wait().unwrap().code(), Some(0));
}
