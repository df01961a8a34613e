//! Input that nobody should send: never a panic or a hang, a finding with a place, good rows load.

use super::diagnostic::Diagnostics;
use super::files::Files;
use super::load::{Loaded, Options, load};
use crate::atlas::Atlas;
use proptest::prelude::*;

const COUNTRIES: &str = r#"{"type": "FeatureCollection", "features": [
{"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[47, 38], [51, 38], [51, 42], [47, 42], [47, 38]]]}, "properties": {"id": "AZE", "name": "Azerbaijan"}}
]}"#;
const GOOD: &str = r#"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [49.9, 40.4]}, "properties": {"id": "good", "date": "2020-11-10", "title": "\u0410 title", "countries": ["AZE"], "effects": [{"country": "AZE", "pole": "russia", "domain": "security", "strength": -1.5}], "sources": ["x"]}}"#;

fn files(list: &[(&str, &[u8])]) -> Loaded {
    let mut files = Files::default();
    for (name, bytes) in list {
        files.add_bytes(name, bytes.to_vec());
    }
    load(&files, &Options::default(), Diagnostics::default())
}

fn with(name: &str, bytes: &[u8]) -> (Atlas, String) {
    let loaded = files(&[("countries.geojson", COUNTRIES.as_bytes()), (name, bytes)]);
    let text = loaded.diagnostics.to_string();
    (loaded.atlas.unwrap_or_default(), text)
}

fn collection(rows: &[&str]) -> String {
    format!("{{\"type\": \"FeatureCollection\", \"features\": [\n{}\n]}}\n", rows.join(",\n"))
}

/// A feature with these coordinates of a point.
fn at(coordinates: &str) -> String {
    GOOD.replace("[49.9, 40.4]", coordinates).replace("\"good\"", "\"bad\"")
}

/// A feature with this date.
fn on(date: &str) -> String {
    GOOD.replace("\"2020-11-10\"", date).replace("\"good\"", "\"bad\"")
}

#[test]
fn hostile_features_are_named_and_the_good_one_behind_them_loads() {
    let nested = at(&"[".repeat(100_000));
    let rows: Vec<(String, &str)> = vec![
        (at("[]"), "a position has 0 of two numbers"),
        (at("[1]"), "a position has 1 of two numbers"),
        (at("[null, 40]"), "found null, expected a number"),
        (at("[\"49\", \"40\"]"), "found \"49\", expected a number"),
        (at("[[49, 40]]"), "found [49, expected a number"),
        (at("{}"), "found {, expected a position"),
        (at("null"), "has no coordinates"),
        (at("[NaN, 40]"), "expected value"),
        (at("[Infinity, 40]"), "expected value"),
        (at("[1e999, 40]"), "found 1e999, expected a number"),
        (at(&format!("[{}, 40]", "9".repeat(400))), "expected a number"),
        (at("[40, 94.9]"), "looks swapped"),
        (at("[40, 149]"), "looks swapped"),
        (at("[5555000, 4471000]"), "looks projected"),
        (at("[540, 40]"), "is not on Earth"),
        (GOOD.replace("Point", "GeometryCollection").replace("coordinates", "geometries"), "has no coordinates"),
        (GOOD.replace("Point", "LineString"), "expected Point"),
        (on("\"1900-02-29\""), "not a day of the calendar"),
        (on("\"2100-02-29\""), "not a day of the calendar"),
        (on("\"0000\""), "outside the dataset's period"),
        (on("\"-0044-03-15\""), "is not a date"),
        (on("\"+10000-01-01\""), "is not a date"),
        (on("\"2020-01-01T24:00\""), "is not a date"),
        (on("1604966400"), "is not a date"),
        (on("1604966400000"), "is not a date"),
        (on("\"03/04/05\""), "is not a date"),
        (on("\"c. 1850\""), "is not a date"),
        (on("null"), "has no date"),
        (GOOD.replace("\\u0410", "\\ud800"), "whole characters"),
        (GOOD.replace("\\u0410", "\u{0}"), "control character"),
        (GOOD.replace("\"strength\": -1.5", "\"strength\": -1.5, \"strength\": 1"), "duplicate field"),
        (GOOD.replace("}}", "}"), "ends too early"),
        ("7".into(), "expected a record"),
        ("null".into(), "expected a record"),
        ("\"text\"".into(), "expected a record"),
        ("[]".into(), "expected a record"),
        ("{}".into(), "no properties"),
        (GOOD.replace("\"properties\": {", "\"properties\": null, \"p\": {"), "no properties"),
        (GOOD.replace("\"geometry\": {", "\"geometry\": 5, \"g\": {"), "invalid type"),
        (nested, "expected value"),
    ];
    for (row, expected) in rows {
        let (atlas, found) = with("events.geojson", collection(&[&row, GOOD]).as_bytes());
        let shown: String = row.chars().take(200).collect();
        assert!(found.contains(expected), "{shown}\n{found}");
        assert!(found.starts_with("events.geojson:2:"), "{shown}\n{found}");
        assert_eq!(atlas.events.len(), 1, "{shown}\n{found}");
    }
}

