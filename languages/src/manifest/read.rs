//! From the text of a manifest to a [`Manifest`].

use serde::{Deserialize, de::DeserializeOwned};
use toml::{Table, Value};

use super::{Artifact, FILE, Hello, LibraryEntry, Manifest, ManifestError, Native, SelfCheck, Wasm, rules};
use crate::Folder;

/// The manifest as it is written. `[wasm]` stays a table: it is two structures in one.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    display_name: String,
    version: String,
    #[serde(default)]
    aliases: Vec<String>,
    extensions: Vec<String>,
    editor_mode: String,
    #[serde(default)]
    default: bool,
    hello: Hello,
    artifacts: Vec<Artifact>,
    wasm: Table,
    self_check: SelfCheck,
    native: Option<Native>,
}

impl Manifest {
    /// Reads and checks the manifest of a folder.
    ///
    /// # Errors
    /// The first thing that is wrong, with its file, field and value.
    pub fn read(folder: &Folder) -> Result<Self, ManifestError> {
        let error = |field: &str, problem: String| ManifestError {
            file: format!("{}/{FILE}", folder.name()),
            field: field.to_owned(),
            problem,
        };
        let bytes = folder.file(FILE).ok_or_else(|| error("file", "is not there".to_owned()))?;
        let text = std::str::from_utf8(bytes).map_err(|problem| error("file", problem.to_string()))?;
        let table = text.parse::<Table>().map_err(|problem| error("syntax", problem.to_string()))?;
        let written: Written =
            typed(Value::Table(table), "").map_err(|(field, problem)| error(&field, problem))?;
        let wasm = wasm(written.wasm, folder).map_err(|(field, problem)| error(&field, problem))?;
        let manifest = Self {
            name: written.name,
            display_name: written.display_name,
            version: written.version,
            aliases: written.aliases,
            extensions: written.extensions,
            editor_mode: written.editor_mode,
            default: written.default,
            hello: written.hello,
            artifacts: written.artifacts,
            wasm,
            self_check: written.self_check,
            native: written.native,
        };
        rules::check(&manifest, folder).map_err(|(field, problem)| error(&field, problem))?;
        Ok(manifest)
    }
}

/// A field and what is wrong with it.
pub(super) type Wrong = (String, String);

/// `[wasm]` holds the module, the library and, beside them, the fields of the recipe.
fn wasm(mut table: Table, folder: &Folder) -> Result<Wasm, Wrong> {
    let mut take = |field: &str| table.remove(field);
    let module = take("module").map(|module| typed(module, "wasm.module")).transpose()?;
    let compile = take("compile").map(|compile| typed(compile, "wasm.compile")).transpose()?;
    let library: Vec<LibraryEntry> = match take("library") {
        Some(library) => typed(library, "wasm.library")?,
        None => Vec::new(),
    };
    let mut recipe = Value::Table(table);
    texts_from_files(&mut recipe, folder, "wasm")?;
    Ok(Wasm { module, library, recipe: typed(recipe, "wasm")?, compile })
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
