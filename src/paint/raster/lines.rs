//! Lines as loops to fill.

use super::curves::corners;
use super::shape::Shape;
use crate::paint::chains::{Chain, Dot};

/// Up to this width in pixels nobody sees how a line's corners are joined.
const FINE: f32 = 2.5;

/// A narrower line than this, in pixels, would be a row of specks.
const MIN_WIDTH: f32 = 0.25;

/// The outline of a line, by the non-zero rule. Mild turns are mitred; at a sharp one the ribbon
/// ends, the next begins, and a wedge fills the join: round, or flat where the line is fine. Every
/// ribbon and wedge runs the same way round, so where they overlap nothing is cut out.
pub(super) fn outline(line: &Chain, width: f32) -> Shape {
    let mut shape = Shape::default();
    add_outline(line, width, &mut shape);
    shape
}

/// Adds the outline of a line to a shape.
pub(super) fn add_outline(line: &Chain, width: f32, shape: &mut Shape) {
    let width = width.max(MIN_WIDTH);
    // A fine line keeps right angles; a round join on a wide one begins at 25°.
    let sharp = if width <= FINE { -0.05 } else { 0.9 };
    Stroke { half: width / 2.0, sharp, round: width > FINE, ribbon: Ribbon::default(), shape }.walk(line);
}

/// One ribbon of a line: its left side, and its right side to be walked back.
#[derive(Default)]
struct Ribbon {
    left: Vec<Dot>,
    right: Vec<Dot>,
}

/// A segment: half the line's width across it, and its length.
#[derive(Clone, Copy)]
struct Segment {
    across: Dot,
    length: f32,
}

impl Segment {
    /// `None` for a segment without length.
    fn between(a: Dot, b: Dot, half: f32) -> Option<Self> {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let length = (dx * dx + dy * dy).sqrt();
        (length > 1e-4).then(|| Self { across: [-dy / length * half, dx / length * half], length })
    }
}

struct Stroke<'a> {
    half: f32,
    /// Cosine of the turn from which on a join is a wedge.
    sharp: f32,
    round: bool,
    ribbon: Ribbon,
    shape: &'a mut Shape,
}

