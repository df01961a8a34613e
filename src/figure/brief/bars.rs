//! The scores as bars from −1 to +1, each made of its items.

use super::super::page::{line, line_about, line_to};
use super::piece::{BODY, Pen, Piece, SMALL};
use crate::alignment::{CountryState, PoleExplanation};
use crate::scene::{Mark, Px, RectPx, Weight};
use crate::text;
use crate::view::signed;

const NAME: f32 = 74.0;
const VALUE: f32 = 44.0;

/// The stretches of a bar that the items take, from the middle: positive ones lie right of it, one
/// after another, negative ones left of it.
pub(super) fn parts(pole: &PoleExplanation, per_one: f32) -> Vec<[f32; 2]> {
    let (mut right, mut left) = (0.0_f32, 0.0_f32);
    let part = |value: f64| {
        let width = value as f32 * per_one;
        let side = if value > 0.0 { &mut right } else { &mut left };
        let start = *side;
        *side += width;
        [start.min(*side), start.max(*side)]
    };
    pole.items.iter().map(|c| c.contribution).filter(|c| *c != 0.0).map(part).collect()
}

/// One pole's bar; a child's is smaller.
pub(super) fn bar(pen: &Pen, pole: &PoleExplanation, child: bool) -> Piece {
    let (s, theme) = (pen.s, pen.theme);
    let (size, height, thick) = if child { (SMALL, 15.0, 6.5) } else { (BODY, 22.0, 13.0) };
    let (left, right) = (NAME * s, (pen.width - VALUE * s).max(NAME * s + 1.0));
    let track = RectPx::new(left, (height - thick) / 2.0 * s, right - left, thick * s);
    let (middle, per_one) = (track.centre().x, track.w / 2.0);
    let filled = |rect: RectPx, fill| Mark::Rect { rect, radius_px: 0.0, fill: Some(fill), stroke: None };
    let mut marks = vec![filled(track, theme.land)];
    let shades = [theme.pole(pole.pole, true), theme.pole(pole.pole, false)];
    let mut seen = [0_usize; 2];
    for [from, to] in parts(pole, per_one) {
        // Neighbours differ in shade, with a hair between them.
        let side = usize::from(from < 0.0);
        let fill = if seen[side] % 2 == 0 { shades[0] } else { shades[1] };
        seen[side] += 1;
        let width = if to - from > 3.0 * s { to - from - 0.8 * s } else { to - from };
        marks.push(filled(RectPx::new(middle + from, track.y, width, track.h), fill));
    }
    let vertical = |x: f32, by: f32, width_px: f32, color| {
        let points = vec![Px::new(x, track.y - by), Px::new(x, track.bottom() + by)];
        Mark::Line { points, width_px, dash_px: Vec::new(), color }
    };
    marks.push(vertical(middle, 1.0 * s, 0.8 * s, theme.muted));
    marks.push(vertical(middle + pole.score as f32 * per_one, 2.0 * s, if child { 1.4 } else { 2.0 } * s, theme.text));
    let (weight, color) = if child { (Weight::Regular, theme.muted) } else { (Weight::Bold, theme.text) };
    let y = (height / 2.0 + 0.36 * size) * s;
    let name = text::ellipsis(pole.pole.name(), Weight::Regular, size * s, left - 6.0 * s);
    marks.push(line(name, Px::new(if child { 10.0 * s } else { 0.0 }, y), size * s, Weight::Regular, color));
    marks.push(line_to(&signed(pole.score), Px::new(pen.width, y), size * s, weight, color));
    Piece { marks, height: height * s, about: None }
}

/// The ends of the bars and their middle.
pub(super) fn scale(pen: &Pen) -> Piece {
    let (s, theme) = (pen.s, pen.theme);
    let (left, right) = (NAME * s, (pen.width - VALUE * s).max(NAME * s + 1.0));
    let (y, size) = (9.0 * s, 8.4 * s);
    let write = |words: &str, x: f32| line_about(words, Px::new(x, y), size, Weight::Regular, theme.muted);
    let marks = vec![write("−1", left), write("0", f32::midpoint(left, right)), write("+1", right)];
    Piece { marks, height: 12.0 * s, about: None }
}

/// The class in words beside its swatch.
pub(super) fn class_line(pen: &Pen, state: &CountryState) -> Piece {
    let (s, theme) = (pen.s, pen.theme);
    let rect = RectPx::new(0.0, 3.0 * s, 26.0 * s, 15.0 * s);
    let mut marks = super::chart::class_marks(state.class, rect, s, theme);
    marks.push(Mark::Rect { rect, radius_px: 0.0, fill: None, stroke: Some((theme.panel_edge, 0.8 * s)) });
    let mut y = 15.5 * s;
    for words in text::wrap(&state.class.sentence(), Weight::Bold, 14.0 * s, pen.width - 34.0 * s).into_iter().take(2) {
        marks.push(line(words, Px::new(34.0 * s, y), 14.0 * s, Weight::Bold, theme.text));
        y += 17.0 * s;
    }
    Piece { marks, height: y - 17.0 * s + 7.0 * s, about: None }
}
