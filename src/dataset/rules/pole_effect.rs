use super::{Context, Rule};
use crate::atlas::Role;
use crate::dataset::read::findings::{Finding, Findings};

pub(super) const RULE: Rule =
    Rule { name: "pole-effect", about: "Effects are on scored countries, never on poles or context.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for item in context.draft.evidence() {
        for (at, (country, _, _)) in item.effects.iter().enumerate() {
            let role = context.role(country);
            if let Some(role) = role.filter(|role| matches!(role, Role::Pole | Role::Context)) {
                let what =
                    format!("the effect is on {country}, which has the role \"{role}\", expected a scored country");
                let path = format!("effects.{at}.country");
                findings.error(
                    item.place,
                    &path,
                    Finding::new(RULE.name, what, "take it out, or change the role in countries.geojson"),
                );
            }
        }
    }
}
