//! Functions that can be unwound, without most of its price.
//!
//! Some guests leave their own stack: for a jump out of it, for a look at what is on it, for another stack. WebAssembly
//! has no way to do that, so that Binaryen's *asyncify* has functions put down their variables and return, and go on where
//! they were when they are called again. A variable of the module, the state, tells what is going on: nothing, unwinding,
//! rewinding. A function made so asks for it before each piece of its work and behind each call, while as good as always
//! there is nothing going on. In an interpreter that is a quarter of all that it does.
//!
//! A function that is *hot* becomes two, or three:
//!
//! - the *fast* one, in its place, which asks behind its calls only, whether they unwind. What it puts down then is what
//!   it always was. Called while it is to be rewound, it leaves that to the next;
//! - the *whole* one, as it was. Having been rewound, it goes on;
//! - where most of it is one loop, one that is fast *from the loop on*. The whole one leaves the rest to it in the loop's
//!   next turn: an interpreter's loop would else be whole from the first look at its stack to the program's end.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use anyhow::{Context as _, bail, ensure};
use wasm_encoder::{BlockType, Encode as _, FuncType, Instruction, ValType};
use wasmparser::{BinaryReader, ExternalKind, FunctionBody, Operator, Parser, Payload};

use super::functions::{Functions, LOCALS_MOST};

/// What asyncify exports that returns the state.
const STATE: &str = "asyncify_get_state";
/// The state while a stack is unwound.
const UNWINDING: i32 = 1;
/// Parameters that a function may have, for WebAssembly's engines.
const PARAMS_MOST: usize = 1000;

/// Returns a module in which functions, told by their indices, are fast while nothing is unwound or rewound. It does what
/// it did before, where asyncify has made it: behind each call that may unwind is the question whether the state is 1.
///
/// # Errors
/// When it is no module or cannot be read, asyncify has not made it, or one of the functions is told twice, is not one of
/// its own, does not ask for the state, or does something else with it.
pub(super) fn quicken(wasm: &[u8], hot: impl IntoIterator<Item = u32>) -> anyhow::Result<Vec<u8>> {
    let mut functions = Functions::read(wasm)?;
    let state = state(wasm, &functions)?;
    let (all, mut told) = (functions.own.len(), BTreeSet::new());
    for index in hot {
        let place = functions
            .place(index)
            .filter(|place| *place < all)
            .with_context(|| format!("function {index} is not one of the module's own"))?;
        ensure!(told.insert(index), "function {index} is told twice");
        let was = functions.own[place].clone();
        let signature = functions.types[was.ty as usize].clone();
        let function = Function::read(&was.body, signature.params(), state)?;
        ensure!(function.asks(), "function {index} does not ask for the state");
        ensure!(!function.does_more(), "function {index} does more with the state than asking for it");

        let whole = functions.next();
        functions.own[place].body = function.fast(whole).into();
        match function.way_to_its_loop() {
            None => {
                functions.add(was.ty, was.body.clone());
            }
            Some(way) => {
                functions.add(was.ty, function.left_in_its_loop(&way, whole + 1));
                let results = signature.results().iter().copied();
                let ty = functions.add_type(FuncType::new(function.locals.iter().copied(), results));
                functions.add(ty, function.fast_in_its_loop(&way));
            }
        }
    }
    functions.write()
}

/// The variable that holds the state.
fn state(wasm: &[u8], functions: &Functions<'_>) -> anyhow::Result<u32> {
    let mut tells = None;
    for payload in Parser::new(0).parse_all(wasm) {
        let Payload::ExportSection(exports) = payload? else { continue };
        for export in exports {
            let export = export?;
            if export.name == STATE && export.kind == ExternalKind::Func {
                tells = functions.place(export.index);
            }
        }
    }
    let tells = tells.with_context(|| format!("it does not export {STATE}"))?;
    let body = FunctionBody::new(BinaryReader::new(&functions.own[tells].body, 0));
    let mut operators = body.get_operators_reader()?;
    let (Operator::GlobalGet { global_index: state }, Operator::End) = (operators.read()?, operators.read()?)
    else {
        bail!("{STATE} returns something else than a variable");
    };
    Ok(state)
}

