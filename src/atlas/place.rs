//! The ground: countries, areas, routes, towns, water.

use super::vocabulary::{AreaStatus, CountryId, Pole, Role, RouteKind, RouteStatus};
use crate::time::{Date, Day, Span};
use geo::MultiPolygon;
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A country of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166 alpha-3.
    pub id: CountryId,
    /// English name.
    pub name: String,
    /// Name in its own language and script.
    pub native_name: Option<String>,
    /// How the map treats it.
    pub role: Role,
    /// The pole that it is (part of), for pole states.
    pub pole: Option<Pole>,
    /// Land, longitude and latitude in degrees.
    pub shape: MultiPolygon<f64>,
    /// Where its name stands best, longitude and latitude.
    pub label_point: Option<[f64; 2]>,
    /// Column and row that it asks for among equal tiles.
    pub tile: Option<[i32; 2]>,
}

impl Country {
    /// Whether the country gets a score.
    pub const fn is_scored(&self) -> bool {
        matches!(self.role, Role::Focus | Role::Outline)
    }
}

/// A piece of land whose holder differs from the recognised state, over a span.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// Unique in the dataset.
    pub id: String,
    /// Name (both names where two are used).
    pub name: String,
    /// Who holds it how.
    pub status: AreaStatus,
    /// Who controls it; `None` for a mere claim.
    pub controller: Option<String>,
    /// The recognised state.
    pub de_jure: CountryId,
    /// Who claims it.
    pub claimant: Option<String>,
    /// From when.
    pub start: Date,
    /// Until when (first day on which it no longer holds).
    pub end: Option<Date>,
    /// What to know about it.
    pub text: String,
    /// Ids of its sources.
    pub sources: Vec<String>,
    /// Those of the sources that a curator opened and found to state the fact and its day.
    pub confirmed_by: Vec<String>,
    /// 1, 0.7 or 0.4.
    pub confidence: f64,
    /// Ids of the source statements it stands for.
    pub statements: Vec<String>,
    /// Its land; empty for one that is made of cells.
    pub shape: MultiPolygon<f64>,
    /// How it is made of settlements' cells, when it is.
    pub cells: Option<CellsHeld>,
}

/// An area that is the union of the cells of settlements held by another country.
#[derive(Clone, Debug, PartialEq)]
pub struct CellsHeld {
    /// Who holds them.
    pub holder: CountryId,
    /// Land whose cells do not count: it is an area of its own. No cell crosses its border.
    pub outside: Vec<MultiPolygon<f64>>,
    /// Lines that no cell crosses, of longitude and latitude.
    pub cuts: Vec<Vec<[f64; 2]>>,
}

/// A populated place with the days on which control of it changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Settlement {
    /// Unique in the dataset.
    pub id: String,
    /// Current English spelling.
    pub name: String,
    /// Name in its own script.
    pub native_name: Option<String>,
    /// First-order unit that it lies in.
    pub region: String,
    /// The recognised state.
    pub country: CountryId,
    /// Longitude and latitude in degrees.
    pub position: [f64; 2],
    /// Its number in `GeoNames`, when its position is from there.
    pub geonames: Option<u32>,
    /// Changes of control in order of time.
    pub changes: Vec<ControlChange>,
    /// What to know about it; empty for most.
    pub note: String,
}

/// A change of control of a settlement.
#[derive(Clone, Debug, PartialEq)]
pub struct ControlChange {
    /// When.
    pub date: Date,
    /// Who holds it from then on.
    pub holder: CountryId,
    /// Ids of its sources.
    pub sources: Vec<String>,
    /// 1, 0.7 or 0.4.
    pub confidence: f64,
}

impl Settlement {
    /// The last change by a day.
    pub fn last_change(&self, day: Day) -> Option<&ControlChange> {
        self.changes.iter().rev().find(|change| change.date.first() <= day)
    }

    /// Who holds it on a day.
    pub fn holder_on(&self, day: Day) -> CountryId {
        self.last_change(day).map_or(self.country, |change| change.holder)
    }
}

