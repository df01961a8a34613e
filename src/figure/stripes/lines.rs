//! The scores of every country as small line charts in a grid, all on one scale.

use super::super::bands::band_marks;
use super::super::citations::cited_until;
use super::super::key_row::{Entry, Sign, key_row};
use super::super::landmarks::landmarks;
use super::super::metadata::metadata_of;
use super::super::page::{Composed, Hotspot, Page, Target, foot, heading, line, line_about, line_to};
use super::super::request::Request;
use super::super::timeline::{
    Axis, Reach, cursor_line, dashed, month, month_days, spread, stroke, tick_marks, type_px,
};
use super::super::words::credits;
use super::{CountryRow, Row, description, entries, how_to_read, rows};
use crate::alignment::Reading;
use crate::atlas::{Event, Pole};
use crate::scene::{Mark, Px, RectPx, Weight};
use crate::text;
use crate::time::Day;
use crate::view::signed;

/// Width over height of a panel that is easy to read.
const GOOD_ASPECT: f32 = 1.9;
/// Landmarks of a page: a digit each.
const LANDMARKS: usize = 9;
/// Distance between panels.
const GAP: f32 = 12.0;

/// The page.
pub(super) fn compose(reading: &Reading, request: &Request) -> Composed {
    let (atlas, page, theme) = (reading.atlas(), Page::new(request), request.style.theme);
    let scope = request.scope(reading, None);
    let period = request.period(atlas);
    let days = month_days(period.0, period.1);
    let rows = rows(reading, request, period, &days);
    let mut marks = Vec::new();
    let top = heading(&mut marks, &scope, request, &page);
    let cited = cited_until(reading, period.1, |_| true);
    let metadata = metadata_of(&scope, request, description(reading, period, &rows, Row::Scores), &cited);
    let events = landmarks(reading, period, LANDMARKS);
    let notes = [how_to_read(&scope, request, Row::Scores, &events)];
    let bottom = foot(&mut marks, request, &page, &notes, &credits(&scope, request, &cited));
    let mut first = named_events(&events.events);
    if days_inside(period, request.day) {
        first.push((Sign::Line(theme.selection), request.day.long()));
    }
    let mut groups = vec![first, line_entries(reading, request), entries(reading, request, &rows)];
    let key = |groups: &[Vec<Entry>], y: f32| key_row(groups, Px::new(page.margin, y), page.width(), &page, theme);
    let sheet = |groups: &[Vec<Entry>]| {
        let height = (bottom - key(groups, 0.0).1 - top - 14.0 * page.s).max(40.0);
        let area = RectPx::new(page.margin, top + 6.0 * page.s, page.width(), height);
        Sheet::new(request, &page, &rows, area, &events.events, (&days, period))
    };
    let mut laid = sheet(&groups);
    if laid.named {
        // Lines with their names beside them need no legend.
        groups.remove(1);
        laid = sheet(&groups);
    }
    let hotspots = laid.draw(&mut marks, &rows);
    marks.extend(key(&groups, bottom - key(&groups, 0.0).1).0);
    Composed::page(request, metadata, marks, hotspots)
}

/// Whether the day shown has a line of its own: at the end of the period it would say nothing.
fn days_inside((from, to): (Day, Day), day: Day) -> bool {
    from < day && day < to
}

/// The numbers of the landmarks and what they are.
fn named_events(events: &[&Event]) -> Vec<Entry> {
    let one = |(i, e): (usize, &&Event)| (Sign::Number(i + 1), format!("{}, {}", e.item.title, month(e.item.date)));
    events.iter().enumerate().map(one).collect()
}

/// The colours of the lines.
fn line_entries(reading: &Reading, request: &Request) -> Vec<Entry> {
    let heading = std::iter::once((Sign::Heading, "Scores towards".to_owned()));
    let color = |pole: &Pole| Sign::Line(request.style.theme.pole_line(*pole));
    heading.chain(reading.poles().iter().map(|p| (color(p), p.title().to_owned()))).collect()
}

/// Where the panels stand, and what they have in common.
struct Sheet<'a> {
    request: &'a Request,
    page: &'a Page,
    events: &'a [&'a Event],
    days: &'a [Day],
    period: (Day, Day),
    /// Least and largest value, the same for all.
    range: [f64; 2],
    /// Left edge of the first panel, top of the first row.
    origin: Px,
    columns: usize,
    /// Width and height of the lines' part of a panel.
    plot: [f32; 2],
    /// From one panel to the next, and from one row to the next.
    pitch: [f32; 2],
    /// Whether the lines have their names beside them.
    named: bool,
}

