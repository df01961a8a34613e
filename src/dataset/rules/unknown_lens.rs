use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings, quoted};

pub(super) const RULE: Rule = Rule { name: "unknown-lens", about: "Stories look through lenses that exist.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    // Without any lens there is the one that the program adds.
    let known =
        |id: &str| draft.lenses.iter().any(|lens| lens.value.id == id) || (draft.lenses.is_empty() && id == "all");
    for story in &draft.stories {
        for (at, step) in story.value.steps.iter().enumerate() {
            let Some(lens) = step.lens.as_ref().filter(|lens| !known(lens)) else { continue };
            if findings.may_be_unreadable(lens, &["lenses.json"]) {
                continue;
            }
            let what = format!("lens {} does not exist, expected the id of a lens in lenses.json", quoted(lens));
            let path = format!("steps.{at}.lens");
            findings.error(story.place, &path, Finding::new(RULE.name, what, "correct the id or add the lens"));
        }
    }
}
