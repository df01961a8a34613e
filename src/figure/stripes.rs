//! Alignment stripes: a row per country, time across; and the scores as lines.

mod lines;

use super::bands::{Band, band, band_marks, in_words};
use super::citations::cited_until;
use super::key_row::{Entry, class_entries, key_row};
use super::landmarks::{Landmarks, landmark_height, landmark_marks, landmark_room, landmarks};
use super::layout::legend_poles;
use super::metadata::metadata_of;
use super::page::{Composed, Hotspot, Page, Target, foot, heading, line_to};
use super::request::Request;
use super::timeline::{Axis, Reach, month_days, time_marks, type_px};
use super::words::credits;
use crate::alignment::{Class, Reading};
use crate::atlas::{Country, Event, Pole};
use crate::scene::{Mark, Px, RectPx, Weight};
use crate::text;
use crate::time::Day;
use crate::view::Scope;
use crate::view::meaning;
use rayon::prelude::*;

/// What a row shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    /// The class of every day as its colour.
    Classes,
    /// The scores as small lines.
    Scores,
}

/// Share of a row that its band takes; the rest is the gap to the next.
const FILLED: f32 = 0.8;

/// One country's row.
struct CountryRow {
    name: String,
    band: Band,
    /// Scores of every pole on the days of the samples.
    scores: Vec<(Pole, Vec<f64>)>,
}

/// The page.
pub(super) fn compose(reading: &Reading, request: &Request, row: Row) -> Composed {
    match row {
        Row::Classes => classes(reading, request),
        Row::Scores => lines::compose(reading, request),
    }
}

fn classes(reading: &Reading, request: &Request) -> Composed {
    let row = Row::Classes;
    let (atlas, page, theme) = (reading.atlas(), Page::new(request), request.style.theme);
    let scope = request.scope(reading, None);
    let period = request.period(atlas);
    let days = month_days(period.0, period.1);
    let rows = rows(reading, request, period, &days);
    let mut marks = Vec::new();
    let top = heading(&mut marks, &scope, request, &page);
    let cited = cited_until(reading, period.1, |_| true);
    let metadata = metadata_of(&scope, request, description(reading, period, &rows, row), &cited);
    let axis = axis(&rows, period, &page);
    let events = landmarks(reading, period, landmark_room(&axis, &page));
    let notes = [how_to_read(&scope, request, row, &events)];
    let bottom = foot(&mut marks, request, &page, &notes, &credits(&scope, request, &cited));
    let groups = [entries(reading, request, &rows)];
    let at = |y: f32| key_row(&groups, Px::new(page.margin, y), page.width(), &page, theme);
    let chart = Chart { request, page: &page, axis };
    let reach = chart.reach(top, bottom - at(0.0).1, rows.len(), &events.events);
    marks.extend(at(reach.baseline + 12.0 * page.s).0);
    let mut hotspots = chart.draw(&mut marks, &rows, reach);
    let (event_marks, event_spots) = landmark_marks(&events.events, &axis, reach, &page, theme);
    marks.extend(event_marks);
    hotspots.extend(event_spots);
    marks.extend(time_marks(&axis, reach, request.day, &page, theme));
    Composed::page(request, metadata, marks, hotspots)
}

/// A row per scored country, those alike beside each other: ordered by the mean of the first
/// pole's score less the second's over the period.
fn rows(reading: &Reading, request: &Request, period: (Day, Day), days: &[Day]) -> Vec<CountryRow> {
    reading.history();
    let one = |country: &&Country| {
        let series = reading.series(country.id, days);
        let scores = reading.poles().iter().filter_map(|p| series.get(p).map(|line| (*p, line.clone()))).collect();
        let band = band(reading, country.id, period, request.west_split);
        CountryRow { name: country.name.clone(), band, scores }
    };
    let scored: Vec<&Country> = reading.atlas().scored().collect();
    let mut rows: Vec<CountryRow> = scored.par_iter().map(one).collect();
    rows.sort_by(|a, b| b.lead().total_cmp(&a.lead()).then_with(|| a.name.cmp(&b.name)));
    rows
}

