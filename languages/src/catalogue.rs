//! The languages there are.

use std::{collections::HashMap, sync::Arc};

use crate::{Folder, Manifest, manifest::ManifestError};

/// A language: what its manifest says, and the folder the manifest is in.
#[derive(Debug)]
pub struct Language {
    /// The manifest.
    pub manifest: Manifest,
    /// The manifest's folder.
    pub folder: Folder,
}

impl Language {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.manifest.name
    }
}

/// The languages there are, by name, alias and file extension.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    languages: Vec<Arc<Language>>,
    names: HashMap<String, usize>,
    extensions: HashMap<String, usize>,
}

impl Catalogue {
    /// The languages that are part of the binary.
    ///
    /// # Errors
    /// The first thing that is wrong in a manifest; tests see to it that there is none in ours.
    pub fn builtin() -> Result<Self, ManifestError> {
        Self::of(Folder::builtin())
    }

    /// The languages of these folders.
    ///
    /// # Errors
    /// The first thing that is wrong in a manifest, or a name, alias or extension that two languages claim.
    pub fn of(folders: impl IntoIterator<Item = Folder>) -> Result<Self, ManifestError> {
        let mut catalogue = Self::default();
        let folders: Vec<_> = folders.into_iter().collect();
        for folder in &folders {
            let (manifest, folder) = Manifest::read(folder, &folders)?;
            catalogue.add(Language { manifest, folder })?;
        }
        Ok(catalogue)
    }

    fn add(&mut self, language: Language) -> Result<(), ManifestError> {
        let index = self.languages.len();
        let manifest = &language.manifest;
        let taken = |field: &str, value: &str, owner: usize| ManifestError {
            file: format!("{}/{}", manifest.name, crate::manifest::FILE),
            field: field.to_owned(),
            // An owner that is not in the list yet is the language itself.
            problem: match self.languages.get(owner) {
                Some(owner) => format!("{value:?} is taken by {}", owner.name()),
                None => format!("{value:?} stands there twice"),
            },
        };
        let names = std::iter::once(("name", &manifest.name));
        for (field, name) in names.chain(manifest.aliases.iter().map(|alias| ("aliases", alias))) {
            if let Some(owner) = self.names.insert(name.clone(), index) {
                return Err(taken(field, name, owner));
            }
        }
        for extension in &manifest.extensions {
            if let Some(owner) = self.extensions.insert(extension.clone(), index) {
                return Err(taken("extensions", extension, owner));
            }
        }
        self.languages.push(Arc::new(language));
        Ok(())
    }

    /// The language of this name or alias, upper and lower case alike.
    pub fn resolve(&self, name: &str) -> Option<&Arc<Language>> {
        self.names.get(&name.to_ascii_lowercase()).map(|&index| &self.languages[index])
    }

    /// The language whose files end in this extension, given without its dot.
    pub fn by_extension(&self, extension: &str) -> Option<&Arc<Language>> {
        self.extensions.get(&extension.to_ascii_lowercase()).map(|&index| &self.languages[index])
    }

    /// All languages, in the order of their folders.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Arc<Language>> {
        self.languages.iter()
    }

    /// The languages that are provisioned without being asked for.
    pub fn defaults(&self) -> impl Iterator<Item = &Arc<Language>> {
        self.iter().filter(|language| language.manifest.default)
    }
}
