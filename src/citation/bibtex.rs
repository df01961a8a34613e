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
        entries.extend(text.map(|text| named_month(&text)));
    }
    entries.join("\n\n") + "\n"
}

/// The month by the name that `BibTeX`'s styles know: `feb`.
fn named_month(entry: &str) -> String {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let line = |line: &str| {
        let number = line.trim_start().strip_prefix("month = {").and_then(|rest| rest.split_once('}'));
        let name = number.and_then(|(number, _)| NAMES.get(number.parse::<usize>().ok()?.checked_sub(1)?));
        match (name, line.split_once("month = {"), number) {
            (Some(name), Some((before, _)), Some((_, after))) => format!("{before}month = {name}{after}"),
            _ => line.to_owned(),
        }
    };
    entry.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// A title with braces around what must keep its capitals where a style writes titles small: words with
/// a capital inside, and names, unless nearly every word has one.
fn title(text: &str) -> Vec<Spanned<Chunk>> {
    let is_capital = |word: &str| word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    let is_long = |word: &&str| word.chars().count() > 3;
    let later = || text.split_whitespace().skip(1).filter(is_long);
    let capitals = later().filter(|word| is_capital(word)).count();
    let all_capital = later().count() >= 3 && capitals * 4 > later().count() * 3;
    let keeps = |at: usize, word: &str| {
        let letters = word.chars().filter(|c| c.is_alphanumeric());
        letters.skip(1).any(char::is_uppercase) || (at > 0 && !all_capital && is_capital(word))
    };
    let mut chunks: Vec<Spanned<Chunk>> = Vec::new();
    for (at, word) in text.split_inclusive(char::is_whitespace).enumerate() {
        let start = word.find(char::is_alphanumeric).unwrap_or(word.len());
        let end = word
            .rfind(char::is_alphanumeric)
            .map_or(start, |last| last + word[last..].chars().next().map_or(0, char::len_utf8));
        let parts = if keeps(at, word) { [&word[..start], &word[start..end], &word[end..]] } else { [word, "", ""] };
        for (part, is_kept) in parts.into_iter().zip([false, true, false]).filter(|(part, _)| !part.is_empty()) {
            let part = part.to_owned();
            chunks.push(Spanned::zero(if is_kept { Chunk::Verbatim(part) } else { Chunk::Normal(part) }));
        }
    }
    chunks
}

fn entry(source: &Source) -> Entry {
    let csl: Value = serde_json::from_str(&source.csl).unwrap_or_default();
    let kind = csl["type"].as_str().unwrap_or_default();
    let mut entry = Entry::new(source.id.clone(), entry_type(kind));
    if !source.title.is_empty() {
        entry.set("title", title(&source.title));
    }
    let mut set = |name: &str, text: &str| {
        if !text.is_empty() {
            entry.set(name, vec![Spanned::zero(Chunk::Normal(text.to_owned()))]);
        }
    };
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
        assert!(text.contains("year = {2024}") && text.contains("month = feb"), "{text}");
        assert!(text.contains("https://example.org/a_b%20c"), "{text}");
        assert!(text.contains("\\& {B}: 50\\% of"), "{text}");
    }

    #[test]
    fn names_keep_their_capitals_and_headline_capitals_do_not() {
        let written = |title: &str| {
            let csl = format!(r#"{{"id": "a", "type": "webpage", "title": "{title}"}}"#);
            let text = bibtex([&source(&csl)]);
            let line = text.lines().find(|line| line.starts_with("title")).unwrap();
            line.trim_start_matches("title = ").trim_end_matches(',').to_owned()
        };
        let title = "Ukrainian parliament sets course to NATO, EU membership";
        assert_eq!(written(title), "{Ukrainian parliament sets course to {NATO}, {EU} membership}");
        assert_eq!(written("Talks with Nikol Pashinyan"), "{Talks with {Nikol} {Pashinyan}}");
        let headline = "The South Caucasus Is Slipping From Its NATO Partners";
        assert_eq!(written(headline), "{The South Caucasus Is Slipping From Its {NATO} Partners}");
    }
}
