//! Rows and sections of a page of text: made at the origin, then placed in columns, whole or not at
//! all.

use super::super::page::{Hotspot, Target, line, line_to};
use crate::atlas::Pole;
use crate::scene::{Mark, Px, RectPx, Rgba, Theme, Weight, moved};
use crate::text;

/// Sizes of text at scale 1.
pub(super) const BODY: f32 = 11.0;
pub(super) const SMALL: f32 = 9.4;
/// Widths of a row's first and last part.
const WHEN: f32 = 54.0;
const VALUE: f32 = 44.0;
/// Between two sections.
const SECTION_GAP: f32 = 13.0;

/// A row ready to be placed: its marks from the origin, and its height.
#[derive(Default)]
pub(super) struct Piece {
    pub marks: Vec<Mark>,
    pub height: f32,
    /// The item that it is about, and what is said about it.
    pub about: Option<(String, Vec<String>)>,
}

/// Rows under a heading, of which as many are shown as there is room for.
pub(super) struct Section {
    pub head: Vec<Piece>,
    pub rows: Vec<Piece>,
    /// Rows without which the section is not shown.
    pub least: usize,
    /// The line under the rows by the number of those that are shown; as high for every number.
    pub tails: Vec<Piece>,
}

impl Section {
    /// A section of which everything is shown.
    pub fn whole(head: Piece, rows: Vec<Piece>) -> Self {
        Self { head: vec![head], least: rows.len(), rows, tails: Vec::new() }
    }

    fn height(&self, shown: usize) -> f32 {
        let rows = self.head.iter().chain(self.rows.iter().take(shown));
        rows.map(|p| p.height).sum::<f32>() + self.tails.first().map_or(0.0, |t| t.height)
    }
}

/// What a row of a list says.
pub(super) struct Row<'a> {
    pub id: &'a str,
    /// One or two lines, with a line end between them.
    pub when: &'a str,
    pub title: &'a str,
    pub detail: &'a str,
    pub value: &'a str,
}

/// Writes at the origin in a column's width.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    pub s: f32,
    pub width: f32,
    pub theme: &'static Theme,
}

impl Pen {
    /// A section's heading.
    pub fn heading(&self, words: &str) -> Piece {
        let words = text::ellipsis(words, Weight::Bold, BODY * self.s, self.width);
        let mark = line(words, Px::new(0.0, 11.0 * self.s), BODY * self.s, Weight::Bold, self.theme.text);
        let y = 16.0 * self.s;
        Piece { marks: vec![mark, self.rule(y)], height: y + 1.5 * self.s, about: None }
    }

    /// A smaller heading, with a pole's colour before it.
    pub fn pole_heading(&self, pole: Pole, words: &str) -> Piece {
        let (s, x) = (self.s, 14.0 * self.s);
        let words = text::ellipsis(words, Weight::Bold, SMALL * s, self.width - x);
        let rect = RectPx::new(0.0, 5.0 * s, 9.0 * s, 9.0 * s);
        let swatch = Mark::Rect { rect, radius_px: 1.0 * s, fill: Some(self.theme.pole(pole, true)), stroke: None };
        let mark = line(words, Px::new(x, 13.0 * s), SMALL * s, Weight::Bold, self.theme.text);
        Piece { marks: vec![swatch, mark], height: 17.5 * s, about: None }
    }

    /// Text in as many lines as it takes.
    pub fn paragraph(&self, words: &str) -> Piece {
        self.lines(&text::wrap(words, Weight::Regular, SMALL * self.s, self.width))
    }

    /// One line of lesser text.
    pub fn remark(&self, words: &str) -> Piece {
        self.lines(&[text::ellipsis(words, Weight::Regular, SMALL * self.s, self.width)])
    }

    fn lines(&self, lines: &[String]) -> Piece {
        let leading = 13.0 * self.s;
        let at = |i: usize| Px::new(0.0, leading * (i as f32 + 0.85) + self.s);
        let mark = |(i, words): (usize, &String)| {
            line(words.clone(), at(i), SMALL * self.s, Weight::Regular, self.theme.muted)
        };
        let marks = lines.iter().enumerate().map(mark).collect();
        Piece { marks, height: leading * lines.len() as f32 + 2.0 * self.s, about: None }
    }

