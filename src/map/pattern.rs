//! Patterns are geometry: stripes and hatches cut to a shape, so that every painter draws only
//! fills and lines. Patterns are anchored to the map's origin, so neighbours' stripes line up and
//! nothing crawls when the map moves.
//!
//! Kept because stretches are numbered, so that neighbours' lines join; `i_overlay`'s `clip_by` returns
//! bare paths.

use super::{Bounds, Point, Ring};

const DIAGONAL: f32 = std::f32::consts::FRAC_1_SQRT_2;

/// Along and across a set of parallel lines at 45°, rising to the right (or falling).
#[derive(Clone, Copy)]
struct Slant {
    rising: bool,
}

impl Slant {
    /// (along, across)
    fn to_rows(self, p: Point) -> Point {
        if self.rising {
            Point::new((p.x - p.y) * DIAGONAL, (p.x + p.y) * DIAGONAL)
        } else {
            Point::new((p.x + p.y) * DIAGONAL, (p.y - p.x) * DIAGONAL)
        }
    }

    fn back(self, p: Point) -> Point {
        if self.rising {
            Point::new((p.x + p.y) * DIAGONAL, (p.y - p.x) * DIAGONAL)
        } else {
            Point::new((p.x - p.y) * DIAGONAL, (p.x + p.y) * DIAGONAL)
        }
    }
}

/// A stretch of one line of a hatch: the line's number, and where on it the shape begins and ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HatchRow {
    /// Number of the line, counted from the map's origin.
    pub row: i64,
    /// From where along it, in map units.
    pub from: f32,
    /// To where.
    pub to: f32,
}

/// Lines at 45° (rising to the right, or falling), `spacing` map units apart, cut to the shape.
pub fn hatch_lines(rings: &[Ring], spacing: f32, rising: bool) -> Vec<[Point; 2]> {
    lines_of_rows(&hatch_rows(rings, spacing, rising), spacing, rising)
}

/// The stretches of [`hatch_lines`], line by line.
pub fn hatch_rows(rings: &[Ring], spacing: f32, rising: bool) -> Vec<HatchRow> {
    let slant = Slant { rising };
    let rows: Vec<Ring> = rings.iter().map(|r| r.iter().map(|p| slant.to_rows(*p)).collect()).collect();
    let bounds = Bounds::around(rows.iter().flatten());
    if spacing <= 0.0 || !bounds.width().is_finite() || bounds.width() <= 0.0 {
        return Vec::new();
    }
    let first = (bounds.min_y / spacing).ceil() as i64;
    let last = (bounds.max_y / spacing).floor() as i64;
    let mut crossings: Vec<Vec<f32>> = vec![Vec::new(); usize::try_from(last - first + 1).unwrap_or(0)];
    for ring in &rows {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let (low, high) = if a.y <= b.y { (a, b) } else { (b, a) };
            let from = ((low.y / spacing).ceil() as i64).max(first);
            let mut row = from;
            while row <= last && (row as f32 * spacing) < high.y {
                let y = row as f32 * spacing;
                if y >= low.y {
                    let x = low.x + (high.x - low.x) * (y - low.y) / (high.y - low.y);
                    crossings[(row - first) as usize].push(x);
                }
                row += 1;
            }
        }
    }
    let mut stretches = Vec::new();
    for (row, xs) in (first..).zip(&mut crossings) {
        xs.sort_by(f32::total_cmp);
        stretches.extend(xs.chunks_exact(2).map(|pair| HatchRow { row, from: pair[0], to: pair[1] }));
    }
    stretches
}

/// Stretches as lines.
pub fn lines_of_rows(rows: &[HatchRow], spacing: f32, rising: bool) -> Vec<[Point; 2]> {
    let slant = Slant { rising };
    let line = |r: &HatchRow| [r.from, r.to].map(|x| slant.back(Point::new(x, r.row as f32 * spacing)));
    rows.iter().map(line).collect()
}

/// Stretches of several shapes that lie side by side as those of the one shape that they make: no
/// line is broken where two of them meet. Gaps of at most `gap` map units are closed.
pub fn joined_rows(mut rows: Vec<HatchRow>, gap: f32) -> Vec<HatchRow> {
    rows.sort_by(|a, b| a.row.cmp(&b.row).then(a.from.total_cmp(&b.from)));
    let mut joined: Vec<HatchRow> = Vec::with_capacity(rows.len());
    for next in rows {
        match joined.last_mut().filter(|last| last.row == next.row && next.from <= last.to + gap) {
            Some(last) => last.to = last.to.max(next.to),
            None => joined.push(next),
        }
    }
    joined
}

