//! Whose a connection is, and how it takes part.

use std::net::IpAddr;

use crate::protocol::{Role, RoomAccess, User};

/// Whose a connection is, and how it takes part.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    /// Who.
    pub user: User,
    /// Which rooms they may enter.
    pub access: RoomAccess,
    /// What they may do there.
    pub role: Role,
    /// Where they come from, where that is known; rates are limited by it.
    pub address: Option<IpAddr>,
    /// Whether the room sees them as present. A program that asks something and goes is not somebody who comes.
    pub present: bool,
}

impl Participant {
    /// Somebody who is present and may enter every room, from nowhere in particular.
    pub fn new(user: User) -> Self {
        Self { user, access: RoomAccess::All, role: Role::Member, address: None, present: true }
    }
}
