//! Where in a text an instruction is that made validation stop, of which only the offset in the module is told.

use wasmparser::{Parser, Payload};
use wast::{
    Wat,
    core::{FuncKind, ModuleField, ModuleKind},
    parser::{ParseBuffer, parse},
};

/// A place in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// From 1.
    pub(super) line: usize,
    /// From 1.
    pub(super) column: usize,
}

/// Finds the instruction of a text that is at this offset of the module which the text makes.
pub(super) fn find(text: &str, offset: usize) -> Option<Place> {
    let mut buffer = ParseBuffer::new(text).ok()?;
    buffer.track_instr_spans(true);
    let mut wat = parse::<Wat<'_>>(&buffer).ok()?;
    let module = wat.encode().ok()?;
    let (function, instruction) = instruction(&module, offset)?;
    let Wat::Module(wast::core::Module { kind: ModuleKind::Text(fields), .. }) = &wat else { return None };
    let mut bodies = fields.iter().filter_map(|field| match field {
        ModuleField::Func(function) => match &function.kind {
            FuncKind::Inline { expression, .. } => Some((function.span, expression)),
            FuncKind::Import(..) => None,
        },
        _ => None,
    });
    let (span, body) = bodies.nth(function)?;
    // The end of a function is an instruction that is not written.
    let written = body.instr_spans.as_ref().and_then(|spans| spans.get(instruction).or(spans.last()));
    let (line, column) = written.copied().unwrap_or(span).linecol_in(text);
    Some(Place { line: line + 1, column: column + 1 })
}

/// Which function of the code section, and which instruction of it, is at this offset.
fn instruction(module: &[u8], offset: usize) -> Option<(usize, usize)> {
    let bodies = Parser::new(0).parse_all(module).filter_map(|payload| match payload {
        Ok(Payload::CodeSectionEntry(body)) => Some(body),
        _ => None,
    });
    let (function, body) = bodies.enumerate().find(|(_, body)| body.range().contains(&offset))?;
    let operators = body.get_operators_reader().ok()?.into_iter_with_offsets();
    let before = operators.map_while(Result::ok).take_while(|(_, at)| *at <= offset).count();
    Some((function, before.saturating_sub(1)))
}
