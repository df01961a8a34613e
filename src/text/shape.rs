//! From characters to glyphs with their places.
//!
//! Kept because parley brings its own shaper, which would have to move in step with egui's, or labels
//! measure differently on screen and on paper.

use super::characters::{clean, is_mark};
use super::font::{FontId, FontScript, Weight, font};
use harfrust::{BufferFlags, Direction, Feature, ShapeOptions, Tag, UnicodeBuffer};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// A glyph in its place on a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedGlyph {
    /// The face that it comes from.
    pub font: FontId,
    /// Its number in that face.
    pub glyph: u16,
    /// From the left end of the line, in px.
    pub x_px: f32,
    /// From the baseline, downwards, in px.
    pub y_px: f32,
}

/// A glyph as the shaper places it, in shares of the size.
#[derive(Clone, Copy, Debug)]
pub(super) struct ShapedGlyph {
    font: FontId,
    glyph: u16,
    advance: f32,
    x: f32,
    y: f32,
    /// Byte of the cleaned text at which its cluster starts.
    pub(super) cluster: usize,
}

/// A cleaned line, shaped.
#[derive(Debug, Default)]
pub(super) struct Shaped {
    pub(super) text: String,
    pub(super) glyphs: Vec<ShapedGlyph>,
}

impl Shaped {
    /// Left end and glyph in order, in px, with `spacing_px` after every cluster, and the right
    /// end of the last (without the space after it).
    fn place(&self, size_px: f32, spacing_px: f32, mut each: impl FnMut(f32, &ShapedGlyph)) -> f32 {
        // The pen counts in shares of the size and in spaces, so that a line is as wide as its
        // glyphs whatever order they are added in.
        let (mut pen, mut spaces) = (0.0_f32, 0.0_f32);
        for (i, glyph) in self.glyphs.iter().enumerate() {
            if i > 0 && glyph.cluster != self.glyphs[i - 1].cluster {
                spaces += 1.0;
            }
            each(pen * size_px + spaces * spacing_px, glyph);
            pen += glyph.advance;
        }
        pen * size_px + spaces * spacing_px
    }

    /// Right ends of the clusters: byte at which the next one starts, and px.
    pub(super) fn cluster_ends(&self, size_px: f32) -> Vec<(usize, f32)> {
        let mut pen = 0.0;
        let mut ends = Vec::new();
        for (i, glyph) in self.glyphs.iter().enumerate() {
            pen += glyph.advance;
            let next = self.glyphs.get(i + 1).map_or(self.text.len(), |g| g.cluster);
            if next != glyph.cluster {
                ends.push((next, pen * size_px));
            }
        }
        ends
    }
}

/// The width of a line in px. `spacing_px` stands between letters, not after the last.
pub fn measure(text: &str, weight: Weight, size_px: f32, spacing_px: f32) -> f32 {
    shape(text, weight, spacing_px != 0.0).place(size_px, spacing_px, |_, _| ())
}

/// The glyphs of a line with their places in px, from the left end of the baseline.
pub fn layout(text: &str, weight: Weight, size_px: f32, spacing_px: f32) -> Vec<PlacedGlyph> {
    let shaped = shape(text, weight, spacing_px != 0.0);
    let mut placed = Vec::with_capacity(shaped.glyphs.len());
    shaped.place(size_px, spacing_px, |x, g| {
        placed.push(PlacedGlyph { font: g.font, glyph: g.glyph, x_px: x + g.x * size_px, y_px: -g.y * size_px });
    });
    placed
}

/// Lines kept at most, a weight; then the store starts anew.
const MAX_KEPT: usize = 8_192;

type Store = Mutex<HashMap<Box<str>, Arc<Shaped>>>;

/// The line, cleaned and shaped, from the store or anew. Spaced letters form no ligatures.
pub(super) fn shape(text: &str, weight: Weight, spaced: bool) -> Arc<Shaped> {
    static STORES: [LazyLock<Store>; 4] = [const { LazyLock::new(Store::default) }; 4];
    let store = &STORES[weight as usize * 2 + usize::from(spaced)];
    if let Some(kept) = store.lock().unwrap_or_else(PoisonError::into_inner).get(text) {
        return Arc::clone(kept);
    }
    let shaped = Arc::new(shape_anew(&clean(text), weight, spaced));
    let mut kept = store.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= MAX_KEPT {
        kept.clear();
    }
    kept.insert(text.into(), Arc::clone(&shaped));
    shaped
}

fn shape_anew(text: &str, weight: Weight, spaced: bool) -> Shaped {
    let mut shaped = Shaped { text: text.to_owned(), glyphs: Vec::new() };
    let chars: Vec<Character> = characters(text, weight);
    for run in chars.chunk_by(|a, b| a.script == b.script) {
        shape_run(run, weight, spaced, &mut shaped.glyphs);
    }
    shaped
}

/// A character with the face that shows it.
struct Character {
    byte: usize,
    shown: char,
    /// `None`: no face has it.
    script: Option<FontScript>,
}

fn characters(text: &str, weight: Weight) -> Vec<Character> {
    let mut chars: Vec<Character> = Vec::with_capacity(text.len());
    for (byte, c) in text.char_indices() {
        let before = chars.last().and_then(|c| c.script);
        let shown = substitute(c);
        let has = |script: &FontScript| font(FontId { script: *script, weight }).is_some_and(|f| f.has(shown));
        // A mark stays in the face of its base if that has it.
        let script = before.filter(|s| is_mark(c) && has(s)).or_else(|| FontScript::ALL.into_iter().find(has));
        // A mark without a glyph vanishes: its base is there to be seen.
        if script.is_some() || !is_mark(c) {
            chars.push(Character { byte, shown, script });
        }
    }
    chars
}

