//! Guests: people who say a name, or get one.

use rand::seq::IndexedRandom as _;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::protocol::{InvalidUser, User};

/// What a guest may say about themselves; the rest is made up. An id is not among it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(default, rename_all = "camelCase")]
pub struct SessionRequest {
    /// The name that others see.
    pub display_name: Option<String>,
    /// A picture's address, an emoji or a color.
    pub avatar: Option<String>,
}

impl SessionRequest {
    /// A new guest with an id that nobody had before.
    ///
    /// # Errors
    /// When the name or the avatar is too long or has characters that deceive the eye.
    pub fn into_guest(self) -> Result<User, InvalidUser> {
        let (name, animal) = made_up();
        let name = self.display_name.as_deref().map_or(name.as_str(), str::trim);
        let avatar = self.avatar.as_deref().unwrap_or(animal);
        User::new(&Uuid::new_v4().to_string(), name, Some(avatar))
    }
}

impl SessionRequest {
    /// The same person, with what they say anew.
    ///
    /// # Errors
    /// As [`into_guest`](Self::into_guest).
    pub fn renewing(self, known: &User) -> Result<User, InvalidUser> {
        let name = self.display_name.as_deref().map_or(known.display_name(), str::trim);
        let avatar = self.avatar.as_deref().or(known.avatar());
        User::new(known.id().as_str(), name, avatar)
    }
}

/// A name as "Quiet Otter", with the animal's picture.
fn made_up() -> (String, &'static str) {
    let mut random = rand::rng();
    let adjective = ADJECTIVES.choose(&mut random).unwrap_or(&"New");
    let (animal, picture) = ANIMALS.choose(&mut random).unwrap_or(&("Guest", "🙂"));
    (format!("{adjective} {animal}"), picture)
}

const ADJECTIVES: [&str; 32] = [
    "Able", "Brave", "Bright", "Calm", "Clever", "Cosy", "Curious", "Eager", "Fair", "Fleet", "Gentle",
    "Glad", "Happy", "Honest", "Humble", "Jolly", "Keen", "Kind", "Lively", "Lucky", "Merry", "Mellow",
    "Nimble", "Patient", "Polite", "Proud", "Quick", "Quiet", "Steady", "Sunny", "Warm", "Wise",
];

const ANIMALS: [(&str, &str); 32] = [
    ("Badger", "🦡"),
    ("Bat", "🦇"),
    ("Bear", "🐻"),
    ("Beaver", "🦫"),
    ("Bee", "🐝"),
    ("Bison", "🦬"),
    ("Camel", "🐪"),
    ("Cat", "🐈"),
    ("Crab", "🦀"),
    ("Dolphin", "🐬"),
    ("Dove", "🕊️"),
    ("Duck", "🦆"),
    ("Eagle", "🦅"),
    ("Elephant", "🐘"),
    ("Flamingo", "🦩"),
    ("Fox", "🦊"),
    ("Frog", "🐸"),
    ("Giraffe", "🦒"),
    ("Hedgehog", "🦔"),
    ("Horse", "🐎"),
    ("Koala", "🐨"),
    ("Lion", "🦁"),
    ("Octopus", "🐙"),
    ("Otter", "🦦"),
    ("Owl", "🦉"),
    ("Panda", "🐼"),
    ("Parrot", "🦜"),
    ("Penguin", "🐧"),
    ("Rabbit", "🐇"),
    ("Seal", "🦭"),
    ("Tiger", "🐅"),
    ("Whale", "🐋"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_made_up_guest_is_a_valid_user() {
        for adjective in ADJECTIVES {
            for (animal, picture) in ANIMALS {
                User::new("u", &format!("{adjective} {animal}"), Some(picture)).unwrap();
            }
        }
        SessionRequest::default().into_guest().unwrap();
    }

    #[test]
    fn guests_are_told_apart_by_an_id_that_they_cannot_choose() {
        let request: SessionRequest =
            serde_json::from_str(r#"{"displayName": " Ada ", "avatar": "🦀", "userId": "u1"}"#).unwrap();
        let (first, second) = (request.clone().into_guest().unwrap(), request.into_guest().unwrap());
        assert_eq!((first.display_name(), first.avatar()), ("Ada", Some("🦀")));
        assert_ne!(first.id(), second.id());
        assert_ne!(first.id().as_str(), "u1");
    }

    #[test]
    fn who_is_known_keeps_the_id_and_what_is_not_said_anew() {
        let known = User::new("u1", "Ada", Some("🦀")).unwrap();
        let renewed = |json| serde_json::from_str::<SessionRequest>(json).unwrap().renewing(&known);
        assert_eq!(renewed("{}"), Ok(known.clone()));
        assert_eq!(renewed(r#"{"displayName": "Eve"}"#), User::new("u1", "Eve", Some("🦀")));
        renewed(r#"{"displayName": ""}"#).unwrap_err();
    }

    #[test]
    fn a_name_that_deceives_or_is_too_long_is_refused() {
        for name in ["", "\u{202E}adA", &"x".repeat(1 << 20)] {
            SessionRequest { display_name: Some(name.to_owned()), avatar: None }.into_guest().unwrap_err();
        }
    }
}
