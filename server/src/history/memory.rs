//! A history that lives in memory, bounded per room and in all, and ends with the process.

use std::{
    collections::{BTreeMap, HashMap},
    future::ready,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{Answer, ExecutionId, History, Page, Record, RoomId, Timestamp};

/// How much a [`MemoryHistory`] keeps. Where a bound is met, the oldest records go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemoryBounds {
    /// Records of one room.
    pub records_per_room: usize,
    /// Bytes of code, output and files of one room.
    pub bytes_per_room: usize,
    /// Bytes of code, output and files of all rooms.
    pub bytes: usize,
}

impl Default for MemoryBounds {
    fn default() -> Self {
        Self { records_per_room: 200, bytes_per_room: 32 << 20, bytes: 256 << 20 }
    }
}

/// Keeps what ran in memory.
///
/// The newest record of a room is kept even where it alone is over a bound: each record is bounded by the limits of
/// its job.
#[derive(Debug, Default)]
pub struct MemoryHistory {
    bounds: MemoryBounds,
    store: Mutex<Store>,
}

impl MemoryHistory {
    /// An empty history.
    pub fn new(bounds: MemoryBounds) -> Self {
        Self { bounds, store: Mutex::default() }
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        // Nothing under the lock can leave the store half-changed.
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl History for MemoryHistory {
    fn record(&self, record: Record) -> Answer<'_, ()> {
        self.store().insert(record, self.bounds);
        Box::pin(ready(Ok(())))
    }

    fn page<'a>(&'a self, room: &'a RoomId, before: Option<u64>, limit: usize) -> Answer<'a, Page> {
        Box::pin(ready(Ok(self.store().page(room, before, limit))))
    }

    fn execution(&self, id: ExecutionId) -> Answer<'_, Option<Arc<Record>>> {
        let store = self.store();
        let record = store.numbers.get(&id).and_then(|number| store.records.get(number));
        Box::pin(ready(Ok(record.map(Arc::clone))))
    }

    fn sweep(&self, ended_before: Timestamp) -> Answer<'_, usize> {
        Box::pin(ready(Ok(self.store().sweep(ended_before))))
    }
}

#[derive(Debug, Default)]
struct Store {
    /// The number of the last record.
    last: u64,
    records: BTreeMap<u64, Arc<Record>>,
    numbers: HashMap<ExecutionId, u64>,
    rooms: HashMap<RoomId, Room>,
    bytes: usize,
}

#[derive(Debug, Default)]
struct Room {
    /// Numbers and sizes of its records, oldest first.
    sizes: BTreeMap<u64, usize>,
    bytes: usize,
}

impl Store {
    fn insert(&mut self, record: Record, bounds: MemoryBounds) {
        self.last += 1;
        let number = self.last;
        let size = size(&record);
        let room_id = record.execution.room_id.clone();
        let room = self.rooms.entry(room_id.clone()).or_default();
        room.sizes.insert(number, size);
        room.bytes += size;
        self.bytes += size;
        if let Some(previous) = self.numbers.insert(record.execution.execution_id, number) {
            self.remove(previous);
        }
        self.records.insert(number, Arc::new(record));

        while let Some(oldest) = self.rooms.get(&room_id).and_then(|room| room.over(bounds)) {
            self.remove(oldest);
        }
        while self.bytes > bounds.bytes
            && let Some((&oldest, _)) = self.records.first_key_value()
            && oldest != number
        {
            self.remove(oldest);
        }
    }

    fn remove(&mut self, number: u64) {
        let Some(record) = self.records.remove(&number) else { return };
        // A record of the same execution may have taken its name.
        if self.numbers.get(&record.execution.execution_id) == Some(&number) {
            self.numbers.remove(&record.execution.execution_id);
        }
        if let Some(room) = self.rooms.get_mut(&record.execution.room_id) {
            let size = room.sizes.remove(&number).unwrap_or_default();
            room.bytes -= size;
            self.bytes -= size;
            if room.sizes.is_empty() {
                self.rooms.remove(&record.execution.room_id);
            }
        }
    }

    fn page(&self, room: &RoomId, before: Option<u64>, limit: usize) -> Page {
        let Some(room) = self.rooms.get(room) else { return Page::default() };
        let mut numbers = room.sizes.range(..before.unwrap_or(u64::MAX)).rev().map(|(number, _)| *number);
        let entries = numbers
            .by_ref()
            .take(limit)
            .filter_map(|number| self.records.get(&number).map(|record| record.entry(number)))
            .collect();
        Page { entries, has_more: numbers.next().is_some() }
    }

    fn sweep(&mut self, ended_before: Timestamp) -> usize {
        let old: Vec<u64> = self
            .records
            .iter()
            .filter_map(|(number, record)| (record.ended_at < ended_before).then_some(*number))
            .collect();
        for number in &old {
            self.remove(*number);
        }
        old.len()
    }
}

impl Room {
    /// The record that has to go next, if any.
    fn over(&self, bounds: MemoryBounds) -> Option<u64> {
        let over = self.sizes.len() > bounds.records_per_room || self.bytes > bounds.bytes_per_room;
        (over && self.sizes.len() > 1).then(|| self.sizes.first_key_value().map(|(number, _)| *number))?
    }
}

