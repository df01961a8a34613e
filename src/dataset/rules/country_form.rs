use super::{Context, Rule, is_code};
use crate::atlas::{CountryId, Role};
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::dataset::read::geometry::position_fault;

pub(super) const RULE: Rule =
    Rule { name: "country-form", about: "Countries have a usable id, and pole states name their pole.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for country in &context.draft.countries {
        let (place, country) = (country.place, &country.value.about);
        if CountryId::parse(&country.id).is_none() || (context.draft.curated && !is_code(&country.id)) {
            let what = format!("{} is not a country code, expected ISO 3166 alpha-3 such as AZE", quoted(&country.id));
            findings.error(place, "id", Finding::new(RULE.name, what, "use the three capital letters"));
        }
        if (country.role == Role::Pole) != country.pole.is_some() {
            let what = "\"pole\" and the role do not go together, expected a pole for role \"pole\" and for no other";
            findings.error(place, "role", Finding::new(RULE.name, what, "add or remove \"pole\""));
        }
        let is_language = |name: &str| (2..=3).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase());
        if let Some((language, _)) = country.names.0.iter().find(|(language, _)| !is_language(language)) {
            let what = format!("{} is not a language, expected a code of ISO 639 such as uk", quoted(language));
            findings.error(place, "names", Finding::new(RULE.name, what, "use two or three small letters"));
        }
        if let Some((what, hint)) = country.label.and_then(|[lon, lat]| position_fault(lon, lat)) {
            findings.error(place, "label", Finding::new(RULE.name, what, hint));
        }
    }
}
