//! What is said beside a figure: options that do nothing, a map of nothing, print too small.

use crate::{run_in, stdout};
use std::fs;

/// What a figure with these options is remarked on, and the command it carries.
fn remarked(options: &[&str]) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let arguments = [&["figure", "-o", "a.svg"], options].concat();
    let output = run_in(folder.path(), &arguments);
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(stdout(output), "a.svg\n");
    let svg = fs::read_to_string(folder.path().join("a.svg")).unwrap();
    let start = svg.find("realign figure ").unwrap();
    (said, svg[start..start + svg[start..].find('<').unwrap()].to_owned())
}

#[test]
fn options_that_do_nothing_are_named_and_left_out_of_the_command() {
    let cases: [(&[&str], &[&str]); 5] = [
        (&["--projection", "tiles", "--camera", "ukraine", "--routes", "all"], &["--camera", "--routes"]),
        (
            &["--view", "stripes", "--extent", "20,33,90,57", "--borders", "claims", "--hide", "events"],
            &["--extent", "--borders", "--hide"],
        ),
        (&["--period", "2010..2012", "--since", "2020"], &["--period", "--since"]),
        (&["--view", "pull:west", "--west", "split"], &["--west split"]),
        (&["--west", "split", "--poles", "regimes"], &["--west split"]),
    ];
    for (options, idle) in cases {
        let (said, command) = remarked(options);
        for option in idle {
            assert!(said.contains(&format!("note: {option} does nothing")), "{options:?}: {said}");
            let kept = command.contains(option) && !command.contains("--camera region");
            assert!(!kept, "{options:?}: {command}");
        }
    }
    let (said, command) = remarked(&["--west", "split", "--routes", "all", "--camera", "ukraine"]);
    assert!(said.is_empty() && command.contains("--west split") && command.contains("--camera ukraine"), "{said}");
}

#[test]
fn what_is_odd_about_a_figure_is_said() {
    let cases: [(&[&str], &str); 5] = [
        (&["--window", "2010..2011", "--date", "2025-07-01"], "the events drawn are of 2010-01-01 to 2011-12-31"),
        (&["--view", "disagreement:all"], "is compared with itself"),
        (&["--camera", "120,0,5"], "no country that has a colour and no event is in view"),
        (&["--extent", "0,0,1,1"], "no country that has a colour and no event is in view"),
        (&["--size", "600x400"], "the small print is about 5 pixels high at 600x400"),
    ];
    for (options, expected) in cases {
        let (said, _) = remarked(options);
        assert!(said.contains(expected), "{options:?}: {said}");
    }
}
