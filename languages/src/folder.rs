//! A language's folder: its manifest and the files that the manifest names.

use std::{borrow::Cow, collections::BTreeMap, fs, io, path::Path};

use rust_embed::RustEmbed;

/// The most bytes that a folder of this machine may hold.
const READ_MAX: u64 = 64 << 20;
/// Parts of a folder that a running server never reads.
const LEFT_OUT: &[&str] = &["conformance", "guest"];

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

    /// A folder of this machine: what a built-in one would have of it.
    ///
    /// # Errors
    /// When it cannot be read, has a name that is not UTF-8, or holds more than 64 MiB.
    pub fn read(path: &Path) -> io::Result<Self> {
        let name = path.canonicalize()?.file_name().and_then(|name| name.to_str()).map(str::to_owned);
        let mut folder = Self::new(name.ok_or_else(|| invalid("its name is not UTF-8"))?);
        let mut room = READ_MAX;
        let mut folders = vec![(String::new(), path.to_owned())];
        while let Some((prefix, at)) = folders.pop() {
            for entry in fs::read_dir(at)? {
                let entry = entry?;
                let name =
                    entry.file_name().into_string().map_err(|_| invalid("a file's name is not UTF-8"))?;
                let kind = entry.file_type()?;
                if kind.is_dir() && !(prefix.is_empty() && LEFT_OUT.contains(&name.as_str())) {
                    folders.push((format!("{prefix}{name}/"), entry.path()));
                } else if kind.is_file() {
                    room = room
                        .checked_sub(entry.metadata()?.len())
                        .ok_or_else(|| invalid(&format!("it holds more than {READ_MAX} bytes")))?;
                    folder.files.insert(format!("{prefix}{name}"), fs::read(entry.path())?.into());
                }
            }
        }
        Ok(folder)
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

    /// This folder, with those files of another that it has not.
    #[must_use]
    pub(crate) fn on(&self, base: &Self) -> Self {
        let mut files = base.files.clone();
        files.extend(self.files.clone());
        Self { name: self.name.clone(), files }
    }

    /// The folder's name, which is the language's.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The paths of its files.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// All its files, by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, content)| (path.as_str(), content.as_ref()))
    }

    /// All files below a path: their paths from there, and their content.
    pub fn below(&self, path: &str) -> impl Iterator<Item = (&str, &[u8])> {
        let prefix = format!("{path}/");
        self.files
            .iter()
            .filter_map(move |(path, content)| Some((path.strip_prefix(prefix.as_str())?, content.as_ref())))
    }

    /// A file's content.
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }
}

fn invalid(problem: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_this_machine_has_what_a_built_in_one_has() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        for builtin in Folder::builtin() {
            let read = Folder::read(&here.join(builtin.name())).unwrap();
            assert_eq!((read.name(), &read.files), (builtin.name(), &builtin.files));
        }
        assert!(Folder::read(&here.join("no such folder")).is_err());
    }
}
