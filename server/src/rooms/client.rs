//! One connection's handle to the rooms.

use std::{
    collections::BTreeSet,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::{
    sync::{mpsc, oneshot},
    time::{Instant, sleep},
};
use tracing::Span;

use super::{
    actor::{Command, FollowUp, OpenDocument, Wanted},
    outbox::OutboxSender,
    portion::{self, Portion, next_seq},
    refusal::{no_file, not_found, shutting_down},
    result::end_of,
    scheduler::ConnectionId,
};
use crate::{
    documents::{self, Budget},
    history::{History, HistoryError, Record},
    protocol::{
        ErrorCode, ErrorEvent, ExecutionFile, ExecutionHistory, ExecutionId, ExecutionReplay, ExecutionView,
        OutgoingFrame, Request, RequestId, RoomId, ServerEvent, User,
    },
};

/// A connection of a user. Dropping it leaves its rooms; what it runs goes on.
pub struct Client {
    connection: ConnectionId,
    user: User,
    commands: mpsc::UnboundedSender<Command>,
    outbox: OutboxSender,
    history: Arc<dyn History>,
    budget: Mutex<Budget>,
}

impl Client {
    pub(super) fn new(
        connection: ConnectionId,
        user: User,
        commands: mpsc::UnboundedSender<Command>,
        outbox: OutboxSender,
        history: Arc<dyn History>,
        burst: u64,
    ) -> Self {
        let budget = Mutex::new(Budget::new(burst, Instant::now()));
        Self { connection, user, commands, outbox, history, budget }
    }

    /// Whose connection it is.
    pub fn user(&self) -> &User {
        &self.user
    }

    /// Does what a request asks for. Answers and errors go to the outbox; when this returns they are there.
    ///
    /// Call it for one request after the other: a client that floods waits for its own requests.
    pub async fn handle(&self, request: Request) {
        let reply_to = request.id.clone();
        let (done, follow_up) = oneshot::channel();
        let command = Command::Request { connection: self.connection, request, span: Span::current(), done };
        if self.commands.send(command).is_err() {
            return self.refuse(shutting_down().reply_to(reply_to));
        }
        let answered = match follow_up.await {
            Ok(follow_up) => self.follow_up(follow_up).await,
            Err(_) => Err(shutting_down()),
        };
        match answered {
            Ok(Some(event)) => self.push(&event, reply_to.as_ref()),
            Ok(None) => {}
            Err(error) => self.refuse(error.reply_to(reply_to)),
        }
    }

    /// Takes a binary frame, a message for a room's document. Answers and errors go to the outbox.
    ///
    /// Call it as [`handle`](Self::handle): a client that says too much waits here.
    pub async fn handle_document(&self, frame: &[u8]) {
        let answered = self.document(frame).await.unwrap_or_else(|error| {
            self.refuse(error);
            0
        });
        let said = (frame.len() + answered) as u64;
        let wait = self.budget.lock().unwrap_or_else(PoisonError::into_inner).take(said, Instant::now());
        if !wait.is_zero() {
            sleep(wait).await;
        }
    }

    /// Hands a message to its document; says how many bytes it was answered with.
    async fn document(&self, frame: &[u8]) -> Result<usize, ErrorEvent> {
        let (room, message) = documents::room_of(frame)?;
        let (done, opened) = oneshot::channel();
        let command = Command::Document { connection: self.connection, room, done };
        self.commands.send(command).map_err(|_| shutting_down())?;
        let OpenDocument { document, may_edit } = opened.await.map_err(|_| shutting_down())??;
        let (done, answered) = oneshot::channel();
        document.send(documents::Message {
            connection: self.connection,
            user: self.user.clone(),
            outbox: self.outbox.clone(),
            may_edit,
            message: documents::parse(message)?,
            done,
        });
        answered.await.map_err(|_| shutting_down())?
    }

    /// Puts an `execution-error` into the outbox, as an answer to the request that the error names.
    pub fn refuse(&self, mut error: ErrorEvent) {
        let reply_to = error.reply_to.take();
        self.push(&ServerEvent::ExecutionError(error), reply_to.as_ref());
    }

    async fn follow_up(&self, follow_up: FollowUp) -> Result<Option<ServerEvent>, ErrorEvent> {
        match follow_up {
            FollowUp::Done => Ok(None),
            FollowUp::History { room, before, limit } => {
                let page = self.history.page(&room, before, limit).await.map_err(unavailable)?;
                let Portion { part: executions, has_more: cut } = portion::entries(page.entries);
                Ok(Some(ServerEvent::ExecutionHistory(ExecutionHistory {
                    room_id: room,
                    executions,
                    has_more: page.has_more || cut,
                })))
            }
            FollowUp::LiveOutput { execution, room, from_seq, log } => {
                let Portion { part: chunks, has_more } = log.page(from_seq);
                Ok(Some(ServerEvent::ExecutionReplay(ExecutionReplay {
                    execution_id: execution,
                    room_id: room,
                    next_seq: next_seq(&chunks, from_seq),
                    chunks,
                    has_more,
                    finished: false,
                    files: Vec::new(),
                })))
            }
            FollowUp::Kept { execution, rooms, wanted } => {
                let record = self.kept(execution, &rooms).await?;
                of_record(&record, wanted).map(Some)
            }
        }
    }

    /// An execution of the history that is one of these rooms', or one's own.
    async fn kept(
        &self,
        execution: ExecutionId,
        rooms: &BTreeSet<RoomId>,
    ) -> Result<Arc<Record>, ErrorEvent> {
        let kept = self.history.execution(execution).await.map_err(unavailable)?;
        // Nobody else learns that the execution is there.
        let is_seen = |record: &Arc<Record>| {
            let of = &record.execution;
            rooms.contains(&of.room_id) || of.user.id() == self.user.id()
        };
        kept.filter(is_seen).ok_or_else(|| not_found(execution))
    }

    fn push(&self, event: &ServerEvent, reply_to: Option<&RequestId>) {
        // An outbox that ended has told the transport to close already.
        let _ = self.outbox.push(OutgoingFrame::answering(event, reply_to));
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // An actor that is gone has left all rooms already.
        let _ = self.commands.send(Command::Disconnect { connection: self.connection });
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { connection, user, .. } = self;
        f.debug_struct("Client").field("connection", connection).field("user", user).finish_non_exhaustive()
    }
}

/// What is wanted of an execution that has ended.
fn of_record(record: &Record, wanted: Wanted) -> Result<ServerEvent, ErrorEvent> {
    let (execution_id, room_id) = (record.execution.execution_id, record.execution.room_id.clone());
    Ok(match wanted {
        Wanted::Ending => ServerEvent::Execution(ExecutionView::Finished(Box::new(end_of(record)))),
        Wanted::Output { from_seq } => {
            let Portion { part: chunks, has_more } = portion::chunks(&record.output, from_seq);
            ServerEvent::ExecutionReplay(ExecutionReplay {
                execution_id,
                room_id,
                next_seq: next_seq(&chunks, from_seq),
                chunks,
                has_more,
                finished: true,
                files: if has_more { Vec::new() } else { portion::files(&record.files) },
            })
        }
        Wanted::File { path, offset } => {
            let Some(file) = record.files.iter().find(|file| file.path == path) else {
                return Err(no_file(&path, "is not among the files that the execution left"));
            };
            let Portion { part: content, has_more } = portion::file(file, offset);
            ServerEvent::ExecutionFile(ExecutionFile {
                execution_id,
                room_id,
                path,
                size: file.content.len() as u64,
                offset,
                content,
                has_more,
            })
        }
    })
}

fn unavailable(error: HistoryError) -> ErrorEvent {
    tracing::error!(%error, "the history was not read");
    ErrorEvent::new(ErrorCode::Internal, "the history is not available just now; try again")
}
