//! Letting others go first: small languages before large ones, and guests before all that is made ready.

use rustix::process::{Pid, setpriority_process};

/// Steps of `nice` for fetching and unpacking. What is in the binary is made ready meanwhile.
pub(crate) const FETCHING: i32 = 10;
/// Steps of `nice` for what takes minutes.
pub(crate) const BUILDING: i32 = 15;

/// Lowers this thread's priority, for good. Where that is refused, it stays as it is.
pub(crate) fn step_back(steps: i32) {
    let _ = setpriority_process(None, steps);
}

/// Lowers a child's priority, likewise.
pub(crate) fn send_back(child: &tokio::process::Child, steps: i32) {
    let id = child.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
    if let Some(id) = id {
        let _ = setpriority_process(Some(id), steps);
    }
}
