//! Making native code of a module that users' compilers made, or that a user wrote as text.

use wasmtime::{Engine, Module};

use super::{Children, Refusal, Task};
use crate::wasm::prepare::ours;

impl Children {
    /// Compiles a module, binary or text, that came from a file of this name. Returns it with the bytes that its native
    /// code takes. Dropping the future kills the child.
    pub(in crate::wasm) async fn compile(
        &self,
        module: Vec<u8>,
        file_name: &str,
    ) -> Result<(Module, u64), Refusal> {
        let native = self.ask(Task::Compile, module).await.map_err(|refusal| match refusal {
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

/// The child's part: native code of a module, binary or text, or why there is none.
pub(super) fn native(engine: &Engine, module: &[u8]) -> Result<Vec<u8>, String> {
    let module = wat::Parser::new().parse_bytes(None, module).map_err(|error| refusal(&error))?;
    engine.precompile_module(&module).map_err(|error| format!("{:#}", ours(error)))
}

/// Stands for the name of the file that a text came from, which a child does not know.
const FILE: &str = "{file}";

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_no_module_is_told_with_its_place() {
        let error = wat::Parser::new().parse_str(None, "(module\n  (func $f (result i33)))").unwrap_err();
        let told = refusal(&error);
        assert!(told.starts_with("{file}:2:20: error: "), "{told}");
        assert!(told.contains("(func $f (result i33))"), "{told}");
    }
}
