//! Documents in memory: gone with the process, and bounded.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use futures_util::{FutureExt as _, future::ready};

use super::store::{Answer, DocumentStore};
use crate::protocol::{RoomId, Timestamp};

/// Bytes of all documents together.
const MAX_BYTES: usize = 64 << 20;

/// A store that holds what changed last, up to a bound.
#[derive(Debug, Default)]
pub struct MemoryDocuments {
    kept: Mutex<BTreeMap<RoomId, Kept>>,
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
    fn kept(&self) -> MutexGuard<'_, BTreeMap<RoomId, Kept>> {
        // Nothing under the lock can leave the map half-changed.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes what was changed longest ago out until the rest fits.
    fn make_room(kept: &mut BTreeMap<RoomId, Kept>, most: usize) {
        let mut bytes: usize = kept.values().map(Kept::bytes).sum();
        while bytes > most && kept.len() > 1 {
            let Some(oldest) = kept.iter().min_by_key(|(_, kept)| kept.changed).map(|(room, _)| room.clone())
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
        let kept = all.entry(room).or_insert(Kept { updates: Vec::new(), changed: at });
        kept.updates.extend(updates);
        kept.changed = at;
        Self::make_room(&mut all, MAX_BYTES);
        ready(Ok(())).boxed()
    }

    fn replace(&self, room: RoomId, state: Vec<u8>, at: Timestamp) -> Answer<'_, ()> {
        let mut all = self.kept();
        all.insert(room, Kept { updates: vec![state], changed: at });
        Self::make_room(&mut all, MAX_BYTES);
        ready(Ok(())).boxed()
    }

    fn sweep(&self, changed_before: Timestamp, open: Vec<RoomId>) -> Answer<'_, usize> {
        let mut all = self.kept();
        let before = all.len();
        all.retain(|room, kept| kept.changed >= changed_before || open.contains(room));
        ready(Ok(before - all.len())).boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(name: &str) -> RoomId {
        RoomId::new(name).unwrap()
    }

    #[tokio::test]
    async fn what_was_appended_is_loaded_and_replaced_and_swept_unless_open() {
        let store = MemoryDocuments::default();
        store.append(room("a"), vec![vec![1], vec![2]], Timestamp(1)).await.unwrap();
        store.append(room("a"), vec![vec![3]], Timestamp(2)).await.unwrap();
        assert_eq!(store.load(&room("a")).await.unwrap(), [[1], [2], [3]]);
        store.replace(room("a"), vec![9], Timestamp(3)).await.unwrap();
        assert_eq!(store.load(&room("a")).await.unwrap(), [[9]]);
        assert_eq!(store.sweep(Timestamp(4), vec![room("a")]).await.unwrap(), 0);
        assert_eq!(store.sweep(Timestamp(3), vec![]).await.unwrap(), 0);
        assert_eq!(store.sweep(Timestamp(4), vec![]).await.unwrap(), 1);
        assert!(store.load(&room("a")).await.unwrap().is_empty());
    }

    #[test]
    fn the_oldest_go_when_there_is_too_much() {
        let kept = |bytes, changed| Kept { updates: vec![vec![0; bytes]], changed: Timestamp(changed) };
        let mut all =
            BTreeMap::from([(room("a"), kept(6, 2)), (room("b"), kept(6, 1)), (room("c"), kept(3, 3))]);
        MemoryDocuments::make_room(&mut all, 10);
        assert_eq!(all.into_keys().collect::<Vec<_>>(), [room("a"), room("c")]);
    }
}
