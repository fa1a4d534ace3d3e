//! Errors of HTTP requests: always JSON, as RFC 9457 describes it.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// Why a request was refused.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Problem {
    #[serde(serialize_with = "number")]
    status: StatusCode,
    title: &'static str,
    /// For programs. The words never change their meaning.
    code: &'static str,
    /// For people.
    detail: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes the field by reference")]
fn number<S: serde::Serializer>(status: &StatusCode, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_u16(status.as_u16())
}

impl Problem {
    pub(super) fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self { status, title: status.canonical_reason().unwrap_or("Error"), code, detail: detail.into() }
    }

    pub(super) fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the fault is the server's; try again")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self)).into_response();
        let kind = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
        response
    }
}
