//! A colour taken apart: every item behind a score, with its exact contribution.

use super::reading::Reading;
use crate::atlas::{CountryId, Domain, Kind, Label, Pole};
use crate::time::{Date, Day};

/// One item's part in one pole's score.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// The item's id.
    pub id: String,
    /// Kind of evidence.
    pub kind: Kind,
    /// Title.
    pub title: String,
    /// Its date, as exactly as known.
    pub date: Date,
    /// What kind of statement it is.
    pub label: Label,
    /// Domain of the effect.
    pub domain: Domain,
    /// −3…+3.
    pub strength: f64,
    /// 1, 0.7 or 0.4.
    pub confidence: f64,
    /// Age weight k, 0 to 1.
    pub age_weight: f64,
    /// Whether it is a tie in force.
    pub in_force: bool,
    /// When it was over (ties: the first day on which it no longer holds).
    pub end: Option<Date>,
    /// Its part of the score.
    pub contribution: f64,
    /// The id of the item of its group that counts, when it is not itself.
    pub counted_under: Option<String>,
    /// Ids of its sources.
    pub sources: Vec<String>,
}

impl Contribution {
    /// Its standing on the day in words: carried from its beginning while it is in force, ended,
    /// ageing, counted under another.
    pub fn standing(&self) -> String {
        let weight = (self.age_weight * 100.0).round();
        match (&self.counted_under, self.kind, self.in_force) {
            (Some(other), ..) => format!("counted under {other}"),
            (None, Kind::Tie, true) => format!("in force, carried from {}", self.date.long()),
            (None, Kind::Tie, false) => {
                let when = self.end.map_or_else(String::new, |end| format!(" {}", end.long()));
                format!("ended{when}, ageing: {weight} % of its weight")
            }
            (None, _, _) if self.age_weight >= 0.995 => "new, full weight".into(),
            (None, ..) => format!("ageing: {weight} % of its weight"),
        }
    }
}

/// One pole's score and all behind it, the largest contribution first.
#[derive(Clone, Debug, PartialEq)]
pub struct PoleExplanation {
    /// The pole.
    pub pole: Pole,
    /// The score.
    pub score: f64,
    /// Items; their contributions sum to the score.
    pub items: Vec<Contribution>,
}

/// Why a country has its colour on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The country.
    pub id: CountryId,
    /// The day.
    pub day: Day,
    /// One entry per pole of the lens's set, in its order.
    pub poles: Vec<PoleExplanation>,
}

impl Reading {
    /// Takes a country's scores on a day apart.
    pub fn explain(&self, country: CountryId, day: Day) -> Explanation {
        let poles = self.poles().iter().map(|pole| self.explain_pole(country, *pole, day)).collect();
        Explanation { id: country, day, poles }
    }

    /// Takes one score apart.
    pub fn explain_pole(&self, country: CountryId, pole: Pole, day: Day) -> PoleExplanation {
        let atlas = self.atlas();
        let Some(ledger) = self.ledger(country, pole) else {
            return PoleExplanation { pole, score: 0.0, items: Vec::new() };
        };
        let mut parts: Vec<Contribution> = self
            .scale()
            .contributions(ledger, day)
            .into_iter()
            .filter_map(|c| {
                let item = atlas.item_at(c.entry.item)?;
                Some(Contribution {
                    id: item.id.clone(),
                    kind: item.kind,
                    title: item.title.clone(),
                    date: item.date,
                    label: item.label,
                    domain: c.entry.domain,
                    strength: c.entry.strength,
                    confidence: c.entry.confidence,
                    age_weight: c.age_weight,
                    in_force: c.entry.in_force(day),
                    end: item.end,
                    contribution: c.contribution,
                    counted_under: c.counted_under.and_then(|i| atlas.item_at(i)).map(|i| i.id.clone()),
                    sources: item.sources.clone(),
                })
            })
            .collect();
        parts.sort_by(|a, b| {
            b.contribution
                .abs()
                .total_cmp(&a.contribution.abs())
                .then_with(|| a.id.cmp(&b.id))
                .then(a.domain.cmp(&b.domain))
        });
        PoleExplanation { pole, score: self.scale().balance(ledger, day).score, items: parts }
    }
}
