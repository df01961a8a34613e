//! Files written, and what stands in for the window.

use crate::{list, refusal, run_in, small_dataset, stdout};
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

#[test]
fn the_format_is_that_of_the_files_ending_and_a_contradiction_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(stdout(run_in(folder.path(), &["state", "-o", "state.csv"])), "state.csv\n");
    let table = fs::read_to_string(folder.path().join("state.csv")).unwrap();
    assert!(table.starts_with("date,lens,lens_options,id,") && table.contains(",all,lens all,ARM,"), "{table}");
    stdout(run_in(folder.path(), &["list", "areas", "-o", "areas.geojson"]));
    assert!(fs::read_to_string(folder.path().join("areas.geojson")).unwrap().contains("FeatureCollection"));
    assert!(refusal(&["state", "--format", "json", "-o", "state.csv"]).contains("contradict each other"));
    assert!(refusal(&["list", "events", "-o", "events.xlsx"]).contains("end the name in ."));
    assert!(refusal(&["list", "events", "-o", "events.bib"]).contains("events are no bibliography"));
}

#[test]
fn a_figure_without_a_name_replaces_no_other() {
    let folder = tempfile::tempdir().unwrap();
    for expected in ["realign.png", "realign-2.png"] {
        let said = stdout(run_in(folder.path(), &["figure", "--size", "900x640"]));
        assert_eq!(said, format!("{expected}\n"));
    }
    assert!(stdout(run_in(folder.path(), &[])).starts_with("realign-3.png\n"));
}

#[test]
fn what_is_wrong_in_own_tables_is_said_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let table = "land,jahr,wert\nARM,2020,1\nAZE,20xx,2\nATL,2021,3\nGEO,2021,high\nUKR,2022,4\n";
    fs::write(folder.path().join("r.csv"), table).unwrap();
    let columns = ["--ratings", "r.csv", "--columns", "country=land,date=jahr,value=wert"];
    let output = run_in(folder.path(), &[&["figure", "-o", "a.svg"], &columns[..]].concat());
    let said = String::from_utf8(output.stderr).unwrap();
    for part in ["2 errors in the files", "r.csv:3:", "r.csv:4:", "\"ATL\"", "r.csv:5:", "\"high\" is not a number"] {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    let checked = run_in(folder.path(), &[&["check"], &columns[..]].concat());
    assert_eq!(checked.status.code(), Some(1));
    assert!(String::from_utf8(checked.stdout).unwrap().contains("r.csv:3:"));
    assert!(refusal(&["figure", "-o", "a.svg", "--ratings", "r.csv", "--columns", "foo=bar"]).contains("\"foo\""));
}

#[test]
fn a_day_after_ones_own_last_event_can_be_shown() {
    let folder = tempfile::tempdir().unwrap();
    small_dataset(folder.path(), "id,date,title,lon,lat,country\ne1,2005-01-02,B,47,41,AZE\n");
    let arguments = ["figure", "-o", "a.svg", "--events", "events.csv", "--date", "2005-06-01", "--size", "900x640"];
    stdout(run_in(folder.path(), &arguments));
    assert!(fs::read_to_string(folder.path().join("a.svg")).unwrap().contains("1 June 2005"));
}

#[test]
fn a_figures_sources_are_written_as_a_bibliography() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["figure", "-o", "a.svg", "--view", "vote:ES-11/1", "--hide", "events", "--bibliography", "a.bib"];
    assert_eq!(stdout(run_in(folder.path(), &arguments)), "a.svg\na.bib\n");
    let entries = fs::read_to_string(folder.path().join("a.bib")).unwrap();
    assert!((1..10).contains(&entries.lines().filter(|line| line.starts_with('@')).count()), "{entries}");
    assert!(refusal(&["figure", "--bibliography", "a.docx"]).contains("end the name in .bib"));
}
