//! The page: a map with its title, legend, inset, notes and sources, for files.

mod citations;
mod layout;
mod metadata;
mod request;

pub use layout::{compose, looks_of};
pub use request::{CameraChoice, FigureError, Request};

use crate::alignment::Reading;
use crate::paint::{png, raster, svg};
use std::path::Path;

/// The bytes of a figure in the format that the file's ending names (`.png` or `.svg`).
///
/// # Errors
/// When the ending is another one, or the size is out of bounds.
pub fn render(reading: &Reading, request: &Request, path: &Path) -> Result<Vec<u8>, FigureError> {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    request.check_size()?;
    match ending.as_str() {
        "png" => {
            let (scene, metadata, ground) = layout::compose_whole(reading, request);
            let sheet = raster::Sheet::new(&scene, request.scale).map_err(|e| FigureError::Size(e.to_string()))?;
            let texts = metadata.pairs();
            let texts: Vec<(&str, &str)> = texts.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
            let file = png::encode(&sheet, &texts).map_err(|e| FigureError::Size(e.to_string()));
            // A million small pieces are given back beside what the caller does next; a process that
            // ends meanwhile need not wait for it.
            rayon::spawn(move || drop((scene, sheet, ground)));
            file
        }
        "svg" => {
            let (scene, metadata, _) = layout::compose_whole(reading, request);
            Ok(svg::paint(&scene, &metadata.pairs()).into_bytes())
        }
        _ => Err(FigureError::Format(path.display().to_string())),
    }
}
