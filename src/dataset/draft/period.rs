//! The days that a dataset covers: as it says itself, else as its items have it.

use super::Draft;
use crate::atlas::Kind;
use crate::time::{Date, Day};

/// First day, first day of the slider, last day; in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    pub first_day: Day,
    pub slider_from: Day,
    pub last_day: Day,
}

/// Typed dates reach back to here (the end of the Soviet Union) unless the data go further.
const FIRST_DAY: (i32, u32, u32) = (1991, 12, 1);
/// The slider starts here unless the data are older.
const SLIDER_FROM: (i32, u32, u32) = (2008, 1, 1);
/// Last day of a dataset that has no dated item at all.
const LAST_DAY: (i32, u32, u32) = (2025, 12, 31);
/// Days outside these years are taken for slips and do not stretch the period.
const SANE_YEARS: std::ops::RangeInclusive<i32> = 1800..=2100;

/// The period of a dataset.
pub(crate) fn period(draft: &Draft) -> Period {
    let day = |(year, month, day)| Day::from_ymd(year, month, day).unwrap_or_default();
    let said = |text: &Option<String>| text.as_deref().and_then(|text| Date::parse(text).ok());
    let (moments, held) = days(draft);
    let earliest = moments.iter().map(|date| date.first()).min();
    let newest = moments.iter().chain(&held).map(|date| date.last()).max();

    let last_day = said(&draft.info.last_day).map(Date::last);
    let last_day = last_day.unwrap_or_else(|| newest.map_or(day(LAST_DAY), end_of_month));
    let first_day = said(&draft.info.first_day).map(Date::first);
    let first_day = first_day.unwrap_or_else(|| earliest.unwrap_or(last_day).min(day(FIRST_DAY))).min(last_day);
    let earliest = earliest.map_or(day(SLIDER_FROM), Day::first_of_month);
    // A folder of somebody's own starts where its data start, however old they are.
    let late = draft.curated && day(SLIDER_FROM) < last_day;
    let default = if late { earliest.max(day(SLIDER_FROM)) } else { earliest };
    let slider_from = said(&draft.info.slider_from).map_or(default, Date::first);
    Period { first_day, slider_from: slider_from.clamp(first_day, last_day), last_day }
}

fn end_of_month(day: Day) -> Day {
    day.first_of_month().add_months(1) - 1
}

/// Dates of things that happen, and dates from which something holds.
fn days(draft: &Draft) -> (Vec<Date>, Vec<Date>) {
    let sane = |date: &Date| SANE_YEARS.contains(&date.first().year());
    let read = |text: &str| Date::parse(text).ok().filter(sane);
    let (mut moments, mut held) = (Vec::new(), Vec::new());
    for item in draft.evidence() {
        if item.kind == Kind::Tie {
            held.extend(read(item.date));
        } else {
            moments.extend(read(item.date));
            moments.extend(item.end.and_then(read));
        }
    }
    let rows = draft.ratings.iter().flat_map(|table| &table.rows);
    moments.extend(rows.filter_map(|row| read(&row.value.date)));
    held.extend(draft.areas.iter().filter_map(|area| read(&area.value.about.start)));
    (moments, held)
}
