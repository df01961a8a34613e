//! Letters and symbols: small forms that a page shows again and again. Each is covered once for
//! every quarter of a pixel that it may begin at, and from then on only laid down.

use super::coverage::{Coverage, Rule, Run};
use super::curves::{Contours, symbol};
use super::lines::add_outline;
use super::shape::Shape;
use super::whole;
use crate::paint::chains::{Chain, Dot, Extent};
use crate::scene::SymbolShape;
use crate::text::{self, FontId, Segment};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// A small form around its origin. Lengths are the bits of `f32` pixels, so that they compare.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Small {
    /// A glyph of a face at a size.
    Letter(FontId, u16, u32),
    /// The band of a width around it, half inside.
    Halo(FontId, u16, u32, u32),
    /// A symbol of a radius.
    Symbol(SymbolShape, u32),
    /// Its edge of a width.
    Edge(SymbolShape, u32, u32),
}

impl Small {
    /// Its shape, which is filled by the non-zero rule.
    pub fn shape(self) -> Shape {
        match self {
            Self::Letter(font, glyph, size) => Shape::of(contours(font, glyph, f32::from_bits(size))),
            Self::Halo(font, glyph, size, width) => edges(contours(font, glyph, f32::from_bits(size)), width),
            Self::Symbol(shape, radius) => Shape::of([symbol(shape, [0.0; 2], f32::from_bits(radius))]),
            Self::Edge(shape, radius, width) => edges(vec![symbol(shape, [0.0; 2], f32::from_bits(radius))], width),
        }
    }
}

/// The outlines of the loops' strokes.
fn edges(loops: Vec<Vec<Dot>>, width: u32) -> Shape {
    let mut shape = Shape::default();
    for dots in loops {
        add_outline(&Chain::new(dots, true), f32::from_bits(width), &mut shape);
    }
    shape
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
    contours.finish()
}

/// The runs of a small form (row, first column, column after the last), relative to the pixel of
/// its origin, and their shares. None are kept of a form that is too large.
#[derive(Default)]
struct Runs {
    places: Vec<[i16; 3]>,
    shares: Vec<u8>,
    extent: Option<Extent>,
}

impl Runs {
    fn of(shape: &Shape) -> Self {
        let Some(extent) = shape.extent() else { return Self::default() };
        let mut runs = Self { extent: Some(extent), ..Self::default() };
        if runs.side() > MAX_SIDE {
            return runs;
        }
        let [left, top] = extent.min.map(|v| v.floor() as i32);
        let [width, rows] = [extent.max[0].ceil() as i32 - left, extent.max[1].ceil() as i32 - top];
        let mut coverage = Coverage::new(width.max(1) as usize, rows.max(1) as usize);
        shape.trace(&Extent { min: [left as f32, top as f32], max: extent.max }, &mut coverage);
        coverage.sweep(Rule::NonZero, |run| {
            let [row, from, to] = [run.row, run.from, run.to].map(whole);
            runs.places.push([top + row, left + from, left + to].map(|v| v as i16));
            runs.shares.push(run.share);
        });
        runs
    }

    /// The longer side of its box, in pixels.
    fn side(&self) -> f32 {
        self.extent.map_or(0.0, |e| (e.max[0] - e.min[0]).max(e.max[1] - e.min[1]))
    }
}

/// A small form in its place.
#[derive(Clone)]
pub(super) struct Stamp {
    runs: Arc<Runs>,
    /// Column and row of its origin.
    at: [i32; 2],
}

/// Widest form that is kept as runs, in pixels.
const MAX_SIDE: f32 = 160.0;

/// Forms kept at most; then the store starts anew.
const MAX_KEPT: usize = 16_384;

impl Stamp {
    /// The form with its origin at a place, to the nearest quarter of a pixel; `None` for one that
    /// is too large to be kept.
    pub fn new(small: Small, place: Dot) -> Option<Self> {
        let quarters = place.map(|v| (v * 4.0 + 0.5).floor() as i32);
        let runs = runs(small, quarters.map(|q| q.rem_euclid(4) as u8));
        (runs.side() <= MAX_SIDE).then(|| Self { runs, at: quarters.map(|q| q.div_euclid(4)) })
    }

    /// The box around it; `None` for a space.
    pub fn extent(&self) -> Option<Extent> {
        self.runs.extent.map(|extent| extent.moved(self.at.map(|v| v as f32)))
    }

    /// Hands out the runs within a band of `rows` rows of `width` pixels from row `top` down.
    pub fn runs(&self, top: i32, rows: usize, width: usize, mut each: impl FnMut(Run)) {
        for ([row, from, to], share) in self.runs.places.iter().zip(&self.runs.shares) {
            let row = self.at[1] + i32::from(*row) - top;
            let [from, to] = [from, to].map(|x| (self.at[0] + i32::from(*x)).clamp(0, whole(width)) as usize);
            if (0..whole(rows)).contains(&row) && from < to {
                each(Run { row: row as usize, from, to, share: *share });
            }
        }
    }
}

type Store = Mutex<HashMap<(Small, [u8; 2]), Arc<Runs>>>;

fn runs(small: Small, quarters: [u8; 2]) -> Arc<Runs> {
    static STORE: LazyLock<Store> = LazyLock::new(Mutex::default);
    let key = (small, quarters);
    if let Some(kept) = STORE.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Arc::clone(kept);
    }
    let shape = small.shape().moved(quarters.map(|q| f32::from(q) / 4.0));
    let runs = Arc::new(Runs::of(&shape));
    let mut kept = STORE.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= MAX_KEPT {
        kept.clear();
    }
    kept.insert(key, Arc::clone(&runs));
    runs
}
