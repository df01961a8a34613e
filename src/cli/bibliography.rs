//! Sources as a bibliography, in the format of a file's ending.

use super::failure::Failure;
use super::output;
use crate::atlas::{Atlas, Source};
use crate::citation::{self, Style};
use std::path::Path;

/// A file for the sources of a figure.
#[derive(Clone, Copy)]
pub(super) struct Bibliography<'a> {
    /// Where it goes.
    pub path: &'a Path,
    write: fn(&[&Source]) -> String,
}

impl<'a> Bibliography<'a> {
    /// Refuses an ending that names no format.
    pub fn new(path: &'a Path) -> Result<Self, Failure> {
        output::check_target(path)?;
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let write = match ending.as_str() {
            "bib" | "bibtex" => bibtex,
            "json" => csl,
            "txt" => apa,
            _ => {
                let shown = path.display();
                let message = format!("--bibliography {shown}: end the name in .bib, .json (CSL) or .txt (APA)");
                return Err(Failure::Arguments(message));
            }
        };
        Ok(Self { path, write })
    }

    /// The sources of these ids.
    pub fn text(&self, atlas: &Atlas, ids: &[String]) -> String {
        let sources: Vec<&Source> = ids.iter().filter_map(|id| atlas.source(id)).collect();
        (self.write)(&sources)
    }
}

/// For LaTeX and reference managers.
pub(super) fn bibtex(sources: &[&Source]) -> String {
    citation::bibtex(sources.iter().copied())
}

/// CSL-JSON, for Zotero and pandoc.
pub(super) fn csl(sources: &[&Source]) -> String {
    citation::csl_json(sources.iter().copied())
}

/// A reference list, APA 7th edition.
pub(super) fn apa(sources: &[&Source]) -> String {
    let references = citation::references(sources.iter().copied(), Style::Apa);
    references.into_iter().map(|(_, words)| words + "\n").collect()
}
