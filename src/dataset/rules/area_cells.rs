use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings, quoted};

pub(super) const RULE: Rule = Rule {
    name: "area-cells",
    about: "An area made of cells names a known basemap area or barrier, and settlements that can be held.",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for area in &context.draft.areas {
        let about = &area.value.about;
        let Some(cells) = &about.cells else { continue };
        let mut name = |path: String, name: &str, known: bool, what: &str, file: &str| {
            if !known {
                let what = format!("{what} {} does not exist, expected one of data/basemap/{file}", quoted(name));
                findings.error(area.place, &path, Finding::new(RULE.name, what, "correct the name"));
            }
        };
        for (at, outside) in cells.outside.iter().enumerate() {
            let known = context.bundled.areas.contains_key(outside);
            name(format!("cells.outside.{at}"), outside, known, "basemap area", "areas.geojson");
        }
        for (at, barrier) in cells.cut_by.iter().enumerate() {
            let known = context.bundled.barriers.contains_key(barrier);
            name(format!("cells.cut_by.{at}"), barrier, known, "barrier", "barriers.geojson");
        }
        if area.value.shape.is_some() || about.shape.is_some() {
            let what = "the area has land of its own and is made of cells, expected one of the two";
            let hint = "take out the geometry and \"shape\", or \"cells\"";
            findings.error(area.place, "cells", Finding::new(RULE.name, what, hint));
        }
        let can_be_held = context.draft.settlements.iter().any(|s| {
            let settlement = &s.value.about;
            settlement.country == about.de_jure && settlement.changes.iter().any(|c| c.to == cells.holder)
        });
        if !can_be_held && findings.all_readable_but("areas.geojson") {
            let what = format!(
                "no settlement of {} is ever held by {}, expected at least one in settlements.geojson",
                quoted(&about.de_jure),
                quoted(&cells.holder)
            );
            findings.warning(
                area.place,
                "cells",
                Finding::new(RULE.name, what, "add settlements, or correct the codes"),
            );
        }
    }
}
