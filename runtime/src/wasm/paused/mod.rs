//! A guest that is stopped within a call of the host, and goes on from there in other instances.
//!
//! A snapshot holds what an instance has: its memory and its variables. What it does not hold is the stack of functions
//! that are being run, with a function's own variables: no instance shows them. So a guest can become a snapshot between
//! two calls of its exports, as interpreters do, but not in the middle of one; and a compiler is only one call, from its
//! first instruction to its last.
//!
//! Such a guest is run twice. The first time, it is stopped where it is to become a snapshot, and its stack tells which
//! functions it was in, and at which of their calls. These are made to put down, in variables of the module, what they
//! have at that call ([`record`]); the guest is run once more, and stopped there again, and what it has become is a
//! snapshot like others. In that, each of these functions gets a twin that takes what was put down and begins behind all
//! that had been done ([`resume`]): the twin of the outermost calls that of the next, and so on down to the call of the
//! host, which is made once more. From there on everything is as it would have been.
//!
//! No function may be in it twice, and none may leave the call by an exception while it is in it further out: then it would
//! find what the inner one has put down. Compilers that are built without exceptions do neither.
//!
//! A function is only changed at that one call. In its twin, each block around the call begins with a jump over what is
//! before the next block:
//!
//! ```text
//! (func (param $a)               (func $twin (local $a) (local $again)
//!                                   (local.set $a (global.get …)) (local.set $again (i32.const 1))
//!   before                          (block (br_if 0 (local.get $again)) before)
//!   (loop                           (loop
//!     before                          (block (br_if 0 (local.get $again)) before)
//!     (call $next)                    (if (local.get $again) (then (local.set $again (i32.const 0)) (call $next_twin))
//!                                                            (else (call $next)))
//!     after))                         after))
//! ```

mod record;
mod resume;
mod site;
#[cfg(test)]
mod tests;

use anyhow::{Context as _, ensure};
use wasm_encoder::{ConstExpr, FuncType, GlobalType, ValType};
use wasmtime::{FrameInfo, WasmBacktrace};

use self::site::Site;
use super::{engine::STACK_MOST, functions::Functions};

/// A function that a guest was in when it was stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    /// The function's index.
    pub(super) function: u32,
    /// Where in the module the call is that it was at, in bytes.
    pub(super) at: usize,
}

/// The functions that a guest was in, the innermost first, and what is known of the calls that they were at.
pub(super) struct Stack {
    frames: Vec<Recorded>,
}

/// A function on the stack.
struct Recorded {
    function: u32,
    site: Site,
    /// The first of the module's variables that it puts down its own in; the others follow.
    first: u32,
}

impl Stack {
    /// Finds the calls that a guest of a module was at.
    ///
    /// # Errors
    /// When the module is not valid, or the guest was in what cannot be gone on with: another thing than a call, a function
    /// twice, a block that takes values, a value that is a reference, or a first function that takes something.
    pub(super) fn of(wasm: &[u8], frames: &[Frame]) -> anyhow::Result<Self> {
        let functions = Functions::read(wasm)?;
        let mut first = functions.globals;
        let mut stack = Vec::with_capacity(frames.len());
        for (frame, site) in frames.iter().zip(site::find(wasm, &functions, frames)?) {
            let Frame { function, .. } = *frame;
            let site = site.with_context(|| format!("function {function} was at no call"))?;
            let before = stack.iter().any(|other: &Recorded| other.function == function);
            ensure!(!before, "function {function} is on the stack twice");
            let puts_down = site.put_down().len() as u32;
            stack.push(Recorded { function, site, first });
            first += puts_down;
        }
        let outermost = stack.last().context("nothing is on the stack")?;
        let takes = functions.type_of(outermost.function).map_or(0, |ty| ty.params().len());
        ensure!(takes == 0, "the first function on the stack takes {takes} arguments");
        Ok(Self { frames: stack })
    }

    /// Whether a guest of the recorded module was stopped in the same functions. Where one was at another call, its twin ends
    /// the guest.
    pub(super) fn is(&self, frames: &[Frame]) -> bool {
        let functions = self.frames.iter().map(|frame| frame.function);
        functions.eq(frames.iter().map(|frame| frame.function))
    }

    /// The module, with functions that put down what they have.
    ///
    /// # Errors
    /// When it is another module.
    pub(super) fn record(&self, wasm: &[u8]) -> anyhow::Result<Vec<u8>> {
        let mut functions = Functions::read(wasm)?;
        for Recorded { function, site, first } in &self.frames {
            functions.new_globals.extend(site.put_down().iter().map(|ty| variable(*ty)));
            let place = functions.place(*function).context("a function of the host is on the stack")?;
            let body = record::record(&functions.own[place].body, site, *first);
            functions.own[place].body = body.into();
        }
        functions.write()
    }

    /// The snapshot of a guest of the recorded module that was stopped at the same place, whose first function goes on
    /// there. The module as it was before is asked for, too.
    ///
    /// # Errors
    /// When these are other modules.
    pub(super) fn resume(&self, snapshot: &[u8], was: &[u8]) -> anyhow::Result<Vec<u8>> {
        let was = Functions::read(was)?;
        let mut functions = Functions::read(snapshot)?;
        let mut inner = None;
        for (depth, Recorded { function, site, first }) in self.frames.iter().enumerate() {
            let place = functions.place(*function).context("a function of the host is on the stack")?;
            let body = &was.own.get(place).context("another module")?.body;
            let results = functions.type_of(*function).map(|ty| ty.results().to_vec()).unwrap_or_default();
            let twin = resume::resume(&mut functions, body, site, *first, inner)?;
            functions.own[place].body = body.clone();
            if depth + 1 == self.frames.len() {
                functions.own[place].body = twin.into();
            } else {
                let ty = functions.add_type(FuncType::new([], results));
                inner = Some(functions.add(ty, twin));
            }
        }
        functions.write()
    }
}

/// The frames of a guest that a host call has stopped, the innermost first. Its engine keeps where in the module each
/// instruction was.
///
/// # Errors
/// When it does not, or there are more frames than it tells.
pub(super) fn frames(backtrace: &WasmBacktrace) -> anyhow::Result<Vec<Frame>> {
    ensure!(backtrace.frames().len() < STACK_MOST, "the guest is in {STACK_MOST} functions");
    let frame = |frame: &FrameInfo| {
        let at = frame.module_offset().context("nobody knows where the guest was")?;
        Ok(Frame { function: frame.func_index(), at })
    };
    backtrace.frames().iter().map(frame).collect()
}

/// A variable of a module, and what it is before anything is put down in it.
fn variable(ty: ValType) -> (GlobalType, ConstExpr) {
    let value = match ty {
        ValType::I64 => ConstExpr::i64_const(0),
        ValType::F32 => ConstExpr::f32_const(0.0.into()),
        ValType::F64 => ConstExpr::f64_const(0.0.into()),
        ValType::V128 => ConstExpr::v128_const(0),
        // References are refused where a site is found.
        _ => ConstExpr::i32_const(0),
    };
    (GlobalType { val_type: ty, mutable: true, shared: false }, value)
}
