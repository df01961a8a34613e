//! Files written whole or not at all: there is never half of one under its name.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a file: a temporary one in the same folder, synced, then renamed. A link keeps pointing
/// where it points; a device (`/dev/stdout`) is written to, since it cannot be renamed over.
///
/// # Errors
/// When the folder does not exist or the file cannot be written; nothing is left behind then.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(&target).is_ok_and(|about| !about.is_file()) {
        return OpenOptions::new().write(true).open(&target).and_then(|mut file| file.write_all(bytes));
    }
    let temporary = temporary_beside(&target);
    let written = write_and_sync(&temporary, bytes).and_then(|()| fs::rename(&temporary, &target));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// The folder that a file lies in.
pub fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// A name that no file has, numbered from the second on: nothing is written over.
pub fn free_name(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let first = folder.join(format!("{name}.{ending}"));
    let others = (2..10_000).map(|n| folder.join(format!("{name}-{n}.{ending}")));
    std::iter::once(first.clone()).chain(others).find(|path| !path.exists()).unwrap_or(first)
}

fn write_and_sync(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // What a killed run left behind under this name is in nobody's use.
    let _ = fs::remove_file(path);
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn temporary_beside(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    folder_of(path).join(format!(".{name}.{}.part", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_whole_and_leaves_nothing_beside_it() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.json");
        for text in ["first", "second"] {
            write_whole(&path, text.as_bytes())?;
            assert_eq!(fs::read_to_string(&path)?, text);
        }
        assert_eq!(fs::read_dir(folder.path())?.count(), 1);
        assert!(write_whole(&folder.path().join("none").join("a"), b"x").is_err());
        Ok(())
    }
}
