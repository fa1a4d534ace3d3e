//! Which rooms somebody may enter.

use std::sync::Arc;

use wildmatch::WildMatch;

use super::RoomId;

/// The most patterns of one person.
const MOST_PATTERNS: usize = 64;
/// The most characters of a pattern.
const MOST_CHARACTERS: usize = 128;

/// Which rooms somebody may enter. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum RoomAccess {
    /// All.
    #[default]
    All,
    /// Those that one of the patterns fits: a room's id, where `*` stands for any characters and `?` for one.
    Matching(Arc<[WildMatch]>),
}

impl RoomAccess {
    /// Rooms that one of these patterns fits; none where there are none.
    ///
    /// # Errors
    /// When there are too many, or one is too long.
    pub fn matching(patterns: &[String]) -> Result<Self, String> {
        if patterns.len() > MOST_PATTERNS {
            return Err(format!("{} patterns, over the limit of {MOST_PATTERNS}", patterns.len()));
        }
        if let Some(long) =
            patterns.iter().map(|pattern| pattern.chars().count()).find(|&count| count > MOST_CHARACTERS)
        {
            return Err(format!("a pattern of {long} characters, over the limit of {MOST_CHARACTERS}"));
        }
        Ok(Self::Matching(patterns.iter().map(|pattern| WildMatch::new(pattern)).collect()))
    }

    /// Whether it lets into this room.
    pub fn allows(&self, room: &RoomId) -> bool {
        match self {
            Self::All => true,
            Self::Matching(patterns) => patterns.iter().any(|pattern| pattern.matches(room.as_str())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_are_told_by_patterns() {
        let access = |patterns: &[&str]| {
            RoomAccess::matching(&patterns.iter().map(|pattern| (*pattern).to_owned()).collect::<Vec<_>>())
                .unwrap()
        };
        let room = |id: &str| RoomId::new(id).unwrap();
        assert!(access(&["class-*"]).allows(&room("class-7")));
        assert!(!access(&["class-*"]).allows(&room("subclass-7")));
        assert!(access(&["a", "b"]).allows(&room("b")));
        assert!(!access(&["a"]).allows(&room("aa")));
        assert!(!access(&[]).allows(&room("a")));
        assert!(RoomAccess::All.allows(&room("a")));
        RoomAccess::matching(&vec!["*".to_owned(); 65]).unwrap_err();
        RoomAccess::matching(&["*".repeat(129)]).unwrap_err();
    }

    #[test]
    fn a_hostile_pattern_takes_no_time() {
        let access = RoomAccess::matching(&["*a".repeat(60)]).unwrap();
        assert!(!access.allows(&RoomId::new(&"a".repeat(59)).unwrap()));
    }
}
