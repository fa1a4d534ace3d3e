//! A server as a process, for as long as a test talks to it.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    process::Child,
};

use serde_json::Value;

use crate::{Case, piped, signal};

pub(crate) struct Serving {
    child: Child,
    /// As `http://127.0.0.1:1234`.
    pub(crate) address: String,
}

impl Serving {
    /// Starts a server of some languages, and waits until they are ready.
    pub(crate) fn start(case: &Case, languages: &[&str]) -> Self {
        Self::start_with(case, languages, &[])
    }

    /// As [`start`](Self::start), with settings in variables.
    pub(crate) fn start_with(case: &Case, languages: &[&str], env: &[(&str, &str)]) -> Self {
        let install = [&["languages", "install"], languages].concat();
        assert_eq!(case.run(&install).code, 0);
        let mut command = case.command(&["--listen", "127.0.0.1:0", "--languages", &languages.join(",")]);
        let mut child = piped(command.envs(env.iter().copied()));
        let mut stdout = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = stdout.next().unwrap().unwrap().rsplit(' ').next().unwrap().to_owned();
        let mut told = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
        for _ in languages {
            assert!(told.any(|line| line.contains(" is ready, after ")));
        }
        // A pipe that nobody reads fills up.
        std::thread::spawn(move || told.for_each(drop));
        Self { child, address }
    }

    /// The token of a new guest.
    pub(crate) fn token(&self) -> String {
        self.post("/api/v1/sessions", "", "")["token"].as_str().unwrap().to_owned()
    }

    /// What the answer to a POST says. The header lines end with `\r\n` each.
    pub(crate) fn post(&self, path: &str, headers: &str, body: &str) -> Value {
        serde_json::from_str(&self.ask("POST", path, headers, body)).unwrap()
    }

    /// The body of the answer to a GET.
    pub(crate) fn get(&self, path: &str) -> String {
        self.ask("GET", path, "", "")
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> String {
        let host = self.address.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        let length = body.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.split_once("\r\n\r\n").unwrap().1.to_owned()
    }

    /// Asks it to stop, which it does without a fault.
    pub(crate) fn stop(mut self) {
        signal(&self.child, "TERM");
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // A test that failed leaves nothing running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
