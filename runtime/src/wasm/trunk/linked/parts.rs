//! What a module has, as far as it is shared.

use anyhow::{Context as _, bail, ensure};
use wasmparser::{
    Data, DataKind, Export, FuncType, GlobalType, Import, Parser, Payload, SectionLimited, TypeRef, ValType,
};

use super::constant;

/// Things of a kind that a module may list: thousands are what large libraries have.
const LISTED_MOST: u32 = 1 << 16;

/// The type of the variable that holds the stack's end.
pub(super) const STACK: GlobalType = GlobalType { content_type: ValType::I32, mutable: true, shared: false };

/// What a module has, as far as it is shared.
#[derive(Default)]
pub(super) struct Parts<'a> {
    pub(super) types: Vec<FuncType>,
    pub(super) imports: Vec<Import<'a>>,
    /// The types of all functions and of all tags, imported or not.
    pub(super) functions: Vec<u32>,
    pub(super) tags: Vec<u32>,
    /// Of the memory of its own, where it has one.
    pub(super) pages: Option<u64>,
    /// Of the table of its own, likewise.
    pub(super) entries: Option<u64>,
    /// The variables of its own, and what they are at first.
    pub(super) globals: Vec<(GlobalType, Option<u32>)>,
    pub(super) exports: Vec<Export<'a>>,
    /// What is put into the memory first, and where.
    pub(super) data: Option<(u32, &'a [u8])>,
}

impl<'a> Parts<'a> {
    /// Reads a module.
    ///
    /// # Errors
    /// When it is none, has variables of a host's, two memories or two tables, or more than anybody's.
    pub(super) fn read(wasm: &'a [u8]) -> anyhow::Result<Self> {
        let mut parts = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(types) => {
                    is_listed(&types)?;
                    parts.types = types.into_iter_err_on_gc_types().collect::<Result<_, _>>()?;
                }
                Payload::ImportSection(imports) => {
                    is_listed(&imports)?;
                    parts.imports = imports.into_imports().collect::<Result<_, _>>()?;
                    for import in &parts.imports {
                        match import.ty {
                            TypeRef::Func(ty) | TypeRef::FuncExact(ty) => parts.functions.push(ty),
                            TypeRef::Tag(tag) => parts.tags.push(tag.func_type_idx),
                            TypeRef::Global(_) => bail!("variables of a host's"),
                            TypeRef::Memory(_) | TypeRef::Table(_) => {}
                        }
                    }
                }
                Payload::FunctionSection(functions) => {
                    for ty in functions {
                        parts.functions.push(ty?);
                    }
                }
                Payload::TableSection(tables) => {
                    for table in tables {
                        ensure!(parts.entries.is_none(), "two tables");
                        parts.entries = Some(table?.ty.initial);
                    }
                }
                Payload::MemorySection(memories) => {
                    for memory in memories {
                        ensure!(parts.pages.is_none(), "two memories");
                        parts.pages = Some(memory?.initial);
                    }
                }
                Payload::TagSection(tags) => {
                    is_listed(&tags)?;
                    for tag in tags {
                        parts.tags.push(tag?.func_type_idx);
                    }
                }
                Payload::GlobalSection(globals) => {
                    is_listed(&globals)?;
                    for global in globals {
                        let global = global?;
                        parts.globals.push((global.ty, constant(&global.init_expr)));
                    }
                }
                Payload::ExportSection(exports) => {
                    is_listed(&exports)?;
                    parts.exports = exports.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::DataSection(data) => {
                    if let Some(Data { kind: DataKind::Active { offset_expr, .. }, data, .. }) =
                        data.into_iter().next().transpose()?
                    {
                        parts.data = constant(&offset_expr).map(|at| (at, data));
                    }
                }
                _ => {}
            }
        }
        Ok(parts)
    }

    pub(super) fn ty(&self, index: u32) -> anyhow::Result<&FuncType> {
        self.types.get(index as usize).context("a type that is not there")
    }

    /// The type of one of these.
    pub(super) fn type_of(&self, all: &[u32], index: u32) -> anyhow::Result<&FuncType> {
        self.ty(*all.get(index as usize).context("something that is not there")?)
    }

    /// Whether what linkers give a module as a variable of its own is all that it has.
    pub(super) fn has_no_more_than_a_stack(&self) -> bool {
        self.globals.len() <= 1 && self.globals.iter().all(|(ty, _)| *ty == STACK)
    }
}

fn is_listed<T>(section: &SectionLimited<'_, T>) -> anyhow::Result<()> {
    ensure!(section.count() <= LISTED_MOST, "it lists {} of a kind", section.count());
    Ok(())
}
