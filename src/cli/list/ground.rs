//! Columns of areas and routes.

use super::columns::{Asked, Column, Listed};
use crate::atlas::{Area, AreaStatus, Atlas, ControlChange, Label, Route, Settlement};
use crate::cli::country::Place;
use crate::cli::geojson;
use crate::cli::record::{Record, Value};
use crate::time::Day;
use geo::{Intersects, LineString};

pub(super) const AREA: &[Column<Area>] = &[
    ("id", |a, _| (&a.id).into()),
    ("name", |a, _| (&a.name).into()),
    ("status", |a, _| a.status.word().into()),
    ("controller", |a, _| a.controller.clone().into()),
    ("de_jure", |a, _| a.de_jure.into()),
    ("claimant", |a, _| a.claimant.clone().into()),
    ("start", |a, _| a.start.into()),
    ("end", |a, _| a.end.into()),
    ("km2", |a, asked| area_km2(a, asked).into()),
    ("approximate_from", |a, asked| settlements_behind(a, asked)),
    ("text", |a, _| (&a.text).into()),
    ("label", |a, _| label(Some(a.status), a.confidence).word().into()),
    ("confidence", |a, _| a.confidence.into()),
    ("sources", |a, _| (&a.sources).into()),
    ("confirmed_by", |a, _| (&a.confirmed_by).into()),
    ("statements", |a, _| (&a.statements).into()),
];

pub(super) const ROUTE: &[Column<Route>] = &[
    ("id", |r, _| (&r.id).into()),
    ("name", |r, _| (&r.name).into()),
    ("kind", |r, _| r.kind.word().into()),
    ("status", status),
    ("statuses", |r, _| statuses(r)),
    ("text", |r, _| (&r.text).into()),
    ("label", |r, _| label(None, r.confidence).word().into()),
    ("confidence", |r, _| r.confidence.into()),
    ("sources", |r, _| (&r.sources).into()),
    ("statements", |r, _| (&r.statements).into()),
];

pub(super) const SETTLEMENT: &[Column<Settlement>] = &[
    ("id", |s, _| (&s.id).into()),
    ("name", |s, _| (&s.name).into()),
    ("native_name", |s, _| s.native_name.clone().into()),
    ("region", |s, _| (&s.region).into()),
    ("country", |s, _| s.country.into()),
    ("lon", |s, _| s.position[0].into()),
    ("lat", |s, _| s.position[1].into()),
    ("geonames", |s, _| s.geonames.map(f64::from).into()),
    ("holder", |s, asked| s.holder_on(asked.day.unwrap_or(asked.atlas.last_day)).into()),
    ("changes", |s, _| control_changes(s)),
    ("note", |s, _| (&s.note).into()),
];

/// The day of an area that is asked for: the one given, or the last on which it holds.
fn day_of(area: &Area, asked: &Asked<'_>) -> Day {
    let last = area.span().end.map_or(asked.atlas.last_day, |end| (end - 1).min(asked.atlas.last_day));
    asked.day.unwrap_or(last)
}

fn index_of(area: &Area, asked: &Asked<'_>) -> usize {
    asked.atlas.areas.iter().position(|other| other.id == area.id).unwrap_or(usize::MAX)
}

/// Area on the ellipsoid in km², to 0.1.
fn area_km2(area: &Area, asked: &Asked<'_>) -> f64 {
    (asked.territory().km2(index_of(area, asked), day_of(area, asked)) * 10.0).round() / 10.0
}

/// From how many settlements an area's land is estimated; nothing for one with land of its own.
fn settlements_behind(area: &Area, asked: &Asked<'_>) -> Value {
    let count = area.cells.as_ref().map(|_| asked.territory().settlements_of(index_of(area, asked)) as f64);
    count.into()
}

fn control_changes(settlement: &Settlement) -> Value {
    let one = |change: &ControlChange| {
        Record::default()
            .with("date", change.date)
            .with("holder", change.holder)
            .with("sources", &change.sources)
            .with("confidence", change.confidence)
    };
    settlement.changes.iter().map(one).collect::<Vec<_>>().into()
}

/// Who holds what, and what runs, is on record where it is certain; a mere claim is one side's.
fn label(status: Option<AreaStatus>, confidence: f64) -> Label {
    match status {
        Some(AreaStatus::Claimed) => Label::Contested,
        _ if confidence < 1.0 => Label::Report,
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
    fn concerns(&self, place: &Place, _: &Atlas) -> bool {
        let names = |holder: &String| holder == place.id.as_str() || holder.contains(&place.name);
        self.de_jure == place.id || [&self.controller, &self.claimant].into_iter().flatten().any(names)
    }
    fn geometry(&self, asked: &Asked<'_>) -> Option<Record> {
        Some(geojson::polygons(&asked.territory().shape(index_of(self, asked), day_of(self, asked))))
    }
}

impl Listed for Settlement {
    fn concerns(&self, place: &Place, _: &Atlas) -> bool {
        self.country == place.id || self.changes.iter().any(|change| change.holder == place.id)
    }
    fn geometry(&self, _: &Asked<'_>) -> Option<Record> {
        Some(geojson::point(self.position))
    }
}

impl Listed for Route {
    fn holds(&self, day: Day) -> bool {
        self.status_at(day).is_some()
    }
    /// Whether it runs through the country's land.
    fn concerns(&self, place: &Place, atlas: &Atlas) -> bool {
        let Some(country) = atlas.country(place.id) else { return false };
        let line = |line: &Vec<[f64; 2]>| line.iter().map(|[lon, lat]| (*lon, *lat)).collect::<LineString<f64>>();
        self.lines.iter().any(|points| line(points).intersects(&country.shape))
    }
    fn geometry(&self, _: &Asked<'_>) -> Option<Record> {
        Some(geojson::lines(&self.lines))
    }
}
