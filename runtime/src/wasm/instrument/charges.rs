//! Where a function is charged for its fuel, and how much.
//!
//! An instruction costs one; what only tells where a block begins or ends costs nothing. To charge for each is to count,
//! which takes longer than most of what is counted. But what a way through a function costs is known before it is taken.
//! So it is charged at once: where it leads back to a loop, where a function begins that calls others (or, where a way
//! leads out of it without, before the first loop or call), and otherwise where enough has come together to be worth it.
//! What is not worth it, where ways meet or a function ends, costs as much as the longest of these ways, or nothing.
//!
//! Nothing here asks whether too much was spent: to subtract from a word in memory is one instruction, as long as the
//! difference is not asked for.

use wasmparser::Operator;

use super::{
    shape::{Shape, is_call},
    ways::{NOWHERE, Ways},
};

/// What a function pays in advance that calls others, so that recursion is not free.
const ENTRY: i32 = 16;
/// What is not worth a charge where a function ends.
const GIVEN: i32 = 16;
/// What is not worth a charge where a loop begins: each turn costs as much again. An interpreter's loop may begin at the
/// head of another, and each of its instructions come through both.
const LEAD: i32 = 2;
/// What is not worth a charge where ways meet, or before a call, which an exception may end.
const SLACK: i32 = 64;
/// What is charged wherever it has come together.
const MOST: i32 = 1024;
/// What a call costs: a short function that calls none may charge nothing itself.
const CALL: i32 = 8;
/// What it costs to look for whoever catches an exception.
const THROW: i32 = 256;

/// The ways since a charge.
pub(super) struct Charges {
    /// The ways on which the function has not paid in advance, where it has to.
    owing: Ways,
    /// Whether it does so with its first instruction.
    pays_first: bool,
    ways: Ways,
}

impl Charges {
    /// At the beginning of a function.
    pub(super) fn begin(shape: Shape) -> Self {
        let owed = if shape.calls { 0 } else { NOWHERE };
        Self {
            // What is caught was thrown here, and charged for, or by a function that was called, and paid for.
            owing: Ways::begin(owed, NOWHERE),
            pays_first: !shape.leads_straight_out,
            ways: Ways::begin(0, 0),
        }
    }

    /// Past an instruction. Returns what is charged before it, where that is something.
    pub(super) fn go(&mut self, operator: &Operator<'_>) -> Option<u32> {
        let mut charge = 0;
        let is_loop = matches!(operator, Operator::Loop { .. });
        if self.owing.exists() && (self.pays_first || is_loop || is_call(operator)) {
            charge = ENTRY.cast_unsigned();
            self.ways.cost -= ENTRY;
            self.owing.cost = NOWHERE;
        }
        self.owing.pass(operator);
        if is_loop {
            // What was paid in advance was paid once.
            self.ways.cost = self.ways.cost.max(0);
        }
        self.ways.cost += cost(operator);
        let throws = matches!(operator, Operator::Throw { .. } | Operator::ThrowRef);
        let leads_back = throws || self.ways.leads_back(operator);
        let most = match operator {
            Operator::Loop { .. } => LEAD,
            operator if self.ways.leads_out(operator) => GIVEN,
            operator if self.ways.leads_together(operator) || is_call(operator) => SLACK,
            _ => MOST,
        };
        if leads_back || self.ways.cost > most {
            charge += self.ways.cost.max(1).cast_unsigned();
            self.ways.cost = 0;
        }
        self.ways.pass(operator);
        (charge > 0).then_some(charge)
    }
}

