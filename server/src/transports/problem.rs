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
    protocol::{ErrorCode, ErrorEvent, InvalidUser},
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
    #[schema(value_type = String)]
    detail: Box<str>,
    /// The field that is to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    field: Option<Box<str>>,
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
    pub(super) fn new(status: StatusCode, code: &'static str, detail: impl Into<Box<str>>) -> Self {
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

    /// As many connections are open as may be.
    pub(super) fn too_many_connections(most: u32) -> Self {
        let detail = format!("all {most} connections are taken; try again later");
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "too_many_connections", detail).limit(most.into())
    }

    /// Names the field.
    #[must_use]
    pub(super) fn field(mut self, field: impl Into<Box<str>>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Says what was in the field, or what it measures.
    #[must_use]
    pub(super) fn value(mut self, value: impl Into<Value>) -> Self {
        self.value = Some(Box::new(value.into()));
        self
    }

    /// Names the limit.
    #[must_use]
    pub(super) fn limit(mut self, limit: u64) -> Self {
        self.limit = Some(limit);
        self
    }
}

impl From<ErrorEvent> for Problem {
    fn from(error: ErrorEvent) -> Self {
        let ErrorEvent { code, message, field, value, limit, retry_after_ms, reply_to: _ } = error;
        let problem = Self::new(status(code), code.as_str(), message);
        Self { field: field.map(Into::into), value, limit, retry_after_ms, ..problem }
    }
}

impl From<InvalidUser> for Problem {
    fn from(why: InvalidUser) -> Self {
        let problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_field", why.to_string());
        // Sentences have the name of a part in words, requests as their field.
        let field = |part| if part == "display name" { "displayName" } else { part };
        match why {
            InvalidUser::Empty { field: part } => problem.field(field(part)),
            InvalidUser::TooLong { field: part, value, limit } => {
                problem.field(field(part)).value(value).limit(limit as u64)
            }
            InvalidUser::Character { field: part, text, .. } => problem.field(field(part)).value(text),
        }
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
