//! One band of the picture.

use super::coverage::{Coverage, Run};
use super::ink::Layer;
use super::shape::Ink;
use crate::paint::chains::Extent;
use crate::scene::Rgba;

/// What a thread needs to paint bands, used again for every one.
pub(super) struct Brush {
    width: usize,
    coverage: Coverage,
    /// Shares of the pixels, where an ink has more than one shape; 0 between inks.
    mask: Vec<u8>,
    /// First and last column of the mask in use, row by row.
    used: Vec<[usize; 2]>,
}

impl Brush {
    /// For bands of at most `rows` rows of `width` pixels.
    pub fn new(width: usize, rows: usize) -> Self {
        let coverage = Coverage::new(width, rows);
        Self { width, coverage, mask: vec![0; width * rows], used: vec![UNUSED; rows] }
    }

    /// Paints rows of pixels from row `top` down: the page, then the layers. Alpha is
    /// premultiplied.
    pub fn paint(&mut self, pixels: &mut [u8], top: i32, page: Rgba, layers: &[Layer]) {
        let rows = pixels.len() / (4 * self.width);
        lay(pixels, page, 255);
        for layer in layers {
            let [left, from, right, to] = [0, 1, 2, 3].map(|i| layer.clip[i] - [0, top][i % 2]);
            let (from, to) = (from.max(0) as usize, to.clamp(0, rows as i32) as usize);
            if from >= to {
                continue;
            }
            let columns = [left as usize, right as usize];
            let mut canvas = Canvas { width: self.width, columns, rows: [from, to], pixels };
            if let Some(color) = layer.background {
                let [left, right] = columns;
                (from..to).for_each(|row| canvas.run(Run { row, from: left, to: right, share: 255 }, color));
            }
            let view = Extent { min: [0.0, top as f32], max: [right as f32, (top + to as i32) as f32] };
            for ink in layer.inks.iter().filter(|ink| ink.meets(&view)) {
                self.ink(ink, &view, &mut canvas);
            }
        }
    }

    fn ink(&mut self, ink: &Ink, view: &Extent, canvas: &mut Canvas<'_>) {
        if let [shape] = ink.shapes.as_slice() {
            shape.trace(view, &mut self.coverage);
            self.coverage.sweep(ink.rule, |run| canvas.run(run, ink.color));
            return;
        }
        for shape in ink.shapes.iter().filter(|shape| shape.meets(view)) {
            shape.trace(view, &mut self.coverage);
            let (mask, used, width) = (&mut self.mask, &mut self.used, self.width);
            self.coverage.sweep(ink.rule, |run| {
                used[run.row] = [used[run.row][0].min(run.from), used[run.row][1].max(run.to)];
                let shares = &mut mask[run.row * width..][run.from..run.to];
                for share in shares.iter_mut() {
                    *share = (*share).max(run.share);
                }
            });
        }
        self.lay_mask(ink.color, canvas);
    }

    fn lay_mask(&mut self, color: Rgba, canvas: &mut Canvas<'_>) {
        for (row, used) in self.used.iter_mut().enumerate() {
            let [from, to] = std::mem::replace(used, UNUSED);
            if from >= to {
                continue;
            }
            let mut column = from;
            let shares = &mut self.mask[row * self.width..][from..to];
            for alike in shares.chunk_by(|a, b| a == b) {
                let run = Run { row, from: column, to: column + alike.len(), share: alike[0] };
                column = run.to;
                canvas.run(run, color);
            }
            shares.fill(0);
        }
    }
}

const UNUSED: [usize; 2] = [usize::MAX, 0];

/// The part of the band that a layer may paint on.
struct Canvas<'a> {
    width: usize,
    columns: [usize; 2],
    rows: [usize; 2],
    pixels: &'a mut [u8],
}

impl Canvas<'_> {
    fn run(&mut self, run: Run, color: Rgba) {
        let (from, to) = (run.from.max(self.columns[0]), run.to.min(self.columns[1]));
        if run.share == 0 || from >= to || !(self.rows[0]..self.rows[1]).contains(&run.row) {
            return;
        }
        let row = &mut self.pixels[4 * self.width * run.row..][4 * from..4 * to];
        lay(row, color, run.share);
    }
}

/// Lays a colour over pixels, by a share (255: wholly).
fn lay(pixels: &mut [u8], color: Rgba, share: u8) {
    let share = over_255(u32::from(color.a) * u32::from(share));
    let ink = [color.r, color.g, color.b, 255];
    let (pixels, _) = pixels.as_chunks_mut::<4>();
    if share == 255 {
        pixels.fill(ink);
        return;
    }
    let laid = ink.map(|channel| u32::from(channel) * share);
    for pixel in pixels {
        for (channel, ink) in pixel.iter_mut().zip(laid) {
            *channel = over_255(ink + u32::from(*channel) * (255 - share)) as u8;
        }
    }
}

/// Divided by 255 and rounded, for what two bytes' product can be.
fn over_255(product: u32) -> u32 {
    let half = product + 128;
    (half + (half >> 8)) >> 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_mix_by_their_share_and_opaque_stays_opaque() {
        let mut pixels = [0, 0, 0, 255, 255, 255, 255, 255];
        lay(&mut pixels, Rgba::hex(0xff_80_00), 128);
        assert_eq!(pixels, [128, 64, 0, 255, 255, 191, 127, 255]);
        lay(&mut pixels, Rgba::hex(0x01_02_03), 255);
        assert_eq!(pixels, [1, 2, 3, 255, 1, 2, 3, 255]);
    }

    #[test]
    fn division_by_255_is_exact() {
        for product in 0..=255 * 255 {
            assert_eq!(over_255(product), (product + 127) / 255, "{product}");
        }
    }
}
