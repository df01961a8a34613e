//! A scene in pixels: what is filled, in order, with which colour, and where it ends.

use super::coverage::Rule::{self, EvenOdd, NonZero};
use super::curves::rounded;
use super::dashes::dashes;
use super::lines::outline;
use super::shape::Shape;
use super::stamps::{Small, Stamp};
use crate::map::Point;
use crate::paint::chains::{Chain, Dot, Extent, FAR, cut_line, near_dots, thin};
use crate::scene::{MapFrame, MapItem, Mark, Px, RectPx, Rgba, Scene, TextMark};
use crate::text::{self, PlacedGlyph};
use rayon::prelude::*;

/// A box of whole pixels with what is painted in it.
pub(super) struct Layer {
    /// Left, top, right, bottom.
    pub clip: [i32; 4],
    /// Colour under everything, if it is seen.
    pub background: Option<Rgba>,
    pub inks: Vec<Ink>,
}

/// One colour in one or more forms. Where forms overlap the colour is laid on once: the border
/// that two countries share is not twice as dark.
pub(super) struct Ink {
    pub color: Rgba,
    pub form: Form,
    extent: Extent,
}

pub(super) enum Form {
    /// Shapes, filled by a rule.
    Shapes(Vec<Shape>, Rule),
    /// Letters or symbols.
    Stamps(Vec<Stamp>),
}

impl Ink {
    /// `None` if nothing would be seen.
    fn new(color: Rgba, form: Form) -> Option<Self> {
        let extent = match &form {
            Form::Shapes(shapes, _) => shapes.iter().filter_map(Shape::extent).reduce(Extent::with)?,
            Form::Stamps(stamps) => stamps.iter().filter_map(Stamp::extent).reduce(Extent::with)?,
        };
        (color.a > 0).then_some(Self { color, form, extent })
    }

    /// Small forms at their places: stamps, or shapes if one is too large for that.
    fn of_small(color: Rgba, forms: &[(Small, Dot)]) -> Option<Self> {
        let stamps: Option<Vec<Stamp>> = forms.iter().map(|(small, at)| Stamp::new(*small, *at)).collect();
        let shapes = || forms.iter().map(|(small, at)| small.shape().moved(*at)).collect();
        Self::new(color, stamps.map_or_else(|| Form::Shapes(shapes(), NonZero), Form::Stamps))
    }

    /// Whether it reaches the box.
    pub fn meets(&self, view: &Extent) -> bool {
        self.extent.meets(view)
    }
}

/// The frames, bottom first, and the page's own marks over them.
pub(super) fn layers(scene: &Scene, scale: f32, width: u32, height: u32) -> Vec<Layer> {
    let page = [0, 0, width.cast_signed(), height.cast_signed()];
    let frames = || scene.frames.par_iter().map(|frame| frame_layer(frame, scale, page)).collect();
    let (mut layers, inks): (Vec<Layer>, _) = rayon::join(frames, || marks(&scene.marks, scale, page));
    layers.push(Layer { clip: page, background: None, inks });
    layers.retain(|l| l.clip[0] < l.clip[2] && l.clip[1] < l.clip[3]);
    layers
}

/// Frames end at whole pixels: a crisp edge is worth more than its place to a part of one.
fn frame_layer(frame: &MapFrame, scale: f32, page: [i32; 4]) -> Layer {
    let RectPx { x, y, .. } = frame.clip;
    let sides = [x, y, frame.clip.right(), frame.clip.bottom()].map(|side| (side * scale).round() as i32);
    let clip = [sides[0].max(page[0]), sides[1].max(page[1]), sides[2].min(page[2]), sides[3].min(page[3])];
    let place = |p: &Point| {
        let px = frame.placement.px_from_map(*p);
        [px.x * scale, px.y * scale]
    };
    let mut inks: Vec<Ink> =
        frame.items.par_iter().filter_map(|item| map_ink(item, scale, extent_of(clip), &place)).collect();
    inks.extend(marks(&frame.marks, scale, clip));
    Layer { clip, background: Some(frame.background).filter(|c| c.a > 0), inks }
}

fn extent_of(clip: [i32; 4]) -> Extent {
    let side = |i: usize| clip[i] as f32;
    Extent { min: [side(0), side(1)], max: [side(2), side(3)] }
}

fn map_ink(item: &MapItem, scale: f32, clip: Extent, place: &impl Fn(&Point) -> Dot) -> Option<Ink> {
    match item {
        MapItem::Fill { rings, color, .. } => {
            let loops = rings.iter().filter_map(|ring| placed(ring, true, clip, place));
            Ink::new(*color, Form::Shapes(vec![Shape::of(loops.map(|ring| ring.dots))], EvenOdd))
        }
        MapItem::Lines { lines, closed, width_px, dash_px, color, .. } => {
            let pen = Pen::new(*width_px, dash_px, scale)?;
            let near = clip.grown(pen.width + 1.0);
            let lines = lines.iter().filter_map(|line| placed(line, *closed, near, place));
            Ink::new(*color, Form::Shapes(lines.flat_map(|line| pen.shapes(line, &near)).collect(), NonZero))
        }
    }
}

/// Points in pixels, thinned; `None` if they lie outside the box.
fn placed(points: &[Point], closed: bool, near: Extent, place: &impl Fn(&Point) -> Dot) -> Option<Chain> {
    let dots = near_dots(points.iter().map(place));
    (Extent::of(&dots).meets(&near)).then(|| Chain::new(thin(dots, closed, 2.0), closed))
}

