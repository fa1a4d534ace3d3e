use std::{
    cell::RefCell,
    os::unix::fs::{FileExt as _, PermissionsExt as _},
};

use super::*;

fn store() -> (tempfile::TempDir, ArtifactStore) {
    let folder = tempfile::tempdir().unwrap();
    let store = ArtifactStore::open(folder.path().join("cache")).unwrap();
    (folder, store)
}

fn put(store: &ArtifactStore, digest: Sha256, bytes: &[u8]) -> Result<(), StoreError> {
    let claim = store.try_claim("test").unwrap().unwrap();
    store.put(&claim, digest, "x.wasm", bytes)
}

#[test]
fn an_object_is_stored_whole_and_right_or_not_at_all() {
    let (_folder, store) = store();
    let digest = Sha256::of(b"module");
    assert!(!store.has(digest).unwrap());
    let error = put(&store, digest, b"another").unwrap_err();
    assert_eq!(
        error.to_string(),
        format!("x.wasm is corrupt: its SHA-256 is {}, and should be {digest}", Sha256::of(b"another"))
    );
    assert_eq!(store.objects.entries().unwrap().count(), 0);
    put(&store, digest, b"module").unwrap();
    assert!(store.has(digest).unwrap());
    assert_eq!(store.read(digest).unwrap(), b"module");
    store.discard(digest).unwrap();
    assert!(matches!(store.read(digest), Err(StoreError::Missing(missing)) if missing == digest));
}

#[test]
fn a_flipped_byte_is_seen_and_the_object_discarded() {
    let (_folder, store) = store();
    let digest = Sha256::of(b"module");
    put(&store, digest, b"module").unwrap();
    let file = std::fs::OpenOptions::new().write(true).open(store.object(digest)).unwrap();
    file.write_at(b"M", 0).unwrap();
    assert!(!store.has(digest).unwrap());
    assert_eq!(store.size(digest), None);
}

#[test]
fn what_no_stamp_shows_is_seen_when_the_bytes_are_read() {
    let (_folder, store) = store();
    let digest = Sha256::of(b"module");
    put(&store, digest, b"module").unwrap();
    std::fs::write(store.object(digest), b"decay!").unwrap();
    // As a disk does it: behind the file system's back.
    store.stamp(digest);
    assert!(store.has(digest).unwrap());
    let error = store.read(digest).unwrap_err();
    assert!(matches!(error, StoreError::Corrupt { found, .. } if found == Sha256::of(b"decay!")), "{error}");
    assert!(!store.has(digest).unwrap());
}

#[test]
fn an_object_that_was_only_touched_is_digested_once_and_kept() {
    let (_folder, store) = store();
    let digest = Sha256::of(b"module");
    put(&store, digest, b"module").unwrap();
    std::fs::set_permissions(store.object(digest), std::fs::Permissions::from_mode(0o400)).unwrap();
    assert!(!store.stamp_fits(digest).unwrap());
    assert!(store.has(digest).unwrap());
    assert!(store.stamp_fits(digest).unwrap());
}

#[test]
fn a_folder_that_others_may_write_to_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shared");
    std::fs::create_dir(&path).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o775)).unwrap();
    let error = ArtifactStore::open(&path).unwrap_err().to_string();
    assert!(error.contains("has mode 775: others may write to it"), "{error}");
}

#[test]
fn what_an_ended_process_left_is_swept_and_what_a_live_one_holds_is_not() {
    let (folder, store) = store();
    std::fs::create_dir_all(store.path().join("staging/dead/pip-unpack")).unwrap();
    std::fs::write(store.path().join("staging/dead/half.whl"), b"PK").unwrap();
    let claim = store.try_claim("live").unwrap().unwrap();
    claim.dir().write("part", b"x").unwrap();

    let second = ArtifactStore::open(folder.path().join("cache")).unwrap();
    assert!(!second.path().join("staging/dead").exists());
    assert!(claim.path().join("part").exists());
}

#[tokio::test]
async fn a_second_claim_waits_for_the_first_and_knows_who_holds_it() {
    let (folder, store) = store();
    let second = ArtifactStore::open(folder.path().join("cache")).unwrap();
    let first = RefCell::new(Some(store.claim("key", |_| ()).await.unwrap()));
    let mut waited_for = Vec::new();
    let claim = second
        .claim("key", |holder| {
            waited_for.push(holder);
            first.take();
        })
        .await
        .unwrap();
    assert_eq!(waited_for, [Some(std::process::id())]);
    assert_eq!(claim.dir().entries().unwrap().count(), 0);
}

#[test]
fn a_few_circumstances_are_remembered_until_they_are_forgotten() {
    let (_folder, store) = store();
    let circumstances: Vec<_> = (0..=REMEMBERED).map(|index| Sha256::of(&index.to_le_bytes())).collect();
    for &found in &circumstances {
        assert!(!store.is_vouched("echo", found));
        store.vouch("echo", found);
        assert!(store.is_vouched("echo", found) && !store.is_vouched("other", found));
    }
    assert!(!store.is_vouched("echo", circumstances[0]), "the eldest makes room");
    assert!(store.is_vouched("echo", circumstances[1]));
    store.forget_vouched("echo");
    assert!(circumstances.iter().all(|&found| !store.is_vouched("echo", found)));
}
