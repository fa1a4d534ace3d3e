//! A guest's stdin: bytes pushed by whoever types, pulled by the guest.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

use crate::LimitExceeded;

/// Makes a stdin that takes at most `limit` bytes in all.
pub fn stdin(limit: u64) -> (StdinWriter, StdinReader) {
    let shared = Arc::new(Shared { state: Mutex::default(), readable: Notify::new() });
    (StdinWriter { shared: Arc::clone(&shared), limit }, StdinReader { shared })
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    readable: Notify,
}

#[derive(Debug, Default)]
struct State {
    bytes: VecDeque<u8>,
    written: u64,
    closed: bool,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing under the lock can leave the state half-changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The end that fills a stdin. Dropping it closes the stdin: the guest reads what is there, then end of file.
#[derive(Debug)]
pub struct StdinWriter {
    shared: Arc<Shared>,
    limit: u64,
}

impl StdinWriter {
    /// Appends bytes. All of them or, where they would pass the limit or the stdin is closed, none.
    ///
    /// # Errors
    /// When the bytes would pass the limit of this stdin.
    pub fn push(&self, bytes: &[u8]) -> Result<(), LimitExceeded> {
        let mut state = self.shared.state();
        let value = state.written + bytes.len() as u64;
        if value > self.limit {
            return Err(LimitExceeded { field: "input", value, limit: self.limit });
        }
        if !state.closed {
            state.written = value;
            state.bytes.extend(bytes);
            drop(state);
            self.shared.readable.notify_waiters();
        }
        Ok(())
    }

    /// Says that nothing more will come.
    pub fn close(&self) {
        self.shared.state().closed = true;
        self.shared.readable.notify_waiters();
    }
}

impl Drop for StdinWriter {
    fn drop(&mut self) {
        self.close();
    }
}

/// The end that a runner reads from.
#[derive(Debug)]
pub struct StdinReader {
    shared: Arc<Shared>,
}

impl StdinReader {
    /// A stdin that holds these bytes and then ends.
    pub fn from_bytes(bytes: impl Into<Vec<u8>>) -> Self {
        let state = State { bytes: VecDeque::from(bytes.into()), written: 0, closed: true };
        Self { shared: Arc::new(Shared { state: Mutex::new(state), readable: Notify::new() }) }
    }

    /// A stdin that is at its end.
    pub fn empty() -> Self {
        Self::from_bytes(Vec::new())
    }

    /// How many bytes are there now.
    pub(crate) fn waiting(&self) -> usize {
        self.shared.state().bytes.len()
    }

    /// Takes up to `most` bytes as soon as there are any. Empty means end of file.
    pub async fn read(&self, most: usize) -> Vec<u8> {
        loop {
            let readable = self.shared.readable.notified();
            tokio::pin!(readable);
            // Registered before the look, so that a push in between is not missed.
            readable.as_mut().enable();
            {
                let mut state = self.shared.state();
                if !state.bytes.is_empty() || state.closed || most == 0 {
                    let count = most.min(state.bytes.len());
                    return state.bytes.drain(..count).collect();
                }
            }
            readable.await;
        }
    }

    /// Waits until a read would not wait. Returns how many bytes are there; none means end of file.
    pub async fn readable(&self) -> usize {
        loop {
            let readable = self.shared.readable.notified();
            tokio::pin!(readable);
            readable.as_mut().enable();
            {
                let state = self.shared.state();
                if !state.bytes.is_empty() || state.closed {
                    return state.bytes.len();
                }
            }
            readable.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_waiting_read_gets_what_is_pushed_later_and_then_the_end() {
        let (writer, reader) = stdin(10);
        let read =
            tokio::spawn(async move { (reader.read(3).await, reader.read(9).await, reader.read(9).await) });
        tokio::task::yield_now().await;
        writer.push(b"hello").unwrap();
        drop(writer);
        assert_eq!(read.await.unwrap(), (b"hel".to_vec(), b"lo".to_vec(), Vec::new()));
    }

    #[test]
    fn a_push_over_the_limit_is_refused_whole() {
        let (writer, _reader) = stdin(4);
        writer.push(b"abc").unwrap();
        let refused = writer.push(b"de").unwrap_err();
        assert_eq!(refused, LimitExceeded { field: "input", value: 5, limit: 4 });
        writer.push(b"d").unwrap();
    }
}
