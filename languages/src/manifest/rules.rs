//! What must hold in a manifest beyond its types.

use std::collections::HashSet;

use super::{Artifact, Docker, Ecosystem, LibraryEntry, Manifest, Member, Patch, Wasm, read};
use crate::Folder;
use read::Wrong;

/// The longest name of a language, a file or a package.
const NAME_LENGTH: usize = 128;
/// The largest file that is fetched or unpacked.
const FILE_BYTES: u64 = 4 << 30;

pub(super) fn check(manifest: &Manifest, folder: &Folder) -> Result<(), Wrong> {
    if manifest.name != folder.name() {
        return wrong("name", &manifest.name, format!("is not its folder's name, {:?}", folder.name()));
    }
    names(manifest)?;
    for (field, value) in [
        ("display_name", &manifest.display_name),
        ("version", &manifest.version),
        ("hello.code", &manifest.hello.code),
        ("hello.stdout", &manifest.hello.stdout),
    ] {
        if value.is_empty() {
            return wrong(field, value, "is empty");
        }
    }
    artifacts(&manifest.artifacts, folder)?;
    match (&manifest.wasm, &manifest.docker) {
        (None, None) => return Err(("wasm".to_owned(), "is missing, and docker too".to_owned())),
        (Some(guest), _) => wasm(manifest, guest, folder)?,
        (None, Some(_)) if manifest.default => {
            return wrong("default", true, "is for languages that run without a Docker engine");
        }
        (None, Some(_)) => {}
    }
    manifest.docker.as_ref().map_or(Ok(()), docker)
}

/// What is said of a container.
fn docker(Docker { packages, recipe, .. }: &Docker) -> Result<(), Wrong> {
    if packages.is_empty() {
        return Err(("docker.packages".to_owned(), "[] names no package".to_owned()));
    }
    for (index, package) in packages.iter().enumerate() {
        // As Debian has it; never an option.
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "+-.:".contains(c);
        if !package.starts_with(|c: char| c.is_ascii_alphanumeric()) || !package.chars().all(plain) {
            return wrong(format!("docker.packages[{index}]"), package, "is no name of a package");
        }
    }
    if recipe.command.is_empty() {
        return Err(("docker.command".to_owned(), "[] has no program".to_owned()));
    }
    if let Some(index) = recipe.compile.iter().position(Vec::is_empty) {
        return Err((format!("docker.compile[{index}]"), "[] has no program".to_owned()));
    }
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    if let Some(name) = recipe.env.keys().find(|name| !is_name(name)) {
        return wrong("docker.env", name, "is no name of a variable");
    }
    if !is_plain_file_name(&recipe.file_name) {
        return wrong("docker.file_name", &recipe.file_name, "is not a plain file name");
    }
    Ok(())
}

fn names(manifest: &Manifest) -> Result<(), Wrong> {
    let lists = [("aliases", &manifest.aliases), ("extensions", &manifest.extensions)];
    let listed = lists.iter().flat_map(|(field, values)| {
        values.iter().enumerate().map(move |(index, value)| (format!("{field}[{index}]"), value))
    });
    let single = [("name", &manifest.name), ("editor_mode", &manifest.editor_mode)];
    for (field, value) in single.map(|(field, value)| (field.to_owned(), value)).into_iter().chain(listed) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "+#-_".contains(c);
        if value.is_empty() || value.len() > NAME_LENGTH || !value.chars().all(plain) {
            return wrong(
                field,
                value,
                format!("is not made of 1 to {NAME_LENGTH} of the characters a-z, 0-9, +, #, - and _"),
            );
        }
    }
    if manifest.extensions.is_empty() {
        return Err(("extensions".to_owned(), "[] names no extension".to_owned()));
    }
    Ok(())
}

