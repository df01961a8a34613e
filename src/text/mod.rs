//! Fonts, shaping and measures: one set of files, measured once, the same on every machine.
//!
//! The six faces (Noto Sans, Noto Sans Georgian, Noto Sans Armenian, regular and bold) are part of
//! the program; no system font is ever read. Every position comes from integer font units times
//! the size, so a label is as wide on one machine as on another.
//!
//! Text from outside is cleaned before it is shaped ([`clean`]): control characters and marks of
//! direction go, line ends become spaces, a base keeps at most four combining marks, and a string
//! ends after 2,000 bases. A character that no face has is drawn as the empty box that fonts
//! have for it; `−` and `→`, which Noto Sans lacks, are drawn as `–` and `›`. Nothing is dropped
//! silently but what has no form of its own. Text runs from left to right.

mod characters;
mod font;
mod lines;
mod outline;
mod shape;
mod words;

pub use characters::clean;
pub use font::{FontId, FontScript, Weight, ascent, cap_height, descent, font_files, line_height};
pub use lines::{ellipsis, wrap};
pub use outline::{Outline, Segment, outline};
pub use shape::{PlacedGlyph, layout, measure, substitute};
pub use words::{capitalised, counted, grouped, number, shortened, signed, uncapitalised};
