//! A session as its owner sees it.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    auth::Session,
    protocol::{Role, User},
};

/// A session as its owner sees it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct SessionInfo {
    #[serde(flatten)]
    user: User,
    /// What its user may do beside what everybody may.
    role: Role,
    /// Milliseconds since the Unix epoch.
    expires_at: u64,
}

impl From<Session> for SessionInfo {
    fn from(session: Session) -> Self {
        let Session { user, role, expires_at, .. } = session;
        Self { user, role, expires_at: milliseconds(expires_at) }
    }
}

fn milliseconds(moment: SystemTime) -> u64 {
    let since = moment.duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
