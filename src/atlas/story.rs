//! Stories: steps through dates, places and lenses. Every field of a step but its caption is
//! optional and inherited from the step before.

use crate::time::Date;

/// A sequence of steps.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Unique in the dataset.
    pub id: String,
    /// Title.
    pub title: String,
    /// Steps in order.
    pub steps: Vec<StoryStep>,
}

/// One step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StoryStep {
    /// Title of the step.
    pub title: String,
    /// Shown beside the map.
    pub caption: String,
    /// For the presenter alone.
    pub notes: Option<String>,
    /// The date shown.
    pub date: Option<Date>,
    /// Named camera (`region`, `south-caucasus`, …).
    pub camera: Option<String>,
    /// Lens id.
    pub lens: Option<String>,
    /// Ids of items that it points at.
    pub items: Vec<String>,
}
