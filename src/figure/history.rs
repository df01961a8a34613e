//! One country's scores over time, with the evidence that moved them.

use super::bands::{Band, band, band_marks, in_words};
use super::citations::cited_until;
use super::evidence::{
    Bar, Evidence, Lane, event_list, event_marks, evidence, lane_height, lanes, named_in, packed, symbols, tie_marks,
};
use super::key_row::{Entry, Sign, class_entries, key_row};
use super::layout::legend_poles;
use super::metadata::metadata_of;
use super::page::{Composed, Hotspot, Page, Target, foot, heading, line, line_to};
use super::request::Request;
use super::timeline::{Axis, Reach, dashed, every, spread, stroke, time_marks, type_px};
use super::words::credits;
use crate::alignment::{Class, HYSTERESIS, Reading};
use crate::atlas::{CategoryGroup, CountryId, Pole, TieStatus};
use crate::scene::{Mark, Px, RectPx, Rgba, SymbolShape, Theme, Weight, moved, symbol_of};
use crate::text;
use crate::time::Day;
use crate::view::meaning;
use crate::view::{STEPS, Scope, signed};

/// Most lanes of ties.
const MOST_LANES: usize = 22;
/// Distance of sampled days on the page, in px.
const SAMPLE_PX: f32 = 1.5;

/// The page.
pub(super) fn compose(reading: &Reading, request: &Request, country: CountryId) -> Composed {
    let (atlas, page, theme) = (reading.atlas(), Page::new(request), request.style.theme);
    let scope = request.scope(reading, None);
    let period = request.period(atlas);
    let band = band(reading, country, period, request.west_split);
    let found = evidence(reading, country, period);
    let mut marks = Vec::new();
    let top = heading(&mut marks, &scope, request, &page);
    let cited = cited_until(reading, period.1, |id| id == country);
    let metadata = metadata_of(&scope, request, description(reading, &band, &found, period), &cited);
    let notes = [how_to_read(&scope, request)];
    let bottom = foot(&mut marks, request, &page, &notes, &credits(&scope, request, &cited));
    let chart = Chart::new(reading, request, &page, country, period);
    let room = Room { top, bottom, width: page.width() };
    let laid = chart.lay_out(&found, room, |bars, lane| {
        let groups = entries(reading, request, &band, lane, bars);
        key_row(&groups, Px::new(page.margin, 0.0), room.width, &page, theme)
    });
    let mut hotspots = chart.draw(&mut marks, &band, &laid);
    let key_top = laid.reach.baseline + 10.0 * page.s;
    let list_at = Px::new(page.margin, key_top + laid.key.1 + 2.0 * page.s);
    marks.extend(moved(laid.key.0, Px::new(0.0, key_top)));
    let (list, spots, _) = laid.list;
    marks.extend(moved(list, list_at));
    hotspots.extend(spots.into_iter().map(|spot| {
        let rect = RectPx { x: spot.rect.x + list_at.x, y: spot.rect.y + list_at.y, ..spot.rect };
        Hotspot { rect, ..spot }
    }));
    Composed::page(request, metadata, marks, hotspots)
}

/// The part of the page between the heading and the notes.
#[derive(Clone, Copy)]
struct Room {
    top: f32,
    bottom: f32,
    width: f32,
}

/// What is drawn with.
struct Chart<'a> {
    reading: &'a Reading,
    request: &'a Request,
    page: &'a Page,
    country: CountryId,
    axis: Axis,
    days: Vec<Day>,
    scores: Vec<(Pole, Vec<f64>)>,
    range: [f64; 2],
}

/// Where everything stands.
struct Laid<'a> {
    chart: RectPx,
    strip: RectPx,
    events_top: f32,
    lane: Lane<'a>,
    ties_top: f32,
    bars: Vec<Bar<'a>>,
    reach: Reach,
    /// The legend from the left margin on, and its height.
    key: (Vec<Mark>, f32),
    /// The numbered events from the origin, what can be pointed at, and the height.
    list: (Vec<Mark>, Vec<Hotspot>, f32),
}

