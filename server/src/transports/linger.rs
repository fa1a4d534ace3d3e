//! A TCP stream whose last words arrive.
//!
//! A socket that is closed with bytes unread resets its connection, and the reset overtakes what is still on its way
//! out: a client whose message was refused half-way would never learn why. So a stream is drained for a moment after
//! its end, while nobody waits for it.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _, ReadBuf},
    net::TcpStream,
    runtime::Handle,
    time::timeout,
};
use tokio_util::task::TaskTracker;

/// How long the other side may take to read the last words and close.
const LINGER: Duration = Duration::from_secs(1);
/// Bytes that are thrown away at a time.
const BLOCK: usize = 16 << 10;

/// A stream that is drained when it is dropped.
pub(super) struct Lingering {
    /// There until it is dropped.
    stream: Option<TcpStream>,
    tasks: TaskTracker,
}

impl Lingering {
    pub(super) fn new(stream: TcpStream, tasks: TaskTracker) -> Self {
        Self { stream: Some(stream), tasks }
    }

    fn stream(self: Pin<&mut Self>) -> io::Result<Pin<&mut TcpStream>> {
        self.get_mut().stream.as_mut().map(Pin::new).ok_or_else(|| io::ErrorKind::NotConnected.into())
    }
}

impl Drop for Lingering {
    fn drop(&mut self) {
        // Where the runtime is gone, so is whoever would drain it.
        if let (Some(stream), Ok(runtime)) = (self.stream.take(), Handle::try_current()) {
            self.tasks.spawn_on(linger(stream), &runtime);
        }
    }
}

/// Says that nothing more will come, and reads what does until the other side says the same.
async fn linger(mut stream: TcpStream) {
    let drained = async {
        let mut block = vec![0; BLOCK];
        stream.shutdown().await?;
        while stream.read(&mut block).await? > 0 {}
        io::Result::Ok(())
    };
    // Whoever does not close has had the time to.
    let _ = timeout(LINGER, drained).await;
}

impl AsyncRead for Lingering {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_read(cx, into)
    }
}

impl AsyncWrite for Lingering {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, from: &[u8]) -> Poll<io::Result<usize>> {
        self.stream()?.poll_write(cx, from)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        from: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.stream()?.poll_write_vectored(cx, from)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.as_ref().is_some_and(AsyncWrite::is_write_vectored)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream()?.poll_shutdown(cx)
    }
}
