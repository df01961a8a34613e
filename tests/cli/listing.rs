//! `list`: fields, filters, GeoJSON and CSV.

use crate::{json, json_of, list, refusal, run, small_dataset, stdout, text};
use serde_json::Value;

const EVERY_ROW: [&str; 5] = ["id", "sources", "confidence", "label", "statements"];

fn check_fields(kind: &str, fields: &[&str]) -> Value {
    let rows = json(&["list", kind]);
    for row in list(&rows) {
        for field in EVERY_ROW.iter().chain(fields) {
            assert!(row.as_object().unwrap().contains_key(*field), "{kind} {} lacks {field}", row["id"]);
        }
    }
    rows
}

#[test]
fn every_list_has_its_fields() {
    check_fields(
        "events",
        &["date", "precision", "end", "title", "text", "countries", "category", "place", "lon", "lat", "effects"],
    );
    check_fields("ties", &["country", "organisation", "partner", "name", "status", "start", "end"]);
    let votes = check_fields("votes", &["resolution", "date", "title", "votes"]);
    let es_11_1 = list(&votes).iter().find(|vote| vote["resolution"] == "ES-11/1").unwrap();
    assert_eq!((text(&es_11_1["votes"]["AZE"]), text(&es_11_1["votes"]["UKR"])), ("not voting", "yes"));
    check_fields("claims", &["author", "role", "date", "subject", "effects"]);
    check_fields("areas", &["name", "status", "controller", "de_jure", "claimant", "start", "end", "km2"]);
    check_fields("routes", &["name", "kind", "statuses"]);
    check_fields("disagreements", &["question", "a", "b", "shown_as"]);
    let organisations = check_fields("organisations", &["name", "native", "founded", "seat"]);
    let csto = list(&organisations).iter().find(|it| it["id"] == "CSTO").unwrap();
    assert!(text(&csto["native"]["hy"]).starts_with("Հավաքական"), "{csto}");
    for kind in ["sources", "lenses", "stories"] {
        check_fields(kind, &[]);
    }
}

