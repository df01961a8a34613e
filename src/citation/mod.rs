//! The bibliography in the forms that people use: `BibTeX`, CSL-JSON, and reference lists by a CSL
//! style. Nothing here knows what the sources are cited for.

mod bibtex;
mod styled;

pub use bibtex::bibtex;
pub use styled::{Style, references};

use crate::atlas::Source;

/// The entries as a CSL-JSON array, one a line, each as it was written in the dataset; Zotero and
/// pandoc read it. Entries that never stood in a file are left out.
pub fn csl_json<'s>(sources: impl IntoIterator<Item = &'s Source>) -> String {
    let entries: Vec<&str> = sources.into_iter().map(|s| s.csl.as_str()).filter(|csl| !csl.is_empty()).collect();
    format!("[\n{}\n]\n", entries.join(",\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn source(csl: &str) -> Source {
        let value: serde_json::Value = serde_json::from_str(csl).unwrap();
        let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        Source {
            id: text("id"),
            title: text("title"),
            container: text("container-title"),
            authors: Vec::new(),
            issued: None,
            issued_day: None,
            url: value["URL"].as_str().map(str::to_owned),
            csl: csl.to_owned(),
        }
    }

    #[test]
    fn csl_json_is_what_the_dataset_holds() {
        let first = r#"{"id": "a", "type": "webpage", "title": "A"}"#;
        let all = csl_json([&source(first), &source(r#"{"id": "b", "type": "book", "title": "B", "x-own": 1}"#)]);
        let read: serde_json::Value = serde_json::from_str(&all).unwrap();
        assert_eq!((read[0]["id"].as_str(), read[1]["x-own"].as_i64()), (Some("a"), Some(1)));
    }
}
