//! Arbitrary doings of many connections against the running actor.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::FutureExt as _;
use proptest::prelude::*;
use runroom_runtime::Status;
use serde_json::json;

use super::*;
use crate::protocol::RoomId;

const USERS: usize = 6;
const ROOMS: [&str; 3] = ["r", "s", "t"];

#[derive(Debug, Clone)]
enum Doing {
    /// A user connects anew to the first room, which drops the connection they had.
    Connect(usize),
    Join(usize, &'static str),
    Leave(usize, Option<&'static str>),
    Execute(usize, &'static str, &'static str),
    Cancel(usize, &'static str),
    /// Of all scenes that play, the n-th ends.
    End(usize, Status),
    /// Of all scenes that play, the n-th is dropped: the runner fails.
    Fail(usize),
    /// The scheduler of tasks goes round.
    Yield,
    /// Time goes by, in milliseconds.
    Wait(u64),
}

fn doing() -> impl Strategy<Value = Doing> {
    let code = prop::sample::select(vec!["", "", "", "panic at once", "panic later"]);
    let room = || prop::sample::select(&ROOMS[..]);
    let status = prop::sample::select(vec![Status::Success, Status::Timeout, Status::RuntimeError]);
    prop_oneof![
        2 => (0..USERS).prop_map(Doing::Connect),
        3 => (0..USERS, room()).prop_map(|(user, room)| Doing::Join(user, room)),
        2 => (0..USERS, prop::option::of(room())).prop_map(|(user, room)| Doing::Leave(user, room)),
        8 => (0..USERS, room(), code).prop_map(|(user, room, code)| Doing::Execute(user, room, code)),
        2 => (0..USERS, room()).prop_map(|(user, room)| Doing::Cancel(user, room)),
        3 => (any::<usize>(), status).prop_map(|(n, status)| Doing::End(n, status)),
        1 => any::<usize>().prop_map(Doing::Fail),
        2 => Just(Doing::Yield),
        1 => (1..200_u64).prop_map(Doing::Wait),
    ]
}

/// How far an execution has come, as one who watches the room sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Queued,
    Started,
    Ended,
}

/// Follows one frame; every step of every execution has to be one that may come next.
fn watch(executions: &mut BTreeMap<String, Seen>, frame: &Value) {
    let Some(id) = frame["data"]["executionId"].as_str() else { return };
    let before = executions.get(id).copied();
    let after = match (frame["event"].as_str().unwrap(), before) {
        ("execution-queued", None | Some(Seen::Queued)) => Seen::Queued,
        ("execution-started", Some(Seen::Queued)) => Seen::Started,
        ("execution-completed", Some(Seen::Started)) => Seen::Ended,
        ("execution-cancelled", Some(Seen::Queued)) => Seen::Ended,
        (event, before) => panic!("{event} after {before:?}"),
    };
    executions.insert(id.to_owned(), after);
}

async fn play(doings: Vec<Doing>, everybody_leaves: bool) {
    let settings = RoomSettings { max_running: 2, max_queued_per_room: 3, ..RoomSettings::default() };
    let mut server = Server::start(settings);
    let mut watcher = server.joined("watcher").await;
    for room in &ROOMS[1..] {
        watcher.ask("join-room", json!({"roomId": room})).await;
        watcher.expect("execution-history").await;
    }
    let mut members: Vec<Member> = Vec::new();
    for user in 0..USERS {
        members.push(server.joined(&format!("user-{user}")).await);
    }
    let mut scenes = Vec::new();
    for doing in doings {
        match doing {
            Doing::Connect(user) => members[user] = server.joined(&format!("user-{user}")).await,
            Doing::Join(user, room) => members[user].ask("join-room", json!({"roomId": room})).await,
            Doing::Leave(user, room) => members[user].ask("leave-room", json!({"roomId": room})).await,
            Doing::Execute(user, room, code) => {
                let program = json!({"roomId": room, "language": "py", "code": code});
                members[user].ask("execute-code", program).await;
            }
            Doing::Cancel(user, room) => {
                members[user].ask("cancel-execution", json!({"roomId": room})).await;
            }
            Doing::Wait(milliseconds) => tokio::time::sleep(Duration::from_millis(milliseconds)).await,
            Doing::End(n, status) if !scenes.is_empty() => {
                let scene: Scene = scenes.swap_remove(n % scenes.len());
                scene.end(status);
            }
            Doing::Fail(n) if !scenes.is_empty() => drop(scenes.swap_remove(n % scenes.len())),
            Doing::End(..) | Doing::Fail(_) | Doing::Yield => tokio::task::yield_now().await,
        }
        while let Ok(scene) = server.scenes.try_recv() {
            scenes.push(scene);
        }
    }
    let mut executions = BTreeMap::new();
    if everybody_leaves {
        drop((members, scenes));
        // What waits starts, and fails, as its scene is dropped; the last pause of a presence passes.
        while let Ok(Some(scene)) = timeout(Duration::from_secs(1), server.scenes.recv()).await {
            drop(scene);
        }
        while let Some(Some(frame)) = watcher.outbox.next().now_or_never() {
            watch(&mut executions, &serde_json::from_str(frame.text()).unwrap());
        }
        drop(watcher);
        let (done, is_empty) = oneshot::channel();
        server.rooms.commands.send(Command::IsEmpty { done }).unwrap();
        assert!(is_empty.await.unwrap(), "something is kept of rooms that everybody left");
    } else {
        server.rooms.shutdown(Duration::from_secs(1)).await;
        while let Some(frame) = watcher.next().await {
            watch(&mut executions, &frame);
        }
    }
    assert_eq!(executions.values().filter(|seen| **seen != Seen::Ended).count(), 0, "{executions:?}");
    let statistics = server.rooms.statistics();
    assert_eq!(statistics.total_executions, executions.len() as u64);
    assert_eq!((statistics.queued_executions, statistics.active_executions), (0, 0));
    let ended =
        statistics.completed_executions + statistics.failed_executions + statistics.cancelled_executions;
    assert_eq!(ended, statistics.total_executions);
    let mut kept = BTreeSet::new();
    for room in ROOMS {
        let page = server.rooms.history.page(&RoomId::new(room).unwrap(), None, usize::MAX).await.unwrap();
        kept.extend(page.entries.iter().map(|entry| entry.execution.execution_id.to_string()));
    }
    assert_eq!(kept.len() as u64, statistics.completed_executions + statistics.failed_executions);
    assert!(kept.iter().all(|id| executions.contains_key(id)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_members_do_each_accepted_execution_goes_its_way_to_one_end(
        doings in prop::collection::vec(doing(), 0..100),
        everybody_leaves: bool,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        runtime.block_on(play(doings, everybody_leaves));
    }
}
