//! Making native code of a module that users' compilers made, or that a user wrote as text.

use wasmparser::BinaryReaderError;
use wasmtime::{Engine, Module};

use super::{
    Children, Refusal, Task,
    place::{self, Place},
};
use crate::wasm::{
    arguments::widen,
    instrument::{Count, instrument},
    prepare::ours,
    trunk::Kinship,
};

impl Children {
    /// Compiles a module, binary or text, that came from a file of this name; only its branch, where it is a trunk's. Returns it with the bytes that its native code takes. Dropping the future kills the child.
    pub(in crate::wasm) async fn compile(
        &self,
        module: Vec<u8>,
        file_name: &str,
        trunk: Option<Kinship>,
    ) -> Result<(Module, u64), Refusal> {
        let task = Task::Compile { count: self.0.count, trunk };
        let native = self.ask(task, module).await.map_err(|refusal| match refusal {
            Refusal::Refused(why) => Refusal::Refused(why.replace(FILE, file_name)),
            fault => fault,
        })?;
        // SAFETY: the bytes come from a child of ours, through a pipe that nobody else holds, and are what
        // `Engine::precompile_module` made; a module of another engine is told apart by its header.
        #[expect(unsafe_code, reason = "loading native code has no safe form")]
        let module = unsafe { Module::deserialize(self.engine(), &native) };
        let module = module.map_err(|error| Refusal::Fault(ours(error).to_string()))?;
        Ok((module, native.len() as u64))
    }
}

/// The child's part: native code of a module, binary or text, or of the branch that it is, or why there is none.
pub(super) fn native(
    engine: &Engine,
    module: &[u8],
    count: Count,
    trunk: Option<&Kinship>,
) -> Result<Vec<u8>, String> {
    let binary = wat::Parser::new().parse_bytes(None, module).map_err(|error| refusal(&error))?;
    let told = |error: anyhow::Error| format!("{error:#}");
    if let Some(trunk) = trunk
        && let Some(branch) = trunk.branch(&binary, count).map_err(told)?
    {
        return engine.precompile_module(&branch).map_err(|error| told(ours(error)));
    }
    let native = instrument(&binary, count)
        .and_then(|instrumented| engine.precompile_module(&widen(instrumented)).map_err(ours));
    native.map_err(|error| {
        // What is wrong with the module that came, and at which of its offsets: what was made of it has others.
        let told = match error.downcast_ref::<BinaryReaderError>() {
            Some(error) => format!("{AT_OFFSET}{}: {}", error.offset(), error.message()),
            None => {
                let error = engine.precompile_module(&binary).map_err(ours).err().unwrap_or(error);
                format!("{error:#}")
            }
        };
        let text = str::from_utf8(module).ok().filter(|_| binary != module);
        text.and_then(|text| invalid(text, &told)).unwrap_or(told)
    })
}

/// Compiles something, for the compiler's code and data to be in memory when there is something to compile.
pub(super) fn rehearse(engine: &Engine) {
    let _ = native(engine, REHEARSAL, Count::Nothing, None);
}

const REHEARSAL: &[u8] = br#"(module
  (memory 1)
  (table funcref (elem $sum))
  (func $sum (export "sum") (param $n i32) (result f64) (local $at i32) (local $sum f64)
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $n)))
        (local.set $sum (f64.add (local.get $sum) (f64.load (i32.shl (local.get $at) (i32.const 3)))))
        (i64.store offset=8 (local.get $at) (i64.mul (i64.extend_i32_u (local.get $at)) (i64.const 31)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br $next)))
    (if (f64.lt (local.get $sum) (f64.const 0))
      (then (return (call_indirect (param i32) (result f64) (i32.const 7) (i32.const 0)))))
    (local.get $sum)))"#;

/// Stands for the name of the file that a text came from, which a child does not know.
const FILE: &str = "{file}";
/// What the engine says before an offset.
const AT_OFFSET: &str = "Invalid input WebAssembly code at offset ";

/// A text that is no module: `file:line:column: error: what`, as compilers have it, and the line that is to blame.
fn refusal(error: &wat::Error) -> String {
    let told = error.to_string();
    let place =
        told.split_once("--> <anon>:").and_then(|(what, rest)| Some((what.trim(), rest.split_once('\n')?)));
    match place {
        Some((what, (at, shown))) => {
            let shown: Vec<_> = shown.lines().filter(|line| line.trim() != "|").collect();
            format!("{FILE}:{at}: error: {what}\n{}", shown.join("\n"))
        }
        None => format!("{FILE}:1:1: error: {told}"),
    }
}

/// A text whose module is not valid, likewise, where the engine tells of it by an offset in the module.
fn invalid(text: &str, told: &str) -> Option<String> {
    let (offset, what) = told.split_once(AT_OFFSET)?.1.split_once(": ")?;
    let Place { line, column } = place::find(text, offset.parse().ok()?)?;
    let (shown, margin) =
        (text.lines().nth(line - 1).unwrap_or_default(), " ".repeat(line.to_string().len()));
    let indent: String =
        shown.chars().take(column - 1).map(|char| if char == '\t' { '\t' } else { ' ' }).collect();
    Some(format!("{FILE}:{line}:{column}: error: {what}\n {line} | {shown}\n {margin} | {indent}^"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm::engine::product_engine;

    #[test]
    fn a_text_that_is_no_module_is_told_with_its_place() {
        let error = wat::Parser::new().parse_str(None, "(module\n  (func $f (result i33)))").unwrap_err();
        let told = refusal(&error);
        assert!(told.starts_with("{file}:2:20: error: "), "{told}");
        assert!(told.contains("(func $f (result i33))"), "{told}");
    }

    #[test]
    fn a_module_that_is_not_valid_is_told_with_the_place_in_its_text() {
        let engine = product_engine().unwrap();
        for count in [Count::Nothing, Count::Fuel] {
            let told = native(&engine, b"(module (memory 1) (memory 1))", count, None).unwrap_err();
            assert!(told.starts_with(AT_OFFSET) && told.ends_with(": multiple memories"), "{told}");
        }
        for (text, told) in [
            (
                "(module\n  (import \"a\" \"b\" (func))\n  (func)\n  (func\n    i32.const 1\n    i64.const 2\n\ti32.add\n    drop))",
                "{file}:7:2: error: type mismatch: expected i32, found i64\n 7 | \ti32.add\n   | \t^",
            ),
            (
                "(module (func (drop (i32.add (i32.const 1) (f32.const 2)))))",
                "{file}:1:22: error: type mismatch: expected i32, found f32\n 1 | (module (func (drop (i32.add (i32.const 1) \
                 (f32.const 2)))))\n   |                      ^",
            ),
            (
                "(module\n (func (result i32)\n  nop))",
                "{file}:3:3: error: type mismatch: expected i32 but nothing on stack\n 3 |   nop))\n   |   ^",
            ),
        ] {
            assert_eq!(native(&engine, text.as_bytes(), Count::Nothing, None).unwrap_err(), told);
        }
    }

    #[test]
    fn the_rehearsal_is_a_module() {
        native(&product_engine().unwrap(), REHEARSAL, Count::Nothing, None).unwrap();
    }

    #[test]
    fn a_binary_that_is_not_valid_is_told_without() {
        let binary = wat::parse_str("(module (func i32.const 1 i64.const 2 i32.add drop))").unwrap();
        let told = native(&product_engine().unwrap(), &binary, Count::Nothing, None).unwrap_err();
        assert!(told.contains("type mismatch"), "{told}");
    }
}
