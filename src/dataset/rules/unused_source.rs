use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings, quoted};
use foldhash::fast::FixedState;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule { name: "unused-source", about: "Sources are cited by something.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    // What could not be read may well have cited it.
    if !findings.all_readable_but("sources.json") {
        return;
    }
    let draft = context.draft;
    let mut used: HashSet<&str, FixedState> = HashSet::default();
    used.extend(context.cited().flat_map(|record| record.sources).map(String::as_str));
    used.extend(draft.events.iter().flat_map(|event| &event.value.about.quantities).map(|q| q.source.as_str()));
    used.extend(draft.lenses.iter().flat_map(|lens| lens.value.sources.iter().flatten()).map(String::as_str));
    let changes = draft.settlements.iter().flat_map(|settlement| &settlement.value.about.changes);
    used.extend(changes.flat_map(|change| &change.sources).map(String::as_str));
    used.extend(draft.statements.iter().map(|statement| statement.value.source.as_str()));
    for source in &draft.sources {
        let id = source.value.item.id.as_str();
        if !used.contains(id) {
            let what = format!("source {} is never used, expected something that cites it", quoted(id));
            findings.warning(source.place, "id", Finding::new(RULE.name, what, "cite it or take it out"));
        }
    }
}
