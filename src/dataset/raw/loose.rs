//! A user's own events and countries: known fields under their usual names, all others left alone.

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident = $($name:literal)|+,)+) => {
        /// What a column or property can mean.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Field { $($(#[$doc])* $field,)+ }
        impl Field {
            pub const COUNT: usize = [$(Self::$field),+].len();
            /// The meaning of a name, whatever its case; `None` for a name that means nothing here.
            pub fn of(name: &str) -> Option<Self> {
                let lower = name.trim().to_ascii_lowercase();
                Some(match lower.as_str() { $($($name)|+ => Self::$field,)+ _ => return None })
            }
        }
    };
}

fields! {
    Id = "id" | "iso_a3" | "iso3" | "adm0_a3" | "code",
    Date = "date" | "day" | "start",
    End = "end" | "end_date",
    Lon = "lon" | "lng" | "long" | "longitude" | "x",
    Lat = "lat" | "latitude" | "y",
    Title = "title" | "name" | "admin" | "event",
    Text = "text" | "description" | "notes" | "note",
    Countries = "countries" | "country" | "iso",
    Category = "category",
    Place = "place" | "location" | "town" | "city",
    Source = "sources" | "source" | "source_id",
    Confidence = "confidence",
    Label = "label",
    Effects = "effects",
    Role = "role",
    Pole = "pole",
    NativeName = "native_name" | "name_native",
    Value = "value",
}

/// Fields of one record, as texts.
pub(crate) trait Fields {
    /// A field's text; `None` when it is absent or empty.
    fn text(&self, field: Field) -> Option<Cow<'_, str>>;

    /// A field's JSON; tables have none.
    fn json(&self, _field: Field) -> Option<&str> {
        None
    }

    /// A field as a list: a JSON array, or a text divided by `;`, `|`, `,` or spaces.
    fn list(&self, field: Field) -> Vec<String> {
        if let Some(list) = self.json(field).and_then(|json| serde_json::from_str(json).ok()) {
            return list;
        }
        let text = self.text(field).unwrap_or_default();
        text.split([';', '|', ',', ' ']).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }
}

/// The properties of a user's own feature.
#[derive(Debug)]
pub(crate) struct Properties<'a>([Option<&'a RawValue>; Field::COUNT]);

#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Properties<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Known;
        impl<'de> Visitor<'de> for Known {
            type Value = Properties<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with the feature's properties")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut found = [None; Field::COUNT];
                while let Some(Key(key)) = map.next_key()? {
                    let Some(field) = Field::of(&key) else {
                        map.next_value::<IgnoredAny>()?;
                        continue;
                    };
                    let value: &RawValue = map.next_value()?;
                    // A raw value's escapes are not looked at yet; half a surrogate pair is no text.
                    if value.get().contains("\\u") && value.get().starts_with('"') {
                        serde_json::from_str::<String>(value.get()).map_err(|error| bad_text(&error))?;
                    }
                    let slot = &mut found[field as usize];
                    // Natural Earth writes -99 for "has no code"; a plain `id` beats other names.
                    let unset = value.get() == "\"-99\"" || (slot.is_some() && key != "id");
                    if !unset {
                        *slot = Some(value);
                    }
                }
                Ok(Properties(found))
            }
        }
        deserializer.deserialize_map(Known)
    }
}

impl Fields for Properties<'_> {
    fn text(&self, field: Field) -> Option<Cow<'_, str>> {
        json_text(self.0[field as usize]?)
    }

    fn json(&self, field: Field) -> Option<&str> {
        self.0[field as usize].map(RawValue::get)
    }
}

fn bad_text<E: serde::de::Error>(error: &serde_json::Error) -> E {
    let text = error.to_string();
    E::custom(format!("{}, expected whole characters", text.split(" at line").next().unwrap_or_default()))
}

/// A scalar as text: a number stays as it is written, however long.
pub(crate) fn json_text(value: &RawValue) -> Option<Cow<'_, str>> {
    let text = value.get();
    match text.as_bytes().first()? {
        b'"' => serde_json::from_str::<String>(text).ok().filter(|text| !text.is_empty()).map(Cow::Owned),
        b'{' | b'[' | b'n' => None,
        _ => Some(Cow::Borrowed(text)),
    }
}
