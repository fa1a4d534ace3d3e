//! One script in one container, from its first byte to its report.

use std::{pin::pin, time::Duration};

use bytes::Bytes;
use tokio::{
    io::{AsyncWrite, AsyncWriteExt as _},
    select,
    time::{Instant, sleep, sleep_until, timeout},
};
use tokio_util::sync::CancellationToken;

use super::{
    container::{Container, Output, Parts},
    engine::{Death, EngineError, Used},
    product::{self, Item},
    report::{Report, Scanner, Streams},
    script::{Script, Token},
};
use crate::{OutputFull, OutputWriter, StdinReader, Stream};

/// How long a container may take from its first byte to its program's start: the engine may be busy.
const SETUP: Duration = Duration::from_secs(30);
/// How long the entry may take to report on a program that has ended.
const REPORTING: Duration = Duration::from_secs(10);
/// Bytes of a report beyond the files in it: its first line, and what tar adds.
const REPORT_EXTRA: u64 = 64 << 10;
/// Bytes of stdin that are passed on at a time.
const BLOCK: usize = 16 << 10;
/// A deadline for jobs whose wall time has no end that a clock can express.
const FOREVER: Duration = Duration::from_secs(365 * 24 * 3600);

/// What a script is run with.
pub(super) struct Stage<'a> {
    pub(super) script: Script<'a>,
    pub(super) wall_time: Duration,
    /// Bytes that its report may have.
    pub(super) report_bytes: u64,
    pub(super) stdin: &'a StdinReader,
    pub(super) output: &'a OutputWriter,
    pub(super) cancel: &'a CancellationToken,
}

/// How a stage ended.
#[derive(Debug)]
pub(super) struct Ended {
    pub(super) end: End,
    /// From the program's start to its end.
    pub(super) wall_time: Duration,
    pub(super) used: Used,
}

impl Ended {
    /// The end of a stage that did not get as far as to start.
    pub(super) fn cancelled() -> Self {
        Self { end: End::Cancelled, wall_time: Duration::ZERO, used: Used::default() }
    }
}

/// In what way.
#[derive(Debug)]
pub(super) enum End {
    /// By itself. The files are those asked for; the last word says whether all of them are there.
    Reported(Report, Vec<Item>, bool),
    /// The container ended with the program.
    Died(Death),
    TimedOut,
    OutputFull(OutputFull),
    Cancelled,
}

/// Why a stage did not take place.
#[derive(Debug)]
pub(super) enum NotRun {
    /// The container had ended before its program was started: another one may do.
    Stale,
    Engine(EngineError),
    /// The container did not do what it was told.
    Odd(&'static str),
}

impl Stage<'_> {
    /// Runs the script. The container is of no further use.
    pub(super) async fn run(self, container: &mut Container) -> Result<Ended, NotRun> {
        let token = self.script.token;
        let Parts { id, engine, input, mut output } = container.parts();
        let mut feeding =
            pin!(feed(input, self.script.bytes(), self.script.with_stdin.then_some(self.stdin)));
        let mut fed = false;

        let mut streams = Streams::new(token);
        let mut starting = pin!(sleep(SETUP));
        let first = loop {
            select! {
                biased;
                () = self.cancel.cancelled() => return Ok(Ended::cancelled()),
                piece = output.next() => match piece {
                    Some((stream, piece)) => {
                        let said = streams.take(stream, &piece);
                        if streams.has_started() {
                            break (stream, said);
                        }
                    }
                    None => return Err(NotRun::Stale),
                },
                () = &mut feeding, if !fed => fed = true,
                () = &mut starting => return Err(NotRun::Odd("it does not start the program")),
            }
        };

        let started = Instant::now();
        let deadline = started.checked_add(self.wall_time).unwrap_or(started + FOREVER);
        let ended = {
            let mut reading = pin!(pass_on(&mut output, streams, first, self.output));
            loop {
                select! {
                    biased;
                    () = self.cancel.cancelled() => break Err(End::Cancelled),
                    () = sleep_until(deadline) => break Err(End::TimedOut),
                    passed = &mut reading => break passed.map_err(End::OutputFull),
                    () = &mut feeding, if !fed => fed = true,
                }
            }
        };
        let wall_time = started.elapsed();
        let rest = match ended {
            Ok(rest) => rest,
            Err(end) => {
                let used = engine.used(id).await.unwrap_or_default();
                // The engine ends no container whose output nobody takes.
                select! {
                    () = engine.kill(id) => {}
                    () = async { while output.next().await.is_some() {} } => {}
                }
                return Ok(Ended { end, wall_time, used });
            }
        };
        let Some(report) = rest else {
            let death = engine.death(id).await.map_err(NotRun::Engine)?;
            let death = death.ok_or(NotRun::Odd("it is attached to no longer"))?;
            return Ok(Ended { end: End::Died(death), wall_time, used: Used::default() });
        };
        let reported = timeout(REPORTING, collect(&mut output, token, report, self.report_bytes)).await;
        let (bytes, whole) = reported.unwrap_or_default();
        read_report(&bytes, whole, wall_time)
    }
}