impl<'a> Chart<'a> {
    fn new(
        reading: &'a Reading,
        request: &'a Request,
        page: &'a Page,
        country: CountryId,
        (from, to): (Day, Day),
    ) -> Self {
        let size = type_px(page, 11.5);
        let wide = |words: &str| text::measure(words, Weight::Bold, size, 0.0);
        let right = reading.poles().iter().map(|p| wide(&direct(*p, -0.88))).fold(0.0, f32::max) + 16.0 * page.s;
        let left = page.margin + text::measure("strongly 0.35", Weight::Regular, type_px(page, 10.5), 0.0);
        let left = left + 8.0 * page.s;
        let width = (page.size[0] - page.margin - right - left).max(20.0);
        let axis = Axis { left, width, from, to };
        let days = every(((to - from) as f32 * SAMPLE_PX / width) as i32, from, to);
        let mut series = reading.series(country, &days);
        let scores: Vec<(Pole, Vec<f64>)> =
            reading.poles().iter().filter_map(|p| series.remove(p).map(|line| (*p, line))).collect();
        let all = || scores.iter().flat_map(|(_, line)| line.iter().copied());
        let range = [all().fold(-0.08, f64::min) - 0.04, all().fold(0.4, f64::max) + 0.04];
        Self { reading, request, page, country, axis, days, scores, range }
    }

