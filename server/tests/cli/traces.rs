//! Traces as a collector gets them, read with the messages that OpenTelemetry defines.

use axum::{Router, body::Bytes, routing::post};
use opentelemetry_proto::tonic::{collector::trace::v1::ExportTraceServiceRequest, trace::v1::Span};
use prost::Message as _;
use tokio::{net::TcpListener, sync::mpsc};

use crate::{Case, serving::Serving};

const TRACE: &str = "0af7651916cd43dd8448eb211c80319c";
const ABOVE: &str = "b7ad6b7169203331";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn attribute(span: &Span, name: &str) -> String {
    let found = span.attributes.iter().find(|attribute| attribute.key == name).unwrap();
    format!("{:?}", found.value)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_execution_is_traced_from_its_request_to_its_end() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let (sender, mut batches) = mpsc::unbounded_channel();
    let take = async move |batch: Bytes| sender.send(batch).unwrap();
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/v1/traces", post(take))).await });

    let ran = tokio::task::spawn_blocking(move || {
        let case = Case::new();
        let env = [
            ("RUNROOM_TRACES__ENDPOINT", endpoint.as_str()),
            ("RUNROOM_SERVER__TRUSTED_PROXIES", "127.0.0.0/8"),
            ("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=test"),
        ];
        let serving = Serving::start_with(&case, &["c"], &env);
        let authorization = format!("Authorization: Bearer {}\r\n", serving.token());
        let headers = format!(
            "{authorization}Content-Type: application/json\r\nTraceparent: 00-{TRACE}-{ABOVE}-01\r\n"
        );
        let program = r#"{"language": "c", "code": "int main(void) { return 0; }"}"#;
        let ran = serving.post("/api/v1/execute", &headers, program);
        // Its last word to the collector comes before its end.
        serving.stop();
        ran
    });
    let ran = ran.await.unwrap();

    let (mut spans, mut resources) = (Vec::new(), Vec::new());
    while let Ok(batch) = batches.try_recv() {
        for of in ExportTraceServiceRequest::decode(batch).unwrap().resource_spans {
            resources.push(format!("{:?}", of.resource.unwrap()));
            spans.extend(of.scope_spans.into_iter().flat_map(|scope| scope.spans));
        }
    }
    let resource = resources.first().unwrap();
    assert!(resource.contains("\"runroom\"") && resource.contains("deployment.environment"), "{resource}");
    let ours: Vec<_> = spans.iter().filter(|span| hex(&span.trace_id) == TRACE).collect();
    let named = |name: &str| {
        *ours.iter().find(|span| span.name == name).unwrap_or_else(|| panic!("no {name} in {spans:?}"))
    };
    let (request, execution) = (named("request"), named("execution"));
    assert_eq!(hex(&request.parent_span_id), ABOVE);
    assert_eq!(execution.parent_span_id, request.span_id);
    for part in ["queued", "compile", "run"] {
        let part = named(part);
        assert_eq!(part.parent_span_id, execution.span_id, "{part:?}");
        assert!(execution.start_time_unix_nano <= part.start_time_unix_nano, "{part:?}");
        assert!(part.end_time_unix_nano <= execution.end_time_unix_nano, "{part:?}");
    }
    let id = ran["executions"][0]["executionId"].as_str().unwrap();
    for (name, value) in [("id", id), ("language", "c"), ("runner", "wasm"), ("status", "success")] {
        assert!(attribute(execution, name).contains(&format!("{value:?}")), "{name}: {execution:?}");
    }
}
