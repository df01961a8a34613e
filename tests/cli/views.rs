//! Views, pages and lenses on the command line: each makes its figure, says what it shows, and carries
//! the command that makes the same file again.

use crate::{country, json, list, number, refusal, run, run_in, stdout, text};
use std::fs;
use std::path::Path;

/// The command in a figure's metadata, as words of a shell.
fn recorded(svg: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let of_command = |n: &roxmltree::Node<'_, '_>| n.text().is_some_and(|t| t.starts_with("realign figure "));
    let command = document.descendants().find(of_command).and_then(|n| n.text()).unwrap().to_owned();
    let mut words = vec![String::new()];
    let (mut quoted, mut escaped) = (false, false);
    for c in command.chars() {
        match c {
            '\\' => escaped = true,
            c if escaped => {
                words.last_mut().unwrap().push(c);
                escaped = false;
            }
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words.into_iter().skip(1).collect()
}

fn figure(folder: &Path, name: &str, options: &[&str]) -> String {
    let mut arguments = vec!["figure", "-o", name, "--size", "900x640"];
    arguments.extend(options);
    stdout(run_in(folder, &arguments));
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn every_view_makes_a_figure_that_its_own_command_makes_again() {
    let folder = tempfile::tempdir().unwrap();
    let mine = r#"{"id": "ties", "name": "Mine", "kinds": ["vote"]}"#;
    fs::write(folder.path().join("mine.json"), mine).unwrap();
    let cases: [&[&str]; 12] = [
        &["--hide", "events,towns,law,inset", "--date", "2025-07-01"],
        &["--view", "disagreement:mine.json#ties", "--date", "2025-07-01"],
        &["--view", "matrix", "--title=--odd 'title'", "--date", "2014-01-01"],
        &["--view", "pull:eu", "--date", "2024-05-01", "--theme", "dark"],
        &["--view", "change", "--since", "2022-02-23", "--date", "2023-03-01"],
        &["--view", "organisation:Council of Europe", "--date", "2023-03-01"],
        &["--view", "vote:68/262"],
        &["--view", "disagreement:karimli-essay", "--lens", "jazeera-column", "--date", "2025-08-01"],
        &["--view", "stripes", "--period", "2012..2016", "--west", "split"],
        &["--view", "lines", "--kinds", "tie,vote", "--labels", "recorded fact", "--lens-name", "Signed & voted"],
        &["--view", "history:ARM", "--weights", "0.4,0.1,0.3,0.2", "--half-lives", "6,12,12,6", "--damping", "2.5"],
        &["--view", "brief:AZE", "--date", "2025-07-01", "--lens", "karimli-essay", "--poles", "regimes"],
    ];
    for case in cases {
        let first = figure(folder.path(), "first.svg", case);
        let mut again = recorded(&first);
        let size = again.iter().position(|word| word == "--size").unwrap();
        assert_eq!(again[size + 1], "900x640");
        again.extend(["-o".to_owned(), "again.svg".to_owned()]);
        let again: Vec<&str> = again.iter().map(String::as_str).collect();
        stdout(run_in(folder.path(), &again));
        assert!(first == fs::read_to_string(folder.path().join("again.svg")).unwrap(), "{case:?}: {again:?}");
    }
}

#[test]
fn a_figure_says_which_lens_and_weights_it_was_made_with() {
    let folder = tempfile::tempdir().unwrap();
    let svg = figure(folder.path(), "a.svg", &["--weights", "security first", "--without", "un-res-68-262"]);
    let words: Vec<String> = roxmltree::Document::parse(&svg)
        .unwrap()
        .descendants()
        .filter(|n| n.has_tag_name("text"))
        .filter_map(|n| n.text().map(str::to_owned))
        .collect();
    let has = |part: &str| words.iter().any(|w| w.contains(part));
    assert!(has("All evidence, security first weights, without one source"), "{words:?}");
}

#[test]
fn a_lens_changed_by_options_changes_the_scores_and_is_written_down() {
    let plain = json(&["state", "--date", "2025-07-01"]);
    let ties = json(&["state", "--date", "2025-07-01", "--kinds", "tie"]);
    let same = json(&["state", "--date", "2025-07-01", "--lens", "ties"]);
    let russia = |state: &serde_json::Value| number(&country(state, "ARM")["scores"]["russia"]);
    assert!((russia(&ties) - russia(&same)).abs() < 1e-12 && russia(&plain) != russia(&ties));
    assert_eq!(text(&ties["lens_options"]), "--lens all --kinds tie --lens-name 'Only ties'");
}

#[test]
fn a_lens_is_read_from_the_file_that_the_window_saves() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.json");
    let lens = r#"{"id": "mine", "name": "Mine", "kinds": ["tie"], "weights": {"security": 1}}"#;
    fs::write(&file, lens).unwrap();
    let state = json(&["state", "--date", "2025-07-01", "--lens", file.to_str().unwrap()]);
    assert!(number(&country(&state, "BLR")["scores"]["russia"]) > 0.6);
    fs::write(&file, format!("[{lens}, {}]", lens.replace("mine", "other").replace("tie", "vote"))).unwrap();
    let other = format!("{}#other", file.to_str().unwrap());
    let state = json(&["state", "--date", "2025-07-01", "--lens", &other]);
    assert_eq!(number(&country(&state, "BLR")["scores"]["russia"]), 0.0, "votes weigh nothing in security");
    assert!(refusal(&["state", "--lens", &other.replace("#other", "#none")]).contains("it has mine, other"));
    // What the program would refuse as an option it refuses in a file, so that figures can be made again.
    let slow = lens.replace("}}", "}, \"half_life_months\": {\"security\": 5000}}");
    fs::write(&file, &slow).unwrap();
    assert!(refusal(&["state", "--lens", file.to_str().unwrap()]).contains("expected 0.5 to 600 months"), "{slow}");
    assert!(refusal(&["state", "--half-lives", "5000,1,1,1"]).contains("from 0.5 to 600"));
    fs::write(&file, "{\"id\": 7}").unwrap();
    assert!(refusal(&["state", "--lens", file.to_str().unwrap()]).contains("mine.json: 1:"));
}

#[test]
fn a_lens_filters_lists_of_evidence_and_no_others() {
    let ids = |arguments: &[&str]| list(&json(arguments)).len();
    let (all, opinions) = (ids(&["list", "claims"]), ids(&["list", "claims", "--lens", "karimli-essay"]));
    assert!(opinions > 10 && opinions < all);
    assert_eq!(ids(&["list", "events", "--lens", "ties"]), 0);
    assert!(refusal(&["list", "areas", "--lens", "ties"]).contains("does not apply to areas"));
}

#[test]
fn an_explanation_says_what_it_rests_on() {
    let why = json(&["explain", "ARM", "--date", "2024-03-01"]);
    let doubt = &why["doubt"];
    let weightings = list(&doubt["weightings"]);
    assert_eq!(weightings.len(), 12);
    let same = weightings.iter().filter(|w| w["class"] == why["class"] && w["lead"] == why["lead"]).count();
    assert_eq!(doubt["same_class"].as_u64().unwrap() as usize, same);
    assert!(text(&doubt["sentence"]).contains(&format!("in {same} of 12 plausible weightings")));
    let people = stdout(run(&["explain", "ARM", "--date", "2024-03-01"]));
    assert!(people.contains(text(&doubt["sentence"])));
}

#[test]
fn a_table_of_ratings_is_shown_as_its_raters_values() {
    let folder = tempfile::tempdir().unwrap();
    let land = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"id":"AZE","name":"Azerbaijan","role":"focus"},"geometry":null},
        {"type":"Feature","properties":{"id":"GEO","name":"Georgia","role":"focus"},"geometry":null}]}"#;
    fs::write(folder.path().join("countries.geojson"), land).unwrap();
    fs::write(
        folder.path().join("trust.csv"),
        "country,date,value\nAZE,2020-01-01,1.5\nAZE,2022-01-01,3\nGEO,2021-06-01,9\n",
    )
    .unwrap();
    let options = ["--countries", "countries.geojson", "--ratings", "trust.csv", "--date", "2021-03-01"];
    let svg = figure(folder.path(), "a.svg", &options);
    for part in ["Rated by trust", "Azerbaijan: 1.5 to 3, 1.5", "Georgia: nothing known"] {
        assert!(svg.contains(part), "{part}");
    }
}

