//! The read-only files that a language brings along, shared by all its instances.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{Cursor, Read as _},
    ops::Deref,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context as _, bail};
use bytes::Bytes;
use memmap2::Mmap;

/// The content of a library file: in memory, or in a file of ours, paged in as it is read and shared between processes.
#[derive(Debug, Clone)]
pub struct LibraryFile(Bytes);

impl LibraryFile {
    /// Maps a file.
    ///
    /// # Errors
    /// When the file cannot be opened or mapped.
    pub fn map(path: &Path) -> anyhow::Result<Self> {
        let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
        Self::of(&file).with_context(|| format!("cannot map {}", path.display()))
    }

    /// Maps an open file.
    pub(super) fn of(file: &File) -> anyhow::Result<Self> {
        // SAFETY: the caller hands in a file of our artifact store or cache: it is owned by us, in a folder that only we
        // may write to, and replaced by rename, never changed in place; no guest can name a file of the host.
        #[expect(unsafe_code, reason = "mapping a file has no safe form")]
        let mapped = unsafe { Mmap::map(file) }?;
        Ok(Self(Bytes::from_owner(mapped)))
    }
}

impl From<Bytes> for LibraryFile {
    fn from(bytes: Bytes) -> Self {
        Self(bytes)
    }
}

impl Deref for LibraryFile {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

/// A tree of read-only files. The guest sees it merged into its root folder.
#[derive(Debug, Clone)]
pub struct Library {
    nodes: Vec<LibraryNode>,
    /// Trees that the guest finds preopened beside its root, by guest path.
    preopens: Vec<(String, u32)>,
}

#[derive(Debug, Clone)]
pub(super) enum LibraryNode {
    Dir(BTreeMap<String, u32>),
    File(LibraryFile),
}

impl Default for Library {
    fn default() -> Self {
        Self { nodes: vec![LibraryNode::Dir(BTreeMap::new())], preopens: Vec::new() }
    }
}

impl Library {
    /// The root folder's node.
    pub(super) const ROOT: u32 = 0;

    /// Preopens a new, empty tree under a guest path, which may lie below a *file*: a WASI guest that looks for the
    /// longest preopened prefix of a path finds it there. Files added below this path afterwards go into it.
    pub fn preopen(&mut self, guest_path: &str) {
        let root = self.push(LibraryNode::Dir(BTreeMap::new()));
        self.preopens.push((guest_path.trim_end_matches('/').to_owned(), root));
    }

    /// Adds a file under an absolute guest path, with the folders on its way.
    ///
    /// # Errors
    /// When the path is not absolute, or a file stands where a folder or the file should be.
    pub fn file(&mut self, guest_path: &str, file: LibraryFile) -> anyhow::Result<()> {
        let (folder, name) = guest_path.rsplit_once('/').context("a library path is absolute")?;
        let folder = self.folder(folder)?;
        let node = self.push(LibraryNode::File(file));
        match &mut self.nodes[folder as usize] {
            LibraryNode::Dir(entries) if !entries.contains_key(name) => {
                entries.insert(name.to_owned(), node);
                Ok(())
            }
            _ => bail!("{guest_path} is there already"),
        }
    }

