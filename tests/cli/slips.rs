//! Words mistyped, in another case or in another form: what is clear is taken, what is not is answered
//! with what to type.

use crate::{json, list, refusal, run, run_in, stdout, text};

#[test]
fn a_mistyped_command_is_answered_with_the_nearest_one() {
    assert!(refusal(&["figur", "-o", "a.png"]).contains("did you mean \"figure\"?"));
    assert!(refusal(&["explian", "ARM"]).contains("did you mean \"explain\"?"));
    let none = refusal(&["--west", "split", "nowhere"]);
    assert!(none.contains("there is no command \"nowhere\"") && !none.contains("did you mean"), "{none}");
}

/// The options under a heading of `realign COMMAND --help`.
fn under(help: &str, heading: &str) -> Vec<String> {
    let lines = help.lines().skip_while(|line| *line != format!("{heading}:")).skip(1);
    let lines = lines.take_while(|line| line.is_empty() || line.starts_with(' '));
    let words = lines.flat_map(|line| line.trim_start().strip_prefix("-o, ").unwrap_or(line.trim_start()).split(' '));
    words.filter(|word| word.starts_with("--")).map(str::to_owned).collect()
}

#[test]
fn help_groups_the_options_by_what_they_are_about() {
    let help = stdout(run(&["figure", "--help"]));
    for (heading, option) in
        [("What is shown", "--view"), ("Map", "--camera"), ("Page", "--size"), ("Files of your own", "--columns")]
    {
        assert!(under(&help, heading).iter().any(|own| own == option), "{heading} lacks {option}\n{help}");
    }
    assert!(help.contains("tiles (a square for each country)"), "{help}");
    for command in ["figure", "state", "explain", "changes", "list"] {
        let help = stdout(run(&[command, "--help"]));
        for option in ["--output", "--date", "--from", "--format", "--size", "--title"] {
            assert!(!under(&help, "Lens").iter().any(|own| own == option), "{command} {option}\n{help}");
        }
    }
}

#[test]
fn a_number_or_file_in_the_wrong_place_is_answered_with_what_to_type() {
    let cases: [(&[&str], &str); 6] = [
        (&["figure", "-o", "a.png", "--scale", "300dpi"], "type 2 for twice as many pixels"),
        (&["figure", "-o", "a.png", "--scale", "-1"], "is not between 0.1 and 8"),
        (&["figure", "map.png"], "type -o map.png"),
        (&["state", "--lens", "none.json"], "the file none.json does not exist"),
        (&["--size", "0x0"], "a window is at least 480x360"),
        (&["state", "--date", "2025-02-30"], "February 2025 has 28 days"),
    ];
    for (arguments, hint) in cases {
        let message = refusal(arguments);
        assert!(message.contains(hint), "{arguments:?}: {message}");
    }
}

#[test]
fn a_country_is_found_by_any_of_its_names() {
    for name in ["Armenia", "arm", "AM", "am"] {
        assert!(stdout(run(&["explain", name, "--date", "2025-07-01"])).starts_with("Armenia (ARM)"), "{name}");
    }
    let ties = |country: &str| list(&json(&["list", "ties", "--country", country])).len();
    assert!(ties("TUR") > 0 && ["Turkiye", "Turkey", "TR", "Türkiye"].iter().all(|name| ties(name) == ties("TUR")));
    for pole in ["Turkey", "USA", "the West", "European Union"] {
        assert!(refusal(&["explain", pole]).contains("is one of the poles and is not scored"), "{pole}");
    }
}

#[test]
fn a_page_about_a_country_takes_its_name_and_says_why_there_is_none() {
    let folder = tempfile::tempdir().unwrap();
    let options = ["--size", "900x640", "--view"];
    stdout(run_in(folder.path(), &[&["figure", "-o", "a.svg"], &options[..], &["history:Armenia"]].concat()));
    stdout(run_in(folder.path(), &[&["figure", "-o", "b.svg"], &options[..], &["history:ARM"]].concat()));
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(read("a.svg") == read("b.svg"));
    assert!(refusal(&["figure", "-o", "a.svg", "--view", "brief:russia"]).contains("is one of the poles"));
}

#[test]
fn words_are_taken_in_any_case_and_by_the_names_that_are_shown() {
    let lens = |arguments: &[&str]| text(&json(&[&["state"], arguments].concat())["lens_options"]).to_owned();
    assert_eq!(lens(&["--lens", "Ties"]), "--lens ties");
    assert_eq!(lens(&["--kinds", "ties,Votes"]), "--lens all --kinds tie,vote --lens-name 'Only ties and votes'");
    let folder = tempfile::tempdir().unwrap();
    let mut arguments = vec!["figure", "-o", "a.svg", "--theme", "Dark", "--size", "900X640", "--borders", "defacto"];
    arguments.extend(["--camera", "South-Caucasus", "--routes", "Railways", "--view", "Pull:Türkiye"]);
    stdout(run_in(folder.path(), &arguments));
}

#[test]
fn a_changed_lens_is_named_by_what_it_holds() {
    let state = json(&["state", "--lens", "ties", "--kinds", "event"]);
    assert!(text(&state["lens_options"]).ends_with("--lens-name 'Only events'"), "{}", state["lens_options"]);
}
