//! `check`, exit statuses and messages.

use crate::{list, refusal, run, small_dataset, stdout};
use std::fs;
use std::process::Command;

#[test]
fn the_built_in_dataset_has_no_errors() {
    let output = run(&["check"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stdout));
    assert!(String::from_utf8_lossy(&output.stderr).contains("0 errors"));
}

#[test]
fn an_error_is_one_line_with_its_place_and_exit_status_1() {
    let folder = tempfile::tempdir().unwrap();
    small_dataset(folder.path(), "id,date,title,lon,lat,country\ne1,2005-01-01\ne2,2005-01-02,B,47,41,AZE\n");
    let data = folder.path().to_str().unwrap();
    let output = run(&["check", data]);
    let found = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(found.lines().any(|line| line.contains("events.csv:2:") && line.contains(": error: ")), "{found}");
    // What is good is still there, and the rest is counted.
    let output = run(&["list", "events", "--data", data]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("1 error in"));
    assert_eq!(list(&serde_json::from_slice(&output.stdout).unwrap()).len(), 1);
}

#[test]
fn a_lens_with_a_constant_out_of_range_is_an_error_of_the_dataset() {
    let folder = tempfile::tempdir().unwrap();
    small_dataset(folder.path(), "id,date,title\n");
    let lens = r#"[{"id":"a","name":"A","damping":50,"half_life_months":{"security":0,"politics":5000,"economy":1}}]"#;
    fs::write(folder.path().join("lenses.json"), lens).unwrap();
    let output = run(&["check", folder.path().to_str().unwrap()]);
    let found = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    for words in
        ["damping 50", "half-life 0 is", "half-life 5000", "0.5 to 600 months", "half-life of society is missing"]
    {
        assert!(found.contains(words), "{words}: {found}");
    }
}

#[test]
fn a_dataset_without_anything_to_show_is_exit_status_1() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("countries.geojson"), "{").unwrap();
    let output = run(&["state", "--data", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("countries.geojson:1:"));
}

#[test]
fn wrong_arguments_are_refused_with_what_to_do() {
    let cases: [(&[&str], &str); 18] = [
        (&["stat"], "the commands are window, figure"),
        (&["/nowhere/at/all"], "does not exist"),
        (&["check", "/nowhere"], "does not exist"),
        (&["state", "--date", "1980-01-01"], "runs from 1991-12-01 to"),
        (&["state", "--date", "03/04/2025"], "type 2025-07-10"),
        (&["state", "--lens", "rosy"], "karimli-essay"),
        (&["state", "--format", "yaml"], "json"),
        (&["figure", "-o", "map.bmp"], "use .png or .svg"),
        (&["figure", "-o", "/nowhere/map.png"], "mkdir -p"),
        (&["figure", "-o", "map.png", "--size", "9x9"], "at least"),
        (&["figure", "-o", "map.png", "--view", "moon"], "the views are leaning"),
        (&["figure", "-o", "map.png", "--view", "organisation:Hanse"], "the dataset has AIIB"),
        (&["figure", "-o", "map.png", "--view", "brief:FRA"], "the scored countries are ARM"),
        (&["figure", "-o", "map.png", "--view", "pull:russia", "--poles", "regimes"], "autocracies, democracies"),
        (&["state", "--weights", "0,0,0,0"], "equal, security first"),
        (&["state", "--without", "nobody"], "realign list sources"),
        (&["figure", "-o", "map.png", "--camera", "moon"], "south-caucasus"),
        (&["figure", "-o", "map.png", "--window", "2025-02-01..2025-01-01"], "swap"),
    ];
    for (arguments, hint) in cases {
        let message = refusal(arguments);
        assert!(message.contains(hint), "{arguments:?}: {message}");
    }
}

#[test]
fn help_and_version_are_no_failures() {
    for arguments in [&["--help"][..], &["--version"], &["figure", "--help"]] {
        assert!(!stdout(run(arguments)).is_empty());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_realign"))
        .args(["list", "events"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
