//! Who stands where with which organisation: a row per country, a column per organisation.

mod content;
mod grid;

use content::{Column, abbreviations, cell_words, columns, description, notes, rows, sources, word, year};
use grid::{Block, GROUP_GAP, Grid, HEAD, HEAD_LEADING, PAD, head_lines};

use super::brief::ink;
use super::metadata::metadata_of;
use super::page::{Composed, Hotspot, Page, Target, foot, heading, line, line_about};
use super::request::Request;
use super::words::credits;
use crate::alignment::Reading;
use crate::atlas::{Atlas, Country};
use crate::map::{Point, stripe_rings};
use crate::scene::{Mark, Px, RectPx, Theme, Weight};
use crate::text;
use crate::time::Day;
use crate::view::{Membership, Shade, Standing, standing};
use std::collections::BTreeSet;

/// Height from which a cell has the year under the word.
const ROW_WITH_YEAR: f32 = 22.0;
const WORD: f32 = 9.0;
const YEAR: f32 = 8.0;
/// Height of the standings' legend, of which there may be two rows.
const LEGEND: f32 = 48.0;
/// Size and leading of the abbreviations.
const SMALL: f32 = 9.6;
const LEADING: f32 = 12.6;

/// The page.
pub(super) fn compose(reading: &Reading, request: &Request) -> Composed {
    let scope = request.scope(reading, None);
    let page = Page::new(request);
    let (rows, columns) = (rows(reading.atlas()), columns(reading, request.day));
    let cited = sources(reading.atlas(), &rows, &columns, request.day);
    let mut marks = Vec::new();
    let top = heading(&mut marks, &scope, request, &page);
    let credits = |notes: &str, marks: &mut Vec<Mark>| {
        foot(marks, request, &page, &[notes.to_owned()], &credits(&scope, request, &cited))
    };
    // The longest note there can be decides how much room the grid has.
    let bottom = credits(&notes(&columns, [columns.len(), rows.len()]), &mut Vec::new());
    let area = RectPx::new(page.margin, top, page.width(), (bottom - top).max(40.0));
    let pen = Pen { s: page.s, width: page.width() };
    let word = pen.widest_word(reading.atlas(), &rows, &columns, request.day);
    let grid = |abbreviated: usize| {
        let lines = pen.abbreviations(reading.atlas(), columns.get(..abbreviated).unwrap_or(&columns)).len();
        Grid::new(&rows, &columns, area, (LEGEND * page.s + pen.height(lines), word), &page)
    };
    // What is not shown is not spelled out either: that may leave room for more rows, not for columns.
    let least = grid(columns.len());
    let grid = Some(grid(least.shown)).filter(|grid| grid.shown == least.shown).unwrap_or(least);
    credits(&notes(&columns, [columns.len() - grid.shown, rows.len() - grid.rows.len()]), &mut marks);
    let mut drawer = Drawer { atlas: reading.atlas(), request, s: page.s, marks, hotspots: Vec::new() };
    let legend = drawer.grid(&grid);
    drawer.abbreviations(&pen.abbreviations(reading.atlas(), columns.get(..grid.shown).unwrap_or(&columns)), legend);
    let Drawer { marks, hotspots, .. } = drawer;
    let metadata = metadata_of(&scope, request, description(reading, request, &rows, &columns), &cited);
    Composed::page(request, metadata, marks, hotspots)
}

struct Drawer<'a> {
    atlas: &'a Atlas,
    request: &'a Request,
    s: f32,
    marks: Vec<Mark>,
    hotspots: Vec<Hotspot>,
}

