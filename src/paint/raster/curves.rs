//! Curves as chains of points, fine enough that nobody sees their corners.

use crate::paint::chains::Dot;
use crate::scene::{RectPx, SymbolShape};

/// Furthest that a chain may lie off its curve, in pixels.
const TOLERANCE: f32 = 0.06;

/// A pen that draws closed contours.
#[derive(Default)]
pub(super) struct Contours {
    pub loops: Vec<Vec<Dot>>,
    open: Vec<Dot>,
}

impl Contours {
    pub fn start(&mut self, at: Dot) {
        self.close();
        self.open.push(at);
    }

    pub fn line(&mut self, to: Dot) {
        self.open.push(to);
    }

    pub fn quad(&mut self, control: Dot, to: Dot) {
        let from = self.open.last().copied().unwrap_or(control);
        let bend = [0, 1].map(|i| from[i] - 2.0 * control[i] + to[i]);
        // A chain of n equal steps lies off its curve by at most |bend| / (4 n²).
        let steps = steps((length(bend) / (4.0 * TOLERANCE)).sqrt());
        for step in 1..=steps {
            let t = step as f32 / steps as f32;
            let u = 1.0 - t;
            self.open.push([0, 1].map(|i| u * u * from[i] + 2.0 * u * t * control[i] + t * t * to[i]));
        }
    }

    pub fn cubic(&mut self, first: Dot, second: Dot, to: Dot) {
        let from = self.open.last().copied().unwrap_or(first);
        let bend = |a: Dot, b: Dot, c: Dot| length([0, 1].map(|i| a[i] - 2.0 * b[i] + c[i]));
        let most = bend(from, first, second).max(bend(first, second, to));
        let steps = steps((most * 0.75 / TOLERANCE).sqrt());
        for step in 1..=steps {
            let t = step as f32 / steps as f32;
            let u = 1.0 - t;
            let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
            let at =
                |i: usize| weights[0] * from[i] + weights[1] * first[i] + weights[2] * second[i] + weights[3] * to[i];
            self.open.push([at(0), at(1)]);
        }
    }

    pub fn close(&mut self) {
        let mut done = std::mem::take(&mut self.open);
        done.dedup();
        if done.len() > 1 && done.first() == done.last() {
            done.pop();
        }
        if done.len() > 2 {
            self.loops.push(done);
        }
    }
}

fn length([x, y]: Dot) -> f32 {
    (x * x + y * y).sqrt()
}

fn steps(wanted: f32) -> u32 {
    (wanted.ceil() as u32).clamp(1, 256)
}

/// Corners that a circle of this radius in pixels needs.
pub(super) fn corners(radius: f32) -> u32 {
    // A chord over the angle 2a lies off its circle by r (1 − cos a) ≈ r a² / 2.
    steps(std::f32::consts::PI / (2.0 * TOLERANCE / radius.max(TOLERANCE)).sqrt()).max(8)
}

/// The point of a circle at a share of its turn, from the top, clockwise.
fn on_circle(centre: Dot, radius: f32, turn: f64) -> Dot {
    let (sin, cos) = libm::sincos(turn * std::f64::consts::TAU);
    [centre[0] + sin as f32 * radius, centre[1] - cos as f32 * radius]
}

/// The outline of a symbol.
pub(super) fn symbol(shape: SymbolShape, centre: Dot, radius: f32) -> Vec<Dot> {
    let px = crate::scene::Px::new(centre[0], centre[1]);
    if let Some(corners) = shape.corners(px, radius) {
        return corners.iter().map(|p| [p.x, p.y]).collect();
    }
    let n = corners(radius);
    (0..n).map(|i| on_circle(centre, radius, f64::from(i) / f64::from(n))).collect()
}

/// The outline of a box with quarter circles of `radius` as corners.
pub(super) fn rounded(rect: &RectPx, radius: f32) -> Vec<Dot> {
    let radius = radius.min(rect.w / 2.0).min(rect.h / 2.0).max(0.0);
    let (l, t, r, b) = (rect.x, rect.y, rect.right(), rect.bottom());
    if radius == 0.0 {
        return vec![[l, t], [r, t], [r, b], [l, b]];
    }
    let centres =
        [[r - radius, t + radius], [r - radius, b - radius], [l + radius, b - radius], [l + radius, t + radius]];
    let n = corners(radius).div_ceil(4);
    let arc = |(quarter, centre): (u32, Dot)| {
        (0..=n).map(move |i| on_circle(centre, radius, (f64::from(quarter) + f64::from(i) / f64::from(n)) / 4.0))
    };
    (0..).zip(centres).flat_map(arc).collect()
}
