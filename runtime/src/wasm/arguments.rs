//! Arguments on the stack that a processor finds at once.
//!
//! What a function gets beyond four whole numbers is on the stack. On x86-64 Cranelift writes a number of 32 bits there as
//! such and reads it back as 64. What was written last a processor has at hand before it is in its cache, but not as part of
//! something larger: it waits until it is there, for longer than a short function takes. A third of the time of Ruby's
//! calls into C was that.
//!
//! So such a function becomes two where others call it by name: a *wide* one, with 64 bits in place of these 32, which they
//! call instead, and one in its place, which calls the wide one, for all who have it from a table or from outside. No value
//! changes: what is wide is made so by the caller and narrow again before anything else.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context as _;
use wasm_encoder::{Encode as _, FuncType, Instruction, ValType};
use wasmparser::{BinaryReader, FunctionBody, Operator, Validator, WasmFeatures};

use super::functions::{Function, Functions, LOCALS_MOST, callee};

/// Whole numbers and references that a function gets in registers: two of the six that there are are the host's.
const REGISTERS: usize = 4;
/// Parameters that a function may have to become wide: each call of one with hundreds would become a page of instructions.
const PARAMS_MOST: usize = 24;
/// Bytes that a function may take, and functions of a module, for WebAssembly's engines.
const BODY_MOST: usize = 7_654_321;
const FUNCTIONS_MOST: usize = 1_000_000;
/// Room in a body for what declares its variables, where all the rest is there: far more than they take.
const DECLARATIONS: usize = 64 << 10;

/// Returns a module whose functions call each other with wide arguments. One that is not valid, or uses what only newer
/// guests use, stays as it is: whoever takes the result has it checked.
pub(super) fn widen(wasm: Vec<u8>) -> Vec<u8> {
    if !cfg!(target_arch = "x86_64") {
        return wasm;
    }
    widened(&wasm).ok().flatten().unwrap_or(wasm)
}

/// The same, where anything is to be done.
fn widened(wasm: &[u8]) -> anyhow::Result<Option<Vec<u8>>> {
    // What is wrong with it might be right with more functions, types and variables.
    Validator::new_with_features(features()).validate_all(wasm)?;
    let mut functions = Functions::read(wasm)?;
    let mut wides = BTreeMap::new();
    for index in called(&functions)? {
        let Some(place) = functions.place(index) else { continue };
        let Function { ty, body } = &functions.own[place];
        let narrow = &functions.types[*ty as usize];
        let params = narrow.params().len();
        let on_stack = on_stack(narrow.params());
        if !on_stack.is_empty()
            && params <= PARAMS_MOST
            && variables(body)? + params + on_stack.len() <= LOCALS_MOST
            && body.len() + DECLARATIONS <= BODY_MOST
        {
            wides.insert(index, Wide { index: 0, ty: *ty, on_stack });
        }
    }
    if wides.is_empty() || functions.next() as usize + wides.len() > FUNCTIONS_MOST {
        return Ok(None);
    }
    for (index, wide) in (functions.next()..).zip(wides.values_mut()) {
        wide.index = index;
    }
    let mut written = Vec::with_capacity(functions.own.len());
    for (index, function) in (functions.imported.len() as u32..).zip(&functions.own) {
        written.push(Body::of(&functions, function, wides.get(&index))?.write(&functions, &wides)?);
    }
    let mut types = BTreeMap::new();
    for (place, body) in written.into_iter().enumerate() {
        let Some(wide) = wides.get(&((functions.imported.len() + place) as u32)) else {
            functions.own[place].body = body.into();
            continue;
        };
        let params = functions.types[wide.ty as usize].params().len();
        functions.own[place].body = wide.narrow(params).into();
        let ty = *types.entry(wide.ty).or_insert_with(|| {
            let ty = wide.type_of(&functions.types[wide.ty as usize]);
            functions.add_type(ty)
        });
        functions.add(ty, body);
    }
    functions.write().map(Some)
}

