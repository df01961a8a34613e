//! What the window shows, as a figure asks for it: the page in the map's place, and the files that the
//! window writes, which say the same in the same colours at their own size.

use crate::figure::{CameraChoice, Request};
use crate::map::{Region, ZOOM_RANGE};
use crate::scene::{RoutesShown, Style, Theme};
use crate::session::{CameraTarget, Layer, Session, TimeWindow};
use std::path::PathBuf;

/// Size of a written figure in px.
const WRITTEN: [u32; 2] = [1920, 1080];
/// Width and height of the map on a written figure in px, without its margins, heading and notes.
const WRITTEN_MAP: [f64; 2] = [1847.0, 890.0];

/// Where the window's data come from, for the commands that rebuild its figures.
#[derive(Clone, Debug, Default)]
pub(super) struct Origin {
    /// The dataset's folder; `None` for the built-in one.
    pub dataset: Option<PathBuf>,
    /// The file of own lenses.
    pub lens_file: Option<PathBuf>,
}

/// The figure of what is shown, as it is written to a file. A map that a person has moved shows at
/// least the land that the window shows.
pub(super) fn written(session: &Session, theme: &'static Theme, origin: &Origin) -> Request {
    let document = &session.document;
    let camera = match document.camera {
        CameraTarget::Region(region) => {
            let abroad = session.abroad().filter(|_| region == Region::Whole);
            abroad.map_or(CameraChoice::Region(region), CameraChoice::Extent)
        }
        CameraTarget::Free(camera) => {
            let [w, h] = session.transient.map_size.unwrap_or([900.0, 600.0]).map(f64::from);
            let nearer = libm::log2((WRITTEN_MAP[0] / w.max(1.0)).min(WRITTEN_MAP[1] / h.max(1.0)));
            CameraChoice::At(camera.centre, (camera.zoom + nearer).clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end()))
        }
    };
    let window = (document.window != TimeWindow::default()).then(|| session.window_days());
    let other = document.view.other().filter(|id| session.atlas.lens(id).is_none());
    let other_name = other.zip(origin.lens_file.as_ref()).map(|(id, file)| format!("{}#{id}", file.display()));
    let folder = origin.dataset.iter().map(|folder| ("data", folder.display().to_string()));
    let dataset_options = folder.collect();
    Request { camera, window, size_px: WRITTEN, other_name, dataset_options, ..page(session, theme) }
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
            inset: layers.shows(Layer::Inset),
            hidden_groups: document.hidden_groups.iter().copied().collect(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::CategoryGroup;
    use crate::command::{Command, apply};
    use crate::scene::LIGHT;
    use crate::session::sample::{day, session};
    use crate::view::View;

    #[test]
    fn what_is_hidden_and_where_the_data_come_from_go_into_the_file() {
        let mut session = session();
        for command in [
            Command::ToggleLayer(Layer::Towns),
            Command::ToggleLayer(Layer::Inset),
            Command::ToggleGroup(CategoryGroup::Law),
            Command::SaveLens("Mine".into()),
            Command::SetLens("all".into()),
            Command::SetView(View::Disagreement("own-1".into())),
        ] {
            apply(&mut session, command);
        }
        let origin = Origin { dataset: Some("mine".into()), lens_file: Some("lenses.json".into()) };
        let request = written(&session, &LIGHT, &origin);
        assert_eq!(request.style.hidden(), ["towns", "inset", "law"]);
        assert_eq!(request.dataset_options, [("data", "mine".to_owned())]);
        assert_eq!(request.other_name.as_deref(), Some("lenses.json#own-1"));
        assert_eq!(request.other_reading(&session.atlas).map(|r| r.lens().name.clone()), Some("Mine".into()));
    }

    #[test]
    fn a_map_that_was_moved_shows_at_least_its_land_and_its_camera_can_be_typed() {
        let mut session = session();
        apply(&mut session, Command::SetDate(day(2025, 8, 1)));
        apply(&mut session, Command::ZoomBy { steps: 99.0 });
        for size in [[600.0, 400.0], [1800.0, 1000.0], [1.0, 1.0]] {
            apply(&mut session, Command::SetMapSize(size));
            let CameraChoice::At(centre, zoom) = written(&session, &LIGHT, &Origin::default()).camera else {
                panic!("a camera of its own")
            };
            assert_eq!(centre, session.camera().centre);
            assert!(ZOOM_RANGE.contains(&zoom), "{zoom}");
        }
    }
}
