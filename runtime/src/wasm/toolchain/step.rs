//! A compiler at work.

use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use wasmtime_wasi::p1::types::Errno;

use super::{
    Failure,
    recipe::{Each, object_of},
    unfit,
};
use crate::{
    CompileLimits, OutputWriter, RunnerError, Status, StdinReader, Stream,
    diagnostics::Source,
    output,
    wasm::{
        Guest,
        recipe::environment,
        run::{End, Ended, Start, judge, run},
        trunk::Linked,
        wasi::fs::Fs,
    },
};

/// Compilers at work on a job.
pub(super) struct Compiling<'a> {
    pub(super) limits: &'a CompileLimits,
    pub(super) until: Instant,
    /// Who hears what they say.
    pub(super) to: &'a OutputWriter,
    /// What they have said.
    pub(super) said: &'a mut Vec<u8>,
    pub(super) cancel: &'a CancellationToken,
}

impl Compiling<'_> {
    /// Runs a compiler on the files of a job. Returns what has become of them, or why it failed.
    ///
    /// # Errors
    /// Only for faults of ours.
    pub(super) async fn all(
        &mut self,
        guest: &Guest,
        args: Vec<String>,
        fs: Fs,
    ) -> Result<Result<Fs, Failure>, RunnerError> {
        let room = self.limits.output_bytes.saturating_sub(self.said.len() as u64);
        let (writer, mut reader) = output(room);
        let compiler = run(self.start(guest, args, fs, writer), self.cancel);
        let (said, to) = (&mut *self.said, self.to);
        let forward = async {
            let mut full = Ok(());
            while let Some(chunk) = reader.next().await {
                said.extend_from_slice(&chunk.data);
                if full.is_ok() {
                    full = say(to, &chunk.data).await;
                }
            }
            full
        };
        let (ended, forwarded) = tokio::join!(compiler, forward);
        let ended = ended.map_err(unfit)?;
        let failure = forwarded.err().or_else(|| verdict(&ended, self.limits));
        Ok(failure.map_or(Ok(ended.fs), Err))
    }

    /// Has a compiler go on with each source from where it was stopped. Returns what has become of the job's files, and
    /// whether there is an object of each source now. If there is not, nothing was told.
    ///
    /// # Errors
    /// Only for faults of ours.
    pub(super) async fn each(
        &mut self,
        guest: &Guest,
        each: &Each,
        mut fs: Fs,
        sources: &[Source<'_>],
    ) -> Result<(Fs, bool), RunnerError> {
        let mut told = Vec::new();
        for source in sources {
            let (after, said) = self.one(guest, each, fs, source).await?;
            fs = after;
            let Some(said) = said else { return Ok((fs, false)) };
            told.extend(each.told(&said));
        }
        let fits = (self.said.len() + told.len()) as u64 <= self.limits.output_bytes;
        let is_told = fits && say(self.to, &told).await.is_ok();
        if is_told {
            self.said.extend_from_slice(&told);
        }
        Ok((fs, is_told))
    }

    /// The same with one source. Returns the files, and what was said, if there is an object.
    async fn one(
        &self,
        guest: &Guest,
        each: &Each,
        mut fs: Fs,
        source: &Source<'_>,
    ) -> Result<(Fs, Option<Vec<u8>>), RunnerError> {
        let (name, code) = source;
        let marked = fs.put_again(name, each.marked(source).as_bytes());
        let named = fs.put_again(&each.file, each.content(name).as_bytes());
        let mut said = None;
        if marked.and(named).is_ok() {
            let limits = self.limits;
            let (writer, reader) = output(limits.product_bytes.saturating_add(limits.output_bytes));
            let start = self.start(guest, Vec::new(), fs, writer);
            let (ended, (object, stderr)) = tokio::join!(run(start, self.cancel), reader.collect());
            let ended = ended.map_err(unfit)?;
            let failure = verdict(&ended, limits);
            fs = ended.fs;
            if failure.is_none() && fs.put_again(&object_of(name), &object).is_ok() {
                said = Some(stderr);
            }
        }
        // Others may include it, and find the folder as it was.
        let as_it_was = fs.put_again(name, code.as_bytes()).and(fs.remove_file(fs.work(), &each.file));
        Ok((fs, said.filter(|_| as_it_was.is_ok())))
    }

    /// Has a linker make the branch of a trunk. Returns what has become of the job's files, and whether there is a branch now.
    /// If there is not, nothing was told.
    ///
    /// # Errors
    /// Only for faults of ours.
    pub(super) async fn branch(
        &self,
        guest: &Guest,
        args: Vec<String>,
        fs: Fs,
        objects: &[String],
        product: &str,
        trunk: &Linked,
    ) -> Result<(Fs, bool), RunnerError> {
        let objects: Result<Vec<_>, _> = objects.iter().map(|object| made(&fs, object)).collect();
        if !objects.is_ok_and(|objects| trunk.can_have(&objects)) {
            return Ok((fs, false));
        }
        let (writer, reader) = output(self.limits.output_bytes);
        let start = self.start(guest, args, fs, writer);
        let (ended, (stdout, stderr)) = tokio::join!(run(start, self.cancel), reader.collect());
        let ended = ended.map_err(unfit)?;
        let is_made = verdict(&ended, self.limits).is_none()
            && stdout.is_empty()
            && stderr.is_empty()
            && made(&ended.fs, product).is_ok_and(|product| trunk.has_all_of(product));
        Ok((ended.fs, is_made))
    }

    fn start<'a>(&self, guest: &'a Guest, args: Vec<String>, fs: Fs, output: OutputWriter) -> Start<'a> {
        let left = self.until.saturating_duration_since(Instant::now());
        start(guest, args, fs, output, left, self.limits.memory_bytes)
    }
}

