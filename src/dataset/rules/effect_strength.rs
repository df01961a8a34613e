use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings};

pub(super) const RULE: Rule =
    Rule { name: "effect-strength", about: "Strengths go from −3 to +3 and are never 0.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for item in context.draft.evidence() {
        for (at, (_, _, strength)) in item.effects.iter().enumerate() {
            let path = format!("effects.{at}.strength");
            if *strength == 0.0 {
                let what = "strength 0 says nothing, expected −3 to +3 without 0";
                findings.error(item.place, &path, Finding::new(RULE.name, what, "take the effect out"));
            } else if strength.is_nan() || strength.abs() > 3.0 {
                let what = format!("strength {strength} is beyond the scale, expected −3 to +3");
                findings.error(item.place, &path, Finding::new(RULE.name, what, "see the codebook for the steps"));
            }
        }
    }
}
