//! Levels of detail from one topology.
//!
//! Every vertex gets an importance once, by the arc between junctions that it lies on; a level
//! keeps the vertices that are important enough. A vertex that two shapes share is one vertex with
//! one importance, so neighbours keep or drop it together: no sliver and no overlap at any level.
//! The importance is the effective area of Visvalingam and Whyatt (*Line generalisation by
//! repeated elimination of points*, Cartographic Journal 30, 1993), in map units squared.
//!
//! Kept because geo's `SimplifyVw` takes shapes one by one, and here neighbours share each vertex's
//! importance.

use super::{Point, Projection, Ring};
use foldhash::fast::FixedState;
use geo::MultiPolygon;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// Coordinates are matched to 1e-6 degrees (about 0.1 m).
const QUANTUM: f64 = 1e6;

type Key = (i32, i32);
type VertexId = u32;

/// Shapes that share their vertices' importance.
pub struct Topology {
    shapes: Vec<TopologyShape>,
}

/// One shape of a topology: its rings with the importance of each vertex.
pub struct TopologyShape {
    rings: Vec<WeightedRing>,
}

struct WeightedRing {
    points: Vec<[f64; 2]>,
    weights: Vec<f32>,
}

/// A shape at one level of detail, in map units around `origin`.
pub type LevelShape = Vec<Ring>;

/// The result never depends on hash order.
type KeyMap<V> = HashMap<Key, V, FixedState>;

/// Vertices of all rings, numbered; a vertex where more than two edges meet is a junction.
#[derive(Default)]
struct Vertices {
    ids: KeyMap<VertexId>,
    points: Vec<[f64; 2]>,
    neighbours: Vec<[VertexId; 2]>,
    junction: Vec<bool>,
}

const NONE: VertexId = VertexId::MAX;

impl Vertices {
    fn id(&mut self, lon_lat: [f64; 2], project: &dyn Projection) -> VertexId {
        let key = ((lon_lat[0] * QUANTUM).round() as i32, (lon_lat[1] * QUANTUM).round() as i32);
        let next = self.points.len() as VertexId;
        let id = *self.ids.entry(key).or_insert(next);
        if id == next {
            self.points.push(project.project(lon_lat));
            self.neighbours.push([NONE, NONE]);
            self.junction.push(false);
        }
        id
    }

    fn meet(&mut self, a: VertexId, b: VertexId) {
        let slots = &mut self.neighbours[a as usize];
        match slots.iter().position(|s| *s == b || *s == NONE) {
            Some(i) => slots[i] = b,
            None => self.junction[a as usize] = true,
        }
    }
}

impl Topology {
    /// Builds the topology of shapes in longitude and latitude, weighed in `projection`'s plane.
    pub fn new<'a>(shapes: impl IntoIterator<Item = &'a MultiPolygon<f64>>, projection: &dyn Projection) -> Self {
        let mut vertices = Vertices::default();
        let shapes: Vec<Vec<Vec<VertexId>>> =
            shapes.into_iter().map(|shape| shape_rings(shape, &mut vertices, projection)).collect();
        for ring in shapes.iter().flatten() {
            for (i, id) in ring.iter().enumerate() {
                let next = ring[(i + 1) % ring.len()];
                vertices.meet(*id, next);
                vertices.meet(next, *id);
            }
        }
        // What no arc has inside it, junctions and the ends of arcs, stays for ever.
        let mut weights = vec![f32::INFINITY; vertices.points.len()];
        let mut seen = vec![false; vertices.points.len()];
        let mut arcs: Vec<Vec<VertexId>> = shapes.iter().flatten().flat_map(|ring| arcs_of(ring, &vertices)).collect();
        // Neighbours share an arc: it is weighed once.
        arcs.retain(|arc| arc.len() > 2 && !std::mem::replace(&mut seen[arc[1] as usize], true));
        let weighed: Vec<Vec<f32>> = arcs.par_iter().map(|arc| weigh_arc(arc, &vertices)).collect();
        for (arc, own) in arcs.iter().zip(weighed) {
            for (id, weight) in arc[1..arc.len() - 1].iter().zip(own) {
                weights[*id as usize] = weight;
            }
        }
        let shapes = shapes.iter().map(|rings| finish(rings, &vertices, &weights)).collect();
        Self { shapes }
    }

    /// The shape with this index, in the order given to [`Topology::new`].
    pub fn shape(&self, index: usize) -> Option<&TopologyShape> {
        self.shapes.get(index)
    }
}

