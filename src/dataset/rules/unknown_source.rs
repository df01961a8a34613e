use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::dataset::read::text::Place;
use foldhash::fast::FixedState;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule { name: "unknown-source", about: "Cited sources are in sources.json.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    // Somebody's own table may have a column with words about its source, and no bibliography.
    if !draft.curated && draft.sources.is_empty() {
        return;
    }
    let known: HashSet<&str, FixedState> = draft.sources.iter().map(|source| source.value.item.id.as_str()).collect();
    let mut look = |place: Place, path: &dyn Fn() -> String, id: &str| {
        if !known.contains(id) && !findings.may_be_unreadable(id, &["sources.json"]) {
            let what = format!("source {} does not exist, expected an id of sources.json", quoted(id));
            findings.error(place, &path(), Finding::new(RULE.name, what, "correct the id or add the source"));
        }
    };
    for record in context.cited() {
        for (at, id) in record.sources.iter().enumerate() {
            look(record.place, &|| format!("sources.{at}"), id);
        }
    }
    for settlement in &draft.settlements {
        for (at, change) in settlement.value.about.changes.iter().enumerate() {
            for (nth, id) in change.sources.iter().enumerate() {
                look(settlement.place, &|| format!("changes.{at}.sources.{nth}"), id);
            }
        }
    }
    for event in &draft.events {
        for (at, quantity) in event.value.about.quantities.iter().enumerate() {
            look(event.place, &|| format!("quantities.{at}.source"), &quantity.source);
        }
    }
    for lens in &draft.lenses {
        for (at, id) in lens.value.without.iter().enumerate() {
            look(lens.place, &|| format!("without.{at}"), id);
        }
        for (at, id) in lens.value.sources.iter().flatten().enumerate() {
            look(lens.place, &|| format!("sources.{at}"), id);
        }
    }
}
