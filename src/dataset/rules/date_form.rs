use super::{Context, Rule};
use crate::dataset::draft::Draft;
use crate::dataset::read::findings::{Finding, Findings};
use crate::dataset::read::text::Place;
use crate::time::Date;

pub(super) const RULE: Rule =
    Rule { name: "date-form", about: "Dates are YYYY-MM-DD, YYYY-MM or YYYY, with ~ for \"about\".", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    each_date(context.draft, |place, path, text| {
        if let Err(error) = Date::parse(text) {
            let hint = "write the date as far as it is known, year first";
            findings.error(place, path, Finding::new(RULE.name, error.to_string(), hint));
        }
    });
}

/// Every text that is to be a date, with its record and field.
fn each_date(draft: &Draft, mut look: impl FnMut(Place, &str, &str)) {
    for item in draft.evidence() {
        look(item.place, item.date_field, item.date);
        item.end.into_iter().for_each(|end| look(item.place, "end", end));
    }
    for tie in &draft.ties {
        let (place, tie) = (tie.place, &tie.value);
        for (path, text) in [("signed", &tie.signed), ("provisional", &tie.provisional), ("in_force", &tie.in_force)] {
            if let Some(text) = text {
                look(place, path, text);
            }
        }
    }
    for area in &draft.areas {
        look(area.place, "start", &area.value.about.start);
        area.value.about.end.iter().for_each(|end| look(area.place, "end", end));
    }
    for settlement in &draft.settlements {
        for (at, change) in settlement.value.about.changes.iter().enumerate() {
            look(settlement.place, &format!("changes.{at}.date"), &change.date);
        }
    }
    for route in &draft.routes {
        for (at, standing) in route.value.about.statuses.iter().enumerate() {
            look(route.place, &format!("statuses.{at}.from"), &standing.from);
        }
    }
    for story in &draft.stories {
        for (at, step) in story.value.steps.iter().enumerate() {
            step.date.iter().for_each(|date| look(story.place, &format!("steps.{at}.date"), date));
        }
    }
    for row in draft.ratings.iter().flat_map(|table| &table.rows) {
        look(row.place, "", &row.value.date);
    }
    let info = &draft.info;
    if let Some(place) = draft.info_place {
        for (path, text) in
            [("first_day", &info.first_day), ("slider_from", &info.slider_from), ("last_day", &info.last_day)]
        {
            if let Some(text) = text {
                look(place, path, text);
            }
        }
    }
}