impl Area {
    /// The days on which it is as described.
    pub fn span(&self) -> Span {
        Span { start: self.start.first(), end: self.end.map(Date::first) }
    }
}

/// A pipeline, railway or corridor.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Unique in the dataset.
    pub id: String,
    /// Name.
    pub name: String,
    /// What it carries.
    pub kind: RouteKind,
    /// Status from each date on, sorted.
    pub statuses: Vec<(Date, RouteStatus)>,
    /// Lines of longitude and latitude.
    pub lines: Vec<Vec<[f64; 2]>>,
    /// What to know about it.
    pub text: String,
    /// Ids of its sources.
    pub sources: Vec<String>,
    /// 1, 0.7 or 0.4.
    pub confidence: f64,
    /// Ids of the source statements it stands for.
    pub statements: Vec<String>,
}

impl Route {
    /// Its status on a day; `None` before its first.
    pub fn status_at(&self, day: Day) -> Option<RouteStatus> {
        self.statuses.iter().rev().find(|(date, _)| date.first() <= day).map(|(_, status)| *status)
    }
}

/// A populated place.
#[derive(Clone, Debug, PartialEq)]
pub struct Town {
    /// Current English spelling; both names where two are used.
    pub name: String,
    /// Name in its own script.
    pub native_name: Option<String>,
    /// Country.
    pub country: CountryId,
    /// Inhabitants, 0 when unknown.
    pub population: u64,
    /// 0 for a capital of a state, 1 to 3 by falling importance.
    pub rank: u8,
    /// Longitude and latitude in degrees.
    pub position: [f64; 2],
}

/// A lake, reservoir or enclosed sea drawn as water.
#[derive(Clone, Debug, PartialEq)]
pub struct Water {
    /// Name; empty when it has none on the map.
    pub name: String,
    /// Until when it existed (the Kakhovka reservoir).
    pub until: Option<Day>,
    /// Its surface.
    pub shape: MultiPolygon<f64>,
}

/// A river.
#[derive(Clone, Debug, PartialEq)]
pub struct River {
    /// Name.
    pub name: String,
    /// Importance, 1 is the largest.
    pub rank: u8,
    /// Lines of longitude and latitude.
    pub lines: Vec<Vec<[f64; 2]>>,
}

/// A name on the water.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterLabel {
    /// Name.
    pub name: String,
    /// 0 for a sea, more for lesser waters.
    pub rank: u8,
    /// Longitude and latitude in degrees.
    pub position: [f64; 2],
}

/// A first-order unit of a country: an oblast, a region, a province.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Country.
    pub country: CountryId,
    /// Current English name.
    pub name: String,
    /// Name in its own script.
    pub native_name: Option<String>,
    /// Where its name stands best, longitude and latitude.
    pub label_point: Option<[f64; 2]>,
    /// Its land; vertices on a country's border are the country's own.
    pub shape: MultiPolygon<f64>,
}

/// First-order units, read when they are first asked for: only a near map shows them.
#[derive(Clone, Default)]
pub struct Units {
    read: Option<fn() -> Vec<Unit>>,
    kept: Arc<OnceLock<Vec<Unit>>>,
}

impl Units {
    /// Units that `read` will give.
    pub fn lazy(read: fn() -> Vec<Unit>) -> Self {
        Self { read: Some(read), kept: Arc::default() }
    }

    /// All units.
    pub fn all(&self) -> &[Unit] {
        self.read.map_or(&[], |read| self.kept.get_or_init(read))
    }
}

impl fmt::Debug for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Units").field("read", &self.kept.get().map(Vec::len)).finish_non_exhaustive()
    }
}

impl PartialEq for Units {
    fn eq(&self, other: &Self) -> bool {
        self.all() == other.all()
    }
}

/// What lies under the data: water and towns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Basemap {
    /// Lakes and reservoirs.
    pub waters: Vec<Water>,
    /// Rivers.
    pub rivers: Vec<River>,
    /// Names on the water.
    pub water_labels: Vec<WaterLabel>,
    /// Populated places.
    pub towns: Vec<Town>,
    /// First-order units.
    pub units: Units,
}
