use wasmparser::{Parser, Payload};
use wasmtime::{Engine, Extern, Instance, Linker, Module, Store, Val};

use super::*;
use crate::wasm::instrument::{Count, instrument};

/// A program as a linker with a trunk makes it, whole: two functions of the trunk, then the program's own.
fn text(own: &str, pages: u32) -> String {
    format!(
        r#"(module
          (type $unary (func (param i32) (result i32)))
          (type $none (func (result i32)))
          (type $host (func (param i32)))
          (import "host" "tell" (func $tell (type $host)))
          (func $twice (type $unary) {TWICE})
          (func $call (type $unary) {CALL})
          {own}
          (table {entries} funcref)
          (memory {pages})
          (global $calls (mut i32) (i32.const 0))
          (export "_start" (func $start))
          (export "memory" (memory 0))
          (elem (i32.const 7) func $twice $call {names})
          (@custom "trunk" "\02sum"))"#,
        entries = 7 + 2 + own.matches("(func").count(),
        names = own
            .split("(func ")
            .skip(1)
            .filter_map(|func| func.split(' ').next())
            .collect::<Vec<_>>()
            .join(" "),
    )
}

const TWICE: &str =
    "(global.set $calls (i32.add (global.get $calls) (i32.const 1))) (i32.mul (local.get 0) (i32.const 2))";
const CALL: &str = "(call $twice (call_indirect (type $none) (local.get 0)))";

fn whole(own: &str, pages: u32) -> Vec<u8> {
    wat::parse_str(text(own, pages)).unwrap()
}

/// The same without the trunk's code.
fn short(own: &str, pages: u32) -> Vec<u8> {
    wat::parse_str(without_code(&text(own, pages))).unwrap()
}

fn without_code(text: &str) -> String {
    text.replace(TWICE, "unreachable").replace(CALL, "unreachable")
}

/// Calls itself by the table, and the trunk and the host by their numbers.
const HELLO: &str = r#"(func $start (type $none) (call $tell (i32.load (i32.const 65536)))
        (i32.add (call $call (i32.const 10)) (global.get $calls)))
    (func $five (type $none) (i32.const 5))
    (data (i32.const 65536) "\2a")"#;

const EMPTY: &str = "(func $start (type $none) (i32.const 1))";

/// Runs a program, by itself or as the branch of a trunk. Returns what it returns, and what it tells.
fn run(trunk: Option<&[u8]>, wasm: &[u8]) -> (i32, Vec<i32>) {
    let engine = Engine::default();
    let mut store = Store::new(&engine, Vec::new());
    let mut linker = Linker::<Vec<i32>>::new(&engine);
    linker
        .func_wrap("host", "tell", |mut caller: wasmtime::Caller<'_, Vec<i32>>, told: i32| {
            caller.data_mut().push(told);
        })
        .unwrap();
    let module = Module::new(&engine, wasm).unwrap();
    let instance = match trunk {
        None => linker.instantiate(&mut store, &module).unwrap(),
        Some(trunk) => {
            let trunk = linker.instantiate(&mut store, &Module::new(&engine, trunk).unwrap()).unwrap();
            let imports: Vec<_> =
                module.imports().map(|import| trunk.get_export(&mut store, import.name()).unwrap()).collect();
            for memory in imports.clone().into_iter().filter_map(Extern::into_memory) {
                memory.grow(&mut store, 1).unwrap();
            }
            Instance::new(&mut store, &module, &imports).unwrap()
        }
    };
    assert!(instance.get_memory(&mut store, "memory").is_some());
    let start = instance.get_func(&mut store, "_start").unwrap();
    let mut returned = [Val::I32(0)];
    start.call(&mut store, &[], &mut returned).unwrap();
    (returned[0].unwrap_i32(), store.into_data())
}

fn as_it_is(rest: &[u8]) -> anyhow::Result<Vec<u8>> {
    Ok(rest.to_vec())
}

#[test]
fn a_branch_on_its_trunk_does_what_the_program_does() {
    let (trunk, prefix) = trunk(&whole(EMPTY, 1)).unwrap();
    let branch = prefix.branch(&short(HELLO, 2), as_it_is).unwrap().unwrap();
    assert_eq!(run(None, &whole(HELLO, 2)), (11, vec![42]));
    assert_eq!(run(Some(&trunk), &branch), (11, vec![42]));
    // Of the functions, the program's own.
    let parts = Parser::new(0).parse_all(&branch).map(Result::unwrap);
    assert_eq!(parts.filter(|part| matches!(part, Payload::CodeSectionEntry(_))).count(), 2);
}

