//! Bodies of requests: JSON, of a bounded size and in a bounded time.

use std::sync::Arc;

use axum::{
    body::Bytes,
    extract::{self, FromRequest, FromRequestParts, Request, rejection::BytesRejection},
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use serde::de::DeserializeOwned;
use tokio::time::timeout;

use super::super::{App, problem::Problem};

/// A request's body.
#[derive(Debug)]
pub(in crate::transports) struct Body(pub(in crate::transports) Bytes);

impl FromRequest<Arc<App>> for Body {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Problem> {
        let bound = app.parts.settings.request_timeout;
        match timeout(bound, Bytes::from_request(request, app)).await {
            Ok(Ok(body)) => Ok(Self(body)),
            Ok(Err(rejection)) => Err(unreadable(&rejection, app.parts.settings.max_frame)),
            Err(_) => {
                let detail = format!("the request's body took longer than {bound:?}");
                Err(Problem::new(StatusCode::REQUEST_TIMEOUT, "request_timeout", detail))
            }
        }
    }
}

/// What is asked for in a request's path.
#[derive(Debug)]
pub(super) struct Path<T>(pub(super) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = extract::Path::from_request_parts(parts, state).await;
        let extract::Path(path) = path
            .map_err(|rejection| Problem::new(rejection.status(), "invalid_path", rejection.body_text()))?;
        Ok(Self(path))
    }
}

/// What is asked for behind a request's path.
#[derive(Debug)]
pub(super) struct Query<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query = extract::Query::from_request_parts(parts, state).await;
        let extract::Query(query) = query
            .map_err(|rejection| Problem::new(rejection.status(), "invalid_query", rejection.body_text()))?;
        Ok(Self(query))
    }
}

/// What is wrong with a body that may have so many bytes.
fn unreadable(rejection: &BytesRejection, limit: u64) -> Problem {
    if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
        // How large it is is not known: no more of it was read.
        let detail = format!("the body is over the limit of {limit} bytes");
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "body_too_large", detail).limit(limit)
    } else {
        Problem::new(StatusCode::BAD_REQUEST, "unreadable_body", rejection.body_text())
    }
}

/// Reads a body of JSON.
///
/// # Errors
/// What is wrong with it, and in which field.
pub(in crate::transports) fn read<T: DeserializeOwned>(
    headers: &HeaderMap,
    body: &[u8],
) -> Result<T, Problem> {
    // A page of another origin can send any other type without asking first.
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        let detail = format!("content-type is {kind:?}; it has to be application/json");
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type", detail));
    }
    let value: serde_json::Value = serde_json::from_slice(body).map_err(|error| {
        let detail = format!("the body is not JSON: {error}");
        Problem::new(StatusCode::BAD_REQUEST, "malformed_json", detail)
    })?;
    // A list would be taken for the fields in their order.
    if !value.is_object() && !value.is_null() {
        let detail = "the body is not an object, as {\"field\": …}";
        return Err(Problem::new(StatusCode::BAD_REQUEST, "not_an_object", detail));
    }
    serde_path_to_error::deserialize(value).map_err(|error| {
        let field = error.path().to_string();
        let problem =
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_field", error.inner().to_string());
        if field == "." { problem } else { problem.field(field) }
    })
}
