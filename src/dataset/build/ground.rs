//! Countries, areas and routes.

use super::{Keep, date, optional};
use crate::atlas::{Area, Country, CountryId, Role, Route};
use crate::dataset::bundled::Land;
use crate::dataset::draft::{Lines, Placed};
use crate::dataset::raw;
use crate::dataset::read::text::Located;
use geo::{Area as _, InteriorPoint, MultiPolygon};
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
        let (Some(shape), label) = (match shape {
            Some(shape) => {
                let label = about.label.or_else(|| inner_point(&shape));
                (Some(shape), label)
            }
            None => (bundled.map(|land| land.shape), about.label.or(bundled_label)),
        }) else {
            continue;
        };
        let raw::Country { name, native_name, role, pole, .. } = about;
        out.push(Country { id, name, native_name, role, pole, shape, label_point: label });
    }
    if with_context {
        out.extend(std::mem::take(land).into_iter().map(|(id, Land { name, label, shape })| Country {
            id,
            name,
            native_name: None,
            role: Role::Context,
            pole: None,
            shape,
            label_point: label,
        }));
    }
    out.sort_by_key(|country| country.id);
    out
}

/// A point well inside the largest piece.
fn inner_point(shape: &MultiPolygon<f64>) -> Option<[f64; 2]> {
    let largest = shape.0.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    largest.interior_point().map(|point| [point.x(), point.y()])
}

pub(super) fn areas(
    keep: &Keep<'_, '_>,
    records: Vec<Located<Placed<raw::Area, MultiPolygon<f64>>>>,
    bundled: &BTreeMap<String, MultiPolygon<f64>>,
) -> Vec<Area> {
    keep.all(records, |Placed { about, shape }| {
        let name = about.shape.as_ref().unwrap_or(&about.id);
        let shape = shape.or_else(|| bundled.get(name).cloned())?;
        Some(Area {
            status: about.status,
            controller: about.controller,
            de_jure: CountryId::parse(&about.de_jure)?,
            claimant: about.claimant,
            start: date(&about.start)?,
            end: optional(about.end.as_ref()),
            text: about.text,
            sources: about.sources,
            confidence: about.confidence,
            statements: about.statements,
            shape,
            id: about.id,
            name: about.name,
        })
    })
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
