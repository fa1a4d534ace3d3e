//! Which memory stays resident from one guest of a slot to the next.
//!
//! The pool makes a memory as new by asking the kernel which of its pages were written and copying the image over them.
//! None of these pages is given back, so the next guest takes no faults: they are most of what a short program costs.
//! But the pool asks for 32 stretches of such pages at most and gives back all that lies behind, and what an
//! interpreter writes lies in hundreds of places. So before an instance is dropped, the gaps between them are filled,
//! smallest first, until the stretches are few enough: a page that nobody wrote costs a copy of 4 KiB, and no fault. Where
//! that would be too much to copy, the smallest stretches are given back instead, and faulted in again once the slot is as
//! new. The next guest would have to do so, page by page; and of a page that it reads before it writes, the kernel tells
//! all processors that run one of our threads, which takes longer than to copy it.
//!
//! What is kept is bounded for all slots together: a memory that has no room is given back whole.

mod pagemap;

use std::{
    collections::HashMap,
    ops::Range,
    ptr::with_exposed_provenance_mut,
    sync::{Mutex, MutexGuard, PoisonError},
};

use pagemap::PageMap;
use rustix::mm::{Advice, madvise};
use wasmtime::Engine;

use super::safepoint::POLLED_AT;

/// Stretches that the pool asks for, less one: `MAX_REGIONS` in wasmtime's `pagemap.rs`.
const MOST_STRETCHES: usize = 31;
/// Bytes that one memory may keep. All of them are copied after each guest, however little it wrote: more would cost
/// more than the faults that it saves.
pub(super) const MOST_OF_ONE: usize = 16 << 20;
/// Bytes that are faulted in again for one memory.
const MOST_AGAIN: usize = 4 << 20;
/// Bytes of a page, or of part of one.
const PAGE: usize = 4096;

/// The memories of the slots that guests have left.
pub(super) struct Resident {
    pages: PageMap,
    most: usize,
    slots: Mutex<Slots>,
}

#[derive(Default)]
struct Slots {
    /// By the address of the memory.
    slots: HashMap<usize, Slot>,
    /// Bytes kept in all of them.
    kept: usize,
}

#[derive(Clone, Copy, Default)]
struct Slot {
    /// Bytes up to where guests have grown it. What lies behind the end of a smaller memory is resident, too.
    extent: usize,
    kept: usize,
}

impl Resident {
    /// Keeps up to `most` bytes.
    pub(super) fn new(most: usize) -> Self {
        Self { pages: PageMap::open(), most, slots: Mutex::default() }
    }

    /// Prepares the memory of a guest that has ended for the pool. Costs no more than time where it fails.
    ///
    /// Returns what is to be [had again](GivenBack::again) when the instance is gone.
    pub(super) fn settle(&self, memory: &mut [u8]) -> GivenBack {
        let start = memory.as_mut_ptr().expose_provenance();
        let old = self.slots().slots.get(&start).copied().unwrap_or_default();
        let pages = start..start + memory.len().max(old.extent);

        let extent = pages.len();
        let stretches = self.pages.written(pages.clone()).unwrap_or_default();
        let Plan { fill, give_back, kept } = plan(&stretches, MOST_STRETCHES, MOST_OF_ONE);
        let again = give_back.iter().map(Range::len).sum::<usize>();
        let is_bounded = (1..=MOST_OF_ONE).contains(&kept);
        let has_again =
            is_bounded && again <= MOST_AGAIN && self.keep(start, Slot { extent, kept: kept + again });
        if has_again || is_bounded && self.keep(start, Slot { extent, kept }) {
            for gap in fill {
                advise(gap, Advice::LinuxPopulateWrite);
            }
            for stretch in &give_back {
                advise(stretch.clone(), Advice::LinuxDontNeed);
            }
            GivenBack(if has_again { give_back } else { Vec::new() })
        } else {
            self.keep(start, Slot { extent, kept: 0 });
            advise(pages, Advice::LinuxDontNeed);
            GivenBack(Vec::new())
        }
    }

    /// Notes what a slot keeps, unless that is too much.
    fn keep(&self, start: usize, slot: Slot) -> bool {
        let mut slots = self.slots();
        let others = slots.kept - slots.slots.get(&start).map_or(0, |old| old.kept);
        if slot.kept > self.most.saturating_sub(others) {
            return false;
        }
        slots.kept = others + slot.kept;
        slots.slots.insert(start, slot);
        true
    }

