//! CSL-JSON entries as `BibTeX`.
//!
//! Kept because hayagriva reads `BibTeX` and writes none, from CSL-JSON or otherwise.

use crate::atlas::Source;
use biblatex::{Chunk, Entry, EntryType, Person, Spanned};
use serde_json::Value;

/// The entries as a `BibTeX` file, in the order given.
pub fn bibtex<'s>(sources: impl IntoIterator<Item = &'s Source>) -> String {
    let mut entries: Vec<String> = Vec::new();
    for source in sources {
        let mut entry = entry(source);
        let text = entry.to_bibtex_string().or_else(|_| {
            // A date that the library cannot read.
            entry.remove("date");
            entry.to_bibtex_string()
        });
        entries.extend(text);
    }
    entries.join("\n\n") + "\n"
}

fn entry(source: &Source) -> Entry {
    let csl: Value = serde_json::from_str(&source.csl).unwrap_or_default();
    let kind = csl["type"].as_str().unwrap_or_default();
    let mut entry = Entry::new(source.id.clone(), entry_type(kind));
    let mut set = |name: &str, text: &str| {
        if !text.is_empty() {
            entry.set(name, vec![Spanned::zero(Chunk::Normal(text.to_owned()))]);
        }
    };
    set("title", &source.title);
    set(container_field(kind), &source.container);
    set("date", &date(&csl["issued"]).or_else(|| source.issued.clone()).unwrap_or_default());
    set("url", source.url.as_deref().unwrap_or_default());
    set("urldate", &date(&csl["accessed"]).unwrap_or_default());
    set("number", csl["number"].as_str().unwrap_or_default());
    if !csl["container-title"].is_null() {
        set("publisher", csl["publisher"].as_str().unwrap_or_default());
    }
    let people: Vec<Person> = csl["author"].as_array().into_iter().flatten().map(person).collect();
    if !people.is_empty() {
        entry.set_as("author", &people);
    }
    entry
}

/// The nearest of `BibTeX`'s types.
fn entry_type(csl: &str) -> EntryType {
    match csl {
        "article" | "article-journal" | "article-magazine" | "article-newspaper" => EntryType::Article,
        "book" => EntryType::Book,
        "chapter" | "entry-encyclopedia" => EntryType::InCollection,
        "report" => EntryType::TechReport,
        "thesis" => EntryType::PhdThesis,
        _ => EntryType::Misc,
    }
}

/// The field for what CSL calls the container, or for the publisher in its place.
fn container_field(csl: &str) -> &'static str {
    match csl {
        "article" | "article-journal" | "article-magazine" | "article-newspaper" => "journaltitle",
        "chapter" | "entry-encyclopedia" => "booktitle",
        "report" => "institution",
        "book" => "publisher",
        _ => "howpublished",
    }
}

/// A CSL date as ISO 8601, as far as it is known.
fn date(csl: &Value) -> Option<String> {
    let parts: Vec<i64> = csl["date-parts"][0].as_array()?.iter().map_while(Value::as_i64).collect();
    match parts[..] {
        [year] => Some(format!("{year:04}")),
        [year, month] => Some(format!("{year:04}-{month:02}")),
        [year, month, day, ..] => Some(format!("{year:04}-{month:02}-{day:02}")),
        [] => None,
    }
}

fn person(name: &Value) -> Person {
    let text = |field: &str| name[field].as_str().unwrap_or_default().to_owned();
    let family = name["family"].as_str().or_else(|| name["literal"].as_str()).unwrap_or_default();
    Person {
        name: family.to_owned(),
        given_name: text("given"),
        prefix: text("non-dropping-particle"),
        suffix: text("suffix"),
        id: None,
        prefix_initials: None,
        given_initials: None,
        use_prefix: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::source;
    use super::*;
    use biblatex::Bibliography;

    #[test]
    fn an_entry_can_be_read_again_with_all_that_matters() {
        let csl = r#"{"id": "rferl-2024", "type": "article-newspaper", "title": "A & B: 50% of {it}",
            "container-title": "RFE/RL", "issued": {"date-parts": [[2024, 2, 22]]}, "URL": "https://example.org/a_b%20c",
            "author": [{"family": "Muradova", "given": "Mina"}, {"literal": "Press Office"}],
            "accessed": {"date-parts": [[2026, 11, 22]]}}"#;
        let text = bibtex([&source(csl)]);
        let read = Bibliography::parse(&text).unwrap();
        let entry = read.get("rferl-2024").unwrap();
        assert_eq!(entry.entry_type, EntryType::Article);
        let authors = entry.author().unwrap();
        assert_eq!((authors[0].name.as_str(), authors[0].given_name.as_str()), ("Muradova", "Mina"));
        assert!(text.contains("year = {2024}") && text.contains("month = {02}"), "{text}");
        assert!(text.contains("https://example.org/a_b%20c"), "{text}");
        assert!(text.contains("A \\& B: 50\\% of"), "{text}");
    }
}
