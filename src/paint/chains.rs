//! Chains of points on the page, in pixels or px: their extent, fewer points, cuts at a box.

/// A point.
pub(super) type Dot = [f32; 2];

/// A box: its left top and its right bottom corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub min: Dot,
    pub max: Dot,
}

impl Extent {
    pub const NOTHING: Self = Self { min: [f32::INFINITY; 2], max: [f32::NEG_INFINITY; 2] };

    pub fn of(dots: &[Dot]) -> Self {
        dots.iter().fold(Self::NOTHING, |e, d| Self {
            min: [e.min[0].min(d[0]), e.min[1].min(d[1])],
            max: [e.max[0].max(d[0]), e.max[1].max(d[1])],
        })
    }

    pub fn with(self, other: Self) -> Self {
        Self {
            min: [self.min[0].min(other.min[0]), self.min[1].min(other.min[1])],
            max: [self.max[0].max(other.max[0]), self.max[1].max(other.max[1])],
        }
    }

    pub fn moved(self, [x, y]: Dot) -> Self {
        Self { min: [self.min[0] + x, self.min[1] + y], max: [self.max[0] + x, self.max[1] + y] }
    }

    pub fn grown(self, by: f32) -> Self {
        Self { min: self.min.map(|v| v - by), max: self.max.map(|v| v + by) }
    }

    pub fn meets(&self, other: &Self) -> bool {
        (0..2).all(|axis| self.min[axis] <= other.max[axis] && other.min[axis] <= self.max[axis])
    }

    pub fn within(&self, other: &Self) -> bool {
        (0..2).all(|axis| other.min[axis] <= self.min[axis] && self.max[axis] <= other.max[axis])
    }
}

/// No page reaches this far: what lies further out is drawn in to here, so that every later sum is
/// a number.
pub(super) const FAR: f32 = 100_000.0;

/// The points that are numbers, none further out than [`FAR`].
pub(super) fn near_dots(dots: impl Iterator<Item = Dot>) -> Vec<Dot> {
    dots.filter(|d| d[0].is_finite() && d[1].is_finite()).map(|d| d.map(|v| v.clamp(-FAR, FAR))).collect()
}

/// Points with their extent.
#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub dots: Vec<Dot>,
    pub extent: Extent,
    /// Whether the last point joins the first.
    pub closed: bool,
}

impl Chain {
    pub fn new(dots: Vec<Dot>, closed: bool) -> Self {
        let extent = Extent::of(&dots);
        Self { dots, extent, closed }
    }
}

/// Without the points whose neighbours on both sides lie in the same cell, of which there are
/// `cells` to a pixel: what is left does not depend on where a ring starts or which way it runs,
/// so neighbours still share an edge.
pub(super) fn thin(dots: Vec<Dot>, closed: bool, cells: f32) -> Vec<Dot> {
    if dots.len() < 16 {
        return dots;
    }
    let cell = |d: Dot| d.map(|v| (v * cells) as i32 - i32::from(v < 0.0));
    let last = dots.len() - 1;
    let mut kept = Vec::with_capacity(dots.len());
    let (mut before, mut here) = (cell(dots[last]), cell(dots[0]));
    for (i, dot) in dots.iter().enumerate() {
        let after = cell(dots[if i == last { 0 } else { i + 1 }]);
        let end = !closed && (i == 0 || i == last);
        if end || before != here || here != after {
            kept.push(*dot);
        }
        (before, here) = (here, after);
    }
    kept
}

/// The ring inside the box (Sutherland and Hodgman); where it leaves and comes back, edges run
/// along the box's sides, so cut a little outside what is shown.
pub(super) fn cut_ring(ring: &[Dot], to: &Extent) -> Vec<Dot> {
    let mut cut = ring.to_vec();
    for axis in [1, 0] {
        cut = cut_side(&cut, axis, |v| v >= to.min[axis], to.min[axis]);
        cut = cut_side(&cut, axis, |v| v <= to.max[axis], to.max[axis]);
    }
    cut
}

