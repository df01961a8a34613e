//! What is drawn, without saying how: fills, lines and marks with their colours and places.

use crate::map::{Point, Ring};
pub use crate::text::Weight;
use std::sync::Arc;

/// An sRGB colour with straight alpha.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgba {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
    /// 255 is opaque.
    pub a: u8,
}

impl Rgba {
    /// Opaque, from `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Self {
        Self { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }

    /// The same colour with another alpha.
    #[must_use]
    pub const fn alpha(self, a: u8) -> Self {
        Self { a, ..self }
    }

    /// A mix with another colour: `share` of it, 0 to 1, the rest of this one.
    #[must_use]
    pub fn mixed(self, other: Self, share: f32) -> Self {
        let mix = |a: u8, b: u8| libm::roundf(f32::from(a) * (1.0 - share) + f32::from(b) * share) as u8;
        Self { r: mix(self.r, other.r), g: mix(self.g, other.g), b: mix(self.b, other.b), a: self.a }
    }

    /// `#rrggbb`.
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }
}

/// A point or length of a page or window, in px; y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Px {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

impl Px {
    /// A point.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

/// A box on a page or window, in px.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RectPx {
    /// Left.
    pub x: f32,
    /// Top.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl RectPx {
    /// A box from its left, top, width and height.
    pub const fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { x, y, w, h }
    }

    /// Right edge.
    pub const fn right(&self) -> f32 {
        self.x + self.w
    }

    /// Bottom edge.
    pub const fn bottom(&self) -> f32 {
        self.y + self.h
    }

    /// The middle.
    pub const fn centre(&self) -> Px {
        Px::new(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// Whether the two overlap.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether `other` lies wholly inside.
    pub fn encloses(&self, other: &Self) -> bool {
        other.x >= self.x && other.y >= self.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }

    /// Whether the point lies inside.
    pub fn contains(&self, p: Px) -> bool {
        p.x >= self.x && p.x <= self.right() && p.y >= self.y && p.y <= self.bottom()
    }

    /// Larger by `by` on every side (negative: smaller).
    #[must_use]
    pub fn grown(&self, by: f32) -> Self {
        Self::new(self.x - by, self.y - by, self.w + 2.0 * by, self.h + 2.0 * by)
    }
}

/// Where map units come to lie on the page: `px = map · scale + offset`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// px per map unit.
    pub scale: f32,
    /// px of the map origin.
    pub offset: Px,
}

impl Placement {
    /// A map point on the page.
    pub fn px_from_map(&self, p: Point) -> Px {
        Px::new(p.x * self.scale + self.offset.x, p.y * self.scale + self.offset.y)
    }

    /// A page point on the map.
    pub fn map_from_px(&self, p: Px) -> Point {
        Point::new((p.x - self.offset.x) / self.scale, (p.y - self.offset.y) / self.scale)
    }
}

/// Geometry in map units. It is shared, so a painter can keep what it made of it for as long as
/// the `Arc` is the same: a change of colour is then no change of geometry.
#[derive(Clone, Debug)]
pub enum MapItem {
    /// Rings filled by the even-odd rule.
    Fill {
        /// What it is, for ids and classes in SVG: `country-KAZ`, `water`.
        name: Arc<str>,
        /// Rings.
        rings: Arc<Vec<Ring>>,
        /// Colour.
        color: Rgba,
    },
    /// Lines of a constant width on the page.
    Lines {
        /// What it is.
        name: Arc<str>,
        /// Polylines; `closed` ones return to their start.
        lines: Arc<Vec<Vec<Point>>>,
        /// Whether every line returns to its start.
        closed: bool,
        /// Width.
        width_px: f32,
        /// Lengths of dashes and gaps; empty for a solid line.
        dash_px: Vec<f32>,
        /// Colour.
        color: Rgba,
    },
}

/// One line of text, placed: its box is known before anything is painted.
#[derive(Clone, Debug, PartialEq)]
pub struct TextMark {
    /// The text, one line.
    pub text: String,
    /// Left end of the baseline.
    pub baseline: Px,
    /// Size of the face in px.
    pub size_px: f32,
    /// Weight.
    pub weight: Weight,
    /// Extra space after each letter in px.
    pub spacing_px: f32,
    /// Colour.
    pub color: Rgba,
    /// Colour and width of the halo around the letters.
    pub halo: Option<(Rgba, f32)>,
}

