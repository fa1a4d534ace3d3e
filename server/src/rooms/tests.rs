//! The rooms as connections see them, over a runner whose runs end when a test says so.
//!
//! Time is paused: where nothing else can happen it jumps to the next timer, so that no test waits and a missing
//! event fails at once.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::{sync::mpsc, time::timeout};

mod endings;
mod members;
mod moderation;
mod portions;
pub(crate) mod scripted;
mod sequences;

use self::scripted::{Scene, Scripted, ThreeLanguages};
use super::*;
use crate::{
    documents::MemoryDocuments,
    history::MemoryHistory,
    protocol::{OutgoingFrame, RoomAccess, User, parse},
};

struct Server {
    rooms: Rooms,
    scenes: mpsc::UnboundedReceiver<Scene>,
}

impl Server {
    fn start(settings: RoomSettings) -> Self {
        let (runs, scenes) = mpsc::unbounded_channel();
        let history = Arc::new(MemoryHistory::default());
        let rooms = Rooms::start(
            settings,
            Arc::new(Scripted { runs }),
            Arc::new(ThreeLanguages),
            history,
            Arc::new(MemoryDocuments::new(1 << 20)),
        );
        Self { rooms, scenes }
    }

    /// A connection of a user that has joined room `r` and read what that brings.
    async fn joined(&self, user: &str) -> Member {
        let mut member = self.connect(user);
        member.ask("join-room", json!({"roomId": "r"})).await;
        member.expect("execution-history").await;
        member
    }

    fn connect(&self, user: &str) -> Member {
        let (client, outbox) = self.rooms.connect(Participant::new(User::new(user, user, None).unwrap()));
        Member { client, outbox }
    }

    /// The next run that starts.
    async fn scene(&mut self) -> Scene {
        timeout(Duration::from_secs(10), self.scenes.recv()).await.expect("a run starts").unwrap()
    }
}

struct Member {
    client: Client,
    outbox: Outbox,
}

impl Member {
    async fn ask(&self, event: &str, data: Value) {
        self.client.handle(parse(&json!({"event": event, "id": 1, "data": data}).to_string()).unwrap()).await;
    }

    async fn execute(&self, code: &str) {
        self.ask("execute-code", json!({"roomId": "r", "language": "py", "code": code})).await;
    }

    /// The next frame; `None` when the connection is closed.
    async fn next(&mut self) -> Option<Value> {
        let frame: Option<Arc<OutgoingFrame>> =
            timeout(Duration::from_secs(10), self.outbox.next()).await.expect("a frame comes");
        frame.map(|frame| serde_json::from_str(frame.text()).unwrap())
    }

    /// Reads on to an event; returns its data.
    async fn expect(&mut self, event: &str) -> Value {
        loop {
            let frame = self.next().await.unwrap_or_else(|| panic!("closed before {event}"));
            assert_ne!(
                (&frame["event"], event == "execution-error"),
                (&json!("execution-error"), false),
                "{frame}"
            );
            if frame["event"] == event {
                return frame["data"].clone();
            }
        }
    }

    /// The code of the error that answers a request.
    async fn refused(&mut self, event: &str, data: Value) -> String {
        self.refusal(event, data).await["code"].as_str().unwrap().to_owned()
    }

    /// The error that answers a request.
    async fn refusal(&mut self, event: &str, data: Value) -> Value {
        self.ask(event, data).await;
        let mut frame = self.next().await.unwrap();
        assert_eq!((&frame["event"], &frame["replyTo"]), (&json!("execution-error"), &json!(1)), "{frame}");
        frame["data"].take()
    }

    /// Nothing has come but what was read.
    fn assert_silent(&mut self) {
        use futures_util::FutureExt as _;
        assert!(self.outbox.next().now_or_never().is_none());
    }
}

fn names(frames: &[Value]) -> Vec<&str> {
    frames.iter().map(|frame| frame["event"].as_str().unwrap()).collect()
}
