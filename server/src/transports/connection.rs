//! One WebSocket from its token to its end.
//!
//! One task reads, writes and waits: what is to be sent has bounds of its own in the outbox, so a client that does not
//! read delays nobody but itself.

use std::{
    net::IpAddr,
    time::{Duration, SystemTime},
};

use axum::extract::ws::WebSocket;
use serde::{Deserialize, Serialize};
use tokio::{
    pin, select,
    time::{Instant, MissedTickBehavior, interval_at, sleep, timeout},
};

use super::{
    App,
    session::SessionInfo,
    wire::{Close, Gone, Incoming, Wire},
};
use crate::{
    auth::{Session, Unauthorised},
    protocol::{ErrorCode, ErrorEvent, RequestId, parse, request_id},
    rooms::Client,
};

/// Messages that may come before a valid token.
const ATTEMPTS: usize = 8;

/// Serves a WebSocket to its end.
pub(super) async fn serve(socket: WebSocket, app: &App, session: Option<Session>, address: Option<IpAddr>) {
    let mut wire = Wire::new(socket, &app.parts.settings, app.parts.rooms.largest_document_frame());
    let authenticated = match session {
        Some(session) => Ok(session),
        None => authenticate(&mut wire, app).await,
    };
    let end = match authenticated {
        Ok(session) => converse(&mut wire, app, session, address).await,
        Err(end) => end,
    };
    match end {
        End::Gone => {}
        End::Closed => wire.answer_close().await,
        End::Close(why) => wire.close(why).await,
    }
}

/// How a connection ends.
enum End {
    /// There is nobody to tell.
    Gone,
    /// The other side has closed, and is answered.
    Closed,
    /// The other side is told why.
    Close(Close),
}

impl From<Gone> for End {
    fn from(_: Gone) -> Self {
        Self::Gone
    }
}

/// Waits for a message with a valid token. Everything else is refused.
async fn authenticate(wire: &mut Wire, app: &App) -> Result<Session, End> {
    let attempts = async {
        for _ in 0..ATTEMPTS {
            let refused = match wire.receive().await {
                Incoming::Text(text) => {
                    let Shown { id, token } = shown(&text);
                    let session = token.and_then(|token| app.parts.tokens.verify(&token));
                    match (session, request_id(id)) {
                        (Ok(session), Ok(id)) => {
                            wire.text(Authenticated::text(&session, id)).await?;
                            return Ok(session);
                        }
                        (Err(why), id) => unauthorised(why).reply_to(id.unwrap_or_default()),
                        (Ok(_), Err(error)) => error,
                    }
                }
                Incoming::TooLarge(size) => too_large(app, size),
                Incoming::FarTooLarge(size) => {
                    return Err(last_word(wire, too_large(app, size), Close::TooLarge).await);
                }
                Incoming::Binary(_) | Incoming::DocumentTooLarge(_) => unauthorised(Unauthorised::Missing),
                Incoming::Alive => continue,
                Incoming::NotText => return Err(End::Close(Close::NotText)),
                Incoming::Close => return Err(End::Closed),
                Incoming::Gone => return Err(End::Gone),
            };
            wire.refuse(refused).await?;
        }
        Err(End::Close(Close::Unauthorised))
    };
    select! {
        session = timeout(app.parts.settings.auth_timeout, attempts) => {
            session.unwrap_or(Err(End::Close(Close::Unauthorised)))
        }
        () = app.closing.cancelled() => Err(End::Close(Close::Stopping)),
    }
}

/// Hands requests to the rooms and events to the client, until one side ends it.
async fn converse(wire: &mut Wire, app: &App, session: Session, address: Option<IpAddr>) -> End {
    let settings = &app.parts.settings;
    let valid_for = session.expires_at.duration_since(SystemTime::now()).unwrap_or(Duration::ZERO);
    let (client, mut outbox) = app.parts.rooms.connect(session.participant(address));
    let expired = sleep(valid_for);
    pin!(expired);
    let mut pings = interval_at(Instant::now() + settings.ping_interval, settings.ping_interval);
    pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut heard = Instant::now();
    loop {
        let sent = select! {
            frame = outbox.next() => match frame {
                Some(frame) => wire.send(&frame).await,
                None if app.stopping.is_cancelled() => return End::Close(Close::Stopping),
                None => return End::Close(Close::TooSlow),
            },
            incoming = wire.receive() => {
                heard = Instant::now();
                match incoming {
                    Incoming::Gone => return End::Gone,
                    Incoming::Close => return End::Closed,
                    Incoming::NotText => return End::Close(Close::NotText),
                    // What waits in the outbox is given up: the connection ends here.
                    Incoming::FarTooLarge(size) => {
                        return last_word(wire, too_large(app, size), Close::TooLarge).await;
                    }
                    incoming => answer(&client, app, incoming).await,
                }
                Ok(())
            }
            _ = pings.tick() => {
                if heard.elapsed() > settings.idle_timeout {
                    return End::Close(Close::Idle);
                }
                wire.ping().await
            }
            () = &mut expired => {
                return last_word(wire, unauthorised(Unauthorised::Expired), Close::Unauthorised).await;
            }
        };
        if sent.is_err() {
            tracing::debug!(user = %client.user().id(), "the connection broke or took an event too slowly");
            return End::Gone;
        }
    }
}

/// Does what a message asks for. Answers go through the outbox.
async fn answer(client: &Client, app: &App, incoming: Incoming) {
    match incoming {
        Incoming::Text(text) => match parse(&text) {
            Ok(request) => client.handle(request).await,
            Err(error) => client.refuse(error),
        },
        Incoming::TooLarge(size) => client.refuse(too_large(app, size)),
        Incoming::Binary(frame) => client.handle_document(&frame).await,
        Incoming::DocumentTooLarge(size) => {
            let limit = app.parts.rooms.largest_document_frame();
            client.refuse(ErrorEvent::over(ErrorCode::DocumentTooLarge, "frame", size, limit, "bytes"));
        }
        // Alive, or the end of the connection.
        _ => {}
    }
}

/// Sends an error and ends.
async fn last_word(wire: &mut Wire, error: ErrorEvent, close: Close) -> End {
    wire.refuse(error).await.map_or(End::Gone, |()| End::Close(close))
}

fn too_large(app: &App, size: u64) -> ErrorEvent {
    ErrorEvent::frame_too_large(size, app.parts.settings.max_frame)
}

fn unauthorised(why: Unauthorised) -> ErrorEvent {
    ErrorEvent::new(ErrorCode::Unauthorised, why.to_string())
}

/// What a message before a valid token shows.
struct Shown {
    id: serde_json::Value,
    token: Result<String, Unauthorised>,
}

/// The token of an `authenticate` message.
fn shown(text: &str) -> Shown {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Frame {
        event: serde_json::Value,
        id: serde_json::Value,
        data: serde_json::Value,
    }

    // What is no object shows nothing.
    let Frame { event, id, data } = serde_json::from_str(text).unwrap_or_default();
    let token = data.get("token").and_then(serde_json::Value::as_str).filter(|_| event == "authenticate");
    Shown { id, token: token.map(str::to_owned).ok_or(Unauthorised::Missing) }
}

/// The answer to an `authenticate` message.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Authenticated {
    event: &'static str,
    data: SessionInfo,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply_to: Option<RequestId>,
}

impl Authenticated {
    fn text(session: &Session, reply_to: Option<RequestId>) -> String {
        let frame = Self { event: "authenticated", data: session.clone().into(), reply_to };
        // Structs with text keys are always JSON.
        serde_json::to_string(&frame).unwrap_or_default()
    }
}
