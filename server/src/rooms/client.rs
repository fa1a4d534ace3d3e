//! One connection's handle to the rooms.

use std::{collections::BTreeSet, fmt, sync::Arc};

use tokio::sync::{mpsc, oneshot};

use super::{
    actor::{Command, FollowUp},
    outbox::OutboxSender,
    portion::{self, Portion, next_seq},
    refusal::{no_file, not_found, shutting_down},
    scheduler::ConnectionId,
};
use crate::{
    history::{History, HistoryError, Record},
    protocol::{
        ErrorCode, ErrorEvent, ExecutionFile, ExecutionHistory, ExecutionId, ExecutionReplay, OutgoingFrame,
        Request, RequestId, RoomId, ServerEvent, User,
    },
};

/// A connection of a user. Dropping it leaves its rooms; what it runs goes on.
pub struct Client {
    connection: ConnectionId,
    user: User,
    commands: mpsc::UnboundedSender<Command>,
    outbox: OutboxSender,
    history: Arc<dyn History>,
}

impl Client {
    pub(super) fn new(
        connection: ConnectionId,
        user: User,
        commands: mpsc::UnboundedSender<Command>,
        outbox: OutboxSender,
        history: Arc<dyn History>,
    ) -> Self {
        Self { connection, user, commands, outbox, history }
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
        let command = Command::Request { connection: self.connection, request, done };
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
            FollowUp::KeptOutput { execution, from_seq, rooms } => {
                let record = self.kept(execution, &rooms).await?;
                let Portion { part: chunks, has_more } = portion::chunks(&record.output, from_seq);
                Ok(Some(ServerEvent::ExecutionReplay(ExecutionReplay {
                    execution_id: execution,
                    room_id: record.execution.room_id.clone(),
                    next_seq: next_seq(&chunks, from_seq),
                    chunks,
                    has_more,
                    finished: true,
                    files: if has_more { Vec::new() } else { portion::files(&record.files) },
                })))
            }
            FollowUp::KeptFile { execution, path, offset, rooms } => {
                let record = self.kept(execution, &rooms).await?;
                let Some(file) = record.files.iter().find(|file| file.path == path) else {
                    return Err(no_file(&path, "is not among the files that the execution left"));
                };
                let Portion { part: content, has_more } = portion::file(file, offset);
                Ok(Some(ServerEvent::ExecutionFile(ExecutionFile {
                    execution_id: execution,
                    room_id: record.execution.room_id.clone(),
                    path,
                    size: file.content.len() as u64,
                    offset,
                    content,
                    has_more,
                })))
            }
        }
    }

    /// An execution of the history that is one of these rooms'.
    async fn kept(
        &self,
        execution: ExecutionId,
        rooms: &BTreeSet<RoomId>,
    ) -> Result<Arc<Record>, ErrorEvent> {
        let kept = self.history.execution(execution).await.map_err(unavailable)?;
        // Who is not in the room does not learn that the execution is there.
        kept.filter(|record| rooms.contains(&record.execution.room_id)).ok_or_else(|| not_found(execution))
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

fn unavailable(error: HistoryError) -> ErrorEvent {
    tracing::error!(%error, "the history was not read");
    ErrorEvent::new(ErrorCode::Internal, "the history is not available just now; try again")
}
