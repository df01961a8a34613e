//! What the window shows, as a figure asks for it: the page in the map's place and the files that
//! the window writes are the same picture.

use crate::figure::{CameraChoice, Request};
use crate::scene::{RoutesShown, Style, Theme};
use crate::session::{CameraTarget, Layer, Session, TimeWindow};

/// Size of a written figure in px.
const WRITTEN: [u32; 2] = [1920, 1080];
/// Width of a map in a window of usual size, and on a written figure: their cameras show the same land.
const MAP_WIDTHS: [f64; 2] = [900.0, 1870.0];

/// The figure of what is shown, as it is written to a file.
pub(super) fn written(session: &Session, theme: &'static Theme) -> Request {
    let document = &session.document;
    let camera = match document.camera {
        CameraTarget::Region(region) => CameraChoice::Region(region),
        CameraTarget::Free(camera) => {
            CameraChoice::At(camera.centre, camera.zoom + libm::log2(MAP_WIDTHS[1] / MAP_WIDTHS[0]))
        }
    };
    let window = (document.window != TimeWindow::default()).then(|| session.window_days());
    Request { camera, window, size_px: WRITTEN, ..page(session, theme) }
}

/// The page that stands in the map's place.
pub(super) fn page(session: &Session, theme: &'static Theme) -> Request {
    let document = &session.document;
    let layers = &document.layers;
    Request {
        view: document.view.clone(),
        other_lens: session.other.as_ref().map(|other| other.lens().clone()),
        since: document.since,
        period: document.period,
        west_split: document.west_split,
        projection: document.projection,
        style: Style {
            theme,
            borders: document.borders,
            events: layers.shows(Layer::Events),
            towns: layers.shows(Layer::Towns),
            rivers: layers.shows(Layer::Rivers),
            units: layers.shows(Layer::Units),
            areas: layers.shows(Layer::Areas),
            labels: layers.shows(Layer::Labels),
            routes: RoutesShown {
                pipelines: layers.shows(Layer::Pipelines),
                railways: layers.shows(Layer::Railways),
                corridors: layers.shows(Layer::Corridors),
            },
            ..Style::default()
        },
        ..Request::new(document.date)
    }
}
