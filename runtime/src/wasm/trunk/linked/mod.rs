//! Programs that are linked against their trunk.
//!
//! A linker makes a module of a language's libraries that exports all there is in them: the trunk. A program is linked with
//! nothing of them and imports what it calls, by the names that functions have for linkers. Only variables cannot be imported
//! so: an object tells the linker where the trunk has them.
//!
//! ```text
//! the trunk's memory   │ stack │ its data │ the program's data │ heap ──►
//! the trunk's table    │ its functions │ the program's │
//! ```
//!
//! Some programs cannot be linked so: one that has a function of a name that the trunk has, too, means that all call its own.
//! They are linked whole, in the ordinary way.

mod object;
mod objects;
mod parts;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use anyhow::{Context as _, ensure};
use wasm_encoder::{
    EntityType, ExportSection, GlobalType, ImportSection, Module, RawSection, ValType,
    reencode::{Reencode as _, RoundtripReencoder},
};
use wasmparser::{Export, ExternalKind, FuncType, Import, Parser, Payload, TypeRef};

use self::parts::{Parts, STACK};
use super::{BRANCH_MOST, MODULE, constant, memory};
use crate::wasm::instrument::{FUEL, START};

/// What linkers import from.
const ENV: &str = "env";
/// What they call the variable that holds the stack's end.
const STACK_POINTER: &str = "__stack_pointer";
/// What a program has of its own, whatever the trunk has under these names to start with.
const PROGRAMS_OWN: [&str; 4] = ["_start", "main", "__main_argc_argv", "__main_void"];
/// The size of a page of memory.
const PAGE: u64 = 64 << 10;
/// Bytes of a program, and of its objects, that are looked at here: larger ones are linked whole.
const BYTES_MOST: usize = 8 << 20;

/// A trunk that programs are linked against, for who links them.
pub(in crate::wasm) struct Linked {
    /// All that can be imported, by its name.
    exports: HashMap<String, Shared>,
    /// The variables of which its object tells where they are.
    variables: HashSet<String>,
    /// Where a program's data begin, in bytes.
    pub(in crate::wasm) data: u64,
    /// Where its functions begin in the table.
    pub(in crate::wasm) table: u64,
}

/// What modules share.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Shared {
    Function(FuncType),
    Tag(FuncType),
    Memory,
    Table,
}

impl Linked {
    /// Reads a trunk. Returns the object, too, that tells linkers where its variables are.
    ///
    /// # Errors
    /// When it does not share what it must: its memory, its table, and its stack.
    pub(in crate::wasm) fn of(trunk: &[u8]) -> anyhow::Result<(Self, Vec<u8>)> {
        let parts = Parts::read(trunk)?;
        let data = parts.pages.context("it has no memory of its own")? * PAGE;
        let table = parts.entries.context("it has no table of its own")?;
        let (mut exports, mut variables, mut has_stack) = (HashMap::new(), Vec::new(), false);
        for Export { name, kind, index } in &parts.exports {
            if PROGRAMS_OWN.contains(name) {
                continue;
            }
            let shared = match kind {
                ExternalKind::Func | ExternalKind::FuncExact => {
                    Shared::Function(parts.type_of(&parts.functions, *index)?.clone())
                }
                ExternalKind::Tag => Shared::Tag(parts.type_of(&parts.tags, *index)?.clone()),
                ExternalKind::Memory => Shared::Memory,
                ExternalKind::Table => Shared::Table,
                ExternalKind::Global => {
                    let (ty, value) = parts.globals.get(*index as usize).context("a variable of a host's")?;
                    match value {
                        Some(address) if !ty.mutable => variables.push((*name, *address)),
                        _ => has_stack |= *name == STACK_POINTER && *ty == STACK,
                    }
                    continue;
                }
            };
            exports.insert((*name).to_owned(), shared);
        }
        let shares = |shared: &Shared| exports.values().any(|other| other == shared);
        ensure!(
            has_stack && shares(&Shared::Memory) && shares(&Shared::Table),
            "it does not share all it must"
        );
        variables.retain(|(name, _)| !object::LINKERS_OWN.contains(name));
        let object = object::of(&variables, data);
        let variables = variables.into_iter().map(|(name, _)| name.to_owned()).collect();
        Ok((Self { exports, variables, data, table }, object))
    }

