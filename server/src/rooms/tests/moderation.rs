//! What moderators may, and what a server refuses by its settings.

use runroom_runtime::Status;

use super::*;
use crate::protocol::Role;

impl Server {
    /// A moderator who has joined room `r` and read what that brings.
    async fn moderator(&self) -> Member {
        let user = User::new("mod", "mod", None).unwrap();
        let participant = Participant { role: Role::Moderator, ..Participant::new(user) };
        let (client, outbox) = self.rooms.connect(participant);
        let mut member = Member { client, outbox };
        member.ask("join-room", json!({"roomId": "r"})).await;
        member.expect("execution-history").await;
        member
    }
}

fn moderated() -> RoomSettings {
    RoomSettings { moderation: true, max_running_per_room: 1, ..RoomSettings::default() }
}

#[tokio::test(start_paused = true)]
async fn a_moderator_ends_what_others_run_and_empties_the_queue() {
    let mut server = Server::start(moderated());
    let (mut ada, mut bob, mut eve) =
        (server.joined("ada").await, server.joined("bob").await, server.joined("eve").await);
    let mut moderator = server.moderator().await;
    ada.execute("").await;
    let running = server.scene().await;
    bob.execute("").await;
    eve.execute("").await;
    bob.ask("clear-queue", json!({"roomId": "r"})).await;
    assert_eq!(bob.expect("execution-error").await["code"], "not_a_moderator");

    moderator.ask("clear-queue", json!({"roomId": "r"})).await;
    for _ in 0..2 {
        assert_eq!(moderator.expect("execution-cancelled").await["reason"], "moderated");
    }
    let status = moderator.expect("execution-status").await;
    assert_eq!((&status["queueLength"], &status["activeCount"]), (&json!(0), &json!(1)));

    let id = &status["active"][0]["executionId"];
    let cancel = json!({"roomId": "r", "executionId": id});
    eve.ask("cancel-execution", cancel.clone()).await;
    assert_eq!(eve.expect("execution-error").await["code"], "not_your_execution");
    moderator.ask("cancel-execution", cancel).await;
    moderator.expect("execution-status").await;
    assert!(running.io.cancel.is_cancelled());
    running.end(Status::Cancelled);
    assert_eq!(ada.expect("execution-completed").await["result"]["status"], "cancelled");
}

#[tokio::test(start_paused = true)]
async fn a_moderator_who_ends_their_own_names_none_and_is_answered() {
    let mut server = Server::start(moderated());
    let mut moderator = server.moderator().await;
    moderator.execute("").await;
    let running = server.scene().await;
    moderator.expect("execution-started").await;
    moderator.ask("cancel-execution", json!({"roomId": "r"})).await;
    assert!(running.io.cancel.is_cancelled());
    let answered = moderator.next().await.unwrap();
    assert_eq!((&answered["event"], &answered["replyTo"]), (&json!("execution-status"), &json!(1)));
    running.end(Status::Cancelled);
}

#[tokio::test(start_paused = true)]
async fn without_the_setting_moderators_end_nothing_of_others() {
    let mut server = Server::start(RoomSettings::default());
    let mut ada = server.joined("ada").await;
    let mut moderator = server.moderator().await;
    ada.execute("").await;
    let scene = server.scene().await;
    let id = ada.expect("execution-started").await["executionId"].clone();
    moderator.expect("execution-started").await;
    let cancel = json!({"roomId": "r", "executionId": id});
    assert_eq!(moderator.refused("cancel-execution", cancel).await, "not_your_execution");
    assert_eq!(moderator.refused("clear-queue", json!({"roomId": "r"})).await, "not_a_moderator");
    assert!(!scene.io.cancel.is_cancelled());
}

#[tokio::test(start_paused = true)]
async fn a_moderator_is_a_host_wherever_they_come_and_the_room_is_told() {
    let server = Server::start(RoomSettings::default());
    let mut ada = server.joined("ada").await;
    let moderator = server.moderator().await;
    let hosts = ada.expect("room-settings").await["hosts"].clone();
    assert_eq!(hosts, json!(["ada", "mod"]));
    moderator.ask("change-room", json!({"roomId": "r", "running": "hosts"})).await;
    assert_eq!(ada.expect("room-settings").await["running"], "hosts");
}

#[tokio::test(start_paused = true)]
async fn figures_may_be_for_admins_alone() {
    let server = Server::start(RoomSettings { private_statistics: true, ..RoomSettings::default() });
    let mut ada = server.joined("ada").await;
    assert_eq!(ada.refused("get-statistics", json!({})).await, "not_an_admin");
    let admin = Participant { role: Role::Admin, ..Participant::new(User::new("a", "a", None).unwrap()) };
    let (client, outbox) = server.rooms.connect(admin);
    let mut admin = Member { client, outbox };
    admin.ask("get-statistics", json!({})).await;
    admin.expect("statistics").await;
}

