//! What the viewer chose to see: layers, sizes, theme, borders. No dates, no scores.

use super::theme::{LIGHT, Theme};
use crate::atlas::{Borders, CategoryGroup, RouteKind};

/// Which kinds of route are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoutesShown {
    /// Oil and gas.
    pub pipelines: bool,
    /// Railways.
    pub railways: bool,
    /// Roads and routes of several modes.
    pub corridors: bool,
}

impl RoutesShown {
    /// Whether a kind is drawn.
    pub const fn shows(self, kind: RouteKind) -> bool {
        match kind {
            RouteKind::Oil | RouteKind::Gas => self.pipelines,
            RouteKind::Rail => self.railways,
            RouteKind::Corridor => self.corridors,
        }
    }

    /// Those that are drawn, as the command line has them.
    pub fn words(self) -> String {
        let kinds = [(self.pipelines, "pipelines"), (self.railways, "railways"), (self.corridors, "corridors")];
        kinds.into_iter().filter(|(shown, _)| *shown).map(|(_, word)| word).collect::<Vec<_>>().join(",")
    }

    /// Whether any is.
    pub const fn any(self) -> bool {
        self.pipelines || self.railways || self.corridors
    }
}

/// What is drawn and how large.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    /// Colours.
    pub theme: &'static Theme,
    /// Factor on all text and marks, 1 for a desktop.
    pub text_scale: f32,
    /// How borders are told.
    pub borders: Borders,
    /// Events as symbols.
    pub events: bool,
    /// Towns.
    pub towns: bool,
    /// Rivers.
    pub rivers: bool,
    /// First-order units, on a near map.
    pub units: bool,
    /// Areas held by another than the recognised state.
    pub areas: bool,
    /// Which kinds of route.
    pub routes: RoutesShown,
    /// Names.
    pub labels: bool,
    /// Room for a value under a scored country's name, in ems of the value's size; 0 for none.
    pub value_ems: f32,
    /// Whether land that is not scored may have a colour: its name needs a halo then.
    pub all_coloured: bool,
    /// Groups of categories that are not shown.
    pub hidden_groups: Vec<CategoryGroup>,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            theme: &LIGHT,
            text_scale: 1.0,
            borders: Borders::Recognised,
            events: true,
            towns: true,
            rivers: true,
            units: true,
            areas: true,
            routes: RoutesShown::default(),
            labels: true,
            value_ems: 0.0,
            all_coloured: false,
            hidden_groups: Vec::new(),
        }
    }
}
