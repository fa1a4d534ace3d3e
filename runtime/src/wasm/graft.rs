//! Functions of our own in place of a guest's.
//!
//! What a guest does all the time it may do in a way that is right for all cases and long for nearly all. A *graft* has a
//! shorter way for these and leaves the others to what was there before. It is a module of WebAssembly text with functions
//! and variables, and its imports are what the guest has, by its indices:
//!
//! ```text
//! (module
//!   (import "guest" "memory" (memory 0))
//!   (import "guest" "global 1" (global $state (mut i32)))
//!   (import "guest" "function 7" (func $was (param i32)))   ;; as the guest has it
//!   (func (export "function 7") (param i32) …))             ;; what is there instead
//! ```

use std::{collections::BTreeMap, convert::Infallible};

use anyhow::{Context as _, bail, ensure};
use wasm_encoder::{
    ConstExpr, FuncType, GlobalType,
    reencode::{Error, Reencode},
};
use wasmparser::{BinaryReader, ExternalKind, FunctionBody, Parser, Payload, TypeRef};

use super::functions::Functions;

/// What a graft imports from.
const GUEST: &str = "guest";

/// Returns a guest's module with the functions of a graft.
///
/// # Errors
/// When the graft does not parse, has something else than functions and variables, or does not fit the guest: it imports or
/// replaces what the guest does not have or has of another type.
pub(super) fn graft(wasm: &[u8], graft: &str) -> anyhow::Result<Vec<u8>> {
    let graft = wat::parse_str(graft)?;
    wasmparser::validate(&graft)?;
    let mut guest = Functions::read(wasm)?;
    let own = Functions::read(&graft)?;
    let Names { imports, globals, values, exports } = Names::read(&graft)?;

    if let Some((_, index)) =
        exports.first_key_value().filter(|(own_index, _)| (**own_index as usize) < own.imported.len())
    {
        bail!("function {index} is replaced by one of the guest's");
    }
    let replaces = |place: usize| exports.get(&((own.imported.len() + place) as u32)).copied();
    let mut moved = BTreeMap::new();
    for index in (0..own.own.len()).filter_map(replaces) {
        let place = guest.place(index);
        let was = place.map(|place| guest.own[place].clone());
        let was = was.with_context(|| format!("function {index} is not one of the guest's own"))?;
        let before = moved.insert(index, guest.add(was.ty, was.body));
        ensure!(before.is_none(), "function {index} is replaced twice");
    }
    let added = guest.globals..guest.globals + values.len() as u32;
    let globals = globals.into_iter().chain(added).collect();
    guest.new_globals = values;
    let mut onto = Onto { functions: Vec::new(), globals, types: guest.types.len() as u32 };
    guest.types.extend(own.types.iter().cloned());
    for (index, ty) in imports.iter().zip(&own.imported) {
        fits(&guest, *index, &own.types[*ty as usize])?;
        onto.functions.push(moved.get(index).copied().unwrap_or(*index));
    }
    for (place, function) in own.own.iter().enumerate() {
        onto.functions.push(match replaces(place) {
            Some(index) => {
                fits(&guest, index, &own.types[function.ty as usize])?;
                index
            }
            None => guest.add(onto.types + function.ty, Vec::new()),
        });
    }
    for (function, &index) in own.own.iter().zip(&onto.functions.clone()[own.imported.len()..]) {
        let place = guest.place(index).context("a function without a place")?;
        guest.own[place].body = onto.body(&function.body)?.into();
    }
    guest.write()
}

/// Whether the guest has a function of this type.
fn fits(guest: &Functions<'_>, index: u32, ty: &FuncType) -> anyhow::Result<()> {
    let theirs = guest.type_of(index).with_context(|| format!("the guest has no function {index}"))?;
    ensure!(theirs == ty, "function {index} is {theirs:?}, and not {ty:?}");
    Ok(())
}

