//! The guest's file tree: in memory, bounded, and nothing of the host's within reach.
//!
//! A read-only [`Library`] is shared by all instances of a language; what a job writes lives in a private scratch
//! space that ends with the job. There is no folder on the host to clean up, to fill, or to escape into, and no call
//! hops to a blocking thread.

mod node;
mod path;
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{SystemTime, UNIX_EPOCH},
};

use wasmtime_wasi::p1::types::{Errno, Filetype};

use self::{
    node::{Entries, Kind, Node},
    path::Found,
};
pub(crate) use self::{
    node::{NodeId, Stat, Times},
    path::PATH_MAX,
};
use crate::wasm::library::{Library, LibraryNode};

pub(crate) type Result<T> = std::result::Result<T, Errno>;

/// What the scratch space may hold at one time.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Quota {
    pub(crate) bytes: u64,
    pub(crate) nodes: u32,
}

#[derive(Debug)]
pub(crate) struct Fs {
    library: Arc<Library>,
    scratch: Vec<Option<Node>>,
    free: Vec<u32>,
    quota: Quota,
    bytes: u64,
    nodes: u32,
    inodes: u64,
    /// Something was refused for want of space.
    refused: bool,
    work: NodeId,
}

impl Fs {
    /// A tree with the library's folders at its root, `/dev/null`, and two folders that may be written to: the work folder
    /// and `/tmp`.
    pub(crate) fn new(library: Arc<Library>, work_dir: &str, quota: Quota) -> Result<Self> {
        let mut fs = Self {
            library,
            scratch: Vec::new(),
            free: Vec::new(),
            // The folders that are always there are ours, not the job's.
            quota: Quota { nodes: u32::MAX, ..quota },
            bytes: 0,
            nodes: 0,
            inodes: 0,
            refused: false,
            work: Self::ROOT,
        };
        let mut root = BTreeMap::new();
        if let LibraryNode::Dir(entries) = fs.library.node(Library::ROOT) {
            root.extend(entries.iter().map(|(name, id)| (name.clone(), NodeId::Library(*id))));
        }
        fs.make(Kind::Dir { entries: root, writable: true })?;
        fs.make_dir(Self::ROOT, "tmp")?;
        fs.make_null()?;
        for (end, _) in work_dir.match_indices('/').skip(1).chain([(work_dir.len(), "")]) {
            match fs.make_dir(Self::ROOT, &work_dir[..end]) {
                // The root itself, or a folder that is there already.
                Ok(()) | Err(Errno::Exist) => {}
                Err(errno) => return Err(errno),
            }
        }
        fs.work = fs.lookup(Self::ROOT, work_dir, true)?;
        // What is the work folder may be written to, be it the root; else the root is a view of what there is.
        if fs.work != Self::ROOT
            && let Some(Node { kind: Kind::Dir { writable, .. }, .. }) = fs.node_mut(Self::ROOT)
        {
            *writable = false;
        }
        fs.nodes = 0;
        fs.quota = quota;
        Ok(fs)
    }

    /// Makes `/dev/null`, where the library has no `/dev` of its own.
    fn make_null(&mut self) -> Result<()> {
        let found = self.walk(Self::ROOT, "dev", false)?;
        if found.node.is_some() {
            return Ok(());
        }
        let null = self.make(Kind::Null)?;
        let entries = BTreeMap::from([("null".to_owned(), null)]);
        self.add(&found, Kind::Dir { entries, writable: false }).map(drop)
    }

    /// Whether this is `/dev/null`.
    pub(crate) fn is_null(&self, id: NodeId) -> bool {
        matches!(self.node(id), Some(Node { kind: Kind::Null, .. }))
    }

    /// Puts a file into the work folder, with the folders on its way.
    pub(crate) fn put(&mut self, path: &str, content: &[u8]) -> Result<()> {
        for (end, _) in path.match_indices('/') {
            match self.make_dir(self.work, &path[..end]) {
                Ok(()) | Err(Errno::Exist) => {}
                Err(errno) => return Err(errno),
            }
        }
        let node = self.open(self.work, path, false, Create::New)?;
        self.write(node, 0, content)
    }

