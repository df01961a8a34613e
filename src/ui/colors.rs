//! Colours of poles and classes in the panels: those of the map's theme.

use crate::alignment::Class;
use crate::atlas::Pole;
use crate::paint::screen::color32;
use crate::scene::Theme;
use egui::Color32;

/// The map's theme, light or dark.
pub const fn scene_theme(dark: bool) -> &'static Theme {
    Theme::of(dark)
}

/// The colour of a pole, in its strong or its leaning shade.
pub fn pole_color(pole: Pole, strong: bool, dark: bool) -> Color32 {
    color32(Theme::of(dark).pole(pole, strong))
}

/// Ground and pattern of a class: stripes for two poles, hatch for too little evidence.
pub fn class_colors(class: Class, dark: bool) -> (Color32, Option<Color32>) {
    let theme = Theme::of(dark);
    let (ground, stripes) = theme.class(class);
    let hatch = (class.kind == crate::alignment::ClassKind::Insufficient).then_some(theme.insufficient_hatch);
    (color32(ground), stripes.or(hatch).map(color32))
}
