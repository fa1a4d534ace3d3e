//! What waits to be sent to one connection: bounded, and never waited for.
//!
//! A room pushes and goes on. A connection that does not read fills its outbox, and the frame that does not fit ends
//! it: what waits is thrown away and the connection's transport is told to close. The client may come back and get
//! what it missed from the room's status, the history and the output's replay.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

use crate::protocol::OutgoingFrame;

/// Makes an outbox for so many frames of so many bytes in all.
pub(crate) fn outbox(max_frames: usize, max_bytes: usize) -> (OutboxSender, Outbox) {
    let shared = Arc::new(Shared { state: Mutex::default(), readable: Notify::new() });
    (OutboxSender { shared: Arc::clone(&shared), max_frames, max_bytes }, Outbox { shared })
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    readable: Notify,
}

#[derive(Debug, Default)]
struct State {
    frames: VecDeque<Arc<OutgoingFrame>>,
    bytes: usize,
    /// Nothing more is taken; what is there is still handed out.
    ended: bool,
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing under the lock can leave the state half-changed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The outbox has ended: the connection is too slow, gone, or the server stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ended;

/// The end that rooms push to.
#[derive(Debug, Clone)]
pub(crate) struct OutboxSender {
    shared: Arc<Shared>,
    max_frames: usize,
    max_bytes: usize,
}

impl OutboxSender {
    /// Adds a frame without waiting. One that does not fit ends the outbox and empties it.
    pub(crate) fn push(&self, frame: Arc<OutgoingFrame>) -> Result<(), Ended> {
        let mut state = self.shared.state();
        if state.ended {
            return Err(Ended);
        }
        let bytes = state.bytes.saturating_add(frame.len());
        // A frame alone may be over the bytes: it is shared with the others in the room and bounded by its job.
        let fits =
            state.frames.len() < self.max_frames && (bytes <= self.max_bytes || state.frames.is_empty());
        if fits {
            state.bytes = bytes;
            state.frames.push_back(frame);
        } else {
            *state = State { ended: true, ..State::default() };
        }
        drop(state);
        self.shared.readable.notify_one();
        if fits { Ok(()) } else { Err(Ended) }
    }

    /// Takes nothing more; what is there can still be sent.
    pub(super) fn end(&self) {
        self.shared.state().ended = true;
        self.shared.readable.notify_one();
    }
}

/// What one connection has to send. Its transport reads it.
#[derive(Debug)]
pub struct Outbox {
    shared: Arc<Shared>,
}

impl Outbox {
    /// The next frame, as soon as there is one. `None` when the connection has to be closed: it was too slow, or the
    /// server ends and all was handed out.
    ///
    /// Cancel safe: a frame is taken only when it is returned.
    pub async fn next(&mut self) -> Option<Arc<OutgoingFrame>> {
        loop {
            // One reader: a permit stored by `notify_one` cannot be taken by another.
            let readable = self.shared.readable.notified();
            let gate = {
                let mut state = self.shared.state();
                match state.frames.front().map(|frame| frame.gate()) {
                    Some(None) => {
                        let frame = state.frames.pop_front()?;
                        state.bytes -= frame.len();
                        return Some(frame);
                    }
                    Some(gate) => gate,
                    None if state.ended => return None,
                    None => None,
                }
            };
            match gate {
                Some(gate) => gate.await,
                None => readable.await,
            }
        }
    }
}

impl Drop for Outbox {
    fn drop(&mut self) {
        *self.shared.state() = State { ended: true, ..State::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{RoomId, RoomLeft, ServerEvent};

    fn frame() -> Arc<OutgoingFrame> {
        OutgoingFrame::new(&ServerEvent::RoomLeft(RoomLeft { room_id: RoomId::new("r").unwrap() }))
    }

    #[tokio::test]
    async fn a_frame_too_many_ends_it_and_throws_away_what_waits() {
        let (sender, mut outbox) = outbox(2, usize::MAX);
        sender.push(frame()).unwrap();
        sender.push(frame()).unwrap();
        assert_eq!(sender.push(frame()), Err(Ended));
        assert!(outbox.next().await.is_none());
        assert_eq!(sender.push(frame()), Err(Ended));
    }

    #[tokio::test]
    async fn bytes_are_bounded_and_freed_by_reading_but_one_frame_always_fits() {
        let (sender, mut outbox) = outbox(9, 1);
        sender.push(frame()).unwrap();
        outbox.next().await.unwrap();
        sender.push(frame()).unwrap();
        assert_eq!(sender.push(frame()), Err(Ended));
    }

    #[tokio::test]
    async fn the_end_comes_after_what_was_pushed() {
        let (sender, mut outbox) = outbox(9, 999);
        sender.push(frame()).unwrap();
        sender.end();
        assert!(outbox.next().await.is_some());
        assert!(outbox.next().await.is_none());
    }

    #[tokio::test]
    async fn a_waiting_reader_is_woken() {
        let (sender, mut outbox) = outbox(9, 999);
        let reader = tokio::spawn(async move { outbox.next().await });
        tokio::task::yield_now().await;
        sender.push(frame()).unwrap();
        assert!(reader.await.unwrap().is_some());
    }

    #[test]
    fn nothing_is_kept_for_a_reader_that_is_gone() {
        let (sender, outbox) = outbox(9, 999);
        drop(outbox);
        assert_eq!(sender.push(frame()), Err(Ended));
    }
}
