//! Land made of settlements' cells as it is drawn: hatch and front, made again only when control
//! of a settlement changes.

use super::ground::Polylines;
use super::hit_test::inside;
use super::texture::{Pattern, Resolution, pattern_band};
use crate::atlas::{Atlas, CountryId};
use crate::map::{Bounds, HatchRow, Point, Projection, ProjectionKind, Ring, hatch_rows, joined_rows, lines_of_rows};
use crate::territory::{Cells, Part, Territory, joined};
use crate::time::Day;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What is drawn of one area on one day.
#[derive(Clone, Debug, Default)]
pub struct Drawn {
    /// Its hatch.
    pub hatch: Polylines,
    /// The lines across which control differs.
    pub front: Polylines,
}

/// Drawings that are kept: playing forwards and back over a few days costs nothing.
const KEPT: usize = 24;

/// Area, number of changes before the day, band of the pattern.
type Key = (usize, usize, i32);

/// The stretches of each part's hatch.
type PartRows = Arc<Vec<Vec<HatchRow>>>;

/// A country's cells in map units.
struct Projected {
    rings: Vec<Vec<Ring>>,
    bounds: Vec<Bounds>,
    /// Ends of the borders between parts.
    borders: Vec<[Point; 2]>,
    /// Hatches for the last few distances of their lines.
    rows: Mutex<VecDeque<(i32, PartRows)>>,
}

/// The cells of an atlas in map units, and what has been drawn of them.
pub struct HeldLand {
    territory: Territory,
    atlas: Arc<Atlas>,
    kind: ProjectionKind,
    origin: [f64; 2],
    countries: Vec<(CountryId, OnceLock<Projected>)>,
    drawn: Mutex<VecDeque<(Key, Drawn)>>,
    /// The last outline asked for.
    outline: Mutex<Option<(usize, Polylines)>>,
}

impl HeldLand {
    /// Of an atlas, relative to `origin` in map units.
    pub fn new(atlas: Arc<Atlas>, kind: ProjectionKind, origin: [f64; 2]) -> Self {
        let territory = Territory::new(Arc::clone(&atlas));
        let countries = territory.countries().map(|country| (country, OnceLock::new())).collect();
        Self { territory, atlas, kind, origin, countries, drawn: Mutex::default(), outline: Mutex::default() }
    }

    /// Who holds what.
    pub fn territory(&self) -> &Territory {
        &self.territory
    }

    /// The outline of a settlement's cell (by index in the atlas), where it is kept apart.
    pub fn outline(&self, settlement: usize) -> Option<Polylines> {
        let mut kept = self.outline.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = kept.as_ref().filter(|(own, _)| *own == settlement) {
            return Some(Arc::clone(found));
        }
        let country = self.atlas.settlements.get(settlement)?.country;
        let (land, cells) = (self.projected_country(country)?, self.territory.cells(country)?);
        let own = cells.parts.iter().zip(&land.rings).filter(|(part, _)| part.settlement == settlement);
        let made: Polylines = Arc::new(own.flat_map(|(_, rings)| rings).cloned().collect());
        *kept = Some((settlement, Arc::clone(&made)));
        Some(made)
    }

    fn projected(&self, area: usize) -> Option<&Projected> {
        self.projected_country(self.atlas.areas.get(area)?.de_jure)
    }

    fn projected_country(&self, country: CountryId) -> Option<&Projected> {
        let (_, kept) = self.countries.iter().find(|(own, _)| *own == country)?;
        let cells = self.territory.cells(country)?;
        Some(kept.get_or_init(|| Projected::new(cells, self.kind.projection().as_ref(), self.origin)))
    }

    /// What is drawn of an area (by index) on a day.
    pub fn drawn(&self, area: usize, day: Day, resolution: Resolution) -> Drawn {
        let key = (area, self.territory.epoch(day), pattern_band(resolution.scale));
        let mut drawn = self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = drawn.iter().find(|(other, _)| *other == key) {
            return found.clone();
        }
        let made = self.draw(area, day, key.2);
        if drawn.len() >= KEPT {
            drawn.pop_front();
        }
        drawn.push_back((key, made.clone()));
        made
    }

    fn draw(&self, area: usize, day: Day, band: i32) -> Drawn {
        let Some(land) = self.projected(area) else { return Drawn::default() };
        let spacing = Pattern::Occupied.spacing(band);
        let part_rows = land.rows(band);
        let held = self.territory.held(area, day);
        let rows = held.iter().flat_map(|part| part_rows[*part].iter().copied()).collect();
        let lines = lines_of_rows(&joined_rows(rows, spacing * 0.1), spacing, true);
        let front = self.territory.front(area, day).into_iter().map(|border| land.borders[border]);
        let front = joined(&front.collect::<Vec<_>>(), |p| [u64::from(p.x.to_bits()), u64::from(p.y.to_bits())]);
        Drawn { hatch: Arc::new(lines.into_iter().map(Vec::from).collect()), front: Arc::new(front) }
    }

    /// The settlement (by index in the atlas) under a place of the map, in a cell that an area holds
    /// on a day.
    pub fn settlement_at(&self, area: usize, day: Day, point: Point) -> Option<usize> {
        let land = self.projected(area)?;
        let under = |part: &usize| land.bounds[*part].contains(point) && inside(&land.rings[*part], point);
        let part = self.territory.held(area, day).into_iter().find(under)?;
        Some(self.territory.cells(self.atlas.areas.get(area)?.de_jure)?.parts.get(part)?.settlement)
    }
}

impl Projected {
    fn new(cells: &Cells, plane: &dyn Projection, origin: [f64; 2]) -> Self {
        let map = |lon_lat: [f64; 2]| {
            let [x, y] = plane.project(lon_lat);
            Point::new((x - origin[0]) as f32, (y - origin[1]) as f32)
        };
        let ring = |ring: &geo::LineString<f64>| -> Ring { ring.0.iter().skip(1).map(|c| map([c.x, c.y])).collect() };
        let rings_of = |part: &Part| -> Vec<Ring> {
            std::iter::once(part.shape.exterior()).chain(part.shape.interiors()).map(ring).collect()
        };
        let rings: Vec<Vec<Ring>> = cells.parts.iter().map(rings_of).collect();
        let bounds = rings.iter().map(|rings| Bounds::around(rings.iter().flatten())).collect();
        let borders = cells.borders.iter().map(|border| border.ends.map(map)).collect();
        Self { rings, bounds, borders, rows: Mutex::default() }
    }

    /// The hatch of every part at a distance of its lines; the last few distances are kept.
    fn rows(&self, band: i32) -> PartRows {
        let mut rows = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, found)) = rows.iter().find(|(other, _)| *other == band) {
            return Arc::clone(found);
        }
        let spacing = Pattern::Occupied.spacing(band);
        let made: PartRows = Arc::new(self.rings.iter().map(|rings| hatch_rows(rings, spacing, true)).collect());
        if rows.len() >= 4 {
            rows.pop_front();
        }
        rows.push_back((band, Arc::clone(&made)));
        made
    }
}
