//! How long a waiting execution will wait, as far as earlier runs tell.

use std::time::Duration;

/// A running average of how long executions run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Estimate {
    average: Duration,
    learned: bool,
}

impl Estimate {
    /// The weight of a new run against all earlier ones: recent runs count, a single long one does not rule.
    const WEIGHT: u32 = 8;

    pub(super) fn new(first: Duration) -> Self {
        Self { average: first, learned: false }
    }

    /// Takes in how long one execution ran.
    pub(super) fn learn(&mut self, ran: Duration) {
        self.average = if self.learned {
            (self.average / Self::WEIGHT).saturating_mul(Self::WEIGHT - 1).saturating_add(ran / Self::WEIGHT)
        } else {
            ran
        };
        self.learned = true;
    }

    /// The wait of the execution at `position`, from 1, of a room that has `own_slots` and shares `slots` with the
    /// other of `rooms` that wait for one. A slot frees every average time divided by the number of slots, and every
    /// so many-th free one is the room's.
    pub(super) fn wait(&self, position: usize, own_slots: usize, slots: usize, rooms: usize) -> Duration {
        let of = |starts: usize, slots: usize| {
            let starts = u32::try_from(starts).unwrap_or(u32::MAX);
            self.average.saturating_mul(starts) / u32::try_from(slots.max(1)).unwrap_or(u32::MAX)
        };
        of(position, own_slots).max(of(position.saturating_mul(rooms), slots))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn the_first_run_replaces_the_guess_and_later_ones_move_it() {
        let mut estimate = Estimate::new(SECOND);
        assert_eq!(estimate.wait(1, 1, 1, 1), SECOND);
        estimate.learn(8 * SECOND);
        assert_eq!(estimate.wait(1, 1, 1, 1), 8 * SECOND);
        estimate.learn(16 * SECOND);
        assert_eq!(estimate.wait(1, 1, 1, 1), 9 * SECOND);
        estimate.learn(Duration::MAX);
        estimate.learn(Duration::MAX);
    }

    #[test]
    fn the_wait_grows_with_the_position_and_with_the_rooms_that_share() {
        let estimate = Estimate::new(SECOND);
        assert_eq!(estimate.wait(3, 3, 8, 1), SECOND, "the room's own slots are the bottleneck");
        assert_eq!(estimate.wait(3, 3, 2, 4), 6 * SECOND, "the machine's slots are");
        let huge = estimate.wait(usize::MAX, 1, 1, usize::MAX);
        assert!(huge >= SECOND);
    }
}
