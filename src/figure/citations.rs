//! The sources of what a figure shows: of every item that counts towards a colour on its day, and of
//! the events drawn.

use super::request::Request;
use crate::alignment::Reading;
use crate::atlas::Event;
use std::collections::{BTreeMap, BTreeSet};

/// Publishers named on the page; the others are in the file.
const NAMED: usize = 7;

/// Sources by id, and publishers with the weight that they have in the colours.
pub(super) struct Cited {
    /// Ids of all sources, sorted.
    pub ids: Vec<String>,
    /// Publishers, the weightiest first.
    publishers: Vec<String>,
}

/// The sources of a figure.
pub(super) fn cited(reading: &Reading, request: &Request) -> Cited {
    let atlas = reading.atlas();
    let mut weight: BTreeMap<&str, f64> = BTreeMap::new();
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    let explained = atlas.scored().flat_map(|c| reading.poles().iter().map(move |pole| (c.id, *pole)));
    let explanations: Vec<_> = explained.map(|(id, pole)| reading.explain_pole(id, pole, request.day)).collect();
    for part in explanations.iter().flat_map(|e| &e.items).filter(|c| c.contribution != 0.0) {
        for source in part.sources.iter().filter_map(|id| atlas.source(id)) {
            ids.insert(&source.id);
            let name = if source.container.is_empty() { &source.title } else { &source.container };
            *weight.entry(name).or_default() += part.contribution.abs();
        }
    }
    if request.style.events {
        ids.extend(shown_events(reading, request).iter().flat_map(|event| &event.item.sources).map(String::as_str));
    }
    let mut publishers: Vec<(&str, f64)> = weight.into_iter().collect();
    publishers.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    Cited {
        ids: ids.into_iter().map(str::to_owned).collect(),
        publishers: publishers.into_iter().map(|(name, _)| name.to_owned()).collect(),
    }
}

impl Cited {
    /// The line at the foot of the page.
    pub fn line(&self) -> String {
        let count = self.ids.len();
        let named: Vec<&str> = self.publishers.iter().take(NAMED).map(String::as_str).collect();
        if count == 0 {
            return "Sources: none count on this date.".to_owned();
        }
        if self.publishers.is_empty() {
            return format!(
                "Sources ({count} documents, listed in the file): of the events shown; none counts on this date."
            );
        }
        if self.publishers.len() <= NAMED {
            return format!("Sources ({count} documents): {}.", named.join("; "));
        }
        format!(
            "Sources ({count} documents, listed in the file; the weightiest publishers): {} and others.",
            named.join("; ")
        )
    }
}

/// The events of the request's window, by date.
pub(super) fn shown_events<'a>(reading: &'a Reading, request: &Request) -> Vec<&'a Event> {
    let (from, to) = request.event_window();
    let inside = |e: &&Event| {
        let last = e.item.end.map_or(e.item.date.first(), crate::time::Date::last);
        e.item.date.first() <= to && last >= from
    };
    reading.atlas().events.iter().filter(inside).collect()
}