impl Drawer<'_> {
    fn theme(&self) -> &'static Theme {
        self.request.style.theme
    }

    /// The cells and the legend; returns where what is below may begin.
    fn grid(&mut self, grid: &Grid<'_>) -> Px {
        let mut used = BTreeSet::new();
        let mut bottom = grid.area.y;
        for block in &grid.blocks {
            self.heads(grid, block);
            bottom = self.block(grid, block, &mut used);
        }
        self.legend(&used, grid.area, bottom + 10.0 * self.s)
    }

    fn abbreviations(&mut self, lines: &[String], top: Px) {
        for (i, words) in lines.iter().enumerate() {
            let at = Px::new(top.x, top.y + (i as f32 * LEADING + SMALL) * self.s);
            self.marks.push(line(words.clone(), at, SMALL * self.s, Weight::Regular, self.theme().muted));
        }
    }

    fn heads(&mut self, grid: &Grid<'_>, block: &Block<'_>) {
        let (s, color) = (self.s, self.theme().text);
        let base = block.top + block.head - 4.0 * s;
        let mut left = grid.area.x + grid.label;
        for (column, width) in block.columns.iter().zip(&block.widths) {
            for (up, words) in head_lines(column.id, *width, s).iter().rev().enumerate() {
                let at = Px::new(left + width / 2.0, base - up as f32 * HEAD_LEADING * s);
                self.marks.push(line_about(words, at, HEAD * s, Weight::Bold, color));
            }
            left += width;
        }
    }

    /// The cells of a block; returns its bottom.
    fn block(&mut self, grid: &Grid<'_>, block: &Block<'_>, used: &mut BTreeSet<Standing>) -> f32 {
        let (s, height) = (self.s, grid.height);
        let mut y = block.top + block.head;
        let mut group = grid.rows.first().map_or(0, |(group, _)| *group);
        for (own, country) in grid.rows {
            if *own != group {
                (group, y) = (*own, y + GROUP_GAP * s);
            }
            let name = text::ellipsis(&country.name, Weight::Bold, 11.0 * s, grid.label - 6.0 * s);
            let at = Px::new(grid.area.x, y + f32::midpoint(height, text::cap_height(11.0 * s)));
            self.marks.push(line(name, at, 11.0 * s, Weight::Bold, self.theme().text));
            let rect = RectPx::new(grid.area.x, y, grid.label, height);
            self.hotspots.push(Hotspot {
                rect,
                target: Target::Country(country.id),
                words: vec![country.name.clone()],
            });
            let mut left = grid.area.x + grid.label;
            for (column, width) in block.columns.iter().zip(&block.widths) {
                let rect = RectPx::new(left, y, *width, height);
                left += width;
                let held = standing(self.atlas, column.id, country.id, self.request.day);
                used.insert(held.standing);
                self.cell(&held, rect);
                if let Some(tie) = held.tie {
                    let words = cell_words(self.atlas, country, column.id, &held);
                    self.hotspots.push(Hotspot { rect, target: Target::Item(tie.item.id.clone()), words });
                }
            }
            y += height;
        }
        y
    }

    /// The shade of a standing, the word on it, and the year where there is room.
    fn cell(&mut self, held: &Membership<'_>, rect: RectPx) {
        let s = self.s;
        self.swatch(held.standing, rect.grown(-0.8 * s));
        let ground = self.theme().shade(Shade::Standing(held.standing)).0;
        let color = if held.standing == Standing::None { self.theme().muted } else { ink(self.theme(), ground) };
        let year = held.since.filter(|_| rect.h >= ROW_WITH_YEAR * s).map(year);
        let middle = rect.centre();
        let first = if year.is_some() { middle.y - 1.4 * s } else { middle.y + text::cap_height(WORD * s) / 2.0 };
        let weight = weight(held.standing);
        let word = text::ellipsis(word(held.standing), weight, WORD * s, rect.w - PAD * s + 0.1);
        let lines = [(Some(word), first, WORD * s, weight), (year, first + 9.6 * s, YEAR * s, Weight::Regular)];
        let words = lines.into_iter().filter_map(|(words, y, size, weight)| words.map(|w| (w, y, size, weight)));
        for (words, y, size, weight) in words {
            // On stripes the letters stand on a strip of the ground.
            if self.theme().shade(Shade::Standing(held.standing)).1.is_some() {
                let width = text::measure(&words, weight, size, 0.0) + 4.0 * s;
                let rect =
                    RectPx::new(middle.x - width / 2.0, y - text::cap_height(size) - 2.0 * s, width, size + 1.4 * s);
                self.marks.push(Mark::Rect { rect, radius_px: 1.5 * s, fill: Some(ground), stroke: None });
            }
            self.marks.push(line_about(&words, Px::new(middle.x, y), size, weight, color));
        }
    }

    fn swatch(&mut self, standing: Standing, rect: RectPx) {
        let s = self.s;
        let (ground, stripes) = self.theme().shade(Shade::Standing(standing));
        self.marks.push(Mark::Rect { rect, radius_px: 0.0, fill: Some(ground), stroke: None });
        if let Some(fill) = stripes {
            let corners =
                [(rect.x, rect.y), (rect.right(), rect.y), (rect.right(), rect.bottom()), (rect.x, rect.bottom())];
            let ring = corners.map(|(x, y)| Point::new(x, y)).to_vec();
            let rings = stripe_rings(&[ring], 7.0 * s, 0.36);
            let rings = rings.iter().map(|r| r.iter().map(|p| Px::new(p.x, p.y)).collect()).collect();
            self.marks.push(Mark::Polygon { rings, fill });
        }
    }

    /// The standings in use, side by side; returns where what is below may begin.
    fn legend(&mut self, used: &BTreeSet<Standing>, area: RectPx, top: f32) -> Px {
        let s = self.s;
        let (mut x, mut y) = (area.x, top);
        for standing in used {
            let label = match standing {
                Standing::Talks | Standing::Withdrawing | Standing::Treaty | Standing::Left | Standing::None => {
                    format!("{}: {}", word(*standing), standing.title())
                }
                other => other.title().to_owned(),
            };
            let width = 27.0 * s + text::measure(&label, Weight::Regular, 10.0 * s, 0.0);
            if x + width > area.right() && x > area.x {
                (x, y) = (area.x, y + 16.0 * s);
            }
            let rect = RectPx::new(x, y, 22.0 * s, 11.0 * s);
            self.swatch(*standing, rect);
            let stroke = Some((self.theme().panel_edge, 0.6 * s));
            self.marks.push(Mark::Rect { rect, radius_px: 0.0, fill: None, stroke });
            let at = Px::new(x + 27.0 * s, y + 9.2 * s);
            self.marks.push(line(label, at, 10.0 * s, Weight::Regular, self.theme().text));
            x += width + 16.0 * s;
        }
        Px::new(area.x, y + 19.0 * s)
    }
}

