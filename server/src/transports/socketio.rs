//! Socket.IO, for applications that speak the original protocol: the same events with the same data.
//!
//! A socket is a connection of the rooms as a WebSocket is. Its token comes in the handshake, as `auth: {token}` or in an
//! `Authorization` header; where guests are let in, a handshake without one makes a guest. A request that asks for an
//! acknowledgement gets `{event, data}` of its answer, which comes as an event too.

use std::{
    collections::HashMap,
    convert::Infallible,
    net::IpAddr,
    sync::Arc,
    time::{Duration, SystemTime},
};

use axum::{
    extract::{Request, State},
    http::{Uri, header},
    middleware::Next,
    response::Response,
};
use bytes::Bytes;
use serde::Deserialize;
use serde_json::{Value, json};
use socketioxide::{
    SendError, SocketError, SocketIo,
    adapter::LocalAdapter,
    extract::{AckSender, Event, SocketRef, TryData},
    handler::{ConnectHandler as _, FromMessageParts},
    layer::SocketIoLayer,
    socket::Socket,
};
use tokio::{
    pin, select,
    sync::{OwnedSemaphorePermit, Semaphore, mpsc},
    time::{sleep, timeout},
};
use tokio_util::sync::CancellationToken;

use super::{App, address::Address, origin, problem::Problem, websocket::bearer};
use crate::{
    auth::{Session, SessionRequest, Unauthorised},
    protocol::{ErrorCode, ErrorEvent, OutgoingFrame, RequestId, ServerEvent, parse_event},
    rates::TooOften,
    rooms::Client,
};

/// Where it is.
const PATH: &str = "/socket.io";
/// Requests of one socket that wait for their turn. A client that sends more without listening is closed.
const REQUESTS: usize = 256;
/// How many of the largest messages they may be as large as together: parsed, they take several times their size.
const LARGE_REQUESTS: u64 = 16;
/// Packets that wait to be taken by a client: beyond them, events wait in the outbox.
const PACKETS: usize = 256;
/// How long to wait for a client that has not taken its packets yet, before looking again.
const PAUSE: Duration = Duration::from_millis(2);

/// The layer that answers at `/socket.io`.
pub(super) fn layer(app: &Arc<App>) -> SocketIoLayer {
    let settings = &app.parts.settings;
    let message = usize::try_from(settings.max_frame).unwrap_or(usize::MAX);
    let (layer, io) = SocketIo::builder()
        .req_path(PATH)
        .ping_interval(settings.ping_interval)
        .ping_timeout(
            settings.idle_timeout.saturating_sub(settings.ping_interval).max(Duration::from_millis(100)),
        )
        .connect_timeout(settings.auth_timeout)
        .max_payload(settings.max_frame)
        .ws_max_message_size(message)
        .ws_max_frame_size(message)
        .max_buffer_size(PACKETS)
        .build_layer();
    let (greeter, server) = (Arc::clone(app), Arc::clone(app));
    let admit = async move |socket: SocketRef, TryData(auth): TryData<Handshake>| {
        let admitted = admit(&greeter, &socket, auth.unwrap_or_default())?;
        socket.extensions.insert(admitted);
        Ok::<_, Refused>(())
    };
    let serve = async move |socket: SocketRef| {
        if let Some(admitted) = socket.extensions.remove::<Admitted>() {
            serve(&server, socket, admitted).await;
        }
    };
    io.ns("/", serve.with(admit));
    layer
}

/// What a client says of itself in the handshake.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Handshake {
    token: Option<String>,
    #[serde(flatten)]
    guest: SessionRequest,
}

/// Who has been let in.
#[derive(Clone)]
struct Admitted {
    session: Session,
    address: Option<IpAddr>,
}

