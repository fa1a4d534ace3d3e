//! A room's document as its members see it, through the rooms and with yrs at the other end.
//!
//! Time is paused, as in the tests of the rooms.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use runroom_runtime::Router;
use serde_json::{Value, json};
use tokio::time::timeout;
use yrs::{
    ClientID, Doc, GetString as _, ReadTxn as _, Text as _, Transact as _, Update,
    sync::{AwarenessUpdate, Message, SyncMessage, awareness::AwarenessUpdateEntry},
    updates::{decoder::Decode as _, encoder::Encode as _},
};

use super::{
    DocumentStore, MemoryDocuments, SqliteDocuments, parse, room_of,
    store::{Answer, DocumentError},
};
use crate::{
    history::MemoryHistory,
    protocol::{RoomId, Timestamp, User, parse as parse_event},
    rooms::Participant,
    rooms::{Client, Outbox, RoomSettings, Rooms, tests::scripted::ThreeLanguages},
    store::Database,
};

struct Member {
    client: Client,
    outbox: Outbox,
    doc: Doc,
}

fn memory() -> Arc<dyn DocumentStore> {
    Arc::new(MemoryDocuments::new(1 << 20))
}

fn rooms(store: &Arc<dyn DocumentStore>) -> Rooms {
    let settings = RoomSettings { document_bytes: 4096, outbox_events: 64, ..RoomSettings::default() };
    let (runner, history) = (Arc::new(Router::new(Vec::new())), Arc::new(MemoryHistory::default()));
    Rooms::start(settings, runner, Arc::new(ThreeLanguages), history, Arc::clone(store))
}

impl Member {
    /// A user who has joined room `r` and knows all of its document.
    async fn joined(rooms: &Rooms, user: &str) -> Self {
        let (client, outbox) = rooms.connect(Participant::new(User::new(user, user, None).unwrap()));
        let mut member = Self { client, outbox, doc: Doc::new() };
        member.event("join-room", json!({"roomId": "r"})).await;
        member.synchronise().await;
        member
    }

    async fn event(&self, event: &str, data: Value) {
        self.client.handle(parse_event(&json!({"event": event, "data": data}).to_string()).unwrap()).await;
    }

    async fn say(&self, message: Message) {
        let mut frame = vec![1, b'r'];
        frame.extend(message.encode_v1());
        self.client.handle_document(&frame).await;
    }

    async fn synchronise(&mut self) {
        let known = self.doc.transact().state_vector();
        self.say(Message::Sync(SyncMessage::SyncStep1(known))).await;
        let Message::Sync(SyncMessage::SyncStep2(missing)) = self.heard().await else { panic!() };
        self.take(&missing);
        let Message::Sync(SyncMessage::SyncStep1(known)) = self.heard().await else { panic!() };
        let lacking = self.doc.transact().encode_state_as_update_v1(&known);
        self.say(Message::Sync(SyncMessage::SyncStep2(lacking))).await;
    }

    fn take(&self, update: &[u8]) {
        self.doc.transact_mut().apply_update(Update::decode_v1(update).unwrap()).unwrap();
    }

    /// Writes at the start, and tells it.
    async fn write(&self, text: &str) {
        let shared = self.doc.get_or_insert_text("file:main");
        let mut transaction = self.doc.transact_mut();
        shared.insert(&mut transaction, 0, text);
        let update = transaction.encode_update_v1();
        drop(transaction);
        self.say(Message::Sync(SyncMessage::Update(update))).await;
    }

    fn text(&self) -> String {
        self.doc.get_or_insert_text("file:main").get_string(&self.doc.transact())
    }

    async fn next(&mut self) -> Option<Arc<crate::protocol::OutgoingFrame>> {
        timeout(Duration::from_secs(10), self.outbox.next()).await.expect("a frame comes")
    }

    /// The next message of the document; events are passed over.
    async fn heard(&mut self) -> Message {
        loop {
            let frame = self.next().await.expect("the connection is open");
            if let Some(bytes) = frame.document_bytes() {
                let (room, message) = room_of(bytes).unwrap();
                assert_eq!(room.as_str(), "r");
                return parse(message).unwrap();
            }
        }
    }

