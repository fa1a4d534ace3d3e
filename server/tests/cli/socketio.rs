//! Socket.IO by the client that applications use.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{Case, serving::Serving};

/// The folder where the client is, installed once by npm.
fn clients() -> PathBuf {
    let (source, folder) = (
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients"),
        Path::new(env!("CARGO_TARGET_TMPDIR")).join("clients"),
    );
    fs::create_dir_all(&folder).unwrap();
    let lock = fs::read(source.join("package-lock.json")).unwrap();
    let installed = fs::read(folder.join("package-lock.json")).is_ok_and(|installed| installed == lock);
    for entry in source.read_dir().unwrap().map(Result::unwrap) {
        if entry.file_name() != "node_modules" {
            fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
        }
    }
    if !installed || !folder.join("node_modules").exists() {
        let args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];
        let done = Command::new("npm").args(args).current_dir(&folder).output().unwrap();
        assert!(done.status.success(), "npm: {}", String::from_utf8_lossy(&done.stderr));
    }
    folder
}

#[test]
fn an_application_of_the_original_protocol_works_unchanged() {
    let folder = clients();
    let case = Case::new();
    let serving = Serving::start(&case, &["lua"]);
    let client =
        Command::new("node").arg("socketio.mjs").arg(&serving.address).current_dir(folder).output().unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&client.stdout), String::from_utf8_lossy(&client.stderr));
    serving.stop();
    assert_eq!((said.as_ref(), wrong.as_ref()), ("ok\n", ""));
}