/// The form of a symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SymbolShape {
    /// ●
    Circle,
    /// ■
    Square,
    /// ◆
    Diamond,
    /// ▲
    Triangle,
    /// ▼
    TriangleDown,
    /// ✚
    Cross,
    /// Six corners.
    Hexagon,
    /// Five-pointed star.
    Star,
}

impl SymbolShape {
    /// The corners of a polygonal symbol with the given centre and radius; `None` for the circle.
    pub fn corners(self, centre: Px, radius_px: f32) -> Option<Vec<Px>> {
        let at = |turn: f64, r: f32| {
            let angle = turn * std::f64::consts::TAU;
            Px::new(centre.x + libm::sin(angle) as f32 * r, centre.y - libm::cos(angle) as f32 * r)
        };
        let regular = |n: u32, from: f64, r: f32| (0..n).map(|i| at(from + f64::from(i) / f64::from(n), r)).collect();
        match self {
            Self::Circle => None,
            Self::Square => Some(regular(4, 0.125, radius_px * 1.2)),
            Self::Diamond => Some(regular(4, 0.0, radius_px * 1.25)),
            Self::Triangle => Some(regular(3, 0.0, radius_px * 1.25)),
            Self::TriangleDown => Some(regular(3, 0.5, radius_px * 1.25)),
            Self::Hexagon => Some(regular(6, 0.0, radius_px * 1.1)),
            Self::Star => Some(
                (0..10)
                    .map(|i| at(f64::from(i) / 10.0, if i % 2 == 0 { radius_px * 1.35 } else { radius_px * 0.6 }))
                    .collect(),
            ),
            Self::Cross => {
                let (a, b) = (radius_px * 0.38, radius_px * 1.1);
                let corners = [
                    (-a, -b),
                    (a, -b),
                    (a, -a),
                    (b, -a),
                    (b, a),
                    (a, a),
                    (a, b),
                    (-a, b),
                    (-a, a),
                    (-b, a),
                    (-b, -a),
                    (-a, -a),
                ];
                Some(corners.iter().map(|(x, y)| Px::new(centre.x + x, centre.y + y)).collect())
            }
        }
    }
}

/// Something drawn in px, over the map or on the page around it.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line of text.
    Text(TextMark),
    /// A symbol.
    Symbol {
        /// Form.
        shape: SymbolShape,
        /// Centre.
        centre: Px,
        /// Radius.
        radius_px: f32,
        /// Inside.
        fill: Rgba,
        /// Edge and its width.
        stroke: Option<(Rgba, f32)>,
        /// The item that it stands for, empty for none.
        id: String,
    },
    /// A line through points.
    Line {
        /// Points.
        points: Vec<Px>,
        /// Width.
        width_px: f32,
        /// Lengths of dashes and gaps; empty for a solid line.
        dash_px: Vec<f32>,
        /// Colour.
        color: Rgba,
    },
    /// A box with rounded corners.
    Rect {
        /// The box.
        rect: RectPx,
        /// Radius of the corners.
        radius_px: f32,
        /// Inside.
        fill: Option<Rgba>,
        /// Edge and its width.
        stroke: Option<(Rgba, f32)>,
    },
    /// A filled polygon in px (even-odd), for swatches' patterns.
    Polygon {
        /// Rings.
        rings: Vec<Vec<Px>>,
        /// Inside.
        fill: Rgba,
    },
}

/// A piece of map in a box of the page.
#[derive(Clone, Debug)]
pub struct MapFrame {
    /// The box; nothing is drawn outside it.
    pub clip: RectPx,
    /// The water under everything.
    pub background: Rgba,
    /// Where map units lie.
    pub placement: Placement,
    /// Geometry, bottom first.
    pub items: Vec<MapItem>,
    /// Symbols and labels over it, clipped too.
    pub marks: Vec<Mark>,
}

/// Everything that is drawn on a page or in a window.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Width and height of the page.
    pub size_px: [f32; 2],
    /// Colour of the page.
    pub background: Rgba,
    /// Pieces of map, the main one first, insets after it.
    pub frames: Vec<MapFrame>,
    /// What stands on the page over all frames.
    pub marks: Vec<Mark>,
    /// Title for readers that do not see.
    pub title: String,
    /// Description for readers that do not see.
    pub description: String,
}
