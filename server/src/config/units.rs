//! Sizes, times and counts as people write them, each with its range.
//!
//! For `#[serde(deserialize_with = "units::size::<_, 1024, 4096>", serialize_with = "units::size_text")]`.

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

use axum::http::{Uri, uri::Scheme};
use bytesize::ByteSize;
use humantime_serde::re::humantime;
use ipnet::IpNet;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, Unexpected, Visitor},
};

/// A number of bytes: `65536` or `"64 KiB"`.
pub(super) fn size<'de, D: Deserializer<'de>, const MIN: u64, const MAX: u64>(
    from: D,
) -> Result<u64, D::Error> {
    let text = |text: &str| text.parse().ok().map(|ByteSize(bytes)| bytes);
    let expecting = format!("a size from {} to {}, as \"64 KiB\" or a number of bytes", Size(MIN), Size(MAX));
    from.deserialize_any(Number { range: (MIN, MAX), text, expecting })
}

/// A time: `"1m 30s"`. The range is in milliseconds.
pub(super) fn time<'de, D: Deserializer<'de>, const MIN: u64, const MAX: u64>(
    from: D,
) -> Result<Duration, D::Error> {
    let [min, max] = [MIN, MAX].map(Duration::from_millis);
    let expecting = format!(
        "a time from {} to {}, as \"30s\"",
        humantime::format_duration(min),
        humantime::format_duration(max)
    );
    let parse = |text: &str| humantime::parse_duration(text).ok().filter(|time| (min..=max).contains(time));
    from.deserialize_str(Parsed { parse, expecting })
}

/// An address and a port.
pub(super) fn address<'de, D: Deserializer<'de>>(from: D) -> Result<SocketAddr, D::Error> {
    let expecting = "an IP address and a port, as \"127.0.0.1:7878\"".to_owned();
    from.deserialize_str(Parsed { parse: |text: &str| text.parse().ok(), expecting })
}

/// An address and a port, or `"none"`.
pub(super) fn maybe_address<'de, D: Deserializer<'de>>(from: D) -> Result<Option<SocketAddr>, D::Error> {
    let expecting = "an IP address and a port, as \"127.0.0.1:9464\", or \"none\"".to_owned();
    let parse = |text: &str| if text == "none" { Some(None) } else { text.parse().ok().map(Some) };
    from.deserialize_str(Parsed { parse, expecting })
}

/// As [`maybe_address`] reads it.
pub(super) fn maybe_address_text<S: Serializer>(
    address: &Option<SocketAddr>,
    to: S,
) -> Result<S::Ok, S::Error> {
    match address {
        Some(address) => to.collect_str(address),
        None => to.serialize_str("none"),
    }
}

/// An address of a server that is spoken to without encryption, or `none`.
pub(super) fn maybe_endpoint<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let expecting = "an address, as \"http://127.0.0.1:4318\", or \"none\"".to_owned();
    let parse = |text: &str| {
        if text == "none" {
            return Some(None);
        }
        let address: Uri = text.parse().ok()?;
        let is_http = address.scheme() == Some(&Scheme::HTTP) && address.query().is_none();
        is_http.then(|| Some(text.to_owned()))
    };
    from.deserialize_str(Parsed { parse, expecting })
}

/// As [`maybe_endpoint`] reads it.
pub(super) fn maybe_text<S: Serializer>(text: &Option<String>, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(text.as_deref().unwrap_or("none"))
}

/// Networks, or single addresses.
pub(super) fn networks<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<IpNet>, D::Error> {
    let all = Vec::<String>::deserialize(from)?;
    let network = |text: &String| {
        let single = || text.parse::<IpAddr>().ok().map(IpNet::from);
        text.parse().ok().or_else(single).ok_or_else(|| {
            D::Error::invalid_value(Unexpected::Str(text), &"networks, as \"10.0.0.0/8\", or addresses")
        })
    };
    all.iter().map(network).collect()
}

/// A text that is parsed.
struct Parsed<F> {
    parse: F,
    expecting: String,
}

impl<T, F: Fn(&str) -> Option<T>> Visitor<'_> for Parsed<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.expecting)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// A whole number.
pub(super) fn count<'de, D: Deserializer<'de>, T: TryFrom<u64>, const MIN: u64, const MAX: u64>(
    from: D,
) -> Result<T, D::Error> {
    let expecting = format!("a whole number from {MIN} to {MAX}");
    let text = |text: &str| text.parse().ok();
    let count = from.deserialize_u64(Number { range: (MIN, MAX), text, expecting: expecting.clone() })?;
    T::try_from(count).map_err(|_| D::Error::invalid_value(Unexpected::Unsigned(count), &expecting.as_str()))
}

