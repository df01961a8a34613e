use super::{Context, Rule};
use crate::atlas::Kind;
use crate::dataset::read::findings::{Finding, Findings};

pub(super) const RULE: Rule =
    Rule { name: "effect-source", about: "What moves a score cites a source; what does not should.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for item in context.draft.evidence().filter(|item| item.sources.is_empty()) {
        let moves = !item.effects.is_empty() || item.kind == Kind::Vote;
        if moves {
            let what = "the record has effects and no source, expected at least one source";
            findings.error(
                item.place,
                "sources",
                Finding::new(RULE.name, what, "cite where it is from, or take the effects out"),
            );
        } else if context.draft.curated {
            let what = "the record has no source, expected at least one";
            findings.warning(item.place, "sources", Finding::new(RULE.name, what, "cite where it is from"));
        }
    }
}
