//! A dataset's files as names and bytes: a folder, a list of single files, or what is built in.
//! All go the same way from here.

use super::diagnostic::{Diagnostic, Diagnostics, Severity};
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE_BYTES: u64 = 256 * 1024 * 1024;

/// The files that a dataset can have, beside tables of ratings (`*.csv`).
pub const NAMES: [&str; 17] = [
    "dataset.json",
    "countries.geojson",
    "events.geojson",
    "events.csv",
    "areas.geojson",
    "settlements.geojson",
    "routes.geojson",
    "ties.json",
    "votes.json",
    "claims.json",
    "lenses.json",
    "stories.json",
    "sources.json",
    "statements.json",
    "disagreements.json",
    "organisations.json",
    "codebook.json",
];

/// One file's bytes and the path to show for it.
#[derive(Debug)]
pub(crate) struct Bytes {
    pub path: String,
    pub bytes: Cow<'static, [u8]>,
}

/// A dataset's files by name.
#[derive(Debug, Default)]
pub(crate) struct Files {
    /// Title of a dataset that does not give its own.
    pub title: String,
    pub list: BTreeMap<String, Bytes>,
}

impl Files {
    /// Adds a file that is in the program.
    pub fn add_static(&mut self, name: &str, path: &str, bytes: &'static [u8]) {
        self.list.insert(name.to_owned(), Bytes { path: path.to_owned(), bytes: Cow::Borrowed(bytes) });
    }

    /// Adds a file that is in memory.
    #[cfg(test)]
    pub fn add_bytes(&mut self, name: &str, bytes: Vec<u8>) {
        self.list.insert(name.to_owned(), Bytes { path: name.to_owned(), bytes: Cow::Owned(bytes) });
    }

    /// Reads a file from disk under a name; what cannot be read is reported and left out.
    pub fn add_from_disk(&mut self, name: &str, path: &Path, diagnostics: &mut Diagnostics) {
        let shown_path = path.display().to_string();
        match read_regular_file(path) {
            Ok(bytes) => {
                self.list.insert(name.to_owned(), Bytes { path: shown_path, bytes: Cow::Owned(bytes) });
            }
            Err(what) => diagnostics.push(unreadable(&shown_path, &what)),
        }
    }

    /// The known files and all `*.csv` of a folder. Other files are none of our business.
    pub fn from_folder(folder: &Path, diagnostics: &mut Diagnostics) -> Self {
        let title = folder.canonicalize().ok().and_then(|f| f.file_name().map(|n| n.to_string_lossy().into_owned()));
        let mut files = Self { title: title.unwrap_or_else(|| "Dataset".to_owned()), ..Self::default() };
        match names_in(folder) {
            Ok(names) => {
                for name in names {
                    files.add_from_disk(&name, &folder.join(&name), diagnostics);
                }
                if files.list.is_empty() && diagnostics.is_empty() {
                    let what = "the folder has none of a dataset's files, expected countries.geojson and more";
                    diagnostics.push(unreadable(&folder.display().to_string(), what));
                }
            }
            Err(error) => {
                let what = format!("cannot be opened as a folder, expected a dataset's folder: {error}");
                diagnostics.push(unreadable(&folder.display().to_string(), &what));
            }
        }
        files
    }

    /// `sha256:` and the hash over the names and bytes of all files, sorted by name.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        for (name, file) in &self.list {
            hash.update(name.as_bytes());
            hash.update([0]);
            // The length keeps two files apart from one that holds both.
            hash.update((file.bytes.len() as u64).to_le_bytes());
            hash.update(&file.bytes);
        }
        hash.finalize().iter().fold("sha256:".to_owned(), |text, byte| text + &format!("{byte:02x}"))
    }
}

fn is_ours(name: &str) -> bool {
    NAMES.contains(&name) || Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

fn names_in(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        names.extend(entry?.file_name().into_string().ok().filter(|name| is_ours(name)));
    }
    names.sort();
    Ok(names)
}

fn unreadable(path: &str, what: &str) -> Diagnostic {
    Diagnostic {
        severity: Severity::Error,
        file: path.to_owned(),
        line: 1,
        column: 1,
        rule: "file",
        what: what.to_owned(),
        hint: "check the path; `realign` alone opens the built-in dataset".into(),
    }
}

/// Reads a regular file of at most [`LARGEST_FILE_BYTES`]; a pipe, a device or a folder would
/// block or never end.
fn read_regular_file(path: &Path) -> Result<Vec<u8>, String> {
    let cannot = |error: io::Error| format!("cannot be read: {error}");
    let about = std::fs::metadata(path).map_err(cannot)?;
    if !about.is_file() {
        return Err("is not a regular file, expected a file with data".into());
    }
    let too_large = || format!("is larger than {} MB, the most that is read", LARGEST_FILE_BYTES >> 20);
    if about.len() > LARGEST_FILE_BYTES {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(about.len() as usize + 1);
    let limit = LARGEST_FILE_BYTES + 1;
    File::open(path).map_err(cannot)?.take(limit).read_to_end(&mut bytes).map_err(cannot)?;
    // It may have grown since it was measured.
    if bytes.len() as u64 == limit { Err(too_large()) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_must_be_regular_and_not_too_large() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("large.csv");
        File::create(&path)?.set_len(LARGEST_FILE_BYTES + 1)?;
        assert!(read_regular_file(&path).is_err_and(|what| what.contains("256 MB")));
        assert!(read_regular_file(folder.path()).is_err_and(|what| what.contains("regular")));
        assert!(read_regular_file(Path::new("/dev/zero")).is_err());
        assert!(read_regular_file(&folder.path().join("none.csv")).is_err_and(|what| what.contains("cannot be read")));
        Ok(())
    }

    #[test]
    fn the_fingerprint_depends_on_names_and_bytes() {
        let with = |name: &str, bytes: &'static [u8]| {
            let mut files = Files::default();
            files.add_static(name, name, bytes);
            files.fingerprint()
        };
        assert_eq!(with("a", b"x"), with("a", b"x"));
        assert_ne!(with("a", b"x"), with("b", b"x"));
        assert_ne!(with("a", b"x"), with("a", b"y"));
        assert_eq!(with("a", b"x").len(), 7 + 64);
    }

    #[test]
    fn a_folder_that_is_none_and_a_folder_without_data_are_findings() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        for path in [folder.path().to_owned(), folder.path().join("none")] {
            let mut found = Diagnostics::default();
            Files::from_folder(&path, &mut found);
            assert_eq!(found.errors(), 1, "{found}");
        }
        Ok(())
    }
}