fn cost(operator: &Operator<'_>) -> i32 {
    match operator {
        Operator::Nop
        | Operator::Drop
        | Operator::Block { .. }
        | Operator::Loop { .. }
        | Operator::TryTable { .. }
        | Operator::Else
        | Operator::End
        | Operator::Return
        | Operator::Unreachable => 0,
        operator if is_call(operator) => CALL,
        Operator::Throw { .. } | Operator::ThrowRef => THROW,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;
    use wasmtime::{Config, Engine, Module, Store};

    use crate::wasm::{
        WasmSettings,
        engine::run_engine,
        instrument::{Count, FUEL, instrument},
        safepoint::FuelLeft,
    };

    const FILLED: i64 = 1 << 40;

    /// What a module's `run` costs by our count, and by that of wasmtime, which looks at each block.
    fn cost(text: &str) -> (i64, i64) {
        let wasm = wat::parse_str(text).unwrap();
        let engine =
            run_engine(&WasmSettings { slots: 1, count_fuel: true, ..WasmSettings::default() }).unwrap();
        let module = Module::new(&engine, instrument(&wasm, Count::Fuel).unwrap()).unwrap();
        let mut store = Store::new(&engine, ());
        let instance = wasmtime::Instance::new(&mut store, &module, &[]).unwrap();
        let left = instance.get_memory(&mut store, FUEL).unwrap();
        let left = FuelLeft::give(left.data_ptr(&store), FILLED);
        instance.get_typed_func::<(), ()>(&mut store, "run").unwrap().call(&mut store, ()).unwrap();
        let ours = FILLED - left.get();

        let engine = Engine::new(Config::new().consume_fuel(true).wasm_exceptions(true)).unwrap();
        let mut store = Store::new(&engine, ());
        store.set_fuel(FILLED.cast_unsigned()).unwrap();
        let instance =
            wasmtime::Instance::new(&mut store, &Module::new(&engine, &wasm).unwrap(), &[]).unwrap();
        instance.get_typed_func::<(), ()>(&mut store, "run").unwrap().call(&mut store, ()).unwrap();
        (ours, FILLED - store.get_fuel().unwrap().cast_signed())
    }

    #[test]
    fn fuel_is_some_number_of_instructions() {
        let straight = "(local.set $i (i32.add (local.get $i) (i32.const 1)))".repeat(1000);
        let turn =
            "(br_if 0 (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 1000)))";
        for (name, body) in [
            ("a straight line", straight),
            ("a loop", format!("(loop {turn})")),
            ("a loop that calls a short function", format!("(loop (call $short) {turn})")),
            ("a loop that throws", format!("(loop (block (try_table (catch_all 0) (throw $t))) {turn})")),
            (
                "an exception that ends calls",
                "(block (try_table (catch_all 0) (call $deep (i32.const 100))))".to_owned(),
            ),
            ("recursion", "(drop (call $fibonacci (i32.const 16)))".to_owned()),
            (
                "an interpreter",
                format!(
                    "(loop $next (block $c (block $b (block $a
                       (br_table $a $b $c (i32.rem_u (local.get $i) (i32.const 3))))
                       (nop) (call $short) (local.set $j (i32.const 7))) (local.set $j (i32.clz (local.get $j))))
                       {turn})"
                ),
            ),
        ] {
            let (ours, theirs) = cost(&format!(
                "(module (tag $t)
                   (func $deep (param i32) {}
                     (if (i32.eqz (local.get 0)) (then (throw $t)))
                     (call $deep (i32.sub (local.get 0) (i32.const 1))))
                   (func $short (if (i32.const 0) (then (nop))))
                   (func $fibonacci (param i32) (result i32)
                     (if (result i32) (i32.lt_u (local.get 0) (i32.const 2)) (then (local.get 0)) (else (i32.add
                       (call $fibonacci (i32.sub (local.get 0) (i32.const 1)))
                       (call $fibonacci (i32.sub (local.get 0) (i32.const 2)))))))
                   (func (export \"run\") (local $i i32) (local $j i32) {body}))",
                "(local.set 0 (local.get 0))".repeat(400),
            ));
            let most = if name.contains("throws") { theirs * 64 } else { theirs * 5 / 2 };
            assert!((theirs / 2..=most).contains(&ours), "{name}: {ours}, {theirs}");
        }
    }

    /// A piece of a function.
    #[derive(Debug, Clone)]
    enum Piece {
        Straight(u8),
        Call,
        Return,
        If(Vec<Piece>, Vec<Piece>),
        Skip(Vec<Piece>),
        Loop(u8, Vec<Piece>),
    }

    fn pieces() -> impl Strategy<Value = Vec<Piece>> {
        let leaf = prop_oneof![
            8 => (0..60u8).prop_map(Piece::Straight),
            2 => Just(Piece::Call),
            1 => Just(Piece::Return),
        ];
        let piece = leaf.prop_recursive(5, 40, 4, |piece| {
            let some = prop::collection::vec(piece, 0..4);
            prop_oneof![
                (some.clone(), some.clone()).prop_map(|(then, other)| Piece::If(then, other)),
                some.clone().prop_map(Piece::Skip),
                (1..9u8, some).prop_map(|(turns, body)| Piece::Loop(turns, body)),
            ]
        });
        prop::collection::vec(piece, 1..6)
    }

    /// Writes pieces as text. What a way depends on is a sequence of bits; each loop counts in a variable of its own.
    fn write(text: &mut String, pieces: &[Piece], loops: &mut u32) {
        const BIT: &str =
            "(i32.and (i32.const 1) (global.set $bits (i32.rotl (global.get $bits) (i32.const 7)))
                           (global.get $bits))";
        for piece in pieces {
            match piece {
                Piece::Straight(length) => {
                    text.push_str(&"(local.set $x (local.get $x))".repeat((*length).into()));
                }
                Piece::Call => text.push_str("(call $called)"),
                Piece::Return => {
                    let _ = write!(text, "(if {BIT} (then (return)))");
                }
                Piece::If(then, other) => {
                    let _ = write!(text, "(if {BIT} (then ");
                    write(text, then, loops);
                    text.push_str(") (else ");
                    write(text, other, loops);
                    text.push_str("))");
                }
                Piece::Skip(body) => {
                    let _ = write!(text, "(block (br_if 0 {BIT})");
                    write(text, body, loops);
                    text.push(')');
                }
                Piece::Loop(turns, body) => {
                    let at = *loops;
                    *loops += 1;
                    let _ = write!(text, "(local.set $l{at} (i32.const {turns})) (loop ");
                    write(text, body, loops);
                    let _ = write!(
                        text,
                        "(br_if 0 (local.tee $l{at} (i32.sub (local.get $l{at}) (i32.const 1)))))"
                    );
                }
            }
        }
    }

    fn function(name: &str, pieces: &[Piece]) -> String {
        let (mut body, mut loops) = (String::new(), 0);
        write(&mut body, pieces, &mut loops);
        let counters: String = (0..loops).fold(String::new(), |mut counters, at| {
            let _ = write!(counters, "(local $l{at} i32)");
            counters
        });
        format!("(func ${name} (local $x i32) {counters} {body})")
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn whatever_way_is_taken_is_charged(run in pieces(), called in pieces(), bits: u32) {
            let called: Vec<_> = called.into_iter().filter(|piece| !format!("{piece:?}").contains("Call")).collect();
            let text = format!(
                "(module (global $bits (mut i32) (i32.const {})) {} {} (export \"run\" (func $run)))",
                bits.cast_signed(), function("called", &called), function("run", &run),
            );
            let (ours, theirs) = cost(&text);
            // What is not worth a charge, of two functions at most and where few instructions lie between.
            prop_assert!(ours >= theirs / 3 - 32, "{ours}, {theirs}: {text}");
            prop_assert!(ours <= theirs * 3 + 64, "{ours}, {theirs}: {text}");
        }
    }
}
