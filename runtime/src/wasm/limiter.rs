//! Bounds and accounts a guest's memory.

use wasmtime::ResourceLimiter;

/// What an entry of a table takes, in bytes.
const TABLE_ENTRY: usize = 16;

#[derive(Debug)]
pub(super) struct MemoryLimiter {
    limit: u64,
    /// Bytes that are held for the host's sake.
    ours: u64,
    held: u64,
    peak: u64,
    refused: bool,
    /// The growth that was allowed last, to be taken back where it fails all the same.
    last: Growth,
}

#[derive(Debug, Clone, Copy, Default)]
struct Growth {
    bytes: u64,
    /// Past the module's own maximum: it fails by itself, and for want of nothing.
    past_maximum: bool,
}

impl MemoryLimiter {
    pub(super) fn new(limit: u64) -> Self {
        Self { limit, ours: 0, held: 0, peak: 0, refused: false, last: Growth::default() }
    }

    /// Leaves so many bytes out of account, which are in the guest's instance for the host's sake.
    pub(super) fn leave_out(&mut self, bytes: u64) {
        self.limit = self.limit.saturating_add(bytes);
        self.ours += bytes;
    }

    /// The most bytes that were held at one time.
    pub(super) fn peak(&self) -> u64 {
        self.peak.max(self.held).saturating_sub(self.ours)
    }

    /// Whether the guest was refused memory.
    pub(super) fn refused(&self) -> bool {
        self.refused
    }

    /// All in bytes.
    fn grow(&mut self, current: usize, desired: usize, maximum: Option<usize>) -> bool {
        // What was held until now has not failed: only then does it count.
        self.peak = self.peak.max(self.held);
        let past_maximum = maximum.is_some_and(|maximum| desired > maximum);
        self.last = Growth { bytes: 0, past_maximum };
        if past_maximum {
            return true;
        }
        let bytes = desired.saturating_sub(current) as u64;
        if self.held.saturating_add(bytes) > self.limit {
            self.refused = true;
            return false;
        }
        self.held += bytes;
        self.last.bytes = bytes;
        true
    }

    /// A growth that was allowed failed: past the module's maximum, or for want of room in the pool.
    fn failed(&mut self) {
        self.held -= self.last.bytes;
        self.refused |= !self.last.past_maximum;
        self.last = Growth::default();
    }
}

impl ResourceLimiter for MemoryLimiter {
    // Growth that is allowed here can still be more than a slot of the pool holds: refused all the same.

    fn memory_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        Ok(self.grow(current, desired, maximum))
    }

    fn memory_grow_failed(&mut self, _: wasmtime::Error) -> wasmtime::Result<()> {
        self.failed();
        Ok(())
    }

    fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let bytes = |entries: usize| entries.saturating_mul(TABLE_ENTRY);
        Ok(self.grow(bytes(current), bytes(desired), maximum.map(bytes)))
    }

    fn table_grow_failed(&mut self, _: wasmtime::Error) -> wasmtime::Result<()> {
        self.failed();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failure() -> wasmtime::Error {
        wasmtime::Error::msg("no room")
    }

    #[test]
    fn growth_that_failed_is_not_held() {
        let mut limiter = MemoryLimiter::new(100);
        assert!(limiter.memory_growing(0, 60, None).unwrap());
        assert!(limiter.table_growing(0, 2, None).unwrap());
        limiter.table_grow_failed(failure()).unwrap();
        assert_eq!((limiter.peak(), limiter.refused()), (60, true));
        assert!(limiter.memory_growing(60, 100, None).unwrap());
        assert!(!limiter.memory_growing(100, 101, None).unwrap());
        assert_eq!(limiter.peak(), 100);
    }

    #[test]
    fn what_is_the_hosts_is_left_out() {
        let mut limiter = MemoryLimiter::new(100);
        limiter.leave_out(50);
        assert!(limiter.memory_growing(0, 100, None).unwrap());
        assert!(limiter.memory_growing(0, 50, None).unwrap());
        assert_eq!(limiter.peak(), 100);
        assert!(!limiter.memory_growing(100, 101, None).unwrap());
    }

    #[test]
    fn growth_past_the_modules_own_maximum_is_refused_by_nobody_here() {
        let mut limiter = MemoryLimiter::new(100);
        assert!(limiter.memory_growing(0, 60, Some(50)).unwrap());
        limiter.memory_grow_failed(failure()).unwrap();
        assert_eq!((limiter.peak(), limiter.refused()), (0, false));
    }
}
