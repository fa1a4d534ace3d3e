use crate::{Catalogue, Folder, Manifest, Sha256};

/// A manifest that is right, for a folder that has a guest of three bytes.
const RIGHT: &str = r#"
name = "tiny"
display_name = "Tiny"
version = "1"
aliases = ["t"]
extensions = ["tny"]
editor_mode = "tiny"
hello = { code = "hi", stdout = "hi" }
self_check = { loop = "l", alloc = "a" }

[[artifacts]]
id = "guest"
ecosystem = "file"
file = "guest.wasm"
sha256 = "b5d4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78"
bytes = 3

[wasm]
module = "guest"
work_dir = "/"
file_name = "main.tny"
args = ["{file}"]
snapshot = [{ export = "start", args = [{ text = { files = ["a.txt", "b.txt"], alloc = "malloc" } }] }]
"#;

fn folder(manifest: &str) -> Folder {
    Folder::new("tiny")
        .with("language.toml", manifest.as_bytes().to_vec())
        .with("guest.wasm", &b"ABC"[..])
        .with("a.txt", &b"1;"[..])
        .with("b.txt", &b"2;"[..])
}

#[test]
fn every_builtin_language_is_right_and_has_its_files() {
    let catalogue = Catalogue::builtin().unwrap();
    let names: Vec<_> = catalogue.iter().map(|language| language.name()).collect();
    for name in ["javascript", "python"] {
        assert!(names.contains(&name), "{names:?}");
    }
    for language in catalogue.iter() {
        for artifact in language.manifest.artifacts.iter().filter(|artifact| !artifact.is_fetched()) {
            let content = language.folder.file(&artifact.file).unwrap();
            assert_eq!(Sha256::of(content), artifact.sha256, "{} of {}", artifact.file, language.name());
        }
    }
    assert_eq!(catalogue.resolve("PY").unwrap().name(), "python");
    assert_eq!(catalogue.by_extension("mjs").unwrap().name(), "javascript");
    assert!(catalogue.resolve("latin").is_none());
}

#[test]
fn what_a_running_server_never_reads_is_not_in_the_binary() {
    for folder in Folder::builtin() {
        assert_ne!(folder.name(), "src");
        assert!(folder.paths().all(|path| !path.starts_with("guest/") && !path.starts_with("conformance/")));
    }
}

#[test]
fn texts_come_from_files_in_their_order() {
    let grafted = RIGHT.replacen("[wasm]", "[wasm]\ngraft = \"a.txt\"", 1);
    let (manifest, _) = Manifest::read(&folder(&grafted), &[]).unwrap();
    assert_eq!(manifest.wasm.unwrap().recipe.graft.as_deref(), Some("1;"));
    let (manifest, _) = Manifest::read(&folder(RIGHT), &[]).unwrap();
    assert_eq!(
        format!("{:?}", manifest.wasm.unwrap().recipe.snapshot[0].args[0]),
        r#"Text { text: "1;2;", alloc: "malloc" }"#
    );
}

