//! The keys by which tokens of other applications are checked: files that may change under way.

use std::{
    fs::File,
    io::{self, Read as _},
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    sync::Arc,
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jsonwebtoken::{
    Algorithm, DecodingKey,
    jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet, PublicKeyUse},
};

use crate::watched::Watched;

/// Bytes of a file of keys.
const FILE_BYTES: u64 = 1 << 20;
/// Keys of all files: each may be tried on a token that names none.
const MOST_KEYS: usize = 64;
/// Bytes that a shared secret has at least: as many as HS256 has use for.
const SECRET_BYTES: usize = 32;

/// Why keys cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("cannot use the keys in {path}: {why}", path = path.display())]
pub struct KeysError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub why: String,
}

/// A key, and the one algorithm that it is for.
#[derive(Clone)]
pub(super) struct AppKey {
    /// Its name, where it has one.
    pub(super) id: Option<String>,
    pub(super) algorithm: Algorithm,
    pub(super) key: DecodingKey,
}

/// The keys of some files, as the files are now.
pub(super) type KeyRing = Watched<Arc<[AppKey]>, KeysError>;

/// Reads the files.
///
/// # Errors
/// The first that cannot be read, or has nothing in it that is of use.
pub(super) fn open(files: &[PathBuf]) -> Result<KeyRing, KeysError> {
    Watched::open("keys", files.to_owned(), read_all)
}

fn read_all(files: &[PathBuf]) -> Result<Arc<[AppKey]>, KeysError> {
    let mut keys = Vec::new();
    for path in files {
        let failed = |why: String| KeysError { path: path.clone(), why };
        keys.extend(read(path).map_err(|error| failed(error.to_string()))?.map_err(failed)?);
        if keys.len() > MOST_KEYS {
            return Err(failed(format!("there are more than {MOST_KEYS} keys in all")));
        }
    }
    Ok(keys.into())
}

fn read(path: &Path) -> io::Result<Result<Vec<AppKey>, String>> {
    let file = File::open(path)?;
    let about = file.metadata()?;
    let mut content = Vec::new();
    file.take(FILE_BYTES + 1).read_to_end(&mut content)?;
    if content.len() as u64 > FILE_BYTES {
        return Ok(Err(format!("it is over the limit of {FILE_BYTES} bytes")));
    }
    let keys = parse(&content);
    let is_secret = |keys: &[AppKey]| keys.iter().any(|key| key.algorithm == Algorithm::HS256);
    Ok(match keys {
        // Whoever can read it can sign.
        Ok(keys) if is_secret(&keys) && about.mode() & 0o077 != 0 => Err(format!(
            "it has a secret, and its mode is {:o}, so that others may read it; 600 is right",
            about.mode() & 0o777
        )),
        keys => keys,
    })
}

/// A set of keys in JSON, a public key as PEM, or a secret that is the file's content.
fn parse(content: &[u8]) -> Result<Vec<AppKey>, String> {
    let text = str::from_utf8(content).ok().map(str::trim);
    match text {
        Some(text) if text.starts_with('{') => set(text),
        Some(text) if text.starts_with("-----BEGIN") => pem(text).map(|key| vec![key]),
        _ => {
            // An editor puts a line's end there.
            let secret = text.map_or(content, str::as_bytes);
            secret_key(None, secret).map(|key| vec![key])
        }
    }
}

fn set(text: &str) -> Result<Vec<AppKey>, String> {
    let set: JwkSet = serde_json::from_str(text).map_err(|error| format!("it is no set of keys: {error}"))?;
    let of_use = set.keys.iter().filter(|jwk| jwk.common.public_key_use != Some(PublicKeyUse::Encryption));
    let keys: Vec<_> = of_use.map(key).collect::<Result<_, _>>()?;
    if keys.is_empty() { Err("it has no key that checks signatures".to_owned()) } else { Ok(keys) }
}

/// A key's algorithm is that of its kind, so that none can be used by another's rules.
fn key(jwk: &Jwk) -> Result<AppKey, String> {
    let id = jwk.common.key_id.clone();
    let name = id.as_deref().unwrap_or("without a name").to_owned();
    let algorithm = match &jwk.algorithm {
        AlgorithmParameters::OctetKey(secret) => {
            let secret = BASE64_URL_SAFE_NO_PAD.decode(secret.value.trim_end_matches('='));
            let secret = secret.map_err(|error| format!("key {name}: {error}"))?;
            return secret_key(id, &secret).map_err(|why| format!("key {name}: {why}"));
        }
        AlgorithmParameters::RSA(_) => Algorithm::RS256,
        AlgorithmParameters::EllipticCurve(curve) if curve.curve == EllipticCurve::P256 => Algorithm::ES256,
        AlgorithmParameters::OctetKeyPair(pair) if pair.curve == EllipticCurve::Ed25519 => Algorithm::EdDSA,
        _ => return Err(format!("key {name}: its curve is not P-256 or Ed25519")),
    };
    let said = jwk.common.key_algorithm.map(|algorithm| algorithm.to_string());
    if let Some(said) = said.filter(|said| *said != format!("{algorithm:?}")) {
        return Err(format!("key {name}: it is for {said}; of its kind only {algorithm:?} is taken"));
    }
    let key = DecodingKey::from_jwk(jwk).map_err(|error| format!("key {name}: {error}"))?;
    Ok(AppKey { id, algorithm, key })
}

fn pem(text: &str) -> Result<AppKey, String> {
    if text.contains("PRIVATE KEY") {
        return Err("it is a private key; the public one belongs here".to_owned());
    }
    type Read = fn(&[u8]) -> jsonwebtoken::errors::Result<DecodingKey>;
    let kinds: [(Algorithm, Read); 3] = [
        (Algorithm::RS256, DecodingKey::from_rsa_pem),
        (Algorithm::ES256, DecodingKey::from_ec_pem),
        (Algorithm::EdDSA, DecodingKey::from_ed_pem),
    ];
    kinds
        .into_iter()
        .find_map(|(algorithm, read)| Some(AppKey { id: None, algorithm, key: read(text.as_bytes()).ok()? }))
        .ok_or_else(|| "it is no public key of RSA, P-256 or Ed25519".to_owned())
}

fn secret_key(id: Option<String>, secret: &[u8]) -> Result<AppKey, String> {
    if secret.len() < SECRET_BYTES {
        return Err(format!(
            "a secret of {} bytes is too short; it has to have at least {SECRET_BYTES}",
            secret.len()
        ));
    }
    Ok(AppKey { id, algorithm: Algorithm::HS256, key: DecodingKey::from_secret(secret) })
}
