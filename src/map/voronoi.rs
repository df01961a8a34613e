//! Land cut into cells: every point belongs to the site nearest to it on its side of every cut (a
//! river, a line that holds). Where one cell meets another there is a seam.
//!
//! Sites, land and cuts are given in a plane whose areas are true, so that half way between two
//! sites is half way. The cells of a face come from one slicing, so neighbours share their
//! vertices to the last bit; across a cut they need not, and seams there are found by looking a
//! little beyond each edge.
//!
//! Kept because geo's `Voronoi` does not say which two sites an edge parts.

use super::seams::seams;
use i_overlay::core::fill_rule::FillRule;
use i_overlay::float::slice::FloatSlice;
use rayon::prelude::*;
use rstar::RTree;
use rstar::primitives::GeomWithData;
use spade::{DelaunayTriangulation, HasPosition, Point2, Triangulation};

/// A place in the plane.
pub type Place = [f64; 2];

/// A closed ring; the last place is not the first again.
pub type PlaneRing = Vec<Place>;

/// The part of the land that belongs to one site, on one face.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Index of the site.
    pub site: usize,
    /// Shells and holes, by the even-odd rule.
    pub rings: Vec<PlaneRing>,
    /// A place well inside.
    pub inside: Place,
}

/// A stretch of border between two cells.
#[derive(Clone, Copy, Debug)]
pub struct Seam {
    /// Its ends.
    pub ends: [Place; 2],
    /// Indices of the cells on its sides.
    pub cells: [usize; 2],
}

/// All cells and the seams between them.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    /// The cells.
    pub cells: Vec<Cell>,
    /// Where they meet.
    pub seams: Vec<Seam>,
}

/// Cuts `land` (polygons of rings, even-odd) along `cuts` into faces and each face into the cells of
/// its sites. Only sites for which `matters` is true are kept apart: the rest of a face is one cell, of
/// any of the others. A face without a site belongs to the nearest one.
pub fn cells(land: &[Vec<PlaneRing>], cuts: &[Vec<Place>], sites: &[Place], matters: &[bool]) -> Cells {
    if land.is_empty() || sites.is_empty() {
        return Cells::default();
    }
    let faces: Vec<Face> = land.iter().flat_map(|polygon| faces_of(polygon, cuts)).filter_map(Face::new).collect();
    let mut owned: Vec<Vec<usize>> = vec![Vec::new(); faces.len()];
    for (site, place) in sites.iter().enumerate() {
        if let Some(face) = face_of(&faces, *place) {
            owned[face].push(site);
        }
    }
    let all: Vec<usize> = (0..sites.len()).collect();
    let of_face = |(face, own): (Face, Vec<usize>)| {
        if own.is_empty() {
            let site = nearest(&all, sites, face.inside);
            vec![Cell { site, rings: face.rings, inside: face.inside }]
        } else {
            cells_of(face, &own, sites, matters)
        }
    };
    let cells: Vec<Cell> = faces.into_par_iter().zip(owned).flat_map_iter(of_face).collect();
    let seams = seams(&cells, cuts);
    Cells { cells, seams }
}

/// A polygon between the cuts that reach it.
fn faces_of(polygon: &[PlaneRing], cuts: &[Vec<Place>]) -> Vec<Vec<PlaneRing>> {
    let [min, max] = bounds(polygon);
    let reaches = |cut: &&Vec<Place>| {
        let [from, to] = bounds(std::slice::from_ref(cut));
        (0..2).all(|axis| from[axis] <= max[axis] && min[axis] <= to[axis])
    };
    let cuts: Vec<Vec<Place>> = cuts.iter().filter(reaches).cloned().collect();
    if cuts.is_empty() { vec![polygon.to_vec()] } else { slice(polygon, &cuts) }
}

fn slice(rings: &[PlaneRing], lines: &[Vec<Place>]) -> Vec<Vec<PlaneRing>> {
    rings.to_vec().slice_by(&lines.to_vec(), FillRule::EvenOdd)
}

