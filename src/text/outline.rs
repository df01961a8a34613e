//! The form of a glyph.

use super::font::{FontId, font};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{GlyphId, MetadataProvider};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// One piece of an outline, in font units; y grows upwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// A contour starts here.
    Move([f32; 2]),
    /// A straight line to a point.
    Line([f32; 2]),
    /// A quadratic curve: control point, end.
    Quad([f32; 2], [f32; 2]),
    /// A cubic curve: two control points, end.
    Cubic([f32; 2], [f32; 2], [f32; 2]),
    /// The contour returns to its start.
    Close,
}

/// The outline of a glyph, filled by the non-zero rule.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Font units in the size of the face: `px = units · size_px / units_per_em`.
    pub units_per_em: f32,
    /// The contours; empty for a space.
    pub segments: Vec<Segment>,
}

impl OutlinePen for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.segments.push(Segment::Move([x, y]));
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.segments.push(Segment::Line([x, y]));
    }
    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.segments.push(Segment::Quad([cx, cy], [x, y]));
    }
    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.segments.push(Segment::Cubic([ax, ay], [bx, by], [x, y]));
    }
    fn close(&mut self) {
        self.segments.push(Segment::Close);
    }
}

type Outlines = Mutex<HashMap<(FontId, u16), Arc<Outline>>>;

/// The outline of a glyph of a face, without hints; empty for a glyph that the face lacks. It is
/// kept: the faces have some 6,000 glyphs together, so the store cannot grow without end.
pub fn outline(id: FontId, glyph: u16) -> Arc<Outline> {
    static OUTLINES: OnceLock<Outlines> = OnceLock::new();
    let mut outlines = OUTLINES.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    Arc::clone(outlines.entry((id, glyph)).or_insert_with(|| Arc::new(draw(id, glyph))))
}

fn draw(id: FontId, glyph: u16) -> Outline {
    let Some(font) = font(id) else { return Outline::default() };
    let mut outline = Outline { units_per_em: font.units_per_em, segments: Vec::new() };
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    let drawn = font.file.outline_glyphs().get(GlyphId::from(glyph)).map(|g| g.draw(settings, &mut outline));
    if !matches!(drawn, Some(Ok(_))) {
        outline.segments.clear();
    }
    outline
}

#[cfg(test)]
mod tests {
    use super::super::font::{FontScript, Weight};
    use super::*;

    #[test]
    fn the_box_for_missing_characters_has_a_form_in_every_face() {
        for script in FontScript::ALL {
            for weight in [Weight::Regular, Weight::Bold] {
                assert!(outline(FontId { script, weight }, 0).segments.len() > 4, "{script:?} {weight:?}");
            }
        }
    }

    #[test]
    fn a_glyph_that_the_face_lacks_is_empty() {
        let id = FontId { script: FontScript::Georgian, weight: Weight::Regular };
        assert!(outline(id, u16::MAX).segments.is_empty());
    }
}
