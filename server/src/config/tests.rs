//! What settings become, and what their author is told.

use std::{collections::BTreeMap, path::Path, time::Duration};

use runroom_languages::Catalogue;

use super::*;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/runroom.example.toml");

/// A folder with a settings file, and the settings from it and from an environment.
struct Case {
    folder: tempfile::TempDir,
    sources: Sources,
}

fn case(toml: &str, env: &[(&str, &str)]) -> Case {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("runroom.toml");
    std::fs::write(&file, toml).unwrap();
    let env: BTreeMap<_, _> =
        env.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Case { folder, sources: Sources { file: Some(file), env, flags: Vec::new() } }
}

impl Case {
    fn load(&self) -> Config {
        load(&self.sources).map_err(|error| error.to_string()).unwrap().config
    }

    /// The error, with the folder left out and without spaces at the ends of lines.
    fn error(&self) -> String {
        self.tidy(&load(&self.sources).unwrap_err())
    }

    fn tidy(&self, error: &ConfigError) -> String {
        let text = error.to_string().replace(&format!("{}/", self.folder.path().display()), "");
        text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }
}

#[track_caller]
fn refuses(toml: &str, env: &[(&str, &str)], expected: &str) {
    assert_eq!(case(toml, env).error(), expected.trim());
}

#[test]
fn the_example_is_the_defaults_and_names_every_key() {
    let loaded = load(&Sources { file: Some(EXAMPLE.into()), ..Sources::default() }).unwrap();
    assert_eq!(loaded.config, Config::default());
    let report = loaded.report(&[]);
    assert!(!report.contains("# default"), "a key is missing in the example:\n{report}");
    assert!(report.lines().count() > 30, "{report}");
}

#[test]
fn without_a_file_there_are_the_defaults() {
    assert_eq!(case("", &[]).load(), Config::default());
}

#[test]
fn flags_win_over_the_environment_and_that_over_the_file() {
    let mut case = case(
        "[server]\nlisten = '0.0.0.0:1'\nmax_frame = 2048\n[rooms]\nmax_running = 1\nmax_queued_per_room = 4",
        &[
            ("RUNROOM_SERVER__LISTEN", "0.0.0.0:2"),
            ("RUNROOM_ROOMS__MAX_RUNNING", "2"),
            ("RUNROOM_SERVER__LANGUAGES", "lua, perl"),
            ("RUNROOM_LIMITS__FUEL", "1000"),
            ("RUNROOM_PORT", "tcp://10.0.0.1:80"),
        ],
    );
    case.sources.flag("--listen", "server.listen", Some("0.0.0.0:3"));
    let config = case.load();
    assert_eq!(config.server.listen.port(), 3);
    assert_eq!(config.server.max_frame, 2048);
    assert_eq!(config.server.languages, Selection::Named(vec!["lua".into(), "perl".into()]));
    assert_eq!((config.rooms.max_running, config.rooms.max_queued_per_room), (Auto::Set(2), 4));
    assert_eq!(config.limits.fuel, Some(1000));
    let report = load(&case.sources).unwrap().report(&[]);
    let line = |key: &str| report.lines().find(|line| line.starts_with(key)).unwrap().to_owned();
    assert!(line("listen").ends_with("  # --listen"));
    assert!(line("max_running =").ends_with("  # RUNROOM_ROOMS__MAX_RUNNING"));
    assert!(line("max_queued_per_room").ends_with("runroom.toml:6:23"));
    assert!(line("wall_time = \"30s\"").ends_with("  # default"));
    assert_eq!(toml::from_str::<toml::Table>(&report).unwrap()["limits"]["fuel"].as_integer(), Some(1000));
}

#[test]
fn a_language_has_the_general_limits_but_for_what_it_says() {
    let config = case(
        "[limits]\nwall_time = '5s'\nmemory = '64 MiB'\n[languages.python.limits]\nmemory = '1 GiB'\n[languages.lua]\nenabled = false",
        &[],
    )
    .load();
    let python = config.limits_of("python", RunnerName::Wasm);
    assert_eq!((python.wall_time, python.memory), (Duration::from_secs(5), 1 << 30));
    assert_eq!(config.limits_of("lua", RunnerName::Wasm).memory, 64 << 20);
    assert_eq!(config.limits_of("ruby", RunnerName::Wasm).memory, 64 << 20);
    assert!(!config.languages["lua"].enabled);
}

