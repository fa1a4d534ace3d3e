//! Rooms: what waits and runs in one, what ran, and emptying its queue.

use std::sync::Arc;

use axum::{Json, extract::State};
use serde::Deserialize;
use serde_json::value::RawValue;
use utoipa::IntoParams;

use super::{
    super::{App, problem::Problem},
    call::{Call, Caller},
    request::{Path, Query},
};
use crate::protocol::{
    ClearQueue, ClientEvent, ExecutionHistory, ExecutionStatus, GetExecutionHistory, RoomId,
};

/// What waits and runs in a room
#[utoipa::path(
    get,
    path = "/rooms/{room}",
    tag = "rooms",
    params(("room" = String, Path, description = "The room's id, 1 to 64 of A-Z a-z 0-9 _ -")),
    responses(
        (status = 200, description = "What waits and runs", body = ExecutionStatus),
        (status = 403, description = "The session does not let into the room", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The id is none of a room", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The room is full, or the server stops", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn status(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(room): Path<String>,
) -> Result<Json<Box<RawValue>>, Problem> {
    let (mut call, room) = (Call::open(&app, caller), RoomId::new(&room)?);
    call.join(&room).await?;
    Ok(Json(call.status(&room).await?))
}

/// A page of a history.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct PageOf {
    /// How many at most; 20 where it is left out.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<usize>,
    /// Only older ones than this: the `number` of the last entry of the page before.
    before: Option<u64>,
}

/// What ran in a room, newest first
#[utoipa::path(
    get,
    path = "/rooms/{room}/executions",
    tag = "rooms",
    params(("room" = String, Path, description = "The room's id, 1 to 64 of A-Z a-z 0-9 _ -"), PageOf),
    responses(
        (status = 200, description = "A page of the history", body = ExecutionHistory),
        (status = 403, description = "The session does not let into the room", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The id is none of a room, or a number is outside its range", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The room is full, or the server stops", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn history(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(room): Path<String>,
    Query(PageOf { limit, before }): Query<PageOf>,
) -> Result<Json<Box<RawValue>>, Problem> {
    let (mut call, room_id) = (Call::open(&app, caller), RoomId::new(&room)?);
    let page =
        ClientEvent::GetExecutionHistory(GetExecutionHistory { room_id: room_id.clone(), limit, before });
    page.check()?;
    call.join(&room_id).await?;
    Ok(Json(call.ask(page, "execution-history").await?.data))
}

/// Take back all that waits in a room
///
/// For moderators, where the settings let them.
#[utoipa::path(
    delete,
    path = "/rooms/{room}/queue",
    tag = "rooms",
    params(("room" = String, Path, description = "The room's id, 1 to 64 of A-Z a-z 0-9 _ -")),
    responses(
        (status = 200, description = "What runs in the room now", body = ExecutionStatus),
        (status = 403, description = "The session is no moderator's, or the settings let none do so", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The id is none of a room", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The room is full, or the server stops", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn clear_queue(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(room): Path<String>,
) -> Result<Json<Box<RawValue>>, Problem> {
    let (mut call, room_id) = (Call::open(&app, caller), RoomId::new(&room)?);
    call.join(&room_id).await?;
    let clear = ClientEvent::ClearQueue(ClearQueue { room_id });
    Ok(Json(call.ask(clear, "execution-status").await?.data))
}
