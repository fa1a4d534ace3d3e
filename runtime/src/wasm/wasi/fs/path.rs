//! Where paths lead.

use std::collections::VecDeque;

use wasmtime_wasi::p1::types::Errno;

use super::{Fs, Kind, Node, NodeId, Result};

/// The longest name of a file, in bytes.
const NAME_MAX: usize = 255;
/// The longest path, in bytes.
pub(crate) const PATH_MAX: usize = 4096;
/// How many symbolic links a path may lead through.
const LINKS_MAX: u32 = 32;

/// Where a path leads.
#[derive(Debug)]
pub(super) struct Found {
    /// The folder that has, or would have, the last part.
    pub(super) dir: NodeId,
    /// The last part; none where the path ends in `.`, `..` or nothing, which name what is there already.
    pub(super) name: Option<String>,
    pub(super) node: Option<NodeId>,
    /// A trailing slash asks for a folder.
    pub(super) folder: bool,
}

impl Fs {
    /// Follows a path from a folder. A path that begins with a slash begins at the root of this tree.
    pub(super) fn walk(&self, start: NodeId, path: &str, follow: bool) -> Result<Found> {
        if path.len() > PATH_MAX {
            return Err(Errno::Nametoolong);
        }
        if path.contains('\0') {
            return Err(Errno::Inval);
        }
        if path.is_empty() {
            return Err(Errno::Noent);
        }
        let mut stack = vec![if path.starts_with('/') { Self::ROOT } else { start }];
        let mut folder = path.ends_with('/');
        let mut parts: VecDeque<String> = parts_of(path).collect();
        let mut links = 0;
        while let Some(part) = parts.pop_front() {
            let Some(&dir) = stack.last() else { return Err(Errno::Notcapable) };
            let last = parts.is_empty();
            let entries = self.entries(dir)?;
            match part.as_str() {
                "." => continue,
                ".." if stack.len() > 1 => {
                    stack.pop();
                    continue;
                }
                ".." if dir == Self::ROOT => continue,
                // A descriptor of a folder gives no right to what is above it.
                ".." => return Err(Errno::Notcapable),
                name if name.len() > NAME_MAX => return Err(Errno::Nametoolong),
                _ => {}
            }
            let node = match (entries.get(&part), last) {
                (None, false) => return Err(Errno::Noent),
                (None, true) => return Ok(Found { dir, name: Some(part), node: None, folder }),
                (Some(node), _) => node,
            };
            match self.node(node) {
                Some(Node { kind: Kind::Link(target), .. }) if !last || follow || folder => {
                    links += 1;
                    if links > LINKS_MAX {
                        return Err(Errno::Loop);
                    }
                    if target.starts_with('/') {
                        stack = vec![Self::ROOT];
                    }
                    folder |= last && target.ends_with('/');
                    for part in parts_of(target).rev() {
                        parts.push_front(part);
                    }
                }
                _ if last => return Ok(Found { dir, name: Some(part), node: Some(node), folder }),
                _ => stack.push(node),
            }
        }
        let Some(&dir) = stack.last() else { return Err(Errno::Notcapable) };
        Ok(Found { dir, name: None, node: Some(dir), folder: true })
    }
}

fn parts_of(path: &str) -> impl DoubleEndedIterator<Item = String> {
    path.split('/').filter(|part| !part.is_empty()).map(str::to_owned)
}