/// What is measured before anything stands.
#[derive(Clone, Copy)]
struct Pen {
    s: f32,
    width: f32,
}

impl Pen {
    /// The width of the widest word of a cell.
    fn widest_word(self, atlas: &Atlas, rows: &[(usize, &Country)], columns: &[Column<'_>], day: Day) -> f32 {
        let cells = rows.iter().flat_map(|(_, c)| columns.iter().map(move |column| (c.id, column.id)));
        let used: BTreeSet<Standing> = cells.map(|(country, id)| standing(atlas, id, country, day).standing).collect();
        let wide = |standing: &Standing| text::measure(word(*standing), weight(*standing), WORD * self.s, 0.0);
        used.iter().map(wide).fold(0.0, f32::max)
    }

    /// What the short names stand for, in lines of the page's width.
    fn abbreviations(self, atlas: &Atlas, columns: &[Column<'_>]) -> Vec<String> {
        let words = abbreviations(atlas, columns);
        text::wrap(&words, Weight::Regular, SMALL * self.s, self.width)
    }

    /// The height of those lines.
    fn height(self, lines: usize) -> f32 {
        if lines == 0 { 0.0 } else { (lines as f32 * LEADING + 4.0) * self.s }
    }
}

/// Members stand out.
fn weight(standing: Standing) -> Weight {
    if standing == Standing::Member { Weight::Bold } else { Weight::Regular }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Lens;
    use crate::dataset::load_built_in;
    use crate::time::Day;
    use crate::view::View;
    use std::sync::Arc;

    const SIZES: [[u32; 2]; 3] = [[1280, 720], [1920, 1080], [1080, 1350]];

    fn request(size_px: [u32; 2]) -> Request {
        let mut request = Request::new(Day::from_ymd(2025, 7, 1).unwrap());
        (request.view, request.size_px) = (View::Matrix, size_px);
        request
    }

    fn built_in() -> Reading {
        Reading::new(Arc::new(load_built_in().atlas.unwrap()), Lens::all())
    }

    #[test]
    fn every_cell_says_in_words_what_its_colour_says() {
        let reading = built_in();
        for size in [[1920, 1080], [1280, 720], [1240, 1754]] {
            let composed = compose(&reading, &request(size));
            let texts: Vec<(Px, &str)> = (composed.scene.marks.iter())
                .filter_map(|m| if let Mark::Text(t) = m { Some((t.baseline, t.text.as_str())) } else { None })
                .collect();
            let cells = composed.hotspots.iter().filter(|h| matches!(h.target, Target::Item(_)));
            for cell in cells {
                let inside: Vec<&str> = texts.iter().filter(|(p, _)| cell.rect.contains(*p)).map(|(_, t)| *t).collect();
                let said = cell.words.get(1).unwrap();
                let title = |s: &Standing| said.starts_with(&format!("{}, since", s.title()));
                let ended = |s: &Standing| said.starts_with(&format!("{} since", s.title()));
                let told = Standing::ALL.into_iter().find(|s| title(s) || ended(s));
                assert!(told.is_some_and(|s| inside.contains(&word(s))), "{size:?} {inside:?} for {said}");
            }
        }
    }

    #[test]
    fn no_word_of_the_table_is_cut_and_none_lies_on_another() {
        let reading = built_in();
        for (year, size) in [2013, 2019, 2026].into_iter().flat_map(|y| SIZES.map(|size| (y, size))) {
            let mut request = request(size);
            request.day = Day::from_ymd(year, 6, 1).unwrap();
            let composed = compose(&reading, &request);
            let texts = composed.scene.marks.iter().filter_map(|m| if let Mark::Text(t) = m { Some(t) } else { None });
            let foot = size[1] as f32 * 0.75;
            let boxes: Vec<(RectPx, &str)> = texts
                .map(|t| {
                    let (w, h) = (text::measure(&t.text, t.weight, t.size_px, 0.0), text::cap_height(t.size_px));
                    (RectPx::new(t.baseline.x, t.baseline.y - h, w, h), t.text.as_str())
                })
                .collect();
            for (i, (own, words)) in boxes.iter().enumerate() {
                assert!(own.y > foot || !words.ends_with('…'), "{year} {size:?}: {words}");
                let over = boxes.iter().skip(i + 1).find(|(other, _)| own.overlaps(other));
                assert!(over.is_none(), "{year} {size:?}: \"{words}\" and {over:?}");
            }
        }
    }

    #[test]
    fn every_short_name_in_the_head_is_spelled_out_below_the_table() {
        let reading = built_in();
        let composed = compose(&reading, &request([1280, 720]));
        let texts: Vec<&str> = (composed.scene.marks.iter())
            .filter_map(|m| if let Mark::Text(t) = m { Some(t.text.as_str()) } else { None })
            .collect();
        let all = texts.join(" ");
        for id in ["EaP", "CISFTA", "EAEU", "OTS", "UDCG"] {
            let name = &reading.atlas().organisation(id).unwrap().name;
            assert!(texts.contains(&id) && all.contains(&format!("{id}: {name}")), "{id}");
        }
        assert!(!all.contains("Board of Peace: "), "a name that says itself");
    }

    #[test]
    fn no_two_standings_share_a_word_and_a_look() {
        for theme in [Theme::of(false), Theme::of(true)] {
            for (i, a) in Standing::ALL.iter().enumerate() {
                for b in Standing::ALL.iter().skip(i + 1) {
                    assert_ne!(word(*a), word(*b));
                    let looks = [a, b].map(|s| theme.shade(Shade::Standing(*s)));
                    let tied = [a, b].map(|s| matches!(s, Standing::Association | Standing::Associate));
                    assert!(looks[0] != looks[1] || tied == [true, true], "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn the_description_tells_every_country_within_its_bounds() {
        let reading = built_in();
        let composed = compose(&reading, &request([1920, 1080]));
        for country in reading.atlas().scored() {
            assert!(composed.scene.description.contains(&format!("{}: ", country.name)), "{}", country.name);
        }
        assert!(composed.scene.description.contains("frozen CSTO"));
        assert!(composed.scene.description.chars().count() < 3000);
    }

    #[test]
    fn a_dataset_without_organisations_or_with_one_country_still_has_a_page() {
        let mut atlas = load_built_in().atlas.unwrap();
        atlas.ties.clear();
        let bare = Reading::new(Arc::new(atlas.clone()), Lens::all());
        assert!(compose(&bare, &request([1280, 720])).scene.description.contains("no standing"));
        atlas.countries.truncate(1);
        let one = Reading::new(Arc::new(atlas), Lens::all());
        compose(&one, &request([320, 240]));
    }
}
