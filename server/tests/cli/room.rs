//! Two people in a room of a server that was started by hand.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
};

use futures_util::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest as _},
};

use crate::{Case, piped, signal};

pub(crate) struct Client(WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>);

impl Client {
    pub(crate) async fn join(address: &str, name: &str) -> Self {
        let mut request = format!("ws://{address}/ws").into_client_request().unwrap();
        let protocols = format!("runroom, runroom.token.{}", token(address, name));
        request.headers_mut().insert("sec-websocket-protocol", protocols.parse().unwrap());
        let mut client = Self(connect_async(request).await.unwrap().0);
        client.send("join-room", json!({"roomId": "lobby"})).await;
        client.until("execution-status").await;
        client
    }

    pub(crate) async fn send(&mut self, event: &str, data: Value) {
        assert!(self.try_send(event, data).await, "the connection is gone");
    }

    /// Says something; not where nobody is there to hear it any more.
    pub(crate) async fn try_send(&mut self, event: &str, data: Value) -> bool {
        self.0.send(Message::text(json!({"event": event, "data": data}).to_string())).await.is_ok()
    }

    /// The next frame; `None` when the connection is gone.
    pub(crate) async fn next(&mut self) -> Option<Value> {
        loop {
            if let Message::Text(text) = self.0.next().await?.ok()? {
                return Some(serde_json::from_str(&text).unwrap());
            }
        }
    }

    /// The data of the next event of this name; others are passed over, but for errors.
    pub(crate) async fn until(&mut self, event: &str) -> Value {
        loop {
            let mut frame = self.next().await.unwrap();
            assert_ne!(frame["event"], "execution-error", "{frame}");
            if frame["event"] == event {
                return frame["data"].take();
            }
        }
    }
}

fn token(address: &str, name: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let body = json!({"displayName": name}).to_string();
    write!(
        stream,
        "POST /api/v1/sessions HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let session: Value = serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
    session["token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_second_signal_ends_the_server_at_once() {
    // A cache of its own, so that no other test waits for the language.
    let case = Case::new();
    for (name, code) in [("TERM", 143), ("INT", 130)] {
        let mut server = piped(
            case.command(&["--listen", "127.0.0.1:0", "--languages", "javascript"])
                .env("RUNROOM_CACHE_DIR", case.path().join("cache"))
                .env("RUNROOM_SERVER__SHUTDOWN_GRACE", "1h")
                .env("RUNROOM_LIMITS__WALL_TIME", "1h"),
        );
        let mut stdout = BufReader::new(server.stdout.take().unwrap()).lines();
        let address = stdout.next().unwrap().unwrap().rsplit('/').next().unwrap().to_owned();
        let mut told = BufReader::new(server.stderr.take().unwrap()).lines().map(Result::unwrap);
        assert!(told.any(|line| line.contains(" is ready, after ")));
        let mut ada = Client::join(&address, "Ada").await;
        let program = json!({"roomId": "lobby", "language": "javascript", "code": "for (;;);"});
        ada.send("execute-code", program).await;
        ada.until("execution-started").await;
        signal(&server, name);
        assert!(told.any(|line| line.contains("once more to stop at once")));
        signal(&server, name);
        assert_eq!(server.wait().unwrap().code(), Some(code));
    }
}

#[tokio::test]
async fn two_people_see_each_others_programs_run() {
    let case = Case::new();
    let mut server = piped(&mut case.command(&["--listen", "127.0.0.1:0", "--languages", "js,python"]));
    let mut stdout = BufReader::new(server.stdout.take().unwrap()).lines();
    let address = stdout.next().unwrap().unwrap().rsplit('/').next().unwrap().to_owned();
    let stderr = BufReader::new(server.stderr.take().unwrap());
    let ready = |line: &String| line.contains(" is ready, after ");
    let mut told = stderr.lines().map(Result::unwrap);
    assert_eq!(told.by_ref().filter(ready).take(2).count(), 2);

    let (mut ada, mut ben) = (Client::join(&address, "Ada").await, Client::join(&address, "Ben").await);
    for (language, code) in [("python", "print(input()[::-1])"), ("javascript", "console.log('room')")] {
        let request = json!({"roomId": "lobby", "language": language, "code": code, "input": "moor"});
        ada.send("execute-code", request).await;
        for client in [&mut ada, &mut ben] {
            assert_eq!(client.until("execution-queued").await["displayName"], "Ada");
            client.until("execution-started").await;
            assert_eq!(client.until("execution-output").await["data"], "room\n");
            let completed = client.until("execution-completed").await;
            assert_eq!(
                (&completed["result"]["status"], &completed["language"]),
                (&json!("success"), &json!(language))
            );
        }
    }

    signal(&server, "TERM");
    while let Some(Ok(message)) = ada.0.next().await {
        if let Message::Close(Some(frame)) = message {
            assert_eq!(u16::from(frame.code), 1001);
        }
    }
    assert_eq!(server.wait().unwrap().code(), Some(0));
}