/// What a graft and its guest call each other's things.
#[derive(Default)]
struct Names {
    /// The guest's functions that it imports, in their order.
    imports: Vec<u32>,
    /// The guest's variables that it imports, likewise.
    globals: Vec<u32>,
    /// Its own variables, and their values at first.
    values: Vec<(GlobalType, ConstExpr)>,
    /// By its own functions, the guest's that they are in place of.
    exports: BTreeMap<u32, u32>,
}

impl Names {
    fn read(graft: &[u8]) -> anyhow::Result<Self> {
        let mut names = Self::default();
        for payload in Parser::new(0).parse_all(graft) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let import = import?;
                        ensure!(
                            import.module == GUEST,
                            "an import from {:?}, and not {GUEST:?}",
                            import.module
                        );
                        match import.ty {
                            TypeRef::Func(_) => names.imports.push(number(import.name, "function")?),
                            TypeRef::Global(_) => names.globals.push(number(import.name, "global")?),
                            TypeRef::Memory(_) => {}
                            _ => bail!("the import {:?} is no function, variable or memory", import.name),
                        }
                    }
                }
                Payload::GlobalSection(globals) => {
                    for global in globals {
                        let global = global?;
                        names.values.push((global.ty.try_into()?, global.init_expr.try_into()?));
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        ensure!(
                            export.kind == ExternalKind::Func,
                            "the export {:?} is no function",
                            export.name
                        );
                        let index = number(export.name, "function")?;
                        if let Some(before) = names.exports.insert(export.index, index) {
                            bail!("a function in place of {before} and {index}");
                        }
                    }
                }
                Payload::Version { .. }
                | Payload::TypeSection(_)
                | Payload::FunctionSection(_)
                | Payload::CodeSectionStart { .. }
                | Payload::CodeSectionEntry(_)
                | Payload::CustomSection(_)
                | Payload::End(_) => {}
                _ => bail!("it has more than functions and variables"),
            }
        }
        Ok(names)
    }
}

/// The index in a name as `function 7`.
fn number(name: &str, kind: &str) -> anyhow::Result<u32> {
    let index = name.strip_prefix(kind).and_then(|rest| rest.strip_prefix(' '));
    let index = index.and_then(|index| index.parse().ok());
    index.with_context(|| format!("{name:?} is no name as \"{kind} 7\""))
}

/// What a graft's indices become.
struct Onto {
    functions: Vec<u32>,
    globals: Vec<u32>,
    /// How many types are before its own.
    types: u32,
}

impl Onto {
    fn body(&mut self, body: &[u8]) -> anyhow::Result<Vec<u8>> {
        let body = FunctionBody::new(BinaryReader::new(body, 0));
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let mut operators = body.get_operators_reader()?;
        while !operators.eof() {
            function.instruction(&self.parse_instruction(&mut operators)?);
        }
        Ok(function.into_raw_body())
    }
}

impl Reencode for Onto {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Infallible>> {
        // A valid graft names none but these.
        Ok(self.functions.get(index as usize).copied().unwrap_or(index))
    }

    fn global_index(&mut self, index: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.globals.get(index as usize).copied().unwrap_or(index))
    }

    fn type_index(&mut self, index: u32) -> Result<u32, Error<Infallible>> {
        Ok(self.types + index)
    }
}

#[cfg(test)]
mod tests {
    use wasmtime::{Engine, Instance, Module, Store};

    use super::*;