/// Splits a report into its line and its archive.
fn read_report(bytes: &[u8], whole: bool, wall_time: Duration) -> Result<Ended, NotRun> {
    let unreadable = NotRun::Odd("its report cannot be read");
    let Some(end) = bytes.iter().position(|byte| *byte == b'\n') else { return Err(unreadable) };
    let line = std::str::from_utf8(&bytes[..end]).ok().and_then(Report::parse);
    let Some(report) = line else { return Err(unreadable) };
    let (items, read) = product::read(&bytes[end + 1..]);
    let used = Used { cpu: report.cpu, peak_memory: Some(report.peak_memory) };
    let all = whole && read && !report.large_files;
    Ok(Ended { end: End::Reported(report, items, all), wall_time, used })
}

/// Writes the script, then passes stdin on to its end. A container that reads no longer is no fault.
async fn feed(
    mut input: std::pin::Pin<&mut (dyn AsyncWrite + Send)>,
    script: Vec<u8>,
    stdin: Option<&StdinReader>,
) {
    if input.write_all(&script).await.is_err() || input.flush().await.is_err() {
        return;
    }
    if let Some(stdin) = stdin {
        loop {
            let bytes = stdin.read(BLOCK).await;
            if bytes.is_empty() || input.write_all(&bytes).await.is_err() || input.flush().await.is_err() {
                break;
            }
        }
    }
    let _ = input.shutdown().await;
}

/// Passes output on, from the first words of the program to its last. Returns what of the report came with them, or `None`
/// where the container ended without one.
async fn pass_on(
    output: &mut Output<'_>,
    mut streams: Streams,
    (mut stream, mut said): (Stream, Vec<u8>),
    to: &OutputWriter,
) -> Result<Option<Vec<u8>>, OutputFull> {
    loop {
        to.write(stream, &said).await?;
        if streams.has_ended() {
            return Ok(Some(streams.into_report()));
        }
        let Some((next, piece)) = output.next().await else { return Ok(None) };
        (stream, said) = (next, streams.take(next, &piece));
    }
}

/// The report up to its last mark, and whether that came before the report was too long.
async fn collect(output: &mut Output<'_>, token: &Token, first: Vec<u8>, most: u64) -> (Vec<u8>, bool) {
    let mut scanner = Scanner::new(token.done());
    let most = usize::try_from(most.saturating_add(REPORT_EXTRA)).unwrap_or(usize::MAX);
    let mut report = Vec::new();
    let mut piece = Some((Stream::Stdout, Bytes::from(first)));
    while let Some((stream, bytes)) = piece {
        if stream == Stream::Stdout {
            let scanned = scanner.scan(&bytes);
            report.extend_from_slice(&scanned.before);
            if scanned.after.is_some() {
                return (report, true);
            }
            if report.len() > most {
                break;
            }
        }
        piece = output.next().await;
    }
    (report, false)
}
