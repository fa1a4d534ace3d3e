//! One execution: what has become of it, its output as it comes, its files, its input and its end.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    Json,
    body::Body as Content,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use bytes::Bytes;
use futures_util::stream;
use serde::Deserialize;
use serde_json::value::RawValue;
use tokio::{select, sync::mpsc};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{
    super::{App, Hold, problem::Problem},
    call::{Call, Caller, Which},
    request::{self, Body, Path, Query},
};
use crate::protocol::{
    CancelExecution, ClientEvent, ExecutionId, ExecutionInput, ExecutionStatus, ExecutionView, GetExecution,
    GetExecutionFile, GetExecutionOutput, RoomId,
};

/// Events that wait for a client that reads slowly, before the reading of the room waits too.
const EVENTS: usize = 64;
/// How often a stream that has nothing to tell says so.
const ALIVE: Duration = Duration::from_secs(15);

/// Where an execution is.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Of {
    /// Its room; can be left out where the execution is one's own.
    room: Option<String>,
}

impl Of {
    fn room(&self) -> Result<Option<RoomId>, Problem> {
        Ok(self.room.as_deref().map(RoomId::new).transpose()?)
    }
}

/// An execution as it is now
#[utoipa::path(
    get,
    path = "/executions/{execution}",
    tag = "executions",
    params(("execution" = Uuid, Path, description = "Its id"), Of),
    responses(
        (status = 200, description = "The execution, which waits, runs or has ended", body = ExecutionView),
        (status = 404, description = "There is none, or not for this session", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn get(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(execution): Path<Uuid>,
    Query(of): Query<Of>,
) -> Result<Json<Box<RawValue>>, Problem> {
    let mut call = Call::open(&app, caller);
    Ok(Json(call.find(ExecutionId(execution), of.room()?.as_ref()).await?.data))
}

/// Take an execution back
///
/// One's own that waits; moderators, where the settings let them, anybody's, and one that runs as well.
#[utoipa::path(
    delete,
    path = "/executions/{execution}",
    tag = "executions",
    params(("execution" = Uuid, Path, description = "Its id"), Of),
    responses(
        (status = 200, description = "It was taken back, or is being ended; this is how it is in its room now", body = ExecutionStatus),
        (status = 403, description = "It is another user's", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none, or not for this session", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It has started", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn cancel(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(execution): Path<Uuid>,
    Query(of): Query<Of>,
) -> Result<Json<Box<RawValue>>, Problem> {
    let (mut call, id) = (Call::open(&app, caller), ExecutionId(execution));
    let Which { room_id, .. } = call.find(id, of.room()?.as_ref()).await?.read()?;
    call.join(&room_id).await?;
    let cancel = CancelExecution { room_id: room_id.clone(), execution_id: Some(id) };
    call.tell(ClientEvent::CancelExecution(cancel)).await?;
    Ok(Json(call.status(&room_id).await?))
}

/// What is typed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Typed {
    /// Text, line ends included.
    #[schema(examples("1 2 3\n"))]
    data: Option<String>,
    /// Whether the input ends, after `data`.
    eof: Option<bool>,
}

/// Type into an execution
///
/// One's own that is interactive, or one whose owner lets the room type.
#[utoipa::path(
    post,
    path = "/executions/{execution}/input",
    tag = "executions",
    params(("execution" = Uuid, Path, description = "Its id"), Of),
    request_body = Typed,
    responses(
        (status = 204, description = "It was typed"),
        (status = 403, description = "It is another user's", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is none, or not for this session", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "It takes no input", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn input(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(execution): Path<Uuid>,
    Query(of): Query<Of>,
    headers: HeaderMap,
    Body(body): Body,
) -> Result<StatusCode, Problem> {
    let Typed { data, eof } = request::read(&headers, &body)?;
    let mut call = Call::open(&app, caller);
    if let Some(room) = of.room()? {
        call.join(&room).await?;
    }
    let input = ExecutionInput { execution_id: ExecutionId(execution), data, eof };
    call.tell(ClientEvent::ExecutionInput(input)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which file.
#[derive(Debug, Deserialize)]
pub(super) struct Named {
    path: String,
}

/// A file that an execution left
#[utoipa::path(
    get,
    path = "/executions/{execution}/file",
    tag = "executions",
    params(
        ("execution" = Uuid, Path, description = "Its id"),
        Of,
        ("path" = String, Query, description = "The file's path in the working folder"),
    ),
    responses(
        (status = 200, description = "The file's bytes", body = [u8], content_type = "application/octet-stream"),
        (status = 404, description = "There is none, or not yet, or not for this session", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn file(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(execution): Path<Uuid>,
    Query(of): Query<Of>,
    Query(Named { path }): Query<Named>,
) -> Result<Response, Problem> {
    let (mut call, execution_id) = (Call::open(&app, caller), ExecutionId(execution));
    if let Some(room) = of.room()? {
        call.join(&room).await?;
    }
    let mut next = Some(0);
    let mut parts = Vec::new();
    while let Some(offset) = next {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Part {
            content: String,
            has_more: bool,
        }
        let file = GetExecutionFile { execution_id, path: path.clone(), offset: Some(offset) };
        let part: Part = call.ask(ClientEvent::GetExecutionFile(file), "execution-file").await?.read()?;
        let bytes = BASE64_STANDARD.decode(part.content).map_err(|_| Problem::internal())?;
        next = part.has_more.then_some(offset + bytes.len() as u64);
        parts.push(Ok::<_, Infallible>(Bytes::from(bytes)));
    }
    // What people's programs write is never to be taken for a page of ours.
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    Ok((headers, Content::from_stream(stream::iter(parts))).into_response())
}

/// An execution's events as they come
///
/// Server-sent events: `execution-output` for each part of what it prints, its `seq` for the event's id, then
/// `execution-completed` or `execution-cancelled`, and the end. Who comes later gets all that was printed before. A client
/// that lost the connection sends the last id that it has in `Last-Event-ID`, as browsers do.
#[utoipa::path(
    get,
    path = "/executions/{execution}/events",
    tag = "executions",
    params(
        ("execution" = Uuid, Path, description = "Its id"),
        Of,
        ("Last-Event-ID" = Option<u64>, Header, description = "The last `seq` that one has"),
    ),
    responses(
        (status = 200, description = "The events", body = String, content_type = "text/event-stream"),
        (status = 404, description = "There is none, or not for this session", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn events(
    State(app): State<Arc<App>>,
    caller: Caller,
    hold: Hold,
    Path(execution): Path<Uuid>,
    Query(of): Query<Of>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()?.parse::<u64>().ok());
    let from_seq = last.map_or(0, |last| last.saturating_add(1));
    let (mut call, id) = (Call::open(&app, caller), ExecutionId(execution));
    let Which { room_id, .. } = call.find(id, of.room()?.as_ref()).await?.read()?;
    call.join(&room_id).await?;
    let (events, waiting) = mpsc::channel(EVENTS);
    let closing = app.closing.clone();
    app.tasks.spawn(async move {
        let follow = Follow { call, execution: id, next_seq: from_seq, events: events.clone() };
        select! {
            _ = follow.run() => {}
            () = events.closed() => {}
            () = closing.cancelled() => {}
        }
        drop(hold);
    });
    let events = stream::unfold(waiting, async |mut waiting| {
        let event: Event = waiting.recv().await?;
        Some((Ok::<_, Infallible>(event), waiting))
    });
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE)).into_response())
}

/// Tells what becomes of an execution.
struct Follow {
    call: Call,
    execution: ExecutionId,
    next_seq: u64,
    events: mpsc::Sender<Event>,
}

/// A part of what was printed.
#[derive(Deserialize)]
struct Chunk {
    seq: u64,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Replay {
    chunks: Vec<Box<RawValue>>,
    has_more: bool,
    finished: bool,
}

impl Follow {
    async fn run(mut self) -> Result<(), Problem> {
        let execution_id = self.execution;
        let finished = loop {
            let output = GetExecutionOutput { execution_id, from_seq: Some(self.next_seq) };
            let told = self.call.ask(ClientEvent::GetExecutionOutput(output), "execution-replay").await?;
            let replay: Replay = told.read()?;
            for chunk in &replay.chunks {
                self.output(chunk).await?;
            }
            if !replay.has_more {
                break replay.finished;
            }
        };
        if finished {
            let get = ClientEvent::GetExecution(GetExecution { execution_id });
            let ended = self.call.ask(get, "execution").await?;
            return self.send("execution-completed", None, &ended.data).await;
        }
        loop {
            let told = self.call.next().await?;
            if !told.is_of(execution_id) {
                continue;
            }
            if told.event == "execution-output" {
                self.output(&told.data).await?;
            } else if told.is_end() {
                return self.send(&told.event, None, &told.data).await;
            }
        }
    }

    /// Sends a part of what was printed, once.
    async fn output(&mut self, chunk: &RawValue) -> Result<(), Problem> {
        let Chunk { seq } = serde_json::from_str(chunk.get()).map_err(|_| Problem::internal())?;
        if seq < self.next_seq {
            return Ok(());
        }
        self.next_seq = seq + 1;
        self.send("execution-output", Some(seq), chunk).await
    }

    async fn send(&self, event: &str, id: Option<u64>, data: &RawValue) -> Result<(), Problem> {
        let made = Event::default().event(event).data(data.get());
        let made = match id {
            Some(id) => made.id(id.to_string()),
            None => made,
        };
        // Who has gone ends this from outside.
        self.events.send(made).await.map_err(|_| Problem::internal())
    }
}
