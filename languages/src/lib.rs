//! The languages there are, and how each gets onto a machine.
//!
//! A language is a folder of this crate with a manifest, `language.toml`, and what the manifest names. The
//! [`Catalogue`] is what all manifests say, the [`ArtifactStore`] holds the files that they ask for, and the
//! [`Provisioner`] brings languages to where a runner can run them.
//!
//! ```text
//! Folder ──► Manifest ──► Catalogue ──► Provisioner ──► WasmRunner
//!                             │           │     │
//!                             │  Fetch (pip, npm)     ArtifactStore
//!                             └──────► Containers ──► DockerRunner
//!                                         │
//!                                   images of Debian
//! ```

mod catalogue;
mod containers;
mod courtesy;
mod digest;
pub mod fetch;
mod folder;
pub mod manifest;
mod program;
mod provision;
mod selfcheck;
mod store;
mod unpack;
mod vouch;

pub use catalogue::{Catalogue, Language};
pub use containers::{Base, Containers, ImageError};
pub use digest::{Hex, NotADigest, Sha256};
pub use folder::Folder;
pub use manifest::{Manifest, ManifestError};
pub use provision::{Event, Listing, ProvisionError, Provisioner, State};
pub use selfcheck::{SelfCheckError, self_check};
pub use store::{ArtifactStore, Claim, StoreError};
pub use unpack::UnpackError;
