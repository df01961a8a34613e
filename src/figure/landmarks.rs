//! Landmarks of a period: the events with the largest effects, as dotted lines with short labels.

use super::page::{Hotspot, Page, Target, line_about};
use super::timeline::{Axis, Reach, dashed, spread, stroke, type_px, wrapped};
use crate::alignment::Reading;
use crate::atlas::{Actor, Event, Pole};
use crate::scene::{Mark, Px, RectPx, Theme, Weight};
use crate::text;
use crate::time::Day;

/// Most landmarks of a page.
const MOST: usize = 6;
/// Days that they are apart at least.
const APART: i32 = 365;
/// Lines of a label.
const LINES: usize = 2;

/// The events of the period with the largest total |strength| towards the lens's poles over all
/// countries, by date; among equals the one with the strongest single effect, then the earlier.
pub(super) fn landmarks(reading: &Reading, (from, to): (Day, Day), most: usize) -> Vec<&Event> {
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
    chosen.sort_by_key(|event| event.item.start());
    chosen
}

/// How many landmarks have room for a label on the axis.
pub(super) fn landmark_room(axis: &Axis, page: &Page) -> usize {
    ((axis.width / (9.5 * type_px(page, 10.5))) as usize).min(MOST)
}

/// Height that labels and the lines down to the rows take.
pub(super) fn landmark_height(page: &Page) -> f32 {
    type_px(page, 10.5) * 1.25 * LINES as f32 + 11.0 * page.s
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
    let most = (axis.width / events.len().max(1) as f32 - gap).clamp(0.0, size * 15.0);
    let labels: Vec<Vec<String>> = events.iter().map(|e| wrapped(&e.item.title, size, most, LINES)).collect();
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
    use crate::atlas::Lens;

    #[test]
    fn landmarks_are_a_year_apart_within_the_period_and_few() {
        let atlas = std::sync::Arc::new(crate::dataset::load_built_in().atlas.unwrap());
        let reading = Reading::new(std::sync::Arc::clone(&atlas), Lens::all());
        let period = (atlas.slider_from, atlas.last_day);
        let days: Vec<Day> = landmarks(&reading, period, MOST).iter().map(|e| e.item.start()).collect();
        assert!(!days.is_empty() && days.len() <= MOST);
        assert!(days.iter().all(|d| (period.0..=period.1).contains(d)));
        assert!(days.windows(2).all(|w| w[1] - w[0] >= APART), "{days:?}");
        assert!(landmarks(&reading, (period.1, period.0), MOST).is_empty());
    }
}
