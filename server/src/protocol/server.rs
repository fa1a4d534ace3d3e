//! What the server says. Events of a room go to all its members, answers to the asker alone.

use std::{collections::BTreeMap, time::Duration};

use runroom_runtime::{Diagnostic, SourceFile, Status, Stream, Truncated};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use utoipa::ToSchema;

use super::{ErrorEvent, ExecutionId, RoomId, Timestamp, User, UserId, Who};

/// Everything that the server says.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ServerEvent {
    /// `execution-queued`, to the room: an execution was accepted, or its place changed.
    ExecutionQueued(ExecutionQueued),
    /// `execution-started`, to the room.
    ExecutionStarted(ExecutionStarted),
    /// `execution-output`, to the room: the next part of what the program printed.
    ExecutionOutput(ExecutionOutput),
    /// `execution-completed`, to the room: the program ended, however it did.
    ExecutionCompleted(Box<ExecutionCompleted>),
    /// `execution-cancelled`, to the room: the execution ended without having started.
    ExecutionCancelled(ExecutionCancelled),
    /// `execution-input`, to the room: somebody typed into an execution.
    TypedInput(TypedInput),
    /// `execution-input-shared`, to the room: an execution's owner lets others type, or no longer.
    InputShared(InputShared),
    /// `execution-error`, to the asker: a request was refused and changed nothing.
    ExecutionError(ErrorEvent),
    /// `execution-status`, an answer: what waits and what runs in a room.
    ExecutionStatus(ExecutionStatus),
    /// `execution`, an answer: one execution, as it is now.
    Execution(ExecutionView),
    /// `execution-history`, an answer: what ran in a room.
    ExecutionHistory(ExecutionHistory),
    /// `execution-replay`, an answer: what an execution printed.
    ExecutionReplay(ExecutionReplay),
    /// `execution-file`, an answer: a part of a file that an execution left.
    ExecutionFile(ExecutionFile),
    /// `statistics`, an answer.
    Statistics(Statistics),
    /// `room-presence`, to the room when a person comes or goes, and an answer to joining.
    RoomPresence(RoomPresence),
    /// `room-settings`, to the room when they change, and an answer to joining.
    RoomSettings(RoomSettingsEvent),
    /// `room-left`, an answer: this connection is no longer in the room.
    RoomLeft(RoomLeft),
}

impl ServerEvent {
    /// Every event's name, in the order of the documentation.
    pub const NAMES: [&'static str; 17] = [
        "execution-queued",
        "execution-started",
        "execution-output",
        "execution-completed",
        "execution-cancelled",
        "execution-input",
        "execution-input-shared",
        "execution-error",
        "execution-status",
        "execution",
        "execution-history",
        "execution-replay",
        "execution-file",
        "statistics",
        "room-presence",
        "room-settings",
        "room-left",
    ];

    /// The event's name on the wire: one of [`NAMES`](Self::NAMES).
    pub fn name(&self) -> &'static str {
        match self {
            Self::ExecutionQueued(_) => "execution-queued",
            Self::ExecutionStarted(_) => "execution-started",
            Self::ExecutionOutput(_) => "execution-output",
            Self::ExecutionCompleted(_) => "execution-completed",
            Self::ExecutionCancelled(_) => "execution-cancelled",
            Self::TypedInput(_) => "execution-input",
            Self::InputShared(_) => "execution-input-shared",
            Self::ExecutionError(_) => "execution-error",
            Self::ExecutionStatus(_) => "execution-status",
            Self::Execution(_) => "execution",
            Self::ExecutionHistory(_) => "execution-history",
            Self::ExecutionReplay(_) => "execution-replay",
            Self::ExecutionFile(_) => "execution-file",
            Self::Statistics(_) => "statistics",
            Self::RoomPresence(_) => "room-presence",
            Self::RoomSettings(_) => "room-settings",
            Self::RoomLeft(_) => "room-left",
        }
    }
}

/// A duration: milliseconds, with a fraction down to the microsecond.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, ToSchema)]
#[schema(value_type = f64, minimum = 0)]
pub struct Millis(pub Duration);

impl Serialize for Millis {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.0.as_micros() as f64 / 1000.0)
    }
}