    const fn theme(&self) -> &'static Theme {
        self.request.style.theme
    }

    /// The evidence takes what it needs up to a part of the page, the chart the rest.
    fn lay_out<'e>(
        &self,
        found: &Evidence<'e>,
        room: Room,
        key: impl FnOnce(&[Bar<'e>], &Lane<'e>) -> (Vec<Mark>, f32),
    ) -> Laid<'e> {
        let (page, s) = (self.page, self.page.s);
        let height = (room.bottom - room.top).max(60.0);
        let named = named_in(&found.events, ((height * 0.13 / type_px(page, 13.5)) as usize).max(2), room.width, page);
        let rows = ((height * 0.15 / (12.0 * s)) as usize).clamp(3, 12);
        let lane = symbols(&found.events, &self.axis, (rows, named), page);
        let most = ((height * 0.23 / lane_height(page)) as usize).min(MOST_LANES);
        let bars = packed(&found.ties, &self.axis, most, page);
        let key = key(&bars, &lane);
        let list = event_list(&lane, room.width, page, self.theme());
        let key_height = key.1 + list.2 + 4.0 * s;
        let axis_height = type_px(page, 11.0) + 9.0 * s;
        let events = if found.events.is_empty() { 0.0 } else { lane.height(page) + 10.0 * s };
        let ties = lanes(&bars) as f32 * lane_height(page) + 8.0 * s;
        let (above, strip_height) = (type_px(page, 11.5) * 1.5 + 4.0 * s, 15.0 * s);
        let fixed = above + strip_height + 5.0 * s + events + ties + axis_height + key_height + 16.0 * s;
        let chart = RectPx::new(self.axis.left, room.top + above, self.axis.width, (height - fixed).max(40.0));
        let strip = RectPx { y: chart.bottom() + 5.0 * s, h: strip_height, ..chart };
        let events_top = strip.bottom() + 8.0 * s;
        let ties_top = strip.bottom() + events + 6.0 * s;
        let bottom = strip.bottom() + events + ties;
        let reach = Reach { top: chart.y, bottom, baseline: bottom + axis_height };
        Laid { chart, strip, events_top, lane, ties_top, bars, reach, key, list }
    }

    fn draw(&self, marks: &mut Vec<Mark>, band: &Band, laid: &Laid<'_>) -> Vec<Hotspot> {
        let (page, theme, axis) = (self.page, self.theme(), &self.axis);
        self.value_axis(marks, laid.chart);
        marks.extend(band_marks(band, axis, laid.strip.y, laid.strip.h, page.s, theme));
        // The cursor lies under lines and marks, so that none is hidden by it.
        marks.extend(time_marks(axis, laid.reach, self.request.day, page, theme));
        self.lines(marks, laid.chart);
        self.cursor_scores(marks, laid.chart);
        let days = |first, last| Target::Days(first, last, Some(self.country));
        let over = RectPx { h: laid.strip.bottom() - laid.chart.y, ..laid.chart };
        let name =
            self.reading.atlas().country(self.country).map_or_else(|| self.country.to_string(), |c| c.name.clone());
        let mut hotspots = vec![Hotspot { rect: over, target: days(axis.from, axis.to), words: vec![name.clone()] }];
        hotspots.extend(band.spells.iter().map(|spell| Hotspot {
            rect: axis.rect(spell.first, spell.last, laid.strip.y, laid.strip.h),
            target: days(spell.first, spell.last),
            words: vec![
                name.clone(),
                spell.class.sentence(),
                format!("{} – {}", spell.first.long(), spell.last.long()),
            ],
        }));
        self.lane_name(marks, "class", laid.strip.centre().y);
        let (event_marks, event_spots) = event_marks(&laid.lane, laid.events_top, page, theme);
        if laid.lane.height(page) > 0.0 {
            self.lane_name(marks, "events", laid.events_top + Lane::first_middle(page));
        }
        let (bar_marks, bar_spots) = tie_marks(&laid.bars, laid.ties_top, page, theme);
        if !laid.bars.is_empty() {
            self.lane_name(marks, "ties", laid.ties_top + lane_height(page) / 2.0 - 1.5 * page.s);
        }
        marks.extend(event_marks.into_iter().chain(bar_marks));
        hotspots.extend(event_spots.into_iter().chain(bar_spots));
        hotspots
    }

    fn lane_name(&self, marks: &mut Vec<Mark>, words: &str, middle: f32) {
        let size = type_px(self.page, 10.5);
        let right = Px::new(self.axis.left - 8.0 * self.page.s, middle + text::cap_height(size) / 2.0);
        marks.push(line_to(words, right, size, Weight::Regular, self.theme().muted));
    }

    fn y(&self, score: f64, rect: RectPx) -> f32 {
        let [low, high] = self.range;
        rect.bottom() - rect.h * ((score - low) / (high - low).max(0.01)) as f32
    }

    /// Zero, the method's thresholds, then fifths where there is room for their numbers.
    fn value_axis(&self, marks: &mut Vec<Mark>, rect: RectPx) {
        let (s, size, theme) = (self.page.s, type_px(self.page, 10.5), self.theme());
        let named = [(0.0, "0".to_owned())].into_iter();
        let thresholds = [(STEPS[1], "leans"), (STEPS[2], "strongly")];
        let thresholds = thresholds.map(|(score, word)| (score, format!("{word} {score:.2}")));
        let fifths = (-5..=5).filter(|i| *i != 0).map(|i| f64::from(i) * 0.2).map(|score| (score, signed(score)));
        let mut taken: Vec<f32> = Vec::new();
        for (i, (score, words)) in named.chain(thresholds).chain(fifths).enumerate() {
            let y = self.y(score, rect);
            let free = taken.iter().all(|held| (held - y).abs() > size * 1.25);
            if score < self.range[0] || score > self.range[1] || !free {
                continue;
            }
            taken.push(y);
            let (a, b) = (Px::new(rect.x, y), Px::new(rect.right(), y));
            marks.push(match i {
                0 => stroke(a, b, 1.0 * s, theme.muted),
                1 | 2 => dashed(a, b, 1.0 * s, [5.0 * s, 4.0 * s], theme.muted.alpha(150)),
                _ => stroke(a, b, 0.7 * s, theme.panel_edge.alpha(120)),
            });
            let right = Px::new(rect.x - 8.0 * s, y + text::cap_height(size) / 2.0);
            marks.push(line_to(&words, right, size, Weight::Regular, theme.muted));
        }
    }

    /// The scores, and at their right ends the names with the last values.
    fn lines(&self, marks: &mut Vec<Mark>, rect: RectPx) {
        let (s, size) = (self.page.s, type_px(self.page, 11.5));
        let mut ends: Vec<(Pole, f64, f32)> = Vec::new();
        for (pole, scores) in self.scores.iter().rev() {
            let xy = |(day, score): (&Day, &f64)| Px::new(self.axis.middle(*day), self.y(*score, rect));
            let points: Vec<Px> = self.days.iter().zip(scores).map(xy).collect();
            let color = self.theme().pole_line(*pole);
            ends.extend(scores.last().map(|score| (*pole, *score, self.y(*score, rect))));
            if points.len() > 1 {
                marks.push(Mark::Line { points, width_px: 2.2 * s, dash_px: Vec::new(), color });
            }
        }
        ends.sort_by(|a, b| a.2.total_cmp(&b.2));
        let wanted: Vec<(f32, f32)> = ends.iter().map(|(_, _, y)| (*y, size * 1.15)).collect();
        let tops = spread(&wanted, 0.0, rect.y - size * 0.6, rect.bottom() + size * 0.6);
        for ((pole, score, y), top) in ends.into_iter().zip(tops) {
            let color = self.theme().pole_line(pole);
            let middle = top + size * 0.575;
            let x = rect.right();
            marks.push(stroke(Px::new(x + 1.0 * s, y), Px::new(x + 10.0 * s, middle), 0.9 * s, color));
            let at = Px::new(x + 12.0 * s, middle + text::cap_height(size) / 2.0);
            marks.push(line(direct(pole, score), at, size, Weight::Bold, color));
        }
    }

    /// The scores of the day shown, above the cursor.
    fn cursor_scores(&self, marks: &mut Vec<Mark>, rect: RectPx) {
        let (s, size, day) = (self.page.s, type_px(self.page, 11.5), self.request.day);
        if !self.axis.contains(day) {
            return;
        }
        let x = self.axis.middle(day);
        let mut words: Vec<(String, Rgba)> = Vec::new();
        for pole in self.reading.poles() {
            let score = self.reading.balance(self.country, *pole, day).score;
            let fill = self.theme().pole_line(*pole);
            let (centre, stroke) = (Px::new(x, self.y(score, rect)), Some((self.theme().page, 1.2 * s)));
            let (shape, id) = (SymbolShape::Circle, String::new());
            marks.push(Mark::Symbol { shape, centre, radius_px: 3.6 * s, fill, stroke, id });
            words.push((direct(*pole, score), fill));
        }
        let gap = size * 0.9;
        let wide: Vec<f32> = words.iter().map(|(w, _)| text::measure(w, Weight::Bold, size, 0.0)).collect();
        let total = wide.iter().map(|w| w + gap).sum::<f32>() - gap;
        // The names at the right end say the same of the last day.
        if total > rect.w || day == self.axis.to {
            return;
        }
        let mut left = (x - total / 2.0).clamp(rect.x, rect.right() - total);
        for ((words, color), wide) in words.into_iter().zip(wide) {
            marks.push(line(words, Px::new(left, rect.y - 5.0 * s), size, Weight::Bold, color));
            left += wide + gap;
        }
    }
}

