//! A small guest as asyncify makes it, with its stack unwound and rewound at many places.

use proptest::prelude::*;
use wasmtime::{Caller, Engine, Linker, Module, Store, TypedFunc};

use super::{super::functions, *};

/// Adds up what the host gives, in a loop in one function that calls another twice: as asyncify has made them and Binaryen has
/// optimised them. What `pause` is called with comes back from it. There is `{work}` enough for the loop to be most of it.
const GUEST: &str = r#"(module
  (type $sum (func (param i32) (result i32)))
  (import "host" "pause" (func $pause (param i32) (result i32)))
  (memory (export "memory") 1)
  (global $state (mut i32) (i32.const 0))
  (global $data (mut i32) (i32.const 0))

  (func $sum (export "sum") (type $sum) (local $at i32) (local $sum i32) (local $frame i32) (local $index i32) (local $ratio f64)
    (if (i32.eq (global.get $state) (i32.const 2))
      (then
        (i32.store (global.get $data) (i32.sub (i32.load (global.get $data)) (i32.const 20)))
        (local.set $frame (i32.load (global.get $data)))
        (local.set 0 (i32.load (local.get $frame)))
        (local.set $at (i32.load offset=4 (local.get $frame)))
        (local.set $sum (i32.load offset=8 (local.get $frame)))
        (local.set $ratio (f64.load offset=12 (local.get $frame)))))
    (local.set $frame
      (block $unwind (result i32)
        (if (i32.eq (global.get $state) (i32.const 2))
          (then
            (i32.store (global.get $data) (i32.sub (i32.load (global.get $data)) (i32.const 4)))
            (local.set $index (i32.load (i32.load (global.get $data))))))
        (block $done
          (if (i32.eqz (global.get $state)) (then (local.set $ratio (f64.const 0.5))))
          (loop $next
            (if (i32.eqz (global.get $state))
              (then
                (br_if $done (i32.ge_s (local.get $at) (local.get 0)))
                (local.set $at (i32.add (local.get $at) (i32.const 1)))))
            (if (i32.eqz (select (local.get $index) (i32.const 0) (global.get $state)))
              (then
                (local.set $frame (call $twice (local.get $at)))
                (drop (br_if $unwind (i32.const 0) (i32.eq (global.get $state) (i32.const 1))))
                (local.set $sum (i32.add (local.get $sum) (local.get $frame)))))
            (if (select (i32.eq (local.get $index) (i32.const 1)) (i32.const 1) (global.get $state))
              (then
                (local.set $frame (call $twice (local.get $at)))
                (drop (br_if $unwind (i32.const 1) (i32.eq (global.get $state) (i32.const 1))))
                (local.set $sum (i32.sub (local.get $sum) (i32.shr_u (local.get $frame) (i32.const 1))))))
            (if (i32.eqz (global.get $state))
              (then {work} (local.set $ratio (f64.add (local.get $ratio) (f64.const 1))))
              (else (local.set $ratio (f64.mul (local.get $ratio) (f64.const 1)))))
            (br_if $next (i32.eqz (global.get $state)))))
        (if (i32.eqz (global.get $state))
          (then (return (i32.add (local.get $sum) (i32.trunc_f64_s (f64.mul (local.get $ratio) (f64.const 1000)))))))
        (unreachable)))
    (i32.store (i32.load (global.get $data)) (local.get $frame))
    (i32.store (global.get $data) (i32.add (i32.load (global.get $data)) (i32.const 4)))
    (local.set $frame (i32.load (global.get $data)))
    (i32.store (local.get $frame) (local.get 0))
    (i32.store offset=4 (local.get $frame) (local.get $at))
    (i32.store offset=8 (local.get $frame) (local.get $sum))
    (f64.store offset=12 (local.get $frame) (local.get $ratio))
    (i32.store (global.get $data) (i32.add (i32.load (global.get $data)) (i32.const 20)))
    (i32.const 0))

  (func $twice (param $what i32) (result i32) (local $frame i32) (local $got i32)
    (if (i32.eq (global.get $state) (i32.const 2))
      (then
        (i32.store (global.get $data) (i32.sub (i32.load (global.get $data)) (i32.const 8)))
        (local.set $frame (i32.load (global.get $data)))
        (local.set $what (i32.load offset=4 (local.get $frame)))))
    (local.set $got (call $pause (local.get $what)))
    (if (i32.eq (global.get $state) (i32.const 1))
      (then
        (local.set $frame (i32.load (global.get $data)))
        (i32.store (local.get $frame) (i32.const 0))
        (i32.store offset=4 (local.get $frame) (local.get $what))
        (i32.store (global.get $data) (i32.add (i32.load (global.get $data)) (i32.const 8)))
        (return (i32.const 0))))
    (i32.mul (local.get $got) (i32.const 2)))

  (func (export "begin_unwind") (global.set $state (i32.const 1)) (global.set $data (i32.const 16))
    (i32.store (i32.const 16) (i32.const 1024)))
  (func (export "begin_rewind") (global.set $state (i32.const 2)))
  (func (export "end") (global.set $state (i32.const 0)))
  (func (export "asyncify_get_state") (result i32) (global.get $state)))"#;

