//! Records with land, lines or points, as GeoJSON (RFC 7946).
//!
//! Kept because the properties of the geojson crate sort by name, and here fields stay in order.

use super::record::{Record, Value};
use geo::orient::{Direction, Orient};
use geo::{LineString, MultiPolygon, Polygon};

/// A record with a place.
#[derive(Clone, Debug)]
pub(super) struct Feature {
    /// What is known about it.
    pub properties: Record,
    /// Where it is; `None` when that is not known.
    pub geometry: Option<Record>,
}

/// A `FeatureCollection`, one feature a line, with `members` beside the features.
pub(super) fn collection(members: &Record, features: impl Iterator<Item = Feature>) -> String {
    let members: Vec<String> =
        members.0.iter().map(|(name, value)| format!("{}:{},", json(&name.as_str().into()), json(value))).collect();
    let lines: Vec<String> = features.map(|feature| json(&Value::Record(feature.record()))).collect();
    let members = members.concat();
    format!("{{\"type\":\"FeatureCollection\",{members}\"features\":[\n{}\n]}}\n", lines.join(",\n"))
}

impl Feature {
    fn record(self) -> Record {
        let id = self.properties.get("id").cloned().unwrap_or(Value::Null);
        Record::default()
            .with("type", "Feature")
            .with("id", id)
            .with("properties", self.properties)
            .with("geometry", self.geometry)
    }
}

fn json(value: &Value) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn geometry(kind: &str, coordinates: Value) -> Record {
    Record::default().with("type", kind).with("coordinates", coordinates)
}

fn position([lon, lat]: [f64; 2]) -> Value {
    vec![lon, lat].into()
}

/// A point.
pub(super) fn point(at: [f64; 2]) -> Record {
    geometry("Point", position(at))
}

/// Lines.
pub(super) fn lines(lines: &[Vec<[f64; 2]>]) -> Record {
    let line = |line: &Vec<[f64; 2]>| Value::List(line.iter().copied().map(position).collect());
    match lines {
        [only] => geometry("LineString", line(only)),
        _ => geometry("MultiLineString", Value::List(lines.iter().map(line).collect())),
    }
}

/// Land; shells run counter-clockwise and holes clockwise, as the standard asks.
pub(super) fn polygons(shape: &MultiPolygon<f64>) -> Record {
    let oriented = shape.orient(Direction::Default);
    match oriented.0.as_slice() {
        [only] => geometry("Polygon", rings(only)),
        all => geometry("MultiPolygon", Value::List(all.iter().map(rings).collect())),
    }
}

fn rings(polygon: &Polygon<f64>) -> Value {
    let ring = |ring: &LineString<f64>| Value::List(ring.coords().map(|c| position([c.x, c.y])).collect());
    Value::List(std::iter::once(polygon.exterior()).chain(polygon.interiors()).map(ring).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shells_are_closed_and_run_counter_clockwise() {
        let clockwise = LineString::from(vec![(0.0, 0.0), (0.0, 1.0), (1.0, 1.0)]);
        let shape = MultiPolygon(vec![Polygon::new(clockwise, Vec::new())]);
        let text = json(&Value::Record(polygons(&shape)));
        assert_eq!(text, r#"{"type":"Polygon","coordinates":[[[0.0,0.0],[1.0,1.0],[0.0,1.0],[0.0,0.0]]]}"#);
    }

    #[test]
    fn a_record_without_a_place_has_a_null_geometry() {
        let feature = Feature { properties: Record::default().with("id", "a"), geometry: None };
        let text = collection(&Record::default().with("date", "2025-07-01"), std::iter::once(feature));
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(value["features"][0]["geometry"].is_null());
        assert_eq!(value["features"][0]["id"], "a");
        assert_eq!(value["date"], "2025-07-01");
    }
}
