//! Bounds and accounts a guest's memory.

use wasmtime::ResourceLimiter;

/// What an entry of a table takes, in bytes.
const TABLE_ENTRY: usize = 16;

#[derive(Debug)]
pub(super) struct MemoryLimiter {
    limit: u64,
    held: u64,
    peak: u64,
    refused: bool,
}

impl MemoryLimiter {
    pub(super) fn new(limit: u64) -> Self {
        Self { limit, held: 0, peak: 0, refused: false }
    }

    /// The most bytes that were held at one time.
    pub(super) fn peak(&self) -> u64 {
        self.peak
    }

    /// Whether the guest was refused memory.
    pub(super) fn refused(&self) -> bool {
        self.refused
    }

    fn grow(&mut self, current: usize, desired: usize) -> bool {
        let held = (self.held - (current as u64).min(self.held)).saturating_add(desired as u64);
        if held > self.limit {
            self.refused = true;
            return false;
        }
        self.held = held;
        self.peak = self.peak.max(held);
        true
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
        // Growing past the module's own maximum fails by itself, and is no fault of ours.
        Ok(maximum.is_some_and(|maximum| desired > maximum) || self.grow(current, desired))
    }

    fn memory_grow_failed(&mut self, _: wasmtime::Error) -> wasmtime::Result<()> {
        self.refused = true;
        Ok(())
    }

    fn table_grow_failed(&mut self, _: wasmtime::Error) -> wasmtime::Result<()> {
        self.refused = true;
        Ok(())
    }

    fn table_growing(
        &mut self,
        current: usize,
        desired: usize,
        maximum: Option<usize>,
    ) -> wasmtime::Result<bool> {
        let bytes = |entries: usize| entries.saturating_mul(TABLE_ENTRY);
        Ok(maximum.is_some_and(|maximum| desired > maximum) || self.grow(bytes(current), bytes(desired)))
    }
}
