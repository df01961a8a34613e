//! Columns of areas and routes.

use super::columns::{Asked, Column, Listed};
use crate::atlas::{Area, AreaStatus, Atlas, CountryId, Label, Route};
use crate::cli::geojson;
use crate::cli::record::{Record, Value};
use crate::time::Day;
use geo::{GeodesicArea, Intersects, LineString, Orient, orient::Direction};

pub(super) const AREA: &[Column<Area>] = &[
    ("id", |a, _| (&a.id).into()),
    ("name", |a, _| (&a.name).into()),
    ("status", |a, _| a.status.word().into()),
    ("controller", |a, _| a.controller.clone().into()),
    ("de_jure", |a, _| a.de_jure.into()),
    ("claimant", |a, _| a.claimant.clone().into()),
    ("start", |a, _| a.start.into()),
    ("end", |a, _| a.end.into()),
    ("km2", |a, _| area_km2(a).into()),
    ("text", |a, _| (&a.text).into()),
    ("label", |a, _| label(a.status).word().into()),
    ("confidence", |a, _| a.confidence.into()),
    ("sources", |a, _| (&a.sources).into()),
    ("statements", |a, _| (&a.statements).into()),
];

pub(super) const ROUTE: &[Column<Route>] = &[
    ("id", |r, _| (&r.id).into()),
    ("name", |r, _| (&r.name).into()),
    ("kind", |r, _| r.kind.word().into()),
    ("status", status),
    ("statuses", |r, _| statuses(r)),
    ("text", |r, _| (&r.text).into()),
    ("label", |_, _| Label::Fact.word().into()),
    ("confidence", |r, _| r.confidence.into()),
    ("sources", |r, _| (&r.sources).into()),
    ("statements", |r, _| (&r.statements).into()),
];

/// Area on the ellipsoid in km², to 0.1 (Karney 2013, *Algorithms for geodesics*).
fn area_km2(area: &Area) -> f64 {
    let square_metres = area.shape.orient(Direction::Default).geodesic_area_unsigned();
    (square_metres / 1e5).round() / 10.0
}

/// Who holds what is on record; a mere claim is one side's.
const fn label(status: AreaStatus) -> Label {
    match status {
        AreaStatus::Claimed => Label::Contested,
        _ => Label::Fact,
    }
}

/// The status on the day asked for, or on the dataset's last.
fn status(route: &Route, asked: &Asked<'_>) -> Value {
    route.status_at(asked.day.unwrap_or(asked.atlas.last_day)).map(crate::atlas::RouteStatus::word).into()
}

fn statuses(route: &Route) -> Value {
    let one = |(from, status): &(crate::time::Date, crate::atlas::RouteStatus)| {
        Record::default().with("from", *from).with("status", status.word())
    };
    route.statuses.iter().map(one).collect::<Vec<_>>().into()
}

impl Listed for Area {
    fn holds(&self, day: Day) -> bool {
        self.span().contains(day)
    }
    /// Whether it is the country's land, or the country is named as holding or claiming it.
    fn concerns(&self, country: CountryId, atlas: &Atlas) -> bool {
        let name = atlas.country(country).map(|country| country.name.as_str());
        let names = |holder: &String| holder == country.as_str() || name.is_some_and(|name| holder.contains(name));
        self.de_jure == country || [&self.controller, &self.claimant].into_iter().flatten().any(names)
    }
    fn geometry(&self) -> Option<Record> {
        Some(geojson::polygons(&self.shape))
    }
}

impl Listed for Route {
    fn holds(&self, day: Day) -> bool {
        self.status_at(day).is_some()
    }
    /// Whether it runs through the country's land.
    fn concerns(&self, country: CountryId, atlas: &Atlas) -> bool {
        let Some(country) = atlas.country(country) else { return false };
        let line = |line: &Vec<[f64; 2]>| line.iter().map(|[lon, lat]| (*lon, *lat)).collect::<LineString<f64>>();
        self.lines.iter().any(|points| line(points).intersects(&country.shape))
    }
    fn geometry(&self) -> Option<Record> {
        Some(geojson::lines(&self.lines))
    }
}
