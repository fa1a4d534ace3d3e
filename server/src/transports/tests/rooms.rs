//! Several people in a room, each over a WebSocket of their own. The test plays the guests.

use std::time::Instant;

use runroom_runtime::{Status, Stream};
use tokio::sync::mpsc;

use super::*;
use crate::rooms::tests::scripted::{Scene, Scripted, ThreeLanguages};

struct Room {
    server: Server,
    scenes: mpsc::UnboundedReceiver<Scene>,
}

impl Room {
    async fn start(settings: RoomSettings) -> Self {
        let (runs, scenes) = mpsc::unbounded_channel();
        let runner = Arc::new(Scripted { runs });
        let server = serving(ServerSettings::default(), settings, runner, Arc::new(ThreeLanguages)).await;
        Self { server, scenes }
    }

    /// A new person in the room.
    async fn member(&self) -> Socket {
        self.member_with(&self.server.token().await).await
    }

    async fn member_with(&self, token: &str) -> Socket {
        let mut socket = self.server.connect_with(token).await;
        socket.event("join-room", json!({"roomId": "r"})).await;
        socket
    }

    async fn scene(&mut self) -> Scene {
        tokio::time::timeout(Duration::from_secs(10), self.scenes.recv()).await.unwrap().unwrap()
    }
}

impl Socket {
    async fn execute(&mut self) {
        self.event("execute-code", json!({"roomId": "r", "language": "py", "code": ""})).await;
    }

    /// The error of the next event that is one.
    async fn error(&mut self) -> Value {
        loop {
            let mut frame = self.next().await;
            if frame["event"] == "execution-error" {
                return frame["data"].take();
            }
        }
    }
}

#[tokio::test]
async fn four_people_share_a_room_by_its_rules() {
    let settings =
        RoomSettings { max_running_per_room: 1, max_queued_per_room: 2, ..RoomSettings::default() };
    let mut room = Room::start(settings).await;
    let mut members = Vec::new();
    for _ in 0..4 {
        let mut member = room.member().await;
        member.until("execution-history").await;
        members.push(member);
    }
    let [ada, bob, eve, dan] = &mut members[..] else { panic!("four") };
    ada.execute().await;
    let running = ada.until("execution-started").await["executionId"].clone();
    let scene = room.scene().await;
    bob.execute().await;
    let waiting = loop {
        let queued = bob.until("execution-queued").await;
        if queued["executionId"] != running {
            break queued["executionId"].clone();
        }
    };
    eve.execute().await;
    while eve.until("execution-queued").await["position"] != 2 {}

    dan.execute().await;
    let error = dan.error().await;
    assert_eq!(
        (&error["code"], &error["field"], &error["limit"]),
        (&json!("room_queue_full"), &json!("roomId"), &json!(2))
    );
    bob.execute().await;
    assert_eq!(bob.error().await["code"], "already_running");
    for (member, execution, code) in
        [(&mut *dan, &waiting, "not_your_execution"), (&mut *ada, &running, "already_started")]
    {
        member.event("cancel-execution", json!({"roomId": "r", "executionId": execution})).await;
        assert_eq!(member.error().await["code"], code);
    }
    bob.event("cancel-execution", json!({"roomId": "r"})).await;
    for member in [&mut *ada, bob, eve, dan] {
        let cancelled = member.until("execution-cancelled").await;
        assert_eq!((&cancelled["executionId"], &cancelled["reason"]), (&waiting, &json!("requested")));
    }
    scene.end(Status::Timeout);
    room.scene().await.end(Status::OutputLimit);
    for member in &mut members {
        let completed = member.until("execution-completed").await;
        assert_eq!(
            (&completed["executionId"], &completed["result"]["status"]),
            (&running, &json!("timeout"))
        );
        assert_eq!(member.until("execution-completed").await["result"]["status"], "output_limit");
    }
}

#[tokio::test]
async fn who_lost_the_connection_gets_what_was_missed() {
    let mut room = Room::start(RoomSettings::default()).await;
    let token = room.server.token().await;
    let mut ada = room.member_with(&token).await;
    ada.execute().await;
    let scene = room.scene().await;
    scene.print(Stream::Stdout, b"one").await;
    let id = ada.until("execution-output").await["executionId"].clone();
    drop(ada);
    let mut bob = room.member().await;
    scene.print(Stream::Stdout, b"two").await;
    while bob.until("execution-output").await["data"] != "two" {}

    let mut ada = room.member_with(&token).await;
    let active = ada.until("execution-status").await["active"][0].clone();
    assert_eq!((&active["executionId"], &active["nextSeq"]), (&id, &json!(2)));
    ada.event("get-execution-output", json!({"executionId": id, "fromSeq": 1})).await;
    let replay = ada.until("execution-replay").await;
    assert_eq!(replay["chunks"], json!([{"stream": "stdout", "seq": 1, "data": "two"}]));
    scene.print(Stream::Stderr, b"three").await;
    assert_eq!(ada.until("execution-output").await["seq"], replay["nextSeq"]);
    scene.end(Status::Success);
    let result = ada.until("execution-completed").await["result"].clone();
    assert_eq!((&result["stdout"], &result["stderr"]), (&json!("onetwo"), &json!("three")));
}

#[tokio::test]
async fn a_member_who_does_not_read_is_dropped_and_delays_nobody() {
    let mut room = Room::start(RoomSettings { outbox_bytes: 1 << 20, ..RoomSettings::default() }).await;
    let mut ada = room.member().await;
    ada.until("execution-history").await;
    let _deaf = room.member().await;
    while ada.until("room-presence").await["count"] != 2 {}
    ada.execute().await;
    let scene = room.scene().await;
    let (mut dropped, mut slowest) = (false, Duration::ZERO);
    // More than the buffers of the sockets take, and no more than the program may print.
    for _ in 0..63 {
        let printed = Instant::now();
        scene.print(Stream::Stdout, &[0; 64 << 10]).await;
        scene.print(Stream::Stderr, b".").await;
        loop {
            let frame = ada.next().await;
            dropped |= frame["event"] == "room-presence" && frame["data"]["count"] == 1;
            if frame["data"]["stream"] == "stderr" {
                break;
            }
        }
        slowest = slowest.max(printed.elapsed());
    }
    scene.end(Status::Success);
    while !dropped {
        let frame = ada.next().await;
        dropped |= frame["event"] == "room-presence" && frame["data"]["count"] == 1;
    }
    // One event waits for a client as long as `server.write_timeout`, ten seconds.
    assert!(slowest < Duration::from_secs(5), "{slowest:?}");
}
