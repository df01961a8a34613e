//! A scene in pixels: what is filled, in order, with which colour, and where it ends.

use super::glyphs::letters;
use super::lines::{dashes, stroke};
use crate::map::Point;
use crate::paint::chains::{Chain, Dot, Extent, FAR, cut_ring, near_dots, thin};
use crate::scene::{MapFrame, MapItem, Mark, Px, RectPx, Rgba, Scene, SymbolShape};
use tiny_skia::{Path, PathBuilder};

/// A box of whole pixels with what is painted in it.
pub(super) struct Layer {
    /// Left, top, right, bottom.
    pub clip: [i32; 4],
    pub inks: Vec<Ink>,
}

/// One colour in one form.
pub(super) struct Ink {
    pub extent: Extent,
    pub color: Rgba,
    pub form: Form,
}

pub(super) enum Form {
    /// All of the layer.
    Everywhere,
    /// Rings, by the even-odd rule.
    Rings(Vec<Chain>),
    /// Lines and their width.
    Lines(Vec<Chain>, f32),
    /// An outline, by the non-zero rule.
    Path(Path),
    /// An outline, by the even-odd rule.
    EvenOdd(Path),
}

/// How far outside its box geometry is cut, in pixels.
pub(super) const MARGIN: f32 = 2.0;

/// The frames, bottom first, and the page's own marks over them.
pub(super) fn layers(scene: &Scene, scale: f32, width: u32, height: u32) -> Vec<Layer> {
    let page = [0, 0, width as i32, height as i32];
    let mut layers: Vec<Layer> = scene.frames.iter().map(|frame| frame_layer(frame, scale, page)).collect();
    layers.push(Layer { clip: page, inks: marks(&scene.marks, scale, page) });
    layers.retain(|l| !l.inks.is_empty() && l.clip[0] < l.clip[2] && l.clip[1] < l.clip[3]);
    layers
}

/// Frames end at whole pixels: a crisp edge is worth more than its place to a quarter of one.
fn frame_layer(frame: &MapFrame, scale: f32, page: [i32; 4]) -> Layer {
    let RectPx { x, y, .. } = frame.clip;
    let sides = [x, y, frame.clip.right(), frame.clip.bottom()].map(|side| (side * scale).round() as i32);
    let clip = [sides[0].max(page[0]), sides[1].max(page[1]), sides[2].min(page[2]), sides[3].min(page[3])];
    let mut inks = Vec::with_capacity(frame.items.len() + frame.marks.len() + 1);
    push(&mut inks, extent_of(clip), frame.background, Form::Everywhere);
    let place = |p: &Point| {
        let px = frame.placement.px_from_map(*p);
        [px.x * scale, px.y * scale]
    };
    for item in &frame.items {
        inks.extend(map_item(item, scale, extent_of(clip), &place));
    }
    inks.extend(marks(&frame.marks, scale, clip));
    Layer { clip, inks }
}

fn extent_of(clip: [i32; 4]) -> Extent {
    let side = |i: usize| clip[i] as f32;
    Extent { min: [side(0), side(1)], max: [side(2), side(3)] }
}

fn push(inks: &mut Vec<Ink>, extent: Extent, color: Rgba, form: Form) {
    if color.a > 0 {
        inks.push(Ink { extent, color, form });
    }
}

fn ink_of_chains(chains: Vec<Chain>, grown: f32, color: Rgba, form: impl FnOnce(Vec<Chain>) -> Form) -> Option<Ink> {
    let extent = chains.iter().fold(Extent::NOTHING, |e, c| e.with(c.extent)).grown(grown);
    (!chains.is_empty() && color.a > 0).then(|| Ink { extent, color, form: form(chains) })
}

fn map_item(item: &MapItem, scale: f32, clip: Extent, place: &dyn Fn(&Point) -> Dot) -> Option<Ink> {
    match item {
        MapItem::Fill { rings, color, .. } => {
            let chains = rings.iter().filter_map(|ring| placed(ring, true, clip.grown(MARGIN), place));
            ink_of_chains(chains.map(|c| cut(c, clip.grown(MARGIN))).collect(), 0.0, *color, Form::Rings)
        }
        MapItem::Lines { lines, closed, width_px, dash_px, color, .. } => {
            let (width, pattern) = pen(*width_px, dash_px, scale)?;
            let near = clip.grown(MARGIN + width);
            let chains = lines.iter().filter_map(|line| placed(line, *closed, near, place));
            let chains = chains.flat_map(|line| dashes(line, &pattern)).filter(|line| line.extent.meets(&near));
            ink_of_chains(chains.collect(), width / 2.0 + 1.0, *color, |lines| Form::Lines(lines, width))
        }
    }
}

/// Width and dashes in pixels; `None` for a line without width.
fn pen(width_px: f32, dash_px: &[f32], scale: f32) -> Option<(f32, Vec<f32>)> {
    let width = (width_px * scale).min(FAR);
    (width > 0.0).then(|| (width, dash_px.iter().map(|l| l * scale).collect()))
}

/// Points in pixels, thinned; `None` if they lie outside the box or are not numbers.
fn placed(points: &[Point], closed: bool, near: Extent, place: &dyn Fn(&Point) -> Dot) -> Option<Chain> {
    let dots = near_dots(points.iter().map(place));
    (Extent::of(&dots).meets(&near)).then(|| Chain::new(thin(dots, closed, 2.0), closed))
}

