//! Dates, numbers and sentences of a country's page.

use crate::alignment::{Contribution, CountryState, ItemDifference, PoleExplanation, Reading, Reason, THRESHOLDS};
use crate::atlas::{Country, Kind};
use crate::text;
use crate::time::{Date, Day, Precision};
use crate::view::{Standing, signed, standing};
use std::collections::BTreeSet;

/// With three decimals: parts of a score are small.
pub(super) fn signed_part(value: f64) -> String {
    text::signed(value, 3)
}

/// A date for a narrow column: the year on a line of its own.
pub(super) fn column_date(date: Date) -> String {
    let (year, _, day) = date.first().ymd();
    let month = date.first().short_month();
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
        (true, _) => format!("since {}\n{}", part.date.first().short_month(), part.date.first().year()),
        (false, _) => column_date(part.date),
    }
}

/// Why an item's share in a score is another one than on the earlier day.
pub(super) fn reason_words(item: &ItemDifference) -> &'static str {
    match item.reason {
        Reason::New => "new since then",
        Reason::Ended => "ended since then",
        Reason::Replaced if item.after == 0.0 => "a related item counts in its place",
        Reason::Replaced if item.before == 0.0 => "counts in place of a related item",
        Reason::Replaced => "counts beside a related item",
        Reason::Ageing => "older, so it weighs less",
        Reason::Other => "unchanged, but other evidence changed its share",
    }
}

/// How an item counts on the day, beside the date that its row begins with.
pub(super) fn standing_words(part: &Contribution) -> String {
    let weight = (part.age_weight * 100.0).round();
    match (part.kind, part.in_force) {
        (Kind::Tie, true) => "in force".to_owned(),
        (Kind::Tie, false) => {
            let when = part.end.map_or_else(String::new, |end| format!(" {}", end.long()));
            format!("ended{when}, still counts {weight} %")
        }
        _ if part.age_weight >= 0.995 => "new, counts in full".to_owned(),
        _ => format!("with age it counts {weight} %"),
    }
}

/// How much evidence there is for one score, and whether it points one way.
pub(super) fn evidence_words(about: &str, state: &CountryState) -> String {
    let opposed = (state.conflict * 100.0).round();
    let ways = if opposed == 0.0 {
        "in each domain all of it points one way".to_owned()
    } else {
        format!("{opposed} % of this weight cancels out, because items point in opposite directions")
    };
    format!(
        "Evidence{about}: a weight of {:.1} (below {} there is too little for a class), from {} of 4 domains; {ways}.",
        state.mass, THRESHOLDS.mass, state.coverage
    )
}

/// The standings of a country, the closest first: `Member: CIS, CSTO. Frozen: …`.
pub(super) fn memberships(reading: &Reading, country: &Country, day: Day) -> String {
    let atlas = reading.atlas();
    let ids: BTreeSet<&str> = atlas.ties.iter().filter_map(|t| t.organisation.as_deref()).collect();
    let group = |wanted: Standing| {
        let held = |id: &&str| standing(atlas, id, country.id, day).standing == wanted;
        let ids: Vec<&str> = ids.iter().copied().filter(held).collect();
        (!ids.is_empty()).then(|| format!("{}: {}.", text::capitalised(wanted.title()), ids.join(", ")))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{CountryId, Lens};
    use crate::dataset::load_built_in;
    use std::sync::Arc;

    fn armenia(change: impl FnOnce(&mut CountryState)) -> String {
        let reading = Reading::new(Arc::new(load_built_in().atlas.unwrap()), Lens::all());
        let day = Day::from_ymd(2024, 3, 1).unwrap();
        let mut state = reading.country(CountryId::parse("ARM").unwrap(), day).unwrap();
        change(&mut state);
        evidence_words(" about the West", &state)
    }

    #[test]
    fn the_evidence_is_told_in_words_that_need_no_glossary() {
        let mixed = armenia(|state| state.conflict = 0.17);
        assert!(mixed.contains("17 % of this weight cancels out"), "{mixed}");
        let one_way = armenia(|state| state.conflict = 0.0);
        assert!(one_way.contains("all of it points one way") && !one_way.contains("0 %"), "{one_way}");
        assert!(!mixed.contains("mass") && !mixed.contains("conflict"), "{mixed}");
    }

    #[test]
    fn an_item_says_whether_another_took_its_place_or_it_took_that_of_another() {
        let item = |before, after, reason| ItemDifference {
            id: "a".to_owned(),
            kind: Kind::Tie,
            title: "A".to_owned(),
            domain: crate::atlas::Domain::Security,
            before,
            after,
            reason,
            sources: Vec::new(),
        };
        assert_eq!(reason_words(&item(0.2, 0.0, Reason::Replaced)), "a related item counts in its place");
        assert_eq!(reason_words(&item(0.0, 0.2, Reason::Replaced)), "counts in place of a related item");
    }
}