impl<'de> Deserialize<'de> for Millis {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let millis = f64::deserialize(deserializer)?;
        // To the microsecond that it was written with.
        let micros =
            Duration::try_from_secs_f64((millis * 1000.0).round() / 1e6).map_err(D::Error::custom)?;
        Ok(Self(micros))
    }
}

/// Whose execution it is, where, in what.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionHead {
    /// The execution.
    pub execution_id: ExecutionId,
    /// Its room.
    pub room_id: RoomId,
    /// Whose it is: `userId`, `displayName`, `avatar`.
    #[serde(flatten)]
    pub user: User,
    /// The language's name, aliases resolved.
    pub language: String,
}

/// The data of `execution-queued`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionQueued {
    /// What is waiting.
    #[serde(flatten)]
    pub execution: ExecutionHead,
    /// Its place in the room's queue, from 1.
    pub position: usize,
    /// About how long until it starts: whole milliseconds, from the times of earlier runs.
    pub estimated_wait_ms: u64,
    /// When it was accepted.
    pub timestamp: Timestamp,
}

/// The data of `execution-started`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionStarted {
    /// What runs.
    #[serde(flatten)]
    pub execution: ExecutionHead,
    /// When it was accepted.
    pub timestamp: Timestamp,
    /// When it started.
    pub start_time: Timestamp,
    /// Whether it can be typed into.
    pub interactive: bool,
}

/// The data of `execution-output`. Characters are never split over two events; bytes that are not UTF-8 arrive as
/// U+FFFD.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionOutput {
    /// The execution.
    pub execution_id: ExecutionId,
    /// Its room.
    pub room_id: RoomId,
    /// Stream, number and text.
    #[serde(flatten)]
    pub chunk: OutputChunk,
}

/// A part of what a program printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct OutputChunk {
    /// `stdout` or `stderr`.
    pub stream: Stream,
    /// Its number within the execution, from 0, without gaps, both streams together.
    pub seq: u64,
    /// The text.
    pub data: String,
}

/// The data of `execution-completed`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionCompleted {
    /// What ended.
    #[serde(flatten)]
    pub execution: ExecutionHead,
    /// How, and what came of it.
    pub result: ExecutionResult,
    /// What it used.
    #[serde(flatten)]
    pub usage: Usage,
    /// When it ended.
    pub timestamp: Timestamp,
}

/// What came of an execution, as far as one frame holds it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionResult {
    /// What was written to stdout, or the start of it.
    pub stdout: String,
    /// What was written to stderr, or the start of it.
    pub stderr: String,
    /// Whether that is all that was printed. `get-execution-output` has all of it.
    pub output_complete: bool,
    /// How it ended.
    #[serde(flatten)]
    pub ending: Ending,
    /// What it left in its working folder.
    pub files: Vec<ResultFile>,
}

/// How an execution ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Ending {
    /// In one word.
    pub status: Status,
    /// The exit code, where the program ended by itself.
    pub exit_code: Option<i32>,
    /// The signal that ended it, by name, on backends that have signals.
    pub signal: Option<String>,
    /// One sentence where the status alone does not tell why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What the compiler said, where it could be parsed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic>,
    /// What was cut off.
    pub truncated: Truncated,
}

/// What an execution used.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Usage {
    /// From the program's start to its end.
    pub execution_time: Millis,
    /// From being accepted to being started.
    pub queue_time: Millis,
    /// What compiling took before the program started, where the language is compiled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compile_time: Option<Millis>,
    /// Time on a processor.
    pub cpu_time: Millis,
    /// The most memory held at one time, in bytes, where the backend can tell.
    pub peak_memory: Option<u64>,
    /// Instructions, roughly, where the backend counts them.
    pub fuel_used: Option<u64>,
    /// What ran it, as `wasm` or `docker`; nothing where it was not run.
    #[serde(default)]
    pub runner: Option<String>,
}

/// A file that a program left behind.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ResultFile {
    /// Relative to the working folder, parts joined by `/`.
    pub path: String,
    /// How many bytes it has.
    pub size: u64,
    /// The media type of a picture that can be shown, told by its content. An SVG can hold scripts: show it as an
    /// image, never as a part of a page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<&'static str>,
    /// The bytes, in base64; nothing where they were too many for this frame. `get-execution-file` has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<String>,
}

