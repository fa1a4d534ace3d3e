//! What each request of a connection does.

use std::{
    collections::BTreeSet,
    sync::{Arc, PoisonError},
};

use uuid::Uuid;

use super::{Actor, Answering, ConnectionId, FollowUp, Now, Wanted, once_noted};
use crate::{
    protocol::{
        CancelExecution, ChangeRoom, ClearQueue, ClientEvent, ErrorCode, ErrorEvent, ExecuteCode,
        ExecutionHead, ExecutionId, ExecutionInput, ExecutionStatus, ExecutionView, GetExecution,
        GetExecutionFile, GetExecutionHistory, GetExecutionOutput, GetExecutionStatus, InputShared, JoinRoom,
        LeaveRoom, OutgoingFrame, Request, Role, RoomId, RoomLeft, RoomSettingsEvent, ServerEvent,
        ShareInput, TypedInput, User, UserId, Who,
    },
    rooms::{
        execution::Execution,
        policy::Refused,
        refusal::{explain, locked, no_file, not_a_member, not_found},
        scheduler::{Action, Event, Refusal},
    },
};

/// How many entries a page of the history has where the request does not say.
const HISTORY_PAGE: usize = 20;

impl Actor {
    /// Does what a connection asks for, or tells it why not.
    pub(super) fn request(&mut self, connection: ConnectionId, request: Request, now: Now) -> FollowUp {
        let asker = Answering { connection, reply_to: request.id };
        let done = match request.event {
            ClientEvent::JoinRoom(join) => self.join(&asker, join, now),
            ClientEvent::LeaveRoom(leave) => self.leave(&asker, leave, now),
            ClientEvent::ExecuteCode(execute) => self.execute(&asker, execute, now),
            ClientEvent::ExecutionInput(input) => self.input(&asker, input),
            ClientEvent::ShareInput(share) => self.share_input(&asker, &share),
            ClientEvent::ChangeRoom(change) => self.change_room(&asker, change),
            ClientEvent::CancelExecution(cancel) => self.cancel(&asker, cancel, now),
            ClientEvent::ClearQueue(ClearQueue { room_id }) => self.clear_queue(&asker, &room_id, now),
            ClientEvent::GetExecutionStatus(GetExecutionStatus { room_id }) => self.status(&asker, &room_id),
            ClientEvent::GetExecution(GetExecution { execution_id }) => self.execution(&asker, execution_id),
            ClientEvent::GetExecutionHistory(history) => self.history(&asker, history),
            ClientEvent::GetExecutionOutput(output) => self.output(&asker, &output),
            ClientEvent::GetExecutionFile(file) => self.file(&asker, file),
            ClientEvent::GetStatistics => self.statistics(&asker),
        };
        done.unwrap_or_else(|error| {
            self.answer(&asker, ServerEvent::ExecutionError(error));
            FollowUp::Done
        })
    }

    fn statistics(&mut self, asker: &Answering) -> Result<FollowUp, ErrorEvent> {
        let role = self.connections.get(&asker.connection).map(|asking| asking.of.role);
        if self.settings.private_statistics && role != Some(Role::Admin) {
            let message = "the figures of this server are for its admins";
            return Err(ErrorEvent::new(ErrorCode::NotAnAdmin, message));
        }
        let statistics = self.tally(|tally| tally.statistics());
        self.answer(asker, ServerEvent::Statistics(statistics));
        Ok(FollowUp::Done)
    }