/// Why somebody is not let in: the message of `connect_error`.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("origin_not_allowed: pages of this origin may not connect")]
    Origin,
    #[error("shutting_down: the server is about to stop")]
    Stopping,
    #[error("unauthorised: {0}")]
    Unauthorised(#[from] Unauthorised),
    #[error("invalid_field: {0}")]
    Guest(#[from] crate::protocol::InvalidUser),
    #[error("rate_limited: {0}")]
    TooOften(#[from] TooOften),
    #[error("internal: the fault is the server's")]
    Internal,
}

fn admit(app: &App, socket: &SocketRef, handshake: Handshake) -> Result<Admitted, Refused> {
    let (parts, headers) = (&app.parts, &socket.req_parts().headers);
    if !origin::may_connect(headers, &parts.settings.allowed_origins) {
        return Err(Refused::Origin);
    }
    if app.stopping.is_cancelled() {
        return Err(Refused::Stopping);
    }
    let Address(address) = Address::of(app, socket.req_parts());
    let header = headers.get(header::AUTHORIZATION).map(|value| bearer(value).ok_or(Unauthorised::Invalid));
    let session = match handshake.token.as_deref().or(header.transpose()?) {
        Some(token) => parts.tokens.verify(token)?,
        None if parts.tokens.check_guests().is_err() => return Err(Unauthorised::Missing.into()),
        None => {
            parts.rooms.rates().session(address)?;
            let guest = handshake.guest.into_guest()?;
            let (_, session) = parts.tokens.issue(guest).map_err(|error| {
                tracing::error!(%error, "a session token was not signed");
                Refused::Internal
            })?;
            session
        }
    };
    Ok(Admitted { session, address })
}

/// A place among the connections, for as long as the engine keeps the head of the request that opened one: until it closes,
/// whether a socket is in the namespace or not.
#[derive(Clone)]
struct Place {
    _permit: Arc<OwnedSemaphorePermit>,
}

/// Gives each request that opens a connection of the engine its place, where there is one. Others belong to a connection
/// that has one.
pub(super) async fn with_place(
    State(app): State<Arc<App>>,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    if opens(request.uri()) {
        let permit = Arc::clone(&app.sockets).try_acquire_owned();
        let permit = permit.map_err(|_| Problem::too_many_connections(app.parts.settings.max_connections))?;
        request.extensions_mut().insert(Place { _permit: Arc::new(permit) });
    }
    Ok(next.run(request).await)
}

/// Whether the engine makes a connection of a request to this address: it names none.
fn opens(address: &Uri) -> bool {
    let mut query = address.query().unwrap_or_default().split('&');
    address.path().starts_with(PATH) && !query.any(|part| part.starts_with("sid="))
}

/// A request on its way to the task that serves its socket.
struct Asked {
    name: String,
    data: Value,
    ack: AckSender,
    /// Its share of the bytes that may wait.
    _share: OwnedSemaphorePermit,
}

/// Where requests wait.
#[derive(Clone)]
struct Queue {
    requests: mpsc::Sender<Asked>,
    /// The bytes that may wait.
    bytes: Arc<Semaphore>,
}

impl Queue {
    /// A queue for messages that may have so many bytes each, and its other end.
    fn new(largest: u64) -> (Self, mpsc::Receiver<Asked>) {
        let (requests, asked) = mpsc::channel(REQUESTS);
        let most = usize::try_from(largest.saturating_mul(LARGE_REQUESTS)).unwrap_or(usize::MAX);
        let bytes = Arc::new(Semaphore::new(most.min(Semaphore::MAX_PERMITS)));
        (Self { requests, bytes }, asked)
    }

    /// A share of the bytes; `None` where too many wait.
    fn share(&self, bytes: usize) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.bytes).try_acquire_many_owned(u32::try_from(bytes).ok()?).ok()
    }
}

/// Puts a request into the socket's queue. Handlers run as tasks of their own, in any order; what they are called with is
/// made in the order of the requests, so that the queue is filled there.
struct Queued;

impl FromMessageParts<LocalAdapter> for Queued {
    type Error = Infallible;

    fn from_message_parts(
        socket: &Arc<Socket>,
        value: &mut socketioxide::handler::Value,
        ack: &Option<i64>,
    ) -> Result<Self, Infallible> {
        let Some(queue) = socket.extensions.get::<Queue>() else { return Ok(Self) };
        // Before anything is made of it.
        let share = queue.share(size(value));
        let Ok(Event(name)) = Event::from_message_parts(socket, value, ack) else { return Ok(Self) };
        let queued = match share {
            Some(share) => {
                let TryData(data) = TryData::from_message_parts(socket, value, ack)?;
                let ack = AckSender::from_message_parts(socket, value, ack)?;
                let asked = Asked { name, data: data.unwrap_or_default(), ack, _share: share };
                queue.requests.try_send(asked).is_ok()
            }
            None => false,
        };
        if !queued {
            // It sends more than it listens.
            let _ = Arc::clone(socket).disconnect();
        }
        Ok(Self)
    }
}

