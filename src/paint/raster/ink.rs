//! A scene in pixels: what is filled, in order, with which colour, and where it ends.

use super::coverage::Rule::{EvenOdd, NonZero};
use super::curves::{rounded, symbol};
use super::dashes::dashes;
use super::glyphs::letters;
use super::lines::outline;
use super::shape::{Ink, Shape};
use crate::map::Point;
use crate::paint::chains::{Chain, Dot, Extent, FAR, cut_line, near_dots, thin};
use crate::scene::{MapFrame, MapItem, Mark, Px, RectPx, Rgba, Scene};

/// A box of whole pixels with what is painted in it.
pub(super) struct Layer {
    /// Left, top, right, bottom.
    pub clip: [i32; 4],
    /// Colour under everything, if it is seen.
    pub background: Option<Rgba>,
    pub inks: Vec<Ink>,
}

/// The frames, bottom first, and the page's own marks over them.
pub(super) fn layers(scene: &Scene, scale: f32, width: u32, height: u32) -> Vec<Layer> {
    let page = [0, 0, width as i32, height as i32];
    let mut layers: Vec<Layer> = scene.frames.iter().map(|frame| frame_layer(frame, scale, page)).collect();
    layers.push(Layer { clip: page, background: None, inks: marks(&scene.marks, scale, page) });
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
        frame.items.iter().filter_map(|item| map_ink(item, scale, extent_of(clip), &place)).collect();
    inks.extend(marks(&frame.marks, scale, clip));
    Layer { clip, background: Some(frame.background).filter(|c| c.a > 0), inks }
}

fn extent_of(clip: [i32; 4]) -> Extent {
    let side = |i: usize| clip[i] as f32;
    Extent { min: [side(0), side(1)], max: [side(2), side(3)] }
}

fn map_ink(item: &MapItem, scale: f32, clip: Extent, place: &dyn Fn(&Point) -> Dot) -> Option<Ink> {
    match item {
        MapItem::Fill { rings, color, .. } => {
            let loops = rings.iter().filter_map(|ring| placed(ring, true, clip, place));
            Ink::new(*color, EvenOdd, vec![Shape::of(loops.map(|ring| ring.dots))])
        }
        MapItem::Lines { lines, closed, width_px, dash_px, color, .. } => {
            let pen = Pen::new(*width_px, dash_px, scale)?;
            let near = clip.grown(pen.width + 1.0);
            let lines = lines.iter().filter_map(|line| placed(line, *closed, near, place));
            Ink::new(*color, NonZero, lines.flat_map(|line| pen.shapes(line, &near)).collect())
        }
    }
}

/// Points in pixels, thinned; `None` if they lie outside the box.
fn placed(points: &[Point], closed: bool, near: Extent, place: &dyn Fn(&Point) -> Dot) -> Option<Chain> {
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

    fn shapes(&self, line: Chain, near: &Extent) -> Vec<Shape> {
        let dashes = dashes(line, &self.dashes).into_iter().filter(|dash| dash.extent.meets(near));
        dashes.flat_map(|dash| cut_line(dash, near)).map(|part| outline(&part, self.width)).collect()
    }
}

/// Marks as inks, without those that lie wholly outside the box.
fn marks(marks: &[Mark], scale: f32, clip: [i32; 4]) -> Vec<Ink> {
    let mut inks = Vec::with_capacity(marks.len());
    let box_of_layer = extent_of(clip);
    for mark in marks {
        inks.extend(mark_inks(mark, scale, &box_of_layer).into_iter().flatten());
    }
    inks.retain(|ink| ink.meets(&box_of_layer));
    inks
}

/// At most two inks, the lower one first.
fn mark_inks(mark: &Mark, scale: f32, clip: &Extent) -> [Option<Ink>; 2] {
    match mark {
        Mark::Text(text) => {
            let letters = letters(text, scale);
            let halo = text.halo.and_then(|(color, _)| Ink::new(color, NonZero, letters.halos));
            [halo, Ink::new(text.color, NonZero, letters.bodies)]
        }
        Mark::Symbol { shape, centre, radius_px, fill, stroke, .. } => {
            let radius = (radius_px * scale).clamp(0.0, FAR);
            let outline = dots(&[*centre], scale).first().map(|centre| symbol(*shape, *centre, radius));
            filled_and_edged(outline.unwrap_or_default(), Some(*fill), *stroke, scale, clip)
        }
        Mark::Line { points, width_px, dash_px, color } => {
            let line = Chain::new(dots(points, scale), false);
            let pen = Pen::new(*width_px, dash_px, scale);
            [pen.and_then(|pen| Ink::new(*color, NonZero, pen.shapes(line, &clip.grown(pen.width + 1.0)))), None]
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
            [Ink::new(*fill, EvenOdd, vec![Shape::of(loops)]), None]
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
    let edge = edge.and_then(|(color, width_px)| {
        let pen = Pen::new(width_px, &[], scale)?;
        let line = Chain::new(dots.clone(), true);
        Ink::new(color, NonZero, pen.shapes(line, &clip.grown(pen.width + 1.0)))
    });
    [fill.and_then(|color| Ink::new(color, EvenOdd, vec![Shape::of([dots])])), edge]
}
