//! What pages with time across share: where a day stands, ticks, the cursor, labels pushed apart.

use super::page::{Hotspot, Page, Target, line_about};
use crate::scene::{Mark, Px, RectPx, Theme, Weight};
use crate::text;
use crate::time::{Date, Day, Precision, ticks_between};

/// Days along a stretch of the page; every day is equally wide.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    /// Left end in px.
    pub left: f32,
    /// Length in px.
    pub width: f32,
    /// The first day.
    pub from: Day,
    /// The last day, which still has its width.
    pub to: Day,
}

impl Axis {
    /// Where a day begins.
    pub fn x(&self, day: Day) -> f32 {
        let days = (self.to - self.from).max(0) as f32 + 1.0;
        self.left + self.width * (day - self.from) as f32 / days
    }

    /// The day whose cell an x is in; outside, the first or the last.
    pub fn day_at(&self, x: f32) -> Day {
        let days = (self.to - self.from).max(0);
        let share = f64::from((x - self.left) / self.width.max(1e-3));
        // Found by the share alone a cell's own left edge may round into the cell before.
        let near = self.from + libm::floor(share * f64::from(days + 1)).clamp(0.0, f64::from(days)) as i32;
        if near < self.to && self.x(near + 1) <= x { near + 1 } else { near }
    }

    /// The middle of a day.
    pub fn middle(&self, day: Day) -> f32 {
        f32::midpoint(self.x(day), self.x(day + 1))
    }

    /// Right end.
    pub const fn right(&self) -> f32 {
        self.left + self.width
    }

    /// Whether the day is on it.
    pub fn contains(&self, day: Day) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The box of the days from `first` to `last`.
    pub fn rect(&self, first: Day, last: Day, top: f32, height: f32) -> RectPx {
        let (a, b) = (self.x(first.max(self.from)), self.x(last.min(self.to) + 1));
        RectPx::new(a, top, (b - a).max(0.0), height)
    }
}

impl Hotspot {
    /// The day under an x of the page, where the box stands for days.
    pub fn day_at(&self, x: f32) -> Option<Day> {
        let Target::Days(from, to, _) = self.target else { return None };
        Some(Axis { left: self.rect.x, width: self.rect.w, from, to }.day_at(x))
    }
}

/// A size of type that can be read at a desk, on any page but a tiny one.
pub(super) fn type_px(page: &Page, base: f32) -> f32 {
    (base * page.s).max(9.0_f32.min(page.size[0] / 60.0))
}

/// The first day, then the first of every month, then the last day.
pub(super) fn month_days(from: Day, to: Day) -> Vec<Day> {
    let mut days = vec![from];
    let mut day = next_month(from);
    while day < to {
        days.push(day);
        let next = next_month(day);
        // The calendar ends somewhere.
        if next <= day {
            break;
        }
        day = next;
    }
    if to > from {
        days.push(to);
    }
    days
}

/// Every `step`-th day from the first on, then the last one.
pub(super) fn every(step: i32, from: Day, to: Day) -> Vec<Day> {
    let step = step.max(1);
    let before = (0..=(to - from) / step).map(|i| from + i * step).filter(|day| *day < to);
    before.chain([to]).collect()
}

/// The first day of the month after.
pub(super) fn next_month(day: Day) -> Day {
    // The calendar ends with the year 9999.
    day.first_of_month().add_months(1).max(day + 1)
}

/// The first points of stretches, each given by its wanted middle and its length in the order of
/// the middles, so that they are `gap` apart and between `low` and `high` where they can be.
pub(super) fn spread(wanted: &[(f32, f32)], gap: f32, low: f32, high: f32) -> Vec<f32> {
    let mut end = low - gap;
    let mut starts: Vec<f32> = Vec::with_capacity(wanted.len());
    for (middle, length) in wanted {
        let start = (middle - length / 2.0).max(end + gap);
        end = start + length;
        starts.push(start);
    }
    let mut limit = high;
    for (start, (_, length)) in starts.iter_mut().zip(wanted).rev() {
        *start = start.min(limit - length);
        limit = *start - gap;
    }
    starts
}

/// The text on at most `most` lines that are no wider than `width`.
pub(super) fn wrapped(label: &str, size_px: f32, width: f32, most: usize) -> Vec<String> {
    let mut lines = text::wrap(label, Weight::Regular, size_px, width);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(text::ellipsis(&rest, Weight::Regular, size_px, width));
    }
    lines
}

/// Where the rows of a chart begin and end, and the baseline of the words of its time axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Reach {
    /// Top of what the lines go through.
    pub top: f32,
    /// Bottom.
    pub bottom: f32,
    /// Baseline of years and dates.
    pub baseline: f32,
}

/// Years or months below the rows, and the cursor with its date.
pub(super) fn time_marks(axis: &Axis, reach: Reach, cursor: Day, page: &Page, theme: &Theme) -> Vec<Mark> {
    let size = type_px(page, 11.0);
    let dated = cursor.long();
    let taken = axis.contains(cursor).then(|| about(&dated, axis.middle(cursor), Weight::Bold, page));
    let mut marks = tick_marks(axis, reach, taken, page, theme);
    if let Some(place) = taken {
        marks.extend(cursor_line(axis, reach, cursor, page, theme));
        let middle = Px::new(place.centre().x, reach.baseline);
        marks.push(line_about(&dated, middle, size, Weight::Bold, theme.text));
    }
    marks
}

/// Where words under the axis stand: about their day, but on the page.
fn about(words: &str, middle: f32, weight: Weight, page: &Page) -> RectPx {
    let width = text::measure(words, weight, type_px(page, 11.0), 0.0);
    let start = (middle - width / 2.0).clamp(0.0, (page.size[0] - width - page.margin * 0.5).max(0.0));
    RectPx::new(start, 0.0, width, 1.0)
}

