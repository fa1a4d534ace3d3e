//! What clients ask for.

use std::collections::HashSet;

use runroom_runtime::SourceFile;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ErrorCode, ErrorEvent, ExecutionId, RequestId, RoomId, UserId};

/// The most arguments that a program may be given.
pub const MAX_ARGS: usize = 64;
/// The most bytes that the arguments of a program may have together.
pub const MAX_ARGS_BYTES: usize = 8 << 10;
/// The most files that a program may bring along.
pub const MAX_FILES: usize = 64;
/// The most bytes that the name of a program's file may have.
pub const MAX_FILE_NAME: usize = 100;
/// The most entries that one page of a history may have.
pub const MAX_HISTORY_PAGE: usize = 100;

/// One request of a client.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The client's name for the request, said back in answers.
    pub id: Option<RequestId>,
    /// What is asked for.
    pub event: ClientEvent,
}

/// What a client can ask for.
#[derive(Debug, Clone, PartialEq)]
pub enum ClientEvent {
    /// `join-room`: see and use a room. Answered with `execution-status`, `room-presence` and `execution-history`,
    /// also where the connection is in the room already.
    JoinRoom(JoinRoom),
    /// `leave-room`: answered with `room-left` for each room left.
    LeaveRoom(LeaveRoom),
    /// `execute-code`: answered with `execution-queued`, and in the end, to the room, with exactly one of
    /// `execution-completed` and `execution-cancelled`.
    ExecuteCode(ExecuteCode),
    /// `execution-input`: type into an interactive execution that is one's own, or whose owner lets others type. Tells
    /// the room `execution-input`.
    ExecutionInput(ExecutionInput),
    /// `share-input`: let everybody in the room type into one's own interactive execution, or no longer. Tells the room
    /// `execution-input-shared`.
    ShareInput(ShareInput),
    /// `cancel-execution`: take back one's own waiting execution; answered with `execution-cancelled`. Moderators may, where
    /// the settings let them, take back anybody's, and end one that runs; that is answered with `execution-status`, and the
    /// end comes as any other.
    CancelExecution(CancelExecution),
    /// `clear-queue`: a moderator takes back all that waits in a room; answered with `execution-status`.
    ClearQueue(ClearQueue),
    /// `change-room`: a host says who may edit and run, or makes somebody a host. Tells the room `room-settings`.
    ChangeRoom(ChangeRoom),
    /// `get-execution-status`: answered with `execution-status`.
    GetExecutionStatus(GetExecutionStatus),
    /// `get-execution`: answered with `execution`.
    GetExecution(GetExecution),
    /// `get-execution-history`: answered with `execution-history`.
    GetExecutionHistory(GetExecutionHistory),
    /// `get-execution-output`: answered with `execution-replay`.
    GetExecutionOutput(GetExecutionOutput),
    /// `get-execution-file`: answered with `execution-file`.
    GetExecutionFile(GetExecutionFile),
    /// `get-statistics`: answered with `statistics`. Its data is ignored.
    GetStatistics,
}

impl ClientEvent {
    /// Every event's name, in the order of the documentation.
    pub const NAMES: [&'static str; 14] = [
        "join-room",
        "leave-room",
        "execute-code",
        "execution-input",
        "share-input",
        "cancel-execution",
        "clear-queue",
        "change-room",
        "get-execution-status",
        "get-execution",
        "get-execution-history",
        "get-execution-output",
        "get-execution-file",
        "get-statistics",
    ];
}

impl ClientEvent {
    /// Checks what can be checked without knowing a language or a room.
    ///
    /// # Errors
    /// `invalid_field`.
    pub(crate) fn check(&self) -> Result<(), ErrorEvent> {
        match self {
            Self::ExecuteCode(execute) => execute.check(),
            Self::ExecutionInput(input) => input.check(),
            Self::GetExecutionHistory(history) => history.check(),
            _ => Ok(()),
        }
    }
}

/// The data of `join-room`.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct JoinRoom {
    /// The room. It need not exist yet.
    pub room_id: RoomId,
}

