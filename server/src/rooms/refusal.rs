//! What a refused member is told.

use super::scheduler::Refusal;
use crate::protocol::{ErrorCode, ErrorEvent, ExecutionId, RoomId};

/// The error for a refused event in a room, about an execution where the request named one.
pub(super) fn explain(refusal: Refusal, room: &RoomId, execution: Option<ExecutionId>) -> ErrorEvent {
    let in_room = |code, what: &str| ErrorEvent::about(code, "roomId", room.as_str(), what);
    let of_execution = |code, what: &str| match execution {
        Some(execution) => ErrorEvent::about(code, "executionId", &execution.to_string(), what),
        None => ErrorEvent::new(code, format!("your execution in room {room} {what}")),
    };
    match refusal {
        Refusal::TooManyRooms { limit } => in_room(
            ErrorCode::TooManyRooms,
            &format!("cannot be opened: {limit} rooms are open on this server, as many as may be"),
        )
        .limit(limit),
        Refusal::RoomFull { limit } => in_room(
            ErrorCode::RoomFull,
            &format!("is full: it has {limit} connections, as many as it may have"),
        )
        .limit(limit),
        Refusal::NotAMember => not_a_member(room),
        Refusal::AlreadyRunning(unfinished) => in_room(
            ErrorCode::AlreadyRunning,
            &format!("has an unfinished execution of yours, {unfinished}; the limit is 1 per user"),
        )
        .limit(1),
        Refusal::QueueFull { limit } => in_room(
            ErrorCode::RoomQueueFull,
            &format!("has {limit} executions waiting, as many as may wait; try again when one has started"),
        )
        .limit(limit),
        Refusal::NotFound => match execution {
            Some(execution) => not_found(execution),
            None => in_room(ErrorCode::ExecutionNotFound, "has no unfinished execution of yours"),
        },
        Refusal::NotYours => of_execution(ErrorCode::NotYourExecution, "is another user's"),
        Refusal::AlreadyStarted => of_execution(
            ErrorCode::AlreadyStarted,
            "has started; only waiting executions can be cancelled, a running one ends by its limits",
        ),
        Refusal::Draining => shutting_down(),
    }
}

/// The connection is not in the room.
pub(super) fn not_a_member(room: &RoomId) -> ErrorEvent {
    ErrorEvent::about(
        ErrorCode::NotAMember,
        "roomId",
        room.as_str(),
        "is a room that you are not in; join it first",
    )
}

/// Only hosts of the room may.
pub(super) fn locked(code: ErrorCode, room: &RoomId, what: &str) -> ErrorEvent {
    ErrorEvent::about(code, "roomId", room.as_str(), what)
}

/// There is no such execution for this connection.
pub(super) fn not_found(execution: ExecutionId) -> ErrorEvent {
    let (code, id) = (ErrorCode::ExecutionNotFound, execution.to_string());
    ErrorEvent::about(
        code,
        "executionId",
        &id,
        "is not an execution of a room that you are in, or no longer kept",
    )
}

/// The execution has no such file to hand out.
pub(super) fn no_file(path: &str, what: &str) -> ErrorEvent {
    ErrorEvent::about(ErrorCode::FileNotFound, "path", path, what)
}

/// The server stops.
pub(super) fn shutting_down() -> ErrorEvent {
    ErrorEvent::new(ErrorCode::ShuttingDown, "the server is stopping and takes no new requests")
}
