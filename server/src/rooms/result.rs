//! From the runtime's outcome to what the room is told.

use std::{sync::Arc, time::Duration};

use runroom_runtime::{Outcome, RunnerError, Status, Stream};

use super::portion;
use crate::{
    history::Record,
    protocol::{Ending, ExecutionCompleted, ExecutionResult, Millis, OutgoingFrame, ServerEvent, Usage},
};

/// What a client is told of a fault of ours; the log has the details.
pub(super) const OUR_FAULT: &str = "the server failed to run the program; it may be run again";

/// The outcome of a run that the runner did not give one for.
pub(super) fn without_outcome(status: Status, message: &str, ran: Duration) -> Outcome {
    Outcome { message: Some(message.to_owned()), wall_time: ran, ..Outcome::new(status, "") }
}

/// What a client is told of a job that was not run. Only what is about the job; nothing of ours.
pub(super) fn explain(error: &RunnerError) -> String {
    match error {
        RunnerError::Internal(_) => OUR_FAULT.to_owned(),
        // What exactly is the admin's business: it is in the log.
        RunnerError::Unavailable(_) => "the language is not available just now; try again later".to_owned(),
        RunnerError::UnknownLanguage(_)
        | RunnerError::NotReady(_)
        | RunnerError::Limit(_)
        | RunnerError::FileName(_) => error.to_string(),
    }
}

/// How it ended.
pub(super) fn ending(outcome: &mut Outcome) -> Ending {
    Ending {
        status: outcome.status,
        exit_code: outcome.exit_code,
        signal: outcome.signal.take(),
        message: outcome.message.take(),
        diagnostics: std::mem::take(&mut outcome.diagnostics),
        truncated: outcome.truncated,
    }
}

/// What it used.
pub(super) fn usage(outcome: &Outcome, waited: Duration) -> Usage {
    Usage {
        execution_time: Millis(outcome.wall_time),
        queue_time: Millis(waited),
        compile_time: outcome.compile_time.map(Millis),
        cpu_time: Millis(outcome.cpu_time),
        peak_memory: outcome.peak_memory,
        fuel_used: outcome.fuel_used,
        runner: Some(outcome.runner).filter(|name| !name.is_empty()).map(str::to_owned),
    }
}

/// The event that tells the room of the end.
pub(super) fn completed(record: &Record) -> Arc<OutgoingFrame> {
    OutgoingFrame::new(&ServerEvent::ExecutionCompleted(Box::new(end_of(record))))
}

/// What is told of an execution that ended.
pub(super) fn end_of(record: &Record) -> ExecutionCompleted {
    let stdout = portion::start_of(&record.output, Stream::Stdout);
    let stderr = portion::start_of(&record.output, Stream::Stderr);
    ExecutionCompleted {
        execution: record.execution.clone(),
        result: ExecutionResult {
            output_complete: !stdout.has_more && !stderr.has_more,
            stdout: stdout.part,
            stderr: stderr.part,
            ending: record.ending.clone(),
            files: portion::files(&record.files),
        },
        usage: record.usage.clone(),
        timestamp: record.ended_at,
    }
}
