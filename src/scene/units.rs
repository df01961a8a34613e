//! First-order units as they are drawn: the lines between them, and their names' places.

use super::ground::Ground;
use crate::map::Point;
use crate::territory::joined;
use std::collections::HashMap;

/// Zoom from which the lines are drawn, and from which the names are.
pub const LINES_FROM_ZOOM: f32 = 5.4;
/// See [`LINES_FROM_ZOOM`].
pub const NAMES_FROM_ZOOM: f32 = 6.7;

/// Edges that two units share, joined to lines. The units partition their country exactly, so what
/// one unit has alone is the country's border, which is drawn already.
pub(super) fn borders(ground: &Ground) -> Vec<Vec<Point>> {
    let mut uses: HashMap<[u64; 4], (usize, [[f64; 2]; 2])> = HashMap::new();
    for unit in ground.atlas().basemap.units.all() {
        let rings = unit.shape.0.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
        for line in rings.flat_map(geo::LineString::lines) {
            let [a, b] = [line.start, line.end].map(|c| [c.x, c.y]);
            let [p, q] = [a, b].map(|p| p.map(f64::to_bits));
            let [p, q] = if p <= q { [p, q] } else { [q, p] };
            uses.entry([p[0], p[1], q[0], q[1]]).or_insert((0, [a, b])).0 += 1;
        }
    }
    let mut shared: Vec<([u64; 4], [[f64; 2]; 2])> =
        uses.into_iter().filter(|(_, (uses, _))| *uses > 1).map(|(key, (_, edge))| (key, edge)).collect();
    shared.sort_by_key(|(key, _)| *key);
    let edges: Vec<[[f64; 2]; 2]> = shared.into_iter().map(|(_, edge)| edge).collect();
    let lines = joined(&edges, |p| p.map(f64::to_bits));
    lines.into_iter().map(|line| line.into_iter().map(|p| ground.map_from_lon_lat(p)).collect()).collect()
}