fn artifacts(artifacts: &[Artifact], folder: &Folder) -> Result<(), Wrong> {
    let mut ids = HashSet::new();
    for (index, artifact) in artifacts.iter().enumerate() {
        let at = |field: &str| format!("artifacts[{index}].{field}");
        if !ids.insert(&artifact.id) {
            return wrong(at("id"), &artifact.id, "is the id of another file too");
        }
        size(at("bytes"), artifact.bytes)?;
        match artifact.ecosystem {
            Ecosystem::File => own_file(artifact, folder, at)?,
            Ecosystem::PyPI | Ecosystem::Npm => package(artifact, at)?,
        }
        if let Some(build) = &artifact.build {
            if build.run.is_empty() {
                return Err((at("build.run"), "[] has no program".to_owned()));
            }
            if ![".whl", ".zip"].iter().any(|end| artifact.file.ends_with(end)) || !artifact.is_fetched() {
                return wrong(at("file"), &artifact.file, "is no fetched .whl or .zip, and has a build");
            }
        }
        for (nth, member) in artifact.members.iter().enumerate() {
            let at = |field: &str| format!("artifacts[{index}].members[{nth}].{field}");
            if !ids.insert(&member.id) {
                return wrong(at("id"), &member.id, "is the id of another file too");
            }
            if let Some(of) = &member.of
                && !artifact.members[..nth].iter().any(|earlier| earlier.id == *of)
            {
                return wrong(at("of"), of, "is no member listed before this one");
            }
            if member.built && (artifact.build.is_none() || member.of.is_some()) {
                return wrong(
                    at("built"),
                    member.built,
                    "is for members of an artifact with a build, and not of others",
                );
            }
            archive(artifact, member).map_err(|problem| (at("path"), problem))?;
            size(at("bytes"), member.bytes)?;
            for (nth, patch) in member.patches.iter().enumerate() {
                patched(patch, member.bytes)
                    .map_err(|(field, problem)| (at(&format!("patches[{nth}].{field}")), problem))?;
            }
        }
    }
    Ok(())
}

fn patched(Patch { at, from, to }: &Patch, bytes: u64) -> Result<(), Wrong> {
    let length = from.0.len() as u64;
    if length == 0 {
        return Err(("from".to_owned(), "is empty".to_owned()));
    }
    if to.0.len() as u64 != length {
        return Err(("to".to_owned(), format!("is {} bytes, and from is {length}", to.0.len())));
    }
    match at.iter().find(|&&at| at.checked_add(length).is_none_or(|end| end > bytes)) {
        Some(beyond) => wrong("at", beyond, format!("is beyond the file's {bytes} bytes")),
        None if at.is_empty() => Err(("at".to_owned(), "[] names no place".to_owned())),
        None => Ok(()),
    }
}

fn package(artifact: &Artifact, at: impl Fn(&str) -> String) -> Result<(), Wrong> {
    for (field, value) in [("package", &artifact.package), ("version", &artifact.version)] {
        let Some(value) = value else { return Err((at(field), "is missing".to_owned())) };
        // Both become part of a command line: nothing that a client could take for an option or a location.
        let plain = |c: char| c.is_ascii_alphanumeric() || "@/._+-".contains(c);
        let starts = value.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '@');
        if !starts || value.len() > NAME_LENGTH || value.contains("..") || !value.chars().all(plain) {
            return wrong(at(field), value, "is no name or version of a package");
        }
    }
    if !is_plain_file_name(&artifact.file) {
        return wrong(at("file"), &artifact.file, "is not a plain file name");
    }
    Ok(())
}

fn own_file(artifact: &Artifact, folder: &Folder, at: impl Fn(&str) -> String) -> Result<(), Wrong> {
    for (field, value) in [("package", &artifact.package), ("version", &artifact.version)] {
        if let Some(value) = value {
            return wrong(at(field), value, "has no meaning for a file of the folder");
        }
    }
    let Some(content) = folder.file(&artifact.file) else {
        return Err((at("file"), read::not_in(folder, &artifact.file)));
    };
    if content.len() as u64 != artifact.bytes {
        let problem = format!("is not the length of {:?}, {}", artifact.file, content.len());
        return wrong(at("bytes"), artifact.bytes, problem);
    }
    Ok(())
}

fn archive(artifact: &Artifact, member: &Member) -> Result<(), String> {
    if member.path.is_empty()
        || member.path.starts_with('/')
        || member.path.split('/').any(|part| part == "..")
    {
        return Err(format!("{:?} is no path inside an archive", member.path));
    }
    let is_archive = |name: &str| [".zip", ".whl", ".tgz", ".tar.gz"].iter().any(|end| name.ends_with(end));
    if member.of.is_none() && !is_archive(&artifact.file) {
        return Err(format!("{:?} is taken from {:?}, which is no archive", member.path, artifact.file));
    }
    Ok(())
}

