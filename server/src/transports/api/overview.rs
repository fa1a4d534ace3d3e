//! What is of the server as a whole: sessions, languages, figures.

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
};
use serde::Serialize;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use super::{
    super::{App, LanguageInfo, SessionInfo, address::Address, problem::Problem, websocket::bearer},
    call::{Call, Caller},
    request::{self, Body},
};
use crate::{
    auth::SessionRequest,
    protocol::{ClientEvent, Statistics},
};

/// A new session.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::transports) struct Opened {
    /// What is shown to be its user.
    token: String,
    #[serde(flatten)]
    session: SessionInfo,
}

/// Open a guest's session
///
/// Who shows a token keeps their id, and gets a new token with what they say anew.
#[utoipa::path(
    post,
    path = "/sessions",
    tag = "server",
    security(()),
    request_body(content = Option<SessionRequest>, description = "What the guest says of themselves; nothing is needed"),
    responses(
        (status = 201, description = "The session and its token", body = Opened),
        (status = 401, description = "The token that was shown is none of a guest", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Guests are not let in", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "The name or the avatar cannot be used", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "Too many new sessions from this address", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(in crate::transports) async fn open_session(
    State(app): State<Arc<App>>,
    Address(address): Address,
    headers: HeaderMap,
    Body(body): Body,
) -> Result<(StatusCode, Json<Opened>), Problem> {
    let tokens = &app.parts.tokens;
    tokens
        .check_guests()
        .map_err(|why| Problem::new(StatusCode::FORBIDDEN, "guests_not_allowed", why.to_string()))?;
    let request: Option<SessionRequest> =
        if body.is_empty() { None } else { request::read(&headers, &body)? };
    let request = request.unwrap_or_default();
    // Whoever shows a token stays who they are, for as long as they come back in time.
    let token = headers.get(header::AUTHORIZATION).map(|value| bearer(value).unwrap_or_default());
    let known = token
        .map(|token| tokens.verify_guest(token))
        .transpose()
        .map_err(|why| Problem::new(StatusCode::UNAUTHORIZED, "unauthorised", why.to_string()))?;
    let guest = match known {
        Some(known) => request.renewing(&known.user),
        None => {
            app.parts.rooms.rates().session(address)?;
            request.into_guest()
        }
    };
    let (token, session) = tokens.issue(guest?).map_err(|error| {
        tracing::error!(%error, "a session token was not signed");
        Problem::internal()
    })?;
    Ok((StatusCode::CREATED, Json(Opened { token, session: session.into() })))
}

/// The languages that there are.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::transports) struct Languages {
    languages: Vec<LanguageInfo>,
}

/// The languages that there are
#[utoipa::path(
    get,
    path = "/languages",
    tag = "server",
    security(()),
    responses((status = 200, description = "All of them, with what would run each and how far it is", body = Languages)),
)]
pub(in crate::transports) async fn languages(State(app): State<Arc<App>>) -> Json<Languages> {
    Json(Languages { languages: app.parts.offer.languages() })
}

/// Figures of all rooms since the server's start
#[utoipa::path(
    get,
    path = "/statistics",
    tag = "server",
    responses((status = 200, description = "Counts and times", body = Statistics)),
)]
pub(super) async fn statistics(
    State(app): State<Arc<App>>,
    caller: Caller,
) -> Result<Json<Box<RawValue>>, Problem> {
    let mut call = Call::open(&app, caller);
    Ok(Json(call.ask(ClientEvent::GetStatistics, "statistics").await?.data))
}
