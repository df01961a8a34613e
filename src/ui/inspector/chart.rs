//! The history of a country: one line per pole, the class below, the day shown across both.

use crate::alignment::{Class, Reading};
use crate::atlas::{Atlas, CountryId, Kind, Pole};
use crate::command::Command;
use crate::session::Session;
use crate::time::Day;
use crate::ui::colors::pole_color;
use crate::ui::paint::paint_class;
use crate::ui::theme::{Roles, SMALL, regular};
use crate::ui::time_bar::Axis;
use crate::ui::widgets::{heading, signed};
use crate::ui::words::capitalised;
use egui::{Align2, Label, Painter, Rangef, Rect, RichText, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

const LINES_HEIGHT: f32 = 64.0;
const MARKS_HEIGHT: f32 = 10.0;
const BAND_HEIGHT: f32 = 13.0;
/// Days of a period whose scores are drawn.
const SAMPLES: i32 = 220;
const GAP: f32 = 4.0;

/// The lines of one country through one lens.
struct Lines {
    reading: Arc<Reading>,
    country: CountryId,
    period: (Day, Day),
    days: Vec<Day>,
    /// Days on which an event or the beginning or end of a tie moved the country, and how strongly.
    marks: Vec<Mark>,
    scores: Vec<(Pole, Vec<f64>)>,
    /// The class from each of these days on.
    classes: Vec<(Day, Class)>,
    /// Lowest and highest value of the axis.
    range: (f64, f64),
}

/// Evidence on the chart.
struct Mark {
    day: Day,
    /// The largest |strength| of its effects on the country.
    strength: f64,
    is_tie: bool,
}

/// The chart, with the lines that it drew last.
#[derive(Default)]
pub(super) struct Chart {
    lines: Option<Lines>,
}

impl Lines {
    /// The scores of some two hundred days of the period, and of its last.
    fn new(reading: &Arc<Reading>, country: CountryId, (first, last): (Day, Day)) -> Self {
        let step = ((last - first) / SAMPLES).max(1);
        let stepped = std::iter::successors(Some(first), |d| Some(*d + step));
        let mut days: Vec<Day> = stepped.take_while(|d| *d < last).collect();
        days.push(last);
        let mut series = reading.series(country, &days);
        let scores: Vec<(Pole, Vec<f64>)> =
            reading.poles().iter().filter_map(|p| series.remove(p).map(|s| (*p, s))).collect();
        let all = || scores.iter().flat_map(|(_, s)| s.iter().copied());
        let range = (all().fold(-0.1, f64::min), all().fold(0.4, f64::max));
        let marks = marks(reading, country, (first, last));
        let classes = reading.classes_between(country, first, last);
        Self { reading: Arc::clone(reading), country, period: (first, last), days, marks, scores, classes, range }
    }

    fn y_of(&self, value: f64, y: Rangef) -> f32 {
        let (low, high) = self.range;
        y.max - ((value - low) / (high - low)) as f32 * y.span()
    }
}

impl Chart {
    /// Shows the chart; a click or drag on it shows that day.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, country: CountryId, emit: &mut Vec<Command>) {
        top(ui, session, emit);
        // While a day is dragged along it the axis stays: of days before the slider's it would follow.
        let is_own = |l: &&Lines| l.country == country && Arc::ptr_eq(&l.reading, &session.reading);
        let dragged = self.lines.as_ref().filter(is_own).filter(|_| ui.input(|i| i.pointer.primary_down()));
        let (first, last) = dragged.map_or_else(|| session.period(), |lines| lines.period);
        let same =
            |l: &Lines| l.country == country && l.period == (first, last) && Arc::ptr_eq(&l.reading, &session.reading);
        if !self.lines.as_ref().is_some_and(same) {
            self.lines = Some(Lines::new(&session.reading, country, (first, last)));
        }
        let Some(lines) = &self.lines else { return };
        let size = vec2(ui.available_width(), LINES_HEIGHT + MARKS_HEIGHT + GAP + BAND_HEIGHT);
        // Reached by the slider's keys: no stop of its own for Tab.
        let (rect, response) = ui.allocate_exact_size(size, Sense::CLICK | Sense::DRAG);
        let axis = Axis { x: rect.x_range(), first, last };
        let name = format!("History of scores and class, {} to {}", first.year(), last.year());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        if ui.is_rect_visible(rect) {
            paint(ui, session, lines, axis, rect);
        }
        let pinch = f64::from(ui.input(egui::InputState::zoom_delta));
        if let Some(pointer) = response.hover_pos().filter(|_| (pinch - 1.0).abs() > 1e-3) {
            emit.push(Command::SetPeriod(nearer(session, axis.day_at(pointer.x), pinch)));
        }
        if let Some(pointer) = response.interact_pointer_pos() {
            emit.push(Command::SetDate(axis.day_at(pointer.x)));
        } else if let Some(pointer) = response.hover_pos() {
            response.on_hover_text_at_pointer(words(session, lines, axis.day_at(pointer.x)));
        }
        key(ui, lines);
    }
}

/// The years, and the buttons that bring the chart nearer to the day shown.
fn top(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    let (first, last) = session.period();
    let years = if first.year() == last.year() {
        first.year().to_string()
    } else {
        format!("{} – {}", first.year(), last.year())
    };
    heading(ui, &years);
    ui.horizontal(|ui| {
        for (name, zoom) in [("Nearer", 2.0), ("Farther", 0.5)] {
            if ui.small_button(name).clicked() {
                emit.push(Command::SetPeriod(nearer(session, session.document.date, zoom)));
            }
        }
        if session.document.period.is_some() && ui.small_button("All").clicked() {
            emit.push(Command::SetPeriod(None));
        }
    });
}

