//! What is put into a module before it is compiled: what stops it, and what counts what it does.
//!
//! A module's functions are copied with instructions between their own that change nothing that they can see:
//!
//! - polls, with which a guest is stopped at any time: see [`polls`] and [`safepoint`](super::safepoint);
//! - where fuel is counted, charges to words in a memory of ours: see [`charges`]. The host looks at them while the guest
//!   runs, and stops one that has spent too much as it stops any other: each charge is a poll, too.
//!
//! No instruction of the guest's own may name what is put in.

mod charges;
mod polls;
mod shape;
mod ways;

use anyhow::bail;
use serde::{Deserialize, Serialize};
use wasm_encoder::{
    CodeSection, Encode as _, ExportKind, ExportSection, Instruction, MemArg, MemorySection, MemoryType,
    Module, RawSection, SectionId,
};
use wasmparser::{
    BinaryReader, BinaryReaderError, CodeSectionReader, Encoding, ExportSectionReader, ExternalKind,
    FunctionBody, ImportSectionReader, MemorySectionReader, Parser, Payload, TypeRef, Validator,
    WasmFeatures,
};

use self::{charges::Charges, polls::Polls, shape::Shape};
use super::safepoint::{POLLED_AT, POLLED_BYTES};

/// What the memory is exported as that has the polled words behind it: the guest's own.
pub(super) const MEMORY: &str = "runroom:memory";
/// What a module's start function is exported as: an instance is made without running it, because nothing could stop it
/// before its memory is known.
pub(super) const START: &str = "runroom:start";
/// What the memory is exported as that begins with the fuel that is left: [`FUEL_WORDS`] signed words of 64 bits, whose sum is
/// below zero where too much was spent.
///
/// There are several because a processor does not subtract from a word before it has done so the last time, which takes it
/// some eight cycles: an interpreter is through with a short instruction in less, and the next is charged elsewhere.
pub(super) const FUEL: &str = "runroom:fuel";
pub(super) const FUEL_WORDS: usize = 8;
/// The size of that memory: a page of WebAssembly's.
pub(super) const FUEL_BYTES: u64 = 64 << 10;

/// Pages that a memory can have, in front of the polled words.
const PAGES_MOST: u64 = (POLLED_AT / POLLED_BYTES) as u64;
/// The number of the memory with the fuel: behind the module's own, of which there is one.
const FUEL_MEMORY: u32 = 1;
/// Catches that one instruction may be in, of all blocks around it. The host looks at each of them in each frame that an
/// exception passes, and nothing stops it meanwhile: with a stack full of frames that is a second at most.
const CATCHES_MOST: usize = 1024;
/// What the codes of all instructions on shared memories begin with.
const ATOMIC: u8 = 0xfe;

/// Whether a module counts its fuel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Count {
    Fuel,
    Nothing,
}

impl Count {
    /// Fuel, where that is wanted.
    pub(super) fn fuel_if(wanted: bool) -> Self {
        if wanted { Self::Fuel } else { Self::Nothing }
    }
}

/// Returns a module with all that stops it and counts for it. What else it does is as before; its custom sections are
/// gone.
///
/// One that is not valid may be refused here; whoever takes the result has it checked.
///
/// # Errors
/// When it is no module or cannot be read, has to do with threads, exports something under a name or imports from a module
/// that starts with `runroom:`, has or names a second memory, or catches exceptions in too many ways at once.
pub(super) fn instrument(wasm: &[u8], count: Count) -> anyhow::Result<Vec<u8>> {
    if count == Count::Fuel {
        // What names a second memory would name ours.
        has_one_memory(wasm)?;
    }
    let mut writer = Writer {
        wasm,
        count,
        module: Module::new(),
        functions: 0,
        imported_memories: 0,
        memories: Some(MemorySection::new()),
        exports: Some(ExportSection::new()),
        start: None,
    };
    for payload in Parser::new(0).parse_all(wasm) {
        writer.add(&payload?)?;
    }
    writer.complete_before(None);
    Ok(writer.module.finish())
}