    /// Puts a file into the work folder, in the place of one that may be there.
    pub(crate) fn put_again(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let node = self.open(self.work, name, false, Create::Missing)?;
        self.resize(node, 0)?;
        self.write(node, 0, content)
    }

    /// The root folder.
    pub(crate) const ROOT: NodeId = NodeId::Scratch(0);

    /// The work folder.
    pub(crate) fn work(&self) -> NodeId {
        self.work
    }

    pub(crate) fn library(&self) -> &Library {
        &self.library
    }

    /// Whether something was refused for want of space.
    pub(crate) fn refused(&self) -> bool {
        self.refused
    }

    /// Finds what a path leads to. `follow` goes through a link at the end too.
    pub(crate) fn lookup(&self, dir: NodeId, path: &str, follow: bool) -> Result<NodeId> {
        let found = self.walk(dir, path, follow)?;
        let node = found.node.ok_or(Errno::Noent)?;
        if found.folder && self.entries(node).is_err() { Err(Errno::Notdir) } else { Ok(node) }
    }

    /// Finds a file, or makes an empty one where `create` says so.
    pub(crate) fn open(&mut self, dir: NodeId, path: &str, follow: bool, create: Create) -> Result<NodeId> {
        let found = self.walk(dir, path, follow && create != Create::New)?;
        match (found.node, create) {
            (Some(_), Create::New) => Err(Errno::Exist),
            (Some(node), _) if found.folder && self.entries(node).is_err() => Err(Errno::Notdir),
            (Some(node), _) if self.is_link(node) => Err(Errno::Loop),
            (Some(node), _) => Ok(node),
            (None, Create::No) => Err(Errno::Noent),
            (None, _) if found.folder => Err(Errno::Isdir),
            (None, _) => self.add(&found, Kind::File(Vec::new())),
        }
    }

    pub(crate) fn make_dir(&mut self, dir: NodeId, path: &str) -> Result<()> {
        let found = self.walk(dir, path, false)?;
        self.add(&found, Kind::Dir { entries: BTreeMap::new(), writable: true }).map(drop)
    }

    pub(crate) fn make_link(&mut self, target: &str, dir: NodeId, path: &str) -> Result<()> {
        if target.is_empty() || target.len() > PATH_MAX {
            return Err(if target.is_empty() { Errno::Noent } else { Errno::Nametoolong });
        }
        let found = self.walk(dir, path, false)?;
        if found.folder {
            return Err(Errno::Noent);
        }
        self.charge_bytes(0, target.len() as u64)?;
        self.add(&found, Kind::Link(target.to_owned()))
            .map(drop)
            .inspect_err(|_| self.bytes -= target.len() as u64)
    }

    /// Gives a file one more name.
    pub(crate) fn hard_link(
        &mut self,
        (from, from_path, follow): (NodeId, &str, bool),
        (to, to_path): (NodeId, &str),
    ) -> Result<()> {
        let node = self.lookup(from, from_path, follow)?;
        let found = self.walk(to, to_path, false)?;
        if found.node.is_some() {
            return Err(Errno::Exist);
        }
        match self.node(node) {
            Some(Node { kind: Kind::Dir { .. }, .. }) => return Err(Errno::Perm),
            // A library file has no place in the scratch space.
            None => return Err(Errno::Xdev),
            Some(_) if found.folder => return Err(Errno::Noent),
            Some(_) => {}
        }
        // Names take room too: charged as a node each.
        self.charge_node()?;
        self.attach(&found, node).inspect_err(|_| self.nodes -= 1)?;
        if let Some(node) = self.node_mut(node) {
            node.links += 1;
        }
        Ok(())
    }

    pub(crate) fn read_link(&self, dir: NodeId, path: &str) -> Result<&str> {
        match self.node(self.lookup(dir, path, false)?) {
            Some(Node { kind: Kind::Link(target), .. }) => Ok(target),
            _ => Err(Errno::Inval),
        }
    }

    pub(crate) fn remove_file(&mut self, dir: NodeId, path: &str) -> Result<()> {
        let found = self.walk(dir, path, false)?;
        let node = found.node.ok_or(Errno::Noent)?;
        if self.entries(node).is_ok() {
            return Err(Errno::Isdir);
        }
        if found.folder { Err(Errno::Notdir) } else { self.detach(&found) }
    }