/// What modules may use to become wide: what all guests here are made of.
fn features() -> WasmFeatures {
    WasmFeatures::WASM2
        | WasmFeatures::EXCEPTIONS
        | WasmFeatures::EXTENDED_CONST
        | WasmFeatures::MULTI_MEMORY
        | WasmFeatures::TAIL_CALL
        | WasmFeatures::THREADS
        | WasmFeatures::WIDE_ARITHMETIC
}

/// The functions that are called by name.
fn called(functions: &Functions<'_>) -> anyhow::Result<BTreeSet<u32>> {
    let mut called = BTreeSet::new();
    for function in &functions.own {
        let body = FunctionBody::new(BinaryReader::new(&function.body, 0));
        for operator in body.get_operators_reader()? {
            called.extend(callee(&operator?));
        }
    }
    Ok(called)
}

/// How many variables a function has beside its parameters.
fn variables(body: &[u8]) -> anyhow::Result<usize> {
    let mut count = 0_usize;
    for group in FunctionBody::new(BinaryReader::new(body, 0)).get_locals_reader()? {
        count = count.saturating_add(group?.0 as usize);
    }
    Ok(count)
}

/// Which of the parameters are numbers of 32 bits that are on the stack.
fn on_stack(params: &[ValType]) -> Vec<usize> {
    let whole = |(_, ty): &(usize, &ValType)| !matches!(ty, ValType::F32 | ValType::F64 | ValType::V128);
    let beyond = params.iter().enumerate().filter(whole).skip(REGISTERS);
    beyond.filter(|(_, ty)| **ty == ValType::I32).map(|(param, _)| param).collect()
}

/// A function that gets wide arguments.
struct Wide {
    index: u32,
    /// The type that it had before.
    ty: u32,
    /// Which of its parameters became wide.
    on_stack: Vec<usize>,
}

impl Wide {
    fn type_of(&self, narrow: &FuncType) -> FuncType {
        let params = narrow
            .params()
            .iter()
            .enumerate()
            .map(|(param, ty)| if self.on_stack.contains(&param) { ValType::I64 } else { *ty });
        FuncType::new(params, narrow.results().iter().copied())
    }

    /// The function in its place.
    fn narrow(&self, params: usize) -> Vec<u8> {
        // No variables beside its parameters.
        let mut written = vec![0];
        for param in 0..params {
            Instruction::LocalGet(param as u32).encode(&mut written);
            if self.on_stack.contains(&param) {
                Instruction::I64ExtendI32U.encode(&mut written);
            }
        }
        Instruction::ReturnCall(self.index).encode(&mut written);
        Instruction::End.encode(&mut written);
        written
    }
}

/// A function's body on its way.
struct Body<'a> {
    bytes: &'a [u8],
    /// Parameters and variables that it has.
    locals: usize,
    /// By wide parameter, the variable that is in its place.
    narrowed: BTreeMap<u32, u32>,
    /// The variables that it gets beside its own.
    added: Vec<ValType>,
    /// Of these, by type, those for arguments that have to be put aside: any call may use them.
    aside: BTreeMap<ValType, Vec<u32>>,
    /// Bytes by which it may still grow: to as much again. Calls with nothing before them, which come after what never
    /// goes on, would otherwise become many times as long.
    room: usize,
}

impl<'a> Body<'a> {
    fn of(
        functions: &Functions<'_>,
        function: &'a Function<'_>,
        wide: Option<&Wide>,
    ) -> anyhow::Result<Self> {
        let params = functions.types[function.ty as usize].params().len();
        let mut body = Self {
            bytes: &function.body,
            locals: params + variables(&function.body)?,
            narrowed: BTreeMap::new(),
            added: Vec::new(),
            aside: BTreeMap::new(),
            room: 0,
        };
        let most = BODY_MOST.saturating_sub(DECLARATIONS + body.bytes.len());
        body.room = (body.bytes.len() + 256).min(most);
        for &param in wide.iter().flat_map(|wide| &wide.on_stack) {
            let variable = body.add(ValType::I32);
            body.narrowed.insert(param as u32, variable);
        }
        Ok(body)
    }

