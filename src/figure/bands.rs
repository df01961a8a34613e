//! The classes of a country over time: as spells, as a band of the page, in words.

use super::timeline::{Axis, next_month};
use crate::alignment::{Class, ClassKind, Reading};
use crate::atlas::{Atlas, CountryId};
use crate::map::{Point, Ring, hatch_lines, stripe_rings};
use crate::scene::{Mark, Px, RectPx, Rgba, STRIPE_SHARE, Theme};
use crate::text::uncapitalised;
use crate::time::Day;
use crate::view::{self, CONFLICT_SHOWN_FROM};

/// Distance of a pattern's lines, and the share of a stripe, as on the map.
const STRIPES: (f32, f32) = (9.0, STRIPE_SHARE);
/// Longest text in words.
const MOST_CHARACTERS: usize = 2_700;

/// Days of one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spell {
    /// The first day.
    pub first: Day,
    /// The last day.
    pub last: Day,
    /// The class.
    pub class: Class,
}

/// One country's classes over a period.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Band {
    /// The country.
    pub id: CountryId,
    /// Its classes, one after another without a gap.
    pub spells: Vec<Spell>,
    /// First and last days between which much of the evidence points the other way.
    pub conflicts: Vec<(Day, Day)>,
}

/// The classes of a country from `from` to `to`: by day; what conflicts, and the stronger part of
/// the West, by the first of every month and of every run.
pub(super) fn band(reading: &Reading, id: CountryId, (from, to): (Day, Day), split: bool) -> Band {
    let mut band = Band { id, spells: Vec::new(), conflicts: Vec::new() };
    for run in spells(&reading.classes_between(id, from, to), to) {
        let mut day = run.first;
        while day <= run.last {
            // The calendar ends somewhere: a month is never less than its first day.
            let last = (next_month(day) - 1).max(day).min(run.last);
            let state = reading.country(id, day);
            let class = state.as_ref().filter(|_| split).map_or(run.class, |state| view::split(state, run.class));
            match band.spells.last_mut().filter(|spell| spell.class == class) {
                Some(spell) => spell.last = last,
                None => band.spells.push(Spell { first: day, last, class }),
            }
            if run.class.first.is_some() && state.is_some_and(|s| s.conflict >= CONFLICT_SHOWN_FROM) {
                match band.conflicts.last_mut().filter(|(_, end)| *end + 1 == day) {
                    Some((_, end)) => *end = last,
                    None => band.conflicts.push((day, last)),
                }
            }
            day = last + 1;
        }
    }
    band
}

/// Each class from its first day to the day before the next one's, the last one to `to`.
fn spells(starts: &[(Day, Class)], to: Day) -> Vec<Spell> {
    let ends = starts.iter().skip(1).map(|(day, _)| *day - 1).chain([to]);
    starts.iter().zip(ends).map(|((first, class), last)| Spell { first: *first, last, class: *class }).collect()
}

/// The band in a stretch of the axis, hairlines of the page between classes.
pub(super) fn band_marks(band: &Band, axis: &Axis, top: f32, height: f32, s: f32, theme: &Theme) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (i, spell) in band.spells.iter().enumerate() {
        let whole = axis.rect(spell.first, spell.last, top, height);
        let gap = if i + 1 < band.spells.len() { (1.1 * s).min(whole.w * 0.3) } else { 0.0 };
        fill_class(&mut marks, RectPx { w: whole.w - gap, ..whole }, spell.class, s, theme);
    }
    for (first, last) in &band.conflicts {
        cross_hatch(&mut marks, axis.rect(*first, *last, top, height), s, theme);
    }
    marks
}

/// A box in the colours of a class.
pub(super) fn fill_class(marks: &mut Vec<Mark>, rect: RectPx, class: Class, s: f32, theme: &Theme) {
    let (ground, stripes) = theme.class(class);
    marks.push(Mark::Rect { rect, radius_px: 0.0, fill: Some(ground), stroke: None });
    if let Some(fill) = stripes {
        let rings = stripe_rings(&[corners(rect)], STRIPES.0 * s, STRIPES.1);
        let rings: Vec<Vec<Px>> = rings.iter().map(|r| r.iter().map(|p| Px::new(p.x, p.y)).collect()).collect();
        marks.push(Mark::Polygon { rings, fill });
    }
    if class.kind == ClassKind::Insufficient {
        hatch(marks, rect, 8.0 * s, &[false], (0.9 * s, theme.insufficient_hatch));
        let edge = Some((theme.insufficient_hatch.alpha(150), 0.7 * s));
        marks.push(Mark::Rect { rect: rect.grown(-0.35 * s), radius_px: 0.0, fill: None, stroke: edge });
    }
}

