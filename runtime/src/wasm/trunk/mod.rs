//! What all programs of a toolchain have in common, compiled once.
//!
//! That is a module of its own, the trunk, which has the memory, the table and the variables. Of a program only the rest is
//! compiled, its branch: a module that imports these, and what it calls of the trunk.
//!
//! ```text
//! what programs have in common ──► the trunk, and how programs are known to be of it ──► Cranelift, once
//! program ──► instrument ──► branch ──► Cranelift
//! ```
//!
//! There are two ways to have the two of them: a linker that gives the same functions to all programs ([`prefix`]), and any
//! linker that can leave open what is to be had elsewhere ([`linked`]).
//!
//! Into a memory that is imported, code that is compiled for it copies each piece of data: a linker should make few.

mod image;
mod linked;
mod prefix;

use serde::{Deserialize, Serialize};
use wasm_encoder::{MemoryType, RefType, TableType};
use wasmparser::Operator;

pub(super) use self::{
    image::{Image, Programs, Trunk, is_branch},
    linked::Linked,
    prefix::{Prefix, trunk},
};
use super::{
    arguments::widen,
    instrument::{Count, instrument},
};

/// What a branch imports from.
const MODULE: &str = "runroom:trunk";

/// Functions that a branch may have in the table, behind the trunk's.
const BRANCH_MOST: u32 = 16 << 10;

/// How a program is known to be of a trunk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Kinship {
    /// It begins with the trunk's functions.
    Prefix(Prefix),
    /// It imports them.
    Linked,
}

impl Kinship {
    /// Makes a branch of a program, with what stops it and counts for it. None where the program is a whole one.
    ///
    /// # Errors
    /// Those of [`instrument`], and where the program is of another trunk.
    pub(super) fn branch(&self, program: &[u8], count: Count) -> anyhow::Result<Option<Vec<u8>>> {
        match self {
            Self::Prefix(prefix) => prefix.branch(program, |program| instrument(program, count)),
            Self::Linked => linked::branch(program, |program| Ok(widen(instrument(program, count)?))),
        }
    }
}

/// The number that an expression is, where it is a constant of 32 bits.
fn constant(expression: &wasmparser::ConstExpr<'_>) -> Option<u32> {
    let mut operators = expression.get_operators_reader();
    match (operators.read().ok()?, operators.read().ok()?) {
        (Operator::I32Const { value }, Operator::End) => Some(value.cast_unsigned()),
        _ => None,
    }
}

fn table(minimum: u64) -> TableType {
    TableType { element_type: RefType::FUNCREF, table64: false, minimum, maximum: None, shared: false }
}

fn memory(minimum: u64) -> MemoryType {
    MemoryType { minimum, maximum: None, memory64: false, shared: false, page_size_log2: None }
}
