//! Events as symbols, stacked where they would meet, and the strongest ones as a numbered list.

use super::super::page::{Hotspot, Page, line, line_to};
use super::super::timeline::{Axis, month, type_px};
use super::{Part, spot};
use crate::atlas::Event;
use crate::scene::{Mark, Px, RectPx, Rgba, SymbolShape, Theme, Weight, symbol_of};
use crate::text;

/// Most events that are named.
const MOST_NAMED: usize = 12;
/// Between a symbol and its number.
const NUMBER_GAP: f32 = 1.5;
/// Height of a row of symbols.
const ROW: f32 = 12.0;

/// An event's symbol in the lane.
struct Placed<'a> {
    event: &'a Event,
    part: Part,
    x: f32,
    row: usize,
    radius_px: f32,
    /// Its number in the list, from 1.
    number: Option<usize>,
}

/// The symbols of events, none on another.
pub(in crate::figure) struct Lane<'a> {
    placed: Vec<Placed<'a>>,
    /// Events for which there was no room.
    pub left_out: usize,
}

impl Lane<'_> {
    /// The events that are drawn.
    pub fn shown(&self) -> impl Iterator<Item = (&Event, Part)> {
        self.placed.iter().map(|p| (p.event, p.part))
    }

    /// Height of the rows in use.
    pub fn height(&self, page: &Page) -> f32 {
        let rows = self.placed.iter().map(|p| p.row + 1).max().unwrap_or(0);
        ROW * page.s * rows as f32
    }

    /// Middle of the first row, below the lane's top.
    pub fn first_middle(page: &Page) -> f32 {
        ROW * page.s / 2.0
    }
}

/// The symbols in at most `rows` rows, the strongest first, each in the first row where it touches
/// no other; the strongest `named` ones (and no more than a page can tell) have numbers by date.
pub(in crate::figure) fn symbols<'a>(
    events: &[(&'a Event, Part)],
    axis: &Axis,
    (rows, named): (usize, usize),
    page: &Page,
) -> Lane<'a> {
    let s = page.s;
    let mut dated: Vec<&Event> = events.iter().take(named.min(MOST_NAMED)).map(|(e, _)| *e).collect();
    dated.sort_by(|a, b| a.item.start().cmp(&b.item.start()).then_with(|| a.item.id.cmp(&b.item.id)));
    let mut taken: Vec<Vec<[f32; 2]>> = vec![Vec::new(); rows];
    let mut lane = Lane { placed: Vec::new(), left_out: 0 };
    for (event, part) in events {
        let own = event.item.effects.iter().filter(|e| e.pole.counts_towards(part.pole)).map(|e| e.strength.abs());
        let radius_px = (2.1 + 1.0 * own.fold(0.0, f64::max) as f32) * s;
        let x = axis.middle(event.item.start());
        let number = dated.iter().position(|e| e.item.id == event.item.id).map(|i| i + 1);
        let words = number.map_or(0.0, |n| NUMBER_GAP * s + number_width(n, page));
        // A circumscribed symbol and its edge are a little wider than its radius.
        let extent = [x - radius_px * 1.15 - 0.5 * s, x + radius_px * 1.15 + 0.5 * s + words];
        let free = |row: &Vec<[f32; 2]>| row.iter().all(|held| extent[0] >= held[1] || extent[1] <= held[0]);
        let Some(row) = taken.iter().position(free) else {
            lane.left_out += 1;
            continue;
        };
        taken[row].push(extent);
        lane.placed.push(Placed { event, part: *part, x, row, radius_px, number });
    }
    lane
}

fn number_width(number: usize, page: &Page) -> f32 {
    text::measure(&number.to_string(), Weight::Bold, type_px(page, 8.5), 0.0)
}

/// The symbols from `top` on, with their numbers.
pub(in crate::figure) fn event_marks(
    lane: &Lane<'_>,
    top: f32,
    page: &Page,
    theme: &Theme,
) -> (Vec<Mark>, Vec<Hotspot>) {
    let (s, size) = (page.s, type_px(page, 8.5));
    let (mut marks, mut spots) = (Vec::new(), Vec::new());
    for Placed { event, part, x, row, radius_px, number } in &lane.placed {
        let centre = Px::new(*x, top + ROW * s * (*row as f32 + 0.5));
        marks.push(symbol(symbol_of(event.category.group()), centre, *radius_px, *part, s, theme, &event.item.id));
        let mut rect = RectPx::new(centre.x, centre.y, 0.0, 0.0).grown(radius_px * 1.2);
        if let Some(number) = number {
            let at = Px::new(x + radius_px * 1.15 + NUMBER_GAP * s, centre.y + text::cap_height(size) / 2.0);
            marks.push(line(number.to_string(), at, size, Weight::Bold, theme.text));
            rect.w += NUMBER_GAP * s + number_width(*number, page);
        }
        spots.push(spot(rect, &event.item, *part, None));
    }
    (marks, spots)
}

