//! Where the cells of the matrix stand.

use super::super::page::Page;
use super::content::Column;
use crate::atlas::Country;
use crate::scene::{RectPx, Weight};
use crate::text;

/// Least width of a column and height of a row, in px of a page at scale 1; a column is never
/// narrower than the words in it.
const LEAST_CELL: [f32; 2] = [47.0, 15.0];
/// Largest ones: wider or higher cells only spread the page.
const LARGEST_CELL: [f32; 2] = [128.0, 48.0];
/// Height of a row that a block of columns must have before there is a second one.
const GOOD_ROW: f32 = 27.0;
/// Size and leading of the names of organisations.
pub(super) const HEAD: f32 = 9.0;
/// From one line of such a name to the next.
pub(super) const HEAD_LEADING: f32 = 10.8;
/// Lines of such a name.
const HEAD_LINES: usize = 3;
/// Between the words of a column and its edges.
pub(super) const PAD: f32 = 3.0;
/// Between groups of countries.
pub(super) const GROUP_GAP: f32 = 5.0;

/// A line of columns over all rows, and where it stands.
pub(super) struct Block<'a> {
    /// Organisations.
    pub columns: &'a [Column<'a>],
    /// Their widths.
    pub widths: Vec<f32>,
    /// Upper edge.
    pub top: f32,
    /// Height of the names of organisations.
    pub head: f32,
}

/// The measures of all cells.
pub(super) struct Grid<'a> {
    /// Countries with their groups.
    pub rows: &'a [(usize, &'a Country)],
    /// Blocks, one under another.
    pub blocks: Vec<Block<'a>>,
    /// Where all of it stands.
    pub area: RectPx,
    /// Width of the names of countries.
    pub label: f32,
    /// Height of a cell.
    pub height: f32,
    /// Columns shown.
    pub shown: usize,
}

impl<'a> Grid<'a> {
    /// As many columns and rows as can be read, above the legend with its height; `word` is the
    /// width of the widest word of a cell.
    pub fn new(
        rows: &'a [(usize, &'a Country)],
        columns: &'a [Column<'a>],
        area: RectPx,
        (legend, word): (f32, f32),
        page: &Page,
    ) -> Self {
        let s = page.s;
        let names = rows.iter().map(|(_, c)| text::measure(&c.name, Weight::Bold, 11.0 * s, 0.0));
        let label = (names.fold(0.0, f32::max) + 10.0 * s).min(area.w * 0.3);
        let head = (HEAD_LINES as f32 + 0.6) * HEAD_LEADING * s;
        let room = (area.h - legend).max(1.0);
        let gaps = rows.last().map_or(0, |(group, _)| *group) as f32 * GROUP_GAP * s;
        let good = head + gaps + rows.len() as f32 * GOOD_ROW * s;
        let wide = (area.w - label).max(1.0);
        let least: Vec<f32> = columns.iter().map(|c| least_width(c.id, word, s).min(wide)).collect();
        let lines = chunks(&least, wide, ((room / good) as usize).max(1));
        let shown = lines.iter().sum();
        let rows_room = room / lines.len().max(1) as f32 - head - gaps;
        let rows = rows.get(..((rows_room / (LEAST_CELL[1] * s)) as usize).clamp(1, rows.len().max(1))).unwrap_or(rows);
        let height = (rows_room / rows.len().max(1) as f32).clamp(LEAST_CELL[1] * s, LARGEST_CELL[1] * s);
        let (mut top, mut first) = (area.y, 0);
        let mut blocks = Vec::new();
        for count in lines {
            let own = first..first + count;
            let widths = widths(least.get(own.clone()).unwrap_or_default(), wide, LARGEST_CELL[0] * s);
            let columns = columns.get(own).unwrap_or_default();
            let most = columns.iter().zip(&widths).map(|(c, w)| head_lines(c.id, *w, s).len()).max().unwrap_or(0);
            let head = (most as f32 + 0.6) * HEAD_LEADING * s;
            blocks.push(Block { columns, widths, top, head });
            top += head + gaps + rows.len() as f32 * height + 14.0 * s;
            first += count;
        }
        Self { rows, blocks, area, label, height, shown }
    }
}

/// The width that a column needs for the words of its cells and of its name.
fn least_width(id: &str, word: f32, s: f32) -> f32 {
    let words = id.split(' ').map(|w| text::measure(w, Weight::Bold, HEAD * s, 0.0));
    words.fold(word.max((LEAST_CELL[0] - PAD) * s), f32::max) + PAD * s
}

/// How many columns each of at most `most` lines has: as few lines as will do, evenly filled where
/// that fits.
fn chunks(least: &[f32], wide: f32, most: usize) -> Vec<usize> {
    let mut full: Vec<usize> = Vec::new();
    let mut used = f32::MAX;
    for width in least {
        if used + width > wide + 0.01 {
            if full.len() == most {
                break;
            }
            full.push(0);
            used = 0.0;
        }
        used += width;
        full.last_mut().into_iter().for_each(|n| *n += 1);
    }
    let shown: usize = full.iter().sum();
    let even = shown.div_ceil(full.len().max(1)).max(1);
    let evenly: Vec<&[f32]> = least.get(..shown).unwrap_or(least).chunks(even).collect();
    let fits = evenly.iter().all(|line| line.iter().sum::<f32>() <= wide + 0.01);
    if fits { evenly.iter().map(|line| line.len()).collect() } else { full }
}

/// Widths as equal as the least ones allow, which fill the line up to `most` each.
fn widths(least: &[f32], wide: f32, most: f32) -> Vec<f32> {
    let mut equal = wide / least.len().max(1) as f32;
    // Each pass gives the wide columns theirs and shares the rest among the others.
    for _ in 0..least.len() {
        let over = least.iter().filter(|own| **own > equal);
        let (count, taken) = over.fold((0_usize, 0.0), |(n, sum), own| (n + 1, sum + own));
        equal = (wide - taken) / least.len().saturating_sub(count).max(1) as f32;
    }
    least.iter().map(|own| own.max(equal.min(most))).collect()
}

/// The lines of a column's head.
pub(super) fn head_lines(id: &str, width: f32, s: f32) -> Vec<String> {
    let mut lines = text::wrap(id, Weight::Bold, HEAD * s, width - PAD * s + 0.1);
    if lines.len() > HEAD_LINES {
        let rest = lines.split_off(HEAD_LINES - 1).join(" ");
        lines.push(text::ellipsis(&rest, Weight::Bold, HEAD * s, width - PAD * s));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_line_and_none_is_narrower_than_its_words() {
        let least = [47.0, 60.0, 47.0, 90.0];
        let widths = widths(&least, 300.0, 128.0);
        assert!(widths.iter().zip(least).all(|(w, least)| *w >= least), "{widths:?}");
        assert!((widths.iter().sum::<f32>() - 300.0).abs() < 0.01, "{widths:?}");
        assert_eq!(super::widths(&[47.0], 300.0, 128.0), [128.0]);
    }

    #[test]
    fn lines_hold_what_fits_and_are_evenly_filled() {
        assert_eq!(chunks(&[50.0; 5], 200.0, 3), [3, 2]);
        assert_eq!(chunks(&[50.0; 9], 200.0, 2), [4, 4]);
        assert_eq!(chunks(&[100.0, 50.0, 50.0, 100.0, 100.0], 200.0, 2), [3, 2]);
        assert!(chunks(&[], 200.0, 2).is_empty());
    }
}
