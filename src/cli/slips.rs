//! Slips of the hand: a command mistyped, a file named without its option.

use super::arguments::Arguments;
use super::failure::Failure;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory};
use std::ffi::OsString;
use std::path::Path;

/// Refuses a first word that is neither a command, an option nor a folder, before its options are
/// taken for those of the window.
pub(super) fn check_first_word(arguments: &[OsString]) -> Result<(), Failure> {
    let Some(word) = arguments.get(1).and_then(|word| word.to_str()) else { return Ok(()) };
    if word.is_empty() || word.starts_with('-') { Ok(()) } else { check_word(word) }
}

/// A bare word that is neither a folder nor a command is more likely a slip than a dataset.
pub(super) fn check_word(word: &str) -> Result<(), Failure> {
    let path = Path::new(word);
    let command = Arguments::command();
    let names: Vec<&str> = command.get_subcommands().map(Command::get_name).chain(["help"]).collect();
    if names.contains(&word) || path.exists() || path.components().count() != 1 {
        return Ok(());
    }
    let meant = nearest(word, &names).map(|name| format!("; did you mean \"{name}\"?")).unwrap_or_default();
    let message = format!(
        "there is no command \"{word}\", nor a dataset's folder of that name{meant} (the commands are {})",
        names.join(", ")
    );
    Err(Failure::Arguments(message))
}

/// What the argument that clap cannot place was meant to be, when that can be told.
pub(super) fn explained(error: &clap::Error) -> Option<Failure> {
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidArg) else { return None };
    let is_file = !word.starts_with('-') && Path::new(word).extension().is_some();
    let message = format!("\"{word}\" stands alone; to write to that file, type -o {word}");
    is_file.then_some(Failure::Arguments(message))
}

/// The name that differs least, when it differs by little.
fn nearest<'a>(word: &str, names: &[&'a str]) -> Option<&'a str> {
    let word = word.to_lowercase();
    let measured = names.iter().map(|name| (differences(&word, name), *name));
    let (count, name) = measured.min_by_key(|(count, _)| *count)?;
    (count <= 2 && count * 2 < name.len()).then_some(name)
}

/// How many letters are wrong, missing, too many or swapped with their neighbour.
fn differences(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = change.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_one_that_differs_by_a_slip() {
        let names = ["figure", "explain", "state", "list"];
        assert_eq!(nearest("figur", &names), Some("figure"));
        assert_eq!(nearest("explian", &names), Some("explain"));
        assert_eq!(nearest("Status", &names), Some("state"));
        assert_eq!(nearest("map", &names), None);
    }
}