    /// Takes in the next update that another wrote.
    async fn follow(&mut self) {
        let Message::Sync(SyncMessage::Update(update)) = self.heard().await else { panic!() };
        self.take(&update);
    }

    /// The code of the next error.
    async fn refusal(&mut self) -> String {
        loop {
            let frame = self.next().await.expect("the connection is open");
            let event: Value = serde_json::from_str(frame.text()).unwrap_or_default();
            if event["event"] == "execution-error" {
                return event["data"]["code"].as_str().unwrap().to_owned();
            }
        }
    }

    /// The states in the next awareness, by user.
    async fn places(&mut self) -> Vec<Value> {
        let Message::Awareness(update) = self.heard().await else { panic!() };
        update.clients.values().map(|entry| serde_json::from_str(&entry.json).unwrap()).collect()
    }
}

fn place(client: u64, clock: u32, json: &str) -> Message {
    let entry = AwarenessUpdateEntry { clock, json: json.into() };
    Message::Awareness(AwarenessUpdate { clients: [(ClientID::new(client), entry)].into() })
}

#[tokio::test(start_paused = true)]
async fn what_one_writes_the_others_read_and_who_comes_later_too() {
    let rooms = rooms(&memory());
    let mut ada = Member::joined(&rooms, "ada").await;
    let mut bob = Member::joined(&rooms, "bob").await;
    ada.write("world").await;
    bob.follow().await;
    bob.write("hello ").await;
    ada.follow().await;
    assert_eq!((ada.text().as_str(), bob.text().as_str()), ("hello world", "hello world"));
    assert_eq!(Member::joined(&rooms, "eve").await.text(), "hello world");
}

#[tokio::test(start_paused = true)]
async fn what_was_written_without_a_connection_is_merged_on_return() {
    let rooms = rooms(&memory());
    let ada = Member::joined(&rooms, "ada").await;
    ada.write("b").await;
    let doc = ada.doc.clone();
    drop(ada);
    doc.get_or_insert_text("file:main").insert(&mut doc.transact_mut(), 1, "c");
    let mut bob = Member::joined(&rooms, "bob").await;
    bob.write("a").await;
    let (client, outbox) = rooms.connect(Participant::new(User::new("ada", "ada", None).unwrap()));
    let mut ada = Member { client, outbox, doc };
    ada.event("join-room", json!({"roomId": "r"})).await;
    ada.synchronise().await;
    bob.follow().await;
    assert_eq!((ada.text().as_str(), bob.text().as_str()), ("abc", "abc"));
}

#[tokio::test(start_paused = true)]
async fn a_document_outlives_its_members_and_its_task() {
    let store = memory();
    let rooms = rooms(&store);
    let ada = Member::joined(&rooms, "ada").await;
    ada.write("kept").await;
    drop(ada);
    tokio::time::sleep(Duration::from_secs(60)).await;
    let room = crate::protocol::RoomId::new("r").unwrap();
    assert_eq!(store.load(&room).await.unwrap().len(), 1);
    assert_eq!(Member::joined(&rooms, "bob").await.text(), "kept");
}

#[tokio::test(start_paused = true)]
async fn refusals_change_nothing_for_anybody() {
    let rooms = rooms(&memory());
    let mut ada = Member::joined(&rooms, "ada").await;
    let mut bob = Member::joined(&rooms, "bob").await;
    ada.write(&"x".repeat(5000)).await;
    assert_eq!(ada.refusal().await, "document_too_large");
    ada.write("follows what was refused").await;
    assert_eq!(ada.refusal().await, "document_out_of_step");
    for (frame, code) in [
        (&b"\x01r\x00\x02\x03abc"[..], "malformed_document"),
        (b"\x01r\x02\x01", "malformed_document"),
        (b"\x05other\x03", "not_a_member"),
        (b"", "malformed_document"),
    ] {
        ada.client.handle_document(frame).await;
        assert_eq!(ada.refusal().await, code, "{frame:?}");
    }
    bob.synchronise().await;
    assert_eq!(bob.text(), "");
}

