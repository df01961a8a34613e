//! `state`, `explain` and `changes`: fields, and sums that add up.

use crate::{country, json, json_of, list, number, refusal, run, state, stdout, sum, text};

fn check_sums_on(date: &str, lens: &str) {
    let state = json(&["state", "--date", date, "--lens", lens]);
    assert_eq!((text(&state["date"]), text(&state["lens"])), (date, lens));
    for of_state in list(&state["countries"]) {
        let id = text(&of_state["id"]);
        let why = json(&["explain", id, "--date", date, "--lens", lens]);
        assert_eq!((&why["id"], &why["date"], &why["lens"]), (&of_state["id"], &state["date"], &state["lens"]));
        assert_eq!((&why["class"], &why["lead"]), (&of_state["class"], &of_state["lead"]));
        for (group, scores) in [("poles", "scores"), ("children", "children")] {
            for (pole, expected) in of_state[scores].as_object().into_iter().flatten() {
                let pole_why = &why[group][pole];
                let contributions = sum(&pole_why["items"], "contribution");
                assert!((contributions - number(expected)).abs() < 1e-9, "{id} {pole} {date}");
                assert_eq!(&pole_why["score"], expected);
            }
        }
    }
}

#[test]
fn contributions_add_up_to_every_score_of_2014() {
    check_sums_on("2014-09-15", "all");
}

#[test]
fn contributions_add_up_to_every_score_of_2025() {
    check_sums_on("2025-07-01", "all");
}

#[test]
fn contributions_add_up_in_the_other_pole_set_too() {
    let essay = json(&["state", "--lens", "karimli-essay", "--date", "2025-01-01"]);
    let azerbaijan = country(&essay, "AZE");
    let why = json(&["explain", "AZE", "--lens", "karimli-essay", "--date", "2025-01-01"]);
    for (pole, expected) in azerbaijan["scores"].as_object().unwrap() {
        assert!((sum(&why["poles"][pole]["items"], "contribution") - number(expected)).abs() < 1e-9, "{pole}");
    }
}

#[test]
fn a_state_has_the_fields_that_scripts_rely_on() {
    let state = state("2025-07-01");
    assert!(text(&state["dataset"]).starts_with("sha256:"));
    assert_eq!(text(&state["method"]), "1");
    let classes = ["insufficient evidence", "no clear lean", "multi-vector", "leans", "strongly leans"];
    for country in list(&state["countries"]) {
        assert!(classes.contains(&text(&country["class"])));
        assert!(number(&country["mass"]) >= 0.0 && country["coverage"].as_u64().unwrap() <= 4);
        assert!((0.0..=1.0).contains(&number(&country["conflict"])));
        for pole in ["russia", "west", "turkiye", "china"] {
            let score = number(&country["scores"][pole]);
            let range = list(&country["range"][pole]);
            assert!(number(&range[0]) <= score && score <= number(&range[1]), "{country}");
        }
        assert!(country["children"]["eu"].is_f64() && country["children"]["us"].is_f64());
        let named = list(&country["lead"]).len();
        let expected = match text(&country["class"]) {
            "multi-vector" => 2,
            "leans" | "strongly leans" => 1,
            _ => 0,
        };
        assert_eq!(named, expected, "{country}");
    }
}

#[test]
fn without_a_date_the_state_is_that_of_the_last_day() {
    let message = refusal(&["state", "--date", "2200-01-01"]);
    let last = text(&json(&["state"])["date"]).to_owned();
    assert!(message.contains(&last), "{message}");
}

#[test]
fn a_month_means_its_first_day_however_it_is_typed() {
    let date = |typed: &str| text(&json(&["state", "--date", typed])["date"]).to_owned();
    assert_eq!(date("July 2025"), "2025-07-01");
    assert_eq!(date("10.07.2025"), "2025-07-10");
}

#[test]
fn every_feature_of_the_state_has_land_and_its_date() {
    let world = json_of(&["state", "--date", "2025-07-01", "--format", "geojson"]);
    let features = list(&world["features"]);
    assert_eq!(features.len(), list(&json(&["state"])["countries"]).len());
    for feature in features {
        assert_eq!(text(&feature["properties"]["date"]), "2025-07-01");
        assert!(feature["properties"]["scores"]["west"].is_f64());
        assert!(text(&feature["geometry"]["type"]).ends_with("Polygon"));
    }
}

#[test]
fn an_explanation_for_people_names_the_class_and_the_items() {
    let text = stdout(run(&["explain", "azerbaijan", "--date", "2025-07-01"]));
    for part in ["Azerbaijan (AZE) on 1 July 2025", "not a measurement", "aze-tur-shusha", "in force"] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
}

