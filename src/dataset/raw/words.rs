//! Small values with a written form of their own.

use crate::atlas::Domain;
use schemars::JsonSchema;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

/// Whether the land around the dataset's own countries is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum BasemapChoice {
    /// The program's own basemap lies under the data.
    Bundled,
    /// Nothing but the dataset's own land.
    None,
}

/// An object as pairs in the file's order. A name that comes twice is an error, where a map would
/// keep the last in silence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pairs<K, V>(pub Vec<(K, V)>);

impl<K, V> Default for Pairs<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, K: Deserialize<'de> + PartialEq + fmt::Debug, V: Deserialize<'de>> Deserialize<'de> for Pairs<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seen<K, V>(PhantomData<(K, V)>);
        impl<'de, K: Deserialize<'de> + PartialEq + fmt::Debug, V: Deserialize<'de>> Visitor<'de> for Seen<K, V> {
            type Value = Pairs<K, V>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut pairs: Vec<(K, V)> = Vec::new();
                while let Some(key) = map.next_key()? {
                    if pairs.iter().any(|(known, _)| *known == key) {
                        return Err(A::Error::custom(format!("duplicate field {key:?}, expected each name once")));
                    }
                    pairs.push((key, map.next_value()?));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Seen(PhantomData))
    }
}

impl<K, V: JsonSchema> JsonSchema for Pairs<K, V> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("ObjectOf{}", V::schema_name()).into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        BTreeMap::<String, V>::json_schema(generator)
    }
}

/// A number for each domain; a domain that is left out keeps its default.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DomainNumbers {
    /// Alliances, troops, arms, force.
    pub security: Option<f64>,
    /// Institutions, law, votes.
    pub politics: Option<f64>,
    /// Trade, energy, transit.
    pub economy: Option<f64>,
    /// Media, diaspora, culture.
    pub society: Option<f64>,
}

impl DomainNumbers {
    /// The number of a domain.
    pub const fn of(&self, domain: Domain) -> Option<f64> {
        match domain {
            Domain::Security => self.security,
            Domain::Politics => self.politics,
            Domain::Economy => self.economy,
            Domain::Society => self.society,
        }
    }
}

/// A number or a text, kept as text (CSL-JSON allows both for years).
#[derive(Clone, Debug, PartialEq, serde::Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum NumberOrText {
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
}

impl NumberOrText {
    /// The number, if it is one.
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok(),
        }
    }
}
