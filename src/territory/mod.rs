//! Who holds which land on a day.
//!
//! Some areas are not drawn by hand: they are the union of the cells of the settlements that
//! another country holds. Every change of control has a date and its sources, so such an area moves
//! by the day, and every place in it comes apart into a settlement, a date and a source. Between
//! settlements the truth is not known; the line half way is an estimate and is said to be one.

mod cells;
mod front;

pub use front::joined;

use crate::atlas::{Area, AreaStatus, Atlas, CountryId};
use crate::time::Day;
use geo::{Contains, GeodesicArea, MultiPolygon, Orient, Point, Polygon, orient::Direction};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// The cell of a settlement, or a piece of it.
#[derive(Clone, Debug)]
pub struct Part {
    /// Index of the settlement in the atlas.
    pub settlement: usize,
    /// Its land, longitude and latitude in degrees.
    pub shape: Polygon<f64>,
    /// A place well inside.
    inside: [f64; 2],
}

/// A stretch of border between two parts.
#[derive(Clone, Copy, Debug)]
pub struct Border {
    /// Longitude and latitude of its ends.
    pub ends: [[f64; 2]; 2],
    /// Indices of the parts on its sides.
    pub parts: [usize; 2],
}

/// A country's cells: worked out when one of its areas is first asked for.
#[derive(Debug)]
struct CountryCells {
    country: CountryId,
    made: OnceLock<Cells>,
}

/// Parts and the borders between them.
#[derive(Debug, Default)]
pub struct Cells {
    /// The cells; indices of parts are those of this list.
    pub parts: Vec<Part>,
    /// Where they meet.
    pub borders: Vec<Border>,
}

/// The cells of an atlas's settlements and what is made of them. Areas are named by their index in
/// the atlas.
#[derive(Debug)]
pub struct Territory {
    atlas: Arc<Atlas>,
    countries: Vec<CountryCells>,
    /// By area: the parts that it may hold.
    candidates: Vec<OnceLock<Vec<usize>>>,
    /// Days on which control of a settlement changes, sorted.
    days: Vec<Day>,
}

impl Territory {
    /// Of an atlas; costs nothing until an area made of cells is asked for.
    pub fn new(atlas: Arc<Atlas>) -> Self {
        let countries: BTreeSet<CountryId> =
            atlas.areas.iter().filter(|area| area.cells.is_some()).map(|area| area.de_jure).collect();
        let countries = countries.into_iter().map(|country| CountryCells { country, made: OnceLock::new() }).collect();
        let candidates = atlas.areas.iter().map(|_| OnceLock::new()).collect();
        let changes = atlas.settlements.iter().flat_map(|s| &s.changes);
        let mut days: Vec<Day> = changes.map(|change| change.date.first()).collect();
        days.sort_unstable();
        days.dedup();
        Self { atlas, countries, candidates, days }
    }

    /// Works out what the areas in force on a day need.
    pub fn prepare(&self, day: Day) {
        let in_force = (0..self.atlas.areas.len()).filter(|area| self.atlas.areas[*area].span().contains(day));
        in_force.filter(|area| self.is_made_of_cells(*area)).for_each(|area| {
            self.candidates(area);
        });
    }

    /// The countries that have areas made of cells, sorted.
    pub fn countries(&self) -> impl Iterator<Item = CountryId> {
        self.countries.iter().map(|own| own.country)
    }

    /// The cells of a country; `None` if no area of it is made of cells.
    pub fn cells(&self, country: CountryId) -> Option<&Cells> {
        let own = self.countries.iter().find(|own| own.country == country)?;
        Some(own.made.get_or_init(|| cells::of_country(&self.atlas, country)))
    }

    /// How many changes of control lie before a day: on days with the same number, the same is
    /// held.
    pub fn epoch(&self, day: Day) -> usize {
        self.days.partition_point(|changed| *changed <= day)
    }

    /// Whether the area is made of cells.
    pub fn is_made_of_cells(&self, area: usize) -> bool {
        self.atlas.areas.get(area).is_some_and(|area| area.cells.is_some())
    }

    fn candidates(&self, area: usize) -> &[usize] {
        let (Some(record), Some(kept)) = (self.atlas.areas.get(area), self.candidates.get(area)) else { return &[] };
        kept.get_or_init(|| match self.cells(record.de_jure) {
            Some(own) => cells::candidates(&self.atlas, &own.parts, record),
            None => Vec::new(),
        })
    }

