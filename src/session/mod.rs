//! What a window shows and how it moves: a document that can be saved, and what passes.
//!
//! A session is read by everyone and changed by [`crate::command::apply`] alone.

mod document;
#[cfg(test)]
pub(crate) mod sample;
mod selection;
mod state;
mod transient;
mod window;

pub use document::{Appearance, CameraTarget, Document, Layer, Layers};
pub use selection::Selection;
pub use state::{Direction, Session};
pub use transient::{FigureFormat, Message, MessageKind, ReturnPoint, Transient};
pub use window::TimeWindow;