/// About how many bytes a record holds.
fn size(record: &Record) -> usize {
    /// The record itself, its names, and its places in the maps.
    const FIXED: usize = 1 << 10;
    let output: usize = record.output.iter().map(|chunk| chunk.data.len() + size_of_val(chunk)).sum();
    let files: usize = record.files.iter().map(|file| file.path.len() + file.content.len()).sum();
    let diagnostics: usize =
        record.ending.diagnostics.iter().map(|one| one.message.len() + one.file.len()).sum();
    FIXED + record.program.size() + output + files + diagnostics
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use runroom_runtime::{Status, Stream, Truncated};
    use uuid::Uuid;

    use super::*;
    use crate::protocol::{Ending, ExecutionHead, OutputChunk, Program, Usage, User};

    fn room(name: &str) -> RoomId {
        RoomId::new(name).unwrap()
    }

    fn record(id: u128, room_name: &str, ended_at: u64, printed: usize) -> Record {
        Record {
            execution: ExecutionHead {
                execution_id: ExecutionId(Uuid::from_u128(id)),
                room_id: room(room_name),
                user: User::new("u", "Ada", None).unwrap(),
                language: "python".into(),
            },
            program: Program::default(),
            ending: Ending {
                status: Status::Success,
                exit_code: Some(0),
                signal: None,
                message: None,
                diagnostics: Vec::new(),
                truncated: Truncated::default(),
            },
            usage: Usage::default(),
            queued_at: Timestamp(0),
            started_at: None,
            ended_at: Timestamp(ended_at),
            output: vec![OutputChunk { stream: Stream::Stdout, seq: 0, data: "x".repeat(printed) }],
            files: Vec::new(),
        }
    }

    fn numbers(page: &Page) -> Vec<u64> {
        page.entries.iter().map(|entry| entry.number).collect()
    }

    #[tokio::test]
    async fn pages_go_back_in_time_without_repeating_while_others_are_recorded() {
        let history = MemoryHistory::default();
        for id in 1..=5 {
            history.record(record(id, "a", 0, 1)).await.unwrap();
            history.record(record(100 + id, "b", 0, 1)).await.unwrap();
        }
        let first = history.page(&room("a"), None, 2).await.unwrap();
        assert_eq!((numbers(&first), first.has_more), (vec![9, 7], true));
        history.record(record(6, "a", 0, 1)).await.unwrap();
        let second = history.page(&room("a"), Some(7), 3).await.unwrap();
        assert_eq!((numbers(&second), second.has_more), (vec![5, 3, 1], false));
        assert_eq!(history.page(&room("c"), None, 2).await.unwrap(), Page::default());
    }

    #[tokio::test]
    async fn what_ended_before_the_moment_is_swept_and_the_rest_stays() {
        let history = MemoryHistory::default();
        for (id, ended_at) in [(1, 10), (2, 20), (3, 30)] {
            history.record(record(id, "a", ended_at, 1)).await.unwrap();
        }
        assert_eq!(history.sweep(Timestamp(20)).await.unwrap(), 1);
        assert_eq!(numbers(&history.page(&room("a"), None, 9).await.unwrap()), [3, 2]);
        assert_eq!(history.execution(ExecutionId(Uuid::from_u128(1))).await.unwrap(), None);
        assert!(history.execution(ExecutionId(Uuid::from_u128(2))).await.unwrap().is_some());
        history.sweep(Timestamp(u64::MAX)).await.unwrap();
        let store = history.store();
        assert!(store.records.is_empty() && store.numbers.is_empty() && store.rooms.is_empty());
        assert_eq!(store.bytes, 0);
    }

    #[tokio::test]
    async fn a_record_over_every_bound_is_kept_while_it_is_the_newest() {
        let history =
            MemoryHistory::new(MemoryBounds { records_per_room: 9, bytes_per_room: 3000, bytes: 3000 });
        history.record(record(1, "a", 0, 1 << 20)).await.unwrap();
        assert_eq!(numbers(&history.page(&room("a"), None, 9).await.unwrap()), [1]);
        history.record(record(2, "b", 0, 1)).await.unwrap();
        assert_eq!(numbers(&history.page(&room("a"), None, 9).await.unwrap()), [] as [u64; 0]);
    }

    proptest! {
        #[test]
        fn bounds_hold_and_sums_agree_whatever_is_recorded(
            records in prop::collection::vec((0..20_u128, 0..4_u8, 0..3000_usize), 1..60),
        ) {
            let bounds = MemoryBounds { records_per_room: 3, bytes_per_room: 6000, bytes: 12_000 };
            let mut store = Store::default();
            for (id, room, printed) in records {
                store.insert(record(id, &room.to_string(), 0, printed), bounds);
                prop_assert!(store.bytes <= bounds.bytes);
                prop_assert_eq!(store.bytes, store.records.values().map(|record| size(record)).sum::<usize>());
                prop_assert_eq!(store.bytes, store.rooms.values().map(|room| room.bytes).sum::<usize>());
                prop_assert_eq!(store.numbers.len(), store.records.len());
                for room in store.rooms.values() {
                    prop_assert!((1..=bounds.records_per_room).contains(&room.sizes.len()));
                    prop_assert!(room.bytes <= bounds.bytes_per_room);
                }
            }
        }
    }
}
