//! Files as text, and the way from a byte to a line and column.

use crate::dataset::diagnostic::{Diagnostic, Diagnostics, Severity};
use std::sync::OnceLock;

/// Where a record starts: the number of its file and the byte in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub file: u16,
    pub offset: u32,
}

/// A record and where it starts.
#[derive(Debug)]
pub(crate) struct Located<T> {
    pub place: Place,
    pub value: T,
}

/// A file that is known to be UTF-8.
#[derive(Debug)]
pub(crate) struct FileText<'a> {
    /// Name in the dataset: `events.geojson`.
    pub name: &'a str,
    /// Path shown in messages.
    pub path: &'a str,
    pub text: &'a str,
    line_starts: OnceLock<Vec<u32>>,
}

impl<'a> FileText<'a> {
    pub fn new(name: &'a str, path: &'a str, text: &'a str) -> Self {
        Self { name, path, text, line_starts: OnceLock::new() }
    }

    /// Line and column (in characters), both from 1, of a byte.
    pub fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let offset = (0..=offset.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let line = self.line(offset);
        let start = self.starts().get(line - 1).map_or(0, |start| *start as usize);
        (line, self.text[start.min(offset)..offset].chars().count() + 1)
    }

    /// Line of a byte, from 1.
    pub fn line(&self, offset: usize) -> usize {
        self.starts().partition_point(|start| *start as usize <= offset).max(1)
    }

    fn starts(&self) -> &[u32] {
        // Only a file with a finding needs its lines counted.
        self.line_starts.get_or_init(|| line_starts(self.text))
    }
}

fn line_starts(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
        b'\n' => true,
        // A lone CR ends a line too (old Macintosh files).
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    });
    std::iter::once(0).chain(ends.map(|(at, _)| at as u32 + 1)).collect()
}

/// Bytes to text. The byte-order mark is dropped; what is not UTF-8 is refused with the place of
/// its first bad byte, because a guess would show wrong letters in silence.
pub(crate) fn decode<'a>(path: &str, bytes: &'a [u8], diagnostics: &mut Diagnostics) -> Option<&'a str> {
    let mut refuse = |line, column, what: &str, hint: &str| {
        let (file, what, hint) = (path.to_owned(), what.to_owned(), hint.to_owned());
        diagnostics.push(Diagnostic { severity: Severity::Error, file, line, column, rule: "encoding", what, hint });
        None
    };
    let save = "save the file as UTF-8";
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) || bytes.iter().take(4).any(|b| *b == 0) {
        return refuse(1, 1, "the text is UTF-16 or UTF-32, expected UTF-8", save);
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let good = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            let (line, column) = FileText::new("", path, good).line_and_column(good.len());
            let what = format!("byte 0x{:02x} is not UTF-8, expected UTF-8", bytes[error.valid_up_to()]);
            refuse(line, column, &what, "save the file as UTF-8; it may be Windows-1251 or Windows-1252")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_end_in_three_ways() {
        let file = FileText::new("", "", "äb\r\nc\rd\ne");
        let at = |needle: &str| file.line_and_column(file.text.find(needle).unwrap());
        assert_eq!((at("b"), at("c"), at("d"), at("e")), ((1, 2), (2, 1), (3, 1), (4, 1)));
        assert_eq!(file.line_and_column(9999), (4, 2));
        assert_eq!(FileText::new("", "", "").line_and_column(0), (1, 1));
    }

    #[test]
    fn only_utf_8_is_read_and_a_byte_order_mark_is_dropped() {
        let read = |bytes: &'static [u8]| {
            let mut found = Diagnostics::default();
            (decode("f.csv", bytes, &mut found), found.to_string())
        };
        assert_eq!(read(b"\xef\xbb\xbfa"), (Some("a"), String::new()));
        assert!(read(b"\xff\xfea\0").1.starts_with("f.csv:1:1: error: the text is UTF-16"));
        assert!(read(b"a\0b\0").1.contains("UTF-16"));
        assert!(read(b"abc\nd\xe0e").1.starts_with("f.csv:2:2: error: byte 0xe0 is not UTF-8"));
        assert!(read(b"\xc0\xaf").1.contains("not UTF-8"), "an overlong form");
    }
}
