//! Dates, numbers and sentences of a country's page.

use super::super::timeline::short_month;
use crate::alignment::{Contribution, PoleExplanation, Reading, Reason};
use crate::atlas::{Country, Kind};
use crate::time::{Date, Day, Precision};
use crate::view::{Standing, signed, standing};
use std::collections::BTreeSet;

/// With three decimals: parts of a score are small.
pub(super) fn signed_part(value: f64) -> String {
    let digits = format!("{:.3}", value.abs());
    match (digits == "0.000", value < 0.0) {
        (true, _) => digits,
        (false, true) => format!("−{digits}"),
        (false, false) => format!("+{digits}"),
    }
}

/// A date for a narrow column: the year on a line of its own.
pub(super) fn column_date(date: Date) -> String {
    let (year, _, day) = date.first().ymd();
    let month = short_month(date.first());
    let about = if date.circa() { "c. " } else { "" };
    match date.precision() {
        Precision::Day => format!("{about}{day} {month}\n{year}"),
        Precision::Month => format!("{about}{month}\n{year}"),
        Precision::Year => format!("{about}{year}"),
    }
}

/// When a reason began: `since` while a tie holds.
pub(super) fn reason_date(part: &Contribution) -> String {
    match (part.kind == Kind::Tie && part.in_force, part.date.precision()) {
        (true, Precision::Year) => format!("since\n{}", part.date.first().year()),
        (true, _) => format!("since {}\n{}", short_month(part.date.first()), part.date.first().year()),
        (false, _) => column_date(part.date),
    }
}

/// Why an item's part is another one than on the earlier day.
pub(super) const fn reason_words(reason: Reason) -> &'static str {
    match reason {
        Reason::New => "new since then",
        Reason::Ended => "tie ended",
        Reason::Replaced => "replaced by a related item, or replaces it",
        Reason::Ageing => "ageing, weighs less",
        Reason::Other => "same item in another sum",
    }
}

/// The standings of a country, the closest first: `Member: CIS, CSTO. Frozen: …`.
pub(super) fn memberships(reading: &Reading, country: &Country, day: Day) -> String {
    let atlas = reading.atlas();
    let ids: BTreeSet<&str> = atlas.ties.iter().filter_map(|t| t.organisation.as_deref()).collect();
    let group = |wanted: Standing| {
        let held = |id: &&str| standing(atlas, id, country.id, day).standing == wanted;
        let ids: Vec<&str> = ids.iter().copied().filter(held).collect();
        (!ids.is_empty()).then(|| format!("{}: {}.", crate::text::capitalised(wanted.title()), ids.join(", ")))
    };
    let groups: Vec<String> = Standing::ALL.into_iter().filter(|s| *s != Standing::None).filter_map(group).collect();
    if groups.is_empty() { "No standing with an organisation on this date.".to_owned() } else { groups.join(" ") }
}

/// How far the scores move when any one source is left out.
pub(super) fn ranges(reading: &Reading, country: &Country, day: Day, poles: &[PoleExplanation]) -> String {
    let range = |p: &PoleExplanation| (p.pole, reading.score_range(country.id, p.pole, day));
    // What reads the same at both ends is no range.
    let moved = poles.iter().map(range).map(|(pole, ends)| (pole, ends.map(signed))).filter(|(_, [a, b])| a != b);
    let words: Vec<String> = moved.map(|(pole, [low, high])| format!("{} {low} to {high}", pole.name())).collect();
    let counting = poles.iter().flat_map(|p| &p.items).filter(|c| c.contribution != 0.0);
    let sources: BTreeSet<&str> = counting.flat_map(|c| &c.sources).map(String::as_str).collect();
    let count = |n: usize| if n == 1 { "the one source".to_owned() } else { format!("any one of {n} sources") };
    match (sources.len(), words.is_empty()) {
        (0, _) => "No source counts on this date.".to_owned(),
        (n, true) => format!("Leaving out {} changes no score as it is written here.", count(n)),
        (n, false) => format!("Leaving out {}, the scores stay within: {}.", count(n), words.join("; ")),
    }
}
