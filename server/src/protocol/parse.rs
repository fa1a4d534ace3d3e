//! From a frame's text to a request, or to an error that says what is wrong where.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{ClientEvent, ErrorCode, ErrorEvent, MAX_REQUEST_ID, Request, RequestId, RoomId, error::excerpt};

/// Reads one frame of a plain WebSocket.
///
/// # Errors
/// `malformed_json`, `not_an_object`, `unknown_event`, `invalid_room_id` or `invalid_field`. The error answers the
/// request's id where that could be read.
pub fn parse(text: &str) -> Result<Request, ErrorEvent> {
    let value: Value = serde_json::from_str(text).map_err(malformed)?;
    let Value::Object(mut frame) = value else {
        return Err(not_an_object("frame", &value));
    };
    let id = frame.remove("id").map_or(Ok(None), request_id)?;
    let name = match frame.remove("event") {
        Some(Value::String(name)) => name,
        Some(other) => return Err(wrong_type("event", &other, "a string").reply_to(id)),
        None => {
            let message = r#"field event is missing; a frame is {"event": NAME, "data": {…}}"#;
            return Err(ErrorEvent::new(ErrorCode::InvalidField, message).field("event").reply_to(id));
        }
    };
    parse_event(&name, frame.remove("data").unwrap_or_default(), id)
}

/// Reads an event whose name and data a transport has separated already.
///
/// # Errors
/// As [`parse`], without `malformed_json`.
pub fn parse_event(name: &str, data: Value, id: Option<RequestId>) -> Result<Request, ErrorEvent> {
    match client_event(name, data) {
        Ok(event) => Ok(Request { id, event }),
        Err(error) => Err(error.reply_to(id)),
    }
}

fn client_event(name: &str, data: Value) -> Result<ClientEvent, ErrorEvent> {
    let event = match name {
        "join-room" => ClientEvent::JoinRoom(fields(data)?),
        "leave-room" => ClientEvent::LeaveRoom(fields(data)?),
        "execute-code" => ClientEvent::ExecuteCode(fields(data)?),
        "execution-input" => ClientEvent::ExecutionInput(fields(data)?),
        "share-input" => ClientEvent::ShareInput(fields(data)?),
        "change-room" => ClientEvent::ChangeRoom(fields(data)?),
        "cancel-execution" => ClientEvent::CancelExecution(fields(data)?),
        "clear-queue" => ClientEvent::ClearQueue(fields(data)?),
        "get-execution-status" => ClientEvent::GetExecutionStatus(fields(data)?),
        "get-execution" => ClientEvent::GetExecution(fields(data)?),
        "get-execution-history" => ClientEvent::GetExecutionHistory(fields(data)?),
        "get-execution-output" => ClientEvent::GetExecutionOutput(fields(data)?),
        "get-execution-file" => ClientEvent::GetExecutionFile(fields(data)?),
        "get-statistics" => ClientEvent::GetStatistics,
        _ => {
            let what = format!("is not known; events are {}", ClientEvent::NAMES.join(", "));
            return Err(ErrorEvent::about(ErrorCode::UnknownEvent, "event", name, &what));
        }
    };
    event.check()?;
    Ok(event)
}

/// Reads the data of one event; no data at all is an object without fields.
fn fields<T: DeserializeOwned>(data: Value) -> Result<T, ErrorEvent> {
    let data = if data.is_null() { Value::Object(Map::new()) } else { data };
    if !data.is_object() {
        return Err(not_an_object("data", &data));
    }
    serde_path_to_error::deserialize(&data).map_err(|error| invalid_field(&data, &error))
}

fn invalid_field(data: &Value, error: &serde_path_to_error::Error<serde_json::Error>) -> ErrorEvent {
    let message = error.inner().to_string();
    // Of a missing field serde's path names the parent; the name is in the message alone.
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    if let Some(field) = missing {
        let message = format!("field {field} is missing");
        return ErrorEvent::new(ErrorCode::InvalidField, message).field(field);
    }
    let field = error.path().to_string();
    // Every field is at the top or in a list there.
    let value = data.get(field.split('[').next().unwrap_or_default()).unwrap_or(&Value::Null);
    if let ("roomId", Value::String(id)) = (field.as_str(), value)
        && let Err(error) = RoomId::new(id)
    {
        return error;
    }
    let mut error = ErrorEvent::new(
        ErrorCode::InvalidField,
        format!("field {field} cannot be read: {}", excerpt(&message, 200)),
    );
    error.value = Some(Box::new(short(value)));
    error.field(field)
}

