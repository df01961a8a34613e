//! The CPU painter: a scene as pixels, without a window or a GPU.
//!
//! Everything on a page becomes loops of points ([`shape`]): rings as they are, lines as their
//! outlines ([`lines`]), letters and circles as fine chains ([`curves`]). Loops are filled with
//! exact coverage ([`coverage`]) and laid over what is there ([`band`]).
//!
//! The picture is painted in bands of a fixed height, each by itself, so that threads can share
//! the work: which thread paints a band changes nothing, and the bytes are the same whatever their
//! number. They are the same on every machine too: coverage and colours are integers, places come
//! from sums, products, quotients and square roots, which IEEE 754 fixes to the last bit, and
//! circles from `libm`.
//!
//! tiny-skia, which was here first, is the reference that the tests compare with. It takes 4 × 4
//! samples of a pixel, and on the map of the benchmark it took five times as long.

mod band;
mod coverage;
mod curves;
mod dashes;
mod glyphs;
mod ink;
mod lines;
mod shape;

use crate::scene::Scene;
use band::Brush;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Rows of a band. A band of a common page fits a processor's cache.
const BAND_ROWS: usize = 128;

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

/// The scene as pixels, `pixels_per_px` to each px of the page, painted by as many threads as the
/// machine has processors (at most 8).
///
/// # Errors
/// [`PaintError`] if there is nothing to paint on, or the picture would be too large.
pub fn paint(scene: &Scene, pixels_per_px: f32) -> Result<Picture, PaintError> {
    let threads = thread::available_parallelism().map_or(1, |n| n.get().min(8));
    paint_with_threads(scene, pixels_per_px, threads)
}

/// The same picture as [`paint`] makes, by a given number of threads: films paint whole pictures
/// side by side instead.
///
/// # Errors
/// As [`paint`].
pub fn paint_with_threads(scene: &Scene, pixels_per_px: f32, threads: usize) -> Result<Picture, PaintError> {
    let (width, height) = size(scene, pixels_per_px)?;
    let layers = ink::layers(scene, pixels_per_px, width, height);
    let mut rgba = vec![0; 4 * width as usize * height as usize];
    let bands = rgba.chunks_mut(4 * width as usize * BAND_ROWS).enumerate();
    let threads = threads.clamp(1, bands.len());
    let queue = Mutex::new(bands);
    let work = || {
        let mut brush = Brush::new(width as usize, BAND_ROWS.min(height as usize));
        loop {
            let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((band, pixels)) = next else { break };
            brush.paint(pixels, (band * BAND_ROWS) as i32, scene.background, &layers);
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    if scene.background.a < 255 {
        straighten(&mut rgba);
    }
    Ok(Picture { width, height, rgba })
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
