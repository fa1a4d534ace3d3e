//! From the text of a manifest to a [`Manifest`].

use std::collections::BTreeMap;

use serde::{Deserialize, de::DeserializeOwned};
use toml::{Table, Value};

use super::{
    Artifact, Docker, FILE, Hello, LibraryEntry, Manifest, ManifestError, Native, SelfCheck, Wasm, rules,
};
use crate::Folder;

/// The manifest as it is written. `[wasm]` stays a table: it is two structures in one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    base: Option<String>,
    display_name: String,
    version: String,
    #[serde(default)]
    aliases: Vec<String>,
    extensions: Vec<String>,
    editor_mode: String,
    #[serde(default)]
    default: bool,
    hello: Hello,
    #[serde(default)]
    artifacts: Vec<Artifact>,
    wasm: Option<Table>,
    docker: Option<Table>,
    self_check: Option<SelfCheck>,
    native: Option<Native>,
}

impl Manifest {
    /// Reads and checks the manifest of a folder. Where it names a base, that is one of the other folders, and the
    /// language gets what the base has. Returns the folder with all that the manifest may speak of.
    ///
    /// # Errors
    /// The first thing that is wrong, with its file, field and value.
    pub fn read(folder: &Folder, others: &[Folder]) -> Result<(Self, Folder), ManifestError> {
        let mut table = table(folder)?;
        let error = |field: &str, problem: String| wrong(folder, field, problem);
        let folder = match table.get("base").and_then(Value::as_str) {
            None => folder.clone(),
            Some(name) => {
                let base = others.iter().find(|other| other.name() == name && name != folder.name());
                let base = base.ok_or_else(|| error("base", format!("{name:?} is no other language")))?;
                inherit(&mut table, self::table(base)?).map_err(|(field, problem)| error(&field, problem))?;
                folder.on(base)
            }
        };
        let folder = &folder;
        let written: Written =
            typed(Value::Table(table), "").map_err(|(field, problem)| error(&field, problem))?;
        let wasm = written.wasm.map(|table| wasm(table, folder)).transpose();
        let wasm = wasm.map_err(|(field, problem)| error(&field, problem))?;
        let docker = written.docker.map(docker).transpose();
        let docker = docker.map_err(|(field, problem)| error(&field, problem))?;
        let manifest = Self {
            name: written.name,
            base: written.base,
            display_name: written.display_name,
            version: written.version,
            aliases: written.aliases,
            extensions: written.extensions,
            editor_mode: written.editor_mode,
            default: written.default,
            hello: written.hello,
            artifacts: written.artifacts,
            wasm,
            docker,
            self_check: written.self_check,
            native: written.native,
        };
        rules::check(&manifest, folder).map_err(|(field, problem)| error(&field, problem))?;
        Ok((manifest, folder.clone()))
    }
}

fn wrong(folder: &Folder, field: &str, problem: String) -> ManifestError {
    ManifestError { file: format!("{}/{FILE}", folder.name()), field: field.to_owned(), problem }
}

fn table(folder: &Folder) -> Result<Table, ManifestError> {
    let bytes = folder.file(FILE).ok_or_else(|| wrong(folder, "file", "is not there".to_owned()))?;
    let text = std::str::from_utf8(bytes).map_err(|problem| wrong(folder, "file", problem.to_string()))?;
    text.parse::<Table>().map_err(|problem| wrong(folder, "syntax", problem.to_string()))
}

/// Puts the artifacts and the guest of a base into a manifest. What the manifest says of its guest goes before what the
/// base says.
fn inherit(table: &mut Table, mut base: Table) -> Result<(), Wrong> {
    if base.contains_key("base") {
        return Err(("base".to_owned(), "has a base itself".to_owned()));
    }
    if table.contains_key("artifacts") {
        return Err(("artifacts".to_owned(), "are those of the base, and none else".to_owned()));
    }
    table.extend(base.remove("artifacts").map(|artifacts| ("artifacts".to_owned(), artifacts)));
    let (Some(Value::Table(mut wasm)), own) = (base.remove("wasm"), table.remove("wasm")) else {
        return Ok(());
    };
    if let Some(Value::Table(own)) = own {
        wasm.extend(own);
    }
    table.insert("wasm".to_owned(), Value::Table(wasm));
    Ok(())
}

/// A field and what is wrong with it.
pub(super) type Wrong = (String, String);

