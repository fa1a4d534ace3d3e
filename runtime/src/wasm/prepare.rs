//! Making a guest ready: once per machine, kept on disk.

use std::{
    fmt::Write as _,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    sync::Arc,
};

use anyhow::Context as _;
use bytes::Bytes;
use wasmtime::{Instance, Linker, Module, Store, Val};
use wasmtime_wizer::{InstanceState, SnapshotVal, Wizer};

use super::{
    arguments::widen,
    asyncify::quicken,
    cache::{KEY, ModuleCache},
    clock::CpuClock,
    engine,
    graft::graft,
    instrument::instrument,
    invoke::invoke,
    library::{Library, LibraryFile},
    paused::{self, Frame, Stack},
    recipe::{Call, Recipe},
    run::{Host, Warden},
    runner::{WasmRunner, linker},
    threads::step_back_by,
    toolchain::{self, CompileRecipe, Compiler, MadeFile, Toolchain, TrunkRecipe},
    translate::Translator,
    trunk::{Image, Linked, Programs, Trunk, trunk},
    wasi::{
        Exit, Paused, Wasi, World,
        fs::{Fs, Quota},
    },
};
use crate::{CompileLimits, Limits, StdinReader, output};

/// Changes when what is stored means something else than before, or is made in another way.
const FORMAT: &str = "runroom-guest-10";

/// How much compiling steps back, in steps of `nice`, by the size of the module up to which it does so, in bytes: those
/// of a second or two go before those of ten, and these before those of minutes.
const STEPS: [(usize, i32); 3] = [(2 << 20, 3), (8 << 20, 9), (usize::MAX, 15)];

/// What a guest is made from.
pub struct GuestSource<'a> {
    /// The guest's name, as `python`: lower-case letters, digits and dashes.
    pub name: &'a str,
    /// A digest over everything that `wasm` and `library` hold.
    pub identity: String,
    /// Reads the module. Not called where it is compiled already.
    pub wasm: &'a dyn Fn() -> anyhow::Result<Vec<u8>>,
    /// How it is made ready and started.
    pub recipe: Recipe,
    /// Its read-only files.
    pub library: Arc<Library>,
    /// What it is for.
    pub role: Role,
}

/// What a guest is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// To run programs: its instructions may be counted, and bounded.
    Program,
    /// To compile them: bounded in time and memory alone.
    Compiler,
}

/// A step on the way to a guest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrepareStep {
    /// Another process is making it; we wait for what it makes.
    Waiting,
    /// Starting the interpreter, to store it as a snapshot.
    Snapshot,
    /// Compiling to native code.
    Compile,
    /// Writing it into the cache.
    Store,
}

/// A guest, ready to be started.
pub struct Guest {
    pub(super) image: Image,
    pub(super) warden: Arc<Warden>,
    pub(super) recipe: Recipe,
    pub(super) library: Arc<Library>,
    /// Where its programs are written in another language than it runs.
    pub(super) translator: Option<Translator>,
}

impl WasmRunner {
    /// Makes a guest ready: loads it from the cache in milliseconds, or takes its snapshot, compiles it and stores it
    /// there, which can take minutes. Blocks; not for a thread of an async runtime.
    ///
    /// # Errors
    /// When the module cannot be read, started or compiled, or the cache not be written.
    pub fn prepare(
        &self,
        cache: &ModuleCache,
        source: GuestSource<'_>,
        progress: &dyn Fn(PrepareStep),
    ) -> anyhow::Result<Guest> {
        let module = self.module(cache, &source, progress)?;
        self.guest(&module, source.recipe, source.library)
    }

