//! What things are called: rooms, executions, requests, moments.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{ErrorCode, ErrorEvent};

/// The most characters that a room's id may have.
pub const MAX_ROOM_ID: usize = 64;
/// The most characters that a request's id may have.
pub const MAX_REQUEST_ID: usize = 64;

/// A room's name: 1 to [`MAX_ROOM_ID`] characters, each one of `A-Z a-z 0-9 _ -`. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, ToSchema)]
#[serde(try_from = "String")]
#[schema(value_type = String, min_length = 1, max_length = 64, pattern = "^[A-Za-z0-9_-]+$")]
pub struct RoomId(Arc<str>);

impl RoomId {
    /// Checks a room's id.
    ///
    /// # Errors
    /// `invalid_room_id` where it is empty, too long, or has another character.
    pub fn new(id: &str) -> Result<Self, ErrorEvent> {
        let error = |what: &str| ErrorEvent::about(ErrorCode::InvalidRoomId, "roomId", id, what);
        if id.is_empty() {
            return Err(error("is empty; a room's id has 1 to 64 characters").limit(MAX_ROOM_ID));
        }
        if !id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')) {
            return Err(error("has a character that is not one of A-Z a-z 0-9 _ -"));
        }
        if id.len() > MAX_ROOM_ID {
            let what = format!("has {} characters, over the limit of {MAX_ROOM_ID}", id.len());
            return Err(error(&what).limit(MAX_ROOM_ID));
        }
        Ok(Self(id.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for RoomId {
    type Error = ErrorEvent;

    fn try_from(id: String) -> Result<Self, ErrorEvent> {
        Self::new(&id)
    }
}

impl Serialize for RoomId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl fmt::Display for RoomId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An execution's name: a UUID, so that it cannot be guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct ExecutionId(pub Uuid);

impl fmt::Display for ExecutionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A client's own name for a request: text of at most [`MAX_REQUEST_ID`] characters, or a whole number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(untagged)]
pub enum RequestId {
    /// A number.
    Number(u64),
    /// A text.
    Text(String),
}

/// A moment: milliseconds since the Unix epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
pub struct Timestamp(pub u64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_ids_name_what_is_wrong_with_them() {
        assert_eq!(RoomId::new("a-B_9").unwrap().as_str(), "a-B_9");
        RoomId::new(&"x".repeat(64)).unwrap();
        for (id, why) in [
            ("", "is empty"),
            ("a b", "has a character"),
            ("../etc", "has a character"),
            ("é", "has a character"),
            (&*"x".repeat(65), "has 65 characters, over the limit of 64"),
        ] {
            let error = RoomId::new(id).unwrap_err();
            assert_eq!(error.code, ErrorCode::InvalidRoomId);
            assert_eq!(error.field.as_deref(), Some("roomId"));
            assert!(error.message.contains(why), "{error}");
        }
    }
}