fn wasm(manifest: &Manifest, guest: &Wasm, folder: &Folder) -> Result<(), Wrong> {
    let Some(self_check) = &manifest.self_check else {
        return Err(("self_check".to_owned(), "is missing".to_owned()));
    };
    for (field, value) in [("self_check.loop", &self_check.endless), ("self_check.alloc", &self_check.alloc)]
    {
        if value.is_empty() {
            return wrong(field, value, "is empty");
        }
    }
    let known = |field: String, id: &str| match manifest.file(id) {
        Some(_) => Ok(()),
        None => wrong(field, id, "is the id of no artifact or member"),
    };
    let Wasm { module, compile, .. } = guest;
    if let Some(module) = module {
        known("wasm.module".to_owned(), module)?;
    }
    let steps = compile.iter().flat_map(|compile| &compile.steps);
    for (index, step) in steps.enumerate() {
        let at = |field: &str| format!("wasm.compile.steps[{index}].{field}");
        match &step.module {
            Some(module) => known(at("module"), module)?,
            None if module.is_none() => {
                return Err((at("module"), "is missing, and wasm.module too".to_owned()));
            }
            None => {}
        }
        if step.args.is_empty() {
            return Err((at("args"), "[] has no name".to_owned()));
        }
        if let Some(each) = &step.each {
            if !is_plain_file_name(&each.file) {
                return wrong(at("each.file"), &each.file, "is no file name");
            }
            if let Some(arg) = each.args.iter().find(|arg| arg.contains('{')) {
                return wrong(at("each.args"), arg, "has a brace, and what is in it is not known yet");
            }
        }
    }
    if module.is_none() && compile.is_none() {
        return Err(("wasm.module".to_owned(), "is missing".to_owned()));
    }
    for (index, entry) in guest.library.iter().enumerate() {
        let at = |field: &str| format!("wasm.library[{index}].{field}");
        let LibraryEntry { guest, file, folder: path, made, unpack, preopen } = entry;
        match (file, path, made) {
            (Some(file), None, None) => known(at("file"), file)?,
            (None, Some(path), None) if folder.below(path).next().is_none() => {
                return wrong(at("folder"), path, format!("has no files in the folder {}/", folder.name()));
            }
            (None, Some(_), None) => {}
            (None, None, Some(made)) if made.args.is_empty() => {
                return Err((at("made.args"), "[] has no name".to_owned()));
            }
            (None, None, Some(_)) if compile.is_none() || module.is_none() => {
                return Err((at("made"), "is for languages with a compiler of their own".to_owned()));
            }
            (None, None, Some(_)) => {}
            (None, None, None) => return Err((at("file"), "is missing".to_owned())),
            _ => return Err((at("file"), "stands beside another source of the same entry".to_owned())),
        }
        if unpack.is_some() && file.is_none() {
            return Err((at("unpack"), "is for a file that is an archive".to_owned()));
        }
        absolute(at("guest"), guest)?;
        if *preopen && unpack.is_none() && path.is_none() {
            return wrong(at("preopen"), preopen, "is for folders, and this is a file");
        }
    }
    let recipe = &guest.recipe;
    absolute("wasm.work_dir".to_owned(), &recipe.work_dir)?;
    absolute("wasm.root".to_owned(), &recipe.root)?;
    if !is_plain_file_name(&recipe.file_name) {
        return wrong("wasm.file_name", &recipe.file_name, "is not a plain file name");
    }
    Ok(())
}

fn absolute(field: String, path: &str) -> Result<(), Wrong> {
    if path.starts_with('/') && !path.split('/').any(|part| part == "..") && !path.contains('\0') {
        return Ok(());
    }
    wrong(field, path, "is not an absolute path")
}

fn size(field: String, bytes: u64) -> Result<(), Wrong> {
    if (1..=FILE_BYTES).contains(&bytes) {
        return Ok(());
    }
    wrong(field, bytes, format!("is not between 1 and {FILE_BYTES} bytes"))
}

fn is_plain_file_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._+-".contains(c);
    name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && name.len() <= NAME_LENGTH
        && name.chars().all(plain)
}

fn wrong<T>(
    field: impl Into<String>,
    value: impl std::fmt::Debug,
    problem: impl std::fmt::Display,
) -> Result<T, Wrong> {
    Err((field.into(), format!("{value:?} {problem}")))
}
