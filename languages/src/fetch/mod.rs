//! Fetching archives with the clients that people already have: pip and npm.
//!
//! They know the machine's proxies, mirrors, certificates and credentials, and nothing of that is ours to redo. What
//! they bring is believed for its digest alone.
//!
//! What resumes: pip keeps whole files in its own cache, so that one that was fetched before is not fetched again,
//! and from 25.1 on continues a connection that breaks within one run. A pip that is killed, and any older one,
//! starts the file again. npm keeps what it fetched whole, and starts a broken file again.

mod clients;
pub(crate) mod process;

use futures_util::future::BoxFuture;

use crate::{Claim, manifest::Artifact};

pub use clients::Clients;
pub(crate) use process::tail;

/// What brings archives to this machine.
pub trait Fetch: Send + Sync + 'static {
    /// Puts an artifact's file, under its name, into a claim's folder. `progress` is told how many bytes are there.
    ///
    /// Dropping the future ends the fetch; what it left in the folder goes with the claim.
    fn fetch<'a>(
        &'a self,
        artifact: &'a Artifact,
        into: &'a Claim,
        progress: &'a (dyn Fn(u64) + Send + Sync),
    ) -> BoxFuture<'a, Result<(), FetchError>>;
}

/// Why an archive could not be fetched.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// There is no client.
    #[error("there is no {client} on this machine; install it")]
    NoClient {
        /// The client.
        client: &'static str,
    },
    /// The client could not reach anything.
    #[error("{client} has no network ({said}); check the network and the proxy settings")]
    NoNetwork {
        /// The client.
        client: &'static str,
        /// Its words.
        said: String,
    },
    /// The package, this version of it, or a file for any platform is not there.
    #[error("{client} does not find it ({said}); check that the package index it uses has it")]
    NotFound {
        /// The client.
        client: &'static str,
        /// Its words.
        said: String,
    },
    /// The client failed for another reason.
    #[error("{client} ended with {status} ({said}); see to what it says")]
    Failed {
        /// The client.
        client: &'static str,
        /// Its exit status.
        status: String,
        /// Its words.
        said: String,
    },
    /// The client brought something else.
    #[error("{client} brought no file of this name; check which package index it uses")]
    OtherFile {
        /// The client.
        client: &'static str,
    },
}