const SUM: u32 = 1;
const TWICE: u32 = 2;

/// What the host knows.
#[derive(Default)]
struct Host {
    /// By call: whether the stack is to be unwound there.
    unwind_at: Vec<bool>,
    calls: usize,
    rewinds: usize,
}

fn export(caller: &mut Caller<'_, Host>, name: &str) -> TypedFunc<(), ()> {
    let function = caller.get_export(name).unwrap().into_func().unwrap();
    function.typed(&*caller).unwrap()
}

/// Runs the guest to its end, rewinding it each time that it was unwound. Returns the sum, and how often it was.
fn run(wasm: &[u8], turns: i32, unwind_at: Vec<bool>) -> (i32, usize) {
    let engine = Engine::default();
    let module = Module::new(&engine, wasm).unwrap();
    let mut linker = Linker::new(&engine);
    linker
        .func_wrap("host", "pause", |mut caller: Caller<'_, Host>, what: i32| {
            let state = caller.get_export("asyncify_get_state").unwrap().into_func().unwrap();
            let state = state.typed::<(), i32>(&caller).unwrap().call(&mut caller, ()).unwrap();
            if state == 2 {
                export(&mut caller, "end").call(&mut caller, ()).unwrap();
                caller.data_mut().rewinds += 1;
                return what;
            }
            let call = caller.data().calls;
            caller.data_mut().calls += 1;
            if caller.data().unwind_at[call] {
                export(&mut caller, "begin_unwind").call(&mut caller, ()).unwrap();
            }
            what
        })
        .unwrap();
    let mut store = Store::new(&engine, Host { unwind_at, ..Host::default() });
    let instance = linker.instantiate(&mut store, &module).unwrap();
    let sum = instance.get_typed_func::<i32, i32>(&mut store, "sum").unwrap();
    let state = instance.get_typed_func::<(), i32>(&mut store, "asyncify_get_state").unwrap();
    let begin_rewind = instance.get_typed_func::<(), ()>(&mut store, "begin_rewind").unwrap();
    loop {
        let result = sum.call(&mut store, turns).unwrap();
        if state.call(&mut store, ()).unwrap() == 0 {
            return (result, store.data().rewinds);
        }
        begin_rewind.call(&mut store, ()).unwrap();
    }
}

fn guest() -> Vec<u8> {
    let work = "(local.set $ratio (f64.neg (f64.neg (local.get $ratio)))) ".repeat(20);
    wat::parse_str(GUEST.replace("{work}", &work)).unwrap()
}

/// Of each function, how often it asks for the state.
fn questions(wasm: &[u8]) -> Vec<usize> {
    let functions = Functions::read(wasm).unwrap();
    let state = state(wasm, &functions).unwrap();
    let count = |function: &functions::Function<'_>| {
        let body = FunctionBody::new(BinaryReader::new(&function.body, 0));
        let operators = body.get_operators_reader().unwrap().into_iter().map(Result::unwrap);
        operators
            .filter(
                |operator| matches!(operator, Operator::GlobalGet { global_index } if *global_index == state),
            )
            .count()
    };
    functions.own.iter().map(count).collect()
}