struct Number<F> {
    range: (u64, u64),
    text: F,
    expecting: String,
}

impl<F: Fn(&str) -> Option<u64>> Number<F> {
    fn check<E: Error>(&self, number: Option<u64>, found: Unexpected<'_>) -> Result<u64, E> {
        match number {
            Some(number) if (self.range.0..=self.range.1).contains(&number) => Ok(number),
            _ => Err(E::invalid_value(found, &self.expecting.as_str())),
        }
    }
}

impl<F: Fn(&str) -> Option<u64>> Visitor<'_> for Number<F> {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.expecting)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<u64, E> {
        self.check(Some(number), Unexpected::Unsigned(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<u64, E> {
        self.check(u64::try_from(number).ok(), Unexpected::Signed(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<u64, E> {
        self.check((self.text)(text), Unexpected::Str(text))
    }
}

/// Writes a size so that it reads back as the same number of bytes.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes the field by reference")]
pub(super) fn size_text<S: Serializer>(bytes: &u64, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(&Size(*bytes))
}

struct Size(u64);

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = [(30, "GiB"), (20, "MiB"), (10, "KiB")];
        let exact = |shift: &u32| self.0 != 0 && self.0.trailing_zeros() >= *shift;
        match units.iter().find(|(shift, _)| exact(shift)) {
            Some((shift, unit)) => write!(f, "{} {unit}", self.0 >> shift),
            None => write!(f, "{} B", self.0),
        }
    }
}

/// A setting that the server works out by itself unless it is said: `"auto"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Auto<T> {
    /// Worked out at start.
    #[default]
    Auto,
    /// As said.
    Set(T),
}

impl<T> Auto<T> {
    /// What was said, changed by `set`, or else what `work_out` gives.
    pub fn map_or_else<U>(self, work_out: impl FnOnce() -> U, set: impl FnOnce(T) -> U) -> U {
        match self {
            Self::Auto => work_out(),
            Self::Set(value) => set(value),
        }
    }
}

impl<T: Serialize> Serialize for Auto<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Auto => to.serialize_str("auto"),
            Self::Set(value) => value.serialize(to),
        }
    }
}

/// `"auto"` or a folder.
impl<'de> Deserialize<'de> for Auto<PathBuf> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Ok(if text == "auto" { Self::Auto } else { Self::Set(text.into()) })
    }
}

/// `"auto"` or a whole number.
pub(super) fn auto_count<'de, D: Deserializer<'de>, const MIN: u64, const MAX: u64>(
    from: D,
) -> Result<Auto<u32>, D::Error> {
    let word = count_or_word::<D, MIN, MAX>(from, "auto")?;
    Ok(word.and_then(|number| u32::try_from(number).ok()).map_or(Auto::Auto, Auto::Set))
}

/// A whole number, or `"unlimited"` for none.
pub(super) fn bound<'de, D: Deserializer<'de>, const MIN: u64, const MAX: u64>(
    from: D,
) -> Result<Option<u64>, D::Error> {
    count_or_word::<D, MIN, MAX>(from, "unlimited")
}

/// Writes a bound so that none of it is seen as well.
pub(super) fn bound_text<S: Serializer>(bound: &Option<u64>, to: S) -> Result<S::Ok, S::Error> {
    match bound {
        Some(bound) => to.serialize_u64(*bound),
        None => to.serialize_str("unlimited"),
    }
}

fn count_or_word<'de, D: Deserializer<'de>, const MIN: u64, const MAX: u64>(
    from: D,
    word: &'static str,
) -> Result<Option<u64>, D::Error> {
    let expecting = format!("a whole number from {MIN} to {MAX}, or {word:?}");
    let text = |text: &str| text.parse().ok();
    from.deserialize_u64(OrWord { number: Number { range: (MIN, MAX), text, expecting }, word })
}

struct OrWord<F> {
    number: Number<F>,
    word: &'static str,
}

impl<F: Fn(&str) -> Option<u64>> Visitor<'_> for OrWord<F> {
    type Value = Option<u64>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.number.expecting)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Option<u64>, E> {
        self.number.visit_u64(number).map(Some)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Option<u64>, E> {
        self.number.visit_i64(number).map(Some)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Option<u64>, E> {
        if text == self.word { Ok(None) } else { self.number.visit_str(text).map(Some) }
    }
}
