//! Geometry cut to a box, for frames that show little of it: an inset need not carry Europe.

use super::item::MapItem;
use crate::map::{Bounds, Point, Ring};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Cut geometry by what it was cut from, so that the same item gives the same geometry again.
#[derive(Default)]
pub struct Crops {
    bounds: Option<Bounds>,
    cut: BTreeMap<usize, Cut>,
}

struct Cut {
    /// Keeps the address in the key from being used again.
    _original: MapItem,
    cut: Geometry,
}

#[derive(Clone)]
enum Geometry {
    Rings(Arc<Vec<Ring>>),
    Lines { lines: Arc<Vec<Vec<Point>>>, closed: bool },
}

/// Most cuts kept: patterns of every class that a country has had add up.
const MOST_KEPT: usize = 600;

impl Crops {
    /// The items cut to `bounds`; what lies wholly outside is left out.
    pub fn cut(&mut self, items: Vec<MapItem>, bounds: Bounds) -> Vec<MapItem> {
        if self.bounds != Some(bounds) || self.cut.len() > MOST_KEPT {
            self.cut.clear();
            self.bounds = Some(bounds);
        }
        items.into_iter().filter_map(|item| self.one(item, &bounds)).collect()
    }

    fn one(&mut self, item: MapItem, bounds: &Bounds) -> Option<MapItem> {
        let address = match &item {
            MapItem::Fill { rings, .. } => Arc::as_ptr(rings) as usize,
            MapItem::Lines { lines, .. } => Arc::as_ptr(lines) as usize,
        };
        let cut = self.cut.entry(address).or_insert_with(|| Cut { cut: cut(&item, bounds), _original: item.clone() });
        match (item, cut.cut.clone()) {
            (MapItem::Fill { name, color, .. }, Geometry::Rings(rings)) => {
                (!rings.is_empty()).then_some(MapItem::Fill { name, rings, color })
            }
            (MapItem::Lines { name, width_px, dash_px, color, .. }, Geometry::Lines { lines, closed }) => {
                (!lines.is_empty()).then_some(MapItem::Lines { name, lines, closed, width_px, dash_px, color })
            }
            (item, _) => Some(item),
        }
    }
}

fn cut(item: &MapItem, bounds: &Bounds) -> Geometry {
    match item {
        MapItem::Fill { rings, .. } => {
            Geometry::Rings(Arc::new(rings.iter().map(|r| clip_ring(r, bounds)).filter(|r| r.len() >= 3).collect()))
        }
        MapItem::Lines { lines, closed, .. } => Geometry::Lines {
            lines: Arc::new(lines.iter().flat_map(|l| runs_inside(l, *closed, bounds)).collect()),
            closed: false,
        },
    }
}

/// Which coordinate a side cuts, where, and whether the inside lies above.
type Side = (fn(&Point) -> f32, f32, bool);

/// Sutherland–Hodgman against the four sides.
fn clip_ring(ring: &Ring, b: &Bounds) -> Ring {
    let sides: [Side; 4] =
        [(|p| p.x, b.min_x, true), (|p| p.x, b.max_x, false), (|p| p.y, b.min_y, true), (|p| p.y, b.max_y, false)];
    let mut kept = ring.clone();
    for (axis, edge, above) in sides {
        let inside = |p: &Point| if above { axis(p) >= edge } else { axis(p) <= edge };
        let mut next = Ring::with_capacity(kept.len());
        for (p, q) in kept.iter().zip(kept.iter().cycle().skip(1)) {
            if inside(p) {
                next.push(*p);
            }
            if inside(p) != inside(q) {
                let t = (edge - axis(p)) / (axis(q) - axis(p));
                next.push(Point::new(p.x + (q.x - p.x) * t, p.y + (q.y - p.y) * t));
            }
        }
        kept = next;
    }
    kept
}

/// The parts of a line whose segments touch the box, as open lines.
fn runs_inside(line: &[Point], closed: bool, bounds: &Bounds) -> Vec<Vec<Point>> {
    let mut runs: Vec<Vec<Point>> = Vec::new();
    let mut run: Vec<Point> = Vec::new();
    let first = line.first().filter(|_| closed);
    let points: Vec<Point> = line.iter().chain(first).copied().collect();
    for pair in points.windows(2) {
        if Bounds::around(pair).intersects(bounds) {
            if run.is_empty() {
                run.push(pair[0]);
            }
            run.push(pair[1]);
        } else if !run.is_empty() {
            runs.push(std::mem::take(&mut run));
        }
    }
    if !run.is_empty() {
        runs.push(run);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Rgba;

    fn square(size: f32) -> Ring {
        [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size)].map(|(x, y)| Point::new(x, y)).to_vec()
    }

    #[test]
    fn a_cut_shape_covers_its_part_of_the_box_and_is_the_same_geometry_next_time() {
        let item = MapItem::Fill { name: "land".into(), rings: Arc::new(vec![square(10.0)]), color: Rgba::hex(0) };
        let bounds = Bounds { min_x: 5.0, min_y: -5.0, max_x: 20.0, max_y: 5.0 };
        let mut crops = Crops::default();
        let address = |items: &[MapItem]| match &items[0] {
            MapItem::Fill { rings, .. } => (Arc::as_ptr(rings) as usize, Bounds::around(&rings[0])),
            MapItem::Lines { .. } => panic!("a fill stays a fill"),
        };
        let once = crops.cut(vec![item.clone()], bounds);
        let again = crops.cut(vec![item], bounds);
        assert_eq!(address(&once), address(&again));
        assert_eq!(address(&once).1, Bounds { min_x: 5.0, min_y: 0.0, max_x: 10.0, max_y: 5.0 });
    }

    #[test]
    fn a_line_leaves_and_enters_the_box_in_two_runs() {
        let line: Vec<Point> = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0)].map(|(x, y)| Point::new(x, y)).to_vec();
        let bounds = Bounds { min_x: -1.0, min_y: -1.0, max_x: 3.0, max_y: 20.0 };
        assert_eq!(runs_inside(&line, false, &bounds).len(), 2);
    }
}
