//! `runroom serve` as a process: its address, its end.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, ChildStdout},
};

use crate::{Case, piped, signal};

/// Starts a server without languages, on a port of its own. Returns it with its address.
fn start(case: &Case) -> (Child, String, BufReader<ChildStdout>) {
    let mut command = case.command(&["--listen", "127.0.0.1:0"]);
    let mut child = piped(command.env("RUNROOM_SERVER__LANGUAGES", ""));
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    let address = line.trim().strip_prefix("Runroom listens on http://").unwrap().to_owned();
    (child, address, stdout)
}

/// What is answered to a request for a session.
fn session(address: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "POST /api/v1/sessions HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn it_serves_at_the_address_that_it_prints_until_it_is_told_to_stop() {
    let case = Case::new();
    for name in ["TERM", "INT"] {
        let (mut child, address, _stdout) = start(&case);
        assert!(session(&address).starts_with("HTTP/1.1 201 Created"));
        signal(&child, name);
        assert_eq!(child.wait().unwrap().code(), Some(0));
        TcpStream::connect(address).unwrap_err();
    }
}

#[test]
fn it_stops_well_when_nobody_reads_its_log_any_more() {
    let case = Case::new();
    let (mut child, address, _stdout) = start(&case);
    drop(child.stderr.take());
    assert!(session(&address).starts_with("HTTP/1.1 201 Created"));
    signal(&child, "TERM");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn an_address_that_is_taken_is_told() {
    let case = Case::new();
    let (mut child, address, _stdout) = start(&case);
    let done = case.run(&["serve", "--listen", &address]);
    assert_eq!((done.code, done.stdout.as_str()), (1, ""));
    let reason =
        format!("runroom: cannot listen on {address}; choose another address with --listen: Address");
    assert!(done.stderr.starts_with(&reason), "{}", done.stderr);
    signal(&child, "TERM");
    child.wait().unwrap();
}
