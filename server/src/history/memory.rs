//! A history that lives in memory, bounded per room and in all, and ends with the process.

use std::{
    collections::{BTreeMap, HashMap},
    future::ready,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::{Accepted, Answer, Bounds, ExecutionId, History, Page, Record, RoomId, Timestamp};

/// Keeps what ran in memory.
///
/// The newest record of a room is kept even where it alone is over a bound: each record is bounded by the limits of
/// its job.
#[derive(Debug, Default)]
pub struct MemoryHistory {
    bounds: Bounds,
    store: Mutex<Store>,
}

impl MemoryHistory {
    /// An empty history.
    pub fn new(bounds: Bounds) -> Self {
        Self { bounds, store: Mutex::default() }
    }

    fn store(&self) -> MutexGuard<'_, Store> {
        // Nothing under the lock can leave the store half-changed.
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl History for MemoryHistory {
    /// Nothing outlives the process here.
    fn accept(&self, _: Accepted) -> Answer<'static, ()> {
        Box::pin(ready(Ok(())))
    }

    fn started(&self, _: ExecutionId, _: Timestamp) {}

    fn withdraw(&self, _: ExecutionId) -> Answer<'static, ()> {
        Box::pin(ready(Ok(())))
    }

    fn record(&self, record: Record) -> Answer<'static, ()> {
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
    fn insert(&mut self, record: Record, bounds: Bounds) {
        self.last += 1;
        let number = self.last;
        let size = record.size();
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
    fn over(&self, bounds: Bounds) -> Option<u64> {
        let over = self.sizes.len() > bounds.records_per_room || self.bytes > bounds.bytes_per_room;
        (over && self.sizes.len() > 1).then(|| self.sizes.first_key_value().map(|(number, _)| *number))?
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::history::tests::{numbers, record, room};

    #[tokio::test]
    async fn a_record_over_every_bound_is_kept_while_it_is_the_newest() {
        let history = MemoryHistory::new(Bounds { records_per_room: 9, bytes_per_room: 3000, bytes: 3000 });
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
            let bounds = Bounds { records_per_room: 3, bytes_per_room: 6000, bytes: 12_000 };
            let mut store = Store::default();
            for (id, room, printed) in records {
                store.insert(record(id, &room.to_string(), 0, printed), bounds);
                prop_assert!(store.bytes <= bounds.bytes);
                prop_assert_eq!(store.bytes, store.records.values().map(|record| record.size()).sum::<usize>());
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
