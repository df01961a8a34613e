//! The only way to change a session: one list of commands for buttons, keys and whatever comes.

mod apply;
#[expect(clippy::module_inception, reason = "the room is named after what it is about")]
mod command;
mod reading;
mod shortcuts;
mod travel;
mod view;

pub use apply::apply;
pub use command::{Command, LensEdit};
pub use shortcuts::{Chord, Key, SHORTCUTS, Shortcut, command_for};
