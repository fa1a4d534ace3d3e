//! Help, completions, settings, and what is told of mistakes.

use crate::Case;

#[test]
fn help_has_examples_and_every_command() {
    let help = Case::new().run(&["--help"]);
    assert_eq!((help.code, help.stderr.as_str()), (0, ""));
    for word in ["serve", "run", "languages", "config", "completions", "Examples:", "RUNROOM_SERVER__LISTEN"]
    {
        assert!(help.stdout.contains(word), "{word}:\n{}", help.stdout);
    }
    let run = Case::new().run(&["run", "--help"]);
    for word in ["--wall-time", "--memory", "--stdin", "Exit codes:", "124"] {
        assert!(run.stdout.contains(word), "{word}:\n{}", run.stdout);
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let case = Case::new();
    case.run(&["--version"]).is(0, &format!("runroom {}\n", env!("CARGO_PKG_VERSION")), "");
}

#[test]
fn shells_are_helped_to_complete() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = Case::new().run(&["completions", shell]);
        assert_eq!((script.code, script.stderr.as_str()), (0, ""));
        assert!(script.stdout.contains("wall-time"), "{shell}");
    }
}

#[test]
fn a_wrong_word_is_told_with_the_right_one() {
    let done = Case::new().run(&["servr"]);
    assert_eq!(done.code, 2);
    assert!(done.stderr.contains("'serve'"), "{}", done.stderr);
}

#[test]
fn settings_are_checked_with_where_each_comes_from() {
    let case = Case::new();
    case.file("runroom.toml", "[server]\nlisten = '127.0.0.1:80'\n");
    let mut command = case.command(&["config", "check"]);
    let done = crate::Done::new(command.env("RUNROOM_LIMITS__MEMORY", "64MiB").output().unwrap());
    assert_eq!((done.code, done.stderr.as_str()), (0, ""));
    let line = |start: &str| {
        let line = done.stdout.lines().find(|line| line.starts_with(start)).unwrap_or_default();
        line.split("# ").nth(1).unwrap_or_default().to_owned()
    };
    assert_eq!(line("# settings"), "settings from runroom.toml");
    assert_eq!(line("listen = \"127.0.0.1:80\""), "runroom.toml:2:10");
    assert_eq!(line("memory = \"64 MiB\""), "RUNROOM_LIMITS__MEMORY");
    assert_eq!(line("data_dir"), format!("default: {}", case.path().join("data/runroom").display()));
}

#[test]
fn the_first_settings_file_that_is_there_is_the_only_one() {
    let case = Case::new();
    std::fs::create_dir_all(case.path().join("config/runroom")).unwrap();
    let listen = |port: u16| format!("[server]\nlisten = '127.0.0.1:{port}'\n");
    for (port, file) in
        (1..).zip(["config/runroom/runroom.toml", "runroom.toml", "by-variable.toml", "by-flag.toml"])
    {
        case.file(file, &listen(port));
    }
    let used = |args: &[&str], variable: Option<&str>| {
        let mut command = case.command(args);
        let done =
            crate::Done::new(command.envs(variable.map(|file| ("RUNROOM_CONFIG", file))).output().unwrap());
        assert_eq!((done.code, done.stderr.as_str()), (0, ""));
        let line = done.stdout.lines().find(|line| line.starts_with("listen = ")).unwrap().to_owned();
        line.split(':').nth(1).unwrap()[..1].to_owned()
    };
    let check = ["config", "check"];
    assert_eq!(used(&["config", "check", "--config", "by-flag.toml"], Some("by-variable.toml")), "4");
    assert_eq!(used(&check, Some("by-variable.toml")), "3");
    assert_eq!(used(&check, None), "2");
    std::fs::remove_file(case.path().join("runroom.toml")).unwrap();
    assert_eq!(used(&check, None), "1");

    let missing =
        crate::Done::new(case.command(&check).env("RUNROOM_CONFIG", "nowhere.toml").output().unwrap());
    assert_eq!(missing.code, 1);
    assert!(missing.stderr.contains("in the environment variable RUNROOM_CONFIG"), "{}", missing.stderr);
}

#[test]
fn wrong_settings_are_pointed_at_and_nothing_starts() {
    let case = Case::new();
    case.file("other.toml", "[rooms]\nmax_runing = 3\n");
    let report = "\
error: rooms: unknown key `max_runing`
 --> other.toml:2:1
  |
2 | max_runing = 3
  | ^^^^^^^^^^
  |
  = help: did you mean `max_running`?
";
    case.run(&["config", "check", "other.toml"]).is(1, "", report);
    case.run(&["--config", "other.toml"]).is(1, "", report);
    case.run(&["serve", "--languages", "pyton"]).is(
        1,
        "",
        "error: server.languages: unknown language `pyton`\n |\n = note: in the flag --languages\n = help: did you mean `python`?\n",
    );
}

#[test]
fn a_folder_of_a_language_that_cannot_be_read_is_pointed_at() {
    let case = Case::new();
    case.file("runroom.toml", "[server]\nlanguage_folders = ['nowhere']\n");
    for args in [&["config", "check"][..], &["serve"], &["languages"]] {
        let done = case.run(args);
        assert_eq!((done.code, done.stdout.as_str()), (1, ""));
        assert!(
            done.stderr.starts_with("error: server.language_folders: cannot read nowhere: "),
            "{}",
            done.stderr
        );
        assert!(done.stderr.contains("runroom.toml:2:20"), "{}", done.stderr);
    }
}

#[test]
fn languages_are_listed_and_unknown_ones_refused() {
    let case = Case::new();
    let list = case.run(&["languages"]);
    assert_eq!(list.code, 0);
    assert!(list.stdout.starts_with("NAME") && list.stdout.contains("\npython "), "{}", list.stdout);
    assert_eq!(case.run(&["languages", "list"]).stdout, list.stdout);
    for word in ["install", "verify", "remove"] {
        let done = case.run(&["languages", word, "klingon"]);
        assert_eq!((done.code, done.stdout.as_str()), (1, ""), "{word}");
        assert!(done.stderr.contains("klingon"), "{}", done.stderr);
    }
}

#[test]
fn a_check_of_the_settings_tells_what_runs_each_language_and_where() {
    let case = Case::new();
    let settings = "[languages.python]\nrunners = ['docker', 'wasm']\n[languages.lua]\nenabled = false\n\
                    [rooms.kinds.exam]\nrooms = ['exam-*']\nlanguages = ['python', 'java']\n";
    let file = case.file("settings.toml", settings);
    let told = case.run(&["config", "check", "--config", file.to_str().unwrap()]);
    assert_eq!((told.code, told.stderr.as_str()), (0, ""));
    let lines: Vec<_> =
        told.stdout.lines().map(|line| line.split_ascii_whitespace().collect::<Vec<_>>().join(" ")).collect();
    for line in [
        "# python docker, wasm languages.python.runners",
        "# c wasm the first of those that it has: wasm, docker",
        "# java docker all that it has; offered where its image is there at the start",
        "# exam-* python, java (rooms.kinds.exam)",
    ] {
        assert!(lines.iter().any(|told| told == line), "{line}: {}", told.stdout);
    }
    assert!(!lines.iter().any(|told| told.starts_with("# lua ")), "{}", told.stdout);
}
