//! Putting the polls into a module.
//!
//! A guest can compute without end by loops and by calls alone. So there is a poll at the head of each loop and, where a
//! function calls others, at its beginning, unless it begins with a loop. What lies between two of these has an end, but
//! may be made to have it late: so there is one before each instruction that the host carries out and that may take long,
//! too, and wherever a way through a function has been long without: see [`Path`].

mod path;

use anyhow::bail;
use wasm_encoder::{
    CodeSection, Encode as _, ExportKind, ExportSection, Instruction, MemArg, MemorySection, MemoryType,
    Module, RawSection, SectionId,
};
use wasmparser::{
    BinaryReader, CodeSectionReader, ExportSectionReader, ExternalKind, FunctionBody, ImportSectionReader,
    MemorySectionReader, Parser, Payload, TypeRef,
};

use self::path::{Path, Site};
use super::{POLLED_AT, POLLED_BYTES};

/// What the memory with the polled words is exported as.
pub(in crate::wasm) const MEMORY: &str = "runroom:memory";
/// What a module's start function is exported as: an instance is made without running it, because nothing could stop it
/// before its memory is known.
pub(in crate::wasm) const START: &str = "runroom:start";

/// Pages that a memory can have, in front of the polled words.
const PAGES_MOST: u64 = (POLLED_AT / POLLED_BYTES) as u64;
/// What the codes of all instructions on shared memories begin with.
const ATOMIC: u8 = 0xfe;

/// Returns a module with polls. What else it does is as before; its custom sections are gone.
///
/// One that is not valid may be refused here; whoever takes the result has it checked.
///
/// # Errors
/// When the module cannot be read, has to do with threads, or exports something under a name that starts with `runroom:`.
pub(in crate::wasm) fn with_polls(wasm: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut writer = Writer {
        wasm,
        module: Module::new(),
        start: start(wasm)?,
        imports: 0,
        memory: false,
        exports: false,
    };
    for payload in Parser::new(0).parse_all(wasm) {
        writer.add(&payload?)?;
    }
    writer.complete();
    Ok(writer.module.finish())
}

/// The function that a module wants to be run as it is instantiated.
fn start(wasm: &[u8]) -> wasmparser::Result<Option<u32>> {
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::StartSection { func, .. } = payload? {
            return Ok(Some(func));
        }
    }
    Ok(None)
}

struct Writer<'a> {
    wasm: &'a [u8],
    module: Module,
    start: Option<u32>,
    /// How many functions are the host's: the first ones.
    imports: u32,
    /// Whether there is a memory already, and whether the exports are written.
    memory: bool,
    exports: bool,
}

