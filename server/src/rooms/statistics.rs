//! Counts of what happened, for `statistics`.

use std::{collections::VecDeque, time::Duration};

use runroom_runtime::Status;

use crate::{
    metrics::Occupancy,
    protocol::{Millis, MinuteStatistics, Percentiles, Statistics, Timestamp},
};

/// How many recent executions the percentiles are of.
const RECENT: usize = 1024;
/// How many minutes are told apart.
const MINUTES: usize = 60;
/// Milliseconds of one.
const MINUTE: u64 = 60_000;

/// Counts since the server's start. Told of every step of every execution, so that its counts always add up: total is
/// queued, active, completed, failed and cancelled together.
#[derive(Debug, Default)]
pub(super) struct Tally {
    counts: Statistics,
    pub(super) occupancy: Occupancy,
    waits: Recent,
    runs: Recent,
    minutes: VecDeque<MinuteStatistics>,
}

impl Tally {
    /// An execution was accepted.
    pub(super) fn queued(&mut self, language: &str, now: Timestamp) {
        self.minute(now).accepted += 1;
        self.counts.total_executions += 1;
        self.counts.queued_executions += 1;
        self.counts.by_language.entry(language.to_owned()).or_default().total += 1;
    }

    /// One that was queued started.
    pub(super) fn started(&mut self, waited: Duration, now: Timestamp) {
        let longest = &mut self.minute(now).longest_wait;
        longest.0 = longest.0.max(waited);
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
    pub(super) fn finished(&mut self, language: &str, ended: &Ended, now: Timestamp) {
        let is_success = ended.status == Status::Success;
        let count = |completed: &mut u64, failed: &mut u64| match is_success {
            true => *completed += 1,
            false => *failed += 1,
        };
        self.runs.add(ended.ran);
        let minute = self.minute(now);
        count(&mut minute.completed, &mut minute.failed);
        let counts = &mut self.counts;
        counts.active_executions -= 1;
        count(&mut counts.completed_executions, &mut counts.failed_executions);
        let of_language = counts.by_language.entry(language.to_owned()).or_default();
        count(&mut of_language.completed, &mut of_language.failed);
        if let Some(runner) = &ended.runner {
            let of_runner = counts.by_runner.entry(runner.clone()).or_default();
            count(&mut of_runner.completed, &mut of_runner.failed);
        }
    }

    /// The counts of a minute, which is the last one or a later one.
    fn minute(&mut self, now: Timestamp) -> &mut MinuteStatistics {
        // Where the clock was set back, what happens belongs to the last minute there was.
        let last = self.minutes.back().map_or(Timestamp(0), |last| last.time);
        let time = Timestamp(now.0 / MINUTE * MINUTE).max(last);
        if self.minutes.is_empty() || time > last {
            if self.minutes.len() == MINUTES {
                self.minutes.pop_front();
            }
            let longest_wait = Millis::default();
            self.minutes.push_back(MinuteStatistics {
                time,
                accepted: 0,
                completed: 0,
                failed: 0,
                longest_wait,
            });
        }
        let last = self.minutes.len() - 1;
        &mut self.minutes[last]
    }

    /// All of it.
    pub(super) fn statistics(&self) -> Statistics {
        let mut statistics = self.counts.clone();
        let ended = statistics.completed_executions + statistics.failed_executions;
        statistics.success_rate = (ended > 0).then(|| statistics.completed_executions as f64 / ended as f64);
        statistics.wait_ms = self.waits.percentiles();
        statistics.run_ms = self.runs.percentiles();
        statistics.minutes = self.minutes.iter().copied().collect();
        statistics
    }
}

/// How an execution ended.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) status: Status,
    /// What ran it, where something did.
    pub(super) runner: Option<String>,
    pub(super) ran: Duration,
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
            tally.queued("python", Timestamp(1_000));
        }
        tally.cancelled("python");
        for status in [Status::Success, Status::Success, Status::Timeout] {
            tally.started(Duration::from_secs(2), Timestamp(59_999));
            let ended = Ended { status, runner: Some("wasm".to_owned()), ran: Duration::from_secs(1) };
            tally.finished("python", &ended, Timestamp(60_000));
        }
        let statistics = tally.statistics();
        assert_eq!((statistics.total_executions, statistics.queued_executions), (5, 1));
        assert_eq!((statistics.completed_executions, statistics.failed_executions), (2, 1));
        assert_eq!((statistics.cancelled_executions, statistics.active_executions), (1, 0));
        assert_eq!(statistics.success_rate, Some(2.0 / 3.0));
        let python = statistics.by_language["python"];
        assert_eq!((python.total, python.completed, python.failed, python.cancelled), (5, 2, 1, 1));
        let wasm = statistics.by_runner["wasm"];
        assert_eq!((wasm.completed, wasm.failed), (2, 1));
        let [first, second] = statistics.minutes[..] else { panic!("{:?}", statistics.minutes) };
        assert_eq!((first.time, first.accepted, first.completed), (Timestamp(0), 5, 0));
        assert_eq!(first.longest_wait, Millis(Duration::from_secs(2)));
        assert_eq!((second.time, second.completed, second.failed), (Timestamp(60_000), 2, 1));
    }

    #[test]
    fn as_many_minutes_are_kept_as_may_be_and_none_comes_twice() {
        let mut tally = Tally::default();
        for minute in (0..100).chain([3, 99]) {
            tally.queued("c", Timestamp(minute * MINUTE));
        }
        let minutes = tally.statistics().minutes;
        assert_eq!((minutes.len(), minutes[0].time.0, minutes[59].accepted), (60, 40 * MINUTE, 3));
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
