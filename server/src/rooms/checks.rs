//! Programs that the settings refuse, by patterns of their text.

use regex::{RegexSet, RegexSetBuilder};

/// How much memory the automaton of one language may take.
const SIZE: usize = 10 << 20;

/// The patterns of one language, and what is said where one is found.
#[derive(Debug, Clone)]
pub struct CodeChecks {
    patterns: RegexSet,
    messages: Vec<String>,
}

impl CodeChecks {
    /// Pairs of a pattern and a message. `^` and `$` are the ends of lines.
    ///
    /// # Errors
    /// When one is no regular expression, or all of them are too large.
    pub fn new<'a>(checks: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Self, regex::Error> {
        let (patterns, messages): (Vec<_>, Vec<_>) =
            checks.map(|(pattern, message)| (pattern, message.to_owned())).unzip();
        let patterns = RegexSetBuilder::new(patterns).multi_line(true).size_limit(SIZE).build()?;
        Ok(Self { patterns, messages })
    }

    /// What is to be said about a text: the message of the first pattern in it.
    pub(super) fn refuse(&self, text: &str) -> Option<&str> {
        let first = self.patterns.matches(text).into_iter().next()?;
        self.messages.get(first).map(String::as_str)
    }
}

impl PartialEq for CodeChecks {
    fn eq(&self, other: &Self) -> bool {
        self.patterns.patterns() == other.patterns.patterns() && self.messages == other.messages
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_pattern_that_is_found_says_why() {
        let checks = [(r"^\s*import\s+socket\b", "No network here."), ("eval", "No eval.")];
        let checks = CodeChecks::new(checks.into_iter()).unwrap();
        assert_eq!(checks.refuse("x = 1\nimport socket\neval('1')"), Some("No network here."));
        assert_eq!(checks.refuse("eval('1')"), Some("No eval."));
        assert_eq!(checks.refuse("print('import socket')"), None);
    }

    #[test]
    fn what_is_no_pattern_or_too_large_is_refused() {
        CodeChecks::new([("(", "")].into_iter()).unwrap_err();
        CodeChecks::new([(r"(\w{1000}){1000}", "")].into_iter()).unwrap_err();
    }
}