/// How a line is drawn, in pixels.
struct Pen {
    width: f32,
    dashes: Vec<f32>,
}

impl Pen {
    /// `None` for a line without width.
    fn new(width_px: f32, dash_px: &[f32], scale: f32) -> Option<Self> {
        let width = (width_px * scale).min(FAR);
        (width > 0.0).then(|| Self { width, dashes: dash_px.iter().map(|l| l * scale).collect() })
    }

    fn ink(&self, line: Chain, color: Rgba, clip: &Extent) -> Option<Ink> {
        Ink::new(color, Form::Shapes(self.shapes(line, &clip.grown(self.width + 1.0)), NonZero))
    }

    fn shapes(&self, line: Chain, near: &Extent) -> Vec<Shape> {
        let dashes = dashes(line, &self.dashes).into_iter().filter(|dash| dash.extent.meets(near));
        dashes.flat_map(|dash| cut_line(dash, near)).map(|part| outline(&part, self.width)).collect()
    }
}

/// Marks as inks, without those that lie wholly outside the box.
fn marks(marks: &[Mark], scale: f32, clip: [i32; 4]) -> Vec<Ink> {
    let box_of_layer = extent_of(clip);
    let inks = marks.par_iter().flat_map_iter(|mark| mark_inks(mark, scale, &box_of_layer).into_iter().flatten());
    inks.filter(|ink| ink.meets(&box_of_layer)).collect()
}

/// At most two inks, the lower one first.
fn mark_inks(mark: &Mark, scale: f32, clip: &Extent) -> [Option<Ink>; 2] {
    match mark {
        Mark::Text(text) => text_inks(text, scale),
        Mark::Symbol { shape, centre, radius_px, fill, stroke, .. } => {
            let Some(at) = dots(&[*centre], scale).first().copied() else { return [None, None] };
            let radius = (radius_px * scale).clamp(0.0, FAR).to_bits();
            let edge = stroke.and_then(|(color, width_px)| {
                let width = Pen::new(width_px, &[], scale)?.width.to_bits();
                Ink::of_small(color, &[(Small::Edge(*shape, radius, width), at)])
            });
            [Ink::of_small(*fill, &[(Small::Symbol(*shape, radius), at)]), edge]
        }
        Mark::Line { points, width_px, dash_px, color } => {
            let line = Chain::new(dots(points, scale), false);
            let pen = Pen::new(*width_px, dash_px, scale);
            [pen.and_then(|pen| pen.ink(line, *color, clip)), None]
        }
        Mark::Rect { rect, radius_px, fill, stroke } => {
            let corners = dots(&[Px::new(rect.x, rect.y), Px::new(rect.right(), rect.bottom())], scale);
            let outline = match corners.as_slice() {
                &[[l, t], [r, b]] => rounded(&RectPx::new(l, t, r - l, b - t), radius_px * scale),
                _ => Vec::new(),
            };
            filled_and_edged(outline, *fill, *stroke, scale, clip)
        }
        Mark::Polygon { rings, fill } => {
            let loops = rings.iter().map(|ring| dots(ring, scale));
            [Ink::new(*fill, Form::Shapes(vec![Shape::of(loops)], EvenOdd)), None]
        }
    }
}

fn dots(points: &[Px], scale: f32) -> Vec<Dot> {
    near_dots(points.iter().map(|p| [p.x * scale, p.y * scale]))
}

fn filled_and_edged(
    dots: Vec<Dot>,
    fill: Option<Rgba>,
    edge: Option<(Rgba, f32)>,
    scale: f32,
    clip: &Extent,
) -> [Option<Ink>; 2] {
    let edge = edge
        .and_then(|(color, width_px)| Pen::new(width_px, &[], scale)?.ink(Chain::new(dots.clone(), true), color, clip));
    [fill.and_then(|color| Ink::new(color, Form::Shapes(vec![Shape::of([dots])], EvenOdd))), edge]
}

/// Letters that are larger than this, in pixels, are not drawn.
const MAX_LETTERS: f32 = 8_192.0;

/// Halo and letters of a line of text.
fn text_inks(mark: &TextMark, scale: f32) -> [Option<Ink>; 2] {
    let size = mark.size_px * scale;
    if !(size > 0.0 && size < MAX_LETTERS) {
        return [None, None];
    }
    let place = |g: &PlacedGlyph| [(mark.baseline.x + g.x_px) * scale, (mark.baseline.y + g.y_px) * scale];
    let mut glyphs = text::layout(&mark.text, mark.weight, mark.size_px, mark.spacing_px);
    glyphs.retain(|g| place(g).iter().all(|v| v.abs() < FAR));
    let letters: Vec<(Small, Dot)> =
        glyphs.iter().map(|g| (Small::Letter(g.font, g.glyph, size.to_bits()), place(g))).collect();
    let halo = mark.halo.and_then(|(color, width_px)| {
        let width = Pen::new(2.0 * width_px, &[], scale)?.width.min(size).to_bits();
        let halo = |g: &PlacedGlyph| (Small::Halo(g.font, g.glyph, size.to_bits(), width), place(g));
        Ink::of_small(color, &glyphs.iter().map(halo).collect::<Vec<_>>())
    });
    [halo, Ink::of_small(mark.color, &letters)]
}
