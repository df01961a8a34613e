//! GeoJSON coordinates, checked position by position before any geometry is built. `serde_json` has
//! made sure that the text is JSON; here it is walked by hand, which is fast and knows the byte of
//! every fault. Depth is that of the expected type, so nothing recurses.
//!
//! Kept because geojson 1.0 panics on a line or ring with a position of one number.

use super::number::{short_decimal, short_position};
use crate::dataset::diagnostic::shown;
use geo::{Area, Coord, LineString, MultiPolygon, Polygon};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;

/// A geometry as it stands in the file.
#[derive(Debug, Deserialize)]
pub(crate) struct RawGeometry<'a> {
    #[serde(borrow, rename = "type")]
    pub kind: Cow<'a, str>,
    #[serde(borrow)]
    pub coordinates: Option<&'a RawValue>,
}

/// A fault in coordinates.
#[derive(Debug)]
pub(crate) struct Fault<'a> {
    /// The text that starts with the culprit (a part of the file's text).
    pub at: &'a str,
    pub what: String,
    pub hint: &'static str,
}

/// Land, and what was mended or dropped on the way.
#[derive(Debug)]
pub(crate) struct Land<'a> {
    pub shape: MultiPolygon<f64>,
    pub notes: Vec<Fault<'a>>,
}

type Line = Vec<[f64; 2]>;

/// Reads a `Polygon` or `MultiPolygon`.
pub(crate) fn land<'a>(geometry: &RawGeometry<'a>) -> Result<Land<'a>, Fault<'a>> {
    let mut walk = Walk::over(geometry)?;
    let mut notes = Vec::new();
    let polygons = match geometry.kind.as_ref() {
        "Polygon" => vec![walk.polygon(&mut notes)?],
        "MultiPolygon" => walk.list("a list of polygons", |walk| walk.polygon(&mut notes))?,
        other => return Err(walk.wrong_type(other, "Polygon or MultiPolygon")),
    };
    let shape = MultiPolygon(polygons.into_iter().flatten().collect());
    if shape.0.is_empty() {
        return Err(walk.fault(
            0,
            "no usable ring is left, expected land".into(),
            "give a ring of four positions or more",
        ));
    }
    Ok(Land { shape, notes })
}

/// Reads a `LineString` or `MultiLineString`.
pub(crate) fn lines<'a>(geometry: &RawGeometry<'a>) -> Result<Vec<Line>, Fault<'a>> {
    let mut walk = Walk::over(geometry)?;
    let lines = match geometry.kind.as_ref() {
        "LineString" => vec![walk.line()?],
        "MultiLineString" => walk.list("a list of lines", Walk::line)?,
        other => return Err(walk.wrong_type(other, "LineString or MultiLineString")),
    };
    if lines.iter().all(|line| line.len() < 2) {
        return Err(walk.fault(
            0,
            "the line has fewer than two positions, expected two or more".into(),
            "add positions",
        ));
    }
    Ok(lines.into_iter().filter(|line| line.len() > 1).collect())
}

/// Reads a `Point`.
pub(crate) fn point<'a>(geometry: &RawGeometry<'a>) -> Result<[f64; 2], Fault<'a>> {
    let mut walk = Walk::over(geometry)?;
    match geometry.kind.as_ref() {
        "Point" => walk.position(),
        other => Err(walk.wrong_type(other, "Point")),
    }
}

