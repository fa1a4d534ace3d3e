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
