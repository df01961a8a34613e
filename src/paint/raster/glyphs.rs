//! Lines of text as outlines.

use super::lines;
use crate::scene::TextMark;
use crate::text::{self, FontId, Segment};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use tiny_skia::{Path, PathBuilder, Transform};

/// The letters of a mark in pixels, and the band around them if there is a halo.
pub(super) struct Letters {
    pub body: Option<Path>,
    pub halo: Option<Path>,
}

/// The outlines of a mark on a page with so many pixels to a px.
pub(super) fn letters(mark: &TextMark, scale: f32) -> Letters {
    let size = mark.size_px * scale;
    let halo_width = mark.halo.map_or(0.0, |(_, width_px)| 2.0 * width_px * scale).min(size);
    if !(size > 0.0 && size < MAX_SIZE) {
        return Letters { body: None, halo: None };
    }
    let (mut body, mut halo) = (PathBuilder::new(), PathBuilder::new());
    for glyph in text::layout(&mark.text, mark.weight, mark.size_px, mark.spacing_px) {
        let x = (mark.baseline.x + glyph.x_px) * scale;
        let y = (mark.baseline.y + glyph.y_px) * scale;
        let forms = forms(glyph.font, glyph.glyph, size, halo_width);
        for (form, path) in [(&forms.body, &mut body), (&forms.halo, &mut halo)] {
            if let Some(moved) = form.clone().and_then(|f| f.transform(Transform::from_translate(x, y))) {
                path.push_path(&moved);
            }
        }
    }
    Letters { body: body.finish(), halo: halo.finish() }
}

/// Letters that are larger than this, in pixels, are not drawn.
const MAX_SIZE: f32 = 8_192.0;

/// A glyph at a size, around its origin.
#[derive(Default)]
struct Forms {
    body: Option<Path>,
    halo: Option<Path>,
}

/// Face, glyph, bits of the size and of the halo's width.
type Key = (FontId, u16, u32, u32);

/// Forms kept at most; then the store starts anew.
const MAX_KEPT: usize = 4_096;

/// From the store or anew: a film shows the same few hundred letters in every picture, and their
/// halos are the dearest thing on a map.
fn forms(font: FontId, glyph: u16, size: f32, halo_width: f32) -> Arc<Forms> {
    static STORE: LazyLock<Mutex<HashMap<Key, Arc<Forms>>>> = LazyLock::new(Mutex::default);
    let key = (font, glyph, size.to_bits(), halo_width.to_bits());
    if let Some(kept) = STORE.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Arc::clone(kept);
    }
    let body = body(font, glyph, size);
    let halo = body.as_ref().filter(|_| halo_width > 0.0).and_then(|path| lines::stroke(path, halo_width));
    let forms = Arc::new(Forms { body, halo });
    let mut kept = STORE.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= MAX_KEPT {
        kept.clear();
    }
    kept.insert(key, Arc::clone(&forms));
    forms
}

fn body(font: FontId, glyph: u16, size: f32) -> Option<Path> {
    let outline = text::outline(font, glyph);
    let scale = size / outline.units_per_em;
    let at = |[x, y]: [f32; 2]| (x * scale, -y * scale);
    let mut path = PathBuilder::new();
    for segment in &outline.segments {
        match *segment {
            Segment::Move(p) => path.move_to(at(p).0, at(p).1),
            Segment::Line(p) => path.line_to(at(p).0, at(p).1),
            Segment::Quad(c, p) => path.quad_to(at(c).0, at(c).1, at(p).0, at(p).1),
            Segment::Cubic(c, d, p) => path.cubic_to(at(c).0, at(c).1, at(d).0, at(d).1, at(p).0, at(p).1),
            Segment::Close => path.close(),
        }
    }
    path.finish()
}
