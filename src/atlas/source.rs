//! Citations: one entry of a CSL-JSON bibliography.

use crate::time::Day;

/// A source as it is cited. The CSL fields that the program shows; `csl` keeps the whole entry.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Unique in the dataset.
    pub id: String,
    /// Title of the document.
    pub title: String,
    /// Newspaper, site, series or publisher.
    pub container: String,
    /// Authors as "Family, Given" or a literal name.
    pub authors: Vec<String>,
    /// When it was issued; precision as CSL has it.
    pub issued: Option<String>,
    /// First day of `issued`.
    pub issued_day: Option<Day>,
    /// Web address.
    pub url: Option<String>,
    /// The whole CSL-JSON entry, as it is written in the file.
    pub csl: String,
}

impl Source {
    /// `Al Jazeera, 10 July 2025`: container (or author, or title) and date.
    pub fn short(&self) -> String {
        let who = if self.container.is_empty() {
            self.authors.first().map_or(self.title.as_str(), String::as_str)
        } else {
            self.container.as_str()
        };
        match &self.issued {
            Some(issued) => {
                let date = crate::time::Date::parse(issued).map_or_else(|_| issued.clone(), crate::time::Date::long);
                format!("{who}, {date}")
            }
            None => who.to_owned(),
        }
    }

    /// Who published it, for lists of publishers: an issue of a journal counts for the journal, a copy of
    /// Wikipedia for Wikipedia; without a container the title.
    pub fn publisher(&self) -> &str {
        if self.container.to_ascii_lowercase().contains("wikipedia") {
            return "Wikipedia";
        }
        let journal = self.container.split_once(", L ").map_or(self.container.as_str(), |(journal, _)| journal);
        if journal.is_empty() { &self.title } else { journal }
    }

    /// Authors, title, container, date: one line of a reference list.
    pub fn long(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        if !self.authors.is_empty() {
            parts.push(self.authors.join("; "));
        }
        parts.push(self.title.clone());
        parts.push(self.short());
        parts.join(". ")
    }
}
