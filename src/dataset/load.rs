//! The way from files to an atlas.

use super::built_in;
use super::bundled::{self, Bundled};
use super::diagnostic::Diagnostics;
use super::draft::{Draft, period};
use super::files::Files;
use super::raw::loose::Field;
use super::read::findings::Findings;
use super::read::text::{FileText, decode};
use super::{build, rules};
use crate::atlas::Atlas;
use crate::time::{Date, Day};
use std::path::Path;

/// What came of loading a dataset.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The dataset without the records that have errors; `None` when nothing could be read.
    pub atlas: Option<Atlas>,
    /// Everything found on the way.
    pub diagnostics: Diagnostics,
}

/// How to read somebody's own files.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Only events that start on these days (first and last) are kept; the others cost no memory.
    pub window: Option<(Day, Day)>,
    /// What foreign column names mean: (`country`, `id`) reads the country from column `id`.
    pub columns: Vec<(String, String)>,
}

impl Options {
    /// Whether a column can have this meaning.
    pub fn has_meaning(name: &str) -> bool {
        Field::of(name).is_some()
    }

    /// Whether an event with this date is wanted. One whose date cannot be read is kept, so that
    /// it is reported.
    pub(crate) fn admits(&self, date: &str) -> bool {
        let Some((first, last)) = self.window else { return true };
        Date::parse_typed(date).map_or(true, |date| date.first() >= first && date.first() <= last)
    }
}

/// Loads a dataset's folder.
pub fn load_folder(folder: &Path) -> Loaded {
    let mut diagnostics = Diagnostics::default();
    let files = Files::from_folder(folder, &mut diagnostics);
    load(&files, &Options::default(), diagnostics)
}

/// Loads single files under the names that they would have in a folder (see [`super::NAMES`]; any
/// other `*.csv` is a table of ratings).
pub fn load_files<'a>(files: impl IntoIterator<Item = (&'a str, &'a Path)>, options: &Options) -> Loaded {
    let mut diagnostics = Diagnostics::default();
    let mut read = Files { title: "Map".into(), ..Files::default() };
    for (name, path) in files {
        read.add_from_disk(name, path, &mut diagnostics);
    }
    load(&read, options, diagnostics)
}

/// Loads the dataset that the program carries.
pub fn load_built_in() -> Loaded {
    load(&built_in::dataset(), &Options::default(), Diagnostics::default())
}

pub(super) fn load(files: &Files, options: &Options, diagnostics: Diagnostics) -> Loaded {
    // Most datasets want the bundled basemap, and all want a fingerprint: both are made beside the
    // reading of the records.
    std::thread::scope(|scope| {
        scope.spawn(bundled::prepare);
        let fingerprint = scope.spawn(|| files.fingerprint());
        let fingerprint = || fingerprint.join().unwrap_or_else(|_| files.fingerprint());
        load_beside(files, options, diagnostics, fingerprint)
    })
}

fn load_beside(
    files: &Files,
    options: &Options,
    mut diagnostics: Diagnostics,
    fingerprint: impl FnOnce() -> String,
) -> Loaded {
    let (mut texts, mut unreadable) = (Vec::new(), Vec::new());
    for (name, file) in &files.list {
        match decode(&file.path, &file.bytes, &mut diagnostics) {
            Some(text) => texts.push(FileText::new(name, &file.path, text)),
            None => unreadable.push(name),
        }
    }
    if texts.is_empty() {
        return Loaded { atlas: None, diagnostics };
    }
    let mut findings = Findings::new(texts, diagnostics);
    for name in unreadable {
        findings.mark_incomplete(name);
    }
    let mut draft = Draft {
        curated: files.list.contains_key("dataset.json"),
        has_countries_file: files.list.contains_key("countries.geojson"),
        ..Draft::default()
    };
    draft.read(&mut findings, &files.title, options);
    let bundled = bundled_for(&draft);
    let period = period(&draft);
    rules::check(&rules::Context::new(&draft, &bundled, period), &mut findings);
    let atlas = build::atlas(draft, bundled, period, fingerprint(), &findings);
    Loaded { atlas: Some(atlas), diagnostics: findings.diagnostics }
}

/// The parts of the basemap that a dataset asks for.
fn bundled_for(draft: &Draft) -> Bundled {
    match (draft.wants_basemap(), draft.needs_bundled_land()) {
        (true, _) => bundled::whole(),
        (false, true) => bundled::land_only(),
        (false, false) => Bundled::default(),
    }
}
