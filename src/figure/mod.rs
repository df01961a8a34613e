//! The page: a map with its title, legend, inset, notes and sources, for files.

mod bands;
mod brief;
mod citations;
mod evidence;
mod history;
mod key_row;
mod landmarks;
mod layout;
mod lens_options;
mod matrix;
mod metadata;
mod page;
mod request;
mod shell;
mod stripes;
mod timeline;
mod words;

pub use layout::legend_poles;
pub use lens_options::lens_options;
pub use metadata::lens_words;
pub use page::{Composed, Hotspot, Target, small_print_px};
pub use request::{CameraChoice, FigureError, LARGEST_SIDE, Request, SMALLEST_PAGE};

use crate::alignment::Reading;
use crate::paint::{png, raster, svg};
use crate::scene::Scene;
use crate::view::View;
use std::path::Path;

/// Everything of one figure as a scene.
pub fn compose(reading: &Reading, request: &Request) -> Scene {
    compose_page(reading, request).scene
}

/// The same with what can be pointed at: what a window shows in the map's place.
pub fn compose_page(reading: &Reading, request: &Request) -> Composed {
    match &request.view {
        View::Stripes => stripes::compose(reading, request, stripes::Row::Classes),
        View::Lines => stripes::compose(reading, request, stripes::Row::Scores),
        View::Matrix => matrix::compose(reading, request),
        View::History(id) => history::compose(reading, request, *id),
        View::Brief(id) => brief::compose(reading, request, *id),
        _ => layout::compose(reading, request),
    }
}

/// The bytes of a figure in the format that the file's ending names (`.png` or `.svg`).
///
/// # Errors
/// When the ending is another one, or the size is out of bounds.
pub fn render(reading: &Reading, request: &Request, path: &Path) -> Result<Vec<u8>, FigureError> {
    render_cited(reading, request, path).map(|(bytes, _)| bytes)
}

/// The same with the ids of the sources of what it shows.
///
/// # Errors
/// As [`render`].
pub fn render_cited(reading: &Reading, request: &Request, path: &Path) -> Result<(Vec<u8>, Vec<String>), FigureError> {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    request.check_size()?;
    match ending.as_str() {
        "png" => {
            let Composed { scene, metadata, ground, .. } = compose_page(reading, request);
            let sheet = raster::Sheet::new(&scene, request.scale).map_err(|e| FigureError::Size(e.to_string()))?;
            let cited = metadata.source_ids();
            let texts = metadata.pairs();
            let texts: Vec<(&str, &str)> = texts.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
            let file = png::encode(&sheet, &texts).map_err(|e| FigureError::Size(e.to_string()));
            // A million small pieces are given back beside what the caller does next; a process that
            // ends meanwhile need not wait for it.
            rayon::spawn(move || drop((scene, sheet, ground)));
            file.map(|bytes| (bytes, cited))
        }
        "svg" => {
            let Composed { scene, metadata, .. } = compose_page(reading, request);
            Ok((svg::paint(&scene, &metadata.pairs()).into_bytes(), metadata.source_ids()))
        }
        _ => Err(FigureError::Format(path.display().to_string())),
    }
}