#[test]
fn odd_but_honest_features_load() {
    let rows = [
        at("[49.9, 40.4, 12]"),
        at("[49.9, 40.4, 12, 7]"),
        at("[180, 90]"),
        at("[-180, -90]"),
        at("[4.99e1, 404e-1]"),
        on("\"2000-02-29\""),
        on("\"1850\""),
        on("\"2019~\""),
        GOOD.replace("\"good\"", "9007199254740993"),
        GOOD.replace("\"id\": \"good\", ", ""),
        GOOD.replace("{\"type\": \"Feature\", ", "{\"type\": \"Feature\", \"id\": 7, \"bbox\": [0, 0, 1e999, \"x\"], "),
        GOOD.replace("\"title\"", "\"wide\": [[[[[]]]]], \"title\""),
    ];
    for row in rows {
        let (atlas, found) = with("events.geojson", collection(&[&row]).as_bytes());
        assert_eq!((found.as_str(), atlas.events.len()), ("", 1), "{row}");
    }
    let (atlas, _) = with("events.geojson", collection(&[&GOOD.replace("\"good\"", "9007199254740993")]).as_bytes());
    assert_eq!(atlas.events[0].item.id, "9007199254740993", "an id is text, however long the number");
}

#[test]
fn hostile_files_are_refused_in_one_line() {
    let wide = format!("{{\"type\": \"FeatureCollection\", \"features\": {}", "[".repeat(100_000));
    let deep =
        format!("{{\"type\": \"FeatureCollection\", \"x\": {}{}, \"features\": []}}", "[".repeat(200), "]".repeat(200));
    let cases: [(&[u8], &str); 16] = [
        (b"", "the file ends, expected a GeoJSON FeatureCollection"),
        (b"   \n ", "events.geojson:2:2: error: the file ends"),
        (b"\xef\xbb\xbf", "the file ends"),
        (b"[]", "found `[`, expected a GeoJSON FeatureCollection"),
        (b"{}", "no \"features\""),
        (b"{\"features\": 5}", "no \"features\" array"),
        (b"{\"features\": []} x", "expected nothing more"),
        (b"{\"features\": [],}", "expected value"),
        (b"{\"features\": [", "the file ends"),
        (b"{\"features\"", "the file ends, expected `:`"),
        (b"{5: []}", "expected a string"),
        (b"\xff\xfe{\0}\0", "UTF-16"),
        (b"{\0}\0", "UTF-16"),
        (b"{\"features\": [\"\xe0\"]}", "not UTF-8"),
        (wide.as_bytes(), "expected a record"),
        (deep.as_bytes(), ""),
    ];
    for (bytes, expected) in cases {
        let (atlas, found) = with("events.geojson", bytes);
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]);
        assert!(found.contains(expected) && found.lines().count() <= 2, "{shown}\n{found}");
        assert!(atlas.events.is_empty() && atlas.countries.len() == 1, "{shown}");
    }
    let (atlas, found) = with("events.geojson", collection(&[GOOD, ""]).as_bytes());
    assert!(found.contains("`,` behind the last record") && atlas.events.len() == 1, "{found}");
    for ending in ["\r\n", "\r"] {
        let text = collection(&[&at("[]"), GOOD]).replace('\n', ending);
        let (atlas, found) = with("events.geojson", text.as_bytes());
        assert!(found.starts_with("events.geojson:2:66: error") && atlas.events.len() == 1, "{found}");
    }
}

