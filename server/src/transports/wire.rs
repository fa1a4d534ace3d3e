//! A WebSocket with its bounds: the size of what comes in, the time that goes by until something is out.

use std::time::Duration;

use axum::{
    Error,
    body::Bytes,
    extract::{
        WebSocketUpgrade,
        ws::{CloseFrame, Message, Utf8Bytes, WebSocket},
    },
};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{self, error::CapacityError};

use crate::{
    config::ServerSettings,
    protocol::{ErrorEvent, OutgoingFrame, ServerEvent},
};

/// Messages up to so many times the limit are read, so that the connection can go on after their refusal. What is
/// larger is refused by its announced size, and ends the connection.
const READ_FACTOR: u64 = 4;
/// Bytes of the buffers for reading and for writing of one connection.
const BUFFER: usize = 16 << 10;
/// How long the other side may take to answer a close.
const CLOSE: Duration = Duration::from_secs(1);

/// Sets an upgrade's bounds.
pub(super) fn bounded(
    upgrade: WebSocketUpgrade,
    settings: &ServerSettings,
    max_document: u64,
) -> WebSocketUpgrade {
    let most = settings.max_frame.saturating_mul(READ_FACTOR).max(max_document);
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    upgrade.max_message_size(most).max_frame_size(most).read_buffer_size(BUFFER).write_buffer_size(BUFFER)
}

/// Why a connection is closed, as the closing handshake says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Close {
    /// The server stops.
    Stopping,
    /// No valid token.
    Unauthorised,
    /// Nothing was heard for too long.
    Idle,
    /// What came was too large to be read.
    TooLarge,
    /// What came says that it is text and is not.
    NotText,
    /// Events waited for too long to be taken.
    TooSlow,
}

impl Close {
    fn frame(self) -> CloseFrame {
        let (code, reason) = match self {
            Self::Stopping => (1001, "the server is stopping"),
            Self::Unauthorised => (1008, "unauthorised"),
            Self::Idle => (1008, "nothing was heard for too long"),
            Self::TooLarge => (1009, "the message is too large"),
            Self::NotText => (1007, "the message is not UTF-8"),
            Self::TooSlow => (1008, "events were not read in time"),
        };
        CloseFrame { code, reason: Utf8Bytes::from_static(reason) }
    }
}

/// What came in.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A message.
    Text(Utf8Bytes),
    /// A message that is refused, with its size.
    TooLarge(u64),
    /// As above, of a document.
    DocumentTooLarge(u64),
    /// A message that is refused, with its size, and cannot be skipped.
    FarTooLarge(u64),
    /// A message of a document.
    Binary(Bytes),
    /// A message that should be text and is not UTF-8: nothing after it can be read.
    NotText,
    /// A sign of life.
    Alive,
    /// The other side closes, and waits for an answer.
    Close,
    /// The connection is broken.
    Gone,
}

/// The connection is broken, or takes nothing in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gone;

/// A WebSocket with its bounds.
pub(super) struct Wire {
    socket: WebSocket,
    max_frame: u64,
    max_document: u64,
    write_timeout: Duration,
}

impl Wire {
    pub(super) fn new(socket: WebSocket, settings: &ServerSettings, max_document: u64) -> Self {
        let ServerSettings { max_frame, write_timeout, .. } = *settings;
        Self { socket, max_frame, max_document, write_timeout }
    }

    /// The next that comes in. Cancel safe.
    pub(super) async fn receive(&mut self) -> Incoming {
        match self.socket.recv().await {
            Some(Ok(Message::Text(text))) => match text.len() as u64 {
                size if size > self.max_frame => Incoming::TooLarge(size),
                _ => Incoming::Text(text),
            },
            Some(Ok(Message::Binary(bytes))) => match bytes.len() as u64 {
                size if size > self.max_document => Incoming::DocumentTooLarge(size),
                _ => Incoming::Binary(bytes),
            },
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => Incoming::Alive,
            Some(Ok(Message::Close(_))) => Incoming::Close,
            Some(Err(error)) => fault(error),
            None => Incoming::Gone,
        }
    }

    /// Sends an event.
    pub(super) async fn send(&mut self, frame: &OutgoingFrame) -> Result<(), Gone> {
        if let Some(bytes) = frame.document_bytes() {
            return self.message(Message::Binary(bytes.clone())).await;
        }
        // The bytes were made from text.
        let text = Utf8Bytes::try_from(frame.bytes()).map_err(|_| Gone)?;
        self.message(Message::Text(text)).await
    }

    /// Sends an error that no room knows of, as an answer to the request that it names.
    pub(super) async fn refuse(&mut self, mut error: ErrorEvent) -> Result<(), Gone> {
        let reply_to = error.reply_to.take();
        self.send(&OutgoingFrame::answering(&ServerEvent::ExecutionError(error), reply_to.as_ref())).await
    }

    /// Sends any text.
    pub(super) async fn text(&mut self, text: String) -> Result<(), Gone> {
        self.message(Message::Text(text.into())).await
    }

    /// Asks for a sign of life.
    pub(super) async fn ping(&mut self) -> Result<(), Gone> {
        self.message(Message::Ping(Bytes::new())).await
    }

    async fn message(&mut self, message: Message) -> Result<(), Gone> {
        match timeout(self.write_timeout, self.socket.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Gone),
        }
    }

    /// Answers the other side's close. The answer is made already; reading on sends it.
    pub(super) async fn answer_close(mut self) {
        let _ = timeout(CLOSE, self.socket.recv()).await;
    }

    /// Says why, and waits a moment for the other side to answer.
    pub(super) async fn close(mut self, why: Close) {
        if self.message(Message::Close(Some(why.frame()))).await.is_ok() {
            let answered = async { while let Some(Ok(_)) = self.socket.recv().await {} };
            // Whoever does not answer has had the time to.
            let _ = timeout(CLOSE, answered).await;
        }
    }
}

/// What an error of reading means. After one nothing more can be read.
fn fault(error: Error) -> Incoming {
    match error.into_inner().downcast::<tungstenite::Error>().map(|error| *error) {
        Ok(tungstenite::Error::Capacity(CapacityError::MessageTooLong { size, .. })) => {
            Incoming::FarTooLarge(size as u64)
        }
        Ok(tungstenite::Error::Utf8(_)) => Incoming::NotText,
        _ => Incoming::Gone,
    }
}
