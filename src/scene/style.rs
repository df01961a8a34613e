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
    /// Whether small land is shown larger in a corner.
    pub inset: bool,
    /// Groups of categories that are not shown.
    pub hidden_groups: Vec<CategoryGroup>,
}

impl Style {
    /// The parts of a map that can be left out, by their words, and whether each is shown.
    const fn parts(&mut self) -> [(&'static str, &mut bool); 7] {
        [
            ("events", &mut self.events),
            ("towns", &mut self.towns),
            ("rivers", &mut self.rivers),
            ("units", &mut self.units),
            ("areas", &mut self.areas),
            ("names", &mut self.labels),
            ("inset", &mut self.inset),
        ]
    }

    /// What is left out, in words: parts of the map and groups of events.
    pub fn hidden(&self) -> Vec<&'static str> {
        let mut own = self.clone();
        let parts = own.parts().into_iter().filter(|(_, shown)| !**shown).map(|(word, _)| word).collect::<Vec<_>>();
        parts.into_iter().chain(self.hidden_groups.iter().map(|group| group.word())).collect()
    }

    /// Leaves a part or a group of events out, by its word.
    ///
    /// # Errors
    /// When there is no such word: those that there are.
    pub fn hide(&mut self, word: &str) -> Result<(), String> {
        let groups = CategoryGroup::ALL.iter().copied();
        if let Some(group) = groups.clone().find(|group| group.word() == word) {
            self.hidden_groups.push(group);
            return Ok(());
        }
        let parts = self.parts();
        let words = parts.iter().map(|(own, _)| *own).chain(groups.map(CategoryGroup::word)).collect::<Vec<_>>();
        match parts.into_iter().find(|(own, _)| *own == word) {
            Some((_, shown)) => *shown = false,
            None => return Err(format!("nothing called \"{word}\" can be hidden; use some of {}", words.join(", "))),
        }
        Ok(())
    }
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
            inset: true,
            hidden_groups: Vec::new(),
        }
    }
}