/// Signs that Noto Sans lacks and that figures need, as signs that it has.
pub fn substitute(c: char) -> char {
    match c {
        '\u{2212}' => '–',
        '→' => '›',
        '←' => '‹',
        '\u{2010}' | '\u{2011}' => '-',
        '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => '\u{a0}',
        _ => c,
    }
}

fn shape_run(run: &[Character], weight: Weight, spaced: bool, glyphs: &mut Vec<ShapedGlyph>) {
    let Some(first) = run.first() else { return };
    let id = FontId { script: first.script.unwrap_or(FontScript::European), weight };
    let Some(font) = font(id) else { return };
    let mut buffer = UnicodeBuffer::new();
    for c in run {
        buffer.add(c.shown, c.byte as u32);
    }
    buffer.set_direction(Direction::LeftToRight);
    buffer.set_script(id.script.shaping_script(first.shown));
    buffer.set_flags(BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
    let shaper = font.shaper.shaper(&font.file).build();
    let features = if spaced { NO_LIGATURES.as_slice() } else { &[] };
    let shaped = shaper.shape(buffer, ShapeOptions::new().features(features));
    for (info, pos) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
        let share = |units: i32| units as f32 / font.units_per_em;
        glyphs.push(ShapedGlyph {
            font: id,
            glyph: u16::try_from(info.glyph_id).unwrap_or(0),
            advance: share(pos.x_advance),
            x: share(pos.x_offset),
            y: share(pos.y_offset),
            cluster: info.cluster as usize,
        });
    }
}

const NO_LIGATURES: [Feature; 2] = [off(*b"liga"), off(*b"clig")];

const fn off(tag: [u8; 4]) -> Feature {
    Feature { tag: Tag::from_be_bytes(tag), value: 0, start: 0, end: u32::MAX }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const R: Weight = Weight::Regular;

    fn width(text: &str) -> f32 {
        measure(text, R, 100.0, 0.0)
    }

    #[test]
    fn every_printable_ascii_character_has_a_glyph_and_a_width() {
        for c in ' '..='~' {
            let text = c.to_string();
            assert!(width(&text) > 10.0, "{c:?}");
            assert_ne!(layout(&text, R, 10.0, 0.0)[0].glyph, 0, "{c:?}");
        }
    }

    #[test]
    fn names_of_the_region_are_whole_in_their_faces() {
        use FontScript::{Armenian, European, Georgian};
        let names = [
            ("Bakı, Gəncə, Şəki", European),
            ("Київ", European),
            ("Өскемен", European),
            ("თბილისი", Georgian),
            ("Երևան", Armenian),
        ];
        for (name, script) in names {
            let glyphs = layout(name, Weight::Bold, 10.0, 0.0);
            assert!(glyphs.iter().all(|g| g.glyph != 0 && g.font.script == script), "{name}");
        }
    }

    #[test]
    fn a_width_grows_with_the_size_and_the_spacing() {
        let (one, two) = (measure("Tashkent", R, 10.0, 0.0), measure("Tashkent", R, 20.0, 0.0));
        assert!((two - 2.0 * one).abs() < 1e-4);
        assert!((measure("Tashkent", R, 10.0, 3.0) - one - 7.0 * 3.0).abs() < 1e-4);
    }

    #[test]
    fn a_line_is_about_as_wide_as_its_parts() {
        let parts = width("Nagorno-") + width("Karabakh");
        assert!((width("Nagorno-Karabakh") - parts).abs() < 5.0);
        assert!(width("AV") < width("A") + width("V"), "kerning draws A and V together");
    }

    #[test]
    fn a_character_without_a_face_is_a_box_and_its_marks_vanish() {
        let glyphs = layout("中a", R, 10.0, 0.0);
        assert_eq!((glyphs[0].glyph, glyphs.len()), (0, 2));
        assert_eq!(layout("م\u{64e}", R, 10.0, 0.0).len(), 1);
        assert_eq!(width("−"), width("–"));
    }

    #[test]
    fn a_mark_stands_on_its_base_without_room_of_its_own() {
        assert!((width("q\u{301}") - width("q")).abs() < 1e-3);
        assert_eq!(width("e\u{301}"), width("é"));
    }

    #[test]
    fn spaced_letters_form_no_ligature() {
        assert_eq!(layout("ffi", R, 10.0, 1.0).len(), 3);
    }

    proptest! {
        #[test]
        fn no_text_stops_the_shaper(text in "\\PC*|.*|[\u{300}-\u{36f}\u{200b}-\u{202e}აԱa ]*", width_px in -1.0_f32..500.0) {
            let width = measure(&text, R, 12.0, 0.5);
            prop_assert!(width.is_finite() && width >= 0.0);
            for glyph in layout(&text, Weight::Bold, 12.0, 0.0) {
                prop_assert!(glyph.x_px.is_finite() && glyph.y_px.is_finite());
                let _ = super::super::outline(glyph.font, glyph.glyph);
            }
            prop_assert!(super::super::wrap(&text, R, 12.0, width_px).len() <= 10 * text.len() + 1);
            let short = super::super::ellipsis(&text, R, 12.0, width_px);
            prop_assert!(short.is_empty() || measure(&short, R, 12.0, 0.0) <= width_px);
        }
    }
}
