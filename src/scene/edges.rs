//! Where lines end and the map ends: outlines without inner borders, without the stretches where the
//! data were cut off, and the paper beyond the data.

use super::ground::{Ground, Rings};
use super::item::{Placement, Px, RectPx};
use crate::map::{Point, Ring};
use std::collections::HashMap;

/// What lies this near to the data's edge was cut off there.
pub(super) const NEAR_DEGREES: f64 = 2e-3;

/// The ring with its first point again at its end.
pub(super) fn closed(ring: &Ring) -> Vec<Point> {
    ring.iter().chain(ring.first()).copied().collect()
}

/// The lines without what two of them share: of several states the outline of the whole, not a web of
/// their borders.
pub(super) fn outer_edges(lines: &[Vec<Point>]) -> Vec<Vec<Point>> {
    let bits = |p: Point| [p.x.to_bits(), p.y.to_bits()];
    let key = |a: Point, b: Point| if bits(a) <= bits(b) { (bits(a), bits(b)) } else { (bits(b), bits(a)) };
    let mut uses: HashMap<_, u8, foldhash::fast::FixedState> = HashMap::default();
    for pair in lines.iter().flat_map(|line| line.windows(2)) {
        let count = uses.entry(key(pair[0], pair[1])).or_default();
        *count = count.saturating_add(1);
    }
    let mut kept: Vec<Vec<Point>> = Vec::new();
    for line in lines {
        let mut open = false;
        for pair in line.windows(2) {
            let shared = uses.get(&key(pair[0], pair[1])).is_some_and(|uses| *uses > 1);
            match kept.last_mut().filter(|_| open) {
                Some(held) if !shared => held.push(pair[1]),
                _ if !shared => kept.push(pair.to_vec()),
                _ => {}
            }
            open = !shared;
        }
    }
    kept
}

/// A ring as lines without the stretches where the data were cut off at `extent` (west, south, east,
/// north in degrees): the end of the data is no border.
pub(super) fn without_data_edge(
    ring: &Ring,
    [west, south, east, north]: [f64; 4],
    lon_lat: impl Fn(Point) -> Option<[f64; 2]>,
) -> Vec<Vec<Point>> {
    let near = |a: f64, b: f64| (a - b).abs() < NEAR_DEGREES;
    // Which of the four edges a vertex lies on, as bits.
    let edges = |p: &Point| -> u8 {
        let Some([lon, lat]) = lon_lat(*p) else { return 0 };
        [near(lon, west), near(lat, south), near(lon, east), near(lat, north)]
            .iter()
            .enumerate()
            .map(|(bit, on)| u8::from(*on) << bit)
            .sum()
    };
    let marked: Vec<(Point, u8)> = ring.iter().chain(ring.first()).map(|p| (*p, edges(p))).collect();
    let mut lines: Vec<Vec<Point>> = Vec::new();
    let mut open = false;
    for pair in marked.windows(2) {
        let along_edge = pair[0].1 & pair[1].1 != 0;
        match lines.last_mut().filter(|_| open) {
            Some(line) if !along_edge => line.push(pair[1].0),
            None if !along_edge => lines.push(vec![pair[0].0, pair[1].0]),
            _ => {}
        }
        open = !along_edge;
    }
    lines
}

/// What lies beyond the data, to be filled as paper, for it is no sea: a ring far outside and the edge of
/// the data in it (even-odd). `None` where the frame lies within, among tiles, and for land of one's own,
/// which ends where it does.
pub fn beyond_data(ground: &Ground, placement: &Placement, rect: RectPx) -> Option<Rings> {
    const STEPS: u8 = 48;
    // The projected world is 256 units wide.
    const FAR: f32 = 2000.0;
    let [west, south, east, north] = ground.cut_extent()?;
    let along = |from: f64, to: f64, t: f64| from + (to - from) * t;
    let shares = (0..STEPS).map(|i| f64::from(i) / f64::from(STEPS));
    let beyond = shares.clone().any(|t| {
        let (x, y) = (
            along(f64::from(rect.x), f64::from(rect.right()), t) as f32,
            along(f64::from(rect.y), f64::from(rect.bottom()), t) as f32,
        );
        let border = [(x, rect.y), (x, rect.bottom()), (rect.x, y), (rect.right(), y)];
        border.into_iter().any(|(x, y)| {
            ground
                .lon_lat_from_map(placement.map_from_px(Px::new(x, y)))
                .is_none_or(|[lon, lat]| !(west..=east).contains(&lon) || !(south..=north).contains(&lat))
        })
    });
    if !beyond {
        return None;
    }
    // The same piece of memory every time: painters know what they have drawn before by it.
    Some(ground.beyond(|| {
        let corners = [[west, south], [east, south], [east, north], [west, north], [west, south]];
        let ring = corners.windows(2).flat_map(|pair| {
            shares.clone().map(move |t| [along(pair[0][0], pair[1][0], t), along(pair[0][1], pair[1][1], t)])
        });
        let outside = [(-FAR, -FAR), (FAR, -FAR), (FAR, FAR), (-FAR, FAR)].map(|(x, y)| Point::new(x, y));
        vec![outside.to_vec(), ring.map(|p| ground.map_from_lon_lat(p)).collect()]
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_states_side_by_side_have_one_outline_around_both() {
        let p = |x: f32, y: f32| Point::new(x, y);
        let left = closed(&vec![p(0.0, 0.0), p(1.0, 0.0), p(1.0, 1.0), p(0.0, 1.0)]);
        let right = closed(&vec![p(1.0, 0.0), p(2.0, 0.0), p(2.0, 1.0), p(1.0, 1.0)]);
        let lines = outer_edges(&[left.clone(), right]);
        let segments: usize = lines.iter().map(|line| line.len() - 1).sum();
        assert_eq!(segments, 6, "{lines:?}");
        let inner = |pair: &[Point]| pair[0].x == 1.0 && pair[1].x == 1.0;
        assert!(!lines.iter().flat_map(|line| line.windows(2)).any(inner));
        assert_eq!(outer_edges(std::slice::from_ref(&left)), vec![left]);
    }
}