    /// Halves numbers, and tells how often it was asked to.
    const GUEST: &str = r#"(module
      (import "host" "log" (func (param i32)))
      (memory (export "memory") 1)
      (global $asked (export "asked") (mut i32) (i32.const 0))
      (func $half (param i32) (result i32)
        (global.set $asked (i32.add (global.get $asked) (i32.const 1)))
        (i32.div_u (local.get 0) (i32.const 2)))
      (func (export "halves") (param i32) (result i32)
        (i32.add (call $half (local.get 0)) (call_indirect (param i32) (result i32) (local.get 0) (i32.const 0))))
      (table funcref (elem $half)))"#;

    /// Knows the half of 8.
    const GRAFT: &str = r#"(module
      (type $unused (func (param f64)))
      (import "guest" "memory" (memory 0))
      (import "guest" "function 1" (func $half (param i32) (result i32)))
      (import "guest" "global 0" (global $asked (mut i32)))
      (global $hits (mut i32) (i32.const 40))
      (func $hit (param $more i32)
        (global.set $hits (i32.add (global.get $hits) (local.get $more)))
        (i32.store (i32.const 0) (global.get $hits)))
      (func (export "function 1") (param i32) (result i32)
        (if (i32.eq (local.get 0) (i32.const 8)) (then (call $hit (i32.const 1)) (return (i32.const 4))))
        (return_call $half (local.get 0))))"#;

    fn onto(text: &str) -> anyhow::Result<Vec<u8>> {
        graft(&wat::parse_str(GUEST).unwrap(), text)
    }

    #[test]
    fn a_graft_does_what_it_knows_and_leaves_the_rest() {
        let engine = Engine::default();
        let module = Module::new(&engine, onto(GRAFT).unwrap()).unwrap();
        let mut store = Store::new(&engine, ());
        let log = wasmtime::Func::wrap(&mut store, |_: i32| {});
        let instance = Instance::new(&mut store, &module, &[log.into()]).unwrap();
        let halves = instance.get_typed_func::<i32, i32>(&mut store, "halves").unwrap();
        let asked = instance.get_global(&mut store, "asked").unwrap();
        let memory = instance.get_memory(&mut store, "memory").unwrap();
        assert_eq!(halves.call(&mut store, 8).unwrap(), 8);
        assert_eq!((asked.get(&mut store).i32(), memory.data(&store)[0]), (Some(0), 42));
        assert_eq!(halves.call(&mut store, 10).unwrap(), 10);
        assert_eq!((asked.get(&mut store).i32(), memory.data(&store)[0]), (Some(2), 42));
    }

    #[test]
    fn variables_are_only_added_to_others() {
        let guest = wat::parse_str("(module (import \"host\" \"g\" (global i32)) (func))").unwrap();
        let told = graft(&guest, "(module (global i32 (i32.const 1)))").unwrap_err().to_string();
        assert_eq!(told, "it has no variables of its own that others could be added to");
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        for (text, why) in [
            ("(module", "expected"),
            ("(module (func (export \"function 1\") (result i32)))", "type mismatch"),
            ("(module (func (export \"function 9\")))", "function 9 is not one of the guest's own"),
            (
                "(module (func (export \"function 0\") (param i32)))",
                "function 0 is not one of the guest's own",
            ),
            ("(module (func (export \"function 1\")))", "function 1 is FuncType"),
            ("(module (import \"guest\" \"function 9\" (func)))", "the guest has no function 9"),
            ("(module (import \"guest\" \"function 0\" (func)))", "function 0 is FuncType"),
            ("(module (import \"host\" \"function 0\" (func)))", "from \"host\""),
            ("(module (import \"guest\" \"half\" (func)))", "\"half\" is no name as \"function 7\""),
            (
                "(module (import \"guest\" \"function 0\" (table 1 funcref)))",
                "no function, variable or memory",
            ),
            ("(module (global (export \"function 1\") i32 (i32.const 0)))", "is no function"),
            ("(module (memory 1))", "more than functions"),
            (
                "(module (import \"guest\" \"function 1\" (func $was (param i32) (result i32)))
                         (export \"function 1\" (func $was)))",
                "function 1 is replaced by one of the guest's",
            ),
            (
                "(module (func (export \"function 1\") (export \"function 2\") (param i32) (result i32) (local.get 0)))",
                "in place of 1 and 2",
            ),
            (
                "(module (func (export \"function 1\") (param i32) (result i32) (local.get 0))
                         (func (export \"function  1\") (param i32) (result i32) (local.get 0)))",
                "\"function  1\" is no name",
            ),
        ] {
            let told = format!("{:#}", onto(text).unwrap_err());
            assert!(told.contains(why), "{text}: {told}");
        }
    }
}
