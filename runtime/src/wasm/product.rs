//! Compiling what users' compilers made.
//!
//! A hostile module can make Cranelift take all the time and memory there is, or crash it; upstream that is no security
//! bug. So each is compiled in a child process, once, under bounds that the kernel keeps, and killed where nobody waits
//! any more. A child is started ahead of the job that needs it.
//!
//! The child is this program again, told by its arguments to be one: see [`ChildCommand`].

use std::{
    ffi::OsString,
    io::{self, Read, Write as _},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio},
    sync::{Arc, Mutex, PoisonError},
};

use rustix::process::{Resource, Rlimit, setrlimit};
use wasmtime::{Engine, Module};

use super::{engine, executor::step_back, prepare::ours};

/// Native code of one module, at most.
const NATIVE_BYTES: u64 = 256 << 20;
/// Address space of a child: Cranelift's own needs, on all threads, and the native code.
const CHILD_MEMORY: u64 = 6 << 30;
/// Processor time of a child, on all threads together, in seconds.
const CHILD_CPU: u64 = 60;

/// How to start a process that compiles one module: a command line that ends in [`serve_child`].
#[derive(Debug, Clone)]
pub struct ChildCommand {
    /// The program: best this one, `/proc/self/exe`.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<OsString>,
}

/// Compiles modules in child processes.
pub(super) struct Compiler {
    pub(super) engine: Engine,
    command: Option<ChildCommand>,
    /// Waits for the next module.
    ready: Mutex<Option<Worker>>,
}

/// Why there is no native code.
pub(super) enum ProductError {
    /// For the module's sake, told in words for its author.
    Refused(String),
    /// For ours.
    Fault(String),
}

impl Compiler {
    pub(super) fn new(engine: Engine, command: Option<ChildCommand>) -> Self {
        Self { engine, command, ready: Mutex::default() }
    }

    /// Whether there is a way to start children.
    pub(super) fn is_there(&self) -> bool {
        self.command.is_some()
    }

    /// Compiles a module, binary or text, that came from a file of this name. Returns it with the bytes that its native code takes. Dropping the future
    /// kills the child.
    pub(super) async fn compile(
        self: &Arc<Self>,
        module: Vec<u8>,
        file_name: &str,
    ) -> Result<(Module, u64), ProductError> {
        let worker =
            self.take().map_err(|error| ProductError::Fault(format!("cannot start a compiler: {error}")))?;
        let Worker { kill, stdin, stdout } = worker;
        let answered = tokio::task::spawn_blocking(move || exchange(stdin, stdout, &module));
        let compiler = Arc::clone(self);
        // The next job's child starts while this one works.
        tokio::task::spawn_blocking(move || compiler.start_next());
        let answer = answered.await.map_err(|died| ProductError::Fault(died.to_string()))?;
        let native = match answer {
            Ok(Answer::Native(native)) => native,
            Ok(Answer::Refused(why)) => return Err(ProductError::Refused(why.replace(FILE, file_name))),
            // It was killed by its bounds, or has crashed.
            Err(_) => {
                let why = "the program is too large or too intricate to be compiled".to_owned();
                return Err(ProductError::Refused(why));
            }
        };
        drop(kill);
        // SAFETY: the bytes come from a child of ours, through a pipe that nobody else holds, and are what
        // `Engine::precompile_module` made; a module of another engine is told apart by its header.
        #[expect(unsafe_code, reason = "loading native code has no safe form")]
        let module = unsafe { Module::deserialize(&self.engine, &native) };
        let module = module.map_err(|error| ProductError::Fault(ours(error).to_string()))?;
        Ok((module, native.len() as u64))
    }

    fn take(&self) -> io::Result<Worker> {
        let ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner).take();
        match ready {
            Some(worker) => Ok(worker),
            None => self.start(),
        }
    }

    pub(super) fn start_next(&self) {
        if let Ok(worker) = self.start() {
            // One that was there already is killed as it is dropped.
            self.ready.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(worker);
        }
    }

    /// Ends the child that waits for a module, if there is one.
    pub(super) fn stop(&self) {
        drop(self.ready.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    fn start(&self) -> io::Result<Worker> {
        let Some(command) = &self.command else {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "this process has no command for it"));
        };
        let mut child = Command::new(&command.program)
            .args(&command.args)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let pipes = (child.stdin.take(), child.stdout.take());
        let kill = Kill(child);
        match pipes {
            (Some(stdin), Some(stdout)) => Ok(Worker { kill, stdin, stdout }),
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

/// A child that waits for its module.
struct Worker {
    kill: Kill,
    stdin: ChildStdin,
    stdout: ChildStdout,
}

/// Kills and reaps a child when it is dropped; a killed process ends at once, so that this does not wait.
struct Kill(Child);

impl Drop for Kill {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

enum Answer {
    Native(Vec<u8>),
    Refused(String),
}

/// The first byte of an answer.
const NATIVE: u8 = b'n';
const REFUSED: u8 = b'r';

fn exchange(mut stdin: ChildStdin, stdout: ChildStdout, module: &[u8]) -> io::Result<Answer> {
    stdin.write_all(module)?;
    // The end of the input is where the module ends.
    drop(stdin);
    let mut answer = Vec::new();
    stdout.take(NATIVE_BYTES).read_to_end(&mut answer)?;
    match answer.first() {
        Some(&NATIVE) => {
            answer.remove(0);
            Ok(Answer::Native(answer))
        }
        Some(&REFUSED) => Ok(Answer::Refused(String::from_utf8_lossy(&answer[1..]).into_owned())),
        _ => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

/// What a child does: reads a module from stdin, binary or text, and writes its native code to stdout.
///
/// Bounds its own process first, so that it is to be called by a process that has nothing else to do.
pub fn serve_child() -> ExitCode {
    match compile_stdin() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn compile_stdin() -> anyhow::Result<()> {
    let bound = |resource, most| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    bound(Resource::As, CHILD_MEMORY)?;
    bound(Resource::Cpu, CHILD_CPU)?;
    bound(Resource::Core, 0)?;
    bound(Resource::Fsize, 0)?;
    step_back();
    // Made before there is a module to compile: this child may have been started ahead.
    let engine = engine::product_engine().map_err(ours)?;
    let mut module = Vec::new();
    io::stdin().lock().read_to_end(&mut module)?;
    let mut stdout = io::stdout().lock();
    let compiled = wat::Parser::new()
        .parse_bytes(None, &module)
        .map_err(|error| refusal(&error))
        .and_then(|module| engine.precompile_module(&module).map_err(|error| format!("{:#}", ours(error))));
    match compiled {
        Ok(native) => {
            stdout.write_all(&[NATIVE])?;
            stdout.write_all(&native)?;
        }
        Err(why) => {
            stdout.write_all(&[REFUSED])?;
            stdout.write_all(why.as_bytes())?;
        }
    }
    Ok(stdout.flush()?)
}

/// Stands for the name of the file that a text came from, which a child does not know.
pub(super) const FILE: &str = "{file}";

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
