//! What a figure shows: everything that decides its pixels.

use crate::alignment::Reading;
use crate::atlas::{Atlas, Lens, Pole};
use crate::map::{Camera, ProjectionKind, Region};
use crate::scene::Style;
use crate::time::Day;
use crate::view::{Scope, View};
use std::fmt;
use std::sync::Arc;

/// Where the figure looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CameraChoice {
    /// A named region, fitted to the map's box.
    Region(Region),
    /// West, south, east, north in degrees, fitted to the map's box.
    Extent([f64; 4]),
    /// A centre (longitude, latitude) and a zoom.
    At([f64; 2], f64),
}

impl CameraChoice {
    /// The camera for a box of the given size.
    pub fn camera(self, projection: ProjectionKind, width_px: f64, height_px: f64) -> Camera {
        match self {
            Self::Region(region) => Camera::fit(projection, region.extent(), width_px, height_px),
            Self::Extent(extent) => Camera::fit(projection, extent, width_px, height_px),
            Self::At(centre, zoom) => Camera { projection, centre, zoom },
        }
    }

    /// As the command line writes it.
    pub fn word(self) -> String {
        match self {
            Self::Region(region) => region.word().to_owned(),
            Self::Extent([w, s, e, n]) => format!("{w},{s},{e},{n}"),
            Self::At([lon, lat], zoom) => format!("{lon},{lat},{zoom}"),
        }
    }
}

/// Everything that decides a figure's pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The day shown.
    pub day: Day,
    /// What the colours say, or which page it is.
    pub view: View,
    /// The lens that the view compares with, where the dataset has none of its id.
    pub other_lens: Option<Lens>,
    /// Where that lens is kept (`FILE#ID`), for the command that rebuilds the figure.
    pub other_name: Option<String>,
    /// The day that changes are counted from; a year before the day shown when `None`.
    pub since: Option<Day>,
    /// The days that stripes and histories run over; those of the slider when `None`.
    pub period: Option<(Day, Day)>,
    /// Whether the West is shown as its stronger part.
    pub west_split: bool,
    /// Events of these days (first and last) are drawn; `None`: the three months up to the day.
    pub window: Option<(Day, Day)>,
    /// Width and height in px.
    pub size_px: [u32; 2],
    /// Pixels per px: 2 for a figure twice as fine.
    pub scale: f32,
    /// Projection.
    pub projection: ProjectionKind,
    /// Where it looks.
    pub camera: CameraChoice,
    /// Theme, layers, borders, text size.
    pub style: Style,
    /// Title; the built-in one when `None`.
    pub title: Option<String>,
    /// Options that name the dataset's folder or files, for the command that rebuilds the figure;
    /// none for the built-in dataset.
    pub dataset_options: Vec<(&'static str, String)>,
}

/// Largest side of a picture in pixels.
pub const LARGEST_SIDE: u32 = 16_384;
/// Smallest side of a picture in px: below it no legend can be read.
const SMALLEST_SIDE: u32 = 240;
/// Smallest page of a view with more to explain than classes, in px.
pub const SMALLEST_PAGE: [u32; 2] = [480, 360];

impl Request {
    /// A figure of the day, with everything else as usual.
    pub fn new(day: Day) -> Self {
        Self {
            day,
            view: View::Leaning,
            other_lens: None,
            other_name: None,
            since: None,
            period: None,
            west_split: false,
            window: None,
            size_px: [1920, 1080],
            scale: 1.0,
            projection: ProjectionKind::Albers,
            camera: CameraChoice::Region(Region::Whole),
            style: Style::default(),
            title: None,
            dataset_options: Vec::new(),
        }
    }

    /// The first and last day whose events are drawn.
    pub fn event_window(&self) -> (Day, Day) {
        self.window.unwrap_or_else(|| (self.day.add_months(-3) + 1, self.day))
    }

    /// First and last day of a page of time: within the dataset, and in order.
    pub fn period(&self, atlas: &Atlas) -> (Day, Day) {
        atlas.period(self.period, self.day)
    }

    /// The lens that the view compares with, applied.
    pub fn other_reading(&self, atlas: &Arc<Atlas>) -> Option<Reading> {
        let View::Disagreement(id) = &self.view else { return None };
        let own = self.other_lens.as_ref().filter(|lens| lens.id == *id);
        own.or_else(|| atlas.lens(id)).map(|lens| Reading::new(Arc::clone(atlas), lens.clone()))
    }

    /// What the view is asked about.
    pub fn scope<'a>(&self, reading: &'a Reading, other: Option<&'a Reading>) -> Scope<'a> {
        let since = self.since.unwrap_or_else(|| self.day.add_months(-12));
        let since = since.min(self.day).clamp(reading.atlas().first_day, reading.atlas().last_day);
        let split = self.west_split && reading.poles().contains(&Pole::West);
        Scope { reading, other, day: self.day, since, rolling: false, split }
    }

    /// Refuses a size that cannot be drawn.
    ///
    /// # Errors
    /// When a side is out of bounds.
    pub fn check_size(&self) -> Result<(), FigureError> {
        let [w, h] = self.size_px;
        let [least_w, least_h] = SMALLEST_PAGE;
        if self.view != View::Leaning && (w < least_w || h < least_h) {
            return Err(FigureError::Size(format!(
                "{w}x{h} is too small for the view {}; it needs at least {least_w}x{least_h}",
                self.view
            )));
        }
        let pixels = |side: u32| (f64::from(side) * f64::from(self.scale)).ceil();
        let fits = |side: u32| side >= SMALLEST_SIDE && pixels(side) <= f64::from(LARGEST_SIDE);
        if !(0.1..=8.0).contains(&self.scale) {
            return Err(FigureError::Size(format!("--scale {} is not between 0.1 and 8", self.scale)));
        }
        if fits(w) && fits(h) {
            return Ok(());
        }
        Err(FigureError::Size(format!(
            "{w}x{h} at scale {} makes {}x{} pixels; each side must be at least {SMALLEST_SIDE} and at most {LARGEST_SIDE} pixels",
            self.scale,
            pixels(w),
            pixels(h)
        )))
    }
}

/// Why there is no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FigureError {
    /// The file's ending names no format.
    Format(String),
    /// The size is out of bounds.
    Size(String),
}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(path) => write!(f, "{path}: the ending names no figure format; use .png or .svg"),
            Self::Size(what) => f.write_str(what),
        }
    }
}
impl std::error::Error for FigureError {}
