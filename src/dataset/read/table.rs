//! Tables of comma-separated values (or `;`, tab, `|`), row by row.

use super::findings::{Finding, Findings};
use super::text::Place;
use crate::dataset::diagnostic::{Severity, shown};
use crate::dataset::raw::loose::{Field, Fields};
use std::borrow::Cow;

/// After so many quotes left open a table is given up: each costs a new start.
const MOST_OPEN_QUOTES: usize = 100;

/// The first row, understood.
#[derive(Debug)]
pub(crate) struct Header {
    pub names: Vec<String>,
    delimiter: u8,
    columns: [Option<usize>; Field::COUNT],
    /// Names of two columns with one meaning.
    doubled: Vec<String>,
}

impl Header {
    /// Reads the first row. `renamed` gives meanings to foreign names: (`country`, `id`) says that
    /// column `id` holds the country. With `keep_own`, a column whose own name means something
    /// keeps that meaning: renames are meant for the table that needs them.
    pub fn read(text: &str, renamed: &[(String, String)], keep_own: bool) -> Self {
        let renamed: Vec<_> = renamed.iter().filter(|(_, column)| !keep_own || Field::of(column).is_none()).collect();
        let delimiter = delimiter(text);
        let mut reader = reader(text, delimiter);
        let mut record = csv::StringRecord::new();
        let names: Vec<String> = match reader.read_record(&mut record) {
            Ok(true) => record.iter().map(|name| name.trim().to_owned()).collect(),
            _ => Vec::new(),
        };
        let (mut columns, mut doubled) = ([None; Field::COUNT], Vec::new());
        for (at, name) in names.iter().enumerate() {
            let meaning = renamed.iter().find(|(_, column)| column == name).map_or(name, |(meaning, _)| meaning);
            // A column that is renamed to a meaning takes it from one that merely bears its name.
            let shadowed = meaning == name && renamed.iter().any(|(other, _)| other == meaning);
            if let Some(field) = Field::of(meaning).filter(|_| !shadowed) {
                match &mut columns[field as usize] {
                    Some(_) => doubled.push(name.clone()),
                    empty => *empty = Some(at),
                }
            }
        }
        Self { names, delimiter, columns, doubled }
    }

    /// Whether there is a column for a field.
    pub fn has(&self, field: Field) -> bool {
        self.columns[field as usize].is_some()
    }
}

/// One row.
pub(crate) struct Row<'r> {
    header: &'r Header,
    record: &'r csv::StringRecord,
}

impl Fields for Row<'_> {
    fn text(&self, field: Field) -> Option<Cow<'_, str>> {
        let text = self.record.get(self.header.columns[field as usize]?)?.trim();
        Some(Cow::Borrowed(text)).filter(|text| !text.is_empty())
    }
}

/// What parts the fields of the first row: the sign that it has most of. Kept because csv guesses
/// none.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |delimiter: u8| first.bytes().filter(|byte| *byte == delimiter).count();
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|d| count(*d)).unwrap_or(b',')
}

fn reader(text: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

/// Reads the rows behind the header. A row with too few or too many fields is reported and skipped.
pub(crate) fn read_rows<'a>(
    findings: &mut Findings<'a>,
    file: u16,
    header: &Header,
    mut take: impl FnMut(&mut Findings<'a>, Place, &Row<'_>),
) {
    let text = findings.text(file);
    for name in &header.doubled {
        let what = format!("column \"{}\" means the same as one before it, expected one of them", shown(name));
        findings.at(Severity::Warning, file, 0, Finding::new("table-columns", what, "the first is used; take one out"));
    }
    let has_nul = text.contains('\0');
    let (mut base, mut starts, mut first) = (0, 0, true);
    while starts < MOST_OPEN_QUOTES {
        let mut rows = reader(&text[base..], header.delimiter);
        let mut record = csv::StringRecord::new();
        let start = loop {
            let before = rows.position().byte() as usize + base;
            match rows.read_record(&mut record) {
                Ok(true) => {}
                _ => return,
            }
            let end = rows.position().byte() as usize + base;
            let start = text[..end].len().min(before + blank(&text[before..end]));
            if std::mem::take(&mut first) {
                continue;
            }
            if is_open_quote(text[start..end].trim_end()) {
                break start;
            }
            let place = Place { file, offset: start as u32 };
            if let Some(finding) = row_fault(header, &record, has_nul) {
                findings.error(place, "", finding);
            } else {
                take(findings, place, &Row { header, record: &record });
            }
        };
        let what = "a quote is opened in this row and not closed, expected a closing `\"`";
        findings.at(
            Severity::Error,
            file,
            start,
            Finding::new("table-row", what, "close the quote, or double it inside a quoted field"),
        );
        let Some(next) = text[start..].find('\n') else { return };
        base = start + next + 1;
        starts += 1;
    }
}

