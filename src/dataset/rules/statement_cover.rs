use super::{Context, Rule};
use crate::dataset::raw::Statement;
use crate::dataset::read::findings::{Finding, Findings, quoted};
use crate::dataset::read::text::{Located, Place};
use crate::time::{Date, Day};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    name: "statement-cover",
    about: "Every statement is stood for: opinions by a claim, facts by an event, tie, area or route, in its time.",
    check,
};

/// An item that stands for more statements than this says none of them well.
const MOST: usize = 4;

/// What kind of record stands for a statement.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// Something that happened: all of it lies within the statement's time.
    Event,
    /// Something that lasts: a part of it lies within.
    Lasting,
    /// A route or a step of a story: its time is not that of the statement.
    Undated,
    /// What an author says: said when the document says so, or when it appeared.
    Claim,
}

/// A record that stands for statements.
struct Bearer<'d> {
    place: Place,
    stand: Stand,
    span: Option<(Day, Day)>,
    statements: &'d [String],
    sources: &'d [String],
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let draft = context.draft;
    if draft.statements.is_empty() || !findings.all_readable_but("statements.json") {
        return;
    }
    let known: BTreeMap<&str, &Located<Statement>> =
        draft.statements.iter().map(|statement| (statement.value.id.as_str(), statement)).collect();
    let issued: BTreeMap<&str, (Day, Day)> = draft
        .sources
        .iter()
        .filter_map(|source| {
            let item = &source.value.item;
            Some((item.id.as_str(), interval(&item.issued.as_ref()?.iso()?)?))
        })
        .collect();
    let bearers = bearers(context);
    let mut stands: BTreeMap<&str, Vec<Stand>> = BTreeMap::new();
    for bearer in &bearers {
        if bearer.statements.len() > MOST {
            let what = format!("the item stands for {} statements, expected at most {MOST}", bearer.statements.len());
            let hint = "let another item stand for the rest";
            findings.warning(bearer.place, "statements", Finding::new(RULE.name, what, hint));
        }
        for (at, id) in bearer.statements.iter().enumerate() {
            let Some(statement) = known.get(id.as_str()) else { continue };
            if bearer.statements[..at].contains(id) {
                let what = format!("statement {} is named twice, expected once", quoted(id));
                findings.warning(
                    bearer.place,
                    &format!("statements.{at}"),
                    Finding::new(RULE.name, what, "take one out"),
                );
            }
            stands.entry(id).or_default().push(bearer.stand);
            if !in_time(bearer, &statement.value, &issued) {
                let date = statement.value.date.as_deref().unwrap_or_default();
                let what = format!("the item's date lies outside that of statement {}, expected {date}", quoted(id));
                let hint = "let an item of that time stand for it, or correct the date";
                findings.warning(bearer.place, &format!("statements.{at}"), Finding::new(RULE.name, what, hint));
            }
        }
    }
    for statement in &draft.statements {
        let own = stands.get(statement.value.id.as_str()).map_or(&[][..], Vec::as_slice);
        if let Some(wanted) = missing(&statement.value.kind, own) {
            let what = format!("no {wanted} stands for statement {}", quoted(&statement.value.id));
            let what = format!("{what} of type {}, expected one", statement.value.kind);
            let hint = "add the statement's id to the \"statements\" of a record";
            findings.warning(statement.place, "id", Finding::new(RULE.name, what, hint));
        }
    }
}

/// What kind of record a statement of a type lacks.
fn missing(kind: &str, stands: &[Stand]) -> Option<&'static str> {
    let types: Vec<&str> = kind.split('/').map(str::trim).collect();
    let is = |letter: &str| types.contains(&letter);
    if stands.is_empty() {
        Some("record")
    } else if (is("O") || is("P")) && !stands.contains(&Stand::Claim) {
        Some("claim")
    } else if is("F") && stands.iter().all(|stand| *stand == Stand::Claim) {
        Some("event, tie, area or route")
    } else {
        None
    }
}

fn in_time(bearer: &Bearer<'_>, statement: &Statement, issued: &BTreeMap<&str, (Day, Day)>) -> bool {
    let Some((from, to)) = statement.date.as_deref().and_then(interval) else { return true };
    let Some((first, last)) = bearer.span else { return true };
    let meets = |(a, b): (Day, Day)| first <= b && last >= a;
    match bearer.stand {
        Stand::Event => from <= first && last <= to,
        Stand::Lasting => meets((from, to)),
        Stand::Undated => true,
        Stand::Claim => {
            let appeared = |id: &String| issued.get(id.as_str()).is_some_and(|span| meets(*span));
            meets((from, to)) || bearer.sources.iter().any(appeared)
        }
    }
}

/// First and last day of `2025-07`, `2022/2025`, `../2024`, `2025-06-27/..`.
fn interval(text: &str) -> Option<(Day, Day)> {
    const EVER: (i32, i32) = (-1_000_000, 1_000_000);
    let (from, to) = text.split_once('/').unwrap_or((text, text));
    let first = if from == ".." { Day::from_number(EVER.0) } else { Date::parse(from).ok()?.first() };
    let last = if to == ".." { Day::from_number(EVER.1) } else { Date::parse(to).ok()?.last() };
    Some((first, last))
}

fn bearers<'d>(context: &Context<'d>) -> Vec<Bearer<'d>> {
    let draft = context.draft;
    let span = |start: &str, end: Option<&str>| {
        let (first, last) = interval(start)?;
        Some((first, end.and_then(|end| Some(Date::parse(end).ok()?.last())).unwrap_or(last)))
    };
    // What has no end lasts.
    let lasting = |start: &str, end: Option<&str>| {
        let (first, _) = interval(start)?;
        Some((first, end.and_then(|end| Some(Date::parse(end).ok()?.first())).unwrap_or(context.period.last_day)))
    };
    let mut all = Vec::new();
    for item in draft.evidence() {
        let (stand, span) = match item.kind {
            crate::atlas::Kind::Tie => (Stand::Lasting, lasting(item.date, item.end)),
            crate::atlas::Kind::Claim => (Stand::Claim, span(item.date, None)),
            _ => (Stand::Event, span(item.date, item.end)),
        };
        let (place, statements, sources) = (item.place, item.statements, item.sources);
        all.push(Bearer { place, stand, span, statements, sources });
    }
    for area in &draft.areas {
        let about = &area.value.about;
        let span = lasting(&about.start, about.end.as_deref());
        let (statements, sources) = (&about.statements, &about.sources);
        all.push(Bearer { place: area.place, stand: Stand::Lasting, span, statements, sources });
    }
    for route in &draft.routes {
        let about = &route.value.about;
        let (statements, sources) = (&about.statements, &about.sources);
        all.push(Bearer { place: route.place, stand: Stand::Undated, span: None, statements, sources });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opinions_want_a_claim_and_facts_something_else() {
        assert_eq!(missing("O", &[Stand::Event]), Some("claim"));
        assert_eq!(missing("F/O", &[Stand::Claim]), Some("event, tie, area or route"));
        assert_eq!(missing("F/O", &[Stand::Claim, Stand::Undated]), None);
        assert_eq!((missing("R", &[]), missing("Q/R", &[Stand::Claim])), (Some("record"), None));
    }

    #[test]
    fn an_interval_may_be_open() {
        let day = |text: &str| Date::parse(text).unwrap();
        assert_eq!(interval("2025-06/2025-07"), Some((day("2025-06").first(), day("2025-07").last())));
        assert_eq!(interval("../2024").unwrap().1, day("2024").last());
        assert_eq!((interval("2025").unwrap().0, interval("soon")), (day("2025").first(), None));
    }
}
