//! How evidence is coded: kinds of tie, levels of events, and the organisations that ties are with.

use super::category::Category;
use super::vocabulary::Domain;
use crate::time::Date;
use std::collections::BTreeMap;

/// An organisation that ties are with.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// The short name that ties use: `CSTO`.
    pub id: String,
    /// Its name in English.
    pub name: String,
    /// Its name in other languages, by BCP 47 code.
    pub native: BTreeMap<String, String>,
    /// When it came into being.
    pub founded: Option<Date>,
    /// Town of its seat.
    pub seat: Option<String>,
}

/// A kind of tie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieCode {
    /// The word that ties name it by.
    pub code: String,
    /// What it is.
    pub what: String,
}

/// A level of strength of one category of events.
#[derive(Clone, Debug, PartialEq)]
pub struct EventLevel {
    /// 0 to 3, closer or farther alike.
    pub strength: f64,
    /// What happens at this level.
    pub what: String,
    /// Domains in which such events count.
    pub domains: Vec<Domain>,
}

/// What kinds of evidence are worth, for people to read beside an item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Codebook {
    /// Version of the codebook.
    pub version: String,
    /// Kinds of tie.
    pub ties: Vec<TieCode>,
    /// Levels of events.
    pub events: Vec<(Category, Vec<EventLevel>)>,
}

impl Codebook {
    /// What a code of ties stands for.
    pub fn tie(&self, code: &str) -> Option<&TieCode> {
        self.ties.iter().find(|tie| tie.code == code)
    }

    /// The level of an event of a category with an effect of this strength in this domain.
    pub fn level(&self, category: Category, domain: Domain, strength: f64) -> Option<&EventLevel> {
        let (_, levels) = self.events.iter().find(|(own, _)| *own == category)?;
        levels.iter().find(|level| level.strength == strength.abs() && level.domains.contains(&domain))
    }
}
