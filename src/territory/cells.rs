//! From settlements to their cells: projected, cut, and back to longitude and latitude.

use super::{Border, Part};
use crate::atlas::{Area, Atlas, CountryId};
use crate::map::{Albers, Place, PlaneRing, Projection, cells};
use geo::{Contains, InteriorPoint, LineString, MultiPolygon, Polygon};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The parts of every country that has an area made of cells, and the borders between them.
pub(super) fn parts_and_borders(atlas: &Atlas) -> (Vec<Part>, Vec<Border>) {
    let countries: BTreeSet<CountryId> =
        atlas.areas.iter().filter(|area| area.cells.is_some()).map(|area| area.de_jure).collect();
    let countries: Vec<CountryId> = countries.into_iter().collect();
    let made: Vec<(Vec<Part>, Vec<Border>)> = countries.par_iter().map(|country| of_country(atlas, *country)).collect();
    let (mut parts, mut borders) = (Vec::new(), Vec::new());
    for (own_parts, own_borders) in made {
        let first = parts.len();
        parts.extend(own_parts);
        borders.extend(own_borders.into_iter().map(|b| Border { parts: b.parts.map(|part| first + part), ..b }));
    }
    (parts, borders)
}

fn of_country(atlas: &Atlas, country: CountryId) -> (Vec<Part>, Vec<Border>) {
    let plane = Albers::region();
    let Some(land) = atlas.country(country) else { return (Vec::new(), Vec::new()) };
    let land = rings(&land.shape, &plane);
    let made_of_cells = || atlas.areas.iter().filter(|area| area.de_jure == country).filter_map(|a| a.cells.as_ref());
    let mut cuts: Vec<Vec<Place>> = Vec::new();
    for cells in made_of_cells() {
        for cut in &cells.cuts {
            cuts.push(cut.iter().map(|p| plane.project(*p)).collect());
        }
        for ring in cells.outside.iter().flat_map(|shape| rings(shape, &plane)) {
            cuts.push(closed(ring));
        }
    }
    cuts.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    cuts.dedup();
    let own: Vec<usize> = (0..atlas.settlements.len()).filter(|i| atlas.settlements[*i].country == country).collect();
    let sites: Vec<Place> = own.iter().map(|i| plane.project(atlas.settlements[*i].position)).collect();
    let matters: Vec<bool> = own.iter().map(|i| !atlas.settlements[*i].changes.is_empty()).collect();
    let made = cells(&land, &cuts, &sites, &matters);
    let part = |cell: &crate::map::Cell| Part { settlement: own[cell.site], shape: polygon(&cell.rings, &plane) };
    let lon_lat = |p: Place| plane.unproject(p).unwrap_or_default();
    let border = |seam: &crate::map::Seam| Border { ends: seam.ends.map(lon_lat), parts: seam.cells };
    (made.cells.iter().map(part).collect(), made.seams.iter().map(border).collect())
}

fn rings(shape: &MultiPolygon<f64>, plane: &Albers) -> Vec<PlaneRing> {
    let rings = shape.0.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
    rings.map(|ring| ring.0.iter().skip(1).map(|c| plane.project([c.x, c.y])).collect()).collect()
}

fn closed(mut ring: PlaneRing) -> Vec<Place> {
    ring.extend(ring.first().copied());
    ring
}

/// The shell comes first.
fn polygon(rings: &[PlaneRing], plane: &Albers) -> Polygon<f64> {
    let line = |ring: &PlaneRing| -> LineString<f64> {
        let places = ring.iter().chain(ring.first()).filter_map(|p| plane.unproject(*p));
        places.map(|[lon, lat]| (lon, lat)).collect()
    };
    let mut lines = rings.iter().map(line);
    let shell = lines.next().unwrap_or_else(|| LineString::new(Vec::new()));
    Polygon::new(shell, lines.collect())
}

/// The parts that an area made of cells may hold: of its country, ever held by its holder, and not
/// in land that is an area of its own.
pub(super) fn candidates(atlas: &Atlas, parts: &[Part], area: &Area) -> Vec<usize> {
    let Some(cells) = &area.cells else { return Vec::new() };
    let may_hold = |part: &Part| {
        let settlement = &atlas.settlements[part.settlement];
        let ever = settlement.changes.iter().any(|change| change.holder == cells.holder);
        if settlement.country != area.de_jure || !ever {
            return false;
        }
        let Some(inside) = part.shape.interior_point() else { return false };
        !cells.outside.iter().any(|outside| outside.contains(&inside))
    };
    (0..parts.len()).filter(|i| may_hold(&parts[*i])).collect()
}