#[test]
fn ties_of_a_day_are_those_in_force() {
    let standing = |date: &str| {
        let ties = json(&["list", "ties", "--country", "ARM", "--date", date]);
        let csto = list(&ties).iter().filter(|tie| tie["organisation"] == "CSTO");
        csto.map(|tie| text(&tie["status"]).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(standing("2024-02-22"), ["member"]);
    assert_eq!(standing("2024-02-23"), ["frozen"]);
}

#[test]
fn a_country_keeps_what_concerns_it() {
    let events = json(&["list", "events", "--country", "AZE", "--date", "2015-01-01"]);
    assert!(!list(&events).is_empty());
    for event in list(&events) {
        let named = list(&event["countries"]).iter().any(|id| id == "AZE");
        assert!(named || list(&event["effects"]).iter().any(|effect| effect["country"] == "AZE"), "{event}");
        assert!(text(&event["first_day"]) <= "2015-01-01");
    }
}

#[test]
fn places_are_geojson_and_the_rest_is_not() {
    for kind in ["events", "areas", "settlements", "routes"] {
        let world = json_of(&["list", kind, "--format", "geojson"]);
        assert_eq!(text(&world["type"]), "FeatureCollection");
    }
    assert!(refusal(&["list", "ties", "--format", "geojson"]).contains("--format json or csv"));
    assert!(refusal(&["list", "lenses", "--date", "2020"]).contains("leave them out"));
}

#[test]
fn a_formula_in_a_title_is_guarded_in_csv_and_whole_in_json() {
    let folder = tempfile::tempdir().unwrap();
    small_dataset(folder.path(), "id,date,title,lon,lat,country\ne1,2005-01-02,\"=SUM(1,2)\",-7.5,41,AZE\n");
    let data = folder.path().to_str().unwrap();
    let table = stdout(run(&["list", "events", "--data", data, "--format", "csv"]));
    assert!(table.contains("\"'=SUM(1,2)\""), "{table}");
    assert!(table.contains(",-7.5,41,"), "{table}");
    let rows = json(&["list", "events", "--data", data]);
    assert_eq!(text(&rows[0]["title"]), "=SUM(1,2)");
}

#[test]
fn every_table_has_a_header_and_one_row_a_record() {
    for arguments in [["list", "ties"], ["list", "stories"]] {
        let rows = json(&arguments);
        let table = stdout(run(&[arguments[0], arguments[1], "--format", "csv"]));
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        assert_eq!(reader.headers().unwrap().get(0), Some("id"));
        assert_eq!(reader.records().map(Result::unwrap).count(), list(&rows).len());
    }
}

#[test]
fn areas_on_a_date_have_their_land_of_that_date_and_its_size() {
    let land = |date: &str| -> (f64, usize) {
        let world = json_of(&["list", "areas", "--date", date, "--format", "geojson"]);
        let area = list(&world["features"]).iter().find(|f| f["id"] == "ukraine-occupied-2022").cloned().unwrap();
        let polygons = list(&area["geometry"]["coordinates"]).len();
        assert!(area["properties"]["approximate_from"].as_f64().unwrap() > 400.0);
        (area["properties"]["km2"].as_f64().unwrap(), polygons)
    };
    let (spring, autumn) = (land("2022-03-28"), land("2022-11-15"));
    assert!(spring.0 > 1.4 * autumn.0 && autumn.0 > 50_000.0, "{spring:?} {autumn:?}");
    assert!(spring.1 > 0 && autumn.1 > 0);
}

#[test]
fn a_settlement_is_listed_with_its_changes_and_who_holds_it_on_a_date() {
    let holder = |date: &str| {
        let rows = json(&["list", "settlements", "--date", date]);
        let kherson = list(&rows).iter().find(|row| row["id"] == "kherson").cloned().unwrap();
        assert!(list(&kherson["changes"]).len() == 2);
        text(&kherson["holder"]).to_owned()
    };
    assert_eq!([holder("2022-02-01"), holder("2022-06-01"), holder("2022-12-01")], ["UKR", "RUS", "UKR"]);
}

#[test]
fn sources_come_out_as_bibtex_csl_and_a_reference_list() {
    let count = list(&json(&["list", "sources"])).len();
    let bibtex = stdout(run(&["list", "sources", "--format", "bibtex"]));
    assert_eq!(bibtex.lines().filter(|line| line.starts_with('@')).count(), count);
    assert!(bibtex.contains("@article{al-jazeera-2025-07-10,"), "{}", &bibtex[..400]);
    let csl: Value = serde_json::from_str(&stdout(run(&["list", "sources", "--format", "csl"]))).unwrap();
    assert_eq!(list(&csl).len(), count);
    // Of a folder with few sources: a style is slow without optimisation.
    let folder = tempfile::tempdir().unwrap();
    small_dataset(folder.path(), "id,date,title\n");
    let sources = r#"[{"id": "b", "type": "report", "title": "Beta", "issued": {"date-parts": [[2020]]}},
        {"id": "a", "type": "webpage", "title": "Alpha", "container-title": "Site", "issued": {"date-parts": [[2025, 7, 10]]}}]"#;
    std::fs::write(folder.path().join("sources.json"), sources).unwrap();
    let apa = stdout(run(&["list", "sources", "--format", "apa", "--data", &folder.path().display().to_string()]));
    assert_eq!(apa, "Alpha. (2025, July 10). Site.\nBeta. (2020).\n");
    assert!(refusal(&["list", "ties", "--format", "bibtex"]).contains("ties are no bibliography"));
}

#[test]
fn what_concerns_a_pole_is_listed_and_an_empty_list_says_why() {
    let rows = |kind: &str, country: &str| list(&json(&["list", kind, "--country", country])).len();
    assert!(rows("events", "RUS") > 100 && rows("claims", "Russia") > 5 && rows("events", "USA") > 20);
    let none = run(&["list", "settlements", "--country", "AZE"]);
    assert!(none.status.success() && none.stdout == b"[]\n");
    let said = String::from_utf8(none.stderr).unwrap();
    assert!(said.contains("no settlements of the dataset concern Azerbaijan"), "{said}");
}

#[test]
fn sources_are_listed_by_id_and_by_what_counts_for_a_country_on_a_day() {
    let ids = |arguments: &[&str]| -> Vec<String> {
        let rows = json(&[&["list", "sources"], arguments].concat());
        list(&rows).iter().map(|row| text(&row["id"]).to_owned()).collect()
    };
    assert_eq!(ids(&["--ids", "karimli-2024,al-jazeera-2025-07-10"]).len(), 2);
    assert!(refusal(&["list", "sources", "--ids", "nobody"]).contains("no \"nobody\" among the sources"));
    let why = json(&["explain", "ARM", "--date", "2025-07-01"]);
    let counted: std::collections::BTreeSet<&str> = ["russia", "west", "turkiye", "china"]
        .iter()
        .flat_map(|pole| list(&why["poles"][pole]["items"]))
        .filter(|item| item["contribution"].as_f64() != Some(0.0))
        .flat_map(|item| list(&item["sources"]).iter().map(text))
        .collect();
    let listed = ids(&["--country", "ARM", "--date", "2025-07-01"]);
    assert_eq!(listed.iter().map(String::as_str).collect::<std::collections::BTreeSet<_>>(), counted);
    let apa = stdout(run(&["list", "sources", "--ids", "karimli-2024", "--format", "apa"]));
    assert_eq!(apa.lines().count(), 1, "{apa}");
    assert!(refusal(&["list", "sources", "--lens", "ties"]).contains("--ids"));
}