#[test]
fn hostile_land_is_mended_or_left_out() {
    let land = |kind: &str, coordinates: &str| {
        let feature = format!(
            r#"{{"type": "Feature", "geometry": {{"type": "{kind}", "coordinates": {coordinates}}}, "properties": {{"id": "ARM"}}}}"#
        );
        let loaded = files(&[("countries.geojson", collection(&[&feature]).as_bytes())]);
        let found = loaded.diagnostics.to_string();
        (loaded.atlas.unwrap_or_default().countries, found)
    };
    for (kind, coordinates, expected) in [
        ("Polygon", "[]", "no usable ring"),
        ("Polygon", "[[]]", "no usable ring"),
        ("Polygon", "[[[1, 1]]]", "no usable ring"),
        ("Polygon", "[[[1, 1], [2, 2], [1, 1]]]", "no usable ring"),
        ("Polygon", "[[[1, 1], [2, 2], [3, 3], [1, 1]]]", "no usable ring"),
        ("MultiPolygon", "[[], [[]]]", "no usable ring"),
        ("MultiPolygon", "[[[[1, 1], [2, 1], [2, 120], [1, 1]]]]", "looks swapped"),
        ("Polygon", "[[1, 1], [2, 1], [2, 2], [1, 1]]", "expected a position"),
        ("Point", "[1, 1]", "expected Polygon or MultiPolygon"),
    ] {
        let (countries, found) = land(kind, coordinates);
        assert!(found.contains(expected) && countries.is_empty(), "{kind} {coordinates}\n{found}");
    }
    for (kind, coordinates, expected) in [
        ("Polygon", "[[[1, 1], [2, 1], [2, 2]]]", "is not closed"),
        ("Polygon", "[[[1, 1], [1, 2], [2, 2], [1, 1]]]", ""),
        ("Polygon", "[[[0, 0], [3, 0], [3, 3], [0, 0]], [[1, 1]]]", "encloses nothing"),
        ("MultiPolygon", "[[], [[[0, 0], [3, 0], [3, 3], [0, 0]]]]", ""),
        ("Polygon", "[[[0, 0], [2, 2], [2, 0], [0, 1], [0, 0]]]", ""),
    ] {
        let (countries, found) = land(kind, coordinates);
        assert!(found.contains(expected) && found.is_empty() == expected.is_empty(), "{found}");
        let ring = countries[0].shape.0[0].exterior();
        assert!(ring.is_closed(), "{coordinates}");
        assert!(
            geo::Area::signed_area(&geo::Polygon::new(ring.clone(), vec![])) > 0.0,
            "{coordinates} is anticlockwise"
        );
    }
}

#[test]
fn hostile_tables_are_named_by_row() {
    let cases: [(&str, &str, usize); 12] = [
        ("", "no column \"date\"", 0),
        ("\n\n", "no column \"date\"", 0),
        ("1,2,3\n4,5,6\n", "no column \"date\"", 0),
        ("date,lon,lat\n2020,49,40\n2021\n", "events.csv:3:1: error: the row has 1 fields", 1),
        ("date,lon,lat\n2020,49,40\n\"2021,49,40\n2022,49,40\n", "events.csv:3:1: error: a quote is opened", 2),
        ("date;lon;lat\n2020;49,9;40,4\n", "", 1),
        ("date\tlon\tlat\n2020\t49.9\t40.4\n", "", 1),
        ("date,date,lon,lat\n2020,2021,49,40\n", "means the same", 1),
        ("date,,lon,lat\n2020,,49,40\n", "", 1),
        ("date,lon,lat\n2020,abc,40\n", "is not a number", 0),
        ("date,lon,lat,title\n2020,49,40,\"two\nlines\"\n", "", 1),
        ("date,lon,lat\r2020,49,40\r2021,49,40\r", "", 2),
    ];
    for (text, expected, count) in cases {
        let (atlas, found) = with("events.csv", text.as_bytes());
        assert!(found.contains(expected) && found.is_empty() == expected.is_empty(), "{text}\n{found}");
        assert_eq!(atlas.events.len(), count, "{text}\n{found}");
    }
    let (atlas, found) = with("events.csv", format!("date,lon,lat\n{}", "x".repeat(3_000_000)).as_bytes());
    assert!(atlas.events.is_empty() && found.len() < 1000, "a long line makes a short message");
}