#[test]
fn a_flag_wins_over_the_limits_of_a_language() {
    let toml = "[languages.python.limits]\nmemory = '1 GiB'\noutput = 7\n";
    let mut case = case(toml, &[("RUNROOM_LIMITS__OUTPUT", "8")]);
    case.sources.flag("--memory", "limits.memory", Some("64 MiB"));
    let config = case.load();
    assert_eq!(
        (
            config.limits_of("python", RunnerName::Wasm).memory,
            config.limits_of("lua", RunnerName::Wasm).memory
        ),
        (64 << 20, 64 << 20)
    );
    assert_eq!(
        (
            config.limits_of("python", RunnerName::Wasm).output,
            config.limits_of("lua", RunnerName::Wasm).output
        ),
        (7, 8)
    );
}

#[test]
fn containers_have_limits_of_their_own_and_so_have_those_of_a_language() {
    let toml = "[limits]\nwall_time = '5s'\nmemory = '64 MiB'\noutput = 1\n[docker.limits]\nmemory = '128 MiB'\ndisk = 2\n\
                [languages.python.limits]\ndisk = 3\n[languages.r.docker_limits]\nmemory = '1 GiB'\n[languages.lua]\n";
    let mut case = case(toml, &[]);
    let of = |config: &Config, name, runner| {
        let LimitSettings { wall_time, memory, disk, output, .. } = config.limits_of(name, runner);
        (wall_time.as_secs(), memory >> 20, *disk, *output)
    };
    let config = case.load();
    let disk = LimitSettings::default().disk;
    for (name, wasm, docker) in [
        ("ruby", (5, 64, disk, 1), (5, 128, 2, 1)),
        ("lua", (5, 64, disk, 1), (5, 128, 2, 1)),
        ("python", (5, 64, 3, 1), (5, 128, 3, 1)),
        ("r", (5, 64, disk, 1), (5, 1024, 2, 1)),
    ] {
        assert_eq!(
            (of(&config, name, RunnerName::Wasm), of(&config, name, RunnerName::Docker)),
            (wasm, docker)
        );
    }
    let report = load(&case.sources).unwrap().report(&[]);
    assert_eq!(self::case(&report, &[]).load(), config, "{report}");

    case.sources.flag("--memory", "limits.memory", Some("32 MiB"));
    let config = case.load();
    assert_eq!(of(&config, "r", RunnerName::Docker), (5, 32, 2, 1), "whoever types it means this one start");
}

#[test]
fn the_limits_of_containers_are_heard_of_where_they_are_wrong() {
    refuses(
        "[docker]\nlimits = 3\n[languages.r]\n",
        &[],
        "
error: docker.limits: expected a table, found 3
 --> runroom.toml:2:10
  |
2 | limits = 3
  |          ^",
    );
    let error = case("[languages.r]\ndocker_limits = 3\n[docker.limits]\noutput = 1\n", &[]).error();
    assert!(error.contains("languages.r.docker_limits: expected a table, found 3"), "{error}");
}

#[test]
fn kinds_of_rooms_have_patterns_and_languages_that_there_are() {
    let error = |toml: &str| {
        let case = case(toml, &[]);
        let checked =
            load(&case.sources).and_then(|loaded| loaded.check_languages(&Catalogue::builtin().unwrap()));
        case.tidy(&checked.unwrap_err())
    };
    assert_eq!(
        error("[rooms.kinds.exam]\nrooms = ['exam-*']\nlanguages = ['pyhton']\n"),
        "
error: rooms.kinds.exam.languages: unknown language `pyhton`
 --> runroom.toml:3:13
  |
3 | languages = ['pyhton']
  |             ^^^^^^^^^^
  |
  = help: did you mean `python`?"
            .trim()
    );
    let long = format!("[rooms.kinds.exam]\nrooms = ['{}']\nlanguages = []\n", "x".repeat(129));
    let told = error(&long);
    assert!(
        told.contains("rooms.kinds.exam.rooms: has a pattern of 129 characters, over the limit of 128"),
        "{told}"
    );
    let told = error("[rooms.kinds.exam]\nrooms = []\n");
    assert!(told.contains("rooms.kinds.exam: missing field `languages`"), "{told}");
}

#[test]
fn an_error_of_syntax_points_at_it() {
    refuses(
        "[server]\nlisten = ",
        &[],
        "
error: string values must be quoted, expected literal string
 --> runroom.toml:2:10
  |
2 | listen =
  |          ^",
    );
}

