use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings, quoted};
use std::collections::BTreeSet;

pub(super) const RULE: Rule =
    Rule { name: "unknown-statement", about: "Statements that records stand for are in statements.json.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let known: BTreeSet<&str> = context.draft.statements.iter().map(|s| s.value.id.as_str()).collect();
    if known.is_empty() {
        return;
    }
    for record in context.cited() {
        for (at, id) in record.statements.iter().enumerate() {
            if !known.contains(id.as_str()) && !findings.may_be_unreadable(id, &["statements.json"]) {
                let what = format!("statement {} does not exist, expected an id of statements.json", quoted(id));
                let path = format!("statements.{at}");
                findings.error(record.place, &path, Finding::new(RULE.name, what, "correct the id or take it out"));
            }
        }
    }
}
