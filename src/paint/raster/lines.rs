//! Lines as outlines to fill.

use crate::paint::chains::{Chain, Dot};
use tiny_skia::{LineCap, LineJoin, Path, PathBuilder, Stroke};

/// Up to this width in pixels a line is a ribbon with mitred joins: nobody sees its joins, and it
/// has a quarter of the edges.
const RIBBON_WIDTH: f32 = 2.5;

/// A narrower line than this, in pixels, would be a row of specks.
const MIN_WIDTH: f32 = 0.25;

/// The outline of lines, filled by the non-zero rule. `origin` comes to lie at the corner.
pub(super) fn outline(lines: &[Chain], width: f32, origin: Dot) -> Option<Path> {
    let width = width.max(MIN_WIDTH);
    let mut path = PathBuilder::new();
    if width <= RIBBON_WIDTH {
        for line in lines {
            ribbon(line, width / 2.0, origin, &mut path);
        }
        return path.finish();
    }
    for line in lines {
        trace(line, origin, &mut path);
    }
    stroke(&path.finish()?, width)
}

/// The outline of a path's stroke, with round joins.
pub(super) fn stroke(path: &Path, width: f32) -> Option<Path> {
    path.stroke(&Stroke { width, line_join: LineJoin::Round, line_cap: LineCap::Butt, ..Stroke::default() }, 1.0)
}

/// The chain itself.
pub(super) fn trace(chain: &Chain, [x, y]: Dot, path: &mut PathBuilder) {
    for (i, dot) in chain.dots.iter().enumerate() {
        if i == 0 {
            path.move_to(dot[0] - x, dot[1] - y);
        } else {
            path.line_to(dot[0] - x, dot[1] - y);
        }
    }
    if chain.closed && !chain.dots.is_empty() {
        path.close();
    }
}

/// A turn sharper than this (cosine) ends a ribbon; a wedge fills the join.
const SHARP: f32 = 0.5;

/// One ribbon of a line: its left side, and its right side to be walked back. Every ribbon and
/// wedge turns the same way, so where they overlap nothing is cut out.
#[derive(Default)]
struct Ribbon {
    left: Vec<Dot>,
    right: Vec<Dot>,
}

impl Ribbon {
    fn add(&mut self, [x, y]: Dot, [dx, dy]: Dot) {
        self.left.push([x + dx, y + dy]);
        self.right.push([x - dx, y - dy]);
    }

    fn finish(&mut self, path: &mut PathBuilder) {
        if self.left.len() > 1 {
            polygon(self.left.iter().chain(self.right.iter().rev()).copied(), path);
        }
        self.left.clear();
        self.right.clear();
    }
}

fn polygon(dots: impl Iterator<Item = Dot>, path: &mut PathBuilder) {
    for (i, [x, y]) in dots.enumerate() {
        if i == 0 {
            path.move_to(x, y);
        } else {
            path.line_to(x, y);
        }
    }
    path.close();
}

/// The way across a segment, half the line's width long; `None` for a segment without length.
fn across(a: Dot, b: Dot, half: f32) -> Option<Dot> {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = (dx * dx + dy * dy).sqrt();
    (length > 1e-6).then(|| [-dy / length * half, dx / length * half])
}

fn ribbon(line: &Chain, half: f32, [x, y]: Dot, path: &mut PathBuilder) {
    let mut dots: Vec<Dot> = line.dots.iter().map(|d| [d[0] - x, d[1] - y]).collect();
    dots.dedup();
    if line.closed && dots.len() > 1 {
        // Once around and over the start, so that the ends lie on each other.
        let again = [dots[0], dots[1]];
        dots.extend(if dots.last() == Some(&again[0]) { &again[1..] } else { &again[..] });
    }
    let mut ribbon = Ribbon::default();
    let mut before: Option<Dot> = None;
    for pair in dots.windows(2) {
        let Some(n) = across(pair[0], pair[1], half) else { continue };
        match before {
            Some(m) if m[0] * n[0] + m[1] * n[1] >= SHARP * half * half => ribbon.add(pair[0], mitre(m, n, half)),
            Some(m) => {
                ribbon.add(pair[0], m);
                ribbon.finish(path);
                wedge(pair[0], m, n, path);
                ribbon.add(pair[0], n);
            }
            None => ribbon.add(pair[0], n),
        }
        before = Some(n);
    }
    if let (Some(n), Some(end)) = (before, dots.last()) {
        ribbon.add(*end, n);
    }
    ribbon.finish(path);
}

/// Where the sides of two segments meet.
fn mitre(m: Dot, n: Dot, half: f32) -> Dot {
    let scale = 1.0 / (1.0 + (m[0] * n[0] + m[1] * n[1]) / (half * half));
    [(m[0] + n[0]) * scale, (m[1] + n[1]) * scale]
}

