use super::{Context, Rule, is_code};
use crate::dataset::read::findings::{Finding, Findings, quoted};

pub(super) const RULE: Rule =
    Rule { name: "tie-counterpart", about: "A tie is with an organisation or with a partner state.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for tie in &context.draft.ties {
        let (place, tie) = (tie.place, &tie.value);
        if tie.organisation.is_some() == tie.partner.is_some() {
            let what = "the tie is with nobody or with two, expected either \"organisation\" or \"partner\"";
            findings.error(place, "organisation", Finding::new(RULE.name, what, "keep the one that it is with"));
        }
        if let Some(partner) = tie.partner.as_ref().filter(|partner| !is_code(partner)) {
            let what =
                format!("partner {} is not a country code, expected ISO 3166 alpha-3 such as TUR", quoted(partner));
            findings.error(
                place,
                "partner",
                Finding::new(RULE.name, what, "a body that is no state is an organisation"),
            );
        }
    }
}