/// `West +0.21`.
fn direct(pole: Pole, score: f64) -> String {
    format!("{} {}", pole.name(), signed(score))
}

/// What the legend explains: no more than the page shows.
fn entries(reading: &Reading, request: &Request, band: &Band, lane: &Lane<'_>, bars: &[Bar<'_>]) -> Vec<Vec<Entry>> {
    let classes: Vec<Class> = band.spells.iter().map(|spell| spell.class).collect();
    let mut groups =
        vec![class_entries(&legend_poles(reading, request.west_split), &classes, !band.conflicts.is_empty())];
    let shown = |g: &&CategoryGroup| lane.shown().any(|(e, _)| e.category.group() == **g);
    let mut of_events: Vec<Entry> = CategoryGroup::ALL
        .iter()
        .filter(shown)
        .map(|g| (Sign::Symbol(symbol_of(*g), true), g.word().to_owned()))
        .collect();
    if !of_events.is_empty() {
        let heading = match lane.left_out {
            0 => "Events".to_owned(),
            left_out => format!("Events (without the {left_out} weakest)"),
        };
        of_events.insert(0, (Sign::Heading, heading));
    }
    let away = |size: f64| size < 0.0;
    if lane.shown().any(|(_, part)| away(part.size)) {
        of_events.push((Sign::Symbol(SymbolShape::Circle, false), "outlined: away from the pole".to_owned()));
    }
    let mut of_ties = Vec::new();
    if !bars.is_empty() {
        of_ties.push((Sign::Heading, "Ties".to_owned()));
        of_ties.push((Sign::Bar(true), "towards the pole".to_owned()));
    }
    if bars.iter().any(|bar| away(bar.part().size)) {
        of_ties.push((Sign::Bar(false), "away from it".to_owned()));
    }
    if bars.iter().any(|bar| bar.tie().status == TieStatus::Frozen) {
        of_ties.push((Sign::HatchedBar, "frozen".to_owned()));
    }
    of_events.extend(of_ties);
    groups.push(of_events);
    groups
}