#[tokio::test(start_paused = true)]
async fn only_hosts_edit_a_locked_room_and_reading_goes_on() {
    let rooms = rooms(&memory());
    let mut ada = Member::joined(&rooms, "ada").await;
    let mut bob = Member::joined(&rooms, "bob").await;
    bob.event("change-room", json!({"roomId": "r", "editing": "hosts"})).await;
    assert_eq!(bob.refusal().await, "not_a_host");
    ada.event("change-room", json!({"roomId": "r", "editing": "hosts", "running": "hosts"})).await;
    ada.write("mine").await;
    bob.follow().await;
    bob.write("not ").await;
    assert_eq!(bob.refusal().await, "editing_locked");
    bob.event("execute-code", json!({"roomId": "r", "language": "py", "code": ""})).await;
    assert_eq!(bob.refusal().await, "running_locked");
    // Whoever joins a locked room says what it has, which is nothing new.
    let eve = Member::joined(&rooms, "eve").await;
    assert_eq!(eve.text(), "mine");
    ada.event("change-room", json!({"roomId": "r", "host": "eve"})).await;
    eve.write("also ").await;
    ada.follow().await;
    assert_eq!(ada.text(), "also mine");
}

#[tokio::test(start_paused = true)]
async fn cursors_have_the_name_of_the_token_and_go_with_their_connection() {
    let rooms = rooms(&memory());
    let mut ada = Member::joined(&rooms, "ada").await;
    let bob = Member::joined(&rooms, "bob").await;
    bob.say(place(7, 1, r#"{"file": "main", "user": {"displayName": "ada"}}"#)).await;
    let seen = ada.places().await;
    assert_eq!(
        seen,
        [json!({"file": "main", "user": {"userId": "bob", "displayName": "bob", "avatar": null}})]
    );
    ada.say(place(7, 9, "null")).await;
    assert_eq!(ada.refusal().await, "malformed_document");
    ada.say(Message::AwarenessQuery).await;
    assert_eq!(ada.places().await.len(), 1);
    drop(bob);
    assert_eq!(ada.places().await, [Value::Null]);
}

#[tokio::test(start_paused = true)]
async fn who_does_not_read_is_dropped_and_misses_nothing_on_return() {
    let rooms = rooms(&memory());
    let ada = Member::joined(&rooms, "ada").await;
    let mut slow = Member::joined(&rooms, "slow").await;
    for _ in 0..100 {
        ada.write("x").await;
    }
    while slow.next().await.is_some() {}
    assert_eq!(Member::joined(&rooms, "slow").await.text().len(), 100);
}

#[tokio::test(start_paused = true)]
async fn who_floods_waits_and_nobody_else_does() {
    let rooms = rooms(&memory());
    let ada = Member::joined(&rooms, "ada").await;
    let frame = Bytes::from(vec![b'x'; 4000]);
    let start = tokio::time::Instant::now();
    for _ in 0..100 {
        ada.client.handle_document(&frame).await;
    }
    let flooded = start.elapsed();
    assert!(flooded > Duration::from_secs(5), "{flooded:?}");
    let start = tokio::time::Instant::now();
    Member::joined(&rooms, "bob").await.write("quick").await;
    assert!(start.elapsed() < Duration::from_millis(100));
}

/// A store that loses the next so many of what it is given to keep.
struct Forgetful {
    of: MemoryDocuments,
    losses: AtomicUsize,
}

impl Forgetful {
    fn lost(&self) -> bool {
        let less = |losses: usize| losses.checked_sub(1);
        self.losses.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less).is_ok()
    }
}

fn lost() -> Answer<'static, ()> {
    Box::pin(async { Err(DocumentError("it is full".to_owned())) })
}

impl DocumentStore for Forgetful {
    fn load<'a>(&'a self, room: &'a RoomId) -> Answer<'a, Vec<Vec<u8>>> {
        self.of.load(room)
    }

    fn append(&self, room: RoomId, updates: Vec<Vec<u8>>, at: Timestamp) -> Answer<'_, ()> {
        if self.lost() { lost() } else { self.of.append(room, updates, at) }
    }

    fn replace(&self, room: RoomId, state: Vec<u8>, at: Timestamp) -> Answer<'_, ()> {
        if self.lost() { lost() } else { self.of.replace(room, state, at) }
    }

    fn sweep(&self, changed_before: Timestamp, open: Vec<RoomId>) -> Answer<'_, usize> {
        self.of.sweep(changed_before, open)
    }
}