    fn add(&mut self, ty: ValType) -> u32 {
        self.added.push(ty);
        (self.locals + self.added.len() - 1) as u32
    }

    fn write(mut self, functions: &Functions<'_>, wides: &BTreeMap<u32, Wide>) -> anyhow::Result<Vec<u8>> {
        let body = FunctionBody::new(BinaryReader::new(self.bytes, 0));
        let mut operators = body.get_operators_reader()?;
        let begin = operators.original_position();
        let (mut instructions, mut copied) = (Vec::with_capacity(self.bytes.len() + 64), begin);
        for (&param, &variable) in &self.narrowed {
            Instruction::LocalGet(param).encode(&mut instructions);
            Instruction::I32WrapI64.encode(&mut instructions);
            Instruction::LocalSet(variable).encode(&mut instructions);
        }
        while !operators.eof() {
            let before = operators.original_position();
            let operator = operators.read()?;
            let narrowed = |index: &u32| self.narrowed.get(index).copied();
            let wide = callee(&operator).and_then(|index| wides.get(&index));
            let instead = match (&operator, wide) {
                (Operator::LocalGet { local_index }, _) => narrowed(local_index).map(Instruction::LocalGet),
                (Operator::LocalSet { local_index }, _) => narrowed(local_index).map(Instruction::LocalSet),
                (Operator::LocalTee { local_index }, _) => narrowed(local_index).map(Instruction::LocalTee),
                (Operator::Call { .. }, Some(wide)) => Some(Instruction::Call(wide.index)),
                (Operator::ReturnCall { .. }, Some(wide)) => Some(Instruction::ReturnCall(wide.index)),
                _ => None,
            };
            let Some(instead) = instead else { continue };
            instructions.extend_from_slice(&self.bytes[copied..before]);
            copied = operators.original_position();
            if let Some(wide) = wide {
                let params = functions.types[wide.ty as usize].params();
                if !self.widen_arguments(params, &wide.on_stack, &mut instructions) {
                    instructions.extend_from_slice(&self.bytes[before..copied]);
                    continue;
                }
            }
            instead.encode(&mut instructions);
        }
        instructions.extend_from_slice(&self.bytes[copied..]);

        let mut groups: Vec<(u32, ValType)> = Vec::new();
        for group in body.get_locals_reader()? {
            let (count, ty) = group?;
            groups.push((count, ValType::try_from(ty).ok().context("a type that only a host can have")?));
        }
        groups.extend(self.added.iter().map(|ty| (1, *ty)));
        let mut written = Vec::with_capacity(instructions.len() + 16);
        groups.len().encode(&mut written);
        for (count, ty) in groups {
            count.encode(&mut written);
            ty.encode(&mut written);
        }
        written.extend_from_slice(&instructions);
        Ok(written)
    }

