//! Views: what the colours of a map say on a day. A view asks a reading (or a roll call, a table of
//! ratings, two readings) and answers with one shade per country, its words and its legend. No
//! pixels and no colour values: those belong to the scene's theme.

mod faces;
mod key;
mod meaning;
mod rating;
mod scope;
mod shade;
mod standing;
#[expect(clippy::module_inception, reason = "the room is named after what it is about")]
mod view;

pub use faces::{CONFLICT_SHOWN_FROM, faces, split};
pub use key::{Key, key, signed, subtitle};
pub use meaning::meaning;
pub use scope::Scope;
pub use shade::{Face, STEPS, Shade, step_of};
pub use standing::{Membership, Standing, standing};
pub use view::{MAP_VIEWS, View};