#[test]
fn many_broken_rows_do_not_take_forever() {
    // Each line opens what the next does not close, so that every try would read to the end.
    let text = collection(&vec!["{\"a\":"; 20_000]);
    let (_, found) = with("events.geojson", text.as_bytes());
    assert!(found.contains("more of json-syntax"), "{found}");
    // Rows that swallow the next one.
    let text = format!("date,lon,lat\n{}", "\"2020,49,40\n".repeat(20_001));
    let (_, found) = with("events.csv", text.as_bytes());
    assert!(found.contains("is not a date") && found.lines().count() < 50, "{found}");
}

#[test]
fn a_file_cut_off_at_any_byte_loads_what_is_whole() {
    let text = collection(&[GOOD, &GOOD.replace("\"good\"", "\"other\"")]);
    for length in 0..text.len() {
        let (atlas, found) = with("events.geojson", &text.as_bytes()[..length]);
        assert!(length + 1 == text.len() || !found.is_empty(), "cut at {length}");
        let whole = text[..length].matches("}}").count().min(2);
        assert_eq!(atlas.events.len(), whole, "cut at {length}\n{found}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn bytes_changed_at_random_never_panic(changes in changes(any::<u8>())) {
        for (name, text) in samples() {
            let mut bytes = text.into_bytes();
            for (index, byte) in &changes {
                let at = index.index(bytes.len());
                bytes[at] = *byte;
            }
            with(name, &bytes);
        }
    }

    #[test]
    fn characters_put_in_at_random_never_panic(changes in changes("[ \\-0-9.,:{}\\[\\]\"\\\\eétüА😀\n]")) {
        for (name, text) in samples() {
            let mut chars: Vec<String> = text.chars().map(String::from).collect();
            for (index, part) in &changes {
                let at = index.index(chars.len());
                chars[at].clone_from(part);
            }
            with(name, chars.concat().as_bytes());
        }
    }
}

/// A few places and what to put there.
fn changes<S: Strategy>(what: S) -> impl Strategy<Value = Vec<(prop::sample::Index, S::Value)>> {
    proptest::collection::vec((any::<prop::sample::Index>(), what), 1..12)
}

/// A small good file of each form.
fn samples() -> Vec<(&'static str, String)> {
    vec![
        ("events.geojson", collection(&[GOOD, GOOD])),
        ("countries.geojson", COUNTRIES.to_owned()),
        ("events.csv", "id,date,lon,lat,title\n1,2020-01-01,49.9,40.4,\"a, b\"\n2,2021,49,40,c\n".to_owned()),
        ("ties.json", format!("[\n{TIE}\n]\n")),
        ("sources.json", "[\n{\"id\": \"s\", \"type\": \"webpage\", \"title\": \"t\", \"issued\": {\"date-parts\": [[2020, 1]]}}\n]\n".to_owned()),
        ("dataset.json", "{\"title\": \"t\", \"first_day\": \"2008-01-01\", \"method\": {\"damping\": 1.5}}\n".to_owned()),
    ]
}

const TIE: &str = r#"{"id": "t", "country": "AZE", "partner": "TUR", "name": "x", "status": "treaty", "start": "2020", "confidence": 1, "sources": []}"#;
