//! Which pages of a mapping were written: the `PAGEMAP_SCAN` of Linux 6.7 and later.

use std::{ffi::c_void, fs::File, ops::Range};

use rustix::{
    io,
    ioctl::{Ioctl, IoctlOutput, Opcode, ioctl, opcode},
};

/// Stretches that one scan can tell of.
const MOST: usize = 4096;

const WRITTEN: u64 = 1 << 1;
const FILE: u64 = 1 << 2;
const PRESENT: u64 = 1 << 3;
const ZERO: u64 = 1 << 5;

/// This process's map of pages.
pub(super) struct PageMap(Option<File>);

impl PageMap {
    /// Opens it. Where that fails it tells nothing.
    pub(super) fn open() -> Self {
        Self(File::open("/proc/self/pagemap").ok())
    }

    /// The stretches of pages in a range of addresses that are this process's own, because they were written: neither of
    /// a file nor the page of zeros. `None` where the kernel cannot tell, or where there are too many.
    pub(super) fn written(&self, pages: Range<usize>) -> Option<Vec<Range<usize>>> {
        let mut regions = vec![Region::default(); MOST];
        let mut arg = ScanArg {
            size: size_of::<ScanArg>() as u64,
            start: pages.start as u64,
            end: pages.end as u64,
            vec: regions.as_mut_ptr().expose_provenance() as u64,
            vec_len: MOST as u64,
            category_inverted: ZERO | FILE,
            category_mask: WRITTEN | PRESENT | ZERO | FILE,
            ..ScanArg::default()
        };
        #[expect(unsafe_code, reason = "rustix has no safe form of it")]
        // SAFETY: `arg` is what the kernel expects of this code, and `vec` points to `vec_len` regions that outlive the
        // call. What it is asked about is not read but told of, and may be mapped or not.
        let found = unsafe { ioctl(self.0.as_ref()?, Scan(&mut arg)) }.ok()?;
        regions.truncate(found);
        // Where they fill more than a buffer of the kernel's, `walk_end` is the end of the last full one.
        let whole = found < MOST || arg.walk_end == arg.end;
        whole.then(|| regions.into_iter().map(|region| region.start as usize..region.end as usize).collect())
    }
}

/// `struct pm_scan_arg` of `linux/fs.h`.
#[derive(Default)]
#[repr(C)]
struct ScanArg {
    size: u64,
    flags: u64,
    start: u64,
    end: u64,
    walk_end: u64,
    vec: u64,
    vec_len: u64,
    max_pages: u64,
    category_inverted: u64,
    category_mask: u64,
    category_anyof_mask: u64,
    return_mask: u64,
}

/// `struct page_region` of `linux/fs.h`.
#[derive(Clone, Copy, Default)]
#[repr(C)]
struct Region {
    start: u64,
    end: u64,
    categories: u64,
}

struct Scan<'a>(&'a mut ScanArg);

#[expect(
    unsafe_code,
    reason = "rustix has no type for an argument that is written to beside a number that is returned"
)]
// SAFETY: the code and the type of the argument are those of `linux/fs.h`.
unsafe impl Ioctl for Scan<'_> {
    /// Regions found.
    type Output = usize;
    const IS_MUTATING: bool = true;

    fn opcode(&self) -> Opcode {
        opcode::read_write::<ScanArg>(b'f', 16)
    }

    fn as_ptr(&mut self) -> *mut c_void {
        std::ptr::from_mut(self.0).cast()
    }

    unsafe fn output_from_ptr(found: IoctlOutput, _: *mut c_void) -> io::Result<usize> {
        Ok(usize::try_from(found).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use memmap2::MmapMut;

    use super::{MOST, PageMap};

    const PAGE: usize = 4096;

    #[test]
    fn pages_that_were_written_are_told_of() {
        let mut memory = MmapMut::map_anon(60 * PAGE).unwrap();
        let start = memory.as_ptr().expose_provenance();
        let pages = start..start + memory.len();
        let map = PageMap::open();
        let Some(before) = map.written(pages.clone()) else {
            eprintln!("this kernel cannot tell which pages were written: nothing to test");
            return;
        };
        assert!(before.is_empty(), "{before:?}");
        assert_eq!(memory[5 * PAGE], 0);
        for page in [3, 4, 9] {
            memory[page * PAGE] = 1;
        }
        let page = |number: usize| start + number * PAGE;
        assert_eq!(map.written(pages), Some(vec![page(3)..page(5), page(9)..page(10)]));
    }

    #[test]
    fn all_of_many_stretches_are_told_of_up_to_a_bound() {
        let mut memory = MmapMut::map_anon(2 * (MOST + 1) * PAGE).unwrap();
        memory.advise(memmap2::Advice::NoHugePage).unwrap();
        let start = memory.as_ptr().expose_provenance();
        let pages = start..start + memory.len();
        let map = PageMap::open();
        if map.written(pages.clone()).is_none() {
            eprintln!("this kernel cannot tell which pages were written: nothing to test");
            return;
        }
        let mut written = Vec::new();
        // The kernel gathers 512 at a time.
        for stretches in [511, 512, 513, 1024, 1100, MOST - 1, MOST] {
            for number in written.len()..stretches {
                memory[2 * number * PAGE] = 1;
                let page = start + 2 * number * PAGE;
                written.push(page..page + PAGE);
            }
            if stretches < MOST {
                assert_eq!(map.written(pages.clone()).as_ref(), Some(&written), "{stretches}");
            }
        }
        memory[2 * MOST * PAGE] = 1;
        assert_eq!(map.written(pages), None);
    }
}
