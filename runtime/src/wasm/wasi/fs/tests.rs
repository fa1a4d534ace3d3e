use bytes::Bytes;
use proptest::prelude::*;

use super::*;

const QUOTA: Quota = Quota { bytes: 1000, nodes: 8 };

fn fs() -> Fs {
    let mut library = Library::default();
    library.file("/usr/lib/module", Bytes::from_static(b"library").into()).unwrap();
    Fs::new(Arc::new(library), "/work", QUOTA).unwrap()
}

fn write(fs: &mut Fs, path: &str, content: &[u8]) -> Result<NodeId> {
    let node = fs.open(fs.work(), path, true, Create::Missing)?;
    fs.write(node, 0, content)?;
    Ok(node)
}

#[test]
fn a_path_leads_through_folders_and_links_but_not_above_its_descriptor() {
    let mut fs = fs();
    let work = fs.work();
    fs.make_dir(work, "a").unwrap();
    let file = write(&mut fs, "a/file", b"x").unwrap();
    fs.make_link("a", work, "to_a").unwrap();
    fs.make_link("/work/a/../a/file", work, "to_file").unwrap();
    for path in
        ["a/file", "./a//file", "to_a/file", "to_file", "a/../a/file", "/work/a/file", "/../work/a/file"]
    {
        assert_eq!(fs.lookup(work, path, true), Ok(file), "{path}");
    }
    let a = fs.lookup(work, "a", true).unwrap();
    assert_eq!(fs.lookup(a, "../a/file", true), Err(Errno::Notcapable));
    assert_eq!(fs.lookup(work, "a/file/", true), Err(Errno::Notdir));
    assert_eq!(fs.lookup(work, "a/file/x", true), Err(Errno::Notdir));
    assert_eq!(fs.lookup(work, "to_file", false).map(|node| fs.is_link(node)), Ok(true));
}

#[test]
fn links_that_lead_in_circles_and_endless_names_are_refused() {
    let mut fs = fs();
    let work = fs.work();
    fs.make_link("loop", work, "loop").unwrap();
    assert_eq!(fs.lookup(work, "loop", true), Err(Errno::Loop));
    assert_eq!(fs.lookup(work, "loop/x", true), Err(Errno::Loop));
    assert_eq!(fs.make_dir(work, &"n".repeat(256)), Err(Errno::Nametoolong));
    assert_eq!(fs.make_dir(work, &"n/".repeat(3000)), Err(Errno::Nametoolong));
    assert_eq!(fs.make_dir(work, "nul\0"), Err(Errno::Inval));
    assert_eq!(fs.make_dir(work, ""), Err(Errno::Noent));
}

#[test]
fn what_nobody_wants_goes_to_dev_null() {
    let mut fs = fs();
    let null = fs.open(Fs::ROOT, "dev/null", true, Create::Missing).unwrap();
    fs.write(null, 1 << 40, &[7; 5000]).unwrap();
    fs.resize(null, 1 << 40).unwrap();
    assert_eq!(fs.data(null), Ok(&b""[..]));
    assert_eq!(fs.stat(null).unwrap().filetype, Filetype::CharacterDevice);
    assert_eq!((fs.bytes, fs.nodes, fs.refused()), (0, 0, false));
    assert_eq!(fs.remove_file(Fs::ROOT, "dev/null"), Err(Errno::Acces));
    assert_eq!(fs.make_dir(Fs::ROOT, "dev/shm"), Err(Errno::Acces));
}

#[test]
fn the_library_and_the_root_cannot_be_changed() {
    let mut fs = fs();
    let root = Fs::ROOT;
    let module = fs.lookup(root, "usr/lib/module", true).unwrap();
    assert_eq!(fs.data(module), Ok(&b"library"[..]));
    assert_eq!(fs.write(module, 0, b"x"), Err(Errno::Rofs));
    assert_eq!(fs.resize(module, 0), Err(Errno::Rofs));
    assert_eq!(fs.remove_file(root, "usr/lib/module"), Err(Errno::Rofs));
    assert_eq!(fs.make_dir(root, "usr/x"), Err(Errno::Rofs));
    assert_eq!(fs.rename((root, "usr/lib/module"), (root, "work/module")), Err(Errno::Rofs));
    assert_eq!(fs.hard_link((root, "usr/lib/module", true), (root, "work/module")), Err(Errno::Xdev));
    assert_eq!(fs.make_dir(root, "x"), Err(Errno::Acces));
    assert_eq!(fs.remove_dir(root, "tmp"), Err(Errno::Acces));
    assert_eq!(fs.remove_dir(root, "work"), Err(Errno::Busy));
    assert_eq!(fs.rename((root, "work"), (root, "tmp/work")), Err(Errno::Inval));
    assert_eq!(fs.open(root, "x", true, Create::Missing), Err(Errno::Acces));
}

