//! Landmarks of a period: events that its authors name, else those with the largest effects, as
//! dotted lines with short labels.

use super::page::{Hotspot, Page, Target, line_about};
use super::timeline::{Axis, Reach, dashed, spread, stroke, type_px, wrapped};
use crate::alignment::Reading;
use crate::atlas::{Actor, Event, Pole};
use crate::scene::{Mark, Px, RectPx, Theme, Weight};
use crate::text;
use crate::time::Day;

/// Most landmarks that the authors of a dataset have named.
const MOST_NAMED: usize = 9;
/// Most landmarks that are chosen by strength.
const MOST: usize = 6;
/// Days that those are apart at least.
const APART: i32 = 365;
/// Lines of a label.
const LINES: usize = 3;
/// Widest label, in sizes of its type.
const WIDEST: f32 = 12.0;

/// Events that a page of time marks, by date.
pub(super) struct Landmarks<'a> {
    /// The events.
    pub events: Vec<&'a Event>,
    /// Whether the dataset's authors named them.
    pub named: bool,
}

impl Landmarks<'_> {
    /// How they were chosen, for those who read the page.
    pub fn chosen(&self, sign: &str) -> String {
        match (self.events.is_empty(), self.named) {
            (true, _) => String::new(),
            (_, true) => format!(" {sign}: turning points, as named by the authors of the dataset."),
            (_, false) => {
                format!(
                    " {sign}: the events of the period with the strongest effects over all countries, a year apart."
                )
            }
        }
    }
}

/// The events that the dataset names as landmarks, as far as they lie in the period and count in the
/// lens, the first-named ones where there is room for `room` alone; those with the strongest effects
/// where there is none.
pub(super) fn landmarks(reading: &Reading, (from, to): (Day, Day), room: usize) -> Landmarks<'_> {
    let atlas = reading.atlas();
    let found = atlas.landmarks.iter().filter_map(|id| atlas.event(id));
    let counted = found.filter(|e| (from..=to).contains(&e.item.start()) && reading.lens().admits(&e.item));
    let mut events: Vec<&Event> = counted.take(room.min(MOST_NAMED)).collect();
    let named = !events.is_empty();
    if !named {
        events = strongest(reading, (from, to), room.min(MOST));
    }
    events.sort_by(|a, b| a.item.start().cmp(&b.item.start()).then_with(|| a.item.id.cmp(&b.item.id)));
    Landmarks { events, named }
}

/// The events of the period with the largest total |strength| towards the lens's poles over all
/// countries; among equals the one with the strongest single effect, then the earlier.
fn strongest(reading: &Reading, (from, to): (Day, Day), most: usize) -> Vec<&Event> {
    let counts = |pole: Pole| reading.poles().iter().any(|target| pole.counts_towards(*target));
    let sizes = |event: &Event| -> (f64, f64) {
        let scored = event.item.effects.iter().filter(|e| e.actor == Actor::Government && counts(e.pole));
        let effects = scored.map(|e| e.strength.abs());
        effects.fold((0.0, 0.0), |(sum, largest), size| (sum + size, f64::max(largest, size)))
    };
    let admitted = reading.atlas().events.iter().filter(|e| reading.lens().admits(&e.item));
    let inside = admitted.filter(|e| (from..=to).contains(&e.item.start()));
    let mut ranked: Vec<(&Event, (f64, f64))> =
        inside.map(|e| (e, sizes(e))).filter(|(_, size)| size.0 > 0.0).collect();
    ranked.sort_by(|(a, x), (b, y)| {
        let by_size = y.0.total_cmp(&x.0).then(y.1.total_cmp(&x.1));
        by_size.then(a.item.start().cmp(&b.item.start())).then_with(|| a.item.id.cmp(&b.item.id))
    });
    let mut chosen: Vec<&Event> = Vec::new();
    for (event, _) in ranked {
        if chosen.len() >= most {
            break;
        }
        if chosen.iter().all(|held| (held.item.start() - event.item.start()).abs() >= APART) {
            chosen.push(event);
        }
    }
    chosen
}

/// How many landmarks have room for a label on the axis.
pub(super) fn landmark_room(axis: &Axis, page: &Page) -> usize {
    ((axis.width / (8.5 * type_px(page, 10.5))) as usize).min(MOST_NAMED)
}

/// The lines of every label.
fn labels(events: &[&Event], axis: &Axis, page: &Page) -> Vec<Vec<String>> {
    let size = type_px(page, 10.5);
    let most = (axis.width / events.len().max(1) as f32 - size * 1.1).clamp(0.0, size * WIDEST);
    events.iter().map(|e| balanced(&e.item.title, size, most)).collect()
}

/// The lines of a label that is no wider than it must be for as many lines.
fn balanced(title: &str, size: f32, most: f32) -> Vec<String> {
    let whole = wrapped(title, size, most, LINES);
    let narrower = (5..10).map(|tenths| wrapped(title, size, most * tenths as f32 / 10.0, LINES));
    let same = |lines: &Vec<String>| lines.len() == whole.len() && lines.join(" ") == whole.join(" ");
    narrower.into_iter().find(same).unwrap_or(whole)
}

