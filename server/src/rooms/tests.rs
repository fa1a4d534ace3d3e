//! The rooms as connections see them, over a runner whose runs end when a test says so.
//!
//! Time is paused: where nothing else can happen it jumps to the next timer, so that no test waits and a missing
//! event fails at once.

use std::time::Duration;

use runroom_runtime::{Job, JobIo, Limits, Outcome, Run, Runner, RunnerError, Status, Stream, Truncated};
use serde_json::{Value, json};
use tokio::{
    sync::{mpsc, oneshot},
    time::timeout,
};

use super::*;
use crate::{
    history::MemoryHistory,
    protocol::{OutgoingFrame, parse},
};

/// A runner that hands each run to the test.
struct Scripted {
    runs: mpsc::UnboundedSender<Scene>,
}

/// A run under way: the test plays the guest.
struct Scene {
    job: Job,
    io: JobIo,
    end: oneshot::Sender<Result<Outcome, RunnerError>>,
}

impl Runner for Scripted {
    fn name(&self) -> &'static str {
        "scripted"
    }

    fn is_ready(&self, language: &str) -> bool {
        language != "perl"
    }

    fn run(&self, job: Job, io: JobIo) -> Run {
        assert_ne!(job.code, "panic at once");
        let runs = self.runs.clone();
        Box::pin(async move {
            assert_ne!(job.code, "panic later");
            let (end, ended) = oneshot::channel();
            let _ = runs.send(Scene { job, io, end });
            ended.await.unwrap_or_else(|_| Err(RunnerError::Internal("secret path".into())))
        })
    }
}

impl Scene {
    async fn print(&self, stream: Stream, bytes: &[u8]) {
        self.io.output.write(stream, bytes).await.unwrap();
    }

    fn end(self, status: Status) {
        let outcome = Outcome {
            status,
            exit_code: Some(i32::from(status != Status::Success)),
            signal: None,
            message: None,
            diagnostics: Vec::new(),
            wall_time: Duration::from_millis(3),
            cpu_time: Duration::from_millis(2),
            fuel_used: Some(7),
            peak_memory: Some(1 << 20),
            files: Vec::new(),
            truncated: Truncated::default(),
            runner: "scripted",
        };
        drop(self.io);
        let _ = self.end.send(Ok(outcome));
    }
}

struct ThreeLanguages;

impl Languages for ThreeLanguages {
    fn resolve(&self, name: &str) -> Option<String> {
        let name = if name == "py" { "python" } else { name };
        self.names().into_iter().find(|known| known == name)
    }

    fn names(&self) -> Vec<String> {
        ["javascript", "perl", "python"].map(String::from).into()
    }

    fn limits(&self, _: &str) -> Limits {
        Limits { stdin_bytes: 8, ..Limits::default() }
    }
}

struct Server {
    rooms: Rooms,
    scenes: mpsc::UnboundedReceiver<Scene>,
}

