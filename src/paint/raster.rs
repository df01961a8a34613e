//! The CPU painter: a scene as pixels, without a window or a GPU.
//!
//! Everything on a page becomes loops of points ([`shape`]): rings as they are, lines as their
//! outlines ([`lines`]), letters and circles as fine chains ([`curves`]). Loops are filled with
//! exact coverage ([`coverage`]) and laid over what is there ([`band`]). Letters and symbols are
//! covered once and then only laid down, to the nearest quarter of a pixel ([`stamps`]).
//!
//! Give holes the other winding than shells, as GeoJSON does: both rules fill any winding, but
//! where edges of one item coincide, only opposite windings cancel to the last bit.
//!
//! The picture is painted in bands of a fixed height, each by itself, so that threads can share
//! the work: which thread paints a band changes nothing, and the bytes are the same whatever their
//! number. They are the same on every machine too: coverage and colours are integers, places come
//! from sums, products, quotients and square roots, which IEEE 754 fixes to the last bit, and
//! circles from `libm`.
//!
//! Kept because tiny-skia, the reference that the tests compare with, takes 4 × 4 samples of a
//! pixel, took five times as long on the map of the benchmark, and cuts curves with the system's
//! `acos` and `cos`.

mod band;
mod coverage;
mod curves;
mod dashes;
mod desk;
mod ink;
mod lines;
mod shape;
mod stamps;

use crate::scene::{Rgba, Scene};
use band::Brush;
use desk::{Alarm, Desk, Task};
use ink::Layer;
use std::fmt;
use std::thread;

/// Rows of a band. A band of a common page fits a processor's cache.
const BAND_ROWS: usize = 64;

/// Longest side of a picture, in pixels.
pub const MAX_SIDE: u32 = 16_384;

/// Most pixels of a picture (0.6 GB before compression).
pub const MAX_PIXELS: u64 = 150_000_000;

/// Pixels, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Red, green, blue and straight alpha of every pixel: `4 · width · height` bytes.
    pub rgba: Vec<u8>,
}

/// Why a scene cannot be painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PaintError {
    /// The page has no width or no height, or the scale is not a positive number.
    Empty,
    /// The picture would be larger than [`MAX_SIDE`] or [`MAX_PIXELS`].
    TooLarge {
        /// Pixels in a row.
        width: f64,
        /// Rows.
        height: f64,
    },
}

impl fmt::Display for PaintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "a picture needs a width, a height and a scale above 0"),
            Self::TooLarge { width, height } => write!(
                f,
                "a picture of {width:.0} × {height:.0} pixels needs {:.1} GB; the most is {MAX_SIDE} a side and {} million in all: \
                 choose a smaller size or scale",
                width * height * 4.0 / 1e9,
                MAX_PIXELS / 1_000_000
            ),
        }
    }
}

impl std::error::Error for PaintError {}

/// A scene laid out in pixels, to be painted band by band.
pub struct Sheet {
    width: u32,
    height: u32,
    background: Rgba,
    layers: Vec<Layer>,
}

impl Sheet {
    /// Lays the scene out, `pixels_per_px` to each px of the page.
    ///
    /// # Errors
    /// [`PaintError`] if there is nothing to paint on, or the picture would be too large.
    pub fn new(scene: &Scene, pixels_per_px: f32) -> Result<Self, PaintError> {
        let (width, height) = size(scene, pixels_per_px)?;
        let layers = ink::layers(scene, pixels_per_px, width, height);
        Ok(Self { width, height, background: scene.background, layers })
    }

    /// Pixels in a row.
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// Rows.
    pub const fn height(&self) -> u32 {
        self.height
    }

    /// Whether no pixel lets anything shine through.
    pub const fn is_opaque(&self) -> bool {
        self.background.a == 255
    }

