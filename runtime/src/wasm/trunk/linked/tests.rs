use wasm_encoder::{CustomSection, DataSymbolDefinition, Encode as _, LinkingSection, SymbolTable};
use wasmtime::{Extern, Instance, Linker, Module as Native, Ref, Store, Val};

use super::*;
use crate::wasm::{
    engine::product_engine,
    instrument::{Count, instrument},
};

/// A library of two variables and some functions, one of which calls what it is told by its place in the table.
const TRUNK: &str = r#"(module
    (type $unary (func (param i32) (result i32)))
    (tag $thrown (export "thrown") (param i32))
    (memory (export "memory") 2)
    (table (export "__indirect_function_table") 3 funcref)
    (global $stack (export "__stack_pointer") (mut i32) (i32.const 65536))
    (global (export "answer") i32 (i32.const 65540))
    (global (export "__heap_base") i32 (i32.const 65544))
    (func (export "twice") (param i32) (result i32) (i32.mul (local.get 0) (i32.const 2)))
    (func (export "call") (param i32) (result i32) (call_indirect (type $unary) (i32.const 7) (local.get 0)))
    (func (export "stack") (result i32) (global.get $stack))
    (func (export "_start"))
    (func (export "throw") (param i32) (throw $thrown (local.get 0)))
    (elem (i32.const 1) func 0 1)
    (data (i32.const 65540) "\2a"))"#;

/// A program, as a linker makes it that was told of the library above.
const PROGRAM: &str = r#"(module
    (type $unary (func (param i32) (result i32)))
    (import "env" "call" (func $call (type $unary)))
    (import "env" "throw" (func $throw (param i32)))
    (import "env" "stack" (func $stack (result i32)))
    (import "env" "memory" (memory 3))
    (import "env" "__indirect_function_table" (table 4 funcref))
    (import "env" "thrown" (tag $thrown (param i32)))
    (global $own_stack (mut i32) (i32.const 131072))
    (func $start (export "_start") (result i32)
        (global.set $own_stack (i32.sub (global.get $own_stack) (i32.const 16)))
        (i32.add
            (i32.add (call $call (i32.const 3)) (call $stack))
            (block $caught (result i32)
                (try_table (catch $thrown $caught) (call $throw (i32.const 1000)))
                (i32.const 0))))
    (func $more (type $unary) (i32.add (local.get 0) (i32.load (i32.const 65540))))
    (func $clear (unreachable))
    (start $clear)
    (elem (i32.const 3) func $more)
    (data (i32.const 131072) "own"))"#;

