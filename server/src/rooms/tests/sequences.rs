//! Arbitrary doings of many connections against the running actor.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use runroom_runtime::Status;
use serde_json::json;

use super::*;
use crate::protocol::RoomId;

const USERS: usize = 6;

#[derive(Debug, Clone)]
enum Doing {
    /// A user connects anew, which drops the connection they had.
    Connect(usize),
    Execute(usize, &'static str),
    Cancel(usize),
    /// Of all scenes that play, the n-th ends.
    End(usize, Status),
    /// Of all scenes that play, the n-th is dropped: the runner fails.
    Fail(usize),
    /// The scheduler of tasks goes round.
    Yield,
}

fn doing() -> impl Strategy<Value = Doing> {
    let code = prop::sample::select(vec!["", "", "", "panic at once", "panic later"]);
    let status = prop::sample::select(vec![Status::Success, Status::Timeout, Status::RuntimeError]);
    prop_oneof![
        2 => (0..USERS).prop_map(Doing::Connect),
        6 => (0..USERS, code).prop_map(|(user, code)| Doing::Execute(user, code)),
        2 => (0..USERS).prop_map(Doing::Cancel),
        3 => (any::<usize>(), status).prop_map(|(n, status)| Doing::End(n, status)),
        1 => any::<usize>().prop_map(Doing::Fail),
        2 => Just(Doing::Yield),
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

async fn play(doings: Vec<Doing>) {
    let settings = RoomSettings { max_running: 2, max_queued_per_room: 3, ..RoomSettings::default() };
    let mut server = Server::start(settings);
    let mut watcher = server.joined("watcher").await;
    let mut members: Vec<Member> = Vec::new();
    for user in 0..USERS {
        members.push(server.joined(&format!("user-{user}")).await);
    }
    let mut scenes = Vec::new();
    for doing in doings {
        match doing {
            Doing::Connect(user) => members[user] = server.joined(&format!("user-{user}")).await,
            Doing::Execute(user, code) => members[user].execute(code).await,
            Doing::Cancel(user) => members[user].ask("cancel-execution", json!({"roomId": "r"})).await,
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
    server.rooms.shutdown(Duration::from_secs(1)).await;

    let mut executions = BTreeMap::new();
    while let Some(frame) = watcher.next().await {
        watch(&mut executions, &frame);
    }
    assert_eq!(executions.values().filter(|seen| **seen != Seen::Ended).count(), 0, "{executions:?}");
    let statistics = server.rooms.statistics();
    assert_eq!(statistics.total_executions, executions.len() as u64);
    assert_eq!((statistics.queued_executions, statistics.active_executions), (0, 0));
    let ended =
        statistics.completed_executions + statistics.failed_executions + statistics.cancelled_executions;
    assert_eq!(ended, statistics.total_executions);
    let room = RoomId::new("r").unwrap();
    let kept = server.rooms.history.page(&room, None, usize::MAX).await.unwrap().entries;
    let kept: BTreeSet<_> = kept.iter().map(|entry| entry.execution.execution_id.to_string()).collect();
    assert_eq!(kept.len() as u64, statistics.completed_executions + statistics.failed_executions);
    assert!(kept.iter().all(|id| executions.contains_key(id)));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_members_do_each_accepted_execution_goes_its_way_to_one_end(
        doings in prop::collection::vec(doing(), 0..80),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        runtime.block_on(play(doings));
    }
}
