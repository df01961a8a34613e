//! The crate's projections as walkers wants them: pixels of the whole world at a zoom.

use crate::map::{Projection, ProjectionKind};
use walkers::{Pixels, Position, lon_lat};

/// One of our projections for a walkers map.
pub struct Plane(Box<dyn Projection + Send + Sync>);

impl Plane {
    /// The projection of this kind.
    pub fn new(kind: ProjectionKind) -> Self {
        Self(kind.projection())
    }
}

impl walkers::Projection for Plane {
    fn project(&self, position: Position, zoom: f64) -> Pixels {
        let [x, y] = self.0.project([position.x(), position.y()]);
        let scale = libm::exp2(zoom);
        Pixels::new(x * scale, y * scale)
    }

    fn unproject(&self, pixels: Pixels, zoom: f64) -> Position {
        let scale = libm::exp2(zoom);
        // Outside the projected world there is no position: the map's middle stands in.
        self.0
            .unproject([pixels.x() / scale, pixels.y() / scale])
            .map_or_else(|| lon_lat(52.0, 47.0), |[lon, lat]| lon_lat(lon, lat))
    }

    fn scale_pixel_per_meter(&self, position: Position, zoom: f64) -> f64 {
        libm::exp2(zoom) / self.0.metres_per_unit(position.y())
    }
}
