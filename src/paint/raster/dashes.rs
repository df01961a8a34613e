//! Dashed lines as the lines that they are made of.

use crate::paint::chains::{Chain, Dot};

/// Most lengths of a pattern.
const MAX_PATTERN: usize = 16;

/// The dashes of a line, each a line of its own; without a pattern the line itself. Lengths are in
/// pixels. A pattern that is too fine to be seen, or holds what is not a length, is a solid line.
pub(super) fn dashes(line: Chain, pattern: &[f32]) -> Vec<Chain> {
    let lengths = pattern.len() <= MAX_PATTERN && pattern.iter().all(|l| l.is_finite() && *l >= 0.0);
    if !lengths || pattern.iter().sum::<f32>() <= 0.5 {
        return vec![line];
    }
    let lengths: Vec<f32> = if pattern.len().is_multiple_of(2) { pattern.to_vec() } else { pattern.repeat(2) };
    let mut dash = Dash { lengths, index: 0, done: 0.0, dots: Vec::new(), dashes: Vec::new() };
    let back = line.closed.then(|| line.dots.first().copied()).flatten();
    let ends: Vec<Dot> = line.dots.iter().copied().chain(back).collect();
    for pair in ends.windows(2) {
        dash.walk(pair[0], pair[1]);
    }
    dash.lift();
    dash.dashes
}

/// A pen that goes along a line and is down for every other length of its pattern.
struct Dash {
    lengths: Vec<f32>,
    index: usize,
    /// Pixels of the present length that are behind.
    done: f32,
    dots: Vec<Dot>,
    dashes: Vec<Chain>,
}

impl Dash {
    fn walk(&mut self, a: Dot, b: Dot) {
        let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
        let length = (dx * dx + dy * dy).sqrt();
        let mut at = 0.0;
        if self.index.is_multiple_of(2) && self.dots.is_empty() {
            self.dots.push(a);
        }
        while at < length {
            let left = self.lengths[self.index] - self.done;
            let step = left.min(length - at);
            at += step;
            self.done += step;
            let t = (at / length).min(1.0);
            let dot = [a[0] + dx * t, a[1] + dy * t];
            if self.index.is_multiple_of(2) {
                self.dots.push(dot);
            }
            if step < left {
                break;
            }
            self.lift();
            self.done = 0.0;
            self.index = (self.index + 1) % self.lengths.len();
            if self.index.is_multiple_of(2) {
                self.dots.push(dot);
            }
        }
    }

    fn lift(&mut self) {
        let dots = std::mem::take(&mut self.dots);
        if dots.len() > 1 {
            self.dashes.push(Chain::new(dots, false));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_have_their_lengths_around_corners() {
        let corner = Chain::new(vec![[0.0, 0.0], [10.0, 0.0], [10.0, 10.0]], false);
        let dashes = dashes(corner, &[6.0, 2.0]);
        let dots: Vec<_> = dashes.into_iter().map(|d| d.dots).collect();
        assert_eq!(
            dots,
            [vec![[0.0, 0.0], [6.0, 0.0]], vec![[8.0, 0.0], [10.0, 0.0], [10.0, 4.0]], vec![[10.0, 6.0], [10.0, 10.0]]]
        );
    }

    #[test]
    fn a_pattern_of_nothing_is_a_solid_line() {
        let line = Chain::new(vec![[0.0, 0.0], [10.0, 0.0]], false);
        assert_eq!(dashes(line.clone(), &[]).len(), 1);
        assert_eq!(dashes(line.clone(), &[0.0, 0.0]).len(), 1);
        assert_eq!(dashes(line, &[f32::NAN, 1.0]).len(), 1);
    }
}
