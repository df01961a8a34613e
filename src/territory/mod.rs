//! Who holds which land on a day.
//!
//! Some areas are not drawn by hand: they are the union of the cells of the settlements that
//! another country holds. Every change of control has a date and its sources, so such an area moves
//! by the day, and every place in it comes apart into a settlement, a date and a source. Between
//! settlements the truth is not known; the line half way is an estimate and is said to be one.

mod cells;
mod front;

pub use front::joined;

use crate::atlas::{Area, Atlas, CountryId, Settlement};
use crate::time::Day;
use geo::{Contains, GeodesicArea, MultiPolygon, Orient, Point, Polygon, orient::Direction};
use std::sync::Arc;

/// The cell of a settlement, or a piece of it.
#[derive(Clone, Debug)]
pub struct Part {
    /// Index of the settlement in the atlas.
    pub settlement: usize,
    /// Its land, longitude and latitude in degrees.
    pub shape: Polygon<f64>,
}

/// A stretch of border between two parts.
#[derive(Clone, Copy, Debug)]
pub struct Border {
    /// Longitude and latitude of its ends.
    pub ends: [[f64; 2]; 2],
    /// Indices of the parts on its sides.
    pub parts: [usize; 2],
}

/// The cells of an atlas's settlements and what is made of them.
#[derive(Clone, Debug)]
pub struct Territory {
    atlas: Arc<Atlas>,
    parts: Vec<Part>,
    borders: Vec<Border>,
    /// By area of the atlas: the parts that it may hold; empty for an area with land of its own.
    candidates: Vec<Vec<usize>>,
    /// Days on which control of a settlement changes, sorted.
    days: Vec<Day>,
}

impl Territory {
    /// Works the cells out; nothing costs anything in a dataset without areas made of cells.
    pub fn new(atlas: Arc<Atlas>) -> Self {
        let (parts, borders) = cells::parts_and_borders(&atlas);
        let candidates = atlas.areas.iter().map(|area| cells::candidates(&atlas, &parts, area)).collect();
        let changes = atlas.settlements.iter().flat_map(|s| &s.changes);
        let mut days: Vec<Day> = changes.map(|change| change.date.first()).collect();
        days.sort_unstable();
        days.dedup();
        Self { atlas, parts, borders, candidates, days }
    }

    /// All parts.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// All stretches of border between parts.
    pub fn borders(&self) -> &[Border] {
        &self.borders
    }

    /// How many changes of control lie before a day: on days with the same number, the same is
    /// held.
    pub fn epoch(&self, day: Day) -> usize {
        self.days.partition_point(|changed| *changed <= day)
    }

    /// Whether the area (by index) is made of cells.
    pub fn is_made_of_cells(&self, area: usize) -> bool {
        self.atlas.areas.get(area).is_some_and(|area| area.cells.is_some())
    }

    /// The parts that an area (by index) holds on a day, whatever the area's own span.
    pub fn held(&self, area: usize, day: Day) -> Vec<usize> {
        let Some(cells) = self.atlas.areas.get(area).and_then(|area| area.cells.as_ref()) else { return Vec::new() };
        let candidates = self.candidates.get(area).map_or(&[][..], Vec::as_slice);
        candidates.iter().copied().filter(|part| self.holder(*part, day) == cells.holder).collect()
    }

    /// Who holds a part on a day.
    fn holder(&self, part: usize, day: Day) -> CountryId {
        self.settlement(part).holder_on(day)
    }

    /// The settlement of a part.
    pub fn settlement(&self, part: usize) -> &Settlement {
        &self.atlas.settlements[self.parts[part].settlement]
    }

    /// Settlements of the country from which an area (by index) is made, those never held among
    /// them.
    pub fn settlements_of(&self, area: usize) -> usize {
        let country = self.atlas.areas.get(area).map(|area| area.de_jure);
        self.atlas.settlements.iter().filter(|s| Some(s.country) == country).count()
    }

    /// The borders (by index) across which control differs on a day, with an area (by index) on one
    /// side.
    pub fn front(&self, area: usize, day: Day) -> Vec<usize> {
        let held: std::collections::BTreeSet<usize> = self.held(area, day).into_iter().collect();
        let differs = |border: &Border| {
            let [a, b] = border.parts;
            held.contains(&a) != held.contains(&b) && self.holder(a, day) != self.holder(b, day)
        };
        (0..self.borders.len()).filter(|i| differs(&self.borders[*i])).collect()
    }

    /// The land of an area (by index) on a day: its own, or the union of the cells that it holds.
    pub fn shape(&self, area: usize, day: Day) -> MultiPolygon<f64> {
        let Some(record) = self.atlas.areas.get(area) else { return MultiPolygon(Vec::new()) };
        if record.cells.is_none() {
            return record.shape.clone();
        }
        geo::unary_union(self.held(area, day).iter().map(|part| &self.parts[*part].shape))
    }

    /// The land of an area (by index) on a day in km², on the ellipsoid (Karney, *Algorithms for
    /// geodesics*, Journal of Geodesy 87, 2013).
    pub fn km2(&self, area: usize, day: Day) -> f64 {
        let km2 = |square_metres: f64| square_metres / 1e6;
        match self.atlas.areas.get(area) {
            Some(Area { cells: None, shape, .. }) => km2(shape.orient(Direction::Default).geodesic_area_unsigned()),
            Some(_) => {
                let areas = self
                    .held(area, day)
                    .into_iter()
                    .map(|part| self.parts[part].shape.orient(Direction::Default).geodesic_area_unsigned());
                km2(areas.sum())
            }
            None => 0.0,
        }
    }

    /// The settlement (by index in the atlas) in whose cell a place lies, where cells are kept
    /// apart: near a settlement whose control ever changed.
    pub fn settlement_at(&self, lon_lat: [f64; 2]) -> Option<usize> {
        let point = Point::new(lon_lat[0], lon_lat[1]);
        self.parts.iter().find(|part| part.shape.contains(&point)).map(|part| part.settlement)
    }

    /// The areas (by index) in force on a day that hold a place.
    pub fn areas_at(&self, lon_lat: [f64; 2], day: Day) -> Vec<usize> {
        let point = Point::new(lon_lat[0], lon_lat[1]);
        let holds = |index: usize, area: &Area| match area.cells {
            None => area.shape.contains(&point),
            Some(_) => self.held(index, day).iter().any(|part| self.parts[*part].shape.contains(&point)),
        };
        let in_force = self.atlas.areas.iter().enumerate().filter(|(_, area)| area.span().contains(day));
        in_force.filter(|(index, area)| holds(*index, area)).map(|(index, _)| index).collect()
    }

    /// The country whose recognised land a place lies in.
    pub fn country_at(&self, lon_lat: [f64; 2]) -> Option<CountryId> {
        let point = Point::new(lon_lat[0], lon_lat[1]);
        self.atlas.countries.iter().find(|country| country.shape.contains(&point)).map(|country| country.id)
    }
}