    fn join(&mut self, asker: &Answering, join: JoinRoom, now: Now) -> Result<FollowUp, ErrorEvent> {
        let (room, connection) = (join.room_id, asker.connection);
        // Only a connection that was just dropped is not there; nobody will read its answer.
        let Some(joining) = self.connections.get(&connection) else { return Ok(FollowUp::Done) };
        let limit = self.settings.max_rooms_per_connection;
        if joining.rooms.len() >= limit && !joining.rooms.contains(&room) {
            let what = format!("cannot be joined: this connection is in {limit} rooms, as many as it may be");
            let error = ErrorEvent::about(ErrorCode::TooManyRooms, "roomId", room.as_str(), &what);
            return Err(error.limit(limit));
        }
        if !joining.of.access.allows(&room) {
            let what = "is not a room that your session lets you into";
            return Err(ErrorEvent::about(ErrorCode::RoomNotAllowed, "roomId", room.as_str(), what));
        }
        let (user, moderates) = (joining.of.user.id().clone(), joining.of.role.moderates());
        let present = joining.of.present;
        self.ask(
            Event::Join { room: room.clone(), connection, user: user.clone() },
            asker,
            &room,
            None,
            now,
        )?;
        if self.comes(&room, connection, &user, moderates) {
            let settings = ServerEvent::RoomSettings(self.room_settings(&room));
            let frame = OutgoingFrame::new(&settings);
            self.send(&room, |member| (member != connection).then_some(&frame));
        }
        if let Some(joined) = self.connections.get_mut(&connection) {
            joined.rooms.insert(room.clone());
        }
        self.answer(asker, ServerEvent::RoomPresence(self.presence(&room)));
        self.answer(asker, ServerEvent::RoomSettings(self.room_settings(&room)));
        self.answer(asker, ServerEvent::ExecutionStatus(self.execution_status(&room)));
        // Who only asks something and goes has no use for what ran, and nothing to fear where it cannot be read.
        if !present {
            return Ok(FollowUp::Done);
        }
        Ok(FollowUp::History { room, before: None, limit: self.settings.history_on_join })
    }

    /// A connection is in a room now. Says whether that changed the room's rules.
    fn comes(&mut self, room: &RoomId, connection: ConnectionId, user: &UserId, moderates: bool) -> bool {
        if self.connections.get(&connection).is_some_and(|coming| coming.of.present) {
            return self.policies.joined(room, user, moderates);
        }
        // A program that asks something and goes is nobody's host, and the room does not see it come.
        self.policies.visited(room);
        false
    }

    fn leave(&mut self, asker: &Answering, leave: LeaveRoom, now: Now) -> Result<FollowUp, ErrorEvent> {
        let connection = asker.connection;
        let rooms = match leave.room_id {
            Some(room) => BTreeSet::from([room]),
            None => self.rooms_of(connection),
        };
        if rooms.is_empty() {
            let message = "this connection is in no room, so there is none to leave";
            return Err(ErrorEvent::new(ErrorCode::NotAMember, message).field("roomId"));
        }
        for room in rooms {
            self.require_member(&room, connection)?;
            self.left(&room, connection, now);
            self.ask(Event::Leave { room: room.clone(), connection }, asker, &room, None, now)?;
            if let Some(leaving) = self.connections.get_mut(&connection) {
                leaving.rooms.remove(&room);
            }
            self.answer(asker, ServerEvent::RoomLeft(RoomLeft { room_id: room }));
        }
        Ok(FollowUp::Done)
    }

    fn execute(&mut self, asker: &Answering, request: ExecuteCode, now: Now) -> Result<FollowUp, ErrorEvent> {
        let (room, connection) = (request.room_id.clone(), asker.connection);
        self.require_member(&room, connection)?;
        let Some(owner) = self.connections.get(&connection) else { return Ok(FollowUp::Done) };
        // A room that nobody was present in has no rules. A moderator who is not present is no host, and may what hosts may.
        let may_run = owner.of.role.moderates()
            || self.policies.get(&room).is_none_or(|policy| policy.may_run(owner.of.user.id()));
        if !may_run {
            return Err(locked(ErrorCode::RunningLocked, &room, "lets only its hosts run just now"));
        }
        let language = self.language(&request.language, &room)?;
        // First, for what is asked for counts also where it is refused, and patterns take time.
        self.rates.execution(owner.of.user.id(), owner.of.address, &room)?;
        self.check_code(&language, &request)?;
        let id = ExecutionId(Uuid::new_v4());
        let head =
            ExecutionHead { execution_id: id, room_id: room.clone(), user: owner.of.user.clone(), language };
        let limits = self.languages.limits(&head.language);
        let mut execution = Execution::new(head, request, &limits, now)?;

        let actions = self
            .scheduler
            .handle(Event::Execute { room: room.clone(), connection, execution: id })
            .map_err(|refusal| explain(refusal, &room, None))?;
        self.tally(|tally| tally.queued(&execution.head.language, now.timestamp));
        if let Some(accepted) = execution.accepted() {
            execution.noted = once_noted(self.stage.history.accept(accepted));
        }
        self.executions.insert(id, execution);
        self.perform(actions, Some(asker), now);
        Ok(FollowUp::Done)
    }

