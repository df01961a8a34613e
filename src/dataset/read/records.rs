//! Records of a JSON array or a GeoJSON `FeatureCollection`, one by one, each with its place. A
//! record that cannot be read is reported and the reading goes on behind it.
//!
//! Kept because serde stops at the first fault, and here reading goes on at the next record.

use super::findings::{Finding, Findings};
use super::json_error::{culprit, hint, id_of, message, offset_in};
use super::locate::value_length;
use super::text::Place;
use crate::dataset::diagnostic::{Severity, shown};
use serde::Deserialize;
use serde::de::IgnoredAny;

/// After so many syntax errors a file is given up: each costs a search for the next record.
const MOST_SYNTAX_ERRORS: usize = 100;

/// Walks over one file. Parsed records go to a callback, so that no second list of them is held.
struct Reader<'f, 'a> {
    findings: &'f mut Findings<'a>,
    file: u16,
    text: &'a str,
    at: usize,
    syntax_errors: usize,
}

/// Reads a file whose top is an array of records.
pub(crate) fn read_array<'a, T: Deserialize<'a>>(
    findings: &mut Findings<'a>,
    file: u16,
    mut take: impl FnMut(&mut Findings<'a>, Place, T),
) {
    read_array_with_texts(findings, file, |findings, place, _, value| take(findings, place, value));
}

/// The same with the text of each record.
pub(crate) fn read_array_with_texts<'a, T: Deserialize<'a>>(
    findings: &mut Findings<'a>,
    file: u16,
    mut take: impl FnMut(&mut Findings<'a>, Place, &'a str, T),
) {
    let mut reader = Reader::new(findings, file);
    if reader.expect(b'[', "an array of records [ {…}, … ]") {
        reader.records(&mut take);
        reader.nothing_more();
    }
}

/// Reads the features of a `FeatureCollection`.
pub(crate) fn read_features<'a, T: Deserialize<'a>>(
    findings: &mut Findings<'a>,
    file: u16,
    mut take: impl FnMut(&mut Findings<'a>, Place, T),
) {
    let mut take = |findings: &mut Findings<'a>, place, _: &'a str, value| take(findings, place, value);
    let mut reader = Reader::new(findings, file);
    if reader.expect(b'{', "a GeoJSON FeatureCollection { … }") && reader.collection(&mut take) {
        reader.nothing_more();
    }
}

/// Reads a file that is one record.
pub(crate) fn read_object<'a, T: Deserialize<'a>>(
    findings: &mut Findings<'a>,
    file: u16,
    take: impl FnOnce(&mut Findings<'a>, Place, T),
) {
    let mut reader = Reader::new(findings, file);
    reader.space();
    let mut take = Some(take);
    reader.record(&mut |findings: &mut Findings<'a>, place, _: &'a str, value| {
        if let Some(take) = take.take() {
            take(findings, place, value);
        }
    });
    reader.nothing_more();
}

impl<'f, 'a> Reader<'f, 'a> {
    fn new(findings: &'f mut Findings<'a>, file: u16) -> Self {
        let text = findings.text(file);
        Self { findings, file, text, at: 0, syntax_errors: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        self.space();
        let here = self.peek() == Some(byte);
        self.at += usize::from(here);
        here
    }

    fn expect(&mut self, byte: u8, what: &str) -> bool {
        let here = self.eat(byte);
        if !here {
            self.syntax(self.at, &format!("{}, expected {what}", self.found()));
        }
        here
    }

    /// What stands here, in words.
    fn found(&self) -> String {
        self.text[self.at..]
            .chars()
            .next()
            .map_or_else(|| "the file ends".into(), |c| format!("found `{}`", shown(&c.to_string())))
    }

    fn syntax(&mut self, offset: usize, what: &str) {
        self.syntax_errors += 1;
        let hint = "mend the JSON; one record a line keeps such errors local";
        self.findings.mark_unreadable(self.file, None);
        self.findings.at(Severity::Error, self.file, offset, Finding::new("json-syntax", what, hint));
    }

    fn nothing_more(&mut self) {
        self.space();
        if self.at < self.text.len() && self.syntax_errors == 0 {
            self.syntax(self.at, &format!("{} behind the end of the data, expected nothing more", self.found()));
        }
    }

    /// The members of a collection. False when the reading had to be given up.
    fn collection<T: Deserialize<'a>>(&mut self, take: &mut impl FnMut(&mut Findings<'a>, Place, &'a str, T)) -> bool {
        let mut seen = false;
        if self.eat(b'}') {
            self.syntax(0, "the object has no \"features\", expected a GeoJSON FeatureCollection");
            return false;
        }
        loop {
            self.space();
            let Some(key) = self.value::<String>() else { return false };
            if !self.expect(b':', "`:` behind a name") {
                return false;
            }
            self.space();
            if key == "features" && self.eat(b'[') {
                seen = true;
                self.records(take);
                if self.syntax_errors > 0 && self.peek().is_none() {
                    return false;
                }
            } else if self.value::<IgnoredAny>().is_none() {
                return false;
            }
            if !self.eat(b',') {
                break;
            }
        }
        if !seen && self.syntax_errors == 0 {
            self.syntax(0, "the object has no \"features\" array, expected a GeoJSON FeatureCollection");
        }
        self.syntax_errors > 0 || self.expect(b'}', "`}` at the end of the collection")
    }

    /// One value of the frame around the records.
    fn value<T: Deserialize<'a>>(&mut self) -> Option<T> {
        let rest = &self.text[self.at..];
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<T>();
        match stream.next() {
            Some(Ok(value)) => {
                self.at += stream.byte_offset();
                Some(value)
            }
            Some(Err(error)) => {
                self.syntax(self.at + offset_in(rest, &error), &message(&error));
                None
            }
            None => {
                self.syntax(self.at, "the file ends, expected a value");
                None
            }
        }
    }

    /// Records up to the closing bracket.
    fn records<T: Deserialize<'a>>(&mut self, take: &mut impl FnMut(&mut Findings<'a>, Place, &'a str, T)) {
        if self.eat(b']') {
            return;
        }
        loop {
            self.space();
            let start = self.at;
            let separated = self.record(take)
                && match self.found_separator() {
                    Some(b',') => true,
                    Some(_) => return,
                    None => false,
                };
            if !separated && !self.go_on_behind(start) {
                self.at = self.text.len();
                return;
            }
        }
    }

    /// `,` or `]`, or a finding.
    fn found_separator(&mut self) -> Option<u8> {
        if self.eat(b']') {
            return Some(b']');
        }
        if !self.expect(b',', "`,` or `]` behind a record") {
            return None;
        }
        self.space();
        if self.peek() == Some(b']') {
            self.syntax(self.at - 1, "there is a `,` behind the last record, expected `]`");
            self.at += 1;
            return Some(b']');
        }
        Some(b',')
    }

    /// One record. False when its end cannot be found.
    fn record<T: Deserialize<'a>>(&mut self, take: &mut impl FnMut(&mut Findings<'a>, Place, &'a str, T)) -> bool {
        let start = self.at;
        let rest = &self.text[start..];
        if self.peek() != Some(b'{') {
            self.syntax(start, &format!("{}, expected a record {{…}}", self.found()));
            // A number or text where a record should be: step over it.
            self.at += value_length(rest).unwrap_or(0);
            return self.at > start;
        }
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<T>();
        match stream.next() {
            Some(Ok(value)) => {
                self.at += stream.byte_offset();
                let place = Place { file: self.file, offset: start as u32 };
                take(self.findings, place, &self.text[start..self.at], value);
                true
            }
            Some(Err(error)) => self.bad_record(rest, &error),
            None => false,
        }
    }

    fn bad_record(&mut self, rest: &'a str, error: &serde_json::Error) -> bool {
        let start = self.at;
        let offset = offset_in(rest, error);
        let Some(length) = value_length(rest) else {
            // The record as such is no JSON; that says more than what the first try stumbled over.
            let syntax = serde_json::from_str::<&serde_json::value::RawValue>(rest).err();
            let error = syntax.as_ref().unwrap_or(error);
            let offset = start + offset_in(rest, error);
            match self.next_record_line(start) {
                // The next record was read as a part of this one, which is where the fault is.
                Some(next) if next <= offset && next > start => {
                    let end = self.text[..next].trim_end().trim_end_matches(',').len();
                    self.syntax(end, "the record ends too early, expected the brackets and quotes that close it");
                }
                _ => self.syntax(offset, &message(error)),
            }
            return false;
        };
        self.at += length;
        let record = &rest[..length];
        let inside = culprit(record, offset, error);
        let finding = Finding::new("record-form", message(error), hint(error));
        self.findings.at(Severity::Error, self.file, start + inside, finding);
        self.findings.mark_unreadable(self.file, id_of(record));
        true
    }

    /// Goes on at the next record behind a broken one.
    fn go_on_behind(&mut self, broken: usize) -> bool {
        if self.syntax_errors >= MOST_SYNTAX_ERRORS {
            let what = format!("{MOST_SYNTAX_ERRORS} syntax errors, expected few; the rest of the file was not read");
            self.syntax(broken, &what);
            return false;
        }
        let next = self.next_record_line(broken);
        self.at = next.unwrap_or(self.at);
        next.is_some()
    }

    /// The next line that starts a record at the same depth as the broken one.
    fn next_record_line(&self, broken: usize) -> Option<usize> {
        let line_start = self.text[..broken].rfind('\n').map_or(0, |at| at + 1);
        let indent = broken - line_start;
        let mut at = broken;
        while let Some(end) = self.text[at..].find('\n') {
            at += end + 1;
            let line = &self.text[at..];
            let spaces = line.len() - line.trim_start_matches([' ', '\t']).len();
            if spaces <= indent && line[spaces..].starts_with('{') {
                return Some(at + spaces);
            }
        }
        None
    }
}