    pub(crate) fn remove_dir(&mut self, dir: NodeId, path: &str) -> Result<()> {
        let found = self.walk(dir, path, false)?;
        let node = found.node.ok_or(Errno::Noent)?;
        if node == self.work || node == Self::ROOT {
            return Err(Errno::Busy);
        }
        if self.entries(node)?.is_empty() { self.detach(&found) } else { Err(Errno::Notempty) }
    }

    pub(crate) fn rename(&mut self, from: (NodeId, &str), to: (NodeId, &str)) -> Result<()> {
        let source = self.walk(from.0, from.1, false)?;
        let target = self.walk(to.0, to.1, false)?;
        let node = source.node.ok_or(Errno::Noent)?;
        let is_dir = self.entries(node).is_ok();
        if node == self.work || self.contains(node, target.dir) {
            return Err(Errno::Inval);
        }
        if !is_dir && (source.folder || target.folder) {
            return Err(Errno::Notdir);
        }
        // Both folders must be ours, and both names be names, before anything changes.
        self.writable(source.dir)?;
        self.writable(target.dir)?;
        let name = source.name.as_deref().ok_or(Errno::Inval)?;
        if target.name.is_none() {
            return Err(Errno::Inval);
        }
        match target.node {
            Some(there) if there == node => return Ok(()),
            Some(there) => match (is_dir, self.entries(there)) {
                (true, Ok(entries)) if !entries.is_empty() => return Err(Errno::Notempty),
                (true, Err(_)) => return Err(Errno::Notdir),
                (false, Ok(_)) => return Err(Errno::Isdir),
                (true, Ok(_)) | (false, Err(_)) => self.detach(&target)?,
            },
            None => {}
        }
        self.attach(&Found { node: None, ..target }, node)?;
        self.entries_mut(source.dir)?.remove(name);
        Ok(())
    }

    /// The names in a folder, with their nodes, in order.
    pub(crate) fn list(&self, dir: NodeId) -> Result<Vec<(String, NodeId)>> {
        Ok(match self.entries(dir)? {
            Entries::Scratch(entries) => entries.iter().map(|(name, node)| (name.clone(), *node)).collect(),
            Entries::Library(entries) => {
                entries.iter().map(|(name, node)| (name.clone(), NodeId::Library(*node))).collect()
            }
        })
    }

    pub(crate) fn stat(&self, id: NodeId) -> Result<Stat> {
        let (filetype, size, inode, links, times) = match (id, self.node(id)) {
            (NodeId::Library(index), _) => match self.library.node(index) {
                LibraryNode::Dir(_) => {
                    (Filetype::Directory, 0, u64::from(index) | 1 << 32, 1, Times::default())
                }
                LibraryNode::File(file) => {
                    (Filetype::RegularFile, file.len(), u64::from(index) | 1 << 32, 1, Times::default())
                }
            },
            (_, Some(node)) => {
                let (filetype, size) = match &node.kind {
                    Kind::File(data) => (Filetype::RegularFile, data.len()),
                    Kind::Dir { .. } => (Filetype::Directory, 0),
                    Kind::Link(target) => (Filetype::SymbolicLink, target.len()),
                    Kind::Null => (Filetype::CharacterDevice, 0),
                };
                (filetype, size, node.inode, u64::from(node.links), node.times)
            }
            (_, None) => return Err(Errno::Badf),
        };
        Ok(Stat { inode, filetype, links, size: size as u64, times })
    }

    pub(crate) fn set_times(
        &mut self,
        id: NodeId,
        accessed: Option<u64>,
        modified: Option<u64>,
    ) -> Result<()> {
        let node = self.node_mut(id).ok_or(Errno::Rofs)?;
        node.times.accessed = accessed.unwrap_or(node.times.accessed);
        node.times.modified = modified.unwrap_or(node.times.modified);
        node.times.changed = now();
        Ok(())
    }

