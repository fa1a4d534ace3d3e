//! A language's folder: its manifest and the files that the manifest names.

use std::{borrow::Cow, collections::BTreeMap};

use rust_embed::RustEmbed;

/// The folders of this crate, in the binary. Left out is what a running server never reads: this crate's own
/// source, the conformance programs and the sources of guests that are committed as built.
#[derive(RustEmbed)]
#[folder = "."]
#[include = "*/*"]
#[exclude = "src/*"]
#[exclude = "tests/*"]
#[exclude = "*/conformance/*"]
#[exclude = "*/guest/*"]
struct Builtin;

/// A language's folder: files by their path in it, parts joined by `/`.
#[derive(Debug, Clone)]
pub struct Folder {
    name: String,
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Folder {
    /// An empty folder.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), files: BTreeMap::new() }
    }

    /// Adds a file.
    #[must_use]
    pub fn with(mut self, path: impl Into<String>, content: impl Into<Cow<'static, [u8]>>) -> Self {
        self.files.insert(path.into(), content.into());
        self
    }

    /// The folders that are part of the binary, by name.
    pub fn builtin() -> Vec<Self> {
        let mut folders = BTreeMap::<String, Self>::new();
        for path in Builtin::iter() {
            let Some((folder, file)) = path.split_once('/') else { continue };
            if let Some(embedded) = Builtin::get(&path) {
                folders
                    .entry(folder.to_owned())
                    .or_insert_with(|| Self::new(folder))
                    .files
                    .insert(file.to_owned(), embedded.data);
            }
        }
        folders.into_values().filter(|folder| folder.files.contains_key(super::manifest::FILE)).collect()
    }

    /// The folder's name, which is the language's.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The paths of its files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// A file's content.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }
}