/// The numbered events in columns from the origin, `rows` high at most, and the height of the list.
pub(in crate::figure) fn event_list(
    lane: &Lane<'_>,
    width: f32,
    page: &Page,
    theme: &Theme,
) -> (Vec<Mark>, Vec<Hotspot>, f32) {
    let (size, s) = (type_px(page, 10.0), page.s);
    let mut numbered: Vec<&Placed<'_>> = lane.placed.iter().filter(|p| p.number.is_some()).collect();
    numbered.sort_by_key(|p| p.number);
    let form = ListForm::new(numbered.iter().map(|p| p.event), width, page);
    let lines = numbered.len().div_ceil(form.columns.max(1));
    let (mut marks, mut spots) = (Vec::new(), Vec::new());
    for (i, placed) in numbered.iter().enumerate() {
        let (column, row) = (i / lines.max(1), i % lines.max(1));
        let x = column as f32 * form.pitch;
        let y = row as f32 * list_leading(page);
        let baseline = y + size;
        let number = placed.number.unwrap_or_default().to_string();
        marks.push(line_to(&number, Px::new(x + form.number, baseline), size, Weight::Bold, theme.text));
        let at = Px::new(x + form.number + 5.0 * s, baseline);
        marks.push(line(month(placed.event.item.date), at, size, Weight::Regular, theme.muted));
        let title = text::ellipsis(&placed.event.item.title, Weight::Regular, size, form.title);
        let at = Px::new(x + form.pitch - form.gap - form.title, baseline);
        marks.push(line(title, at, size, Weight::Regular, theme.text));
        let rect = RectPx::new(x, y, form.pitch - form.gap, list_leading(page));
        spots.push(spot(rect, &placed.event.item, placed.part, None));
    }
    (marks, spots, lines as f32 * list_leading(page))
}

/// How many of the strongest events a list of some rows names.
pub(in crate::figure) fn named_in(events: &[(&Event, Part)], rows: usize, width: f32, page: &Page) -> usize {
    let form = ListForm::new(events.iter().take(MOST_NAMED).map(|(e, _)| *e), width, page);
    (form.columns * rows).min(MOST_NAMED)
}

fn list_leading(page: &Page) -> f32 {
    type_px(page, 10.0) * 1.35
}

/// The measures of the list.
struct ListForm {
    columns: usize,
    pitch: f32,
    gap: f32,
    number: f32,
    title: f32,
}

impl ListForm {
    /// As many columns as the widest title allows.
    fn new<'e>(events: impl Iterator<Item = &'e Event>, width: f32, page: &Page) -> Self {
        let (size, s) = (type_px(page, 10.0), page.s);
        let measure = |words: &str, weight| text::measure(words, weight, size, 0.0);
        let (mut title, mut date) = (0.0_f32, 0.0_f32);
        for event in events {
            title = title.max(measure(&event.item.title, Weight::Regular));
            date = date.max(measure(&month(event.item.date), Weight::Regular));
        }
        let number = measure("00", Weight::Bold);
        let (gap, before) = (22.0 * s, number + date + 12.0 * s);
        let columns = (((width + gap) / (before + title + gap)) as usize).clamp(1, 4);
        let pitch = (width + gap) / columns as f32;
        Self { columns, pitch, gap, number, title: (pitch - gap - before).max(1.0) }
    }
}

fn symbol(shape: SymbolShape, centre: Px, radius_px: f32, part: Part, s: f32, theme: &Theme, id: &str) -> Mark {
    let color: Rgba = theme.pole_line(part.pole);
    let away = part.size < 0.0;
    let (fill, stroke) = if away { (theme.page, (color, 1.4 * s)) } else { (color, (theme.page, 0.8 * s)) };
    Mark::Symbol { shape, centre, radius_px, fill, stroke: Some(stroke), id: id.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::tests::with;
    use super::*;

    #[test]
    fn no_symbol_or_number_lies_on_another_even_where_events_crowd() {
        for country in ["ARM", "UKR", "GEO"] {
            with(country, |found, axis, page| {
                let lane = symbols(&found.events, axis, (9, 12), page);
                assert!(lane.placed.len() > 40, "{}", lane.placed.len());
                let (_, spots) = event_marks(&lane, 0.0, page, Theme::of(false));
                let boxes: Vec<RectPx> = spots.iter().map(|spot| spot.rect.grown(-0.9)).collect();
                for (i, own) in boxes.iter().enumerate() {
                    assert!(boxes.iter().skip(i + 1).all(|other| !own.overlaps(other)), "{country} {own:?}");
                }
            });
        }
    }

    #[test]
    fn turning_points_of_the_dataset_are_numbered_before_all_others() {
        with("UKR", |found, axis, page| {
            let lane = symbols(&found.events, axis, (9, 6), page);
            let numbered = |id: &str| lane.placed.iter().any(|p| p.number.is_some() && p.event.item.id == id);
            assert!(numbered("2014-03-18-crimea-annexation") && numbered("2022-02-24-invasion-of-ukraine"));
        });
    }

    #[test]
    fn the_strongest_events_are_listed_by_date_with_their_whole_titles() {
        with("ARM", |found, axis, page| {
            let named = named_in(&found.events, 4, 1236.0, page);
            assert!(named >= 8, "{named}");
            let lane = symbols(&found.events, axis, (6, named), page);
            let (marks, spots, height) = event_list(&lane, 1236.0, page, Theme::of(false));
            let texts: Vec<&str> =
                marks.iter().filter_map(|m| if let Mark::Text(t) = m { Some(t.text.as_str()) } else { None }).collect();
            for (event, _) in found.events.iter().take(named) {
                assert!(texts.contains(&event.item.title.as_str()), "{}", event.item.title);
            }
            assert_eq!(spots.len(), named);
            assert!(height <= 4.0 * list_leading(page) + 0.1);
            let mut numbered: Vec<&Placed<'_>> = lane.placed.iter().filter(|p| p.number.is_some()).collect();
            numbered.sort_by_key(|p| p.number);
            assert!(numbered.windows(2).all(|w| w[0].event.item.start() <= w[1].event.item.start()));
        });
    }
}