impl<'a> Sheet<'a> {
    fn new(
        request: &'a Request,
        page: &'a Page,
        rows: &[CountryRow],
        area: RectPx,
        events: &'a [&'a Event],
        (days, period): (&'a [Day], (Day, Day)),
    ) -> Self {
        let s = page.s;
        let range = range(rows);
        let columns = columns(rows.len(), area);
        let lines = rows.len().div_ceil(columns).max(1);
        let left = text::measure("−0.50", Weight::Regular, type_px(page, 9.5), 0.0) + 5.0 * s;
        let gap = GAP * s;
        let pitch_x = (area.w - left + gap) / columns as f32;
        let poles = rows.first().map_or(0, |row| row.scores.len());
        let wide = rows.first().into_iter().flat_map(|row| &row.scores).map(|(pole, _)| name_width(*pole, page));
        let names = wide.fold(0.0, f32::max) + 9.0 * s;
        let numbers = numbers_height(events, page);
        let ticks = type_px(page, 11.0) + 9.0 * s;
        let pitch_y = (area.h - numbers - ticks + gap) / lines as f32;
        let height = (pitch_y - gap - head(page) - strip(page)).max(8.0);
        let whole = (pitch_x - gap).max(10.0);
        let named = whole - names > 110.0 * s && height > poles as f32 * type_px(page, 9.5) * 1.1;
        let width = if named { whole - names } else { whole };
        let origin = Px::new(area.x + left, area.y + numbers);
        let (plot, pitch) = ([width, height], [pitch_x, pitch_y]);
        Self { request, page, events, days, period, range, origin, columns, plot, pitch, named }
    }

