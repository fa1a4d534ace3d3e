//! `runroom run`: a file in the sandbox, as its interpreter would run it.

use std::{
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::{self, ExitCode},
    sync::{Arc, OnceLock},
    thread,
};

use anyhow::{Context as _, bail};
use cap_std::{ambient_authority, fs::Dir};
use runroom_languages::{Catalogue, Language, State};
use runroom_runtime::{
    Job, JobIo, Limits, Outcome, OutputReader, Runner, SourceFile, Status, StdinReader, StdinWriter, Stream,
    output, stdin,
};
use tokio::{
    io::{AsyncWrite, AsyncWriteExt as _},
    select,
    signal::unix::{SignalKind, signal},
};
use tokio_util::sync::CancellationToken;

use super::{args::Run, complain, kit::Kit, progress, warn};
use crate::config::{RunnerName, Sources};

/// Source code that is taken where nothing is said: rooms are careful, a person with a file has no reason to be.
const CODE: u64 = 64 << 20;
/// The file name that stands for stdin.
const STDIN: &str = "-";
/// Bytes of stdin that are passed on at a time.
const BLOCK: usize = 16 << 10;

/// What is left when runroom could not run the program, whatever the reason: as `timeout` and `docker run` do it.
const NOT_RUN: u8 = 125;
/// What is left of a command that was interrupted or terminated: 128 and the signal's number, as shells do it.
const INTERRUPTED: u8 = 130;
const TERMINATED: u8 = 143;
/// The same for one whose reader is gone.
const BROKEN_PIPE: u8 = 141;

/// Runs a file.
pub(super) async fn run(sources: Sources, options: Run) -> anyhow::Result<ExitCode> {
    let code = run_file(sources, options).await.unwrap_or_else(|error| {
        complain(&error);
        NOT_RUN
    });
    Ok(code.into())
}

/// Runs a file and says what to exit with. An error means that it was not run.
async fn run_file(mut sources: Sources, options: Run) -> anyhow::Result<u8> {
    options.limits.add_to(&mut sources);
    let kit = Kit::open(&sources)?;
    let language = language(kit.provisioner.catalogue(), &options)?;
    let runner = options.runner.unwrap_or_else(|| kit.first_runner(&language));
    let mut limits = Limits::from(kit.loaded.config.limits_of(language.name(), runner));
    let is_set = |table: &str| kit.loaded.is_set(&format!("{table}.code"));
    let of_language = format!("languages.{}.", language.name());
    let tables =
        ["limits", "docker.limits", &format!("{of_language}limits"), &format!("{of_language}docker_limits")];
    if !tables.into_iter().any(is_set) {
        limits.code_bytes = limits.code_bytes.max(CODE);
    }
    let from_stdin = options.file == Path::new(STDIN);
    let code = read_code(&options.file, limits.code_bytes)?;
    let (writer, reader) = stdin(limits.stdin_bytes);
    let reader = match &options.stdin {
        Some(path) => StdinReader::from_bytes(read_input(path, limits.stdin_bytes)?),
        // The program took all of it.
        None if from_stdin => StdinReader::empty(),
        None => reader,
    };
    let job = Job {
        language: language.name().to_owned(),
        code,
        file_name: options
            .file
            .file_name()
            .and_then(|name| name.to_str())
            .filter(|_| !from_stdin)
            .map(str::to_owned),
        files: read_beside(&options.with, limits.code_bytes)?,
        args: options.args,
        limits,
    };
    make_ready(&kit, language.name(), runner).await?;
    let cancel = CancellationToken::new();
    let too_long = Arc::<OnceLock<u64>>::default();
    if options.stdin.is_none() && !from_stdin {
        pass_on_stdin(writer, Arc::clone(&too_long), cancel.clone())?;
    }
    let driven = drive(kit.runner(runner).as_ref(), job, reader, cancel, &too_long).await;
    kit.docker.shut_down().await;
    let outcome = match driven? {
        Done::Ran(outcome) => outcome,
        Done::Stopped(code) => return Ok(code),
    };
    if let Some(folder) = &options.save {
        save_files(&outcome, folder)?;
    }
    Ok(tell(&outcome))
}

