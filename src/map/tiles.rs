//! Equal tiles: one square for each country, about where it lies among the others, so that a large
//! country does not outweigh a small one.

use geo::{MultiPolygon, Rect, coord};

/// Column and row, counted to the east and to the south.
pub type Cell = [i32; 2];

/// Degrees from one tile to the next: a gap is left between them.
const STEP: f64 = 6.0;
/// Side of a tile, in degrees of the tiles' plane.
pub const SIDE: f64 = 5.5;
/// Longitude and latitude of the middle of cell 0, 0 on the tiles' plane.
const FIRST: [f64; 2] = [38.0, 56.0];

/// A cell for each country: the one that it asks for, or the free one nearest to where it lies.
/// `wishes` are cells that are given; `places` longitude and latitude of each country. Of two that
/// ask for the same cell the first gets it.
pub fn layout(wishes: &[Option<Cell>], places: &[[f64; 2]]) -> Vec<Cell> {
    let mut taken: Vec<Cell> = Vec::with_capacity(places.len());
    let mut cells: Vec<Option<Cell>> = Vec::with_capacity(places.len());
    for wish in wishes {
        let free = wish.filter(|cell| !taken.contains(cell));
        taken.extend(free);
        cells.push(free);
    }
    let target = targets(places);
    for (cell, wanted) in cells.iter_mut().zip(target) {
        if cell.is_none() {
            let found = nearest_free(wanted, &taken);
            taken.push(found);
            *cell = Some(found);
        }
    }
    cells.into_iter().map(Option::unwrap_or_default).collect()
}

/// Where each place would stand on a grid with about as many cells as there are places.
fn targets(places: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let range = |axis: usize| {
        let values = || places.iter().map(|p| p[axis]);
        (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
    };
    let ((west, east), (south, north)) = (range(0), range(1));
    let count = places.len().max(1) as f64;
    let (width, height) = ((east - west).max(1e-6), (north - south).max(1e-6));
    // Half as many cells again as places, in the form of the region.
    let columns = libm::sqrt(1.5 * count * width / height).clamp(1.0, 1.5 * count);
    let rows = (1.5 * count / columns).max(1.0);
    let at = |p: &[f64; 2]| {
        [(p[0] - west) / width * (columns - 1.0).max(0.0), (north - p[1]) / height * (rows - 1.0).max(0.0)]
    };
    places.iter().map(at).collect()
}

fn nearest_free(wanted: [f64; 2], taken: &[Cell]) -> Cell {
    let middle = wanted.map(|v| v.round() as i32);
    let reach = 2 + libm::sqrt(taken.len() as f64) as i32;
    let around = (-reach..=reach).flat_map(|dx| (-reach..=reach).map(move |dy| [middle[0] + dx, middle[1] + dy]));
    let distance = |cell: &Cell| (f64::from(cell[0]) - wanted[0]).powi(2) + (f64::from(cell[1]) - wanted[1]).powi(2);
    let free = around.filter(|cell| !taken.contains(cell));
    free.min_by(|a, b| distance(a).total_cmp(&distance(b)).then(a.cmp(b))).unwrap_or(middle)
}

/// Longitude and latitude of the middle of a cell on the tiles' plane.
pub fn middle(cell: Cell) -> [f64; 2] {
    [FIRST[0] + STEP * f64::from(cell[0]), FIRST[1] - STEP * f64::from(cell[1])]
}

/// The square of a cell on the tiles' plane.
pub fn square(cell: Cell) -> MultiPolygon<f64> {
    let [x, y] = middle(cell);
    let half = SIDE / 2.0;
    let rect = Rect::new(coord! { x: x - half, y: y - half }, coord! { x: x + half, y: y + half });
    MultiPolygon(vec![rect.to_polygon()])
}

/// West, south, east, north of all cells, with a margin.
pub fn extent(cells: &[Cell]) -> [f64; 4] {
    let half = STEP / 2.0;
    let nothing = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    cells
        .iter()
        .map(|cell| middle(*cell))
        .fold(nothing, |[w, s, e, n], [x, y]| [w.min(x - half), s.min(y - half), e.max(x + half), n.max(y + half)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_country_has_a_cell_of_its_own(
            places in prop::collection::vec((-170.0_f64..170.0, -60.0_f64..70.0), 1..60),
            wishes in prop::collection::vec(prop::option::of((0_i32..4, 0_i32..4)), 60),
        ) {
            let places: Vec<[f64; 2]> = places.into_iter().map(|(x, y)| [x, y]).collect();
            let wishes: Vec<Option<Cell>> = wishes.into_iter().take(places.len()).map(|w| w.map(|(c, r)| [c, r])).collect();
            let mut cells = layout(&wishes, &places);
            prop_assert_eq!(cells.len(), places.len());
            cells.sort_unstable();
            cells.dedup();
            prop_assert_eq!(cells.len(), places.len());
        }
    }

    #[test]
    fn what_lies_west_and_north_stands_west_and_north() {
        let cells = layout(&[None; 4], &[[0.0, 10.0], [10.0, 10.0], [0.0, 0.0], [10.0, 0.0]]);
        assert!(cells[0][0] < cells[1][0] && cells[2][0] < cells[3][0]);
        assert!(cells[0][1] < cells[2][1] && cells[1][1] < cells[3][1]);
    }
}