/// The period nearer by a factor, with a day where it was; `None` when it is the slider's again.
pub(in crate::ui) fn nearer(session: &Session, about: Day, zoom: f64) -> Option<(Day, Day)> {
    let ((first, last), (earliest, latest)) = (session.period(), session.whole_period());
    let about = about.clamp(first, last);
    // At its shortest it stays as it is: widened again it would move away from the day.
    let zoom = zoom.min((f64::from(last - first) / f64::from(Atlas::SHORTEST_PERIOD_DAYS)).max(1.0));
    let part = |days: i32| (f64::from(days) / zoom).round() as i32;
    let from = (about - part(about - first)).max(earliest);
    let to = (about + part(last - about)).min(latest);
    (from > earliest || to < latest).then_some((from, to))
}

/// The evidence about a country that begins or ends in the period.
fn marks(reading: &Reading, country: CountryId, (first, last): (Day, Day)) -> Vec<Mark> {
    let mut marks = Vec::new();
    for item in reading.atlas().items().filter(|item| reading.lens().admits(item)) {
        let own = item.effects.iter().filter(|e| e.country == country).map(|e| e.strength.abs());
        let strength = own.fold(0.0, f64::max);
        let is_tie = item.kind == Kind::Tie;
        let ended = item.end.filter(|_| is_tie).map(crate::time::Date::first);
        if strength > 0.0 {
            let days = std::iter::once(item.start()).chain(ended);
            marks.extend(days.filter(|d| (first..=last).contains(d)).map(|day| Mark { day, strength, is_tie }));
        }
    }
    marks
}

/// The scores and the class of a day in words.
fn words(session: &Session, lines: &Lines, day: Day) -> String {
    let score = |pole: &Pole| {
        let score = lines.reading.balance(lines.country, *pole, day).score;
        format!("{} {}", capitalised(pole.title()), signed(score, 2))
    };
    let first = [day.long(), lines.reading.class(lines.country, day).sentence()];
    first.into_iter().chain(session.reading.poles().iter().map(score)).collect::<Vec<_>>().join("\n")
}

fn paint(ui: &Ui, session: &Session, lines: &Lines, axis: Axis, rect: Rect) {
    let roles = Roles::of(ui);
    let dark = ui.visuals().dark_mode;
    let painter = ui.painter();
    let y = Rangef::new(rect.top() + 2.0, rect.top() + LINES_HEIGHT - 2.0);
    painter.hline(axis.x, lines.y_of(0.0, y), Stroke::new(1.0, roles.line));
    for (pole, scores) in lines.scores.iter().rev() {
        let points = lines.days.iter().zip(scores).map(|(day, s)| pos2(axis.x_of(*day), lines.y_of(*s, y)));
        painter.add(Shape::line(points.collect(), Stroke::new(1.6, pole_color(*pole, true, dark))));
    }
    let lane = Rangef::new(rect.top() + LINES_HEIGHT, rect.top() + LINES_HEIGHT + MARKS_HEIGHT);
    for mark in &lines.marks {
        let (x, height) = (axis.x_of(mark.day), lane.span() * (0.3 + 0.7 * (mark.strength / 3.0) as f32).min(1.0));
        let color = if mark.is_tie { roles.text } else { roles.muted.gamma_multiply(0.7) };
        let width = if mark.is_tie { 1.6 } else { 1.0 };
        painter.vline(x, Rangef::new(lane.max - height, lane.max), Stroke::new(width, color));
    }
    let band = Rect::from_x_y_ranges(axis.x, Rangef::new(rect.bottom() - BAND_HEIGHT, rect.bottom()));
    paint_band(painter, lines, axis, band, dark);
    let x = axis.x_of(session.document.date);
    painter.vline(x, rect.y_range(), Stroke::new(1.5, roles.accent));
}

fn paint_band(painter: &Painter, lines: &Lines, axis: Axis, band: Rect, dark: bool) {
    for (i, (start, class)) in lines.classes.iter().enumerate() {
        let end = lines.classes.get(i + 1).map_or(axis.last, |(day, _)| *day);
        let x = Rangef::new(axis.x_of(*start), axis.x_of(end));
        paint_class(painter, *class, Rect::from_x_y_ranges(x, band.y_range()), dark);
    }
}

/// Which line is whose.
fn key(ui: &mut Ui, lines: &Lines) {
    let roles = Roles::of(ui);
    let dark = ui.visuals().dark_mode;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        for (pole, _) in &lines.scores {
            let name = pole.name().to_owned();
            let galley = ui.painter().layout_no_wrap(name, regular(SMALL), roles.muted);
            let (rect, _) = ui.allocate_exact_size(vec2(galley.size().x + 16.0, 15.0), Sense::hover());
            let swatch = Rect::from_min_size(pos2(rect.left(), rect.center().y - 1.5), vec2(11.0, 3.0));
            ui.painter().rect_filled(swatch, egui::CornerRadius::ZERO, pole_color(*pole, true, dark));
            let at = Align2::RIGHT_CENTER.anchor_size(rect.right_center(), galley.size());
            ui.painter().galley(at.min, galley, roles.muted);
        }
        ui.add(
            Label::new(RichText::new("marks: ties (dark), events; class below").size(SMALL).color(roles.muted)).wrap(),
        );
    });
}
