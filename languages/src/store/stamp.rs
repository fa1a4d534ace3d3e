//! What the file system said of an object when its digest was last found right.

use cap_std::fs::{Metadata, MetadataExt as _};
use serde::{Deserialize, Serialize};

use crate::Sha256;

/// Any way to change a file's bytes through the file system changes one of these; the change time (`ctime`) cannot
/// be set back by whoever changed them.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    bytes: u64,
    inode: u64,
    modified: (i64, i64),
    changed: (i64, i64),
}

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        Self {
            bytes: metadata.len(),
            inode: metadata.ino(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
        }
    }
}

pub(super) fn name(sha256: Sha256) -> String {
    format!("{sha256}.stamp")
}
