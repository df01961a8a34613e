use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::dataset::read::text::Place;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: "confirmation",
    about: "What is certain was confirmed by a source that was opened; such a source says when (accessed).",
    check,
};

/// Above this, a source must have been opened.
const KNOWN: f64 = 0.7;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    let areas = draft.areas.iter().map(|area| {
        let about = &area.value.about;
        (area.place, about.confidence, &about.sources[..], &about.confirmed_by[..])
    });
    // What an author says is certain by the document itself.
    let evidence = draft.evidence().filter(|item| item.kind != crate::atlas::Kind::Claim);
    let items = evidence.map(|item| (item.place, item.confidence, item.sources, item.confirmed_by));
    let all: Vec<(Place, f64, &[String], &[String])> = items.chain(areas).collect();
    // A dataset keeps the record of what was opened, or it does not.
    if all.iter().all(|(.., confirmed_by)| confirmed_by.is_empty()) {
        return;
    }
    let opened: BTreeSet<&str> =
        draft.sources.iter().filter(|s| s.value.item.accessed.is_some()).map(|s| s.value.item.id.as_str()).collect();
    for (place, confidence, sources, confirmed_by) in all {
        if confidence > KNOWN && confirmed_by.is_empty() {
            let what = format!("confidence {confidence} without \"confirmed_by\", expected a source that was opened");
            let hint = "open a source that states the fact and its day, or write 0.7";
            findings.warning(place, "confidence", Finding::new(RULE.name, what, hint));
        }
        for (at, id) in confirmed_by.iter().enumerate() {
            let (what, hint) = if !sources.contains(id) {
                ("is not among the item's sources", "add it to \"sources\"")
            } else if !opened.contains(id.as_str()) && !findings.may_be_unreadable(id, &["sources.json"]) {
                ("was never opened (no \"accessed\")", "open it and add \"accessed\" to the source")
            } else {
                continue;
            };
            let what = format!("{} {what}, expected a source that states the fact", quoted(id));
            findings.warning(place, &format!("confirmed_by.{at}"), Finding::new(RULE.name, what, hint));
        }
    }
}
