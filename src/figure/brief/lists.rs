//! The lists of a country's page: reasons, changes, events.

use super::super::timeline::month;
use super::piece::{Pen, Piece, Row, Section};
use super::words::{column_date, reason_date, reason_words, signed_part, standing_words};
use crate::alignment::{CountryState, ItemDifference, PoleDifference, PoleExplanation};
use crate::atlas::{Atlas, CountryId, Event, Pole};
use crate::text;
use crate::time::Day;
use crate::view::signed;

/// Rows of one list at most.
const MOST: usize = 20;
/// Parts of a score below this size are no reason of their own.
const SMALLEST: f64 = 0.0005;

/// The poles to explain: those that the class names, then the scores farthest from nothing.
pub(super) fn strongest_two<'a>(state: &CountryState, poles: &'a [PoleExplanation]) -> Vec<&'a PoleExplanation> {
    let lead = state.class.lead();
    let rank = |p: &PoleExplanation| lead.iter().position(|pole| *pole == p.pole).unwrap_or(lead.len());
    let mut poles: Vec<&PoleExplanation> = poles.iter().filter(|p| !p.items.is_empty()).collect();
    poles.sort_by(|a, b| rank(a).cmp(&rank(b)).then(b.score.abs().total_cmp(&a.score.abs())));
    poles.truncate(2);
    poles
}

/// The largest reasons for one score, and the sum of all.
pub(super) fn why(pen: &Pen, pole: &PoleExplanation, heading: Option<&str>) -> Section {
    let title = format!("{} is at {}", text::capitalised(pole.pole.title()), signed(pole.score));
    let head = heading.map(|words| pen.heading(words)).into_iter().chain([pen.pole_heading(pole.pole, &title)]);
    let counting = pole.items.iter().filter(|c| c.contribution != 0.0).count();
    let shown = pole.items.iter().filter(|c| c.contribution.abs() >= SMALLEST).take(MOST);
    let row = |c: &crate::alignment::Contribution| {
        pen.row(&Row {
            id: &c.id,
            when: &reason_date(c),
            title: &c.title,
            detail: &format!("{} · {} · {}", c.kind, c.domain, standing_words(c)),
            value: &signed_part(c.contribution),
        })
    };
    let rows: Vec<Piece> = shown.map(row).collect();
    let sum = signed_part(pole.items.iter().map(|c| c.contribution).sum());
    let tail = |shown: usize| match counting.saturating_sub(shown) {
        0 => format!("sum {sum}"),
        1 => format!("and 1 more · sum {sum}"),
        more => format!("and {more} more · sum {sum}"),
    };
    let tails = (0..=rows.len()).map(|n| pen.remark(&tail(n))).collect();
    Section { head: head.collect(), least: rows.len().min(2), rows, tails }
}

/// What changed in all scores since an earlier day.
pub(super) fn changes(pen: &Pen, atlas: &Atlas, poles: &[PoleDifference], since: Day, classes: [String; 2]) -> Section {
    let mut head = vec![pen.heading(&format!("What changed since {}", since.long()))];
    let [before, after] = classes;
    head.push(pen.paragraph(&if before == after {
        format!("Class then and now: {after}.")
    } else {
        format!("Class then: {before}. Now: {after}.")
    }));
    let total = |p: &PoleDifference| format!("{} {}", p.pole.name(), signed(p.difference()));
    let mut totals = pen.paragraph(&format!("Scores: {}.", poles.iter().map(total).collect::<Vec<_>>().join(" · ")));
    totals.height += 4.0 * pen.s;
    head.push(totals);
    let mut items: Vec<(Pole, &ItemDifference)> =
        poles.iter().flat_map(|p| p.items.iter().map(|item| (p.pole, item))).collect();
    items.sort_by(|a, b| b.1.difference().abs().total_cmp(&a.1.difference().abs()));
    let count = items.len();
    let row = |(pole, item): (Pole, &ItemDifference)| {
        let date = atlas.item(&item.id).map(|item| month(item.date)).unwrap_or_default();
        pen.row(&Row {
            id: &item.id,
            when: &format!("{}\n{date}", pole.name()),
            title: &item.title,
            detail: &format!("{} · {} · {}", item.kind, item.domain, reason_words(item)),
            value: &signed_part(item.difference()),
        })
    };
    let shown = items.into_iter().filter(|(_, item)| item.difference().abs() >= SMALLEST).take(MOST);
    let rows: Vec<Piece> = shown.map(row).collect();
    let tail = |shown: usize| match count.saturating_sub(shown) {
        0 if count == 0 => "No score changed.".to_owned(),
        0 => "Nothing else changed.".to_owned(),
        1 => "and 1 smaller change".to_owned(),
        more => format!("and {more} smaller changes"),
    };
    let tails = (0..=rows.len()).map(|n| pen.remark(&tail(n))).collect();
    Section { head, least: rows.len().min(2), rows, tails }
}

/// The latest events about the country up to the day.
pub(super) fn latest(atlas: &Atlas, country: CountryId, day: Day) -> Vec<&Event> {
    let about = |e: &&Event| e.countries.contains(&country) || e.item.effects.iter().any(|f| f.country == country);
    let mut events: Vec<&Event> = atlas.events.iter().filter(|e| e.item.start() <= day).filter(about).collect();
    events.sort_by(|a, b| b.item.start().cmp(&a.item.start()).then(a.item.id.cmp(&b.item.id)));
    events.truncate(MOST);
    events
}

/// Those events as a list.
pub(super) fn events(pen: &Pen, events: &[&Event]) -> Section {
    let row = |event: &&Event| {
        let place = event.place.as_ref().map(|place| format!(" · {place}")).unwrap_or_default();
        pen.row(&Row {
            id: &event.item.id,
            when: &column_date(event.item.date),
            title: &event.item.title,
            detail: &format!("{}{place}", event.category.title()),
            value: "",
        })
    };
    let rows: Vec<Piece> = events.iter().map(row).collect();
    let mut head = vec![pen.heading("Last events")];
    if rows.is_empty() {
        head.push(pen.remark("None up to this date."));
    }
    Section { head, least: rows.len().min(2), rows, tails: Vec::new() }
}
