//! The languages there are, and how each gets onto a machine.
//!
//! A language is a folder of this crate with a manifest, `language.toml`, and what the manifest names. The
//! [`Catalogue`] is what all manifests say.

mod catalogue;
mod digest;
pub mod fetch;
mod folder;
pub mod manifest;
mod store;
mod unpack;

pub use catalogue::{Catalogue, Language};
pub use digest::{NotADigest, Sha256};
pub use folder::Folder;
pub use manifest::{Manifest, ManifestError};
pub use store::{ArtifactStore, Claim, StoreError};
pub use unpack::UnpackError;
