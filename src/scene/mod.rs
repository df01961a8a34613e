//! What is drawn and where, without saying how.

mod item;

pub use item::{MapFrame, MapItem, Mark, Placement, Px, RectPx, Rgba, Scene, SymbolShape, TextMark, Weight};
