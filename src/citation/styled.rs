//! Reference lists by a CSL style.

use crate::atlas::Source;
use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style as CslStyle, json};
use hayagriva::{BibliographyDriver, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorPreferences};
use rayon::prelude::*;

/// A style of references.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// American Psychological Association, 7th edition.
    Apa,
}

impl Style {
    const fn archived(self) -> ArchivedStyle {
        match self {
            Self::Apa => ArchivedStyle::AmericanPsychologicalAssociation,
        }
    }
}

/// How many entries are set at a time: to tell entries apart, the library compares each with all
/// others.
const AT_A_TIME: usize = 64;

/// The references in alphabetical order, each as plain text with its id first.
pub fn references<'s>(sources: impl IntoIterator<Item = &'s Source>, style: Style) -> Vec<(String, String)> {
    let mut sources: Vec<&Source> = sources.into_iter().collect();
    // Entries that a letter behind the year may have to tell apart stand together.
    let heading = |source: &&Source| source.authors.first().unwrap_or(&source.title).clone();
    sources.sort_by_cached_key(|source| (heading(source), source.id.clone()));
    let alike: Vec<&[&Source]> = sources.chunk_by(|a, b| heading(a) == heading(b)).collect();
    let mut parts: Vec<Vec<&Source>> = Vec::new();
    for group in alike {
        match parts.last_mut().filter(|part| part.len() + group.len() <= AT_A_TIME) {
            Some(part) => part.extend(group),
            None => parts.push(group.to_vec()),
        }
    }
    let CslStyle::Independent(style) = style.archived().get() else { return Vec::new() };
    let english = LocaleCode("en-US".to_owned());
    let locales: Vec<Locale> =
        locales().into_iter().filter(|locale| locale.lang.as_ref().is_none_or(|lang| *lang == english)).collect();
    let mut all: Vec<(String, String)> =
        parts.par_iter().flat_map_iter(|part| set(part, &style, &english, &locales)).collect();
    sort(&mut all);
    all
}

/// Alphabetical order by letters and digits alone; Š stands with S and Ö with O.
fn sort(references: &mut [(String, String)]) {
    // The order of all languages together, which English shares.
    let collator = Collator::try_new(CollatorPreferences::default(), CollatorOptions::default());
    references.sort_by_cached_key(|(id, words)| {
        let letters: String = words.chars().filter(|c| c.is_alphanumeric() || *c == ' ').collect();
        let mut key = Vec::new();
        // The order is part of the program, so that it is always found.
        if let Ok(collator) = &collator {
            let Ok(()) = collator.write_sort_key_to(letters.trim_start(), &mut key);
        }
        (key, id.clone())
    });
}

fn set(
    sources: &[&Source],
    style: &IndependentStyle,
    english: &LocaleCode,
    locales: &[Locale],
) -> Vec<(String, String)> {
    let items: Vec<json::Item> = sources.iter().map(|source| item(source)).collect();
    let mut driver = BibliographyDriver::new();
    for item in &items {
        let cited = vec![CitationItem::with_entry(item)];
        driver.citation(CitationRequest::new(cited, style, Some(english.clone()), locales, None));
    }
    let rendered = driver.finish(BibliographyRequest::new(style, Some(english.clone()), locales));
    let references = rendered.bibliography.into_iter().flat_map(|list| list.items);
    let text = |reference: hayagriva::BibliographyItem| {
        let mut words = String::new();
        // Writing to a text cannot fail.
        reference.content.write_buf(&mut words, BufWriteFormat::Plain).ok()?;
        Some((reference.key, words))
    };
    references.filter_map(text).collect()
}

/// The entry as the library reads it; one with fields that it cannot read is cut down to the usual
/// ones.
fn item(source: &Source) -> json::Item {
    serde_json::from_str(&source.csl).unwrap_or_else(|_| {
        let container = Some(("container-title", &source.container)).filter(|(_, text)| !text.is_empty());
        let url = source.url.as_ref().map(|url| ("URL", url));
        let fields = [("id", &source.id), ("title", &source.title)].into_iter().chain(container).chain(url);
        let text = |(name, text): (&str, &String)| (name.to_owned(), json::Value::String(text.clone()));
        let kind = ("type".to_owned(), json::Value::String("document".to_owned()));
        json::Item(fields.map(text).chain([kind]).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::source;
    use super::*;

    #[test]
    fn a_reference_has_author_date_title_container_and_address() {
        let csl = r#"{"id": "m", "type": "article-newspaper", "title": "The South Caucasus is slipping",
            "container-title": "Al Jazeera", "issued": {"date-parts": [[2025, 7, 10]]}, "URL": "https://example.org/x",
            "author": [{"family": "Muradova", "given": "Mina"}]}"#;
        let references = references([&source(csl)], Style::Apa);
        let expected =
            "Muradova, M. (2025, July 10). The South Caucasus is slipping. Al Jazeera. https://example.org/x";
        assert_eq!(references, [("m".to_owned(), expected.to_owned())]);
    }

    #[test]
    fn an_entry_with_foreign_fields_is_still_cited() {
        let odd = source(r#"{"id": "o", "type": "webpage", "title": "Odd", "x-list": [{"a": [1.5]}]}"#);
        let references = references([&odd], Style::Apa);
        assert!(references[0].1.contains("Odd"), "{references:?}");
    }

    #[test]
    fn letters_with_marks_stand_with_their_letter() {
        let mut references = ["Zürn, M.", "Šešelgytė, M.", "Seskuria, N.", "Özkan, B.", "Orlov, A.", "“Out”", "orb"]
            .map(|words| (String::new(), words.to_owned()));
        sort(&mut references);
        let sorted = references.map(|(_, words)| words);
        assert_eq!(sorted, ["orb", "Orlov, A.", "“Out”", "Özkan, B.", "Šešelgytė, M.", "Seskuria, N.", "Zürn, M."]);
    }
}
