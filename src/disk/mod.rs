//! Files written whole or not at all: there is never half of one under its name.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::Builder;

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
    rename_into_place(&target, bytes)
}

fn rename_into_place(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(target);
    // Opened here and not by `tempfile_in`, so that the file has the permissions of any new file.
    let open = |path: &Path| OpenOptions::new().write(true).create_new(true).open(path);
    let mut temporary = Builder::new().prefix(".realign-").suffix(".part").make_in(&folder, open)?;
    let file = temporary.as_file_mut();
    file.write_all(bytes)?;
    file.sync_all()?;
    temporary.persist(target).map_err(|failed| failed.error)?;
    sync_folder(&folder);
    Ok(())
}

/// Makes the new name last through a loss of power. Some file systems cannot; the file is whole
/// under its old or its new content all the same.
fn sync_folder(folder: &Path) {
    // On Windows a folder cannot be opened as a file.
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
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

    #[test]
    fn a_write_that_fails_leaves_the_old_file_and_nothing_beside_it() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        // A folder under the target's name lets everything pass but the last step.
        let blocked = folder.path().join("a");
        fs::create_dir(&blocked)?;
        fs::write(blocked.join("old"), "old")?;
        assert!(rename_into_place(&blocked, b"new").is_err());
        assert_eq!(fs::read_to_string(blocked.join("old"))?, "old");
        assert_eq!(fs::read_dir(folder.path())?.count(), 1);
        Ok(())
    }

    #[test]
    fn a_name_may_be_as_long_as_the_system_allows() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        write_whole(&folder.path().join("a".repeat(250)), b"x")
    }

    #[cfg(unix)]
    #[test]
    fn a_file_has_the_permissions_of_any_new_file_and_a_link_stays_one() -> io::Result<()> {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir()?;
        let [plain, written, link] = ["plain", "written", "link"].map(|name| folder.path().join(name));
        fs::write(&plain, "x")?;
        write_whole(&written, b"x")?;
        assert_eq!(fs::metadata(&written)?.permissions().mode(), fs::metadata(&plain)?.permissions().mode());
        symlink(&plain, &link)?;
        write_whole(&link, b"new")?;
        assert!(fs::symlink_metadata(&link)?.is_symlink());
        assert_eq!(fs::read_to_string(&plain)?, "new");
        Ok(())
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_device_is_told() {
        let said = write_whole(Path::new("/dev/full"), b"x").map_err(|error| error.kind());
        assert_eq!(said, Err(io::ErrorKind::StorageFull));
    }
}
