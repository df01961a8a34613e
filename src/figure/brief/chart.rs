//! A small history: a line per pole over the period, the class as a band below.

use super::super::page::{line, line_about};
use super::super::timeline::month_days;
use super::piece::{Pen, Piece, ink};
use crate::alignment::{Class, ClassKind, Reading};
use crate::atlas::{CountryId, Pole};
use crate::map::{Point, hatch_lines, stripe_rings};
use crate::scene::{Mark, Px, RectPx, Theme, Weight};
use crate::text;
use crate::time::Day;
use crate::view::signed;

const SIZE: f32 = 8.4;
const LEFT: f32 = 30.0;
const RIGHT: f32 = 50.0;
const BAND: f32 = 12.0;

/// Days from the left to the right edge, values from the bottom to the top one.
struct Axes {
    plot: RectPx,
    days: (Day, Day),
    values: (f64, f64),
}

impl Axes {
    fn x(&self, day: Day) -> f32 {
        let span = (self.days.1 - self.days.0).max(1) as f32;
        self.plot.x + (day - self.days.0) as f32 / span * self.plot.w
    }

    fn y(&self, value: f64) -> f32 {
        let (low, high) = self.values;
        self.plot.bottom() - ((value - low) / (high - low)) as f32 * self.plot.h
    }
}

/// The chart, `height` px high at scale 1 without its band and years.
pub(super) fn chart(
    pen: &Pen,
    reading: &Reading,
    country: CountryId,
    period: (Day, Day),
    day: Day,
    height: f32,
) -> Piece {
    let s = pen.s;
    let mut days = month_days(period.0, period.1);
    days.extend((period.0..=period.1).contains(&day).then_some(day));
    days.push(period.1);
    days.sort_unstable();
    days.dedup();
    let mut series = reading.series(country, &days);
    let scores: Vec<(Pole, Vec<f64>)> =
        reading.poles().iter().filter_map(|p| series.remove(p).map(|line| (*p, line))).collect();
    let all = || scores.iter().flat_map(|(_, line)| line.iter().copied());
    let values = (all().fold(-0.1, f64::min) - 0.02, all().fold(0.4, f64::max) + 0.02);
    let plot = RectPx::new(LEFT * s, 6.0 * s, (pen.width - (LEFT + RIGHT) * s).max(1.0), height * s);
    let axes = Axes { plot, days: period, values };
    let mut marks = grid(&axes, s, pen.theme);
    for (pole, line) in &scores {
        lines(&mut marks, &axes, &days, line, day, pen.theme.pole_line(*pole), s);
    }
    names(&mut marks, &axes, &scores, s, pen.theme);
    band(&mut marks, &axes, reading, country, s, pen.theme);
    years(&mut marks, &axes, s, pen.theme);
    if (period.0..=period.1).contains(&day) {
        let x = axes.x(day);
        let points = vec![Px::new(x, plot.y - 3.0 * s), Px::new(x, plot.bottom() + (6.0 + BAND) * s)];
        marks.push(Mark::Line { points, width_px: 1.4 * s, dash_px: Vec::new(), color: pen.theme.text });
    }
    Piece { marks, height: plot.bottom() + (BAND + 19.0) * s, about: None }
}

fn grid(axes: &Axes, s: f32, theme: &Theme) -> Vec<Mark> {
    let (low, high) = axes.values;
    let step = if high - low > 0.9 { 0.5 } else { 0.2 };
    let steps = (-10..=10).map(|i| f64::from(i) * step).filter(|v| (low..=high).contains(v));
    let one = |value: f64| {
        let y = axes.y(value);
        let points = vec![Px::new(axes.plot.x, y), Px::new(axes.plot.right(), y)];
        let color = if value == 0.0 { theme.muted } else { theme.land_border };
        let words = if value == 0.0 { "0".to_owned() } else { signed(value).trim_end_matches('0').to_owned() };
        let at = Px::new(0.0, y + 3.0 * s);
        [
            Mark::Line { points, width_px: 0.7 * s, dash_px: Vec::new(), color },
            line(words, at, SIZE * s, Weight::Regular, theme.muted),
        ]
    };
    steps.flat_map(one).collect()
}

/// The line of a pole: what comes after the day shown is fainter.
fn lines(
    marks: &mut Vec<Mark>,
    axes: &Axes,
    days: &[Day],
    scores: &[f64],
    day: Day,
    color: crate::scene::Rgba,
    s: f32,
) {
    let at = |wanted: &dyn Fn(Day) -> bool| -> Vec<Px> {
        let points = days.iter().zip(scores).filter(|(d, _)| wanted(**d));
        points.map(|(d, score)| Px::new(axes.x(*d), axes.y(*score))).collect()
    };
    for (points, color) in [(at(&|d| d >= day), color.alpha(110)), (at(&|d| d <= day), color)] {
        if points.len() > 1 {
            marks.push(Mark::Line { points, width_px: 1.6 * s, dash_px: Vec::new(), color });
        }
    }
}

