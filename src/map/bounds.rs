//! Axis-parallel boxes.

use super::Point;

/// A box in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// West.
    pub min_x: f32,
    /// North.
    pub min_y: f32,
    /// East.
    pub max_x: f32,
    /// South.
    pub max_y: f32,
}

impl Bounds {
    /// The box around nothing: any point extends it.
    pub const EMPTY: Self =
        Self { min_x: f32::INFINITY, min_y: f32::INFINITY, max_x: f32::NEG_INFINITY, max_y: f32::NEG_INFINITY };

    /// The smallest box around the points.
    pub fn around<'a>(points: impl IntoIterator<Item = &'a Point>) -> Self {
        points.into_iter().fold(Self::EMPTY, |b, p| Self {
            min_x: b.min_x.min(p.x),
            min_y: b.min_y.min(p.y),
            max_x: b.max_x.max(p.x),
            max_y: b.max_y.max(p.y),
        })
    }

    /// Width, 0 when empty.
    pub fn width(&self) -> f32 {
        (self.max_x - self.min_x).max(0.0)
    }

    /// Height, 0 when empty.
    pub fn height(&self) -> f32 {
        (self.max_y - self.min_y).max(0.0)
    }

    /// The middle.
    pub fn centre(&self) -> Point {
        Point::new(f32::midpoint(self.min_x, self.max_x), f32::midpoint(self.min_y, self.max_y))
    }

    /// Whether the two share a point.
    pub fn intersects(&self, other: &Self) -> bool {
        self.min_x <= other.max_x && other.min_x <= self.max_x && self.min_y <= other.max_y && other.min_y <= self.max_y
    }

    /// Whether the point lies in it.
    pub fn contains(&self, p: Point) -> bool {
        (self.min_x..=self.max_x).contains(&p.x) && (self.min_y..=self.max_y).contains(&p.y)
    }

    /// Larger by `by` on every side.
    #[must_use]
    pub fn grown(&self, by: f32) -> Self {
        Self { min_x: self.min_x - by, min_y: self.min_y - by, max_x: self.max_x + by, max_y: self.max_y + by }
    }
}