/// Years or months below the rows, where nothing else is.
pub(super) fn tick_marks(axis: &Axis, reach: Reach, taken: Option<RectPx>, page: &Page, theme: &Theme) -> Vec<Mark> {
    let mut marks = Vec::new();
    let size = type_px(page, 11.0);
    for (day, words) in tick_words(axis, size) {
        let x = axis.x(day);
        marks.push(stroke(Px::new(x, reach.bottom), Px::new(x, reach.bottom + 4.0 * page.s), page.s, theme.muted));
        let place = about(&words, x, Weight::Regular, page);
        if taken.is_none_or(|taken| !taken.grown(size * 0.6).overlaps(&place)) {
            let middle = Px::new(place.centre().x, reach.baseline);
            marks.push(line_about(&words, middle, size, Weight::Regular, theme.muted));
        }
    }
    marks
}

/// The line at the day shown.
pub(super) fn cursor_line(axis: &Axis, reach: Reach, cursor: Day, page: &Page, theme: &Theme) -> [Mark; 2] {
    let x = axis.middle(cursor);
    let (a, b) = (Px::new(x, reach.top), Px::new(x, reach.bottom + 5.0 * page.s));
    [stroke(a, b, 3.4 * page.s, theme.page.alpha(150)), stroke(a, b, 1.5 * page.s, theme.selection)]
}

/// The month of a date, or its year when no more is known.
pub(super) fn month(date: Date) -> String {
    let year = date.first().year();
    match date.precision() {
        Precision::Year => year.to_string(),
        _ => format!("{} {year}", date.first().short_month()),
    }
}

/// Ticks with their words: the year beside a month that begins the axis, both ends of a period
/// that has neither a first of January nor one of a month.
fn tick_words(axis: &Axis, size: f32) -> Vec<(Day, String)> {
    let room = text::measure("2024", Weight::Regular, size, 0.0) * 1.7;
    let ticks = ticks_between(axis.from, axis.to, (axis.width / room.max(1.0)) as usize);
    if ticks.is_empty() {
        return vec![(axis.from, axis.from.long()), (axis.to, axis.to.long())];
    }
    let words = |(i, label, day): (usize, String, Day)| {
        let is_month = label.chars().all(char::is_alphabetic);
        if i == 0 && is_month { format!("{label} {}", day.year()) } else { label }
    };
    ticks.into_iter().enumerate().map(|(i, tick)| (tick.day, words((i, tick.label, tick.day)))).collect()
}

/// A straight line.
pub(super) fn stroke(from: Px, to: Px, width_px: f32, color: crate::scene::Rgba) -> Mark {
    Mark::Line { points: vec![from, to], width_px, dash_px: Vec::new(), color }
}

/// A dotted or dashed straight line.
pub(super) fn dashed(from: Px, to: Px, width_px: f32, dash_px: [f32; 2], color: crate::scene::Rgba) -> Mark {
    Mark::Line { points: vec![from, to], width_px, dash_px: dash_px.to_vec(), color }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> Day {
        Day::from_ymd(y, m, d).unwrap()
    }

    #[test]
    fn days_fill_the_axis_from_end_to_end() {
        for to in [day(2020, 2, 3), day(2020, 2, 4), day(2026, 1, 1)] {
            let axis = Axis { left: 10.0, width: 500.0, from: day(2020, 2, 3), to };
            let whole = axis.rect(axis.from, axis.to, 0.0, 1.0);
            assert!((whole.x - 10.0).abs() < 1e-3 && (whole.right() - 510.0).abs() < 1e-2, "{whole:?}");
        }
    }

    #[test]
    fn a_click_anywhere_in_a_days_cell_finds_that_day() {
        for (to, width) in [(day(2020, 2, 3), 300.0), (day(2020, 3, 2), 500.0), (day(2026, 1, 1), 4000.0)] {
            let axis = Axis { left: 10.0, width, from: day(2020, 2, 3), to };
            let spot = Hotspot {
                rect: RectPx::new(axis.left, 0.0, axis.width, 9.0),
                target: Target::Days(axis.from, axis.to, None),
                words: Vec::new(),
            };
            for n in 0..=to - axis.from {
                let (one, cell) = (axis.from + n, axis.x(axis.from + n + 1) - axis.x(axis.from + n));
                for share in [0.0, 0.1, 0.5, 0.9] {
                    assert_eq!(spot.day_at(axis.x(one) + cell * share), Some(one), "{share}");
                }
            }
            assert_eq!((axis.day_at(-50.0), axis.day_at(1e6)), (axis.from, to));
        }
    }

    #[test]
    fn stretches_pushed_apart_do_not_touch_and_stay_inside() {
        let wanted = [(1.0, 20.0), (5.0, 20.0), (50.0, 20.0), (99.0, 20.0)];
        let starts = spread(&wanted, 2.0, 0.0, 100.0);
        assert!(starts.iter().all(|s| (0.0..=80.0).contains(s)), "{starts:?}");
        assert!(starts.windows(2).all(|w| w[1] - w[0] >= 21.999), "{starts:?}");
    }

    #[test]
    fn samples_are_in_order_and_hold_both_ends() {
        let days = month_days(day(2020, 1, 15), day(2020, 4, 1));
        assert_eq!(days, [day(2020, 1, 15), day(2020, 2, 1), day(2020, 3, 1), day(2020, 4, 1)]);
        assert_eq!(month_days(day(2020, 1, 1), day(2020, 1, 1)), [day(2020, 1, 1)]);
    }
}
