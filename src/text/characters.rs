//! What a string may hold before it is shaped.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup, NoncharacterCodePoint};
use icu_properties::{CodePointMapData, CodePointSetData};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// Longest string, in characters without the marks on them; the rest is cut. (Graphemes are no
/// limit: Hangul letters in a row are one, however many.)
const MAX_BASES: usize = 2_000;

/// Most combining marks on one base; the rest is cut.
const MAX_MARKS: usize = 4;

/// The text without control characters, direction marks and other characters that only steer,
/// with line ends and tabs as spaces, at most four combining marks a base and 2,000 bases.
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.len() <= MAX_BASES && text.bytes().all(|b| (0x20..0x7f).contains(&b)) {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len().min(8 * MAX_BASES));
    let (mut bases, mut marks) = (0, 0);
    for c in text.chars().filter_map(visible) {
        if is_mark(c) && bases > 0 {
            marks += 1;
            if marks <= MAX_MARKS {
                kept.push(c);
            }
            continue;
        }
        if bases == MAX_BASES {
            break;
        }
        bases += 1;
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

/// Characters without a form: joiners, direction marks, variation selectors, tags, noncharacters
/// and the marks of annotations.
fn is_steering(c: char) -> bool {
    !c.is_ascii()
        && (CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
            || CodePointSetData::new::<NoncharacterCodePoint>().contains(c)
            || matches!(c, '\u{fff9}'..='\u{fffb}'))
}

/// Whether the character stands on the one before it.
pub(super) fn is_mark(c: char) -> bool {
    // Skin tones are symbols to Unicode, but colour the sign before them.
    !c.is_ascii()
        && (GeneralCategoryGroup::Mark.contains(CodePointMapData::<GeneralCategory>::new().get(c))
            || matches!(c, '\u{1f3fb}'..='\u{1f3ff}'))
}

/// Byte offsets at which a grapheme of a cleaned text starts, and the text's end.
pub(super) fn grapheme_edges(text: &str) -> Vec<usize> {
    if text.is_ascii() {
        return (0..=text.len()).collect();
    }
    let starts = text.grapheme_indices(true).map(|(at, _)| at);
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
    fn marks_of_every_script_count() {
        for mark in ['\u{898}', '\u{8ca}', '\u{64e}', '\u{93f}', '\u{1f3fd}'] {
            let flood = format!("ب{}x", String::from(mark).repeat(500));
            assert_eq!(clean(&flood), format!("ب{}x", String::from(mark).repeat(4)), "{mark:?}");
        }
    }

    #[test]
    fn characters_without_a_form_go() {
        assert_eq!(clean("a\u{ad}\u{34f}b\u{fe0f}\u{fff9}c\u{ffff}\u{fdd0}\u{e0041}\u{3164}d"), "abcd");
    }

    #[test]
    fn a_long_text_ends_after_two_thousand_bases() {
        let long = "ə\u{301}".repeat(5_000);
        assert_eq!(clean(&long).chars().filter(|c| *c == 'ə').count(), 2_000);
        assert_eq!(clean(&"a".repeat(9_999)).len(), 2_000);
    }

    #[test]
    fn graphemes_start_at_bases() {
        assert_eq!(grapheme_edges("ae\u{301}b"), [0, 1, 4, 5]);
        assert_eq!(grapheme_edges(""), [0]);
        assert_eq!(grapheme_edges("👍\u{1f3fd}🇰🇿"), [0, 8, 16]);
    }
}
