//! Days, dates with precision, spans, playback and axis ticks. Nothing here reads a clock.

mod date;
mod day;
mod playback;
mod span;
mod ticks;

pub use date::{Date, ParseDateError, Precision};
pub use day::Day;
pub use playback::{LoopMode, Playback};
pub use span::Span;
pub use ticks::{Step, Tick, ticks_between};
