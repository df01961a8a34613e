//! The validated, immutable contents of a dataset: one type per kind of record.
//! No files, no scores, no pixels.

mod borders;
mod category;
mod coding;
mod item;
mod method;
mod place;
mod source;
mod statement;
mod story;
mod vocabulary;

pub use borders::Borders;
pub use category::{Category, CategoryGroup};
pub use coding::{Codebook, EventLevel, Organisation, TieCode};
pub use item::{Claim, Effect, Event, Item, Quantity, Tie, Vote};
pub use method::{Lens, Method, Weights};
pub use place::{
    Area, Basemap, CellsHeld, ControlChange, Country, River, Route, Settlement, Town, Unit, Units, Water, WaterLabel,
};
pub use source::Source;
pub use statement::{Disagreement, Reading, Statement};
pub use story::{Story, StoryStep};
pub use vocabulary::{
    Actor, AreaStatus, Ballot, CountryId, Domain, Kind, Label, Pole, PoleSet, Role, RouteKind, RouteStatus, TieStatus,
};

use crate::time::{Date, Day};

/// A value for a country at a date, given by a named rater. Never summed with evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    /// The country.
    pub country: CountryId,
    /// The date.
    pub date: Date,
    /// The value as written: a number or a class.
    pub value: String,
}

/// A table of ratings by one rater.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingTable {
    /// Unique in the dataset (the file's name without its ending).
    pub id: String,
    /// Rows, sorted by country and date.
    pub rows: Vec<Rating>,
}

/// Everything that a dataset says, checked and ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Atlas {
    /// Title of the dataset.
    pub title: String,
    /// Version of the dataset, as its authors count.
    pub version: String,
    /// `sha256:` and the fingerprint of every file.
    pub fingerprint: String,
    /// First day for which anything can be asked.
    pub first_day: Day,
    /// First day of the time slider.
    pub slider_from: Day,
    /// Last day (the end of the newest month).
    pub last_day: Day,
    /// Constants of the method.
    pub method: Method,
    /// Ids of the events that pages of time mark, the most important first; none when the authors
    /// name none.
    pub landmarks: Vec<String>,
    /// All countries of the map, sorted by id.
    pub countries: Vec<Country>,
    /// Areas with spans.
    pub areas: Vec<Area>,
    /// Settlements with dated control, sorted by id.
    pub settlements: Vec<Settlement>,
    /// Pipelines, railways, corridors.
    pub routes: Vec<Route>,
    /// Water and towns.
    pub basemap: Basemap,
    /// Ties.
    pub ties: Vec<Tie>,
    /// Roll calls.
    pub votes: Vec<Vote>,
    /// Events, sorted by date and id.
    pub events: Vec<Event>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// Tables of ratings.
    pub ratings: Vec<RatingTable>,
    /// Sources, sorted by id.
    pub sources: Vec<Source>,
    /// Lenses; the first is the default.
    pub lenses: Vec<Lens>,
    /// Stories.
    pub stories: Vec<Story>,
    /// Statements of the source documents.
    pub statements: Vec<Statement>,
    /// Questions on which two readings disagree.
    pub disagreements: Vec<Disagreement>,
    /// Organisations that ties are with.
    pub organisations: Vec<Organisation>,
    /// What kinds of evidence are worth.
    pub codebook: Codebook,
}

impl Atlas {
    /// The country with this id.
    pub fn country(&self, id: CountryId) -> Option<&Country> {
        self.countries.binary_search_by_key(&id, |c| c.id).ok().and_then(|i| self.countries.get(i))
    }

    /// The countries that get a score.
    pub fn scored(&self) -> impl Iterator<Item = &Country> {
        self.countries.iter().filter(|c| c.is_scored())
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.binary_search_by(|s| s.id.as_str().cmp(id)).ok().and_then(|i| self.sources.get(i))
    }

    /// The event with this id.
    pub fn event(&self, id: &str) -> Option<&Event> {
        self.events.iter().find(|e| e.item.id == id)
    }

    /// The lens with this id.
    pub fn lens(&self, id: &str) -> Option<&Lens> {
        self.lenses.iter().find(|l| l.id == id)
    }

    /// All evidence, ties first, then votes, events, claims, each in its file's order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        let ties = self.ties.iter().map(|t| &t.item);
        let votes = self.votes.iter().map(|v| &v.item);
        let events = self.events.iter().map(|e| &e.item);
        let claims = self.claims.iter().map(|c| &c.item);
        ties.chain(votes).chain(events).chain(claims)
    }

    /// Whose reading a lens is, when it lets one source's claims count and nothing else: the claim of its
    /// most frequent author (a source also quotes others), and the day of its newest claim.
    pub fn voice(&self, lens: &Lens) -> Option<(&Claim, Day)> {
        if lens.kinds != [Kind::Claim] || lens.sources.is_none() {
            return None;
        }
        let claims = || self.claims.iter().filter(|claim| lens.admits(&claim.item));
        let author = claims().max_by_key(|claim| claims().filter(|other| other.author == claim.author).count())?;
        Some((author, claims().map(|claim| claim.item.start()).max()?))
    }

    /// The organisation that ties name so.
    pub fn organisation(&self, id: &str) -> Option<&Organisation> {
        self.organisations.iter().find(|it| it.id == id)
    }

    /// The item with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items().find(|i| i.id == id)
    }
}
