//! Collects findings while a dataset is read and checked, and remembers which records are to be
//! left out.

use super::locate;
use super::text::{FileText, Place};
use crate::dataset::diagnostic::{Diagnostic, Diagnostics, Severity, shown};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is wrong, what was expected, and what to do.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub rule: &'static str,
    pub what: String,
    pub hint: String,
}

impl Finding {
    pub fn new(rule: &'static str, what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { rule, what: what.into(), hint: hint.into() }
    }
}

/// The collector: texts to find places in, findings, records to leave out.
#[derive(Debug)]
pub(crate) struct Findings<'a> {
    pub texts: Arc<Vec<FileText<'a>>>,
    pub diagnostics: Diagnostics,
    rejected: BTreeSet<Place>,
    /// Ids of records that could not be read, so that what points at them is not blamed too.
    unreadable_ids: BTreeSet<String>,
    /// Names of files of which parts could not be read, and nobody knows which ids were in them.
    incomplete: BTreeSet<String>,
}

impl<'a> Findings<'a> {
    pub fn new(texts: Vec<FileText<'a>>, diagnostics: Diagnostics) -> Self {
        Self {
            texts: Arc::new(texts),
            diagnostics,
            rejected: BTreeSet::new(),
            unreadable_ids: BTreeSet::new(),
            incomplete: BTreeSet::new(),
        }
    }

    /// A collector that starts with what is known here, for work that goes on beside: on other files,
    /// or by another rule.
    pub fn fork(&self) -> Self {
        Self {
            texts: Arc::clone(&self.texts),
            diagnostics: Diagnostics::default(),
            rejected: self.rejected.clone(),
            unreadable_ids: self.unreadable_ids.clone(),
            incomplete: self.incomplete.clone(),
        }
    }

    /// Takes in what a fork has found.
    pub fn join(&mut self, fork: Self) {
        self.diagnostics.absorb(fork.diagnostics);
        self.rejected.extend(fork.rejected);
        self.unreadable_ids.extend(fork.unreadable_ids);
        self.incomplete.extend(fork.incomplete);
    }

    /// Does two things at once that look at different files; the findings are as if `first` had been
    /// done before `second`.
    pub fn beside<A: Send, B: Send>(
        &mut self,
        first: impl FnOnce(&mut Self) -> A + Send,
        second: impl FnOnce(&mut Self) -> B + Send,
    ) -> (A, B) {
        let mut fork = self.fork();
        let made = rayon::join(|| first(self), || second(&mut fork));
        self.join(fork);
        made
    }

    /// The number of a file in the dataset.
    pub fn file(&self, name: &str) -> Option<u16> {
        self.texts.iter().position(|text| text.name == name).map(|at| at as u16)
    }

    /// The text of a file; empty when there is no such file.
    pub fn text(&self, file: u16) -> &'a str {
        self.texts.get(usize::from(file)).map_or("", |text| text.text)
    }

    /// Something is wrong with a record's field (a path such as `effects.1.pole`; empty for the
    /// record): it is left out.
    pub fn error(&mut self, place: Place, path: &str, finding: Finding) {
        self.rejected.insert(place);
        self.report(Severity::Error, place, path, finding);
    }

    /// Something is wrong at a byte of a record: it is left out.
    pub fn error_at(&mut self, place: Place, offset: usize, finding: Finding) {
        self.rejected.insert(place);
        self.at(Severity::Error, place.file, offset, finding);
    }

    /// Something about a record's field is to be looked at.
    pub fn warning(&mut self, place: Place, path: &str, finding: Finding) {
        self.report(Severity::Warning, place, path, finding);
    }

    /// A place in words: `events.geojson line 12`.
    pub fn shown(&self, place: Place) -> String {
        let Some(text) = self.texts.get(usize::from(place.file)) else { return String::new() };
        format!("{} line {}", text.name, text.line(place.offset as usize))
    }

    /// Remembers that a file could not be read in full.
    pub fn mark_incomplete(&mut self, name: &str) {
        self.incomplete.insert(name.to_owned());
    }

    /// Remembers a record of a file that could not be read, with its id if that much is known.
    pub fn mark_unreadable(&mut self, file: u16, id: Option<String>) {
        match (id, self.texts.get(usize::from(file))) {
            (Some(id), _) => self.unreadable_ids.extend([id]),
            (None, Some(text)) => self.incomplete.extend([text.name.to_owned()]),
            (None, None) => {}
        }
    }

    /// Whether an id that is nowhere else may be that of a record of one of these files that could
    /// not be read.
    pub fn may_be_unreadable(&self, id: &str, files: &[&str]) -> bool {
        self.unreadable_ids.contains(id) || files.iter().any(|name| self.incomplete.contains(*name))
    }

    /// Whether every record of the dataset could be read, those of one file aside.
    pub fn all_readable_but(&self, name: &str) -> bool {
        self.unreadable_ids.is_empty() && self.incomplete.iter().all(|file| file == name)
    }

    /// Whether a record is to be left out.
    pub fn rejects(&self, place: Place) -> bool {
        self.rejected.contains(&place)
    }

    /// A finding at a byte of a file.
    pub fn at(&mut self, severity: Severity, file: u16, offset: usize, finding: Finding) {
        self.add(severity, file, finding, |_| offset);
    }

    /// Where it is, is worked out only for findings that are kept in full.
    fn add(&mut self, severity: Severity, file: u16, finding: Finding, offset: impl FnOnce(&FileText<'_>) -> usize) {
        let Some(text) = self.texts.get(usize::from(file)) else { return };
        if !self.diagnostics.admits(severity, text.path, finding.rule) {
            return;
        }
        let (line, column) = text.line_and_column(offset(text));
        let Finding { rule, what, hint } = finding;
        self.diagnostics.keep(Diagnostic { severity, file: text.path.to_owned(), line, column, rule, what, hint });
    }

    fn report(&mut self, severity: Severity, place: Place, path: &str, finding: Finding) {
        self.add(severity, place.file, finding, |text| {
            let offset = place.offset as usize;
            let record = text.text.get(offset..).filter(|rest| rest.starts_with('{'));
            let in_properties = text.name.ends_with(".geojson") && !path.is_empty() && !path.starts_with("geometry");
            let path = if in_properties { format!("properties.{path}") } else { path.to_owned() };
            offset + record.and_then(|record| locate::value_at(record, &path)).unwrap_or(0)
        });
    }
}

/// A text in quotes, fit for a message.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", shown(text))
}
