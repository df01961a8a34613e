//! Words mistyped, in another case or in another form: what is clear is taken, what is not is answered
//! with what to type.

use crate::{refusal, run, stdout};

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
    let cases: [(&[&str], &str); 3] = [
        (&["figure", "-o", "a.png", "--scale", "300dpi"], "type 2 for twice as many pixels"),
        (&["figure", "-o", "a.png", "--scale", "-1"], "is not between 0.1 and 8"),
        (&["figure", "map.png"], "type -o map.png"),
    ];
    for (arguments, hint) in cases {
        let message = refusal(arguments);
        assert!(message.contains(hint), "{arguments:?}: {message}");
    }
}
