//! The ground in map units: one topology, levels of detail, patterns. Built once per projection,
//! then shared; nothing here depends on a date.

use super::edges::{NEAR_DEGREES, closed, outer_edges, without_data_edge};
use super::held::HeldLand;
use super::texture::{Cut, Pattern, Resolution, make_cut, pattern_band};
use super::tile_atlas::Tiles;
use crate::atlas::{Atlas, CountryId, Event, Role};
use crate::map::{Bounds, LevelShape, Point, Projection, ProjectionKind, Ring, Topology};
use crate::time::Day;
use geo::BoundingRect;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Levels of detail, two per doubling of the scale, from zoom 2 to zoom 12.
const LEVELS: usize = 20;
const FIRST_ZOOM: i32 = 2;

/// A vertex stays when it moves the line by about half a px: effective area in px² at the
/// finest scale of its level.
const TOLERANCE_PX2: f32 = 0.4;

/// Rings of one thing in map units, relative to the ground's origin.
pub type Rings = Arc<Vec<Ring>>;

/// Lines of one thing in map units, relative to the ground's origin.
pub type Polylines = Arc<Vec<Vec<Point>>>;

/// A country's land at one level of detail.
#[derive(Clone, Debug)]
pub struct Land {
    /// The country.
    pub id: CountryId,
    /// Its rings.
    pub rings: Rings,
    /// The box around them.
    pub bounds: Bounds,
}

/// Everything at one level of detail.
#[derive(Clone, Debug)]
pub struct Level {
    /// One per country of the atlas, in its order.
    pub countries: Vec<Land>,
    /// All land that has no score, as one shape.
    pub unscored: Rings,
    /// Borders of the land that has no score.
    pub unscored_borders: Polylines,
    /// Borders of the scored countries.
    pub scored_borders: Polylines,
    /// Outlines of the pole states, by pole word.
    pub pole_outlines: Vec<(crate::atlas::Pole, Polylines)>,
    /// One per area of the atlas.
    pub areas: Vec<Rings>,
    /// Lakes that exist at all times, as one shape.
    pub waters: Rings,
    /// Waters that end on a day: index into the atlas and rings.
    pub dated_waters: Vec<(usize, Rings)>,
    /// Rivers by rank, 1 first.
    pub rivers: Vec<(u8, Polylines)>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Country(usize),
    Area(usize),
}

type CutKey = (Shape, Pattern, usize, i32);

/// The ground under one projection.
pub struct Ground {
    kind: ProjectionKind,
    plane: Box<dyn Projection + Send + Sync>,
    origin: [f64; 2],
    atlas: Arc<Atlas>,
    topology: Topology,
    /// West, south, east, north of all land, in degrees: where the data end.
    extent: [f64; 4],
    /// Lakes share no border with land, so they have a topology of their own.
    water_topology: Topology,
    outline: OnceLock<Vec<Point>>,
    /// The routes' lines, one entry per route of the atlas.
    routes: OnceLock<Vec<Polylines>>,
    levels: [OnceLock<Arc<Level>>; LEVELS],
    cuts: Mutex<BTreeMap<CutKey, Cut>>,
    held: HeldLand,
    /// The atlas that was given; with tiles it is not the one that is drawn.
    source: Arc<Atlas>,
    tiles: Option<Tiles>,
    /// Lines between first-order units.
    units: OnceLock<Polylines>,
    /// Whether land was cut off where the data end, and what lies beyond.
    is_cut: OnceLock<bool>,
    beyond: OnceLock<Rings>,
}

impl Ground {
    /// Projects the atlas's land.
    pub fn new(atlas: Arc<Atlas>, kind: ProjectionKind) -> Self {
        Self::prepared(atlas, kind, None)
    }

    /// The same, with the cells that the areas of a day need worked out meanwhile.
    pub fn for_day(atlas: Arc<Atlas>, kind: ProjectionKind, day: Day) -> Self {
        Self::prepared(atlas, kind, Some(day))
    }

