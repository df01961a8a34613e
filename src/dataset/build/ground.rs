//! Countries, areas and routes.

use super::{Keep, date, optional};
use crate::atlas::{Area, CellsHeld, ControlChange, Country, CountryId, Role, Route, Settlement};
use crate::dataset::bundled::Land;
use crate::dataset::draft::{Lines, Placed};
use crate::dataset::raw;
use crate::dataset::read::text::Located;
use geo::{Area as _, BoundingRect, LineString, MultiPolygon};
use std::collections::BTreeMap;

/// The dataset's countries, and with `with_context` all others of the basemap around them.
pub(super) fn countries(
    keep: &Keep<'_, '_>,
    records: Vec<Located<Placed<raw::Country, MultiPolygon<f64>>>>,
    land: &mut BTreeMap<CountryId, Land>,
    with_context: bool,
) -> Vec<Country> {
    let mut out: Vec<Country> = Vec::new();
    for Placed { about, shape } in keep.good(records) {
        let Some(id) = CountryId::parse(&about.id) else { continue };
        let bundled = land.remove(&id);
        let bundled_label = bundled.as_ref().and_then(|land| land.label);
        let bundled_native = bundled.as_ref().and_then(|land| land.native.clone());
        let (Some(shape), label) = (match shape {
            Some(shape) => {
                let label = about.label.or_else(|| inner_point(&shape));
                (Some(shape), label)
            }
            None => (bundled.map(|land| land.shape), about.label.or(bundled_label)),
        }) else {
            continue;
        };
        let raw::Country { name, native_name, role, pole, tile, .. } = about;
        let native_name = native_name.or(bundled_native);
        out.push(Country { id, name, native_name, role, pole, shape, label_point: label, tile });
    }
    if with_context {
        out.extend(std::mem::take(land).into_iter().map(|(id, Land { name, native, label, shape })| Country {
            id,
            name,
            native_name: native,
            role: Role::Context,
            pole: None,
            shape,
            label_point: label,
            tile: None,
        }));
    }
    out.sort_by_key(|country| country.id);
    out
}

/// A point well inside the largest piece: the middle of the widest stretch of land half way up.
/// One walk over the border, where the general algorithm costs more than reading the file.
fn inner_point(shape: &MultiPolygon<f64>) -> Option<[f64; 2]> {
    let largest = shape.0.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    let bounds = largest.bounding_rect()?;
    let lat = f64::midpoint(bounds.min().y, bounds.max().y);
    let rings = std::iter::once(largest.exterior()).chain(largest.interiors());
    let crossing = |edge: geo::Line<f64>| {
        let (from, to) = (edge.start, edge.end);
        ((from.y > lat) != (to.y > lat)).then(|| from.x + (lat - from.y) / (to.y - from.y) * (to.x - from.x))
    };
    let mut crossings: Vec<f64> = rings.flat_map(LineString::lines).filter_map(crossing).collect();
    crossings.sort_by(f64::total_cmp);
    let stretches = crossings.as_chunks::<2>().0.iter();
    let [west, east] = stretches.max_by(|a, b| (a[1] - a[0]).total_cmp(&(b[1] - b[0])))?;
    Some([f64::midpoint(*west, *east), lat])
}

pub(super) fn areas(
    keep: &Keep<'_, '_>,
    records: Vec<Located<Placed<raw::Area, MultiPolygon<f64>>>>,
    bundled: &BTreeMap<String, MultiPolygon<f64>>,
    barriers: &BTreeMap<String, Lines>,
) -> Vec<Area> {
    keep.all(records, |Placed { about, shape }| {
        let cells = about.cells.as_ref().and_then(|cells| {
            Some(CellsHeld {
                holder: CountryId::parse(&cells.holder)?,
                outside: cells.outside.iter().filter_map(|name| bundled.get(name)).cloned().collect(),
                cuts: cells.cut_by.iter().filter_map(|name| barriers.get(name)).flatten().cloned().collect(),
            })
        });
        let name = about.shape.as_ref().unwrap_or(&about.id);
        let shape = match cells {
            Some(_) => MultiPolygon(Vec::new()),
            None => shape.or_else(|| bundled.get(name).cloned())?,
        };
        Some(Area {
            status: about.status,
            controller: about.controller,
            de_jure: CountryId::parse(&about.de_jure)?,
            claimant: about.claimant,
            start: date(&about.start)?,
            end: optional(about.end.as_ref()),
            text: about.text,
            sources: about.sources,
            confirmed_by: about.confirmed_by,
            confidence: about.confidence,
            statements: about.statements,
            shape,
            cells,
            id: about.id,
            name: about.name,
        })
    })
}

pub(super) fn settlements(
    keep: &Keep<'_, '_>,
    records: Vec<Located<Placed<raw::Settlement, [f64; 2]>>>,
) -> Vec<Settlement> {
    let change = |change: raw::ControlChange| {
        Some(ControlChange {
            date: date(&change.date)?,
            holder: CountryId::parse(&change.to)?,
            sources: change.sources,
            confidence: change.confidence,
        })
    };
    let mut settlements = keep.all(records, |Placed { about, shape }| {
        let mut changes: Vec<ControlChange> = about.changes.into_iter().filter_map(change).collect();
        changes.sort_by_key(|change| change.date.first());
        Some(Settlement {
            id: about.id,
            name: about.name,
            native_name: about.native,
            region: about.region,
            country: CountryId::parse(&about.country)?,
            position: shape?,
            geonames: about.geonames,
            changes,
            note: about.note,
        })
    });
    settlements.sort_by(|a, b| a.id.cmp(&b.id));
    settlements
}

pub(super) fn routes(keep: &Keep<'_, '_>, records: Vec<Located<Placed<raw::Route, Lines>>>) -> Vec<Route> {
    keep.all(records, |Placed { about, shape }| {
        let mut statuses: Vec<_> = about.statuses.iter().filter_map(|s| Some((date(&s.from)?, s.status))).collect();
        statuses.sort_by_key(|(from, _)| from.first());
        Some(Route {
            id: about.id,
            name: about.name,
            kind: about.kind,
            statuses,
            lines: shape?,
            text: about.text,
            sources: about.sources,
            confidence: about.confidence,
            statements: about.statements,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Contains, Polygon};

    #[test]
    fn a_label_stands_on_land_and_not_in_a_lake() {
        let ring = |points: &[(f64, f64)]| LineString::from(points.to_vec());
        let outer = ring(&[(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0), (0.0, 0.0)]);
        let lake = ring(&[(2.0, 2.0), (2.0, 8.0), (9.0, 8.0), (9.0, 2.0), (2.0, 2.0)]);
        let island = ring(&[(20.0, 0.0), (21.0, 0.0), (21.0, 1.0), (20.0, 0.0)]);
        let shape = MultiPolygon(vec![Polygon::new(island, vec![]), Polygon::new(outer, vec![lake])]);
        assert_eq!(inner_point(&shape), Some([1.0, 5.0]));
        assert!(shape.contains(&geo::Point::new(1.0, 5.0)));
        assert_eq!(inner_point(&MultiPolygon(vec![])), None);
    }
}
