//! From a guest's bytes to numbered text: decoding, gathering, keeping.

use std::sync::{Mutex, MutexGuard, PoisonError};

use runroom_runtime::{Chunk, Stream};

use super::portion::{self, Portion};
use crate::protocol::OutputChunk;

/// What gathered is sent without waiting for the interval from this size on, in bytes.
const FULL: usize = 64 << 10;
/// So many turns between the streams are kept in order within one interval; then order within each stream is.
const MAX_PIECES: usize = 16;

/// The most events that so many bytes of output become where they are printed at once.
pub(super) fn most_events(output_bytes: u64) -> u64 {
    (output_bytes / FULL as u64 + 1).saturating_mul(MAX_PIECES as u64)
}

/// Turns bytes into text, keeping the start of a character until its end comes.
#[derive(Debug, Default)]
struct Decoder {
    /// Up to three bytes that may be the start of a character.
    held: Vec<u8>,
}

impl Decoder {
    /// The text of all whole characters so far. Bytes that are no UTF-8 become U+FFFD.
    fn decode(&mut self, bytes: &[u8]) -> String {
        let held = std::mem::take(&mut self.held);
        let joined;
        let mut rest = if held.is_empty() {
            bytes
        } else {
            joined = [&held, bytes].concat();
            &joined
        };
        let mut text = String::with_capacity(rest.len());
        loop {
            match str::from_utf8(rest) {
                Ok(valid) => {
                    text.push_str(valid);
                    return text;
                }
                Err(error) => {
                    let (valid, after) = rest.split_at(error.valid_up_to());
                    text.push_str(&String::from_utf8_lossy(valid));
                    let Some(invalid) = error.error_len() else {
                        self.held = after.to_vec();
                        return text;
                    };
                    text.push(char::REPLACEMENT_CHARACTER);
                    rest = &after[invalid..];
                }
            }
        }
    }

    /// What is left of a character that never ended.
    fn finish(&mut self) -> &'static str {
        if std::mem::take(&mut self.held).is_empty() { "" } else { "\u{FFFD}" }
    }
}

/// Gathers output until it is worth an event.
///
/// Text that follows on the same stream is joined. A program that writes by turns to both streams, a byte each, would
/// still make an event of each byte, and fill the outboxes of all: after [`MAX_PIECES`] turns, text goes to its stream's
/// last piece instead.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    stdout: Decoder,
    stderr: Decoder,
    pieces: Vec<(Stream, String)>,
    bytes: usize,
}

impl Gatherer {
    /// Takes in what a guest wrote.
    pub(super) fn add(&mut self, chunk: &Chunk) {
        let text = match chunk.stream {
            Stream::Stdout => self.stdout.decode(&chunk.data),
            Stream::Stderr => self.stderr.decode(&chunk.data),
        };
        self.append(chunk.stream, &text);
    }

    /// Says that nothing more will come.
    pub(super) fn finish(&mut self) {
        let (stdout, stderr) = (self.stdout.finish(), self.stderr.finish());
        self.append(Stream::Stdout, stdout);
        self.append(Stream::Stderr, stderr);
    }

    /// Whether so much gathered that it should not wait.
    pub(super) fn is_full(&self) -> bool {
        self.bytes >= FULL
    }

    /// Takes out what gathered.
    pub(super) fn take(&mut self) -> Vec<(Stream, String)> {
        self.bytes = 0;
        std::mem::take(&mut self.pieces)
    }

    fn append(&mut self, stream: Stream, text: &str) {
        if text.is_empty() {
            return;
        }
        self.bytes += text.len();
        let crowded = self.pieces.len() >= MAX_PIECES;
        let last = self.pieces.iter_mut().rev().take(if crowded { MAX_PIECES } else { 1 });
        match last.into_iter().find(|(of, _)| *of == stream) {
            Some((_, piece)) => piece.push_str(text),
            None => self.pieces.push((stream, text.to_owned())),
        }
    }
}

