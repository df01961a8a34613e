//! Web Mercator for tiles and habit, Albers equal-area conic for honest areas.
//!
//! Map units follow walkers: at zoom 0 the Mercator world is 256 units wide. Albers is scaled so
//! that the region of the map is about as large in both, so a zoom level means the same.
//! Trigonometry comes from `libm`: the same bits on every machine.

use std::f64::consts::PI;

/// Mean radius of the sphere that stands for the earth, in metres (IUGG mean radius R1).
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// Circumference used by Web Mercator, in metres (EPSG:3857).
const MERCATOR_CIRCUMFERENCE_M: f64 = 40_075_016.685_578_49;

/// Width of the world in map units.
const WORLD: f64 = 256.0;

/// Which projection a view uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum ProjectionKind {
    /// Albers equal-area conic.
    #[default]
    Albers,
    /// Web Mercator.
    Mercator,
    /// No projection: a square for each country (see [`super::tiles`]).
    Tiles,
}

impl ProjectionKind {
    /// All, the default first.
    pub const ALL: [Self; 3] = [Self::Albers, Self::Mercator, Self::Tiles];

    /// Whether it shows the earth: distances, areas and places mean something.
    pub const fn is_geographic(self) -> bool {
        !matches!(self, Self::Tiles)
    }

    /// The word used on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Albers => "albers",
            Self::Mercator => "mercator",
            Self::Tiles => "tiles",
        }
    }

    /// Beside the scale bar, where room is scarce.
    pub const fn short_title(self) -> &'static str {
        match self {
            Self::Albers => "Albers equal-area",
            Self::Mercator => "Web Mercator",
            Self::Tiles => "Equal tiles, not to scale",
        }
    }

    /// Named on every figure.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Albers => "Albers equal-area, parallels 40° and 55°",
            Self::Mercator => "Web Mercator (areas grow towards the pole)",
            Self::Tiles => "Equal tiles: a square for each scored country, about where it lies among the others",
        }
    }

    /// The projection itself.
    pub fn projection(self) -> Box<dyn Projection + Send + Sync> {
        match self {
            Self::Albers => Box::new(Albers::region()),
            Self::Mercator => Box::new(Mercator),
            Self::Tiles => Box::new(PlateCarree),
        }
    }
}

/// Longitude and latitude to map units and back.
pub trait Projection {
    /// `[lon, lat]` in degrees to `[x, y]` in map units. Latitudes are clamped to ±85°.
    fn project(&self, lon_lat: [f64; 2]) -> [f64; 2];

    /// `[x, y]` in map units to `[lon, lat]` in degrees; `None` outside the projected world.
    fn unproject(&self, xy: [f64; 2]) -> Option<[f64; 2]>;

    /// Metres on the ground that one map unit spans at a latitude (east to west).
    fn metres_per_unit(&self, lat: f64) -> f64;
}

/// Web Mercator (EPSG:3857), spherical.
#[derive(Clone, Copy, Debug)]
pub struct Mercator;

impl Projection for Mercator {
    fn project(&self, [lon, lat]: [f64; 2]) -> [f64; 2] {
        let phi = lat.clamp(-85.0, 85.0).to_radians();
        let y = libm::asinh(libm::tan(phi));
        [(lon / 360.0 + 0.5) * WORLD, (0.5 - y / (2.0 * PI)) * WORLD]
    }

    fn unproject(&self, [x, y]: [f64; 2]) -> Option<[f64; 2]> {
        let lon = (x / WORLD - 0.5) * 360.0;
        let lat = libm::atan(libm::sinh((0.5 - y / WORLD) * 2.0 * PI)).to_degrees();
        ((-180.0..=180.0).contains(&lon) && lat.abs() <= 85.06).then_some([lon, lat])
    }

    fn metres_per_unit(&self, lat: f64) -> f64 {
        MERCATOR_CIRCUMFERENCE_M / WORLD * libm::cos(lat.to_radians())
    }
}

/// Longitude and latitude as they are (equirectangular), as large as Mercator is at 47°: the plane
/// that tiles stand on.
#[derive(Clone, Copy, Debug)]
pub struct PlateCarree;

/// Map units per degree.
const PLATE_CARREE_UNITS: f64 = WORLD / 360.0 * 1.466;

impl Projection for PlateCarree {
    fn project(&self, [lon, lat]: [f64; 2]) -> [f64; 2] {
        [lon * PLATE_CARREE_UNITS, -lat.clamp(-85.0, 85.0) * PLATE_CARREE_UNITS]
    }

    fn unproject(&self, [x, y]: [f64; 2]) -> Option<[f64; 2]> {
        Some([x / PLATE_CARREE_UNITS, -y / PLATE_CARREE_UNITS])
    }

    fn metres_per_unit(&self, _lat: f64) -> f64 {
        EARTH_RADIUS_M.to_radians() / PLATE_CARREE_UNITS
    }
}