/// The data of `execution-cancelled`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionCancelled {
    /// What will not run.
    #[serde(flatten)]
    pub execution: ExecutionHead,
    /// Why not.
    pub reason: CancelReason,
    /// When it was cancelled.
    pub timestamp: Timestamp,
}

/// Why an execution ended before it started.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CancelReason {
    /// Its owner took it back.
    Requested,
    /// A moderator took it back.
    Moderated,
    /// The server stops.
    ShuttingDown,
}

/// The data of `execution-input`, as the room sees it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TypedInput {
    /// The execution.
    pub execution_id: ExecutionId,
    /// Its room.
    pub room_id: RoomId,
    /// Who typed.
    #[serde(flatten)]
    pub user: User,
    /// What.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<String>,
    /// Whether the input ended with it.
    pub eof: bool,
}

/// The data of `execution-input-shared`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InputShared {
    /// The execution.
    pub execution_id: ExecutionId,
    /// Its room.
    pub room_id: RoomId,
    /// Whether everybody in the room may type.
    pub shared: bool,
}

/// The data of `execution-status`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionStatus {
    /// The room.
    pub room_id: RoomId,
    /// What waits, in the order in which it will start.
    pub queued: Vec<QueuedExecution>,
    /// What runs, in the order in which it started.
    pub active: Vec<ActiveExecution>,
    /// How many wait.
    pub queue_length: usize,
    /// How many run.
    pub active_count: usize,
    /// How many of the room may run at one time.
    pub max_concurrent: usize,
}

/// A waiting execution in `execution-status`.
pub type QueuedExecution = ExecutionQueued;

/// A running execution in `execution-status`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ActiveExecution {
    /// The execution, and when it was accepted and started.
    #[serde(flatten)]
    pub started: ExecutionStarted,
    /// Whether everybody in the room can type into it, and not its owner alone.
    pub input_shared: bool,
    /// The `seq` that its next output will have.
    pub next_seq: u64,
}

/// The data of `execution`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ExecutionView {
    /// It waits.
    Queued(QueuedExecution),
    /// It runs.
    Running(ActiveExecution),
    /// It ran to an end.
    Finished(Box<ExecutionCompleted>),
}

/// The data of `execution-history`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionHistory {
    /// The room.
    pub room_id: RoomId,
    /// What ran, newest first. What it printed is had by `get-execution-output`.
    pub executions: Vec<HistoryEntry>,
    /// Whether there are older ones: ask with `before` set to the last entry's `number`.
    pub has_more: bool,
}

/// One execution in a history.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct HistoryEntry {
    /// Its place in the history: later ones have higher numbers.
    pub number: u64,
    /// Whose it was, in what.
    #[serde(flatten)]
    pub execution: ExecutionHead,
    /// What was run.
    #[serde(flatten)]
    pub program: Program,
    /// How it ended.
    #[serde(flatten)]
    pub ending: Ending,
    /// What it used.
    #[serde(flatten)]
    pub usage: Usage,
    /// When it was accepted.
    pub timestamp: Timestamp,
    /// When it started, where it did.
    pub start_time: Option<Timestamp>,
    /// When it ended; of one that was interrupted, when the server came back.
    pub end_time: Timestamp,
}

/// What was run: all that it takes to run it again. What is empty is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Program {
    /// The program.
    pub code: String,
    /// The program's file name, where the user gave one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// Files beside it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<SourceFile>,
    /// Its arguments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<String>,
    /// What its stdin held at the start, and what was typed into it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub input: String,
}

impl Program {
    /// About how many bytes it holds.
    pub fn size(&self) -> usize {
        let files: usize = self.files.iter().map(|file| file.name.len() + file.content.len()).sum();
        self.code.len() + files + self.args.iter().map(String::len).sum::<usize>() + self.input.len()
    }
}

