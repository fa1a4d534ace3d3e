//! The compiled modules of a language, from the outside: how much there is, and away with it.
//!
//! The runtime writes and believes them; it names each file `<language>-<key>.<kind>`, with no dash in the key.

use std::{io, path::PathBuf};

use cap_std::fs::DirEntry;

use super::{ArtifactStore, MODULES, StoreError};

impl ArtifactStore {
    /// The folder for compiled modules.
    pub fn modules(&self) -> PathBuf {
        self.path.join(MODULES)
    }

    /// Bytes of a language's compiled modules.
    pub(crate) fn modules_size(&self, language: &str) -> u64 {
        self.modules_of(language)
            .filter_map(|entry| entry.metadata().ok())
            .map(|metadata| metadata.len())
            .sum()
    }

    /// Removes a language's compiled modules. Who has one mapped keeps it.
    pub(crate) fn remove_modules(&self, language: &str) -> Result<(), StoreError> {
        for entry in self.modules_of(language) {
            match entry.remove_file() {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    let path = self.modules().join(entry.file_name());
                    return Err(StoreError::io(format!("remove {}", path.display()))(error));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn modules_of(&self, language: &str) -> impl Iterator<Item = DirEntry> {
        let entries = self.modules.entries().into_iter().flatten().flatten();
        entries.filter(move |entry| {
            let name = entry.file_name();
            let key = name.to_str().and_then(|name| name.strip_prefix(language)?.strip_prefix('-'));
            key.is_some_and(|key| key.contains('.') && !key.contains('-'))
        })
    }
}
