//! Where everybody is in a document: the awareness of y-protocols, with names that the server vouches for. Pure.

use std::{collections::BTreeMap, sync::Arc};

use serde_json::Value;
use yrs::{
    ClientID,
    sync::{AwarenessUpdate, awareness::AwarenessUpdateEntry},
};

use crate::{
    protocol::{ErrorCode, ErrorEvent, User},
    rooms::ConnectionId,
};

/// The most bytes of one's own place as JSON.
const MAX_PLACE: usize = 4 << 10;
const NONE: &str = "null";

/// The places of those who are in a room, one for each connection at most.
#[derive(Debug, Default)]
pub(super) struct Places {
    places: BTreeMap<ConnectionId, Place>,
    /// What the others were not told yet.
    untold: BTreeMap<ClientID, AwarenessUpdateEntry>,
}

#[derive(Debug)]
struct Place {
    client: ClientID,
    user: User,
    entry: AwarenessUpdateEntry,
}

impl Places {
    /// Takes in where a connection says that it is.
    ///
    /// # Errors
    /// When it speaks for somebody else, or says too much.
    pub(super) fn set(
        &mut self,
        connection: ConnectionId,
        user: &User,
        update: AwarenessUpdate,
    ) -> Result<(), ErrorEvent> {
        for (client, entry) in update.clients {
            self.set_one(connection, user, client, entry)?;
        }
        Ok(())
    }

    fn set_one(
        &mut self,
        connection: ConnectionId,
        user: &User,
        client: ClientID,
        entry: AwarenessUpdateEntry,
    ) -> Result<(), ErrorEvent> {
        if self.places.get(&connection).is_some_and(|own| own.client != client) {
            return Err(refusal("speaks for a client of y-protocols that is not this connection's"));
        }
        let holder = self.places.iter().find(|(_, place)| place.client == client);
        if let Some((&holder, place)) = holder.filter(|(holder, _)| **holder != connection) {
            if place.user.id() != user.id() {
                return Err(refusal("speaks for a client of y-protocols that is another user's"));
            }
            // One who comes back before the old connection was found to be dead.
            self.places.remove(&holder);
        }
        let json = checked(&entry.json, user)?;
        if json.as_ref() == NONE {
            self.leave(connection);
            return Ok(());
        }
        let entry = AwarenessUpdateEntry { clock: entry.clock, json };
        self.untold.insert(client, entry.clone());
        self.places.insert(connection, Place { client, user: user.clone(), entry });
        Ok(())
    }

    /// A connection is gone.
    pub(super) fn leave(&mut self, connection: ConnectionId) {
        if let Some(Place { client, entry, .. }) = self.places.remove(&connection) {
            self.untold.insert(client, AwarenessUpdateEntry { clock: entry.clock, json: NONE.into() });
        }
    }

    /// All of them, for who has just come.
    pub(super) fn all(&self) -> AwarenessUpdate {
        let places = self.places.values();
        AwarenessUpdate { clients: places.map(|place| (place.client, place.entry.clone())).collect() }
    }

    /// What changed since this was asked last.
    pub(super) fn take_untold(&mut self) -> Option<AwarenessUpdate> {
        if self.untold.is_empty() {
            return None;
        }
        Some(AwarenessUpdate { clients: std::mem::take(&mut self.untold).into_iter().collect() })
    }

    /// Whether something is there to be told.
    pub(super) fn has_untold(&self) -> bool {
        !self.untold.is_empty()
    }
}

/// A place as others may see it: with the name that the token has.
fn checked(json: &str, user: &User) -> Result<Arc<str>, ErrorEvent> {
    if json.len() > MAX_PLACE {
        let (value, limit) = (json.len() as u64, MAX_PLACE as u64);
        return Err(ErrorEvent::over(ErrorCode::MalformedDocument, "awareness", value, limit, "bytes"));
    }
    let place: Value =
        serde_json::from_str(json).map_err(|error| refusal(&format!("is not JSON: {error}")))?;
    let mut place = match place {
        Value::Null => return Ok(NONE.into()),
        Value::Object(place) => place,
        _ => return Err(refusal("is neither an object nor null")),
    };
    // A user is a struct with text keys, which is always JSON.
    place.insert("user".to_owned(), serde_json::to_value(user).unwrap_or_default());
    Ok(Value::Object(place).to_string().into())
}

fn refusal(what: &str) -> ErrorEvent {
    ErrorEvent::new(ErrorCode::MalformedDocument, format!("the awareness {what}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ONE: ConnectionId = ConnectionId(1);
    const TWO: ConnectionId = ConnectionId(2);

    fn user(id: &str) -> User {
        User::new(id, id, Some("🦊")).unwrap()
    }

    fn update(client: u64, clock: u32, json: &str) -> AwarenessUpdate {
        let entry = AwarenessUpdateEntry { clock, json: json.into() };
        AwarenessUpdate { clients: [(ClientID::new(client), entry)].into() }
    }

    fn states(update: AwarenessUpdate) -> Vec<(u64, u32, Value)> {
        let mut states: Vec<_> = update
            .clients
            .into_iter()
            .map(|(client, entry)| (client.get(), entry.clock, serde_json::from_str(&entry.json).unwrap()))
            .collect();
        states.sort_by_key(|(client, ..)| *client);
        states
    }

    #[test]
    fn a_name_is_that_of_the_token_whatever_is_said() {
        let mut places = Places::default();
        places
            .set(ONE, &user("ada"), update(7, 1, r#"{"file": "main", "user": {"displayName": "root"}}"#))
            .unwrap();
        let place = json!({"file": "main", "user": {"userId": "ada", "displayName": "ada", "avatar": "🦊"}});
        assert_eq!(states(places.all()), [(7, 1, place.clone())]);
        assert_eq!(states(places.take_untold().unwrap()), [(7, 1, place)]);
        assert!(places.take_untold().is_none() && !places.has_untold());
    }

    #[test]
    fn nobody_speaks_for_others() {
        let mut places = Places::default();
        places.set(ONE, &user("ada"), update(7, 1, "{}")).unwrap();
        places.set(TWO, &user("bob"), update(7, 2, "{}")).unwrap_err();
        places.set(TWO, &user("bob"), update(7, 2, "null")).unwrap_err();
        places.set(ONE, &user("ada"), update(8, 1, "{}")).unwrap_err();
        assert_eq!(places.all().clients.len(), 1);
    }

    #[test]
    fn who_comes_back_takes_the_own_place_over_and_who_leaves_is_gone() {
        let mut places = Places::default();
        places.set(ONE, &user("ada"), update(7, 1, "{}")).unwrap();
        places.set(TWO, &user("ada"), update(7, 2, "{}")).unwrap();
        places.take_untold();
        places.leave(ONE);
        assert!(places.take_untold().is_none(), "the old connection takes nothing with it");
        places.leave(TWO);
        assert_eq!(states(places.take_untold().unwrap()), [(7, 2, Value::Null)]);
        assert!(places.all().clients.is_empty());
    }

    #[test]
    fn what_is_no_place_is_refused() {
        let mut places = Places::default();
        let long = format!(r#"{{"x": "{}"}}"#, "x".repeat(MAX_PLACE));
        for json in [long.as_str(), "[]", "7", "{", "\"x\""] {
            places.set(ONE, &user("ada"), update(7, 1, json)).unwrap_err();
        }
        assert!(!places.has_untold());
    }
}
