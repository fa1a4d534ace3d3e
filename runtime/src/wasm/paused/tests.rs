use std::num::NonZeroUsize;

use proptest::prelude::*;
use wasmtime::{Config, Engine, Extern, Func, Instance, Module, Store, Trap, Val, WasmBacktrace};

use super::*;

/// What a guest has: how often the host was called, and when it stops the guest.
#[derive(Default)]
struct Calls {
    all: i32,
    stop_at: Option<i32>,
}

fn engine() -> Engine {
    let mut config = Config::new();
    config.wasm_backtrace_max_frames(NonZeroUsize::new(100)).generate_address_map(true);
    Engine::new(&config).unwrap()
}

/// Runs a guest's export `run`, whose host counts its calls and tells their number. Returns its instance with how it ended.
fn run(engine: &Engine, wasm: &[u8], calls: Calls) -> (Store<Calls>, Instance, wasmtime::Result<()>) {
    let module = Module::new(engine, wasm).unwrap();
    let mut store = Store::new(engine, calls);
    let host = Func::wrap(&mut store, |mut caller: wasmtime::Caller<'_, Calls>, add: i32| {
        let calls = caller.data_mut();
        if calls.stop_at == Some(calls.all + 1) {
            return Err(wasmtime::Error::new(Trap::Interrupt));
        }
        calls.all += 1;
        Ok(calls.all + add)
    });
    let imports: Vec<Extern> = module.imports().map(|_| host.into()).collect();
    let instance = Instance::new(&mut store, &module, &imports).unwrap();
    let run = instance.get_typed_func::<(), ()>(&mut store, "run").unwrap();
    let ended = run.call(&mut store, ());
    (store, instance, ended)
}

/// All variables that a guest exports, which is what it is compared by.
fn seen(store: &mut Store<Calls>, instance: &Instance) -> Vec<i64> {
    let globals: Vec<_> = instance.exports(&mut *store).filter_map(wasmtime::Export::into_global).collect();
    let value = |global: wasmtime::Global| match global.get(&mut *store) {
        Val::I32(value) => i64::from(value),
        Val::I64(value) => value,
        _ => 0,
    };
    globals.into_iter().map(value).collect()
}

/// The module with its variables as an instance has them: a snapshot, of a guest that has no memory.
fn snapshot(wasm: &[u8], store: &mut Store<Calls>, instance: &Instance) -> Vec<u8> {
    let wizer = wasmtime_wizer::Wizer::new();
    let (context, _) = wizer.instrument(wasm).unwrap();
    let mut state = State { store, instance };
    tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap()
        .block_on(wizer.snapshot(&context, &mut state))
        .unwrap()
}

struct State<'a> {
    store: &'a mut Store<Calls>,
    instance: &'a Instance,
}

impl wasmtime_wizer::InstanceState for State<'_> {
    async fn global_get(&mut self, name: &str, _: wasmparser::ValType) -> wasmtime_wizer::SnapshotVal {
        match self.instance.get_global(&mut *self.store, name).unwrap().get(&mut *self.store) {
            Val::I32(value) => wasmtime_wizer::SnapshotVal::I32(value),
            Val::I64(value) => wasmtime_wizer::SnapshotVal::I64(value),
            Val::F32(value) => wasmtime_wizer::SnapshotVal::F32(value),
            Val::F64(value) => wasmtime_wizer::SnapshotVal::F64(value),
            other => panic!("{name} is {other:?}"),
        }
    }

    async fn memory_contents(&mut self, _: &str, _: impl FnOnce(&[u8]) + Send) {}
}

