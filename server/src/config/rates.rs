//! How often something may be done, as it is written in the settings.

use std::{fmt, num::NonZeroU32, time::Duration};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, Unexpected, Visitor},
};

use super::{DAY, HOUR, SECOND};

/// The most times of one rate.
const MOST: u32 = 1_000_000;
const PERIODS: [(&str, u64); 4] = [("second", SECOND), ("minute", 60 * SECOND), ("hour", HOUR), ("day", DAY)];

/// How often things may be done that cost something. What is over a rate is refused, with how long to wait.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct RateSettings {
    /// Executions of one user, in all rooms.
    pub executions_per_user: MaybeRate,
    /// Executions from one address.
    pub executions_per_address: MaybeRate,
    /// Executions in one room.
    pub executions_per_room: MaybeRate,
    /// Sessions of guests from one address.
    pub sessions_per_address: MaybeRate,
}

/// A rate, or none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MaybeRate(pub Option<Rate>);

/// So many times in a time: all of them at once if one likes, and again as time goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub times: NonZeroU32,
    /// In which time.
    pub period: Duration,
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = PERIODS.iter().find(|(_, millis)| Duration::from_millis(*millis) == self.period);
        match named {
            Some((name, _)) => write!(f, "{}/{name}", self.times),
            None => write!(f, "{} in {:?}", self.times, self.period),
        }
    }
}

impl Serialize for MaybeRate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Some(rate) => to.collect_str(&rate),
            None => to.serialize_str("none"),
        }
    }
}

impl<'de> Deserialize<'de> for MaybeRate {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Written;

        impl Visitor<'_> for Written {
            type Value = MaybeRate;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(
                    f,
                    "a number from 1 to {MOST} per second, minute, hour or day, as \"30/minute\", or \"none\""
                )
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<MaybeRate, E> {
                parse(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
            }
        }

        from.deserialize_str(Written)
    }
}

fn parse(text: &str) -> Option<MaybeRate> {
    if text == "none" {
        return Some(MaybeRate(None));
    }
    let (times, period) = text.split_once('/')?;
    let times = times.trim().parse().ok().filter(|times: &NonZeroU32| times.get() <= MOST)?;
    let (_, millis) = PERIODS.iter().find(|(name, _)| *name == period.trim())?;
    Some(MaybeRate(Some(Rate { times, period: Duration::from_millis(*millis) })))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_read_back_as_they_were_written() {
        for text in ["none", "1/second", "30/minute", "1000000/day"] {
            let rate = parse(text).unwrap();
            assert_eq!(serde_json::to_value(rate).unwrap(), text);
        }
        for text in ["", "30", "0/minute", "-1/minute", "1000001/day", "30/week", "x/minute", "1/minute/2"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