    /// Loads a module from the cache, or makes it and stores it there.
    fn module(
        &self,
        cache: &ModuleCache,
        source: &GuestSource<'_>,
        progress: &dyn Fn(PrepareStep),
    ) -> anyhow::Result<Module> {
        let (key, engine) = (self.key(source), self.engine());
        if let Some(module) = cache.load(engine, source.name, &key)? {
            return Ok(module);
        }
        let _lock = cache.lock(source.name, || progress(PrepareStep::Waiting))?;
        if let Some(module) = cache.load(engine, source.name, &key)? {
            return Ok(module);
        }
        let compiled = self.compile(source, progress)?;
        progress(PrepareStep::Store);
        cache.store(source.name, &key, &compiled)?;
        drop(compiled);
        give_back();
        cache.load(engine, source.name, &key)?.context("what was stored does not load")
    }

    /// Has a guest make a file for its own library, once: a precompiled header, say. Blocks, for as long as the guest takes.
    ///
    /// # Errors
    /// When the guest fails, with what it said, or the cache cannot be written.
    pub fn make_file(
        &self,
        cache: &ModuleCache,
        wanted: &MadeFile<'_>,
        guest: &Guest,
        library: &Arc<Library>,
    ) -> anyhow::Result<LibraryFile> {
        let name = wanted.name;
        let parts = [FORMAT, wanted.identity, &format!("{:?}", wanted.args), wanted.product];
        let key = &blake3::hash(parts.join("\n").as_bytes()).to_hex()[..KEY];
        self.file(cache, name, key, || self.handle().block_on(toolchain::make(guest, library, wanted)))
    }

    /// Loads a file from the cache, or makes it and stores it there.
    fn file(
        &self,
        cache: &ModuleCache,
        name: &str,
        key: &str,
        make: impl FnOnce() -> anyhow::Result<Vec<u8>>,
    ) -> anyhow::Result<LibraryFile> {
        if let Some(file) = cache.load_file(name, key)? {
            return Ok(file);
        }
        let _lock = cache.lock(name, || ())?;
        if let Some(file) = cache.load_file(name, key)? {
            return Ok(file);
        }
        cache.store_file(name, key, &make()?)?;
        cache.load_file(name, key)?.context("what was stored does not load")
    }

    /// Makes ready what all programs of a toolchain have in common, where its recipe says how that comes to be: of any one of
    /// them, or of a module that is linked already. Blocks, for as long as that takes to be made and compiled the first time.
    /// The identity is a digest over the toolchain.
    ///
    /// # Errors
    /// When the program does not compile or has no trunk, or the module is none, and those of [`prepare`](Self::prepare).
    pub fn prepare_trunk(
        &self,
        cache: &ModuleCache,
        name: &str,
        identity: &str,
        toolchain: &mut Toolchain,
        program: &str,
        progress: &dyn Fn(PrepareStep),
    ) -> anyhow::Result<()> {
        let (wasm, programs) = match &toolchain.compile.trunk {
            None => return Ok(()),
            Some(TrunkRecipe::Told) => {
                let parts = [FORMAT, identity, &format!("{:?}", toolchain.compile), program];
                let key = &blake3::hash(parts.join("\n").as_bytes()).to_hex()[..KEY];
                let make = || self.handle().block_on(toolchain.program(program));
                let program = self.file(cache, name, key, make)?;
                let (wasm, prefix) = trunk(&program).context("a program of the toolchain has no trunk")?;
                (wasm, Programs::Prefix(prefix))
            }
            Some(TrunkRecipe::Linked { module, addresses }) => {
                let wasm = toolchain.library.read(module)?.to_vec();
                let (linked, object) = Linked::of(&wasm).with_context(|| format!("{module} is no trunk"))?;
                let mut library = Library::clone(&toolchain.library);
                library.file(addresses, Bytes::from(object).into())?;
                toolchain.library = Arc::new(library);
                (wasm, Programs::Linked(linked))
            }
        };
        let source = GuestSource {
            name,
            identity: blake3::hash(&wasm).to_string(),
            wasm: &|| Ok(wasm.clone()),
            recipe: toolchain.recipe.clone(),
            library: Arc::default(),
            role: Role::Program,
        };
        let module = self.module(cache, &source, progress)?;
        let pre = self.linker().instantiate_pre(&module).map_err(ours)?;
        toolchain.trunk = Some(Arc::new(Trunk { pre, programs }));
        Ok(())
    }