    /// Hands the bands to `each` in their order from the top: whole rows of red, green, blue and
    /// straight alpha. `threads` threads paint, the caller's own among them whenever the band that
    /// `each` waits for is still to come. Only a few bands are in memory at a time.
    ///
    /// # Errors
    /// The first error of `each`, after which no further band is painted.
    pub fn bands<E>(&self, threads: usize, mut each: impl FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        let count = (self.height as usize).div_ceil(BAND_ROWS);
        let helpers = threads.clamp(1, count) - 1;
        let desk = Desk::new(count, 3 * helpers);
        let brush = || Brush::new(self.width as usize, BAND_ROWS.min(self.height as usize));
        let help = || {
            let _alarm = Alarm(&desk);
            let mut brush = brush();
            while let Some((band, mut pixels)) = desk.wait_for_work() {
                self.paint_band(band, &mut brush, &mut pixels);
                desk.put_down(band, pixels);
            }
        };
        thread::scope(|scope| {
            let _alarm = Alarm(&desk);
            for _ in 0..helpers {
                scope.spawn(help);
            }
            let mut own = None;
            while let Some(task) = desk.wait_for_either() {
                match task {
                    Task::Finished(pixels) => {
                        each(&pixels).inspect_err(|_| desk.close())?;
                        desk.done_with(pixels);
                    }
                    Task::Paint(band, mut pixels) => {
                        self.paint_band(band, own.get_or_insert_with(brush), &mut pixels);
                        desk.put_down(band, pixels);
                    }
                }
            }
            Ok(())
        })
    }

    fn paint_band(&self, band: usize, brush: &mut Brush, pixels: &mut Vec<u8>) {
        let top = band * BAND_ROWS;
        let rows = BAND_ROWS.min(self.height as usize - top);
        pixels.resize(4 * self.width as usize * rows, 0);
        brush.paint(pixels, whole(top), self.background, &self.layers);
        if !self.is_opaque() {
            straighten(pixels);
        }
    }
}

/// As many threads as the machine has processors, at most 8.
pub fn usual_threads() -> usize {
    thread::available_parallelism().map_or(1, |n| n.get().min(8))
}

/// The scene as pixels, `pixels_per_px` to each px of the page, painted by [`usual_threads`].
///
/// # Errors
/// [`PaintError`] if there is nothing to paint on, or the picture would be too large.
pub fn paint(scene: &Scene, pixels_per_px: f32) -> Result<Picture, PaintError> {
    paint_with_threads(scene, pixels_per_px, usual_threads())
}

/// The same picture as [`paint`] makes, by a given number of threads: films paint whole pictures
/// side by side instead.
///
/// # Errors
/// As [`paint`].
pub fn paint_with_threads(scene: &Scene, pixels_per_px: f32, threads: usize) -> Result<Picture, PaintError> {
    let sheet = Sheet::new(scene, pixels_per_px)?;
    let mut rgba = Vec::with_capacity(4 * sheet.width as usize * sheet.height as usize);
    let Ok(()) = sheet.bands(threads, |rows| {
        rgba.extend_from_slice(rows);
        Ok::<(), std::convert::Infallible>(())
    });
    Ok(Picture { width: sheet.width, height: sheet.height, rgba })
}

fn size(scene: &Scene, pixels_per_px: f32) -> Result<(u32, u32), PaintError> {
    let [width, height] = scene.size_px.map(|side| (f64::from(side) * f64::from(pixels_per_px)).round());
    if !(pixels_per_px > 0.0 && width >= 1.0 && height >= 1.0) {
        return Err(PaintError::Empty);
    }
    if width.max(height) > f64::from(MAX_SIDE) || width * height > MAX_PIXELS as f64 {
        return Err(PaintError::TooLarge { width, height });
    }
    Ok((width as u32, height as u32))
}

/// A count of pixels, none of which comes near the largest number.
fn whole(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// Premultiplied to straight alpha.
fn straighten(rgba: &mut [u8]) {
    for pixel in rgba.chunks_exact_mut(4) {
        let alpha = u32::from(pixel[3]);
        if alpha != 0 && alpha != 255 {
            for channel in &mut pixel[..3] {
                *channel = ((u32::from(*channel) * 255 + alpha / 2) / alpha).min(255) as u8;
            }
        }
    }
}
