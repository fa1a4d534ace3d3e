//! One HTTP request as a client of the rooms: it comes, asks, and goes, and nobody sees it come.

use std::collections::VecDeque;

use axum::{
    extract::FromRequestParts,
    http::{StatusCode, header, request::Parts},
};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::{net::IpAddr, sync::Arc};

use super::super::{App, address::Address, problem::Problem, websocket::bearer};
use crate::{
    auth::{Session, Unauthorised},
    protocol::{
        ClientEvent, ErrorCode, ErrorEvent, ExecutionId, GetExecution, GetExecutionStatus, JoinRoom, Request,
        RequestId, RoomId,
    },
    rooms::{Client, Outbox, Participant},
};

/// Who makes a request, by the token in its head.
#[derive(Debug, Clone)]
pub(super) struct Caller {
    pub(super) session: Session,
    pub(super) address: Option<IpAddr>,
}

impl FromRequestParts<Arc<App>> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Problem> {
        let token = parts.headers.get(header::AUTHORIZATION).ok_or(Unauthorised::Missing);
        let token = token.and_then(|value| bearer(value).ok_or(Unauthorised::Invalid));
        let session = token.and_then(|token| app.parts.tokens.verify(token));
        let session =
            session.map_err(|why| Problem::new(StatusCode::UNAUTHORIZED, "unauthorised", why.to_string()))?;
        let Address(address) = Address::of(app, parts);
        Ok(Self { session, address })
    }
}

/// An event as it stands on the wire.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    pub(super) event: String,
    pub(super) data: Box<RawValue>,
    reply_to: Option<u64>,
}

/// What tells an execution's events from those of others.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Which {
    pub(super) execution_id: ExecutionId,
    pub(super) room_id: RoomId,
}

impl Told {
    /// Reads what is of interest in the data.
    pub(super) fn read<'a, T: Deserialize<'a>>(&'a self) -> Result<T, Problem> {
        serde_json::from_str(self.data.get()).map_err(|error| {
            tracing::error!(%error, event = self.event, "an event is not what is sent");
            Problem::internal()
        })
    }

    /// Whether it is of an execution.
    pub(super) fn is_of(&self, execution: ExecutionId) -> bool {
        let which = serde_json::from_str::<Which>(self.data.get());
        which.is_ok_and(|which| which.execution_id == execution)
    }

    /// Whether an execution ends with it.
    pub(super) fn is_end(&self) -> bool {
        matches!(self.event.as_str(), "execution-completed" | "execution-cancelled")
    }
}

/// A client for as long as one request takes.
pub(super) struct Call {
    client: Client,
    outbox: Outbox,
    asked: u64,
    /// Events that came while an answer was waited for.
    heard: VecDeque<Told>,
}

impl Call {
    pub(super) fn open(app: &App, caller: Caller) -> Self {
        let participant = caller.session.participant(caller.address);
        let (client, outbox) = app.parts.rooms.connect(Participant { present: false, ..participant });
        Self { client, outbox, asked: 0, heard: VecDeque::new() }
    }

    /// Asks for something and waits for the answer of this name.
    ///
    /// # Errors
    /// What was refused, and why.
    pub(super) async fn ask(&mut self, event: ClientEvent, answer: &str) -> Result<Told, Problem> {
        self.answered(event, |told| told.event == answer).await
    }

    /// Asks for something, and is content with any answer.
    ///
    /// # Errors
    /// As [`ask`](Self::ask).
    pub(super) async fn tell(&mut self, event: ClientEvent) -> Result<(), Problem> {
        self.answered(event, |_| true).await.map(drop)
    }

    async fn answered(
        &mut self,
        event: ClientEvent,
        is_wanted: impl Fn(&Told) -> bool,
    ) -> Result<Told, Problem> {
        event.check()?;
        self.asked += 1;
        self.client.handle(Request { id: Some(RequestId::Number(self.asked)), event }).await;
        loop {
            let told = self.receive().await?;
            if told.reply_to != Some(self.asked) {
                self.heard.push_back(told);
            } else if told.event == "execution-error" {
                return Err(told.read::<ErrorEvent>()?.into());
            } else if is_wanted(&told) {
                return Ok(told);
            }
        }
    }

    /// Goes into a room.
    pub(super) async fn join(&mut self, room: &RoomId) -> Result<(), Problem> {
        let join = JoinRoom { room_id: room.clone() };
        // The last of the answers to who is not present; what was heard before is of no interest.
        self.ask(ClientEvent::JoinRoom(join), "execution-status").await.map(drop)
    }

    /// An execution as it is now. Of a room that is named, or the caller's own.
    pub(super) async fn find(
        &mut self,
        execution: ExecutionId,
        room: Option<&RoomId>,
    ) -> Result<Told, Problem> {
        if let Some(room) = room {
            self.join(room).await?;
        }
        let get = GetExecution { execution_id: execution };
        self.ask(ClientEvent::GetExecution(get), "execution").await
    }

    /// What waits and runs in a room that it is in.
    pub(super) async fn status(&mut self, room: &RoomId) -> Result<Box<RawValue>, Problem> {
        let get = GetExecutionStatus { room_id: room.clone() };
        Ok(self.ask(ClientEvent::GetExecutionStatus(get), "execution-status").await?.data)
    }

    /// The next event of the rooms that it is in.
    pub(super) async fn next(&mut self) -> Result<Told, Problem> {
        match self.heard.pop_front() {
            Some(told) => Ok(told),
            None => self.receive().await,
        }
    }

    async fn receive(&mut self) -> Result<Told, Problem> {
        loop {
            let Some(frame) = self.outbox.next().await else {
                let message = "the server is stopping, or this request has fallen too far behind";
                return Err(ErrorEvent::new(ErrorCode::ShuttingDown, message).into());
            };
            // Documents are not spoken of here.
            if frame.document_bytes().is_none() {
                return serde_json::from_str(frame.text()).map_err(|error| {
                    tracing::error!(%error, "an event is not what is sent");
                    Problem::internal()
                });
            }
        }
    }
}
