//! A function that puts down what it has at a call.

use std::ops::Range;

use wasm_encoder::{Encode as _, Instruction, ValType};

use super::site::Site;

/// Returns a function's body, which puts down what it has at a call in variables of the module, the first of which is
/// told. It takes them back behind the call, for the same function may be in the same call further out.
pub(super) fn record(body: &[u8], site: &Site, first: u32) -> Vec<u8> {
    let put_down = site.put_down();
    // Its variables, with those for the values that it has on the stack; behind them, those for what was put down before.
    let (own, all) = (site.locals.len() as u32, put_down.len() as u32 - 1);
    let aside = site.levels.iter().flat_map(|level| &level.values).copied();
    let mut written = declaration(site.locals[site.params..].iter().copied().chain(aside).chain(put_down));
    let (mut copied, mut next) = (site.levels[0].before.start, own);
    for level in &site.levels {
        written.extend_from_slice(&body[copied..level.before.end]);
        copied = level.before.end;
        let variables = next..next + level.values.len() as u32;
        next = variables.end;
        put_aside(variables.clone(), &mut written);
        take_back(variables, &mut written);
    }
    for put_down in 0..=all {
        Instruction::GlobalGet(first + put_down).encode(&mut written);
        Instruction::LocalSet(all + put_down).encode(&mut written);
    }
    Instruction::I32Const(1).encode(&mut written);
    Instruction::GlobalSet(first).encode(&mut written);
    for variable in 0..all {
        Instruction::LocalGet(variable).encode(&mut written);
        Instruction::GlobalSet(first + 1 + variable).encode(&mut written);
    }
    written.extend_from_slice(&body[site.call.clone()]);
    for put_down in 0..=all {
        Instruction::LocalGet(all + put_down).encode(&mut written);
        Instruction::GlobalSet(first + put_down).encode(&mut written);
    }
    written.extend_from_slice(&body[site.call.end..]);
    written
}

/// Writes what declares variables.
pub(super) fn declaration(locals: impl Iterator<Item = ValType>) -> Vec<u8> {
    let locals: Vec<ValType> = locals.collect();
    let mut written = Vec::new();
    let runs: Vec<&[ValType]> = locals.chunk_by(|one, next| one == next).collect();
    runs.len().encode(&mut written);
    for run in runs {
        run.len().encode(&mut written);
        run[0].encode(&mut written);
    }
    written
}

/// Puts the values on the stack into variables, the last into the last.
pub(super) fn put_aside(variables: Range<u32>, written: &mut Vec<u8>) {
    for variable in variables.rev() {
        Instruction::LocalSet(variable).encode(written);
    }
}

/// The other way round.
pub(super) fn take_back(variables: Range<u32>, written: &mut Vec<u8>) {
    for variable in variables {
        Instruction::LocalGet(variable).encode(written);
    }
}