/// A function, as asyncify has made it.
struct Function<'a> {
    bytes: &'a [u8],
    /// Where in them its instructions begin, behind what declares its variables.
    begin: usize,
    instructions: Vec<At<'a>>,
    params: usize,
    /// What its variables are, parameters included.
    locals: Vec<ValType>,
    /// The variable that holds the state.
    state: u32,
}

/// An instruction and its place in the function's bytes.
struct At<'a> {
    operator: Operator<'a>,
    begin: usize,
    end: usize,
    /// For what opens a block: the instruction that closes it, and whether there is an `else` between.
    closed_by: usize,
    has_else: bool,
}

impl<'a> Function<'a> {
    fn read(bytes: &'a [u8], params: &[ValType], state: u32) -> anyhow::Result<Self> {
        let body = FunctionBody::new(BinaryReader::new(bytes, 0));
        let mut locals = params.to_vec();
        for group in body.get_locals_reader()? {
            let (count, ty) = group?;
            ensure!(
                locals.len() + count as usize <= LOCALS_MOST,
                "more than {LOCALS_MOST} variables in a function"
            );
            let ty = ValType::try_from(ty).ok().with_context(|| format!("a variable of type {ty}"))?;
            locals.extend(std::iter::repeat_n(ty, count as usize));
        }
        let mut reader = body.get_operators_reader()?;
        let begin = reader.original_position();
        let mut instructions: Vec<At<'a>> = Vec::new();
        let mut open = Vec::new();
        while !reader.eof() {
            let begin = reader.original_position();
            let operator = reader.read()?;
            let end = reader.original_position();
            let index = instructions.len();
            match operator {
                Operator::Block { .. }
                | Operator::Loop { .. }
                | Operator::If { .. }
                | Operator::TryTable { .. } => {
                    open.push(index);
                }
                Operator::Else => {
                    if let Some(&opened) = open.last() {
                        instructions[opened].has_else = true;
                    }
                }
                // The last one closes the function.
                Operator::End => {
                    if let Some(opened) = open.pop() {
                        instructions[opened].closed_by = index;
                    }
                }
                _ => {}
            }
            instructions.push(At { operator, begin, end, closed_by: index, has_else: false });
        }
        Ok(Self { bytes, begin, instructions, params: params.len(), locals, state })
    }

    fn reads_state(&self, operator: &Operator<'_>) -> bool {
        matches!(operator, Operator::GlobalGet { global_index } if *global_index == self.state)
    }

    /// Whether it asks for the state.
    fn asks(&self) -> bool {
        self.instructions.iter().any(|at| self.reads_state(&at.operator))
    }

    /// Whether it sets the state, keeps it, or asks in another way whether it is 1.
    fn does_more(&self) -> bool {
        let is_one = |operator: &Operator<'_>| matches!(operator, Operator::I32Const { value: UNWINDING });
        self.instructions.iter().any(
            |at| matches!(at.operator, Operator::GlobalSet { global_index } if global_index == self.state),
        ) || self.instructions.windows(3).any(|window| {
            let [first, second, third] = window else { return false };
            let keeps = matches!(second.operator, Operator::LocalTee { .. } | Operator::LocalSet { .. });
            let differs = matches!(third.operator, Operator::I32Ne);
            let equals = matches!(third.operator, Operator::I32Eq);
            self.reads_state(&first.operator) && (keeps || is_one(&second.operator) && differs)
                || is_one(&first.operator) && self.reads_state(&second.operator) && (equals || differs)
        })
    }

