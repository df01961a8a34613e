//! What is drawn and where, without saying how: geometry by level of detail, looks by class,
//! placed labels, legend. Every painter takes the same scene.

mod build;
mod country_names;
mod crop;
mod edges;
mod elsewhere;
mod furniture;
mod ground;
mod held;
mod hit_test;
mod item;
mod labels;
mod legend;
mod markers;
mod style;
mod texture;
mod theme;
mod tile_atlas;
mod units;
mod values;

pub use build::{map_items, placement, prepare_patterns};
pub use crop::Crops;
pub use edges::beyond_data;
pub use elsewhere::{Elsewhere, STRIP_HEIGHT, elsewhere};
pub use furniture::{Aim, Arrangement, arrange, event_arcs, in_inset, inset_camera, inset_outline, scale_bar};
pub use ground::{Ground, Level};
pub use held::HeldLand;
pub use hit_test::{Hit, hit_test};
pub use item::{MapFrame, MapItem, Mark, Placement, Px, RectPx, Rgba, Scene, SymbolShape, TextMark, Weight};
pub use labels::{PlacedLabels, place_event_labels, place_labels};
pub use legend::{ClassesShown, LegendContent, legend, moved};
pub use markers::{EventMarker, marker_counts, marker_marks, place_events, symbol_of};
pub use style::{RoutesShown, Style};
pub use texture::{Cut, Pattern, Resolution, STRIPE_SHARE};
pub use theme::{DARK, LIGHT, Theme};
pub use values::values_under;
