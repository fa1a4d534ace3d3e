//! What a container is like, apart from what runs in it: its image and its bounds.

use std::collections::{HashMap, HashSet};

use bollard::models::{ContainerCreateBody, HostConfig, HostConfigLogConfig, ResourcesUlimits};

use super::{engine::LABEL, script::ENTRY};
use crate::{CompileLimits, Limits, SourceFile};

/// The user that everything in a container runs as, by number: an image need not know it.
const USER: &str = "1000:1000";
/// Open files of one process.
const OPEN_FILES: i64 = 1024;
/// Names in the scratch space that are not the program's: the folders that are there before it starts.
const OWN_NAMES: u64 = 4;
/// Processes that are not the program's: the entry, and those that make its report.
const OWN_PROCESSES: u32 = 6;
/// Processes of a compiler and its threads: a virtual machine among them starts with dozens.
const COMPILER_PROCESSES: u32 = 512;
/// The least memory that the engine makes a container with.
const LEAST_MEMORY: u64 = 6 << 20;

/// Containers of one shape do for the same jobs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Shape {
    pub(super) image: String,
    memory: u64,
    disk: u64,
    names: u64,
    processes: u32,
    /// Billionths of a processor.
    nano_cpus: i64,
}

impl Shape {
    /// For a program.
    pub(super) fn of_program(image: &str, limits: &Limits, nano_cpus: i64) -> Self {
        Self {
            image: image.to_owned(),
            memory: limits.memory_bytes,
            disk: limits.disk_bytes,
            names: u64::from(limits.disk_files),
            processes: limits.processes,
            nano_cpus,
        }
    }

    /// For a compiler.
    pub(super) fn of_compiler(image: &str, limits: &Limits, nano_cpus: i64) -> Self {
        let CompileLimits { memory_bytes, disk_bytes, .. } = limits.compile;
        Self {
            image: image.to_owned(),
            memory: memory_bytes,
            disk: disk_bytes,
            names: u64::from(limits.disk_files),
            processes: limits.processes.max(COMPILER_PROCESSES),
            nano_cpus,
        }
    }

    /// Bytes of the scratch space.
    pub(super) fn disk(&self) -> u64 {
        self.disk
    }

    /// Whether these files, by their paths, find room in the scratch space with the folders they are in. Its blocks are pages.
    pub(super) fn has_room_for<'a>(&self, files: impl Iterator<Item = (&'a str, &'a [u8])>) -> bool {
        let (mut bytes, mut names, mut folders) = (0, 0, HashSet::new());
        for (path, content) in files {
            bytes += (content.len() as u64).next_multiple_of(4096);
            names += 1;
            folders.extend(SourceFile::folders(path));
        }
        bytes <= self.disk && names + folders.len() as u64 <= self.names
    }

    /// What the engine is asked for.
    pub(super) fn body(&self, instance: &str) -> ContainerCreateBody {
        let text = |text: &str| Some(text.to_owned());
        let limit =
            |name: &str, value| ResourcesUlimits { name: text(name), soft: Some(value), hard: Some(value) };
        let signed = |bytes: u64| i64::try_from(bytes).ok();
        let memory = signed(self.memory.max(LEAST_MEMORY));
        // One space for all that a program may write, so that one bound holds for it.
        let tmpfs = format!(
            "rw,exec,nosuid,nodev,mode=1777,size={},nr_inodes={}",
            self.disk.max(4096),
            self.names + OWN_NAMES
        );
        let host = HostConfig {
            network_mode: text("none"),
            cap_drop: Some(vec!["ALL".to_owned()]),
            // The engine's own filter of system calls stays as it is.
            security_opt: Some(vec!["no-new-privileges:true".to_owned()]),
            privileged: Some(false),
            readonly_rootfs: Some(true),
            tmpfs: Some(HashMap::from([("/tmp".to_owned(), tmpfs)])),
            memory,
            // With swap as much as without: none.
            memory_swap: memory,
            pids_limit: Some(i64::from(self.processes.saturating_add(OWN_PROCESSES))),
            nano_cpus: Some(self.nano_cpus),
            ulimits: Some(vec![limit("nofile", OPEN_FILES), limit("core", 0)]),
            ipc_mode: text("none"),
            log_config: Some(HostConfigLogConfig { typ: text("none"), config: None }),
            // The entry is the init: it outlives the program and reaps what is left. The engine's own would leave the entry to
            // whoever kills all that it may.
            init: Some(false),
            ..HostConfig::default()
        };
        ContainerCreateBody {
            image: Some(self.image.clone()),
            hostname: text("sandbox"),
            user: text(USER),
            entrypoint: Some(vec!["/bin/sh".to_owned(), "-c".to_owned(), ENTRY.to_owned()]),
            cmd: Some(Vec::new()),
            working_dir: text("/tmp"),
            env: Some(["HOME=/tmp", "LANG=C.UTF-8"].map(str::to_owned).to_vec()),
            attach_stdin: Some(true),
            attach_stdout: Some(true),
            attach_stderr: Some(true),
            open_stdin: Some(true),
            stdin_once: Some(true),
            network_disabled: Some(true),
            labels: Some(HashMap::from([(LABEL.to_owned(), instance.to_owned())])),
            host_config: Some(host),
            ..ContainerCreateBody::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_container_is_as_closed_as_it_can_be() {
        let limits = Limits { memory_bytes: 1 << 20, disk_bytes: 5000, disk_files: 2, ..Limits::default() };
        let shape = Shape::of_program("image", &limits, 1);
        let host = shape.body("me").host_config.unwrap();
        assert_eq!(host.network_mode.as_deref(), Some("none"));
        assert_eq!(host.cap_drop.as_deref(), Some(&["ALL".to_owned()][..]));
        assert_eq!(host.security_opt.as_deref(), Some(&["no-new-privileges:true".to_owned()][..]));
        assert_eq!((host.readonly_rootfs, host.privileged), (Some(true), Some(false)));
        assert_eq!(host.memory, host.memory_swap);
        assert_eq!((host.binds, host.mounts, host.devices), (None, None, None));
        assert!(shape.has_room_for([("a", &b"a"[..])].into_iter()));
        assert!(shape.has_room_for([("a/b", &b"b"[..])].into_iter()));
        let two = [("a", &b"a"[..]), ("b", b"b")];
        assert!(!shape.has_room_for(two.into_iter()), "two pages do not fit into 5000 bytes");
        assert!(
            !shape.has_room_for([("a/b/c", &b"c"[..])].into_iter()),
            "a file and two folders are three names"
        );
    }
}
