//! Who a client is: tokens that this server signs, or another application, and that are checked here.
//!
//! A guest asks for a session and gets a token that carries an id, a name and an avatar; an application gives its users
//! tokens of its own. Whoever shows a token is whom it names; nothing that a message says about its sender is believed.

mod application;
mod guest;
mod key;
mod keys;
#[cfg(test)]
mod tests;

use std::{
    net::IpAddr,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode, errors::ErrorKind,
    get_current_timestamp,
};
use serde::{Deserialize, Serialize};

use self::application::Application;
use crate::{
    config::AuthSettings,
    protocol::{Role, RoomAccess, User},
    rooms::Participant,
};

pub use {
    guest::SessionRequest,
    key::{Key, KeyError},
    keys::KeysError,
};

/// Who signs, and for whom: a token made for another use of the same key is refused.
const ISSUER: &str = "runroom";
const AUDIENCE: &str = "runroom-session";
/// Seconds by which the clock may have been set back between signing and checking.
const LEEWAY: u64 = 5;

/// Signs and checks tokens.
pub struct Tokens {
    signing: EncodingKey,
    checking: DecodingKey,
    rules: Validation,
    lifetime: Duration,
    guests: bool,
    application: Option<Application>,
}

/// A user for as long as a token is valid.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Who.
    pub user: User,
    /// Until when.
    pub expires_at: SystemTime,
    /// Where to.
    pub rooms: RoomAccess,
    /// As what.
    pub role: Role,
}

impl Session {
    /// The user as one who takes part in rooms, from an address.
    pub(crate) fn participant(self, address: Option<IpAddr>) -> Participant {
        let Self { user, rooms: access, role, .. } = self;
        Participant { access, role, address, ..Participant::new(user) }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: String,
    iat: u64,
    nbf: u64,
    exp: u64,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    avatar: Option<String>,
}

/// Why a token is not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unauthorised {
    /// None was shown.
    #[error("no session token; POST /api/v1/sessions gives one to guests")]
    Missing,
    /// Its time is over.
    #[error("the session token has expired; POST /api/v1/sessions gives a new one to guests")]
    Expired,
    /// Its time has not come.
    #[error("the session token is not valid yet")]
    NotYet,
    /// It is not one of ours. Nothing more is said, so that a forger learns nothing.
    #[error("the session token is not one that this server takes; POST /api/v1/sessions gives one to guests")]
    Invalid,
    /// It is signed well, and names somebody who cannot be: the application's fault.
    #[error("the session token is signed well, but cannot be used: {0}")]
    Claims(String),
}

/// Guests are not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("guests are not let in here; the application that this server belongs to gives sessions")]
pub struct NoGuests;

impl Tokens {
    /// Tokens for guests, signed with this key and valid for this long; and those of the application of the settings.
    ///
    /// # Errors
    /// When a file of the application's keys cannot be used.
    pub fn new(key: &Key, lifetime: Duration, settings: &AuthSettings) -> Result<Self, KeysError> {
        let mut rules = Validation::new(Algorithm::HS256);
        rules.leeway = LEEWAY;
        rules.validate_nbf = true;
        rules.set_issuer(&[ISSUER]);
        rules.set_audience(&[AUDIENCE]);
        rules.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
        Ok(Self {
            signing: EncodingKey::from_secret(key.as_bytes()),
            checking: DecodingKey::from_secret(key.as_bytes()),
            rules,
            lifetime,
            guests: settings.guests,
            application: Application::new(settings)?,
        })
    }

    /// Whether guests are let in.
    ///
    /// # Errors
    /// When they are not.
    pub fn check_guests(&self) -> Result<(), NoGuests> {
        if self.guests { Ok(()) } else { Err(NoGuests) }
    }

    /// Opens a session: the token, and what it says.
    ///
    /// # Errors
    /// When the token cannot be signed, which is a fault of ours.
    pub fn issue(&self, user: User) -> Result<(String, Session), jsonwebtoken::errors::Error> {
        let now = get_current_timestamp();
        let claims = Claims {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            sub: user.id().to_string(),
            iat: now,
            nbf: now,
            exp: now.saturating_add(self.lifetime.as_secs()),
            name: user.display_name().to_owned(),
            avatar: user.avatar().map(str::to_owned),
        };
        let token = encode(&Header::new(Algorithm::HS256), &claims, &self.signing)?;
        Ok((
            token,
            Session { user, expires_at: moment(claims.exp), rooms: RoomAccess::All, role: Role::Member },
        ))
    }

    /// Who shows this token.
    ///
    /// # Errors
    /// When it is neither ours nor the application's, or its time is over or has not come.
    pub fn verify(&self, token: &str) -> Result<Session, Unauthorised> {
        let guest = if self.guests { self.verify_guest(token) } else { Err(Unauthorised::Invalid) };
        match (guest, &self.application) {
            (Err(Unauthorised::Invalid), Some(application)) => application.verify(token),
            (guest, _) => guest,
        }
    }

    /// Who shows this token of a guest. An application renews its tokens itself.
    pub(crate) fn verify_guest(&self, token: &str) -> Result<Session, Unauthorised> {
        let claims = decode::<Claims>(token, &self.checking, &self.rules)
            .map_err(|error| match error.kind() {
                ErrorKind::ExpiredSignature => Unauthorised::Expired,
                ErrorKind::ImmatureSignature => Unauthorised::NotYet,
                _ => Unauthorised::Invalid,
            })?
            .claims;
        // Rules for names may have become stricter since the token was signed.
        let user = User::new(&claims.sub, &claims.name, claims.avatar.as_deref());
        let user = user.map_err(|_| Unauthorised::Invalid)?;
        Ok(Session { user, expires_at: moment(claims.exp), rooms: RoomAccess::All, role: Role::Member })
    }
}

fn moment(seconds: u64) -> SystemTime {
    UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).unwrap_or(UNIX_EPOCH)
}