/// Evidence that conflicts, over whatever the ground is.
pub(super) fn cross_hatch(marks: &mut Vec<Mark>, rect: RectPx, s: f32, theme: &Theme) {
    hatch(marks, rect, 7.0 * s, &[true, false], (0.8 * s, theme.conflict.alpha(150)));
}

/// Lines at 45° cut to a box, `spacing` apart, rising or falling.
pub(super) fn hatch(marks: &mut Vec<Mark>, rect: RectPx, spacing: f32, rising: &[bool], pen: (f32, Rgba)) {
    for rising in rising {
        for line in hatch_lines(&[corners(rect)], spacing, *rising) {
            let points = line.iter().map(|p| Px::new(p.x, p.y)).collect();
            marks.push(Mark::Line { points, width_px: pen.0, dash_px: Vec::new(), color: pen.1 });
        }
    }
}

fn corners(r: RectPx) -> Ring {
    [(r.x, r.y), (r.right(), r.y), (r.right(), r.bottom()), (r.x, r.bottom())].map(|(x, y)| Point::new(x, y)).to_vec()
}

/// The classes of every band, country by country, for those who do not see them. Short runs are
/// left out where there are too many to be listened to.
pub(super) fn in_words(bands: &[Band], atlas: &Atlas) -> String {
    let with = |shortest: i32| {
        let said: Vec<String> = bands.iter().map(|band| said(band, atlas, shortest)).collect();
        let remark =
            if shortest > 0 { format!(" Runs of less than {shortest} days are left out.") } else { String::new() };
        format!("{}.{remark}", said.join("; "))
    };
    let fits = |text: &String| text.chars().count() <= MOST_CHARACTERS;
    [0, 31, 92, 183, 365, 730, 1461].into_iter().map(with).find(fits).unwrap_or_else(|| with(3650))
}

fn said(band: &Band, atlas: &Atlas, shortest: i32) -> String {
    let name = atlas.country(band.id).map_or_else(|| band.id.to_string(), |c| c.name.clone());
    let long = band.spells.iter().filter(|s| s.last - s.first + 1 >= shortest);
    let runs: Vec<String> = long.map(|s| format!("{} until {}", uncapitalised(&s.class.sentence()), s.last)).collect();
    let runs = if runs.is_empty() { "classes of short duration".to_owned() } else { runs.join(", ") };
    format!("{name}: {runs}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::sample::{id, session};

    #[test]
    fn the_band_of_a_row_is_covered_by_its_classes_without_gaps() {
        let session = session();
        let reading = &session.reading;
        let (from, to) = (reading.atlas().first_day, reading.atlas().last_day);
        for split in [false, true] {
            let band = band(reading, id("ARM"), (from, to), split);
            assert_eq!(band.spells.first().map(|s| s.first), Some(from));
            assert_eq!(band.spells.last().map(|s| s.last), Some(to));
            assert!(band.spells.windows(2).all(|w| w[0].last + 1 == w[1].first && w[0].class != w[1].class));
        }
    }

    #[test]
    fn a_period_that_begins_before_the_slider_has_its_classes_too() {
        let session = session();
        let atlas = &session.atlas;
        let whole = band(&session.reading, id("ARM"), (atlas.first_day, atlas.last_day), false);
        let (from, to) = (atlas.first_day + 400, atlas.slider_from + 400);
        for spell in band(&session.reading, id("ARM"), (from, to), false).spells {
            let same = whole.spells.iter().find(|s| s.first <= spell.first && spell.first <= s.last);
            assert_eq!(same.map(|s| s.class), Some(spell.class), "{spell:?}");
        }
        assert_eq!(band(&session.reading, id("ARM"), (to, to), false).spells.len(), 1);
    }
}