/// The data of `execution-replay`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionReplay {
    /// The execution.
    pub execution_id: ExecutionId,
    /// Its room.
    pub room_id: RoomId,
    /// What it printed, from the asked `fromSeq` on, as much of it as one frame holds.
    pub chunks: Vec<OutputChunk>,
    /// The `seq` after the last chunk: what a live `execution-output` has to have to follow without a gap.
    pub next_seq: u64,
    /// Whether more was printed already: ask with `fromSeq` set to `next_seq`.
    pub has_more: bool,
    /// Whether the execution ended, so that nothing will follow but what `has_more` speaks of.
    pub finished: bool,
    /// What it left in its working folder, once it ended, with the last of its output.
    pub files: Vec<ResultFile>,
}

/// The data of `execution-file`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionFile {
    /// The execution.
    pub execution_id: ExecutionId,
    /// Its room.
    pub room_id: RoomId,
    /// Which file.
    pub path: String,
    /// How many bytes the whole file has.
    pub size: u64,
    /// The place in the file where `content` starts, in bytes.
    pub offset: u64,
    /// The bytes from there on, in base64, as many of them as one frame holds.
    pub content: String,
    /// Whether the file goes on: ask with an `offset` that is higher by the bytes of `content`.
    pub has_more: bool,
}

/// The data of `statistics`: of all rooms, since the server's start.
#[derive(Debug, Clone, Default, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Statistics {
    /// Accepted executions.
    pub total_executions: u64,
    /// Executions that wait now.
    pub queued_executions: u64,
    /// Executions that run now.
    pub active_executions: u64,
    /// Executions that ended with `success`.
    pub completed_executions: u64,
    /// Executions that ran and ended in any other way.
    pub failed_executions: u64,
    /// Executions that were cancelled before they started.
    pub cancelled_executions: u64,
    /// Completed ones as a part of all that ran to an end, 0 to 1; none before the first.
    pub success_rate: Option<f64>,
    /// How long the last executions waited to start.
    pub wait_ms: Percentiles,
    /// How long the last executions ran.
    pub run_ms: Percentiles,
    /// The same counts for each language that was used.
    pub by_language: BTreeMap<String, LanguageStatistics>,
    /// Of what ran to an end, the counts for each runner.
    pub by_runner: BTreeMap<String, RunnerStatistics>,
    /// The same of each of the last minutes in which something happened, at most 60, the oldest first.
    pub minutes: Vec<MinuteStatistics>,
}

/// Counts of one runner.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct RunnerStatistics {
    /// Those that ended with `success`.
    pub completed: u64,
    /// Those that ran and ended in any other way.
    pub failed: u64,
}

/// Counts of one minute.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, ToSchema)]
pub struct MinuteStatistics {
    /// When it began.
    pub time: Timestamp,
    /// Accepted executions.
    pub accepted: u64,
    /// Those that ended with `success`.
    pub completed: u64,
    /// Those that ran and ended in any other way.
    pub failed: u64,
    /// The longest that one waited to start.
    #[serde(rename = "longestWaitMs")]
    pub longest_wait: Millis,
}

/// Of the most recent executions; none before the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, ToSchema)]
pub struct Percentiles {
    /// Half of them took at most this.
    pub p50: Option<Millis>,
    /// 19 of 20 took at most this.
    pub p95: Option<Millis>,
}

/// Counts of one language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LanguageStatistics {
    /// Accepted executions.
    pub total: u64,
    /// Those that ended with `success`.
    pub completed: u64,
    /// Those that ran and ended in any other way.
    pub failed: u64,
    /// Those that were cancelled before they started.
    pub cancelled: u64,
}

/// The data of `room-presence`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomPresence {
    /// The room.
    pub room_id: RoomId,
    /// Who is in it, each person once however many connections they have, by id.
    pub members: Vec<User>,
    /// How many people.
    pub count: usize,
}

/// The data of `room-settings`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomSettingsEvent {
    /// The room.
    pub room_id: RoomId,
    /// Who may change these, by id; whoever came first is one.
    pub hosts: Vec<UserId>,
    /// Who may edit the room's document.
    pub editing: Who,
    /// Who may run.
    pub running: Who,
    /// The languages that run here; all there are where it is `null`.
    pub languages: Option<Vec<String>>,
    /// Whether moderators may end what others run.
    pub moderation: bool,
}

/// The data of `room-left`.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomLeft {
    /// The room.
    pub room_id: RoomId,
}