    /// Unpacks a zip archive below an absolute guest path.
    ///
    /// # Errors
    /// When the archive cannot be read, or a path in it leaves the folder or is there already.
    pub fn zip(&mut self, guest_path: &str, archive: &[u8]) -> anyhow::Result<()> {
        let mut archive = zip::ZipArchive::new(Cursor::new(archive)).context("not a zip archive")?;
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index)?;
            let name = entry.enclosed_name().with_context(|| format!("entry {index} leaves its folder"))?;
            let path = format!("{guest_path}/{}", name.to_str().context("a name that is not UTF-8")?);
            if entry.is_dir() {
                self.folder(&path)?;
            } else {
                let mut content = Vec::new();
                entry.read_to_end(&mut content)?;
                self.file(&path, LibraryFile(content.into()))?;
            }
        }
        Ok(())
    }

    /// Shows the files of a tar archive below an absolute guest path, without copying them.
    ///
    /// # Errors
    /// When the archive cannot be read, or a path in it leaves the folder or is there already.
    pub fn tar(&mut self, guest_path: &str, archive: LibraryFile) -> anyhow::Result<()> {
        let LibraryFile(archive) = archive;
        let mut entries = tar::Archive::new(&archive[..]);
        for entry in entries.entries().context("not a tar archive")? {
            let entry = entry.context("not a tar archive")?;
            let path = entry.path()?.to_path_buf();
            let plain =
                path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
            // Some writers have all names begin with `./`.
            let path: PathBuf = path.components().filter(|part| *part != Component::CurDir).collect();
            let name =
                path.to_str().filter(|_| plain).with_context(|| format!("{path:?} leaves its folder"))?;
            if !entry.header().entry_type().is_file() {
                continue;
            }
            let start = usize::try_from(entry.raw_file_position())?;
            let end = start + usize::try_from(entry.size())?;
            let content = (end <= archive.len()).then(|| archive.slice(start..end));
            let content = content.with_context(|| format!("{name} is cut off"))?;
            self.file(&format!("{}/{name}", guest_path.trim_end_matches('/')), LibraryFile(content))?;
        }
        Ok(())
    }

    /// The file at an absolute guest path.
    ///
    /// # Errors
    /// When there is none.
    pub(super) fn read(&self, guest_path: &str) -> anyhow::Result<&LibraryFile> {
        let mut at = &self.nodes[Self::ROOT as usize];
        for name in guest_path.split('/').filter(|name| !name.is_empty()) {
            let next = match at {
                LibraryNode::Dir(entries) => entries.get(name),
                LibraryNode::File(_) => None,
            };
            at = self.node(*next.with_context(|| format!("the library has no {guest_path}"))?);
        }
        match at {
            LibraryNode::File(file) => Ok(file),
            LibraryNode::Dir(_) => bail!("{guest_path} is a folder"),
        }
    }

    pub(super) fn preopens(&self) -> &[(String, u32)] {
        &self.preopens
    }

    pub(super) fn node(&self, id: u32) -> &LibraryNode {
        &self.nodes[id as usize]
    }

    fn push(&mut self, node: LibraryNode) -> u32 {
        self.nodes.push(node);
        // A library has thousands of files, not billions: its archives are bounded by their manifests.
        (self.nodes.len() - 1) as u32
    }

    /// Finds or makes a folder.
    fn folder(&mut self, guest_path: &str) -> anyhow::Result<u32> {
        let inside = |path: &str| {
            guest_path.strip_prefix(path).filter(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let preopened = self.preopens.iter().find_map(|(path, root)| inside(path).map(|rest| (*root, rest)));
        let (mut at, rest) = preopened.unwrap_or((Self::ROOT, guest_path));
        for name in rest.split('/').filter(|name| !name.is_empty()) {
            let next = match &self.nodes[at as usize] {
                LibraryNode::Dir(entries) => entries.get(name).copied(),
                LibraryNode::File(_) => bail!("{guest_path} lies below a file"),
            };
            at = match next {
                Some(next) => next,
                None => {
                    let made = self.push(LibraryNode::Dir(BTreeMap::new()));
                    if let LibraryNode::Dir(entries) = &mut self.nodes[at as usize] {
                        entries.insert(name.to_owned(), made);
                    }
                    made
                }
            };
        }
        match self.nodes[at as usize] {
            LibraryNode::Dir(_) => Ok(at),
            LibraryNode::File(_) => bail!("{guest_path} is a file"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(text: &'static str) -> LibraryFile {
        LibraryFile(Bytes::from_static(text.as_bytes()))
    }

    #[test]
    fn a_preopened_tree_may_lie_below_a_file() {
        let mut library = Library::default();
        library.file("/usr/lib.zip", bytes("zip")).unwrap();
        library.preopen("/usr/lib.zip/data");
        library.file("/usr/lib.zip/data/fonts/a.ttf", bytes("font")).unwrap();
        let (path, root) = &library.preopens()[0];
        assert_eq!(path, "/usr/lib.zip/data");
        assert!(matches!(library.node(*root), LibraryNode::Dir(entries) if entries.contains_key("fonts")));
    }

    #[test]
    fn a_file_is_not_replaced_and_not_a_folder() {
        let mut library = Library::default();
        library.file("/a", bytes("1")).unwrap();
        assert!(library.file("/a", bytes("2")).is_err());
        assert!(library.file("/a/b", bytes("3")).is_err());
    }
}
