//! Evidence: ties, votes, events, claims, and what they have in common.

use super::category::Category;
use super::vocabulary::{Actor, Ballot, CountryId, Domain, Kind, Label, Pole, TieStatus};
use crate::time::{Date, Day, Span};
use std::collections::BTreeMap;

/// What an item says about one country's closeness to one pole.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// The country.
    pub country: CountryId,
    /// Who in it.
    pub actor: Actor,
    /// The pole.
    pub pole: Pole,
    /// The domain.
    pub domain: Domain,
    /// Closeness of the relation, −3…+3, never 0.
    pub strength: f64,
}

/// A number that a source gives, kept in the source's own words.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// What is counted.
    pub what: String,
    /// The value as the source has it.
    pub value: String,
    /// The source's id.
    pub source: String,
}

/// What every kind of evidence has.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Unique in the dataset.
    pub id: String,
    /// Kind of evidence.
    pub kind: Kind,
    /// Short title.
    pub title: String,
    /// One or two sentences.
    pub text: String,
    /// When it happened or began, as exactly as known.
    pub date: Date,
    /// When it was over (ties: the first day on which it no longer holds).
    pub end: Option<Date>,
    /// 1, 0.7 or 0.4.
    pub confidence: f64,
    /// What kind of statement.
    pub label: Label,
    /// Ids of its sources, at least one.
    pub sources: Vec<String>,
    /// Those of the sources that a curator opened and found to state the fact and its day.
    pub confirmed_by: Vec<String>,
    /// Ids of the source statements it stands for.
    pub statements: Vec<String>,
    /// Ladder, treaty, episode or session of whose items one counts.
    pub counts_with: Option<String>,
    /// A curator's remark.
    pub note: Option<String>,
    /// What it says about whom.
    pub effects: Vec<Effect>,
}

impl Item {
    /// From the first day of the start to the first day of the end.
    pub fn span(&self) -> Span {
        Span { start: self.date.first(), end: self.end.map(Date::first) }
    }

    /// The first day on which it is known.
    pub fn start(&self) -> Day {
        self.date.first()
    }
}

/// A country's standing with an organisation or partner over a span.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// What all evidence has; `date` is the start.
    pub item: Item,
    /// The country.
    pub country: CountryId,
    /// CIS, CSTO, EAEU, … when it is an organisation.
    pub organisation: Option<String>,
    /// The partner state, when it is a state.
    pub partner: Option<CountryId>,
    /// Standing.
    pub status: TieStatus,
    /// Its kind in the codebook.
    pub code: Option<String>,
    /// Signed on.
    pub signed: Option<Date>,
    /// Provisionally applied from.
    pub provisional: Option<Date>,
    /// In force from.
    pub in_force: Option<Date>,
}

impl Tie {
    /// The organisation, or the partner's code.
    pub fn counterpart(&self) -> String {
        self.organisation.clone().or_else(|| self.partner.map(|p| p.to_string())).unwrap_or_default()
    }
}

/// A UN General Assembly roll call.
#[derive(Clone, Debug, PartialEq)]
pub struct Vote {
    /// What all evidence has; effects are derived from positions and ballots.
    pub item: Item,
    /// `ES-11/1`, `68/262`.
    pub resolution: String,
    /// How the poles that the text is about voted.
    pub positions: BTreeMap<Pole, Ballot>,
    /// How each state voted.
    pub ballots: BTreeMap<CountryId, Ballot>,
}

/// Something that happened, usually somewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// What all evidence has.
    pub item: Item,
    /// The scored countries that it concerns.
    pub countries: Vec<CountryId>,
    /// Lever of influence.
    pub category: Category,
    /// Name of the place.
    pub place: Option<String>,
    /// Longitude and latitude in degrees, WGS 84.
    pub position: Option<[f64; 2]>,
    /// Who took part.
    pub actors: Vec<String>,
    /// The other side's account, attributed.
    pub contested: Option<String>,
    /// Numbers as sources give them.
    pub quantities: Vec<Quantity>,
    /// Happened outside the countries that it concerns.
    pub abroad: bool,
}

impl Event {
    /// The last day on which it may have happened.
    pub fn last_day(&self) -> Day {
        self.item.end.map_or_else(|| self.item.date.last(), |end| end.last().max(self.item.date.first()))
    }

    /// Whether it may have happened on one of these days, both inside.
    pub fn touches(&self, from: Day, to: Day) -> bool {
        self.item.start() <= to && self.last_day() >= from
    }

    /// The largest |strength| of its effects, 0 without any.
    pub fn weight(&self) -> f64 {
        self.item.effects.iter().map(|e| e.strength.abs()).fold(0.0, f64::max)
    }
}

/// What a named source says.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// What all evidence has.
    pub item: Item,
    /// Who says it.
    pub author: String,
    /// The author's role: op-ed writer, party leader.
    pub role: String,
    /// Whose level it speaks of.
    pub actor: Actor,
    /// The countries it names.
    pub subject: Vec<CountryId>,
}
