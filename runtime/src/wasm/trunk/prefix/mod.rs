//! Programs that begin with their trunk.
//!
//! A linker can lay out a language's library first and at the same places whatever the program is, so that all programs
//! have their first functions in common, byte by byte. The trunk is made of any of them.
//!
//! What tells of a trunk is a custom section: how many functions it has, and whatever the linker can know by that their
//! code is the same. The linker is told what is known; it leaves out the code of a trunk of which it would tell the same.
//! It is a guest and may be wrong, or be made to: then a program is, in its sandbox.

mod parts;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use anyhow::{Context as _, ensure};
use serde::{Deserialize, Serialize};
use wasm_encoder::{
    CodeSection, ConstExpr, DataCountSection, ElementSection, Elements, Encode as _, EntityType, ExportKind,
    ExportSection, FunctionSection, GlobalType, ImportSection, Instruction, MemorySection, Module,
    RawSection, SectionId, TableSection, ValType,
};
use wasmparser::{FunctionBody, Operator};

use self::parts::Parts;
use super::{BRANCH_MOST, MODULE, constant, memory, table};
use crate::wasm::{functions::callee, instrument::FUEL};

/// What the trunk's memory and table are imported as.
const MEMORY: &str = "memory";
const TABLE: &str = "table";

/// What is in place of code that is left out: no variables, and an instruction that ends the program.
const NOTHING: [u8; 3] = [0, 0, 0x0b];

fn function_name(index: u32) -> String {
    format!("function {index}")
}

fn global_name(index: u32) -> String {
    format!("global {index}")
}

/// By what it is known whether a program begins with a trunk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::wasm) struct Prefix {
    /// What the linker tells of the trunk.
    pub(in crate::wasm) told: Vec<u8>,
    types: u32,
    /// Over these, the types of the trunk's functions and their place in the table, all imports and all variables.
    digest: [u8; 32],
}

impl Prefix {
    /// Of a module, if it has so many types and as many functions as it tells of.
    fn of(parts: &Parts<'_>, types: u32) -> Option<Self> {
        let trunk = parts.trunk?;
        let mut digest = blake3::Hasher::new();
        for part in [parts.types(types)?, parts.imports.bytes, parts.globals.bytes] {
            digest.update(&(part.len() as u64).to_le_bytes());
            digest.update(part);
        }
        let function_types = parts.function_types.get(..trunk.functions as usize)?;
        for number in function_types.iter().chain([&parts.functions_at]) {
            digest.update(&number.to_le_bytes());
        }
        Some(Self { told: trunk.told.to_vec(), types, digest: digest.finalize().into() })
    }

    /// Makes a branch of a program that has nothing where the trunk's code would be, after something has been done with
    /// all of it. None where the program is a whole one.
    ///
    /// # Errors
    /// Those of what is done, and where the program has left out the code of another trunk.
    pub(super) fn branch(
        &self,
        program: &[u8],
        then: impl FnOnce(&[u8]) -> anyhow::Result<Vec<u8>>,
    ) -> anyhow::Result<Option<Vec<u8>>> {
        let Ok(parts) = Parts::read(program) else { return Ok(None) };
        let Some(functions) =
            parts.trunk.map(|trunk| trunk.functions).filter(|_| parts.leaves_out_its_trunk())
        else {
            return Ok(None);
        };
        ensure!(Self::of(&parts, self.types).as_ref() == Some(self), "it is made for another trunk");
        let own = parts.bodies.len() as u64 - u64::from(functions);
        ensure!(own <= BRANCH_MOST.into(), "{own} functions beside the trunk's, where {BRANCH_MOST} may be");
        let program = then(program)?;
        Ok(Some(detach(&Parts::read(&program)?, functions)?))
    }
}

/// The trunk of a program whose linker tells of it, as a module, and by what other programs are known to begin with it.
///
/// # Errors
/// When it has none.
pub(in crate::wasm) fn trunk(program: &[u8]) -> anyhow::Result<(Vec<u8>, Prefix)> {
    let parts = Parts::read(program)?;
    let functions = parts.trunk.context("it does not tell of a trunk")?.functions;
    let prefix = Prefix::of(&parts, parts.types.count).context("it has less than it tells of")?;
    ensure!(functions > 0 && !parts.leaves_out_its_trunk(), "it has none of the trunk's code");
    let all = parts.imports.count + functions;

    let mut module = Module::new();
    module.section(&RawSection { id: SectionId::Type.into(), data: parts.types.section });
    module.section(&RawSection { id: SectionId::Import.into(), data: parts.imports.section });
    let mut section = FunctionSection::new();
    for ty in &parts.function_types[..functions as usize] {
        section.function(*ty);
    }
    module.section(&section);
    let mut tables = TableSection::new();
    tables.table(table(u64::from(parts.functions_at) + u64::from(functions) + u64::from(BRANCH_MOST)));
    module.section(&tables);
    let mut memories = MemorySection::new();
    memories.memory(memory(parts.pages));
    module.section(&memories);
    module.section(&RawSection { id: SectionId::Global.into(), data: parts.globals.section });
    let mut exports = ExportSection::new();
    exports.export(MEMORY, ExportKind::Memory, 0);
    exports.export(TABLE, ExportKind::Table, 0);
    for index in 0..parts.globals.count {
        exports.export(&global_name(index), ExportKind::Global, index);
    }
    for index in 0..all {
        exports.export(&function_name(index), ExportKind::Func, index);
    }
    module.section(&exports);
    let own: Vec<_> = (parts.imports.count..all).collect();
    module.section(&elements(parts.functions_at, own));
    let mut code = CodeSection::new();
    for body in &parts.bodies[..functions as usize] {
        code.raw(body.as_bytes());
    }
    module.section(&code);
    Ok((module.finish(), prefix))
}

