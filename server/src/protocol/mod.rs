//! The events that clients and the server exchange: one definition for every transport.
//!
//! A plain WebSocket frame is `{"event": NAME, "data": {…}}`. A request may carry an `"id"` of the client's choice (a
//! string of at most 64 characters or a whole number); frames that answer it, errors included, carry that id as
//! `"replyTo"`. Names are kebab-case, fields camelCase. Fields that an event does not have are ignored, so that newer
//! clients can talk to older servers; of a key that is there twice the last counts, as in JavaScript.
//!
//! Points in time are whole milliseconds since the Unix epoch; durations are milliseconds, with a fraction.
//!
//! This module is pure: it reads no clock and does no I/O.

mod access;
mod client;
mod error;
mod ids;
mod outgoing;
mod parse;
mod role;
mod server;
mod user;

pub use access::RoomAccess;
pub use client::{
    CancelExecution, ChangeRoom, ClearQueue, ClientEvent, ExecuteCode, ExecutionInput, FileBeside,
    GetExecution, GetExecutionFile, GetExecutionHistory, GetExecutionOutput, GetExecutionStatus, JoinRoom,
    LeaveRoom, MAX_ARGS, MAX_ARGS_BYTES, MAX_FILE_NAME, MAX_FILES, MAX_HISTORY_PAGE, Request, ShareInput,
    Who,
};
pub use error::{ErrorCode, ErrorEvent};
pub use ids::{ExecutionId, MAX_REQUEST_ID, MAX_ROOM_ID, RequestId, RoomId, Timestamp};
pub use outgoing::{Gate, OutgoingFrame};
pub(crate) use parse::request_id;
pub use parse::{parse, parse_event};
pub use role::Role;
pub use server::{
    ActiveExecution, CancelReason, Ending, ExecutionCancelled, ExecutionCompleted, ExecutionFile,
    ExecutionHead, ExecutionHistory, ExecutionOutput, ExecutionQueued, ExecutionReplay, ExecutionResult,
    ExecutionStarted, ExecutionStatus, ExecutionView, HistoryEntry, InputShared, LanguageStatistics, Millis,
    MinuteStatistics, OutputChunk, Percentiles, Program, QueuedExecution, ResultFile, RoomLeft, RoomPresence,
    RoomSettingsEvent, RunnerStatistics, ServerEvent, Statistics, TypedInput, Usage,
};
pub use user::{InvalidUser, MAX_AVATAR, MAX_DISPLAY_NAME, MAX_USER_ID, User, UserId};
