//! How evidence is coded: the codebook, and the organisations that ties are with.

use super::Pairs;
use crate::atlas::{Category, Domain, Pole};
use schemars::JsonSchema;
use serde::Deserialize;

/// The codebook in the form that programs read; `CODEBOOK.md` says the same in words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Codebook {
    /// Version of the codebook.
    pub version: String,
    /// Towards which poles a tie with an organisation or state counts.
    pub poles: Pairs<String, Vec<Pole>>,
    /// Kinds of tie.
    pub ties: Vec<TieCode>,
    /// What events are worth, by category.
    pub events: Vec<EventScale>,
}

/// A kind of tie and what it is worth while it holds.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TieCode {
    /// The word that ties name it by.
    pub code: String,
    /// What it is.
    pub what: String,
    /// Its worth in each domain; none for a tie that says nothing about closeness to a pole.
    pub effects: Vec<CodedEffect>,
    /// Id of the tie that shows it best.
    pub anchor: String,
}

/// What a kind of tie is worth in a domain.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodedEffect {
    /// The domain.
    pub domain: Domain,
    /// −3 to +3.
    pub strength: f64,
}

/// The levels of one category of events.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventScale {
    /// The category.
    pub category: Category,
    /// Its levels; none when its events say nothing about closeness.
    pub levels: Vec<EventLevel>,
}

/// One level of strength, closer or farther alike.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EventLevel {
    /// 0 to 3; the sign follows from what happened.
    pub strength: f64,
    /// What happens at this level.
    pub what: String,
    /// Domains in which such events count.
    pub domains: Vec<Domain>,
    /// Id of the event that shows it best.
    pub anchor: String,
}

/// An organisation that ties are with.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Organisation {
    /// The short name that ties use: CSTO.
    pub id: String,
    /// Its name in English.
    pub name: String,
    /// Its name in other languages, by BCP 47 code.
    #[serde(default)]
    pub native: Pairs<String, String>,
    /// When it came into being.
    pub founded: Option<String>,
    /// Town of its seat.
    pub seat: Option<String>,
}
