use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings};
use crate::dataset::read::text::Place;

pub(super) const RULE: Rule = Rule { name: "confidence", about: "Confidence is 1, 0.7 or 0.4.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let mut look = |place: Place, confidence: f64| {
        if ![1.0, 0.7, 0.4].contains(&confidence) {
            let what = format!("confidence {confidence} is not a step of the scale, expected 1, 0.7 or 0.4");
            let hint = "1: official record or several sources; 0.7: one good source; 0.4: doubtful";
            findings.error(place, "confidence", Finding::new(RULE.name, what, hint));
        }
    };
    context.draft.evidence().for_each(|item| look(item.place, item.confidence));
    context.draft.areas.iter().for_each(|area| look(area.place, area.value.about.confidence));
    for settlement in &context.draft.settlements {
        settlement.value.about.changes.iter().for_each(|change| look(settlement.place, change.confidence));
    }
    context.draft.routes.iter().for_each(|route| look(route.place, route.value.about.confidence));
}
