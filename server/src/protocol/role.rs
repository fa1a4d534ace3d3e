//! What somebody may do beside what everybody may.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What somebody is, from the least to the most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// One of many.
    #[default]
    Member,
    /// A host of every room they enter, who may also end what others run where the settings let moderators do so.
    Moderator,
    /// A moderator who also sees the figures of the whole server.
    Admin,
}

impl Role {
    /// Whether they may do what moderators may.
    pub fn moderates(self) -> bool {
        self >= Self::Moderator
    }
}
