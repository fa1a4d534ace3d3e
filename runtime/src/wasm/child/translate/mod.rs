//! Translating sources into the language of the guest that runs them.

mod namespaces;
mod typescript;

use serde::{Deserialize, Serialize};

use super::{Children, Refusal, Task};
use crate::SourceFile;

/// What sources are translated from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Translation {
    /// TypeScript, to JavaScript.
    TypeScript,
}

impl Translation {
    /// Whether a file with this name is to be translated; others are left as they are.
    pub(in crate::wasm) fn takes(self, name: &str) -> bool {
        match self {
            Self::TypeScript => [".ts", ".mts", ".cts"].iter().any(|end| name.ends_with(end)),
        }
    }
}

/// What a child is given: files that are all to be translated.
#[derive(Serialize, Deserialize)]
struct Request {
    translation: Translation,
    files: Vec<SourceFile>,
}

impl Children {
    /// Translates files. Returns their new contents, in their order. Dropping the future kills the child.
    pub(in crate::wasm) async fn translate(
        &self,
        translation: Translation,
        files: Vec<SourceFile>,
    ) -> Result<Vec<String>, Refusal> {
        let fault = |error: serde_json::Error| Refusal::Fault(error.to_string());
        let request = serde_json::to_vec(&Request { translation, files }).map_err(fault)?;
        let answer = self.ask(Task::Translate, request).await?;
        serde_json::from_slice(&answer).map_err(fault)
    }
}

/// Translates something, for the translator's code and data to be in memory when there is something to translate, and room
/// for a program of some hundred lines.
pub(super) fn rehearse() {
    let _ = typescript::javascript("rehearsal.ts", rehearsal());
}

fn rehearsal() -> String {
    IMPORTS.to_owned() + &format!("{{ {SCENE} }}").repeat(SCENES)
}

const SCENES: usize = 12;
const IMPORTS: &str = "import { type Shape, area } from './shapes.ts';";
const SCENE: &str = "
enum Colour { Red, Green = 'green' }
namespace Units { export const metre = 1; export type Length = number }
interface Named<T> { readonly name: string; value?: T }
abstract class Base<T extends object> implements Named<T> {
  declare tag: symbol;
  static #count = 0;
  constructor(public readonly name: string, protected value?: T) { Base.#count += 1; }
  get size(): number { return Object.keys(this.value ?? {}).length; }
  abstract draw(...points: [x: number, y?: number][]): void;
}
function sealed<C extends new (...args: any[]) => object>(value: C, _: ClassDecoratorContext) { return value; }
@sealed class Point extends Base<{ x: number }> {
  draw() { for (const [key, value] of Object.entries(this.value!)) console.log(`${key}: ${value as number}`); }
}
const all = async <T,>(items: Iterable<T>): Promise<T[]> => {
  try { return [...items].map((item) => item satisfies T); } catch (error: unknown) { throw new Error('no', { cause: error }); }
};
";

/// The child's part: all files, translated, or what is wrong in them.
pub(super) fn translate(request: &[u8]) -> Result<Vec<u8>, String> {
    let Request { translation: Translation::TypeScript, files } =
        serde_json::from_slice(request).map_err(|error| error.to_string())?;
    let (mut translated, mut wrong) = (Vec::new(), String::new());
    for SourceFile { name, content } in files {
        match typescript::javascript(&name, content) {
            Ok(code) => translated.push(code),
            Err(told) => wrong.push_str(&told),
        }
    }
    if wrong.is_empty() {
        serde_json::to_vec(&translated).map_err(|error| error.to_string())
    } else {
        Err(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::{rehearsal, typescript};

    #[test]
    fn the_rehearsal_is_a_program() {
        let translated = typescript::javascript("rehearsal.ts", rehearsal()).unwrap();
        assert!(translated.contains("class Point"), "{translated}");
    }
}
