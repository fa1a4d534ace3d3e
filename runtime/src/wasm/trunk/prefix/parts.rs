//! What a module has, as far as it can have a trunk.

use anyhow::{Context as _, bail, ensure};
use wasm_encoder::{ExportKind, GlobalType};
use wasmparser::{
    Element, ElementItems, ElementKind, Export, ExportSectionReader, ExternalKind, FromReader, FunctionBody,
    Parser, Payload, RefType, SectionLimited, TypeRef, TypeSectionReader,
};

use super::{NOTHING, constant, global_type};

/// The custom section in which a linker tells of the trunk: first, how many of the functions are its.
const SECTION: &str = "trunk";

/// A section that lists things.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct List<'a> {
    pub(super) count: u32,
    /// All of the section.
    pub(super) section: &'a [u8],
    /// The things, behind their count.
    pub(super) bytes: &'a [u8],
}

impl<'a> List<'a> {
    fn of<T: FromReader<'a>>(wasm: &'a [u8], reader: &SectionLimited<'a, T>) -> Self {
        let range = reader.range();
        let bytes = &wasm[reader.original_position()..range.end];
        Self { count: reader.count(), section: &wasm[range], bytes }
    }
}

/// What a linker tells of a trunk.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told<'a> {
    /// How many of the functions are the trunk's: the first ones.
    pub(super) functions: u32,
    /// All that it tells.
    pub(super) told: &'a [u8],
}

/// A module: functions that are all in its one table in their order, one memory, variables that hold numbers.
#[derive(Default)]
pub(super) struct Parts<'a> {
    wasm: &'a [u8],
    pub(super) types: List<'a>,
    type_reader: Option<TypeSectionReader<'a>>,
    /// All are functions, of these types.
    pub(super) imports: List<'a>,
    import_types: Vec<u32>,
    pub(super) function_types: Vec<u32>,
    pub(super) table_entries: u64,
    /// Of the memory, at its start.
    pub(super) pages: u64,
    pub(super) globals: List<'a>,
    pub(super) global_types: Vec<GlobalType>,
    exports: Option<ExportSectionReader<'a>>,
    /// Where in the table the functions begin.
    pub(super) functions_at: u32,
    pub(super) bodies: Vec<FunctionBody<'a>>,
    pub(super) data_count: Option<u32>,
    pub(super) data: Option<&'a [u8]>,
    pub(super) trunk: Option<Told<'a>>,
}

impl<'a> Parts<'a> {
    /// Reads a module.
    ///
    /// # Errors
    /// When it is none, or has what a module with a trunk does not have.
    pub(super) fn read(wasm: &'a [u8]) -> anyhow::Result<Self> {
        let mut parts = Self { wasm, ..Self::default() };
        let (mut tables, mut memories, mut elements) = (0, 0, None);
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            match payload {
                Payload::TypeSection(types) => {
                    parts.types = List::of(wasm, &types);
                    parts.type_reader = Some(types);
                }
                Payload::ImportSection(imports) => {
                    parts.imports = List::of(wasm, &imports);
                    for import in imports.into_imports() {
                        match import?.ty {
                            TypeRef::Func(ty) => parts.import_types.push(ty),
                            other => bail!("{other:?} is imported"),
                        }
                    }
                    ensure!(parts.import_types.len() == parts.imports.count as usize, "imports in groups");
                }
                Payload::FunctionSection(functions) => {
                    parts.function_types = functions.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::TableSection(section) => {
                    for table in section {
                        let ty = table?.ty;
                        ensure!(
                            ty.element_type == RefType::FUNCREF && ty.maximum.is_none() && !ty.table64,
                            "a table of another kind"
                        );
                        (tables, parts.table_entries) = (tables + 1, ty.initial);
                    }
                }
                Payload::MemorySection(section) => {
                    // What is behind it is the fuel's: `instrument` refuses all else.
                    for memory in section.into_iter().take(1) {
                        let memory = memory?;
                        ensure!(
                            memory.maximum.is_none() && !memory.memory64 && memory.page_size_log2.is_none(),
                            "a memory of another kind"
                        );
                        (memories, parts.pages) = (memories + 1, memory.initial);
                    }
                }
                Payload::GlobalSection(globals) => {
                    parts.globals = List::of(wasm, &globals);
                    for global in globals {
                        let ty = global_type(global?.ty).context("a variable of another kind")?;
                        parts.global_types.push(ty);
                    }
                }
                Payload::ExportSection(exports) => parts.exports = Some(exports),
                Payload::ElementSection(section) => {
                    ensure!(section.count() == 1, "more than one list of functions for the table");
                    elements = section.into_iter().next().transpose()?;
                }
                Payload::DataCountSection { count, .. } => parts.data_count = Some(count),
                Payload::CodeSectionEntry(body) => parts.bodies.push(body),
                Payload::DataSection(data) => parts.data = Some(&wasm[data.range()]),
                Payload::CustomSection(custom) if custom.name() == SECTION => {
                    let mut reader = wasmparser::BinaryReader::new(custom.data(), custom.data_offset());
                    parts.trunk = Some(Told { functions: reader.read_var_u32()?, told: custom.data() });
                }
                Payload::Version { .. }
                | Payload::CodeSectionStart { .. }
                | Payload::CustomSection(_)
                | Payload::End(_) => {}
                other => bail!("{other:?}"),
            }
        }
        ensure!(tables == 1 && memories == 1, "{tables} tables and {memories} memories");
        ensure!(parts.bodies.len() == parts.function_types.len(), "functions without code");
        parts.functions_at = parts.place(&elements.context("no functions in the table")?)?;
        Ok(parts)
    }