#[test]
fn the_work_folder_may_be_the_root_or_lie_deep() {
    for work_dir in ["/", "/home/guest/work"] {
        let mut fs = Fs::new(Arc::new(Library::default()), work_dir, QUOTA).unwrap();
        assert_eq!(fs.lookup(Fs::ROOT, work_dir, true), Ok(fs.work()));
        write(&mut fs, "file", b"x").unwrap();
        assert_eq!((fs.bytes, fs.nodes), (1, 1));
    }
}

#[test]
fn a_full_disk_refuses_and_room_comes_back_when_files_go() {
    let mut fs = fs();
    let work = fs.work();
    let node = write(&mut fs, "full", &[1; 1000]).unwrap();
    assert_eq!(fs.write(node, 1000, b"x"), Err(Errno::Nospc));
    assert_eq!(fs.resize(node, 1 << 62), Err(Errno::Nospc));
    assert_eq!(fs.write(node, u64::MAX, b"xx"), Err(Errno::Fbig));
    assert!(fs.refused());
    // Still open: the room is taken until it is closed.
    fs.hold(node);
    fs.remove_file(work, "full").unwrap();
    assert_eq!(write(&mut fs, "more", b"x"), Err(Errno::Nospc));
    fs.release(node);
    write(&mut fs, "more", &[2; 1000]).unwrap();
}

#[test]
fn a_folder_does_not_move_into_itself() {
    let mut fs = fs();
    let work = fs.work();
    fs.make_dir(work, "a").unwrap();
    fs.make_dir(work, "a/b").unwrap();
    assert_eq!(fs.rename((work, "a"), (work, "a/b/c")), Err(Errno::Inval));
    assert_eq!(fs.rename((work, "a"), (work, "a")), Ok(()));
    fs.rename((work, "a/b"), (work, "c")).unwrap();
    assert!(fs.lookup(work, "a/b", true).is_err() && fs.lookup(work, "c", true).is_ok());
}

#[test]
fn nothing_is_made_in_a_folder_that_is_gone() {
    let mut fs = fs();
    let work = fs.work();
    fs.make_dir(work, "a").unwrap();
    let a = fs.lookup(work, "a", true).unwrap();
    fs.hold(a);
    fs.remove_dir(work, "a").unwrap();
    assert_eq!(fs.make_dir(a, "b"), Err(Errno::Noent));
    fs.release(a);
}

/// What a guest may do, on few names, so that they meet.
#[derive(Debug, Clone)]
enum Op {
    Write(String, u64, usize),
    Resize(String, u64),
    MakeDir(String),
    SymLink(String, String),
    HardLink(String, String),
    Rename(String, String),
    RemoveFile(String),
    RemoveDir(String),
    Open(String),
    Close(usize),
}

fn path() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec!["a", "b", "c", "..", ".", "/tmp", "/dev/null", "usr"]);
    prop::collection::vec(part, 1..4).prop_map(|parts| parts.join("/"))
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        (path(), 0..1200u64, 0..600usize).prop_map(|(path, at, len)| Op::Write(path, at, len)),
        (path(), prop_oneof![0..1500u64, any::<u64>()]).prop_map(|(path, size)| Op::Resize(path, size)),
        path().prop_map(Op::MakeDir),
        (path(), path()).prop_map(|(target, path)| Op::SymLink(target, path)),
        (path(), path()).prop_map(|(from, to)| Op::HardLink(from, to)),
        (path(), path()).prop_map(|(from, to)| Op::Rename(from, to)),
        path().prop_map(Op::RemoveFile),
        path().prop_map(Op::RemoveDir),
        path().prop_map(Op::Open),
        (0..8usize).prop_map(Op::Close),
    ]
}

