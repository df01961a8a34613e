//! GeoJSON features: properties and geometry apart, the geometry checked before it is built.

use super::Placed;
use crate::dataset::diagnostic::Severity;
use crate::dataset::read::findings::{Finding, Findings};
use crate::dataset::read::geometry::{self, Fault, RawGeometry};
use crate::dataset::read::text::{Located, Place};
use geo::MultiPolygon;
use serde::Deserialize;
use serde_json::value::RawValue;

/// A feature as it stands in the file. Foreign members are allowed by RFC 7946 and left alone.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "P: Deserialize<'de>"))]
pub(crate) struct Feature<'a, P> {
    #[serde(borrow)]
    pub id: Option<&'a RawValue>,
    pub properties: Option<P>,
    #[serde(borrow)]
    pub geometry: Option<RawGeometry<'a>>,
}

type Read<P, G> = Option<Located<Placed<P, G>>>;

impl<P> Feature<'_, P> {
    /// A feature that is land, or has none.
    pub fn land(self, findings: &mut Findings<'_>, place: Place) -> Read<P, MultiPolygon<f64>> {
        let shape = match self.geometry.as_ref().map(geometry::land) {
            None => None,
            Some(Ok(land)) => {
                for note in &land.notes {
                    geometry_finding(findings, Severity::Warning, place, note);
                }
                Some(land.shape)
            }
            Some(Err(fault)) => return reject(findings, place, &fault),
        };
        with_properties(findings, place, self.properties, shape)
    }

    /// A feature that is a line or several.
    pub fn lines(self, findings: &mut Findings<'_>, place: Place) -> Read<P, Vec<Vec<[f64; 2]>>> {
        let shape = match self.geometry.as_ref().map(geometry::lines) {
            Some(Err(fault)) => return reject(findings, place, &fault),
            other => other.and_then(Result::ok),
        };
        if shape.is_none() {
            let finding = Finding::new("geometry", "the route has no line, expected a LineString", "add its waypoints");
            findings.error(place, "", finding);
            return None;
        }
        with_properties(findings, place, self.properties, shape)
    }

    /// A feature that is a point, or is nowhere.
    pub fn point(self, findings: &mut Findings<'_>, place: Place) -> Read<P, [f64; 2]> {
        let shape = match self.geometry.as_ref().map(geometry::point) {
            Some(Err(fault)) => return reject(findings, place, &fault),
            other => other.and_then(Result::ok),
        };
        with_properties(findings, place, self.properties, shape)
    }
}

fn with_properties<P, G>(findings: &mut Findings<'_>, place: Place, about: Option<P>, shape: Option<G>) -> Read<P, G> {
    if about.is_none() {
        let what = "the feature has no properties, expected a record of what its geometry is";
        findings.error(place, "", Finding::new("geometry-without-record", what, "add properties with at least an id"));
    }
    about.map(|about| Located { place, value: Placed { about, shape } })
}

fn reject<P, G>(findings: &mut Findings<'_>, place: Place, fault: &Fault<'_>) -> Read<P, G> {
    findings.error_at(
        place,
        offset_of(findings.text(place.file), fault.at).unwrap_or(place.offset as usize),
        finding(fault),
    );
    None
}

fn geometry_finding(findings: &mut Findings<'_>, severity: Severity, place: Place, fault: &Fault<'_>) {
    let offset = offset_of(findings.text(place.file), fault.at).unwrap_or(place.offset as usize);
    findings.at(severity, place.file, offset, finding(fault));
}

fn finding(fault: &Fault<'_>) -> Finding {
    Finding::new("geometry", fault.what.clone(), fault.hint)
}

/// Where a part of a text starts in it.
fn offset_of(text: &str, part: &str) -> Option<usize> {
    let offset = (part.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    (!part.is_empty() && offset < text.len()).then_some(offset)
}
