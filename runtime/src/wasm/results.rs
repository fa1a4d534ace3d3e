//! What a run leaves in its working folder.

use std::collections::HashMap;

use bytes::Bytes;
use wasmtime_wasi::p1::types::Errno;

use super::wasi::fs::{Fs, PATH_MAX};
use crate::{Limits, OutputFile};

/// Takes the regular files below the work folder as far as the limits let them be handed back, but for those that the
/// job brought along, by path, and did not change. Links are not followed: they are no results. Also says whether
/// any were left out.
pub(super) fn results(fs: &Fs, brought: &HashMap<&str, &str>, limits: &Limits) -> (Vec<OutputFile>, bool) {
    let (mut files, mut left_out) = (Vec::new(), false);
    let mut room = limits.output_file_bytes;
    let mut folders = vec![(String::new(), fs.work())];
    while let Some((prefix, folder)) = folders.pop() {
        for (name, node) in fs.list(folder).unwrap_or_default() {
            // Folders can be made one in another without ever naming the whole path.
            if prefix.len() + name.len() > PATH_MAX {
                left_out = true;
                continue;
            }
            let path = format!("{prefix}{name}");
            match fs.data(node) {
                Ok(_) if fs.is_null(node) => {}
                Ok(data) if brought.get(path.as_str()).is_none_or(|brought| brought.as_bytes() != data) => {
                    let bytes = (path.len() + data.len()) as u64;
                    if files.len() as u64 >= u64::from(limits.output_files) || bytes > room {
                        left_out = true;
                        continue;
                    }
                    room -= bytes;
                    files.push(OutputFile { path, content: Bytes::copy_from_slice(data) });
                }
                Err(Errno::Isdir) => folders.push((format!("{path}/"), node)),
                _ => {}
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    (files, left_out)
}
