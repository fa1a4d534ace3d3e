//! A function that goes on where it was stopped.

use anyhow::bail;
use wasm_encoder::{BlockType, Encode as _, FuncType, Instruction, ValType};
use wasmparser::{BinaryReader, Operator, OperatorsReader};

use super::{
    record::{declaration, put_aside, take_back},
    site::Site,
};
use crate::wasm::functions::Functions;

/// Returns the body of a function's twin, which takes nothing, and has what was put down in the module's variables from
/// the first one on. At the call that the function was stopped at, it calls the function `inner`, which takes nothing either,
/// and returns what the call does; where there is none, it makes the same call once more.
///
/// # Errors
/// When the function has instructions that jump in ways that are not known.
pub(super) fn resume(
    functions: &mut Functions<'_>,
    body: &[u8],
    site: &Site,
    first: u32,
    inner: Option<u32>,
) -> anyhow::Result<Vec<u8>> {
    let [_, variables @ ..] = &site.put_down()[..] else { bail!("nothing is put down") };
    // What it has beside them: whether it has yet to come to where it was.
    let again = variables.len() as u32;
    let mut written = declaration(variables.iter().copied().chain([ValType::I32]));
    Instruction::GlobalGet(first).encode(&mut written);
    Instruction::I32Eqz.encode(&mut written);
    Instruction::If(BlockType::Empty).encode(&mut written);
    Instruction::Unreachable.encode(&mut written);
    Instruction::End.encode(&mut written);
    for variable in 0..again {
        Instruction::GlobalGet(first + 1 + variable).encode(&mut written);
        Instruction::LocalSet(variable).encode(&mut written);
    }
    Instruction::I32Const(1).encode(&mut written);
    Instruction::LocalSet(again).encode(&mut written);

    let (mut copied, mut next) = (site.levels[0].before.start, site.locals.len() as u32);
    let mut values = 0..0;
    for level in &site.levels {
        // What opens the block.
        written.extend_from_slice(&body[copied..level.before.start]);
        Instruction::Block(BlockType::Empty).encode(&mut written);
        Instruction::LocalGet(again).encode(&mut written);
        Instruction::BrIf(0).encode(&mut written);
        one_deeper(&body[level.before.clone()], &mut written)?;
        values = next..next + level.values.len() as u32;
        next = values.end;
        put_aside(values.clone(), &mut written);
        Instruction::End.encode(&mut written);
        copied = level.before.end;
        if copied != site.call.start {
            take_back(values.clone(), &mut written);
        }
    }
    let given = values.end - site.takes as u32..values.end;
    take_back(values.start..given.start, &mut written);
    let Some(inner) = inner else {
        Instruction::I32Const(0).encode(&mut written);
        Instruction::LocalSet(again).encode(&mut written);
        take_back(given, &mut written);
        written.extend_from_slice(&body[site.call.start..]);
        return Ok(written);
    };
    let returns = match site.returns.as_slice() {
        [] => BlockType::Empty,
        [one] => BlockType::Result(*one),
        several => BlockType::FunctionType(functions.add_type(FuncType::new([], several.iter().copied()))),
    };
    Instruction::LocalGet(again).encode(&mut written);
    Instruction::If(returns).encode(&mut written);
    Instruction::I32Const(0).encode(&mut written);
    Instruction::LocalSet(again).encode(&mut written);
    Instruction::Call(inner).encode(&mut written);
    Instruction::Else.encode(&mut written);
    take_back(given, &mut written);
    written.extend_from_slice(&body[site.call.clone()]);
    Instruction::End.encode(&mut written);
    written.extend_from_slice(&body[site.call.end..]);
    Ok(written)
}

/// Writes instructions that are in one more block: what jumps out of them jumps one further.
fn one_deeper(instructions: &[u8], written: &mut Vec<u8>) -> anyhow::Result<()> {
    let mut operators = OperatorsReader::new(BinaryReader::new(instructions, 0));
    let mut depth = 0;
    while !operators.eof() {
        let begin = operators.original_position();
        let operator = operators.read()?;
        let end = operators.original_position();
        let further = |label: u32| if label >= depth { label + 1 } else { label };
        match operator {
            Operator::Br { relative_depth } => Instruction::Br(further(relative_depth)).encode(written),
            Operator::BrIf { relative_depth } => Instruction::BrIf(further(relative_depth)).encode(written),
            Operator::BrTable { targets } => {
                let labels = targets.targets().map(|label| label.map(further));
                let labels = labels.collect::<Result<Vec<_>, _>>()?;
                Instruction::BrTable(labels.into(), further(targets.default())).encode(written);
            }
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => {
                depth += 1;
                written.extend_from_slice(&instructions[begin..end]);
            }
            Operator::End => {
                depth -= 1;
                written.extend_from_slice(&instructions[begin..end]);
            }
            other => {
                if jumps_otherwise(&other) {
                    bail!("it has {other:?} before the call");
                }
                written.extend_from_slice(&instructions[begin..end]);
            }
        }
    }
    Ok(())
}

/// Whether an instruction has a label and is none of those that are known.
fn jumps_otherwise(operator: &Operator<'_>) -> bool {
    matches!(
        operator,
        Operator::TryTable { .. }
            | Operator::Try { .. }
            | Operator::Delegate { .. }
            | Operator::Rethrow { .. }
            | Operator::BrOnNull { .. }
            | Operator::BrOnNonNull { .. }
            | Operator::BrOnCast { .. }
            | Operator::BrOnCastFail { .. }
            | Operator::BrOnCastDescEq { .. }
            | Operator::BrOnCastDescEqFail { .. }
            | Operator::Resume { .. }
            | Operator::ResumeThrow { .. }
            | Operator::Switch { .. }
    )
}
