//! What the tree is made of.

use std::collections::BTreeMap;

use wasmtime_wasi::p1::types::Filetype;

/// A file, folder or link. Stays valid while it has a name or is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NodeId {
    Library(u32),
    Scratch(u32),
}

/// What there is in the scratch space.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    /// Names that lead here.
    pub(super) links: u32,
    /// Descriptors that hold it.
    pub(super) opens: u32,
    pub(super) inode: u64,
    pub(super) times: Times,
}

#[derive(Debug)]
pub(super) enum Kind {
    File(Vec<u8>),
    Dir {
        entries: BTreeMap<String, NodeId>,
        writable: bool,
    },
    Link(String),
    /// `/dev/null`: takes all there is and gives nothing.
    Null,
}

/// Nanoseconds since the Unix epoch.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Times {
    pub(crate) accessed: u64,
    pub(crate) modified: u64,
    pub(crate) changed: u64,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Stat {
    pub(crate) inode: u64,
    pub(crate) filetype: Filetype,
    pub(crate) links: u64,
    pub(crate) size: u64,
    pub(crate) times: Times,
}

/// What is in a folder.
pub(super) enum Entries<'a> {
    Library(&'a BTreeMap<String, u32>),
    Scratch(&'a BTreeMap<String, NodeId>),
}

impl Entries<'_> {
    pub(super) fn get(&self, name: &str) -> Option<NodeId> {
        match self {
            Self::Library(entries) => entries.get(name).map(|index| NodeId::Library(*index)),
            Self::Scratch(entries) => entries.get(name).copied(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Library(entries) => entries.is_empty(),
            Self::Scratch(entries) => entries.is_empty(),
        }
    }
}
