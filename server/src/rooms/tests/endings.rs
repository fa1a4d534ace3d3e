//! Failures, disconnections and stops.

use runroom_runtime::{Status, Stream};
use serde_json::{Value, json};

use super::*;

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
    let (mut outputs, mut present) = (0, Value::Null);
    while outputs < 40 {
        scene.print(Stream::Stdout, b"x").await;
        let Value::Object(frame) = ada.next().await.unwrap() else { panic!("a frame is an object") };
        match frame["event"].as_str() {
            Some("execution-output") => {
                assert_eq!(frame["data"]["seq"], outputs);
                outputs += 1;
            }
            Some("room-presence") => present = frame["data"]["count"].clone(),
            _ => {}
        }
    }
    assert_eq!(idle.next().await, None);
    assert_eq!(present, 1);
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