/// Stops a guest at one of its calls of the host, has it go on in another instance, and compares it with one that never was
/// stopped. Returns how many functions it was in.
fn stopped_at(text: &str, call: i32) -> usize {
    let (engine, wasm) = (engine(), wat::parse_str(text).unwrap());
    let (mut store, instance, ended) = run(&engine, &wasm, Calls::default());
    ended.unwrap();
    let expected = seen(&mut store, &instance);

    let stop = || Calls { all: 0, stop_at: Some(call) };
    let (.., ended) = run(&engine, &wasm, stop());
    let error = ended.unwrap_err();
    let frames = frames(error.downcast_ref::<WasmBacktrace>().unwrap()).unwrap();
    let stack = Stack::of(&wasm, &frames).unwrap();

    let recorded = stack.record(&wasm).unwrap();
    let (_, instrumented) = wasmtime_wizer::Wizer::new().instrument(&recorded).unwrap();
    let (mut store, instance, ended) = run(&engine, &instrumented, stop());
    assert_eq!(ended.unwrap_err().downcast_ref(), Some(&Trap::Interrupt));
    let resumed = stack.resume(&snapshot(&recorded, &mut store, &instance), &wasm).unwrap();

    let (mut store, instance, ended) = run(&engine, &resumed, Calls { all: call - 1, stop_at: None });
    ended.unwrap();
    assert_eq!(seen(&mut store, &instance), expected, "{text}");
    frames.len()
}

/// A guest of two functions and what is around the calls in them.
fn guest(outer: &str, inner: &str) -> String {
    format!(
        r#"(module
          (import "host" "call" (func $host (param i32) (result i32)))
          (global $sum (export "sum") (mut i64) (i64.const 0))
          (table funcref (elem $inner))
          (func $add (param $value i32)
            (global.set $sum (i64.add (i64.mul (global.get $sum) (i64.const 31)) (i64.extend_i32_s (local.get $value)))))
          (func $inner (param $a i32) (param $b i64) (result i32) (local $n i32) (local $f f64)
            (local.set $f (f64.convert_i32_s (local.get $a)))
            {inner}
            (call $add (i32.trunc_f64_s (local.get $f)))
            (call $add (i32.wrap_i64 (local.get $b)))
            (local.get $n))
          (func (export "run") (local $n i32)
            {outer}
            (call $add (local.get $n))))"#
    )
}

/// A call in the outer function, of the inner one; in the inner one, of the host.
const OUTER: &str = "(local.set $n (i32.add (local.get $n) (call $inner (i32.add (local.get $n) (i32.const 7)) (i64.const 9))))";
const BY_TABLE: &str =
    "(local.set $n (call_indirect (param i32 i64) (result i32) (local.get $n) (i64.const 5) (i32.const 0)))";
const INNER: &str =
    "(local.set $n (i32.add (i32.mul (local.get $n) (i32.const 3)) (call $host (local.get $a))))";

#[test]
fn a_guest_goes_on_where_it_was_stopped() {
    assert_eq!(stopped_at(&guest(OUTER, INNER), 1), 2);
    assert_eq!(stopped_at(&guest(BY_TABLE, INNER), 1), 2);
}

#[test]
fn values_on_the_stack_are_there_again() {
    let below = format!(
        "(i64.const 4) (f64.const 2.5) (i32.const 3) {INNER} (call $add) (local.set $f) (local.set $b)"
    );
    assert_eq!(stopped_at(&guest(OUTER, &below), 1), 2);
}

#[test]
fn loops_go_on_with_the_turn_they_were_in() {
    let turns = |body: &str| {
        format!("(loop $again {body} (br_if $again (i32.lt_s (local.get $n) (i32.const 1000))))")
    };
    for call in 1..6 {
        stopped_at(&guest(&turns(OUTER), &turns(INNER)), call);
    }
}

