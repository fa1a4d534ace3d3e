mod application;

use serde_json::{Value, json};

use super::*;

fn tokens() -> Tokens {
    Tokens::new(&Key::from_bytes([7; 32]), Duration::from_secs(60), &AuthSettings::default()).unwrap()
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
