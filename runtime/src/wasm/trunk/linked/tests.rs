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
    (data (i32.const 131072) "runroom:addresses own"))"#;

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
    assert!(memory.data(&store)[131_072..].starts_with(b"runroom:addresses own"));
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
        ("(i32.const 131072) \"run", "(i32.const 131088) \"run"),
        ("\"runroom:addresses own\"", "\"own\""),
        ("(data (i32.const 131072)", "(data (i32.const 0) \"\") (data (i32.const 131072)"),
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

const WEAK: u32 = SymbolTable::WASM_SYM_BINDING_WEAK;
const LOCAL: u32 = SymbolTable::WASM_SYM_BINDING_LOCAL;
const HIDDEN: u32 = SymbolTable::WASM_SYM_VISIBILITY_HIDDEN;
const UNDEFINED: u32 = SymbolTable::WASM_SYM_UNDEFINED;

/// An object that imports these functions, has those, of which some are in a group for what may be there many times, and names
/// these variables.
fn object(imported: &[(&str, u32)], own: &[(&str, u32, bool)], variables: &[(&str, u32)]) -> Vec<u8> {
    let mut imports = ImportSection::new();
    let mut table = SymbolTable::new();
    for (index, (name, flags)) in (0..).zip(imported) {
        imports.import(ENV, name, EntityType::Function(0));
        table.function(flags | UNDEFINED, index, None);
    }
    for (index, (name, flags, _)) in (imported.len() as u32..).zip(own) {
        table.function(*flags, index, Some(name));
    }
    for (name, flags) in variables {
        let place = DataSymbolDefinition { index: 0, offset: 0, size: 4 };
        table.data(*flags, name, (flags & UNDEFINED == 0).then_some(place));
    }
    let mut linking = LinkingSection::new();
    linking.symbol_table(&table);
    let mut linking = Module::new().section(&linking).clone().finish();
    let mut groups = Vec::new();
    let grouped: Vec<_> = (imported.len() as u32..)
        .zip(own)
        .filter(|(_, (.., grouped))| *grouped)
        .map(|(index, _)| index)
        .collect();
    grouped.len().encode(&mut groups);
    for index in grouped {
        "group".encode(&mut groups);
        groups.extend([0, 1, 1]);
        index.encode(&mut groups);
    }
    // The section is the module's last: what is told of groups goes behind the symbols.
    let at = linking.windows(7).position(|name| name == b"linking").unwrap() + 7;
    let mut told = linking.split_off(at);
    told.push(7);
    groups.encode(&mut told);
    let mut module = Module::new();
    module.section(&imports);
    module.section(&CustomSection { name: "linking".into(), data: told.into() });
    module.finish()
}

const TEMPLATE: &str = "_Ztwice";

/// The trunk, with a function and a variable more, as of a template.
fn with_templates() -> Linked {
    let more = format!(r#"(export "{TEMPLATE}" (func 0)) (export "_Zanswer" (global 1)) (elem"#);
    Linked::of(&wasm(&TRUNK.replacen("(elem", &more, 1))).unwrap().0
}

#[test]
fn functions_of_the_trunks_names_are_meant_to_go_before_its_own_unless_it_makes_no_difference_which_is_taken()
{
    let can_have = |own: (&str, u32, bool)| {
        with_templates()
            .can_have(&[&object(&[], &[], &[]), &object(&[("call", 0)], &[("own", 0, false), own], &[])])
    };
    assert!(can_have((TEMPLATE, WEAK, true)));
    assert!(can_have((TEMPLATE, WEAK | HIDDEN, true)));
    assert!(can_have((TEMPLATE, LOCAL, false)) && can_have(("twice", LOCAL, false)));
    assert!(can_have(("other", WEAK, false)) && can_have(("other", WEAK, true)));
    assert!(can_have(("_start", 0, false)), "each program has its own");
    assert!(!can_have((TEMPLATE, WEAK, false)), "one that replaces the trunk's");
    assert!(!can_have((TEMPLATE, 0, true)) && !can_have((TEMPLATE, 0, false)));
    assert!(!can_have(("twice", WEAK, true)) && !can_have(("twice", WEAK, false)));
    assert!(!can_have(("twice", 0, false)) && !can_have(("twice", HIDDEN, false)));
}

#[test]
fn who_asks_whether_there_is_a_function_is_linked_whole() {
    let can_have = |name, flags| with_templates().can_have(&[&object(&[(name, flags)], &[], &[])]);
    assert!(can_have("twice", 0) && can_have("other", 0) && can_have("other", WEAK));
    assert!(!can_have("twice", WEAK));
}

#[test]
fn variables_are_a_programs_own_or_the_trunks() {
    let can_have = |objects: [&[(&str, u32)]; 2]| {
        let objects = objects.map(|variables| object(&[], &[], variables));
        with_templates().can_have(&objects.each_ref().map(Vec::as_slice))
    };
    let wanted = [("answer", UNDEFINED), ("__dso_handle", UNDEFINED), ("own", UNDEFINED)];
    assert!(can_have([&wanted, &[("own", 0), ("answer", LOCAL), ("_Zanswer", WEAK)]]));
    assert!(!can_have([&wanted, &[("own", LOCAL)]]));
    assert!(!can_have([&[], &[("answer", WEAK)]]) && !can_have([&[], &[("answer", 0)]]));
    assert!(!can_have([&[], &[("answer", UNDEFINED | WEAK)]]));
    assert!(!can_have([&[], &[("__heap_base", UNDEFINED)]]), "the program's is another one");
}

#[test]
fn what_is_large_is_linked_whole() {
    let variables = |count: u32| {
        let names: Vec<_> = (0..count).map(|index| format!("variable {index:07}")).collect();
        let names: Vec<_> = names.iter().map(|name| (name.as_str(), 0)).collect();
        object(&[], &[], &names)
    };
    assert!(linked().can_have(&[&variables(100_000)]));
    assert!(!linked().can_have(&[&variables(200_000), &variables(200_000)]));
    let program =
        PROGRAM.replace("(func $clear", &format!("{} (func $clear", "(type (func))".repeat(70_000)));
    assert!(!linked().has_all_of(&wasm(&program)));
    let program = PROGRAM.replace("addresses own", &format!("addresses {}", "x".repeat(9 << 20)));
    assert!(!linked().has_all_of(&wasm(&program)));
}

#[test]
fn what_cannot_be_read_is_not_linked() {
    assert!(!linked().can_have(&[b"no object"]));
    let mut module = Module::new();
    module.section(&CustomSection { name: "linking".into(), data: [2, 8, 100].as_slice().into() });
    assert!(!linked().can_have(&[&module.finish()]));
    let twice = [&object(&[], &[], &[])[..], &object(&[], &[], &[])[8..]].concat();
    assert!(!linked().can_have(&[&twice]));
}

#[test]
fn an_object_tells_where_variables_are_as_distances() {
    let (_, object) = Linked::of(&wasm(TRUNK)).unwrap();
    let mut told = vec![1, 0x84, 4];
    "answer".encode(&mut told);
    told.push(0);
    (u64::MAX - (2 * PAGE - 65540) + 1).encode(&mut told);
    told.push(0);
    assert!(object.windows(told.len()).any(|part| part == told));
    assert!(!object.windows(11).any(|part| part == b"__heap_base"));
}
