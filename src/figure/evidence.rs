//! The evidence of one country along a time axis: ties as bars in lanes, events as symbols.

use super::bands::hatch;
use super::page::{Hotspot, Page, Target, line};
use super::timeline::{Axis, month_days, stroke, type_px};
use crate::alignment::Reading;
use crate::atlas::{CountryId, Event, Item, Pole, Tie, TieStatus};
use crate::scene::{Mark, Px, RectPx, Rgba, SymbolShape, TextMark, Theme, Weight, symbol_of};
use crate::text;
use crate::time::Day;
use crate::view::signed;
use std::collections::BTreeMap;

/// Most events that are named.
const MOST_NAMED: usize = 12;
/// Rows of symbols.
const SYMBOL_ROWS: usize = 3;

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
    /// Events that began in it.
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
    found
        .events
        .sort_by(|(a, x), (b, y)| y.size.abs().total_cmp(&x.size.abs()).then_with(|| a.item.id.cmp(&b.item.id)));
    found
}

fn spot(rect: RectPx, item: &Item, part: Part, until: Option<String>) -> Hotspot {
    let dates = until.map_or_else(|| item.date.long(), |end| format!("{} – {end}", item.date.long()));
    let most = format!("at most {} of the score towards {}", signed(part.size), part.pole.title());
    Hotspot { rect, target: Target::Item(item.id.clone()), words: vec![item.title.clone(), dates, most] }
}

/// A tie's bar and title, placed in a lane.
pub(super) struct Bar<'a> {
    tie: &'a Tie,
    part: Part,
    lane: usize,
    /// Left and right of the bar.
    ends: [f32; 2],
    title: String,
    title_x: f32,
    inside: bool,
}

impl Bar<'_> {
    /// The tie.
    pub const fn tie(&self) -> &Tie {
        self.tie
    }

    /// Its largest part of a score.
    pub const fn part(&self) -> Part {
        self.part
    }
}

/// The ties that have room in at most `most` lanes, the most influential ones first and on top.
pub(super) fn packed<'a>(ties: &[(&'a Tie, Part)], axis: &Axis, most: usize, page: &Page) -> Vec<Bar<'a>> {
    let mut taken: Vec<Vec<[f32; 2]>> = Vec::new();
    let mut bars = Vec::new();
    for (tie, part) in ties {
        let mut bar = bar(tie, *part, axis, page);
        let width = text::measure(&bar.title, Weight::Regular, type_px(page, 10.0), 0.0);
        let extent = [bar.ends[0].min(bar.title_x), bar.ends[1].max(bar.title_x + width)];
        let gap = 8.0 * page.s;
        let free =
            |lane: &Vec<[f32; 2]>| lane.iter().all(|held| extent[0] > held[1] + gap || extent[1] + gap < held[0]);
        bar.lane = taken.iter().position(free).unwrap_or(taken.len());
        if bar.lane == taken.len() && taken.len() < most {
            taken.push(Vec::new());
        }
        let Some(lane) = taken.get_mut(bar.lane) else { continue };
        lane.push(extent);
        bars.push(bar);
    }
    bars
}

/// How many lanes the bars take.
pub(super) fn lanes(bars: &[Bar<'_>]) -> usize {
    bars.iter().map(|bar| bar.lane + 1).max().unwrap_or(0)
}

/// Height of a lane.
pub(super) fn lane_height(page: &Page) -> f32 {
    type_px(page, 10.0) * 1.75
}

/// A tie's bar, its title in it where it fits, else beside it.
fn bar<'a>(tie: &'a Tie, part: Part, axis: &Axis, page: &Page) -> Bar<'a> {
    let (s, size) = (page.s, type_px(page, 10.0));
    let span = tie.item.span();
    let last = span.end.map_or(axis.to, |end| end - 1);
    let rect = axis.rect(span.start, last.max(span.start), 0.0, 1.0);
    let ends = [rect.x, rect.right().max(rect.x + 2.0 * s)];
    let pad = 5.0 * s;
    let measure = |title: &str| text::measure(title, Weight::Regular, size, 0.0);
    let whole = measure(&tie.item.title);
    let beside = [ends[0] - axis.left - pad, axis.right() - ends[1] - pad];
    let bar_room = ends[1] - ends[0] - 2.0 * pad;
    let placed = |title: String, title_x: f32, inside| Bar { tie, part, lane: 0, ends, title, title_x, inside };
    if whole <= bar_room {
        return placed(tie.item.title.clone(), ends[0] + pad, true);
    }
    if whole <= beside[1] {
        return placed(tie.item.title.clone(), ends[1] + pad, false);
    }
    if whole <= beside[0] {
        return placed(tie.item.title.clone(), ends[0] - pad - whole, false);
    }
    let room = bar_room.max(beside[0]).max(beside[1]);
    let title = text::ellipsis(&tie.item.title, Weight::Regular, size, room.max(0.0));
    if room <= bar_room {
        return placed(title, ends[0] + pad, true);
    }
    let x = if room <= beside[1] { ends[1] + pad } else { ends[0] - pad - measure(&title) };
    placed(title, x, false)
}