    /// Makes arguments wide before a call, once they are all there. Not where there is no room for what that takes.
    fn widen_arguments(&mut self, params: &[ValType], on_stack: &[usize], written: &mut Vec<u8>) -> bool {
        let first = on_stack.first().copied().unwrap_or(params.len());
        let behind = params.get(first + 1..).unwrap_or_default();
        // Each of them is put aside and got again, with an index of three bytes at most.
        let takes = behind.len() * 8 + on_stack.len();
        if self.locals + self.added.len() + behind.len() > LOCALS_MOST || takes > self.room {
            return false;
        }
        self.room -= takes;
        let mut used = BTreeMap::new();
        let mut put_aside = Vec::with_capacity(behind.len());
        for ty in behind.iter().rev() {
            let next: &mut usize = used.entry(*ty).or_default();
            let variable = match self.aside.get(ty).and_then(|aside| aside.get(*next)) {
                Some(variable) => *variable,
                None => {
                    let variable = self.add(*ty);
                    self.aside.entry(*ty).or_default().push(variable);
                    variable
                }
            };
            *next += 1;
            put_aside.push(variable);
            Instruction::LocalSet(variable).encode(written);
        }
        Instruction::I64ExtendI32U.encode(written);
        for (param, variable) in (first + 1..).zip(put_aside.into_iter().rev()) {
            Instruction::LocalGet(variable).encode(written);
            if on_stack.contains(&param) {
                Instruction::I64ExtendI32U.encode(written);
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use wasmtime::{Engine, Instance, Module, Store, Val};

    use super::*;

    const TYPES: [&str; 4] = ["i32", "i64", "f32", "f64"];

    /// A function that changes what it gets and tells all of it in one number, called by name, at the end, from a table
    /// and from outside.
    fn guest(params: &[&str]) -> String {
        let list = params.join(" ");
        let given: String = (0..params.len()).map(|at| format!("(local.get {at})")).collect();
        let number = |at: usize| match params[at] {
            "i32" => format!("(i64.extend_i32_s (local.get {at}))"),
            "i64" => format!("(local.get {at})"),
            "f32" => format!("(i64.extend_i32_u (i32.reinterpret_f32 (local.get {at})))"),
            _ => format!("(i64.reinterpret_f64 (local.get {at}))"),
        };
        let summed: String = (0..params.len())
            .map(|at| {
                let change = match params[at] {
                    "i32" => {
                        format!("(local.set {at} (i32.rotl (local.tee {at} (local.get {at})) (i32.const 3)))")
                    }
                    _ => String::new(),
                };
                format!(
                    "{change} (local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 31)) {}))",
                    number(at)
                )
            })
            .collect();
        format!(
            r#"(module
              (type $all (func (param {list}) (result i64)))
              (table funcref (elem $sum))
              (func $sum (export "sum") (param {list}) (result i64) (local $sum i64) {summed} (local.get $sum))
              (func (export "by name") (param {list}) (result i64)
                (i64.add (call $sum {given}) (i64.mul (call $sum {given}) (i64.const 3))))
              (func (export "at the end") (param {list}) (result i64) (return_call $sum {given}))
              (func (export "from a table") (param {list}) (result i64)
                (call_indirect (type $all) {given} (i32.const 0))))"#
        )
    }

    fn results(wasm: &[u8], args: &[Val]) -> Vec<Option<i64>> {
        let engine = Engine::default();
        let module = Module::new(&engine, wasm).unwrap();
        let mut store = Store::new(&engine, ());
        let instance = Instance::new(&mut store, &module, &[]).unwrap();
        let call = |name: &str| {
            let mut result = [Val::I64(0)];
            instance.get_func(&mut store, name).unwrap().call(&mut store, args, &mut result).unwrap();
            result[0].i64()
        };
        ["sum", "by name", "at the end", "from a table"].map(call).to_vec()
    }

    proptest! {
        #[test]
        fn it_does_what_it_did_whatever_its_arguments_are(
            types in prop::collection::vec(0..TYPES.len(), 0..14),
            numbers in prop::collection::vec(any::<i64>(), 14),
        ) {
            let params: Vec<_> = types.iter().map(|ty| TYPES[*ty]).collect();
            let args: Vec<_> = params.iter().zip(numbers).map(|(ty, number)| match *ty {
                "i32" => Val::I32(number as i32),
                "i64" => Val::I64(number),
                "f32" => Val::F32((number as f32).to_bits()),
                _ => Val::F64((number as f64).to_bits()),
            }).collect();
            let narrow = wat::parse_str(guest(&params)).unwrap();
            let wide = widened(&narrow).unwrap();
            let whole = params.iter().filter(|ty| ty.starts_with('i')).collect::<Vec<_>>();
            prop_assert_eq!(wide.is_some(), whole.iter().skip(REGISTERS).any(|ty| **ty == "i32"));
            if let Some(wide) = wide {
                wasmparser::validate(&wide).unwrap();
                prop_assert_eq!(results(&wide, &args), results(&narrow, &args));
            }
        }
    }

    /// What the functions of a module take.
    fn takes(wasm: &[u8]) -> Vec<String> {
        let functions = Functions::read(wasm).unwrap();
        let types = functions.own.iter().map(|function| &functions.types[function.ty as usize]);
        types.map(|ty| ty.params().iter().map(|ty| format!("{ty:?} ")).collect::<String>()).collect()
    }

    #[test]
    fn what_is_called_by_name_gets_64_bits_where_registers_end() {
        let six = "(param i32 f64 i32 i64 i32 i32 i64 i32)";
        let wasm = wat::parse_str(format!(
            "(module (import \"a\" \"b\" (func $host {six}))
               (func $wide {six}) (func $alone {six})
               (func {six}
                 (call $wide (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4) (local.get 5)
                   (local.get 6) (local.get 7))
                 (call $host (local.get 0) (local.get 1) (local.get 2) (local.get 3) (local.get 4) (local.get 5)
                   (local.get 6) (local.get 7))))"
        ));
        let wide = widened(&wasm.unwrap()).unwrap().unwrap();
        let narrow = "I32 F64 I32 I64 I32 I32 I64 I32 ";
        assert_eq!(takes(&wide), [narrow, narrow, narrow, "I32 F64 I32 I64 I32 I64 I64 I64 "]);
    }

    #[test]
    fn what_has_no_room_for_more_variables_stays_as_it_is() {
        let with = |locals: usize, caller: usize| {
            let (locals, caller) = ("i32 ".repeat(locals), "i32 ".repeat(caller));
            let zeros = "(i32.const 0)".repeat(6);
            let text = format!(
                "(module (func $wide (param i32 i32 i32 i32 i32 i32) (local {locals}))
                   (func (local {caller}) (call $wide {zeros})))"
            );
            let wide = widened(&wat::parse_str(text).unwrap()).unwrap();
            wide.inspect(|wide| drop(wasmparser::validate(wide).unwrap()))
        };
        assert!(with(LOCALS_MOST - 8, LOCALS_MOST - 1).is_some());
        assert!(with(LOCALS_MOST - 7, 0).is_none());
        assert!(with(0, LOCALS_MOST).is_some());
    }