impl Writer<'_> {
    fn add(&mut self, payload: &Payload<'_>) -> anyhow::Result<()> {
        let Some((id, range)) = payload.as_section() else { return Ok(()) };
        if place(id) > place(SectionId::Memory as u8) {
            self.memory_at_least();
        }
        if place(id) > place(SectionId::Export as u8) {
            self.exports_at_least();
        }
        match payload {
            Payload::UnknownSection { id, .. } => bail!("a section of an unknown kind, {id}"),
            Payload::CustomSection(_) | Payload::StartSection { .. } => {}
            Payload::MemorySection(memories) => self.memories(memories.clone())?,
            Payload::ExportSection(exports) => self.exports(exports.clone())?,
            Payload::CodeSectionStart { range, .. } => {
                let reader = BinaryReader::new(&self.wasm[range.clone()], range.start);
                let mut code = CodeSection::new();
                for body in CodeSectionReader::new(reader)? {
                    code.raw(&polled(&body?, self.imports)?);
                }
                self.module.section(&code);
            }
            other => {
                if let Payload::ImportSection(imports) = other {
                    self.imports(imports.clone())?;
                }
                self.module.section(&RawSection { id, data: &self.wasm[range] });
            }
        }
        Ok(())
    }

    fn imports(&mut self, imports: ImportSectionReader<'_>) -> anyhow::Result<()> {
        for import in imports.into_imports() {
            match import?.ty {
                TypeRef::Memory(_) => self.memory = true,
                TypeRef::Func(_) | TypeRef::FuncExact(_) => self.imports += 1,
                _ => {}
            }
        }
        Ok(())
    }

    fn memories(&mut self, memories: MemorySectionReader<'_>) -> anyhow::Result<()> {
        let mut section = MemorySection::new();
        for memory in memories {
            let memory = memory?;
            if memory.shared {
                bail!("threads must be enabled for shared memories");
            }
            section.memory(MemoryType {
                // What no memory here can have is refused for its size when it is asked for, as any that is too large.
                minimum: memory.initial.min(PAGES_MOST),
                // An access to a memory that can never have a page is compiled to a trap.
                maximum: memory.maximum.map(|maximum| maximum.max(1)),
                memory64: memory.memory64,
                shared: false,
                page_size_log2: memory.page_size_log2,
            });
        }
        self.memory |= !section.is_empty();
        if self.memory {
            self.module.section(&section);
        }
        Ok(())
    }

    /// A memory to poll, where the module has none.
    fn memory_at_least(&mut self) {
        if !std::mem::replace(&mut self.memory, true) {
            let mut section = MemorySection::new();
            section.memory(MemoryType {
                minimum: 0,
                maximum: Some(1),
                memory64: false,
                shared: false,
                page_size_log2: None,
            });
            self.module.section(&section);
        }
    }

    fn exports(&mut self, exports: ExportSectionReader<'_>) -> anyhow::Result<()> {
        let mut section = ExportSection::new();
        for export in exports {
            let export = export?;
            if export.name.starts_with("runroom:") {
                bail!("the export name {:?} is reserved", export.name);
            }
            let kind = match export.kind {
                ExternalKind::Func | ExternalKind::FuncExact => ExportKind::Func,
                ExternalKind::Table => ExportKind::Table,
                ExternalKind::Memory => ExportKind::Memory,
                ExternalKind::Global => ExportKind::Global,
                ExternalKind::Tag => ExportKind::Tag,
            };
            section.export(export.name, kind, export.index);
        }
        self.export_ours(section);
        Ok(())
    }

    fn exports_at_least(&mut self) {
        if !self.exports {
            self.export_ours(ExportSection::new());
        }
    }

    fn export_ours(&mut self, mut section: ExportSection) {
        section.export(MEMORY, ExportKind::Memory, 0);
        if let Some(start) = self.start {
            section.export(START, ExportKind::Func, start);
        }
        self.exports = true;
        self.module.section(&section);
    }

    fn complete(&mut self) {
        self.memory_at_least();
        self.exports_at_least();
    }
}

/// Where a section stands among the others: their ids tell when they were invented.
fn place(id: u8) -> Option<usize> {
    const ORDER: [SectionId; 13] = [
        SectionId::Type,
        SectionId::Import,
        SectionId::Function,
        SectionId::Table,
        SectionId::Memory,
        SectionId::Tag,
        SectionId::Global,
        SectionId::Export,
        SectionId::Start,
        SectionId::Element,
        SectionId::DataCount,
        SectionId::Code,
        SectionId::Data,
    ];
    ORDER.iter().position(|section| *section as u8 == id)
}

/// A function's body with polls.
///
/// # Errors
/// When it cannot be read, or reads or writes as threads do.
fn polled(body: &FunctionBody<'_>, imports: u32) -> anyhow::Result<Vec<u8>> {
    let (bytes, begin) = (body.as_bytes(), body.range().start);
    let mut operators = body.get_operators_reader()?;
    let mut path = Path::begin(&operators)?;
    let mut polled = Vec::with_capacity(bytes.len() + 64);
    let mut copied = 0;
    while !operators.eof() {
        let before = operators.original_position() - begin;
        if bytes[before] == ATOMIC {
            bail!("threads support is not enabled");
        }
        let operator = operators.read()?;
        let after = operators.original_position() - begin;
        let site = match path.go(&operator, imports) {
            Some(Site::Before) => before,
            Some(Site::After) => after,
            None => continue,
        };
        polled.extend_from_slice(&bytes[copied..site]);
        poll(&mut polled);
        copied = site;
    }
    polled.extend_from_slice(&bytes[copied..]);
    Ok(polled)
}

/// A poll. It reads as if other threads wrote there: a plain read that finds what was read before, by the module itself
/// even, a compiler may leave out, and in a loop that stores nothing that is all of them.
fn poll(code: &mut Vec<u8>) {
    Instruction::I32Const(POLLED_AT.cast_signed()).encode(code);
    Instruction::I32AtomicLoad(MemArg { offset: 0, align: 2, memory_index: 0 }).encode(code);
    Instruction::Drop.encode(code);
}

#[cfg(test)]
mod tests {
    use wasmparser::Operator;

    use super::*;