fn shape_rings(shape: &MultiPolygon<f64>, vertices: &mut Vertices, projection: &dyn Projection) -> Vec<Vec<VertexId>> {
    let rings = shape.0.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    rings
        .map(|ring| {
            let mut ids: Vec<VertexId> = ring.0.iter().map(|c| vertices.id([c.x, c.y], projection)).collect();
            ids.dedup();
            while ids.len() > 1 && ids.first() == ids.last() {
                ids.pop();
            }
            ids
        })
        .filter(|ids| ids.len() >= 3)
        .collect()
}

/// The arcs of a ring between its junctions, each in the direction that both its users agree on.
fn arcs_of(ring: &[VertexId], vertices: &Vertices) -> Vec<Vec<VertexId>> {
    let n = ring.len();
    let starts: Vec<usize> = (0..n).filter(|i| vertices.junction[ring[*i] as usize]).collect();
    if starts.is_empty() {
        // A ring of its own (or shared whole): start at its smallest vertex.
        let Some(start) = (0..n).min_by_key(|i| ring[*i]) else { return Vec::new() };
        let mut arc: Vec<VertexId> = (0..=n).map(|i| ring[(start + i) % n]).collect();
        if arc[1] > arc[n - 1] {
            arc.reverse();
        }
        return vec![arc];
    }
    let arc = |(k, start): (usize, &usize)| {
        let end = starts.get(k + 1).copied().unwrap_or(starts[0] + n);
        let mut arc: Vec<VertexId> = (*start..=end).map(|i| ring[i % n]).collect();
        if (arc[0], arc[1]) > (arc[arc.len() - 1], arc[arc.len() - 2]) {
            arc.reverse();
        }
        arc
    };
    starts.iter().enumerate().map(arc).collect()
}

fn triangle_area(a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> f32 {
    (((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])).abs() / 2.0) as f32
}

/// A vertex that may go, as a number that sorts by area and then by place in the arc: the bits of
/// floats that are not negative are in their order.
fn candidate(area: f32, index: usize) -> Reverse<u64> {
    Reverse(u64::from(area.to_bits()) << 32 | index as u64)
}

/// Visvalingam–Whyatt over one arc, whose two ends stay for ever: the weights of the vertices between
/// them.
fn weigh_arc(arc: &[VertexId], vertices: &Vertices) -> Vec<f32> {
    let last = arc.len() - 1;
    let point = |i: usize| vertices.points[arc[i] as usize];
    let mut prev: Vec<usize> = (0..arc.len()).map(|i| i.saturating_sub(1)).collect();
    let mut next: Vec<usize> = (1..=arc.len()).collect();
    let mut area: Vec<f32> = vec![f32::INFINITY; arc.len()];
    let mut weights = vec![f32::NAN; arc.len() - 2];
    (1..last).for_each(|i| area[i] = triangle_area(point(i - 1), point(i), point(i + 1)));
    let mut heap: BinaryHeap<Reverse<u64>> = (1..last).map(|i| candidate(area[i], i)).collect::<Vec<_>>().into();
    let mut floor = 0.0_f32;
    while let Some(Reverse(bits)) = heap.pop() {
        let (a, i) = (f32::from_bits((bits >> 32) as u32), (bits & u64::from(u32::MAX)) as usize);
        if area[i] != a || !weights[i - 1].is_nan() {
            continue;
        }
        floor = floor.max(a);
        weights[i - 1] = floor;
        let (p, n) = (prev[i], next[i]);
        next[p] = n;
        prev[n] = p;
        for j in [p, n] {
            if j > 0 && j < last {
                area[j] = triangle_area(point(prev[j]), point(j), point(next[j])).max(floor);
                heap.push(candidate(area[j], j));
            }
        }
    }
    weights
}

/// Copies the weights out, and gives the most important vertices of each ring for ever, so that no
/// ring (no exclave) vanishes.
fn finish(rings: &[Vec<VertexId>], vertices: &Vertices, weights: &[f32]) -> TopologyShape {
    let rings = rings
        .iter()
        .map(|ids| WeightedRing {
            points: ids.iter().map(|id| vertices.points[*id as usize]).collect(),
            weights: ids.iter().map(|id| weights[*id as usize]).collect(),
        })
        .collect();
    TopologyShape { rings }
}

