//! Where the polls of a function are.
//!
//! A guest can compute without end by loops and by calls alone. So there is a poll at the head of each loop (of two,
//! where nothing lies between their heads but values that are moved, at the second: interpreters have such loops, and
//! every instruction of theirs comes through both) and, where a function calls others, on each way to its first call:
//! at its beginning, unless it begins with a loop or a way leads out without a call, which is the usual way through
//! many functions. What lies between two of these has an end, but may be made to have it late: so there is one before
//! each instruction that the host carries out and that may take long, too, wherever a way through a function has been
//! long without, and where a function returns that has done much since its last call, as all that called it may.
//!
//! Where fuel is counted, what is closed is the page with the fuel, so that each charge is a poll. There is one wherever a
//! way leads back to a loop and before a function's first call: what is left are the long ways.

use wasmparser::Operator;

use super::{
    Count,
    shape::{Shape, is_blind_call, is_call},
    ways::Ways,
};

/// What may lie between two polls, in instructions: a millisecond at most.
const MOST: i32 = 64 << 10;
/// What a call may cost before the function that is called polls: so many instructions of one that calls none.
const CALL: i32 = 256;
/// What a call costs of which nobody knows who is called: a function of the host, say, which may copy a large file.
const BLIND_CALL: i32 = 8 << 10;

/// The ways since a poll.
pub(super) struct Polls {
    /// Whether the next instruction is the first of a function that has to poll there.
    polls_first: bool,
    /// Whether the heads of loops have to poll: not where whatever leads back to one does.
    polls_at_heads: bool,
    /// Whether there has been no poll since the head of a loop, and nothing but what moves values.
    at_head: bool,
    ways: Ways,
    /// The ways since a poll, a call or the beginning.
    since_call: Ways,
}

impl Polls {
    /// At the beginning of a function.
    pub(super) fn begin(shape: Shape, count: Count) -> Self {
        let polls_first = shape.calls && !shape.begins_with_a_loop && !shape.leads_straight_out;
        Self {
            polls_first,
            polls_at_heads: count == Count::Nothing,
            at_head: false,
            // Whoever calls it counts on no more than a call before it polls: the first one here is one too many.
            ways: Ways::begin(MOST - CALL + 1, MOST),
            since_call: Ways::begin(0, MOST),
        }
    }

    /// How many catches the next instruction is in.
    pub(super) fn catches(&self) -> usize {
        self.ways.catches
    }

    /// Past an instruction, before which there may be a charge. Returns whether there has to be a poll, too.
    pub(super) fn go(&mut self, operator: &Operator<'_>, imports: u32, is_charged: bool) -> bool {
        if is_charged {
            self.polled();
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
            operator if is_blind_call(operator) => BLIND_CALL,
            Operator::Call { .. } | Operator::ReturnCall { .. } | Operator::MemoryGrow { .. } => CALL,
            _ => 1,
        };
        let polls = self.polls_first
            || self.at_head && !moves(operator)
            || is_long && !is_charged
            || self.ways.cost + cost > MOST
            || self.since_call.cost > CALL && self.since_call.leads_out(operator);
        if polls {
            self.polled();
        }
        self.at_head |= self.polls_at_heads && matches!(operator, Operator::Loop { .. });
        self.ways.cost += cost;
        self.since_call.cost = if is_call(operator) { 0 } else { self.since_call.cost + 1 };
        self.pass(operator);
        polls
    }

    fn polled(&mut self) {
        self.polls_first = false;
        self.at_head = false;
        self.ways.cost = 0;
        self.since_call.cost = 0;
    }

    fn pass(&mut self, operator: &Operator<'_>) {
        self.ways.pass(operator);
        self.since_call.pass(operator);
    }
}

/// Whether an instruction does nothing but move a value or begin a block, and leads nowhere but to the one behind.
fn moves(operator: &Operator<'_>) -> bool {
    matches!(
        operator,
        Operator::Block { .. }
            | Operator::Loop { .. }
            | Operator::LocalGet { .. }
            | Operator::LocalSet { .. }
            | Operator::LocalTee { .. }
            | Operator::I32Const { .. }
            | Operator::I64Const { .. }
    )
}
