//! From the tree of values to typed settings: a serde deserializer whose errors keep the place.

use serde::{
    Deserializer,
    de::{
        self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, StringDeserializer},
    },
    forward_to_deserialize_any,
};

use super::{
    error::ConfigError,
    tree::{Node, Origin, Table, Value},
};

impl<'de> Deserializer<'de> for Node {
    type Error = ConfigError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
        let origin = self.origin;
        match self.value {
            Value::Text(text) | Value::Word(text) => visitor.visit_string(text),
            Value::Integer(number) => visitor.visit_i64(number),
            Value::Float(number) => visitor.visit_f64(number),
            Value::Bool(value) => visitor.visit_bool(value),
            Value::List(items) => visitor.visit_seq(Items(items.into_iter())),
            Value::Table(table) => visitor.visit_map(Entries::from(table)),
        }
        .map_err(|error| error.at(origin))
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
        self.parsed::<u64, V>(visitor, V::visit_u64)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
        self.parsed::<bool, V>(visitor, V::visit_bool)
    }

    /// A word is a list with commas.
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
        match self.value {
            Value::Word(words) => {
                let words = words.split(',').map(str::trim).filter(|word| !word.is_empty());
                let items = words
                    .map(|word| Node { value: Value::Word(word.to_owned()), origin: self.origin.clone() })
                    .collect::<Vec<_>>();
                visitor.visit_seq(Items(items.into_iter())).map_err(|error| error.at(self.origin))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ConfigError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ConfigError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ConfigError> {
        match self.value {
            Value::Text(text) | Value::Word(text) => {
                visitor.visit_enum(IntoDeserializer::<ConfigError>::into_deserializer(text))
            }
            value => Node { value, origin: self.origin.clone() }.deserialize_any(visitor),
        }
        .map_err(|error| error.at(self.origin))
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct map struct identifier ignored_any
    }
}

impl Node {
    /// Gives a word as the type that is asked for; what it is not stays text, for the visitor to say what it wants.
    fn parsed<'de, T: std::str::FromStr, V: Visitor<'de>>(
        self,
        visitor: V,
        visit: fn(V, T) -> Result<V::Value, ConfigError>,
    ) -> Result<V::Value, ConfigError> {
        match &self.value {
            Value::Word(word) => match word.parse() {
                Ok(value) => visit(visitor, value).map_err(|error| error.at(self.origin)),
                Err(_) => self.deserialize_any(visitor),
            },
            _ => self.deserialize_any(visitor),
        }
    }
}

impl Table {
    /// The whole tree as a deserializer.
    pub(super) fn into_deserializer<'de>(self) -> impl Deserializer<'de, Error = ConfigError> {
        MapAccessDeserializer::new(Entries::from(self))
    }
}

struct Items(std::vec::IntoIter<Node>);

impl<'de> SeqAccess<'de> for Items {
    type Error = ConfigError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, ConfigError> {
        self.0.next().map(|node| seed.deserialize(node)).transpose()
    }
}

struct Entries {
    rest: std::collections::btree_map::IntoIter<String, (Origin, Node)>,
    /// The entry whose key was handed out.
    current: Option<(String, Node)>,
}

impl From<Table> for Entries {
    fn from(table: Table) -> Self {
        Self { rest: table.0.into_iter(), current: None }
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = ConfigError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ConfigError> {
        let Some((key, (origin, node))) = self.rest.next() else { return Ok(None) };
        self.current = Some((key.clone(), node));
        let key: StringDeserializer<ConfigError> = key.into_deserializer();
        seed.deserialize(key).map(Some).map_err(|error| error.at(origin))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, ConfigError> {
        let Some((key, node)) = self.current.take() else {
            return Err(de::Error::custom("a value was asked for before its key"));
        };
        let origin = node.origin.clone();
        seed.deserialize(node).map_err(|error| error.at(origin).under(&key))
    }
}
