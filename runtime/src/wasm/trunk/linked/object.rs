//! An object that tells a linker where something is: see the tool conventions' document on linking.

use wasm_encoder::{
    ConstExpr, CustomSection, DataCountSection, DataSection, Encode as _, ImportSection, Module,
};

use super::memory;

/// What the linker of a program says itself.
pub(super) const LINKERS_OWN: [&str; 12] = [
    "__data_end",
    "__dso_handle",
    "__global_base",
    "__heap_base",
    "__heap_end",
    "__memory_base",
    "__rodata_end",
    "__rodata_start",
    "__stack_high",
    "__stack_low",
    "__table_base",
    "__wasm_first_page_end",
];
/// What all the program's data begin with.
pub(super) const MARK: &[u8] = b"runroom:addresses";
/// The version of the section.
const VERSION: u32 = 2;
/// Parts of it.
const SEGMENTS: u8 = 5;
const SYMBOLS: u8 = 8;
/// Of a symbol: what it is, and what is said of it.
const DATA: u8 = 1;
const HIDDEN: u32 = 1 << 2;
const NO_STRIP: u32 = 1 << 7;
const ABSOLUTE: u32 = 1 << 9;

/// The object for these addresses, for programs whose data begin there.
///
/// LLVM's linker takes an address that is not of any data for one behind those that its symbol is said to be of. So there is a
/// mark, which is the first of all the program's data where the object is the first of all, and distances to it, which go round
/// below zero.
pub(super) fn of(variables: &[(&str, u32)], data: u64) -> Vec<u8> {
    let mut table = Vec::new();
    let mut symbol = |flags: u32, name: &str, offset: u64, size: usize| {
        table.push(DATA);
        (HIDDEN | flags).encode(&mut table);
        name.encode(&mut table);
        0_u32.encode(&mut table);
        offset.encode(&mut table);
        size.encode(&mut table);
    };
    // There whether anything is told or not.
    symbol(NO_STRIP, "__runroom_addresses", 0, MARK.len());
    for (name, address) in variables {
        symbol(ABSOLUTE, name, u64::from(*address).wrapping_sub(data), 0);
    }
    let mut symbols = Vec::new();
    (variables.len() + 1).encode(&mut symbols);
    symbols.extend(table);
    let mut segments = Vec::new();
    1_u32.encode(&mut segments);
    ".rodata".encode(&mut segments);
    // Its alignment and what is said of it.
    0_u32.encode(&mut segments);
    0_u32.encode(&mut segments);
    let mut linking = Vec::new();
    VERSION.encode(&mut linking);
    for (part, bytes) in [(SEGMENTS, segments), (SYMBOLS, symbols)] {
        linking.push(part);
        bytes.encode(&mut linking);
    }

    let mut module = Module::new();
    let mut imports = ImportSection::new();
    imports.import("env", "__linear_memory", memory(1));
    module.section(&imports);
    module.section(&DataCountSection { count: 1 });
    let mut section = DataSection::new();
    section.active(0, &ConstExpr::i32_const(0), MARK.iter().copied());
    module.section(&section);
    module.section(&CustomSection { name: "linking".into(), data: linking.into() });
    module.finish()
}
