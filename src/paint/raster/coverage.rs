//! How much of each pixel a shape covers, exactly.
//!
//! Every edge leaves in the pixels that it passes the height that it spans there and the area to
//! its left; summed along a row from the left, these give each pixel's covered share (the way of
//! `FreeType`'s smooth rasterizer and of Anti-Grain Geometry). Points are rounded to 1/256 pixel
//! and all sums are of integers, so a shape whose edges close leaves no residue, and the order of
//! its edges changes nothing.

use super::whole;
use crate::paint::chains::Dot;

/// Parts of a pixel along each axis.
const ONE: i32 = 256;

/// What the edges through one pixel leave.
#[derive(Clone, Copy, Default)]
struct Cell {
    /// Height that they span, downwards positive, in parts.
    cover: i32,
    /// Twice the area between them and the pixel's left side, in square parts.
    area: i32,
}

/// How overlapping contours count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// Inside is what an odd number of contours surround.
    EvenOdd,
    /// Inside is what contours surround in either direction.
    NonZero,
}

impl Rule {
    /// The share of a pixel, 0–255, from the signed sum over its contours (256 for each).
    fn share(self, sum: i32) -> u8 {
        let folded = match self {
            Self::NonZero => sum.abs(),
            Self::EvenOdd => ONE - ((sum & (2 * ONE - 1)) - ONE).abs(),
        };
        folded.min(255) as u8
    }
}

/// A run of pixels of one row that are covered alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub row: usize,
    pub from: usize,
    pub to: usize,
    /// 1–255.
    pub share: u8,
}

/// The sums of one shape over a box of pixels.
pub(super) struct Coverage {
    width: usize,
    rows: usize,
    /// Words of `touched` to a row.
    words: usize,
    cells: Vec<Cell>,
    /// One bit for each cell that an edge has touched.
    touched: Vec<u64>,
    /// First and last row touched.
    span: [usize; 2],
}

impl Coverage {
    pub fn new(width: usize, rows: usize) -> Self {
        let words = width.div_ceil(64);
        let (cells, touched) = (vec![Cell::default(); width * rows], vec![0; words * rows]);
        Self { width, rows, words, cells, touched, span: NOWHERE }
    }

    /// Adds an edge; the box's left top corner is the origin. Whatever lies to the left of the box
    /// counts at its left side, what lies above, below or to the right leaves nothing.
    pub fn edge(&mut self, a: Dot, b: Dot) {
        let [a, b] = [a, b].map(|dot| dot.map(|v| (v * ONE as f32 + 0.5) as i32));
        let bottom = whole(self.rows) * ONE;
        if a[1] == b[1] || a[1].max(b[1]) <= 0 || a[1].min(b[1]) >= bottom {
            return;
        }
        let in_rows = a[1].min(b[1]) >= 0 && a[1].max(b[1]) <= bottom;
        let [a, b] = if in_rows { [a, b] } else { cut(a, b, 1, 0, bottom) };
        let right = whole(self.width) * ONE;
        if a[0].min(b[0]) >= 0 && a[0].max(b[0]) < right {
            self.inside(a, b);
        } else {
            self.beside(a, b, right);
        }
    }

    /// An edge that leaves the box on the left or on the right.
    fn beside(&mut self, a: [i32; 2], b: [i32; 2], right: i32) {
        let [start, end] = cut(a, b, 0, 0, right - 1);
        for (from, to) in [(a, start), (start, end), (end, b)] {
            if from[0].max(to[0]) <= 0 {
                self.inside([0, from[1]], [0, to[1]]);
            } else if from[0].min(to[0]) < right - 1 {
                self.inside(from, to);
            }
        }
    }

