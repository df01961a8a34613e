use super::{Context, Rule};
use crate::atlas::CountryId;
use crate::dataset::read::findings::{Finding, Findings, quoted};

pub(super) const RULE: Rule =
    Rule { name: "country-land", about: "Countries and areas have land, their own or the basemap's.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for country in context.draft.countries.iter().filter(|c| c.value.shape.is_none()) {
        let id = &country.value.about.id;
        if CountryId::parse(id).is_none_or(|id| !context.bundled.countries.contains_key(&id)) {
            let what = format!("country {} has no geometry, and the bundled basemap has none for it", quoted(id));
            findings.error(country.place, "", Finding::new(RULE.name, what, "give it a Polygon or MultiPolygon"));
        }
    }
    for area in context.draft.areas.iter().filter(|a| a.value.shape.is_none() && a.value.about.cells.is_none()) {
        let about = &area.value.about;
        let shape = about.shape.as_ref().unwrap_or(&about.id);
        if !context.bundled.areas.contains_key(shape) {
            let what =
                format!("area {} has no geometry, and the bundled basemap has no area of that name", quoted(shape));
            let hint = "give it a Polygon, or name an area of data/basemap/areas.geojson in \"shape\"";
            findings.error(area.place, "shape", Finding::new(RULE.name, what, hint));
        }
    }
}
