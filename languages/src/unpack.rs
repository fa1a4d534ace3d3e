//! Taking members out of archives.

use std::{
    collections::{HashMap, HashSet},
    io::{self, Read, Seek},
};

use crate::{
    ArtifactStore, Claim, StoreError,
    manifest::{Artifact, Member},
};

/// Why an archive gave not what its manifest promises. Its digest was right: the manifest is wrong, or the store.
#[derive(Debug, thiserror::Error)]
pub enum UnpackError {
    /// It is no archive of its kind, or a member cannot be read.
    #[error("{archive} cannot be unpacked: {error}")]
    Archive {
        /// The archive.
        archive: String,
        /// What is wrong with it.
        error: io::Error,
    },
    /// It has no such member.
    #[error("{archive} has no member {path:?}")]
    NoMember {
        /// The archive.
        archive: String,
        /// The member's path.
        path: String,
    },
    /// A member could not be stored, or is not what it should be.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// An archive to read from.
pub(crate) trait Source: Read + Seek {}
impl<T: Read + Seek> Source for T {}

/// Puts the wanted members of an artifact into the store, and those that they are taken from.
///
/// # Errors
/// When a member is missing, unreadable or not what it should be.
pub(crate) fn unpack(
    store: &ArtifactStore,
    claim: &Claim,
    artifact: &Artifact,
    archive: &mut dyn Source,
    wanted: &HashSet<&str>,
) -> Result<(), UnpackError> {
    let wanted = with_parents(artifact, wanted);
    let members = |of: Option<&str>| {
        artifact
            .members
            .iter()
            .filter(|member| member.of.as_deref() == of && wanted.contains(member.id.as_str()))
            .map(|member| (member.path.as_str(), member))
            .collect::<HashMap<_, _>>()
    };
    let put = |member: &Member, from: &mut dyn Read| {
        let what = format!("{} of {}", member.path, artifact.file);
        // One byte more than promised is enough to get the digest wrong, however much there is.
        store.put(claim, member.sha256, &what, from.take(member.bytes + 1))
    };
    extract(&artifact.file, archive, members(None), put)?;
    for parent in artifact.members.iter().filter(|member| wanted.contains(member.id.as_str())) {
        let inside = members(Some(&parent.id));
        if !inside.is_empty() {
            extract(&parent.path, &mut store.open_object(parent.sha256)?, inside, put)?;
        }
    }
    Ok(())
}

/// A member comes after the one that it is in, so that one look from the end finds all parents.
fn with_parents<'a>(artifact: &'a Artifact, wanted: &HashSet<&'a str>) -> HashSet<&'a str> {
    let mut all = wanted.clone();
    for member in artifact.members.iter().rev() {
        if let Some(parent) = member.of.as_deref().filter(|_| all.contains(member.id.as_str())) {
            all.insert(parent);
        }
    }
    all
}

fn extract(
    name: &str,
    archive: &mut dyn Source,
    mut members: HashMap<&str, &Member>,
    put: impl Fn(&Member, &mut dyn Read) -> Result<(), StoreError>,
) -> Result<(), UnpackError> {
    let unreadable = |error: io::Error| UnpackError::Archive { archive: name.to_owned(), error };
    if name.ends_with(".tgz") || name.ends_with(".tar.gz") {
        let mut tar = tar::Archive::new(flate2::read::GzDecoder::new(archive));
        for entry in tar.entries().map_err(unreadable)? {
            let mut entry = entry.map_err(unreadable)?;
            let path = entry.path().map_err(unreadable)?.to_string_lossy().into_owned();
            if let Some(member) = members.remove(path.as_str()) {
                put(member, &mut entry)?;
            }
        }
    } else {
        let mut zip = zip::ZipArchive::new(archive).map_err(|error| unreadable(error.into()))?;
        let paths = members.keys().copied().filter(|path| zip.index_for_name(path).is_some());
        for path in paths.collect::<Vec<_>>() {
            if let Some(member) = members.remove(path) {
                put(member, &mut zip.by_name(path).map_err(|error| unreadable(error.into()))?)?;
            }
        }
    }
    match members.into_keys().min() {
        Some(path) => Err(UnpackError::NoMember { archive: name.to_owned(), path: path.to_owned() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
