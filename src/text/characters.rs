//! What a string may hold before it is shaped.

use std::borrow::Cow;

/// Longest string, in graphemes; the rest is cut.
const MAX_GRAPHEMES: usize = 2_000;

/// Most combining marks on one base; the rest is cut.
const MAX_MARKS: usize = 4;

/// The text without control characters, direction marks and other characters that only steer,
/// with line ends and tabs as spaces, at most four combining marks a base and 2,000 graphemes.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.len() <= MAX_GRAPHEMES && text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len().min(8 * MAX_GRAPHEMES));
    let (mut graphemes, mut marks) = (0, 0);
    for c in text.chars().filter_map(visible) {
        if is_mark(c) && graphemes > 0 {
            marks += 1;
            if marks <= MAX_MARKS {
                kept.push(c);
            }
            continue;
        }
        if graphemes == MAX_GRAPHEMES {
            break;
        }
        graphemes += 1;
        marks = 0;
        kept.push(c);
    }
    Cow::Owned(kept)
}

/// The character itself, a space for one that separates, nothing for one that only steers.
fn visible(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        _ if c.is_control() || is_steering(c) => None,
        _ => Some(c),
    }
}

/// Characters without a form: joiners, direction marks, variation selectors, tags and
/// noncharacters (Unicode's `Default_Ignorable_Code_Point`, with the annotation characters).
fn is_steering(c: char) -> bool {
    matches!(u32::from(c),
        0xad | 0x34f | 0x61c | 0x115f..=0x1160 | 0x17b4..=0x17b5 | 0x180b..=0x180f
        | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x206f | 0x3164 | 0xfe00..=0xfe0f | 0xfeff
        | 0xffa0 | 0xfff0..=0xfffb | 0xfdd0..=0xfdef | 0x1bca0..=0x1bca3 | 0x1d173..=0x1d17a
        | 0xe0000..=0xe0fff)
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Whether the character stands on the one before it: the combining blocks, and the combining
/// marks of the scripts that meet in this region's sources.
pub(super) fn is_mark(c: char) -> bool {
    matches!(u32::from(c),
        0x300..=0x36f | 0x483..=0x489 | 0x591..=0x5bd | 0x5bf | 0x5c1..=0x5c2 | 0x5c4..=0x5c5 | 0x5c7
        | 0x610..=0x61a | 0x64b..=0x65f | 0x670 | 0x6d6..=0x6dc | 0x6df..=0x6e4 | 0x6e7..=0x6e8
        | 0x6ea..=0x6ed | 0x711 | 0x730..=0x74a | 0x900..=0x903 | 0x93a..=0x93c | 0x93e..=0x94f
        | 0xe31 | 0xe34..=0xe3a | 0xe47..=0xe4e | 0x1ab0..=0x1aff | 0x1dc0..=0x1dff
        | 0x20d0..=0x20ff | 0x302a..=0x302f | 0x3099..=0x309a | 0xa66f..=0xa672 | 0xa674..=0xa67d
        | 0xfe20..=0xfe2f | 0x1f3fb..=0x1f3ff)
}

/// Byte offsets at which a grapheme of a cleaned text starts, and the text's end.
pub(super) fn grapheme_edges(text: &str) -> Vec<usize> {
    let starts = text.char_indices().filter(|(i, c)| *i == 0 || !is_mark(*c)).map(|(i, _)| i);
    starts.chain([text.len()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_direction_marks_go_and_line_ends_become_spaces() {
        assert_eq!(clean("a\u{202e}b\u{0}c\nd\u{200d}e\u{feff}"), "abc de");
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(clean("Kazakhstan"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_flood_of_marks_is_cut_to_four_a_base() {
        let flood = format!("e{}x", "\u{301}".repeat(500));
        assert_eq!(clean(&flood), format!("e{}x", "\u{301}".repeat(4)));
    }

    #[test]
    fn a_long_text_ends_after_two_thousand_graphemes() {
        let long = "ə\u{301}".repeat(5_000);
        assert_eq!(clean(&long).chars().filter(|c| *c == 'ə').count(), 2_000);
        assert_eq!(clean(&"a".repeat(9_999)).len(), 2_000);
    }

    #[test]
    fn graphemes_start_at_bases() {
        assert_eq!(grapheme_edges("ae\u{301}b"), [0, 1, 4, 5]);
        assert_eq!(grapheme_edges(""), [0]);
    }
}