/// Albers equal-area conic on the sphere (Snyder, *Map Projections: A Working Manual*, USGS
/// Professional Paper 1395, 1987, formulas 14-1 to 14-11).
#[derive(Clone, Copy, Debug)]
pub struct Albers {
    n: f64,
    c: f64,
    rho0: f64,
    lon0: f64,
    /// Map units per earth radius.
    scale: f64,
}

impl Albers {
    /// Standard parallels 40° and 55°, central meridian 52°E: the region of this map.
    pub fn region() -> Self {
        Self::new(40.0, 55.0, 47.0, 52.0)
    }

    /// From two standard parallels, the latitude and the longitude of the origin, in degrees.
    pub fn new(parallel_1: f64, parallel_2: f64, lat_0: f64, lon_0: f64) -> Self {
        let (s1, s2) = (libm::sin(parallel_1.to_radians()), libm::sin(parallel_2.to_radians()));
        let n = f64::midpoint(s1, s2);
        let c = libm::cos(parallel_1.to_radians()).powi(2) + 2.0 * n * s1;
        let rho0 = libm::sqrt(c - 2.0 * n * libm::sin(lat_0.to_radians())) / n;
        // As many units per metre as Mercator has at the origin's latitude.
        let unit_m = Mercator.metres_per_unit(lat_0);
        Self { n, c, rho0, lon0: lon_0, scale: EARTH_RADIUS_M / unit_m }
    }
}

impl Projection for Albers {
    fn project(&self, [lon, lat]: [f64; 2]) -> [f64; 2] {
        let phi = lat.clamp(-85.0, 85.0).to_radians();
        let mut d = lon - self.lon0;
        if d > 180.0 {
            d -= 360.0;
        } else if d < -180.0 {
            d += 360.0;
        }
        let rho = libm::sqrt((self.c - 2.0 * self.n * libm::sin(phi)).max(0.0)) / self.n;
        let theta = self.n * d.to_radians();
        let x = rho * libm::sin(theta);
        let y = self.rho0 - rho * libm::cos(theta);
        [WORLD / 2.0 + x * self.scale, WORLD / 2.0 - y * self.scale]
    }

    fn unproject(&self, [x, y]: [f64; 2]) -> Option<[f64; 2]> {
        let x = (x - WORLD / 2.0) / self.scale;
        let y = (WORLD / 2.0 - y) / self.scale;
        let dy = self.rho0 - y;
        let rho = libm::hypot(x, dy);
        let sin_phi = (self.c - (rho * self.n).powi(2)) / (2.0 * self.n);
        if !(-1.0..=1.0).contains(&sin_phi) {
            return None;
        }
        let theta = libm::atan2(x, dy);
        let lon = self.lon0 + (theta / self.n).to_degrees();
        let lon = if lon > 180.0 {
            lon - 360.0
        } else if lon < -180.0 {
            lon + 360.0
        } else {
            lon
        };
        Some([lon, libm::asin(sin_phi).to_degrees()])
    }

    fn metres_per_unit(&self, lat: f64) -> f64 {
        let phi = lat.to_radians();
        // Scale factor along the parallel (Snyder 14-7): k = ρ n / (R cos φ).
        let rho = libm::sqrt((self.c - 2.0 * self.n * libm::sin(phi)).max(0.0)) / self.n;
        let k = rho * self.n / libm::cos(phi).max(1e-9);
        EARTH_RADIUS_M / self.scale / k
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_degree_square_has_the_same_area_everywhere_under_albers() {
        let albers = Albers::region();
        let area = |lat: f64| {
            let ring: Vec<[f64; 2]> = (0..=100)
                .map(|i| [60.0 + f64::from(i) / 100.0, lat])
                .chain((0..=100).rev().map(|i| [60.0 + f64::from(i) / 100.0, lat + 1.0]))
                .map(|p| albers.project(p))
                .collect();
            let twice: f64 = ring.iter().zip(ring.iter().cycle().skip(1)).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
            let on_sphere = libm::sin((lat + 1.0).to_radians()) - libm::sin(lat.to_radians());
            twice.abs() / on_sphere
        };
        let reference = area(40.0);
        for lat in [35.0, 50.0, 60.0] {
            assert!((area(lat) / reference - 1.0).abs() < 1e-4, "{lat}");
        }
    }

    #[test]
    fn the_world_is_256_wide_under_mercator() {
        assert_eq!(Mercator.project([-180.0, 0.0]), [0.0, 128.0]);
        assert_eq!(Mercator.project([180.0, 0.0])[0], 256.0);
    }

    proptest! {
        #[test]
        fn a_position_survives_the_way_to_the_map_and_back(lon in -20.0_f64..130.0, lat in 0.0_f64..80.0) {
            for kind in ProjectionKind::ALL {
                let p = kind.projection();
                let back = p.unproject(p.project([lon, lat])).unwrap();
                prop_assert!((back[0] - lon).abs() < 1e-9 && (back[1] - lat).abs() < 1e-9, "{kind:?} {back:?}");
            }
        }
    }
}
