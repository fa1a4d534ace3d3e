//! What is refused, and why: stable codes, and messages that name field, value and limit.

use std::{fmt, time::Duration};

use runroom_runtime::LimitExceeded;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::RequestId;

/// How much of a client's own text an error says back, in characters.
const QUOTED: usize = 80;

/// Why something was refused. The words are part of the protocol and never change their meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The frame is not JSON; the message has line and column.
    MalformedJson,
    /// The frame, or its `data`, is JSON but not an object.
    NotAnObject,
    /// There is no event of this name.
    UnknownEvent,
    /// A field is missing, of the wrong type, or outside its range.
    InvalidField,
    /// The frame is over the size limit of the transport.
    FrameTooLarge,
    /// The program is over the limit of its language.
    CodeTooLarge,
    /// The input, with all that was sent before, is over the limit of the language.
    InputTooLarge,
    /// No language has this name.
    UnknownLanguage,
    /// The language is known, but cannot run yet.
    LanguageNotReady,
    /// The language is known, but does not run in rooms of this kind.
    LanguageNotAllowed,
    /// A pattern of the settings is in the program; the message is theirs.
    CodeRefused,
    /// More was asked for than a rate of the settings lets; `retryAfterMs` says how long to wait.
    RateLimited,
    /// As many executions as may wait in the room are waiting.
    RoomQueueFull,
    /// The user has an unfinished execution in the room.
    AlreadyRunning,
    /// This connection has not joined the room.
    NotAMember,
    /// There is no such execution, or it is not one that this connection may see.
    ExecutionNotFound,
    /// The execution left no such file, or has not ended yet.
    FileNotFound,
    /// The execution is another user's.
    NotYourExecution,
    /// The execution has started; only waiting ones can be cancelled.
    AlreadyStarted,
    /// The execution's input has ended: it is not interactive, or its end was sent before.
    InputClosed,
    /// The room's id is empty, too long, or has a character that is not allowed.
    InvalidRoomId,
    /// The session's token is missing, forged or expired.
    Unauthorised,
    /// The session's token does not let into this room.
    RoomNotAllowed,
    /// As many connections as a room may have are in it.
    RoomFull,
    /// As many rooms as there may be are open, on this connection or on the server.
    TooManyRooms,
    /// A binary frame is no message of a document, or says what its sender may not.
    MalformedDocument,
    /// The document would be over its limit. The client's differs from the server's from then on.
    DocumentTooLarge,
    /// An edit follows others that the server does not have: the client has to synchronise.
    DocumentOutOfStep,
    /// Only hosts may edit.
    EditingLocked,
    /// Only hosts may run.
    RunningLocked,
    /// Only hosts may change a room.
    NotAHost,
    /// Only moderators may, and only where the settings let them.
    NotAModerator,
    /// Only admins may, where the settings say so.
    NotAnAdmin,
    /// The server is about to stop and takes no new executions.
    ShuttingDown,
    /// The fault is the server's.
    Internal,
}

impl ErrorCode {
    /// The word used in the protocol, in logs and in metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MalformedJson => "malformed_json",
            Self::NotAnObject => "not_an_object",
            Self::UnknownEvent => "unknown_event",
            Self::InvalidField => "invalid_field",
            Self::FrameTooLarge => "frame_too_large",
            Self::CodeTooLarge => "code_too_large",
            Self::InputTooLarge => "input_too_large",
            Self::UnknownLanguage => "unknown_language",
            Self::LanguageNotReady => "language_not_ready",
            Self::LanguageNotAllowed => "language_not_allowed",
            Self::CodeRefused => "code_refused",
            Self::RateLimited => "rate_limited",
            Self::RoomQueueFull => "room_queue_full",
            Self::AlreadyRunning => "already_running",
            Self::NotAMember => "not_a_member",
            Self::ExecutionNotFound => "execution_not_found",
            Self::FileNotFound => "file_not_found",
            Self::NotYourExecution => "not_your_execution",
            Self::AlreadyStarted => "already_started",
            Self::InputClosed => "input_closed",
            Self::InvalidRoomId => "invalid_room_id",
            Self::Unauthorised => "unauthorised",
            Self::RoomNotAllowed => "room_not_allowed",
            Self::RoomFull => "room_full",
            Self::TooManyRooms => "too_many_rooms",
            Self::MalformedDocument => "malformed_document",
            Self::DocumentTooLarge => "document_too_large",
            Self::DocumentOutOfStep => "document_out_of_step",
            Self::EditingLocked => "editing_locked",
            Self::RunningLocked => "running_locked",
            Self::NotAHost => "not_a_host",
            Self::NotAModerator => "not_a_moderator",
            Self::NotAnAdmin => "not_an_admin",
            Self::ShuttingDown => "shutting_down",
            Self::Internal => "internal",
        }
    }
}