/// Names at the right ends of the lines, moved apart where they would meet.
fn names(marks: &mut Vec<Mark>, axes: &Axes, scores: &[(Pole, Vec<f64>)], s: f32, theme: &Theme) {
    let mut ends: Vec<(f32, Pole)> =
        scores.iter().filter_map(|(pole, line)| line.last().map(|v| (axes.y(*v), *pole))).collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let apart = 10.5 * s;
    let lowest = axes.plot.bottom() + 3.0 * s;
    let mut y = axes.plot.y - apart;
    let mut below = ends.len() as f32 * apart;
    for (end, pole) in ends {
        below -= apart;
        y = (end + 3.0 * s).max(y + apart).min(lowest - below);
        let at = Px::new(axes.plot.right() + 5.0 * s, y);
        let words = text::ellipsis(pole.name(), Weight::Bold, SIZE * s, (RIGHT - 6.0) * s);
        marks.push(line(words, at, SIZE * s, Weight::Bold, theme.pole_line(pole)));
    }
}

/// The classes of the period, with the letters of their poles where there is room.
fn band(marks: &mut Vec<Mark>, axes: &Axes, reading: &Reading, country: CountryId, s: f32, theme: &Theme) {
    let (from, to) = axes.days;
    let runs = reading.classes_between(country, from, to);
    for (i, (start, class)) in runs.iter().enumerate() {
        let start = (*start).max(from);
        let end = runs.get(i + 1).map_or(to, |(day, _)| *day).min(to);
        if start >= end {
            continue;
        }
        let (x, right) = (axes.x(start), axes.x(end));
        let rect = RectPx::new(x, axes.plot.bottom() + 6.0 * s, right - x, BAND * s);
        marks.extend(class_marks(*class, rect, s, theme));
        let letters = class.lead().into_iter().map(Pole::letter).collect::<Vec<_>>().join(" ");
        let width = text::measure(&letters, Weight::Bold, SIZE * s, 0.0);
        if letters.is_empty() || width + 8.0 * s > rect.w {
            continue;
        }
        let ground = theme.class(*class).0;
        // On stripes the letters stand on a strip of the ground.
        let strip = RectPx::new(rect.centre().x - width / 2.0 - 2.0 * s, rect.y, width + 4.0 * s, rect.h);
        marks.push(Mark::Rect { rect: strip, radius_px: 0.0, fill: Some(ground), stroke: None });
        let at = Px::new(rect.centre().x, rect.bottom() - 3.0 * s);
        marks.push(line_about(&letters, at, SIZE * s, Weight::Bold, ink(theme, ground)));
    }
}

/// A box in a class's colours.
pub(super) fn class_marks(class: Class, rect: RectPx, s: f32, theme: &Theme) -> Vec<Mark> {
    let (ground, stripes) = theme.class(class);
    let mut marks = vec![Mark::Rect { rect, radius_px: 0.0, fill: Some(ground), stroke: None }];
    let corners = [(rect.x, rect.y), (rect.right(), rect.y), (rect.right(), rect.bottom()), (rect.x, rect.bottom())];
    let ring = corners.map(|(x, y)| Point::new(x, y)).to_vec();
    if let Some(fill) = stripes {
        let rings = stripe_rings(&[ring], 8.0 * s, crate::scene::STRIPE_SHARE);
        let rings = rings.iter().map(|r| r.iter().map(|p| Px::new(p.x, p.y)).collect()).collect();
        marks.push(Mark::Polygon { rings, fill });
    } else if class.kind == ClassKind::Insufficient {
        for stroke in hatch_lines(&[ring], 7.0 * s, false) {
            let points = stroke.iter().map(|p| Px::new(p.x, p.y)).collect();
            let color = theme.insufficient_hatch;
            marks.push(Mark::Line { points, width_px: 0.8 * s, dash_px: Vec::new(), color });
        }
    }
    marks
}

/// Years under the band, as many as fit.
fn years(marks: &mut Vec<Mark>, axes: &Axes, s: f32, theme: &Theme) {
    let y = axes.plot.bottom() + (BAND + 16.0) * s;
    let year_width = axes.plot.w / ((axes.days.1 - axes.days.0).max(1) as f32 / 365.25);
    let every = [1, 2, 5, 10, 20, 50].into_iter().find(|n| *n as f32 * year_width >= 34.0 * s).unwrap_or(100);
    let years = axes.days.0.year()..=axes.days.1.year();
    for year in years.filter(|year| year % every == 0) {
        let Some(day) = Day::from_ymd(year, 1, 1).filter(|d| *d >= axes.days.0) else { continue };
        let at = Px::new(axes.x(day), y);
        marks.push(line_about(&year.to_string(), at, SIZE * s, Weight::Regular, theme.muted));
    }
}
