//! The way from an HTTP request to a WebSocket: who may have one.

use std::sync::Arc;

use axum::{
    extract::{State, WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};

use super::{App, address::Address, connection, origin, problem::Problem, wire};
use crate::auth::{Session, Unauthorised};

/// The subprotocol that we speak.
const PROTOCOL: &str = "runroom";
/// A browser cannot set headers of a WebSocket, except for the list of subprotocols: one that starts so is a token.
const TOKEN_PROTOCOL: &str = "runroom.token.";

/// `GET /ws`.
pub(super) async fn upgrade(
    State(app): State<Arc<App>>,
    Address(address): Address,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, Problem> {
    let upgrade = upgrade.map_err(|rejection| {
        let detail = format!("/ws is for WebSockets: {}", rejection.body_text());
        Problem::new(rejection.status(), "not_a_websocket", detail)
    })?;
    if !origin::may_connect(&headers, &app.parts.settings.allowed_origins) {
        let detail =
            "pages of this origin may not connect; server.allowed_origins in the settings says which may";
        return Err(Problem::new(StatusCode::FORBIDDEN, "origin_not_allowed", detail));
    }
    if app.stopping.is_cancelled() {
        let detail = "the server is about to stop";
        return Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "shutting_down", detail));
    }
    let session = session(&app, &headers, &upgrade)
        .map_err(|why| Problem::new(StatusCode::UNAUTHORIZED, "unauthorised", why.to_string()))?;
    let place = Arc::clone(&app.sockets).try_acquire_owned();
    let place = place.map_err(|_| Problem::too_many_connections(app.parts.settings.max_connections))?;
    // From here on a stop waits for this socket.
    let token = app.tasks.token();
    let upgrade = wire::bounded(upgrade, &app.parts.settings, app.parts.rooms.largest_document_frame())
        .protocols([PROTOCOL]);
    Ok(upgrade.on_upgrade(move |socket| async move {
        connection::serve(socket, &app, session, address).await;
        drop((place, token));
    }))
}

/// The session of the token in the request's head; `None` where there is none, and it has to come as a message.
fn session(
    app: &App,
    headers: &HeaderMap,
    upgrade: &WebSocketUpgrade,
) -> Result<Option<Session>, Unauthorised> {
    let bearer = headers.get(header::AUTHORIZATION).map(|value| bearer(value).ok_or(Unauthorised::Invalid));
    let mut protocols = upgrade.requested_protocols();
    let protocol = protocols.find_map(|protocol| protocol.to_str().ok()?.strip_prefix(TOKEN_PROTOCOL));
    let token = bearer.transpose()?.or(protocol);
    token.map(|token| app.parts.tokens.verify(token)).transpose()
}

/// The token of an `Authorization` header.
pub(super) fn bearer(value: &HeaderValue) -> Option<&str> {
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
