use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings};

pub(super) const RULE: Rule =
    Rule { name: "claim-author", about: "A claim names who makes it, and cites where.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for claim in &context.draft.claims {
        if claim.value.author.trim().is_empty() {
            let what = "the claim has no author, expected who says it";
            findings.error(
                claim.place,
                "author",
                Finding::new(RULE.name, what, "name the author; unnamed, it is not a claim"),
            );
        }
    }
}
