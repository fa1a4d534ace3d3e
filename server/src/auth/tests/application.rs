//! Tokens of another application: what is taken, and every confusion that is not.

use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt as _,
    path::PathBuf,
};

use jsonwebtoken::jwk::Jwk;
use tempfile::TempDir;

use super::*;
use crate::protocol::RoomId;

const RSA: (&[u8], &[u8]) = (include_bytes!("rsa.pem"), include_bytes!("rsa.pub.pem"));
const P256: (&[u8], &[u8]) = (include_bytes!("p256.pem"), include_bytes!("p256.pub.pem"));
const ED25519: (&[u8], &[u8]) = (include_bytes!("ed25519.pem"), include_bytes!("ed25519.pub.pem"));
const SECRET: &[u8] = b"a secret of the application, of forty bytes";

fn signer(algorithm: Algorithm) -> EncodingKey {
    match algorithm {
        Algorithm::RS256 => EncodingKey::from_rsa_pem(RSA.0).unwrap(),
        Algorithm::ES256 => EncodingKey::from_ec_pem(P256.0).unwrap(),
        Algorithm::EdDSA => EncodingKey::from_ed_pem(ED25519.0).unwrap(),
        _ => EncodingKey::from_secret(SECRET),
    }
}

/// A folder of files with keys.
struct Files(TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn put(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, content).unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();
        path
    }
}

fn settings(keys: Vec<PathBuf>) -> AuthSettings {
    AuthSettings { keys, issuer: "school".to_owned(), ..AuthSettings::default() }
}

fn of_keys(keys: Vec<PathBuf>) -> Tokens {
    Tokens::new(&Key::from_bytes([7; 32]), Duration::from_secs(60), &settings(keys)).unwrap()
}

fn why(keys: Vec<PathBuf>) -> String {
    let tokens = Tokens::new(&Key::from_bytes([7; 32]), Duration::from_secs(60), &settings(keys));
    tokens.err().unwrap().to_string()
}

/// A token as the application makes it, but for some claims.
fn token(header: &Header, key: &EncodingKey, changes: &Value) -> String {
    let now = get_current_timestamp();
    let mut claims = json!({
        "iss": "school", "aud": "runroom", "sub": "teacher-7", "name": "Grace", "exp": now + 60, "iat": now,
        "rooms": ["class-*"], "picture": "🐙",
    });
    for (name, value) in changes.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    encode(header, &claims, key).unwrap()
}

fn good(algorithm: Algorithm) -> String {
    token(&Header::new(algorithm), &signer(algorithm), &json!({}))
}

#[test]
fn each_algorithm_is_taken_with_its_key_and_with_no_other() {
    let files = Files::new();
    let keys = [
        (Algorithm::RS256, files.put("rsa", RSA.1)),
        (Algorithm::ES256, files.put("p256", P256.1)),
        (Algorithm::EdDSA, files.put("ed25519", ED25519.1)),
        (Algorithm::HS256, files.put("secret", &[SECRET, b"\n"].concat())),
    ];
    for (algorithm, file) in &keys {
        let tokens = of_keys(vec![file.clone()]);
        for (signed, _) in &keys {
            let session = tokens.verify(&good(*signed));
            if signed != algorithm {
                assert_eq!(session, Err(Unauthorised::Invalid), "{signed:?} by {algorithm:?}");
                continue;
            }
            let session = session.unwrap();
            assert_eq!(session.user, User::new("teacher-7", "Grace", Some("🐙")).unwrap());
            assert!(session.rooms.allows(&RoomId::new("class-1").unwrap()));
            assert!(!session.rooms.allows(&RoomId::new("lobby").unwrap()));
        }
    }
    let all = of_keys(keys.iter().map(|(_, file)| file.clone()).collect());
    for (algorithm, _) in keys {
        all.verify(&good(algorithm)).unwrap();
    }
}

#[test]
fn a_public_key_is_no_secret() {
    let files = Files::new();
    for (name, (_, public)) in [("rsa", RSA), ("p256", P256), ("ed25519", ED25519)] {
        let tokens = of_keys(vec![files.put(name, public)]);
        let text = String::from_utf8(public.to_vec()).unwrap();
        for secret in [public, text.trim().as_bytes()] {
            let forged = token(&Header::new(Algorithm::HS256), &EncodingKey::from_secret(secret), &json!({}));
            assert_eq!(tokens.verify(&forged), Err(Unauthorised::Invalid), "{name}");
        }
    }
}