    fn draw(&self, marks: &mut Vec<Mark>, rows: &[CountryRow]) -> Vec<Hotspot> {
        let mut hotspots = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            let (column, line) = (i % self.columns, i / self.columns);
            let corner =
                Px::new(self.origin.x + self.pitch[0] * column as f32, self.origin.y + self.pitch[1] * line as f32);
            let plot = RectPx::new(corner.x, corner.y + head(self.page), self.plot[0], self.plot[1]);
            let axis = Axis { left: plot.x, width: plot.w, from: self.period.0, to: self.period.1 };
            self.name(marks, row, plot, line == 0);
            self.panel(marks, row, plot, &axis, column == 0);
            if line == 0 {
                hotspots.extend(self.numbers(marks, plot, &axis));
            }
            // The lowest panel of every column has the years.
            if i + self.columns >= rows.len() {
                let bottom = plot.bottom() + strip(self.page);
                let baseline = bottom + type_px(self.page, 11.0) + 7.0 * self.page.s;
                let reach = Reach { top: plot.y, bottom, baseline };
                marks.extend(tick_marks(&axis, reach, None, self.page, self.request.style.theme));
            }
            hotspots.extend(self.hotspots(row, plot, &axis));
        }
        hotspots
    }

    /// A country's name, in the first row over the numbers of the landmarks.
    fn name(&self, marks: &mut Vec<Mark>, row: &CountryRow, plot: RectPx, first: bool) {
        let (size, color) = (type_px(self.page, 12.0), self.request.style.theme.text);
        let name = text::ellipsis(&row.name, Weight::Bold, size, self.pitch[0] - GAP * self.page.s);
        let lift = 5.0 * self.page.s + if first { numbers_height(self.events, self.page) } else { 0.0 };
        marks.push(line(name, Px::new(plot.x, plot.y - lift), size, Weight::Bold, color));
    }

    /// A country's lines and the strip of its classes.
    fn panel(&self, marks: &mut Vec<Mark>, row: &CountryRow, plot: RectPx, axis: &Axis, first: bool) {
        let (s, page, theme) = (self.page.s, self.page, self.request.style.theme);
        self.values(marks, plot, first);
        for event in self.events {
            let x = axis.middle(event.item.start());
            let ends = [plot.y, plot.bottom()].map(|y| Px::new(x, y));
            marks.push(dashed(ends[0], ends[1], 0.8 * s, [1.5 * s, 2.0 * s], theme.muted.alpha(150)));
        }
        for (pole, scores) in row.scores.iter().rev() {
            let point = |(day, score): (&Day, &f64)| Px::new(axis.middle(*day), self.y(*score, plot));
            let points: Vec<Px> = self.days.iter().zip(scores).map(point).collect();
            if points.len() > 1 {
                let color = theme.pole_line(*pole);
                marks.push(Mark::Line { points, width_px: 1.6 * s, dash_px: Vec::new(), color });
            }
        }
        if self.named {
            self.names(marks, row, plot);
        }
        marks.extend(band_marks(&row.band, axis, plot.bottom() + 3.0 * s, strip(page) - 3.0 * s, s, theme));
        if days_inside(self.period, self.request.day) {
            let reach = Reach { top: plot.y, bottom: plot.bottom() + strip(page), baseline: 0.0 };
            marks.extend(cursor_line(axis, reach, self.request.day, page, theme));
        }
    }

    fn y(&self, score: f64, plot: RectPx) -> f32 {
        plot.bottom() - plot.h * ((score - self.range[0]) / (self.range[1] - self.range[0])) as f32
    }

    /// Lines at round values; their numbers at the first panel of a row alone.
    fn values(&self, marks: &mut Vec<Mark>, plot: RectPx, numbers: bool) {
        let (s, theme, size) = (self.page.s, self.request.style.theme, type_px(self.page, 9.5));
        let step = if self.range[1] - self.range[0] > 0.8 { 0.5 } else { 0.2 };
        for value in (-5..=5).map(|i| f64::from(i) * step).filter(|v| (self.range[0]..=self.range[1]).contains(v)) {
            let y = self.y(value, plot);
            let ends = [plot.x, plot.right()].map(|x| Px::new(x, y));
            let (width, color) = if value == 0.0 { (0.9 * s, theme.muted) } else { (0.7 * s, theme.panel_edge) };
            marks.push(stroke(ends[0], ends[1], width, color));
            if numbers {
                let words = if value == 0.0 { "0".to_owned() } else { signed(value) };
                let right = Px::new(plot.x - 4.0 * s, y + text::cap_height(size) / 2.0);
                marks.push(line_to(&words, right, size, Weight::Regular, theme.muted));
            }
        }
    }

    /// The poles at the right ends of their lines.
    fn names(&self, marks: &mut Vec<Mark>, row: &CountryRow, plot: RectPx) {
        let (s, theme, size) = (self.page.s, self.request.style.theme, type_px(self.page, 9.5));
        let end = |(pole, line): &(Pole, Vec<f64>)| line.last().map(|score| (*pole, self.y(*score, plot)));
        let mut ends: Vec<(Pole, f32)> = row.scores.iter().filter_map(end).collect();
        ends.sort_by(|a, b| a.1.total_cmp(&b.1));
        let wanted: Vec<(f32, f32)> = ends.iter().map(|(_, y)| (*y, size * 1.1)).collect();
        let tops = spread(&wanted, 0.0, plot.y - size * 0.4, plot.bottom() + size * 0.4);
        for ((pole, y), top) in ends.into_iter().zip(tops) {
            let (color, middle, x) = (theme.pole_line(pole), top + size * 0.55, plot.right());
            marks.push(stroke(Px::new(x + 0.5 * s, y), Px::new(x + 5.0 * s, middle), 0.8 * s, color));
            let at = Px::new(x + 6.5 * s, middle + text::cap_height(size) / 2.0);
            marks.push(line(pole.name(), at, size, Weight::Bold, color));
        }
    }

    /// The numbers of the landmarks over the first row.
    fn numbers(&self, marks: &mut Vec<Mark>, plot: RectPx, axis: &Axis) -> Vec<Hotspot> {
        let (s, theme, size) = (self.page.s, self.request.style.theme, type_px(self.page, 9.5));
        let number = |i: usize| (i + 1).to_string();
        let wide = |i: usize| text::measure(&number(i), Weight::Bold, size, 0.0);
        let wanted: Vec<(f32, f32)> =
            self.events.iter().enumerate().map(|(i, e)| (axis.middle(e.item.start()), wide(i))).collect();
        let starts = spread(&wanted, 1.0 * s, axis.left, axis.right());
        let baseline = plot.y - 4.0 * s;
        let mut hotspots = Vec::new();
        for (i, ((event, (x, wide)), start)) in self.events.iter().zip(wanted).zip(starts).enumerate() {
            let middle = start + wide / 2.0;
            marks.push(line_about(&number(i), Px::new(middle, baseline), size, Weight::Bold, theme.muted));
            let (from, to) = (Px::new(middle, baseline + 1.0 * s), Px::new(x, plot.y));
            marks.push(dashed(from, to, 0.8 * s, [1.5 * s, 2.0 * s], theme.muted.alpha(150)));
            hotspots.push(Hotspot {
                rect: RectPx::new(start, baseline - size, wide, size).grown(2.0 * s),
                target: Target::Item(event.item.id.clone()),
                words: vec![event.item.title.clone(), event.item.date.long()],
            });
        }
        hotspots
    }

    fn hotspots(&self, row: &CountryRow, plot: RectPx, axis: &Axis) -> Vec<Hotspot> {
        let title = RectPx::new(plot.x, plot.y - head(self.page), plot.w, head(self.page));
        let whole = RectPx { h: plot.h + strip(self.page), ..plot };
        row.hotspots(axis, title, whole)
    }
}