    fn slots(&self) -> MutexGuard<'_, Slots> {
        self.slots.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Has the kernel back a guest's memory, as far as it may grow, with large pages, where it does so for who asks: or no longer,
/// for the slot's next guest. One that needs tens of megabytes takes a fault for each page else, which is a fortieth of a
/// compiler's time; one that writes a little here and there would have 2 MiB for each place.
pub(super) fn in_large_pages(memory: *mut u8, most: u64, wanted: bool) {
    let start = memory.expose_provenance();
    let len = most.min(POLLED_AT.into()) as usize / PAGE * PAGE;
    advise(start..start + len, if wanted { Advice::LinuxHugepage } else { Advice::LinuxNoHugepage });
}

/// Stretches of a slot's memory that the next guest will write, and that are not there.
#[must_use]
pub(super) struct GivenBack(Vec<Range<usize>>);

impl GivenBack {
    /// Faults them in. The engine whose pool they belong to is there; the slot may have its next guest.
    pub(super) fn again(self, _engine: &Engine) {
        for stretch in self.0 {
            advise(stretch, Advice::LinuxPopulateWrite);
        }
    }
}

/// What becomes of the stretches that were written.
#[derive(Debug, Default)]
struct Plan {
    /// The gaps between them that are made part of them.
    fill: Vec<Range<usize>>,
    /// Those that are given back.
    give_back: Vec<Range<usize>>,
    /// Bytes of the others, gaps and all.
    kept: usize,
}

/// Makes no more than `most` of the stretches, which are in order. Fills gaps for that as long as they have no more than
/// `bytes` with them.
fn plan(stretches: &[Range<usize>], most: usize, bytes: usize) -> Plan {
    let mut kept: usize = stretches.iter().map(Range::len).sum();
    let mut gaps: Vec<_> = stretches.windows(2).map(|pair| pair[0].end..pair[1].start).collect();
    gaps.sort_unstable_by_key(Range::len);
    gaps.truncate(stretches.len().saturating_sub(most));
    gaps.retain(|gap| {
        let fits = kept + gap.len() <= bytes;
        kept += if fits { gap.len() } else { 0 };
        fits
    });
    gaps.sort_unstable_by_key(|gap| gap.start);

    let mut joined: Vec<Range<usize>> = Vec::with_capacity(stretches.len());
    let mut filled = gaps.iter().peekable();
    for stretch in stretches {
        match joined.last_mut() {
            Some(last) if filled.next_if(|gap| gap.end == stretch.start).is_some() => last.end = stretch.end,
            _ => joined.push(stretch.clone()),
        }
    }
    joined.sort_unstable_by_key(Range::len);
    joined.truncate(joined.len().saturating_sub(most));
    kept -= joined.iter().map(Range::len).sum::<usize>();
    // Not to write what is given back at once.
    gaps.retain(|gap| !joined.iter().any(|stretch| stretch.contains(&gap.start)));
    Plan { fill: gaps, give_back: joined, kept }
}

fn advise(pages: Range<usize>, advice: Advice) {
    #[expect(unsafe_code, reason = "memory is given back and had by address")]
    // SAFETY: the pages are of one slot of a pool that is there. To have them stay, or come (populate), changes nothing that
    // anybody can read there, whoever has the slot. What is given back (don't need) is of a guest that has ended, and whose
    // instance the caller still holds, so that nobody reads or writes it: it is again what a new instance finds there, the
    // image or zeros, which is what the pool makes of it next.
    let _ = unsafe { madvise(with_exposed_provenance_mut(pages.start), pages.len(), advice) };
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use memmap2::MmapMut;
    use proptest::prelude::*;

    use super::{Engine, MOST_OF_ONE, MOST_STRETCHES, PAGE, PageMap, Resident, Slot, in_large_pages, plan};

    fn stretches(memory: &MmapMut) -> Option<Vec<Range<usize>>> {
        let start = memory.as_ptr().expose_provenance();
        PageMap::open().written(start..start + memory.len())
    }

    #[test]
    fn what_was_written_stays_resident_in_few_stretches() {
        let mut memory = MmapMut::map_anon(400 * PAGE).unwrap();
        for page in (0..400).step_by(4) {
            memory[page * PAGE] = 7;
        }
        let Some(before) = stretches(&memory) else {
            eprintln!("this kernel cannot tell which pages were written: nothing to test");
            return;
        };
        assert_eq!(before.len(), 100);
        let given_back = Resident::new(MOST_OF_ONE).settle(&mut memory);
        assert!(given_back.0.is_empty(), "there is room for all gaps");
        assert_eq!(stretches(&memory).unwrap().len(), MOST_STRETCHES);
        assert!((0..memory.len()).all(|at| memory[at] == if at % (4 * PAGE) == 0 { 7 } else { 0 }));
    }

    #[test]
    fn what_has_no_room_is_given_back() {
        let mut memory = MmapMut::map_anon(40 * PAGE).unwrap();
        memory.fill(7);
        let given_back = Resident::new(39 * PAGE).settle(&mut memory);
        assert!(given_back.0.is_empty(), "there is no room for it later either");
        assert!(memory.iter().all(|byte| *byte == 0));
    }

    #[test]
    fn what_lies_too_far_apart_is_had_again() {
        // With the gaps that would have to be filled, twice of what one may keep.
        const APART: usize = MOST_OF_ONE / MOST_STRETCHES;
        let mut memory = MmapMut::map_anon(3 * MOST_STRETCHES * APART).unwrap();
        memory.advise(memmap2::Advice::NoHugePage).unwrap();
        for start in (0..memory.len()).step_by(APART) {
            memory[start] = 7;
        }
        let Some(before) = stretches(&memory) else {
            eprintln!("this kernel cannot tell which pages were written: nothing to test");
            return;
        };
        let given_back = Resident::new(2 * MOST_OF_ONE).settle(&mut memory);
        let settled = stretches(&memory).unwrap();
        assert!(settled.len() <= MOST_STRETCHES, "{settled:?}");
        let are_there = |stretches: &[Range<usize>]| {
            before.iter().all(|page| stretches.iter().any(|stretch| stretch.contains(&page.start)))
        };
        assert!(!are_there(&settled));
        given_back.again(&Engine::default());
        assert!(are_there(&stretches(&memory).unwrap()));
    }

    /// What the kernel was told of the mapping that an address lies in.
    fn flags(address: usize) -> Vec<String> {
        let maps = std::fs::read_to_string("/proc/self/smaps").unwrap();
        let mut is_it = false;
        for line in maps.lines() {
            let range = line.split_once(' ').and_then(|(range, _)| range.split_once('-'));
            let number = |text| usize::from_str_radix(text, 16).ok();
            if let Some((start, end)) = range.and_then(|(start, end)| Some((number(start)?, number(end)?))) {
                is_it = (start..end).contains(&address);
            } else if let (true, Some(flags)) = (is_it, line.strip_prefix("VmFlags:")) {
                return flags.split_whitespace().map(str::to_owned).collect();
            }
        }
        panic!("nothing is mapped there");
    }

    #[test]
    fn large_pages_are_asked_for_and_no_longer() {
        let mut memory = MmapMut::map_anon(8 << 20).unwrap();
        if memory.advise(memmap2::Advice::HugePage).is_err() {
            eprintln!("this kernel has no large pages: nothing to test");
            return;
        }
        memory.advise(memmap2::Advice::NoHugePage).unwrap();
        let (at, most) = (memory.as_mut_ptr(), 4 << 20);
        let has =
            |offset: usize, flag: &str| flags(at.expose_provenance() + offset).contains(&flag.to_owned());
        in_large_pages(at, most, true);
        assert!(has(0, "hg") && has((4 << 20) - PAGE, "hg") && !has(4 << 20, "hg"));
        in_large_pages(at, most, false);
        assert!(has(0, "nh") && has((4 << 20) - PAGE, "nh"));
    }

    #[test]
    fn all_slots_share_one_bound_and_each_has_its_own() {
        let slot = |kept| Slot { extent: kept, kept };
        let resident = Resident::new(3 * MOST_OF_ONE);
        assert!(!resident.keep(1, slot(3 * MOST_OF_ONE + 1)));
        for start in 1..=3 {
            assert!(resident.keep(start, slot(MOST_OF_ONE)));
        }
        assert!(!resident.keep(4, slot(1)));
        assert!(resident.keep(2, slot(MOST_OF_ONE - 1)), "a slot gives room to itself");
        assert!(resident.keep(4, slot(1)));
        assert!(resident.keep(1, slot(0)));
        assert!(resident.keep(5, slot(MOST_OF_ONE)));
    }

    proptest! {
        #[test]
        fn few_stretches_are_left_and_what_is_written_is_kept_where_it_fits(
            lens in prop::collection::vec((1_usize..50, 1_usize..50), 0..80),
            most in 1_usize..40,
            bytes in 0_usize..4000,
        ) {
            let mut at = 0;
            let stretches: Vec<_> = lens.iter().map(|(gap, len)| {
                let start = at + gap;
                at = start + len;
                start..at
            }).collect();
            let plan = plan(&stretches, most, bytes);
            let (mut kept, mut given_back) = (vec![false; at + 1], vec![false; at + 1]);
            for range in stretches.iter().chain(&plan.fill) {
                kept[range.clone()].fill(true);
            }
            for range in &plan.give_back {
                kept[range.clone()].fill(false);
                given_back[range.clone()].fill(true);
            }
            let written: usize = stretches.iter().map(Range::len).sum();
            prop_assert_eq!(kept.iter().filter(|kept| **kept).count(), plan.kept);
            prop_assert!(plan.kept <= written.max(bytes));
            prop_assert!(kept.windows(2).filter(|pair| pair[0] && !pair[1]).count() <= most);
            prop_assert!(plan.fill.iter().all(|gap| !given_back[gap.start]));
            // Nothing is given back while there is room for the gap that would save it.
            let gaps = stretches.windows(2).map(|pair| pair[1].start - pair[0].end).sum::<usize>();
            prop_assert!(plan.give_back.is_empty() || written + gaps > bytes);
        }
    }
}
