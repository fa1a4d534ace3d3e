//! Counts of what happened, for `statistics`.

use std::{collections::VecDeque, time::Duration};

use runroom_runtime::Status;

use crate::{
    metrics::Occupancy,
    protocol::{Millis, Percentiles, Statistics},
};

/// How many recent executions the percentiles are of.
const RECENT: usize = 1024;

/// Counts since the server's start. Told of every step of every execution, so that its counts always add up: total is
/// queued, active, completed, failed and cancelled together.
#[derive(Debug, Default)]
pub(super) struct Tally {
    counts: Statistics,
    pub(super) occupancy: Occupancy,
    waits: Recent,
    runs: Recent,
}

impl Tally {
    /// An execution was accepted.
    pub(super) fn queued(&mut self, language: &str) {
        self.counts.total_executions += 1;
        self.counts.queued_executions += 1;
        self.counts.by_language.entry(language.to_owned()).or_default().total += 1;
    }

    /// One that was queued started.
    pub(super) fn started(&mut self, waited: Duration) {
        self.counts.queued_executions -= 1;
        self.counts.active_executions += 1;
        self.waits.add(waited);
    }

    /// One that was queued will not start.
    pub(super) fn cancelled(&mut self, language: &str) {
        self.counts.queued_executions -= 1;
        self.counts.cancelled_executions += 1;
        self.counts.by_language.entry(language.to_owned()).or_default().cancelled += 1;
    }

    /// One that was started ended.
    pub(super) fn finished(&mut self, language: &str, status: Status, ran: Duration) {
        self.counts.active_executions -= 1;
        self.runs.add(ran);
        let of_language = self.counts.by_language.entry(language.to_owned()).or_default();
        if status == Status::Success {
            self.counts.completed_executions += 1;
            of_language.completed += 1;
        } else {
            self.counts.failed_executions += 1;
            of_language.failed += 1;
        }
    }

    /// All of it.
    pub(super) fn statistics(&self) -> Statistics {
        let mut statistics = self.counts.clone();
        let ended = statistics.completed_executions + statistics.failed_executions;
        statistics.success_rate = (ended > 0).then(|| statistics.completed_executions as f64 / ended as f64);
        statistics.wait_ms = self.waits.percentiles();
        statistics.run_ms = self.runs.percentiles();
        statistics
    }
}

#[derive(Debug, Default)]
struct Recent(VecDeque<Duration>);

impl Recent {
    fn add(&mut self, duration: Duration) {
        if self.0.len() == RECENT {
            self.0.pop_front();
        }
        self.0.push_back(duration);
    }

    fn percentiles(&self) -> Percentiles {
        let mut sorted: Vec<_> = self.0.iter().copied().collect();
        sorted.sort_unstable();
        // The nearest rank: the smallest value that so many percent of all are not above.
        let rank = |percent: usize| {
            let index = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
            sorted.get(index).copied().map(Millis)
        };
        Percentiles { p50: rank(50), p95: rank(95) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_add_up_and_success_is_a_part_of_what_ran() {
        let mut tally = Tally::default();
        assert_eq!(tally.statistics(), Statistics::default());
        for _ in 0..5 {
            tally.queued("python");
        }
        tally.cancelled("python");
        for status in [Status::Success, Status::Success, Status::Timeout] {
            tally.started(Duration::ZERO);
            tally.finished("python", status, Duration::from_secs(1));
        }
        let statistics = tally.statistics();
        assert_eq!((statistics.total_executions, statistics.queued_executions), (5, 1));
        assert_eq!((statistics.completed_executions, statistics.failed_executions), (2, 1));
        assert_eq!((statistics.cancelled_executions, statistics.active_executions), (1, 0));
        assert_eq!(statistics.success_rate, Some(2.0 / 3.0));
        let python = statistics.by_language["python"];
        assert_eq!((python.total, python.completed, python.failed, python.cancelled), (5, 2, 1, 1));
    }

    #[test]
    fn percentiles_are_of_the_recent_ones() {
        let mut recent = Recent::default();
        assert_eq!(recent.percentiles(), Percentiles::default());
        for millis in 0..5000 {
            recent.add(Duration::from_millis(millis % 100 + 1));
        }
        assert_eq!(recent.0.len(), RECENT);
        let Percentiles { p50, p95 } = recent.percentiles();
        assert!((48..=52).contains(&p50.unwrap().0.as_millis()), "{p50:?}");
        assert!((93..=97).contains(&p95.unwrap().0.as_millis()), "{p95:?}");
    }
}
