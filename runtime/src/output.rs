//! A guest's stdout and stderr: one ordered stream of chunks, bounded in memory and in total.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use bytes::{Bytes, BytesMut};
use serde::{Deserialize, Serialize};
use tokio::sync::Notify;

/// How many bytes may wait for a reader before the guest has to.
const IN_FLIGHT: usize = 256 << 10;
/// Writes that follow each other on one stream are joined up to this size.
const CHUNK: usize = 32 << 10;
/// What a chunk takes beside its bytes, about: a guest that changes streams with each byte makes many.
const CHUNK_COST: usize = 64;

/// Which stream a chunk was written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Stream {
    /// Standard output.
    Stdout,
    /// Standard error.
    Stderr,
}

/// Bytes of one stream, in the order of writing across both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The stream.
    pub stream: Stream,
    /// The bytes, exactly as the guest wrote them: not always whole characters.
    pub data: Bytes,
}

/// Makes an output that takes at most `limit` bytes in all.
///
/// A reader that is slow makes the guest wait (its wall time goes on); a reader that is gone makes it run on with
/// its output counted and dropped.
pub fn output(limit: u64) -> (OutputWriter, OutputReader) {
    let shared = Arc::new(Shared {
        state: Mutex::new(State {
            limit,
            chunks: VecDeque::new(),
            waiting: 0,
            written: 0,
            writer_gone: false,
            reader_gone: false,
        }),
        readable: Notify::new(),
        writable: Notify::new(),
    });
    (OutputWriter { shared: Arc::clone(&shared) }, OutputReader { shared })
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    readable: Notify,
    writable: Notify,
}

#[derive(Debug)]
struct State {
    limit: u64,
    chunks: VecDeque<(Stream, BytesMut)>,
    waiting: usize,
    written: u64,
    writer_gone: bool,
    reader_gone: bool,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing under the lock can leave the state half-changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The output went over its limit. What came before is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("output is over the limit of {limit} bytes")]
pub struct OutputFull {
    /// The limit, in bytes.
    pub limit: u64,
}

/// The end that a runner writes to.
#[derive(Debug)]
pub struct OutputWriter {
    shared: Arc<Shared>,
}

impl OutputWriter {
    /// Appends bytes, waiting while too many are on their way to the reader.
    ///
    /// # Errors
    /// When the bytes go over the limit; those that fit were taken.
    pub async fn write(&self, stream: Stream, bytes: &[u8]) -> Result<(), OutputFull> {
        let room = self.wait_writable().await;
        let taken = &bytes[..bytes.len().min(usize::try_from(room).unwrap_or(usize::MAX))];
        let mut state = self.shared.state();
        state.written += taken.len() as u64;
        if !state.reader_gone && !taken.is_empty() {
            match state.chunks.back_mut() {
                Some((last, chunk)) if *last == stream && chunk.len() + taken.len() <= CHUNK => {
                    chunk.extend_from_slice(taken);
                    state.waiting += taken.len();
                }
                _ => {
                    state.chunks.push_back((stream, BytesMut::from(taken)));
                    state.waiting += taken.len() + CHUNK_COST;
                }
            }
            self.shared.readable.notify_one();
        }
        if taken.len() < bytes.len() { Err(OutputFull { limit: state.limit }) } else { Ok(()) }
    }

    /// Takes at most this many bytes in all, where it took more before.
    pub(crate) fn limit(&self, limit: u64) {
        let mut state = self.shared.state();
        state.limit = state.limit.min(limit);
    }

    /// How many bytes were taken so far.
    pub fn written(&self) -> u64 {
        self.shared.state().written
    }

    /// Waits for room on the way to the reader; returns how many bytes are left of the limit.
    async fn wait_writable(&self) -> u64 {
        loop {
            let writable = self.shared.writable.notified();
            tokio::pin!(writable);
            writable.as_mut().enable();
            {
                let state = self.shared.state();
                if state.waiting < IN_FLIGHT || state.reader_gone {
                    return state.limit.saturating_sub(state.written);
                }
            }
            writable.await;
        }
    }
}

impl Drop for OutputWriter {
    fn drop(&mut self) {
        self.shared.state().writer_gone = true;
        self.shared.readable.notify_one();
    }
}

/// The end that a room or a terminal reads from.
#[derive(Debug)]
pub struct OutputReader {
    shared: Arc<Shared>,
}

impl OutputReader {
    /// The next chunk, or `None` when the guest is gone and all was read.
    pub async fn next(&mut self) -> Option<Chunk> {
        loop {
            // One reader: a permit stored by `notify_one` cannot be taken by another.
            let readable = self.shared.readable.notified();
            {
                let mut state = self.shared.state();
                if let Some((stream, data)) = state.chunks.pop_front() {
                    state.waiting -= data.len() + CHUNK_COST;
                    drop(state);
                    self.shared.writable.notify_waiters();
                    return Some(Chunk { stream, data: data.freeze() });
                }
                if state.writer_gone {
                    return None;
                }
            }
            readable.await;
        }
    }

    /// Reads to the end: stdout and stderr apart.
    pub async fn collect(mut self) -> (Vec<u8>, Vec<u8>) {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        while let Some(chunk) = self.next().await {
            match chunk.stream {
                Stream::Stdout => stdout.extend_from_slice(&chunk.data),
                Stream::Stderr => stderr.extend_from_slice(&chunk.data),
            }
        }
        (stdout, stderr)
    }
}

impl Drop for OutputReader {
    fn drop(&mut self) {
        let mut state = self.shared.state();
        state.reader_gone = true;
        state.chunks.clear();
        state.waiting = 0;
        drop(state);
        self.shared.writable.notify_waiters();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn writes_keep_their_order_across_streams_and_join_within_one() {
        let (writer, mut reader) = output(1 << 20);
        for (stream, text) in
            [(Stream::Stdout, "a"), (Stream::Stdout, "b"), (Stream::Stderr, "c"), (Stream::Stdout, "d")]
        {
            writer.write(stream, text.as_bytes()).await.unwrap();
        }
        drop(writer);
        let mut seen = Vec::new();
        while let Some(chunk) = reader.next().await {
            seen.push((chunk.stream, String::from_utf8(chunk.data.to_vec()).unwrap()));
        }
        assert_eq!(
            seen,
            [(Stream::Stdout, "ab".into()), (Stream::Stderr, "c".into()), (Stream::Stdout, "d".into())]
        );
    }

    #[tokio::test]
    async fn what_fits_is_kept_when_the_limit_is_met() {
        let (writer, reader) = output(3);
        assert_eq!(writer.write(Stream::Stdout, b"abcd").await, Err(OutputFull { limit: 3 }));
        assert_eq!(writer.write(Stream::Stdout, b"e").await, Err(OutputFull { limit: 3 }));
        drop(writer);
        assert_eq!(reader.collect().await.0, b"abc");
    }

    #[tokio::test]
    async fn a_slow_reader_makes_the_writer_wait_and_a_gone_one_lets_it_go() {
        let (writer, reader) = output(u64::MAX);
        let block = vec![0; IN_FLIGHT];
        writer.write(Stream::Stdout, &block).await.unwrap();
        let blocked = tokio::spawn(async move {
            writer.write(Stream::Stdout, b"x").await.unwrap();
            writer.written()
        });
        tokio::task::yield_now().await;
        assert!(!blocked.is_finished());
        drop(reader);
        assert_eq!(blocked.await.unwrap(), IN_FLIGHT as u64 + 1);
    }
}
