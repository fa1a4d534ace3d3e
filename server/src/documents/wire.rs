//! Binary frames: whose document, then one message of y-protocols.
//!
//! ```text
//! length of the room's id (1 byte) ─ the room's id ─ the message
//! ```

use std::sync::Arc;

use bytes::Bytes;
use yrs::{
    sync::Message,
    updates::{decoder::Decode as _, encoder::Encode as _},
};

use crate::protocol::{ErrorCode, ErrorEvent, OutgoingFrame, RoomId};

/// Which room a frame is for, and where its message starts.
///
/// # Errors
/// `malformed_document` or `invalid_room_id`.
pub(crate) fn room_of(frame: &[u8]) -> Result<(RoomId, &[u8]), ErrorEvent> {
    let cut = || malformed("ends within the room's id");
    let (&length, rest) = frame.split_first().ok_or_else(cut)?;
    let (id, message) = rest.split_at_checked(usize::from(length)).ok_or_else(cut)?;
    let id = str::from_utf8(id).map_err(|_| malformed("has a room's id that is not text"))?;
    Ok((RoomId::new(id)?, message))
}

/// Reads a message.
///
/// # Errors
/// `malformed_document`.
pub(crate) fn parse(message: &[u8]) -> Result<Message, ErrorEvent> {
    // Decoders of clients' bytes: what they do not expect may make them panic.
    let decoded = std::panic::catch_unwind(|| Message::decode_v1(message));
    match decoded {
        Ok(Ok(message)) => Ok(message),
        Ok(Err(error)) => Err(malformed(&format!("is not a message of y-protocols: {error}"))),
        Err(_) => Err(malformed("is not a message of y-protocols")),
    }
}

/// A frame for members of a room.
pub(super) fn frame(room: &RoomId, message: &Message) -> Arc<OutgoingFrame> {
    let id = room.as_str().as_bytes();
    let message = message.encode_v1();
    let mut bytes = Vec::with_capacity(1 + id.len() + message.len());
    // A room's id is at most 64 bytes.
    bytes.push(u8::try_from(id.len()).unwrap_or(0));
    bytes.extend_from_slice(id);
    bytes.extend_from_slice(&message);
    OutgoingFrame::document(Bytes::from(bytes))
}

pub(super) fn malformed(what: &str) -> ErrorEvent {
    ErrorEvent::new(ErrorCode::MalformedDocument, format!("the binary frame {what}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_frame_names_its_room_and_what_is_cut_short_is_told() {
        let sent = frame(&RoomId::new("lobby").unwrap(), &Message::AwarenessQuery);
        let bytes = sent.document_bytes().unwrap();
        assert_eq!(&bytes[..], b"\x05lobby\x03");
        let (room, message) = room_of(bytes).unwrap();
        assert_eq!((room.as_str(), parse(message).unwrap()), ("lobby", Message::AwarenessQuery));
        for wrong in [&b""[..], b"\x09lobby", b"\x02\xff\xff\x03", b"\x05lobby", b"\x05lobby\x00\x07\x01"] {
            let error = room_of(wrong).and_then(|(_, message)| parse(message)).unwrap_err();
            assert_eq!(error.code, ErrorCode::MalformedDocument, "{wrong:?}");
        }
        assert_eq!(room_of(b"\x03a/b\x03").unwrap_err().code, ErrorCode::InvalidRoomId);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = room_of(&bytes).and_then(|(_, message)| parse(message));
            let _ = parse(&bytes);
        }
    }
}
