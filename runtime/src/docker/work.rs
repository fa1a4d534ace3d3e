//! A job in containers: one for its compilers, where its language has some, and one for the program.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::{
    container::{Container, Maker},
    engine::EngineError,
    pool::Pool,
    product::{self, Item},
    recipe::DockerProgram,
    runner::NAME,
    script::{BUILD, Placed, Script, Take, Token, WORK},
    shape::Shape,
    stage::{End, Ended, NotRun, Stage},
    verdict::{compiled, finished, judge, no_room},
};
use crate::{
    Diagnostic, Job, JobIo, Outcome, OutputWriter, RunnerError, Status, StdinReader, Stream, diagnostics,
    output,
};

/// What the names of files may take, beyond their bytes, in an archive of a container's files.
const TAR_ENTRY: u64 = 2048;
/// Files that a compiler may make.
const PRODUCT_FILES: u64 = 4096;

/// What a job needs of the runner.
#[derive(Debug, Clone)]
pub(super) struct Works {
    pub(super) maker: Maker,
    pub(super) pool: Pool,
    pub(super) nano_cpus: i64,
}

impl Works {
    /// Runs a job to its end.
    pub(super) async fn run(
        &self,
        program: &DockerProgram,
        job: &Job,
        io: &JobIo,
    ) -> Result<Outcome, RunnerError> {
        let recipe = &program.recipe;
        if recipe.compile.is_empty() {
            return self.execute(program, job, io, Vec::new()).await;
        }
        let Compiled { product, diagnostics, took } = self.compile(program, job, io).await?;
        let outcome = match product {
            Ok(product) => self.execute(program, job, io, product).await?,
            Err(outcome) => *outcome,
        };
        Ok(Outcome { compile_time: Some(took), diagnostics, ..outcome })
    }

    /// Has compilers make something runnable of a job's files.
    #[tracing::instrument(skip_all)]
    async fn compile(&self, program: &DockerProgram, job: &Job, io: &JobIo) -> Result<Compiled, RunnerError> {
        let recipe = &program.recipe;
        let limits = &job.limits.compile;
        let (writer, reader) = output(limits.output_bytes);
        let commands = recipe.compile.iter().map(|args| recipe.expand(args, job)).collect();
        let take = Take { folder: BUILD, bytes: limits.product_bytes, files: PRODUCT_FILES };
        let shape = Shape::of_compiler(&program.image, &job.limits, self.nano_cpus);
        let work = Work { commands, product: &[], take, wall_time: limits.wall_time, with_stdin: false };
        let (stdin, cancel) = (StdinReader::empty(), &io.cancel);
        let staged = async {
            let staged = self.stage(&shape, program, job, work, &stdin, &writer, cancel).await;
            drop(writer);
            staged
        };
        let (staged, (stdout, stderr)) = tokio::join!(staged, reader.collect());
        let said = [stdout, stderr].concat();
        if !said.is_empty() && io.output.write(Stream::Stderr, &said).await.is_err() {
            let full =
                finished(Status::OutputLimit, Some("the compiler says more than the output may have".into()));
            return Ok(Compiled { product: Err(full), diagnostics: Vec::new(), took: Duration::ZERO });
        }
        let sources = diagnostics::sources(job, recipe.file_name(job));
        let diagnostics = diagnostics::parse(&String::from_utf8_lossy(&said), WORK, &sources);
        let Some(ended) = staged? else {
            return Ok(Compiled { product: Err(no_room()), diagnostics, took: Duration::ZERO });
        };
        let took = ended.wall_time;
        Ok(Compiled { product: compiled(ended, limits), diagnostics, took })
    }

    /// Runs a job's program, with what compilers made of it.
    #[tracing::instrument(name = "run", skip_all)]
    async fn execute(
        &self,
        program: &DockerProgram,
        job: &Job,
        io: &JobIo,
        product: Vec<Item>,
    ) -> Result<Outcome, RunnerError> {
        let (recipe, limits) = (&program.recipe, &job.limits);
        let mut command = recipe.expand(&recipe.command, job);
        command.extend(job.args.iter().cloned());
        let brought = job.files.len() as u64 + 1;
        let take = Take {
            folder: WORK,
            bytes: limits.output_file_bytes.max(longest(job)),
            files: u64::from(limits.output_files) + brought + 1,
        };
        let shape = Shape::of_program(&program.image, limits, self.nano_cpus);
        let work = Work {
            commands: vec![command],
            product: &product,
            take,
            wall_time: limits.wall_time,
            with_stdin: true,
        };
        let staged = self.stage(&shape, program, job, work, &io.stdin, &io.output, &io.cancel).await?;
        let Some(ended) = staged else { return Ok(*no_room()) };
        let Ended { end, wall_time, used } = ended;
        let (status, exit_code, signal, message) = judge(&end, limits);
        let mut outcome = Outcome::new(status, NAME);
        (outcome.exit_code, outcome.signal, outcome.message) = (exit_code, signal, message);
        (outcome.wall_time, outcome.cpu_time, outcome.peak_memory) = (wall_time, used.cpu, used.peak_memory);
        outcome.truncated.output = status == Status::OutputLimit;
        if let End::Reported(_, items, all) = end {
            let (files, left_out) = product::results(items, job, recipe.file_name(job), limits);
            (outcome.files, outcome.truncated.files) = (files, left_out || !all);
        }
        Ok(outcome)
    }

