//! Who a client is: tokens that this server signs and checks.
//!
//! A guest asks for a session and gets a token that carries an id, a name and an avatar. Whoever shows the token is
//! that guest; nothing that a message says about its sender is believed.

mod guest;
mod key;

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode, errors::ErrorKind,
    get_current_timestamp,
};
use serde::{Deserialize, Serialize};

use crate::protocol::User;

pub use {
    guest::SessionRequest,
    key::{Key, KeyError},
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
}

/// A user for as long as a token is valid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub user: User,
    /// Until when.
    pub expires_at: SystemTime,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unauthorised {
    /// None was shown.
    #[error("no session token; POST /api/session gives one")]
    Missing,
    /// Its time is over.
    #[error("the session token has expired; POST /api/session gives a new one")]
    Expired,
    /// Its time has not come.
    #[error("the session token is not valid yet")]
    NotYet,
    /// It is not one of ours. Nothing more is said, so that a forger learns nothing.
    #[error("the session token is not one of this server's; POST /api/session gives one")]
    Invalid,
}

impl Tokens {
    /// Tokens signed with this key and valid for this long.
    pub fn new(key: &Key, lifetime: Duration) -> Self {
        let mut rules = Validation::new(Algorithm::HS256);
        rules.leeway = LEEWAY;
        rules.validate_nbf = true;
        rules.set_issuer(&[ISSUER]);
        rules.set_audience(&[AUDIENCE]);
        rules.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
        Self {
            signing: EncodingKey::from_secret(key.as_bytes()),
            checking: DecodingKey::from_secret(key.as_bytes()),
            rules,
            lifetime,
        }
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
        Ok((token, Session { user, expires_at: moment(claims.exp) }))
    }

    /// Who shows this token.
    ///
    /// # Errors
    /// When it is not ours, or its time is over or has not come.
    pub fn verify(&self, token: &str) -> Result<Session, Unauthorised> {
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
        Ok(Session { user, expires_at: moment(claims.exp) })
    }
}

fn moment(seconds: u64) -> SystemTime {
    UNIX_EPOCH.checked_add(Duration::from_secs(seconds)).unwrap_or(UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn tokens() -> Tokens {
        Tokens::new(&Key::from_bytes([7; 32]), Duration::from_secs(60))
    }

    fn ada() -> User {
        User::new("u1", "Ada", Some("🦦")).unwrap()
    }

    /// Claims as `issue` makes them, with some replaced, or left out where `null`.
    fn claims(changes: &Value) -> Value {
        let now = get_current_timestamp();
        let mut claims = json!({
            "iss": ISSUER, "aud": AUDIENCE, "sub": "u1", "name": "Ada",
            "iat": now, "nbf": now, "exp": now + 60,
        });
        for (key, value) in changes.as_object().unwrap() {
            claims[key] = value.clone();
        }
        claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        claims
    }

    fn signed(algorithm: Algorithm, key: &[u8], changes: &Value) -> String {
        encode(&Header::new(algorithm), &claims(changes), &EncodingKey::from_secret(key)).unwrap()
    }

    fn verdict(changes: &Value) -> Option<Unauthorised> {
        tokens().verify(&signed(Algorithm::HS256, &[7; 32], changes)).err()
    }

    #[test]
    fn a_token_brings_back_who_it_was_issued_to() {
        let (token, session) = tokens().issue(ada()).unwrap();
        assert_eq!(session.user, ada());
        assert_eq!(tokens().verify(&token), Ok(session));
    }

    #[test]
    fn the_claims_of_a_forgery_are_those_of_a_good_token_but_for_the_change() {
        assert_eq!(verdict(&json!({})), None);
    }

    #[test]
    fn time_is_checked_on_both_sides() {
        let now = get_current_timestamp();
        assert_eq!(verdict(&json!({"exp": now - 60})), Some(Unauthorised::Expired));
        assert_eq!(verdict(&json!({"nbf": now + 60})), Some(Unauthorised::NotYet));
    }

    #[test]
    fn a_token_for_another_use_or_without_a_claim_is_refused() {
        for changes in [
            json!({"aud": "elsewhere"}),
            json!({"iss": "elsewhere"}),
            json!({"aud": null}),
            json!({"iss": null}),
            json!({"exp": null}),
            json!({"nbf": null}),
            json!({"sub": null}),
            json!({"name": null}),
            json!({"name": "a\u{202E}b"}),
            json!({"sub": ""}),
            json!({"exp": "tomorrow"}),
        ] {
            assert_eq!(verdict(&changes), Some(Unauthorised::Invalid), "{changes}");
        }
    }

    #[test]
    fn forgeries_are_refused() {
        use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};

        let good = signed(Algorithm::HS256, &[7; 32], &json!({}));
        let [header, body, signature] = good.split('.').collect::<Vec<_>>().try_into().unwrap();
        let unsigned = |algorithm: &str| BASE64.encode(json!({"alg": algorithm, "typ": "JWT"}).to_string());
        let other = BASE64.encode(claims(&json!({"sub": "root"})).to_string());
        for forged in [
            signed(Algorithm::HS256, &[8; 32], &json!({})),
            signed(Algorithm::HS512, &[7; 32], &json!({})),
            signed(Algorithm::HS256, b"", &json!({})),
            format!("{}.{body}.", unsigned("none")),
            format!("{}.{body}.{signature}", unsigned("none")),
            format!("{}.{body}.{signature}", unsigned("RS256")),
            format!("{header}.{other}.{signature}"),
            format!("{header}.{body}."),
            format!("{header}.{body}"),
            format!("{good}.{signature}"),
            String::new(),
            "..".to_owned(),
            "garbage".to_owned(),
            "é.é.é".to_owned(),
        ] {
            assert_eq!(tokens().verify(&forged), Err(Unauthorised::Invalid), "{forged}");
        }
    }
}
