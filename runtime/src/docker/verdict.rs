//! What the end of a stage means for its job.

use super::{
    product::Item,
    report::{Report, signal},
    runner::NAME,
    stage::{End, Ended},
};
use crate::{CompileLimits, Limits, Outcome, Status};

/// What compilers have made, or what the job comes to without it.
pub(super) fn compiled(ended: Ended, limits: &CompileLimits) -> Result<Vec<Item>, Box<Outcome>> {
    let failed = |message: String| Err(finished(Status::CompileError, Some(message)));
    match ended.end {
        End::Cancelled => Err(finished(Status::Cancelled, None)),
        End::TimedOut => failed(format!("compiling took longer than {:?}", limits.wall_time)),
        End::OutputFull(_) => failed(format!("the compiler says more than {} bytes", limits.output_bytes)),
        End::Died(death) if death.out_of_memory => failed(needs_memory(limits)),
        End::Died(death) => failed(format!("the compiler's container ended with exit code {}", death.code)),
        End::Reported(Report { code: 0, .. }, items, all) => {
            let bytes: usize = items.iter().map(|item| item.content.len()).sum();
            if all && bytes as u64 <= limits.product_bytes {
                return Ok(items);
            }
            failed(format!("what the compiler made is over the limit of {} bytes", limits.product_bytes))
        }
        End::Reported(report, ..) if report.oom_kills > 0 => failed(needs_memory(limits)),
        End::Reported(report, ..) if report.disk_full => {
            failed(format!("the compiler needs more than {} bytes for files", limits.disk_bytes))
        }
        End::Reported(report, ..) => {
            let mut outcome = finished(Status::CompileError, None);
            outcome.exit_code = Some(report.code);
            Err(outcome)
        }
    }
}

fn needs_memory(limits: &CompileLimits) -> String {
    format!("the compiler needs more than {} bytes of memory", limits.memory_bytes)
}

/// Status, exit code, signal and message.
pub(super) type Verdict = (Status, Option<i32>, Option<String>, Option<String>);

/// What the end of a program means.
pub(super) fn judge(end: &End, limits: &Limits) -> Verdict {
    let memory = || Some(format!("over the limit of {} bytes of memory", limits.memory_bytes));
    match end {
        End::Cancelled => (Status::Cancelled, None, None, None),
        End::TimedOut => (Status::Timeout, None, None, Some("wall time limit passed".to_owned())),
        End::OutputFull(full) => (Status::OutputLimit, None, None, Some(full.to_string())),
        End::Died(death) if death.out_of_memory => (Status::MemoryLimit, None, None, memory()),
        End::Died(death) => {
            let message = format!("its container ended with exit code {}", death.code);
            (Status::RuntimeError, None, None, Some(message))
        }
        End::Reported(Report { code: 0, .. }, ..) => (Status::Success, Some(0), None, None),
        End::Reported(report, ..) => {
            let name = signal(report.code).map(str::to_owned);
            let code = name.is_none().then_some(report.code);
            if report.oom_kills > 0 {
                (Status::MemoryLimit, None, name, memory())
            } else if report.disk_full || name.as_deref() == Some("SIGXFSZ") {
                let message = format!("its scratch space of {} bytes is full", limits.disk_bytes);
                (Status::DiskLimit, code, name, Some(message))
            } else {
                let message = name.as_ref().map(|name| format!("ended by {name}"));
                (Status::RuntimeError, code, name, message)
            }
        }
    }
}

/// The outcome of a job whose program did not run.
pub(super) fn finished(status: Status, message: Option<String>) -> Box<Outcome> {
    let mut outcome = Outcome::new(status, NAME);
    outcome.truncated.output = status == Status::OutputLimit;
    outcome.message = message;
    Box::new(outcome)
}

pub(super) fn no_room() -> Box<Outcome> {
    finished(Status::DiskLimit, Some("the program does not fit into its scratch space".to_owned()))
}