    /// The parts of its country that an area holds on a day, whatever the area's own span.
    pub fn held(&self, area: usize, day: Day) -> Vec<usize> {
        let Some(record) = self.atlas.areas.get(area) else { return Vec::new() };
        let (Some(spec), Some(own)) = (&record.cells, self.cells(record.de_jure)) else { return Vec::new() };
        let holds = |part: &usize| self.holder(&own.parts[*part], day) == spec.holder;
        self.candidates(area).iter().copied().filter(holds).collect()
    }

    fn holder(&self, part: &Part, day: Day) -> CountryId {
        self.atlas.settlements[part.settlement].holder_on(day)
    }

    /// Land of the parts that an area holds on a day.
    fn held_shapes(&self, area: usize, day: Day) -> Vec<&Polygon<f64>> {
        let own = self.atlas.areas.get(area).and_then(|record| self.cells(record.de_jure));
        let Some(own) = own else { return Vec::new() };
        self.held(area, day).into_iter().map(|part| &own.parts[part].shape).collect()
    }

    /// Settlements of the country from which an area is made, those never held among them.
    pub fn settlements_of(&self, area: usize) -> usize {
        let country = self.atlas.areas.get(area).map(|area| area.de_jure);
        self.atlas.settlements.iter().filter(|s| Some(s.country) == country).count()
    }

    /// The borders (by index among its country's) across which control differs on a day, with an
    /// area on one side.
    pub fn front(&self, area: usize, day: Day) -> Vec<usize> {
        let own = self.atlas.areas.get(area).and_then(|record| self.cells(record.de_jure));
        let Some(own) = own else { return Vec::new() };
        let held: BTreeSet<usize> = self.held(area, day).into_iter().collect();
        let differs = |border: &Border| {
            let [a, b] = border.parts;
            held.contains(&a) != held.contains(&b) && self.holder(&own.parts[a], day) != self.holder(&own.parts[b], day)
        };
        (0..own.borders.len()).filter(|i| differs(&own.borders[*i])).collect()
    }

    /// The land of an area on a day: its own, or the union of the cells that it holds.
    pub fn shape(&self, area: usize, day: Day) -> MultiPolygon<f64> {
        match self.atlas.areas.get(area) {
            Some(Area { cells: None, shape, .. }) => shape.clone(),
            Some(_) => geo::unary_union(self.held_shapes(area, day)),
            None => MultiPolygon(Vec::new()),
        }
    }

    /// The land of an area on a day in km², on the ellipsoid (Karney, *Algorithms for geodesics*,
    /// Journal of Geodesy 87, 2013).
    pub fn km2(&self, area: usize, day: Day) -> f64 {
        let square_metres = match self.atlas.areas.get(area) {
            Some(Area { cells: None, shape, .. }) => shape.orient(Direction::Default).geodesic_area_unsigned(),
            Some(_) => {
                let parts = self.held_shapes(area, day).into_iter();
                parts.map(GeodesicArea::geodesic_area_unsigned).sum()
            }
            None => 0.0,
        };
        square_metres / 1e6
    }

    /// The areas in force on a day that hold a place; claims hold nothing.
    pub fn areas_at(&self, lon_lat: [f64; 2], day: Day) -> Vec<usize> {
        let point = Point::new(lon_lat[0], lon_lat[1]);
        let holds = |index: usize, area: &Area| match area.cells {
            None => area.shape.contains(&point),
            Some(_) => self.held_shapes(index, day).iter().any(|shape| shape.contains(&point)),
        };
        let holds_land = |area: &Area| area.status != AreaStatus::Claimed && area.span().contains(day);
        let in_force = self.atlas.areas.iter().enumerate().filter(|(_, area)| holds_land(area));
        in_force.filter(|(index, area)| holds(*index, area)).map(|(index, _)| index).collect()
    }

    /// The country whose recognised land a place lies in.
    pub fn country_at(&self, lon_lat: [f64; 2]) -> Option<CountryId> {
        let point = Point::new(lon_lat[0], lon_lat[1]);
        self.atlas.countries.iter().find(|country| country.shape.contains(&point)).map(|country| country.id)
    }
}