#[test]
fn a_pole_a_neighbour_and_an_unknown_country_are_not_explained() {
    assert!(refusal(&["explain", "TUR"]).contains("is one of the poles and is not scored"));
    assert!(refusal(&["explain", "IRN"]).contains("is not scored"));
    let unknown = refusal(&["explain", "XYZ"]);
    assert!(unknown.contains("ARM, AZE"), "{unknown}");
}

#[test]
fn changes_add_up_and_say_why() {
    let changes = json(&["changes", "--from", "2013-06-01", "--to", "2025-07-01"]);
    let reasons = ["new", "ended", "ageing", "replaced", "other"];
    for country in list(&changes["countries"]) {
        for (pole, change) in country["poles"].as_object().unwrap() {
            let difference = number(&change["difference"]);
            assert!((number(&change["after"]) - number(&change["before"]) - difference).abs() < 1e-12);
            assert!((sum(&change["items"], "difference") - difference).abs() < 1e-9, "{} {pole}", country["id"]);
            for item in list(&change["items"]) {
                assert!(reasons.contains(&text(&item["reason"])), "{item}");
            }
        }
    }
}

#[test]
fn the_frozen_membership_replaces_the_full_one() {
    let changes = json(&["changes", "--from", "2024-02-22", "--to", "2024-02-23", "--country", "ARM"]);
    assert_eq!(list(&changes["countries"]).len(), 1);
    let items = list(&changes["countries"][0]["poles"]["russia"]["items"]);
    let reasons: Vec<&str> = items.iter().map(|item| text(&item["reason"])).collect();
    assert!(reasons.contains(&"replaced") && reasons.contains(&"new"), "{reasons:?}");
    let for_people = stdout(run(&["changes", "--from", "2024-02-22", "--to", "2024-02-23", "--country", "ARM"]));
    assert!(for_people.contains("replaced"), "{for_people}");
}

#[test]
fn dates_the_wrong_way_round_are_refused() {
    assert!(refusal(&["changes", "--from", "2025-07-01", "--to", "2013-06-01"]).contains("swap"));
}

/// Rows of a table by their columns.
fn rows(table: &str) -> Vec<std::collections::BTreeMap<String, String>> {
    csv::Reader::from_reader(table.as_bytes()).deserialize().map(Result::unwrap).collect()
}

#[test]
fn an_explanation_and_changes_are_tables_that_add_up_too() {
    let why = json(&["explain", "ARM", "--date", "2025-07-01"]);
    let table = rows(&stdout(run(&["explain", "ARM", "--date", "2025-07-01", "--format", "csv"])));
    let towards = |pole: &str| -> f64 {
        let own = table.iter().filter(|row| row["pole"] == pole);
        own.map(|row| row["contribution"].parse::<f64>().unwrap()).sum()
    };
    assert!((towards("west") - number(&why["poles"]["west"]["score"])).abs() < 1e-9);
    assert!(table.iter().all(|row| (row["part_of"] == "west") == ["eu", "us"].contains(&row["pole"].as_str())));
    let days = ["changes", "--from", "2022-01-01", "--to", "2025-07-01", "--country", "ARM", "--format", "csv"];
    let changes = rows(&stdout(run(&days)));
    assert!(
        !changes.is_empty() && changes.iter().all(|row| row["country"] == "ARM" && row["lens_options"] == "lens all")
    );
}

#[test]
fn scores_over_time_are_a_row_a_country_day_and_pole() {
    let period = ["state", "--from", "2020-01", "--to", "2020-12", "--format"];
    let table = rows(&stdout(run(&[&period[..], &["csv"]].concat())));
    let of_armenia: Vec<_> = table.iter().filter(|row| row["id"] == "ARM" && row["pole"] == "west").collect();
    assert_eq!(of_armenia.len(), 12);
    let july = country(&json(&["state", "--date", "2020-07-01"]), "ARM")["scores"]["west"].clone();
    let row = of_armenia.iter().find(|row| row["date"] == "2020-07-01").unwrap();
    assert!((row["score"].parse::<f64>().unwrap() - number(&july)).abs() < 1e-12);
    let years = json(&["state", "--from", "2010", "--to", "2020", "--every", "year"]);
    assert_eq!(list(&years).len(), 11);
    assert!(refusal(&["state", "--from", "2020", "--to", "2010"]).contains("swap"));
    assert!(refusal(&[&period[..], &["geojson"]].concat()).contains("is no map"));
}

#[test]
fn where_nothing_counts_no_doubt_is_stated_and_other_lenses_are_named() {
    let text = stdout(run(&["explain", "GEO", "--lens", "jazeera-column"]));
    assert!(text.contains("No evidence counts through this lens") && text.contains("All evidence"), "{text}");
    assert!(!text.contains("plausible weightings"), "{text}");
    let regimes = stdout(run(&["explain", "ARM", "--poles", "regimes"]));
    assert!(regimes.contains("towards these poles, nor through any other lens"), "{regimes}");
}