/// All that an execution printed so far. Shared by the run that appends and the members that ask for a replay.
#[derive(Debug, Default)]
pub(super) struct OutputLog(Mutex<Vec<OutputChunk>>);

impl OutputLog {
    /// Appends text under the next number.
    pub(super) fn append(&self, stream: Stream, data: String) -> OutputChunk {
        let mut chunks = self.chunks();
        let chunk = OutputChunk { stream, seq: chunks.len() as u64, data };
        chunks.push(chunk.clone());
        chunk
    }

    /// The number that the next chunk will have.
    pub(super) fn next_seq(&self) -> u64 {
        self.chunks().len() as u64
    }

    /// The chunks from a number on, as many as one frame holds.
    pub(super) fn page(&self, seq: u64) -> Portion<Vec<OutputChunk>> {
        portion::chunks(&self.chunks(), seq)
    }

    /// All chunks.
    pub(super) fn all(&self) -> Vec<OutputChunk> {
        self.chunks().clone()
    }

    fn chunks(&self) -> MutexGuard<'_, Vec<OutputChunk>> {
        // Nothing under the lock can leave the log half-changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use proptest::prelude::*;

    use super::*;

    fn chunk(stream: Stream, data: &[u8]) -> Chunk {
        Chunk { stream, data: Bytes::copy_from_slice(data) }
    }

    #[test]
    fn a_character_split_over_chunks_of_both_streams_comes_whole() {
        let mut gatherer = Gatherer::default();
        let crab = "🦀".as_bytes();
        gatherer.add(&chunk(Stream::Stdout, &crab[..2]));
        gatherer.add(&chunk(Stream::Stderr, &crab[..3]));
        assert_eq!(gatherer.take(), []);
        gatherer.add(&chunk(Stream::Stdout, &crab[2..]));
        gatherer.finish();
        assert_eq!(gatherer.take(), [(Stream::Stdout, "🦀".into()), (Stream::Stderr, "\u{FFFD}".into())]);
    }

    #[test]
    fn order_across_streams_is_kept_until_they_alternate_too_often() {
        let mut gatherer = Gatherer::default();
        for _ in 0..1000 {
            gatherer.add(&chunk(Stream::Stdout, b"o"));
            gatherer.add(&chunk(Stream::Stderr, b"e"));
        }
        let pieces = gatherer.take();
        assert_eq!(pieces.len(), MAX_PIECES);
        assert_eq!(
            pieces[..3],
            [(Stream::Stdout, "o".into()), (Stream::Stderr, "e".into()), (Stream::Stdout, "o".into()),]
        );
        let stdout: usize =
            pieces.iter().filter(|(of, _)| *of == Stream::Stdout).map(|(_, text)| text.len()).sum();
        assert_eq!(stdout, 1000);
    }

    #[test]
    fn a_log_is_read_from_any_number() {
        let log = OutputLog::default();
        for text in ["a", "b", "c"] {
            log.append(Stream::Stdout, text.into());
        }
        let page = log.page(1);
        assert_eq!(page.part.iter().map(|chunk| chunk.seq).collect::<Vec<_>>(), [1, 2]);
        assert!(!page.has_more);
        assert_eq!(log.page(u64::MAX), Portion { part: Vec::new(), has_more: false });
        assert_eq!((log.all().len(), log.next_seq()), (3, 3));
    }

    proptest! {
        #[test]
        fn decoding_in_parts_is_decoding_at_once(
            parts in prop::collection::vec(
                prop_oneof![
                    prop::collection::vec(any::<u8>(), 0..6),
                    ".{0,3}".prop_map(String::into_bytes),
                    prop::sample::select("aé€🦀".as_bytes().to_vec()).prop_map(|byte| vec![byte]),
                ],
                0..20,
            ),
        ) {
            let mut decoder = Decoder::default();
            let mut text: String = parts.iter().map(|part| decoder.decode(part)).collect();
            text.push_str(decoder.finish());
            let bytes = parts.concat();
            prop_assert_eq!(text, String::from_utf8_lossy(&bytes));
        }
    }
}
