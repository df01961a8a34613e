//! Where the cells of the matrix stand.

use super::super::page::Page;
use super::content::Column;
use crate::atlas::Country;
use crate::scene::{RectPx, Weight};
use crate::text;

/// Least width of a column and height of a row, in px of a page at scale 1.
const LEAST_CELL: [f32; 2] = [47.0, 15.0];
/// Largest ones: wider or higher cells only spread the page.
const LARGEST_CELL: [f32; 2] = [128.0, 48.0];
/// Height of a row that a block of columns must have before there is a second one.
const GOOD_ROW: f32 = 27.0;
/// Size and leading of the names of organisations.
pub(super) const HEAD: f32 = 9.0;
/// From one line of such a name to the next.
pub(super) const HEAD_LEADING: f32 = 10.8;
/// Between groups of countries.
pub(super) const GROUP_GAP: f32 = 5.0;

/// A line of columns over all rows, and where it stands.
pub(super) struct Block<'a> {
    /// Organisations.
    pub columns: &'a [Column<'a>],
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
    /// Width and height of a cell.
    pub cell: [f32; 2],
    /// Columns shown.
    pub shown: usize,
}

impl<'a> Grid<'a> {
    /// As many columns and rows as can be read.
    pub fn new(rows: &'a [(usize, &'a Country)], columns: &'a [Column<'a>], area: RectPx, page: &Page) -> Self {
        let s = page.s;
        let names = rows.iter().map(|(_, c)| text::measure(&c.name, Weight::Bold, 11.0 * s, 0.0));
        let label = (names.fold(0.0, f32::max) + 10.0 * s).min(area.w * 0.3);
        let (head, legend) = (5.0 * HEAD_LEADING * s, 40.0 * s);
        let room = (area.h - legend).max(1.0);
        let gaps = rows.last().map_or(0, |(group, _)| *group) as f32 * GROUP_GAP * s;
        let per_line = (((area.w - label) / (LEAST_CELL[0] * s)) as usize).max(1);
        let good = head + gaps + rows.len() as f32 * GOOD_ROW * s;
        let lines = columns.len().div_ceil(per_line).min((room / good) as usize).max(1);
        let shown = columns.len().min(per_line * lines);
        let in_line = shown.div_ceil(lines).max(1);
        let width = ((area.w - label) / in_line as f32).min(LARGEST_CELL[0] * s);
        let rows_room = room / lines as f32 - head - gaps;
        let rows = rows.get(..((rows_room / (LEAST_CELL[1] * s)) as usize).clamp(1, rows.len().max(1))).unwrap_or(rows);
        let height = (rows_room / rows.len().max(1) as f32).clamp(LEAST_CELL[1] * s, LARGEST_CELL[1] * s);
        let mut top = area.y;
        let mut blocks = Vec::new();
        for columns in columns.get(..shown).unwrap_or(columns).chunks(in_line) {
            let head = head_height(columns, width, s);
            blocks.push(Block { columns, top, head });
            top += head + gaps + rows.len() as f32 * height + 14.0 * s;
        }
        Self { rows, blocks, area, label, cell: [width, height], shown }
    }
}

/// The lines of a column's head, and whether it stands in the upper tier, over its neighbours.
pub(super) fn head_lines(id: &str, width: f32, s: f32) -> (Vec<String>, bool) {
    let size = HEAD * s;
    let fits = id.split(' ').all(|w| text::measure(w, Weight::Bold, size, 0.0) <= width - 3.0 * s);
    let own = text::wrap(id, Weight::Bold, size, width - 3.0 * s);
    if fits && own.len() <= 2 {
        return (own, false);
    }
    let mut wide = text::wrap(id, Weight::Bold, size, width * 2.0);
    if let Some(rest) = wide.get(1..).filter(|r| r.len() > 1).map(|r| r.join(" ")) {
        wide.truncate(1);
        wide.push(text::ellipsis(&rest, Weight::Bold, size, width * 2.0));
    }
    (wide, true)
}

fn head_height(columns: &[Column<'_>], width: f32, s: f32) -> f32 {
    let raised = columns.iter().any(|c| head_lines(c.id, width, s).1);
    (if raised { 4.6 } else { 2.4 }) * HEAD_LEADING * s
}
