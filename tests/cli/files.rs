//! Files written, and what stands in for the window.

use crate::{list, refusal, run_in, stdout};
use std::fs;

#[test]
fn a_file_asked_for_is_written_whole() {
    let folder = tempfile::tempdir().unwrap();
    stdout(run_in(folder.path(), &["list", "lenses", "-o", "lenses.json"]));
    let written = fs::read_to_string(folder.path().join("lenses.json")).unwrap();
    assert!(list(&serde_json::from_str(&written).unwrap()).iter().any(|lens| lens["id"] == "all"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn without_a_display_the_newest_day_is_written_as_a_figure() {
    let folder = tempfile::tempdir().unwrap();
    let said = stdout(run_in(folder.path(), &[]));
    assert!(said.contains("realign.png") && said.contains("display"), "{said}");
    let picture = fs::read(folder.path().join("realign.png")).unwrap();
    assert!(picture.starts_with(b"\x89PNG\r\n\x1a\n"));
}

#[test]
fn what_a_figure_refuses_is_refused_without_a_display_too() {
    let cases: [(&[&str], &str); 3] = [
        (&["--view", "pull:russia", "--poles", "regimes"], "autocracies, democracies"),
        (&["--view", "vote:ES-11/1", "--date", "2020-01-01"], "is before the vote"),
        (&["--since", "2025-01-01", "--date", "2020-01-01"], "is later than the day shown"),
    ];
    for (arguments, words) in cases {
        assert!(refusal(arguments).contains(words), "{arguments:?}");
        let figure: Vec<&str> = ["figure", "-o", "refused.png"].iter().chain(arguments).copied().collect();
        assert!(refusal(&figure).contains(words), "{figure:?}");
    }
}

#[test]
fn the_window_asked_for_by_name_is_refused_without_a_display() {
    assert!(refusal(&["window"]).contains("display"));
}

#[test]
fn a_figure_says_where_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["figure", "-o", "map.svg", "--date", "2025-07-01", "--size", "640x480", "--camera", "ukraine"];
    assert_eq!(stdout(run_in(folder.path(), &arguments)), "map.svg\n");
    let drawing = fs::read_to_string(folder.path().join("map.svg")).unwrap();
    roxmltree::Document::parse(&drawing).unwrap();
}

#[test]
fn a_figure_needs_no_dataset_folder() {
    let folder = tempfile::tempdir().unwrap();
    let square = "[[[40,40],[50,40],[50,50],[40,50],[40,40]]]";
    let land = format!(
        "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{{\"id\":\"AZE\",\
         \"name\":\"A\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{square}}}}}]}}"
    );
    fs::write(folder.path().join("land.geojson"), land).unwrap();
    fs::write(folder.path().join("fills.csv"), "id,date,cat\nAZE,2005-01-01,2\n").unwrap();
    fs::write(folder.path().join("e.csv"), "id,date,lon,lat\n1,2005-03-01,45,45\n").unwrap();
    let files = ["--countries", "land.geojson", "--ratings", "fills.csv", "--events", "e.csv"];
    let mut arguments = vec!["figure", "-o", "still.png", "--columns", "country=id,value=cat", "--date", "2005-02-01"];
    arguments.extend(["--projection", "mercator", "--extent", "20,33,90,57", "--size", "640x360"]);
    arguments.extend(files);
    stdout(run_in(folder.path(), &arguments));
    assert!(folder.path().join("still.png").is_file());
    arguments.extend(["--data", "."]);
    assert_eq!(run_in(folder.path(), &arguments).status.code(), Some(2));
}

#[test]
fn schemas_are_written_into_a_folder_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let paths = stdout(run_in(folder.path(), &["schema", "-o", "schema"]));
    assert!(paths.lines().any(|path| path.ends_with("ties.schema.json")), "{paths}");
    for path in paths.lines() {
        let text = fs::read_to_string(folder.path().join(path)).unwrap();
        assert!(serde_json::from_str::<serde_json::Value>(&text).unwrap()["$schema"].is_string());
    }
}

#[test]
fn a_recorded_command_draws_the_same_figure_again() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = [
        "figure",
        "-o",
        "a.svg",
        "--extent",
        "-5,33,90,57",
        "--theme",
        "dark",
        "--routes",
        "railways",
        "--title",
        "Who leans",
    ];
    stdout(run_in(folder.path(), &arguments));
    let first = fs::read_to_string(folder.path().join("a.svg")).unwrap();
    let start = first.find("realign figure ").unwrap();
    let command = &first[start..start + first[start..].find('<').unwrap()];
    let unquoted = command.replace("&apos;", "'").replace("&#39;", "'");
    let (options, title) = unquoted.split_once(" --title ").unwrap();
    let mut again: Vec<&str> = options.split(' ').skip(1).collect();
    again.extend(["--title", title.trim().trim_matches('\''), "-o", "b.svg"]);
    stdout(run_in(folder.path(), &again));
    assert_eq!(fs::read_to_string(folder.path().join("b.svg")).unwrap(), first);
}
