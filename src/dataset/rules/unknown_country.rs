use super::{Context, Rule};
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::dataset::read::text::Place;

pub(super) const RULE: Rule = Rule { name: "unknown-country", about: "Country codes are those of the map.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    for item in draft.evidence() {
        for (at, (country, _, _)) in item.effects.iter().enumerate() {
            let path = || format!("effects.{at}.country");
            // The country of a tie's effects is the tie's own, looked at below.
            if item.date_field != "start" {
                look(context, findings, item.place, path, country);
            }
        }
    }
    for tie in &draft.ties {
        look(context, findings, tie.place, || "country".into(), &tie.value.country);
    }
    for event in &draft.events {
        for (at, id) in event.value.about.countries.iter().enumerate() {
            let path = || format!("countries.{at}");
            if draft.curated {
                look(context, findings, event.place, path, id);
            } else if context.role(id).is_none() && !findings.may_be_unreadable(id, &["countries.geojson"]) {
                // Somebody's own table may name countries in words; the event is good without.
                findings.warning(event.place, &path(), finding(context, id));
            }
        }
    }
    for claim in &draft.claims {
        for (at, id) in claim.value.subject.iter().enumerate() {
            look(context, findings, claim.place, || format!("subject.{at}"), id);
        }
    }
    for area in &draft.areas {
        look(context, findings, area.place, || "de_jure".into(), &area.value.about.de_jure);
        if let Some(cells) = &area.value.about.cells {
            look(context, findings, area.place, || "cells.holder".into(), &cells.holder);
        }
    }
    for settlement in &draft.settlements {
        let about = &settlement.value.about;
        look(context, findings, settlement.place, || "country".into(), &about.country);
        for (at, change) in about.changes.iter().enumerate() {
            look(context, findings, settlement.place, || format!("changes.{at}.to"), &change.to);
        }
    }
    for row in draft.ratings.iter().flat_map(|table| &table.rows) {
        look(context, findings, row.place, String::new, &row.value.country);
    }
}

fn look(context: &Context<'_>, findings: &mut Findings<'_>, place: Place, path: impl Fn() -> String, id: &str) {
    if context.role(id).is_some() || findings.may_be_unreadable(id, &["countries.geojson"]) {
        return;
    }
    findings.error(place, &path(), finding(context, id));
}

fn finding(context: &Context<'_>, id: &str) -> Finding {
    let upper = id.to_ascii_uppercase();
    let hint = if context.role(&upper).is_some() {
        format!("write {upper}")
    } else {
        "correct the code, or add the country to countries.geojson".into()
    };
    let what = format!("country {} is not on the map, expected the code of a country of the dataset", quoted(id));
    Finding::new(RULE.name, what, hint)
}
