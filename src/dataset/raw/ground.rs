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
    /// Ids of the source statements that it stands for.
    #[serde(default)]
    pub statements: Vec<String>,
    /// Id of an area of the bundled basemap, when the geometry is null.
    pub shape: Option<String>,
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
