//! What stands in the place of traces in a program that is built without them.

use axum::http::HeaderMap;
use tracing::{Span, Subscriber};
use tracing_subscriber::{Layer, layer::Identity};

use crate::config::TraceSettings;

/// Nothing.
#[derive(Debug, Default)]
pub(crate) struct Traces;

/// Traces are wanted that this program cannot send.
#[derive(Debug, thiserror::Error)]
#[error("traces.endpoint = {0:?}: this program was built without its feature `otlp`")]
pub(crate) struct TraceError(String);

impl Traces {
    /// Does nothing, where nothing is wanted.
    ///
    /// # Errors
    /// When the settings want traces.
    pub(crate) fn start(settings: &TraceSettings) -> Result<Self, TraceError> {
        settings.endpoint.as_ref().map_or(Ok(Self), |endpoint| Err(TraceError(endpoint.clone())))
    }

    /// None.
    pub(crate) fn layer<S: Subscriber>(&self) -> Option<impl Layer<S> + use<S>> {
        None::<Identity>
    }

    /// Nothing is left.
    pub(crate) async fn finish(self) {}
}

/// There is no trace to continue.
pub(crate) fn continue_trace(_: &Span, _: &HeaderMap) {}