    /// Puts compilers together to a language. They all read the same library.
    ///
    /// # Errors
    /// When this runner was not told how to start a process that compiles.
    pub fn toolchain(
        &self,
        recipe: Recipe,
        compile: CompileRecipe,
        steps: Vec<Compiler>,
        library: Arc<Library>,
    ) -> anyhow::Result<Toolchain> {
        Ok(Toolchain::new(
            recipe,
            compile,
            steps,
            library,
            self.children()?,
            self.linker().clone(),
            Arc::clone(self.warden()),
        ))
    }

    /// Makes a guest ready without a cache: compiles it each time. Takes no snapshot.
    ///
    /// # Errors
    /// When the module does not compile.
    pub fn load(&self, wasm: &[u8], recipe: Recipe, library: Arc<Library>) -> anyhow::Result<Guest> {
        let wasm = widen(instrument(wasm, self.count(Role::Program))?);
        let module = Module::new(self.engine(), wasm).map_err(ours)?;
        self.guest(&module, recipe, library)
    }

    fn guest(&self, module: &Module, recipe: Recipe, library: Arc<Library>) -> anyhow::Result<Guest> {
        let mut linker = self.linker().clone();
        linker.define_unknown_imports_as_traps(module).map_err(ours)?;
        let pre = linker.instantiate_pre(module).map_err(ours)?;
        let translator = match recipe.translate {
            Some(translation) => Some(Translator::new(translation, self.children()?)),
            None => None,
        };
        Ok(Guest { image: Image::Whole(pre), warden: Arc::clone(self.warden()), recipe, library, translator })
    }

    fn key(&self, source: &GuestSource<'_>) -> String {
        let mut engine = DefaultHasher::new();
        self.engine().precompile_compatibility_hash().hash(&mut engine);
        // A recipe's snapshot is part of the module; how it is launched is not, but for one that is stopped in that call.
        let Recipe { hot, graft, snapshot, pause, launch, args, work_dir, root, .. } = &source.recipe;
        let mut made_by = format!("{:?}", (hot, graft, snapshot, args.first(), work_dir, root));
        if let Some(pause) = pause {
            let _ = write!(made_by, "{:?}", (pause, launch));
        }
        let env = format!("{:?}", source.recipe.env);
        let count = format!("{:?}", self.count(source.role));
        let parts = [FORMAT, &source.identity, &made_by, &env, &count, &engine.finish().to_string()];
        let hash = blake3::hash(parts.join("\n").as_bytes()).to_hex();
        hash[..KEY].to_owned()
    }

    fn compile(&self, source: &GuestSource<'_>, progress: &dyn Fn(PrepareStep)) -> anyhow::Result<Vec<u8>> {
        let mut wasm = (source.wasm)()?;
        if !source.recipe.hot.is_empty() {
            wasm = quicken(&wasm, source.recipe.hot.iter().copied())
                .with_context(|| format!("cannot make the hot functions of {} fast", source.name))?;
        }
        if let Some(text) = &source.recipe.graft {
            wasm = graft(&wasm, text).with_context(|| format!("cannot graft onto {}", source.name))?;
        }
        // Cranelift works on all cores; the network side comes first, and small modules before large ones: most
        // languages are ready while the largest are still being compiled.
        let steps = STEPS.iter().find(|(most, _)| wasm.len() <= *most).map_or(0, |(_, steps)| *steps);
        let pool = rayon::ThreadPoolBuilder::new().start_handler(move |_| step_back_by(steps)).build()?;
        if source.recipe.is_snapshot() {
            progress(PrepareStep::Snapshot);
            let (threads, recipe, library) = (self.handle(), &source.recipe, &source.library);
            wasm = pool
                .install(|| threads.block_on(snapshot(&wasm, recipe, library)))
                .with_context(|| format!("cannot take the snapshot of {}", source.name))?;
        }
        progress(PrepareStep::Compile);
        let wasm = widen(instrument(&wasm, self.count(source.role))?);
        pool.install(|| self.engine().precompile_module(&wasm))
            .map_err(ours)
            .with_context(|| format!("cannot compile {}", source.name))
    }
}