    /// What it is while nothing is going on; called while something is, it is the whole one, of this index.
    fn fast(&self, whole: u32) -> Vec<u8> {
        let mut written = self.bytes[..self.begin].to_vec();
        Instruction::GlobalGet(self.state).encode(&mut written);
        Instruction::If(BlockType::Empty).encode(&mut written);
        leave_to(whole, self.params, &mut written);
        Instruction::End.encode(&mut written);
        self.write_fast(0, &mut written);
        written
    }

    /// Writes its instructions from one on, with no question for the state but whether what was called unwinds.
    fn write_fast(&self, first: usize, written: &mut Vec<u8>) {
        let mut rest = &self.instructions[first..];
        while let [at, behind @ ..] = rest {
            rest = behind;
            let next = behind.get(..2).unwrap_or_default();
            match next {
                _ if !self.reads_state(&at.operator) => {
                    written.extend_from_slice(&self.bytes[at.begin..at.end]);
                }
                [one, equal]
                    if matches!(one.operator, Operator::I32Const { value: UNWINDING })
                        && matches!(equal.operator, Operator::I32Eq) =>
                {
                    written.extend_from_slice(&self.bytes[at.begin..at.end]);
                }
                // What is done while nothing is going on.
                [
                    At { operator: Operator::I32Eqz, .. },
                    At {
                        operator: Operator::If { blockty: wasmparser::BlockType::Empty },
                        has_else: false,
                        ..
                    },
                ] => {
                    Instruction::Block(BlockType::Empty).encode(written);
                    rest = &behind[2..];
                }
                _ => Instruction::I32Const(0).encode(written),
            }
        }
    }

    /// The openings of the blocks around the loop that most of it is, and of this loop, if there is one: the first one
    /// that is in nothing but blocks.
    fn way_to_its_loop(&self) -> Option<Vec<usize>> {
        let mut way: Vec<usize> = Vec::new();
        for (index, at) in self.instructions.iter().enumerate() {
            while way.last().is_some_and(|&opened| self.instructions[opened].closed_by < index) {
                way.pop();
            }
            match at.operator {
                Operator::Block { .. } => way.push(index),
                Operator::Loop { blockty: wasmparser::BlockType::Empty }
                    if way.iter().all(|&around| {
                        matches!(self.instructions[around].operator, Operator::Block { .. })
                    }) && (at.closed_by - index) * 2 > self.instructions.len() =>
                {
                    way.push(index);
                    return (self.locals.len() <= PARAMS_MOST).then_some(way);
                }
                Operator::Loop { .. } | Operator::If { .. } | Operator::TryTable { .. } => way.push(index),
                _ => {}
            }
        }
        None
    }

    /// The whole one, which leaves the rest to another in its loop's next turn with nothing going on.
    fn left_in_its_loop(&self, way: &[usize], to: u32) -> Vec<u8> {
        let inside = way.last().map_or(self.begin, |&opening| self.instructions[opening].end);
        let mut written = self.bytes[..inside].to_vec();
        Instruction::GlobalGet(self.state).encode(&mut written);
        Instruction::I32Eqz.encode(&mut written);
        Instruction::If(BlockType::Empty).encode(&mut written);
        leave_to(to, self.locals.len(), &mut written);
        Instruction::End.encode(&mut written);
        written.extend_from_slice(&self.bytes[inside..]);
        written
    }

    /// What is fast from its loop on. Its parameters are all variables.
    fn fast_in_its_loop(&self, way: &[usize]) -> Vec<u8> {
        // No variables beside the parameters.
        let mut written = vec![0];
        for &opening in way {
            let at = &self.instructions[opening];
            written.extend_from_slice(&self.bytes[at.begin..at.end]);
        }
        self.write_fast(way.last().map_or(0, |opening| opening + 1), &mut written);
        written
    }
}

/// Writes that the first variables are given to another function, which does all the rest.
fn leave_to(function: u32, variables: usize, written: &mut Vec<u8>) {
    for variable in 0..variables {
        Instruction::LocalGet(variable as u32).encode(written);
    }
    Instruction::ReturnCall(function).encode(written);
}