#[test]
fn what_is_wrong_is_told_with_file_field_and_value() {
    for (right, wrong, told) in [
        ("name = \"tiny\"", "name = \"other\"", r#"name: "other" is not its folder's name, "tiny""#),
        ("editor_mode", "editor_mood", "editor_mood: unknown field"),
        ("\"tny\"", "\".tny\"", r#"extensions[0]: ".tny" is not made of 1 to 128 of the characters"#),
        ("bytes = 3", "bytes = 4", r#"artifacts[0].bytes: 4 is not the length of "guest.wasm", 3"#),
        ("bytes = 3", "bytes = 0", "artifacts[0].bytes: 0 is not between 1 and 4294967296 bytes"),
        ("bytes = 3", "bytes = \"3\"", "artifacts[0].bytes: invalid type: string \"3\", expected u64"),
        (
            "b5d4",
            "B5D4",
            "artifacts[0].sha256: \"B5D4045c3f466fa91fe2cc6abe79232a1a57cdf104f7a26e716e0a1e2789df78\" is not",
        ),
        ("\"file\"", "\"pip\"", "artifacts[0].ecosystem: unknown variant `pip`"),
        ("\"file\"", "\"pypi\"", "artifacts[0].package: is missing"),
        (
            "\"guest.wasm\"",
            "\"gone.wasm\"",
            r#"artifacts[0].file: "gone.wasm" is no file of the folder tiny/"#,
        ),
        (
            "ecosystem = \"file\"",
            "ecosystem = \"npm\"\npackage = \"--registry=x\"\nversion = \"1\"",
            r#"artifacts[0].package: "--registry=x" is no name or version of a package"#,
        ),
        (
            "module = \"guest\"",
            "module = \"host\"",
            r#"wasm.module: "host" is the id of no artifact or member"#,
        ),
        ("module = \"guest\"", "", "wasm.module: is missing"),
        ("args = [\"{file}\"]", "argv = []", "wasm.argv: unknown field"),
        ("work_dir = \"/\"", "work_dir = \"work\"", r#"wasm.work_dir: "work" is not an absolute path"#),
        ("\"main.tny\"", "\"../main\"", r#"wasm.file_name: "../main" is not a plain file name"#),
        (
            "\"b.txt\"",
            "\"c.txt\"",
            r#"wasm.snapshot[0].args[0].text.files: "c.txt" is no file of the folder tiny/"#,
        ),
        ("[wasm]", "[wasm]\ngraft = \"c.wat\"", r#"wasm.graft: "c.wat" is no file of the folder tiny/"#),
        ("[wasm]", "[wasm]\ngraft = 7", "wasm.graft: invalid type"),
        (
            "[wasm]",
            "[[wasm.compile.steps]]\nargs = ['c']\neach = { args = [], file = '../s', content = '' }\n[wasm.compile]\nproduct = 'p'\n[wasm]",
            r#"wasm.compile.steps[0].each.file: "../s" is no file name"#,
        ),
        ("[wasm]", "[wasm", "syntax: TOML parse error at line 18"),
    ] {
        let manifest = RIGHT.replacen(right, wrong, 1);
        let error = Manifest::read(&folder(&manifest), &[]).unwrap_err().to_string();
        assert!(error.starts_with(&format!("tiny/language.toml: {told}")), "{right} -> {wrong}: {error}");
    }
}

#[test]
fn a_language_has_what_its_base_has() {
    let manifest = "name = 'wee'\nbase = 'tiny'\ndisplay_name = 'Wee'\nversion = '1'\nextensions = ['wee']\n\
                    editor_mode = 'wee'\nhello = { code = 'hi', stdout = 'hi' }\n\
                    self_check = { loop = 'l', alloc = 'a' }\nwasm = { file_name = 'main.wee' }\n";
    let wee = |manifest: &str| Folder::new("wee").with("language.toml", manifest.as_bytes().to_vec());
    let catalogue = Catalogue::of([wee(manifest), folder(RIGHT)]).unwrap();
    let (small, tiny) = (catalogue.resolve("wee").unwrap(), catalogue.resolve("tiny").unwrap());
    let recipe = |manifest: &Manifest| manifest.wasm.clone().unwrap().recipe;
    assert_eq!(recipe(&small.manifest).file_name, "main.wee");
    assert_eq!(recipe(&small.manifest).snapshot, recipe(&tiny.manifest).snapshot);
    assert_eq!(small.folder.file("guest.wasm"), Some(&b"ABC"[..]));

    for (right, wrong, told) in [
        ("'tiny'", "'none'", r#"base: "none" is no other language"#),
        ("'tiny'", "'wee'", r#"base: "wee" is no other language"#),
        ("base", "artifacts = []\nbase", "artifacts: are those of the base, and none else"),
    ] {
        let found =
            Catalogue::of([wee(&manifest.replacen(right, wrong, 1)), folder(RIGHT)]).unwrap_err().to_string();
        assert!(found.starts_with(&format!("wee/language.toml: {told}")), "{found}");
    }
}

#[test]
fn what_is_mended_or_built_has_its_rules() {
    let member = |more: &str| {
        let wheel = format!(
            "[[artifacts]]\nid = 'wheel'\necosystem = 'pypi'\npackage = 'p'\nversion = '1'\nfile = 'p.whl'\n\
             sha256 = '{0}'\nbytes = 9\n[[artifacts.members]]\nid = 'm'\npath = 'm'\nsha256 = '{0}'\nbytes = 4\n\
             {more}\n\n[wasm]",
            Sha256::of(b"")
        );
        let manifest = RIGHT.replacen("[wasm]", &wheel, 1);
        Manifest::read(&folder(&manifest), &[]).map(drop).map_err(|error| error.to_string())
    };
    member("patches = [{ at = [0, 2], from = '00ff', to = 'ff00' }]").unwrap();
    for (more, told) in [
        (
            "patches = [{ at = [3], from = '00ff', to = 'ff00' }]",
            "patches[0].at: 3 is beyond the file's 4 bytes",
        ),
        ("patches = [{ at = [0], from = '00', to = 'ff00' }]", "patches[0].to: is 2 bytes, and from is 1"),
        ("patches = [{ at = [], from = '00', to = 'ff' }]", "patches[0].at: [] names no place"),
        ("patches = [{ at = [0], from = '0G', to = 'ff' }]", "patches[0].from: \"0G\" is not made of pairs"),
        ("built = true", "built: true is for members of an artifact with a build"),
    ] {
        let error = member(more).unwrap_err();
        assert!(error.starts_with(&format!("tiny/language.toml: artifacts[1].members[0].{told}")), "{error}");
    }
}

#[test]
fn a_language_of_containers_needs_no_guest() {
    const COBOL: &str = "name = 'cobol'\ndisplay_name = 'COBOL'\nversion = '3'\nextensions = ['cob']\n\
                         editor_mode = 'cobol'\nhello = { code = 'hi', stdout = 'hi' }\n[docker]\n\
                         packages = ['gnucobol4']\nfile_name = 'main.cob'\ncommand = ['cobcrun']\n";
    let read = |manifest: &str| {
        let folder = Folder::new("cobol").with("language.toml", manifest.as_bytes().to_vec());
        Manifest::read(&folder, &[]).map(|(manifest, _)| manifest).map_err(|error| error.to_string())
    };
    let manifest = read(COBOL).unwrap();
    assert!(manifest.wasm.is_none() && manifest.docker.is_some());
    for (right, wrong, told) in [
        ("'gnucobol4'", "'-o=x'", r#"docker.packages[0]: "-o=x" is no name of a package"#),
        ("['gnucobol4']", "[]", "docker.packages: [] names no package"),
        ("['cobcrun']", "[]", "docker.command: [] has no program"),
        ("command", "comand", "docker.comand: unknown field"),
        ("'main.cob'", "'../x'", r#"docker.file_name: "../x" is not a plain file name"#),
        ("[docker]", "default = true\n[docker]", "default: true is for languages that run without"),
    ] {
        let error = read(&COBOL.replacen(right, wrong, 1)).unwrap_err();
        assert!(error.starts_with(&format!("cobol/language.toml: {told}")), "{error}");
    }
}

#[test]
fn two_languages_do_not_share_a_name_or_an_extension() {
    let twin = |aliases: &str| {
        let manifest = RIGHT.replacen("\"tiny\"", "\"twin\"", 1).replace("[\"t\"]", aliases);
        let mut twin = Folder::new("twin").with("language.toml", manifest.into_bytes());
        for path in ["guest.wasm", "a.txt", "b.txt"] {
            twin = twin.with(path, folder("").file(path).unwrap().to_vec());
        }
        Catalogue::of([folder(RIGHT), twin]).unwrap_err().to_string()
    };
    assert_eq!(twin("[\"t\"]"), "twin/language.toml: aliases: \"t\" is taken by tiny");
    assert_eq!(twin("[]"), "twin/language.toml: extensions: \"tny\" is taken by tiny");
    let twice = RIGHT.replace("[\"t\"]", "[\"t\", \"t\"]");
    let told = Catalogue::of([folder(&twice)]).unwrap_err().to_string();
    assert_eq!(told, "tiny/language.toml: aliases: \"t\" stands there twice");
}

#[test]
fn arguments_that_several_compilers_get_are_written_once() {
    let compiled = |args: &str| {
        let text = RIGHT.to_owned()
            + &format!(
                r#"
[wasm.flags]
all = ["-a", "-b"]
none = []

[wasm.compile]
product = "/out"
steps = [{{ args = {args} }}]

[[wasm.library]]
guest = "/made"
made = {{ args = ["cc", "{{flags.all}}"], product = "/made" }}
"#
            );
        Manifest::read(&folder(&text), &[]).map(|(manifest, _)| manifest.wasm.unwrap())
    };
    let wasm = compiled(r#"["cc", "{flags.all}", "x{flags.all}", "{flags.none}", "{sources}"]"#).unwrap();
    assert_eq!(wasm.compile.unwrap().steps[0].args, ["cc", "-a", "-b", "x{flags.all}", "{sources}"]);
    assert_eq!(wasm.library[0].made.as_ref().unwrap().args, ["cc", "-a", "-b"]);
    let error = compiled(r#"["cc", "{flags.al}"]"#).unwrap_err();
    assert_eq!(
        error.to_string(),
        "tiny/language.toml: wasm.compile.steps[0].args[1]: \"al\" is none of wasm.flags"
    );
}