/// Height of a panel's name.
fn head(page: &Page) -> f32 {
    type_px(page, 12.0) + 7.0 * page.s
}

/// Height of the numbers of the landmarks.
fn numbers_height(events: &[&Event], page: &Page) -> f32 {
    if events.is_empty() { 0.0 } else { type_px(page, 9.5) * 1.15 }
}

/// Height of the strip of classes with the gap over it.
fn strip(page: &Page) -> f32 {
    10.0 * page.s
}

fn name_width(pole: Pole, page: &Page) -> f32 {
    text::measure(pole.name(), Weight::Bold, type_px(page, 9.5), 0.0)
}

/// The number of panels beside each other with which they are nearest to a good form.
fn columns(panels: usize, area: RectPx) -> usize {
    let badness = |columns: &usize| {
        let lines = panels.div_ceil(*columns).max(1);
        let aspect = (area.w / *columns as f32) / (area.h / lines as f32);
        let empty = (columns * lines - panels) as f32 / panels.max(1) as f32;
        libm::logf(aspect / GOOD_ASPECT).abs() + empty
    };
    (1..=panels.max(1)).min_by(|a, b| badness(a).total_cmp(&badness(b))).unwrap_or(1)
}

/// One range for all panels, so that they compare, with nothing beyond it.
fn range(rows: &[CountryRow]) -> [f64; 2] {
    let all = || rows.iter().flat_map(|r| &r.scores).flat_map(|(_, line)| line.iter().copied());
    let low = all().fold(-0.1, f64::min);
    let high = all().fold(0.3, f64::max);
    [libm::floor(low * 20.0) / 20.0, libm::ceil(high * 20.0) / 20.0]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Lens;
    use crate::dataset::load_built_in;
    use crate::scene::TextMark;
    use crate::view::View;
    use std::sync::Arc;

    const SIZES: [[u32; 2]; 3] = [[1280, 720], [1920, 1080], [1080, 1350]];

    fn page(reading: &Reading, size_px: [u32; 2]) -> Composed {
        let mut request = Request::new(reading.atlas().last_day.add_months(-1));
        (request.view, request.size_px) = (View::Lines, size_px);
        compose(reading, &request)
    }

    fn built_in() -> Reading {
        Reading::new(Arc::new(load_built_in().atlas.unwrap()), Lens::all())
    }

    fn texts(page: &Composed) -> impl Iterator<Item = &TextMark> {
        page.scene.marks.iter().filter_map(|m| if let Mark::Text(t) = m { Some(t) } else { None })
    }

    #[test]
    fn no_word_lies_on_another_at_the_sizes_that_are_printed() {
        let reading = built_in();
        for size in SIZES {
            let page = page(&reading, size);
            let boxes: Vec<(RectPx, &str)> = texts(&page)
                .map(|t| {
                    let (w, h) = (text::measure(&t.text, t.weight, t.size_px, 0.0), text::cap_height(t.size_px));
                    (RectPx::new(t.baseline.x, t.baseline.y - h, w, h), t.text.as_str())
                })
                .collect();
            for (i, (own, words)) in boxes.iter().enumerate() {
                let over = boxes.iter().skip(i + 1).find(|(other, _)| own.overlaps(other));
                assert!(over.is_none(), "{size:?}: \"{words}\" and {over:?}");
            }
        }
    }

    #[test]
    fn every_panel_has_its_country_and_the_names_of_its_lines_and_only_the_left_ones_have_values() {
        let reading = built_in();
        for size in SIZES {
            let page = page(&reading, size);
            let count = |words: &str| texts(&page).filter(|t| t.text == words).count();
            let panels = reading.atlas().scored().count();
            for country in reading.atlas().scored() {
                assert_eq!(count(&country.name), 1, "{size:?} {}", country.name);
            }
            // Once more in the legend of classes, by another name or the same.
            assert!(count("Türkiye") >= panels && count("West") >= panels, "{size:?}");
            let zeros: Vec<f32> = texts(&page).filter(|t| t.text == "0").map(|t| t.baseline.x).collect();
            assert!(zeros.len() < panels && zeros.windows(2).all(|w| w[0] == w[1]), "{size:?} {zeros:?}");
        }
    }

    #[test]
    fn wide_pages_have_more_panels_beside_each_other_than_tall_ones() {
        let area = |w, h| RectPx::new(0.0, 0.0, w, h);
        assert_eq!(columns(11, area(1240.0, 470.0)), 4);
        assert_eq!(columns(11, area(1040.0, 1000.0)), 3);
        assert_eq!(columns(11, area(500.0, 1600.0)), 1);
        assert_eq!(columns(0, area(500.0, 500.0)), 1);
    }
}