fn wasm(text: &str) -> Vec<u8> {
    wat::parse_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn linked() -> Linked {
    Linked::of(&wasm(TRUNK)).unwrap().0
}

fn as_it_is(program: &[u8]) -> anyhow::Result<Vec<u8>> {
    Ok(program.to_vec())
}

fn with_fuel(program: &[u8]) -> anyhow::Result<Vec<u8>> {
    instrument(program, Count::Fuel)
}

/// What a program returns on its trunk, after something has been done with both.
fn run(then: fn(&[u8]) -> anyhow::Result<Vec<u8>>) -> i32 {
    let engine = product_engine().unwrap();
    let mut store = Store::new(&engine, ());
    let trunk = Native::new(&engine, then(&wasm(TRUNK)).unwrap()).unwrap();
    let trunk = Linker::new(&engine).instantiate(&mut store, &trunk).unwrap();
    let branch = Native::new(&engine, branch(&wasm(PROGRAM), then).unwrap().unwrap()).unwrap();
    let mut imports = Vec::new();
    for import in branch.imports() {
        let theirs = trunk.get_export(&mut store, import.name()).unwrap();
        match &theirs {
            Extern::Memory(memory) if import.name() == "memory" => {
                memory.grow(&mut store, 1).unwrap();
            }
            Extern::Table(table) => {
                table.grow(&mut store, 1, Ref::Func(None)).unwrap();
            }
            _ => {}
        }
        imports.push(theirs);
    }
    let instance = Instance::new(&mut store, &branch, &imports).unwrap();
    assert!(instance.get_export(&mut store, START).is_none());
    let start = instance.get_func(&mut store, "_start").unwrap();
    let mut returned = [Val::I32(0)];
    start.call(&mut store, &[], &mut returned).unwrap();
    let memory = trunk.get_memory(&mut store, "memory").unwrap();
    assert_eq!(&memory.data(&store)[131_072..131_075], b"own");
    returned[0].unwrap_i32()
}

#[test]
fn a_program_has_memory_table_stack_tags_and_fuel_of_its_trunk() {
    let all = 7 + 42 + (65536 - 16) + 1000;
    assert_eq!(run(as_it_is), all);
    assert_eq!(run(with_fuel), all);
}

#[test]
fn a_program_is_linked_behind_its_trunk() {
    let linked = linked();
    assert_eq!((linked.data, linked.table), (2 * PAGE, 3));
    assert!(linked.has_all_of(&wasm(PROGRAM)));
}

#[test]
fn what_shares_too_little_is_no_trunk() {
    for (from, to) in [
        ("(export \"memory\")", ""),
        ("(memory (export", "(memory (import \"a\" \"b\") (export"),
        ("(export \"__indirect_function_table\")", ""),
        ("\"__stack_pointer\"", "\"stack_pointer\""),
        ("(mut i32) (i32.const 65536)", "(mut i64) (i64.const 65536)"),
    ] {
        assert_eq!(TRUNK.matches(from).count(), 1, "{from}");
        let other = TRUNK.replace(from, to).replace("(global.get $stack)", "(i32.const 0)");
        let Ok(other) = wat::parse_str(other) else { continue };
        assert!(Linked::of(&other).is_err(), "{to}");
    }
}

#[test]
fn a_program_that_needs_something_else_is_none_of_the_trunk() {
    let linked = linked();
    for (from, to) in [
        ("\"env\" \"call\"", "\"env\" \"miss\""),
        ("\"env\" \"call\"", "\"wasi\" \"call\""),
        ("\"env\" \"call\"", "\"env\" \"memory\""),
        ("(func $throw (param i32))", "(func $throw (param i64))"),
        (
            "(import \"env\" \"thrown\" (tag $thrown (param i32)))",
            "(tag $thrown (param i32))(import \"env\" \"g\" (global i32))",
        ),
        ("(table 4 funcref)", "(table 16388 funcref)"),
        ("(global $own_stack (mut i32)", "(global i64 (i64.const 1)) (global $own_stack (mut i32)"),
    ] {
        assert_eq!(PROGRAM.matches(from).count(), 1, "{from}");
        let Ok(other) = wat::parse_str(PROGRAM.replace(from, to)) else { continue };
        assert!(!linked.has_all_of(&other), "{to}");
    }
    assert!(!linked.has_all_of(b"no module"));
    assert!(!linked.has_all_of(&wasm(TRUNK)));
}

#[test]
fn a_program_that_shares_no_memory_is_whole() {
    assert!(branch(&wasm(TRUNK), as_it_is).unwrap().is_none());
    assert!(branch(b"no module", |_| unreachable!()).unwrap().is_none());
    let program = PROGRAM.replace("(global $own_stack", "(global i64 (i64.const 1)) (global $own_stack");
    assert!(branch(&wasm(&program), as_it_is).unwrap_err().to_string().contains("variables"));
}

/// An object with these functions, and variables that it has or has not.
fn object(functions: &[(&str, u32)], variables: &[(&str, bool)]) -> Vec<u8> {
    let mut table = SymbolTable::new();
    for (index, (name, flags)) in (0..).zip(functions) {
        table.function(*flags, index, Some(name));
    }
    for (name, is_there) in variables {
        let place = DataSymbolDefinition { index: 0, offset: 0, size: 4 };
        let flags = if *is_there { 0 } else { SymbolTable::WASM_SYM_UNDEFINED };
        table.data(flags, name, is_there.then_some(place));
    }
    let mut module = Module::new();
    module.section(LinkingSection::new().symbol_table(&table));
    module.finish()
}

#[test]
fn a_function_of_the_trunks_name_is_meant_to_replace_it_unless_it_is_somebody_elses() {
    let can_have =
        |functions: &[(&str, u32)]| linked().can_have(&[&object(&[], &[]), &object(functions, &[])]);
    let named = SymbolTable::WASM_SYM_EXPLICIT_NAME;
    for flags in [
        named | SymbolTable::WASM_SYM_UNDEFINED,
        SymbolTable::WASM_SYM_BINDING_WEAK,
        SymbolTable::WASM_SYM_BINDING_LOCAL,
    ] {
        assert!(can_have(&[("own", 0), ("twice", flags)]), "{flags}");
    }
    assert!(!can_have(&[("own", 0), ("twice", 0)]));
    assert!(!can_have(&[("twice", SymbolTable::WASM_SYM_VISIBILITY_HIDDEN)]));
    assert!(can_have(&[("_start", 0)]), "each program has its own");
}

#[test]
fn variables_are_a_programs_own_or_the_trunks() {
    let can_have = |objects: [&[(&str, bool)]; 2]| {
        let objects = objects.map(|variables| object(&[], variables));
        linked().can_have(&objects.each_ref().map(Vec::as_slice))
    };
    assert!(can_have([&[("answer", false), ("__dso_handle", false), ("own", false)], &[("own", true)]]));
    assert!(!can_have([&[("answer", false), ("own", false)], &[("other", true)]]));
}

#[test]
fn what_cannot_be_read_is_not_linked() {
    assert!(!linked().can_have(&[b"no object"]));
    let mut module = Module::new();
    module.section(&CustomSection { name: "linking".into(), data: [2, 8, 100].as_slice().into() });
    assert!(!linked().can_have(&[&module.finish()]));
}

#[test]
fn an_object_tells_where_variables_are_as_distances() {
    let (_, object) = Linked::of(&wasm(TRUNK)).unwrap();
    let mut told = vec![1, 0x84, 4];
    "answer".encode(&mut told);
    told.push(0);
    (u64::MAX - (2 * PAGE - 65540) + 1).encode(&mut told);
    told.push(0);
    // One of them: the other is the linker's own.
    assert!(object.windows(told.len() + 1).any(|part| part[0] == 1 && part[1..] == told));
    assert!(!object.windows(11).any(|part| part == b"__heap_base"));
}
