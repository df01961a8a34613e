//! Where cells meet: edges that two cells of a face share, and the two sides of a cut.

use super::voronoi::{Cell, Edge, Place, Seam, bounds, edges, inside};
use foldhash::fast::FixedState;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::BuildHasher;

/// How far beyond an edge its other side is looked for, in map units: about 100 m.
const BEYOND: f64 = 1e-3;

/// The same for an edge and its reverse.
fn key(edge: Edge) -> [u64; 4] {
    let [a, b] = edge.map(|p| p.map(f64::to_bits));
    let [a, b] = if a <= b { [a, b] } else { [b, a] };
    [a[0], a[1], b[0], b[1]]
}

/// The seams between cells of one face, whose edges are the same, and of two faces on the two sides
/// of a cut, where the other side is looked for.
pub(super) fn seams(cells: &[Cell], cuts: &[Vec<Place>]) -> Vec<Seam> {
    // By the hash of an edge, so that the table stays small; a match is looked at twice.
    let hashes = FixedState::default();
    let all: Vec<(usize, Edge)> =
        cells.iter().enumerate().flat_map(|(i, cell)| edges(&cell.rings).map(move |edge| (i, edge))).collect();
    let mut waiting: HashMap<u64, usize, FixedState> =
        HashMap::with_capacity_and_hasher(all.len(), FixedState::default());
    let mut open: Vec<usize> = Vec::new();
    let mut seams = Vec::new();
    for (at, (i, edge)) in all.iter().enumerate() {
        let own = key(*edge);
        match waiting.entry(hashes.hash_one(own)) {
            Entry::Vacant(place) => _ = place.insert(at),
            Entry::Occupied(place) if key(all[*place.get()].1) == own => {
                let (other, _) = all[place.remove()];
                if other != *i {
                    seams.push(Seam { ends: *edge, cells: [other, *i] });
                }
            }
            // Another edge with the same hash: it is taken for one without a neighbour.
            Entry::Occupied(_) => open.push(at),
        }
    }
    open.extend(waiting.into_values());
    let open = open.into_iter().map(|at| all[at]);
    let stretch = |pair: &[Place]| Rectangle::from_corners(pair[0], pair[1]);
    let cuts = RTree::bulk_load(cuts.iter().flat_map(|cut| cut.windows(2)).map(stretch).collect());
    let along_cut = |[a, b]: &Edge| {
        let near = [[a[0].min(b[0]), a[1].min(b[1])], [a[0].max(b[0]), a[1].max(b[1])]];
        let near = AABB::from_corners(near[0].map(|v| v - BEYOND), near[1].map(|v| v + BEYOND));
        cuts.locate_in_envelope_intersecting(&near).next().is_some()
    };
    let mut open: Vec<(usize, Edge)> = open.filter(|(_, edge)| along_cut(edge)).collect();
    open.sort_by_key(|(i, edge)| (*i, key(*edge)));
    let boxes = cells.iter().enumerate().map(|(i, cell)| {
        let [min, max] = bounds(&cell.rings);
        GeomWithData::new(Rectangle::from_corners(min, max), i)
    });
    let index = RTree::bulk_load(boxes.collect());
    let across = |p: Place, own: usize| {
        let near = index.locate_in_envelope_intersecting(&AABB::from_point(p)).map(|found| found.data);
        near.filter(|i| *i != own).filter(|i| inside(&cells[*i].rings, p)).min()
    };
    for (own, edge) in open {
        let [a, b] = edge;
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let length = libm::sqrt(dx * dx + dy * dy);
        if length <= 0.0 {
            continue;
        }
        let middle = [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])];
        let aside = [-dy * BEYOND / length, dx * BEYOND / length];
        let beyond = [1.0, -1.0].map(|side| [middle[0] + side * aside[0], middle[1] + side * aside[1]]);
        // Each cell of the two finds the seam: the one with the smaller index keeps it.
        if let Some(other) = beyond.into_iter().find_map(|p| across(p, own)).filter(|other| own < *other) {
            seams.push(Seam { ends: edge, cells: [own, other] });
        }
    }
    seams
}