    #[test]
    fn what_is_not_valid_is_left_to_others() {
        assert_eq!(widen(b"\0asm\x01\0\0\0\x0a\x64\0".to_vec()), b"\0asm\x01\0\0\0\x0a\x64\0");
        let zeros = "(i32.const 0)".repeat(5);
        for wrong in [
            // A variable, a function and a type that there would be.
            "(func $wide (param i32 i32 i32 i32 i32) (drop (local.get 5))) (func (call $wide {}))",
            "(func $wide (param i32 i32 i32 i32 i32)) (func (call $wide {})) (func (call 3 {}))",
            "(func $wide (param i32 i32 i32 i32 i32)) (func (call $wide {}) (call_indirect (type 2) {})) (table 1 funcref)",
        ] {
            let wrong = wat::parse_str(format!("(module {})", wrong.replace("{}", &zeros))).unwrap();
            assert!(wasmparser::validate(&wrong).is_err());
            assert_eq!(widen(wrong.clone()), wrong);
        }
    }

    #[test]
    fn what_never_goes_on_does_not_become_many_times_as_long() {
        let dead = |params: usize, calls: usize| {
            let (params, calls) = ("i32 ".repeat(params), "call $wide ".repeat(calls));
            wat::parse_str(format!("(module (func $wide (param {params})) (func unreachable {calls}))"))
                .unwrap()
        };
        assert!(widened(&dead(1000, 1)).unwrap().is_none());
        for (params, calls) in [(5, 2_000_000), (24, 2_000_000), (24, 3_800_000)] {
            let narrow = dead(params, calls);
            let wide = widened(&narrow).unwrap().unwrap();
            wasmparser::validate(&wide).unwrap();
            assert!(wide.len() < narrow.len() * 2 + 2048, "{params} {calls}: {}", wide.len());
        }
    }
}
