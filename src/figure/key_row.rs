//! A legend laid out in rows: an entry beside the other, as many as there is room for.

use super::bands::{cross_hatch, fill_class, hatch};
use super::page::{Page, line};
use super::timeline::{stroke, type_px};
use crate::alignment::{Class, ClassKind};
use crate::atlas::Pole;
use crate::scene::{Mark, Px, RectPx, Rgba, SymbolShape, Theme, Weight};
use crate::text;

/// What stands before the words of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sign {
    /// Nothing: the words are a heading.
    Heading,
    /// Two boxes: strongly, and leaning.
    Strengths(Pole),
    /// A box as a band has it.
    Class(Class),
    /// A box with the cross-hatch of conflicting evidence.
    Conflict,
    /// A line.
    Line(Rgba),
    /// A number, as at a mark of the chart.
    Number(usize),
    /// A symbol: full, or an outline.
    Symbol(SymbolShape, bool),
    /// A bar: full or an outline.
    Bar(bool),
    /// A hatched bar.
    HatchedBar,
}

/// An entry: sign and words.
pub(super) type Entry = (Sign, String);

/// Entries for the classes of bands: all poles, and whatever else is there.
pub(super) fn class_entries(poles: &[Pole], classes: &[Class], conflict: bool) -> Vec<Entry> {
    let of = |kind: ClassKind| classes.iter().copied().find(|class| class.kind == kind);
    let mut entries = vec![(Sign::Heading, "Strongly / leans towards".to_owned())];
    entries.extend(poles.iter().map(|pole| (Sign::Strengths(*pole), pole.title().to_owned())));
    let others = [
        (ClassKind::MultiVector, "multi-vector: first pole, second striped"),
        (ClassKind::NoClearLean, "no clear lean"),
        (ClassKind::Insufficient, "insufficient evidence"),
    ];
    entries.extend(others.iter().filter_map(|(kind, words)| of(*kind).map(|c| (Sign::Class(c), (*words).to_owned()))));
    if conflict {
        entries.push((Sign::Conflict, "evidence conflicts".to_owned()));
    }
    entries
}

/// The marks of the groups of entries from `at` on, each group on rows of its own, and the height
/// that they take.
pub(super) fn key_row(groups: &[Vec<Entry>], at: Px, width: f32, page: &Page, theme: &Theme) -> (Vec<Mark>, f32) {
    let (s, size) = (page.s, type_px(page, 11.0));
    let leading = size * 1.7;
    let mut marks = Vec::new();
    let mut y = at.y;
    for group in groups.iter().filter(|group| !group.is_empty()) {
        let mut x = at.x;
        for (sign, words) in group {
            let weight = if *sign == Sign::Heading { Weight::Bold } else { Weight::Regular };
            let before = sign_width(*sign, size);
            let words = text::ellipsis(words, weight, size, (width - before).max(0.0));
            let wide = before + text::measure(&words, weight, size, 0.0);
            if x > at.x && x + wide > at.x + width {
                x = at.x;
                y += leading;
            }
            let top = y + (leading - size) / 2.0;
            draw(&mut marks, *sign, RectPx::new(x, top, before - size * 0.55, size), s, theme);
            let baseline = top + size / 2.0 + text::cap_height(size) / 2.0;
            marks.push(line(words, Px::new(x + before, baseline), size, weight, theme.text));
            x += wide + size * 1.6;
        }
        y += leading;
    }
    (marks, y - at.y)
}

/// The width of a sign with the space after it.
fn sign_width(sign: Sign, size: f32) -> f32 {
    size * match sign {
        Sign::Heading => 0.0,
        Sign::Strengths(_) => 4.4,
        Sign::Symbol(..) => 1.6,
        Sign::Number(..9) => 0.9,
        Sign::Number(_) => 1.5,
        _ => 2.9,
    }
}

fn draw(marks: &mut Vec<Mark>, sign: Sign, rect: RectPx, s: f32, theme: &Theme) {
    let middle = rect.centre();
    match sign {
        Sign::Heading => {}
        Sign::Strengths(pole) => {
            let half = RectPx { w: (rect.w - 1.5 * s) / 2.0, ..rect };
            for (x, strong) in [(rect.x, true), (rect.right() - half.w, false)] {
                let rect = RectPx { x, ..half };
                marks.push(Mark::Rect { rect, radius_px: 0.0, fill: Some(theme.pole(pole, strong)), stroke: None });
            }
        }
        Sign::Class(class) => fill_class(marks, rect, class, s, theme),
        Sign::Conflict => {
            marks.push(Mark::Rect { rect, radius_px: 0.0, fill: Some(theme.no_clear_lean), stroke: None });
            cross_hatch(marks, rect, s, theme);
        }
        Sign::Line(color) => {
            let ends = [rect.x, rect.right()].map(|x| Px::new(x, middle.y));
            marks.push(stroke(ends[0], ends[1], 2.2 * s, color));
        }
        Sign::Number(number) => {
            let at = Px::new(rect.x, middle.y + text::cap_height(rect.h) / 2.0);
            marks.push(line(number.to_string(), at, rect.h, Weight::Bold, theme.muted));
        }
        Sign::Symbol(shape, full) => {
            let fill = if full { theme.muted } else { theme.page };
            let edge = Some((if full { theme.page } else { theme.muted }, if full { 0.8 } else { 1.4 } * s));
            let radius_px = rect.h * 0.42;
            marks.push(Mark::Symbol { shape, centre: middle, radius_px, fill, stroke: edge, id: String::new() });
        }
        Sign::Bar(full) => {
            let fill = Some(if full { theme.muted } else { theme.page });
            let stroke = (!full).then_some((theme.muted, 1.2 * s));
            marks.push(Mark::Rect { rect: rect.grown(-0.6 * s), radius_px: 0.0, fill, stroke });
        }
        Sign::HatchedBar => {
            let rect = rect.grown(-0.6 * s);
            hatch(marks, rect, 4.5 * s, &[true], (1.1 * s, theme.muted));
            marks.push(Mark::Rect { rect, radius_px: 0.0, fill: None, stroke: Some((theme.muted, 1.0 * s)) });
        }
    }
}
