//! The room page in a real browser, against this binary: see `tests/web` for what is tested.
//!
//! It takes Node, Chromium and `npm ci` in `tests/web`. Where they are not there it says so, unless
//! `RUNROOM_REQUIRE=browser` says that they have to be.

use std::{
    env,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

#[test]
fn the_page_works_in_a_browser() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/web");
    let browser =
        env::var_os("RUNROOM_BROWSER").map_or_else(|| PathBuf::from("/usr/bin/chromium"), PathBuf::from);
    if let Some(missing) = missing(&tests, &browser) {
        let required = env::var("RUNROOM_REQUIRE").unwrap_or_default();
        assert!(!required.split(',').any(|what| what == "browser"), "{missing}");
        // Past the capturing of tests' output: nobody is to believe that it ran.
        let told =
            format!("\nTHE PAGE WAS NOT TESTED: {missing}\nsee CONTRIBUTING.md for how to have it\n\n");
        io::stderr().write_all(told.as_bytes()).unwrap();
        return;
    }
    let done = Command::new("node")
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .current_dir(tests)
        .env("RUNROOM_BIN", env!("CARGO_BIN_EXE_runroom"))
        .env("RUNROOM_BROWSER", browser)
        .output()
        .unwrap();
    let (stdout, stderr) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{stdout}\n{stderr}");
    println!("{stdout}");
}

/// What is not on this machine, and how to have it.
fn missing(tests: &Path, browser: &Path) -> Option<String> {
    let node = Command::new("node").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !node.is_ok_and(|status| status.success()) {
        return Some("there is no node on the path".to_owned());
    }
    if !browser.exists() {
        return Some(format!("there is no browser at {}; RUNROOM_BROWSER names another", browser.display()));
    }
    if !tests.join("node_modules").exists() {
        return Some("its packages are not installed: run npm ci in tests/web".to_owned());
    }
    None
}