    fn prepared(source: Arc<Atlas>, kind: ProjectionKind, day: Option<Day>) -> Self {
        let tiles = (!kind.is_geographic()).then(|| Tiles::of(&source));
        let atlas = tiles.as_ref().map_or_else(|| Arc::clone(&source), |tiles| Arc::clone(&tiles.atlas));
        let plane = kind.projection();
        // Near the middle of the region, so that f32 has its finest steps there.
        let origin = plane.project([52.0, 47.0]);
        let shapes = atlas.countries.iter().map(|c| &c.shape).chain(atlas.areas.iter().map(|a| &a.shape));
        let waters = atlas.basemap.waters.iter().map(|w| &w.shape);
        let held = HeldLand::new(Arc::clone(&atlas), kind, origin);
        let ((topology, water_topology), ()) = rayon::join(
            || rayon::join(|| Topology::new(shapes, plane.as_ref()), || Topology::new(waters, plane.as_ref())),
            || day.iter().for_each(|day| held.territory().prepare(*day)),
        );
        let (outline, routes, levels, cuts) = Default::default();
        let extent = extent_of(&atlas);
        Self {
            kind,
            plane,
            origin,
            atlas,
            topology,
            extent,
            water_topology,
            outline,
            routes,
            levels,
            cuts,
            held,
            source,
            tiles,
            units: OnceLock::new(),
            is_cut: OnceLock::new(),
            beyond: OnceLock::new(),
        }
    }

    /// The projection.
    pub const fn kind(&self) -> ProjectionKind {
        self.kind
    }

    /// The atlas that is drawn.
    pub fn atlas(&self) -> &Arc<Atlas> {
        &self.atlas
    }

    /// Whether it was made from this atlas.
    pub fn is_of(&self, atlas: &Arc<Atlas>) -> bool {
        Arc::ptr_eq(&self.source, atlas)
    }

    /// Where an event stands, longitude and latitude; among tiles, on its first country's.
    pub fn place_of(&self, event: &Event) -> Option<[f64; 2]> {
        match &self.tiles {
            None => event.position,
            Some(tiles) => event.countries.iter().find_map(|country| tiles.place_of(*country)),
        }
    }

    /// The extent to fit instead of a named one: among tiles, all of them.
    pub fn extent_to_fit(&self, extent: [f64; 4]) -> [f64; 4] {
        self.tiles.as_ref().map_or(extent, |tiles| tiles.extent)
    }

    /// The lines between first-order units of one country.
    pub fn unit_borders(&self) -> &Polylines {
        self.units.get_or_init(|| Arc::new(super::units::borders(self)))
    }

    /// Longitude and latitude in map units around the origin.
    pub fn map_from_lon_lat(&self, lon_lat: [f64; 2]) -> Point {
        let [x, y] = self.plane.project(lon_lat);
        Point::new((x - self.origin[0]) as f32, (y - self.origin[1]) as f32)
    }

    /// Map units around the origin in longitude and latitude.
    pub fn lon_lat_from_map(&self, p: Point) -> Option<[f64; 2]> {
        self.plane.unproject([f64::from(p.x) + self.origin[0], f64::from(p.y) + self.origin[1]])
    }

    /// Metres on the ground that one map unit spans at a latitude.
    pub fn metres_per_unit(&self, lat: f64) -> f64 {
        self.plane.metres_per_unit(lat)
    }

    /// The origin in the projection's own map units.
    pub const fn origin(&self) -> [f64; 2] {
        self.origin
    }

    fn reaches_data_edge(&self, shape: &geo::MultiPolygon) -> bool {
        let [west, south, east, north] = self.extent;
        shape.bounding_rect().is_some_and(|r| {
            let (min, max) = (r.min(), r.max());
            let inner = [min.x - west, min.y - south, east - max.x, north - max.y];
            inner.iter().any(|distance| *distance < NEAR_DEGREES)
        })
    }

    /// What lies beyond the data, made once.
    pub(super) fn beyond(&self, make: impl FnOnce() -> Vec<Ring>) -> Rings {
        Arc::clone(self.beyond.get_or_init(|| Arc::new(make())))
    }

