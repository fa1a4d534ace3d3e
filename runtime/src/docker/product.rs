//! The files that a container hands back, as a tar archive that nobody believes.

use std::io::{self, Read as _};

use bytes::Bytes;
use tar::Archive;

use crate::{Job, Limits, OutputFile, SourceFile};

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) path: String,
    pub(super) content: Bytes,
    pub(super) executable: bool,
}

/// The regular files of an archive in the order of their paths, as far as it can be read, and whether it could be read to its
/// end. What is no regular file, or has a path that could lead out of a folder, is left out.
pub(super) fn read(tar: &[u8]) -> (Vec<Item>, bool) {
    let mut archive = Archive::new(tar);
    let mut items = Vec::new();
    let whole = read_into(&mut items, &mut archive).is_ok();
    items.sort_by(|one, other| one.path.cmp(&other.path));
    (items, whole)
}

fn read_into(items: &mut Vec<Item>, archive: &mut Archive<&[u8]>) -> io::Result<()> {
    for entry in archive.entries()? {
        let mut entry = entry?;
        if !entry.header().entry_type().is_file() {
            continue;
        }
        let path = entry.path().ok().and_then(|path| {
            let path = path.to_str()?;
            Some(path.strip_prefix("./").unwrap_or(path).to_owned())
        });
        let Some(path) = path.filter(|path| SourceFile::check_path(path).is_ok()) else { continue };
        let executable = entry.header().mode().is_ok_and(|mode| mode & 0o100 != 0);
        let mut content = Vec::new();
        let size = entry.size();
        entry.read_to_end(&mut content)?;
        if content.len() as u64 != size {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        items.push(Item { path, content: content.into(), executable });
    }
    Ok(())
}

/// The files that a program left, but for those that the job brought along and that did not change, as far as the limits
/// let them be handed back. Also says whether any were left out.
pub(super) fn results(
    items: Vec<Item>,
    job: &Job,
    file_name: &str,
    limits: &Limits,
) -> (Vec<OutputFile>, bool) {
    let is_brought = |item: &Item| {
        let entry = (file_name, job.code.as_str());
        let beside = job.files.iter().map(|file| (file.name.as_str(), file.content.as_str()));
        std::iter::once(entry)
            .chain(beside)
            .any(|(name, content)| name == item.path && content.as_bytes() == item.content)
    };
    let (mut files, mut left_out, mut room) = (Vec::new(), false, limits.output_file_bytes);
    for item in items.into_iter().filter(|item| !is_brought(item)) {
        let bytes = (item.path.len() + item.content.len()) as u64;
        if files.len() as u64 >= u64::from(limits.output_files) || bytes > room {
            left_out = true;
            continue;
        }
        room -= bytes;
        files.push(OutputFile { path: item.path, content: item.content });
    }
    (files, left_out)
}

#[cfg(test)]
mod tests {
    use tar::{Builder, EntryType, Header};

    use super::*;

    fn add(tar: &mut Builder<Vec<u8>>, kind: EntryType, path: &[u8], content: &[u8]) {
        let mut header = Header::new_gnu();
        header.set_entry_type(kind);
        header.set_size(content.len() as u64);
        header.set_mode(0o700);
        // As a hostile program would: without a check of the path.
        header.as_old_mut().name[..path.len()].copy_from_slice(path);
        if kind.is_symlink() {
            header.set_link_name("/etc/passwd").unwrap();
        }
        header.set_cksum();
        tar.append(&header, content).unwrap();
    }

    #[test]
    fn only_regular_files_inside_the_folder_are_taken() {
        let mut tar = Builder::new(Vec::new());
        add(&mut tar, EntryType::Regular, b"./z/c", b"three");
        add(&mut tar, EntryType::Directory, b"./", b"");
        add(&mut tar, EntryType::Regular, b"./a.txt", b"one");
        add(&mut tar, EntryType::Symlink, b"link", b"");
        add(&mut tar, EntryType::Fifo, b"fifo", b"");
        add(&mut tar, EntryType::Char, b"device", b"");
        add(&mut tar, EntryType::Regular, b"../../etc/passwd", b"no");
        add(&mut tar, EntryType::Regular, b"/etc/passwd", b"no");
        add(&mut tar, EntryType::Regular, b"sub/b", b"two");
        let (items, whole) = read(&tar.into_inner().unwrap());
        let paths: Vec<_> = items.iter().map(|item| item.path.as_str()).collect();
        assert!(whole);
        assert_eq!(paths, ["a.txt", "sub/b", "z/c"]);
    }

    #[test]
    fn an_archive_that_breaks_off_gives_what_was_whole() {
        let mut tar = Builder::new(Vec::new());
        add(&mut tar, EntryType::Regular, b"a", b"one");
        add(&mut tar, EntryType::Regular, b"b", &[7; 4000]);
        let tar = tar.into_inner().unwrap();
        let (items, whole) = read(&tar[..2000]);
        assert_eq!((items.len(), whole), (1, false));
        assert_eq!(read(b"\x01no archive at all"), (Vec::new(), false));
    }
}