/// Counts anew what the tree keeps account of.
fn count(fs: &Fs) -> (u64, u32) {
    let bytes = fs.scratch.iter().flatten().map(|node| match &node.kind {
        Kind::File(data) => data.len() as u64,
        Kind::Link(target) => target.len() as u64,
        Kind::Dir { .. } | Kind::Null => 0,
    });
    let names = fs.scratch.iter().flatten().map(|node| match &node.kind {
        Kind::Dir { entries, .. } => {
            entries.values().filter(|id| matches!(id, NodeId::Scratch(_))).count() as u32
        }
        _ => 0,
    });
    // The three folders that are always there, and `/dev/null`, are not the job's.
    (bytes.sum(), names.sum::<u32>() - 4)
}

/// What the files take of the host's memory.
fn held(fs: &Fs) -> usize {
    let files = fs.scratch.iter().flatten().map(|node| match &node.kind {
        Kind::File(data) => data.capacity(),
        _ => 0,
    });
    files.sum()
}

#[test]
fn a_file_that_was_cut_off_holds_no_memory() {
    let mut fs = fs();
    for name in ["a", "b", "c", "d"] {
        let node = write(&mut fs, name, &[1; 1000]).unwrap();
        fs.resize(node, 0).unwrap();
    }
    assert_eq!(held(&fs), 0);
}

#[test]
fn a_rename_that_is_refused_changes_nothing() {
    let mut fs = fs();
    let work = fs.work();
    fs.make_dir(work, "a").unwrap();
    fs.make_dir(work, "empty").unwrap();
    assert_eq!(fs.rename((work, "a/."), (work, "empty")), Err(Errno::Inval));
    assert!(fs.lookup(work, "empty", true).is_ok());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whatever a guest does: no panic, the accounts are true, the quota holds, and nothing is left in the end.
    #[test]
    fn the_accounts_are_true_after_any_calls(ops in prop::collection::vec(op(), 1..80)) {
        let mut fs = fs();
        let work = fs.work();
        let mut open = Vec::new();
        for op in ops {
            let _ = match op {
                Op::Write(path, at, len) => fs
                    .open(work, &path, true, Create::Missing)
                    .and_then(|node| fs.write(node, at, &vec![7; len])),
                Op::Resize(path, size) => fs.lookup(work, &path, true).and_then(|node| fs.resize(node, size)),
                Op::MakeDir(path) => fs.make_dir(work, &path),
                Op::SymLink(target, path) => fs.make_link(&target, work, &path),
                Op::HardLink(from, to) => fs.hard_link((work, &from, true), (work, &to)),
                Op::Rename(from, to) => fs.rename((work, &from), (work, &to)),
                Op::RemoveFile(path) => fs.remove_file(work, &path),
                Op::RemoveDir(path) => fs.remove_dir(work, &path),
                Op::Open(path) => fs.lookup(work, &path, true).map(|node| {
                    fs.hold(node);
                    open.push(node);
                }),
                Op::Close(index) => {
                    if index < open.len() {
                        fs.release(open.swap_remove(index));
                    }
                    Ok(())
                }
            };
            prop_assert_eq!(count(&fs), (fs.bytes, fs.nodes));
            prop_assert!(fs.bytes <= QUOTA.bytes && fs.nodes <= QUOTA.nodes);
            prop_assert!(held(&fs) <= 3 * QUOTA.bytes as usize, "{} bytes of the host's memory", held(&fs));
        }
        for node in open {
            fs.release(node);
        }
        let mut folders = vec![(work, String::new()), (Fs::ROOT, "/tmp/".to_owned())];
        for _ in 0..100 {
            for (folder, prefix) in folders.clone() {
                let at = if prefix.is_empty() { folder } else { fs.lookup(folder, &prefix, true).unwrap_or(work) };
                for (name, _) in fs.list(at).unwrap_or_default() {
                    let path = format!("{prefix}{name}");
                    if fs.remove_file(folder, &path).is_err() && fs.remove_dir(folder, &path).is_err() {
                        folders.push((folder, format!("{path}/")));
                    }
                }
            }
        }
        prop_assert_eq!((fs.bytes, fs.nodes), (0, 0));
    }
}