    /// An edge within the box, row by row.
    fn inside(&mut self, a: [i32; 2], b: [i32; 2]) {
        let (first, last) = (a[1].min(b[1]) / ONE, (a[1].max(b[1]) - 1) / ONE);
        if a[1] == b[1] {
            return;
        }
        self.span = [self.span[0].min(first as usize), self.span[1].max(last as usize)];
        if first == last {
            self.row(first, a, b);
            return;
        }
        let slope = f64::from(b[0] - a[0]) / f64::from(b[1] - a[1]);
        let at = |y: i32| [rounded(f64::from(a[0]) + f64::from(y - a[1]) * slope), y];
        let down = a[1] < b[1];
        let mut from = if down { a } else { b };
        let end = if down { b } else { a };
        for row in first..=last {
            let to = if row == last { end } else { at((row + 1) * ONE) };
            if down {
                self.row(row, from, to);
            } else {
                self.row(row, to, from);
            }
            from = to;
        }
    }

    /// An edge within one row, pixel by pixel.
    fn row(&mut self, row: i32, a: [i32; 2], b: [i32; 2]) {
        let (first, last) = (a[0].min(b[0]) / ONE, a[0].max(b[0]) / ONE);
        if first == last {
            self.cell(row, first, b[1] - a[1], a[0] + b[0] - 2 * first * ONE);
            return;
        }
        let slope = f64::from(b[1] - a[1]) / f64::from(b[0] - a[0]);
        let at = |x: i32| rounded(f64::from(a[1]) + f64::from(x - a[0]) * slope);
        let right = a[0] < b[0];
        let (mut from, end) = if right { (a, b) } else { (b, a) };
        for column in first..=last {
            let x = (column + 1) * ONE;
            let to = if column == last { end } else { [x, at(x)] };
            let height = if right { to[1] - from[1] } else { from[1] - to[1] };
            self.cell(row, column, height, from[0] + to[0] - 2 * column * ONE);
            from = to;
        }
    }

    fn cell(&mut self, row: i32, column: i32, height: i32, twice_left: i32) {
        let (row, column) = (row as usize, column as usize);
        let cell = &mut self.cells[row * self.width + column];
        // Wrapping: only thousands of edges through one pixel could overflow.
        cell.cover = cell.cover.wrapping_add(height);
        cell.area = cell.area.wrapping_add(height * twice_left);
        self.touched[row * self.words + column / 64] |= 1 << (column % 64);
    }

    /// Hands out the runs that the shape covers, row by row from the left, and forgets the shape.
    pub fn sweep(&mut self, rule: Rule, mut each: impl FnMut(Run)) {
        let [first, last] = std::mem::replace(&mut self.span, NOWHERE);
        for row in first..=last.min(self.rows - 1) {
            let cells = &mut self.cells[row * self.width..][..self.width];
            let (mut cover, mut next) = (0, 0);
            let mut emit = |from: usize, to: usize, sum: i32| {
                let share = rule.share(sum);
                if share > 0 && from < to {
                    each(Run { row, from, to, share });
                }
            };
            for (i, word) in self.touched[row * self.words..][..self.words].iter_mut().enumerate() {
                let mut bits = std::mem::take(word);
                while bits != 0 {
                    let column = i * 64 + bits.trailing_zeros() as usize;
                    bits &= bits - 1;
                    emit(next, column, cover);
                    let cell = std::mem::take(&mut cells[column]);
                    cover += cell.cover;
                    emit(column, column + 1, ((cover << 9) - cell.area + 256) >> 9);
                    next = column + 1;
                }
            }
            emit(next, self.width, cover);
        }
    }
}

/// Nearest whole number; places inside the box are never negative.
fn rounded(value: f64) -> i32 {
    (value + 0.5) as i32
}

const NOWHERE: [usize; 2] = [usize::MAX, 0];

