//! One band of the picture.

use super::ink::{Form, Ink, Layer, MARGIN};
use super::lines;
use crate::paint::chains::{Chain, Extent, cut_line, cut_ring};
use crate::scene::Rgba;
use tiny_skia::{Color, FillRule, Paint, Path, PathBuilder, PixmapMut, Shader, Transform};

/// Paints rows of `width` pixels from row `top` down: the page, then the layers.
pub(super) fn paint(pixels: &mut [u8], width: u32, top: i32, background: Rgba, layers: &[Layer]) {
    let row = 4 * width as usize;
    let rows = (pixels.len() / row) as i32;
    if let Some(mut page) = PixmapMut::from_bytes(pixels, width, rows as u32) {
        page.fill(color(background));
    }
    for layer in layers {
        let [left, _, right, _] = layer.clip;
        let (from, to) = (layer.clip[1].max(top), layer.clip[3].min(top + rows));
        if from >= to {
            continue;
        }
        let rows = &mut pixels[(from - top) as usize * row..(to - top) as usize * row];
        let columns = 4 * left as usize..4 * right as usize;
        if columns.len() == row {
            paint_layer(rows, width, [left, from], [right, to], &layer.inks);
            continue;
        }
        // tiny-skia paints on whole rows only: a narrower layer is painted beside and put back.
        let mut beside: Vec<u8> = rows.chunks_exact(row).flat_map(|r| &r[columns.clone()]).copied().collect();
        paint_layer(&mut beside, (right - left) as u32, [left, from], [right, to], &layer.inks);
        for (page_row, layer_row) in rows.chunks_exact_mut(row).zip(beside.chunks_exact(columns.len())) {
            page_row[columns.clone()].copy_from_slice(layer_row);
        }
    }
}

fn color(c: Rgba) -> Color {
    Color::from_rgba8(c.r, c.g, c.b, c.a)
}

fn paint_layer(pixels: &mut [u8], width: u32, from: [i32; 2], to: [i32; 2], inks: &[Ink]) {
    let view = Extent { min: from.map(|v| v as f32), max: to.map(|v| v as f32) };
    let Some(mut canvas) = PixmapMut::from_bytes(pixels, width, (to[1] - from[1]) as u32) else { return };
    for ink in inks.iter().filter(|ink| ink.extent.meets(&view)) {
        let (path, rule) = match &ink.form {
            Form::Everywhere => (everywhere(&view), FillRule::Winding),
            Form::Rings(rings) => (rings_in(rings, &view), FillRule::EvenOdd),
            Form::Lines(chains, line_width) => (lines_in(chains, *line_width, &view), FillRule::Winding),
            Form::Path(path) => (moved(path, &view), FillRule::Winding),
            Form::EvenOdd(path) => (moved(path, &view), FillRule::EvenOdd),
        };
        if let Some(path) = path {
            fill(&mut canvas, &path, rule, ink.color);
        }
    }
}

fn fill(canvas: &mut PixmapMut<'_>, path: &Path, rule: FillRule, ink: Rgba) {
    let paint = Paint { shader: Shader::SolidColor(color(ink)), ..Paint::default() };
    canvas.fill_path(path, &paint, rule, Transform::identity(), None);
}

fn everywhere(view: &Extent) -> Option<Path> {
    let [width, height] = [view.max[0] - view.min[0], view.max[1] - view.min[1]];
    tiny_skia::Rect::from_xywh(0.0, 0.0, width, height).map(PathBuilder::from_rect)
}

fn moved(path: &Path, view: &Extent) -> Option<Path> {
    path.clone().transform(Transform::from_translate(-view.min[0], -view.min[1]))
}

fn rings_in(rings: &[Chain], view: &Extent) -> Option<Path> {
    let near = view.grown(MARGIN);
    let mut path = PathBuilder::new();
    for ring in rings.iter().filter(|ring| ring.extent.meets(&near)) {
        if ring.extent.within(&near) {
            lines::trace(ring, view.min, &mut path);
        } else {
            lines::trace(&Chain::new(cut_ring(&ring.dots, &near), true), view.min, &mut path);
        }
    }
    path.finish()
}

fn lines_in(chains: &[Chain], width: f32, view: &Extent) -> Option<Path> {
    let near = view.grown(width + MARGIN);
    let parts: Vec<Chain> =
        chains.iter().filter(|chain| chain.extent.meets(&near)).flat_map(|chain| cut_line(chain, &near)).collect();
    lines::outline(&parts, width, view.min)
}
