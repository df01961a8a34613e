//! Patterns on land: how far apart their lines stand, and cut to a shape.

use super::ground::{Polylines, Rings};
use crate::map::{Ring, hatch_lines, stripe_rings};
use std::sync::Arc;

/// How fine a frame is: what has a size in px follows the first, what has detail follows both, so
/// that a finer picture shows the same patterns with smoother edges.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resolution {
    /// px per map unit.
    pub scale: f32,
    /// Pixels per px: 2 on a fine display or in a figure twice as fine.
    pub pixels_per_px: f32,
}

impl Resolution {
    /// Pixels per map unit.
    pub fn detail(self) -> f32 {
        self.scale * self.pixels_per_px
    }
}

/// What fills a shape beside its ground colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    /// The second pole's stripes on a multi-vector country.
    Stripes,
    /// Sparse falling hatch: insufficient evidence.
    Sparse,
    /// Cross-hatch: conflicting evidence.
    Cross,
    /// Dense rising hatch: occupied or breakaway.
    Occupied,
    /// Rising hatch of short dashes: under peacekeepers or administered.
    Administered,
}

impl Pattern {
    /// Distance between its lines in map units, in a band (see [`pattern_band`]).
    pub(super) fn spacing(self, band: i32) -> f32 {
        self.spacing_px() / libm::exp2f(band as f32 / 2.0 + 0.25)
    }

    /// Dashes and gaps of its lines in px.
    pub const fn dash_px(self) -> &'static [f32] {
        match self {
            Self::Administered => &[2.5, 4.5],
            _ => &[],
        }
    }

    /// Distance between its lines in px, halfway through a zoom band.
    pub(super) const fn spacing_px(self) -> f32 {
        match self {
            Self::Stripes => 11.0,
            Self::Sparse => 12.0,
            Self::Cross => 13.0,
            Self::Occupied => 4.6,
            Self::Administered => 6.4,
        }
    }
}

/// Share of a stripe's distance that the second pole's colour takes.
pub const STRIPE_SHARE: f32 = 0.32;

/// Patterns stop becoming finer here, so that a country seen from very near is not cut into
/// thousands of lines.
const FINEST_PATTERN_ZOOM: f64 = 7.5;

/// A pattern cut to a shape: rings to fill, or lines to draw.
#[derive(Clone, Debug)]
pub enum Cut {
    /// Rings to fill.
    Rings(Rings),
    /// Lines to draw.
    Lines(Polylines),
}

pub(super) fn make_cut(rings: &[Ring], pattern: Pattern, spacing: f32) -> Cut {
    let lines = |rising| hatch_lines(rings, spacing, rising).into_iter().map(Vec::from);
    match pattern {
        Pattern::Stripes => Cut::Rings(Arc::new(stripe_rings(rings, spacing, STRIPE_SHARE))),
        Pattern::Sparse => Cut::Lines(Arc::new(lines(false).collect())),
        Pattern::Occupied | Pattern::Administered => Cut::Lines(Arc::new(lines(true).collect())),
        Pattern::Cross => Cut::Lines(Arc::new(lines(true).chain(lines(false)).collect())),
    }
}

/// Half-octave bands: within one, a pattern's distance varies by a factor of 1.4.
pub(super) fn pattern_band(scale: f32) -> i32 {
    let zoom = libm::log2(f64::from(scale)).min(FINEST_PATTERN_ZOOM);
    libm::floor(zoom * 2.0) as i32
}