    /// The canonical name of a language that can run now in a room.
    fn language(&self, name: &str, room: &RoomId) -> Result<String, ErrorEvent> {
        let Some(language) = self.languages.resolve(name) else {
            let what = format!("is not known here; languages are {}", self.languages.names().join(", "));
            return Err(ErrorEvent::about(ErrorCode::UnknownLanguage, "language", name, &what));
        };
        if let Some(allowed) = self.settings.languages_of(room)
            && !allowed.contains(language.as_str())
        {
            let what = match Vec::from_iter(allowed).join(", ") {
                none if none.is_empty() => "does not run in this room, nor does any other".to_owned(),
                allowed => format!("does not run in this room; what does is {allowed}"),
            };
            return Err(ErrorEvent::about(ErrorCode::LanguageNotAllowed, "language", name, &what));
        }
        if !self.stage.runner.is_ready(&language) {
            let what = "is known, but not ready to run yet; try again in a while";
            return Err(ErrorEvent::about(ErrorCode::LanguageNotReady, "language", name, what));
        }
        Ok(language)
    }

    /// Refuses a program with something in it that the settings refuse.
    fn check_code(&self, language: &str, request: &ExecuteCode) -> Result<(), ErrorEvent> {
        let Some(checks) = self.settings.code_checks.get(language) else { return Ok(()) };
        let files = request.files.iter().flatten().zip(0..);
        let files = files.map(|(file, index)| (format!("files[{index}].content"), &file.content));
        let mut all = [("code".to_owned(), &request.code)].into_iter().chain(files);
        match all.find_map(|(field, text)| Some((field, checks.refuse(text)?))) {
            Some((field, message)) => Err(ErrorEvent::new(ErrorCode::CodeRefused, message).field(field)),
            None => Ok(()),
        }
    }

    fn input(&mut self, asker: &Answering, input: ExecutionInput) -> Result<FollowUp, ErrorEvent> {
        let (id, eof) = (input.execution_id, input.eof.unwrap_or_default());
        let is_shared = self.executions.get(&id).is_some_and(|execution| execution.input_shared);
        let (execution, user) = self.typed_into(asker, id, is_shared)?;
        let Some(stdin) = &execution.stdin else {
            let what = "takes no input: it is not interactive, or its input was ended";
            return Err(ErrorEvent::about(ErrorCode::InputClosed, "executionId", &id.to_string(), what));
        };
        if let Some(data) = &input.data {
            stdin.push(data.as_bytes()).map_err(|over| ErrorEvent::from(over).field("data"))?;
            execution.typed.lock().unwrap_or_else(PoisonError::into_inner).push_str(data);
        }
        if eof {
            execution.stdin = None;
        }
        let room = execution.head.room_id.clone();
        let typed = TypedInput { execution_id: id, room_id: room.clone(), user, data: input.data, eof };
        let typed = ServerEvent::TypedInput(typed);
        self.broadcast_answering(&room, &typed, Some(asker), None);
        if !self.scheduler.is_member(&room, asker.connection) {
            // An owner who has left the room.
            self.answer(asker, typed);
        }
        Ok(FollowUp::Done)
    }

    fn share_input(&mut self, asker: &Answering, share: &ShareInput) -> Result<FollowUp, ErrorEvent> {
        let ShareInput { execution_id: id, shared } = *share;
        let (execution, _) = self.typed_into(asker, id, false)?;
        execution.input_shared = shared;
        let room = execution.head.room_id.clone();
        let event = InputShared { execution_id: id, room_id: room.clone(), shared };
        let event = ServerEvent::InputShared(event);
        self.broadcast_answering(&room, &event, Some(asker), None);
        if !self.scheduler.is_member(&room, asker.connection) {
            // An owner who has left the room.
            self.answer(asker, event);
        }
        Ok(FollowUp::Done)
    }

    /// An unfinished execution for who has its input: the owner, and everybody in the room where it is shared.
    fn typed_into(
        &mut self,
        asker: &Answering,
        id: ExecutionId,
        is_shared: bool,
    ) -> Result<(&mut Execution, User), ErrorEvent> {
        let execution = self.executions.get_mut(&id).ok_or_else(|| not_found(id))?;
        let room = &execution.head.room_id;
        // Who is not in the room does not learn that the execution is there.
        let is_member = self.scheduler.is_member(room, asker.connection);
        let asking = self.connections.get(&asker.connection).ok_or_else(|| not_found(id))?;
        if asking.of.user.id() != execution.head.user.id() && !(is_shared && is_member) {
            return Err(if is_member { explain(Refusal::NotYours, room, Some(id)) } else { not_found(id) });
        }
        Ok((execution, asking.of.user.clone()))
    }

