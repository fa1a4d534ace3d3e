//! `runroom languages` with a cache of its own. JavaScript is part of the binary, so that nothing is fetched.

use std::path::Path;

use crate::{Case, Done};

#[test]
fn a_language_is_installed_verified_and_removed() {
    let case = Case::new();
    let languages = |args: &[&str]| {
        let mut command = case.command(&["languages"]);
        Done::new(command.args(args).env("RUNROOM_CACHE_DIR", case.path().join("cache")).output().unwrap())
    };
    let missing = languages(&["verify", "python"]);
    assert_eq!((missing.code, missing.stdout.as_str()), (1, ""));
    assert!(missing.stderr.starts_with("runroom: python: "), "{}", missing.stderr);

    let installed = languages(&["install", "js"]);
    assert_eq!(
        (installed.code, installed.stdout.as_str()),
        (0, "javascript is ready\n"),
        "{}",
        installed.stderr
    );
    assert_ne!(compiled(&case.path().join("cache")), 0);
    languages(&["verify", "javascript"]).is(0, "javascript is as it should be on wasm\n", "");
    // Those that need nothing fetched are installed too.
    let all = languages(&["verify", "--runner", "wasm"]);
    assert_eq!(all.code, 0, "{}", all.stderr);
    assert!(all.stdout.contains("javascript is as it should be on wasm\n"), "{}", all.stdout);
    // TypeScript has the same module.
    languages(&["remove", "javascript"]).is(0, "javascript is removed\n", "");
    assert_ne!(compiled(&case.path().join("cache")), 0);
    languages(&["remove", "typescript"]).is(0, "typescript is removed\n", "");
    assert_eq!(compiled(&case.path().join("cache")), 0);
}

/// How many compiled modules of JavaScript there are.
fn compiled(folder: &Path) -> usize {
    let count = |entry: std::fs::DirEntry| match entry.file_type().unwrap().is_dir() {
        true => compiled(&entry.path()),
        false => {
            let name = entry.file_name().into_string().unwrap();
            usize::from(name.starts_with("javascript-") && name.ends_with(".cwasm"))
        }
    };
    std::fs::read_dir(folder).unwrap().map(|entry| count(entry.unwrap())).sum()
}
