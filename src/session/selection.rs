//! What is picked out: on the map, in a list, in the inspector.

use crate::atlas::CountryId;

/// One thing of the atlas, by id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Selection {
    /// A country.
    Country(CountryId),
    /// An event.
    Event(String),
    /// A held or claimed area.
    Area(String),
    /// A settlement with dated control.
    Settlement(String),
    /// A pipeline, railway or corridor.
    Route(String),
    /// Evidence that is no event: a tie, a vote, a claim.
    Item(String),
    /// A question on which two readings disagree.
    Disagreement(String),
}

impl Selection {
    /// The id of the event, when it is one.
    pub fn event(&self) -> Option<&str> {
        if let Self::Event(id) = self { Some(id) } else { None }
    }

    /// The country, when it is one.
    pub const fn country(&self) -> Option<CountryId> {
        if let Self::Country(id) = self { Some(*id) } else { None }
    }
}