/// What a compiler has made.
pub(super) fn made<'a>(fs: &'a Fs, name: &str) -> Result<&'a [u8], Errno> {
    fs.data(fs.lookup(fs.work(), name, true)?)
}

/// What a compiler is started with, for so much time and memory.
pub(super) fn start(
    guest: &Guest,
    args: Vec<String>,
    fs: Fs,
    output: OutputWriter,
    wall_time: Duration,
    memory_bytes: u64,
) -> Start<'_> {
    let recipe = &guest.recipe;
    Start {
        image: &guest.image,
        warden: &guest.warden,
        initialize: !recipe.is_snapshot(),
        launch: &recipe.launch,
        args,
        env: environment(&recipe.env, memory_bytes),
        root: &recipe.root,
        fs,
        stdin: StdinReader::empty(),
        output,
        wall_time,
        memory_bytes,
        fuel: None,
        is_large: true,
    }
}

/// Where a compiler has failed, why.
fn verdict(ended: &Ended, limits: &CompileLimits) -> Option<Failure> {
    let (status, exit_code, message) = judge(&ended.end, ended.refused);
    match status {
        Status::Success => None,
        Status::Cancelled => Some(Failure::cancelled()),
        Status::Timeout => Some(too_long(limits)),
        _ => {
            let message = match (status, &ended.end) {
                (Status::MemoryLimit, _) => {
                    Some(format!("the compiler needs more than {} bytes of memory", limits.memory_bytes))
                }
                (Status::DiskLimit, _) => {
                    Some(format!("the compiler needs more than {} bytes for files", limits.disk_bytes))
                }
                (Status::OutputLimit, _) => {
                    Some(format!("the compiler says more than {} bytes", limits.output_bytes))
                }
                (_, End::Failed(_)) => message.map(|trap| format!("the compiler crashed: {trap}")),
                _ => None,
            };
            Some(Failure { status: Status::CompileError, exit_code, message })
        }
    }
}

pub(super) fn no_room() -> Failure {
    Failure::compile_error("the program does not fit into the compiler's folder")
}

pub(in crate::wasm) fn too_long(limits: &CompileLimits) -> Failure {
    Failure::compile_error(format!("compiling took longer than {:?}", limits.wall_time))
}

/// Passes on to the job's stderr what a compiler says.
pub(in crate::wasm) async fn say(to: &OutputWriter, said: &[u8]) -> Result<(), Failure> {
    if said.is_empty() {
        return Ok(());
    }
    to.write(Stream::Stderr, said).await.map_err(|full| Failure {
        status: Status::OutputLimit,
        exit_code: None,
        message: Some(full.to_string()),
    })
}
