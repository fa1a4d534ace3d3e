//! Settings before they have types: a tree of values, each of which knows where it was written.
//!
//! The file, the environment and the flags become one such tree each, and are laid over one another. So whatever is
//! wrong with a value later can be shown where its author can mend it.

use std::{collections::BTreeMap, fmt, ops::Range, path::PathBuf, sync::Arc};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::error::ConfigError;

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said anything.
    Default,
    /// The configuration file.
    File(Span),
    /// An environment variable, by name.
    Env(String),
    /// A command-line flag, as `--listen`.
    Flag(String),
}

/// A place in a configuration file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The file.
    pub source: Arc<Source>,
    /// Bytes of its text.
    pub range: Range<usize>,
}

/// A configuration file.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Its path, as it was named or found.
    pub path: PathBuf,
    /// Its content.
    pub text: String,
}

impl Origin {
    fn is_flag(&self) -> bool {
        matches!(self, Self::Flag(_))
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(span) => {
                let before = span.source.text.get(..span.range.start).unwrap_or_default();
                let line = before.matches('\n').count() + 1;
                let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
                write!(f, "{}:{line}:{column}", span.source.path.display())
            }
            Self::Env(name) => f.write_str(name),
            Self::Flag(name) => f.write_str(name),
        }
    }
}

/// A value and where it comes from.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) value: Value,
    pub(super) origin: Origin,
}

#[derive(Debug, Clone)]
pub(super) enum Value {
    Text(String),
    Integer(i64),
    Float(f64),
    Bool(bool),
    List(Vec<Node>),
    Table(Table),
    /// Text without a type, from a variable or a flag: whoever reads it decides what it is.
    Word(String),
}

/// Keys with their own places, so that an unknown one can be pointed at.
#[derive(Debug, Clone, Default)]
pub(super) struct Table(pub(super) BTreeMap<String, (Origin, Node)>);

impl Table {
    /// Reads a TOML file's text.
    pub(super) fn from_toml(source: &Arc<Source>) -> Result<Self, ConfigError> {
        let at = |range| Origin::File(Span { source: Arc::clone(source), range });
        let document = DeTable::parse(&source.text).map_err(|error| {
            // Without a place of its own, the error is about the end of the file.
            let end = source.text.len();
            ConfigError::new(error.message()).at(at(error.span().unwrap_or(end..end)))
        })?;
        table(document.into_inner(), &at)
    }

    /// Puts a word at a path, making the tables on the way.
    pub(super) fn put(&mut self, path: &[&str], word: &str, origin: &Origin) {
        match path {
            [] => {}
            [key] => {
                let node = Node { value: Value::Word(word.to_owned()), origin: origin.clone() };
                self.0.insert((*key).to_owned(), (origin.clone(), node));
            }
            [key, rest @ ..] => {
                // Anything but a table gives way to one.
                let mut below = match self.0.remove(*key) {
                    Some((_, Node { value: Value::Table(table), .. })) => table,
                    _ => Self::default(),
                };
                below.put(rest, word, origin);
                let node = Node { value: Value::Table(below), origin: origin.clone() };
                self.0.insert((*key).to_owned(), (origin.clone(), node));
            }
        }
    }

    /// Lays another tree over this one: its values win, tables join.
    pub(super) fn overlay(&mut self, over: Self) {
        for (key, (origin, node)) in over.0 {
            match (self.0.get_mut(&key), node) {
                (
                    Some((_, Node { value: Value::Table(below), .. })),
                    Node { value: Value::Table(above), .. },
                ) => below.overlay(above),
                (_, node) => {
                    self.0.insert(key, (origin, node));
                }
            }
        }
    }

