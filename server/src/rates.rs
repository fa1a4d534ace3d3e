//! How often a user, an address and a room may do what costs something.

use std::{
    fmt,
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

use governor::{
    DefaultKeyedRateLimiter, Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
};

use crate::{
    config::{MaybeRate, Rate, RateSettings},
    protocol::{ErrorCode, ErrorEvent, RoomId, UserId},
};

/// Rates of a server. What is asked for counts, also where it is refused in the end.
#[derive(Debug)]
pub struct Rates(RwLock<Arc<Limits>>);

#[derive(Debug)]
struct Limits {
    settings: RateSettings,
    users: Limit<UserId>,
    addresses: Limit<IpAddr>,
    rooms: Limit<RoomId>,
    sessions: Limit<IpAddr>,
}

/// More was asked for than may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooOften {
    rate: Rate,
    what: &'static str,
    /// How long until it may be asked for again.
    pub(crate) wait: Duration,
}

impl fmt::Display for TooOften {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (rate, what, wait) = (self.rate, self.what, self.wait.as_secs_f64());
        write!(f, "{what} may be {rate}, and were as many; try again in {wait:.1} seconds")
    }
}

impl std::error::Error for TooOften {}

impl From<TooOften> for ErrorEvent {
    fn from(over: TooOften) -> Self {
        let error = Self::new(ErrorCode::RateLimited, over.to_string()).retry_after(over.wait);
        error.limit(over.rate.times.get() as usize)
    }
}

impl Limits {
    fn new(settings: &RateSettings) -> Arc<Self> {
        Arc::new(Self {
            users: Limit::new(settings.executions_per_user, "executions of one user"),
            addresses: Limit::new(settings.executions_per_address, "executions from one address"),
            rooms: Limit::new(settings.executions_per_room, "executions in one room"),
            sessions: Limit::new(settings.sessions_per_address, "new sessions from one address"),
            settings: settings.clone(),
        })
    }
}

impl Rates {
    /// Nothing has been asked for yet.
    pub fn new(settings: &RateSettings) -> Self {
        Self(RwLock::new(Limits::new(settings)))
    }

    /// Takes other rates. What was asked for is forgotten where they are others.
    pub(crate) fn reload(&self, settings: &RateSettings) {
        if self.now().settings != *settings {
            *self.0.write().unwrap_or_else(PoisonError::into_inner) = Limits::new(settings);
        }
    }

    fn now(&self) -> Arc<Limits> {
        // Nothing under the lock can leave it half-changed.
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Somebody wants to run something.
    pub(crate) fn execution(
        &self,
        user: &UserId,
        address: Option<IpAddr>,
        room: &RoomId,
    ) -> Result<(), TooOften> {
        let now = self.now();
        now.users.check(user)?;
        address.map_or(Ok(()), |address| now.addresses.check(&household(address)))?;
        now.rooms.check(room)
    }

    /// A guest wants a new session.
    pub(crate) fn session(&self, address: Option<IpAddr>) -> Result<(), TooOften> {
        address.map_or(Ok(()), |address| self.now().sessions.check(&household(address)))
    }

    /// Forgets those who have asked for nothing in a while.
    pub(crate) fn sweep(&self) {
        let now = self.now();
        now.users.sweep();
        now.addresses.sweep();
        now.rooms.sweep();
        now.sessions.sweep();
    }
}

/// What one household has: an address, or of version 6 the network that it chooses its addresses from.
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from(network))
        }
        address => address,
    }
}

/// One rate, for each key; or none.
struct Limit<K: Clone + Eq + Hash> {
    what: &'static str,
    limiter: Option<(Rate, DefaultKeyedRateLimiter<K>)>,
}

impl<K: Clone + Eq + Hash> Limit<K> {
    fn new(MaybeRate(rate): MaybeRate, what: &'static str) -> Self {
        let limiter = rate.and_then(|rate| {
            let quota = Quota::with_period(rate.period / rate.times.get())?.allow_burst(rate.times);
            Some((rate, RateLimiter::keyed(quota)))
        });
        Self { what, limiter }
    }

    fn check(&self, key: &K) -> Result<(), TooOften> {
        let Some((rate, limiter)) = &self.limiter else { return Ok(()) };
        limiter.check_key(key).map_err(|over| {
            let wait = over.wait_time_from(DefaultClock::default().now());
            TooOften { rate: *rate, what: self.what, wait }
        })
    }

    fn sweep(&self) {
        if let Some((_, limiter)) = &self.limiter {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

impl<K: Clone + Eq + Hash> fmt::Debug for Limit<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let rate = self.limiter.as_ref().map(|(rate, _)| rate);
        f.debug_struct("Limit").field("what", &self.what).field("rate", &rate).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates(toml: &str) -> Rates {
        Rates::new(&toml::from_str(toml).unwrap())
    }

    #[test]
    fn each_has_a_rate_of_its_own() {
        let rates = rates("executions_per_user = '2/hour'\nexecutions_per_room = '3/hour'");
        let (ada, bob) = (UserId::new("ada").unwrap(), UserId::new("bob").unwrap());
        let (room, other) = (RoomId::new("r").unwrap(), RoomId::new("s").unwrap());
        rates.execution(&ada, None, &room).unwrap();
        rates.execution(&ada, None, &room).unwrap();
        let over = rates.execution(&ada, None, &other).unwrap_err();
        assert!(over.to_string().starts_with("executions of one user may be 2/hour, and were as many; "));
        assert!(over.wait > Duration::from_secs(1700) && over.wait <= Duration::from_secs(1800), "{over:?}");
        rates.execution(&bob, None, &room).unwrap();
        assert_eq!(rates.execution(&bob, None, &room).unwrap_err().what, "executions in one room");
        let error = ErrorEvent::from(over);
        assert_eq!((error.code, error.limit), (ErrorCode::RateLimited, Some(2)));
        rates.sweep();
        rates.reload(
            &toml::from_str("executions_per_user = '2/hour'\nexecutions_per_room = '3/hour'").unwrap(),
        );
        rates.execution(&ada, None, &other).unwrap_err();
        rates.reload(&toml::from_str("executions_per_user = '3/hour'").unwrap());
        rates.execution(&ada, None, &other).unwrap();
    }

    #[test]
    fn a_household_is_one_address() {
        let rates = rates("sessions_per_address = '1/day'");
        let from = |address: &str| rates.session(Some(address.parse().unwrap()));
        from("192.0.2.1").unwrap();
        from("::ffff:192.0.2.1").unwrap_err();
        from("192.0.2.2").unwrap();
        from("2001:db8::1").unwrap();
        from("2001:db8::2").unwrap_err();
        from("2001:db8:0:1::1").unwrap();
        rates.session(None).unwrap();
    }

    #[test]
    fn without_a_rate_everything_goes() {
        let rates = rates("");
        for _ in 0..1000 {
            rates.session(Some("192.0.2.1".parse().unwrap())).unwrap();
        }
    }
}
