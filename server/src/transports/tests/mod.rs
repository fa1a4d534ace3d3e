//! A server on a port of its own, and clients as simple as they come.

mod api;
mod http;
mod rooms;
mod socketio;
mod websocket;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use futures_util::{SinkExt as _, StreamExt as _};
use runroom_runtime::{Limits, Router, Runner};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{self, Message, client::IntoClientRequest as _},
};
use tokio_util::sync::CancellationToken;

use super::{LanguageInfo, Offer, Parts, serve};
use crate::{
    auth::{Key, Tokens},
    config::{AuthSettings, ServerSettings},
    documents::MemoryDocuments,
    history::{Bounds, MemoryHistory},
    rooms::{Languages, RoomSettings, Rooms},
};

/// No language at all: what is tested here is on this side of the rooms.
struct Nothing;

impl Languages for Nothing {
    fn resolve(&self, _: &str) -> Option<String> {
        None
    }

    fn names(&self) -> Vec<String> {
        Vec::new()
    }

    fn limits(&self, _: &str) -> Limits {
        Limits::default()
    }
}

impl Offer for Nothing {
    fn languages(&self) -> Vec<LanguageInfo> {
        Vec::new()
    }
}

struct Server {
    address: SocketAddr,
    shutdown: CancellationToken,
    served: JoinHandle<()>,
}

fn key() -> Key {
    Key::from_bytes([1; 32])
}

/// Starts a server, with the settings that a test changes.
async fn server(change: impl FnOnce(&mut ServerSettings)) -> Server {
    let mut settings =
        ServerSettings { shutdown_grace: Duration::from_millis(100), ..ServerSettings::default() };
    change(&mut settings);
    let runner = Arc::new(Router::new(Vec::new()));
    serving(settings, RoomSettings::default(), runner, Arc::new(Nothing)).await
}

async fn serving(
    settings: ServerSettings,
    rooms: RoomSettings,
    runner: Arc<dyn Runner>,
    languages: Arc<dyn Languages>,
) -> Server {
    let history = Arc::new(MemoryHistory::new(Bounds::default()));
    let documents = Arc::new(MemoryDocuments::new(1 << 20));
    let rooms = Rooms::start(rooms, runner, languages, history, documents);
    let tokens = Tokens::new(&key(), settings.session_lifetime, &AuthSettings::default()).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let shutdown = CancellationToken::new();
    let parts = Parts { rooms, tokens, offer: Arc::new(Nothing), tls: None, settings };
    let served = tokio::spawn(serve(listener, parts, shutdown.clone()));
    Server { address, shutdown, served }
}

/// An answer to an HTTP request.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

impl Server {
    /// Sends bytes and reads until the server closes.
    async fn raw(&self, bytes: &str) -> String {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(bytes.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        String::from_utf8(answer).unwrap()
    }

    async fn http(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let (host, length) = (self.address, body.len());
        let answer = self
            .raw(&format!(
                "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
            ))
            .await;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_lowercase(), body: body.to_owned() }
    }

    async fn post(&self, path: &str, body: &str) -> Answer {
        self.http("POST", path, "Content-Type: application/json\r\n", body).await
    }

    async fn token(&self) -> String {
        self.post("/api/v1/sessions", r#"{"displayName": "Ada"}"#).await.json()["token"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    /// Opens a WebSocket with some headers.
    async fn open(&self, headers: &[(&'static str, &str)]) -> Result<Socket, tungstenite::Error> {
        let mut request = format!("ws://{}/ws", self.address).into_client_request()?;
        for (name, value) in headers {
            request.headers_mut().insert(*name, value.parse().unwrap());
        }
        Ok(Socket(connect_async(request).await?.0))
    }

    /// Opens a WebSocket with a good token.
    async fn connect(&self) -> Socket {
        self.connect_with(&self.token().await).await
    }

    async fn connect_with(&self, token: &str) -> Socket {
        self.open(&[("authorization", &format!("Bearer {token}"))]).await.unwrap()
    }
}

struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    async fn send(&mut self, message: impl Into<Message>) {
        self.0.send(message.into()).await.unwrap();
    }

    async fn event(&mut self, event: &str, data: Value) {
        self.send(json!({"event": event, "data": data}).to_string()).await;
    }

    /// The next event.
    async fn next(&mut self) -> Value {
        loop {
            match self.0.next().await.unwrap().unwrap() {
                Message::Text(text) => return serde_json::from_str(&text).unwrap(),
                Message::Ping(_) | Message::Pong(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }

    /// The data of the next event of this name; others are passed over, but for errors.
    async fn until(&mut self, event: &str) -> Value {
        loop {
            let mut frame = self.next().await;
            assert_ne!(frame["event"], "execution-error", "{frame}");
            if frame["event"] == event {
                return frame["data"].take();
            }
        }
    }

    /// The code of the error that is the next event.
    async fn refusal(&mut self) -> String {
        let event = self.next().await;
        assert_eq!(event["event"], "execution-error", "{event}");
        event["data"]["code"].as_str().unwrap().to_owned()
    }

    /// Whether the connection works: the answer to a question comes.
    async fn works(&mut self) {
        self.event("get-statistics", json!({})).await;
        assert_eq!(self.next().await["event"], "statistics");
    }

    /// The code with which the server closes, whatever comes before.
    async fn closed(&mut self) -> u16 {
        loop {
            match self.0.next().await.unwrap().unwrap() {
                Message::Close(frame) => return frame.unwrap().code.into(),
                Message::Text(_) | Message::Ping(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }
}
