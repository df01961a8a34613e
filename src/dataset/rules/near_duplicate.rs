use super::{Context, Rule};
use crate::dataset::draft::Placed;
use crate::dataset::raw::Event;
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::dataset::read::text::Located;
use crate::time::Date;
use geo::{Distance, Haversine, Point};

pub(super) const RULE: Rule = Rule {
    name: "near-duplicate",
    about: "Two events of a category within three days and 50 km say that they are not the same thing.",
    check,
};

const DAYS: i32 = 3;
const METRES: f64 = 50_000.0;
/// Of a flood of events on the same days, so many are compared with each.
const MOST_LOOKED_AT: usize = 200;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    // Somebody's own table may well hold a thousand like events in one place.
    if !context.draft.curated {
        return;
    }
    let dated = |event: &'_ Located<Placed<Event, [f64; 2]>>| Some(Date::parse(&event.value.about.date).ok()?.first());
    let mut events: Vec<_> = context.draft.events.iter().filter_map(|event| Some((event, dated(event)?))).collect();
    events.sort_by_key(|(_, day)| *day);
    for (at, (event, day)) in events.iter().enumerate() {
        let before = events[..at].iter().rev().take(MOST_LOOKED_AT).take_while(|(_, other)| *day - *other <= DAYS);
        let alike = before.map(|(other, _)| *other).find(|other| may_be_one(&other.value, &event.value));
        if let Some(other) = alike {
            let what = format!(
                "the event is of the category, place and days of {}, expected one record for one thing",
                quoted(&other.value.about.id)
            );
            let hint = "take one out, or name the other in \"distinct_from\"";
            findings.warning(event.place, "id", Finding::new(RULE.name, what, hint));
        }
    }
}

fn may_be_one(a: &Placed<Event, [f64; 2]>, b: &Placed<Event, [f64; 2]>) -> bool {
    let (Some(here), Some(there)) = (a.shape, b.shape) else { return false };
    let (a, b) = (&a.about, &b.about);
    a.category == b.category
        && a.id != b.id
        && a.countries.iter().any(|country| b.countries.contains(country))
        && !a.distinct_from.contains(&b.id)
        && !b.distinct_from.contains(&a.id)
        && Haversine.distance(Point::from(here), Point::from(there)) <= METRES
}
