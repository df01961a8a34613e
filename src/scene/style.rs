//! What the viewer chose to see: layers, sizes, theme, borders. No dates, no scores.

use super::theme::{LIGHT, Theme};
use crate::atlas::CategoryGroup;

/// How borders are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Borders {
    /// As recognised by the UN General Assembly; holders as a hatched overlay.
    #[default]
    Recognised,
    /// The same land, the line of control drawn stronger than the recognised border.
    DeFacto,
    /// With claimed areas outlined too.
    Claims,
}

impl Borders {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Recognised, Self::DeFacto, Self::Claims];

    /// The word used on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Recognised => "recognised",
            Self::DeFacto => "de-facto",
            Self::Claims => "claims",
        }
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
    /// Areas held by another than the recognised state.
    pub areas: bool,
    /// Pipelines, railways, corridors.
    pub routes: bool,
    /// Names.
    pub labels: bool,
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
            areas: true,
            routes: false,
            labels: true,
            hidden_groups: Vec::new(),
        }
    }
}
