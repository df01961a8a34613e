//! Where a view looks: a projection, a centre and a zoom.

use super::projection::ProjectionKind;

/// Limits of the zoom: f32 vertices stay exact to a tenth of a px up to 11.
pub const ZOOM_RANGE: std::ops::RangeInclusive<f64> = 2.0..=11.0;

/// A view of the map. At zoom z a map unit is 2^z px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// Projection.
    pub projection: ProjectionKind,
    /// Longitude and latitude of the middle, in degrees.
    pub centre: [f64; 2],
    /// Zoom level, within [`ZOOM_RANGE`].
    pub zoom: f64,
}

/// The cameras that have a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Region {
    /// Ukraine to Kazakhstan.
    #[default]
    Whole,
    /// Armenia, Azerbaijan, Georgia.
    SouthCaucasus,
    /// Kazakhstan to Tajikistan.
    CentralAsia,
    /// Ukraine and Moldova.
    Ukraine,
}

impl Region {
    /// All, the whole first.
    pub const ALL: [Self; 4] = [Self::Whole, Self::SouthCaucasus, Self::CentralAsia, Self::Ukraine];

    /// The word used on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Whole => "region",
            Self::SouthCaucasus => "south-caucasus",
            Self::CentralAsia => "central-asia",
            Self::Ukraine => "ukraine",
        }
    }

    /// The name on its button.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Whole => "Whole region",
            Self::SouthCaucasus => "South Caucasus",
            Self::CentralAsia => "Central Asia",
            Self::Ukraine => "Ukraine",
        }
    }

    /// West, south, east, north in degrees.
    pub const fn extent(self) -> [f64; 4] {
        match self {
            Self::Whole => [22.0, 35.3, 87.5, 56.0],
            Self::SouthCaucasus => [39.6, 38.3, 50.6, 43.8],
            Self::CentralAsia => [46.0, 35.0, 87.5, 55.6],
            Self::Ukraine => [21.8, 44.1, 40.6, 52.6],
        }
    }
}

impl Camera {
    /// The camera that fits `extent` (west, south, east, north in degrees) into a box of
    /// `width_px` × `height_px`.
    pub fn fit(projection: ProjectionKind, extent: [f64; 4], width_px: f64, height_px: f64) -> Self {
        let plane = projection.projection();
        let [west, south, east, north] = extent;
        // The edge of an extent bends under a conic: sample it.
        let edge = (0..=16).flat_map(|i| {
            let t = f64::from(i) / 16.0;
            let (lon, lat) = (west + (east - west) * t, south + (north - south) * t);
            [[lon, south], [lon, north], [west, lat], [east, lat]]
        });
        let (mut min, mut max) = ([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]);
        for p in edge.map(|p| plane.project(p)) {
            for k in 0..2 {
                min[k] = min[k].min(p[k]);
                max[k] = max[k].max(p[k]);
            }
        }
        let centre = plane.unproject([f64::midpoint(min[0], max[0]), f64::midpoint(min[1], max[1])]);
        let scale =
            (width_px.max(1.0) / (max[0] - min[0]).max(1e-9)).min(height_px.max(1.0) / (max[1] - min[1]).max(1e-9));
        Self {
            projection,
            centre: centre.unwrap_or([f64::midpoint(west, east), f64::midpoint(south, north)]),
            zoom: libm::log2(scale).clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end()),
        }
    }

    /// px per map unit.
    pub fn scale(&self) -> f64 {
        libm::exp2(self.zoom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fitted_camera_shows_the_whole_extent() {
        for kind in ProjectionKind::ALL {
            for region in Region::ALL {
                let camera = Camera::fit(kind, region.extent(), 1280.0, 720.0);
                let plane = kind.projection();
                let centre = plane.project(camera.centre);
                let [w, s, e, n] = region.extent();
                for corner in [[w, s], [w, n], [e, s], [e, n]] {
                    let p = plane.project(corner);
                    let (dx, dy) = ((p[0] - centre[0]) * camera.scale(), (p[1] - centre[1]) * camera.scale());
                    assert!(dx.abs() < 641.0 && dy.abs() < 361.0, "{kind:?} {region:?} {dx} {dy}");
                }
            }
        }
    }
}