/// A piece of land between cuts.
struct Face {
    rings: Vec<PlaneRing>,
    inside: Place,
    bounds: [Place; 2],
    /// Its edges by the height that they reach, from the top down, so that asking about a place
    /// need not look at them all.
    bands: Vec<Vec<Edge>>,
}

/// Bands of a face's height.
const BANDS: usize = 128;

impl Face {
    fn new(rings: Vec<PlaneRing>) -> Option<Self> {
        let inside = place_inside(&rings)?;
        let bounds = bounds(&rings);
        let mut bands = vec![Vec::new(); BANDS];
        for [a, b] in edges(&rings) {
            let (first, last) = (band(bounds, a[1].min(b[1])), band(bounds, a[1].max(b[1])));
            bands[first..=last].iter_mut().for_each(|band| band.push([a, b]));
        }
        Some(Self { rings, inside, bounds, bands })
    }

    fn contains(&self, p: Place) -> bool {
        let [min, max] = self.bounds;
        (0..2).all(|axis| min[axis] <= p[axis] && p[axis] <= max[axis])
            && self.bands[band(self.bounds, p[1])].iter().filter(|edge| crosses(edge, p)).count() % 2 == 1
    }
}

fn band([min, max]: [Place; 2], y: f64) -> usize {
    let share = (y - min[1]) / (max[1] - min[1]).max(f64::MIN_POSITIVE);
    ((share * BANDS as f64) as usize).min(BANDS - 1)
}

/// The face that a place lies in, or the nearest (a harbour may lie outside a simplified coast).
fn face_of(faces: &[Face], place: Place) -> Option<usize> {
    faces.iter().position(|face| face.contains(place)).or_else(|| {
        let distance = |face: &Face| edges(&face.rings).map(|e| distance_2(place, e)).fold(f64::INFINITY, f64::min);
        let mut nearest: Option<(f64, usize)> = None;
        for (i, face) in faces.iter().enumerate() {
            let [min, max] = face.bounds;
            let to_box = (0..2).map(|axis| (min[axis] - place[axis]).max(place[axis] - max[axis]).max(0.0).powi(2));
            if nearest.is_none_or(|(best, _)| to_box.sum::<f64>() < best) {
                let far = distance(face);
                nearest = nearest.filter(|(best, _)| *best <= far).or(Some((far, i)));
            }
        }
        nearest.map(|(_, i)| i)
    })
}

/// A site in a triangulation; the far ones, which close the outer cells, have no index.
#[derive(Clone, Copy)]
struct Vertex {
    place: Place,
    site: Option<usize>,
}

impl HasPosition for Vertex {
    type Scalar = f64;
    fn position(&self) -> Point2<f64> {
        Point2::new(self.place[0], self.place[1])
    }
}

fn cells_of(face: Face, own: &[usize], sites: &[Place], matters: &[bool]) -> Vec<Cell> {
    let whole = |face: Face, site| vec![Cell { site, rings: face.rings, inside: face.inside }];
    let Some(mesh) = triangulation(&face, own, sites) else { return whole(face, own[0]) };
    let lines: Vec<Vec<Place>> = mesh
        .undirected_voronoi_edges()
        .filter(|edge| {
            let sides = edge.as_delaunay_edge().vertices().map(|v| v.data().site);
            sides.iter().all(Option::is_some) && sides.iter().flatten().any(|site| matters[*site])
        })
        .filter_map(|edge| {
            let ends = edge.vertices().map(|v| v.position());
            let [Some(a), Some(b)] = ends else { return None };
            Some(vec![[a.x, a.y], [b.x, b.y]])
        })
        .collect();
    if lines.is_empty() {
        return whole(face, own[0]);
    }
    let pieces = slice(&face.rings, &lines).into_iter();
    let index = RTree::bulk_load(own.iter().map(|site| GeomWithData::new(sites[*site], *site)).collect());
    let cell = |rings: Vec<PlaneRing>| {
        let inside = place_inside(&rings)?;
        let site = index.nearest_neighbor(&inside)?.data;
        Some(Cell { site, rings, inside })
    };
    pieces.filter_map(cell).collect()
}

