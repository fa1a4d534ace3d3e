//! SHA-256 digests as they stand in manifests and name the objects of the store.

use std::{
    fmt,
    io::{self, Read},
    str::FromStr,
};

use serde::{Deserialize, Deserializer, de};
use sha2::{Digest as _, Sha256 as Hasher};

/// How much is read at a time: large enough that the digest, not the reading, is what takes the time.
const BLOCK: usize = 256 << 10;

/// A SHA-256 digest, written as 64 lowercase hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sha256([u8; 32]);

impl Sha256 {
    /// The digest of bytes in memory.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Hasher::digest(bytes).into())
    }

    /// The digest and the length of all that a reader gives.
    ///
    /// # Errors
    /// When reading fails.
    pub fn of_reader(reader: impl Read) -> io::Result<(Self, u64)> {
        copy(reader, io::sink())
    }
}

/// Copies all that a reader gives; returns its digest and length.
///
/// # Errors
/// When reading or writing fails.
pub(crate) fn copy(mut from: impl Read, mut to: impl io::Write) -> io::Result<(Sha256, u64)> {
    let mut hasher = Hasher::new();
    let mut block = vec![0; BLOCK];
    let mut length = 0;
    loop {
        let count = match from.read(&mut block) {
            Ok(0) => return Ok((Sha256(hasher.finalize().into()), length)),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        hasher.update(&block[..count]);
        to.write_all(&block[..count])?;
        length += count as u64;
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is no digest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a SHA-256 digest of 64 lowercase hexadecimal digits")]
pub struct NotADigest(String);

impl FromStr for Sha256 {
    type Err = NotADigest;

    fn from_str(text: &str) -> Result<Self, NotADigest> {
        let digest = bytes_of(text).and_then(|bytes| bytes.try_into().ok());
        digest.map(Self).ok_or_else(|| NotADigest(text.to_owned()))
    }
}

/// The bytes that lowercase hexadecimal digits stand for.
fn bytes_of(digits: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, []) = digits.as_bytes().as_chunks() else { return None };
    pairs.iter().map(|&[high, low]| Some(digit(high)? << 4 | digit(low)?)).collect()
}

/// Bytes, written as lowercase hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hex(pub Vec<u8>);

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let error =
            || de::Error::custom(format!("{text:?} is not made of pairs of lowercase hexadecimal digits"));
        bytes_of(&text).map(Self).ok_or_else(error)
    }
}

impl<'de> Deserialize<'de> for Sha256 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_reads_as_it_is_written() {
        let digest = Sha256::of(b"abc");
        assert_eq!(digest.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(digest.to_string().parse(), Ok(digest));
        assert_eq!(Sha256::of_reader(&b"abc"[..]).unwrap(), (digest, 3));
    }

    #[test]
    fn what_is_no_digest_is_refused() {
        for text in ["", "ab", &"G".repeat(64), &"A".repeat(64), &"é".repeat(32)] {
            assert!(text.parse::<Sha256>().is_err(), "{text}");
        }
    }
}
