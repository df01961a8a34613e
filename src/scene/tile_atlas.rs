//! An atlas whose countries are equal tiles: what is drawn then has no places but the countries.

use crate::atlas::{Atlas, Basemap, Country, CountryId};
use crate::map::tiles::{Cell, SIDE as TILE_SIDE, extent, layout, middle, square};
use geo::{BoundingRect, MultiPolygon};
use std::sync::Arc;

/// The tiles of an atlas.
pub(super) struct Tiles {
    /// The atlas to draw: the same countries in the same order, the unscored ones without land;
    /// no areas, routes, towns or water.
    pub atlas: Arc<Atlas>,
    /// West, south, east, north of all tiles.
    pub extent: [f64; 4],
    cells: Vec<(CountryId, Cell)>,
}

impl Tiles {
    /// Lays the scored countries out.
    pub fn of(source: &Arc<Atlas>) -> Self {
        let scored: Vec<&Country> = source.scored().collect();
        let place = |country: &Country| {
            let centre = country.shape.bounding_rect().map(|r| [r.center().x, r.center().y]);
            country.label_point.or(centre).unwrap_or_default()
        };
        let places: Vec<[f64; 2]> = scored.iter().map(|country| place(country)).collect();
        let wishes: Vec<Option<Cell>> = scored.iter().map(|country| country.tile).collect();
        let cells: Vec<Cell> = layout(&wishes, &places);
        let extent = extent(&cells);
        let cells: Vec<(CountryId, Cell)> = scored.iter().map(|country| country.id).zip(cells).collect();
        let cell_of = |id: CountryId| cells.iter().find(|(own, _)| *own == id).map(|(_, cell)| *cell);
        let tile = |country: &Country| {
            let cell = cell_of(country.id);
            Country {
                shape: cell.map_or_else(|| MultiPolygon(Vec::new()), square),
                label_point: cell.map(middle),
                ..country.clone()
            }
        };
        let atlas = Atlas {
            countries: source.countries.iter().map(tile).collect(),
            areas: Vec::new(),
            settlements: Vec::new(),
            routes: Vec::new(),
            basemap: Basemap::default(),
            ..Atlas::clone(source)
        };
        Self { atlas: Arc::new(atlas), extent, cells }
    }

    /// Points all over the tiles: enough to see what a box would cover.
    pub fn points(&self) -> impl Iterator<Item = [f64; 2]> {
        let steps = || (-4..=4).map(|i| f64::from(i) * TILE_SIDE / 8.0);
        let middles = self.cells.iter().map(|(_, cell)| middle(*cell));
        middles.flat_map(move |[lon, lat]| steps().flat_map(move |dx| steps().map(move |dy| [lon + dx, lat + dy])))
    }

    /// Where events of a country stand: in the lower part of its tile, under its name.
    pub fn place_of(&self, country: CountryId) -> Option<[f64; 2]> {
        let [lon, lat] = self.cells.iter().find(|(own, _)| *own == country).map(|(_, cell)| middle(*cell))?;
        Some([lon, lat - 1.5])
    }
}