    /// Whether a program that was linked against the trunk finds there all that it imports, and where it was told.
    pub(in crate::wasm) fn has_all_of(&self, program: &[u8]) -> bool {
        program.len() <= BYTES_MOST
            && Parts::read(program).is_ok_and(|parts| self.serves(&parts).unwrap_or(false))
    }

    fn serves(&self, program: &Parts<'_>) -> anyhow::Result<bool> {
        for Import { module, name, ty } in &program.imports {
            let wanted = match ty {
                TypeRef::Func(ty) | TypeRef::FuncExact(ty) => Shared::Function(program.ty(*ty)?.clone()),
                TypeRef::Tag(tag) => Shared::Tag(program.ty(tag.func_type_idx)?.clone()),
                TypeRef::Memory(_) => Shared::Memory,
                TypeRef::Table(table) => {
                    if table.initial > self.table + u64::from(BRANCH_MOST) {
                        return Ok(false);
                    }
                    Shared::Table
                }
                TypeRef::Global(_) => return Ok(false),
            };
            if *module != ENV || self.exports.get(*name) != Some(&wanted) {
                return Ok(false);
            }
        }
        // Addresses are told as distances to it. A linker that has something before it, to be aligned say, tells others.
        let is_first =
            |(at, data): (u32, &[u8])| u64::from(at) == self.data && data.starts_with(object::MARK);
        Ok(program.data.is_some_and(is_first)
            && program.has_no_more_than_a_stack()
            && program.pages.is_none()
            && program.entries.is_none())
    }
}

/// Makes a branch of a program that was linked against the trunk, after something has been done with it. None where it is a
/// whole one.
///
/// # Errors
/// Those of what is done, and where it has variables of its own that are not in memory.
pub(super) fn branch(
    program: &[u8],
    then: impl FnOnce(&[u8]) -> anyhow::Result<Vec<u8>>,
) -> anyhow::Result<Option<Vec<u8>>> {
    let Ok(parts) = Parts::read(program) else { return Ok(None) };
    let has_memory = |import: &Import<'_>| import.module == ENV && matches!(import.ty, TypeRef::Memory(_));
    if !parts.imports.iter().any(has_memory) {
        return Ok(None);
    }
    ensure!(parts.has_no_more_than_a_stack(), "it has variables of its own");
    attached(&then(program)?).map(Some)
}

/// The program with the trunk's stack and fuel in place of its own.
fn attached(program: &[u8]) -> anyhow::Result<Vec<u8>> {
    let parts = Parts::read(program)?;
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(program) {
        match payload? {
            Payload::ImportSection(_) => {
                let mut section = ImportSection::new();
                for import in &parts.imports {
                    section.import(MODULE, import.name, RoundtripReencoder.entity_type(import.ty)?);
                }
                // It has the number that charges name, the next after the memory's.
                if parts.pages.is_some() {
                    section.import(MODULE, FUEL, memory(1));
                }
                if !parts.globals.is_empty() {
                    let ty = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
                    section.import(MODULE, STACK_POINTER, EntityType::Global(ty));
                }
                module.section(&section);
            }
            // Linkers have one for nothing else than to set to zero what begins as zero. Behind the trunk's pages, all does.
            Payload::StartSection { .. } => {}
            Payload::MemorySection(_) | Payload::GlobalSection(_) => {}
            Payload::ExportSection(_) => {
                let mut section = ExportSection::new();
                for Export { name, kind, index } in &parts.exports {
                    if *name != START {
                        section.export(name, RoundtripReencoder.export_kind(*kind)?, *index);
                    }
                }
                module.section(&section);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    module.section(&RawSection { id, data: &program[range] });
                }
            }
        }
    }
    Ok(module.finish())
}
