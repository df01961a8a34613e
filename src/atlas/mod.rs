//! The validated, immutable contents of a dataset: one type per kind of record.
//! No files, no scores, no pixels.

mod borders;
mod category;
mod coding;
mod index;
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
pub use index::ItemIndex;
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

use crate::map::Region;
use crate::time::{Date, Day};
use geo::BoundingRect;

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
    /// Where the items are.
    pub index: ItemIndex,
}

impl Atlas {
    /// The shortest period that a page of time runs over, from its first day to its last: a February.
    pub const SHORTEST_PERIOD_DAYS: i32 = 27;

    /// First and last day of pages of time: those asked for, within the dataset and in order; without
    /// them those of the slider, and for a day before them what is near it too.
    pub fn period(&self, asked: Option<(Day, Day)>, day: Day) -> (Day, Day) {
        let usual = (self.slider_from.min(day.add_months(-24)), self.last_day);
        let (from, to) = asked.unwrap_or(usual);
        let within = |day: Day| day.clamp(self.first_day, self.last_day);
        (within(from.min(to)), within(from.max(to)))
    }

    /// West, south, east and north of the dataset's own land, with a margin; `None` when it has none.
    pub fn own_extent(&self) -> Option<[f64; 4]> {
        const MARGIN: f64 = 0.5;
        let own = self.countries.iter().filter(|country| country.role != Role::Context);
        let [west, south, east, north] = own
            .filter_map(extent_of)
            .reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])?;
        let (west, east) = ((west - MARGIN).max(-180.0), (east + MARGIN).min(180.0));
        Some([west, (south - MARGIN).max(-85.0), east, (north + MARGIN).min(85.0)])
    }

    /// The dataset's own land where it lies in another part of the world: no scored land meets the
    /// region that the map shows otherwise.
    pub fn abroad(&self) -> Option<[f64; 4]> {
        let [west, south, east, north] = Region::Whole.extent();
        let meets = |[w, s, e, n]: [f64; 4]| w <= east && e >= west && s <= north && n >= south;
        let mut scored = self.scored().filter_map(extent_of).peekable();
        scored.peek()?;
        if scored.any(meets) { None } else { self.own_extent() }
    }

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
        let before = self.ties.len() + self.votes.len();
        self.events.get(self.place_of(id)?.checked_sub(before)?)
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

    /// The item at a place in the order of [`Self::items`].
    pub fn item_at(&self, index: usize) -> Option<&Item> {
        let votes = index.checked_sub(self.ties.len());
        let events = votes.and_then(|at| at.checked_sub(self.votes.len()));
        let claims = events.and_then(|at| at.checked_sub(self.events.len()));
        match (votes, events, claims) {
            (None, ..) => self.ties.get(index).map(|t| &t.item),
            (Some(at), None, _) => self.votes.get(at).map(|v| &v.item),
            (_, Some(at), None) => self.events.get(at).map(|e| &e.item),
            (.., Some(at)) => self.claims.get(at).map(|c| &c.item),
        }
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
        self.item_at(self.place_of(id)?)
    }

    fn place_of(&self, id: &str) -> Option<usize> {
        self.index.of(id, || Box::new(self.items()))
    }
}

/// West, south, east and north of a country's land.
fn extent_of(country: &Country) -> Option<[f64; 4]> {
    let land = country.shape.bounding_rect()?;
    Some([land.min().x, land.min().y, land.max().x, land.max().y])
}
