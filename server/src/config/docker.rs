//! The Docker engine and how much may be asked of it, as it is written in the settings.

use std::path::PathBuf;

use runroom_languages::Base;
use serde::{Deserialize, Serialize};

use super::{Auto, LimitSettings, units};

/// The Docker engine, for languages that run in containers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct DockerSettings {
    /// Its Unix socket.
    pub socket: Auto<PathBuf>,
    /// What images are made from: `"debootstrap"`, or the name of an image of Debian.
    pub base: String,
    /// Containers of each language that wait for programs.
    #[serde(deserialize_with = "units::count::<_, _, 0, 1000>")]
    pub warm: u32,
    /// Hundredths of a processor that one container may use.
    #[serde(deserialize_with = "units::count::<_, _, 1, 100_000>")]
    pub cpu_percent: u32,
    /// What one run in a container may use, where it differs from the general limits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<LimitSettings>,
}

impl Default for DockerSettings {
    fn default() -> Self {
        Self { socket: Auto::Auto, base: "debootstrap".to_owned(), warm: 1, cpu_percent: 100, limits: None }
    }
}

impl DockerSettings {
    /// What images are made from.
    pub fn base(&self) -> Base {
        match self.base.as_str() {
            "debootstrap" => Base::Debootstrap,
            image => Base::Image(image.to_owned()),
        }
    }

    /// Processors that one container may use.
    pub fn cpus(&self) -> f64 {
        f64::from(self.cpu_percent) / 100.0
    }
}
