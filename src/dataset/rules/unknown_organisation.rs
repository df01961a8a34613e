use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings, quoted};
use std::collections::BTreeSet;

pub(super) const RULE: Rule =
    Rule { name: "unknown-organisation", about: "Organisations of ties are in organisations.json.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    // A dataset need not name its organisations in full.
    if draft.organisations.is_empty() {
        return;
    }
    let known: BTreeSet<&str> = draft.organisations.iter().map(|it| it.value.id.as_str()).collect();
    for tie in &draft.ties {
        let Some(id) = &tie.value.organisation else { continue };
        if !known.contains(id.as_str()) && !findings.may_be_unreadable(id, &["organisations.json"]) {
            let what = format!("organisation {} does not exist, expected an id of organisations.json", quoted(id));
            findings.error(
                tie.place,
                "organisation",
                Finding::new(RULE.name, what, "correct the id or add the organisation with its names"),
            );
        }
    }
}