    /// Lets all limits start from the general ones, so that each place names only what differs: those of containers, those
    /// of a language, and those of a language's containers, which start from both. What a flag says holds for all of them:
    /// whoever types it means this one start. What is no table is left as it is, for the error it deserves.
    pub(super) fn inherit_limits(&mut self) {
        let general = self.table("limits").cloned().unwrap_or_default();
        let docker = self.table_mut("docker").and_then(|docker| {
            let limits = docker.table("limits")?.above(&general);
            docker.set("limits", limits.clone());
            Some(limits)
        });
        let Some(languages) = self.table_mut("languages") else { return };
        for (_, language) in languages.0.values_mut() {
            let Value::Table(language) = &mut language.value else { continue };
            let own = language.table("limits").cloned().unwrap_or_default();
            let in_docker = language.table("docker_limits").cloned();
            language.set("limits", own.above(&general));
            if docker.is_some() || in_docker.is_some() {
                let limits = own.above(docker.as_ref().unwrap_or(&general));
                language.set("docker_limits", in_docker.unwrap_or_default().above(&limits));
            }
        }
    }

    /// This table over another one, but for what a flag says there.
    fn above(&self, below: &Self) -> Self {
        let mut own = self.clone();
        own.0.retain(|key, _| !below.0.get(key).is_some_and(|(_, node)| node.origin.is_flag()));
        let mut both = below.clone();
        both.overlay(own);
        both
    }

    /// The table of this name, where there is one.
    fn table(&self, key: &str) -> Option<&Self> {
        match &self.0.get(key)?.1.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    fn table_mut(&mut self, key: &str) -> Option<&mut Self> {
        match &mut self.0.get_mut(key)?.1.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Puts a table where one is or nothing is.
    fn set(&mut self, key: &str, table: Self) {
        let here =
            || (Origin::Default, Node { value: Value::Table(Self::default()), origin: Origin::Default });
        let (_, node) = self.0.entry(key.to_owned()).or_insert_with(here);
        if let Value::Table(old) = &mut node.value {
            *old = table;
        }
    }

    /// The value at a path.
    pub(super) fn get(&self, path: &[&str]) -> Option<&Node> {
        let (first, rest) = path.split_first()?;
        let (_, node) = self.0.get(*first)?;
        match &node.value {
            _ if rest.is_empty() => Some(node),
            Value::Table(table) => table.get(rest),
            _ => None,
        }
    }

    /// Where the value at a path comes from; the nearest table's place for an element of a list.
    pub(super) fn origin(&self, path: &[&str]) -> Origin {
        self.get(path).map_or(Origin::Default, |node| node.origin.clone())
    }

    /// Where the key at a path is written.
    pub(super) fn key_origin(&self, path: &[&str]) -> Origin {
        let Some((last, parents)) = path.split_last() else { return Origin::Default };
        let table = match parents {
            [] => Some(self),
            _ => self.get(parents).and_then(|node| match &node.value {
                Value::Table(table) => Some(table),
                _ => None,
            }),
        };
        table.and_then(|table| table.0.get(*last)).map_or(Origin::Default, |(key, _)| key.clone())
    }
}

fn table(from: DeTable<'_>, at: &impl Fn(Range<usize>) -> Origin) -> Result<Table, ConfigError> {
    from.into_iter()
        .map(|(key, value)| {
            let place = at(key.span());
            Ok((key.into_inner().into_owned(), (place, node(value, at)?)))
        })
        .collect::<Result<_, _>>()
        .map(Table)
}

fn node(from: Spanned<DeValue<'_>>, at: &impl Fn(Range<usize>) -> Origin) -> Result<Node, ConfigError> {
    let origin = at(from.span());
    let value = match from.into_inner() {
        DeValue::String(text) => Value::Text(text.into_owned()),
        DeValue::Boolean(value) => Value::Bool(value),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => Value::Integer(number),
            Err(_) => return Err(ConfigError::new(format!("{number} is too large a number")).at(origin)),
        },
        DeValue::Float(number) => match number.as_str().parse() {
            Ok(number) => Value::Float(number),
            Err(_) => return Err(ConfigError::new(format!("{number} is not a number")).at(origin)),
        },
        DeValue::Datetime(_) => {
            return Err(ConfigError::new("no setting is a date or a time of day").at(origin));
        }
        DeValue::Array(items) => {
            Value::List(items.into_iter().map(|item| node(item, at)).collect::<Result<_, _>>()?)
        }
        DeValue::Table(inner) => Value::Table(table(inner, at)?),
    };
    Ok(Node { value, origin })
}