/// `[wasm]` holds the module, the library, how programs are compiled and, beside them, the fields of the recipe.
fn wasm(mut table: Table, folder: &Folder) -> Result<Wasm, Wrong> {
    let mut take = |field: &str| table.remove(field);
    let module = take("module").map(|module| typed(module, "wasm.module")).transpose()?;
    let flags: Flags = take("flags").map(|flags| typed(flags, "wasm.flags")).transpose()?.unwrap_or_default();
    let mut written_out = |field: &str| {
        let at = format!("wasm.{field}");
        let value = take(field).map(|mut value| write_out(&mut value, &flags, &at).map(|()| value));
        value.transpose().map(|value| value.map(|value| (value, at)))
    };
    let compile = written_out("compile")?.map(|(value, at)| typed(value, &at)).transpose()?;
    let library = written_out("library")?.map(|(value, at)| typed(value, &at)).transpose()?;
    let library: Vec<LibraryEntry> = library.unwrap_or_default();
    if let Some(graft) = table.get_mut("graft") {
        *graft = Value::String(text_of(graft.clone(), folder, "wasm.graft")?);
    }
    let mut recipe = Value::Table(table);
    texts_from_files(&mut recipe, folder, "wasm")?;
    Ok(Wasm { module, library, recipe: typed(recipe, "wasm")?, compile })
}

/// Lists of arguments that several compilers get.
type Flags = BTreeMap<String, Vec<String>>;

/// Where a list has `{flags.NAME}`, puts all of that name in its place.
fn write_out(value: &mut Value, flags: &Flags, at: &str) -> Result<(), Wrong> {
    match value {
        Value::Array(values) => {
            let mut written = Vec::with_capacity(values.len());
            for (index, mut value) in values.drain(..).enumerate() {
                let at = format!("{at}[{index}]");
                let named = value.as_str().and_then(|text| text.strip_prefix("{flags.")?.strip_suffix('}'));
                if let Some(name) = named {
                    let all = flags.get(name);
                    let all = all.ok_or_else(|| (at, format!("{name:?} is none of wasm.flags")))?;
                    written.extend(all.iter().cloned().map(Value::String));
                } else {
                    write_out(&mut value, flags, &at)?;
                    written.push(value);
                }
            }
            *values = written;
        }
        Value::Table(table) => {
            for (field, value) in table {
                write_out(value, flags, &format!("{at}.{field}"))?;
            }
        }
        _ => {}
    }
    Ok(())
}

/// `[docker]` holds what the image is made of and, beside it, the fields of the recipe.
fn docker(mut table: Table) -> Result<Docker, Wrong> {
    let mut take = |field: &str| table.remove(field).map(|value| (value, format!("docker.{field}")));
    let packages = take("packages").map(|(value, at)| typed(value, &at)).transpose()?.unwrap_or_default();
    let setup = take("setup").map(|(value, at)| typed(value, &at)).transpose()?.unwrap_or_default();
    let version = take("version").map(|(value, at)| typed(value, &at)).transpose()?;
    Ok(Docker { packages, setup, version, recipe: typed(Value::Table(table), "docker")? })
}

/// A text argument may name files of the folder, `file = "a.py"` or `files = ["a.js", "b.js"]`, instead of being
/// written out: puts their text, joined in order, in its place.
fn texts_from_files(value: &mut Value, folder: &Folder, at: &str) -> Result<(), Wrong> {
    match value {
        Value::Array(values) => {
            for (index, value) in values.iter_mut().enumerate() {
                texts_from_files(value, folder, &format!("{at}[{index}]"))?;
            }
        }
        Value::Table(table) => {
            let is_text = table.contains_key("alloc");
            for field in ["file", "files"] {
                if let Some(named) = is_text.then(|| table.remove(field)).flatten() {
                    let at = format!("{at}.{field}");
                    if table.contains_key("text") {
                        return Err((at, "stands beside another source of the same text".to_owned()));
                    }
                    table.insert("text".to_owned(), Value::String(text_of(named, folder, &at)?));
                }
            }
            for (field, value) in table {
                texts_from_files(value, folder, &format!("{at}.{field}"))?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn text_of(named: Value, folder: &Folder, at: &str) -> Result<String, Wrong> {
    let paths = match named {
        Value::String(path) => vec![path],
        paths => typed::<Vec<String>>(paths, at)?,
    };
    let mut text = String::new();
    for path in paths {
        let content = folder.file(&path).ok_or_else(|| (at.to_owned(), not_in(folder, &path)))?;
        let content = std::str::from_utf8(content)
            .map_err(|problem| (at.to_owned(), format!("{path:?} is not UTF-8: {problem}")))?;
        text.push_str(content);
    }
    Ok(text)
}

pub(super) fn not_in(folder: &Folder, path: &str) -> String {
    format!("{path:?} is no file of the folder {}/", folder.name())
}

/// Gives a value its type, or says which field of it does not fit.
fn typed<T: DeserializeOwned>(value: Value, at: &str) -> Result<T, Wrong> {
    serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let field = match (at, path.as_str()) {
            ("", ".") => "manifest".to_owned(),
            ("", path) => path.to_owned(),
            (at, ".") => at.to_owned(),
            (at, path) if path.starts_with('[') => format!("{at}{path}"),
            (at, path) => format!("{at}.{path}"),
        };
        // The message is shown on one line, after the field's name.
        let problem = error.into_inner().to_string().trim_end().replace('\n', " ");
        (field, problem)
    })
}
