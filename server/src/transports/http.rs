//! The HTTP side: the page, the API, health, and the ways to sockets.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json, Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next, map_request_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use ipnet::IpNet;
use serde::Serialize;
use tokio::time::timeout;
use tower_http::{
    cors::CorsLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    trace::TraceLayer,
};
use tracing::Span;

use super::{App, Readiness, address, api, problem::Problem, socketio, websocket};
use crate::{page, traces::continue_trace};

pub(super) fn router(app: Arc<App>) -> Router {
    let traced = Arc::clone(&app);
    let spans = move |request: &Request| span(request, &traced.parts.settings.trusted_proxies);
    let origins = app.parts.settings.allowed_origins.iter();
    // Checked with the settings: every origin is text that a header can hold.
    let origins = origins.filter_map(|origin| HeaderValue::from_str(origin).ok());
    let cors = CorsLayer::new()
        .allow_origin(origins.collect::<Vec<_>>())
        .allow_methods([Method::GET, Method::POST, Method::DELETE])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            HeaderName::from_static("idempotency-key"),
            HeaderName::from_static("last-event-id"),
        ])
        .expose_headers([header::LOCATION, header::RETRY_AFTER]);
    Router::new()
        .merge(page::router(|path| no_such(&format!("/{path}"))))
        .route("/health/live", get(live))
        .route("/health/ready", get(ready))
        .route("/ws", get(websocket::upgrade))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), in_time))
        // Programs take longer than requests may.
        .merge(api::router(&app))
        .fallback(not_found)
        .method_not_allowed_fallback(wrong_method)
        // And so do polls.
        .layer(socketio::layer(&app))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), socketio::with_place))
        .layer(cors)
        .layer(map_request_with_state(Arc::clone(&app), forwarded))
        .layer(TraceLayer::new_for_http().make_span_with(spans))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .with_state(app)
}

/// What is logged of a request says which it is, by an id of its own or of the proxy that sends it, which answers have too.
/// Where a proxy that is believed tells of a trace, the request is part of it.
fn span(request: &Request, trusted: &[IpNet]) -> Span {
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
    let (method, path) = (request.method(), request.uri().path());
    let span = tracing::debug_span!("request", id, %method, path);
    if address::is_from_proxy(request, trusted) {
        continue_trace(&span, request.headers());
    }
    span
}

/// Takes the word of trusted proxies.
async fn forwarded(State(app): State<Arc<App>>, request: Request) -> Request {
    address::restore_host(request, &app.parts.settings.trusted_proxies)
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
}

/// What a server that is ready can do, and what not.
#[derive(Serialize)]
struct Ready {
    status: &'static str,
    /// Of each runner, how many languages it would run now, of how many that it may.
    runners: BTreeMap<String, Count>,
    languages: BTreeMap<String, Readiness>,
}

#[derive(Default, Serialize)]
struct Count {
    ready: usize,
    of: usize,
}

/// The process is there and answers.
async fn live() -> Json<Health> {
    Json(Health { status: "ok" })
}

/// New work can be sent here: at least one language is ready, and no stop is under way.
async fn ready(State(app): State<Arc<App>>) -> Result<Json<Ready>, Problem> {
    let unavailable = |code, detail| Problem::new(StatusCode::SERVICE_UNAVAILABLE, code, detail);
    if app.stopping.is_cancelled() {
        return Err(unavailable("shutting_down", "the server is about to stop"));
    }
    let languages = app.parts.offer.languages();
    if !languages.iter().any(|language| language.readiness == Readiness::Ready) {
        let detail = "no language is ready yet; GET /api/v1/languages says how far they are";
        return Err(unavailable("no_language_ready", detail));
    }
    let mut runners = BTreeMap::<String, Count>::new();
    for language in &languages {
        for runner in &language.runners {
            let count = runners.entry(runner.clone()).or_default();
            count.of += 1;
            count.ready += usize::from(language.runner.as_ref() == Some(runner));
        }
    }
    let languages = languages.into_iter().map(|language| (language.name, language.readiness)).collect();
    Ok(Json(Ready { status: "ok", runners, languages }))
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
