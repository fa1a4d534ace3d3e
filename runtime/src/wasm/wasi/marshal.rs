//! What goes between a guest's memory and the world: buffers, strings, folders' entries, times.

use wasmtime_wasi::p1::types::{self, Errno, Error, Filetype};
use wiggle::{GuestMemory, GuestPtr};

use super::{
    Listing, NodeId, Wasi,
    fs::{self, Stat},
};

pub(super) type Memory<'a, 'm> = &'a mut GuestMemory<'m>;

/// How many buffers a call may name, as on Linux: each takes time in which the guest gives nobody a turn.
const VECTORS_MAX: u32 = 1024;
/// The size of a `dirent` in the guest's memory.
const HEADER: u32 = 24;

impl Wasi {
    pub(super) fn position_of(&self, file: NodeId, offset: u64, append: bool) -> Result<u64, Errno> {
        Ok(if append { self.fs.data(file)?.len() as u64 } else { offset })
    }

    pub(super) fn read_into(
        &self,
        memory: Memory<'_, '_>,
        (file, mut offset): (NodeId, u64),
        iovs: types::IovecArray,
    ) -> Result<u32, Error> {
        let mut total = 0;
        for iov in bounded(iovs)?.iter() {
            let iov = memory.read(iov?)?;
            let Some(buffer) = memory.as_slice_mut(iov.buf.as_array(iov.buf_len))? else {
                return Err(Errno::Notsup.into());
            };
            let count = self.read_at(file, offset, buffer)?;
            offset += count as u64;
            total += count as u32;
            if count < buffer.len() {
                break;
            }
        }
        Ok(total)
    }

    pub(super) fn write_from(
        &mut self,
        memory: Memory<'_, '_>,
        (file, mut offset): (NodeId, u64),
        ciovs: types::CiovecArray,
    ) -> Result<u32, Error> {
        let mut total = 0;
        for ciov in bounded(ciovs)?.iter() {
            let ciov = memory.read(ciov?)?;
            let Some(bytes) = memory.as_slice(ciov.buf.as_array(ciov.buf_len))? else {
                return Err(Errno::Notsup.into());
            };
            match self.fs.write(file, offset, bytes) {
                Ok(()) => {}
                // What was written before the space ran out is told first.
                Err(_) if total > 0 => break,
                Err(error) => return Err(error.into()),
            }
            offset = offset.saturating_add(bytes.len() as u64);
            total += ciov.buf_len;
        }
        Ok(total)
    }

    /// Writes the entries of a folder from `first` on, as many as there is room for. Returns the bytes that they take.
    pub(super) fn write_entries(
        &self,
        memory: Memory<'_, '_>,
        listing: &Listing,
        first: usize,
        (buffer, len): (GuestPtr<u8>, u32),
    ) -> Result<u32, Error> {
        let mut used = 0;
        for (index, (name, node)) in listing.entries.iter().enumerate().skip(first) {
            // It may be gone by now; it was there when reading began.
            let (d_ino, d_type) =
                self.fs.stat(*node).map_or((0, Filetype::Unknown), |stat| (stat.inode, stat.filetype));
            if len - used < HEADER {
                return Ok(len);
            }
            // By bytes: entries follow each other without regard to alignment.
            let mut dirent = [0; HEADER as usize];
            dirent[..8].copy_from_slice(&(index as u64 + 1).to_le_bytes());
            dirent[8..16].copy_from_slice(&d_ino.to_le_bytes());
            dirent[16..20].copy_from_slice(&(name.len() as u32).to_le_bytes());
            dirent[20] = u8::from(d_type);
            memory.copy_from_slice(&dirent, buffer.add(used)?.as_array(HEADER))?;
            used += HEADER;
            // A name that does not fit is cut off: the guest sees a full buffer and asks again.
            let fits = (name.len() as u32).min(len - used);
            memory.copy_from_slice(&name.as_bytes()[..fits as usize], buffer.add(used)?.as_array(fits))?;
            used += fits;
            if used == len {
                break;
            }
        }
        Ok(used)
    }
}

pub(super) fn bounded<T>(vectors: GuestPtr<[T]>) -> Result<GuestPtr<[T]>, Errno> {
    if vectors.len() > VECTORS_MAX { Err(Errno::Inval) } else { Ok(vectors) }
}

pub(super) fn path(memory: &GuestMemory<'_>, path: GuestPtr<str>) -> Result<String, Error> {
    // The tree refuses longer ones; do not copy them first.
    if path.len() > 8192 {
        return Err(Errno::Nametoolong.into());
    }
    Ok(memory.as_cow_str(path)?.into_owned())
}

/// Writes strings one after another, each ended by a zero, and a table of where they begin.
pub(super) fn strings(
    memory: Memory<'_, '_>,
    strings: &[String],
    mut table: GuestPtr<GuestPtr<u8>>,
    mut buffer: GuestPtr<u8>,
) -> Result<(), Error> {
    for string in strings {
        memory.write(table, buffer)?;
        table = table.add(1)?;
        let len = string.len() as u32;
        memory.copy_from_slice(string.as_bytes(), buffer.as_array(len))?;
        memory.write(buffer.add(len)?, 0)?;
        buffer = buffer.add(len + 1)?;
    }
    Ok(())
}

pub(super) fn sizes(strings: &[String]) -> (u32, u32) {
    (strings.len() as u32, strings.iter().map(|string| string.len() as u32 + 1).sum())
}

pub(super) fn filestat(stat: Stat) -> types::Filestat {
    types::Filestat {
        dev: 1,
        ino: stat.inode,
        filetype: stat.filetype,
        nlink: stat.links,
        size: stat.size,
        atim: stat.times.accessed,
        mtim: stat.times.modified,
        ctim: stat.times.changed,
    }
}

pub(super) fn follows(flags: types::Lookupflags) -> bool {
    flags.contains(types::Lookupflags::SYMLINK_FOLLOW)
}

/// A time to set: given, now, or as it was.
pub(super) fn new_time(given: bool, is_now: bool, time: u64) -> Result<Option<u64>, Errno> {
    match (given, is_now) {
        (true, true) => Err(Errno::Inval),
        (true, false) => Ok(Some(time)),
        (false, true) => Ok(Some(fs::now())),
        (false, false) => Ok(None),
    }
}

pub(super) fn new_times(
    flags: types::Fstflags,
    atim: u64,
    mtim: u64,
) -> Result<(Option<u64>, Option<u64>), Errno> {
    let has = |flag| flags.contains(flag);
    Ok((
        new_time(has(types::Fstflags::ATIM), has(types::Fstflags::ATIM_NOW), atim)?,
        new_time(has(types::Fstflags::MTIM), has(types::Fstflags::MTIM_NOW), mtim)?,
    ))
}
