//! What an admin does with a server that runs: new settings, TLS, logs for programs.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::Child,
    sync::{Arc, mpsc},
    time::Duration,
};

use serde_json::Value;
use tokio_rustls::rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    crypto::ring,
    pki_types::{CertificateDer, ServerName, pem::PemObject as _},
};

use crate::{Case, piped, signal};

/// A server of no language, and the lines of its log.
struct Server {
    child: Child,
    /// As `127.0.0.1:1234`.
    address: String,
    log: mpsc::Receiver<String>,
}

impl Server {
    fn start(case: &Case, config: &Path) -> Self {
        let mut command = case.command(&["--config", config.to_str().unwrap()]);
        let mut child = piped(command.env("RUNROOM_SERVER__LANGUAGES", ""));
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().split("://").nth(1).unwrap().to_owned();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let (lines, log) = mpsc::channel();
        std::thread::spawn(move || {
            stderr.lines().map_while(Result::ok).for_each(|line| {
                // A test that has seen enough reads no more of it.
                let _ = lines.send(line);
            });
        });
        Self { child, address, log }
    }

    /// The next line of the log with this in it.
    fn told(&self, what: &str) -> String {
        loop {
            let line = self.log.recv_timeout(Duration::from_secs(30)).expect("the log tells it");
            if line.contains(what) {
                return line;
            }
        }
    }

    /// The head of the answer to a request for a session.
    fn open_session(&self) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        write!(
            stream,
            "POST /api/v1/sessions HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer.lines().next().unwrap().to_owned()
    }

    /// Does something again and again until the log has a line with this in it.
    fn until_told(&self, what: &str, again: impl Fn()) {
        loop {
            again();
            match self.log.recv_timeout(Duration::from_millis(50)) {
                Ok(line) if line.contains(what) => return,
                Err(mpsc::RecvTimeoutError::Disconnected) => panic!("it ended without having told {what:?}"),
                _ => {}
            }
        }
    }

    fn stop(mut self) {
        signal(&self.child, "TERM");
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A test that failed leaves nothing running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn new_settings_are_taken_in_while_it_runs_and_wrong_ones_change_nothing() {
    let case = Case::new();
    let config = case.file("runroom.toml", "[server]\nlisten = '127.0.0.1:0'\n");
    let reload = || case.run(&["reload", "--config", config.to_str().unwrap()]);
    let none = reload();
    assert_eq!(none.code, 1);
    assert!(none.stderr.contains("no server has left its number in "), "{}", none.stderr);

    let server = Server::start(&case, &config);
    for _ in 0..3 {
        assert_eq!(server.open_session(), "HTTP/1.1 201 Created");
    }
    case.file("runroom.toml", "[server]\nlisten = '127.0.0.1:1'\n[rates]\nsessions_per_address = '1/day'\n");
    let done = reload();
    assert_eq!(done.code, 0, "{}", done.stderr);
    let told = server.told("the settings were read anew");
    assert!(told.contains("rates.sessions_per_address") && told.contains("server.listen"), "{told}");
    // Told after they were handed on; the first of the day.
    assert_eq!(server.open_session(), "HTTP/1.1 201 Created");
    assert_eq!(server.open_session(), "HTTP/1.1 429 Too Many Requests");

    case.file("runroom.toml", "[rates]\nsessions_per_address = 'often'\n");
    let wrong = reload();
    assert_eq!(wrong.code, 1);
    assert!(wrong.stderr.contains("rates.sessions_per_address"), "{}", wrong.stderr);
    signal(&server.child, "HUP");
    server.told("the settings cannot be used");
    assert_eq!(server.open_session(), "HTTP/1.1 429 Too Many Requests");
    server.stop();
    let ended = reload();
    assert_eq!(ended.code, 1);
}

fn certificate(name: &str) -> (PathBuf, PathBuf) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/tls");
    (folder.join(format!("{name}.pem")), folder.join(format!("{name}.key.pem")))
}

/// Asks whether the server is alive, believing this certificate alone.
fn alive(address: &str, certificate: &Path) -> Result<String, std::io::Error> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(certificate).unwrap()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost").unwrap();
    let connection = ClientConnection::new(Arc::new(config), name).unwrap();
    let mut stream = StreamOwned::new(connection, TcpStream::connect(address)?);
    stream.write_all(b"GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    // The end of the connection need not be told for a body of a known length.
    let _ = stream.read_to_string(&mut answer);
    Ok(answer)
}

#[test]
fn connections_are_encrypted_and_a_renewed_certificate_is_taken() {
    let case = Case::new();
    let put = |name: &str| {
        let (certificate, key) = certificate(name);
        fs::copy(certificate, case.path().join("chain.pem")).unwrap();
        fs::copy(key, case.path().join("key.pem")).unwrap();
    };
    put("one");
    let settings =
        "[server]\nlisten = '127.0.0.1:0'\n[server.tls]\ncertificate = 'chain.pem'\nkey = 'key.pem'\n";
    let server = Server::start(&case, &case.file("runroom.toml", settings));
    let (one, other) = (certificate("one").0, certificate("other").0);
    let answer = alive(&server.address, &one).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("{\"status\":\"ok\"}"), "{answer}");
    alive(&server.address, &other).unwrap_err();

    // One that does not belong to the key changes nothing.
    fs::copy(&other, case.path().join("chain.pem")).unwrap();
    server.until_told("files have changed and cannot be used", || {
        alive(&server.address, &one).unwrap();
    });
    put("other");
    server.until_told("files have changed and were read anew", || {
        let _ = alive(&server.address, &other);
    });
    alive(&server.address, &other).unwrap();
    server.stop();
}

#[test]
fn a_log_for_programs_is_json() {
    let case = Case::new();
    let settings = "[server]\nlisten = '127.0.0.1:0'\n[log]\nformat = 'json'\n";
    let config = case.file("runroom.toml", settings);
    let server = Server::start(&case, &config);
    signal(&server.child, "HUP");
    let line: Value = serde_json::from_str(&server.told("read anew")).unwrap();
    assert_eq!((&line["level"], &line["message"]), (&"INFO".into(), &"the settings were read anew".into()));
    assert!(line["timestamp"].is_string(), "{line}");
    server.stop();
}
