//! Errors of HTTP requests: always JSON, as RFC 9457 describes it, with the codes of the protocol.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::{
    protocol::{ErrorCode, ErrorEvent},
    rates::TooOften,
};

/// Why a request was refused.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Problem {
    #[serde(serialize_with = "number")]
    #[schema(value_type = u16)]
    status: StatusCode,
    title: &'static str,
    /// For programs. The words never change their meaning.
    code: &'static str,
    /// For people.
    detail: String,
    /// The field that is to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// What was in it, cut short, or what it measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Value>)]
    value: Option<Box<Value>>,
    /// The limit that was met, in the unit that `detail` names.
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<u64>,
    /// After how many milliseconds to try again; `Retry-After` has it in seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_ms: Option<u64>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes the field by reference")]
fn number<S: serde::Serializer>(status: &StatusCode, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_u16(status.as_u16())
}

impl Problem {
    pub(super) fn new(status: StatusCode, code: &'static str, detail: impl Into<String>) -> Self {
        Self {
            status,
            title: status.canonical_reason().unwrap_or("Error"),
            code,
            detail: detail.into(),
            field: None,
            value: None,
            limit: None,
            retry_after_ms: None,
        }
    }

    pub(super) fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "the fault is the server's; try again")
    }

    /// Names the field.
    #[must_use]
    pub(super) fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }
}

impl From<ErrorEvent> for Problem {
    fn from(error: ErrorEvent) -> Self {
        let ErrorEvent { code, message, field, value, limit, retry_after_ms, reply_to: _ } = error;
        let problem = Self::new(status(code), code.as_str(), message);
        Self { field, value, limit, retry_after_ms, ..problem }
    }
}

impl From<TooOften> for Problem {
    fn from(over: TooOften) -> Self {
        ErrorEvent::from(over).into()
    }
}

/// What HTTP calls a refusal.
fn status(code: ErrorCode) -> StatusCode {
    use ErrorCode as Code;
    match code {
        Code::MalformedJson | Code::NotAnObject | Code::UnknownEvent | Code::MalformedDocument => {
            StatusCode::BAD_REQUEST
        }
        Code::InvalidField | Code::InvalidRoomId | Code::UnknownLanguage | Code::CodeRefused => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Code::FrameTooLarge | Code::CodeTooLarge | Code::InputTooLarge | Code::DocumentTooLarge => {
            StatusCode::PAYLOAD_TOO_LARGE
        }
        Code::Unauthorised => StatusCode::UNAUTHORIZED,
        Code::LanguageNotAllowed
        | Code::NotAMember
        | Code::NotYourExecution
        | Code::RoomNotAllowed
        | Code::EditingLocked
        | Code::RunningLocked
        | Code::NotAHost
        | Code::NotAModerator
        | Code::NotAnAdmin => StatusCode::FORBIDDEN,
        Code::ExecutionNotFound | Code::FileNotFound => StatusCode::NOT_FOUND,
        Code::AlreadyRunning | Code::AlreadyStarted | Code::InputClosed | Code::DocumentOutOfStep => {
            StatusCode::CONFLICT
        }
        Code::RoomQueueFull | Code::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        Code::LanguageNotReady | Code::RoomFull | Code::TooManyRooms | Code::ShuttingDown => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let retry_after = self.retry_after_ms.map(|wait| wait.div_ceil(1000));
        let mut response = (self.status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}
