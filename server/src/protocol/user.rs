//! Who somebody is: what an authenticated token says, checked before anyone else sees it.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::error::excerpt;

/// The most characters that a user's id may have.
pub const MAX_USER_ID: usize = 128;
/// The most characters that a display name may have.
pub const MAX_DISPLAY_NAME: usize = 64;
/// The most characters that an avatar may have.
pub const MAX_AVATAR: usize = 512;

/// A user's id: the one in the token, 1 to [`MAX_USER_ID`] printable characters. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, ToSchema)]
#[serde(try_from = "String")]
#[schema(value_type = String, min_length = 1, max_length = 128)]
pub struct UserId(Arc<str>);

impl UserId {
    /// Checks an id.
    ///
    /// # Errors
    /// Where it is empty, too long, or has a character that is not printable.
    pub fn new(id: &str) -> Result<Self, InvalidUser> {
        check("id", id, MAX_USER_ID).map(|()| Self(id.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for UserId {
    type Error = InvalidUser;

    fn try_from(id: String) -> Result<Self, InvalidUser> {
        Self::new(&id)
    }
}

impl Serialize for UserId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl fmt::Display for UserId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A person, as the others in a room see them. Made from a verified token alone, never from a message.
///
/// Texts are not escaped: a page has to treat them as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", try_from = "Unchecked")]
pub struct User {
    #[serde(rename = "userId")]
    id: UserId,
    display_name: String,
    avatar: Option<String>,
}

impl User {
    /// Checks and makes a user.
    ///
    /// # Errors
    /// Names the field that is empty, too long, or has characters that are invisible or change the direction of
    /// what stands around them.
    pub fn new(id: &str, display_name: &str, avatar: Option<&str>) -> Result<Self, InvalidUser> {
        let id = UserId::new(id)?;
        check("display name", display_name, MAX_DISPLAY_NAME)?;
        if let Some(avatar) = avatar {
            check("avatar", avatar, MAX_AVATAR)?;
        }
        Ok(Self { id, display_name: display_name.into(), avatar: avatar.map(Into::into) })
    }

    /// The id in the token.
    pub fn id(&self) -> &UserId {
        &self.id
    }

    /// The name that the room sees.
    pub fn display_name(&self) -> &str {
        &self.display_name
    }

    /// What stands for the user beside the name: an address of a picture, an emoji or a color.
    pub fn avatar(&self) -> Option<&str> {
        self.avatar.as_deref()
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Unchecked {
    user_id: String,
    display_name: String,
    avatar: Option<String>,
}

impl TryFrom<Unchecked> for User {
    type Error = InvalidUser;

    fn try_from(user: Unchecked) -> Result<Self, InvalidUser> {
        Self::new(&user.user_id, &user.display_name, user.avatar.as_deref())
    }
}

/// Why a text may not be part of a user.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidUser {
    /// Nothing to see in it.
    #[error("{field} is empty")]
    Empty {
        /// Which part.
        field: &'static str,
    },
    /// Longer than it may be.
    #[error("{field} has {value} characters, over the limit of {limit}")]
    TooLong {
        /// Which part.
        field: &'static str,
        /// How many characters it has.
        value: usize,
        /// How many it may have.
        limit: usize,
    },
    /// A control character, or an invisible one that changes how its surroundings look.
    #[error("{field} {text:?} has the character U+{:04X}, which is not allowed", u32::from(*character))]
    Character {
        /// Which part.
        field: &'static str,
        /// The text, cut short.
        text: String,
        /// The character.
        character: char,
    },
}

fn check(field: &'static str, text: &str, limit: usize) -> Result<(), InvalidUser> {
    let value = text.chars().count();
    if value > limit {
        return Err(InvalidUser::TooLong { field, value, limit });
    }
    if let Some(character) = text.chars().find(|&character| is_deceptive(character)) {
        return Err(InvalidUser::Character { field, text: excerpt(text, 80), character });
    }
    if !text.chars().any(is_visible) {
        return Err(InvalidUser::Empty { field });
    }
    Ok(())
}

/// Controls, line breaks, marks that turn the direction of text, and characters of no width. Joiners are let
/// through: emoji and several scripts need them.
fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

fn is_visible(character: char) -> bool {
    !character.is_whitespace()
        && !matches!(
            character,
            '\u{00AD}'
                | '\u{034F}'
                | '\u{115F}'
                | '\u{1160}'
                | '\u{17B4}'
                | '\u{17B5}'
                | '\u{200C}'
                | '\u{200D}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_all_scripts_pass_and_html_is_only_text() {
        for name in ["Ada", "Łukasz 👩‍💻", "علی‌رضا", "山田", "<script>alert(1)</script>"] {
            assert_eq!(User::new("u1", name, None).unwrap().display_name(), name);
        }
    }

    #[test]
    fn what_deceives_the_eye_is_refused() {
        for name in
            ["", "   ", "\u{200D}", "a\u{202E}b", "a\u{2066}b", "a\u{200B}b", "a\nb", "a\0b", "\u{3164}"]
        {
            User::new("u1", name, None).unwrap_err();
        }
        let error = User::new("u1", "a\u{202E}b", None).unwrap_err();
        assert_eq!(
            error.to_string(),
            r#"display name "a\u{202e}b" has the character U+202E, which is not allowed"#
        );
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        User::new("u", &"é".repeat(64), None).unwrap();
        assert_eq!(
            User::new("u", &"é".repeat(65), None),
            Err(InvalidUser::TooLong { field: "display name", value: 65, limit: 64 })
        );
        User::new(&"x".repeat(129), "Ada", None).unwrap_err();
        User::new("u", "Ada", Some(&"x".repeat(513))).unwrap_err();
    }

    #[test]
    fn a_user_goes_through_json_and_is_checked_on_the_way_back() {
        let ada = User::new("u1", "Ada", Some("🦀")).unwrap();
        let json = serde_json::to_value(&ada).unwrap();
        assert_eq!(json, serde_json::json!({"userId": "u1", "displayName": "Ada", "avatar": "🦀"}));
        assert_eq!(serde_json::from_value::<User>(json).unwrap(), ada);
        serde_json::from_str::<User>(r#"{"userId": "u1", "displayName": ""}"#).unwrap_err();
    }
}