/// The language that is named, or that the file's extension names.
fn language(catalogue: &Catalogue, options: &Run) -> anyhow::Result<Arc<Language>> {
    let names = || catalogue.iter().map(|language| language.name()).collect::<Vec<_>>().join(", ");
    if let Some(name) = &options.language {
        let language = catalogue.resolve(name).cloned();
        return language.with_context(|| format!("there is no language {name:?}; there are {}", names()));
    }
    if options.file == Path::new(STDIN) {
        bail!("the language of a program on stdin is not known; say it with --language: {}", names());
    }
    let extension = options.file.extension().and_then(|extension| extension.to_str());
    let language = extension.and_then(|extension| catalogue.by_extension(extension)).cloned();
    language.with_context(|| {
        let file = options.file.display();
        format!("the language of {file} is not known by its name; say it with --language: {}", names())
    })
}

fn read_code(file: &Path, limit: u64) -> anyhow::Result<String> {
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        // One byte more than may be, to see that there is more.
        if file == Path::new(STDIN) {
            io::stdin().lock().take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        } else {
            fs::File::open(file)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    };
    let bytes = read().with_context(|| format!("cannot read {}", file.display()))?;
    if bytes.len() as u64 > limit {
        bail!("{} is over the limit of {limit} bytes of code; --code sets another", file.display());
    }
    String::from_utf8(bytes).with_context(|| format!("{} is not UTF-8 text", file.display()))
}

/// Files that the program finds beside it, each under its own name.
fn read_beside(files: &[PathBuf], limit: u64) -> anyhow::Result<Vec<SourceFile>> {
    let read = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        let name =
            name.with_context(|| format!("{} has no name that can be used", path.display()))?.to_owned();
        Ok(SourceFile { name, content: read_code(path, limit)? })
    };
    files.iter().map(read).collect()
}

fn read_input(file: &Path, limit: u64) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    fs::File::open(file)
        .and_then(|file| file.take(limit.saturating_add(1)).read_to_end(&mut bytes))
        .with_context(|| format!("cannot read {}", file.display()))?;
    if bytes.len() as u64 > limit {
        bail!("{} is over the limit of {limit} bytes of stdin; --input sets another", file.display());
    }
    Ok(bytes)
}

/// Makes the language ready, with progress on stderr where that takes long.
async fn make_ready(kit: &Kit, name: &str, runner: RunnerName) -> anyhow::Result<()> {
    for event in progress::provision(kit, &[name], Some(runner)).await? {
        if let State::Failed { reason } = event.state {
            bail!("{name} is not ready: {reason}");
        }
    }
    Ok(())
}

