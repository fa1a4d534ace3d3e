//! A document's content, and what it takes in: nothing that is too large, that does not follow what is there, or that
//! cannot be read.

use std::panic::{AssertUnwindSafe, catch_unwind};

use yrs::updates::decoder::Decode as _;
use yrs::{Doc, OffsetKind, Options, ReadTxn as _, StateVector, Transact as _, Update, WriteTxn as _};

/// An update of a client that an empty document has nothing to add to: no blocks and no deletions.
const NOTHING: &[u8] = &[0, 0];

/// A document.
pub(super) struct Content {
    doc: Doc,
    /// The most bytes that it may have, encoded.
    limit: usize,
    /// At least as many as it has, encoded.
    bytes: usize,
}

/// Why an update was not taken. The document is as it was, unless it is `Broken`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It cannot be read.
    Malformed(String),
    /// With it the document would be over its limit.
    TooLarge { value: usize, limit: usize },
    /// It follows something that is not here.
    OutOfStep,
    /// It broke the document, which has to be made anew of what is kept.
    Broken,
}

impl Content {
    pub(super) fn new(limit: usize) -> Self {
        // Offsets as browsers count them.
        let options = Options { offset_kind: OffsetKind::Utf16, ..Options::default() };
        Self { doc: Doc::with_options(options), limit, bytes: NOTHING.len() }
    }

    /// Takes in what was kept. What cannot be read is left out: the rest is worth more than nothing.
    pub(super) fn restore(limit: usize, updates: &[Vec<u8>]) -> Self {
        let mut content = Self::new(usize::MAX);
        for update in updates {
            match content.apply(update) {
                Ok(_) => {}
                Err(Refusal::Broken) => {
                    tracing::error!("a kept update broke its document and was left out");
                    return Self::new(limit);
                }
                Err(refusal) => tracing::error!(?refusal, "a kept update was left out"),
            }
        }
        content.limit = limit;
        content
    }

    /// Takes an update in; says whether it may have changed anything.
    pub(super) fn apply(&mut self, update: &[u8]) -> Result<bool, Refusal> {
        if update == NOTHING {
            return Ok(false);
        }
        let (limit, doc) = (self.limit, &self.doc);
        let value = self.bytes.saturating_add(update.len());
        if value > limit {
            // What was deleted since takes no space any more.
            self.bytes = self.encode().map_err(|_| Refusal::Broken)?.len();
            let value = self.bytes.saturating_add(update.len());
            if value > limit {
                return Err(Refusal::TooLarge { value, limit });
            }
        }
        let decoded = catch_unwind(|| Update::decode_v1(update));
        let decoded = match decoded {
            Ok(Ok(decoded)) => decoded,
            Ok(Err(error)) => return Err(Refusal::Malformed(error.to_string())),
            Err(_) => return Err(Refusal::Malformed("it is no update".to_owned())),
        };
        let applied = catch_unwind(AssertUnwindSafe(|| {
            let mut transaction = doc.transact_mut();
            let applied =
                transaction.apply_update(decoded).map_err(|error| Refusal::Malformed(error.to_string()));
            // It would wait for what may never come, in memory of ours.
            let is_out_of_step = transaction.has_missing_updates();
            if is_out_of_step {
                transaction.prune_pending();
            }
            applied.and(if is_out_of_step { Err(Refusal::OutOfStep) } else { Ok(()) })
        }));
        applied.unwrap_or(Err(Refusal::Broken))?;
        self.bytes = self.bytes.saturating_add(update.len());
        Ok(true)
    }

    /// What somebody lacks who has this much.
    pub(super) fn missing(&self, known: &StateVector) -> Result<Vec<u8>, Refusal> {
        guarded(|| self.doc.transact().encode_state_as_update_v1(known))
    }

    /// All of it.
    pub(super) fn encode(&self) -> Result<Vec<u8>, Refusal> {
        self.missing(&StateVector::default())
    }

    /// How much is here.
    pub(super) fn state_vector(&self) -> StateVector {
        guarded(|| self.doc.transact().state_vector()).unwrap_or_default()
    }
}

fn guarded<T>(read: impl FnOnce() -> T) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| Refusal::Broken)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use yrs::{GetString as _, Text as _};

    use super::*;

    /// What somebody wrote alone.
    fn written(text: &str) -> Vec<u8> {
        let doc = Doc::new();
        let shared = doc.get_or_insert_text("file:main");
        let mut transaction = doc.transact_mut();
        shared.insert(&mut transaction, 0, text);
        transaction.encode_update_v1()
    }

    fn text(content: &Content) -> String {
        let shared = content.doc.get_or_insert_text("file:main");
        shared.get_string(&content.doc.transact())
    }

    #[test]
    fn what_was_written_is_there_and_can_be_restored() {
        let mut content = Content::new(1000);
        assert_eq!(content.apply(&written("print(1)")), Ok(true));
        assert_eq!(content.apply(NOTHING), Ok(false));
        assert_eq!(text(&content), "print(1)");
        let again = Content::restore(1000, &[content.encode().unwrap()]);
        assert_eq!((text(&again).as_str(), again.state_vector()), ("print(1)", content.state_vector()));
        assert_eq!(again.missing(&content.state_vector()).unwrap(), NOTHING);
    }

    #[test]
    fn what_is_too_large_changes_nothing_and_deleted_text_makes_room() {
        let doc = Doc::new();
        let shared = doc.get_or_insert_text("file:main");
        let mut content = Content::new(1000);
        let edit = |edit: &dyn Fn(&mut yrs::TransactionMut<'_>)| {
            let mut transaction = doc.transact_mut();
            edit(&mut transaction);
            transaction.encode_update_v1()
        };
        let first = edit(&|transaction| shared.insert(transaction, 0, &"a".repeat(900)));
        content.apply(&first).unwrap();
        let refused = content.apply(&written(&"b".repeat(200))).unwrap_err();
        assert!(matches!(refused, Refusal::TooLarge { limit: 1000, .. }), "{refused:?}");
        assert_eq!(text(&content).len(), 900);
        content.apply(&edit(&|transaction| shared.remove_range(transaction, 0, 900))).unwrap();
        content.apply(&written(&"b".repeat(200))).unwrap();
        assert_eq!(text(&content).len(), 200);
    }

    #[test]
    fn what_follows_something_unknown_is_refused_and_not_kept() {
        let doc = Doc::new();
        let shared = doc.get_or_insert_text("file:main");
        shared.insert(&mut doc.transact_mut(), 0, "one");
        let mut transaction = doc.transact_mut();
        shared.insert(&mut transaction, 3, "two");
        let second = transaction.encode_update_v1();
        drop(transaction);
        let mut content = Content::new(1000);
        assert_eq!(content.apply(&second), Err(Refusal::OutOfStep));
        assert!(!content.doc.transact().has_missing_updates());
        assert_eq!(content.encode().unwrap(), NOTHING);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]
        #[test]
        fn no_bytes_harm_it(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        ) {
            let mut content = Content::new(10_000);
            content.apply(&written("abc")).unwrap();
            let _ = content.apply(&bytes);
            // Nearly right ones reach further.
            let mut update = written("def");
            for (index, byte) in changes {
                let index = index.index(update.len());
                update[index] = byte;
            }
            if content.apply(&update) != Err(Refusal::Broken) {
                prop_assert!(content.encode().is_ok());
            }
        }
    }
}
