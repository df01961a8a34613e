//! JSON Schemas of the dataset's files, made from the types that read them, so that editors
//! complete and check while one writes.

use super::raw;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Name in `data/schema` and text of every schema, in a fixed order.
pub fn schemas() -> Vec<(&'static str, String)> {
    vec![
        ("areas.schema.json", text(&features::<raw::Area>(&["Polygon", "MultiPolygon"], true))),
        ("claims.schema.json", text(&records::<raw::Claim>())),
        ("codebook.schema.json", text(&schema_of::<raw::Codebook>())),
        ("countries.schema.json", text(&features::<raw::Country>(&["Polygon", "MultiPolygon"], true))),
        ("dataset.schema.json", text(&schema_of::<raw::Info>())),
        ("disagreements.schema.json", text(&records::<raw::Disagreement>())),
        ("events.schema.json", text(&features::<raw::Event>(&["Point"], true))),
        ("lenses.schema.json", text(&records::<raw::Lens>())),
        ("organisations.schema.json", text(&records::<raw::Organisation>())),
        ("ratings-row.schema.json", text(&schema_of::<raw::RatingRow>())),
        ("routes.schema.json", text(&features::<raw::Route>(&["LineString", "MultiLineString"], false))),
        ("settlements.schema.json", text(&features::<raw::Settlement>(&["Point"], false))),
        ("sources.schema.json", text(&records::<raw::CslItem>())),
        ("statements.schema.json", text(&records::<raw::Statement>())),
        ("stories.schema.json", text(&records::<raw::Story>())),
        ("ties.schema.json", text(&records::<raw::Tie>())),
        ("votes.schema.json", text(&records::<raw::Vote>())),
    ]
}

fn schema_of<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value()
}

/// Takes the shared definitions out of a record's schema, for the top of the file's.
fn apart<T: JsonSchema>() -> (Value, Value) {
    let mut record = schema_of::<T>();
    let fields = record.as_object_mut();
    let definitions = fields.map(|fields| {
        fields.remove("$schema");
        fields.remove("$defs").unwrap_or_else(|| json!({}))
    });
    (record, definitions.unwrap_or_else(|| json!({})))
}

/// A file that is an array of records.
fn records<T: JsonSchema>() -> Value {
    let (record, definitions) = apart::<T>();
    json!({ "$schema": DIALECT, "type": "array", "items": record, "$defs": definitions })
}

/// A file that is a GeoJSON `FeatureCollection`.
fn features<T: JsonSchema>(geometries: &[&str], may_be_null: bool) -> Value {
    let (record, definitions) = apart::<T>();
    let geometry = json!({
        "type": "object",
        "required": ["type", "coordinates"],
        "properties": { "type": { "enum": geometries }, "coordinates": { "type": "array" } }
    });
    let geometry = if may_be_null { json!({ "anyOf": [geometry, { "type": "null" }] }) } else { geometry };
    let feature = json!({
        "type": "object",
        "required": ["type", "properties", "geometry"],
        "properties": { "type": { "const": "Feature" }, "geometry": geometry, "properties": record }
    });
    json!({
        "$schema": DIALECT,
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": { "const": "FeatureCollection" },
            "features": { "type": "array", "items": feature }
        },
        "$defs": definitions
    })
}

/// Pretty, with its names in order (`serde_json`'s maps are sorted) and a newline at the end.
fn text(schema: &Value) -> String {
    format!("{schema:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_carries_the_words_and_the_explanations() {
        let all = schemas();
        assert_eq!(all.len(), 17);
        let events = &all.iter().find(|(name, _)| name.starts_with("events")).unwrap().1;
        for part in
            ["turkiye", "diaspora-policing", "\"additionalProperties\": false", "Neutral, at most 60 characters"]
        {
            assert!(events.contains(part), "{part}");
        }
    }
}
