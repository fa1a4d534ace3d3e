//! A server whose Java runs in containers and whose JavaScript does not, with an engine that comes and goes.
//!
//! It takes a Docker engine. Where there is none it says so, unless `RUNROOM_REQUIRE=docker` says that there has to be one.

use std::{
    env,
    io::{self, BufRead as _, BufReader, Write as _},
    os::unix::net::UnixStream as StdUnixStream,
    path::{Path, PathBuf},
    time::Duration,
};

use serde_json::{Value, json};
use tokio::{
    io::copy_bidirectional,
    net::{UnixListener, UnixStream},
    task::JoinHandle,
    time::timeout,
};

use crate::{Case, piped, room::Client, signal};

/// How long the server may take to tell something, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// A way to the machine's engine that can be shut.
struct Way {
    socket: PathBuf,
    engine: PathBuf,
    open: Option<JoinHandle<()>>,
}

impl Way {
    fn open(&mut self) {
        let _ = std::fs::remove_file(&self.socket);
        let (listener, engine) = (UnixListener::bind(&self.socket).unwrap(), self.engine.clone());
        self.open = Some(tokio::spawn(async move {
            // Connections end with the listener.
            let mut connections = tokio::task::JoinSet::new();
            loop {
                let (mut client, _) = listener.accept().await.unwrap();
                let mut engine = UnixStream::connect(&engine).await.unwrap();
                connections.spawn(async move {
                    let _ = copy_bidirectional(&mut client, &mut engine).await;
                });
            }
        }));
    }

    async fn shut(&mut self) {
        if let Some(open) = self.open.take() {
            open.abort();
            let _ = open.await;
        }
    }
}

/// The machine's engine, where one answers.
fn engine() -> Option<PathBuf> {
    let host = env::var("DOCKER_HOST").ok();
    let named = host.as_deref().and_then(|host| host.strip_prefix("unix://")).map(PathBuf::from);
    let socket = named.unwrap_or_else(|| Path::new("/var/run/docker.sock").to_owned());
    if StdUnixStream::connect(&socket).is_ok() {
        return Some(socket);
    }
    let required = env::var("RUNROOM_REQUIRE").unwrap_or_default();
    assert!(!required.split(',').any(|what| what == "docker"), "there is no engine at {}", socket.display());
    // Past the capturing of tests' output: nobody is to believe that it ran.
    let told = format!(
        "\nA ROOM WITH CONTAINERS WAS NOT TESTED: there is no Docker engine at {}\nsee CONTRIBUTING.md for how to have one\n\n",
        socket.display()
    );
    io::stderr().write_all(told.as_bytes()).unwrap();
    None
}

const JAVA: &str = "
import java.util.stream.IntStream;

public class Main {
    public static void main(String[] args) {
        System.out.println(IntStream.rangeClosed(1, 10).sum());
    }
}
";

/// Runs a program; says how it ended, with all that the room was told meanwhile passed over.
async fn run(client: &mut Client, language: &str, code: &str) -> Value {
    client.send("execute-code", json!({"roomId": "lobby", "language": language, "code": code})).await;
    client.until("execution-queued").await;
    loop {
        let completed = client.until("execution-completed").await;
        if completed["language"] == language {
            return completed;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_room_runs_in_containers_and_beside_them_whatever_becomes_of_the_engine() {
    let Some(engine) = engine() else { return };
    let case = Case::new();
    let settings = "[rooms.kinds.lobby]\nrooms = ['lobby']\nlanguages = ['java', 'javascript']\n";
    let installed = case.run(&["languages", "install", "java"]);
    assert_eq!((installed.code, installed.stdout.as_str()), (0, "java is ready\n"), "{}", installed.stderr);

    let mut way = Way { socket: case.path().join("docker.sock"), engine, open: None };
    let mut server = piped(
        case.command(&["--listen", "127.0.0.1:0", "--languages", "java,javascript,lua"])
            .arg("--config")
            .arg(case.file("settings.toml", settings))
            .env("RUNROOM_DOCKER__SOCKET", &way.socket),
    );
    let mut stdout = BufReader::new(server.stdout.take().unwrap()).lines();
    let address = stdout.next().unwrap().unwrap().rsplit('/').next().unwrap().to_owned();
    let (told, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let stderr = server.stderr.take().unwrap();
    std::thread::spawn(move || {
        BufReader::new(stderr).lines().map_while(Result::ok).try_for_each(|line| told.send(line))
    });
    let mut hear = async |whose: &str, what: &str| {
        let told = async {
            while !heard.recv().await.is_some_and(|line| line.contains(whose) && line.contains(what)) {}
        };
        timeout(PATIENCE, told).await.unwrap_or_else(|_| panic!("the server does not tell: {whose}{what}"));
    };
    let ready = " is ready, after ";

    // No engine is there yet: that is nothing to JavaScript.
    hear(" javascript ", ready).await;
    let (mut ada, mut ben) = (Client::join(&address, "Ada").await, Client::join(&address, "Ben").await);
    let ended = run(&mut ben, "javascript", "console.log(1)").await;
    assert_eq!((&ended["result"]["stdout"], &ended["runner"]), (&json!("1\n"), &json!("wasm")));
    assert_eq!(refused(&mut ada, "java").await["code"], "language_not_ready");
    assert_eq!(refused(&mut ada, "lua").await["code"], "language_not_allowed");

    // It comes; both run at one time.
    way.open();
    hear(" java ", ready).await;
    for _ in 0..2 {
        let (java, javascript) =
            tokio::join!(run(&mut ada, "java", JAVA), run(&mut ben, "javascript", "console.log(55)"));
        assert_eq!(
            (&java["result"]["stdout"], &java["runner"]),
            (&json!("55\n"), &json!("docker")),
            "{java}"
        );
        assert_eq!(
            (&javascript["result"]["stdout"], &javascript["runner"]),
            (&json!("55\n"), &json!("wasm"))
        );
    }

    // It goes under way; what runs ends, with the fault told as the server's.
    let sleeping = "public class Main { public static void main(String[] a) throws Exception { System.out.println(1); Thread.sleep(20000); } }";
    ada.send("execute-code", json!({"roomId": "lobby", "language": "java", "code": sleeping})).await;
    ada.until("execution-output").await;
    way.shut().await;
    let ended = ada.until("execution-completed").await;
    assert_eq!(ended["result"]["status"], "internal_error", "{ended}");
    hear("Docker", "is gone").await;
    assert_eq!(refused(&mut ada, "java").await["code"], "language_not_ready");
    let ended = run(&mut ben, "javascript", "console.log(2)").await;
    assert_eq!(ended["result"]["stdout"], "2\n");

    // And comes back.
    way.open();
    hear("Docker", "is back").await;
    let java = run(&mut ada, "java", JAVA).await;
    assert_eq!((&java["result"]["stdout"], &java["runner"]), (&json!("55\n"), &json!("docker")), "{java}");

    signal(&server, "TERM");
    assert_eq!(server.wait().unwrap().code(), Some(0));
    way.shut().await;
}

/// The error that a program in this language is refused with.
async fn refused(client: &mut Client, language: &str) -> Value {
    client.send("execute-code", json!({"roomId": "lobby", "language": language, "code": ""})).await;
    loop {
        let mut frame = client.next().await.unwrap();
        if frame["event"] == "execution-error" {
            return frame["data"].take();
        }
    }
}
