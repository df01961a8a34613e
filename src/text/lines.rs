//! Lines that fit a width.
//!
//! Kept because textwrap adds up the widths of words, and here a line is measured as it is shaped.

use super::characters::{clean, grapheme_edges};
use super::font::Weight;
use super::shape::{measure, shape};

/// Most line ends in one text that count; the rest is cut.
const MAX_PARAGRAPHS: usize = 1_000;

/// The text in lines no wider than `width_px`, broken at spaces, and inside a word that is wider
/// than a line; a line end in the text ends a line, and spaces in a row are one. A line holds at
/// least one letter, however narrow the width. An empty text has no lines.
pub fn wrap(text: &str, weight: Weight, size_px: f32, width_px: f32) -> Vec<String> {
    let mut lines = Vec::new();
    if text.is_empty() {
        return lines;
    }
    for paragraph in text.split('\n').take(MAX_PARAGRAPHS) {
        let clean = clean(paragraph);
        let words: Vec<&str> = clean.split(' ').filter(|w| !w.is_empty()).collect();
        wrap_paragraph(&words.join(" "), weight, size_px, width_px, &mut lines);
    }
    lines
}

fn wrap_paragraph(text: &str, weight: Weight, size_px: f32, width_px: f32, lines: &mut Vec<String>) {
    let ends = grapheme_ends(text, weight, size_px);
    let (mut start, mut start_px) = (0, 0.0);
    loop {
        let rest = &ends[ends.partition_point(|(byte, _)| *byte <= start)..];
        let fitting = rest.iter().take_while(|(_, x)| x - start_px <= width_px).count();
        if fitting.max(1) >= rest.len() {
            lines.push(text[start..].to_owned());
            return;
        }
        let widest = rest[fitting.max(1) - 1].0;
        let line = settle(&text[start..], widest - start, weight, size_px, width_px);
        lines.push(line.to_owned());
        start += line.len();
        start += text[start..].len() - text[start..].trim_start_matches(' ').len();
        start_px = ends.iter().take_while(|(byte, _)| *byte <= start).last().map_or(0.0, |(_, x)| *x);
    }
}

/// The beginning of `text` up to the last space within its first `widest` bytes (without a space:
/// up to there), shorter where a letter is wider at the end of a line than inside it.
fn settle(text: &str, widest: usize, weight: Weight, size_px: f32, width_px: f32) -> &str {
    // A space just after the last letter that fits may hang over the edge.
    let within = if text[widest..].starts_with(' ') { widest + 1 } else { widest };
    let at = text[..within].rfind(' ').filter(|at| *at > 0).unwrap_or(widest);
    let edges = grapheme_edges(&text[..at]);
    let mut shorter = edges.iter().skip(1).rev().map(|edge| text[..*edge].trim_end_matches(' '));
    let fitting = shorter.clone().take(4).find(|line| measure(line, weight, size_px, 0.0) <= width_px);
    fitting.or_else(|| shorter.next_back()).unwrap_or(text)
}

/// Right ends of the graphemes of a cleaned text: byte at which the next one starts, and px.
/// Letters of one ligature end together.
fn grapheme_ends(text: &str, weight: Weight, size_px: f32) -> Vec<(usize, f32)> {
    let mut clusters = shape(text, weight, false).cluster_ends(size_px).into_iter().peekable();
    let mut ends = Vec::new();
    let mut last_px = 0.0;
    for edge in grapheme_edges(text).into_iter().skip(1) {
        while let Some((_, x)) = clusters.next_if(|(byte, _)| *byte <= edge) {
            last_px = x;
        }
        ends.push((edge, last_px));
    }
    ends
}

/// The text itself if it fits `width_px`, else its longest beginning that does with "…" after it;
/// empty if not even that fits.
pub fn ellipsis(text: &str, weight: Weight, size_px: f32, width_px: f32) -> String {
    let text = clean(text);
    if measure(&text, weight, size_px, 0.0) <= width_px {
        return text.into_owned();
    }
    let room_px = width_px - measure("…", weight, size_px, 0.0);
    let ends = grapheme_ends(&text, weight, size_px);
    let fitting = ends.iter().take_while(|(_, x)| *x <= room_px).count();
    // A letter may be wider before "…" than before its neighbour: at most a few steps back.
    let beginnings = (0..=fitting).rev().map(|n| n.checked_sub(1).map_or("", |last| &text[..ends[last].0]));
    let mut shortened = beginnings.map(|beginning| format!("{}…", beginning.trim_end()));
    shortened.find(|line| measure(line, weight, size_px, 0.0) <= width_px).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SENTENCE: &str = "Kazakhstan’s parliament ratified the agreement on the Middle Corridor";

    #[test]
    fn wrapped_lines_fit_and_lose_no_word() {
        for width_px in [60.0, 100.0, 333.0] {
            let lines = wrap(SENTENCE, Weight::Regular, 13.0, width_px);
            assert!(lines.iter().all(|l| measure(l, Weight::Regular, 13.0, 0.0) <= width_px), "{lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), SENTENCE.replace(' ', ""));
        }
        assert_eq!(wrap(SENTENCE, Weight::Regular, 13.0, 333.0).join(" "), SENTENCE);
    }

    #[test]
    fn a_wide_word_is_broken_and_a_line_end_is_kept() {
        let lines = wrap("საქართველოსპარლამენტი\na  b", Weight::Bold, 12.0, 50.0);
        assert!(lines.len() > 3 && lines.last().unwrap() == "a b", "{lines:?}");
        assert_eq!(wrap("abc", Weight::Regular, 12.0, 0.0), ["a", "b", "c"]);
        assert!(wrap("", Weight::Regular, 12.0, 50.0).is_empty());
    }

    #[test]
    fn words_fill_a_line_as_far_as_they_fit() {
        let width_px = measure("one two", Weight::Regular, 12.0, 0.0);
        assert_eq!(wrap("one two three", Weight::Regular, 12.0, width_px + 0.01), ["one two", "three"]);
        assert_eq!(wrap("one two three", Weight::Regular, 12.0, width_px - 0.1), ["one", "two", "three"]);
    }

    #[test]
    fn an_ellipsis_fits_and_a_short_text_has_none() {
        for width_px in [0.0, 8.0, 40.0, 90.0, 200.0] {
            let short = ellipsis(SENTENCE, Weight::Regular, 13.0, width_px);
            assert!(measure(&short, Weight::Regular, 13.0, 0.0) <= width_px, "{short}");
        }
        assert_eq!(ellipsis("Baku", Weight::Regular, 13.0, 100.0), "Baku");
        assert_eq!(ellipsis("Baku", Weight::Regular, 13.0, f32::NAN), "");
        assert!(ellipsis(SENTENCE, Weight::Regular, 13.0, 90.0).starts_with("Kazakh"));
    }
}