/// The data of `leave-room`.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LeaveRoom {
    /// The room; every room of this connection where there is none.
    pub room_id: Option<RoomId>,
}

/// The data of `execute-code`.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExecuteCode {
    /// The room to run in. The connection has to be in it.
    pub room_id: RoomId,
    /// A language's name or one of its aliases.
    pub language: String,
    /// The program.
    pub code: String,
    /// What its stdin holds at the start.
    pub input: Option<String>,
    /// Whether stdin stays open for `execution-input`; it ends after `input` otherwise.
    pub interactive: Option<bool>,
    /// The program's file name: at most [`MAX_FILE_NAME`] bytes, no folders. The language's own where there is none.
    pub file_name: Option<String>,
    /// Files beside the program: modules, headers, data. At most [`MAX_FILES`]; they count as code.
    pub files: Option<Vec<FileBeside>>,
    /// The program's arguments: at most [`MAX_ARGS`], of [`MAX_ARGS_BYTES`] bytes together.
    pub args: Option<Vec<String>>,
}

/// A file that comes with a program.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
pub struct FileBeside {
    /// Its path in the working folder, parts joined by `/`: at most [`SourceFile::MAX_PATH`] bytes.
    pub name: String,
    /// What is in it.
    pub content: String,
}

/// The data of `execution-input`: text, the end of the input, or both.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExecutionInput {
    /// An unfinished execution.
    pub execution_id: ExecutionId,
    /// What is typed, line ends included.
    pub data: Option<String>,
    /// Whether the input ends, after `data`.
    pub eof: Option<bool>,
}

/// The data of `share-input`.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ShareInput {
    /// One's own unfinished execution.
    pub execution_id: ExecutionId,
    /// Whether others may type.
    pub shared: bool,
}

/// The data of `change-room`: what is named changes.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangeRoom {
    /// The room, which one is a host of.
    pub room_id: RoomId,
    /// Who may edit.
    pub editing: Option<Who>,
    /// Who may run.
    pub running: Option<Who>,
    /// Somebody in the room who becomes a host too.
    pub host: Option<UserId>,
}

/// Who may do something in a room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// Everybody in it.
    Everyone,
    /// Its hosts.
    Hosts,
}

/// The data of `cancel-execution`.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CancelExecution {
    /// The room.
    pub room_id: RoomId,
    /// The execution; one's own waiting one where there is none.
    pub execution_id: Option<ExecutionId>,
}

/// The data of `clear-queue`.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ClearQueue {
    /// The room.
    pub room_id: RoomId,
}

/// The data of `get-execution-status`.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GetExecutionStatus {
    /// The room.
    pub room_id: RoomId,
}

/// The data of `get-execution`.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GetExecution {
    /// An execution of a room that this connection is in, or one's own.
    pub execution_id: ExecutionId,
}

/// The data of `get-execution-history`.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GetExecutionHistory {
    /// The room.
    pub room_id: RoomId,
    /// How many entries at most: 1 to [`MAX_HISTORY_PAGE`]; 20 where there is none.
    pub limit: Option<usize>,
    /// Only entries older than this one: an entry's `number`.
    pub before: Option<u64>,
}

/// The data of `get-execution-output`.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GetExecutionOutput {
    /// An execution of a room that this connection is in, or one's own.
    pub execution_id: ExecutionId,
    /// The first `seq` that is wanted; 0, all of it, where there is none.
    pub from_seq: Option<u64>,
}

/// The data of `get-execution-file`.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GetExecutionFile {
    /// An execution of a room that this connection is in, or one's own.
    pub execution_id: ExecutionId,
    /// One of its result's files.
    pub path: String,
    /// The first byte that is wanted; 0 where there is none.
    pub offset: Option<u64>,
}

