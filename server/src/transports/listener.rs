//! The loop that accepts connections, and the stop in two stages.

use std::{convert::Infallible, io, pin::pin, sync::Arc, time::Duration};

use axum::{Extension, Router, response::Response};
use hyper::{Request, body::Incoming, server::conn::http1, service::Service};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    select,
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{sleep, timeout},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower_layer::Layer as _;

use super::{Answers, App, Parts, Tls, Turns, address::Peer, hold::Holds, http, linger::Lingering};

/// How many times the bound of one request a connection may live before it is closed between two requests, so that
/// none is held for ever. WebSockets have rules of their own.
const REQUESTS: u32 = 10;
/// Bytes of a request's head, and of what is buffered for one HTTP connection.
const HEAD: usize = 32 << 10;
/// How long to wait after the system refused a connection, as when it is out of descriptors.
const PAUSE: Duration = Duration::from_millis(500);

/// Serves rooms on a listener until `shutdown` is cancelled, then stops: accepts no connection and no execution more,
/// gives what runs its grace, tells every client, and closes. Returns when all is closed, or given up as unresponsive.
pub async fn serve(listener: TcpListener, parts: Parts, shutdown: CancellationToken) {
    let settings = parts.settings.clone();
    let most = settings.max_connections as usize;
    let app = Arc::new(App {
        sockets: Arc::new(Semaphore::new(most)),
        parts,
        stopping: shutdown,
        closing: CancellationToken::new(),
        tasks: TaskTracker::new(),
        answers: Answers::default(),
        turns: Turns::default(),
    });
    let acceptor = Acceptor {
        app: Arc::clone(&app),
        router: http::router(Arc::clone(&app)),
        request_timeout: settings.request_timeout,
        places: Arc::new(Semaphore::new(most)),
    };
    select! {
        () = acceptor.accept_from(&listener) => {}
        () = app.stopping.cancelled() => {}
    }
    drop(listener);
    app.parts.rooms.shutdown(settings.shutdown_grace).await;
    app.closing.cancel();
    app.tasks.close();
    // A last event and the closing handshake, each of which a client may delay so long.
    let bound = settings.write_timeout.saturating_mul(2);
    if timeout(bound, app.tasks.wait()).await.is_err() {
        tracing::warn!(connections = app.tasks.len(), "gave up on connections that did not close");
    }
}

struct Acceptor {
    app: Arc<App>,
    router: Router,
    request_timeout: Duration,
    /// Connections that speak HTTP. With none left, new ones wait in the system's queue.
    places: Arc<Semaphore>,
}

impl Acceptor {
    async fn accept_from(&self, listener: &TcpListener) {
        loop {
            // The semaphore is never closed.
            let Ok(place) = Arc::clone(&self.places).acquire_owned().await else { return };
            match listener.accept().await {
                Ok((stream, peer)) => {
                    self.app.tasks.spawn(self.converse(stream, Peer(peer.ip()), place));
                }
                Err(error) if is_of_one_connection(&error) => {}
                Err(error) => {
                    tracing::error!(%error, "cannot accept connections");
                    sleep(PAUSE).await;
                }
            }
        }
    }

    fn converse(
        &self,
        stream: TcpStream,
        peer: Peer,
        place: OwnedSemaphorePermit,
    ) -> impl Future<Output = ()> + use<> {
        let holds = Holds::default();
        let of_connection = (Extension(peer), Extension(holds.clone()));
        let service = TowerToHyperService::new(of_connection.layer(self.router.clone()));
        let (request_timeout, closing) = (self.request_timeout, self.app.closing.clone());
        let tasks = self.app.tasks.clone();
        let acceptor = self.app.parts.tls.as_ref().map(Tls::acceptor);
        async move {
            // Events are small and wanted at once.
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "cannot send without delay");
            }
            let stream = Lingering::new(stream, tasks);
            let connection = Connection { service, request_timeout, closing, holds };
            match acceptor {
                None => connection.serve(stream).await,
                Some(acceptor) => match timeout(request_timeout, acceptor.accept(stream)).await {
                    Ok(Ok(stream)) => connection.serve(stream).await,
                    Ok(Err(error)) => tracing::debug!(%error, "no TLS"),
                    Err(_) => tracing::debug!("no TLS in time"),
                },
            }
            drop(place);
        }
    }
}

/// One connection that speaks HTTP.
struct Connection<S> {
    service: S,
    request_timeout: Duration,
    closing: CancellationToken,
    holds: Holds,
}

impl<S> Connection<S>
where
    S: Service<Request<Incoming>, Response = Response, Error = Infallible, Future: Send> + Send,
{
    async fn serve(self, stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static) {
        let Self { service, request_timeout, closing, holds } = self;
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(request_timeout)
            .max_buf_size(HEAD)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        let mut connection = pin!(connection);
        let ended = select! {
            ended = connection.as_mut() => Some(ended),
            () = closing.cancelled() => None,
            () = sleep(request_timeout.saturating_mul(REQUESTS)) => None,
        };
        let ended = match ended {
            Some(ended) => ended,
            None => {
                connection.as_mut().graceful_shutdown();
                select! {
                    ended = connection => ended,
                    () = holds.released(request_timeout) => Ok(()),
                }
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "connection ended");
        }
    }
}

/// Whether it is the fault of the one connection that was to be accepted.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}
