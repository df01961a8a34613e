//! Collects findings while a dataset is read and checked, and remembers which records are to be
//! left out.

use super::locate;
use super::text::{FileText, Place};
use crate::dataset::diagnostic::{Diagnostic, Diagnostics, Severity, shown};
use std::collections::BTreeSet;

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
    pub texts: Vec<FileText<'a>>,
    pub diagnostics: Diagnostics,
    rejected: BTreeSet<Place>,
    /// Ids of records that could not be read, so that what points at them is not blamed too.
    pub unreadable_ids: BTreeSet<String>,
}

impl<'a> Findings<'a> {
    pub fn new(texts: Vec<FileText<'a>>, diagnostics: Diagnostics) -> Self {
        Self { texts, diagnostics, rejected: BTreeSet::new(), unreadable_ids: BTreeSet::new() }
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

    /// Whether a record is to be left out.
    pub fn rejects(&self, place: Place) -> bool {
        self.rejected.contains(&place)
    }

    /// A finding at a byte of a file.
    pub fn at(&mut self, severity: Severity, file: u16, offset: usize, finding: Finding) {
        let Some(text) = self.texts.get(usize::from(file)) else { return };
        if !self.diagnostics.admits(severity, text.path, finding.rule) {
            return;
        }
        let (line, column) = text.line_and_column(offset);
        let Finding { rule, what, hint } = finding;
        self.diagnostics.keep(Diagnostic { severity, file: text.path.to_owned(), line, column, rule, what, hint });
    }

    fn report(&mut self, severity: Severity, place: Place, path: &str, finding: Finding) {
        let offset = place.offset as usize;
        let Some(text) = self.texts.get(usize::from(place.file)) else { return };
        let record = text.text.get(offset..).filter(|rest| rest.starts_with('{')).unwrap_or_default();
        let inside = if record.is_empty() {
            None
        } else if text.name.ends_with(".geojson") && !path.starts_with("geometry") {
            locate::value_at(record, &format!("properties.{path}"))
        } else {
            locate::value_at(record, path)
        };
        self.at(severity, place.file, offset + inside.unwrap_or(0), finding);
    }
}

/// A text in quotes, fit for a message.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", shown(text))
}