#[test]
fn an_unknown_key_is_pointed_at_with_the_likeliest_one() {
    refuses(
        "# mine\n[server]\nlisen = 'x'\n",
        &[],
        "
error: server: unknown key `lisen`
 --> runroom.toml:3:1
  |
3 | lisen = 'x'
  | ^^^^^
  |
  = help: did you mean `listen`?",
    );
    refuses(
        "[zoo]\n",
        &[],
        "
error: unknown key `zoo`
 --> runroom.toml:1:2
  |
1 | [zoo]
  |  ^^^
  |
  = help: known are `server`, `auth`, `rooms`, `rates`, `history`, `limits`, `docker`, `log`, `traces`, `languages`",
    );
}

#[test]
fn a_value_of_the_wrong_kind_or_out_of_range_is_pointed_at_with_what_is_allowed() {
    refuses(
        "[rooms]\nmax_rooms = 'three'\n",
        &[],
        "
error: rooms.max_rooms: expected a whole number from 1 to 1000000, found \"three\"
 --> runroom.toml:2:13
  |
2 | max_rooms = 'three'
  |             ^^^^^^^",
    );
    refuses(
        "limits = { memory = '1 KiB' }\n",
        &[],
        "
error: limits.memory: expected a size from 1 MiB to 4 GiB, as \"64 KiB\" or a number of bytes, found \"1 KiB\"
 --> runroom.toml:1:21
  |
1 | limits = { memory = '1 KiB' }
  |                     ^^^^^^^",
    );
    refuses(
        "[languages.python.limits]\nwall_time = -1\n",
        &[],
        "
error: languages.python.limits.wall_time: expected a time from 10ms to 1day, as \"30s\", found -1
 --> runroom.toml:2:13
  |
2 | wall_time = -1
  |             ^^",
    );
    refuses(
        "[languages.python]\nrunners = ['wasm', 'podman']\n",
        &[],
        "
error: languages.python.runners: unknown value `podman`
 --> runroom.toml:2:20
  |
2 | runners = ['wasm', 'podman']
  |                    ^^^^^^^^
  |
  = help: known are `wasm`, `docker`",
    );
    refuses(
        "[limits]\nfuel = 1979-05-27\n",
        &[],
        "
error: no setting is a date or a time of day
 --> runroom.toml:2:8
  |
2 | fuel = 1979-05-27
  |        ^^^^^^^^^^",
    );
    refuses(
        "limits = 3\n[languages.python]\n",
        &[],
        "
error: limits: expected a table, found 3
 --> runroom.toml:1:10
  |
1 | limits = 3
  |          ^",
    );
}

#[test]
fn settings_that_contradict_each_other_are_told() {
    refuses(
        "[server]\nping_interval = '2m'\n",
        &[("RUNROOM_SERVER__IDLE_TIMEOUT", "1m")],
        "
error: server.idle_timeout: must be longer than server.ping_interval, which is 2m
 |
 = note: in the environment variable RUNROOM_SERVER__IDLE_TIMEOUT",
    );
    refuses(
        "[server]\nallowed_origins = ['https://a.example/']\n",
        &[],
        "
error: server.allowed_origins: \"https://a.example/\" is not an origin
 --> runroom.toml:2:19
  |
2 | allowed_origins = ['https://a.example/']
  |                   ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: an origin is a scheme, a host and maybe a port, as \"https://school.example:8443\"",
    );
}

#[test]
fn an_outbox_has_place_for_all_that_a_program_may_print() {
    load(&case("", &[]).sources).unwrap().check_outbox().unwrap();
    for (toml, expected) in [
        (
            "[rooms]\noutbox_size = '16 MiB'",
            "error: rooms.outbox_size: must be at least 26 MiB
 --> runroom.toml:2:15
  |
2 | outbox_size = '16 MiB'
  |               ^^^^^^^^
  |
  = help: a program may print 4 MiB at once, by limits.output; lower that or raise this",
        ),
        (
            "[rooms]\noutbox_size = '1 GiB'\n[languages.lua.limits]\noutput = '64 MiB'",
            "error: rooms.outbox_events: must be at least 16464
 |
 = help: a program may print 64 MiB at once, by languages.lua.limits.output; lower that or raise this",
        ),
    ] {
        let case = case(toml, &[]);
        let error = load(&case.sources).unwrap().check_outbox().unwrap_err();
        assert_eq!(case.tidy(&error), expected);
    }
}

