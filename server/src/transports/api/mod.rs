//! The HTTP API, `/api/v1`: what the rooms do, for programs that ask once and go.
//!
//! Each request is a client of the rooms as a WebSocket is (`call.rs`), so that there is one way to everything: the same
//! rules, the same events, the same errors. What is documented is made of the types themselves.

mod asyncapi;
mod call;
mod executions;
pub(super) mod idempotency;
mod overview;
mod programs;
pub(super) mod request;
mod rooms;
pub(super) mod turns;

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::DefaultBodyLimit,
    http::{HeaderValue, header},
    middleware::map_response,
    response::Response,
    routing::get,
};
use serde_json::Value;
use utoipa::{
    OpenApi,
    openapi::{
        ContentBuilder, Ref, ResponseBuilder,
        security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};
use utoipa_axum::{router::OpenApiRouter, routes};
use utoipa_swagger_ui::{Config, SwaggerUi};

use super::App;

/// Where it is.
pub(super) const ROOT: &str = "/api/v1";
const OPENAPI: &str = "/api/v1/openapi.json";
const ASYNCAPI: &str = "/api/v1/asyncapi.json";
const SCHEME: &str = "session";

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Runroom",
        description = "Run programs, alone or in rooms. A session's token goes into `Authorization: Bearer …`; guests get one \
            from `POST /api/v1/sessions`, an application signs those of its users itself. Errors are problems as RFC 9457 \
            describes them, with a `code` for programs that never changes its meaning.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    tags(
        (name = "programs", description = "A program that is waited for"),
        (name = "rooms", description = "What waits, runs and ran in a room"),
        (name = "executions", description = "One execution"),
        (name = "server", description = "Sessions, languages, figures"),
    ),
)]
struct Description;

/// The routes, and what is said about them.
fn routes() -> OpenApiRouter<Arc<App>> {
    let routes = OpenApiRouter::new()
        .routes(routes!(programs::run_and_wait))
        .routes(routes!(rooms::status))
        .routes(routes!(rooms::history, programs::run_in_room))
        .routes(routes!(rooms::clear_queue))
        .routes(routes!(executions::get, executions::cancel))
        .routes(routes!(executions::events))
        .routes(routes!(executions::input))
        .routes(routes!(executions::file))
        .routes(routes!(overview::open_session))
        .routes(routes!(overview::languages))
        .routes(routes!(overview::statistics));
    let mut all = OpenApiRouter::with_openapi(Description::openapi()).nest(ROOT, routes);
    let described = all.get_openapi_mut();
    let problem = || {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let refused = ResponseBuilder::new().description("The request was refused: `code` says why");
        refused.content("application/problem+json", content).build()
    };
    for item in described.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.post, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            operation.responses.responses.insert("default".to_owned(), problem().into());
        }
    }
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
    let components = described.components.get_or_insert_default();
    components.add_security_scheme(SCHEME, SecurityScheme::Http(bearer));
    described.security = Some(vec![SecurityRequirement::new::<_, _, String>(SCHEME, [])]);
    all
}

/// What the API is, as OpenAPI says it.
#[cfg(test)]
fn openapi() -> utoipa::openapi::OpenApi {
    routes().into_openapi()
}

/// Everything below [`ROOT`].
pub(super) fn router(app: &App) -> Router<Arc<App>> {
    let (router, openapi) = routes().split_for_parts();
    let asyncapi = Arc::new(asyncapi::asyncapi());
    let page = SwaggerUi::new("/api/v1/docs").url(OPENAPI, openapi).config(Config::new([OPENAPI]));
    let limit = usize::try_from(app.parts.settings.max_frame).unwrap_or(usize::MAX);
    router
        .layer(DefaultBodyLimit::max(limit))
        .route(ASYNCAPI, get(async move || Json(Value::clone(&asyncapi))))
        .merge(Router::from(page).layer(map_response(harmless)))
}

/// Lets the page of the description do what it has to, and nothing else.
async fn harmless(mut response: Response) -> Response {
    const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
        img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}