#[test]
fn what_a_token_says_is_checked() {
    let files = Files::new();
    let tokens = of_keys(vec![files.put("secret", SECRET)]);
    let now = get_current_timestamp();
    let verdict = |changes: Value| {
        tokens.verify(&token(&Header::new(Algorithm::HS256), &signer(Algorithm::HS256), &changes))
    };
    verdict(json!({})).unwrap();
    verdict(json!({"nbf": now, "aud": ["other", "runroom"]})).unwrap();
    assert_eq!(verdict(json!({"name": null})).unwrap().user.display_name(), "teacher-7");
    assert_eq!(verdict(json!({"rooms": null})).unwrap().rooms, RoomAccess::All);
    assert_eq!(verdict(json!({})).unwrap().role, Role::Member);
    assert_eq!(verdict(json!({"role": "admin"})).unwrap().role, Role::Admin);
    let Err(Unauthorised::Claims(why)) = verdict(json!({"role": "root"})) else {
        panic!("a role of that name")
    };
    assert_eq!(why, "role \"root\" is not known; roles are member, moderator and admin");
    for (changes, expected) in [
        (json!({"exp": now - 60}), Unauthorised::Expired),
        (json!({"nbf": now + 60}), Unauthorised::NotYet),
        (json!({"exp": null}), Unauthorised::Invalid),
        (json!({"iss": "elsewhere"}), Unauthorised::Invalid),
        (json!({"iss": null}), Unauthorised::Invalid),
        (json!({"aud": "elsewhere"}), Unauthorised::Invalid),
        (json!({"aud": null}), Unauthorised::Invalid),
        (json!({"sub": null}), Unauthorised::Invalid),
        (json!({"rooms": "all"}), Unauthorised::Invalid),
    ] {
        assert_eq!(verdict(changes.clone()), Err(expected), "{changes}");
    }
    for changes in [json!({"sub": ""}), json!({"name": "a\u{202E}b"}), json!({"rooms": vec!["*"; 100]})] {
        assert!(matches!(verdict(changes.clone()), Err(Unauthorised::Claims(_))), "{changes}");
    }
}

#[test]
fn keys_of_a_set_are_chosen_by_name_and_changed_without_a_restart() {
    let files = Files::new();
    let named = |algorithm: Algorithm, name: &str| {
        let mut jwk = Jwk::from_encoding_key(&signer(algorithm), algorithm).unwrap();
        jwk.common.key_id = Some(name.to_owned());
        serde_json::to_value(jwk).unwrap()
    };
    let set = |keys: &[Value]| json!({"keys": keys}).to_string().into_bytes();
    let path = files.put("keys.json", &set(&[named(Algorithm::ES256, "old")]));
    let tokens = of_keys(vec![path]);
    let by = |algorithm: Algorithm, name: &str| {
        token(
            &Header { kid: Some(name.to_owned()), ..Header::new(algorithm) },
            &signer(algorithm),
            &json!({}),
        )
    };
    tokens.verify(&by(Algorithm::ES256, "old")).unwrap();
    assert_eq!(tokens.verify(&by(Algorithm::ES256, "../old")), Err(Unauthorised::Invalid));
    assert_eq!(tokens.verify(&by(Algorithm::RS256, "new")), Err(Unauthorised::Invalid));

    files.put("keys.json", &set(&[named(Algorithm::RS256, "new")]));
    tokens.verify(&by(Algorithm::RS256, "new")).unwrap();
    assert_eq!(tokens.verify(&by(Algorithm::ES256, "old")), Err(Unauthorised::Invalid));
    // A file that is half written is no reason to turn everybody away.
    files.put("keys.json", b"{\"keys\": [");
    tokens.verify(&by(Algorithm::RS256, "new")).unwrap();
}

#[test]
fn keys_that_cannot_be_used_are_told() {
    let files = Files::new();
    assert!(why(vec![files.0.path().join("none")]).contains("none: No such file"));
    assert!(
        why(vec![files.put("short", b"secret")]).contains("6 bytes is too short; it has to have at least 32")
    );
    assert!(why(vec![files.put("private", RSA.0)]).contains("private key"));
    assert!(why(vec![files.put("json", b"{}")]).contains("no set of keys"));
    assert!(why(vec![files.put("empty", b"{\"keys\": []}")]).contains("no key that checks signatures"));
    assert!(
        why(vec![files.put("pem", b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")])
            .contains("no public key of RSA, P-256 or Ed25519")
    );
    let open = files.put("open", SECRET);
    fs::set_permissions(&open, Permissions::from_mode(0o644)).unwrap();
    assert!(why(vec![open]).contains("mode is 644"));
}

#[test]
fn guests_come_only_where_they_may() {
    let files = Files::new();
    let closed = AuthSettings { guests: false, ..settings(vec![files.put("secret", SECRET)]) };
    let closed = Tokens::new(&Key::from_bytes([7; 32]), Duration::from_secs(60), &closed).unwrap();
    let (guest, _) = tokens().issue(ada()).unwrap();
    assert_eq!((closed.verify(&guest), closed.check_guests()), (Err(Unauthorised::Invalid), Err(NoGuests)));
    closed.verify(&good(Algorithm::HS256)).unwrap();
    tokens().check_guests().unwrap();
}