    /// Where in the table the functions begin, if all are there, in their order.
    fn place(&self, elements: &Element<'_>) -> anyhow::Result<u32> {
        let (
            ElementKind::Active { table_index: None | Some(0), offset_expr },
            ElementItems::Functions(functions),
        ) = (&elements.kind, &elements.items)
        else {
            bail!("the table is filled in another way");
        };
        let all = self.imports.count..self.imports.count.saturating_add(self.function_types.len() as u32);
        ensure!(functions.count() == all.len() as u32, "other functions in the table");
        for (function, expected) in functions.clone().into_iter().zip(all) {
            ensure!(function? == expected, "other functions in the table");
        }
        constant(offset_expr).context("a place that is no constant")
    }

    /// The bytes of the first types, if there are so many.
    pub(super) fn types(&self, count: u32) -> Option<&'a [u8]> {
        let begin = self.type_reader.as_ref()?.original_position();
        let mut types = self.type_reader.clone()?.into_iter_with_offsets();
        if count > self.types.count {
            return None;
        }
        let end = match types.nth(count as usize) {
            Some(next) => next.ok()?.0,
            None => self.type_reader.as_ref()?.range().end,
        };
        self.wasm.get(begin..end)
    }

    /// Whether there is nothing in the functions that are said to be the trunk's.
    pub(super) fn leaves_out_its_trunk(&self) -> bool {
        let trunk = self.trunk.and_then(|trunk| self.bodies.get(..trunk.functions as usize));
        trunk.is_some_and(|trunk| !trunk.is_empty() && trunk.iter().all(|body| body.as_bytes() == NOTHING))
    }

    /// The type of a function, imported or not.
    pub(super) fn type_of(&self, index: u32) -> anyhow::Result<u32> {
        let index = index as usize;
        let own = index.checked_sub(self.import_types.len());
        let ty = own.map_or_else(|| self.import_types.get(index), |own| self.function_types.get(own));
        ty.copied().context("a function that is not there")
    }

    pub(super) fn exports(&self) -> anyhow::Result<Vec<(&'a str, ExportKind, u32)>> {
        let exports = self.exports.clone().into_iter().flatten();
        exports
            .map(|export| {
                let Export { name, kind, index } = export?;
                let kind = match kind {
                    ExternalKind::Func => ExportKind::Func,
                    ExternalKind::Table => ExportKind::Table,
                    ExternalKind::Memory => ExportKind::Memory,
                    ExternalKind::Global => ExportKind::Global,
                    other => bail!("{other:?} is exported"),
                };
                Ok((name, kind, index))
            })
            .collect()
    }
}
