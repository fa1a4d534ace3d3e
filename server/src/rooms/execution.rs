//! An execution that has not ended yet.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use runroom_runtime::{Limits, SourceFile, StdinReader, StdinWriter, stdin};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tracing::{Span, field::Empty};

use super::{output::OutputLog, run::Run};
use crate::{
    history::Accepted,
    protocol::{
        ActiveExecution, CancelReason, ErrorEvent, ExecuteCode, ExecutionCancelled, ExecutionHead,
        ExecutionQueued, ExecutionStarted, FileBeside, Gate, Program, Timestamp,
    },
};

/// A moment, on the wall and on the clock that only goes forward.
#[derive(Debug, Clone, Copy)]
pub(super) struct Now {
    pub(super) instant: Instant,
    pub(super) timestamp: Timestamp,
}

/// An accepted execution, waiting or running.
pub(super) struct Execution {
    pub(super) head: ExecutionHead,
    /// What the room's members wait for before they hear of it.
    pub(super) noted: Option<Gate>,
    queued: Now,
    started: Option<Timestamp>,
    /// Until it starts.
    program: Option<(Program, StdinReader)>,
    /// While its owner can type into it.
    pub(super) stdin: Option<StdinWriter>,
    /// Whether everybody in the room can.
    pub(super) input_shared: bool,
    /// What was typed, for the history.
    pub(super) typed: Arc<Mutex<String>>,
    pub(super) log: Arc<OutputLog>,
    pub(super) cancel: CancellationToken,
    /// From its acceptance to its end, and the part of it until it starts.
    span: Span,
    waiting: Option<Span>,
}

impl Execution {
    /// Prepares what a request asks for, once its language is resolved.
    ///
    /// # Errors
    /// Code or input over the language's limits.
    pub(super) fn new(
        head: ExecutionHead,
        request: ExecuteCode,
        limits: &Limits,
        now: Now,
    ) -> Result<Self, ErrorEvent> {
        let files = request.files.unwrap_or_default().into_iter();
        let program = Program {
            code: request.code,
            file_name: request.file_name,
            files: files.map(|FileBeside { name, content }| SourceFile { name, content }).collect(),
            args: request.args.unwrap_or_default(),
            input: request.input.unwrap_or_default(),
        };
        let code: usize = program.files.iter().map(|file| file.name.len() + file.content.len()).sum();
        limits.admit(program.code.len() + code, program.input.len())?;
        let (writer, reader) = stdin(limits.stdin_bytes);
        writer.push(program.input.as_bytes())?;
        let ExecutionHead { execution_id: id, room_id: room, user, language } = &head;
        let span = tracing::info_span!(
            "execution", %id, %room, user = %user.id(), language, runner = Empty, status = Empty
        );
        let waiting = tracing::info_span!(parent: &span, "queued");
        Ok(Self {
            span,
            waiting: Some(waiting),
            head,
            noted: None,
            queued: now,
            started: None,
            program: Some((program, reader)),
            stdin: request.interactive.unwrap_or_default().then_some(writer),
            input_shared: false,
            typed: Arc::default(),
            log: Arc::default(),
            cancel: CancellationToken::new(),
        })
    }

    /// What the history takes note of. `None` once it has started.
    pub(super) fn accepted(&self) -> Option<Accepted> {
        let (program, ..) = self.program.as_ref()?;
        Some(Accepted {
            execution: self.head.clone(),
            program: program.clone(),
            queued_at: self.queued.timestamp,
        })
    }

    /// Marks it as started and hands out what to run, with how long it waited. `None` if it was started before.
    pub(super) fn start(&mut self, limits: Limits, now: Now) -> Option<(Run, Duration)> {
        let (program, stdin) = self.program.take()?;
        self.started = Some(now.timestamp);
        self.waiting = None;
        let waited = now.instant.duration_since(self.queued.instant);
        let run = Run {
            execution: self.head.clone(),
            program,
            queued_at: self.queued.timestamp,
            waited,
            started_at: now.timestamp,
            limits,
            stdin,
            typed: Arc::clone(&self.typed),
            cancel: self.cancel.clone(),
            log: Arc::clone(&self.log),
            span: self.span.clone(),
        };
        Some((run, waited))
    }

    pub(super) fn queued_event(&self, position: usize, wait: Duration) -> ExecutionQueued {
        ExecutionQueued {
            execution: self.head.clone(),
            position,
            estimated_wait_ms: u64::try_from(wait.as_millis()).unwrap_or(u64::MAX),
            timestamp: self.queued.timestamp,
        }
    }

    /// `None` before it has started.
    pub(super) fn started_event(&self) -> Option<ExecutionStarted> {
        Some(ExecutionStarted {
            execution: self.head.clone(),
            timestamp: self.queued.timestamp,
            start_time: self.started?,
            interactive: self.stdin.is_some(),
        })
    }

    /// `None` before it has started.
    pub(super) fn active(&self) -> Option<ActiveExecution> {
        Some(ActiveExecution {
            started: self.started_event()?,
            input_shared: self.input_shared,
            next_seq: self.log.next_seq(),
        })
    }

    pub(super) fn cancelled_event(&self, reason: CancelReason, now: Now) -> ExecutionCancelled {
        ExecutionCancelled { execution: self.head.clone(), reason, timestamp: now.timestamp }
    }
}
