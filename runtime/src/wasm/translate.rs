//! Programs in a language that another language's guest runs, once they are translated.

use std::{sync::Arc, time::Duration};

use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;

use super::{
    child::{Children, Refusal, Translation},
    kept::Kept,
    run::deadline,
    toolchain::{Failure, key, say, too_long},
};
use crate::{Diagnostic, Job, OutputWriter, RunnerError, SourceFile, diagnostics};

/// Bytes of translations that are kept for the next time.
const KEPT_BYTES: u64 = 16 << 20;

/// Translates the sources of jobs.
pub(super) struct Translator {
    translation: Translation,
    children: Children,
    /// New contents, in the order of the files that are translated.
    kept: Kept<Vec<String>>,
}

/// What became of a job's sources.
pub(super) struct Translated {
    /// The job, with its sources translated, or why there is none.
    pub(super) job: Result<Job, Failure>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) took: Duration,
}

impl Translator {
    pub(super) fn new(translation: Translation, children: Children) -> Self {
        Self { translation, children, kept: Kept::new(KEPT_BYTES) }
    }

    /// Translates a job's sources, or finds that it has done so before. What is wrong in them goes to the job's stderr.
    ///
    /// # Errors
    /// Only for faults of ours; a source that cannot be translated is a value.
    #[tracing::instrument(name = "compile", skip_all)]
    pub(super) async fn translate(
        &self,
        mut job: Job,
        file_name: &str,
        work_dir: &str,
        to: &OutputWriter,
        cancel: &CancellationToken,
    ) -> Result<Translated, RunnerError> {
        let started = Instant::now();
        let key = key(&job, file_name);
        let contents = match self.kept.get(&key) {
            Some(contents) => Ok(contents),
            None => self.ask(&job, file_name, started, cancel).await?.map(|contents| {
                let bytes = contents.iter().map(|content| content.len() as u64).sum();
                let contents = Arc::new(contents);
                self.kept.insert(key, Arc::clone(&contents), bytes);
                contents
            }),
        };
        let mut diagnostics = Vec::new();
        let job = match contents {
            Ok(contents) => {
                for (slot, content) in self.slots(&mut job, file_name).zip(&*contents) {
                    slot.clone_from(content);
                }
                Ok(job)
            }
            Err(mut failure) => {
                if let Some(message) = &failure.message {
                    diagnostics =
                        diagnostics::parse(message, work_dir, &diagnostics::sources(&job, file_name));
                    if !diagnostics.is_empty() {
                        if let Err(full) = say(to, message.as_bytes()).await {
                            failure = full;
                        } else {
                            failure.message = None;
                        }
                    }
                }
                Err(failure)
            }
        };
        Ok(Translated { job, diagnostics, took: started.elapsed() })
    }

    async fn ask(
        &self,
        job: &Job,
        file_name: &str,
        started: Instant,
        cancel: &CancellationToken,
    ) -> Result<Result<Vec<String>, Failure>, RunnerError> {
        let limits = &job.limits.compile;
        let entry = (file_name, job.code.as_str());
        let beside = job.files.iter().map(|file| (file.name.as_str(), file.content.as_str()));
        let files = std::iter::once(entry)
            .chain(beside)
            .filter(|(name, _)| self.translation.takes(name))
            .map(|(name, content)| SourceFile { name: name.to_owned(), content: content.to_owned() })
            .collect();
        let asked = self.children.translate(self.translation, files);
        let answered = tokio::select! {
            biased;
            () = cancel.cancelled() => return Ok(Err(Failure::cancelled())),
            answered = timeout_at(deadline(started, limits.wall_time), asked) => answered,
        };
        match answered {
            Ok(Ok(contents)) => Ok(Ok(contents)),
            Ok(Err(Refusal::Refused(why))) => Ok(Err(Failure::compile_error(why))),
            Ok(Err(Refusal::Fault(fault))) => Err(RunnerError::Internal(fault)),
            Err(_) => Ok(Err(too_long(limits))),
        }
    }

    /// Where the contents of the files that are translated belong, in the order in which they are asked for.
    fn slots<'a>(&self, job: &'a mut Job, file_name: &str) -> impl Iterator<Item = &'a mut String> {
        let translation = self.translation;
        let entry = translation.takes(file_name).then_some(&mut job.code);
        let beside = job.files.iter_mut().filter(move |file| translation.takes(&file.name));
        entry.into_iter().chain(beside.map(|file| &mut file.content))
    }
}