impl ExecuteCode {
    fn check(&self) -> Result<(), ErrorEvent> {
        has_no_nul("code", &self.code)?;
        has_no_nul("input", self.input.as_deref().unwrap_or_default())?;
        if let Some(name) = &self.file_name {
            check_file_name(name)?;
        }
        self.check_files()?;
        let args = self.args.as_deref().unwrap_or_default();
        at_most("args", args.len(), MAX_ARGS, "arguments")?;
        at_most("args", args.iter().map(String::len).sum(), MAX_ARGS_BYTES, "bytes")?;
        match args.iter().position(|arg| arg.contains('\0')) {
            Some(index) => Err(ErrorEvent::about(
                ErrorCode::InvalidField,
                &format!("args[{index}]"),
                &args[index],
                "has a NUL character, which an argument cannot hold",
            )),
            None => Ok(()),
        }
    }

    fn check_files(&self) -> Result<(), ErrorEvent> {
        let files = self.files.as_deref().unwrap_or_default();
        at_most("files", files.len(), MAX_FILES, "files")?;
        let mut names: HashSet<&str> = self.file_name.as_deref().into_iter().collect();
        let mut folders: HashSet<&str> = names.iter().copied().flat_map(SourceFile::folders).collect();
        for (index, file) in files.iter().enumerate() {
            let wrong = |problem: &str| {
                let field = format!("files[{index}].name");
                ErrorEvent::about(ErrorCode::InvalidField, &field, &file.name, problem)
            };
            SourceFile::check_path(&file.name).map_err(wrong)?;
            if !names.insert(&file.name) {
                return Err(wrong("is the name of another file too"));
            }
            let is_folder = |folder: &str| names.contains(folder);
            if SourceFile::folders(&file.name).any(is_folder) || folders.contains(file.name.as_str()) {
                return Err(wrong("is a folder's name and a file's"));
            }
            folders.extend(SourceFile::folders(&file.name));
            has_no_nul(&format!("files[{index}].content"), &file.content)?;
        }
        Ok(())
    }
}

impl ExecutionInput {
    /// Refuses a message that says nothing.
    fn check(&self) -> Result<(), ErrorEvent> {
        if self.data.is_none() && self.eof.is_none() {
            let message = "neither data nor eof is there; execution-input needs one of them";
            return Err(ErrorEvent::new(ErrorCode::InvalidField, message).field("data"));
        }
        has_no_nul("data", self.data.as_deref().unwrap_or_default())
    }
}

impl GetExecutionHistory {
    fn check(&self) -> Result<(), ErrorEvent> {
        // Numbers of entries are no higher, whatever keeps them.
        const HIGHEST: u64 = i64::MAX as u64;
        if let Some(before) = self.before.filter(|&before| before > HIGHEST) {
            return Err(ErrorEvent::over(ErrorCode::InvalidField, "before", before, HIGHEST, "entries"));
        }
        match self.limit {
            Some(0) => Err(ErrorEvent::about(ErrorCode::InvalidField, "limit", "0", "is less than 1")),
            Some(limit) => at_most("limit", limit, MAX_HISTORY_PAGE, "entries"),
            None => Ok(()),
        }
    }
}

/// Text has none, and tools end where one is.
fn has_no_nul(field: &str, text: &str) -> Result<(), ErrorEvent> {
    match text.find('\0') {
        Some(place) => {
            let message = format!("{field} has a NUL character at byte {place}; it has to be text");
            Err(ErrorEvent::new(ErrorCode::InvalidField, message).field(field))
        }
        None => Ok(()),
    }
}

fn at_most(field: &str, value: usize, limit: usize, unit: &str) -> Result<(), ErrorEvent> {
    if value > limit {
        return Err(ErrorEvent::over(ErrorCode::InvalidField, field, value as u64, limit as u64, unit));
    }
    Ok(())
}

/// A plain name: no folder, nothing that a tool would take for an option, nothing invisible.
fn check_file_name(name: &str) -> Result<(), ErrorEvent> {
    at_most("fileName", name.len(), MAX_FILE_NAME, "bytes")?;
    let problem = match name {
        "" => "is empty",
        "." | ".." => "names a folder",
        _ if name.starts_with('-') => "starts with '-', as an option does",
        _ if name.contains(['/', '\\']) => "has a '/' or '\\'; it has to be a plain file name",
        _ if name.chars().any(char::is_control) => "has a control character",
        _ => return Ok(()),
    };
    Err(ErrorEvent::about(ErrorCode::InvalidField, "fileName", name, problem))
}