    /// The content of a file.
    pub(crate) fn data(&self, id: NodeId) -> Result<&[u8]> {
        match (id, self.node(id)) {
            (NodeId::Library(index), _) => match self.library.node(index) {
                LibraryNode::File(file) => Ok(file),
                LibraryNode::Dir(_) => Err(Errno::Isdir),
            },
            (_, Some(Node { kind: Kind::File(data), .. })) => Ok(data),
            (_, Some(Node { kind: Kind::Null, .. })) => Ok(&[]),
            (_, Some(Node { kind: Kind::Dir { .. }, .. })) => Err(Errno::Isdir),
            _ => Err(Errno::Badf),
        }
    }

    pub(crate) fn write(&mut self, id: NodeId, offset: u64, bytes: &[u8]) -> Result<()> {
        if bytes.is_empty() || self.is_null(id) {
            return Ok(());
        }
        let end = offset.checked_add(bytes.len() as u64).ok_or(Errno::Fbig)?;
        if end > self.data(id)?.len() as u64 {
            self.resize(id, end)?;
        }
        // `resize` took the end, so that both fit into memory.
        let range = offset as usize..end as usize;
        self.file_mut(id)?[range].copy_from_slice(bytes);
        Ok(())
    }

    /// Cuts a file off, or fills it up with zeros.
    pub(crate) fn resize(&mut self, id: NodeId, size: u64) -> Result<()> {
        if self.is_null(id) {
            return Ok(());
        }
        let old = self.file_mut(id)?.len() as u64;
        self.charge_bytes(old, size)?;
        let room = self.quota.bytes - self.bytes;
        self.reallocate(id, size, room).inspect_err(|_| self.bytes = self.bytes - size + old)
    }

    /// Gives a file another size, and memory for it: what the quota counts is about what the host holds.
    fn reallocate(&mut self, id: NodeId, size: u64, room: u64) -> Result<()> {
        let file = self.file_mut(id)?;
        let size = usize::try_from(size).map_err(|_| Errno::Fbig)?;
        if size > file.capacity() {
            // Twice as much as before, but never more than the quota lets it become.
            let wanted = file.capacity().saturating_mul(2).min(size.saturating_add(room as usize)).max(size);
            file.try_reserve_exact(wanted - file.len()).map_err(|_| Errno::Nospc)?;
        }
        file.resize(size, 0);
        if size < file.capacity() / 2 {
            file.shrink_to(size);
        }
        Ok(())
    }

    /// A descriptor holds this node from now on.
    pub(crate) fn hold(&mut self, id: NodeId) {
        if let Some(node) = self.node_mut(id) {
            node.opens += 1;
        }
    }

    /// A descriptor lets go of this node.
    pub(crate) fn release(&mut self, id: NodeId) {
        if let Some(node) = self.node_mut(id) {
            node.opens -= 1;
        }
        self.collect(id);
    }

    /// Makes a node where a walk ended in nothing.
    fn add(&mut self, found: &Found, kind: Kind) -> Result<NodeId> {
        if found.node.is_some() {
            return Err(Errno::Exist);
        }
        self.writable(found.dir)?;
        let node = self.make(kind)?;
        self.attach(found, node)?;
        Ok(node)
    }

    fn make(&mut self, kind: Kind) -> Result<NodeId> {
        self.charge_node()?;
        self.inodes += 1;
        let now = now();
        let times = Times { accessed: now, modified: now, changed: now };
        let node = Some(Node { kind, links: 1, opens: 0, inode: self.inodes, times });
        Ok(NodeId::Scratch(match self.free.pop() {
            Some(index) => {
                self.scratch[index as usize] = node;
                index
            }
            None => {
                self.scratch.push(node);
                // Bounded by the quota of nodes, a u32, plus the open ones, of which there are few.
                (self.scratch.len() - 1) as u32
            }
        }))
    }

    fn attach(&mut self, found: &Found, node: NodeId) -> Result<()> {
        let name = found.name.clone().ok_or(Errno::Inval)?;
        self.entries_mut(found.dir)?.insert(name, node);
        Ok(())
    }

    fn detach(&mut self, found: &Found) -> Result<()> {
        let (Some(name), Some(id)) = (&found.name, found.node) else { return Err(Errno::Inval) };
        self.entries_mut(found.dir)?.remove(name);
        if let Some(node) = self.node_mut(id) {
            node.links -= 1;
        }
        // Folders that were there from the beginning are not counted.
        self.nodes = self.nodes.saturating_sub(1);
        self.collect(id);
        Ok(())
    }