#[tokio::test(start_paused = true)]
async fn what_could_not_be_kept_is_kept_later_with_all_that_follows_it() {
    let forgetful = Forgetful { of: MemoryDocuments::new(1 << 20), losses: AtomicUsize::new(2) };
    let store: Arc<dyn DocumentStore> = Arc::new(forgetful);
    let first = rooms(&store);
    let ada = Member::joined(&first, "ada").await;
    ada.write("one").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    ada.write("two ").await;
    assert!(store.load(&room("r")).await.unwrap().is_empty());
    // Nobody edits meanwhile.
    tokio::time::sleep(Duration::from_secs(30)).await;
    ada.write("three ").await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    // As after the end of this process.
    let second = rooms(&store);
    assert_eq!(Member::joined(&second, "ben").await.text(), "three two one");
}

fn room(name: &str) -> RoomId {
    RoomId::new(name).unwrap()
}

/// What every store promises, of one that holds 16 bytes.
async fn keeps_its_promises(store: &dyn DocumentStore) {
    store.append(room("a"), vec![vec![1], vec![2]], Timestamp(1)).await.unwrap();
    store.append(room("a"), vec![vec![3]], Timestamp(2)).await.unwrap();
    assert_eq!(store.load(&room("a")).await.unwrap(), [[1], [2], [3]]);
    store.replace(room("a"), vec![9], Timestamp(3)).await.unwrap();
    assert_eq!(store.load(&room("a")).await.unwrap(), [[9]]);
    assert_eq!(store.sweep(Timestamp(4), vec![room("a")]).await.unwrap(), 0);
    assert_eq!(store.sweep(Timestamp(3), vec![]).await.unwrap(), 0);
    assert_eq!(store.sweep(Timestamp(4), vec![room("b")]).await.unwrap(), 1);
    assert!(store.load(&room("a")).await.unwrap().is_empty());

    // The ones that changed longest ago go where there is too much, but not the one that just came.
    for (name, bytes, at) in [("b", 6, 1), ("a", 6, 2), ("c", 10, 3)] {
        store.append(room(name), vec![vec![0; bytes]], Timestamp(at)).await.unwrap();
    }
    let kept = async |name| !store.load(&room(name)).await.unwrap().is_empty();
    assert_eq!((kept("a").await, kept("b").await, kept("c").await), (true, false, true));
    store.replace(room("d"), vec![0; 20], Timestamp(1)).await.unwrap();
    assert_eq!((kept("a").await, kept("c").await, kept("d").await), (false, false, true));
}

#[tokio::test]
async fn documents_in_memory_are_kept_within_their_bound() {
    keeps_its_promises(&MemoryDocuments::new(16)).await;
}

#[tokio::test]
async fn documents_on_disk_are_kept_within_their_bound_and_for_the_next_process() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Database::open(&folder.path().join("test.db"), 1 << 30, |_| Ok(())).unwrap();
    let database = open();
    keeps_its_promises(&SqliteDocuments::new(database.clone(), 16)).await;
    database.close().await;
    let again = SqliteDocuments::new(open(), 16);
    assert_eq!(again.load(&room("d")).await.unwrap(), [[0; 20]]);
}

#[tokio::test]
async fn what_was_written_last_is_on_disk_when_the_server_has_stopped() {
    let folder = tempfile::tempdir().unwrap();
    for expected in ["one", "one two"] {
        let database = Database::open(&folder.path().join("test.db"), 1 << 30, |_| Ok(())).unwrap();
        let store: Arc<dyn DocumentStore> = Arc::new(SqliteDocuments::new(database.clone(), 1 << 20));
        let rooms = rooms(&store);
        let ada = Member::joined(&rooms, "ada").await;
        let before = ada.text();
        ada.write(&expected[before.len()..]).await;
        // At once: what gathers is not lost.
        rooms.shutdown(Duration::ZERO).await;
        database.close().await;
    }
    let database = Database::open(&folder.path().join("test.db"), 1 << 30, |_| Ok(())).unwrap();
    let store: Arc<dyn DocumentStore> = Arc::new(SqliteDocuments::new(database, 1 << 20));
    let text = Member::joined(&rooms(&store), "ben").await.text();
    assert!(text.contains("one") && text.contains(" two"), "{text}");
}