/// The branch of a program: what it has beside the trunk's functions.
fn detach(parts: &Parts<'_>, functions: u32) -> anyhow::Result<Vec<u8>> {
    ensure!(functions as usize <= parts.bodies.len(), "it has less than the trunk's functions");
    let theirs = parts.imports.count + functions;
    let own = &parts.bodies[functions as usize..];
    let exports = parts.exports()?;
    let mut used: BTreeSet<u32> =
        exports.iter().filter(|(_, kind, _)| *kind == ExportKind::Func).map(|(.., index)| *index).collect();
    for body in own {
        for operator in body.get_operators_reader()? {
            used.extend(named(&operator?));
        }
    }
    used.retain(|index| *index < theirs);
    let used: Vec<u32> = used.into_iter().collect();
    let new_index = |index: u32| match used.binary_search(&index) {
        Ok(place) => place as u32,
        Err(_) => index.wrapping_sub(theirs).wrapping_add(used.len() as u32),
    };

    let mut module = Module::new();
    module.section(&RawSection { id: SectionId::Type.into(), data: parts.types.section });
    let mut imports = ImportSection::new();
    for &index in &used {
        imports.import(MODULE, &function_name(index), EntityType::Function(parts.type_of(index)?));
    }
    imports.import(MODULE, MEMORY, memory(parts.pages));
    imports.import(MODULE, TABLE, table(parts.table_entries));
    // The trunk exports its fuel as any module does. It has the number that charges name, the next after the memory's.
    if exports.iter().any(|(name, ..)| *name == FUEL) {
        imports.import(MODULE, FUEL, memory(1));
    }
    for (index, ty) in (0..).zip(&parts.global_types) {
        imports.import(MODULE, &global_name(index), *ty);
    }
    module.section(&imports);
    let mut section = FunctionSection::new();
    for ty in &parts.function_types[functions as usize..] {
        section.function(*ty);
    }
    module.section(&section);
    let mut section = ExportSection::new();
    for (name, kind, index) in exports {
        section.export(name, kind, if kind == ExportKind::Func { new_index(index) } else { index });
    }
    module.section(&section);
    let first = used.len() as u32;
    module.section(&elements(parts.functions_at + functions, (first..first + own.len() as u32).collect()));
    if let Some(count) = parts.data_count {
        module.section(&DataCountSection { count });
    }
    let mut code = CodeSection::new();
    for body in own {
        code.raw(&renumbered(body, new_index)?);
    }
    module.section(&code);
    if let Some(data) = parts.data {
        module.section(&RawSection { id: SectionId::Data.into(), data });
    }
    Ok(module.finish())
}

/// The function that an instruction names, to call it or not.
fn named(operator: &Operator<'_>) -> Option<u32> {
    match operator {
        Operator::RefFunc { function_index } => Some(*function_index),
        operator => callee(operator),
    }
}

/// A function's body with other numbers for what it calls.
fn renumbered(body: &FunctionBody<'_>, new_index: impl Fn(u32) -> u32) -> anyhow::Result<Vec<u8>> {
    let (bytes, begin) = (body.as_bytes(), body.range().start);
    let mut written = Vec::with_capacity(bytes.len() + 64);
    let mut copied = 0;
    let mut operators = body.get_operators_reader()?;
    while !operators.eof() {
        let before = operators.original_position() - begin;
        let operator = operators.read()?;
        let Some(index) = named(&operator).map(&new_index) else { continue };
        written.extend_from_slice(&bytes[copied..before]);
        copied = operators.original_position() - begin;
        match operator {
            Operator::ReturnCall { .. } => Instruction::ReturnCall(index).encode(&mut written),
            Operator::RefFunc { .. } => Instruction::RefFunc(index).encode(&mut written),
            _ => Instruction::Call(index).encode(&mut written),
        }
    }
    written.extend_from_slice(&bytes[copied..]);
    Ok(written)
}

fn elements(at: u32, functions: Vec<u32>) -> ElementSection {
    let mut section = ElementSection::new();
    section.active(None, &ConstExpr::i32_const(at.cast_signed()), Elements::Functions(functions.into()));
    section
}

/// The type of a variable, where it is one that a trunk can have.
fn global_type(ty: wasmparser::GlobalType) -> Option<GlobalType> {
    let val_type = number_type(ty.content_type)?;
    Some(GlobalType { val_type, mutable: ty.mutable, shared: ty.shared })
}

/// The type of a number.
fn number_type(ty: wasmparser::ValType) -> Option<ValType> {
    match ty {
        wasmparser::ValType::I32 => Some(ValType::I32),
        wasmparser::ValType::I64 => Some(ValType::I64),
        wasmparser::ValType::F32 => Some(ValType::F32),
        wasmparser::ValType::F64 => Some(ValType::F64),
        _ => None,
    }
}