fn blank(text: &str) -> usize {
    text.bytes().take_while(|byte| matches!(byte, b'\n' | b'\r')).count()
}

/// A row over several lines with an odd number of quotes ran on to the end of the file.
fn is_open_quote(row: &str) -> bool {
    row.contains('\n') && row.bytes().filter(|byte| *byte == b'"').count() % 2 == 1
}

fn row_fault(header: &Header, record: &csv::StringRecord, has_nul: bool) -> Option<Finding> {
    if record.len() != header.names.len() {
        let what = format!("the row has {} fields, expected {} as in the header", record.len(), header.names.len());
        return Some(Finding::new(
            "table-row",
            what,
            "add or remove fields, or quote a field that holds the separator",
        ));
    }
    let nul = has_nul && record.iter().any(|field| field.contains('\0'));
    nul.then(|| Finding::new("table-row", "the row holds a NUL character, expected text", "remove it"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::diagnostic::Diagnostics;
    use crate::dataset::read::text::FileText;

    fn dates(text: &str, renamed: &[(&str, &str)]) -> (Vec<String>, String) {
        let renamed: Vec<_> = renamed.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let mut findings = Findings::new(vec![FileText::new("t.csv", "t.csv", text)], Diagnostics::default());
        let mut out = Vec::new();
        read_rows(&mut findings, 0, &Header::read(text, &renamed, false), |_, _, row| {
            out.push(row.text(Field::Date).unwrap_or_default().into_owned());
        });
        (out, findings.diagnostics.to_string())
    }

    #[test]
    fn a_ragged_row_is_named_and_the_others_are_read() {
        let (rows, found) = dates("id,date\r\n1,2020\r\n\r\n2\r\n3,2021,x\r\n4,\"20\n22\"\r\n", &[]);
        assert_eq!(rows, ["2020", "20\n22"]);
        let expected = "t.csv:4:1: error: the row has 1 fields, expected 2 as in the header";
        assert!(found.starts_with(expected) && found.contains("t.csv:5:1: error: the row has 3 fields"), "{found}");
    }

    #[test]
    fn an_open_quote_costs_one_row() {
        let (rows, found) = dates("id,date\n1,2020\n2,\"2021\n3,2022\n4,2023\n", &[]);
        assert_eq!(rows, ["2020", "2022", "2023"]);
        assert!(found.starts_with("t.csv:3:1: error: a quote is opened"), "{found}");
    }

    #[test]
    fn the_separator_is_found_and_columns_can_be_renamed() {
        for separator in [",", ";", "\t", "|"] {
            let text = "a,when,date\n1,2020,no\n".replace(',', separator);
            assert_eq!(dates(&text, &[("date", "when")]).0, ["2020"], "{separator}");
        }
    }

    #[test]
    fn empty_doubled_and_very_many_columns_do_no_harm() {
        let wide = format!("date{}\n2020{}\n", ",x".repeat(10_000), ",1".repeat(10_000));
        assert_eq!(dates(&wide, &[]).0, ["2020"]);
        assert_eq!(dates("", &[]).0.len(), 0);
        assert_eq!(dates("date,,day\n2020,,2021", &[]).0, ["2020"]);
        assert!(dates("date\n20\x0020\n", &[]).1.contains("NUL"));
    }
}
