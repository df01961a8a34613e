//! Ways out: stdout, a file that is never half written, and messages on stderr.

use super::failure::Failure;
use super::record::Record;
use crate::disk;
use std::io::{self, Write};
use std::path::Path;

/// Writes to stdout. A reader that has gone away (`realign list events | head`) is no failure.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Arguments(format!("cannot write to stdout: {error}; use -o FILE to write a file")))
        }
        _ => Ok(()),
    }
}

/// Says something on stderr; when nobody listens, nothing is lost.
pub(super) fn complain(message: &str) {
    let _ = writeln!(io::stderr().lock(), "realign: {}", message.trim_end());
}

/// Says on stderr what somebody should know about what was done.
pub(super) fn note(message: &str) {
    complain(&format!("note: {message}"));
}

/// Several notes.
pub(super) fn notes(messages: &[String]) {
    for message in messages {
        note(message);
    }
}

/// JSON for reading: indented, fields in their order.
pub(super) fn pretty(record: &Record) -> String {
    serde_json::to_string_pretty(record).unwrap_or_default() + "\n"
}

/// JSON with one record a line.
pub(super) fn one_a_line(records: &[Record]) -> String {
    let lines: Vec<String> = records.iter().filter_map(|record| serde_json::to_string(record).ok()).collect();
    if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
}

/// Writes to the file, or to stdout when none is named.
pub(super) fn deliver(text: &str, file: Option<&Path>) -> Result<(), Failure> {
    match file {
        None => print(text),
        Some(path) => write_file(path, text.as_bytes()),
    }
}

/// Refuses a target that cannot be written, before any work is done for it.
pub(super) fn check_target(path: &Path) -> Result<(), Failure> {
    let shown = path.display();
    if path.is_dir() {
        let inside = path.join("map.png");
        let message = format!("{shown} is a folder; name a file in it, such as -o {}", inside.display());
        return Err(Failure::Arguments(message));
    }
    if path.file_name().is_none() {
        return Err(Failure::Arguments(format!("-o \"{shown}\" names no file; give a path such as -o map.png")));
    }
    let parent = disk::folder_of(path);
    if parent.is_dir() {
        return Ok(());
    }
    let fix = format!("make it first (mkdir -p {}) or name another", parent.display());
    Err(Failure::Arguments(format!("the folder {} of -o {shown} does not exist; {fix}", parent.display())))
}

/// Writes a file so that there is never half of one under its name: a temporary file in the same
/// folder, synced, then renamed. Its path is printed.
pub(super) fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    check_target(path)?;
    disk::write_whole(path, bytes).map_err(|error| {
        let shown = path.display();
        Failure::Arguments(format!("cannot write {shown}: {error}; name another place with -o"))
    })?;
    // A device or pipe may be what is printed to.
    if path.is_file() { print(&format!("{}\n", path.display())) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_and_a_missing_parent_are_refused_with_the_fix() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let message = |path: &Path| check_target(path).map_err(|failure| (failure.status(), failure.to_string()));
        assert!(message(folder.path()).is_err_and(|(status, text)| status == 2 && text.contains("name a file in it")));
        let orphan = folder.path().join("none").join("map.png");
        assert!(message(&orphan).is_err_and(|(status, text)| status == 2 && text.contains("mkdir -p")));
        Ok(())
    }
}
