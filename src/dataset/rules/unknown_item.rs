use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::dataset::read::text::Place;
use std::collections::BTreeSet;

pub(super) const RULE: Rule =
    Rule { name: "unknown-item", about: "Stories, disagreements and landmarks point at items that exist.", check };

const FILES: [&str; 7] =
    ["events.geojson", "events.csv", "ties.json", "votes.json", "claims.json", "areas.geojson", "routes.geojson"];

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let known: BTreeSet<&str> = context.cited().map(|record| record.id).collect();
    let mut look = |place: Place, path: &str, items: &[String]| {
        for (at, id) in items.iter().enumerate() {
            if !known.contains(id.as_str()) && !findings.may_be_unreadable(id, &FILES) {
                let what = format!(
                    "item {} does not exist, expected the id of an event, tie, vote, claim, area or route",
                    quoted(id)
                );
                let hint = "correct the id or take it out";
                findings.error(place, &format!("{path}.{at}"), Finding::new(RULE.name, what, hint));
            }
        }
    };
    for story in &context.draft.stories {
        for (at, step) in story.value.steps.iter().enumerate() {
            look(story.place, &format!("steps.{at}.items"), &step.items);
        }
    }
    for it in &context.draft.disagreements {
        look(it.place, "a.items", &it.value.a.items);
        look(it.place, "b.items", &it.value.b.items);
    }
    landmarks(context, findings);
}

/// Landmarks are events: another item has no one day to be marked on.
fn landmarks(context: &Context<'_>, findings: &mut Findings<'_>) {
    // Of a window's events the others were not read: what is not among them is no mistake.
    let Some(place) = context.draft.info_place.filter(|_| !context.draft.windowed) else { return };
    let known: BTreeSet<&str> = context.draft.events.iter().map(|event| event.value.about.id.as_str()).collect();
    for (at, id) in context.draft.info.landmarks.iter().enumerate() {
        if !known.contains(id.as_str()) && !findings.may_be_unreadable(id, &["events.geojson", "events.csv"]) {
            let what = format!("landmark {} does not exist, expected the id of an event", quoted(id));
            let hint = "correct the id or take it out";
            findings.error(place, &format!("landmarks.{at}"), Finding::new(RULE.name, what, hint));
        }
    }
}
