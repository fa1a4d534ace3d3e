//! The guest's descriptor table.

use wasmtime_wasi::p1::types::{Errno, Fd};

use super::fs::{NodeId, Result};
use crate::Stream;

/// How many descriptors a guest may have open.
const OPEN_MAX: usize = 256;
/// What the listings of all open folders may take of the host's memory together, in bytes.
const LISTINGS_MAX: usize = 4 << 20;

#[derive(Debug)]
pub(super) enum Descriptor {
    Stdin,
    Output(Stream),
    File(OpenFile),
    Dir(OpenDir),
}

#[derive(Debug)]
pub(super) struct OpenFile {
    pub(super) node: NodeId,
    pub(super) offset: u64,
    pub(super) access: Access,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Access {
    pub(super) read: bool,
    pub(super) write: bool,
    pub(super) append: bool,
}

#[derive(Debug)]
pub(super) struct OpenDir {
    pub(super) node: NodeId,
    /// The guest path that a preopened folder stands for.
    pub(super) preopen: Option<String>,
    /// The names as they were when reading began, so that a reader that removes files on its way misses none.
    pub(super) listing: Listing,
}

/// The names in a folder at one time.
#[derive(Debug, Default)]
pub(super) struct Listing {
    pub(super) entries: Vec<(String, NodeId)>,
    /// What it takes of the host's memory, about.
    bytes: usize,
}

impl Listing {
    pub(super) fn new(entries: Vec<(String, NodeId)>) -> Self {
        let bytes = entries.iter().map(|(name, _)| name.len() + size_of::<(String, NodeId)>()).sum();
        Self { entries, bytes }
    }
}

#[derive(Debug, Default)]
pub(super) struct Descriptors {
    slots: Vec<Option<Descriptor>>,
}

impl Descriptors {
    /// Adds a descriptor under the lowest free number.
    pub(super) fn add(&mut self, descriptor: Descriptor) -> Result<Fd> {
        let index = match self.slots.iter().position(Option::is_none) {
            Some(index) => index,
            None if self.slots.len() < OPEN_MAX => {
                self.slots.push(None);
                self.slots.len() - 1
            }
            None => return Err(Errno::Mfile),
        };
        self.slots[index] = Some(descriptor);
        Ok(Fd::from(index as u32))
    }

    /// Takes all of them away.
    pub(super) fn take(&mut self) -> impl Iterator<Item = Descriptor> + use<> {
        std::mem::take(&mut self.slots).into_iter().flatten()
    }

    /// How many are open.
    pub(super) fn len(&self) -> usize {
        self.slots.iter().flatten().count()
    }

    /// Whether there is room for a listing beside those that other descriptors keep. One alone always fits.
    pub(super) fn has_room_for(&self, listing: &Listing, fd: Fd) -> bool {
        let kept = self.slots.iter().enumerate().filter(|(slot, _)| *slot != index(fd));
        let kept = kept.map(|(_, slot)| match slot {
            Some(Descriptor::Dir(dir)) => dir.listing.bytes,
            _ => 0,
        });
        let kept: usize = kept.sum();
        kept == 0 || kept + listing.bytes <= LISTINGS_MAX
    }

    pub(super) fn get(&self, fd: Fd) -> Result<&Descriptor> {
        self.slots.get(index(fd)).and_then(Option::as_ref).ok_or(Errno::Badf)
    }

    pub(super) fn get_mut(&mut self, fd: Fd) -> Result<&mut Descriptor> {
        self.slots.get_mut(index(fd)).and_then(Option::as_mut).ok_or(Errno::Badf)
    }

    pub(super) fn remove(&mut self, fd: Fd) -> Result<Descriptor> {
        self.slots.get_mut(index(fd)).and_then(Option::take).ok_or(Errno::Badf)
    }

    /// Moves a descriptor onto the number of another open one; returns that one.
    pub(super) fn renumber(&mut self, from: Fd, to: Fd) -> Result<Option<Descriptor>> {
        self.get(to)?;
        if index(from) == index(to) {
            return Ok(None);
        }
        let moved = self.remove(from)?;
        Ok(self.slots[index(to)].replace(moved))
    }

    pub(super) fn file(&self, fd: Fd) -> Result<&OpenFile> {
        match self.get(fd)? {
            Descriptor::File(file) => Ok(file),
            Descriptor::Dir(_) => Err(Errno::Isdir),
            _ => Err(Errno::Spipe),
        }
    }

    pub(super) fn file_mut(&mut self, fd: Fd) -> Result<&mut OpenFile> {
        match self.get_mut(fd)? {
            Descriptor::File(file) => Ok(file),
            Descriptor::Dir(_) => Err(Errno::Isdir),
            _ => Err(Errno::Spipe),
        }
    }

    pub(super) fn dir(&self, fd: Fd) -> Result<&OpenDir> {
        match self.get(fd)? {
            Descriptor::Dir(dir) => Ok(dir),
            _ => Err(Errno::Notdir),
        }
    }

    pub(super) fn dir_mut(&mut self, fd: Fd) -> Result<&mut OpenDir> {
        match self.get_mut(fd)? {
            Descriptor::Dir(dir) => Ok(dir),
            _ => Err(Errno::Notdir),
        }
    }
}

fn index(fd: Fd) -> usize {
    u32::from(fd) as usize
}