fn cut_side(ring: &[Dot], axis: usize, inside: impl Fn(f32) -> bool, edge: f32) -> Vec<Dot> {
    let Some(mut a) = ring.last().copied() else { return Vec::new() };
    let mut kept = Vec::with_capacity(ring.len());
    for b in ring.iter().copied() {
        if inside(a[axis]) != inside(b[axis]) {
            let t = (edge - a[axis]) / (b[axis] - a[axis]);
            let mut crossing = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
            crossing[axis] = edge;
            kept.push(crossing);
        }
        if inside(b[axis]) {
            kept.push(b);
        }
        a = b;
    }
    kept
}

/// The parts of a line whose segments come near the box; a ring that stays whole stays closed.
pub(super) fn cut_line(line: Chain, to: &Extent) -> Vec<Chain> {
    if line.extent.within(to) {
        return vec![line];
    }
    let mut parts: Vec<Vec<Dot>> = Vec::new();
    let mut open = false;
    let back = line.closed.then(|| line.dots.first().copied()).flatten();
    let mut ends = line.dots.iter().copied().chain(back);
    let Some(mut a) = ends.next() else { return Vec::new() };
    for b in ends {
        let near = Extent::of(&[a, b]).meets(to);
        match parts.last_mut().filter(|_| near && open) {
            Some(part) => part.push(b),
            None if near => parts.push(vec![a, b]),
            None => {}
        }
        open = near;
        a = b;
    }
    if line.closed && parts.len() > 1 && parts[0].first() == Some(&a) && open {
        // The ring's start lies inside: the last part goes on in the first.
        let first = parts.swap_remove(0);
        if let Some(last) = parts.first_mut() {
            last.extend_from_slice(&first[1..]);
        }
    }
    parts.into_iter().map(|dots| Chain::new(dots, false)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Extent = Extent { min: [0.0, 0.0], max: [10.0, 10.0] };

    fn area(ring: &[Dot]) -> f32 {
        ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f32>().abs() / 2.0
    }

    #[test]
    fn a_cut_ring_covers_what_lies_inside() {
        let diamond = [[5.0, -5.0], [15.0, 5.0], [5.0, 15.0], [-5.0, 5.0]];
        assert!((area(&cut_ring(&diamond, &BOX)) - 100.0).abs() < 1e-3);
        let half = [[-10.0, 2.0], [5.0, 2.0], [5.0, 8.0], [-10.0, 8.0]];
        assert!((area(&cut_ring(&half, &BOX)) - 30.0).abs() < 1e-3);
        assert!(cut_ring(&[[20.0, 0.0], [30.0, 0.0], [30.0, 5.0]], &BOX).is_empty());
    }

    #[test]
    fn thinning_keeps_the_same_points_whichever_way_a_ring_runs() {
        let ring: Vec<Dot> = (0..400).map(|i| [(i as f32 * 0.37).sin() * 3.0, i as f32 * 0.05]).collect();
        let mut there = thin(ring.clone(), true, 2.0);
        let mut turned = ring;
        turned.rotate_left(123);
        turned.reverse();
        let mut back = thin(turned, true, 2.0);
        let order = |a: &Dot, b: &Dot| a[1].total_cmp(&b[1]);
        there.sort_by(order);
        back.sort_by(order);
        assert_eq!(there, back);
        assert!(there.len() < 400);
    }

    #[test]
    fn a_line_that_leaves_and_returns_is_two_parts_and_a_ring_goes_on_over_its_start() {
        let zigzag = Chain::new(vec![[1.0, 1.0], [20.0, 1.0], [20.0, 5.0], [1.0, 5.0]], false);
        let parts = cut_line(zigzag, &BOX);
        assert_eq!(parts.iter().map(|p| p.dots.len()).collect::<Vec<_>>(), [2, 2]);
        let ring = Chain::new(vec![[5.0, 5.0], [6.0, 5.0], [30.0, 5.0], [30.0, 30.0], [5.0, 30.0]], true);
        let parts = cut_line(ring, &BOX);
        assert_eq!(parts.len(), 1);
        assert_eq!(parts[0].dots, [[5.0, 30.0], [5.0, 5.0], [6.0, 5.0], [30.0, 5.0]]);
    }
}
