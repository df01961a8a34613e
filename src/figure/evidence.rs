//! The evidence of one country along a time axis: ties as bars in lanes, events as symbols.

mod events;
mod ties;

pub(super) use events::{Lane, event_list, event_marks, named_in, symbols};
pub(super) use ties::{Bar, lane_height, lanes, packed, tie_marks};

use super::page::{Hotspot, Target};
use super::timeline::month_days;
use crate::alignment::Reading;
use crate::atlas::{CountryId, Event, Item, Pole, Tie};
use crate::scene::{Mark, RectPx, TextMark, Theme};
use crate::time::Day;
use crate::view::signed;
use std::collections::BTreeMap;

/// An item's largest part of a score on the days compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Part {
    /// The pole whose score it is.
    pub pole: Pole,
    /// The part, negative away from the pole.
    pub size: f64,
}

/// What counted in a period: ties and events, those with the largest part of a score first.
pub(super) struct Evidence<'a> {
    /// Ties in force on some day of the period.
    pub ties: Vec<(&'a Tie, Part)>,
    /// Events that began in it; the dataset's landmarks come before all others.
    pub events: Vec<(&'a Event, Part)>,
}

/// The evidence of a country that had a part in its scores.
pub(super) fn evidence(reading: &Reading, country: CountryId, (from, to): (Day, Day)) -> Evidence<'_> {
    // The first of every month, and the day on which each item is new.
    let begun = reading.atlas().items().filter(|i| i.effects.iter().any(|e| e.country == country)).map(Item::start);
    let mut samples: Vec<Day> = month_days(from, to);
    samples.extend(begun.filter(|day| (from..=to).contains(day)));
    samples.sort_unstable();
    samples.dedup();
    let samples = samples.into_iter();
    let mut parts: BTreeMap<String, Part> = BTreeMap::new();
    for (day, pole) in samples.flat_map(|day| reading.poles().iter().map(move |pole| (day, *pole))) {
        for item in reading.explain_pole(country, pole, day).items {
            let part = Part { pole, size: item.contribution };
            let held = parts.entry(item.id).or_insert(part);
            if part.size.abs() > held.size.abs() {
                *held = part;
            }
        }
    }
    let part_of = |item: &Item| parts.get(&item.id).copied().filter(|part| part.size != 0.0);
    let in_force = |tie: &&Tie| {
        let span = tie.item.span();
        span.start <= to && span.end.is_none_or(|end| end > from)
    };
    let atlas = reading.atlas();
    let ties = atlas.ties.iter().filter(in_force).filter_map(|t| part_of(&t.item).map(|p| (t, p)));
    let begun = atlas.events.iter().filter(|e| (from..=to).contains(&e.item.start()));
    let events = begun.filter_map(|e| part_of(&e.item).map(|p| (e, p)));
    let mut found = Evidence { ties: ties.collect(), events: events.collect() };
    found.ties.sort_by(|(a, x), (b, y)| y.size.abs().total_cmp(&x.size.abs()).then_with(|| a.item.id.cmp(&b.item.id)));
    // What the authors call a landmark is known to every reader: it comes first.
    let lesser = |event: &Event| !atlas.landmarks.contains(&event.item.id);
    found.events.sort_by(|(a, x), (b, y)| {
        let by_size = y.size.abs().total_cmp(&x.size.abs()).then_with(|| a.item.id.cmp(&b.item.id));
        lesser(a).cmp(&lesser(b)).then(by_size)
    });
    found
}

fn spot(rect: RectPx, item: &Item, part: Part, until: Option<String>) -> Hotspot {
    let dates = until.map_or_else(|| item.date.long(), |end| format!("{} – {end}", item.date.long()));
    let most = format!("at most {} of the score towards {}", signed(part.size), part.pole.title());
    Hotspot { rect, target: Target::Item(item.id.clone()), words: vec![item.title.clone(), dates, most] }
}

/// Letters that the cursor or a hatch may lie under.
fn haloed(mark: Mark, theme: &Theme, s: f32) -> Mark {
    match mark {
        Mark::Text(words) => Mark::Text(TextMark { halo: Some((theme.page, 3.0 * s)), ..words }),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::page::Page;
    use super::super::timeline::Axis;
    use super::*;
    use crate::atlas::Lens;

    /// The evidence of a country over the built-in slider, on a page for slides.
    pub(super) fn with(country: &str, check: impl FnOnce(&Evidence<'_>, &Axis, &Page)) {
        let atlas = std::sync::Arc::new(crate::dataset::load_built_in().atlas.unwrap());
        let reading = Reading::new(std::sync::Arc::clone(&atlas), Lens::all());
        let (from, to) = (atlas.slider_from, atlas.last_day);
        let axis = Axis { left: 100.0, width: 1000.0, from, to };
        let page = Page { size: [1280.0, 720.0], s: 1.0, margin: 22.0 };
        check(&evidence(&reading, CountryId::parse(country).unwrap(), (from, to)), &axis, &page);
    }
}
