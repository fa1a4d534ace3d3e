//! What is wrong with a setting, shown where its author can mend it.

use std::fmt;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::de::{self, Expected, Unexpected};

use super::tree::Origin;

/// A setting that cannot be used. Its `Display` is several lines: what is wrong, where, and what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    message: String,
    /// Keys from the root to the value.
    path: Vec<String>,
    origin: Option<Origin>,
    help: Option<String>,
}

impl ConfigError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), path: Vec::new(), origin: None, help: None }
    }

    /// Says where, unless a place further in is known already.
    pub(super) fn at(mut self, origin: Origin) -> Self {
        self.origin.get_or_insert(origin);
        self
    }

    /// Says under which key the error lies; called from the inside out.
    pub(super) fn under(mut self, key: &str) -> Self {
        self.path.insert(0, key.to_owned());
        self
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// A name that is not among the known ones, with the nearest or all of them as help.
    pub(super) fn unknown<'a>(what: &str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<_> = known.into_iter().collect();
        let error = Self::new(format!("unknown {what} `{name}`"));
        if let Some(near) = nearest(name, &known) {
            error.help(format!("did you mean `{near}`?"))
        } else if known.is_empty() {
            error
        } else {
            error.help(format!("known are `{}`", known.join("`, `")))
        }
    }
}

/// The known name that was most likely meant.
pub(crate) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let likeness = |known: &str| strsim::jaro_winkler(&name.to_lowercase(), known);
    known
        .iter()
        .map(|known| (likeness(known), *known))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let title = if self.path.is_empty() {
            self.message.clone()
        } else {
            format!("{}: {}", self.path.join("."), self.message)
        };
        let help = self.help.as_ref().map(|help| Level::HELP.message(help.as_str()));
        let report = match &self.origin {
            Some(Origin::File(span)) => {
                let snippet = Snippet::source(span.source.text.as_str())
                    .path(span.source.path.display().to_string())
                    .annotation(AnnotationKind::Primary.span(span.range.clone()));
                let group = Level::ERROR.primary_title(title).element(snippet);
                match help {
                    Some(help) => group.element(help),
                    None => group,
                }
            }
            origin => {
                let place = match origin {
                    Some(Origin::Env(name)) => Some(format!("in the environment variable {name}")),
                    Some(Origin::Flag(name)) => Some(format!("in the flag {name}")),
                    _ => None,
                };
                let place = place.map(|place| Level::NOTE.message(place));
                annotate_snippets::Group::with_title(Level::ERROR.primary_title(title))
                    .elements(place)
                    .elements(help)
            }
        };
        f.write_str(&Renderer::plain().render(&[report]))
    }
}

impl std::error::Error for ConfigError {}

/// What serde finds wrong, in words for the author of a file rather than of the types.
impl de::Error for ConfigError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }

    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format!("expected {expected}, found {}", in_words(unexpected)))
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(unexpected, expected)
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::unknown("key", field, expected.iter().copied())
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        Self::unknown("value", variant, expected.iter().copied())
    }
}

fn in_words(unexpected: Unexpected<'_>) -> String {
    match unexpected {
        Unexpected::Str(text) => format!("{text:?}"),
        Unexpected::Bool(value) => value.to_string(),
        Unexpected::Unsigned(value) => value.to_string(),
        Unexpected::Signed(value) => value.to_string(),
        Unexpected::Float(value) => value.to_string(),
        Unexpected::Seq => "a list".to_owned(),
        Unexpected::Map => "a table".to_owned(),
        other => other.to_string(),
    }
}