impl CountryRow {
    fn lead(&self) -> f64 {
        let sum = |i: usize| self.scores.get(i).map_or(0.0, |(_, line)| line.iter().sum::<f64>());
        sum(0) - sum(1)
    }

    /// The label, the whole band, and over it a box for every run of a class.
    fn hotspots(&self, axis: &Axis, label: RectPx, whole: RectPx) -> Vec<Hotspot> {
        let (id, name) = (self.band.id, || self.name.clone());
        let days = |first, last| Target::Days(first, last, Some(id));
        let (from, to) = (axis.from, axis.to);
        let mut spots = vec![
            Hotspot { rect: label, target: Target::Country(id), words: vec![name()] },
            Hotspot { rect: whole, target: days(from, to), words: vec![name()] },
        ];
        spots.extend(self.band.spells.iter().map(|spell| Hotspot {
            rect: axis.rect(spell.first, spell.last, whole.y, whole.h),
            target: days(spell.first, spell.last),
            words: vec![name(), spell.class.sentence(), format!("{} – {}", spell.first.long(), spell.last.long())],
        }));
        spots
    }
}

fn axis(rows: &[CountryRow], (from, to): (Day, Day), page: &Page) -> Axis {
    let size = type_px(page, 13.0);
    let widest = rows.iter().map(|r| text::measure(&r.name, Weight::Bold, size, 0.0)).fold(0.0, f32::max);
    let left = page.margin + widest.min(page.width() * 0.4) + 10.0 * page.s;
    Axis { left, width: (page.size[0] - page.margin * 1.6 - left).max(20.0), from, to }
}

/// What the rows are drawn with.
struct Chart<'a> {
    request: &'a Request,
    page: &'a Page,
    axis: Axis,
}

impl Chart<'_> {
    /// Where the rows stand between the heading and the legend.
    fn reach(&self, top: f32, bottom: f32, rows: usize, events: &[&Event]) -> Reach {
        let s = self.page.s;
        let top =
            top + 6.0 * s + if events.is_empty() { 8.0 * s } else { landmark_height(events, &self.axis, self.page) };
        let below = type_px(self.page, 11.0) + 9.0 * s;
        let room = (bottom - top - below - 20.0 * s).max(20.0);
        let bottom = top + room.min(rows.max(1) as f32 * 112.0 * s);
        Reach { top, bottom, baseline: bottom + below }
    }

    fn draw(&self, marks: &mut Vec<Mark>, rows: &[CountryRow], reach: Reach) -> Vec<Hotspot> {
        let (s, theme) = (self.page.s, self.request.style.theme);
        let pitch = (reach.bottom - reach.top) / rows.len().max(1) as f32;
        // The last row ends where the axis begins, without a gap of its own.
        let pitch = pitch * (1.0 + (1.0 - FILLED) / rows.len().max(1) as f32);
        let height = pitch * FILLED;
        let size = type_px(self.page, 13.0).min(height.max(6.0));
        let mut hotspots = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            let whole = RectPx::new(self.axis.left, reach.top + pitch * i as f32, self.axis.width, height);
            let room = self.axis.left - self.page.margin - 10.0 * s;
            let name = text::ellipsis(&row.name, Weight::Bold, size, room);
            let right = Px::new(self.axis.left - 10.0 * s, whole.centre().y + text::cap_height(size) / 2.0);
            marks.push(line_to(&name, right, size, Weight::Bold, theme.text));
            marks.extend(band_marks(&row.band, &self.axis, whole.y, height, s, theme));
            let label = RectPx::new(self.page.margin, whole.y, room, height);
            hotspots.extend(row.hotspots(&self.axis, label, whole));
        }
        hotspots
    }
}

/// What the legend explains: no more than the page shows.
fn entries(reading: &Reading, request: &Request, rows: &[CountryRow]) -> Vec<Entry> {
    let classes: Vec<Class> = rows.iter().flat_map(|r| &r.band.spells).map(|spell| spell.class).collect();
    let conflict = rows.iter().any(|r| !r.band.conflicts.is_empty());
    class_entries(&legend_poles(reading, request.west_split), &classes, conflict)
}

