//! A call, and the blocks around it.

use std::ops::Range;

use anyhow::{Context as _, bail};
use wasm_encoder::ValType;
use wasmparser::{
    BlockType, FuncToValidate, FuncValidatorAllocations, FunctionBody, Operator, Parser, ValidPayload,
    Validator, ValidatorResources, WasmFeatures,
};

use super::Frame;
use crate::wasm::functions::Functions;

/// A call in a function, as whoever changes the function there needs to know it. All places are offsets in the function's
/// body, which begins with what declares its variables.
#[derive(Debug)]
pub(super) struct Site {
    /// The function's variables, parameters included: these come first.
    pub(super) locals: Vec<ValType>,
    pub(super) params: usize,
    /// The function's body itself, and the blocks around the call in it, the outermost first.
    pub(super) levels: Vec<Level>,
    /// The call.
    pub(super) call: Range<usize>,
    /// How many of the last level's values it takes.
    pub(super) takes: usize,
    /// What it returns.
    pub(super) returns: Vec<ValType>,
}

/// A block around a call.
#[derive(Debug)]
pub(super) struct Level {
    /// What is before the next block, or the call: without the instruction that opens this block, or its `else`.
    pub(super) before: Range<usize>,
    /// The values that there are behind that, of this block's own.
    pub(super) values: Vec<ValType>,
}

impl Site {
    /// What has to be put down for the function to go on, after a number that tells that it has been: its variables, then the
    /// values of all levels.
    pub(super) fn put_down(&self) -> Vec<ValType> {
        let values = self.levels.iter().flat_map(|level| &level.values);
        [ValType::I32].iter().chain(&self.locals).chain(values).copied().collect()
    }
}

/// Finds the calls that frames of a module were at, in their order. None where a frame is at something else.
pub(super) fn find(
    wasm: &[u8],
    functions: &Functions<'_>,
    frames: &[Frame],
) -> anyhow::Result<Vec<Option<Site>>> {
    let mut validator = Validator::new_with_features(WasmFeatures::all());
    let mut found: Vec<Option<Site>> = frames.iter().map(|_| None).collect();
    for payload in Parser::new(0).parse_all(wasm) {
        let ValidPayload::Func(function, body) = validator.payload(&payload?)? else { continue };
        let FuncToValidate { resources, index, ty, features } = function;
        for (frame, found) in frames.iter().zip(&mut found) {
            if frame.function == index {
                let function = FuncToValidate { resources: resources.clone(), index, ty, features };
                *found = site(functions, function, &body, frame.at)
                    .with_context(|| format!("function {index} cannot go on where it was"))?;
            }
        }
    }
    Ok(found)
}

/// A block that is open: where it begins, and where the one around it stopped, with which values, if that is known.
struct Open {
    begin: usize,
    outer: Option<(usize, Vec<ValType>)>,
}

fn site(
    functions: &Functions<'_>,
    function: FuncToValidate<ValidatorResources>,
    body: &FunctionBody<'_>,
    at: usize,
) -> anyhow::Result<Option<Site>> {
    let params = functions.type_of(function.index).map_or(0, |ty| ty.params().len());
    let mut validator = function.into_validator(FuncValidatorAllocations::default());
    validator.read_locals(&mut body.get_binary_reader())?;
    let start = body.range().start;
    let mut operators = body.get_operators_reader()?;
    let mut open = vec![Open { begin: operators.original_position() - start, outer: None }];
    while !operators.eof() {
        let begin = operators.original_position();
        let operator = operators.read()?;
        let end = operators.original_position();
        // What the innermost block has on the stack.
        let values = || -> anyhow::Result<Vec<ValType>> {
            let height = validator.operand_stack_height() as usize;
            let below = validator.get_control_frame(0).context("no block is open")?.height;
            let value = |depth| plain(validator.get_operand_type(depth).flatten().context("never reached")?);
            (0..height - below).rev().map(value).collect()
        };
        if begin == at {
            let (ty, by_table) = match operator {
                Operator::Call { function_index } => (functions.type_of(function_index), 0),
                Operator::CallIndirect { type_index, .. } => (functions.types.get(type_index as usize), 1),
                _ => return Ok(None),
            };
            let ty = ty.context("a call of nothing")?;
            let locals = (0..validator.len_locals()).filter_map(|index| validator.get_local_type(index));
            let locals = locals.map(plain).collect::<anyhow::Result<_>>()?;
            let mut ends = Vec::with_capacity(open.len());
            for inner in open.iter_mut().skip(1) {
                ends.push(inner.outer.take().context("the call is in a block of another kind")?);
            }
            ends.push((begin - start, values()?));
            let levels = open.iter().zip(ends);
            let levels = levels.map(|(open, (end, values))| Level { before: open.begin..end, values });
            return Ok(Some(Site {
                locals,
                params,
                levels: levels.collect(),
                call: begin - start..end - start,
                takes: ty.params().len() + by_table,
                returns: ty.results().to_vec(),
            }));
        }
        match operator {
            Operator::Block { blockty } | Operator::Loop { blockty } | Operator::If { blockty } => {
                // What is never reached has no values that one could know, and the call is not there.
                let outer = if takes_values(blockty) { None } else { values().ok() };
                open.push(Open { begin: end - start, outer: outer.map(|values| (begin - start, values)) });
            }
            Operator::TryTable { .. } | Operator::Try { .. } => {
                open.push(Open { begin: end - start, outer: None });
            }
            Operator::Else => {
                if let Some(open) = open.last_mut() {
                    open.begin = end - start;
                }
            }
            Operator::End | Operator::Delegate { .. } => {
                open.pop();
            }
            _ => {}
        }
        validator.op(begin, &operator)?;
    }
    Ok(None)
}

/// Whether a block has values on its stack from its beginning.
fn takes_values(block: BlockType) -> bool {
    // The types of those with an index are not looked up: what compilers make for guests has none that take values.
    matches!(block, BlockType::FuncType(_))
}

/// A type that a variable of a module can have at first.
fn plain(ty: wasmparser::ValType) -> anyhow::Result<ValType> {
    match ValType::try_from(ty) {
        Ok(plain) if !matches!(plain, ValType::Ref(_)) => Ok(plain),
        _ => bail!("a value of type {ty}"),
    }
}
