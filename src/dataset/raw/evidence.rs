//! Ties, votes, events, claims and the statements that they stand for.

use super::Pairs;
use crate::atlas::{Actor, Ballot, Category, Domain, Label, Pole, TieStatus};
use schemars::JsonSchema;
use serde::Deserialize;

const fn government() -> Actor {
    Actor::Government
}

/// Closeness of the relation between a country and a pole, whoever acts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Effect {
    /// The country, ISO 3166 alpha-3.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    pub country: String,
    /// Who in the country; only the government's level scores. Left out: whose level the claim speaks
    /// of, and of an event the government.
    pub actor: Option<Actor>,
    /// Towards which pole, or away from it.
    pub pole: Pole,
    /// In which domain.
    pub domain: Domain,
    /// −3 to +3, never 0.
    #[schemars(range(min = -3.0, max = 3.0))]
    pub strength: f64,
}

/// An effect of a tie; the country is the tie's.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TieEffect {
    /// Who in the country; only the government's level scores.
    #[serde(default = "government")]
    pub actor: Actor,
    /// Towards which pole, or away from it.
    pub pole: Pole,
    /// In which domain.
    pub domain: Domain,
    /// −3 to +3, never 0.
    #[schemars(range(min = -3.0, max = 3.0))]
    pub strength: f64,
}

/// A number that a source gives, in the source's own words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Quantity {
    /// What is counted.
    pub what: String,
    /// The value as the source has it.
    pub value: String,
    /// Id of the source.
    pub source: String,
}

/// Something that happened, at a date and usually at a place (the feature's Point).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Event {
    /// Unique in the dataset; starts with the date as far as it is known.
    pub id: String,
    /// 2025-07-10, 2025-07 or 2025; `~` behind it for "about".
    pub date: String,
    /// Last day or month.
    pub end: Option<String>,
    /// Neutral, at most 60 characters.
    pub title: String,
    /// One or two sentences, at most 400 characters.
    pub text: String,
    /// The scored countries that it concerns.
    pub countries: Vec<String>,
    /// Lever of influence.
    pub category: Category,
    /// Name of the place.
    pub place: Option<String>,
    /// True when the place lies outside the countries that it concerns.
    #[serde(default)]
    pub abroad: bool,
    /// Who took part.
    #[serde(default)]
    pub actors: Vec<String>,
    /// What it says about closeness.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// 1 (official record or several independent sources), 0.7 (one good source), 0.4 (doubtful).
    pub confidence: f64,
    /// What kind of statement it is.
    pub label: Label,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// Those of the sources that a curator opened and found to state the fact and its day.
    #[serde(default)]
    pub confirmed_by: Vec<String>,
    /// Ids of the source statements that it stands for.
    #[serde(default)]
    pub statements: Vec<String>,
    /// Key of the episode, ladder or session of whose items one counts.
    pub counts_with: Option<String>,
    /// Ids of events near in time and place and of the same category that are not the same thing.
    #[serde(default)]
    pub distinct_from: Vec<String>,
    /// The other side's version, attributed.
    pub contested: Option<String>,
    /// Numbers as sources give them.
    #[serde(default)]
    pub quantities: Vec<Quantity>,
    /// A curator's remark.
    pub note: Option<String>,
}

