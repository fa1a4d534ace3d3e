//! How a guest that computes is stopped.
//!
//! A guest's code does not ask whether it may go on: to look at a counter or at a clock in each turn of each loop costs
//! a third of what a tight loop does. Instead each loop, and each function that calls others, reads a word of a page
//! that lies in the reservation of the guest's memory, behind all that a guest can have:
//! [`instrument`](super::instrument) puts these reads in. To stop the guest, the page is made unreadable. The next read
//! traps, as any access out of bounds does.
//!
//! The page is the host's: a guest that reads there finds zeros, one that writes traps, and no call of ours takes an
//! address behind the end of its memory.
//!
//! A guest that has spent its fuel is stopped so, too: it counts in a memory that it cannot name, where the host looks. As
//! it does so in each turn of each loop, that memory is the page that is made unreadable where fuel is counted, and nothing
//! else is read to be stopped.

mod watchdog;

use std::{
    io,
    ptr::{with_exposed_provenance, with_exposed_provenance_mut},
    sync::atomic::{AtomicI64, Ordering},
};

use rustix::mm::{MprotectFlags, mprotect};
pub(super) use watchdog::{Stopped, Watchdog};

use super::instrument::{FUEL_BYTES, FUEL_WORDS};

/// Where in the reservation of a memory the polled page is. What lies behind it is no guest's either, so that a pointer a
/// little below zero still traps.
pub(super) const POLLED_AT: u32 = 0xfffe_0000;
/// Its size: that of a page of WebAssembly's, and so whole pages of any host.
pub(super) const POLLED_BYTES: u32 = 64 << 10;
// The memory with the fuel is such a page.
const _: () = assert!(FUEL_BYTES == POLLED_BYTES as u64);

/// What one instance has left of its fuel.
#[derive(Debug, Clone, Copy)]
pub(super) struct FuelLeft(usize);

impl FuelLeft {
    /// Gives fuel to the instance whose memory for it begins here, and has been written by nobody.
    pub(super) fn give(memory: *mut u8, fuel: i64) -> Self {
        let left = Self(memory.expose_provenance());
        left.words()[0].store(fuel, Ordering::Relaxed);
        left
    }

    /// Below zero where it has spent more than it was given. Called while its instance is there, and its page open.
    pub(super) fn get(self) -> i64 {
        self.words().iter().map(|word| word.load(Ordering::Relaxed)).fold(0, i64::wrapping_add)
    }

    fn words<'a>(self) -> &'a [AtomicI64; FUEL_WORDS] {
        #[expect(unsafe_code, reason = "memory is read by address while a guest writes there")]
        // SAFETY: the words are the first of a memory of one page of an instance that the caller has, and open, so that they
        // are mapped and aligned. The guest's code alone writes there meanwhile, in single instructions of their size.
        unsafe {
            &*with_exposed_provenance(self.0)
        }
    }
}

/// The polled page of one instance.
#[derive(Debug, Clone, Copy)]
pub(super) struct PollPage {
    at: usize,
    /// What the guest may do there.
    open: MprotectFlags,
}

impl PollPage {
    /// The page with an instance's fuel, which it can write from its beginning.
    pub(super) fn of_fuel(left: FuelLeft) -> Self {
        Self { at: left.0, open: MprotectFlags::READ | MprotectFlags::WRITE }
    }

    /// Makes the page of the instance readable whose memory begins here: an instance of an engine whose memories have
    /// their whole reservation, and are never larger than [`POLLED_AT`].
    ///
    /// # Errors
    /// When the kernel has no room for one more mapping.
    pub(super) fn open(memory: *mut u8) -> io::Result<Self> {
        let page = Self { at: memory.expose_provenance() + POLLED_AT as usize, open: MprotectFlags::READ };
        page.open_again()?;
        Ok(page)
    }

    /// Undoes [`close`](Self::close). Called while its instance is there.
    fn open_again(self) -> io::Result<()> {
        self.protect(self.open)
    }

    /// Has the guest trap at its next poll. Called while its instance is there.
    fn close(self) -> io::Result<()> {
        self.protect(MprotectFlags::empty())
    }

    fn protect(self, flags: MprotectFlags) -> io::Result<()> {
        #[expect(unsafe_code, reason = "memory is protected by address")]
        // SAFETY: the page lies in the address space that is reserved for a memory of an instance that the caller has. It
        // is either behind the largest size that a memory may have (see `engine`), so that neither wasmtime nor we have
        // anything there; or it is all of the memory with the fuel, where we look as long as nobody closes it, and which
        // wasmtime touches when the instance is gone: it is opened before (see `Watch`). Who else goes there is the guest's
        // code, where a fault is a trap.
        let protected =
            unsafe { mprotect(with_exposed_provenance_mut(self.at), POLLED_BYTES as usize, flags) };
        Ok(protected?)
    }
}
