//! What ties, votes, events and claims have in common, for rules that ask it of all four.

use super::Draft;
use crate::atlas::{Kind, Pole};
use crate::dataset::raw::{Effect, TieEffect};
use crate::dataset::read::text::Place;
use crate::time::Date;

/// One item of evidence, borrowed from its record.
pub(crate) struct Evidence<'d> {
    pub place: Place,
    pub kind: Kind,
    pub id: &'d str,
    /// Name of the field with the date: `date`, or `start` for ties.
    pub date_field: &'static str,
    pub date: &'d str,
    pub end: Option<&'d str>,
    pub title: &'d str,
    pub text: &'d str,
    pub confidence: f64,
    pub sources: &'d [String],
    pub confirmed_by: &'d [String],
    pub statements: &'d [String],
    /// Country, pole and strength of each effect.
    pub effects: Vec<(&'d str, Pole, f64)>,
}

impl Evidence<'_> {
    /// The first day, when the date can be read.
    pub fn start(&self) -> Option<Date> {
        Date::parse(self.date).ok()
    }

    /// The end, when there is one that can be read.
    pub fn end(&self) -> Option<Date> {
        Date::parse(self.end?).ok()
    }
}

fn effects(list: &[Effect]) -> Vec<(&str, Pole, f64)> {
    list.iter().map(|effect| (effect.country.as_str(), effect.pole, effect.strength)).collect()
}

fn tie_effects<'d>(country: &'d str, list: &[TieEffect]) -> Vec<(&'d str, Pole, f64)> {
    list.iter().map(|effect| (country, effect.pole, effect.strength)).collect()
}

impl Draft {
    /// All evidence: ties, votes, events, claims, each in its file's order.
    pub fn evidence(&self) -> impl Iterator<Item = Evidence<'_>> {
        self.tie_evidence().chain(self.vote_evidence()).chain(self.event_evidence()).chain(self.claim_evidence())
    }

    fn tie_evidence(&self) -> impl Iterator<Item = Evidence<'_>> {
        self.ties.iter().map(|tie| {
            let (place, tie) = (tie.place, &tie.value);
            Evidence {
                place,
                kind: Kind::Tie,
                id: &tie.id,
                date_field: "start",
                date: &tie.start,
                end: tie.end.as_deref(),
                title: "",
                text: &tie.text,
                confidence: tie.confidence,
                sources: &tie.sources,
                confirmed_by: &tie.confirmed_by,
                statements: &tie.statements,
                effects: tie_effects(&tie.country, &tie.effects),
            }
        })
    }

    fn vote_evidence(&self) -> impl Iterator<Item = Evidence<'_>> {
        self.votes.iter().map(|vote| {
            let (place, vote) = (vote.place, &vote.value);
            Evidence {
                place,
                kind: Kind::Vote,
                id: &vote.id,
                date_field: "date",
                date: &vote.date,
                end: None,
                title: "",
                text: &vote.text,
                confidence: vote.confidence,
                sources: &vote.sources,
                confirmed_by: &vote.confirmed_by,
                statements: &vote.statements,
                effects: Vec::new(),
            }
        })
    }

    fn event_evidence(&self) -> impl Iterator<Item = Evidence<'_>> {
        self.events.iter().map(|event| {
            let (place, event) = (event.place, &event.value.about);
            Evidence {
                place,
                kind: Kind::Event,
                id: &event.id,
                date_field: "date",
                date: &event.date,
                end: event.end.as_deref(),
                title: &event.title,
                text: &event.text,
                confidence: event.confidence,
                sources: &event.sources,
                confirmed_by: &event.confirmed_by,
                statements: &event.statements,
                effects: effects(&event.effects),
            }
        })
    }

    fn claim_evidence(&self) -> impl Iterator<Item = Evidence<'_>> {
        self.claims.iter().map(|claim| {
            let (place, claim) = (claim.place, &claim.value);
            Evidence {
                place,
                kind: Kind::Claim,
                id: &claim.id,
                date_field: "date",
                date: &claim.date,
                end: claim.end.as_deref(),
                title: &claim.title,
                text: &claim.text,
                confidence: claim.confidence,
                sources: &claim.sources,
                confirmed_by: &[],
                statements: &claim.statements,
                effects: effects(&claim.effects),
            }
        })
    }
}