#[tokio::test(start_paused = true)]
async fn programs_are_refused_by_the_patterns_of_their_language() {
    let checks = CodeChecks::new([("(?i)secret", "Keep it to yourself.")].into_iter()).unwrap();
    let code_checks = [("python".to_owned(), checks)].into();
    let mut server = Server::start(RoomSettings { code_checks, ..RoomSettings::default() });
    let mut ada = server.joined("ada").await;
    let run = |language: &str, code: &str, beside: &str| {
        let files = json!([{"name": "a.py", "content": beside}]);
        json!({"roomId": "r", "language": language, "code": code, "files": files})
    };
    let refused = ada.refusal("execute-code", run("py", "a SECRET", "")).await;
    assert_eq!((&refused["code"], &refused["field"]), (&json!("code_refused"), &json!("code")));
    assert_eq!(refused["message"], "Keep it to yourself.");
    let refused = ada.refusal("execute-code", run("py", "", "secret")).await;
    assert_eq!(refused["field"], "files[0].content");
    ada.ask("execute-code", run("javascript", "secret", "")).await;
    server.scene().await.end(Status::Success);
}

#[tokio::test(start_paused = true)]
async fn new_settings_hold_for_what_comes() {
    let mut server = Server::start(RoomSettings { max_running_per_room: 1, ..RoomSettings::default() });
    let (mut ada, bob) = (server.joined("ada").await, server.joined("bob").await);
    ada.execute("").await;
    let first = server.scene().await;
    bob.execute("").await;
    let rates = toml::from_str("executions_per_user = '1/day'").unwrap();
    let more = RoomSettings { max_running_per_room: 2, rates, ..RoomSettings::default() };
    server.rooms.reload(more);
    // What waits has a place now.
    let second = server.scene().await;
    first.end(Status::Success);
    ada.expect("execution-completed").await;
    ada.execute("").await;
    server.scene().await.end(Status::Success);
    ada.expect("execution-completed").await;
    ada.execute("").await;
    assert_eq!(ada.expect("execution-error").await["code"], "rate_limited");
    second.end(Status::Success);
}

#[tokio::test(start_paused = true)]
async fn members_are_told_of_new_settings_of_their_room_and_of_no_others() {
    let server = Server::start(RoomSettings::default());
    let mut ada = server.joined("ada").await;
    server.rooms.reload(moderated());
    assert_eq!(ada.expect("room-settings").await["moderation"], true);
    let kind = |room: &str| RoomKind {
        rooms: RoomAccess::matching(&[room.to_owned()]).unwrap(),
        languages: ["python".to_owned()].into(),
    };
    server.rooms.reload(RoomSettings { kinds: vec![kind("another")], ..moderated() });
    server.rooms.reload(RoomSettings { kinds: vec![kind("r")], ..moderated() });
    assert_eq!(ada.expect("room-settings").await["languages"], json!(["python"]));
    ada.ask("get-execution-status", json!({"roomId": "r"})).await;
    assert_eq!(ada.next().await.unwrap()["event"], "execution-status");
    ada.assert_silent();
}

#[tokio::test(start_paused = true)]
async fn what_is_refused_for_what_it_says_counts_as_well() {
    let checks = CodeChecks::new([("secret", "No.")].into_iter()).unwrap();
    let rates = toml::from_str("executions_per_user = '1/day'").unwrap();
    let code_checks = [("python".to_owned(), checks)].into();
    let server = Server::start(RoomSettings { code_checks, rates, ..RoomSettings::default() });
    let mut ada = server.joined("ada").await;
    for expected in ["code_refused", "rate_limited"] {
        ada.execute("secret").await;
        assert_eq!(ada.expect("execution-error").await["code"], expected);
    }
}

#[tokio::test(start_paused = true)]
async fn one_execution_is_told_as_it_is() {
    let mut server = Server::start(RoomSettings { max_running_per_room: 1, ..RoomSettings::default() });
    let (mut ada, mut bob) = (server.joined("ada").await, server.joined("bob").await);
    let stranger = server.connect("eve");
    ada.execute("").await;
    let scene = server.scene().await;
    bob.execute("").await;
    let waits = loop {
        let queued = bob.expect("execution-queued").await;
        if queued["userId"] == "bob" {
            break queued["executionId"].clone();
        }
    };
    let of = |id: &Value| json!({"executionId": id});
    let status = async |member: &mut Member, id: &Value| {
        member.ask("get-execution", of(id)).await;
        member.expect("execution").await
    };
    let runs = ada.expect("execution-started").await["executionId"].clone();
    assert_eq!(status(&mut bob, &runs).await["state"], "running");
    assert_eq!(status(&mut ada, &waits).await["state"], "queued");
    scene.end(Status::Success);
    let mut eve = stranger;
    assert_eq!(eve.refused("get-execution", of(&runs)).await, "execution_not_found");
    server.scene().await.end(Status::Success);
    bob.expect("execution-completed").await;
    assert_eq!(status(&mut bob, &runs).await["result"]["status"], "success");
    // Who ran it need not be in the room any more.
    ada.ask("leave-room", json!({})).await;
    assert_eq!(status(&mut ada, &runs).await["state"], "finished");
}
