//! How much one connection may say of documents: what it says too fast has to wait.

use std::time::Duration;

use tokio::time::Instant;

/// Bytes that each message counts for beside its own.
const PER_MESSAGE: u64 = 64;
/// Bytes a second. A fast writer says a tenth of it.
const RATE: u64 = 64 << 10;

/// Bytes that may be said at once, and become available again with time. Reads no clock.
#[derive(Debug)]
pub(crate) struct Budget {
    most: u64,
    /// Below zero where more was said than there was.
    left: i64,
    at: Instant,
}

impl Budget {
    /// A full budget.
    pub(crate) fn new(most: u64, now: Instant) -> Self {
        Self { most, left: i64::try_from(most).unwrap_or(i64::MAX), at: now }
    }

    /// Takes a message out, and says how long its sender has to wait before the next.
    #[must_use]
    pub(crate) fn take(&mut self, bytes: u64, now: Instant) -> Duration {
        let elapsed = u64::try_from(now.duration_since(self.at).as_millis()).unwrap_or(u64::MAX);
        let gained = elapsed.saturating_mul(RATE) / 1000;
        // A part of a byte's time is not lost.
        if gained > 0 {
            self.at = now;
        }
        let signed = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
        self.left = self.left.saturating_add(signed(gained)).min(signed(self.most));
        self.left = self.left.saturating_sub(signed(bytes.saturating_add(PER_MESSAGE)));
        let missing = u64::try_from(self.left.saturating_neg()).unwrap_or(0);
        Duration::from_millis(missing.saturating_mul(1000) / RATE)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_burst_goes_through_and_more_has_to_wait() {
        let start = Instant::now();
        let mut budget = Budget::new(1000, start);
        assert_eq!(budget.take(800, start), Duration::ZERO);
        let wait = budget.take(65_536, start);
        assert!(wait > Duration::from_millis(990) && wait < Duration::from_millis(1010), "{wait:?}");
        assert!(budget.take(0, start + wait) < Duration::from_millis(5));
    }

    proptest! {
        #[test]
        fn who_waits_as_told_says_no_more_than_the_rate_and_one_burst(sizes in prop::collection::vec(0u64..200_000, 1..60)) {
            let start = Instant::now();
            let (mut budget, mut now) = (Budget::new(100_000, start), start);
            for size in &sizes {
                now += budget.take(*size, now);
            }
            let said: u64 = sizes.iter().map(|size| size + PER_MESSAGE).sum();
            let allowed = 100_000 + (now - start).as_millis() as u64 * RATE / 1000 + 1000;
            prop_assert!(said <= allowed, "{said} of {allowed}");
        }
    }
}
