//! Who may come, as it is written in the settings.

use std::{path::PathBuf, time::Duration};

use serde::{Deserialize, Serialize};

use super::units;

/// Who may come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct AuthSettings {
    /// Whether anybody gets a session who asks for one.
    pub guests: bool,
    /// Files with the keys by which tokens of another application are checked: sets of keys in JSON, public keys as
    /// PEM, or secrets.
    pub keys: Vec<PathBuf>,
    /// Who has to have signed those tokens.
    pub issuer: String,
    /// For whom they have to be.
    pub audience: String,
    /// By how much the application's clock may be off.
    #[serde(
        deserialize_with = "units::time::<_, 0, 300_000>",
        serialize_with = "humantime_serde::serialize"
    )]
    pub leeway: Duration,
}

impl Default for AuthSettings {
    fn default() -> Self {
        Self {
            guests: true,
            keys: Vec::new(),
            issuer: String::new(),
            audience: "runroom".to_owned(),
            leeway: Duration::from_secs(5),
        }
    }
}
