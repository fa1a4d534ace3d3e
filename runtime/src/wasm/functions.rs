//! A module's functions, for whoever exchanges some of them or adds others.

use std::borrow::Cow;

use anyhow::{Context as _, ensure};
use wasm_encoder::{
    CodeSection, ConstExpr, FuncType, FunctionSection, GlobalSection, GlobalType, Module, RawSection,
    TypeSection,
    reencode::{Reencode as _, RoundtripReencoder},
};
use wasmparser::{Operator, Parser, Payload, TypeRef};

/// Variables that a function may have, parameters included, for WebAssembly's engines.
pub(super) const LOCALS_MOST: usize = 50_000;

/// A module, as far as its functions are concerned.
pub(super) struct Functions<'a> {
    wasm: &'a [u8],
    /// What functions take and return.
    pub(super) types: Vec<FuncType>,
    /// The types of those that are the host's: the first ones.
    pub(super) imported: Vec<u32>,
    /// Those of its own, behind them.
    pub(super) own: Vec<Function<'a>>,
    /// How many variables it has.
    pub(super) globals: u32,
    /// What variables it gets beside them, and their values at first.
    pub(super) new_globals: Vec<(GlobalType, ConstExpr)>,
}

/// A function of a module's own.
#[derive(Clone)]
pub(super) struct Function<'a> {
    /// Its type.
    pub(super) ty: u32,
    /// What declares its variables, and its instructions.
    pub(super) body: Cow<'a, [u8]>,
}

/// The function that an instruction calls by name.
pub(super) fn callee(operator: &Operator<'_>) -> Option<u32> {
    match operator {
        Operator::Call { function_index } | Operator::ReturnCall { function_index } => Some(*function_index),
        _ => None,
    }
}

impl<'a> Functions<'a> {
    /// Reads a module.
    ///
    /// # Errors
    /// When it is none, or has types that are none of functions.
    pub(super) fn read(wasm: &'a [u8]) -> anyhow::Result<Self> {
        let (mut types, mut imported, mut own_types, mut bodies) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut globals = 0;
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(section) => {
                    for ty in section.into_iter_err_on_gc_types() {
                        types.push(ty?.try_into().ok().context("a type that only a host can have")?);
                    }
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        match import?.ty {
                            TypeRef::Func(ty) | TypeRef::FuncExact(ty) => imported.push(ty),
                            TypeRef::Global(_) => globals += 1,
                            _ => {}
                        }
                    }
                }
                Payload::FunctionSection(functions) => {
                    own_types = functions.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::GlobalSection(section) => globals = section.count().saturating_add(globals),
                Payload::CodeSectionEntry(body) => bodies.push(Cow::Borrowed(body.as_bytes())),
                _ => {}
            }
        }
        ensure!(bodies.len() == own_types.len(), "functions without code");
        let defined = |ty: &u32| (*ty as usize) < types.len();
        ensure!(imported.iter().chain(&own_types).all(defined), "functions without a type");
        let own = own_types.into_iter().zip(bodies).map(|(ty, body)| Function { ty, body }).collect();
        Ok(Self { wasm, types, imported, own, globals, new_globals: Vec::new() })
    }

    /// What a function takes and returns, told by its index.
    pub(super) fn type_of(&self, index: u32) -> Option<&FuncType> {
        let index = index as usize;
        let own = || self.own.get(index - self.imported.len()).map(|function| &function.ty);
        self.imported.get(index).or_else(own).map(|&ty| &self.types[ty as usize])
    }

    /// Where a function stands among those of the module's own, told by its index.
    pub(super) fn place(&self, index: u32) -> Option<usize> {
        (index as usize).checked_sub(self.imported.len()).filter(|place| *place < self.own.len())
    }

    /// The index that the next function gets.
    pub(super) fn next(&self) -> u32 {
        (self.imported.len() + self.own.len()) as u32
    }

    /// Adds a function behind all others. Returns its index.
    pub(super) fn add(&mut self, ty: u32, body: impl Into<Cow<'a, [u8]>>) -> u32 {
        let index = self.next();
        self.own.push(Function { ty, body: body.into() });
        index
    }

    /// Adds a type behind all others. Returns its index.
    pub(super) fn add_type(&mut self, ty: FuncType) -> u32 {
        self.types.push(ty);
        self.types.len() as u32 - 1
    }

    /// The module with these functions; what else it has is as it was.
    ///
    /// # Errors
    /// When it gets variables and has none of its own that they could be added to.
    pub(super) fn write(&self) -> anyhow::Result<Vec<u8>> {
        let mut module = Module::new();
        let mut has_globals = false;
        for payload in Parser::new(0).parse_all(self.wasm) {
            match payload? {
                Payload::TypeSection(_) => {
                    let mut section = TypeSection::new();
                    for ty in &self.types {
                        section.ty().func_type(ty);
                    }
                    module.section(&section);
                }
                Payload::FunctionSection(_) => {
                    let mut section = FunctionSection::new();
                    for function in &self.own {
                        section.function(function.ty);
                    }
                    module.section(&section);
                }
                Payload::GlobalSection(globals) => {
                    has_globals = true;
                    let mut section = GlobalSection::new();
                    RoundtripReencoder.parse_global_section(&mut section, globals)?;
                    for (ty, value) in &self.new_globals {
                        section.global(*ty, value);
                    }
                    module.section(&section);
                }
                Payload::CodeSectionStart { .. } => {
                    let mut section = CodeSection::new();
                    for function in &self.own {
                        section.raw(&function.body);
                    }
                    module.section(&section);
                }
                other => {
                    if let Some((id, range)) = other.as_section() {
                        module.section(&RawSection { id, data: &self.wasm[range] });
                    }
                }
            }
        }
        ensure!(
            has_globals || self.new_globals.is_empty(),
            "it has no variables of its own that others could be added to"
        );
        Ok(module.finish())
    }
}