impl TopologyShape {
    /// The rings with every vertex whose effective area is at least `tolerance` map units squared,
    /// relative to `origin`. A ring that would keep fewer than three vertices keeps its three most
    /// important ones, however small it is, so nothing vanishes.
    pub fn level(&self, tolerance: f32, origin: [f64; 2]) -> LevelShape {
        self.rings.iter().map(|ring| ring.level(tolerance, origin)).collect()
    }
}

impl WeightedRing {
    fn level(&self, tolerance: f32, origin: [f64; 2]) -> Ring {
        let kept = self.weights.iter().filter(|w| **w >= tolerance).count();
        let threshold = if kept >= 3 { tolerance } else { self.third_largest() };
        self.points
            .iter()
            .zip(&self.weights)
            .filter(|(_, w)| **w >= threshold)
            .map(|(p, _)| Point::new((p[0] - origin[0]) as f32, (p[1] - origin[1]) as f32))
            .collect()
    }

    fn third_largest(&self) -> f32 {
        let mut sorted = self.weights.clone();
        sorted.sort_by(|a, b| b.total_cmp(a));
        sorted.get(2).copied().unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Mercator;
    use geo::{LineString, Polygon};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Two neighbours with a wiggly border between them.
    fn neighbours(wiggle: &[f64]) -> [MultiPolygon<f64>; 2] {
        let border: Vec<(f64, f64)> =
            wiggle.iter().enumerate().map(|(i, w)| (10.0 + w, 40.0 + i as f64 * 0.1)).collect();
        let top = 40.0 + (wiggle.len() - 1) as f64 * 0.1;
        let mut left = vec![(5.0, 40.0)];
        left.extend(&border);
        left.push((5.0, top));
        let mut right = vec![(15.0, top)];
        right.extend(border.iter().rev());
        right.push((15.0, 40.0));
        [left, right].map(|ring| MultiPolygon(vec![Polygon::new(LineString::from(ring), vec![])]))
    }

    fn on_border(ring: &Ring) -> BTreeSet<(u32, u32)> {
        ring.iter().map(|p| (p.x.to_bits(), p.y.to_bits())).collect()
    }

    proptest! {
        #[test]
        fn neighbours_keep_the_same_vertices_of_their_border_at_every_level(
            wiggle in proptest::collection::vec(-0.4_f64..0.4, 4..60),
            tolerance in 0.0_f32..0.05,
        ) {
            let shapes = neighbours(&wiggle);
            let topology = Topology::new(&shapes, &Mercator);
            let [a, b] = [0, 1].map(|i| topology.shape(i).unwrap().level(tolerance, [0.0, 0.0]));
            prop_assert!(a[0].len() >= 3 && b[0].len() >= 3);
            // Corners aside, what one keeps the other keeps.
            let (a, b) = (on_border(&a[0]), on_border(&b[0]));
            let full = topology.shape(0).unwrap().level(0.0, [0.0, 0.0]);
            let shared: BTreeSet<_> =
                on_border(&full[0]).intersection(&on_border(&topology.shape(1).unwrap().level(0.0, [0.0, 0.0])[0])).copied().collect();
            for v in &shared {
                prop_assert_eq!(a.contains(v), b.contains(v));
            }
        }

        #[test]
        fn a_coarser_level_is_a_part_of_a_finer_one(wiggle in proptest::collection::vec(-0.4_f64..0.4, 4..60)) {
            let shapes = neighbours(&wiggle);
            let topology = Topology::new(&shapes, &Mercator);
            let shape = topology.shape(0).unwrap();
            let (fine, coarse) = (shape.level(0.001, [0.0; 2]), shape.level(0.01, [0.0; 2]));
            prop_assert!(on_border(&coarse[0]).is_subset(&on_border(&fine[0])));
        }
    }

    #[test]
    fn a_tiny_island_never_vanishes() {
        let island = MultiPolygon(vec![Polygon::new(
            LineString::from(vec![(50.0, 40.0), (50.001, 40.0), (50.001, 40.001), (50.0, 40.001), (50.0, 40.0)]),
            vec![],
        )]);
        let topology = Topology::new([&island], &Mercator);
        let level = topology.shape(0).unwrap().level(1.0e6, [0.0; 2]);
        assert!(level[0].len() >= 3);
    }
}
