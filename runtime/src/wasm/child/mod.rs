//! What is done in processes of their own: work on hostile input by code that nobody wrote to be a sandbox.
//!
//! A module can make Cranelift take all the time and memory there is, or crash it, and a source the parser of its
//! language; upstream that is no security bug. So each is given to a child, which does one piece of work under bounds
//! that the kernel keeps, and is killed where nobody waits any more. A child is started ahead of the job that needs it.
//!
//! The child is this program again, told by its arguments to be one: see [`ChildCommand`].

mod module;
mod place;
mod translate;

use std::{
    ffi::OsString,
    io::{self, Read, Write as _},
    path::PathBuf,
    process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio},
    sync::{Arc, Mutex, PoisonError},
};

use rustix::{
    io::ioctl_fionread,
    process::{Resource, Rlimit, setrlimit},
};
use serde::{Deserialize, Serialize};
use wasmtime::Engine;

pub use translate::Translation;

use super::{engine, instrument::Count, prepare::ours, threads::step_back, trunk::Kinship};

/// What a child answers, at most: native code of one module.
const ANSWER_BYTES: u64 = 256 << 20;
/// Address space of a child: Cranelift's own needs, on all threads, and the native code.
const CHILD_MEMORY: u64 = 6 << 30;
/// Processor time of a child, on all threads together, in seconds.
const CHILD_CPU: u64 = 60;

/// How to start a process that does one piece of work: a command line that ends in [`serve_child`].
#[derive(Debug, Clone)]
pub struct ChildCommand {
    /// The program: best this one, `/proc/self/exe`.
    pub program: PathBuf,
    /// Its arguments.
    pub args: Vec<OsString>,
}

/// Child processes, one for each piece of work.
#[derive(Clone)]
pub(super) struct Children(Arc<Nursery>);

struct Nursery {
    engine: Engine,
    count: Count,
    command: Option<ChildCommand>,
    /// Waits for the next piece of work.
    ready: Mutex<Option<Worker>>,
}

/// What a child is to do.
#[derive(Debug, Serialize, Deserialize)]
enum Task {
    /// To compile a module, or the branch that is made of it, where it is a trunk's.
    Compile {
        count: Count,
        trunk: Option<Kinship>,
    },
    Translate,
}

/// Why a child has not done it.
pub(super) enum Refusal {
    /// For the input's sake, told in words for its author.
    Refused(String),
    /// For ours.
    Fault(String),
}

impl Children {
    pub(super) fn new(engine: Engine, count: Count, command: Option<ChildCommand>) -> Self {
        Self(Arc::new(Nursery { engine, count, command, ready: Mutex::default() }))
    }

    /// The engine that modules are compiled for.
    pub(super) fn engine(&self) -> &Engine {
        &self.0.engine
    }

    /// Whether there is a way to start children.
    pub(super) fn are_there(&self) -> bool {
        self.0.command.is_some()
    }

    /// Has a child do something. Dropping the future kills it.
    async fn ask(&self, task: Task, input: Vec<u8>) -> Result<Vec<u8>, Refusal> {
        let worker = self
            .0
            .take()
            .map_err(|error| Refusal::Fault(format!("cannot start a child process: {error}")))?;
        let Worker { kill, stdin, stdout } = worker;
        let answered = tokio::task::spawn_blocking(move || exchange(stdin, stdout, &task, &input));
        let answer = answered.await.map_err(|died| Refusal::Fault(died.to_string()))?;
        let nursery = Arc::clone(&self.0);
        // Nobody waits for its end, nor for the start of the next job's child.
        tokio::task::spawn_blocking(move || {
            drop(kill);
            nursery.start_next();
        });
        match answer {
            Ok(Answer::Done(done)) => Ok(done),
            Ok(Answer::Refused(why)) => Err(Refusal::Refused(why)),
            // It was killed by its bounds, or has crashed.
            Err(_) => {
                Err(Refusal::Refused("the program is too large or too intricate to be compiled".to_owned()))
            }
        }
    }

    /// Ends the child that waits, if there is one.
    pub(super) fn stop(&self) {
        drop(self.0.ready.lock().unwrap_or_else(PoisonError::into_inner).take());
    }
}

impl Nursery {
    fn take(&self) -> io::Result<Worker> {
        let ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner).take();
        match ready {
            Some(worker) => Ok(worker),
            None => self.start(),
        }
    }

    fn start_next(&self) {
        if let Ok(worker) = self.start() {
            // One that was there already is killed as it is dropped.
            self.ready.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(worker);
        }
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
    Done(Vec<u8>),
    Refused(String),
}

/// The first byte of an answer; its length follows, in eight bytes, and itself.
const DONE: u8 = b'd';
const REFUSED: u8 = b'r';

fn exchange(mut stdin: ChildStdin, mut stdout: ChildStdout, task: &Task, input: &[u8]) -> io::Result<Answer> {
    // The task, in a line of its own.
    stdin.write_all(&serde_json::to_vec(task)?)?;
    stdin.write_all(b"\n")?;
    stdin.write_all(input)?;
    // The end of the input is where the work begins.
    drop(stdin);
    let (mut kind, mut length) = ([0], [0; 8]);
    stdout.read_exact(&mut kind)?;
    stdout.read_exact(&mut length)?;
    // Not to the end: a process closes its files when its memory has been given back, which takes a while.
    let mut answer = Vec::new();
    let length = u64::from_le_bytes(length);
    let came = stdout.take(length.min(ANSWER_BYTES)).read_to_end(&mut answer)?;
    match kind {
        _ if came as u64 != length => Err(io::ErrorKind::UnexpectedEof.into()),
        [DONE] => Ok(Answer::Done(answer)),
        [REFUSED] => Ok(Answer::Refused(String::from_utf8_lossy(&answer).into_owned())),
        _ => Err(io::ErrorKind::InvalidData.into()),
    }
}

/// What a child does: reads a task and its input from stdin and writes the answer to stdout.
///
/// Bounds its own process first, so that it is to be called by a process that has nothing else to do.
pub fn serve_child() -> ExitCode {
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

fn serve() -> anyhow::Result<()> {
    let bound = |resource, most| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    bound(Resource::As, CHILD_MEMORY)?;
    bound(Resource::Cpu, CHILD_CPU)?;
    bound(Resource::Core, 0)?;
    bound(Resource::Fsize, 0)?;
    step_back();
    // Made before there is something to do: this child may have been started ahead.
    let engine = engine::product_engine().map_err(ours)?;
    let mut stdin = io::stdin().lock();
    if ioctl_fionread(&stdin).is_ok_and(|waiting| waiting == 0) {
        translate::rehearse();
        module::rehearse(&engine);
    }
    let mut input = Vec::new();
    stdin.read_to_end(&mut input)?;
    // Nobody needs it.
    let Some(end) = input.iter().position(|byte| *byte == b'\n') else { return Ok(()) };
    let (task, input) = (&input[..end], &input[end + 1..]);
    let answer = match serde_json::from_slice(task)? {
        Task::Translate => translate::translate(input),
        Task::Compile { count, trunk } => module::native(&engine, input, count, trunk.as_ref()),
    };
    let (kind, answer) = match answer {
        Ok(done) => (DONE, done),
        Err(why) => (REFUSED, why.into_bytes()),
    };
    let mut stdout = io::stdout().lock();
    stdout.write_all(&[kind])?;
    stdout.write_all(&(answer.len() as u64).to_le_bytes())?;
    stdout.write_all(&answer)?;
    Ok(stdout.flush()?)
}
