//! Countries, areas, routes, and rows of ratings.

use super::Pairs;
use crate::atlas::{AreaStatus, Pole, Role, RouteKind, RouteStatus};
use schemars::JsonSchema;
use serde::Deserialize;

const fn focus() -> Role {
    Role::Focus
}

/// A country of the map. The feature's geometry is a Polygon or `MultiPolygon`, or null for the
/// bundled basemap's land of that id.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Country {
    /// ISO 3166 alpha-3.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    pub id: String,
    /// English name.
    pub name: String,
    /// Name in its own language and script.
    pub native_name: Option<String>,
    /// How the map treats it.
    #[serde(default = "focus")]
    pub role: Role,
    /// The pole that it is (part of), for pole states.
    pub pole: Option<Pole>,
    /// Where its name stands best: longitude, latitude.
    pub label: Option<[f64; 2]>,
    /// Column and row (to the east, to the south) among equal tiles; found by itself when left out.
    pub tile: Option<[i32; 2]>,
    /// Names by language (ISO 639-1).
    #[serde(default)]
    pub names: Pairs<String, String>,
}

/// A piece of land whose holder differs from the recognised state. The feature's geometry is its
/// land, or null when `shape` names an area of the bundled basemap.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Area {
    /// Unique in the dataset.
    pub id: String,
    /// Name; both names where two are used.
    pub name: String,
    /// Who holds it how.
    pub status: AreaStatus,
    /// Who controls it; left out for a mere claim.
    pub controller: Option<String>,
    /// The recognised state, ISO 3166 alpha-3.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    pub de_jure: String,
    /// Who claims it.
    pub claimant: Option<String>,
    /// From when.
    pub start: String,
    /// First day on which it no longer holds.
    pub end: Option<String>,
    /// At most 400 characters.
    pub text: String,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// 1, 0.7 or 0.4.
    pub confidence: f64,
    /// Those of the sources that a curator opened and found to state the fact and its day.
    #[serde(default)]
    pub confirmed_by: Vec<String>,
    /// Ids of the source statements that it stands for.
    #[serde(default)]
    pub statements: Vec<String>,
    /// Id of an area of the bundled basemap, when the geometry is null.
    pub shape: Option<String>,
    /// For an area that is made of settlements' cells: whose, and where. Then it has no geometry.
    pub cells: Option<CellsHeld>,
}

/// An area that is the union of the cells of settlements that another country holds.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CellsHeld {
    /// Who holds them, ISO 3166 alpha-3.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    pub holder: String,
    /// Areas of the bundled basemap whose cells do not count; no cell crosses their borders.
    #[serde(default)]
    pub outside: Vec<String>,
    /// Barriers of the bundled basemap (rivers) that no cell crosses.
    #[serde(default)]
    pub cut_by: Vec<String>,
}

/// A change of control of a settlement.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ControlChange {
    /// When.
    pub date: String,
    /// Who holds it from then on, ISO 3166 alpha-3.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    pub to: String,
    /// Ids of sources; may be left out where confidence is 0.4.
    #[serde(default)]
    pub sources: Vec<String>,
    /// 1: a source gives the date; 0.7: well known, not looked up; 0.4: a judgement.
    #[serde(default = "certain")]
    pub confidence: f64,
}

const fn certain() -> f64 {
    1.0
}

/// A populated place with the days on which control of it changed; the feature's geometry is a
/// point.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settlement {
    /// Unique among settlements.
    pub id: String,
    /// Current English spelling.
    pub name: String,
    /// Name in its own script.
    pub native: Option<String>,
    /// First-order unit that it lies in.
    #[serde(default)]
    pub region: String,
    /// The recognised state, ISO 3166 alpha-3.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    pub country: String,
    /// Its number in `GeoNames`, when its position is from there.
    pub geonames: Option<u32>,
    /// Changes of control in order of time; none for a place that its own country always held.
    #[serde(default)]
    pub changes: Vec<ControlChange>,
    /// At most 400 characters.
    #[serde(default)]
    pub note: String,
}

/// The state of a route from a date on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RouteStanding {
    /// From when.
    pub from: String,
    /// What it is from then on.
    pub status: RouteStatus,
}

/// A pipeline, railway or corridor; the feature's geometry is a line.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Route {
    /// Unique in the dataset.
    pub id: String,
    /// Name; both names where two are used.
    pub name: String,
    /// What it carries.
    pub kind: RouteKind,
    /// Its states in order of time.
    pub statuses: Vec<RouteStanding>,
    /// At most 400 characters.
    pub text: String,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// 1, 0.7 or 0.4.
    pub confidence: f64,
    /// Ids of the source statements that it stands for.
    #[serde(default)]
    pub statements: Vec<String>,
}

/// A row of a table of ratings.
#[derive(Clone, Debug, JsonSchema)]
pub(crate) struct RatingRow {
    /// The country, ISO 3166 alpha-3.
    pub country: String,
    /// 2025-07-10, 2025-07 or 2025.
    pub date: String,
    /// A number or a class.
    pub value: String,
}
