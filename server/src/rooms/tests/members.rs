//! What members see, and what they are refused.

use runroom_runtime::{Status, Stream};
use serde_json::{Value, json};

use super::*;
use crate::protocol::Role;

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
    let (mut eve, stranger) = (server.joined("eve").await, server.connect("stranger"));
    let running = ada.expect("execution-started").await["executionId"].clone();
    for member in [&mut ada, &mut bob, &mut eve] {
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
    let nobodys = nothing["executionId"].clone();
    let (in_r, no_limit) = (("roomId", json!("r")), Value::Null);
    let (of_running, of_nothing) = (("executionId", running.clone()), ("executionId", nobodys));
    let file = json!({"executionId": running, "path": "a.txt"});
    for (member, event, data, expected, (field, value), limit) in [
        (EVE, "execute-code", code("python", ""), "room_queue_full", in_r.clone(), json!(1)),
        (
            EVE,
            "execute-code",
            code("cobol", ""),
            "unknown_language",
            ("language", json!("cobol")),
            no_limit.clone(),
        ),
        (
            EVE,
            "execute-code",
            code("perl", ""),
            "language_not_ready",
            ("language", json!("perl")),
            no_limit.clone(),
        ),
        (
            EVE,
            "execute-code",
            code("python", &"x".repeat(10_241)),
            "code_too_large",
            ("code", json!(10_241)),
            json!(10_240),
        ),
        (
            EVE,
            "execute-code",
            json!({"roomId": "r", "language": "python", "code": "", "input": "123456789"}),
            "input_too_large",
            ("input", json!(9)),
            json!(8),
        ),
        (EVE, "cancel-execution", room.clone(), "execution_not_found", in_r.clone(), no_limit.clone()),
        (
            EVE,
            "cancel-execution",
            nothing.clone(),
            "execution_not_found",
            of_nothing.clone(),
            no_limit.clone(),
        ),
        (
            EVE,
            "cancel-execution",
            execution.clone(),
            "not_your_execution",
            of_running.clone(),
            no_limit.clone(),
        ),
        (EVE, "execution-input", typed.clone(), "not_your_execution", of_running.clone(), no_limit.clone()),
        (EVE, "get-execution-output", nothing, "execution_not_found", of_nothing, no_limit.clone()),
        (
            EVE,
            "get-execution-file",
            file.clone(),
            "file_not_found",
            ("path", json!("a.txt")),
            no_limit.clone(),
        ),
        (
            EVE,
            "join-room",
            json!({"roomId": "another"}),
            "too_many_rooms",
            ("roomId", json!("another")),
            json!(1),
        ),
        (ADA, "execute-code", code("python", ""), "already_running", in_r.clone(), json!(1)),
        (ADA, "cancel-execution", execution.clone(), "already_started", of_running.clone(), no_limit.clone()),
        (ADA, "cancel-execution", room.clone(), "already_started", ("", Value::Null), no_limit.clone()),
        (ADA, "execution-input", typed.clone(), "input_closed", of_running.clone(), no_limit.clone()),
        (BOB, "execute-code", code("python", ""), "already_running", in_r.clone(), json!(1)),
        (STRANGER, "join-room", room.clone(), "room_full", in_r.clone(), json!(3)),
        (STRANGER, "leave-room", room.clone(), "not_a_member", in_r.clone(), no_limit.clone()),
        (STRANGER, "leave-room", json!({}), "not_a_member", ("roomId", Value::Null), no_limit.clone()),
        (STRANGER, "execute-code", code("python", ""), "not_a_member", in_r.clone(), no_limit.clone()),
        (STRANGER, "cancel-execution", execution.clone(), "not_a_member", in_r.clone(), no_limit.clone()),
        (STRANGER, "get-execution-status", room.clone(), "not_a_member", in_r.clone(), no_limit.clone()),
        (STRANGER, "get-execution-history", room, "not_a_member", in_r, no_limit.clone()),
        (
            STRANGER,
            "get-execution-output",
            execution,
            "execution_not_found",
            of_running.clone(),
            no_limit.clone(),
        ),
        (STRANGER, "get-execution-file", file, "execution_not_found", of_running.clone(), no_limit.clone()),
        (STRANGER, "execution-input", typed, "execution_not_found", of_running, no_limit),
    ] {
        let said = members[member].refusal(event, data.clone()).await;
        assert_eq!(said["code"], expected, "{event} {data}");
        assert_eq!(said["field"].as_str().unwrap_or_default(), field, "{event} {data}");
        assert_eq!((&said["value"], &said["limit"]), (&value, &limit), "{event} {data}");
        for told in [&value, &limit].into_iter().filter(|told| told.is_number()) {
            assert!(said["message"].as_str().unwrap().contains(&told.to_string()), "{said}");
        }
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
    let typed = ada.next().await.unwrap();
    assert_eq!((&typed["event"], &typed["replyTo"]), (&json!("execution-input"), &json!(1)));
    assert_eq!((&typed["data"]["userId"], &typed["data"]["data"]), (&json!("ada"), &json!("b\n")));
    let long = json!({"executionId": id, "data": "12345", "eof": true});
    assert_eq!(ada.refused("execution-input", long).await, "input_too_large");
    ada.ask("execution-input", json!({"executionId": id, "data": "c", "eof": true})).await;
    assert_eq!(ada.expect("execution-input").await["eof"], true);
    assert_eq!(scene.io.stdin.read(9).await, b"c");
    assert!(scene.io.stdin.read(9).await.is_empty());
    assert_eq!(ada.refused("execution-input", json!({"executionId": id, "data": "d"})).await, "input_closed");
    scene.end(Status::Success);
    ada.expect("execution-completed").await;
    ada.ask("get-execution-history", json!({"roomId": "r"})).await;
    assert_eq!(ada.expect("execution-history").await["executions"][0]["input"], "a\nb\nc");
}

#[tokio::test(start_paused = true)]
async fn others_type_where_the_owner_lets_them_and_strangers_never() {
    let mut server = Server::start(RoomSettings::default());
    let (mut ada, mut bob) = (server.joined("ada").await, server.joined("bob").await);
    ada.expect("room-presence").await;
    let code = json!({"roomId": "r", "language": "python", "code": "", "interactive": true});
    ada.ask("execute-code", code).await;
    let id = bob.expect("execution-started").await["executionId"].clone();
    let scene = server.scene().await;
    let typed = json!({"executionId": id, "data": "b"});
    let share = |shared: bool| json!({"executionId": id, "shared": shared});
    assert_eq!(bob.refused("execution-input", typed.clone()).await, "not_your_execution");
    assert_eq!(bob.refused("share-input", share(true)).await, "not_your_execution");
    ada.ask("share-input", share(true)).await;
    assert_eq!(bob.expect("execution-input-shared").await["shared"], true);
    bob.ask("execution-input", typed.clone()).await;
    assert_eq!(scene.io.stdin.read(9).await, b"b");
    assert_eq!(ada.expect("execution-input").await["userId"], "bob");
    let mut stranger = server.connect("stranger");
    assert_eq!(stranger.refused("execution-input", typed.clone()).await, "execution_not_found");
    bob.expect("execution-input").await;
    ada.ask("share-input", share(false)).await;
    bob.expect("execution-input-shared").await;
    assert_eq!(bob.refused("execution-input", typed).await, "not_your_execution");
}

#[tokio::test(start_paused = true)]
async fn an_owner_who_has_left_is_answered_as_before() {
    let mut server = Server::start(RoomSettings::default());
    let mut ada = server.joined("ada").await;
    let code = json!({"roomId": "r", "language": "python", "code": "", "interactive": true});
    ada.ask("execute-code", code).await;
    let id = ada.expect("execution-started").await["executionId"].clone();
    let scene = server.scene().await;
    ada.ask("leave-room", json!({})).await;
    ada.expect("room-left").await;
    for (event, data, answer) in [
        ("share-input", json!({"executionId": id, "shared": true}), "execution-input-shared"),
        ("execution-input", json!({"executionId": id, "data": "b"}), "execution-input"),
    ] {
        ada.ask(event, data).await;
        let answered = ada.next().await.unwrap();
        assert_eq!((&answered["event"], &answered["replyTo"]), (&json!(answer), &json!(1)));
    }
    ada.assert_silent();
    scene.end(Status::Success);
}

#[tokio::test(start_paused = true)]
async fn who_is_not_present_is_no_host_and_is_not_seen() {
    let mut server = Server::start(RoomSettings::default());
    let absent = |name: &str, role: Role| {
        let user = User::new(name, name, None).unwrap();
        let (client, outbox) =
            server.rooms.connect(Participant { present: false, role, ..Participant::new(user) });
        Member { client, outbox }
    };
    let (mut bot, moderator) = (absent("bot", Role::Member), absent("mod", Role::Moderator));
    bot.ask("join-room", json!({"roomId": "r"})).await;
    assert_eq!(bot.expect("room-settings").await["hosts"], json!([]));
    bot.execute("").await;
    let mut ada = server.joined("ada").await;
    ada.ask("change-room", json!({"roomId": "r", "running": "hosts"})).await;
    let settings = ada.expect("room-settings").await;
    assert_eq!((&settings["hosts"], &settings["running"]), (&json!(["ada"]), &json!("hosts")));
    moderator.ask("join-room", json!({"roomId": "r"})).await;
    moderator.execute("").await;
    ada.ask("get-execution-status", json!({"roomId": "r"})).await;
    loop {
        let frame = ada.next().await.unwrap();
        assert_ne!(frame["event"], "room-settings");
        if frame["event"] == "execution-status" {
            // What came before the lock, and what a moderator runs however they come.
            assert_eq!(frame["data"]["activeCount"], 2);
            break;
        }
    }
    server.scene().await.end(Status::Success);
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

#[tokio::test(start_paused = true)]
async fn who_only_asks_something_gets_no_history_on_joining() {
    let server = Server::start(RoomSettings::default());
    let asking = Participant { present: false, ..Participant::new(User::new("ada", "Ada", None).unwrap()) };
    let (client, outbox) = server.rooms.connect(asking);
    let mut ada = Member { client, outbox };
    ada.ask("join-room", json!({"roomId": "r"})).await;
    for event in ["room-presence", "room-settings", "execution-status"] {
        assert_eq!(ada.next().await.unwrap()["event"], event);
    }
    ada.assert_silent();
}

#[tokio::test(start_paused = true)]
async fn who_comes_and_goes_without_end_does_not_flood_the_room() {
    let server = Server::start(RoomSettings { outbox_events: 20, ..RoomSettings::default() });
    let (mut ada, mut eve) = (server.joined("ada").await, server.joined("eve").await);
    for _ in 0..1000 {
        eve.ask("leave-room", json!({"roomId": "r"})).await;
        eve.expect("room-left").await;
        eve.ask("join-room", json!({"roomId": "r"})).await;
        eve.expect("execution-history").await;
    }
    eve.ask("leave-room", json!({"roomId": "r"})).await;
    assert_eq!(ada.expect("room-presence").await["count"], 2);
    let started = tokio::time::Instant::now();
    assert_eq!(ada.expect("room-presence").await["count"], 1, "the latest");
    assert!(started.elapsed() <= Duration::from_millis(101), "{:?}", started.elapsed());
    ada.assert_silent();
}

#[tokio::test(start_paused = true)]
async fn a_kind_of_rooms_runs_but_its_languages() {
    let kind = |room: &str, languages: &[&str]| RoomKind {
        rooms: RoomAccess::matching(&[room.to_owned()]).unwrap(),
        languages: languages.iter().map(|&name| name.to_owned()).collect(),
    };
    for (kinds, allowed, settings) in [
        (vec![kind("other", &[])], true, Value::Null),
        (vec![kind("?", &["python"])], true, json!(["python"])),
        (vec![kind("r", &["javascript"])], false, json!(["javascript"])),
        (vec![kind("r", &["python"]), kind("*", &[])], false, json!([])),
    ] {
        let server = Server::start(RoomSettings { kinds, ..RoomSettings::default() });
        let mut ada = server.connect("ada");
        ada.ask("join-room", json!({"roomId": "r"})).await;
        assert_eq!(ada.expect("room-settings").await["languages"], settings);
        ada.expect("execution-history").await;
        let program = json!({"roomId": "r", "language": "python", "code": ""});
        if allowed {
            ada.ask("execute-code", program).await;
            ada.expect("execution-queued").await;
        } else {
            assert_eq!(ada.refused("execute-code", program).await, "language_not_allowed");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn who_leaves_is_answered_and_sees_nothing_more() {
    let mut server = Server::start(RoomSettings::default());
    let (mut ada, mut bob) = (server.joined("ada").await, server.joined("bob").await);
    ada.execute("").await;
    let scene = server.scene().await;
    let id = bob.expect("execution-started").await["executionId"].clone();
    bob.ask("leave-room", json!({})).await;
    let left = bob.next().await.unwrap();
    assert_eq!(
        (&left["event"], &left["data"], &left["replyTo"]),
        (&json!("room-left"), &json!({"roomId": "r"}), &json!(1))
    );
    scene.print(Stream::Stdout, b"secret").await;
    scene.end(Status::Success);
    ada.expect("execution-completed").await;
    bob.assert_silent();
    for event in ["get-execution-output", "get-execution-file"] {
        let asked = json!({"executionId": id, "path": "a"});
        assert_eq!(bob.refused(event, asked).await, "execution_not_found");
    }
}

#[tokio::test(start_paused = true)]
async fn a_history_is_read_in_pages_that_neither_repeat_nor_skip() {
    let mut server = Server::start(RoomSettings { history_on_join: 2, ..RoomSettings::default() });
    let mut ada = server.joined("ada").await;
    for _ in 0..5 {
        ada.execute("").await;
        server.scene().await.end(Status::Success);
        ada.expect("execution-completed").await;
    }
    let numbers = |page: &Value| {
        let entries = page["executions"].as_array().unwrap().iter();
        (entries.map(|entry| entry["number"].as_u64().unwrap()).collect::<Vec<_>>(), page["hasMore"] == true)
    };
    for (before, expected) in [
        (Value::Null, (vec![5, 4], true)),
        (json!(4), (vec![3, 2], true)),
        (json!(2), (vec![1], false)),
        (json!(1), (vec![], false)),
    ] {
        ada.ask("get-execution-history", json!({"roomId": "r", "limit": 2, "before": before})).await;
        assert_eq!(numbers(&ada.expect("execution-history").await), expected);
    }
    ada.ask("get-execution-history", json!({"roomId": "r"})).await;
    assert_eq!(numbers(&ada.expect("execution-history").await), (vec![5, 4, 3, 2, 1], false));
    ada.ask("join-room", json!({"roomId": "r"})).await;
    assert_eq!(numbers(&ada.expect("execution-history").await), (vec![5, 4], true));
}

#[tokio::test(start_paused = true)]
async fn what_is_older_than_it_may_be_is_swept() {
    for (history_retention, left) in [(Duration::ZERO, 0), (Duration::from_secs(3600), 1)] {
        let settings = RoomSettings {
            history_retention,
            history_sweep: Duration::from_secs(5),
            ..RoomSettings::default()
        };
        let mut server = Server::start(settings);
        let mut ada = server.joined("ada").await;
        ada.execute("").await;
        server.scene().await.end(Status::Success);
        let ended = ada.expect("execution-completed").await["timestamp"].as_u64().unwrap();
        // The age of an execution is told by the clock on the wall, which does not stand still.
        while timestamp().0 == ended {
            std::thread::yield_now();
        }
        tokio::time::sleep(Duration::from_secs(6)).await;
        ada.ask("get-execution-history", json!({"roomId": "r"})).await;
        let history = ada.expect("execution-history").await;
        assert_eq!(history["executions"].as_array().unwrap().len(), left);
    }
}
