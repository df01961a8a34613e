//! What a good dataset keeps to: one named check per file, each with a message that says the fix.
//!
//! A rule looks at the draft, where every record still knows its place, and reports. A record with
//! an error is left out of the atlas; that is not the rule's business.

mod area_cells;
mod claim_author;
mod claim_place;
mod codebook;
mod confidence;
mod confirmation;
mod control_change;
mod country_form;
mod country_land;
mod date_form;
mod date_span;
mod duplicate_id;
mod effect_source;
mod effect_strength;
mod empty_field;
mod end_before_start;
mod event_place;
mod label;
mod method_range;
mod near_duplicate;
mod pole_effect;
mod rating_value;
mod record_lines;
mod source_form;
mod statement_cover;
mod story_camera;
mod text_length;
mod tie_counterpart;
mod tie_succession;
mod unknown_country;
mod unknown_item;
mod unknown_lens;
mod unknown_organisation;
mod unknown_source;
mod unknown_statement;
mod unsorted;
mod unused_source;
mod vote_form;

pub(super) use method_range::lens_faults;

use super::bundled::Bundled;
use super::draft::{Draft, Period};
use super::read::findings::Findings;
use super::read::text::Place;
use crate::atlas::{CountryId, Role};
use geo::{MultiPolygon, Rect};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// A named check.
pub(crate) struct Rule {
    /// Name in the findings.
    pub name: &'static str,
    /// One sentence for the manual.
    pub about: &'static str,
    check: fn(&Context<'_>, &mut Findings<'_>),
}

/// All rules, in the order of their names.
pub(crate) const RULES: &[Rule] = &[
    area_cells::RULE,
    claim_author::RULE,
    claim_place::RULE,
    codebook::RULE,
    confidence::RULE,
    confirmation::RULE,
    control_change::RULE,
    country_form::RULE,
    country_land::RULE,
    date_form::RULE,
    date_span::RULE,
    duplicate_id::RULE,
    effect_source::RULE,
    effect_strength::RULE,
    empty_field::RULE,
    end_before_start::RULE,
    event_place::RULE,
    label::RULE,
    method_range::RULE,
    near_duplicate::RULE,
    pole_effect::RULE,
    rating_value::RULE,
    record_lines::RULE,
    source_form::RULE,
    statement_cover::RULE,
    story_camera::RULE,
    text_length::RULE,
    tie_counterpart::RULE,
    tie_succession::RULE,
    unknown_country::RULE,
    unknown_item::RULE,
    unknown_lens::RULE,
    unknown_organisation::RULE,
    unknown_source::RULE,
    unknown_statement::RULE,
    unsorted::RULE,
    unused_source::RULE,
    vote_form::RULE,
];

/// Name of each rule and what it asks for, for the manual.
pub fn rules() -> impl Iterator<Item = (&'static str, &'static str)> {
    RULES.iter().map(|rule| (rule.name, rule.about))
}

/// Applies all rules.
pub(crate) fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    // Side by side, and taken in by the order of their names.
    let look = |rule: &Rule| {
        let mut fork = findings.fork();
        (rule.check)(context, &mut fork);
        fork
    };
    let found: Vec<Findings<'_>> = RULES.par_iter().map(look).collect();
    for fork in found {
        findings.join(fork);
    }
}

/// What a rule may look at.
pub(crate) struct Context<'d> {
    pub draft: &'d Draft,
    pub bundled: &'d Bundled,
    pub period: Period,
    /// Role of every country that there is, by id.
    roles: BTreeMap<&'d str, Role>,
}

impl<'d> Context<'d> {
    pub fn new(draft: &'d Draft, bundled: &'d Bundled, period: Period) -> Self {
        let mut roles = BTreeMap::new();
        if draft.wants_basemap() {
            roles.extend(bundled.countries.keys().map(|id| (id.as_str(), Role::Context)));
        }
        roles.extend(draft.countries.iter().map(|c| (c.value.about.id.as_str(), c.value.about.role)));
        Self { draft, bundled, period, roles }
    }

    /// How the map treats a country; `None` when there is none with this id.
    fn role(&self, id: &str) -> Option<Role> {
        self.roles.get(id).copied()
    }

    /// The land of a country, its own or the basemap's.
    fn land(&self, id: &str) -> Option<&'d MultiPolygon<f64>> {
        let own = self.draft.countries.iter().find(|c| c.value.about.id == id).and_then(|c| c.value.shape.as_ref());
        own.or_else(|| self.bundled.countries.get(&CountryId::parse(id)?).map(|land| &land.shape))
    }

    /// The box around a country's land.
    fn bounds(&self, id: &str) -> Option<Rect<f64>> {
        geo::BoundingRect::bounding_rect(self.land(id)?)
    }

    /// Everything that cites sources or stands for statements: evidence, areas, routes.
    fn cited(&self) -> impl Iterator<Item = Cited<'d>> {
        let evidence = self.draft.evidence().map(|item| Cited {
            place: item.place,
            id: item.id,
            sources: item.sources,
            statements: item.statements,
        });
        let areas = self.draft.areas.iter().map(|area| {
            let (place, area) = (area.place, &area.value.about);
            Cited { place, id: &area.id, sources: &area.sources, statements: &area.statements }
        });
        let routes = self.draft.routes.iter().map(|route| {
            let (place, route) = (route.place, &route.value.about);
            Cited { place, id: &route.id, sources: &route.sources, statements: &route.statements }
        });
        evidence.chain(areas).chain(routes)
    }
}

/// A record that cites.
struct Cited<'d> {
    place: Place,
    id: &'d str,
    sources: &'d [String],
    statements: &'d [String],
}

/// Whether a code has the form of ISO 3166 alpha-3.
fn is_code(id: &str) -> bool {
    id.len() == 3 && id.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_have_names_of_their_own_in_order() {
        assert!(RULES.windows(2).all(|pair| pair[0].name < pair[1].name));
        assert!(RULES.iter().all(|rule| rule.about.ends_with('.')));
    }
}