/// The edge's two ends, moved along it to where `axis` lies between `low` and `high` (if neither
/// side is reached: both ends as they are or, for an edge wholly beyond, both at its nearer end).
fn cut(a: [i32; 2], b: [i32; 2], axis: usize, low: i32, high: i32) -> [[i32; 2]; 2] {
    [(a, b), (b, a)].map(|(end, other)| {
        let side = end[axis].clamp(low, high);
        let run = i64::from(other[axis]) - i64::from(end[axis]);
        let part = i64::from(side) - i64::from(end[axis]);
        if part == 0 || run == 0 || part.abs() > run.abs() || part.signum() != run.signum() {
            return end;
        }
        let across = 1 - axis;
        let step = (i64::from(other[across]) - i64::from(end[across])) * part / run;
        let mut moved = end;
        moved[axis] = side;
        moved[across] += step as i32;
        moved
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shares(rings: &[&[Dot]], rule: Rule, width: usize, rows: usize) -> Vec<u8> {
        let mut coverage = Coverage::new(width, rows);
        for ring in rings {
            for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                coverage.edge(*a, *b);
            }
        }
        let mut shares = vec![0; width * rows];
        coverage.sweep(rule, |run| shares[run.row * width..][run.from..run.to].fill(run.share));
        coverage.sweep(rule, |run| panic!("{run:?} is left over"));
        shares
    }

    #[test]
    fn a_box_covers_its_pixels_by_their_share() {
        let ring = [[0.5, 0.5], [2.25, 0.5], [2.25, 2.0], [0.5, 2.0]];
        assert_eq!(shares(&[&ring], Rule::NonZero, 3, 3), [64, 128, 32, 128, 255, 64, 0, 0, 0]);
    }

    #[test]
    fn a_triangle_covers_half_of_the_pixels_on_its_side() {
        let ring = [[0.0, 0.0], [3.0, 3.0], [0.0, 3.0]];
        assert_eq!(shares(&[&ring], Rule::EvenOdd, 3, 3), [128, 0, 0, 255, 128, 0, 255, 255, 128]);
    }

    #[test]
    fn overlaps_count_by_the_rule() {
        let ring = [[0.0, 0.0], [2.0, 0.0], [2.0, 1.0], [0.0, 1.0]];
        let half = [[1.0, 0.0], [2.0, 0.0], [2.0, 1.0], [1.0, 1.0]];
        assert_eq!(shares(&[&ring, &half], Rule::EvenOdd, 3, 1), [255, 0, 0]);
        assert_eq!(shares(&[&ring, &half], Rule::NonZero, 3, 1), [255, 255, 0]);
    }

    #[test]
    fn what_lies_around_the_box_counts_on_its_left_only() {
        let around = [[-900.0, -5.0], [900.0, -5.0], [900.0, 70.0], [-900.0, 70.0]];
        assert_eq!(shares(&[&around], Rule::NonZero, 2, 2), [255; 4]);
        let right = [[4.0, -5.0], [900.0, -5.0], [900.0, 70.0]];
        assert_eq!(shares(&[&right], Rule::NonZero, 2, 2), [0; 4]);
    }

    proptest! {
        /// The same rings by tiny-skia, which takes 4 × 4 samples of a pixel. The rings do not cross
        /// themselves: where windings cancel within a pixel, sums of areas and samples differ.
        #[test]
        fn coverage_agrees_with_a_sampling_rasterizer(
            corners in prop::collection::vec((0.0_f32..std::f32::consts::TAU, 2.0_f32..45.0), 3..9),
            even_odd: bool,
        ) {
            use tiny_skia::{FillRule, Mask, PathBuilder, Transform};
            let mut corners = corners;
            corners.sort_by(|a, b| a.0.total_cmp(&b.0));
            let ring: Vec<Dot> =
                corners.into_iter().map(|(angle, reach)| [20.0 + reach * angle.cos(), 20.0 + reach * angle.sin()]).collect();
            let mut path = PathBuilder::new();
            path.move_to(ring[0][0], ring[0][1]);
            ring[1..].iter().for_each(|d| path.line_to(d[0], d[1]));
            path.close();
            let Some(path) = path.finish() else { return Ok(()) };
            let mut mask = Mask::new(40, 40).unwrap();
            let (rule, fill) = if even_odd { (Rule::EvenOdd, FillRule::EvenOdd) } else { (Rule::NonZero, FillRule::Winding) };
            mask.fill_path(&path, fill, true, Transform::identity());
            let ours = shares(&[&ring], rule, 40, 40);
            let off = ours.iter().zip(mask.data()).map(|(a, b)| u32::from(a.abs_diff(*b)));
            prop_assert!(off.clone().filter(|d| *d > 64).count() <= 12, "{:?}", off.filter(|d| *d > 64).collect::<Vec<_>>());
        }
    }
}