/// The triangle on the outer side of a sharp turn.
fn wedge(at: Dot, m: Dot, n: Dot, path: &mut PathBuilder) {
    let corner = |d: Dot, sign: f32| [at[0] + sign * d[0], at[1] + sign * d[1]];
    if m[0] * n[1] - m[1] * n[0] > 0.0 {
        polygon([at, corner(n, -1.0), corner(m, -1.0)].into_iter(), path);
    } else {
        polygon([at, corner(m, 1.0), corner(n, 1.0)].into_iter(), path);
    }
}

/// Most lengths of a pattern.
const MAX_PATTERN: usize = 16;

/// The dashes of a line, each a line of its own; without a pattern the line itself. Lengths are in
/// pixels. A pattern that is too fine to be seen, or holds what is not a length, is a solid line.
pub(super) fn dashes(line: Chain, pattern: &[f32]) -> Vec<Chain> {
    let lengths = pattern.len() <= MAX_PATTERN && pattern.iter().all(|l| l.is_finite() && *l >= 0.0);
    if !lengths || pattern.iter().sum::<f32>() <= 0.5 {
        return vec![line];
    }
    let lengths: Vec<f32> = if pattern.len() % 2 == 0 { pattern.to_vec() } else { pattern.repeat(2) };
    let mut dash = Dash { lengths, index: 0, done: 0.0, dots: Vec::new(), dashes: Vec::new() };
    let back = line.closed.then(|| line.dots.first().copied()).flatten();
    let ends: Vec<Dot> = line.dots.iter().copied().chain(back).collect();
    for pair in ends.windows(2) {
        dash.walk(pair[0], pair[1]);
    }
    dash.lift();
    dash.dashes
}

/// A pen that goes along a line and is down for every other length of its pattern.
struct Dash {
    lengths: Vec<f32>,
    index: usize,
    /// Pixels of the present length that are behind.
    done: f32,
    dots: Vec<Dot>,
    dashes: Vec<Chain>,
}

impl Dash {
    fn walk(&mut self, a: Dot, b: Dot) {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let length = (dx * dx + dy * dy).sqrt();
        let mut at = 0.0;
        if self.index % 2 == 0 && self.dots.is_empty() {
            self.dots.push(a);
        }
        while at < length {
            let left = self.lengths[self.index] - self.done;
            let step = left.min(length - at);
            at += step;
            self.done += step;
            let t = (at / length).min(1.0);
            let dot = [a[0] + dx * t, a[1] + dy * t];
            if self.index % 2 == 0 {
                self.dots.push(dot);
            }
            if step < left {
                break;
            }
            self.lift();
            self.done = 0.0;
            self.index = (self.index + 1) % self.lengths.len();
            if self.index % 2 == 0 {
                self.dots.push(dot);
            }
        }
    }

    fn lift(&mut self) {
        let dots = std::mem::take(&mut self.dots);
        if dots.len() > 1 {
            self.dashes.push(Chain::new(dots, false));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_have_their_lengths_around_corners() {
        let corner = Chain::new(vec![[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]], false);
        let dashes = dashes(corner, &[6.0, 2.0]);
        let dots: Vec<_> = dashes.into_iter().map(|d| d.dots).collect();
        assert_eq!(
            dots,
            [vec![[0.0, 0.0], [6.0, 0.0]], vec![[8.0, 0.0], [10.0, 0.0], [10.0, 4.0]], vec![[10.0, 6.0], [10.0, 10.0]]]
        );
    }

    #[test]
    fn a_pattern_of_nothing_is_a_solid_line() {
        let line = Chain::new(vec![[0.0, 0.0], [10.0, 0.0]], false);
        assert_eq!(dashes(line.clone(), &[]).len(), 1);
        assert_eq!(dashes(line.clone(), &[0.0, 0.0]).len(), 1);
        assert_eq!(dashes(line, &[f32::NAN, 1.0]).len(), 1);
    }

    #[test]
    fn a_ribbon_is_as_wide_as_its_line() {
        let line = Chain::new(vec![[1.0, 5.0], [5.0, 5.0], [9.0, 5.0]], false);
        let bounds = outline(&[line], 2.0, [0.0, 0.0]).unwrap().bounds();
        assert_eq!([bounds.left(), bounds.top(), bounds.right(), bounds.bottom()], [1.0, 4.0, 9.0, 6.0]);
    }

    #[test]
    fn points_without_a_length_between_them_give_no_line() {
        let spot = Chain::new(vec![[1.0, 5.0]; 4], true);
        assert!(outline(&[spot], 1.0, [0.0, 0.0]).is_none());
    }
}
