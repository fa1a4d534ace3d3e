//! What a function is made of, as far as it matters where something is put in.

use wasmparser::{Operator, OperatorsReader};

use super::ways::{NOWHERE, Ways};

/// What a function can do.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shape {
    /// Whether it calls functions.
    pub(super) calls: bool,
    /// Whether every way through it comes upon a loop before all else.
    pub(super) begins_with_a_loop: bool,
    /// Whether a way leads out of it that comes upon no call and no loop.
    pub(super) leads_straight_out: bool,
}

impl Shape {
    pub(super) fn of(operators: &OperatorsReader<'_>) -> wasmparser::Result<Self> {
        let (mut shape, mut forks) = (Self::default(), false);
        let mut straight = Ways::begin(0, NOWHERE);
        let mut operators = operators.clone();
        while !operators.eof() {
            let operator = operators.read()?;
            if matches!(operator, Operator::Loop { .. }) || is_call(&operator) {
                straight.cost = NOWHERE;
            }
            shape.leads_straight_out |= straight.exists() && straight.leads_out(&operator);
            straight.pass(&operator);
            match operator {
                Operator::Loop { .. } => shape.begins_with_a_loop |= !shape.calls && !forks,
                operator if is_call(&operator) => shape.calls = true,
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
        Ok(shape)
    }
}

/// Whether an instruction calls a function.
pub(super) fn is_call(operator: &Operator<'_>) -> bool {
    matches!(operator, Operator::Call { .. } | Operator::ReturnCall { .. }) || is_blind_call(operator)
}

/// Whether an instruction calls a function and does not tell which.
pub(super) fn is_blind_call(operator: &Operator<'_>) -> bool {
    matches!(
        operator,
        Operator::CallIndirect { .. }
            | Operator::CallRef { .. }
            | Operator::ReturnCallIndirect { .. }
            | Operator::ReturnCallRef { .. }
    )
}