    /// Where the data were cut off, west, south, east and north in degrees; `None` where nothing was.
    pub(super) fn cut_extent(&self) -> Option<[f64; 4]> {
        let cut = |c: &crate::atlas::Country| !c.is_scored() && self.reaches_data_edge(&c.shape);
        let is_cut = || self.kind.is_geographic() && self.atlas.countries.iter().any(cut);
        self.is_cut.get_or_init(is_cut).then_some(self.extent)
    }

    /// The scored countries' vertices at a coarse level: enough to see what a box would cover.
    pub fn scored_outline(&self) -> &[Point] {
        // An eighth of a map unit is a few px on a map of the whole region.
        const COARSE: f32 = 0.01;
        self.outline.get_or_init(|| {
            if let Some(tiles) = &self.tiles {
                return tiles.points().map(|p| self.map_from_lon_lat(p)).collect();
            }
            let scored = self.atlas.countries.iter().enumerate().filter(|(_, c)| c.is_scored());
            let shapes = scored.filter_map(|(i, _)| self.topology.shape(i));
            shapes.flat_map(|shape| shape.level(COARSE, self.origin)).flatten().collect()
        })
    }

    /// The level of detail for a scale in px per map unit.
    pub fn level(&self, scale: f32) -> (usize, Arc<Level>) {
        let index = level_index(scale);
        (index, Arc::clone(self.levels[index].get_or_init(|| Arc::new(self.build_level(index)))))
    }

    fn build_level(&self, index: usize) -> Level {
        let finest_scale = libm::exp2f(FIRST_ZOOM as f32 + 0.5 * (index as f32 + 1.0));
        let tolerance = TOLERANCE_PX2 / (finest_scale * finest_scale);
        let shape = |i: usize| -> LevelShape {
            self.topology.shape(i).map(|s| s.level(tolerance, self.origin)).unwrap_or_default()
        };
        let countries: Vec<Land> = self
            .atlas
            .countries
            .iter()
            .enumerate()
            .map(|(i, c)| {
                let rings = shape(i);
                Land { id: c.id, bounds: Bounds::around(rings.iter().flatten()), rings: Arc::new(rings) }
            })
            .collect();
        let first_area = countries.len();
        let areas = (0..self.atlas.areas.len()).map(|i| Arc::new(shape(first_area + i))).collect();
        let of = |wanted: &dyn Fn(&crate::atlas::Country) -> bool| -> Vec<Ring> {
            let chosen = self.atlas.countries.iter().zip(&countries).filter(|(c, _)| wanted(c));
            chosen.flat_map(|(_, land)| land.rings.iter().cloned()).collect()
        };
        let unscored = of(&|c| !c.is_scored());
        let lines_of = |wanted: &dyn Fn(&crate::atlas::Country) -> bool| -> Vec<Vec<Point>> {
            let chosen = self.atlas.countries.iter().zip(&countries).filter(|(c, _)| wanted(c));
            let lines = chosen.flat_map(|(c, land)| {
                let cut = self.reaches_data_edge(&c.shape);
                land.rings.iter().flat_map(move |ring| {
                    if cut {
                        without_data_edge(ring, self.extent, |p| self.lon_lat_from_map(p))
                    } else {
                        vec![closed(ring)]
                    }
                })
            });
            lines.collect()
        };
        let mut poles: Vec<crate::atlas::Pole> = self.atlas.countries.iter().filter_map(|c| c.pole).collect();
        poles.sort_unstable();
        poles.dedup();
        let (waters, dated_waters) = self.waters(tolerance);
        Level {
            unscored_borders: Arc::new(lines_of(&|c| c.role == Role::Context)),
            scored_borders: Arc::new(of(&crate::atlas::Country::is_scored)),
            pole_outlines: poles
                .iter()
                .map(|p| (*p, Arc::new(outer_edges(&lines_of(&|c| c.pole == Some(*p) && !c.is_scored())))))
                .collect(),
            unscored: Arc::new(unscored),
            countries,
            areas,
            waters,
            dated_waters,
            rivers: self.rivers(tolerance),
        }
    }

