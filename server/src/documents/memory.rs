//! Documents in memory: gone with the process, and bounded.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use futures_util::{FutureExt as _, future::ready};

use super::store::{Answer, DocumentStore};
use crate::protocol::{RoomId, Timestamp};

/// A store that holds what changed last, up to a bound.
#[derive(Debug)]
pub struct MemoryDocuments {
    kept: Mutex<BTreeMap<RoomId, Kept>>,
    max_bytes: usize,
}

#[derive(Debug)]
struct Kept {
    updates: Vec<Vec<u8>>,
    changed: Timestamp,
}

impl Kept {
    fn bytes(&self) -> usize {
        self.updates.iter().map(Vec::len).sum()
    }
}

impl MemoryDocuments {
    /// Documents of at most so many bytes in all.
    pub fn new(max_bytes: u64) -> Self {
        Self { kept: Mutex::default(), max_bytes: usize::try_from(max_bytes).unwrap_or(usize::MAX) }
    }

    fn kept(&self) -> MutexGuard<'_, BTreeMap<RoomId, Kept>> {
        // Nothing under the lock can leave the map half-changed.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes what was changed longest ago out until the rest fits, but not the one that just changed.
    fn make_room(&self, kept: &mut BTreeMap<RoomId, Kept>, changed: &RoomId) {
        let mut bytes: usize = kept.values().map(Kept::bytes).sum();
        while bytes > self.max_bytes {
            let others = kept.iter().filter(|(room, _)| *room != changed);
            let Some(oldest) = others.min_by_key(|(_, kept)| kept.changed).map(|(room, _)| room.clone())
            else {
                return;
            };
            bytes -= kept.remove(&oldest).map_or(0, |kept| kept.bytes());
        }
    }
}

impl DocumentStore for MemoryDocuments {
    fn load<'a>(&'a self, room: &'a RoomId) -> Answer<'a, Vec<Vec<u8>>> {
        let updates = self.kept().get(room).map(|kept| kept.updates.clone());
        ready(Ok(updates.unwrap_or_default())).boxed()
    }

    fn append(&self, room: RoomId, updates: Vec<Vec<u8>>, at: Timestamp) -> Answer<'_, ()> {
        let mut all = self.kept();
        let kept = all.entry(room.clone()).or_insert(Kept { updates: Vec::new(), changed: at });
        kept.updates.extend(updates);
        kept.changed = at;
        self.make_room(&mut all, &room);
        ready(Ok(())).boxed()
    }

    fn replace(&self, room: RoomId, state: Vec<u8>, at: Timestamp) -> Answer<'_, ()> {
        let mut all = self.kept();
        all.insert(room.clone(), Kept { updates: vec![state], changed: at });
        self.make_room(&mut all, &room);
        ready(Ok(())).boxed()
    }

    fn sweep(&self, changed_before: Timestamp, open: Vec<RoomId>) -> Answer<'_, usize> {
        let mut all = self.kept();
        let before = all.len();
        all.retain(|room, kept| kept.changed >= changed_before || open.contains(room));
        ready(Ok(before - all.len())).boxed()
    }
}
