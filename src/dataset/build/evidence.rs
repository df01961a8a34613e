//! Ties, votes, events and claims.

use super::{Keep, date, ids, optional};
use crate::atlas::{
    Actor, Ballot, Claim, CountryId, Domain, Effect, Event, Item, Kind, Label, Pole, Quantity, Tie, Vote,
};
use crate::dataset::draft::Placed;
use crate::dataset::raw;
use crate::dataset::read::text::Located;
use std::collections::{BTreeMap, BTreeSet};

/// What a vote with a pole is worth, and against it the negative (METHOD, *Codebook for ties*).
const VOTE_STRENGTH: f64 = 1.5;

/// Effects, of `usual` where they do not say whose level they are about.
fn effects(list: Vec<raw::Effect>, usual: Actor) -> Vec<Effect> {
    let effect = |e: raw::Effect| {
        let country = CountryId::parse(&e.country)?;
        Some(Effect { country, actor: e.actor.unwrap_or(usual), pole: e.pole, domain: e.domain, strength: e.strength })
    };
    list.into_iter().filter_map(effect).collect()
}

pub(super) fn tie(tie: raw::Tie) -> Option<Tie> {
    let country = CountryId::parse(&tie.country)?;
    let effect =
        |e: raw::TieEffect| Effect { country, actor: e.actor, pole: e.pole, domain: e.domain, strength: e.strength };
    Some(Tie {
        country,
        organisation: tie.organisation,
        partner: tie.partner.as_deref().and_then(CountryId::parse),
        status: tie.status,
        code: tie.code,
        signed: optional(tie.signed.as_ref()),
        provisional: optional(tie.provisional.as_ref()),
        in_force: optional(tie.in_force.as_ref()),
        item: Item {
            id: tie.id,
            kind: Kind::Tie,
            title: tie.name,
            text: tie.text,
            date: date(&tie.start)?,
            end: optional(tie.end.as_ref()),
            confidence: tie.confidence,
            label: tie.label.unwrap_or(Label::Fact),
            sources: tie.sources,
            confirmed_by: tie.confirmed_by,
            statements: tie.statements,
            counts_with: tie.counts_with,
            note: tie.note,
            effects: tie.effects.into_iter().map(effect).collect(),
        },
    })
}

pub(super) fn vote(vote: raw::Vote, scored: &[CountryId]) -> Option<Vote> {
    let positions: BTreeMap<Pole, Ballot> = vote.positions.0.into_iter().collect();
    let ballots: BTreeMap<CountryId, Ballot> =
        vote.votes.0.iter().filter_map(|(id, ballot)| Some((CountryId::parse(id)?, *ballot))).collect();
    Some(Vote {
        resolution: vote.resolution,
        item: Item {
            id: vote.id,
            kind: Kind::Vote,
            title: vote.title,
            text: vote.text,
            date: date(&vote.date)?,
            end: None,
            confidence: vote.confidence,
            label: vote.label.unwrap_or(Label::Fact),
            sources: vote.sources,
            confirmed_by: vote.confirmed_by,
            statements: vote.statements,
            counts_with: vote.counts_with,
            note: vote.note,
            effects: vote_effects(&positions, &ballots, scored),
        },
        positions,
        ballots,
    })
}

/// Effects of a roll call: for each pole with a position and each scored country that voted yes or
/// no. Abstaining and not voting give none.
fn vote_effects(
    positions: &BTreeMap<Pole, Ballot>,
    ballots: &BTreeMap<CountryId, Ballot>,
    scored: &[CountryId],
) -> Vec<Effect> {
    let side = |ballot: Ballot| match ballot {
        Ballot::Yes => 1.0,
        Ballot::No => -1.0,
        Ballot::Abstain | Ballot::NotVoting => 0.0,
    };
    let mut out = Vec::new();
    for (country, ballot) in ballots.iter().filter(|(country, _)| scored.contains(country)) {
        for (pole, position) in positions {
            let strength = VOTE_STRENGTH * side(*ballot) * side(*position);
            if strength != 0.0 {
                let (actor, domain) = (Actor::Government, Domain::Politics);
                out.push(Effect { country: *country, actor, pole: *pole, domain, strength });
            }
        }
    }
    out
}

/// Events, sorted by date and id whatever the order of their files.
pub(super) fn events(
    keep: &Keep<'_, '_>,
    records: Vec<Located<Placed<raw::Event, [f64; 2]>>>,
    known: &BTreeSet<CountryId>,
) -> Vec<Event> {
    let mut events = keep.all(records, |Placed { about, shape }| event(about, shape, known));
    events.sort_by(|a, b| (a.item.start(), &a.item.id).cmp(&(b.item.start(), &b.item.id)));
    events
}

fn event(event: raw::Event, position: Option<[f64; 2]>, known: &BTreeSet<CountryId>) -> Option<Event> {
    Some(Event {
        countries: ids(&event.countries, known),
        category: event.category,
        place: event.place,
        position,
        actors: event.actors,
        contested: event.contested,
        quantities: event.quantities.into_iter().map(quantity).collect(),
        abroad: event.abroad,
        item: Item {
            id: event.id,
            kind: Kind::Event,
            title: event.title,
            text: event.text,
            date: date(&event.date)?,
            end: optional(event.end.as_ref()),
            confidence: event.confidence,
            label: event.label,
            sources: event.sources,
            confirmed_by: event.confirmed_by,
            statements: event.statements,
            counts_with: event.counts_with,
            note: event.note,
            effects: effects(event.effects, Actor::Government),
        },
    })
}

fn quantity(quantity: raw::Quantity) -> Quantity {
    Quantity { what: quantity.what, value: quantity.value, source: quantity.source }
}

pub(super) fn claim(claim: raw::Claim, known: &BTreeSet<CountryId>) -> Option<Claim> {
    Some(Claim {
        author: claim.author,
        role: claim.role,
        actor: claim.actor,
        subject: ids(&claim.subject, known),
        item: Item {
            id: claim.id,
            kind: Kind::Claim,
            title: claim.title,
            text: claim.text,
            date: date(&claim.date)?,
            end: optional(claim.end.as_ref()),
            confidence: claim.confidence,
            label: claim.label,
            sources: claim.sources,
            confirmed_by: Vec::new(),
            statements: claim.statements,
            counts_with: claim.counts_with,
            note: claim.note,
            effects: effects(claim.effects, claim.actor),
        },
    })
}