/// Why a pair of degrees is not a position on Earth, and a guess at the reason.
pub(crate) fn position_fault(lon: f64, lat: f64) -> Option<(String, &'static str)> {
    if lon.abs() <= 180.0 && lat.abs() <= 90.0 {
        return None;
    }
    let what = format!("position {lon}, {lat} is not on Earth, expected longitude −180…180 and latitude −90…90");
    let hint = if lon.abs() <= 90.0 && lat.abs() <= 180.0 {
        "looks swapped: longitude comes first"
    } else if lon.abs() > 540.0 || lat.abs() > 540.0 {
        "looks projected: write degrees (WGS 84), not metres"
    } else {
        "write degrees (WGS 84), longitude first"
    };
    Some((what, hint))
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Walk<'a> {
    fn over(geometry: &RawGeometry<'a>) -> Result<Self, Fault<'a>> {
        let text = geometry.coordinates.map(RawValue::get);
        text.map(|text| Self { text, at: 0 }).ok_or_else(|| Fault {
            at: "",
            what: format!(
                "geometry of type \"{}\" has no coordinates, expected a Point, line or Polygon",
                shown(&geometry.kind)
            ),
            hint: "split a GeometryCollection into features",
        })
    }

    fn fault(&self, at: usize, what: String, hint: &'static str) -> Fault<'a> {
        Fault { at: &self.text[at..], what, hint }
    }

    fn wrong_type(&self, found: &str, expected: &str) -> Fault<'a> {
        let what = format!("geometry of type \"{}\", expected {expected}", shown(found));
        self.fault(0, what, "change the geometry or move the feature to the file for its kind")
    }

    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn space(&mut self) {
        while self.byte().is_ascii_whitespace() {
            self.at += 1;
        }
    }

    fn open(&mut self, what: &str) -> Result<(), Fault<'a>> {
        self.space();
        if self.byte() == b'[' {
            self.at += 1;
            return Ok(());
        }
        let hint = "coordinates nest as deep as the geometry's type asks";
        Err(self.fault(self.at, format!("found {}, expected {what}", self.token()), hint))
    }

    /// Steps to the next element; false behind the last.
    fn next(&mut self) -> bool {
        self.space();
        if self.byte() == b',' {
            self.at += 1;
            self.space();
        }
        if self.byte() != b']' {
            return true;
        }
        self.at += 1;
        false
    }

    fn list<T>(
        &mut self,
        what: &str,
        mut one: impl FnMut(&mut Self) -> Result<T, Fault<'a>>,
    ) -> Result<Vec<T>, Fault<'a>> {
        self.open(what)?;
        let mut out = Vec::new();
        while self.next() {
            out.push(one(self)?);
        }
        Ok(out)
    }

    fn position(&mut self) -> Result<[f64; 2], Fault<'a>> {
        if let Some((pair, length)) = short_position(&self.text.as_bytes()[self.at..]) {
            self.at += length;
            return Ok(pair);
        }
        self.space();
        let start = self.at;
        self.open("a position [longitude, latitude]")?;
        let mut pair = [0.0; 2];
        let mut count = 0;
        while self.next() {
            let number = self.number()?;
            if let Some(slot) = pair.get_mut(count) {
                *slot = number;
            }
            count += 1;
        }
        let [lon, lat] = pair;
        if count < 2 {
            let what = format!("a position has {count} of two numbers, expected [longitude, latitude]");
            return Err(self.fault(start, what, "add the missing number or take the position out"));
        }
        position_fault(lon, lat).map_or(Ok(pair), |(what, hint)| Err(self.fault(start, what, hint)))
    }

    fn token(&self) -> &'a str {
        let rest = &self.text[self.at..];
        let end = rest.bytes().position(|b| b",]} \n\r\t".contains(&b)).unwrap_or(rest.len());
        rest.get(..end.clamp(1, 40)).unwrap_or(rest.get(..1).unwrap_or("nothing"))
    }

    fn number(&mut self) -> Result<f64, Fault<'a>> {
        let bytes = &self.text.as_bytes()[self.at..];
        let length = bytes
            .iter()
            .position(|b| !matches!(b, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'))
            .unwrap_or(bytes.len());
        let token = &self.text[self.at..self.at + length];
        match short_decimal(token.as_bytes()).or_else(|| token.parse().ok()) {
            Some(number) if number.is_finite() => {
                self.at += length;
                Ok(number)
            }
            _ => Err(self.fault(
                self.at,
                format!("found {}, expected a number of degrees", self.token()),
                "write a plain number",
            )),
        }
    }

    fn line(&mut self) -> Result<Line, Fault<'a>> {
        self.list("a list of positions", Self::position)
    }

    /// A polygon with its outer ring anticlockwise and its holes clockwise (RFC 7946), whatever
    /// the file has. `None` when nothing of it can be used.
    fn polygon(&mut self, notes: &mut Vec<Fault<'a>>) -> Result<Option<Polygon<f64>>, Fault<'a>> {
        let mut index = 0;
        let rings = self.list("a list of rings", |walk| {
            walk.space();
            let start = walk.at;
            let ring = walk.ring(start, index == 0, notes);
            index += 1;
            ring
        })?;
        let mut rings = rings.into_iter();
        let outer = rings.next().flatten();
        Ok(outer.map(|outer| Polygon::new(outer, rings.flatten().collect())))
    }

    fn ring(
        &mut self,
        start: usize,
        outer: bool,
        notes: &mut Vec<Fault<'a>>,
    ) -> Result<Option<LineString<f64>>, Fault<'a>> {
        let mut ring = self.list("a ring of positions", |walk| walk.position().map(|[x, y]| Coord { x, y }))?;
        if ring.first() != ring.last() {
            ring.extend(ring.first().copied());
            let what = "the ring is not closed, expected its first position again at its end".into();
            notes.push(self.fault(start, what, "it was closed; repeat the first position"));
        }
        let polygon = Polygon::new(LineString(ring), Vec::new());
        let area = polygon.signed_area();
        let (LineString(mut ring), _) = polygon.into_inner();
        if ring.len() < 4 || area == 0.0 {
            let what = format!("the ring of {} positions encloses nothing, expected four or more", ring.len());
            notes.push(self.fault(start, what, "it was left out; take it out of the file"));
            return Ok(None);
        }
        if (area > 0.0) != outer {
            ring.reverse();
        }
        Ok(Some(LineString(ring)))
    }
}
