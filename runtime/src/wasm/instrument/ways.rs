//! What the ways through a function cost.

use wasmparser::{Catch, Operator};

/// The cost of a way that does not exist.
pub(super) const NOWHERE: i32 = i32::MIN / 2;

/// The longest way to an instruction since something was put in. A body is read once: only loops lead back, and what
/// leads there is for whoever uses this to see to.
pub(super) struct Ways {
    /// What it costs.
    pub(super) cost: i32,
    /// What a way may have cost that an exception leads out of, wherever it was.
    thrown: i32,
    /// How many catches of exceptions the instruction is in.
    pub(super) catches: usize,
    /// The blocks that the instruction is in, the function first.
    blocks: Vec<Block>,
}

struct Block {
    is_loop: bool,
    catches: usize,
    /// The longest way to the branches that lead to its end.
    to_end: i32,
    /// The way to its condition, where it has one and no `else` yet.
    to_else: i32,
}

impl Block {
    const PLAIN: Self = Self { is_loop: false, catches: 0, to_end: NOWHERE, to_else: NOWHERE };
}

impl Ways {
    /// At the beginning of a function.
    pub(super) fn begin(cost: i32, thrown: i32) -> Self {
        Self { cost, thrown, catches: 0, blocks: vec![Block::PLAIN] }
    }

    /// Whether any way leads to the instruction.
    pub(super) fn exists(&self) -> bool {
        self.cost > NOWHERE
    }

    /// Whether an instruction leads back to the head of a loop.
    pub(super) fn leads_back(&self, operator: &Operator<'_>) -> bool {
        targets(operator).any(|depth| self.nth(depth).is_some_and(|block| block.is_loop))
    }

    /// Whether an instruction leads to where other ways come, too.
    pub(super) fn leads_together(&self, operator: &Operator<'_>) -> bool {
        match operator {
            Operator::Else => true,
            Operator::End => {
                self.blocks.last().is_some_and(|block| block.to_end.max(block.to_else) > NOWHERE)
            }
            operator => targets(operator).next().is_some(),
        }
    }

    /// Whether an instruction leads out of the function.
    pub(super) fn leads_out(&self, operator: &Operator<'_>) -> bool {
        match operator {
            Operator::Return
            | Operator::ReturnCall { .. }
            | Operator::ReturnCallIndirect { .. }
            | Operator::ReturnCallRef { .. } => true,
            Operator::End => self.blocks.len() == 1,
            operator => targets(operator).any(|depth| depth as usize + 1 == self.blocks.len()),
        }
    }

    /// Follows the ways that lead from an instruction; what it costs itself is in [`cost`](Self::cost) by then.
    pub(super) fn pass(&mut self, operator: &Operator<'_>) {
        for depth in targets(operator) {
            self.branch(depth, self.cost);
        }
        match operator {
            Operator::Block { .. } => self.blocks.push(Block::PLAIN),
            Operator::Loop { .. } => self.blocks.push(Block { is_loop: true, ..Block::PLAIN }),
            Operator::If { .. } => self.blocks.push(Block { to_else: self.cost, ..Block::PLAIN }),
            Operator::TryTable { try_table } => {
                for catch in &try_table.catches {
                    let (Catch::One { label, .. }
                    | Catch::OneRef { label, .. }
                    | Catch::All { label }
                    | Catch::AllRef { label }) = catch;
                    self.branch(*label, self.thrown);
                }
                let catches = try_table.catches.len();
                self.catches += catches;
                self.blocks.push(Block { catches, ..Block::PLAIN });
            }
            Operator::Else => {
                if let Some(block) = self.blocks.last_mut() {
                    block.to_end = block.to_end.max(self.cost);
                    self.cost = std::mem::replace(&mut block.to_else, NOWHERE);
                }
            }
            Operator::End => {
                if let Some(block) = self.blocks.pop() {
                    self.cost = self.cost.max(block.to_end).max(block.to_else);
                    self.catches -= block.catches;
                }
            }
            Operator::Br { .. }
            | Operator::BrTable { .. }
            | Operator::Return
            | Operator::ReturnCall { .. }
            | Operator::ReturnCallIndirect { .. }
            | Operator::ReturnCallRef { .. }
            | Operator::Throw { .. }
            | Operator::ThrowRef
            | Operator::Unreachable => self.cost = NOWHERE,
            _ => {}
        }
    }

    /// A way that leads to a block's end, or to a loop's head.
    fn branch(&mut self, depth: u32, cost: i32) {
        let block = self.blocks.iter_mut().rev().nth(depth as usize);
        if let Some(block) = block.filter(|block| !block.is_loop) {
            block.to_end = block.to_end.max(cost);
        }
    }

    fn nth(&self, depth: u32) -> Option<&Block> {
        self.blocks.iter().rev().nth(depth as usize)
    }
}

/// The labels that a branch names.
fn targets<'a>(operator: &'a Operator<'_>) -> impl Iterator<Item = u32> + 'a {
    let (one, table) = match operator {
        Operator::Br { relative_depth }
        | Operator::BrIf { relative_depth }
        | Operator::BrOnNull { relative_depth }
        | Operator::BrOnNonNull { relative_depth }
        | Operator::BrOnCast { relative_depth, .. }
        | Operator::BrOnCastFail { relative_depth, .. } => (Some(*relative_depth), None),
        Operator::BrTable { targets } => (Some(targets.default()), Some(targets)),
        _ => (None, None),
    };
    // One that cannot be read is no valid target either.
    one.into_iter().chain(table.into_iter().flat_map(|table| table.targets().flatten()))
}