/// Gives back what compiling has left with the allocator, which keeps gigabytes of it for each thread's next time.
fn give_back() {
    // SAFETY: any thread may call it at any time; it gives back what nobody has.
    #[cfg(target_env = "gnu")]
    #[expect(unsafe_code, reason = "the C library's allocator has no safe form")]
    unsafe {
        libc::malloc_trim(0)
    };
}

/// Starts a guest and stores what it has become as a module of its own.
async fn snapshot(wasm: &[u8], recipe: &Recipe, library: &Arc<Library>) -> anyhow::Result<Vec<u8>> {
    let Some(pause) = &recipe.pause else { return Ok(taken(wasm, recipe, library).await?.0) };
    // Only for what its stack looks like.
    let frames = Started::new(wasm, recipe, library).await?.stopped;
    let stack =
        Stack::of(wasm, &frames).with_context(|| format!("it cannot be stopped at {}", pause.file))?;
    let recorded = stack.record(wasm)?;
    let (snapshot, frames) = taken(&recorded, recipe, library).await?;
    anyhow::ensure!(stack.is(&frames), "it came to {} on another way the second time", pause.file);
    drop(recorded);
    stack.resume(&snapshot, wasm)
}

/// The module that a guest has become, and where it was stopped.
async fn taken(
    wasm: &[u8],
    recipe: &Recipe,
    library: &Arc<Library>,
) -> anyhow::Result<(Vec<u8>, Vec<Frame>)> {
    let wizer = Wizer::new();
    let (context, instrumented) = wizer.instrument(wasm).map_err(ours)?;
    let mut started = Started::new(&instrumented, recipe, library).await?;
    drop(instrumented);
    let module = wizer.snapshot(&context, &mut started).await.map_err(ours)?;
    Ok((module, started.stopped))
}

/// A started instance, as the snapshot maker looks at it.
struct Started {
    store: Store<Host>,
    instance: Instance,
    /// Where it was stopped, if it was, the innermost function first.
    stopped: Vec<Frame>,
}

impl Started {
    async fn new(wasm: &[u8], recipe: &Recipe, library: &Arc<Library>) -> anyhow::Result<Self> {
        let engine = engine::snapshot_engine(recipe.pause.is_some()).map_err(ours)?;
        let module = Module::new(&engine, wasm).map_err(ours)?;
        let limits = Limits { disk_bytes: 1 << 30, ..Limits::default() };
        let (writer, reader) = output(limits.output_bytes);
        let quota = Quota { bytes: limits.disk_bytes, nodes: limits.disk_files };
        let unfit = |errno| anyhow::anyhow!("the recipe's folders do not fit: {errno}");
        let pause = recipe.pause.as_ref();
        let mut wasi = Wasi::new(World {
            fs: Fs::new(Arc::clone(library), &recipe.work_dir, quota).map_err(unfit)?,
            root: &recipe.root,
            args: match pause {
                Some(pause) => pause.args.clone(),
                // A snapshot holds nothing of a job.
                None => recipe.args.iter().take(1).cloned().collect(),
            },
            env: recipe.env.iter().map(|(name, value)| format!("{name}={value}")).collect(),
            stdin: pause
                .map_or_else(StdinReader::empty, |pause| StdinReader::from_bytes(pause.stdin.clone())),
            output: writer,
            cpu: CpuClock::default(),
        })
        .map_err(unfit)?;
        if let Some(pause) = pause {
            wasi.pause_at(&pause.file);
        }
        // A compiler may have more than programs have by default.
        let memory_bytes =
            if pause.is_some() { CompileLimits::default().memory_bytes } else { limits.memory_bytes };
        let mut store = Store::new(&engine, Host::new(wasi, memory_bytes));
        // What a guest takes only where there is plenty, it would have to have in every job.
        store.limiter(|host| &mut host.memory);
        let mut linker: Linker<Host> = linker(&engine).map_err(ours)?;
        linker.define_unknown_imports_as_traps(&module).map_err(ours)?;

        let said = tokio::spawn(reader.collect());
        match start(&mut store, &linker, &module, recipe).await {
            Ok((instance, stopped)) => Ok(Self { store, instance, stopped }),
            Err(error) => {
                drop(store);
                let (stdout, stderr) = said.await.unwrap_or_default();
                let said = String::from_utf8_lossy(&[stdout, stderr].concat()).trim().to_owned();
                Err(error.context(format!("the guest said: {said:?}")))
            }
        }
    }
}

