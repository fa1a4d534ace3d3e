//! `poll_oneoff`: how a guest sleeps and waits for input. The job's deadline bounds it from outside.

use std::{
    future::{Future as _, poll_fn},
    pin::pin,
    task::Poll,
    time::Duration,
};

use futures_util::FutureExt as _;
use tokio::time::{Instant, sleep_until};
use wasmtime_wasi::p1::types::{
    Clockid, Errno, Event, EventFdReadwrite, Eventrwflags, Eventtype, Subclockflags, Subscription,
    SubscriptionClock, SubscriptionU,
};

use super::{Wasi, descriptors::Descriptor, fs};

/// How many things a guest may wait for at once.
pub(super) const SUBSCRIPTIONS_MAX: u32 = 4096;

/// Longer than any job lives; clocks cannot be added to without bound.
const FOREVER: Duration = Duration::from_secs(365 * 24 * 3600);

impl Wasi {
    /// Waits until at least one of the subscriptions has something to tell; returns all that have.
    pub(super) async fn wait(&self, subscriptions: &[Subscription]) -> Vec<Event> {
        let waits: Vec<Wait> =
            subscriptions.iter().map(|subscription| self.wait_for(&subscription.u)).collect();
        let began = Instant::now();
        // A timer would round a wait of nothing up to a millisecond.
        let at_once = waits.iter().any(|wait| match wait {
            Wait::Ready { .. } => true,
            Wait::Clock(at) => *at <= began,
            Wait::Input => false,
        });
        let until =
            waits.iter().filter_map(|wait| if let Wait::Clock(at) = wait { Some(*at) } else { None }).min();
        let wants_input = waits.iter().any(|wait| matches!(wait, Wait::Input));

        let mut input = None;
        if at_once && wants_input {
            input = self.stdin.readable().now_or_never();
        } else if !at_once {
            let mut readable = pin!(self.stdin.readable());
            let mut sleep = pin!(sleep_until(until.unwrap_or_else(|| Instant::now() + FOREVER)));
            poll_fn(|cx| {
                if wants_input && let Poll::Ready(bytes) = readable.as_mut().poll(cx) {
                    input = Some(bytes);
                    return Poll::Ready(());
                }
                sleep.as_mut().poll(cx)
            })
            .await;
        }

        let now = Instant::now();
        let told = subscriptions.iter().zip(waits).filter_map(|(subscription, wait)| {
            let (type_, error, bytes) = match wait {
                Wait::Clock(at) if at <= now => (Eventtype::Clock, Errno::Success, 0),
                Wait::Input => (Eventtype::FdRead, Errno::Success, input? as u64),
                Wait::Ready { type_, error, bytes } => (type_, error, bytes),
                Wait::Clock(_) => return None,
            };
            // No bytes to read means the end.
            let ended = type_ == Eventtype::FdRead && bytes == 0 && error == Errno::Success;
            let flags = if ended { Eventrwflags::FD_READWRITE_HANGUP } else { Eventrwflags::empty() };
            let fd_readwrite = EventFdReadwrite { nbytes: bytes, flags };
            Some(Event { userdata: subscription.userdata, error, type_, fd_readwrite })
        });
        told.collect()
    }

    fn wait_for(&self, wanted: &SubscriptionU) -> Wait {
        match wanted {
            SubscriptionU::Clock(clock) => match self.due(clock) {
                Ok(at) => Wait::Clock(at),
                Err(error) => Wait::Ready { type_: Eventtype::Clock, error, bytes: 0 },
            },
            SubscriptionU::FdRead(wanted) => match self.descriptors.get(wanted.file_descriptor) {
                Ok(Descriptor::Stdin) => Wait::Input,
                Ok(Descriptor::File(file)) => {
                    let size = self.fs.data(file.node).map_or(0, |data| data.len() as u64);
                    Wait::read(Ok(size.saturating_sub(file.offset)))
                }
                Ok(_) => Wait::read(Err(Errno::Badf)),
                Err(error) => Wait::read(Err(error)),
            },
            SubscriptionU::FdWrite(wanted) => {
                let error = match self.descriptors.get(wanted.file_descriptor) {
                    Ok(Descriptor::Output(_) | Descriptor::File(_)) => Errno::Success,
                    Ok(_) => Errno::Badf,
                    Err(error) => error,
                };
                Wait::Ready { type_: Eventtype::FdWrite, error, bytes: 1 }
            }
        }
    }

    fn due(&self, clock: &SubscriptionClock) -> Result<Instant, Errno> {
        let now = match clock.id {
            Clockid::Realtime => fs::now(),
            Clockid::Monotonic => self.monotonic(),
            Clockid::ProcessCputimeId | Clockid::ThreadCputimeId => return Err(Errno::Notsup),
        };
        let absolute = clock.flags.contains(Subclockflags::SUBSCRIPTION_CLOCK_ABSTIME);
        let wait = if absolute { clock.timeout.saturating_sub(now) } else { clock.timeout };
        Ok(Instant::now() + Duration::from_nanos(wait).min(FOREVER))
    }
}

enum Wait {
    Clock(Instant),
    Input,
    Ready { type_: Eventtype, error: Errno, bytes: u64 },
}

impl Wait {
    fn read(bytes: Result<u64, Errno>) -> Self {
        let error = bytes.err().unwrap_or(Errno::Success);
        Self::Ready { type_: Eventtype::FdRead, error, bytes: bytes.unwrap_or(0) }
    }
}