    /// The functions of a module, as many polls as each has.
    fn polls(wasm: &[u8]) -> Vec<usize> {
        let mut polls = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::CodeSectionEntry(body) = payload.unwrap() {
                let operators: Vec<_> =
                    body.get_operators_reader().unwrap().into_iter().map(Result::unwrap).collect();
                let is_poll = |window: &[Operator<'_>]| {
                    matches!(window, [
                        Operator::I32Const { value },
                        Operator::I32AtomicLoad { memarg },
                        Operator::Drop,
                    ] if value.cast_unsigned() == POLLED_AT && memarg.offset == 0)
                };
                polls.push(operators.windows(3).filter(|window| is_poll(window)).count());
            }
        }
        polls
    }

    fn of(text: &str) -> Vec<u8> {
        let polled = with_polls(&wat::parse_str(text).unwrap()).unwrap();
        wasmparser::validate(&polled).unwrap_or_else(|error| panic!("{text}: {error}"));
        polled
    }

    #[test]
    fn loops_and_functions_that_call_have_polls_and_others_have_none() {
        let polled = of(r#"(module
          (table 1 funcref)
          (func (result i32) (i32.const 7))
          (func (local i64) (loop (loop (br 0))))
          (func (call 0) (drop))
          (func (call_indirect (i32.const 0)))
          (func (return_call 1))
          (func (param i32) (local.get 0) (loop (param i32) (call 2) (drop)))
          (func (param i32) (if (local.get 0) (then (loop (call 1)))) (call 1))
          (func (block (br_if 0 (i32.const 1)) (loop (call 1))) (call 1))
          (func (call 1) (loop (call 1))))"#);
        assert_eq!(polls(&polled), [0, 2, 1, 1, 1, 1, 2, 2, 2]);
    }

    #[test]
    fn a_module_gets_what_the_host_looks_for_and_keeps_its_own() {
        let exports = |wasm: &[u8]| -> Vec<String> {
            let sections = Parser::new(0).parse_all(wasm).map(Result::unwrap);
            let exports = sections.filter_map(|payload| match payload {
                Payload::ExportSection(exports) => Some(exports.into_iter().map(Result::unwrap)),
                _ => None,
            });
            exports.flatten().map(|export| format!("{} {}", export.name, export.index)).collect()
        };
        assert_eq!(exports(&of("(module)")), ["runroom:memory 0"]);
        assert_eq!(
            exports(&of(
                r#"(module (import "a" "b" (func)) (memory (export "memory") 1) (global (export "g") i32 (i32.const 1))
                   (data (i32.const 0) "x") (func) (start 1) (elem func 1))"#
            )),
            ["memory 0", "g 0", "runroom:memory 0", "runroom:start 1"]
        );
        of("(module (memory 0 0) (func (loop (br 0))) (tag) (table 1 funcref) (elem (i32.const 0) 0))");
        let taken = wat::parse_str(r#"(module (func (export "runroom:start")))"#).unwrap();
        assert!(with_polls(&taken).unwrap_err().to_string().contains("\"runroom:start\" is reserved"));
        assert!(with_polls(b"\0asm\x01\0\0\0\x0a\x05").is_err());
    }

    #[test]
    fn what_may_take_long_has_polls_before_it() {
        let long = "(i64.const 1) (drop) ".repeat(40_000);
        let fill = "(memory.fill (local.get 0) (local.get 0) (local.get 0))";
        let skipped = format!("(block (br_if 0 (local.get 0)) {})", "(i64.const 1) (drop)".repeat(4_000));
        let polled = of(&format!(
            r#"(module (import "a" "b" (func $host)) (memory 1) (table 1 funcref)
              (func (param i32) {fill} {fill})
              (func (call $host) (call $host))
              (func {long})
              (func (param i32) (if (local.get 0) (then {long}) (else {long})))
              (func (param i32) {})
              (func {}))"#,
            skipped.repeat(20),
            "(call_indirect (i32.const 0))".repeat(20),
        ));
        let [fills, host, leaf, forked, skips, indirect] = polls(&polled)[..] else { panic!() };
        assert_eq!((fills, host), (2, 2));
        // 80,000 instructions: after 256, and after 65,536 more.
        assert_eq!((leaf, forked), (2, 4));
        // Each may be the first that is not left out.
        assert_eq!(skips, 20);
        assert!((3..=4).contains(&indirect), "{indirect}");
    }

    #[test]
    fn what_has_to_do_with_threads_is_refused() {
        for text in [
            "(module (memory 1 1 shared))",
            "(module (memory 1) (func (drop (i32.atomic.load (i32.const 0)))))",
            "(module (memory 1) (func (loop (atomic.fence) (br 0))))",
        ] {
            let refused = with_polls(&wat::parse_str(text).unwrap()).unwrap_err().to_string();
            assert!(refused.contains("threads"), "{text}: {refused}");
        }
    }
}