fn how_to_read(scope: &Scope<'_>, request: &Request) -> String {
    format!(
        "How to read it: each line is the score towards one pole. From {:.2} a country leans towards it, from {:.2} \
         strongly; a class changes only when a score has passed such a limit by {HYSTERESIS:.2}. In the strip below \
         {} Ties and events: those with the largest share in a score, in the colour of its pole; the larger a symbol, \
         the stronger the event; the numbered ones (turning points, \
         then the largest shares) are listed. Votes count too, but are not drawn.",
        STEPS[1],
        STEPS[2],
        meaning(&request.view, scope)
    )
}

/// What the page shows, for those who do not see it.
fn description(reading: &Reading, band: &Band, found: &Evidence<'_>, (from, to): (Day, Day)) -> String {
    let scores = |day: Day| -> String {
        let of = |pole: &Pole| direct(*pole, reading.balance(band.id, *pole, day).score);
        reading.poles().iter().map(of).collect::<Vec<_>>().join(", ")
    };
    let ties: Vec<&str> = found.ties.iter().take(5).map(|(t, _)| t.item.title.as_str()).collect();
    let events: Vec<String> =
        found.events.iter().take(5).map(|(e, _)| format!("{} ({})", e.item.title, e.item.date)).collect();
    let list = |what: &str, titles: String| if titles.is_empty() { titles } else { format!(" {what}: {titles}.") };
    format!(
        "Scores and evidence over time, lens \"{}\". {}: {}; {}: {}. Class by day, {}{}{} A summary of cited \
         evidence, not a measurement.",
        reading.lens().name,
        from.long(),
        scores(from),
        to.long(),
        scores(to),
        in_words(std::slice::from_ref(band), reading.atlas()),
        list("Largest ties", ties.join("; ")),
        list("Main events", events.join("; "))
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample::{day, id, session};
    use crate::view::View;

    #[test]
    fn words_stay_on_the_page_whatever_its_size_and_period() {
        let session = session();
        for country in ["ARM", "XXX"] {
            for size_px in [[240, 240], [900, 600], [1240, 1754]] {
                for period in [None, Some((day(2024, 1, 1), day(2024, 1, 1))), Some((day(2024, 1, 1), day(2024, 5, 1)))]
                {
                    let mut request = Request::new(session.reading.atlas().last_day);
                    (request.view, request.size_px, request.period) = (View::History(id(country)), size_px, period);
                    let page = compose(&session.reading, &request, id(country));
                    for mark in &page.scene.marks {
                        let Mark::Text(t) = mark else { continue };
                        let end = t.baseline.x + text::measure(&t.text, t.weight, t.size_px, t.spacing_px);
                        let fits = t.baseline.x >= -0.5 && end <= page.scene.size_px[0] + 0.5;
                        assert!(fits, "{country} {size_px:?} {period:?}: {t:?}");
                    }
                    let days = page.hotspots.iter().filter(|h| matches!(h.target, Target::Days(_, _, Some(_)))).count();
                    assert!(days >= 2);
                }
            }
        }
    }
}
