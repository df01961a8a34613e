//! From settlements to their cells: projected, cut, and back to longitude and latitude.

use super::{Border, Cells, Part};
use crate::atlas::{Area, Atlas, CountryId};
use crate::map::{Albers, Place, PlaneRing, Projection, cells};
use geo::{Contains, LineString, Orient, Polygon, orient::Direction};

/// The cells of a country's settlements, cut as its areas ask.
pub(super) fn of_country(atlas: &Atlas, country: CountryId) -> Cells {
    let plane = Albers::region();
    let Some(land) = atlas.country(country) else { return Cells::default() };
    let land: Vec<Vec<PlaneRing>> = land.shape.0.iter().map(|polygon| rings(polygon, &plane)).collect();
    let made_of_cells = || atlas.areas.iter().filter(|area| area.de_jure == country).filter_map(|a| a.cells.as_ref());
    let mut cuts: Vec<Vec<Place>> = Vec::new();
    for cells in made_of_cells() {
        for cut in &cells.cuts {
            cuts.push(cut.iter().map(|p| plane.project(*p)).collect());
        }
        for ring in cells.outside.iter().flat_map(|shape| &shape.0).flat_map(|polygon| rings(polygon, &plane)) {
            cuts.push(closed(ring));
        }
    }
    cuts.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
    cuts.dedup();
    let own: Vec<usize> = (0..atlas.settlements.len()).filter(|i| atlas.settlements[*i].country == country).collect();
    let sites: Vec<Place> = own.iter().map(|i| plane.project(atlas.settlements[*i].position)).collect();
    let matters: Vec<bool> = own.iter().map(|i| !atlas.settlements[*i].changes.is_empty()).collect();
    let made = cells(&land, &cuts, &sites, &matters);
    let lon_lat = |p: Place| plane.unproject(p).unwrap_or_default();
    let part = |cell: &crate::map::Cell| Part {
        settlement: own[cell.site],
        shape: polygon(&cell.rings, &plane),
        inside: lon_lat(cell.inside),
    };
    let border = |seam: &crate::map::Seam| Border { ends: seam.ends.map(lon_lat), parts: seam.cells };
    Cells { parts: made.cells.iter().map(part).collect(), borders: made.seams.iter().map(border).collect() }
}

fn rings(polygon: &Polygon<f64>, plane: &Albers) -> Vec<PlaneRing> {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
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
    // The plane's y grows to the south: what ran one way there runs the other way here.
    Polygon::new(shell, lines.collect()).orient(Direction::Default)
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
        let inside = geo::Point::new(part.inside[0], part.inside[1]);
        !cells.outside.iter().any(|outside| outside.contains(&inside))
    };
    (0..parts.len()).filter(|i| may_hold(&parts[*i])).collect()
}
