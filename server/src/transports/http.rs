//! The HTTP side: sessions, languages, health, and the way to the WebSocket.

use std::{
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, Request, State, rejection::BytesRejection},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use serde::Serialize;
use tokio::time::timeout;
use tower_http::cors::CorsLayer;

use super::{
    App, LanguageInfo, Readiness,
    problem::Problem,
    socketio,
    websocket::{self, bearer},
};
use crate::{
    auth::{Session, SessionRequest},
    page,
    protocol::{InvalidUser, User},
};

/// Bytes of a request's body.
const BODY: usize = 8 << 10;

pub(super) fn router(app: Arc<App>) -> Router {
    let origins = app.parts.settings.allowed_origins.iter();
    // Checked with the settings: every origin is text that a header can hold.
    let origins = origins.filter_map(|origin| HeaderValue::from_str(origin).ok());
    let cors = CorsLayer::new()
        .allow_origin(origins.collect::<Vec<_>>())
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::AUTHORIZATION, header::CONTENT_TYPE]);
    Router::new()
        .merge(page::router(|path| no_such(&format!("/{path}"))))
        .route("/api/session", post(open_session))
        .route("/api/languages", get(languages))
        .route("/health/live", get(live))
        .route("/health/ready", get(ready))
        .route("/ws", get(websocket::upgrade))
        .fallback(not_found)
        .method_not_allowed_fallback(wrong_method)
        .layer(DefaultBodyLimit::max(BODY))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), in_time))
        // Polls wait for longer than requests may.
        .layer(socketio::layer(&app))
        .layer(cors)
        .with_state(app)
}

/// What `POST /api/session` answers.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Opened {
    token: String,
    #[serde(flatten)]
    session: SessionInfo,
}

/// A session as its owner sees it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SessionInfo {
    #[serde(flatten)]
    user: User,
    /// Milliseconds since the Unix epoch.
    expires_at: u64,
}

impl From<Session> for SessionInfo {
    fn from(session: Session) -> Self {
        Self { user: session.user, expires_at: milliseconds(session.expires_at) }
    }
}

fn milliseconds(moment: SystemTime) -> u64 {
    let since = moment.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

async fn open_session(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<(StatusCode, Json<Opened>), Problem> {
    app.parts
        .tokens
        .check_guests()
        .map_err(|why| Problem::new(StatusCode::FORBIDDEN, "guests_not_allowed", why.to_string()))?;
    let body = body.map_err(unreadable)?;
    let request = if body.is_empty() { SessionRequest::default() } else { session_request(&headers, &body)? };
    let invalid =
        |why: InvalidUser| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_field", why.to_string());
    // Whoever shows a token stays who they are, for as long as they come back in time.
    let token = headers.get(header::AUTHORIZATION).map(|value| bearer(value).unwrap_or_default());
    let known = token
        .map(|token| app.parts.tokens.verify_guest(token))
        .transpose()
        .map_err(|why| Problem::new(StatusCode::UNAUTHORIZED, "unauthorised", why.to_string()))?;
    let guest = match known {
        Some(known) => request.renewing(&known.user),
        None => request.into_guest(),
    };
    let guest = guest.map_err(invalid)?;
    let (token, session) = app.parts.tokens.issue(guest).map_err(|error| {
        tracing::error!(%error, "a session token was not signed");
        Problem::internal()
    })?;
    Ok((StatusCode::CREATED, Json(Opened { token, session: session.into() })))
}

fn session_request(headers: &HeaderMap, body: &[u8]) -> Result<SessionRequest, Problem> {
    // A page of another origin can send any other type without asking first.
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        let detail = format!("content-type is {kind:?}; it has to be application/json");
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", detail));
    }
    serde_json::from_slice(body).map_err(|error| {
        let detail = format!("the body is not {{\"displayName\"?: TEXT, \"avatar\"?: TEXT}}: {error}");
        Problem::new(StatusCode::BAD_REQUEST, "malformed_json", detail)
    })
}

fn unreadable(rejection: BytesRejection) -> Problem {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        let detail = format!("the body is over the limit of {BODY} bytes");
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", detail)
    } else {
        Problem::new(StatusCode::BAD_REQUEST, "unreadable_body", rejection.body_text())
    }
}

#[derive(Serialize)]
struct Languages {
    languages: Vec<LanguageInfo>,
}

async fn languages(State(app): State<Arc<App>>) -> Json<Languages> {
    Json(Languages { languages: app.parts.offer.languages() })
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
}

/// The process is there and answers.
async fn live() -> Json<Health> {
    Json(Health { status: "ok" })
}

/// New work can be sent here: at least one language is ready, and no stop is under way.
async fn ready(State(app): State<Arc<App>>) -> Result<Json<Health>, Problem> {
    let unavailable = |code, detail| Problem::new(StatusCode::SERVICE_UNAVAILABLE, code, detail);
    if app.stopping.is_cancelled() {
        return Err(unavailable("shutting_down", "the server is about to stop"));
    }
    if !app.parts.offer.languages().iter().any(|language| language.readiness == Readiness::Ready) {
        let detail = "no language is ready yet; GET /api/languages says how far they are";
        return Err(unavailable("no_language_ready", detail));
    }
    Ok(Json(Health { status: "ok" }))
}

async fn not_found(request: Request) -> Problem {
    no_such(request.uri().path())
}

fn no_such(path: &str) -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "not_found", format!("there is no {path}"))
}

async fn wrong_method(request: Request) -> Problem {
    let detail = format!("{} does not take {}", request.uri().path(), request.method());
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", detail)
}

/// Bounds the time of a request, the reading of its body included.
async fn in_time(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let bound = app.parts.settings.request_timeout;
    timeout(bound, next.run(request)).await.unwrap_or_else(|_| {
        let detail = format!("the request took longer than {bound:?}");
        Problem::new(StatusCode::REQUEST_TIMEOUT, "request_timeout", detail).into_response()
    })
}