/// Reads a frame's `id`; null is none.
///
/// # Errors
/// `invalid_field` where it is neither a short text nor a whole number.
pub(crate) fn request_id(id: Value) -> Result<Option<RequestId>, ErrorEvent> {
    match id {
        Value::Null => Ok(None),
        Value::Number(number) => match number.as_u64() {
            Some(number) => Ok(Some(RequestId::Number(number))),
            None => Err(wrong_type("id", &Value::Number(number), "a string or a whole number")),
        },
        Value::String(text) => {
            let length = text.chars().count();
            if length > MAX_REQUEST_ID {
                let (value, limit) = (length as u64, MAX_REQUEST_ID as u64);
                return Err(ErrorEvent::over(ErrorCode::InvalidField, "id", value, limit, "characters"));
            }
            Ok(Some(RequestId::Text(text)))
        }
        other => Err(wrong_type("id", &other, "a string or a whole number")),
    }
}

fn malformed(error: serde_json::Error) -> ErrorEvent {
    ErrorEvent::new(ErrorCode::MalformedJson, format!("the frame is not JSON: {error}"))
}

fn not_an_object(field: &str, value: &Value) -> ErrorEvent {
    let mut error = wrong_type(field, value, "an object");
    error.code = ErrorCode::NotAnObject;
    error
}

fn wrong_type(field: &str, value: &Value, expected: &str) -> ErrorEvent {
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    };
    let mut error =
        ErrorEvent::new(ErrorCode::InvalidField, format!("{field} is {kind}; it has to be {expected}"));
    error.value = Some(Box::new(short(value)));
    error.field(field)
}

