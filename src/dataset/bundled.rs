//! The bundled basemap, read: land by country, areas by name, water and towns. Its own files are
//! read as leniently as they were made by a script; what they say is not the user's business.

use super::built_in;
use super::diagnostic::Diagnostics;
use super::draft::Feature;
use super::read::findings::Findings;
use super::read::geometry;
use super::read::records::read_features;
use crate::atlas::{Basemap, CountryId, River, Town, Unit, Units, Water, WaterLabel};
use crate::time::Date;
use geo::MultiPolygon;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A country of the basemap.
#[derive(Clone, Debug)]
pub(crate) struct Land {
    pub name: String,
    pub native: Option<String>,
    pub label: Option<[f64; 2]>,
    pub shape: MultiPolygon<f64>,
}

/// What the basemap has to give.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bundled {
    pub countries: BTreeMap<CountryId, Land>,
    pub areas: BTreeMap<String, MultiPolygon<f64>>,
    /// Lines that no settlement's cell crosses.
    pub barriers: BTreeMap<String, Vec<Vec<[f64; 2]>>>,
    pub basemap: Basemap,
    /// Findings in the basemap's own files (none, as a test makes sure).
    pub diagnostics: Diagnostics,
}

#[derive(Deserialize)]
struct LandRecord {
    id: String,
    name: String,
    native: Option<String>,
    label: Option<[f64; 2]>,
}

#[derive(Deserialize)]
struct UnitRecord {
    country: String,
    name: String,
    native: Option<String>,
    label: Option<[f64; 2]>,
}

#[derive(Deserialize)]
struct AreaRecord {
    id: String,
}

#[derive(Deserialize)]
struct WaterRecord {
    #[serde(default)]
    name: Option<String>,
    until: Option<String>,
}

#[derive(Deserialize)]
struct NamedRecord {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    rank: u8,
}

#[derive(Deserialize)]
struct TownRecord {
    name: String,
    native: Option<String>,
    country: String,
    #[serde(default)]
    pop: Option<f64>,
    #[serde(default)]
    rank: u8,
    #[serde(default)]
    capital: bool,
}

/// The basemap, read once: it is part of the program and cannot change.
static BASEMAP: LazyLock<Bundled> = LazyLock::new(read);

/// Reads the basemap now, so that whoever asks later need not wait.
pub(crate) fn prepare() {
    LazyLock::force(&BASEMAP);
}

/// The whole basemap.
pub(crate) fn whole() -> Bundled {
    BASEMAP.clone()
}

/// Its land and areas, without water and towns.
pub(crate) fn land_only() -> Bundled {
    Bundled { basemap: Basemap::default(), ..BASEMAP.clone() }
}

fn read() -> Bundled {
    let mut findings = Findings::new(built_in::basemap(), Diagnostics::default());
    let mut out = Bundled::default();
    out.read_land(&mut findings);
    out.read_water(&mut findings);
    out.read_towns(&mut findings);
    out.basemap.units = Units::lazy(units);
    out.diagnostics = findings.diagnostics;
    out
}

/// First-order units; what cannot be read is left out.
fn units() -> Vec<Unit> {
    let mut findings = Findings::new(built_in::units(), Diagnostics::default());
    let mut units = Vec::new();
    each(&mut findings, "admin1.geojson", |feature| {
        let Some((UnitRecord { country, name, native, label }, shape)) = land(feature) else { return };
        let Some(country) = CountryId::parse(&country) else { return };
        units.push(Unit { country, name, native_name: native, label_point: label, shape });
    });
    units
}

/// Features of one of the basemap's files.
fn each<'a, P: Deserialize<'a>>(findings: &mut Findings<'a>, name: &str, mut take: impl FnMut(Feature<'a, P>)) {
    if let Some(file) = findings.file(name) {
        read_features(findings, file, |_, _, feature| take(feature));
    }
}

fn land<P>(feature: Feature<'_, P>) -> Option<(P, MultiPolygon<f64>)> {
    let shape = geometry::land(feature.geometry.as_ref()?).ok()?.shape;
    Some((feature.properties?, shape))
}

fn point<P>(feature: Feature<'_, P>) -> Option<(P, [f64; 2])> {
    let position = geometry::point(feature.geometry.as_ref()?).ok()?;
    Some((feature.properties?, position))
}

impl Bundled {
    fn read_land(&mut self, findings: &mut Findings<'_>) {
        each(findings, "countries.geojson", |feature| {
            let Some((LandRecord { id, name, native, label }, shape)) = land(feature) else { return };
            if let Some(id) = CountryId::parse(&id) {
                self.countries.insert(id, Land { name, native, label, shape });
            }
        });
        each(findings, "areas.geojson", |feature| {
            self.areas.extend(land(feature).map(|(AreaRecord { id }, shape)| (id, shape)));
        });
        each(findings, "barriers.geojson", |feature: Feature<'_, AreaRecord>| {
            let lines = feature.geometry.as_ref().and_then(|geometry| geometry::lines(geometry).ok());
            self.barriers.extend(feature.properties.map(|record| record.id).zip(lines));
        });
    }

    fn read_water(&mut self, findings: &mut Findings<'_>) {
        let basemap = &mut self.basemap;
        each(findings, "lakes.geojson", |feature| {
            basemap.waters.extend(land(feature).map(|(WaterRecord { name, until }, shape)| {
                let until = until.and_then(|until| Date::parse(&until).ok()).map(Date::first);
                Water { name: name.unwrap_or_default(), until, shape }
            }));
        });
        each(findings, "rivers.geojson", |feature: Feature<'_, NamedRecord>| {
            let lines = feature.geometry.as_ref().and_then(|geometry| geometry::lines(geometry).ok());
            if let (Some(NamedRecord { name, rank }), Some(lines)) = (feature.properties, lines) {
                basemap.rivers.push(River { name: name.unwrap_or_default(), rank, lines });
            }
        });
        each(findings, "water_labels.geojson", |feature| {
            basemap.water_labels.extend(point(feature).map(|(NamedRecord { name, rank }, position)| WaterLabel {
                name: name.unwrap_or_default(),
                rank,
                position,
            }));
        });
    }

    fn read_towns(&mut self, findings: &mut Findings<'_>) {
        each(findings, "towns.geojson", |feature| {
            let Some((town, position)) = point::<TownRecord>(feature) else { return };
            let Some(country) = CountryId::parse(&town.country) else { return };
            self.basemap.towns.push(Town {
                name: town.name,
                native_name: town.native,
                country,
                population: town.pop.map_or(0, |pop| pop.max(0.0) as u64),
                rank: if town.capital { 0 } else { town.rank },
                position,
            });
        });
    }
}