async fn start(
    store: &mut Store<Host>,
    linker: &Linker<Host>,
    module: &Module,
    recipe: &Recipe,
) -> anyhow::Result<(Instance, Vec<Frame>)> {
    let instance = linker.instantiate_async(&mut *store, module).await.map_err(ours)?;
    if instance.get_func(&mut *store, "_initialize").is_some() {
        let initialize = Call { export: "_initialize".to_owned(), args: Vec::new() };
        invoke(store, &instance, &initialize, &[]).await.map_err(ours)?;
    }
    for call in &recipe.snapshot {
        let returned = invoke(store, &instance, call, &[]).await.map_err(|error| {
            let exited = error.downcast_ref::<Exit>().map(ToString::to_string);
            ours(error).context(exited.unwrap_or_default())
        })?;
        if returned.is_some_and(|code| code != 0) {
            anyhow::bail!("{} returned {returned:?} while being made ready", call.export);
        }
    }
    let mut stopped = Vec::new();
    if let Some(pause) = &recipe.pause {
        let Err(error) = invoke(store, &instance, &recipe.launch, &[]).await else {
            anyhow::bail!("it did not ask for {}", pause.file);
        };
        if error.downcast_ref::<Paused>().is_none() {
            let exited = error.downcast_ref::<Exit>();
            let exited = exited.map(|exit| anyhow::anyhow!("it did not ask for {}: {exit}", pause.file));
            return Err(exited.unwrap_or_else(|| ours(error)));
        }
        let backtrace = error.downcast_ref().context("nobody knows where the guest was")?;
        stopped = paused::frames(backtrace)?;
        let said = store.data_mut().wasi().said();
        if said > 0 {
            anyhow::bail!("it has said something on its way to {}", pause.file);
        }
    }
    let open = store.data_mut().wasi().open_files();
    if open > 0 {
        anyhow::bail!("a snapshot keeps no files, and the guest has {open} open");
    }
    Ok((instance, stopped))
}

impl InstanceState for Started {
    #[expect(
        clippy::panic,
        reason = "the instrumented module exports every global, and none but of these types"
    )]
    async fn global_get(&mut self, name: &str, _: wasmparser::ValType) -> SnapshotVal {
        match self.instance.get_global(&mut self.store, name).map(|global| global.get(&mut self.store)) {
            Some(Val::I32(value)) => SnapshotVal::I32(value),
            Some(Val::I64(value)) => SnapshotVal::I64(value),
            Some(Val::F32(value)) => SnapshotVal::F32(value),
            Some(Val::F64(value)) => SnapshotVal::F64(value),
            Some(Val::V128(value)) => SnapshotVal::V128(value.as_u128()),
            other => panic!("global {name} is {other:?}"),
        }
    }

    #[expect(clippy::panic, reason = "the instrumented module exports every memory")]
    async fn memory_contents(&mut self, name: &str, contents: impl FnOnce(&[u8]) + Send) {
        match self.instance.get_memory(&mut self.store, name) {
            Some(memory) => contents(memory.data(&self.store)),
            None => panic!("there is no memory {name}"),
        }
    }
}

/// wasmtime's errors are not `std` errors; this keeps their chain.
pub(super) fn ours(error: wasmtime::Error) -> anyhow::Error {
    anyhow::Error::from_boxed(error.into_boxed_dyn_error())
}
