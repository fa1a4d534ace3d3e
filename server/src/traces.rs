//! Traces of requests and executions, for an OpenTelemetry collector.
//!
//! What is traced are the spans of `tracing` that this program has anyway: `request`, and `execution` with `queued`,
//! `compile` and `run` in it. A layer beside the log hands them over when they end; a thread of its own gathers them and
//! sends them in batches, so that a collector that is slow or away costs spans, and no run any time.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use async_trait::async_trait;
use axum::http::HeaderMap;
use bytes::Bytes;
use hyper::{Request, Response};
use opentelemetry::{
    propagation::TextMapPropagator as _,
    trace::{TraceContextExt as _, TracerProvider as _},
};
use opentelemetry_http::{HeaderExtractor, HttpClient, HttpError, hyper::HyperClient};
use opentelemetry_otlp::{ExporterBuildError, SpanExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::{Resource, propagation::TraceContextPropagator, trace::SdkTracerProvider};
use tokio::runtime::Handle;
use tracing::{Level, Metadata, Span, Subscriber};
use tracing_opentelemetry::OpenTelemetrySpanExt as _;
use tracing_subscriber::{Layer, filter::filter_fn, registry::LookupSpan};

use crate::config::TraceSettings;

/// What everything of ours is called in traces, where `OTEL_SERVICE_NAME` says nothing else.
const NAME: &str = "runroom";
/// Where collectors take traces.
const PATH: &str = "v1/traces";
/// How long a collector may take for one batch.
const BOUND: Duration = Duration::from_secs(10);

/// What traces are sent with.
#[derive(Debug, Default)]
pub(crate) struct Traces(Option<SdkTracerProvider>);

/// A collector cannot be sent to.
#[derive(Debug, thiserror::Error)]
#[error("traces cannot be sent: {0}")]
pub(crate) struct TraceError(#[from] ExporterBuildError);

impl Traces {
    /// Sends where the settings want it, from the runtime that this is called in.
    ///
    /// # Errors
    /// What is wrong with the variables that OpenTelemetry has for its settings.
    pub(crate) fn start(settings: &TraceSettings) -> Result<Self, TraceError> {
        let Some(endpoint) = &settings.endpoint else { return Ok(Self::default()) };
        let client = HyperClient::with_default_connector(BOUND, None);
        let exporter = SpanExporter::builder()
            .with_http()
            .with_http_client(Sender { client, runtime: Handle::current(), well: AtomicBool::new(true) })
            .with_endpoint(format!("{}/{PATH}", endpoint.trim_end_matches('/')))
            .with_timeout(BOUND)
            .build()?;
        let mut resource = Resource::builder();
        if std::env::var_os("OTEL_SERVICE_NAME").is_none() {
            resource = resource.with_service_name(NAME);
        }
        let provider =
            SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource.build());
        Ok(Self(Some(provider.build())))
    }

    /// What takes the spans of a subscriber.
    pub(crate) fn layer<S>(&self) -> Option<impl Layer<S> + use<S>>
    where
        S: Subscriber + for<'span> LookupSpan<'span>,
    {
        let provider = self.0.as_ref()?;
        let layer = tracing_opentelemetry::layer().with_tracer(provider.tracer(NAME));
        Some(
            layer
                .with_location(false)
                .with_threads(false)
                .with_tracked_inactivity(false)
                .with_filter(filter_fn(is_traced)),
        )
    }

    /// Sends what is left.
    pub(crate) async fn finish(self) {
        let Some(provider) = self.0 else { return };
        // It waits for the thread that sends.
        let sent = tokio::task::spawn_blocking(move || provider.shutdown()).await;
        if !matches!(sent, Ok(Ok(()))) {
            tracing::warn!("the last traces were not sent");
        }
    }
}

/// Spans of ours, and what the log would say in them.
fn is_traced(metadata: &Metadata<'_>) -> bool {
    metadata.target().starts_with(NAME) && (metadata.is_span() || *metadata.level() <= Level::INFO)
}

/// Makes a span part of the trace that a request's headers tell of.
pub(crate) fn continue_trace(span: &Span, headers: &HeaderMap) {
    let context = TraceContextPropagator::new().extract(&HeaderExtractor(headers));
    if context.span().span_context().is_valid() {
        // Where nothing is traced there is nothing to be part of.
        let _ = span.set_parent(context);
    }
}

/// Sends batches from the server's runtime: the thread that gathers them has none.
#[derive(Debug)]
struct Sender {
    client: HyperClient,
    runtime: Handle,
    /// Whether the last batch was taken, so that a collector that is away is told of once.
    well: AtomicBool,
}

#[async_trait]
impl HttpClient for Sender {
    async fn send_bytes(&self, request: Request<Bytes>) -> Result<Response<Bytes>, HttpError> {
        let client = self.client.clone();
        let sending = self.runtime.spawn(async move { client.send_bytes(request).await });
        let answer = sending.await.unwrap_or_else(|died| Err(died.into()));
        let trouble = match &answer {
            Ok(response) if response.status().is_success() => None,
            Ok(response) => Some(response.status().to_string()),
            Err(error) => Some(error.to_string()),
        };
        match (self.well.swap(trouble.is_none(), Ordering::Relaxed), trouble) {
            (true, Some(error)) => tracing::warn!(error, "the collector does not take traces"),
            (false, None) => tracing::info!("the collector takes traces again"),
            _ => {}
        }
        answer
    }
}