    /// A row: when, title and detail, value.
    pub fn row(&self, row: &Row<'_>) -> Piece {
        let (s, theme) = (self.s, self.theme);
        let (x, value) = (WHEN * s, if row.value.is_empty() { 0.0 } else { VALUE * s });
        let room = (self.width - x - value).max(1.0);
        let mut marks = Vec::new();
        let mut y = 13.0 * s;
        for (i, words) in row.when.split('\n').take(2).enumerate() {
            let words = text::ellipsis(words, Weight::Regular, SMALL * s, x - 5.0 * s);
            let at = Px::new(0.0, y + 12.5 * s * i as f32);
            marks.push(line(words, at, SMALL * s, Weight::Regular, theme.muted));
        }
        marks.push(line_to(row.value, Px::new(self.width, y), BODY * s, Weight::Bold, theme.text));
        let mut title = text::wrap(row.title, Weight::Regular, BODY * s, room);
        if let Some(rest) = title.get(1..).filter(|rest| rest.len() > 1).map(|rest| rest.join(" ")) {
            title.truncate(1);
            title.push(text::ellipsis(&rest, Weight::Regular, BODY * s, room));
        }
        for words in title {
            marks.push(line(words, Px::new(x, y), BODY * s, Weight::Regular, theme.text));
            y += 13.5 * s;
        }
        let detail = text::ellipsis(row.detail, Weight::Regular, SMALL * s, room);
        marks.push(line(detail, Px::new(x, y - 0.5 * s), SMALL * s, Weight::Regular, theme.muted));
        let height = y + 4.5 * s;
        marks.push(self.rule(height));
        let about = (row.id.to_owned(), vec![row.title.to_owned(), row.detail.to_owned()]);
        Piece { marks, height: height + 0.6 * s, about: Some(about) }
    }

    fn rule(&self, y: f32) -> Mark {
        let points = vec![Px::new(0.0, y), Px::new(self.width, y)];
        Mark::Line { points, width_px: 0.7 * self.s, dash_px: Vec::new(), color: self.theme.land_border }
    }
}

/// The page's own dark or light, whichever is read better on a ground.
pub(in crate::figure) fn ink(theme: &Theme, ground: Rgba) -> Rgba {
    let light = |c: Rgba| 0.299 * f32::from(c.r) + 0.587 * f32::from(c.g) + 0.114 * f32::from(c.b);
    let far = |c: Rgba| (light(c) - light(ground)).abs();
    if far(theme.text) >= far(theme.page) { theme.text } else { theme.page }
}

/// Sections under one another in a box. Each begins with its least number of rows; then they take
/// turns as long as another row fits. A section that finds no room is left out, the last one first.
pub(super) fn fill(
    mut sections: Vec<Section>,
    area: RectPx,
    s: f32,
    marks: &mut Vec<Mark>,
    hotspots: &mut Vec<Hotspot>,
) {
    let mut shown: Vec<usize> = sections.iter().map(|section| section.least.min(section.rows.len())).collect();
    let gaps = |n: usize| SECTION_GAP * s * n.saturating_sub(1) as f32;
    let used = |sections: &[Section], shown: &[usize]| {
        sections.iter().zip(shown).map(|(section, n)| section.height(*n)).sum::<f32>() + gaps(sections.len())
    };
    while !sections.is_empty() && used(&sections, &shown) > area.h {
        sections.pop();
        shown.pop();
    }
    let mut left = area.h - used(&sections, &shown);
    loop {
        let before = left;
        for (section, n) in sections.iter().zip(&mut shown) {
            if let Some(row) = section.rows.get(*n).filter(|row| row.height <= left) {
                left -= row.height;
                *n += 1;
            }
        }
        if left >= before {
            break;
        }
    }
    // What is left spreads the sections a little, and no more than that.
    let spread = (left / sections.len().max(1) as f32).min(SECTION_GAP * s * 0.8);
    let mut y = area.y;
    for (section, n) in sections.into_iter().zip(shown) {
        let Section { head, rows, tails, .. } = section;
        for piece in head.into_iter().chain(rows.into_iter().take(n)).chain(tails.into_iter().nth(n)) {
            if let Some((id, words)) = piece.about {
                let rect = RectPx::new(area.x, y, area.w, piece.height);
                hotspots.push(Hotspot { rect, target: Target::Item(id), words });
            }
            marks.extend(moved(piece.marks, Px::new(area.x, y)));
            y += piece.height;
        }
        y += SECTION_GAP * s + spread;
    }
}