#[test]
fn a_branch_spends_the_fuel_of_its_trunk() {
    let (trunk, prefix) = trunk(&whole(EMPTY, 1)).unwrap();
    let trunk = instrument(&trunk, Count::Fuel).unwrap();
    let branch =
        prefix.branch(&short(HELLO, 2), |program| instrument(program, Count::Fuel)).unwrap().unwrap();
    let imports: Vec<_> = Parser::new(0)
        .parse_all(&branch)
        .filter_map(|part| match part.unwrap() {
            Payload::ImportSection(imports) => Some(imports),
            _ => None,
        })
        .flat_map(|imports| imports.into_imports().map(|import| import.unwrap().name))
        .collect();
    assert_eq!(imports, ["function 0", "function 2", MEMORY, TABLE, FUEL, "global 0"]);
    let engine = Engine::new(wasmtime::Config::new().wasm_threads(true)).unwrap();
    let exported = Module::new(&engine, &trunk).unwrap();
    assert!(imports.iter().all(|name| exported.get_export(name).is_some()));
    Module::new(&engine, &branch).unwrap();
}

#[test]
fn a_program_for_another_trunk_is_refused() {
    let (_, prefix) = trunk(&whole(EMPTY, 1)).unwrap();
    let text = without_code(&text(HELLO, 2));
    for (from, to) in [
        ("\\02sum", "\\02som"),
        ("\\02sum", "\\01sum"),
        ("(import \"host\" \"tell\"", "(import \"host\" \"say\""),
        ("(global $calls (mut i32) (i32.const 0))", "(global $calls (mut i32) (i32.const 1))"),
        ("(type $none (func (result i32)))", "(type $none (func (result i32))) (type (func))"),
        ("(elem (i32.const 7)", "(elem (i32.const 6)"),
    ] {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        let other = wat::parse_str(text.replace(from, to)).unwrap();
        assert!(prefix.branch(&other, as_it_is).unwrap_err().to_string().contains("another trunk"), "{to}");
    }
    let many = "(func (type $none) unreachable)".repeat(BRANCH_MOST as usize);
    let numbers: Vec<_> = (1..5 + BRANCH_MOST).map(|index| index.to_string()).collect();
    let many = text
        .replace("(data (i32.const 65536)", &format!("{many} (data (i32.const 65536)"))
        .replace("(table 11", &format!("(table {}", 11 + BRANCH_MOST))
        .replace("func $twice $call $start $five", &format!("func {}", numbers.join(" ")));
    let refused = prefix.branch(&wat::parse_str(many).unwrap(), as_it_is);
    assert!(refused.unwrap_err().to_string().contains("16386 functions"));
}

#[test]
fn a_program_that_cannot_have_a_trunk_is_whole() {
    let (_, prefix) = trunk(&whole(EMPTY, 1)).unwrap();
    let text = without_code(&text(HELLO, 2));
    for (from, to) in [
        ("(@custom \"trunk\" \"\\02sum\")", ""),
        ("\\02sum", ""),
        ("\\02sum", "\\00"),
        ("\\02sum", "\\7fsum"),
        ("func $twice $call", "func $call $twice"),
        ("(memory 2)", "(memory 2 3)"),
        ("(memory 2)", "(memory 2) (tag)"),
        ("(table 11 funcref)", "(table 11 funcref) (table 1 funcref)"),
        ("(export \"memory\"", "(start $begin) (func $begin) (export \"memory\""),
    ] {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        let other = wat::parse_str(text.replace(from, to)).unwrap();
        assert!(prefix.branch(&other, as_it_is).unwrap().is_none(), "{to}");
        assert!(trunk(&other).is_err(), "{to}");
    }
    for other in [&whole(HELLO, 2)[..], b"\0asm\x01\0\0\0\x0a\x64\0", b"\0asm\x0d\0\x01\0", b""] {
        assert!(prefix.branch(other, as_it_is).unwrap().is_none());
    }
    assert!(trunk(&short(EMPTY, 1)).is_err());
}

#[test]
fn a_section_that_is_there_twice_or_too_late_is_refused() {
    for sections in [&[1, 1, 0, 1, 1, 0][..], &[6, 1, 0, 6, 1, 0], &[6, 1, 0, 2, 1, 0], &[10, 1, 0, 2, 1, 0]]
    {
        let wasm = [b"\0asm\x01\0\0\0", sections].concat();
        let Err(refused) = Parts::read(&wasm) else { panic!("{sections:?}") };
        assert!(refused.to_string().contains("order"), "{sections:?}: {refused}");
    }
}