/// How many bytes a message came in.
fn size(value: &socketioxide::handler::Value) -> usize {
    match value {
        socketioxide::handler::Value::Str(text, attached) => {
            text.len() + attached.iter().flatten().map(Bytes::len).sum::<usize>()
        }
        socketioxide::handler::Value::Bytes(bytes) => bytes.len(),
    }
}

/// Acknowledgements that wait for the answer to their request.
#[derive(Default)]
struct Acks {
    last: u64,
    waiting: HashMap<u64, AckSender>,
}

/// Hands requests to the rooms and events to the client, until one side ends it.
async fn serve(app: &App, socket: SocketRef, admitted: Admitted) {
    let task = app.tasks.token();
    let Admitted { session, address } = admitted;
    let (queue, mut asked) = Queue::new(app.parts.settings.max_frame);
    let gone = CancellationToken::new();
    socket.extensions.insert(queue);
    let leave = gone.clone();
    socket.on_disconnect(async move || leave.cancel());
    socket.on_fallback(async |_: Queued| {});

    let valid_for = session.expires_at.duration_since(SystemTime::now()).unwrap_or(Duration::ZERO);
    let (client, mut outbox) = app.parts.rooms.connect(session.participant(address));
    let expired = sleep(valid_for);
    pin!(expired);
    let mut acks = Acks::default();
    loop {
        select! {
            frame = outbox.next() => match frame {
                Some(frame) if deliver(app, &socket, &mut acks, &frame).await.is_ok() => {}
                _ => break,
            },
            Some(request) = asked.recv() => {
                ask(&client, &mut acks, request).await;
            }
            () = &mut expired => {
                let error = ErrorEvent::new(ErrorCode::Unauthorised, Unauthorised::Expired.to_string());
                let _ = deliver(app, &socket, &mut acks, &OutgoingFrame::new(&ServerEvent::ExecutionError(error))).await;
                break;
            }
            () = gone.cancelled() => break,
        }
    }
    // It may have closed by itself.
    let _ = socket.disconnect();
    drop((client, task));
}

/// Does what a request asks for. Answers go through the outbox.
async fn ask(client: &Client, acks: &mut Acks, Asked { name, data, ack, _share }: Asked) {
    acks.last += 1;
    let id = acks.last;
    acks.waiting.insert(id, ack);
    match parse_event(&name, data, Some(RequestId::Number(id))) {
        Ok(request) => client.handle(request).await,
        Err(error) => client.refuse(error),
    }
}

impl Acks {
    /// Calls back, where that was asked for and has not been done yet.
    fn answer(&mut self, id: u64, answer: &Value) {
        if let Some(ack) = self.waiting.remove(&id) {
            // Who has gone does not wait for it.
            let _ = ack.send(answer);
        }
    }
}

/// A frame as it is sent to WebSockets.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Frame {
    event: String,
    data: Value,
    reply_to: Option<u64>,
}

/// Sends an event, waiting while too many are on their way.
async fn deliver(app: &App, socket: &SocketRef, acks: &mut Acks, frame: &OutgoingFrame) -> Result<(), ()> {
    let Ok(Frame { event, data, reply_to }) = serde_json::from_str(frame.text()) else {
        tracing::error!("an event is not what is sent");
        return Err(());
    };
    let sent = async {
        loop {
            match socket.emit(&event, &data) {
                Err(SendError::Socket(SocketError::InternalChannelFull)) => sleep(PAUSE).await,
                sent => break sent,
            }
        }
    };
    let sent = timeout(app.parts.settings.write_timeout, sent).await;
    if !matches!(sent, Ok(Ok(()))) {
        return Err(());
    }
    if let Some(id) = reply_to {
        acks.answer(id, &json!({"event": event, "data": data}));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_bounded_by_its_size() {
        let (queue, _asked) = Queue::new(100);
        let mut waiting: Vec<_> = (0..LARGE_REQUESTS).map(|_| queue.share(100).unwrap()).collect();
        assert!(queue.share(1).is_none());
        waiting.pop();
        assert!(queue.share(100).is_some());
    }
}