    /// Runs one stage of a job in a container of its own; `None` where its files do not fit into one.
    #[expect(
        clippy::too_many_arguments,
        reason = "the ends of its pipes are the caller's, who goes on with them"
    )]
    async fn stage(
        &self,
        shape: &Shape,
        program: &DockerProgram,
        job: &Job,
        work: Work<'_>,
        stdin: &StdinReader,
        output: &OutputWriter,
        cancel: &CancellationToken,
    ) -> Result<Option<Ended>, RunnerError> {
        let entry = program.recipe.file_name(job);
        let brought = job.files.iter().map(|file| (file.name.as_str(), file.content.as_bytes()));
        let brought: Vec<_> = std::iter::once((entry, job.code.as_bytes())).chain(brought).collect();
        let made = work.product.iter().map(|item| (item.path.as_str(), &*item.content));
        if !shape.has_room_for(brought.iter().copied().chain(made)) {
            return Ok(None);
        }
        let token = Token::random();
        let mut warm = self.pool.take(shape).await;
        loop {
            let (was_warm, mut container) = match warm.take() {
                Some(container) => (true, container),
                None => match self.make(shape, cancel).await? {
                    Some(container) => (false, container),
                    None => return Ok(Some(Ended::cancelled())),
                },
            };
            let place = |path: String, content, executable| Placed { path, content, executable };
            let sources = brought.iter().map(|(name, content)| place((*name).to_owned(), *content, false));
            let made = work.product.iter().map(|Item { path, content, executable }| {
                place(format!("{BUILD}/{path}"), &**content, *executable)
            });
            let script = Script {
                token: &token,
                files: sources.chain(made).collect(),
                env: program.recipe.env.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect(),
                commands: work.commands.clone(),
                with_stdin: work.with_stdin,
                file_bytes: shape.disk(),
                take: work.take,
            };
            let stage = Stage {
                script,
                wall_time: work.wall_time,
                report_bytes: work.take.bytes.saturating_add(work.take.files.saturating_mul(TAR_ENTRY)),
                stdin,
                output,
                cancel,
            };
            match stage.run(&mut container).await {
                Ok(ended) => return Ok(Some(ended)),
                // It had died while it waited: nothing of the job was run.
                Err(NotRun::Stale) if was_warm => {}
                Err(NotRun::Stale) => {
                    return Err(internal("the container ended before it had taken what it was told"));
                }
                Err(NotRun::Engine(error)) => return Err(unavailable(job, &error)),
                Err(NotRun::Odd(what)) => return Err(internal(&format!("the container is odd: {what}"))),
            }
        }
    }

    /// A new container; `None` where the job was cancelled meanwhile.
    async fn make(
        &self,
        shape: &Shape,
        cancel: &CancellationToken,
    ) -> Result<Option<Container>, RunnerError> {
        let (maker, shape) = (self.maker.clone(), shape.clone());
        // To its end in any case: one that is given up half-way may be there, and nobody would know of it.
        let making = tokio::spawn(async move { maker.make(&shape).await });
        tokio::select! {
            biased;
            () = cancel.cancelled() => Ok(None),
            made = making => match made {
                Ok(Ok(container)) => Ok(Some(container)),
                Ok(Err(error)) => Err(RunnerError::Unavailable(error.to_string())),
                Err(died) => Err(internal(&died.to_string())),
            },
        }
    }
}

/// What a stage does beside being the job's.
struct Work<'a> {
    commands: Vec<Vec<String>>,
    product: &'a [Item],
    take: Take,
    wall_time: Duration,
    with_stdin: bool,
}

/// What came of compiling.
struct Compiled {
    product: Result<Vec<Item>, Box<Outcome>>,
    diagnostics: Vec<Diagnostic>,
    took: Duration,
}

/// The longest file that a job brings: it is looked at whether it has changed.
fn longest(job: &Job) -> u64 {
    let beside = job.files.iter().map(|file| file.content.len());
    beside.chain([job.code.len()]).max().unwrap_or_default() as u64
}

fn unavailable(job: &Job, error: &EngineError) -> RunnerError {
    tracing::warn!(language = job.language, %error, "a job lost its container");
    RunnerError::Unavailable(error.to_string())
}

fn internal(what: &str) -> RunnerError {
    RunnerError::Internal(what.to_owned())
}