struct Writer<'a> {
    wasm: &'a [u8],
    count: Count,
    module: Module,
    /// How many functions are the host's: the first ones.
    functions: u32,
    imported_memories: u32,
    /// The module's own memories, until they are written.
    memories: Option<MemorySection>,
    /// The exports, likewise: the start function is known after them.
    exports: Option<ExportSection>,
    start: Option<u32>,
}

impl Writer<'_> {
    fn add(&mut self, payload: &Payload<'_>) -> anyhow::Result<()> {
        if let Payload::Version { encoding: Encoding::Component, .. } = payload {
            bail!("a component, where a module is wanted");
        }
        let Some((id, range)) = payload.as_section() else { return Ok(()) };
        self.complete_before(Some(id));
        match payload {
            Payload::UnknownSection { id, .. } => bail!("a section of an unknown kind, {id}"),
            Payload::CustomSection(_) => {}
            Payload::StartSection { func, .. } => self.start = Some(*func),
            Payload::MemorySection(memories) => self.memories(memories.clone())?,
            Payload::ExportSection(exports) => self.exports(exports.clone())?,
            Payload::CodeSectionStart { range, .. } => {
                // The parser tells of this section before it has seen all of it.
                let Some(bytes) = self.wasm.get(range.clone()) else { bail!("unexpected end of the module") };
                let reader = BinaryReader::new(bytes, range.start);
                let mut code = CodeSection::new();
                for body in CodeSectionReader::new(reader)? {
                    code.raw(&self.body(&body?)?);
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

    /// Writes what is ours and comes before a section, or before the end, where the module had none of its kind.
    fn complete_before(&mut self, section: Option<u8>) {
        let is_behind = |ours: SectionId| section.is_none_or(|id| place(id) > place(ours as u8));
        if is_behind(SectionId::Memory)
            && let Some(mut memories) = self.memories.take()
        {
            let ours = |minimum| MemoryType {
                minimum,
                maximum: Some(1),
                memory64: false,
                shared: false,
                page_size_log2: None,
            };
            if self.imported_memories == 0 && memories.is_empty() {
                memories.memory(ours(0));
            }
            if self.count == Count::Fuel {
                memories.memory(ours(1));
            }
            if !memories.is_empty() {
                self.module.section(&memories);
            }
        }
        if is_behind(SectionId::Start)
            && let Some(mut exports) = self.exports.take()
        {
            exports.export(MEMORY, ExportKind::Memory, 0);
            if let Some(start) = self.start {
                exports.export(START, ExportKind::Func, start);
            }
            if self.count == Count::Fuel {
                exports.export(FUEL, ExportKind::Memory, FUEL_MEMORY);
            }
            self.module.section(&exports);
        }
    }

    fn imports(&mut self, imports: ImportSectionReader<'_>) -> anyhow::Result<()> {
        for import in imports.into_imports() {
            let import = import?;
            if import.module.starts_with("runroom:") {
                bail!("the import module {:?} is reserved", import.module);
            }
            match import.ty {
                TypeRef::Memory(_) => self.imported_memories += 1,
                TypeRef::Func(_) | TypeRef::FuncExact(_) => self.functions += 1,
                TypeRef::Global(_) | TypeRef::Table(_) | TypeRef::Tag(_) => {}
            }
        }
        Ok(())
    }

    fn memories(&mut self, memories: MemorySectionReader<'_>) -> anyhow::Result<()> {
        let Some(section) = &mut self.memories else { bail!("its sections are out of order") };
        if memories.count().saturating_add(self.imported_memories) > 1 {
            has_one_memory(self.wasm)?;
        }
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
        Ok(())
    }

    fn exports(&mut self, exports: ExportSectionReader<'_>) -> anyhow::Result<()> {
        let Some(section) = &mut self.exports else { bail!("its sections are out of order") };
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
        Ok(())
    }

    /// A function's body with what is put in.
    fn body(&self, body: &FunctionBody<'_>) -> anyhow::Result<Vec<u8>> {
        let (bytes, begin) = (body.as_bytes(), body.range().start);
        let mut operators = body.get_operators_reader()?;
        let shape = Shape::of(&operators)?;
        let mut polls = Polls::begin(shape, self.count);
        let mut charges = (self.count == Count::Fuel).then(|| Charges::begin(shape));
        let mut code =
            Code { of: bytes, copied: 0, charges: 0, written: Vec::with_capacity(bytes.len() + 64) };
        while !operators.eof() {
            let before = operators.original_position() - begin;
            if bytes[before] == ATOMIC {
                bail!("threads support is not enabled");
            }
            let operator = operators.read()?;
            let charge = charges.as_mut().and_then(|charges| charges.go(&operator));
            if let Some(charge) = charge {
                code.charge(before, charge);
            }
            if polls.go(&operator, self.functions, charge.is_some()) {
                code.poll(before, self.count);
            }
            if polls.catches() > CATCHES_MOST {
                bail!("more than {CATCHES_MOST} catches around one instruction");
            }
        }
        code.copy_to(bytes.len());
        Ok(code.written)
    }
}

/// A body on its way from one module to the other.
struct Code<'a> {
    of: &'a [u8],
    copied: usize,
    charges: usize,
    written: Vec<u8>,
}

impl Code<'_> {
    fn copy_to(&mut self, end: usize) {
        self.written.extend_from_slice(&self.of[self.copied..end]);
        self.copied = end;
    }

    /// A poll, of the page that the host closes. It reads as if other threads wrote there: a plain read that finds what
    /// was read before, by the module itself even, a compiler may leave out, and in a loop that stores nothing that is
    /// all of them.
    fn poll(&mut self, at: usize, count: Count) {
        let (polled, memory_index) = match count {
            Count::Nothing => (POLLED_AT.cast_signed(), 0),
            Count::Fuel => (0, FUEL_MEMORY),
        };
        self.put(
            at,
            &[
                Instruction::I32Const(polled),
                Instruction::I32AtomicLoad(MemArg { offset: 0, align: 2, memory_index }),
                Instruction::Drop,
            ],
        );
    }

    /// A charge, and a poll by that. It may be a plain read and write, since of a write nothing is left out: the next charge
    /// reads there, and each counts for more than nothing.
    fn charge(&mut self, at: usize, fuel: u32) {
        let word = (self.charges % FUEL_WORDS) as u64;
        self.charges += 1;
        let left = MemArg { offset: word * 8, align: 3, memory_index: FUEL_MEMORY };
        self.put(
            at,
            &[
                Instruction::I32Const(0),
                Instruction::I32Const(0),
                Instruction::I64Load(left),
                Instruction::I64Const(fuel.into()),
                Instruction::I64Sub,
                Instruction::I64Store(left),
            ],
        );
    }

    fn put(&mut self, at: usize, instructions: &[Instruction<'_>]) {
        self.copy_to(at);
        for instruction in instructions {
            instruction.encode(&mut self.written);
        }
    }
}

/// Refuses a module that has or names a second memory: what validates modules knows of all ways to do so. What else may be
/// wrong with it is asked by whoever compiles it.
fn has_one_memory(wasm: &[u8]) -> Result<(), BinaryReaderError> {
    let features = WasmFeatures::all() - WasmFeatures::MULTI_MEMORY;
    Validator::new_with_features(features).validate_all(wasm).map(drop)
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

#[cfg(test)]
mod tests {
    use wasmparser::Operator;

    use super::*;

    /// The functions of a module, the polls of each by where they begin.
    fn places(wasm: &[u8]) -> Vec<Vec<usize>> {
        let mut places = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::CodeSectionEntry(body) = payload.unwrap() {
                let operators: Vec<_> =
                    body.get_operators_reader().unwrap().into_iter().map(Result::unwrap).collect();
                let is_poll = |window: &[Operator<'_>]| {
                    matches!(window, [
                        Operator::I32Const { value },
                        Operator::I32AtomicLoad { memarg },
                        Operator::Drop,
                    ] if (value.cast_unsigned(), memarg.memory) == (POLLED_AT, 0)
                        || (*value, memarg.memory) == (0, FUEL_MEMORY))
                };
                let windows = operators.windows(3).enumerate();
                places.push(windows.filter(|(_, window)| is_poll(window)).map(|(at, _)| at).collect());
            }
        }
        places
    }

    /// The functions of a module, as many polls as each has.
    fn polls(wasm: &[u8]) -> Vec<usize> {
        places(wasm).iter().map(Vec::len).collect()
    }

    fn of(text: &str) -> Vec<u8> {
        let polled = instrument(&wat::parse_str(text).unwrap(), Count::Nothing).unwrap();
        wasmparser::validate(&polled).unwrap_or_else(|error| panic!("{text}: {error}"));
        polled
    }

    #[test]
    fn loops_and_functions_that_call_have_polls_and_others_have_none() {
        let polled = of(r#"(module
          (table 1 funcref)
          (func (result i32) (i32.const 7))
          (func (local i64) (loop (loop (br 0))))
          (func (local i64) (loop (block (local.set 0 (i64.const 7)) (loop (br 0)))))
          (func (local i64) (loop (local.set 0 (i64.clz (local.get 0))) (loop (br 0))))
          (func (call 0) (drop))
          (func (call_indirect (i32.const 0)))
          (func (return_call 1))
          (func (param i32) (local.get 0) (loop (param i32) (call 2) (drop)))
          (func (param i32) (if (local.get 0) (then (loop (call 1)))) (call 1))
          (func (block (br_if 0 (i32.const 1)) (loop (call 1))) (call 1))
          (func (call 1) (loop (call 1))))"#);
        assert_eq!(polls(&polled), [0, 1, 1, 2, 1, 1, 1, 1, 2, 2, 2]);
    }

    #[test]
    fn charges_are_polls() {
        let long = "(i64.const 1) (drop) ".repeat(40_000);
        let fill = "(memory.fill (local.get 0) (local.get 0) (local.get 0))";
        let text = format!(
            r#"(module (memory 1)
              (func (loop (br 0)))
              (func (param i32) (loop (loop (br_if 0 (local.get 0)) (br 1))))
              (func (call 0))
              (func (param i32) (br_if 0 (local.get 0)) (call 3 (i32.const 1)))
              (func (param i32) {fill} {fill})
              (func {long}))"#
        );
        let polled = instrument(&wat::parse_str(text).unwrap(), Count::Fuel).unwrap();
        wasmparser::validate(&polled).unwrap();
        // Not what the host carries out: it costs no more than other instructions. And not a long line's beginning: it is
        // charged for when it has cost more than a call may before there is a poll.
        assert_eq!(polls(&polled), [0, 0, 0, 0, 2, 1]);
    }

    #[test]
    fn what_does_much_after_a_call_polls_before_it_returns() {
        // Each of many calls of itself would do so, one after another.
        let function = |before: usize, after: usize| {
            let some = |count: usize| "(i64.const 1) (drop) ".repeat(count);
            format!(
                "(func (param i32) (br_if 0 (local.get 0)) {} (call 0 (i32.const 1)) {})",
                some(before),
                some(after)
            )
        };
        let polled = of(&format!("(module {} {} {})", function(1, 100), function(1, 1000), function(100, 1)));
        assert_eq!(polls(&polled), [1, 2, 1]);
    }

    #[test]
    fn a_way_that_calls_nothing_has_no_poll() {
        let polled = of(r#"(module
          (func (param i32) (br_if 0 (local.get 0)) (call 0 (i32.const 1)) (call 0 (i32.const 2)))
          (func (param i32) (if (local.get 0) (then (return))) (if (local.get 0) (then (call 1 (i32.const 1)))))
          (func (param i32) (if (local.get 0) (then (call 2 (i32.const 1))) (else (call 2 (i32.const 2))))))"#);
        // Before the first call, before the only one, and at the beginning, where no way is without.
        assert_eq!(places(&polled), [[3], [7], [0]]);
    }

    /// What a module exports, by name and index.
    fn exports(wasm: &[u8]) -> Vec<String> {
        let sections = Parser::new(0).parse_all(wasm).map(Result::unwrap);
        let exports = sections.filter_map(|payload| match payload {
            Payload::ExportSection(exports) => Some(exports.into_iter().map(Result::unwrap)),
            _ => None,
        });
        exports.flatten().map(|export| format!("{} {}", export.name, export.index)).collect()
    }

    #[test]
    fn a_module_gets_what_the_host_looks_for_and_keeps_its_own() {
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
        assert!(
            instrument(&taken, Count::Nothing)
                .unwrap_err()
                .to_string()
                .contains("\"runroom:start\" is reserved")
        );
        let taken = wat::parse_str(r#"(module (import "runroom:trunk" "memory" (memory 1)))"#).unwrap();
        let refused = instrument(&taken, Count::Nothing).unwrap_err().to_string();
        assert!(refused.contains("\"runroom:trunk\" is reserved"), "{refused}");
        assert!(instrument(b"\0asm\x01\0\0\0\x0a\x05", Count::Nothing).is_err());
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
        // 80,000 instructions: after 256, after 65,536 more, and before it returns.
        assert_eq!((leaf, forked), (3, 5));
        // Each may be the first that is not left out; and then it returns.
        assert_eq!(skips, 21);
        assert!((3..=4).contains(&indirect), "{indirect}");
    }

    #[test]
    fn what_counts_is_no_memory_of_the_guest() {
        let counted = |text: &str| instrument(&wat::parse_str(text).unwrap(), Count::Fuel);
        for memory in ["", "(memory 1)", "(import \"a\" \"b\" (memory 1))"] {
            let wasm = counted(&format!("(module {memory} (func (loop (br 0))))")).unwrap();
            wasmparser::validate(&wasm).unwrap();
            assert!(exports(&wasm).contains(&format!("{FUEL} 1")), "{memory}");
            for own in [
                "(func (i64.store {} (i32.const 0) (i64.const 7)))",
                "(func (drop (i32.load8_u {} (i32.const 0))))",
                "(func (memory.fill {} (i32.const 0) (i32.const 0) (i32.const 8)))",
                "(func (memory.copy {} 0 (i32.const 0) (i32.const 0) (i32.const 8)))",
                "(func (drop (memory.grow {} (i32.const 0))))",
                "(data (memory {}) (i32.const 0) \"\\ff\")",
                "(export \"fuel\" (memory {}))",
            ] {
                let named = |number| counted(&format!("(module {memory} {})", own.replace("{}", number)));
                assert!(named("1").is_err(), "{memory} {own}");
                assert_eq!(named("0").is_ok(), !memory.is_empty(), "{memory} {own}");
            }
        }
        for count in [Count::Fuel, Count::Nothing] {
            for two in ["(memory 1) (memory 1)", "(import \"a\" \"b\" (memory 1)) (memory 1)"] {
                let refused = instrument(&wat::parse_str(format!("(module {two})")).unwrap(), count);
                assert!(refused.unwrap_err().to_string().contains("multiple memories"), "{two}");
            }
        }
    }

    #[test]
    fn a_module_that_ends_within_its_code_is_refused() {
        assert!(instrument(b"\0asm\x01\0\0\0\x0a\x64\0", Count::Nothing).is_err());
    }

    #[test]
    fn catches_around_one_instruction_are_bounded() {
        let nested = |blocks: usize, catches: usize| {
            let catches = "(catch_all 0)".repeat(catches);
            let (begin, end) = (format!("(try_table {catches} ").repeat(blocks), ")".repeat(blocks));
            let text = format!("(module (func {begin} {end} {begin} {end}))");
            instrument(&wat::parse_str(text).unwrap(), Count::Nothing).map_err(|error| error.to_string())
        };
        assert!(nested(1, 1024).is_ok());
        assert!(nested(128, 8).is_ok());
        for (blocks, catches) in [(1, 1025), (129, 8)] {
            assert!(nested(blocks, catches).unwrap_err().contains("more than 1024 catches"));
        }
    }

    #[test]
    fn a_component_is_no_module() {
        let refused = instrument(b"\0asm\x0d\0\x01\0", Count::Nothing).unwrap_err();
        assert!(refused.to_string().contains("component"), "{refused}");
    }

    #[test]
    fn what_has_to_do_with_threads_is_refused() {
        for text in [
            "(module (memory 1 1 shared))",
            "(module (memory 1) (func (drop (i32.atomic.load (i32.const 0)))))",
            "(module (memory 1) (func (loop (atomic.fence) (br 0))))",
        ] {
            let refused = instrument(&wat::parse_str(text).unwrap(), Count::Nothing).unwrap_err().to_string();
            assert!(refused.contains("threads"), "{text}: {refused}");
        }
    }
}
