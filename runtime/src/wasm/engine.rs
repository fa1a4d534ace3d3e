//! How WebAssembly is compiled and where its instances live.

use std::num::NonZeroUsize;

use wasmtime::{
    Config, Enabled, Engine, InstanceAllocationStrategy, OptLevel, PoolingAllocationConfig, RegallocAlgorithm,
};

use super::{child::ChildCommand, resident::MOST_OF_ONE, safepoint::POLLED_AT};

/// How deep WebAssembly frames may stack, in bytes: CPython's own checks of recursion need it.
const WASM_STACK: usize = 8 << 20;
/// What host calls need above it.
const HOST_STACK: usize = 1 << 20;
/// How many functions a guest that becomes a snapshot within a call may not be in yet: more are not told.
pub(super) const STACK_MOST: usize = 1000;

/// Settings of the WebAssembly backend.
#[derive(Debug, Clone)]
pub struct WasmSettings {
    /// How many guests may be there at one time; more wait for their turn.
    pub slots: u32,
    /// Whether programs' instructions are counted, so that they can be bounded by
    /// [`Limits::fuel`](crate::Limits::fuel): they take some tenth longer for it. Guests are compiled anew where
    /// this changes.
    pub count_fuel: bool,
    /// How to start a process that works on hostile input. Without one there are no languages whose programs are
    /// compiled or translated.
    pub child: Option<ChildCommand>,
    /// Bytes of guests' memories that stay resident after them, so that the next guests need not fault them in again: of
    /// all slots together. Only where the kernel can tell which pages were written (Linux 6.7 and later).
    pub keep_resident: usize,
}

impl Default for WasmSettings {
    fn default() -> Self {
        Self { slots: 128, count_fuel: false, child: None, keep_resident: 512 << 20 }
    }
}

/// What all engines here have in common: what the guests are made of. They are stopped, and their fuel is counted, by
/// what is put into their modules: see [`instrument`](super::instrument).
fn common() -> Config {
    let mut config = Config::new();
    config
        // CPython is built with it.
        .wasm_exceptions(true)
        // Go's programs are: what divides, hashes or has more than 64 bits multiplies so.
        .wasm_wide_arithmetic(true)
        // For the polls: nothing else may read as they do, and no memory is shared.
        .wasm_threads(true)
        // What no guest needs is no way in.
        .wasm_gc(false)
        .wasm_function_references(false)
        .wasm_memory64(false)
        // For the fuel: guests have one memory of their own.
        .wasm_multi_memory(true)
        .max_wasm_stack(WASM_STACK)
        .async_stack_size(WASM_STACK + HOST_STACK)
        .async_stack_zeroing(true)
        // Nobody reads where in its module a guest was when it ended, and most end by a call that unwinds it.
        .generate_address_map(false)
        .wasm_backtrace_max_frames(None);
    config
}

/// The engine that guests run in.
pub(super) fn run_engine(settings: &WasmSettings) -> wasmtime::Result<Engine> {
    // A compiler that makes a file at set-up has no job's slot.
    let slots = settings.slots.saturating_mul(2);
    // `Resident` decides what is kept. Where it cannot know what was written, all is given back.
    let keep_resident = if PoolingAllocationConfig::is_pagemap_scan_available() { MOST_OF_ONE } else { 0 };
    let mut pool = PoolingAllocationConfig::new();
    // A program may be two, a trunk and its branch.
    let memories = if settings.count_fuel { 2 } else { 1 };
    pool.total_core_instances(slots.saturating_mul(2))
        // Those of the guest, and one for the heap that exceptions live in.
        .total_memories(slots.saturating_mul(memories + 1))
        .total_tables(slots.saturating_mul(2))
        .total_gc_heaps(slots)
        .total_stacks(slots)
        .max_memories_per_module(memories)
        // What follows in their reservation is polled.
        .max_memory_size(POLLED_AT as usize)
        .max_tables_per_module(2)
        .table_elements(1 << 18)
        // CPython with its extensions needs 1.5 MiB.
        .max_core_instance_size(4 << 20)
        .linear_memory_keep_resident(keep_resident)
        .table_keep_resident(1 << 20)
        .async_stack_keep_resident(64 << 10)
        .pagemap_scan(Enabled::Auto)
        .max_unused_warm_slots(slots.saturating_mul(memories));
    let mut config = common();
    config
        .allocation_strategy(InstanceAllocationStrategy::Pooling(pool))
        .memory_init_cow(true)
        // An image is mapped, however many zeros lie in it: otherwise all of it would be copied for each job.
        .memory_guaranteed_dense_image_size(1 << 30)
        .cranelift_opt_level(OptLevel::Speed);
    Engine::new(&config)
}

/// The engine that compiles what users' compilers made, in a process that runs nothing: for guests of [`run_engine`].
pub(super) fn product_engine() -> wasmtime::Result<Engine> {
    let mut config = common();
    config.memory_init_cow(true).cranelift_opt_level(OptLevel::Speed);
    Engine::new(&config)
}

/// The engine in which a guest is started once, for its snapshot: what is compiled for it runs for a few seconds, so
/// that the compiler's time is what counts. It runs nobody's program, so that nothing has to stop it. Where a guest is
/// stopped within a call, it tells where in the module that was.
pub(super) fn snapshot_engine(tells_stack: bool) -> wasmtime::Result<Engine> {
    let mut config = common();
    config
        .cranelift_opt_level(OptLevel::None)
        .cranelift_regalloc_algorithm(RegallocAlgorithm::SinglePass)
        .generate_address_map(tells_stack)
        .wasm_backtrace_max_frames(NonZeroUsize::new(STACK_MOST).filter(|_| tells_stack));
    Engine::new(&config)
}