/// A value as it may be said back: scalars that are short as they are, everything else as a short text.
fn short(value: &Value) -> Value {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
        Value::String(text) => excerpt(text, 80).into(),
        Value::Array(_) | Value::Object(_) => excerpt(&value.to_string(), 80).into(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(text: &str) -> ErrorEvent {
        parse(text).unwrap_err()
    }

    #[test]
    fn a_frame_is_read_with_its_id_and_unknown_fields_are_ignored() {
        let request = parse(
            r#"{"event": "execute-code", "id": 7, "extra": 1, "data": {"roomId": "r", "language": "python",
                "code": "print(1)", "input": null, "args": ["a"], "userId": "somebody else"}}"#,
        )
        .unwrap();
        assert_eq!(request.id, Some(RequestId::Number(7)));
        let ClientEvent::ExecuteCode(execute) = request.event else { panic!("{request:?}") };
        assert_eq!((execute.language.as_str(), execute.code.as_str()), ("python", "print(1)"));
        assert_eq!((execute.input, execute.args), (None, Some(vec!["a".to_owned()])));
    }

    #[test]
    fn events_without_fields_need_no_data() {
        assert_eq!(parse(r#"{"event": "get-statistics"}"#).unwrap().event, ClientEvent::GetStatistics);
        parse(r#"{"event": "leave-room", "data": null}"#).unwrap();
    }

    #[test]
    fn malformed_json_says_where() {
        let error = refused("{\"event\":\n oops}");
        assert_eq!(error.code, ErrorCode::MalformedJson);
        assert!(error.message.contains("line 2 column 2"), "{error}");
        assert_eq!(refused("").code, ErrorCode::MalformedJson);
        assert_eq!(refused(&"[".repeat(100_000)).code, ErrorCode::MalformedJson);
    }

    #[test]
    fn frames_that_are_no_objects_are_told_apart() {
        assert_eq!(refused("[]").code, ErrorCode::NotAnObject);
        let error = refused(r#"{"event": "join-room", "data": "r"}"#);
        assert_eq!((error.code, error.field.as_deref()), (ErrorCode::NotAnObject, Some("data")));
        assert_eq!(error.message, "data is a string; it has to be an object");
    }

    #[test]
    fn unknown_events_are_named_and_answered() {
        let error = refused(r#"{"event": "execute", "id": "q1"}"#);
        assert_eq!(error.code, ErrorCode::UnknownEvent);
        assert!(
            error.message.starts_with(r#"event "execute" is not known; events are join-room, "#),
            "{error}"
        );
        assert_eq!(error.reply_to, Some(RequestId::Text("q1".into())));
    }

    #[test]
    fn every_known_event_is_known_to_the_parser() {
        for name in ClientEvent::NAMES {
            if let Err(error) = parse_event(name, Value::Null, None) {
                assert_ne!(error.code, ErrorCode::UnknownEvent, "{name}");
            }
        }
    }

    #[test]
    fn fields_that_are_missing_or_mistyped_are_named() {
        for (data, field, message) in [
            (r#"{"language": "c", "code": ""}"#, "roomId", "field roomId is missing"),
            (r#"{"roomId": "r", "language": "c"}"#, "code", "field code is missing"),
            (
                r#"{"roomId": "r", "language": 5, "code": ""}"#,
                "language",
                "field language cannot be read: invalid type: integer `5`, expected a string",
            ),
            (
                r#"{"roomId": "r", "language": "c", "code": "", "args": ["a", 1]}"#,
                "args[1]",
                "field args[1] cannot be read: invalid type: integer `1`, expected a string",
            ),
            (
                r#"{"roomId": "r", "language": "c", "code": "", "fileName": "../x"}"#,
                "fileName",
                r#"fileName "../x" has a '/' or '\'; it has to be a plain file name"#,
            ),
            (
                r#"{"roomId": "r", "language": "c", "code": "", "files": [{"name": "a/../b", "content": ""}]}"#,
                "files[0].name",
                "files[0].name \"a/../b\" has an empty part, '.' or '..'",
            ),
            (
                r#"{"roomId": "r", "language": "c", "code": "", "fileName": "a.c",
                    "files": [{"name": "b.h", "content": ""}, {"name": "a.c", "content": ""}]}"#,
                "files[1].name",
                "files[1].name \"a.c\" is the name of another file too",
            ),
            (
                r#"{"roomId": "r", "language": "c", "code": "", "fileName": "-o"}"#,
                "fileName",
                r#"fileName "-o" starts with '-', as an option does"#,
            ),
        ] {
            let error = refused(&format!(r#"{{"event": "execute-code", "data": {data}}}"#));
            assert_eq!(error.code, ErrorCode::InvalidField);
            assert_eq!(error.field.as_deref(), Some(field));
            assert_eq!(error.message, message);
        }
    }

    #[test]
    fn a_bad_room_id_has_its_own_code() {
        let error = refused(r#"{"event": "join-room", "data": {"roomId": "a/b"}}"#);
        assert_eq!(error.code, ErrorCode::InvalidRoomId);
        assert_eq!(error.value, Some(Box::new("a/b".into())));
        let error = refused(r#"{"event": "join-room", "data": {"roomId": 5}}"#);
        assert_eq!(error.code, ErrorCode::InvalidField);
    }

    #[test]
    fn numbers_outside_their_range_are_refused_with_the_limit() {
        let error = refused(r#"{"event": "get-execution-history", "data": {"roomId": "r", "limit": 101}}"#);
        assert_eq!(error.message, "limit is 101 entries, over the limit of 100 entries");
        assert_eq!((error.value, error.limit), (Some(Box::new(101.into())), Some(100)));
        refused(r#"{"event": "get-execution-history", "data": {"roomId": "r", "limit": 0}}"#);
        refused(r#"{"event": "get-execution-history", "data": {"roomId": "r", "limit": -1}}"#);
    }

    #[test]
    fn a_huge_value_of_the_wrong_type_is_not_said_back() {
        let data = format!(r#"{{"roomId": "r", "limit": "{}"}}"#, "x".repeat(1 << 20));
        let error = refused(&format!(r#"{{"event": "get-execution-history", "data": {data}}}"#));
        assert!(serde_json::to_string(&error).unwrap().len() < 1024);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".{0,200}") {
            let _ = parse(&text);
        }

        #[test]
        fn no_field_makes_it_panic(
            name in prop::sample::select(ClientEvent::NAMES.to_vec()),
            field in prop::sample::select(vec!["roomId", "executionId", "limit", "before", "args", "data", "eof"]),
            value in prop_oneof![
                Just(Value::Null), any::<bool>().prop_map(Value::from), any::<i64>().prop_map(Value::from),
                ".{0,100}".prop_map(Value::from), Just(serde_json::json!([[]])), Just(serde_json::json!({"a": {}})),
            ],
        ) {
            let _ = parse(&serde_json::json!({"event": name, "data": {"roomId": "r", field: value}}).to_string());
        }
    }
}
