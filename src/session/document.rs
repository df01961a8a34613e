//! The part of a session that is worth keeping: a few numbers and words, cheap to clone.

use super::selection::Selection;
use super::window::TimeWindow;
use crate::atlas::{Borders, CategoryGroup, Lens};
use crate::map::{Camera, ProjectionKind, Region};
use crate::time::{Day, Step};
use crate::view::View;
use std::collections::BTreeSet;

/// Where the map looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum CameraTarget {
    /// A named region, fitted to the free space of the map whatever its size.
    Region(Region),
    /// Where a person has put it.
    Free(Camera),
}

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Appearance {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
    /// As the desktop has it.
    #[default]
    System,
}

impl Appearance {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::System];

    /// The name in the menu.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Light => "Light",
            Self::Dark => "Dark",
            Self::System => "As the system",
        }
    }

    /// The next one, around and around.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
            Self::System => Self::Light,
        }
    }
}

/// A part of the map that can be switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layer {
    /// Marks of events.
    Events,
    /// Populated places.
    Towns,
    /// Rivers.
    Rivers,
    /// First-order units.
    Units,
    /// Occupied, breakaway and other held areas.
    Areas,
    /// Oil and gas pipelines.
    Pipelines,
    /// Railways.
    Railways,
    /// Roads and routes of several modes.
    Corridors,
    /// Names on the map.
    Labels,
    /// The South Caucasus, larger, in a corner.
    Inset,
}

impl Layer {
    /// All, as the menu lists them.
    pub const ALL: [Self; 10] = [
        Self::Events,
        Self::Areas,
        Self::Labels,
        Self::Towns,
        Self::Rivers,
        Self::Units,
        Self::Pipelines,
        Self::Railways,
        Self::Corridors,
        Self::Inset,
    ];

    /// The name in the menu.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Events => "Events",
            Self::Towns => "Towns",
            Self::Rivers => "Rivers",
            Self::Units => "Regions within countries, on a near map",
            Self::Areas => "Held and claimed areas",
            Self::Pipelines => "Pipelines",
            Self::Railways => "Railways",
            Self::Corridors => "Corridors and roads",
            Self::Labels => "Names",
            Self::Inset => "Inset of the South Caucasus",
        }
    }
}

/// Which parts of the map are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    shown: [bool; Layer::ALL.len()],
}

impl Default for Layers {
    /// Everything but the routes, which are dense.
    fn default() -> Self {
        Self { shown: [true; Layer::ALL.len()] }
            .with(Layer::Pipelines, false)
            .with(Layer::Railways, false)
            .with(Layer::Corridors, false)
    }
}

impl Layers {
    /// Whether the layer is drawn.
    pub const fn shows(&self, layer: Layer) -> bool {
        self.shown[layer as usize]
    }

    /// The same with one layer on or off.
    #[must_use]
    pub const fn with(mut self, layer: Layer, shown: bool) -> Self {
        self.shown[layer as usize] = shown;
        self
    }
}

/// Everything that a window shows, without what passes (hover, playback, open popups).
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The day shown.
    pub date: Day,
    /// The lens: one of the dataset's, a person's own, or one that is being changed.
    pub lens: Lens,
    /// What the colours say, or which page stands in the map's place.
    pub view: View,
    /// The day that changes are counted from; a year before the day shown when `None`.
    pub since: Option<Day>,
    /// The days that pages of time run over; those of the slider when `None`.
    pub period: Option<(Day, Day)>,
    /// Whether the West is shown as its stronger part.
    pub west_split: bool,
    /// Projection of the map.
    pub projection: ProjectionKind,
    /// Where the map looks.
    pub camera: CameraTarget,
    /// Which events are listed and drawn.
    pub window: TimeWindow,
    /// What the inspector shows.
    pub selection: Option<Selection>,
    /// Light or dark.
    pub appearance: Appearance,
    /// How borders are told.
    pub borders: Borders,
    /// Which parts of the map are drawn.
    pub layers: Layers,
    /// How far one step goes.
    pub step: Step,
    /// Groups of events that are neither listed nor drawn.
    pub hidden_groups: BTreeSet<CategoryGroup>,
}

impl Document {
    /// The first look at a dataset.
    pub fn new(date: Day, lens: Lens) -> Self {
        Self {
            date,
            lens,
            view: View::default(),
            since: None,
            period: None,
            west_split: false,
            projection: ProjectionKind::default(),
            camera: CameraTarget::Region(Region::default()),
            window: TimeWindow::default(),
            selection: None,
            appearance: Appearance::default(),
            borders: Borders::default(),
            layers: Layers::default(),
            step: Step::Month,
            hidden_groups: BTreeSet::new(),
        }
    }
}