/// Passes our stdin on, on a thread that nobody waits for: a read of a terminal cannot be taken back. A program must
/// not take the part that is within the limit for all there is: where there is more, the run is cancelled, and the
/// limit is left in `too_long`.
fn pass_on_stdin(
    writer: StdinWriter,
    too_long: Arc<OnceLock<u64>>,
    cancel: CancellationToken,
) -> anyhow::Result<()> {
    let pass_on = move || {
        let mut block = [0; BLOCK];
        let mut stdin = io::stdin().lock();
        loop {
            match stdin.read(&mut block) {
                Ok(0) => return,
                Ok(count) => {
                    if let Err(over) = writer.push(&block[..count]) {
                        too_long.get_or_init(|| over.limit);
                        cancel.cancel();
                        // Held until the run has ended, so that the program never sees an end of its stdin.
                        thread::park();
                        return;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    warn(&format!("runroom: cannot read stdin: {error}"));
                    return;
                }
            }
        }
    };
    thread::Builder::new().name("stdin".to_owned()).spawn(pass_on)?;
    Ok(())
}

/// How running a job came to its end.
enum Done {
    Ran(Box<Outcome>),
    /// From outside: with this exit code, and nothing to be said.
    Stopped(u8),
}

/// Runs the job to its end.
async fn drive(
    runner: &dyn Runner,
    job: Job,
    stdin: StdinReader,
    cancel: CancellationToken,
    too_long: &OnceLock<u64>,
) -> anyhow::Result<Done> {
    let (writer, reader) = output(job.limits.output_bytes);
    let signalled = pass_on_signals(cancel.clone())?;
    let run = runner.run(job, JobIo { stdin, output: writer, cancel: cancel.clone() });
    let print = async {
        let printed = print(reader).await;
        if printed.is_err() {
            // Nobody reads what it prints: what it does is of no use to anybody.
            cancel.cancel();
        }
        printed
    };
    let (outcome, printed) = tokio::join!(run, print);
    match printed {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(Done::Stopped(BROKEN_PIPE)),
        Err(error) => return Err(error).context("cannot write the output"),
        Ok(()) => {}
    }
    let outcome = outcome?;
    if outcome.status == Status::Cancelled
        && let Some(code) = signalled.get()
    {
        return Ok(Done::Stopped(*code));
    }
    if let Some(limit) = too_long.get() {
        bail!("stdin is over the limit of {limit} bytes; --input sets another");
    }
    Ok(Done::Ran(Box::new(outcome)))
}

/// Writes what the program left in its working folder. Its paths were made by the program, and are kept inside the
/// folder whatever they are.
fn save_files(outcome: &Outcome, folder: &Path) -> anyhow::Result<()> {
    let cannot = || format!("cannot write to {}", folder.display());
    fs::create_dir_all(folder).with_context(cannot)?;
    let inside = Dir::open_ambient_dir(folder, ambient_authority()).with_context(cannot)?;
    for file in &outcome.files {
        if let Some((folders, _)) = file.path.rsplit_once('/') {
            inside.create_dir_all(folders).with_context(cannot)?;
        }
        inside.write(&file.path, &file.content).with_context(|| format!("cannot write {}", file.path))?;
    }
    if outcome.truncated.files {
        warn("runroom: some files are too many or too large to be saved");
    }
    Ok(())
}

/// Cancels a run at the first signal to stop, and says which it was; the second one ends the process at once.
fn pass_on_signals(cancel: CancellationToken) -> anyhow::Result<Arc<OnceLock<u8>>> {
    let (mut interrupts, mut terminations) =
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let signalled = Arc::<OnceLock<u8>>::default();
    let told = Arc::clone(&signalled);
    tokio::spawn(async move {
        loop {
            let code = select! {
                _ = interrupts.recv() => INTERRUPTED,
                _ = terminations.recv() => TERMINATED,
            };
            if told.set(code).is_err() {
                process::exit(code.into());
            }
            cancel.cancel();
        }
    });
    Ok(signalled)
}

/// Prints chunks as they come, each before the next: in the order of writing.
async fn print(mut reader: OutputReader) -> io::Result<()> {
    let (mut stdout, mut stderr) = (tokio::io::stdout(), tokio::io::stderr());
    while let Some(chunk) = reader.next().await {
        let to: &mut (dyn AsyncWrite + Unpin) = match chunk.stream {
            Stream::Stdout => &mut stdout,
            Stream::Stderr => &mut stderr,
        };
        to.write_all(&chunk.data).await?;
        to.flush().await?;
    }
    Ok(())
}

/// The exit code that stands for an outcome. Where it is not the program's own, a line on stderr says why.
fn tell(outcome: &Outcome) -> u8 {
    let (code, what) = match outcome.status {
        Status::Success => return 0,
        // The program's own, when it has told of its end by itself.
        Status::RuntimeError if outcome.exit_code.is_some() => return own_code(outcome.exit_code),
        // The compiler has said why, unless it was not let.
        Status::CompileError if !outcome.diagnostics.is_empty() || outcome.message.is_none() => return 1,
        Status::CompileError => (1, "the program does not compile"),
        Status::RuntimeError => (134, "the program crashed"),
        Status::Timeout => (124, "wall time limit passed"),
        Status::CpuLimit => (152, "fuel limit passed"),
        Status::MemoryLimit => (137, "memory limit met"),
        Status::OutputLimit => (153, "output limit passed"),
        Status::DiskLimit => (154, "disk limit met"),
        Status::Cancelled => (INTERRUPTED, "cancelled"),
        Status::InternalError => (NOT_RUN, "internal error"),
        Status::Interrupted => (NOT_RUN, "interrupted"),
    };
    match &outcome.message {
        Some(message) if !message.contains(what) => warn(&format!("runroom: {what}: {message}")),
        _ => warn(&format!("runroom: {what}")),
    }
    code
}

/// The low eight bits, which is what a process can leave.
fn own_code(code: Option<i32>) -> u8 {
    code.unwrap_or(1).to_le_bytes()[0]
}
