//! Compiled programs, kept for the next time that the same source comes.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Values by the digest of what they were made from, bounded in bytes: what was not used for longest goes first.
pub(super) struct Kept<T> {
    state: Mutex<State<T>>,
    most: u64,
}

struct State<T> {
    entries: HashMap<blake3::Hash, Entry<T>>,
    bytes: u64,
    /// Counts uses: later ones have higher numbers.
    clock: u64,
}

struct Entry<T> {
    value: Arc<T>,
    bytes: u64,
    used: u64,
}

impl<T> Kept<T> {
    /// Keeps values of this many bytes together.
    pub(super) fn new(most: u64) -> Self {
        Self { state: Mutex::new(State { entries: HashMap::new(), bytes: 0, clock: 0 }), most }
    }

    pub(super) fn get(&self, key: &blake3::Hash) -> Option<Arc<T>> {
        let mut state = self.state();
        state.clock += 1;
        let now = state.clock;
        let entry = state.entries.get_mut(key)?;
        entry.used = now;
        Some(Arc::clone(&entry.value))
    }

    /// Keeps a value, unless it alone is too large. Whoever has one that goes keeps it.
    pub(super) fn insert(&self, key: blake3::Hash, value: Arc<T>, bytes: u64) {
        if bytes > self.most {
            return;
        }
        let mut state = self.state();
        state.clock += 1;
        let used = state.clock;
        if let Some(before) = state.entries.insert(key, Entry { value, bytes, used }) {
            state.bytes -= before.bytes;
        }
        state.bytes += bytes;
        while state.bytes > self.most {
            // Hundreds of entries, looked through when one is added, which took a compiler's time.
            let Some(oldest) = state.entries.iter().min_by_key(|(_, entry)| entry.used).map(|(key, _)| *key)
            else {
                return;
            };
            if let Some(gone) = state.entries.remove(&oldest) {
                state.bytes -= gone.bytes;
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        // Nothing under the lock can leave the state half-changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_used_for_longest_goes_first() {
        let kept = Kept::new(10);
        let [a, b, c] = ["a", "b", "c"].map(|name| blake3::hash(name.as_bytes()));
        kept.insert(a, Arc::new('a'), 4);
        kept.insert(b, Arc::new('b'), 4);
        assert_eq!(kept.get(&a).as_deref(), Some(&'a'));
        kept.insert(c, Arc::new('c'), 4);
        assert_eq!((kept.get(&a).as_deref(), kept.get(&b).as_deref()), (Some(&'a'), None));
        kept.insert(b, Arc::new('b'), 11);
        assert_eq!(kept.get(&b), None);
        kept.insert(a, Arc::new('A'), 6);
        assert_eq!((kept.get(&a).as_deref(), kept.get(&c).as_deref()), (Some(&'A'), Some(&'c')));
    }
}
