//! Running programs: one that is waited for, and one in a room.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tracing::Instrument as _;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    super::{App, Hold, problem::Problem},
    call::{Call, Caller, Which},
    idempotency,
    request::{self, Body, Path},
};
use crate::protocol::{ClientEvent, ExecuteCode, ExecutionCompleted, ExecutionQueued, FileBeside, RoomId};

/// The most inputs that one program is run with in one request.
const MOST_INPUTS: usize = 32;
/// What the rooms of programs that are waited for start with.
const OWN_ROOM: &str = "run-";

/// A program, and what it is run with.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RunAndWait {
    /// A language's name or one of its aliases.
    #[schema(examples("python"))]
    language: String,
    /// The program.
    #[schema(examples("print(sum(map(int, input().split())))"))]
    code: String,
    /// What its stdin holds.
    #[schema(examples("1 2 3"))]
    input: Option<String>,
    /// Several of that, instead: the program is run once for each, one after another, and compiled once.
    #[schema(max_items = 32)]
    inputs: Option<Vec<String>>,
    /// The program's file name; the language's own where there is none.
    file_name: Option<String>,
    /// Files beside the program.
    files: Option<Vec<FileBeside>>,
    /// The program's arguments.
    args: Option<Vec<String>>,
}

/// What came of a program.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Executed {
    /// The end of each execution, in the order of the inputs.
    #[schema(value_type = Vec<ExecutionCompleted>)]
    executions: Vec<Box<RawValue>>,
    /// Why there are fewer executions than inputs, where there are: why the first of those that are missing was refused. The
    /// inputs after it were not tried.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<Problem>,
}

impl RunAndWait {
    fn inputs(&mut self) -> Result<Vec<Option<String>>, Problem> {
        let invalid = |detail: String| {
            let problem = Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_field", detail);
            problem.field("inputs")
        };
        match (self.input.take(), self.inputs.take()) {
            (Some(_), Some(_)) => Err(invalid("input and inputs are there; one of them can be".to_owned())),
            (input, None) => Ok(vec![input]),
            (None, Some(inputs)) if inputs.is_empty() => Err(invalid("inputs is empty".to_owned())),
            (None, Some(inputs)) if inputs.len() > MOST_INPUTS => {
                let detail =
                    format!("inputs is {} texts, over the limit of {MOST_INPUTS} texts", inputs.len());
                Err(invalid(detail).value(inputs.len()).limit(MOST_INPUTS as u64))
            }
            (None, Some(inputs)) => Ok(inputs.into_iter().map(Some).collect()),
        }
    }

    fn with(&self, room_id: &RoomId, input: Option<String>) -> ExecuteCode {
        let Self { language, code, file_name, files, args, .. } = self.clone();
        let room_id = room_id.clone();
        ExecuteCode { room_id, language, code, input, interactive: None, file_name, files, args }
    }
}