#[test]
fn origins_are_written_as_browsers_send_them() {
    let error = |origin: &str| case(&format!("[server]\nallowed_origins = ['{origin}']\n"), &[]).error();
    for good in ["https://school.example", "https://school.example:8443", "http://[::1]:8080", "app://x:443"]
    {
        case(&format!("[server]\nallowed_origins = ['{good}']\n"), &[]).load();
    }
    for (origin, what, help) in [
        ("https://School.example", "has capital letters", "as \"https://school.example\""),
        ("HTTPS://school.example", "has capital letters", "as \"https://school.example\""),
        ("https://school.example:443", "names the port", "as \"https://school.example\""),
        ("http://school.example:80", "names the port", "as \"http://school.example\""),
        ("https://ada@school.example", "is not an origin", "a scheme, a host"),
        ("school.example", "is not an origin", "a scheme, a host"),
        ("https://school.example/page", "is not an origin", "a scheme, a host"),
    ] {
        let said = error(origin);
        assert!(said.contains(&format!("{origin:?} {what}")) && said.contains(help), "{said}");
        assert!(said.contains("--> runroom.toml:2:19"), "{said}");
    }
}

#[test]
fn a_language_without_a_runner_is_pointed_at() {
    refuses(
        "[languages.lua]\nrunners = []\n",
        &[],
        "
error: languages.lua.runners: has no runner, so that nothing could run it
 --> runroom.toml:2:11
  |
2 | runners = []
  |           ^^
  |
  = help: to take the language off, say `enabled = false` in [languages.lua]",
    );
}

#[test]
fn times_that_would_be_clamped_are_refused() {
    for (table, key, value, range) in [
        ("rooms", "output_interval", "2s", "from 0s to 1s"),
        ("history", "sweep", "500ms", "from 1s to 1day"),
    ] {
        let error = case(&format!("[{table}]\n{key} = '{value}'\n"), &[]).error();
        assert!(error.contains(&format!("{table}.{key}: expected a time {range}")), "{error}");
    }
}

#[test]
fn a_report_is_toml_whatever_the_names() {
    let toml = "[languages.'c++'.limits]\nmemory = '1 GiB'\n[languages.c-2]\nenabled = false\n";
    let report = load(&case(toml, &[]).sources).unwrap().report(&[]);
    let read = case(&report, &[]).load();
    assert_eq!(read.languages.keys().collect::<Vec<_>>(), ["c++", "c-2"]);
    assert_eq!(read.limits_of("c++", RunnerName::Wasm).memory, 1 << 30);
}

#[test]
fn an_error_in_a_variable_or_a_flag_names_it() {
    refuses(
        "",
        &[("RUNROOM_SERVER__MAX_FRAME", "huge")],
        "
error: server.max_frame: expected a size from 1 KiB to 16 MiB, as \"64 KiB\" or a number of bytes, found \"huge\"
 |
 = note: in the environment variable RUNROOM_SERVER__MAX_FRAME",
    );
    let mut case = case("", &[]);
    case.sources.flag("--listen", "server.listen", Some("here"));
    assert_eq!(
        case.error(),
        "error: server.listen: expected an IP address and a port, as \"127.0.0.1:7878\", found \"here\"\n |\n = note: in the flag --listen"
    );
}

#[test]
fn an_unknown_language_is_told_with_the_likeliest_one() {
    let case = case("[languages.pyhton]\n", &[]);
    let error = load(&case.sources).unwrap().check_languages(&Catalogue::builtin().unwrap()).unwrap_err();
    assert_eq!(
        case.tidy(&error),
        "
error: languages: unknown language `pyhton`
 --> runroom.toml:1:12
  |
1 | [languages.pyhton]
  |            ^^^^^^
  |
  = help: did you mean `python`?"
            .trim()
    );
}

#[test]
fn a_named_file_that_is_not_there_is_an_error() {
    let sources = Sources { file: Some(Path::new("/nowhere/at all.toml").into()), ..Sources::default() };
    assert_eq!(
        load(&sources).unwrap_err().to_string(),
        "error: cannot read /nowhere/at all.toml: No such file or directory (os error 2)\n |\n = note: in the flag --config"
    );
}