#[test]
fn what_jumps_over_the_call_still_does() {
    let inner = format!(
        "(block $out (block $two (block $one
           (br_table $one $two $out (i32.and (local.get $a) (i32.const 3))))
           (call $add (i32.const 1)))
         (call $add (i32.const 2))
         (br_if $out (i32.eq (local.get $a) (i32.const 2)))
         (if (i32.gt_s (local.get $a) (i32.const 0))
           (then (call $add (i32.const 3)) (br_if $out (i32.eq (local.get $a) (i32.const 9))) {INNER})
           (else (call $add (i32.const 4)) {INNER} (br $out)))
         (call $add (i32.const 5)))"
    );
    let outer =
        format!("(loop $again {OUTER} (br_if $again (i32.lt_s (call $host (i32.const 0)) (i32.const 30))))");
    for call in 1..12 {
        stopped_at(&guest(&outer, &inner), call);
    }
}

#[test]
fn what_cannot_go_on_is_refused() {
    let told = |text: &str, call: i32| {
        let (engine, wasm) = (engine(), wat::parse_str(text).unwrap());
        let (.., ended) = run(&engine, &wasm, Calls { all: 0, stop_at: Some(call) });
        let frames = frames(ended.unwrap_err().downcast_ref::<WasmBacktrace>().unwrap()).unwrap();
        format!("{:#}", Stack::of(&wasm, &frames).err().unwrap())
    };
    let twice = r#"(module (import "host" "call" (func $host (param i32) (result i32)))
      (func $down (param i32) (if (local.get 0) (then (call $down (i32.const 0))) (else (drop (call $host (i32.const 0))))))
      (func (export "run") (call $down (i32.const 1))))"#;
    assert_eq!(told(twice, 1), "function 1 is on the stack twice");
    let reference = r#"(module (import "host" "call" (func $host (param i32) (result i32)))
      (func (export "run") (local externref) (drop (call $host (i32.const 0)))))"#;
    assert_eq!(told(reference, 1), "function 1 cannot go on where it was: a value of type externref");
    let taken = r#"(module (import "host" "call" (func $host (param i32) (result i32)))
      (func (export "run") (i32.const 1) (block (param i32) (drop) (drop (call $host (i32.const 0))))))"#;
    assert_eq!(
        told(taken, 1),
        "function 1 cannot go on where it was: the call is in a block of another kind"
    );
}

/// What may be around a call.
fn around(call: String) -> impl Strategy<Value = String> {
    let wrap = |kind: u8, inner: String, number: i32| match kind {
        0 => format!("(block $out (br_if $out (i32.eq (local.get $n) (i32.const {number}))) {inner})"),
        1 => format!(
            "(loop $again {inner} (br_if $again (i32.lt_u (local.tee $n (i32.add (local.get $n) (i32.const 1))) (i32.const {number}))))"
        ),
        2 => format!(
            "(if (i32.ne (local.get $n) (i32.const {number})) (then {inner}) (else (call $add (i32.const 1))))"
        ),
        3 => format!(
            "(if (i32.eq (local.get $n) (i32.const {number})) (then (call $add (i32.const 2))) (else {inner}))"
        ),
        4 => format!("(i32.const {number}) {inner} (call $add)"),
        5 => {
            format!("(call $add (i32.add (i32.const {number}) (block (result i32) {inner} (local.get $n))))")
        }
        6 => format!("(call $add (local.get $n)) {inner} {inner}"),
        _ => format!(
            "(block $b (block $a (br_table $a $b $a (i32.and (local.get $n) (i32.const 3)))) (call $add (i32.const {number})) {inner})"
        ),
    };
    prop::collection::vec((0..8_u8, 0..9_i32), 0..5).prop_map(move |kinds| {
        kinds.into_iter().fold(call.clone(), |inner, (kind, number)| wrap(kind, inner, number))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn it_makes_no_difference_to_have_been_stopped(
        outer in around(OUTER.to_owned()),
        inner in around(INNER.to_owned()),
        call in 1..5_i32,
    ) {
        let text = guest(&outer, &inner);
        let (mut store, _, ended) = run(&engine(), &wat::parse_str(&text).unwrap(), Calls { all: 0, stop_at: Some(200) });
        // Some never end, and some make no such call.
        prop_assume!(ended.is_ok() && store.data_mut().all >= call);
        stopped_at(&text, call);
    }
}