/// Run a program and wait for its end
///
/// The program runs in a room of its own, whose id starts with `run-`: a token that lets into some rooms alone has to have
/// that among its patterns. With an `Idempotency-Key`, a request that is sent again within a day gets the answer of the
/// first; one that was refused can be sent again as it is.
#[utoipa::path(
    post,
    path = "/execute",
    tag = "programs",
    params(("Idempotency-Key" = Option<String>, Header, description = "A text of one's own, 1 to 255 characters")),
    request_body = RunAndWait,
    responses(
        (status = 200, description = "The program ended, however it did: see `status`, and `problem` where there are several inputs", body = Executed),
        (status = 413, description = "The body, the code or an input is over its limit", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong, or the language is not known", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many requests of this user, or too often", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The language is not ready, or the server stops", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn run_and_wait(
    State(app): State<Arc<App>>,
    caller: Caller,
    _hold: Hold,
    headers: HeaderMap,
    Body(body): Body,
) -> Result<Response, Problem> {
    let program: RunAndWait = request::read(&headers, &body)?;
    let (user, key) = (caller.session.user.id().clone(), idempotency::key(&headers)?);
    let run = run(Arc::clone(&app), caller, program).in_current_span();
    let executed = match key {
        Some(key) => app.answers.once(&user, key, &body, &app.tasks, run).await,
        // A task: what has begun is not given up because nobody waits for it any more.
        None => app.tasks.spawn(run).await.unwrap_or_else(|_| Err(Problem::internal())),
    };
    let json = HeaderValue::from_static("application/json");
    Ok(([(header::CONTENT_TYPE, json)], executed?).into_response())
}

/// Runs a program with each of its inputs.
async fn run(app: Arc<App>, caller: Caller, mut program: RunAndWait) -> Result<Bytes, Problem> {
    let inputs = program.inputs()?;
    let _turn = app.turns.take(caller.session.user.id(), app.parts.rooms.per_room()).await?;
    let room = RoomId::new(&format!("{OWN_ROOM}{}", Uuid::new_v4()))?;
    let mut call = Call::open(&app, caller);
    call.join(&room).await?;
    let (mut executions, mut problem) = (Vec::new(), None);
    for input in inputs {
        match run_once(&mut call, program.with(&room, input)).await {
            Ok(ended) => executions.push(ended),
            Err(refused) if executions.is_empty() => return Err(refused),
            // What has been run counts for rates, and is not thrown away.
            Err(refused) => {
                problem = Some(refused);
                break;
            }
        }
    }
    let executed = serde_json::to_vec(&Executed { executions, problem }).map_err(|_| Problem::internal())?;
    Ok(executed.into())
}

/// Runs a program with one input, and waits for its end.
async fn run_once(call: &mut Call, execute: ExecuteCode) -> Result<Box<RawValue>, Problem> {
    let queued = call.ask(ClientEvent::ExecuteCode(execute), "execution-queued").await?;
    let Which { execution_id, .. } = queued.read()?;
    let ended = loop {
        let told = call.next().await?;
        if told.is_end() && told.is_of(execution_id) {
            break told;
        }
    };
    if ended.event == "execution-cancelled" {
        let detail = "the execution was taken back before it started";
        return Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "cancelled", detail));
    }
    Ok(ended.data)
}

/// A program for a room.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RunInRoom {
    /// A language's name or one of its aliases.
    #[schema(examples("python"))]
    language: String,
    /// The program.
    #[schema(examples("print(1)"))]
    code: String,
    /// What its stdin holds at the start.
    input: Option<String>,
    /// Whether stdin stays open for what the room types.
    interactive: Option<bool>,
    /// The program's file name; the language's own where there is none.
    file_name: Option<String>,
    /// Files beside the program.
    files: Option<Vec<FileBeside>>,
    /// The program's arguments.
    args: Option<Vec<String>>,
}

/// Run a program in a room
///
/// Everybody in the room sees it. The answer comes at once; the execution's events tell what becomes of it.
#[utoipa::path(
    post,
    path = "/rooms/{room}/executions",
    tag = "rooms",
    params(("room" = RoomId, Path, description = "The room's id, 1 to 64 of A-Z a-z 0-9 _ -")),
    request_body = RunInRoom,
    responses(
        (status = 202, description = "It is queued; `Location` is where it is to be had", body = ExecutionQueued),
        (status = 403, description = "The session does not let into the room, or running is not for everybody there", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "An execution of this user has not ended in the room", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body, the code or the input is over its limit", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A field is wrong, or the language is not known", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "The room's queue is full, or too often", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The language is not ready, or the server stops", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn run_in_room(
    State(app): State<Arc<App>>,
    caller: Caller,
    Path(room): Path<String>,
    headers: HeaderMap,
    Body(body): Body,
) -> Result<Response, Problem> {
    let room_id = RoomId::new(&room)?;
    let RunInRoom { language, code, input, interactive, file_name, files, args } =
        request::read(&headers, &body)?;
    let mut call = Call::open(&app, caller);
    call.join(&room_id).await?;
    let execute = ExecuteCode { room_id, language, code, input, interactive, file_name, files, args };
    let queued = call.ask(ClientEvent::ExecuteCode(execute), "execution-queued").await?;
    let Which { execution_id, room_id } = queued.read()?;
    let location = format!("/api/v1/executions/{execution_id}?room={room_id}");
    Ok((StatusCode::ACCEPTED, [(header::LOCATION, location)], Json(queued.data)).into_response())
}