/// The data of `execution-error`: a request was refused and changed nothing. Sent to the asker alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ErrorEvent {
    /// Why, for programs.
    pub code: ErrorCode,
    /// Why, for people; names field, value and limit where there are any.
    pub message: String,
    /// The field of the request's `data` (or of the frame) that is to blame, as `args[1]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What was in the field, cut short, or what it measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Value>)]
    pub value: Option<Box<Value>>,
    /// The limit that was met, in the unit that the message names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// After how many milliseconds it may be asked for again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u64>,
    /// The request that was refused, where it named itself. Goes into the frame's `replyTo`.
    #[serde(skip)]
    pub reply_to: Option<RequestId>,
}

impl ErrorEvent {
    /// An error that is about no field.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            field: None,
            value: None,
            limit: None,
            retry_after_ms: None,
            reply_to: None,
        }
    }

    /// An error about a field that holds `value`. The message is `FIELD "VALUE" WHAT`, the value cut short.
    pub fn about(code: ErrorCode, field: &str, value: &str, what: &str) -> Self {
        let value = excerpt(value, QUOTED);
        let mut error = Self::new(code, format!("{field} {value:?} {what}"));
        error.field = Some(field.to_owned());
        error.value = Some(Box::new(value.into()));
        error
    }

    /// An error about a number that is over its limit. The message is `FIELD is VALUE UNIT, over the limit of …`.
    pub fn over(code: ErrorCode, field: &str, value: u64, limit: u64, unit: &str) -> Self {
        let mut error =
            Self::new(code, format!("{field} is {value} {unit}, over the limit of {limit} {unit}"));
        error.field = Some(field.to_owned());
        error.value = Some(Box::new(value.into()));
        error.limit = Some(limit);
        error
    }

    /// A frame that is larger than the transport takes; both in bytes.
    pub fn frame_too_large(value: u64, limit: u64) -> Self {
        Self::over(ErrorCode::FrameTooLarge, "frame", value, limit, "bytes")
    }

    /// Names the field.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Names the limit.
    #[must_use]
    pub fn limit(mut self, limit: usize) -> Self {
        self.limit = Some(limit as u64);
        self
    }

    /// Says after which time it may be asked for again.
    #[must_use]
    pub fn retry_after(mut self, wait: Duration) -> Self {
        // A moment too late is right, one too early is refused again.
        self.retry_after_ms = Some(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX).saturating_add(1));
        self
    }

    /// Says which request is answered.
    #[must_use]
    pub fn reply_to(mut self, request: Option<RequestId>) -> Self {
        self.reply_to = request;
        self
    }
}

impl From<LimitExceeded> for ErrorEvent {
    fn from(over: LimitExceeded) -> Self {
        let code = if over.field == "code" { ErrorCode::CodeTooLarge } else { ErrorCode::InputTooLarge };
        Self::over(code, over.field, over.value, over.limit, "bytes")
    }
}

impl fmt::Display for ErrorEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ErrorEvent {}

/// The first `most` characters of a text, with an ellipsis where there were more.
pub(super) fn excerpt(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_on_the_wire_and_in_logs_are_the_same() {
        for code in [ErrorCode::MalformedJson, ErrorCode::NotAMember, ErrorCode::Internal] {
            assert_eq!(serde_json::to_value(code).unwrap(), code.as_str());
        }
    }

    #[test]
    fn long_values_are_cut_at_a_character() {
        let error = ErrorEvent::about(ErrorCode::UnknownEvent, "event", &"é".repeat(9_000), "is not known");
        assert_eq!(error.value, Some(Box::new(format!("{}…", "é".repeat(QUOTED)).into())));
        assert!(error.message.len() < 300);
    }

    #[test]
    fn a_limit_of_the_runtime_keeps_its_figures() {
        let error = ErrorEvent::from(LimitExceeded { field: "code", value: 10_241, limit: 10_240 });
        assert_eq!(
            serde_json::to_value(&error).unwrap(),
            serde_json::json!({
                "code": "code_too_large",
                "message": "code is 10241 bytes, over the limit of 10240 bytes",
                "field": "code", "value": 10241, "limit": 10240,
            })
        );
    }
}