impl Stroke<'_> {
    fn walk(&mut self, line: &Chain) {
        let mut dots: Vec<Dot> = line.dots.clone();
        if line.closed {
            // Once around and over the first side, so that the ends lie on each other.
            dots.extend_from_slice(&line.dots[..line.dots.len().min(2)]);
        }
        let Some(mut at) = dots.first().copied() else { return };
        let mut before: Option<Segment> = None;
        for dot in dots.iter().skip(1).copied() {
            let Some(segment) = Segment::between(at, dot, self.half) else { continue };
            self.join(at, before, segment);
            before = Some(segment);
            at = dot;
        }
        if let Some(last) = before {
            self.add(at, last.across);
        }
        self.finish();
    }

    fn join(&mut self, at: Dot, before: Option<Segment>, next: Segment) {
        let Some(before) = before else { return self.add(at, next.across) };
        let (m, n) = (before.across, next.across);
        let unit = self.half * self.half;
        let cosine = (m[0] * n[0] + m[1] * n[1]) / unit;
        // The inner side of a mitre must not reach past the end of a short segment.
        let reach = ((m[0] * n[1] - m[1] * n[0]) / unit).abs() / (1.0 + cosine) * self.half;
        if cosine >= self.sharp && reach <= before.length.min(next.length) {
            let scale = 1.0 / (1.0 + cosine);
            return self.add(at, [(m[0] + n[0]) * scale, (m[1] + n[1]) * scale]);
        }
        self.add(at, m);
        self.finish();
        self.wedge(at, m, n);
        self.add(at, n);
    }

    fn add(&mut self, [x, y]: Dot, [dx, dy]: Dot) {
        self.ribbon.left.push([x + dx, y + dy]);
        self.ribbon.right.push([x - dx, y - dy]);
    }

    fn finish(&mut self) {
        let Ribbon { left, right } = &mut self.ribbon;
        if left.len() > 1 {
            self.shape.add(left.drain(..).chain(right.drain(..).rev()));
        }
        left.clear();
        right.clear();
    }

    /// The join on the outer side of a turn from one segment to the next.
    fn wedge(&mut self, at: Dot, m: Dot, n: Dot) {
        let left_turn = m[0] * n[1] - m[1] * n[0] > 0.0;
        // As seen from the corner, the way from one side's end to the other's.
        let (from, to) = if left_turn { ([-n[0], -n[1]], [-m[0], -m[1]]) } else { (m, n) };
        let mut dots = vec![at, [at[0] + from[0], at[1] + from[1]]];
        if self.round {
            self.round_off(at, from, to, &mut dots);
        }
        dots.push([at[0] + to[0], at[1] + to[1]]);
        self.shape.add(dots);
    }

    /// Points of the circle between two of its points, by halving the angle.
    fn round_off(&self, at: Dot, from: Dot, to: Dot, dots: &mut Vec<Dot>) {
        let middle = [from[0] + to[0], from[1] + to[1]];
        let length = (middle[0] * middle[0] + middle[1] * middle[1]).sqrt();
        let chord = ((from[0] - to[0]).powi(2) + (from[1] - to[1]).powi(2)).sqrt();
        if chord * (corners(self.half) as f32) <= self.half * std::f32::consts::TAU {
            return;
        }
        // Turned right back: the middle is across.
        let middle =
            if length > 1e-3 * self.half { middle.map(|v| v / length * self.half) } else { [from[1], -from[0]] };
        self.round_off(at, from, middle, dots);
        dots.push([at[0] + middle[0], at[1] + middle[1]]);
        self.round_off(at, middle, to, dots);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paint::raster::coverage::{Coverage, Rule};

    fn area(line: &Chain, width: f32) -> f32 {
        let mut coverage = Coverage::new(40, 40);
        outline(line, width).trace(&crate::paint::chains::Extent { min: [0.0; 2], max: [40.0; 2] }, &mut coverage);
        let mut sum = 0.0;
        coverage.sweep(Rule::NonZero, |run| sum += (run.to - run.from) as f32 * f32::from(run.share) / 255.0);
        sum
    }

    #[test]
    fn a_line_is_as_wide_as_it_says() {
        let line = Chain::new(vec![[5.0, 5.0], [15.0, 5.0], [25.0, 5.0]], false);
        for width in [0.5, 1.0, 2.0, 6.0] {
            assert!((area(&line, width) - 20.0 * width).abs() < 0.3, "{width}");
        }
    }

    #[test]
    fn a_ring_has_its_corners_filled() {
        let ring = Chain::new(vec![[10.0, 10.0], [30.0, 10.0], [30.0, 30.0], [10.0, 30.0]], true);
        assert!((area(&ring, 2.0) - 160.0).abs() < 1.0, "mitred: {}", area(&ring, 2.0));
        let round = 20.0 * 4.0 * 6.0 - 4.0 * 9.0 + 9.0 * std::f32::consts::PI;
        assert!((area(&ring, 6.0) - round).abs() < 2.0, "round: {} {round}", area(&ring, 6.0));
    }

    #[test]
    fn a_wide_line_around_a_tight_curve_has_no_hole() {
        let curve = (0..24_u8).map(|i| f32::from(i) / 24.0 * std::f32::consts::TAU);
        let ring = Chain::new(curve.map(|a| [20.0 + 3.0 * a.sin(), 20.0 + 3.0 * a.cos()]).collect(), true);
        let disc = 9.0 * 9.0 * std::f32::consts::PI;
        assert!((area(&ring, 12.0) - disc).abs() < 5.0, "{} {disc}", area(&ring, 12.0));
    }

    #[test]
    fn a_line_that_turns_right_back_is_one_line() {
        let line = Chain::new(vec![[10.0, 10.5], [30.0, 10.5], [10.0, 10.5]], false);
        assert!((area(&line, 1.0) - 20.0).abs() < 0.6, "{}", area(&line, 1.0));
    }

    #[test]
    fn points_without_a_length_between_them_give_no_line() {
        assert!(area(&Chain::new(vec![[1.0, 5.0]; 4], true), 1.0) == 0.0);
        assert!(area(&Chain::new(Vec::new(), true), 1.0) == 0.0);
    }
}