fn cut(ring: Chain, to: Extent) -> Chain {
    if ring.extent.within(&to) { ring } else { Chain::new(cut_ring(&ring.dots, &to), true) }
}

/// Marks as inks, without those that lie wholly outside the box.
fn marks(marks: &[Mark], scale: f32, clip: [i32; 4]) -> Vec<Ink> {
    let mut inks = Vec::with_capacity(marks.len());
    for mark in marks {
        mark_inks(mark, scale, &mut inks);
    }
    inks.retain(|ink| ink.extent.meets(&extent_of(clip)));
    inks
}

fn mark_inks(mark: &Mark, scale: f32, inks: &mut Vec<Ink>) {
    match mark {
        Mark::Text(text) => {
            let letters = letters(text, scale);
            if let Some((color, _)) = text.halo {
                push_path(inks, letters.halo, color, Form::Path);
            }
            push_path(inks, letters.body, text.color, Form::Path);
        }
        Mark::Symbol { shape, centre, radius_px, fill, stroke, .. } => {
            let path = symbol(*shape, *centre, *radius_px, scale);
            push_outlined(inks, path, Some(*fill), *stroke, scale);
        }
        Mark::Line { points, width_px, dash_px, color } => {
            let Some((width, pattern)) = pen(*width_px, dash_px, scale) else { return };
            let line = Chain::new(dots(points, scale), false);
            let lines = dashes(line, &pattern);
            inks.extend(ink_of_chains(lines, width / 2.0 + 1.0, *color, |lines| Form::Lines(lines, width)));
        }
        Mark::Rect { rect, radius_px, fill, stroke } => {
            push_outlined(inks, rounded(rect, *radius_px, scale), *fill, *stroke, scale);
        }
        Mark::Polygon { rings, fill } => {
            let chains = rings.iter().map(|ring| Chain::new(dots(ring, scale), true)).collect();
            inks.extend(ink_of_chains(chains, 0.0, *fill, Form::Rings));
        }
    }
}

fn dots(points: &[Px], scale: f32) -> Vec<Dot> {
    near_dots(points.iter().map(|p| [p.x * scale, p.y * scale]))
}

fn push_path(inks: &mut Vec<Ink>, path: Option<Path>, color: Rgba, form: impl FnOnce(Path) -> Form) {
    let Some(path) = path else { return };
    let bounds = path.bounds();
    let extent = Extent { min: [bounds.left(), bounds.top()], max: [bounds.right(), bounds.bottom()] };
    push(inks, extent, color, form(path));
}

fn push_outlined(inks: &mut Vec<Ink>, path: Option<Path>, fill: Option<Rgba>, edge: Option<(Rgba, f32)>, scale: f32) {
    let edge_path = edge.and_then(|(_, width_px)| stroke(path.as_ref()?, pen(width_px, &[], scale)?.0));
    if let Some(color) = fill {
        push_path(inks, path, color, Form::EvenOdd);
    }
    if let Some((color, _)) = edge {
        push_path(inks, edge_path, color, Form::Path);
    }
}

fn symbol(shape: SymbolShape, centre: Px, radius_px: f32, scale: f32) -> Option<Path> {
    match shape.corners(centre, radius_px) {
        Some(corners) => {
            let mut path = PathBuilder::new();
            super::lines::trace(&Chain::new(dots(&corners, scale), true), [0.0, 0.0], &mut path);
            path.finish()
        }
        None => {
            let [x, y] = *dots(&[centre], scale).first()?;
            PathBuilder::from_circle(x, y, (radius_px * scale).clamp(0.0, FAR))
        }
    }
}

/// A box whose corners are quarter circles, near enough as quadratic curves at this size.
fn rounded(rect: &RectPx, radius_px: f32, scale: f32) -> Option<Path> {
    let corners = [Px::new(rect.x, rect.y), Px::new(rect.right(), rect.bottom())];
    let &[[l, t], [r, b]] = dots(&corners, scale).as_slice() else { return None };
    let radius = (radius_px * scale).min((r - l) / 2.0).min((b - t) / 2.0).max(0.0);
    let mut path = PathBuilder::new();
    let corners = [([r, t], [0.0, 1.0]), ([r, b], [-1.0, 0.0]), ([l, b], [0.0, -1.0]), ([l, t], [1.0, 0.0])];
    path.move_to(l + radius, t);
    for ([x, y], [dx, dy]) in corners {
        // The way into a corner is the way out of it turned back by a quarter.
        let (from, to) = ([x - dy * radius, y + dx * radius], [x + dx * radius, y + dy * radius]);
        path.line_to(from[0], from[1]);
        if radius > 0.0 {
            arc(&mut path, from, [x, y], to);
        }
    }
    path.close();
    path.finish()
}

/// A quarter circle around the corner as two quadratic curves (off by under 1 % of the radius).
fn arc(path: &mut PathBuilder, from: Dot, corner: Dot, to: Dot) {
    const TAN_22_5: f32 = 0.414_213_57;
    let towards = |a: Dot, b: Dot, t: f32| [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
    let (first, second) = (towards(from, corner, TAN_22_5), towards(to, corner, TAN_22_5));
    let middle = towards(first, second, 0.5);
    path.quad_to(first[0], first[1], middle[0], middle[1]);
    path.quad_to(second[0], second[1], to[0], to[1]);
}