    /// Frees a node that nothing leads to any more.
    fn collect(&mut self, id: NodeId) {
        let NodeId::Scratch(index) = id else { return };
        let slot = &mut self.scratch[index as usize];
        if let Some(node) = slot.take_if(|node| node.links == 0 && node.opens == 0) {
            self.bytes -= match node.kind {
                Kind::File(data) => data.len() as u64,
                Kind::Link(target) => target.len() as u64,
                Kind::Dir { .. } | Kind::Null => 0,
            };
            self.free.push(index);
        }
    }

    fn charge_bytes(&mut self, old: u64, new: u64) -> Result<()> {
        let total = (self.bytes - old).saturating_add(new);
        if total > self.quota.bytes {
            self.refused = true;
            return Err(Errno::Nospc);
        }
        self.bytes = total;
        Ok(())
    }

    fn charge_node(&mut self) -> Result<()> {
        if self.nodes >= self.quota.nodes {
            self.refused = true;
            return Err(Errno::Nospc);
        }
        self.nodes += 1;
        Ok(())
    }

    /// Whether a folder is, or holds somewhere below it, another.
    fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        let mut folders = vec![outer];
        while let Some(folder) = folders.pop() {
            if folder == inner {
                return true;
            }
            if let Ok(Entries::Scratch(entries)) = self.entries(folder) {
                folders.extend(entries.values().filter(|node| self.entries(**node).is_ok()));
            }
        }
        false
    }

    fn is_link(&self, id: NodeId) -> bool {
        matches!(self.node(id), Some(Node { kind: Kind::Link(_), .. }))
    }

    fn writable(&self, dir: NodeId) -> Result<()> {
        match self.node(dir) {
            // Removed, and only held open.
            Some(Node { links: 0, .. }) => Err(Errno::Noent),
            Some(Node { kind: Kind::Dir { writable: true, .. }, .. }) => Ok(()),
            Some(Node { kind: Kind::Dir { .. }, .. }) => Err(Errno::Acces),
            Some(_) => Err(Errno::Notdir),
            None => Err(Errno::Rofs),
        }
    }

    fn entries(&self, dir: NodeId) -> Result<Entries<'_>> {
        match (dir, self.node(dir)) {
            (NodeId::Library(index), _) => match self.library.node(index) {
                LibraryNode::Dir(entries) => Ok(Entries::Library(entries)),
                LibraryNode::File(_) => Err(Errno::Notdir),
            },
            (_, Some(Node { kind: Kind::Dir { entries, .. }, .. })) => Ok(Entries::Scratch(entries)),
            _ => Err(Errno::Notdir),
        }
    }

    fn entries_mut(&mut self, dir: NodeId) -> Result<&mut BTreeMap<String, NodeId>> {
        self.writable(dir)?;
        match self.node_mut(dir) {
            Some(Node { kind: Kind::Dir { entries, .. }, times, .. }) => {
                times.modified = now();
                Ok(entries)
            }
            _ => Err(Errno::Notdir),
        }
    }

    fn file_mut(&mut self, id: NodeId) -> Result<&mut Vec<u8>> {
        match self.node_mut(id) {
            Some(Node { kind: Kind::File(data), times, .. }) => {
                times.modified = now();
                Ok(data)
            }
            Some(Node { kind: Kind::Dir { .. }, .. }) => Err(Errno::Isdir),
            Some(_) => Err(Errno::Badf),
            None => Err(Errno::Rofs),
        }
    }

    fn node(&self, id: NodeId) -> Option<&Node> {
        match id {
            NodeId::Scratch(index) => self.scratch.get(index as usize)?.as_ref(),
            NodeId::Library(_) => None,
        }
    }

    fn node_mut(&mut self, id: NodeId) -> Option<&mut Node> {
        match id {
            NodeId::Scratch(index) => self.scratch.get_mut(index as usize)?.as_mut(),
            NodeId::Library(_) => None,
        }
    }
}

/// Whether opening a file may make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Create {
    No,
    /// Where it is not there.
    Missing,
    /// It must not be there.
    New,
}

pub(crate) fn now() -> u64 {
    // After 1970 and before 2554.
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64)
}