    fn change_room(&mut self, asker: &Answering, change: ChangeRoom) -> Result<FollowUp, ErrorEvent> {
        let room = change.room_id.clone();
        self.require_member(&room, asker.connection)?;
        let here: BTreeSet<UserId> =
            self.presence(&room).members.iter().map(|user| user.id().clone()).collect();
        let Some(asking) = self.connections.get(&asker.connection) else { return Ok(FollowUp::Done) };
        let Some(policy) = self.policies.get_mut(&room) else {
            return Err(locked(ErrorCode::NotAHost, &room, "is changed by its hosts alone"));
        };
        policy.change(asking.of.user.id(), change, |user| here.contains(user)).map_err(|refused| {
            match refused {
                Refused::NotAHost => locked(ErrorCode::NotAHost, &room, "is changed by its hosts alone"),
                Refused::NotHere(user) => {
                    ErrorEvent::about(ErrorCode::InvalidField, "host", user.as_str(), "is nobody in the room")
                }
            }
        })?;
        let event = ServerEvent::RoomSettings(self.room_settings(&room));
        self.broadcast_answering(&room, &event, Some(asker), None);
        Ok(FollowUp::Done)
    }

    pub(super) fn room_settings(&self, room: &RoomId) -> RoomSettingsEvent {
        let (policy, languages) = (self.policies.get(room), self.settings.languages_of(room));
        RoomSettingsEvent {
            room_id: room.clone(),
            hosts: policy.map(|policy| policy.hosts.iter().cloned().collect()).unwrap_or_default(),
            editing: policy.map_or(Who::Everyone, |policy| policy.editing),
            running: policy.map_or(Who::Everyone, |policy| policy.running),
            languages: languages.map(|names| names.into_iter().map(str::to_owned).collect()),
            moderation: self.settings.moderation,
        }
    }

    fn cancel(
        &mut self,
        asker: &Answering,
        cancel: CancelExecution,
        now: Now,
    ) -> Result<FollowUp, ErrorEvent> {
        let CancelExecution { room_id: room, execution_id: execution } = cancel;
        let (connection, moderates) = (asker.connection, self.moderates(asker));
        let event = Event::Cancel { room: room.clone(), connection, execution, moderates };
        let actions = self.scheduler.handle(event).map_err(|refusal| explain(refusal, &room, execution))?;
        let runs = actions.iter().any(|action| matches!(action, Action::Abort { .. }));
        self.perform(actions, Some(asker), now);
        if runs {
            // That it has ended is told later, and answers nobody.
            self.answer(asker, ServerEvent::ExecutionStatus(self.execution_status(&room)));
        }
        Ok(FollowUp::Done)
    }

    fn clear_queue(&mut self, asker: &Answering, room: &RoomId, now: Now) -> Result<FollowUp, ErrorEvent> {
        self.require_member(room, asker.connection)?;
        if !self.moderates(asker) {
            let what = match self.settings.moderation {
                true => "has a queue that moderators alone clear",
                false => "has a queue that nobody clears: the settings do not let moderators do so",
            };
            return Err(locked(ErrorCode::NotAModerator, room, what));
        }
        let event = Event::Clear { room: room.clone(), connection: asker.connection };
        let actions = self.scheduler.handle(event).map_err(|refusal| explain(refusal, room, None))?;
        self.perform(actions, None, now);
        self.answer(asker, ServerEvent::ExecutionStatus(self.execution_status(room)));
        Ok(FollowUp::Done)
    }

    /// Whether who asks may end what others run.
    fn moderates(&self, asker: &Answering) -> bool {
        let role = self.connections.get(&asker.connection).map(|asking| asking.of.role);
        self.settings.moderation && role.is_some_and(Role::moderates)
    }

    fn status(&mut self, asker: &Answering, room: &RoomId) -> Result<FollowUp, ErrorEvent> {
        self.require_member(room, asker.connection)?;
        self.answer(asker, ServerEvent::ExecutionStatus(self.execution_status(room)));
        Ok(FollowUp::Done)
    }

    fn history(&self, asker: &Answering, history: GetExecutionHistory) -> Result<FollowUp, ErrorEvent> {
        let GetExecutionHistory { room_id: room, limit, before } = history;
        self.require_member(&room, asker.connection)?;
        Ok(FollowUp::History { room, before, limit: limit.unwrap_or(HISTORY_PAGE) })
    }