/// Letters that the cursor or a hatch may lie under.
fn haloed(mark: Mark, theme: &Theme, s: f32) -> Mark {
    match mark {
        Mark::Text(words) => Mark::Text(TextMark { halo: Some((theme.page, 3.0 * s)), ..words }),
        other => other,
    }
}

/// Bars with their titles from `top` on.
pub(super) fn tie_marks(bars: &[Bar<'_>], top: f32, page: &Page, theme: &Theme) -> (Vec<Mark>, Vec<Hotspot>) {
    let (mut marks, mut spots) = (Vec::new(), Vec::new());
    let (s, size, lane) = (page.s, type_px(page, 10.0), lane_height(page));
    for bar in bars {
        let rect = RectPx::new(bar.ends[0], top + lane * bar.lane as f32, bar.ends[1] - bar.ends[0], lane - 3.0 * s);
        let (fill, edge) = (theme.pole(bar.part.pole, false), theme.pole_line(bar.part.pole));
        let frozen = bar.tie.status == TieStatus::Frozen;
        let away = bar.part.size < 0.0;
        if frozen {
            hatch(&mut marks, rect, 5.0 * s, &[true], (1.1 * s, fill));
        }
        let inner = if frozen || away { rect.grown((-0.55 * s).max(-rect.w / 2.0)) } else { rect };
        marks.push(Mark::Rect {
            rect: inner,
            radius_px: 0.0,
            fill: (!frozen && !away).then_some(fill),
            stroke: (frozen || away).then_some((edge, 1.1 * s)),
        });
        // The lighter colours of poles are light in the dark set too: letters on them are dark.
        let on_fill = bar.inside && !frozen && !away;
        let ink = if on_fill && theme.dark { theme.page } else { theme.text };
        let baseline = Px::new(bar.title_x, rect.centre().y + text::cap_height(size) / 2.0);
        let title = line(bar.title.clone(), baseline, size, Weight::Regular, ink);
        marks.push(if on_fill { title } else { haloed(title, theme, s) });
        let width = text::measure(&bar.title, Weight::Regular, size, 0.0);
        let (left, right) = (rect.x.min(bar.title_x), rect.right().max(bar.title_x + width));
        let until = bar.tie.item.end.map_or_else(|| "in force".to_owned(), |end| format!("until {}", end.long()));
        spots.push(spot(RectPx { x: left, w: right - left, ..rect }, &bar.tie.item, bar.part, Some(until)));
    }
    (marks, spots)
}

/// A named event: its label's box in the rows above the symbols, from the row next to them.
pub(super) struct Flag {
    x: f32,
    row: usize,
    left: f32,
    width: f32,
    title: String,
}

impl Flag {
    fn covers(&self, x: f32, gap: f32) -> bool {
        x > self.left - gap && x < self.left + self.width + gap
    }

    /// Whether two labels, or the line of one and the other's letters, lie on each other.
    fn clashes(&self, other: &Self, gap: f32) -> bool {
        let side_by_side = self.left > other.left + other.width + gap || other.left > self.left + self.width + gap;
        (self.row == other.row && !side_by_side)
            || (self.row > other.row && other.covers(self.x, gap))
            || (other.row > self.row && self.covers(other.x, gap))
    }
}

/// The strongest events that have room for a name in `rows` rows.
pub(super) fn flags(events: &[(&Event, Part)], axis: &Axis, rows: usize, page: &Page) -> Vec<Flag> {
    let right = page.size[0] - page.margin;
    let (size, gap) = (type_px(page, 10.0), 5.0 * page.s);
    let mut placed: Vec<Flag> = Vec::new();
    for (event, _) in events.iter().take(MOST_NAMED * 3) {
        if placed.len() >= MOST_NAMED {
            break;
        }
        let x = axis.middle(event.item.start());
        let tries = [48.0, 32.0, 20.0].into_iter().flat_map(|ems| (0..rows).map(move |row| (ems, row)));
        let tried = tries.flat_map(|(ems, row)| {
            let title = text::ellipsis(&event.item.title, Weight::Regular, size, ems * size * 0.55);
            let width = text::measure(&title, Weight::Regular, size, 0.0);
            [x + gap * 0.7, x - gap * 0.7 - width].map(|left| Flag { x, row, left, width, title: title.clone() })
        });
        let mut fitting = tried
            .filter(|f| f.left >= axis.left && f.left + f.width <= right)
            .filter(|f| placed.iter().all(|held| !f.clashes(held, gap)));
        placed.extend(fitting.next());
    }
    placed
}

/// How many rows the names take.
pub(super) fn flag_rows(flags: &[Flag]) -> usize {
    flags.iter().map(|flag| flag.row + 1).max().unwrap_or(0)
}

/// Height of the names over the symbols, and of both.
pub(super) fn event_heights(rows: usize, page: &Page) -> [f32; 2] {
    let names = type_px(page, 10.0) * 1.35 * rows as f32 + 5.0 * page.s;
    [names, names + 12.0 * page.s * SYMBOL_ROWS as f32]
}

/// Symbols of events with the names of the strongest above them, from `top` on.
pub(super) fn event_marks(
    events: &[(&Event, Part)],
    axis: &Axis,
    flags: &[Flag],
    top: f32,
    page: &Page,
    theme: &Theme,
) -> (Vec<Mark>, Vec<Hotspot>) {
    let (s, size) = (page.s, type_px(page, 10.0));
    let rows = flag_rows(flags);
    let (leading, names) = (size * 1.35, event_heights(rows, page)[0]);
    let mut marks = Vec::new();
    let placed = symbols(events, axis, top + names, s);
    for flag in flags {
        let baseline = top + leading * (rows - flag.row) as f32 - size * 0.3;
        let own = placed.iter().find(|(centre, ..)| (centre.x - flag.x).abs() < 0.01);
        let foot = own.map_or(top + names, |(centre, ..)| centre.y);
        marks.push(stroke(Px::new(flag.x, baseline - size * 0.8), Px::new(flag.x, foot), 0.8 * s, theme.muted));
        let name = line(flag.title.clone(), Px::new(flag.left, baseline), size, Weight::Regular, theme.text);
        marks.push(haloed(name, theme, s));
    }
    let mut spots = Vec::new();
    // The strongest last, so that they lie on top.
    for ((event, part), (centre, radius_px)) in events.iter().zip(&placed).rev() {
        marks.push(symbol(symbol_of(event.category.group()), *centre, *radius_px, *part, s, theme, &event.item.id));
        let rect = RectPx::new(centre.x, centre.y, 0.0, 0.0).grown(radius_px * 1.2);
        spots.push(spot(rect, &event.item, *part, None));
    }
    (marks, spots)
}

/// Centres and radii: in the first row where a symbol touches no stronger one, else in the last.
fn symbols(events: &[(&Event, Part)], axis: &Axis, top: f32, s: f32) -> Vec<(Px, f32)> {
    let mut placed: Vec<(usize, f32, f32)> = Vec::new();
    for (event, part) in events {
        let own = event.item.effects.iter().filter(|e| e.pole.counts_towards(part.pole)).map(|e| e.strength.abs());
        let radius = (2.1 + 1.0 * own.fold(0.0, f64::max) as f32) * s;
        let x = axis.middle(event.item.start());
        let free = |row: &usize| placed.iter().all(|(r, px, pr)| r != row || (px - x).abs() > pr + radius);
        placed.push(((0..SYMBOL_ROWS).find(free).unwrap_or(SYMBOL_ROWS - 1), x, radius));
    }
    placed.into_iter().map(|(row, x, r)| (Px::new(x, top + 12.0 * s * (row as f32 + 0.5)), r)).collect()
}

fn symbol(shape: SymbolShape, centre: Px, radius_px: f32, part: Part, s: f32, theme: &Theme, id: &str) -> Mark {
    let color: Rgba = theme.pole_line(part.pole);
    let away = part.size < 0.0;
    let (fill, stroke) = if away { (theme.page, (color, 1.4 * s)) } else { (color, (theme.page, 0.8 * s)) };
    Mark::Symbol { shape, centre, radius_px, fill, stroke: Some(stroke), id: id.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Lens;

    fn with_armenia(check: impl FnOnce(&Evidence<'_>, &Axis, &Page)) {
        let atlas = std::sync::Arc::new(crate::dataset::load_built_in().atlas.unwrap());
        let reading = Reading::new(std::sync::Arc::clone(&atlas), Lens::all());
        let (from, to) = (atlas.slider_from, atlas.last_day);
        let axis = Axis { left: 100.0, width: 1000.0, from, to };
        let page = Page { size: [1280.0, 720.0], s: 1.0, margin: 22.0 };
        check(&evidence(&reading, CountryId::parse("ARM").unwrap(), (from, to)), &axis, &page);
    }

    #[test]
    fn bars_of_a_lane_do_not_touch_and_keep_to_the_lanes_there_are() {
        with_armenia(|found, axis, page| {
            let bars = packed(&found.ties, axis, 6, page);
            assert!(lanes(&bars) <= 6 && bars.len() >= 6);
            for (i, a) in bars.iter().enumerate() {
                for b in bars.iter().skip(i + 1).filter(|b| b.lane == a.lane) {
                    assert!(a.ends[1] <= b.ends[0] || b.ends[1] <= a.ends[0]);
                }
            }
        });
    }

    #[test]
    fn names_of_events_do_not_lie_on_each_other() {
        with_armenia(|found, axis, page| {
            let flags = flags(&found.events, axis, 4, page);
            assert!(flags.len() >= 8 && flags.len() <= MOST_NAMED, "{}", flags.len());
            for (i, a) in flags.iter().enumerate() {
                assert!(flags.iter().skip(i + 1).all(|b| !a.clashes(b, 0.0)));
            }
        });
    }
}