    fn waters(&self, tolerance: f32) -> (Rings, Vec<(usize, Rings)>) {
        let thin = |i: usize| self.water_topology.shape(i).map(|s| s.level(tolerance, self.origin)).unwrap_or_default();
        let (mut lasting, mut dated) = (Vec::new(), Vec::new());
        for (i, water) in self.atlas.basemap.waters.iter().enumerate() {
            match water.until {
                None => lasting.extend(thin(i)),
                Some(_) => dated.push((i, Arc::new(thin(i)))),
            }
        }
        (Arc::new(lasting), dated)
    }

    fn rivers(&self, tolerance: f32) -> Vec<(u8, Polylines)> {
        let mut by_rank: BTreeMap<u8, Vec<Vec<Point>>> = BTreeMap::new();
        let step = tolerance.sqrt();
        for river in &self.atlas.basemap.rivers {
            let lines = by_rank.entry(river.rank).or_default();
            for line in &river.lines {
                let mut kept: Vec<Point> = Vec::with_capacity(line.len());
                for (i, lon_lat) in line.iter().enumerate() {
                    let p = self.map_from_lon_lat(*lon_lat);
                    let far = kept.last().is_none_or(|q| (p.x - q.x).abs() + (p.y - q.y).abs() > step);
                    if far || i + 1 == line.len() {
                        kept.push(p);
                    }
                }
                lines.push(kept);
            }
        }
        by_rank.into_iter().map(|(rank, lines)| (rank, Arc::new(lines))).collect()
    }

    /// The lines of each route of the atlas, in its order.
    pub fn routes(&self) -> &[Polylines] {
        let line = |l: &Vec<[f64; 2]>| l.iter().map(|p| self.map_from_lon_lat(*p)).collect();
        self.routes
            .get_or_init(|| self.atlas.routes.iter().map(|r| Arc::new(r.lines.iter().map(line).collect())).collect())
    }

    /// A pattern cut to a country.
    pub fn country_pattern(&self, country: usize, pattern: Pattern, resolution: Resolution) -> Cut {
        self.cut(Shape::Country(country), pattern, resolution)
    }

    /// The hatch of an area.
    pub fn area_pattern(&self, area: usize, pattern: Pattern, resolution: Resolution) -> Cut {
        self.cut(Shape::Area(area), pattern, resolution)
    }

    /// Land made of cells, as it is drawn.
    pub fn held(&self) -> &HeldLand {
        &self.held
    }

    fn cut(&self, shape: Shape, pattern: Pattern, resolution: Resolution) -> Cut {
        let (index, level) = self.level(resolution.detail());
        let band = pattern_band(resolution.scale);
        let key = (shape, pattern, index, band);
        let kept = || self.cuts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(cut) = kept().get(&key) {
            return cut.clone();
        }
        let rings = match shape {
            Shape::Country(i) => level.countries.get(i).map(|l| Arc::clone(&l.rings)),
            Shape::Area(i) => level.areas.get(i).map(Arc::clone),
        };
        // Made without the lock: patterns of several shapes are cut side by side.
        let cut = make_cut(&rings.unwrap_or_default(), pattern, pattern.spacing(band));
        kept().insert(key, cut.clone());
        cut
    }
}

fn extent_of(atlas: &Atlas) -> [f64; 4] {
    let rings = atlas.countries.iter().flat_map(|c| &c.shape.0).map(geo::Polygon::exterior);
    rings
        .flat_map(|r| &r.0)
        .fold([f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY], |[w, s, e, n], c| {
            [w.min(c.x), s.min(c.y), e.max(c.x), n.max(c.y)]
        })
}

fn level_index(scale: f32) -> usize {
    let zoom = libm::log2(f64::from(scale.max(1e-6)));
    let half_octaves = libm::floor((zoom - f64::from(FIRST_ZOOM)) * 2.0) as i32;
    usize::try_from(half_octaves).unwrap_or(0).min(LEVELS - 1)
}
