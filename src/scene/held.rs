//! Land made of settlements' cells as it is drawn: hatch and front, made again only when control
//! of a settlement changes.

use super::ground::Polylines;
use super::item::Placement;
use super::texture::{Pattern, Resolution, pattern_band};
use crate::map::{Bounds, HatchRow, Point, Projection, Ring, hatch_rows, joined_rows, lines_of_rows};
use crate::territory::{Territory, joined};
use crate::time::Day;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// What is drawn of one area on one day.
#[derive(Clone, Debug)]
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

/// The cells in map units, and what has been drawn of them.
pub struct HeldLand {
    territory: Territory,
    rings: Vec<Vec<Ring>>,
    bounds: Vec<Bounds>,
    /// Ends of the borders between parts.
    borders: Vec<[Point; 2]>,
    rows: Mutex<VecDeque<(i32, PartRows)>>,
    drawn: Mutex<VecDeque<(Key, Drawn)>>,
}

impl HeldLand {
    /// Projects the cells, relative to `origin` in map units.
    pub fn new(territory: Territory, plane: &dyn Projection, origin: [f64; 2]) -> Self {
        let map = |lon_lat: [f64; 2]| {
            let [x, y] = plane.project(lon_lat);
            Point::new((x - origin[0]) as f32, (y - origin[1]) as f32)
        };
        let ring = |ring: &geo::LineString<f64>| -> Ring { ring.0.iter().skip(1).map(|c| map([c.x, c.y])).collect() };
        let rings: Vec<Vec<Ring>> = territory
            .parts()
            .iter()
            .map(|part| std::iter::once(part.shape.exterior()).chain(part.shape.interiors()).map(ring).collect())
            .collect();
        let bounds = rings.iter().map(|rings| Bounds::around(rings.iter().flatten())).collect();
        let borders = territory.borders().iter().map(|border| border.ends.map(map)).collect();
        Self { territory, rings, bounds, borders, rows: Mutex::default(), drawn: Mutex::default() }
    }

    /// Who holds what.
    pub fn territory(&self) -> &Territory {
        &self.territory
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
        let spacing = Pattern::Occupied.spacing(band);
        let part_rows = self.rows(band);
        let held = self.territory.held(area, day);
        let rows = held.iter().flat_map(|part| part_rows[*part].iter().copied()).collect();
        let lines = lines_of_rows(&joined_rows(rows, spacing * 0.1), spacing, true);
        let stretches: Vec<[Point; 2]> =
            self.territory.front(area, day).into_iter().map(|border| self.borders[border]).collect();
        let front = joined(&stretches, |p| [u64::from(p.x.to_bits()), u64::from(p.y.to_bits())]);
        Drawn { hatch: Arc::new(lines.into_iter().map(Vec::from).collect()), front: Arc::new(front) }
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

    /// The part held by an area (by index) on a day that lies under a place of the map.
    pub fn part_at(&self, area: usize, day: Day, point: Point) -> Option<usize> {
        let under = |part: &usize| self.bounds[*part].contains(point) && super::hit_test::inside(&self.rings[*part], point);
        self.territory.held(area, day).into_iter().find(under)
    }

    /// The outline of a settlement's cell (by index in the atlas), in px.
    pub fn outline_px(&self, settlement: usize, at: &Placement) -> Vec<Vec<super::item::Px>> {
        let own = self.territory.parts().iter().zip(&self.rings).filter(|(part, _)| part.settlement == settlement);
        own.flat_map(|(_, rings)| rings).map(|ring| ring.iter().map(|p| at.px_from_map(*p)).collect()).collect()
    }
}