#[test]
fn a_hot_function_asks_at_its_beginning_and_behind_its_calls() {
    let (before, after) = (guest(), quicken(&guest(), [SUM, TWICE]).unwrap());
    wasmparser::validate(&after).unwrap();
    let (before, after) = (questions(&before), questions(&after));
    let [sum, twice, others @ ..] = &before[..] else { panic!() };
    let [fast_sum, fast_twice, same @ ..] = &after[..] else { panic!() };
    assert_eq!((*fast_sum, *fast_twice), (3, 2));
    // The whole one leaves its loop, and what is fast from there on asks behind the calls alone.
    assert_eq!(same, [others, &[sum + 1, 2, *twice]].concat());
}

#[test]
fn what_cannot_be_made_fast_is_refused() {
    let refused = |wasm: &[u8], hot| quicken(wasm, [hot]).unwrap_err().to_string();
    assert_eq!(refused(&guest(), 0), "function 0 is not one of the module's own");
    assert_eq!(refused(&guest(), 99), "function 99 is not one of the module's own");
    assert_eq!(refused(&guest(), 4), "function 4 does not ask for the state");
    assert_eq!(
        refused(&wat::parse_str("(module (func))").unwrap(), 0),
        "it does not export asyncify_get_state"
    );
    let other = r#"(module (func (export "asyncify_get_state") (result i32) (i32.const 0)))"#;
    let told = refused(&wat::parse_str(other).unwrap(), 0);
    assert_eq!(told, "asyncify_get_state returns something else than a variable");
    assert!(quicken(b"\0asm", [0]).is_err());
    assert_eq!(quicken(&guest(), [SUM, SUM]).unwrap_err().to_string(), "function 1 is told twice");
    for other in [
        "(global.set 0 (i32.const 0))",
        "(drop (local.tee 0 (global.get 0)))",
        "(drop (i32.ne (global.get 0) (i32.const 1)))",
        "(drop (i32.eq (i32.const 1) (global.get 0)))",
    ] {
        let text = format!(
            r#"(module (global (mut i32) (i32.const 0))
              (func (export "asyncify_get_state") (result i32) (global.get 0))
              (func (local i32) (drop (global.get 0)) {other}))"#
        );
        let told = refused(&wat::parse_str(text).unwrap(), 1);
        assert_eq!(told, "function 1 does more with the state than asking for it", "{other}");
    }
}

#[test]
fn a_loop_is_begun_in_where_a_function_is_most_of_all_that() {
    let has_way = |function: String| {
        let text = format!(
            r#"(module (global (mut i32) (i32.const 0))
              (func (export "asyncify_get_state") (result i32) (global.get 0)) {function})"#
        );
        let quick = quicken(&wat::parse_str(text).unwrap(), [1]).unwrap();
        wasmparser::validate(&quick).unwrap();
        questions(&quick).len() == 4
    };
    let asks = "(drop (i32.eqz (global.get 0)))";
    let body = format!("(loop {asks} (br_if 0 (i32.eqz (global.get 0))))");
    assert!(has_way(format!("(func (block {body}))")));
    assert!(!has_way(format!("(func {} {body})", asks.repeat(8))));
    assert!(!has_way(format!("(func (if (global.get 0) (then {body})))")));
    assert!(!has_way(format!("(func (local {}) {body})", "i32 ".repeat(1001))));
}

proptest! {
    #[test]
    fn it_does_what_it_did_wherever_it_is_unwound(
        turns in 0..=12_i32,
        unwind_at in prop::collection::vec(any::<bool>(), 24),
        hot in prop::sample::subsequence(vec![SUM, TWICE], 0..=2),
    ) {
        let quick = quicken(&guest(), hot).unwrap();
        let unwound = unwind_at[..2 * turns as usize].iter().filter(|unwind| **unwind).count();
        let expected = (turns * (turns + 1) / 2 + turns * 1000 + 500, unwound);
        prop_assert_eq!(run(&guest(), turns, unwind_at.clone()), expected);
        prop_assert_eq!(run(&quick, turns, unwind_at), expected);
    }
}
