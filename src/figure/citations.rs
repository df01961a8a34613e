//! The sources of what a figure shows: of every item that counts towards its colours, and of the events
//! drawn.

use super::request::Request;
use crate::alignment::{PoleExplanation, Reading};
use crate::atlas::{Actor, Atlas, CountryId, Event, Item};
use crate::text;
use crate::time::Day;
use crate::view::{Scope, View, standing};
use std::collections::{BTreeMap, BTreeSet};

/// Publishers named on the page; the others are in the file.
const NAMED: usize = 7;

/// Sources by id, and publishers with the weight of what they stand for.
pub(super) struct Cited {
    /// Ids of all sources, sorted.
    pub ids: Vec<String>,
    /// Publishers, the weightiest first.
    publishers: Vec<String>,
    /// How many of them stand for nothing that counts: for events drawn.
    others: usize,
    /// What they are the sources of, for the line: empty for what counts towards the colours.
    of: &'static str,
}

impl Cited {
    /// Out of sources' ids with the weight of what they stand for.
    pub fn new<'a>(atlas: &'a Atlas, of: &'static str, weighted: impl Iterator<Item = (&'a str, f64)>) -> Self {
        let mut ids: BTreeSet<&str> = BTreeSet::new();
        let mut counted: BTreeSet<&str> = BTreeSet::new();
        let mut weight: BTreeMap<&str, f64> = BTreeMap::new();
        for (source, by) in weighted.filter_map(|(id, by)| atlas.source(id).map(|source| (source, by))) {
            ids.insert(&source.id);
            // What stands for nothing on the page is in the file alone.
            if by > 0.0 {
                counted.insert(&source.id);
                *weight.entry(source.publisher()).or_default() += by;
            }
        }
        let mut publishers: Vec<(&str, f64)> = weight.into_iter().collect();
        publishers.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
        Self {
            others: ids.len() - counted.len(),
            ids: ids.into_iter().map(str::to_owned).collect(),
            publishers: publishers.into_iter().map(|(name, _)| name.to_owned()).collect(),
            of,
        }
    }

    /// The line at the foot of the page.
    pub fn line(&self) -> String {
        let count = text::grouped(self.ids.len());
        let documents = if self.ids.len() == 1 { "document" } else { "documents" };
        let named: Vec<&str> = self.publishers.iter().take(NAMED).map(String::as_str).collect();
        let head = if self.of.is_empty() { "Sources".to_owned() } else { format!("Sources {}", self.of) };
        match (self.ids.len(), self.publishers.len()) {
            (0, _) => format!("{head}: none count on this date."),
            (_, 0) => format!(
                "{head} ({count} {documents}, listed in the file): of the events shown; none counts on this date."
            ),
            (_, ..=NAMED) if self.others > 0 => format!(
                "{head} ({count} {documents}, listed in the file): {}; {} of them only for the events shown.",
                named.join("; "),
                text::grouped(self.others)
            ),
            (_, ..=NAMED) => format!("{head} ({count} {documents}, listed in the file): {}.", named.join("; ")),
            _ => format!(
                "{head} ({count} {documents}, listed in the file; the weightiest publishers): {} and others.",
                named.join("; ")
            ),
        }
    }
}

/// The sources of a map.
pub(super) fn cited(scope: &Scope<'_>, request: &Request) -> Cited {
    let atlas = scope.reading.atlas();
    match &request.view {
        View::Vote(id) => {
            let sources = atlas.item(id).map(|item| item.sources.as_slice()).unwrap_or_default();
            let vote = sources.iter().map(|id| (id.as_str(), 1.0));
            Cited::new(atlas, "of the vote and the events", vote.chain(of_events(scope.reading, request)))
        }
        View::Membership(id) => {
            let ties = atlas.scored().filter_map(|c| standing(atlas, id, c.id, request.day).tie);
            let ties = ties.flat_map(|t| &t.item.sources).map(|id| (id.as_str(), 1.0));
            Cited::new(atlas, "of the standings and the events", ties.chain(of_events(scope.reading, request)))
        }
        View::Rating(_) => Cited::new(atlas, "of the events", of_events(scope.reading, request)),
        _ => counted(scope, request),
    }
}

/// Of what counts on the day (through both lenses where two are compared), by what it counts for, and
/// of the events drawn.
fn counted(scope: &Scope<'_>, request: &Request) -> Cited {
    let reading = scope.reading;
    let explain = |reading: &Reading, day: Day| -> Vec<PoleExplanation> {
        let asked = reading.atlas().scored().flat_map(|c| reading.poles().iter().map(move |pole| (c.id, *pole)));
        asked.map(|(id, pole)| reading.explain_pole(id, pole, day)).collect()
    };
    let mut explanations = explain(reading, request.day);
    explanations.extend(scope.other.map(|other| explain(other, request.day)).into_iter().flatten());
    if let View::Change(_) = request.view {
        explanations.extend(explain(reading, scope.since));
    }
    let parts = explanations.iter().flat_map(|e| &e.items).filter(|c| c.contribution != 0.0);
    let parts = parts.flat_map(|c| c.sources.iter().map(|id| (id.as_str(), c.contribution.abs())));
    let events = of_events(reading, request);
    // Explanations own their ids: the atlas's own outlive them.
    let weighted: Vec<(&str, f64)> = parts.chain(events).collect();
    let atlas = reading.atlas();
    Cited::new(atlas, "", weighted.iter().filter_map(|(id, by)| atlas.source(id).map(|s| (s.id.as_str(), *by))))
}

/// The sources of the events drawn, which weigh nothing among the publishers named.
fn of_events<'a>(reading: &'a Reading, request: &Request) -> impl Iterator<Item = (&'a str, f64)> {
    let events = if request.style.events { shown_events(reading, request) } else { Vec::new() };
    events.into_iter().flat_map(|event| event.item.sources.iter().map(|id| (id.as_str(), 0.0)))
}

/// The sources of a page of time: of the evidence that began by its last day, by its strength.
pub(super) fn cited_until(reading: &Reading, to: Day, about: impl Fn(CountryId) -> bool) -> Cited {
    let counts = |effect: &&crate::atlas::Effect| {
        effect.actor == Actor::Government
            && about(effect.country)
            && reading.poles().iter().any(|pole| effect.pole.counts_towards(*pole))
    };
    let weight = |item: &Item| {
        let strengths = item.effects.iter().filter(counts).map(|e| e.strength.abs());
        strengths.sum::<f64>() * item.confidence
    };
    let items = reading.atlas().items().filter(|item| item.start() <= to && reading.lens().admits(item));
    let weighted = items.map(|item| (item, weight(item))).filter(|(_, by)| *by > 0.0);
    let sources = weighted.flat_map(|(item, by)| item.sources.iter().map(move |id| (id.as_str(), by)));
    Cited::new(reading.atlas(), "of the period", sources)
}

/// The events of the request's window, by date.
pub(super) fn shown_events<'a>(reading: &'a Reading, request: &Request) -> Vec<&'a Event> {
    let (from, to) = request.event_window();
    let hidden = &request.style.hidden_groups;
    let inside = |e: &&Event| e.touches(from, to) && !hidden.contains(&e.category.group());
    reading.atlas().events.iter().filter(inside).collect()
}
