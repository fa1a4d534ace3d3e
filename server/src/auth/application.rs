//! Tokens that another application signs for its users.

use jsonwebtoken::{Algorithm, Validation, decode, decode_header, errors::ErrorKind};
use serde::{Deserialize, de::IntoDeserializer as _};

use super::{
    Session, Unauthorised,
    keys::{self, KeyRing, KeysError},
    moment,
};
use crate::{
    config::AuthSettings,
    protocol::{Role, RoomAccess, User},
};

/// Checks the tokens of one application.
pub(super) struct Application {
    keys: KeyRing,
    rules: Validation,
}

/// What a token says. Others of its claims are not looked at.
#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: u64,
    name: Option<String>,
    #[serde(alias = "picture")]
    avatar: Option<String>,
    rooms: Option<Vec<String>>,
    #[serde(default)]
    role: Option<String>,
}

impl Application {
    /// `None` where the settings name no keys.
    ///
    /// # Errors
    /// When a file of keys cannot be used.
    pub(super) fn new(settings: &AuthSettings) -> Result<Option<Self>, KeysError> {
        if settings.keys.is_empty() {
            return Ok(None);
        }
        let mut rules = Validation::new(Algorithm::HS256);
        rules.leeway = settings.leeway.as_secs();
        rules.validate_nbf = true;
        rules.set_issuer(&[&settings.issuer]);
        rules.set_audience(&[&settings.audience]);
        rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        Ok(Some(Self { keys: keys::open(&settings.keys)?, rules }))
    }

    /// Who shows this token.
    ///
    /// # Errors
    /// When no key of the application has signed it, or its time is over or has not come.
    pub(super) fn verify(&self, token: &str) -> Result<Session, Unauthorised> {
        let header = decode_header(token).map_err(|_| Unauthorised::Invalid)?;
        let (keys, mut verdict) = (self.keys.now(), Unauthorised::Invalid);
        // A key is used by its own algorithm alone, whatever the token says; a name narrows the choice.
        let fits = |id: &Option<String>| header.kid.is_none() || id.is_none() || *id == header.kid;
        for key in keys.iter().filter(|key| key.algorithm == header.alg && fits(&key.id)) {
            let mut rules = self.rules.clone();
            rules.algorithms = vec![key.algorithm];
            match decode::<Claims>(token, &key.key, &rules) {
                Ok(token) => return session(token.claims),
                Err(error) => match error.kind() {
                    // It was signed by this key, so that no other can be right.
                    ErrorKind::ExpiredSignature => verdict = Unauthorised::Expired,
                    ErrorKind::ImmatureSignature => verdict = Unauthorised::NotYet,
                    _ => {}
                },
            }
        }
        Err(verdict)
    }
}

fn session(claims: Claims) -> Result<Session, Unauthorised> {
    let name = claims.name.as_deref().unwrap_or(&claims.sub);
    let user = User::new(&claims.sub, name, claims.avatar.as_deref());
    let user = user.map_err(|error| Unauthorised::Claims(error.to_string()))?;
    let rooms = match claims.rooms {
        None => RoomAccess::All,
        Some(patterns) => {
            RoomAccess::matching(&patterns).map_err(|why| Unauthorised::Claims(format!("rooms: {why}")))?
        }
    };
    let role = claims.role.map_or(Ok(Role::default()), |role| {
        let known = Role::deserialize(role.as_str().into_deserializer());
        let unknown = || format!("role {role:?} is not known; roles are member, moderator and admin");
        known.map_err(|_: serde::de::value::Error| Unauthorised::Claims(unknown()))
    })?;
    Ok(Session { user, expires_at: moment(claims.exp), rooms, role })
}
