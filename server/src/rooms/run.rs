//! One run: from the runner's stream of bytes to numbered events, and in the end exactly one word on how it ended.

use std::{
    any::Any,
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use futures_util::FutureExt as _;
use runroom_runtime::{Job, JobIo, Limits, Outcome, Runner, RunnerError, Status, StdinReader, output};
use tokio::{
    select,
    sync::mpsc,
    time::{Instant, sleep, sleep_until, timeout},
};
use tokio_util::sync::CancellationToken;
use tracing::{Instrument as _, Span};

use super::{
    output::{Gatherer, OutputLog},
    result::{OUR_FAULT, completed, ending, explain, usage, without_outcome},
    statistics::Ended,
    timestamp,
};
use crate::{
    history::{History, Record},
    metrics::Measures,
    protocol::{
        ExecutionHead, ExecutionId, ExecutionOutput, OutgoingFrame, Program, RoomId, ServerEvent, Timestamp,
    },
};

/// How long a runner may take to end a run that was cancelled, before the run is dropped.
const CANCEL_BOUND: Duration = Duration::from_secs(5);
/// Output gathers no longer than this, whatever the settings say.
const LONGEST_INTERVAL: Duration = Duration::from_secs(1);
/// How long the history may take to keep an execution, before the room is told without it.
const RECORD_BOUND: Duration = Duration::from_secs(5);

/// What a run tells its room.
#[derive(Debug)]
pub(super) enum RunEvent {
    /// The program printed something.
    Output { room: RoomId, frame: Arc<OutgoingFrame> },
    /// The run ended and is in the history; the frame tells the room. The last word of every run.
    Finished { execution: ExecutionId, ended: Ended, frame: Arc<OutgoingFrame> },
}

/// What is run, for whom.
pub(super) struct Run {
    pub(super) execution: ExecutionHead,
    pub(super) program: Program,
    pub(super) queued_at: Timestamp,
    pub(super) waited: Duration,
    pub(super) started_at: Timestamp,
    pub(super) limits: Limits,
    pub(super) stdin: StdinReader,
    pub(super) typed: Arc<Mutex<String>>,
    pub(super) cancel: CancellationToken,
    pub(super) log: Arc<OutputLog>,
    /// What all of it is traced in.
    pub(super) span: Span,
}

/// Where runs run and whom they tell; the same for all.
#[derive(Clone)]
pub(super) struct Stage {
    pub(super) runner: Arc<dyn Runner>,
    pub(super) history: Arc<dyn History>,
    pub(super) measures: Measures,
    pub(super) events: mpsc::Sender<RunEvent>,
    pub(super) output_interval: Duration,
    pub(super) overtime: Duration,
}

impl Stage {
    /// Runs a job to its end and tells it, whatever fails.
    pub(super) async fn run(self, run: Run) {
        let span = run.span.clone();
        self.traced(run).instrument(span).await;
    }

    async fn traced(self, run: Run) {
        let Run {
            execution,
            mut program,
            queued_at,
            waited,
            started_at,
            limits,
            stdin,
            typed,
            cancel,
            log,
            span,
        } = run;
        let job = Job {
            language: execution.language.clone(),
            code: program.code.clone(),
            file_name: program.file_name.clone(),
            files: program.files.clone(),
            args: program.args.clone(),
            limits,
        };
        let started = Instant::now();
        let mut outcome = match self.drive(&execution, job, stdin, &cancel, &log).await {
            Ok(outcome) => outcome,
            Err(fault) => fault.outcome(execution.execution_id, started.elapsed()),
        };
        let ran = started.elapsed();
        // With it the program can be run again as it was.
        program.input.push_str(&typed.lock().unwrap_or_else(PoisonError::into_inner));
        let usage = usage(&outcome, waited);
        let ended = Ended { status: outcome.status, runner: usage.runner.clone(), ran };
        let record = Record {
            execution,
            program,
            ending: ending(&mut outcome),
            usage,
            queued_at,
            started_at: Some(started_at),
            ended_at: timestamp(),
            // A copy: members may ask for a replay of the log until the room knows of the end.
            output: log.all(),
            files: outcome.files,
        };
        let (execution, frame) = (record.execution.execution_id, completed(&record));
        span.record("status", ended.status.as_str()).record("runner", &ended.runner);
        tracing::debug!(milliseconds = ran.as_secs_f64() * 1e3, "it has ended");
        self.measures.ended(&record);
        self.record(record).await;
        self.tell(RunEvent::Finished { execution, ended, frame }).await;
    }

    /// Runs the job, and passes its output on as it comes.
    async fn drive(
        &self,
        execution: &ExecutionHead,
        job: Job,
        stdin: StdinReader,
        cancel: &CancellationToken,
        log: &OutputLog,
    ) -> Result<Outcome, Fault> {
        let (writer, mut reader) = output(job.limits.output_bytes);
        let allowed = job.limits.compile.wall_time.saturating_add(job.limits.wall_time);
        let too_late = overdue(allowed.saturating_add(self.overtime), cancel);
        let io = JobIo { stdin, output: writer, cancel: cancel.clone() };
        let runner = Arc::clone(&self.runner);
        let ended = AssertUnwindSafe(async move { runner.run(job, io).await }).catch_unwind();
        tokio::pin!(ended, too_late);

        let mut gatherer = Gatherer::default();
        let interval = self.output_interval.min(LONGEST_INTERVAL);
        // Output that comes after a pause is sent at once; what follows within the interval gathers.
        let mut next_send: Option<Instant> = None;
        let mut more = true;
        let ended = loop {
            select! {
                biased;
                ended = &mut ended => break match ended {
                    Ok(ended) => ended.map_err(Fault::Runner),
                    Err(panic) => Err(Fault::Panic(panic)),
                },
                fault = &mut too_late => break Err(fault),
                chunk = reader.next(), if more => match chunk {
                    Some(chunk) => {
                        gatherer.add(&chunk);
                        if next_send.is_none() || gatherer.is_full() {
                            self.publish(execution, log, &mut gatherer).await;
                            next_send = Some(Instant::now() + interval);
                        }
                    }
                    None => more = false,
                },
                () = sleep_until(next_send.unwrap_or_else(Instant::now)), if next_send.is_some() => {
                    let sent = self.publish(execution, log, &mut gatherer).await;
                    next_send = sent.then(|| Instant::now() + interval);
                }
            }
        };
        // All output is there once the run has ended, so nothing is waited for.
        while let Some(Some(chunk)) = reader.next().now_or_never() {
            gatherer.add(&chunk);
            if gatherer.is_full() {
                self.publish(execution, log, &mut gatherer).await;
            }
        }
        gatherer.finish();
        self.publish(execution, log, &mut gatherer).await;
        ended
    }

    /// Numbers, keeps and sends what gathered; says whether there was anything.
    async fn publish(&self, execution: &ExecutionHead, log: &OutputLog, gatherer: &mut Gatherer) -> bool {
        let mut sent = false;
        for (stream, data) in gatherer.take() {
            let room = execution.room_id.clone();
            let frame = OutgoingFrame::new(&ServerEvent::ExecutionOutput(ExecutionOutput {
                execution_id: execution.execution_id,
                room_id: room.clone(),
                chunk: log.append(stream, data),
            }));
            self.tell(RunEvent::Output { room, frame }).await;
            sent = true;
        }
        sent
    }

    /// Puts an execution into the history. A history that fails costs the record, not the room.
    async fn record(&self, record: Record) {
        let execution = record.execution.execution_id;
        let recorded = AssertUnwindSafe(async { self.history.record(record).await }).catch_unwind();
        match timeout(RECORD_BOUND, recorded).await {
            Ok(Ok(Ok(()))) => {}
            Ok(Ok(Err(error))) => tracing::error!(%execution, %error, "an execution is not in the history"),
            Ok(Err(_)) => tracing::error!(%execution, "the history panicked; an execution is not in it"),
            Err(_) => tracing::error!(%execution, "the history is too slow; an execution may not be in it"),
        }
    }

    async fn tell(&self, event: RunEvent) {
        // The room's actor outlives its runs; where the whole process ends there is nobody to tell.
        let _ = self.events.send(event).await;
    }
}

/// Ends when a run has taken longer than any run may.
async fn overdue(bound: Duration, cancel: &CancellationToken) -> Fault {
    select! {
        () = sleep(bound) => Fault::Overdue,
        () = async { cancel.cancelled().await; sleep(CANCEL_BOUND).await } => Fault::Uncancellable,
    }
}

/// Why there is no outcome.
enum Fault {
    Runner(RunnerError),
    Panic(Box<dyn Any + Send>),
    /// The runner did not keep the job's wall time.
    Overdue,
    /// The runner did not end the job when told.
    Uncancellable,
}

impl Fault {
    fn outcome(self, execution: ExecutionId, ran: Duration) -> Outcome {
        let (status, message) = match self {
            Self::Runner(error) => {
                tracing::error!(%execution, %error, "a job was not run");
                (Status::InternalError, explain(&error))
            }
            Self::Panic(panic) => {
                let text = panic.downcast_ref::<&str>().copied();
                let text = text.or_else(|| panic.downcast_ref::<String>().map(String::as_str));
                tracing::error!(%execution, panic = text.unwrap_or("no text"), "a runner panicked");
                (Status::InternalError, OUR_FAULT.to_owned())
            }
            Self::Overdue => {
                tracing::error!(%execution, "a runner let a job run past its wall time");
                (Status::InternalError, OUR_FAULT.to_owned())
            }
            Self::Uncancellable => {
                tracing::error!(%execution, "a runner did not end a cancelled job");
                (Status::Cancelled, "the run was cancelled".to_owned())
            }
        };
        without_outcome(status, &message, ran)
    }
}
