//! Lines of text as shapes.

use super::curves::Contours;
use super::lines;
use super::shape::Shape;
use crate::paint::chains::{Chain, Dot};
use crate::scene::TextMark;
use crate::text::{self, FontId, Segment};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Letters that are larger than this, in pixels, are not drawn.
const MAX_SIZE: f32 = 8_192.0;

/// The letters of a mark in pixels, and the bands around them if there is a halo.
#[derive(Default)]
pub(super) struct Letters {
    pub bodies: Vec<Shape>,
    pub halos: Vec<Shape>,
}

/// The letters of a mark on a page with so many pixels to a px.
pub(super) fn letters(mark: &TextMark, scale: f32) -> Letters {
    let size = mark.size_px * scale;
    let halo_width = mark.halo.map_or(0.0, |(_, width_px)| 2.0 * width_px * scale).min(size);
    let mut letters = Letters::default();
    if !(size > 0.0 && size < MAX_SIZE) {
        return letters;
    }
    for glyph in text::layout(&mark.text, mark.weight, mark.size_px, mark.spacing_px) {
        let at = [(mark.baseline.x + glyph.x_px) * scale, (mark.baseline.y + glyph.y_px) * scale];
        if at.iter().all(|v| v.abs() < crate::paint::chains::FAR) {
            let forms = forms(glyph.font, glyph.glyph, size, halo_width);
            letters.bodies.push(forms.body.moved(at));
            letters.halos.extend(forms.halo.as_ref().map(|halo| halo.moved(at)));
        }
    }
    letters
}

/// A glyph at a size, around its origin: its contours, and the outlines of their stroke.
struct Forms {
    body: Shape,
    halo: Option<Shape>,
}

/// Face, glyph, bits of the size and of the halo's width.
type Key = (FontId, u16, u32, u32);

/// Forms kept at most; then the store starts anew.
const MAX_KEPT: usize = 4_096;

/// From the store or anew: a film shows the same few hundred letters in every picture.
fn forms(font: FontId, glyph: u16, size: f32, halo_width: f32) -> Arc<Forms> {
    static STORE: LazyLock<Mutex<HashMap<Key, Arc<Forms>>>> = LazyLock::new(Mutex::default);
    let key = (font, glyph, size.to_bits(), halo_width.to_bits());
    if let Some(kept) = STORE.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Arc::clone(kept);
    }
    let contours = contours(font, glyph, size);
    let halo = (halo_width > 0.0).then(|| halo(&contours, halo_width));
    let forms = Arc::new(Forms { body: Shape::of(contours), halo });
    let mut kept = STORE.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= MAX_KEPT {
        kept.clear();
    }
    kept.insert(key, Arc::clone(&forms));
    forms
}

/// The outlines of the contours' strokes.
fn halo(contours: &[Vec<Dot>], width: f32) -> Shape {
    let mut halo = Shape::default();
    for contour in contours {
        lines::add_outline(&Chain::new(contour.clone(), true), width, &mut halo);
    }
    halo
}

fn contours(font: FontId, glyph: u16, size: f32) -> Vec<Vec<Dot>> {
    let outline = text::outline(font, glyph);
    let scale = size / outline.units_per_em;
    let at = |[x, y]: [f32; 2]| [x * scale, -y * scale];
    let mut contours = Contours::default();
    for segment in &outline.segments {
        match *segment {
            Segment::Move(to) => contours.start(at(to)),
            Segment::Line(to) => contours.line(at(to)),
            Segment::Quad(control, to) => contours.quad(at(control), at(to)),
            Segment::Cubic(first, second, to) => contours.cubic(at(first), at(second), at(to)),
            Segment::Close => contours.close(),
        }
    }
    contours.close();
    contours.loops
}
