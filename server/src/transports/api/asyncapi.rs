//! The events of sockets, as AsyncAPI describes them: made of the same types as the API's description.

use serde_json::{Map, Value, json};
use utoipa::{OpenApi, ToSchema};

use crate::protocol::*;

/// The types of events' data that the API does not speak of by itself.
#[derive(OpenApi)]
#[openapi(components(schemas(
    JoinRoom,
    LeaveRoom,
    ExecuteCode,
    ExecutionInput,
    ShareInput,
    CancelExecution,
    ClearQueue,
    ChangeRoom,
    GetExecutionStatus,
    GetExecution,
    GetExecutionHistory,
    GetExecutionOutput,
    GetExecutionFile,
    RequestId,
    ExecutionQueued,
    ExecutionStarted,
    ExecutionOutput,
    ExecutionCompleted,
    ExecutionCancelled,
    TypedInput,
    InputShared,
    ErrorEvent,
    ExecutionStatus,
    ExecutionView,
    ExecutionHistory,
    ExecutionReplay,
    ExecutionFile,
    Statistics,
    RoomPresence,
    RoomSettingsEvent,
    RoomLeft,
)))]
struct Data;

/// Names of events, and of the types of their data.
type Names = Vec<(&'static str, Option<String>)>;

fn of<T: ToSchema>(event: &'static str) -> (&'static str, Option<String>) {
    (event, Some(T::name().into_owned()))
}

/// What clients send.
fn asked() -> Names {
    vec![
        of::<JoinRoom>("join-room"),
        of::<LeaveRoom>("leave-room"),
        of::<ExecuteCode>("execute-code"),
        of::<ExecutionInput>("execution-input"),
        of::<ShareInput>("share-input"),
        of::<CancelExecution>("cancel-execution"),
        of::<ClearQueue>("clear-queue"),
        of::<ChangeRoom>("change-room"),
        of::<GetExecutionStatus>("get-execution-status"),
        of::<GetExecution>("get-execution"),
        of::<GetExecutionHistory>("get-execution-history"),
        of::<GetExecutionOutput>("get-execution-output"),
        of::<GetExecutionFile>("get-execution-file"),
        ("get-statistics", None),
    ]
}

/// What the server sends.
fn told() -> Names {
    vec![
        of::<ExecutionQueued>("execution-queued"),
        of::<ExecutionStarted>("execution-started"),
        of::<ExecutionOutput>("execution-output"),
        of::<ExecutionCompleted>("execution-completed"),
        of::<ExecutionCancelled>("execution-cancelled"),
        of::<TypedInput>("execution-input"),
        of::<InputShared>("execution-input-shared"),
        of::<ErrorEvent>("execution-error"),
        of::<ExecutionStatus>("execution-status"),
        of::<ExecutionView>("execution"),
        of::<ExecutionHistory>("execution-history"),
        of::<ExecutionReplay>("execution-replay"),
        of::<ExecutionFile>("execution-file"),
        of::<Statistics>("statistics"),
        of::<RoomPresence>("room-presence"),
        of::<RoomSettingsEvent>("room-settings"),
        of::<RoomLeft>("room-left"),
    ]
}

/// The document.
pub(super) fn asyncapi() -> Value {
    let components = Data::openapi().components;
    let schemas = components.map(|components| json!(components.schemas)).unwrap_or_default();
    let (ask, asked) = messages("ask", asked(), ("id", "What answers say back in `replyTo`"));
    let (tell, told) = messages("tell", told(), ("replyTo", "The `id` of the request that is answered"));
    let of_channel = |names: &Map<String, Value>| -> Map<String, Value> {
        let names =
            names.keys().map(|name| (name.clone(), json!({"$ref": format!("#/components/messages/{name}")})));
        names.collect()
    };
    let mut in_channel = of_channel(&asked);
    in_channel.extend(of_channel(&told));
    let mut all = asked;
    all.extend(told);
    json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": "Runroom's rooms",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Events of a WebSocket at /ws: frames of text that are JSON objects. The same events with the same \
                data go over Socket.IO. What each does is said in docs/protocol.md.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "channels": {"rooms": {"address": "/ws", "messages": in_channel}},
        "operations": {
            "ask": {"action": "receive", "channel": {"$ref": "#/channels/rooms"}, "messages": ask},
            "tell": {"action": "send", "channel": {"$ref": "#/channels/rooms"}, "messages": tell},
        },
        "components": {"messages": all, "schemas": schemas},
    })
}

/// The messages of one direction, and references to them.
fn messages(direction: &str, names: Names, (id, about): (&str, &str)) -> (Vec<Value>, Map<String, Value>) {
    let mut messages = Map::new();
    for (event, data) in names {
        let data = match data {
            Some(data) => json!({"$ref": format!("#/components/schemas/{data}")}),
            None => json!({}),
        };
        let payload = json!({
            "type": "object",
            "required": ["event", "data"],
            "properties": {
                "event": {"const": event},
                "data": data,
                id: {"description": about, "$ref": "#/components/schemas/RequestId"},
            },
        });
        // An event of one name may go both ways with other data.
        messages.insert(format!("{direction}-{event}"), json!({"name": event, "payload": payload}));
    }
    let references =
        messages.keys().map(|name| json!({"$ref": format!("#/channels/rooms/messages/{name}")})).collect();
    (references, messages)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_event_is_described() {
        let names: Vec<_> = asked().into_iter().map(|(name, _)| name).collect();
        assert_eq!(BTreeSet::from_iter(names), BTreeSet::from(ClientEvent::NAMES));
        let names: Vec<_> = told().into_iter().map(|(name, _)| name).collect();
        assert_eq!(BTreeSet::from_iter(names), BTreeSet::from(ServerEvent::NAMES));
    }

    #[test]
    fn every_reference_leads_somewhere() {
        fn follow(value: &Value, whole: &Value, count: &mut usize) {
            match value {
                Value::Object(fields) => {
                    if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
                        *count += 1;
                        let found = whole.pointer(reference.strip_prefix('#').unwrap());
                        assert!(found.is_some(), "{reference}");
                    }
                    fields.values().for_each(|value| follow(value, whole, count));
                }
                Value::Array(values) => values.iter().for_each(|value| follow(value, whole, count)),
                _ => {}
            }
        }
        for document in [asyncapi(), json!(super::super::openapi())] {
            let mut count = 0;
            follow(&document, &document, &mut count);
            assert!(count > 50, "{count}");
        }
    }
}