    fn execution(&mut self, asker: &Answering, id: ExecutionId) -> Result<FollowUp, ErrorEvent> {
        let Some(execution) = self.executions.get(&id) else {
            return Ok(self.kept(asker, id, Wanted::Ending));
        };
        self.require_seen(execution, asker)?;
        let room = &execution.head.room_id;
        let queued = self.scheduler.queued(room).zip(1..).find(|((queued, _), _)| *queued == id);
        let view = match (queued, execution.active()) {
            (Some(((_, wait), position)), _) => ExecutionView::Queued(execution.queued_event(position, wait)),
            (None, Some(active)) => ExecutionView::Running(active),
            (None, None) => return Err(not_found(id)),
        };
        self.answer(asker, ServerEvent::Execution(view));
        Ok(FollowUp::Done)
    }

    fn output(&self, asker: &Answering, output: &GetExecutionOutput) -> Result<FollowUp, ErrorEvent> {
        let (id, from_seq) = (output.execution_id, output.from_seq.unwrap_or_default());
        if let Some(execution) = self.executions.get(&id) {
            self.require_seen(execution, asker)?;
            let room = execution.head.room_id.clone();
            let log = Arc::clone(&execution.log);
            return Ok(FollowUp::LiveOutput { execution: id, room, from_seq, log });
        }
        Ok(self.kept(asker, id, Wanted::Output { from_seq }))
    }

    fn file(&self, asker: &Answering, file: GetExecutionFile) -> Result<FollowUp, ErrorEvent> {
        let GetExecutionFile { execution_id: execution, path, offset } = file;
        if let Some(unfinished) = self.executions.get(&execution) {
            self.require_seen(unfinished, asker)?;
            return Err(no_file(&path, "cannot be had yet: the execution has not ended"));
        }
        Ok(self.kept(asker, execution, Wanted::File { path, offset: offset.unwrap_or_default() }))
    }

    fn kept(&self, asker: &Answering, execution: ExecutionId, wanted: Wanted) -> FollowUp {
        FollowUp::Kept { execution, rooms: self.rooms_of(asker.connection), wanted }
    }

    /// Who is not in the room, and whose it is not, does not learn that the execution is there.
    fn require_seen(&self, execution: &Execution, asker: &Answering) -> Result<(), ErrorEvent> {
        let ExecutionHead { execution_id, room_id, user, .. } = &execution.head;
        let is_seen =
            self.scheduler.is_member(room_id, asker.connection) || self.is_user(asker.connection, user.id());
        if is_seen { Ok(()) } else { Err(not_found(*execution_id)) }
    }

    fn rooms_of(&self, connection: ConnectionId) -> BTreeSet<RoomId> {
        self.connections.get(&connection).map(|asking| asking.rooms.clone()).unwrap_or_default()
    }

    /// Hands the scheduler an event that it may refuse.
    fn ask(
        &mut self,
        event: Event,
        asker: &Answering,
        room: &RoomId,
        execution: Option<ExecutionId>,
        now: Now,
    ) -> Result<(), ErrorEvent> {
        let actions = self.scheduler.handle(event).map_err(|refusal| explain(refusal, room, execution))?;
        self.perform(actions, Some(asker), now);
        Ok(())
    }

    pub(super) fn require_member(&self, room: &RoomId, connection: ConnectionId) -> Result<(), ErrorEvent> {
        if self.scheduler.is_member(room, connection) { Ok(()) } else { Err(not_a_member(room)) }
    }

    fn execution_status(&self, room: &RoomId) -> ExecutionStatus {
        let queued: Vec<_> = self
            .scheduler
            .queued(room)
            .zip(1..)
            .filter_map(|((id, wait), position)| Some(self.executions.get(&id)?.queued_event(position, wait)))
            .collect();
        let running = self.scheduler.running(room);
        let active: Vec<_> = running.filter_map(|id| self.executions.get(&id)?.active()).collect();
        ExecutionStatus {
            room_id: room.clone(),
            queue_length: queued.len(),
            active_count: active.len(),
            max_concurrent: self.settings.max_running_per_room,
            queued,
            active,
        }
    }

    /// Sends an event to the asker alone.
    fn answer(&mut self, asker: &Answering, event: ServerEvent) {
        let Some(connection) = self.connections.get(&asker.connection) else { return };
        let frame = OutgoingFrame::answering(&event, asker.reply_to.as_ref());
        if connection.outbox.push(frame).is_err() {
            self.lost.push(asker.connection);
        }
    }
}
