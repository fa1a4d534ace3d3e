//! Where the polls of a function are.

use wasmparser::{Catch, Operator, OperatorsReader};

/// What may lie between two polls, in instructions: a millisecond at most.
const MOST: u32 = 64 << 10;
/// What a call may cost before the function that is called polls: so many instructions of one that calls none.
const CALL: u32 = 256;
/// What a call costs of which nobody knows who is called: a function of the host, say, which may copy a large file.
const BLIND_CALL: u32 = 8 << 10;

/// Where a poll goes: before or after an instruction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Site {
    Before,
    After,
}

/// The longest way to an instruction since a poll. A body is read once: only loops lead back, and these poll.
pub(super) struct Path {
    /// Whether the next instruction is the first of a function that has to poll there.
    polls_first: bool,
    cost: u32,
    blocks: Vec<Block>,
}

/// A block that the path is in.
#[derive(Default)]
struct Block {
    is_loop: bool,
    /// The longest way to the branches that lead to its end.
    to_end: u32,
    /// The way to its condition, where it has one and no `else` yet.
    to_else: Option<u32>,
}

impl Path {
    /// At the beginning of a function.
    pub(super) fn begin(operators: &OperatorsReader<'_>) -> wasmparser::Result<Self> {
        let (mut calls, mut forks) = (false, false);
        // Whether every way through the function has a loop's poll on it, before all else.
        let mut begins_with_a_loop = false;
        let mut operators = operators.clone();
        while !operators.eof() {
            match operators.read()? {
                Operator::Loop { .. } => begins_with_a_loop |= !calls && !forks,
                Operator::Call { .. }
                | Operator::CallIndirect { .. }
                | Operator::CallRef { .. }
                | Operator::ReturnCall { .. }
                | Operator::ReturnCallIndirect { .. }
                | Operator::ReturnCallRef { .. } => calls = true,
                Operator::If { .. }
                | Operator::Br { .. }
                | Operator::BrIf { .. }
                | Operator::BrTable { .. }
                | Operator::BrOnNull { .. }
                | Operator::BrOnNonNull { .. }
                | Operator::BrOnCast { .. }
                | Operator::BrOnCastFail { .. }
                | Operator::TryTable { .. } => forks = true,
                _ => {}
            }
        }
        let polls_first = calls && !begins_with_a_loop;
        // Whoever calls it counts on no more.
        Ok(Self { polls_first, cost: MOST - CALL, blocks: vec![Block::default()] })
    }

    /// Past an instruction. Returns where there has to be a poll, with it.
    pub(super) fn go(&mut self, operator: &Operator<'_>, imports: u32) -> Option<Site> {
        if matches!(operator, Operator::Loop { .. }) {
            self.polls_first = false;
            self.blocks.push(Block { is_loop: true, ..Block::default() });
            self.cost = 0;
            return Some(Site::After);
        }
        // What the host carries out, and may take as long as all between two polls together.
        let is_long = match operator {
            Operator::MemoryFill { .. }
            | Operator::MemoryCopy { .. }
            | Operator::MemoryInit { .. }
            | Operator::TableFill { .. }
            | Operator::TableCopy { .. }
            | Operator::TableInit { .. }
            | Operator::TableGrow { .. } => true,
            Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                *function_index < imports
            }
            _ => false,
        };
        let cost = match operator {
            Operator::CallIndirect { .. }
            | Operator::CallRef { .. }
            | Operator::ReturnCallIndirect { .. }
            | Operator::ReturnCallRef { .. } => BLIND_CALL,
            Operator::Call { .. } | Operator::ReturnCall { .. } | Operator::MemoryGrow { .. } => CALL,
            _ => 1,
        };
        let polls = std::mem::take(&mut self.polls_first) || is_long || self.cost + cost > MOST;
        self.cost = if polls { cost } else { self.cost + cost };
        self.lead(operator);
        polls.then_some(Site::Before)
    }

    /// Follows the ways that lead from an instruction.
    fn lead(&mut self, operator: &Operator<'_>) {
        match operator {
            Operator::Block { .. } => self.blocks.push(Block::default()),
            Operator::If { .. } => {
                self.blocks.push(Block { to_else: Some(self.cost), ..Block::default() });
            }
            Operator::TryTable { try_table } => {
                // From anywhere in it.
                for catch in &try_table.catches {
                    let (Catch::One { label, .. }
                    | Catch::OneRef { label, .. }
                    | Catch::All { label }
                    | Catch::AllRef { label }) = catch;
                    self.branch(*label, MOST);
                }
                self.blocks.push(Block::default());
            }
            Operator::Else => {
                if let Some(block) = self.blocks.last_mut() {
                    block.to_end = block.to_end.max(self.cost);
                    self.cost = block.to_else.take().unwrap_or(MOST);
                }
            }
            Operator::End => {
                if let Some(block) = self.blocks.pop() {
                    self.cost = self.cost.max(block.to_end).max(block.to_else.unwrap_or_default());
                }
            }
            Operator::Br { relative_depth } => {
                self.branch(*relative_depth, self.cost);
                self.cost = 0;
            }
            Operator::BrIf { relative_depth }
            | Operator::BrOnNull { relative_depth }
            | Operator::BrOnNonNull { relative_depth }
            | Operator::BrOnCast { relative_depth, .. }
            | Operator::BrOnCastFail { relative_depth, .. } => self.branch(*relative_depth, self.cost),
            Operator::BrTable { targets } => {
                // One that cannot be read is no valid target either.
                for depth in targets.targets().flatten().chain([targets.default()]) {
                    self.branch(depth, self.cost);
                }
                self.cost = 0;
            }
            _ => {}
        }
    }

    /// A way that leads to a block's end, or to a loop's head, where there is a poll.
    fn branch(&mut self, depth: u32, cost: u32) {
        let block = self.blocks.iter_mut().rev().nth(depth as usize);
        if let Some(block) = block.filter(|block| !block.is_loop) {
            block.to_end = block.to_end.max(cost);
        }
    }
}
