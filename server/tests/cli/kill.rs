//! What a server that is killed has promised.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead as _, BufReader},
    process::Child,
    time::Duration,
};

use serde_json::{Value, json};
use tokio::time::{Instant, sleep_until, timeout};

use crate::{Case, piped, room::Client};

/// How often the server is killed.
const ROUNDS: usize = 50;
/// People in the room, each with a program at a time.
const PEOPLE: usize = 4;
/// More executions than a moment has.
const SOME: usize = 100;

/// What a client has heard of executions.
#[derive(Default)]
struct Heard {
    /// Accepted, by id, and not told to have ended.
    unfinished: BTreeSet<String>,
    /// Completed, by id, with what they printed.
    completed: BTreeMap<String, String>,
}

impl Heard {
    fn hear(&mut self, frame: &Value) {
        let data = &frame["data"];
        let id = || data["executionId"].as_str().unwrap().to_owned();
        match frame["event"].as_str().unwrap() {
            "execution-queued" => drop(self.unfinished.insert(id())),
            "execution-completed" => {
                self.unfinished.remove(&id());
                self.completed.insert(id(), data["result"]["stdout"].as_str().unwrap().to_owned());
            }
            _ => {}
        }
    }
}

fn start(case: &Case) -> (Child, String) {
    let mut server = piped(
        case.command(&["--listen", "127.0.0.1:0", "--languages", "lua"])
            .env("RUNROOM_HISTORY__EXECUTIONS_PER_ROOM", "100000"),
    );
    let mut stdout = BufReader::new(server.stdout.take().unwrap()).lines();
    let address = stdout.next().unwrap().unwrap().rsplit('/').next().unwrap().to_owned();
    let mut told = BufReader::new(server.stderr.take().unwrap()).lines().map(Result::unwrap);
    assert!(told.any(|line| line.contains(" is ready, after ")));
    // Whoever logs must find a reader, as long as the server lives.
    std::thread::spawn(move || told.for_each(drop));
    (server, address)
}

/// One person runs one program after the other, and listens, until the connection breaks.
async fn play(mut client: Client, person: usize) -> Heard {
    let mut heard = Heard::default();
    let mut run = 0;
    let mut mine = None;
    loop {
        if mine.is_none() {
            run += 1;
            // Some are over at once, some would run on; each prints what it is.
            let turns = if run % 3 == 0 { 3_000_000 } else { 1 };
            let code = format!("for i = 1, {turns} do end print('{person}.{run}')");
            if !client
                .try_send("execute-code", json!({"roomId": "lobby", "language": "lua", "code": code}))
                .await
            {
                return heard;
            }
            mine = Some(String::new());
        }
        let Some(frame) = client.next().await else { return heard };
        heard.hear(&frame);
        let id = frame["data"]["executionId"].as_str().unwrap_or_default();
        match (frame["event"].as_str(), &mut mine) {
            (Some("execution-queued"), Some(mine))
                if frame["data"]["displayName"] == format!("P{person}") =>
            {
                id.clone_into(mine);
            }
            (Some("execution-completed"), Some(own)) if own == id => mine = None,
            (Some("execution-error"), _) => mine = None,
            _ => {}
        }
    }
}

/// How the latest so many executions ended, by id.
async fn history(client: &mut Client, wanted: usize) -> BTreeMap<String, String> {
    let (mut entries, mut before) = (BTreeMap::new(), json!(null));
    loop {
        client
            .send("get-execution-history", json!({"roomId": "lobby", "limit": 100, "before": before}))
            .await;
        let page = client.until("execution-history").await;
        for entry in page["executions"].as_array().unwrap() {
            let text = |field: &str| entry[field].as_str().unwrap().to_owned();
            entries.insert(text("executionId"), text("status"));
            before = entry["number"].clone();
        }
        if page["hasMore"] == false || entries.len() >= wanted {
            return entries;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_told_is_there_after_a_kill_at_any_moment() {
    let case = Case::new();
    assert_eq!(case.run(&["languages", "install", "lua"]).code, 0);
    let (mut interrupted, mut completed) = (0, 0);
    let mut before: Option<Heard> = None;
    for round in 0..=ROUNDS {
        let (mut server, address) = start(&case);
        let mut client = Client::join(&address, "Reader").await;
        if let Some(heard) = before.take() {
            let entries = history(&mut client, heard.completed.len() + heard.unfinished.len() + SOME).await;
            for id in &heard.unfinished {
                // It may have ended in the moment between the record and the word of it.
                let status = entries.get(id).map(String::as_str);
                assert!(
                    matches!(status, Some("interrupted" | "success")),
                    "round {round}: {id} is {status:?}"
                );
                interrupted += usize::from(status == Some("interrupted"));
            }
            for id in heard.completed.keys() {
                assert_eq!(entries.get(id).map(String::as_str), Some("success"), "round {round}: {id}");
                completed += 1;
            }
            // The output too, of one of them.
            if let Some((id, stdout)) = heard.completed.iter().next_back() {
                client.send("get-execution-output", json!({"executionId": id})).await;
                let replay = client.until("execution-replay").await;
                let chunks = replay["chunks"].as_array().unwrap().iter();
                let printed: String = chunks.map(|chunk| chunk["data"].as_str().unwrap()).collect();
                assert_eq!(&printed, stdout);
            }
        }
        if round == ROUNDS {
            server.kill().unwrap();
            server.wait().unwrap();
            break;
        }
        let mut people = Vec::new();
        for person in 0..PEOPLE {
            let client = Client::join(&address, &format!("P{person}")).await;
            people.push(tokio::spawn(play(client, person)));
        }
        // At another moment each time: the rounds are a sample of all moments.
        sleep_until(Instant::now() + Duration::from_millis(20 + 7 * (round as u64 % 23))).await;
        server.kill().unwrap();
        server.wait().unwrap();
        let mut heard = Heard::default();
        for person in people {
            let person = timeout(Duration::from_secs(10), person).await.unwrap().unwrap();
            heard.completed.extend(person.completed);
            heard.unfinished.extend(person.unfinished);
        }
        heard.unfinished.retain(|id| !heard.completed.contains_key(id));
        before = Some(heard);
    }
    // The rounds have met what they are about.
    assert!(interrupted > 10 && completed > 100, "{interrupted} interrupted, {completed} completed");
}
