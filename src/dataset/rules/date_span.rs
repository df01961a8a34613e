use super::{Context, Rule};
use crate::atlas::Kind;
use crate::dataset::draft::Period;
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::time::{Date, Day};

pub(super) const RULE: Rule =
    Rule { name: "date-span", about: "What is dated lies in the dataset's period, or reaches into it.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let (draft, period) = (context.draft, context.period);
    for item in draft.evidence() {
        // A tie may be older than the dataset, if it still held on its first day.
        let reaches = item.kind == Kind::Tie && item.end().is_none_or(|end| end.first() > period.first_day);
        if let Some(finding) = item.start().and_then(|date| outside(period, date, item.date, reaches)) {
            findings.error(item.place, item.date_field, finding);
        }
    }
    for area in &draft.areas {
        let about = &area.value.about;
        let end = about.end.as_deref().and_then(|end| Date::parse(end).ok());
        let reaches = end.is_none_or(|end| end.first() > period.first_day);
        let start = Date::parse(&about.start).ok();
        if let Some(finding) = start.and_then(|date| outside(period, date, &about.start, reaches)) {
            findings.error(area.place, "start", finding);
        }
    }
    for row in draft.ratings.iter().flat_map(|table| &table.rows) {
        let date = Date::parse(&row.value.date).ok();
        if let Some(finding) = date.and_then(|date| outside(period, date, &row.value.date, false)) {
            findings.error(row.place, "", finding);
        }
    }
    for story in &draft.stories {
        for (at, step) in story.value.steps.iter().enumerate() {
            let Some(text) = &step.date else { continue };
            let date = Date::parse(text).ok();
            if let Some(finding) = date.and_then(|date| outside(period, date, text, false)) {
                findings.error(story.place, &format!("steps.{at}.date"), finding);
            }
        }
    }
}

fn outside(period: Period, date: Date, text: &str, may_be_older: bool) -> Option<Finding> {
    let (first, last): (Day, Day) = (period.first_day, period.last_day);
    let inside = date.first() <= last && (may_be_older || date.last() >= first);
    (!inside).then(|| {
        let what = format!("{} lies outside the dataset's period, expected {first} to {last}", quoted(text));
        Finding::new(RULE.name, what, "check the year, or widen first_day and last_day in dataset.json")
    })
}
