//! WASI preview 1 as a guest sees it: stdio that streams, a file tree in memory, clocks, randomness and sleep. There
//! is nothing else to see: no host folder, no environment of ours, no network.
//!
//! `wasmtime-wasi` gives the types, the checks of guest memory and the linking; the system calls themselves are here,
//! because its own put no bound on what a guest writes to a folder and hop to a blocking thread for each file call.

mod descriptors;
pub(super) mod fs;
mod marshal;
mod poll;
mod preview1;

use std::time::Instant;

use wasmtime_wasi::p1::types::{Errno, Error, Fd};
use wiggle::GuestPtr;

use self::{
    descriptors::{Access, Descriptor, Descriptors, Listing, OpenDir, OpenFile},
    fs::{Create, Fs, NodeId},
    marshal::{Memory, path},
};
use crate::{OutputFull, OutputWriter, StdinReader, Stream};

/// What one guest sees of the world.
pub(super) struct Wasi {
    args: Vec<String>,
    env: Vec<String>,
    stdin: StdinReader,
    output: OutputWriter,
    fs: Fs,
    descriptors: Descriptors,
    started: Instant,
    cpu: super::clock::CpuClock,
    /// The file that the guest is stopped at, where it is to become a snapshot there.
    pause: Option<String>,
}

/// The guest asked for the file that it is stopped at.
#[derive(Debug, thiserror::Error)]
#[error("stopped at a file")]
pub(super) struct Paused;

/// The guest called `proc_exit`.
#[derive(Debug, thiserror::Error)]
#[error("exited with code {0}")]
pub(super) struct Exit(pub(super) i32);

pub(super) struct World<'a> {
    pub(super) fs: Fs,
    /// The guest path that the preopened `/` shows.
    pub(super) root: &'a str,
    pub(super) args: Vec<String>,
    /// `NAME=value`.
    pub(super) env: Vec<String>,
    pub(super) stdin: StdinReader,
    pub(super) output: OutputWriter,
    pub(super) cpu: super::clock::CpuClock,
}

impl Wasi {
    /// # Errors
    /// When the recipe's folders do not make a tree.
    pub(super) fn new(world: World<'_>) -> Result<Self, Errno> {
        let fs = world.fs;
        let mut descriptors = Descriptors::default();
        descriptors.add(Descriptor::Stdin)?;
        descriptors.add(Descriptor::Output(Stream::Stdout))?;
        descriptors.add(Descriptor::Output(Stream::Stderr))?;
        let root = fs.lookup(Fs::ROOT, world.root, true)?;
        let beside =
            fs.library().preopens().iter().map(|(path, node)| (path.clone(), NodeId::Library(*node)));
        for (path, node) in std::iter::once(("/".to_owned(), root)).chain(beside) {
            descriptors.add(Descriptor::Dir(OpenDir {
                node,
                preopen: Some(path),
                listing: Listing::default(),
            }))?;
        }
        Ok(Self {
            args: world.args,
            env: world.env,
            stdin: world.stdin,
            output: world.output,
            fs,
            descriptors,
            started: Instant::now(),
            cpu: world.cpu,
            pause: None,
        })
    }

    /// Has the guest stopped when it opens a file or asks what it is: told by its absolute path, as a guest says it from
    /// its root folder.
    pub(super) fn pause_at(&mut self, path: &str) {
        self.pause = Some(below_root(path).to_owned());
    }

    /// The path that the guest asks for; stops it there if it is the one that it is to be stopped at.
    fn asked(&self, memory: Memory<'_, '_>, at: GuestPtr<str>) -> Result<String, Error> {
        let path = path(memory, at)?;
        if self.pause.as_deref() == Some(below_root(&path)) {
            return Err(Error::trap(wasmtime::Error::new(Paused)));
        }
        Ok(path)
    }

    /// The files, when the guest is gone: what it held open is let go of.
    pub(super) fn into_fs(mut self) -> Fs {
        for descriptor in self.descriptors.take() {
            self.close(&descriptor);
        }
        self.fs
    }

    /// How many descriptors the guest has opened, beside those that it found open.
    pub(super) fn open_files(&self) -> usize {
        self.descriptors.len() - 4 - self.fs.library().preopens().len()
    }

    /// How many bytes the guest has written to stdout and stderr.
    pub(super) fn said(&self) -> u64 {
        self.output.written()
    }

    /// Whether the guest was refused space.
    pub(super) fn disk_refused(&self) -> bool {
        self.fs.refused()
    }

    fn open(&mut self, node: NodeId, access: Access) -> Result<Fd, Errno> {
        let descriptor = match self.fs.list(node) {
            Ok(_) if access.write => return Err(Errno::Isdir),
            Ok(_) => Descriptor::Dir(OpenDir { node, preopen: None, listing: Listing::default() }),
            Err(_) if access.write && matches!(node, NodeId::Library(_)) => return Err(Errno::Rofs),
            Err(_) => Descriptor::File(OpenFile { node, offset: 0, access }),
        };
        let fd = self.descriptors.add(descriptor)?;
        self.fs.hold(node);
        Ok(fd)
    }

    fn close(&mut self, descriptor: &Descriptor) {
        match descriptor {
            Descriptor::File(OpenFile { node, .. })
            | Descriptor::Dir(OpenDir { node, preopen: None, .. }) => {
                self.fs.release(*node);
            }
            _ => {}
        }
    }

    fn dir(&self, fd: Fd) -> Result<NodeId, Errno> {
        Ok(self.descriptors.dir(fd)?.node)
    }

    /// Reads into a buffer from where a descriptor stands, without moving it; nothing at the end.
    fn read_at(&self, file: NodeId, offset: u64, buffer: &mut [u8]) -> Result<usize, Errno> {
        let data = self.fs.data(file)?;
        let rest = usize::try_from(offset).ok().and_then(|offset| data.get(offset..)).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }
}

/// A path as a guest says it that has all there is as its only folder.
fn below_root(path: &str) -> &str {
    path.trim_start_matches('/')
}

/// A guest that writes more than it may ends there.
impl From<OutputFull> for Error {
    fn from(full: OutputFull) -> Self {
        Self::trap(wasmtime::Error::new(full))
    }
}