fn triangulation(face: &Face, own: &[usize], sites: &[Place]) -> Option<DelaunayTriangulation<Vertex>> {
    let [min, max] = face.bounds;
    let reach = 4.0 * ((max[0] - min[0]) + (max[1] - min[1]) + 1.0);
    let middle = [f64::midpoint(min[0], max[0]), f64::midpoint(min[1], max[1])];
    let around = (0..8_u8).map(|i| {
        let angle = f64::from(i) * std::f64::consts::FRAC_PI_4;
        let place = [middle[0] + reach * libm::cos(angle), middle[1] + reach * libm::sin(angle)];
        Vertex { place, site: None }
    });
    let vertices = own.iter().map(|site| Vertex { place: sites[*site], site: Some(*site) }).chain(around);
    DelaunayTriangulation::bulk_load(vertices.collect()).ok()
}

/// The nearest of some sites; the first among equals.
fn nearest(of: &[usize], sites: &[Place], p: Place) -> usize {
    let square = |site: usize| (sites[site][0] - p[0]).powi(2) + (sites[site][1] - p[1]).powi(2);
    of.iter().copied().min_by(|a, b| square(*a).total_cmp(&square(*b))).unwrap_or_default()
}

pub(super) type Edge = [Place; 2];

pub(super) fn edges(rings: &[PlaneRing]) -> impl Iterator<Item = Edge> {
    rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| [*a, *b]))
}

pub(super) fn bounds(rings: &[PlaneRing]) -> [Place; 2] {
    let nothing = [[f64::INFINITY; 2], [f64::NEG_INFINITY; 2]];
    rings
        .iter()
        .flatten()
        .fold(nothing, |[min, max], p| [[min[0].min(p[0]), min[1].min(p[1])], [max[0].max(p[0]), max[1].max(p[1])]])
}

/// Even-odd rule: a ray to the east crosses the rings an odd number of times.
pub(super) fn inside(rings: &[PlaneRing], p: Place) -> bool {
    edges(rings).filter(|edge| crosses(edge, p)).count() % 2 == 1
}

/// Whether a ray from the place to the east crosses the edge.
fn crosses([a, b]: &Edge, p: Place) -> bool {
    (a[1] > p[1]) != (b[1] > p[1]) && p[0] < a[0] + (b[0] - a[0]) * (p[1] - a[1]) / (b[1] - a[1])
}

/// The middle of the widest stretch at one of a few heights.
fn place_inside(rings: &[PlaneRing]) -> Option<Place> {
    // Uneven shares, so that a corner half way up is not met.
    const HEIGHTS: [f64; 5] = [0.5, 0.382, 0.618, 0.236, 0.764];
    let [min, max] = bounds(rings);
    let widest = |share: &f64| {
        let y = min[1] + share * (max[1] - min[1]);
        let crosses = edges(rings).filter(|[a, b]| (a[1] > y) != (b[1] > y));
        let mut crossings: Vec<f64> = crosses.map(|[a, b]| a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])).collect();
        crossings.sort_by(f64::total_cmp);
        let stretches = crossings.as_chunks::<2>().0.iter();
        let [west, east] = stretches.max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])))?;
        Some((east - west, [f64::midpoint(*west, *east), y]))
    };
    let (width, place) = HEIGHTS.iter().filter_map(widest).max_by(|a, b| a.0.total_cmp(&b.0))?;
    (width > 0.0).then_some(place)
}