#[test]
fn a_table_of_a_spreadsheet_has_commas_in_its_numbers_and_its_own_way_to_write_csv() {
    let folder = tempfile::tempdir().unwrap();
    let rows = "country;date;value\nARM;2020-01-01;1,5\nAZE;2020-01-01;2,5\nGEO;2020-01-01;3,5\n";
    fs::write(folder.path().join("Trust.Csv"), rows).unwrap();
    let svg = figure(folder.path(), "a.svg", &["--ratings", "Trust.Csv"]);
    for part in ["Rated by Trust", "Armenia: 1.5 to 1.9, 1,5", "Georgia: 3.1 to 3.5, 3,5"] {
        assert!(svg.contains(part), "{part}");
    }
}

#[test]
fn a_dataset_about_another_part_of_the_world_is_drawn_where_it_lies() {
    let folder = tempfile::tempdir().unwrap();
    let land = r#"{"type":"FeatureCollection","features":[{"type":"Feature",
        "properties":{"id":"CHL","name":"Chile","role":"focus"},"geometry":{"type":"Polygon",
        "coordinates":[[[-74,-50],[-70,-50],[-70,-20],[-74,-20],[-74,-50]]]}}]}"#;
    fs::write(folder.path().join("countries.geojson"), land).unwrap();
    let svg = figure(folder.path(), "a.svg", &["--data", "."]);
    let command = recorded(&svg);
    let at = command.iter().position(|word| word == "--camera" || word == "--extent").unwrap();
    assert_eq!(command[at + 1], "-74.5,-50.5,-69.5,-19.5");
    assert!(svg.contains(">CHILE<"), "its name stands on the map");
}

#[test]
fn the_method_is_printed_with_its_glossary() {
    let method = stdout(run(&["method"]));
    assert!(method.contains("## From evidence to a score") && method.contains("## Glossary"));
}
