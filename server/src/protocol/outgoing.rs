//! What goes to clients, made ready to be sent: serialised once, whoever it goes to.

use std::sync::Arc;

use bytes::Bytes;
use futures_util::future::{BoxFuture, Shared};
use serde::Serialize;

use super::{RequestId, ServerEvent};

/// What has to have happened before a frame may be sent.
pub type Gate = Shared<BoxFuture<'static, ()>>;

/// An event's text, or a message of a document. Shared among all members of a room, so that it is made once.
#[derive(Debug)]
pub struct OutgoingFrame {
    body: Body,
    gate: Option<Gate>,
}

#[derive(Debug)]
enum Body {
    Text(Arc<str>),
    Document(Bytes),
}

impl OutgoingFrame {
    /// A frame for any number of receivers.
    pub fn new(event: &ServerEvent) -> Arc<Self> {
        Self::answering(event, None)
    }

    /// A frame for the asker of a request.
    pub fn answering(event: &ServerEvent, reply_to: Option<&RequestId>) -> Arc<Self> {
        Self::behind(None, event, reply_to)
    }

    /// A frame that is not sent before its gate is open, and nothing behind it.
    pub fn behind(gate: Option<Gate>, event: &ServerEvent, reply_to: Option<&RequestId>) -> Arc<Self> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Frame<'a> {
            event: &'a str,
            data: &'a ServerEvent,
            #[serde(skip_serializing_if = "Option::is_none")]
            reply_to: Option<&'a RequestId>,
        }
        #[expect(clippy::expect_used, reason = "events are structs with text keys, which are always JSON")]
        let text = serde_json::to_string(&Frame { event: event.name(), data: event, reply_to })
            .expect("an event is JSON");
        Arc::new(Self { body: Body::Text(text.into()), gate })
    }

    /// What has to be waited for before it is sent, where that has not happened yet.
    pub fn gate(&self) -> Option<Gate> {
        self.gate.clone().filter(|gate| gate.peek().is_none())
    }

    /// A binary frame with a message of a document.
    pub fn document(bytes: Bytes) -> Arc<Self> {
        Arc::new(Self { body: Body::Document(bytes), gate: None })
    }

    /// The whole frame, `{"event": …, "data": …}`, as JSON; of a document's message there is none, and it is empty.
    pub fn text(&self) -> &str {
        match &self.body {
            Body::Text(text) => text,
            Body::Document(_) => "",
        }
    }

    /// The bytes of a binary frame, where it is one.
    pub fn document_bytes(&self) -> Option<&Bytes> {
        match &self.body {
            Body::Text(_) => None,
            Body::Document(bytes) => Some(bytes),
        }
    }

    /// How many bytes it has.
    #[expect(clippy::len_without_is_empty, reason = "no frame is empty")]
    pub fn len(&self) -> usize {
        match &self.body {
            Body::Text(text) => text.len(),
            Body::Document(bytes) => bytes.len(),
        }
    }

    /// Its bytes, without a copy.
    pub fn bytes(&self) -> Bytes {
        struct Owner(Arc<str>);
        impl AsRef<[u8]> for Owner {
            fn as_ref(&self) -> &[u8] {
                self.0.as_bytes()
            }
        }
        match &self.body {
            Body::Text(text) => Bytes::from_owner(Owner(Arc::clone(text))),
            Body::Document(bytes) => bytes.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use runroom_runtime::{Status, Stream, Truncated};
    use serde_json::{Value, json};
    use uuid::Uuid;

    use super::*;
    use crate::protocol::*;

    fn json_of(event: ServerEvent, reply_to: Option<&RequestId>) -> Value {
        let frame = OutgoingFrame::answering(&event, reply_to);
        assert_eq!(frame.bytes(), frame.text().as_bytes());
        serde_json::from_str(frame.text()).unwrap()
    }

    fn head() -> ExecutionHead {
        ExecutionHead {
            execution_id: ExecutionId(Uuid::from_u128(1)),
            room_id: RoomId::new("r").unwrap(),
            user: User::new("u1", "Ada", None).unwrap(),
            language: "python".into(),
        }
    }

    #[test]
    fn queued_is_flat_and_answers_the_request() {
        let event = ServerEvent::ExecutionQueued(ExecutionQueued {
            execution: head(),
            position: 2,
            estimated_wait_ms: 1500,
            timestamp: Timestamp(1_700_000_000_000),
        });
        assert_eq!(
            json_of(event, Some(&RequestId::Text("q".into()))),
            json!({
                "event": "execution-queued",
                "replyTo": "q",
                "data": {
                    "executionId": "00000000-0000-0000-0000-000000000001", "roomId": "r", "userId": "u1",
                    "displayName": "Ada", "avatar": null, "language": "python", "position": 2,
                    "estimatedWaitMs": 1500, "timestamp": 1_700_000_000_000_u64,
                },
            })
        );
    }

    #[test]
    fn completed_has_the_result_apart_and_the_usage_beside_it() {
        let event = ServerEvent::ExecutionCompleted(Box::new(ExecutionCompleted {
            execution: head(),
            result: ExecutionResult {
                stdout: "hi\n".into(),
                stderr: String::new(),
                output_complete: true,
                ending: Ending {
                    status: Status::Success,
                    exit_code: Some(0),
                    signal: None,
                    message: None,
                    diagnostics: Vec::new(),
                    truncated: Truncated::default(),
                },
                files: Vec::new(),
            },
            usage: Usage {
                execution_time: Millis(Duration::from_micros(730)),
                queue_time: Millis(Duration::from_millis(2)),
                compile_time: None,
                cpu_time: Millis(Duration::ZERO),
                peak_memory: Some(1 << 20),
                fuel_used: None,
                runner: Some("wasm".to_owned()),
            },
            timestamp: Timestamp(5),
        }));
        let frame = json_of(event, None);
        assert!(frame.get("replyTo").is_none());
        let data = &frame["data"];
        assert_eq!(
            data["result"],
            json!({
                "stdout": "hi\n", "stderr": "", "outputComplete": true, "status": "success", "exitCode": 0, "signal": null,
                "truncated": {"output": false, "files": false}, "files": [],
            })
        );
        assert_eq!((&data["executionTime"], &data["queueTime"]), (&json!(0.73), &json!(2.0)));
        assert_eq!((&data["peakMemory"], &data["fuelUsed"]), (&json!(1 << 20), &Value::Null));
    }

    #[test]
    fn output_has_stream_number_and_text() {
        let event = ServerEvent::ExecutionOutput(ExecutionOutput {
            execution_id: head().execution_id,
            room_id: head().room_id,
            chunk: OutputChunk { stream: Stream::Stderr, seq: 3, data: "é\0".into() },
        });
        let data = json_of(event, None)["data"].clone();
        assert_eq!(
            (&data["stream"], &data["seq"], &data["data"]),
            (&json!("stderr"), &json!(3), &json!("é\0"))
        );
    }
}