/// Squared distance from a place to an edge.
fn distance_2(p: Place, [a, b]: Edge) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let square = dx * dx + dy * dy;
    let t = if square > 0.0 { (((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    (p[0] - a[0] - t * dx).powi(2) + (p[1] - a[1] - t * dy).powi(2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn square(side: f64) -> PlaneRing {
        vec![[0.0, 0.0], [side, 0.0], [side, side], [0.0, side]]
    }

    fn area(rings: &[PlaneRing]) -> f64 {
        edges(rings).map(|[a, b]| a[0] * b[1] - b[0] * a[1]).sum::<f64>().abs() / 2.0
    }

    fn length(seams: &[Seam]) -> f64 {
        seams.iter().map(|s| (s.ends[0][0] - s.ends[1][0]).hypot(s.ends[0][1] - s.ends[1][1])).sum()
    }

    #[test]
    fn two_sites_share_the_land_half_way_between_them() {
        let made = cells(&[vec![square(10.0)]], &[], &[[2.0, 5.0], [6.0, 5.0]], &[true, true]);
        assert_eq!(made.cells.len(), 2);
        let first = made.cells.iter().find(|c| c.site == 0).expect("a cell");
        assert!((area(&first.rings) - 40.0).abs() < 1e-3);
        assert_eq!(made.seams.len(), 1);
        assert!((length(&made.seams) - 10.0).abs() < 1e-3);
    }

    #[test]
    fn a_cell_never_crosses_a_cut() {
        // The river runs at x = 4.5; without it, the western site would reach to x = 4.
        let river = vec![[4.5, -1.0], [4.5, 11.0]];
        let made = cells(&[vec![square(10.0)]], &[river], &[[2.0, 5.0], [6.0, 5.0]], &[true, true]);
        let areas: Vec<f64> =
            [0, 1].map(|site| made.cells.iter().filter(|c| c.site == site).map(|c| area(&c.rings)).sum()).to_vec();
        assert!((areas[0] - 45.0).abs() < 1e-3 && (areas[1] - 55.0).abs() < 1e-3, "{areas:?}");
        assert!((length(&made.seams) - 10.0).abs() < 1e-3, "the bank is a seam: {:?}", made.seams);
    }

    #[test]
    fn land_without_a_site_goes_to_the_nearest() {
        let island = vec![[20.0, 0.0], [21.0, 0.0], [21.0, 1.0], [20.0, 1.0]];
        let made = cells(&[vec![square(10.0)], vec![island]], &[], &[[2.0, 5.0], [8.0, 5.0]], &[true, true]);
        let on_island = made.cells.iter().find(|c| c.inside[0] > 15.0).expect("the island");
        assert_eq!(on_island.site, 1);
    }

    #[test]
    fn what_does_not_matter_is_not_kept_apart() {
        let sites = [[1.0, 1.0], [9.0, 9.0], [9.0, 1.0], [1.0, 9.0]];
        let made = cells(&[vec![square(10.0)]], &[], &sites, &[true, false, false, false]);
        assert_eq!(made.cells.iter().filter(|c| c.site == 0).count(), 1);
        assert_eq!(made.cells.len(), 2);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn cells_cover_the_land_once_and_each_holds_its_site(
            sites in prop::collection::vec((0.5_f64..9.5, 0.5_f64..9.5), 2..30),
        ) {
            let sites: Vec<Place> = sites.into_iter().map(|(x, y)| [x, y]).collect();
            let made = cells(&[vec![square(10.0)]], &[], &sites, &vec![true; sites.len()]);
            let covered: f64 = made.cells.iter().map(|c| area(&c.rings)).sum();
            prop_assert!((covered - 100.0).abs() < 1e-3, "{covered}");
            for cell in &made.cells {
                let distance = |s: &Place| (s[0] - cell.inside[0]).hypot(s[1] - cell.inside[1]);
                prop_assert!(sites.iter().all(|s| distance(&sites[cell.site]) <= distance(s) + 1e-9));
            }
        }
    }
}