impl Server {
    fn start(settings: RoomSettings) -> Self {
        let (runs, scenes) = mpsc::unbounded_channel();
        let history = Arc::new(MemoryHistory::default());
        let rooms = Rooms::start(settings, Arc::new(Scripted { runs }), Arc::new(ThreeLanguages), history);
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
        let (client, outbox) = self.rooms.connect(User::new(user, user, None).unwrap());
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
        self.ask(event, data).await;
        let frame = self.next().await.unwrap();
        assert_eq!((&frame["event"], &frame["replyTo"]), (&json!("execution-error"), &json!(1)), "{frame}");
        frame["data"]["code"].as_str().unwrap().to_owned()
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

#[tokio::test(start_paused = true)]
async fn all_in_a_room_see_a_run_from_its_queue_to_its_end_and_only_the_asker_is_answered() {
    let mut server = Server::start(RoomSettings::default());
    let (mut ada, mut bob) = (server.joined("ada").await, server.joined("bob").await);
    assert_eq!(ada.expect("room-presence").await["count"], 2);

    ada.execute("print()").await;
    let scene = server.scene().await;
    assert_eq!((scene.job.language.as_str(), scene.job.code.as_str()), ("python", "print()"));
    assert!(scene.io.stdin.read(9).await.is_empty(), "stdin has ended");
    scene.print(Stream::Stdout, "hé".as_bytes()).await;
    scene.end(Status::Success);

    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push((ada.next().await.unwrap(), bob.next().await.unwrap()));
    }
    let (ada_saw, bob_saw): (Vec<_>, Vec<_>) = seen.into_iter().unzip();
    let expected = ["execution-queued", "execution-started", "execution-output", "execution-completed"];
    assert_eq!((names(&ada_saw), names(&bob_saw)), (expected.into(), expected.into()));
    assert_eq!((&ada_saw[0]["replyTo"], &bob_saw[0]["replyTo"]), (&json!(1), &Value::Null));
    assert!(ada_saw[1..].iter().all(|frame| frame.get("replyTo").is_none()));

    let id = &bob_saw[0]["data"]["executionId"];
    assert!(bob_saw.iter().all(|frame| frame["data"]["executionId"] == *id));
    assert_eq!(
        (&bob_saw[0]["data"]["position"], &bob_saw[0]["data"]["estimatedWaitMs"]),
        (&json!(1), &json!(0))
    );
    assert_eq!((&bob_saw[2]["data"]["seq"], &bob_saw[2]["data"]["data"]), (&json!(0), &json!("hé")));
    let completed = &bob_saw[3]["data"];
    assert_eq!((&completed["userId"], &completed["language"]), (&json!("ada"), &json!("python")));
    assert_eq!(
        (&completed["result"]["stdout"], &completed["result"]["status"]),
        (&json!("hé"), &json!("success"))
    );
    assert_eq!((&completed["executionTime"], &completed["fuelUsed"]), (&json!(3.0), &json!(7)));
    ada.assert_silent();
    bob.assert_silent();
    let statistics = server.rooms.statistics();
    assert_eq!((statistics.total_executions, statistics.active_executions), (1, 0));
    assert_eq!(statistics.success_rate, Some(1.0));
}

#[tokio::test(start_paused = true)]
async fn what_waits_is_told_its_new_place_when_a_slot_frees() {
    let settings = RoomSettings { max_running_per_room: 1, ..RoomSettings::default() };
    let mut server = Server::start(settings);
    let (ada, bob, mut eve) =
        (server.joined("ada").await, server.joined("bob").await, server.joined("eve").await);
    for member in [&ada, &bob, &eve] {
        member.execute("").await;
    }
    for position in [1, 1, 2] {
        assert_eq!(eve.expect("execution-queued").await["position"], position);
    }
    server.scene().await.end(Status::Success);
    let queued = eve.expect("execution-queued").await;
    assert_eq!((&queued["userId"], &queued["position"]), (&json!("eve"), &json!(1)));

    eve.ask("cancel-execution", json!({"roomId": "r"})).await;
    let cancelled = eve.expect("execution-cancelled").await;
    assert_eq!((&cancelled["userId"], &cancelled["reason"]), (&json!("eve"), &json!("requested")));
    eve.ask("get-execution-status", json!({"roomId": "r"})).await;
    let status = eve.expect("execution-status").await;
    assert_eq!((&status["queueLength"], &status["activeCount"]), (&json!(0), &json!(1)));
    assert_eq!(status["active"][0]["userId"], "bob");
}

#[tokio::test(start_paused = true)]
async fn every_refusal_has_its_code_and_changes_nothing() {
    let settings = RoomSettings {
        max_running_per_room: 1,
        max_queued_per_room: 1,
        max_members_per_room: 3,
        max_rooms_per_connection: 1,
        ..RoomSettings::default()
    };
    let mut server = Server::start(settings);
    let (mut ada, mut bob) = (server.joined("ada").await, server.joined("bob").await);
    ada.execute("").await;
    bob.execute("").await;
    let (eve, stranger) = (server.joined("eve").await, server.connect("stranger"));
    let running = ada.expect("execution-started").await["executionId"].clone();
    for member in [&mut ada, &mut bob] {
        while member.expect("room-presence").await["count"] != 3 {}
    }
    let code = |language: &str, code: &str| json!({"roomId": "r", "language": language, "code": code});
    let room = json!({"roomId": "r"});
    let execution = json!({"roomId": "r", "executionId": running});
    let nothing = json!({"roomId": "r", "executionId": "00000000-0000-0000-0000-000000000000"});
    let typed = json!({"executionId": running, "data": "x"});
    const ADA: usize = 0;
    const BOB: usize = 1;
    const EVE: usize = 2;
    const STRANGER: usize = 3;
    let mut members = [ada, bob, eve, stranger];
    for (member, event, data, expected) in [
        (EVE, "execute-code", code("python", ""), "room_queue_full"),
        (EVE, "execute-code", code("cobol", ""), "unknown_language"),
        (EVE, "execute-code", code("perl", ""), "language_not_ready"),
        (EVE, "execute-code", code("python", &"x".repeat(10_241)), "code_too_large"),
        (EVE, "cancel-execution", room.clone(), "execution_not_found"),
        (EVE, "cancel-execution", nothing.clone(), "execution_not_found"),
        (EVE, "cancel-execution", execution.clone(), "not_your_execution"),
        (EVE, "execution-input", typed.clone(), "not_your_execution"),
        (EVE, "get-execution-output", nothing, "execution_not_found"),
        (EVE, "join-room", json!({"roomId": "another"}), "too_many_rooms"),
        (ADA, "execute-code", code("python", ""), "already_running"),
        (ADA, "cancel-execution", execution.clone(), "already_started"),
        (ADA, "cancel-execution", room.clone(), "already_started"),
        (ADA, "execution-input", typed.clone(), "input_closed"),
        (BOB, "execute-code", code("python", ""), "already_running"),
        (STRANGER, "join-room", room.clone(), "room_full"),
        (STRANGER, "leave-room", room.clone(), "not_a_member"),
        (STRANGER, "execute-code", code("python", ""), "not_a_member"),
        (STRANGER, "cancel-execution", execution.clone(), "not_a_member"),
        (STRANGER, "get-execution-status", room.clone(), "not_a_member"),
        (STRANGER, "get-execution-history", room, "not_a_member"),
        (STRANGER, "get-execution-output", execution, "execution_not_found"),
        (STRANGER, "execution-input", typed, "execution_not_found"),
    ] {
        let said = members[member].refused(event, data.clone()).await;
        assert_eq!(said, expected, "{event} {data}");
    }
    for member in &mut members {
        member.assert_silent();
    }
    assert_eq!(server.rooms.statistics().total_executions, 2);
    server.scene().await.end(Status::Success);
    server.scene().await;
}

#[tokio::test(start_paused = true)]
async fn only_the_owner_types_and_only_while_the_input_is_open() {
    let mut server = Server::start(RoomSettings::default());
    let mut ada = server.joined("ada").await;
    let code = json!({"roomId": "r", "language": "python", "code": "", "interactive": true, "input": "a\n"});
    ada.ask("execute-code", code).await;
    let id = ada.expect("execution-started").await["executionId"].clone();
    let scene = server.scene().await;
    assert_eq!(scene.io.stdin.read(9).await, b"a\n");
    ada.ask("execution-input", json!({"executionId": id, "data": "b\n"})).await;
    assert_eq!(scene.io.stdin.read(9).await, b"b\n");
    let long = json!({"executionId": id, "data": "12345", "eof": true});
    assert_eq!(ada.refused("execution-input", long).await, "input_too_large");
    ada.ask("execution-input", json!({"executionId": id, "data": "c", "eof": true})).await;
    assert_eq!(scene.io.stdin.read(9).await, b"c");
    assert!(scene.io.stdin.read(9).await.is_empty());
    assert_eq!(ada.refused("execution-input", json!({"executionId": id, "data": "d"})).await, "input_closed");
}

#[tokio::test(start_paused = true)]
async fn who_comes_back_gets_what_was_missed_and_then_the_rest() {
    let mut server = Server::start(RoomSettings::default());
    let mut ada = server.joined("ada").await;
    ada.execute("").await;
    let scene = server.scene().await;
    scene.print(Stream::Stdout, b"one").await;
    let id = ada.expect("execution-output").await["executionId"].clone();
    drop(ada);
    scene.print(Stream::Stderr, b"two").await;

    let mut ada = server.connect("ada");
    ada.ask("join-room", json!({"roomId": "r"})).await;
    let status = ada.expect("execution-status").await;
    assert_eq!(status["active"][0]["executionId"], id);
    scene.print(Stream::Stdout, b"three").await;
    while ada.expect("execution-output").await["data"] != "three" {}
    ada.ask("get-execution-output", json!({"executionId": id, "fromSeq": 1})).await;
    let replay = ada.expect("execution-replay").await;
    let chunks = json!([
        {"stream": "stderr", "seq": 1, "data": "two"}, {"stream": "stdout", "seq": 2, "data": "three"},
    ]);
    assert_eq!((&replay["chunks"], &replay["nextSeq"]), (&chunks, &json!(3)));
    assert_eq!(replay["finished"], false);

    scene.end(Status::RuntimeError);
    let completed = ada.expect("execution-completed").await;
    assert_eq!(completed["result"]["stdout"], "onethree");
    ada.ask("get-execution-output", json!({"executionId": id})).await;
    let replay = ada.expect("execution-replay").await;
    assert_eq!((&replay["chunks"].as_array().unwrap().len(), &replay["finished"]), (&3, &json!(true)));
    ada.ask("get-execution-history", json!({"roomId": "r"})).await;
    let history = ada.expect("execution-history").await;
    assert_eq!(history["executions"][0]["executionId"], id);
    assert_eq!(history["executions"][0]["status"], "runtime_error");

    let mut stranger = server.connect("stranger");
    assert_eq!(
        stranger.refused("get-execution-output", json!({"executionId": id})).await,
        "execution_not_found"
    );
}

#[tokio::test(start_paused = true)]
async fn a_member_who_does_not_read_is_dropped_and_the_others_see_everything() {
    let mut server = Server::start(RoomSettings { outbox_events: 20, ..RoomSettings::default() });
    let (mut ada, mut idle) = (server.joined("ada").await, server.joined("idle").await);
    ada.execute("").await;
    let scene = server.scene().await;
    for seq in 0..40 {
        scene.print(Stream::Stdout, b"x").await;
        assert_eq!(ada.expect("execution-output").await["seq"], seq);
    }
    assert_eq!(idle.next().await, None);
    let presence = async {
        ada.ask("join-room", json!({"roomId": "r"})).await;
        ada.expect("execution-history").await
    };
    presence.await;
    scene.end(Status::Success);
    ada.expect("execution-completed").await;
    idle.execute("").await;
    assert_eq!(server.rooms.statistics().total_executions, 1);
}

#[tokio::test(start_paused = true)]
async fn whatever_fails_an_execution_ends_once_and_its_slot_is_free_again() {
    let mut server = Server::start(RoomSettings { max_running: 1, ..RoomSettings::default() });
    let mut ada = server.joined("ada").await;
    for code in ["panic at once", "panic later", "error", "never ends"] {
        ada.execute(code).await;
        let scene = if code.starts_with("panic") { None } else { Some(server.scene().await) };
        match scene {
            Some(scene) if code == "error" => {
                scene.print(Stream::Stdout, b"kept").await;
                drop(scene);
            }
            // Held for longer than any run may take.
            Some(scene) => {
                tokio::time::advance(Duration::from_secs(100)).await;
                drop(scene.io);
                let _ = ada.expect("execution-started").await;
            }
            None => {}
        }
        let completed = ada.expect("execution-completed").await;
        assert_eq!(completed["result"]["status"], "internal_error", "{code}");
        assert_eq!(completed["result"]["stdout"], if code == "error" { "kept" } else { "" });
        assert!(!completed.to_string().contains("secret"), "{completed}");
        ada.assert_silent();
    }
    ada.execute("").await;
    server.scene().await.end(Status::Timeout);
    assert_eq!(ada.expect("execution-completed").await["result"]["status"], "timeout");
    let statistics = server.rooms.statistics();
    assert_eq!((statistics.failed_executions, statistics.active_executions), (5, 0));
}

#[tokio::test(start_paused = true)]
async fn a_stop_cancels_what_waits_gives_what_runs_its_time_and_closes_every_connection() {
    let mut server = Server::start(RoomSettings { max_running: 2, ..RoomSettings::default() });
    let (ada, bob, mut eve) =
        (server.joined("ada").await, server.joined("bob").await, server.joined("eve").await);
    for member in [&ada, &bob, &eve] {
        member.execute("").await;
    }
    let (ends_in_time, too_long) = (server.scene().await, server.scene().await);
    let rooms = server.rooms.clone();
    let stopped = tokio::spawn(async move { rooms.shutdown(Duration::from_secs(30)).await });

    let cancelled = eve.expect("execution-cancelled").await;
    assert_eq!((&cancelled["userId"], &cancelled["reason"]), (&json!("eve"), &json!("shutting_down")));
    assert_eq!(
        eve.refused("execute-code", json!({"roomId": "r", "language": "py", "code": ""})).await,
        "shutting_down"
    );
    ends_in_time.end(Status::Success);
    assert_eq!(eve.expect("execution-completed").await["result"]["status"], "success");
    assert!(!too_long.io.cancel.is_cancelled());
    tokio::time::advance(Duration::from_secs(31)).await;
    too_long.io.cancel.cancelled().await;
    too_long.end(Status::Cancelled);
    assert_eq!(eve.expect("execution-completed").await["result"]["status"], "cancelled");
    assert_eq!(eve.next().await, None);
    stopped.await.unwrap();

    let mut late = server.connect("late");
    assert_eq!(late.next().await, None);
    late.execute("").await;
}

#[tokio::test(start_paused = true)]
async fn a_run_that_ignores_its_cancellation_does_not_hold_up_the_stop() {
    let mut server = Server::start(RoomSettings::default());
    let mut ada = server.joined("ada").await;
    ada.execute("").await;
    let deaf = server.scene().await;
    server.rooms.shutdown(Duration::ZERO).await;
    assert_eq!(ada.expect("execution-completed").await["result"]["status"], "cancelled");
    drop(deaf);
}

#[tokio::test(start_paused = true)]
async fn what_runs_is_cancelled_when_nobody_holds_the_rooms_any_more() {
    let mut server = Server::start(RoomSettings::default());
    let ada = server.joined("ada").await;
    ada.execute("").await;
    let scene = server.scene().await;
    drop((ada, server));
    scene.io.cancel.cancelled().await;
}

#[tokio::test(start_paused = true)]
async fn presence_counts_people_and_not_their_connections() {
    let server = Server::start(RoomSettings::default());
    let mut ada = server.joined("ada").await;
    let second_tab = server.joined("ada").await;
    ada.assert_silent();
    let bob = server.joined("bob").await;
    let presence = ada.expect("room-presence").await;
    assert_eq!((&presence["count"], &presence["members"][1]["userId"]), (&json!(2), &json!("bob")));
    drop(second_tab);
    bob.ask("leave-room", json!({})).await;
    assert_eq!(ada.expect("room-presence").await["count"], 1);
    ada.assert_silent();
}
