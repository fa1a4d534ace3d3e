//! Why a language is not ready.

use std::path::PathBuf;

use crate::{SelfCheckError, Sha256, StoreError, UnpackError, fetch::FetchError, manifest::Ecosystem};

/// Why a language is not ready: one sentence that says what, why, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ProvisionError {
    /// There is no such language.
    #[error("language {0:?} is not in the catalogue")]
    Unknown(String),
    /// What it needs could not be fetched.
    #[error(
        "cannot fetch {package} from {from}: {why}, or put {file} into {} by hand; the next start tries again",
        incoming.display(),
        from = if *ecosystem == Ecosystem::Npm { "npm" } else { "PyPI" },
    )]
    Fetch {
        /// The package and its version.
        package: String,
        /// Whose package it is.
        ecosystem: Ecosystem,
        /// Why.
        why: Box<FetchError>,
        /// The file's name.
        file: String,
        /// Where it could be put.
        incoming: PathBuf,
    },
    /// What was fetched is not what the manifest says.
    #[error(
        "what was fetched as {file} of {package} is refused: its SHA-256 is {found}, and should be {expected}; \
         check which package index is used, then start again"
    )]
    Refused {
        /// The package and its version.
        package: String,
        /// The file's name.
        file: String,
        /// What the manifest says.
        expected: Sha256,
        /// What came.
        found: Sha256,
    },
    /// A file that is part of the binary is not what the manifest says.
    #[error(
        "{file} of this build is corrupt: its SHA-256 is {found}, and should be {expected}; install it anew"
    )]
    Embedded {
        /// The file's path in its folder.
        file: String,
        /// What the manifest says.
        expected: Sha256,
        /// What is there.
        found: Sha256,
    },
    /// What the manifest says is mended is not there to be mended.
    #[error("a patch of the manifest does not fit: at byte {at} stands something else than its `from`")]
    Patch {
        /// The place.
        at: usize,
    },
    /// A file could not be built.
    #[error("cannot build what {package} is fetched for: {why}; the next start tries again")]
    Build {
        /// The package and its version.
        package: String,
        /// Why.
        why: String,
    },
    /// An archive could not be unpacked.
    #[error(transparent)]
    Unpack(#[from] UnpackError),
    /// The store refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The guest could not be made ready.
    #[error("cannot make the guest ready: {0:#}")]
    Prepare(anyhow::Error),
    /// It could not be provisioned.
    #[error("{0}")]
    Failed(String),
    /// A limit does not work on this machine.
    #[error(transparent)]
    SelfCheck(#[from] SelfCheckError),
    /// Its image is not there.
    #[error(transparent)]
    Image(#[from] crate::ImageError),
    /// A file that is needed is not on this machine.
    #[error("{0} is not installed: runroom languages install {0}")]
    NotInstalled(String),
    /// It runs, and not as it should.
    #[error(
        "the hello program of {language} must print {expected:?} and ended with {status}, having printed {printed:?}"
    )]
    Hello {
        /// The language.
        language: String,
        /// What it should print.
        expected: String,
        /// How it ended.
        status: &'static str,
        /// What it printed, on stdout and stderr.
        printed: String,
    },
}
