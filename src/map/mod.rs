//! The plane: projections, bounds, levels of detail, triangles, patterns. No countries, no colours.

mod bounds;
mod camera;
mod mesh;
mod pattern;
mod projection;
mod seams;
mod simplify;
pub mod tiles;
mod voronoi;

pub use bounds::Bounds;
pub use camera::{Camera, Region, ZOOM_RANGE};
pub use mesh::{Triangles, triangulate};
pub use pattern::{HatchRow, hatch_lines, hatch_rows, joined_rows, lines_of_rows, stripe_rings};
pub use projection::{Albers, Mercator, PlateCarree, Projection, ProjectionKind};
pub use simplify::{LevelShape, Topology, TopologyShape};
pub use voronoi::{Cell, Cells, Place, PlaneRing, Seam, cells};

/// A point in map units (the projected world is 256 wide, y grows to the south).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// East.
    pub x: f32,
    /// South.
    pub y: f32,
}

impl Point {
    /// A point.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

/// A closed ring in map units; the last point is not the first again. Shells and holes of a shape
/// stand in one list: fill them by the even-odd rule.
pub type Ring = Vec<Point>;
