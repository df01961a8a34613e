use super::{Context, Rule};
use crate::atlas::Kind;
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::dataset::read::text::Place;
use crate::time::Date;

pub(super) const RULE: Rule = Rule {
    name: "unsorted",
    about: "Curated files are sorted: evidence and areas by date and id, the rest by id.",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if !context.draft.curated {
        return;
    }
    for kind in Kind::ALL {
        let items = context.draft.evidence().filter(|item| item.kind == *kind);
        sorted(findings, items.map(|item| (item.place, item.date, item.id)));
    }
    let areas = context.draft.areas.iter();
    sorted(findings, areas.map(|area| (area.place, area.value.about.start.as_str(), area.value.about.id.as_str())));
    let draft = context.draft;
    sorted_by_id(findings, draft.sources.iter().map(|source| (source.place, source.value.item.id.as_str())));
    sorted_by_id(findings, draft.settlements.iter().map(|it| (it.place, it.value.about.id.as_str())));
    sorted_by_id(findings, draft.organisations.iter().map(|it| (it.place, it.value.id.as_str())));
}

/// The same for records without a date.
fn sorted_by_id<'d>(findings: &mut Findings<'_>, records: impl Iterator<Item = (Place, &'d str)>) {
    let mut before: Option<&str> = None;
    for (place, id) in records {
        if let Some(last) = before.filter(|last| id < *last) {
            let what = format!("the record stands below {}, expected the file sorted by id", quoted(last));
            findings.warning(place, "id", Finding::new(RULE.name, what, "sort the file"));
            return;
        }
        before = Some(id);
    }
}

/// Reports the first record that stands below a later one; one is enough to sort the file.
fn sorted<'d>(findings: &mut Findings<'_>, records: impl Iterator<Item = (Place, &'d str, &'d str)>) {
    let mut before: Option<(Place, &str, &str)> = None;
    for record in records {
        let (place, date, id) = record;
        let after = |(other, last_date, last_id): (Place, &str, &str)| {
            let (Ok(day), Ok(last)) = (Date::parse(date), Date::parse(last_date)) else { return false };
            other.file == place.file && (day.first() < last.first() || (date == last_date && id < last_id))
        };
        if let Some((_, _, last_id)) = before.filter(|last| after(*last)) {
            let what = format!("the record stands below {}, expected the file sorted by date and id", quoted(last_id));
            findings.warning(place, "id", Finding::new(RULE.name, what, "sort the file"));
            return;
        }
        before = Some(record);
    }
}
