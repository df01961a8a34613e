//! What is filled: loops of points, ready to be painted band by band.

use super::coverage::{Coverage, Rule};
use crate::paint::chains::{Dot, Extent};
use crate::scene::Rgba;
use std::ops::Range;

/// Most edges whose heights are kept together.
const BLOCK: usize = 32;

/// Closed chains of points, in pixels, that are inside or outside together.
#[derive(Clone, Default)]
pub(super) struct Shape {
    /// All loops, one after the other, the first point of each again at its end.
    dots: Vec<Dot>,
    blocks: Vec<Block>,
    extent: Option<Extent>,
}

/// Neighbouring edges with their top and bottom, so that a band need not look at every point of a
/// country to find the few in it.
#[derive(Clone)]
struct Block {
    dots: Range<usize>,
    top: f32,
    bottom: f32,
}

impl Shape {
    /// Of loops that are given one by one.
    pub fn of(loops: impl IntoIterator<Item = Vec<Dot>>) -> Self {
        let mut shape = Self::default();
        for dots in loops {
            shape.add(dots);
        }
        shape
    }

    /// Adds a loop.
    pub fn add(&mut self, dots: impl IntoIterator<Item = Dot>) {
        let first = self.dots.len();
        self.dots.extend(dots);
        let Some(start) = self.dots.get(first).copied() else { return };
        self.dots.push(start);
        let last = self.dots.len() - 1;
        for from in (first..last).step_by(BLOCK) {
            let dots = from..(from + BLOCK).min(last) + 1;
            let extent = Extent::of(&self.dots[dots.clone()]);
            self.blocks.push(Block { dots, top: extent.min[1], bottom: extent.max[1] });
            self.extent = Some(self.extent.map_or(extent, |e| e.with(extent)));
        }
    }

    /// The same shape elsewhere.
    pub fn moved(&self, [x, y]: Dot) -> Self {
        let dots = self.dots.iter().map(|d| [d[0] + x, d[1] + y]).collect();
        let down = |b: &Block| Block { dots: b.dots.clone(), top: b.top + y, bottom: b.bottom + y };
        let extent = self.extent.map(|e| e.moved([x, y]));
        Self { dots, blocks: self.blocks.iter().map(down).collect(), extent }
    }

    /// Whether it reaches the box.
    pub fn meets(&self, view: &Extent) -> bool {
        self.extent.is_some_and(|extent| extent.meets(view))
    }

    /// Adds the edges that reach the box.
    pub fn trace(&self, view: &Extent, coverage: &mut Coverage) {
        let within = |d: Dot| [d[0] - view.min[0], d[1] - view.min[1]];
        for block in self.blocks.iter().filter(|b| b.bottom >= view.min[1] && b.top <= view.max[1]) {
            for pair in self.dots[block.dots.clone()].windows(2) {
                coverage.edge(within(pair[0]), within(pair[1]));
            }
        }
    }
}

/// One colour in one or more shapes. Where shapes overlap the colour is laid on once: the border
/// that two countries share is not twice as dark.
pub(super) struct Ink {
    pub color: Rgba,
    pub rule: Rule,
    pub shapes: Vec<Shape>,
    extent: Extent,
}

impl Ink {
    /// `None` if nothing would be seen.
    pub fn new(color: Rgba, rule: Rule, shapes: Vec<Shape>) -> Option<Self> {
        let extent = shapes.iter().filter_map(|s| s.extent).reduce(Extent::with)?;
        (color.a > 0).then_some(Self { color, rule, shapes, extent })
    }

    /// Whether it reaches the box.
    pub fn meets(&self, view: &Extent) -> bool {
        self.extent.meets(view)
    }
}