fn how_to_read(scope: &Scope<'_>, request: &Request, row: Row, landmarks: &Landmarks<'_>) -> String {
    let meaning = meaning(&request.view, scope);
    let what = match row {
        Row::Classes => format!("a row per country, time across; {meaning}"),
        Row::Scores => format!(
            "a panel per country, time across, all on one scale; each line is the score towards one pole on the first \
             of every month. In the strip below the lines {meaning}"
        ),
    };
    let order = match scope.reading.poles() {
        [first, second, ..] => {
            let what = if row == Row::Classes { "Rows" } else { "Panels" };
            format!(" {what}: by the mean score towards {} less that towards {}.", first.title(), second.title())
        }
        _ => String::new(),
    };
    let dotted = landmarks.chosen(if row == Row::Classes { "Dotted lines" } else { "Numbered lines" });
    format!(
        "How to read it: {what} Hatched: too little evidence. Cross-hatch: much of the evidence points the other way, \
         as of the first of the month.{order}{dotted}"
    )
}

/// What the page shows, for those who do not see it.
fn description(reading: &Reading, (from, to): (Day, Day), rows: &[CountryRow], row: Row) -> String {
    let bands: Vec<Band> = rows.iter().map(|row| row.band.clone()).collect();
    let what = match row {
        Row::Classes => "Class of each country by day",
        Row::Scores => "Scores of each country by month, and its class by day",
    };
    format!(
        "{what}, {} to {}, lens \"{}\". {} A summary of cited evidence, not a measurement.",
        from.long(),
        to.long(),
        reading.lens().name,
        in_words(&bands, reading.atlas())
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample::{day, session};
    use crate::view::View;

    fn composed(change: impl FnOnce(&mut Request), row: Row) -> Composed {
        let session = session();
        let mut request = Request::new(session.reading.atlas().last_day);
        request.view = if row == Row::Classes { View::Stripes } else { View::Lines };
        change(&mut request);
        compose(&session.reading, &request, row)
    }

    #[test]
    fn every_scored_country_has_a_label_and_a_band_to_point_at() {
        let page = composed(|_| (), Row::Classes);
        let labels = page.hotspots.iter().filter(|h| matches!(h.target, Target::Country(_))).count();
        assert_eq!(labels, session().reading.atlas().scored().count());
        assert!(page.hotspots.iter().all(|h| h.rect.w >= 0.0 && !h.words.is_empty()));
    }

    #[test]
    fn no_mark_leaves_the_page_whatever_its_size_and_period() {
        for row in [Row::Classes, Row::Scores] {
            for size_px in [[240, 240], [900, 600], [1240, 1754]] {
                for period in [None, Some((day(2024, 1, 1), day(2024, 1, 1))), Some((day(2024, 1, 1), day(2024, 5, 1)))]
                {
                    let page = composed(|r| (r.size_px, r.period) = (size_px, period), row);
                    let width = page.scene.size_px[0];
                    for mark in &page.scene.marks {
                        let Mark::Text(t) = mark else { continue };
                        let end = t.baseline.x + text::measure(&t.text, t.weight, t.size_px, t.spacing_px);
                        assert!(t.baseline.x >= -0.5 && end <= width + 0.5, "{size_px:?} {period:?}: {t:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_description_says_the_runs_and_stays_short() {
        let atlas = std::sync::Arc::new(crate::dataset::load_built_in().atlas.unwrap());
        let reading = Reading::new(std::sync::Arc::clone(&atlas), crate::atlas::Lens::all());
        let mut request = Request::new(atlas.last_day);
        request.view = View::Stripes;
        let page = compose(&reading, &request, Row::Classes);
        let said = &page.metadata.description;
        assert!(said.contains("Belarus: ") && said.contains("leans towards Russia until "), "{said}");
        assert!(said.chars().count() < 3000, "{}", said.chars().count());
        assert_eq!(*said, page.scene.description);
    }
}