/// A country's standing with an organisation or a partner state over a span.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Tie {
    /// Unique in the dataset.
    pub id: String,
    /// The country, ISO 3166 alpha-3.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    pub country: String,
    /// CIS, CSTO, EAEU, OTS, SCO, GUAM, EU, NATO, BRICS, …; or a partner.
    pub organisation: Option<String>,
    /// The partner state of a bilateral tie, ISO 3166 alpha-3; or an organisation.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    pub partner: Option<String>,
    /// Full name of the organisation or treaty.
    pub name: String,
    /// Standing.
    pub status: TieStatus,
    /// Its kind in the codebook.
    pub code: Option<String>,
    /// First day on which it holds.
    pub start: String,
    /// First day on which it no longer holds.
    pub end: Option<String>,
    /// Signed on.
    pub signed: Option<String>,
    /// Provisionally applied from.
    pub provisional: Option<String>,
    /// In force from.
    pub in_force: Option<String>,
    /// What it says about closeness while it holds.
    #[serde(default)]
    pub effects: Vec<TieEffect>,
    /// 1, 0.7 or 0.4.
    pub confidence: f64,
    /// What kind of statement it is.
    pub label: Option<Label>,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// Those of the sources that a curator opened and found to state the fact and its day.
    #[serde(default)]
    pub confirmed_by: Vec<String>,
    /// Ids of the source statements that it stands for.
    #[serde(default)]
    pub statements: Vec<String>,
    /// Key of the ladder of whose rungs one counts.
    pub counts_with: Option<String>,
    /// At most 400 characters.
    #[serde(default)]
    pub text: String,
    /// A curator's remark.
    pub note: Option<String>,
}

/// A roll call of the UN General Assembly.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vote {
    /// Unique in the dataset.
    pub id: String,
    /// ES-11/1, 68/262.
    pub resolution: String,
    /// Day of the vote.
    pub date: String,
    /// Title of the resolution, shortened.
    pub title: String,
    /// At most 400 characters.
    #[serde(default)]
    pub text: String,
    /// How the poles that the text is about stand to it.
    pub positions: Pairs<Pole, Ballot>,
    /// How each state voted, by ISO 3166 alpha-3.
    pub votes: Pairs<String, Ballot>,
    /// 1, 0.7 or 0.4.
    pub confidence: f64,
    /// What kind of statement it is.
    pub label: Option<Label>,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// Those of the sources that a curator opened and found to state the fact and its day.
    #[serde(default)]
    pub confirmed_by: Vec<String>,
    /// Ids of the source statements that it stands for.
    #[serde(default)]
    pub statements: Vec<String>,
    /// Key of the session of whose votes one counts.
    pub counts_with: Option<String>,
    /// A curator's remark.
    pub note: Option<String>,
}

/// What a named source says: an opinion, a prediction, a contested statement.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Claim {
    /// Unique in the dataset.
    pub id: String,
    /// Who says it.
    #[serde(default)]
    pub author: String,
    /// The author's role: op-ed writer, party leader.
    pub role: String,
    /// Whose level it speaks of.
    #[serde(default = "government")]
    pub actor: Actor,
    /// When it was said.
    pub date: String,
    /// Until when it was upheld.
    pub end: Option<String>,
    /// The countries that it names.
    pub subject: Vec<String>,
    /// At most 60 characters.
    pub title: String,
    /// Own words, at most 400 characters.
    pub text: String,
    /// What it says about closeness.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// 1, 0.7 or 0.4: how sure it is that this was said.
    pub confidence: f64,
    /// What kind of statement it is.
    pub label: Label,
    /// Ids of sources.
    pub sources: Vec<String>,
    /// Ids of the source statements that it stands for.
    #[serde(default)]
    pub statements: Vec<String>,
    /// Key of the argument of whose claims one counts.
    pub counts_with: Option<String>,
    /// Name of the place that it is about.
    #[expect(dead_code, reason = "allowed in the file; the atlas shows claims by country")]
    pub place: Option<String>,
    /// Longitude of that place, degrees.
    pub lon: Option<f64>,
    /// Latitude of that place, degrees.
    pub lat: Option<f64>,
    /// A curator's remark.
    pub note: Option<String>,
}

/// One statement of a source document, in a curator's words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Statement {
    /// A1.04, B.12.
    pub id: String,
    /// Id of the source, or the letter of the document.
    pub source: String,
    /// F fact, R report, O opinion, P prediction, Q quantity.
    #[serde(rename = "type")]
    pub kind: String,
    /// The date that it speaks of, as the document has it.
    pub date: Option<String>,
    /// Own words.
    pub text: String,
}