/// Stripes at 45° falling to the right, so that the hatch of held land (rising) crosses them, one every `spacing` map units, each `share` of it wide
/// (0–1), cut to the shape. The rings fill by the even-odd rule; edges that fall together along a
/// stripe's side enclose nothing.
pub fn stripe_rings(rings: &[Ring], spacing: f32, share: f32) -> Vec<Ring> {
    let slant = Slant { rising: false };
    let mut stripes = Vec::new();
    if spacing <= 0.0 {
        return stripes;
    }
    for ring in rings {
        let rows: Ring = ring.iter().map(|p| slant.to_rows(*p)).collect();
        let bounds = Bounds::around(&rows);
        if !bounds.width().is_finite() {
            continue;
        }
        let first = (bounds.min_y / spacing).floor() as i64;
        let last = (bounds.max_y / spacing).floor() as i64;
        for row in first..=last {
            let y = row as f32 * spacing;
            let above = clip_row(&rows, y, |y, edge| y >= edge);
            let stripe = clip_row(&above, y + spacing * share, |y, edge| y <= edge);
            if stripe.len() >= 3 {
                stripes.push(stripe.into_iter().map(|p| slant.back(p)).collect());
            }
        }
    }
    stripes
}

/// Sutherland–Hodgman against one horizontal edge.
fn clip_row(ring: &Ring, edge: f32, inside: impl Fn(f32, f32) -> bool) -> Ring {
    let mut kept = Ring::with_capacity(ring.len() / 4);
    for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
        let (a_in, b_in) = (inside(a.y, edge), inside(b.y, edge));
        if a_in {
            kept.push(*a);
        }
        if a_in != b_in {
            let t = (edge - a.y) / (b.y - a.y);
            kept.push(Point::new(a.x + (b.x - a.x) * t, edge));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Ring {
        [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)].map(|(x, y)| Point::new(x, y)).to_vec()
    }

    fn area(rings: &[Ring]) -> f32 {
        let one =
            |r: &Ring| r.iter().zip(r.iter().cycle().skip(1)).map(|(a, b)| a.x * b.y - b.x * a.y).sum::<f32>() / 2.0;
        rings.iter().map(one).sum::<f32>().abs()
    }

    #[test]
    fn stripes_cover_their_share_of_the_shape() {
        let covered = area(&stripe_rings(&[square()], 0.5, 0.3));
        assert!((covered - 30.0).abs() < 1.5, "{covered}");
    }

    #[test]
    fn hatch_lines_end_on_the_edge_and_leave_the_hole_free() {
        let hole: Ring = [(4.0, 4.0), (4.0, 6.0), (6.0, 6.0), (6.0, 4.0)].map(|(x, y)| Point::new(x, y)).to_vec();
        let lines = hatch_lines(&[square(), hole], 0.7, true);
        assert!(lines.len() > 20);
        for p in lines.iter().flatten() {
            assert!(p.x > -1e-3 && p.x < 10.001 && p.y > -1e-3 && p.y < 10.001);
            let in_hole = p.x > 4.01 && p.x < 5.99 && p.y > 4.01 && p.y < 5.99;
            assert!(!in_hole, "{p:?}");
        }
    }

    #[test]
    fn two_halves_have_the_hatch_of_the_whole() {
        let half =
            |x: f32| [(x, 0.0), (x + 5.0, 0.0), (x + 5.0, 10.0), (x, 10.0)].map(|(x, y)| Point::new(x, y)).to_vec();
        let halves = [0.0, 5.0].map(|x| hatch_rows(&[half(x)], 0.7, true)).concat();
        let whole = hatch_rows(&[square()], 0.7, true);
        let joined = joined_rows(halves, 1e-3);
        assert_eq!(joined.len(), whole.len());
        for (a, b) in joined.iter().zip(&whole) {
            assert!(a.row == b.row && (a.from - b.from).abs() < 1e-4 && (a.to - b.to).abs() < 1e-4, "{a:?} {b:?}");
        }
    }

    #[test]
    fn an_empty_shape_has_no_pattern() {
        assert!(hatch_lines(&[], 1.0, true).is_empty());
        assert!(stripe_rings(&[], 1.0, 0.3).is_empty());
        assert!(hatch_lines(&[square()], 0.0, true).is_empty());
    }
}