/// Height that labels and the lines down to the rows take.
pub(super) fn landmark_height(events: &[&Event], axis: &Axis, page: &Page) -> f32 {
    let lines = labels(events, axis, page).iter().map(Vec::len).max().unwrap_or(0);
    type_px(page, 10.5) * 1.25 * lines as f32 + 11.0 * page.s
}

/// Labels over the rows, dotted lines through them.
pub(super) fn landmark_marks(
    events: &[&Event],
    axis: &Axis,
    reach: Reach,
    page: &Page,
    theme: &Theme,
) -> (Vec<Mark>, Vec<Hotspot>) {
    let (mut marks, mut hotspots) = (Vec::new(), Vec::new());
    let (s, size) = (page.s, type_px(page, 10.5));
    let (leading, gap) = (size * 1.25, size * 1.1);
    let labels = labels(events, axis, page);
    let width =
        |lines: &Vec<String>| lines.iter().map(|l| text::measure(l, Weight::Regular, size, 0.0)).fold(0.0, f32::max);
    let wanted: Vec<(f32, f32)> =
        events.iter().zip(&labels).map(|(e, l)| (axis.middle(e.item.start()), width(l))).collect();
    let right = page.size[0] - page.margin;
    let starts = spread(&wanted, gap, axis.left, right);
    let bottom = reach.top - 9.0 * s;
    for (((event, lines), (x, wide)), start) in events.iter().zip(&labels).zip(&wanted).zip(starts) {
        let (x, wide) = (*x, *wide);
        let rect = RectPx::new(start, bottom - leading * lines.len() as f32, wide, leading * lines.len() as f32);
        for (i, words) in lines.iter().enumerate() {
            let baseline = rect.y + leading * (i as f32 + 0.8);
            marks.push(line_about(words, Px::new(rect.centre().x, baseline), size, Weight::Regular, theme.text));
        }
        let foot = Px::new(x.clamp(rect.x, rect.right().max(rect.x)), bottom + 1.0 * s);
        marks.push(stroke(foot, Px::new(x, reach.top), 0.8 * s, theme.muted));
        let (a, b) = (Px::new(x, reach.top), Px::new(x, reach.bottom));
        marks.push(stroke(a, b, 2.4 * s, theme.page.alpha(90)));
        marks.push(dashed(a, b, 1.2 * s, [1.5 * s, 3.0 * s], theme.text));
        let words = vec![event.item.title.clone(), event.item.date.long()];
        hotspots.push(Hotspot { rect, target: Target::Item(event.item.id.clone()), words });
    }
    (marks, hotspots)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::{Atlas, Lens};

    fn reading(change: impl FnOnce(&mut Atlas), lens: Lens) -> Reading {
        let mut atlas = crate::dataset::load_built_in().atlas.unwrap();
        change(&mut atlas);
        Reading::new(std::sync::Arc::new(atlas), lens)
    }

    fn ids(reading: &Reading, room: usize) -> Vec<String> {
        let atlas = reading.atlas();
        let found = landmarks(reading, (atlas.slider_from, atlas.last_day), room);
        found.events.iter().map(|e| e.item.id.clone()).collect()
    }

    #[test]
    fn the_events_that_the_authors_name_are_marked_by_date_and_the_first_named_where_room_is_scarce() {
        let reading = reading(|_| (), Lens::all());
        let all = ids(&reading, MOST_NAMED);
        for year in ["2008-08-08", "2014-03", "2020-09-27", "2022-02-24", "2023-09", "2025-08-08"] {
            assert!(all.iter().any(|id| id.starts_with(year)), "{year}: {all:?}");
        }
        assert!(all.is_sorted());
        let mut few = reading.atlas().landmarks.iter().take(3).cloned().collect::<Vec<_>>();
        few.sort();
        assert_eq!(ids(&reading, 3), few);
    }

    #[test]
    fn without_named_events_the_strongest_ones_are_marked_a_year_apart() {
        let no_event = Lens { kinds: vec![crate::atlas::Kind::Tie], ..Lens::all() };
        assert!(ids(&reading(|_| (), no_event), MOST_NAMED).is_empty());
        for change in
            [|atlas: &mut Atlas| atlas.landmarks.clear(), |atlas: &mut Atlas| atlas.landmarks = vec!["x".into()]]
        {
            let reading = reading(change, Lens::all());
            let period = (reading.atlas().slider_from, reading.atlas().last_day);
            let found = landmarks(&reading, period, MOST_NAMED);
            let days: Vec<Day> = found.events.iter().map(|e| e.item.start()).collect();
            assert!(!found.named && !days.is_empty() && days.len() <= MOST);
            assert!(days.iter().all(|d| (period.0..=period.1).contains(d)));
            assert!(days.windows(2).all(|w| w[1] - w[0] >= APART), "{days:?}");
            assert!(landmarks(&reading, (period.1, period.0), MOST).events.is_empty());
        }
    }
}
