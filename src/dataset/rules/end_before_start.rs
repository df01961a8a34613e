use super::{Context, Rule};
use crate::atlas::Kind;
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::time::Date;

pub(super) const RULE: Rule =
    Rule { name: "end-before-start", about: "Nothing ends before it starts, and states follow each other.", check };

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for item in context.draft.evidence() {
        let (Some(start), Some(end)) = (item.start(), item.end()) else { continue };
        // The end of a tie is the first day without it; that of an event still belongs to it.
        let wrong = if item.kind == Kind::Tie { end.first() <= start.first() } else { end.last() < start.first() };
        if wrong {
            findings.error(item.place, "end", finding(item.end.unwrap_or_default(), item.date));
        }
    }
    for area in &context.draft.areas {
        let (start, end) = (&area.value.about.start, area.value.about.end.as_deref().unwrap_or_default());
        if let (Ok(from), Ok(until)) = (Date::parse(start), Date::parse(end))
            && until.first() <= from.first()
        {
            findings.error(area.place, "end", finding(end, start));
        }
    }
    for route in &context.draft.routes {
        let days: Vec<_> =
            route.value.about.statuses.iter().map(|s| Date::parse(&s.from).ok().map(Date::first)).collect();
        if let Some(at) = days.windows(2).position(|pair| matches!(pair, [Some(a), Some(b)] if b <= a)) {
            let what = "this status starts before the one above it, expected statuses in order of time";
            let path = format!("statuses.{}.from", at + 1);
            findings.error(route.place, &path, Finding::new(RULE.name, what, "sort the statuses or correct the date"));
        }
    }
}

fn finding(end: &str, start: &str) -> Finding {
    let what = format!("the end {} is not behind the start, expected a date after {}", quoted(end), quoted(start));
    Finding::new(RULE.name, what, "check both dates; the end of a tie or area is the first day without it")
}
