//! Commands about the map and what is listed: camera, projection, layers, groups, appearance.

use super::command::Command;
use crate::atlas::{Borders, CategoryGroup};
use crate::map::{Camera, ProjectionKind, Region, ZOOM_RANGE};
use crate::session::{CameraTarget, Layer, Session};

/// Zoom levels of one step.
const ZOOM_STEP: f64 = 0.5;
/// How far the middle of the map may go: west, south, east, north in degrees.
const CENTRE_RANGE: [f64; 4] = [-15.0, 5.0, 140.0, 78.0];
/// The same among tiles, which have as many rows and columns as there are countries.
const TILES_RANGE: [f64; 4] = [-180.0, -85.0, 180.0, 85.0];

/// Carries a command out when it is one of the view; gives it back when it is not.
pub(super) fn apply(session: &mut Session, command: Command) -> Option<Command> {
    let document = &mut session.document;
    match command {
        Command::SetProjection(kind) => set_projection(session, kind),
        Command::NextProjection => {
            let next = match document.projection {
                ProjectionKind::Albers => ProjectionKind::Mercator,
                ProjectionKind::Mercator => ProjectionKind::Tiles,
                ProjectionKind::Tiles => ProjectionKind::Albers,
            };
            set_projection(session, next);
        }
        Command::LookAt(region) => {
            document.camera = CameraTarget::Region(region);
            session.transient.fitted = None;
        }
        Command::SetCamera(camera) => look(session, camera),
        // Where a page stands in the map's place, there is nothing to move.
        Command::ZoomBy { .. } | Command::PanBy { .. } if !document.view.is_map() => {}
        Command::ZoomBy { steps } if steps.is_finite() => {
            let camera = session.camera();
            look(session, Camera { zoom: camera.zoom + steps * ZOOM_STEP, ..camera });
        }
        Command::ZoomBy { .. } => {}
        Command::PanBy { px } => pan(session, px),
        Command::SetMapSize(size) => session.transient.map_size = Some(size),
        // What the map fitted before it heard of another projection is out of date.
        Command::SetFitted(camera) if camera.projection != document.projection => {}
        Command::SetFitted(camera) => session.transient.fitted = Some(camera),
        Command::SetWindow(window) => document.window = window,
        Command::SetAppearance(appearance) => document.appearance = appearance,
        Command::NextAppearance => document.appearance = document.appearance.next(),
        Command::SetBorders(borders) => document.borders = borders,
        Command::NextBorders => {
            let at = Borders::ALL.iter().position(|b| *b == document.borders).unwrap_or_default();
            document.borders = Borders::ALL[(at + 1) % Borders::ALL.len()];
        }
        Command::ToggleLayer(layer) => toggle_layer(session, layer),
        Command::ToggleGroup(group) => toggle_group(session, group),
        Command::ShowAllGroups => document.hidden_groups.clear(),
        other => return Some(other),
    }
    None
}

fn set_projection(session: &mut Session, kind: ProjectionKind) {
    // A place on the earth is none among tiles, nor the other way round.
    if kind.is_geographic() != session.document.projection.is_geographic() {
        session.document.camera = CameraTarget::Region(Region::Whole);
    }
    session.transient.fitted = None;
    session.document.projection = kind;
    if let CameraTarget::Free(camera) = &mut session.document.camera {
        camera.projection = kind;
    }
}

/// How far the middle of the map may go: as far as the dataset's own land.
fn centre_range(session: &Session) -> [f64; 4] {
    if !session.document.projection.is_geographic() {
        return TILES_RANGE;
    }
    let [w, s, e, n] = CENTRE_RANGE;
    session
        .abroad()
        .map_or(CENTRE_RANGE, |[west, south, east, north]| [w.min(west), s.min(south), e.max(east), n.max(north)])
}

fn look(session: &mut Session, camera: Camera) {
    let [west, south, east, north] = centre_range(session);
    let [lon, lat] = camera.centre;
    // A camera of another projection is out of date: the map had not heard yet.
    let is_current = camera.projection == session.document.projection;
    if !(is_current && lon.is_finite() && lat.is_finite() && camera.zoom.is_finite()) {
        return;
    }
    let centre = [lon.clamp(west, east), lat.clamp(south, north)];
    let zoom = camera.zoom.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end());
    session.document.camera = CameraTarget::Free(Camera { centre, zoom, ..camera });
}

fn pan(session: &mut Session, px: [f64; 2]) {
    let camera = session.camera();
    let plane = camera.projection.projection();
    let [x, y] = plane.project(camera.centre);
    let moved = plane.unproject([x + px[0] / camera.scale(), y + px[1] / camera.scale()]);
    if let Some(centre) = moved {
        look(session, Camera { centre, ..camera });
    }
}

fn toggle_layer(session: &mut Session, layer: Layer) {
    let layers = session.document.layers;
    session.document.layers = layers.with(layer, !layers.shows(layer));
}

fn toggle_group(session: &mut Session, group: CategoryGroup) {
    let hidden = &mut session.document.hidden_groups;
    if !hidden.remove(&group) {
        hidden.insert(group);
    }
}

#[cfg(test)]
mod tests {
    use super::super::apply;
    use super::*;
    use crate::atlas::Atlas;
    use crate::map::Region;
    use crate::session::sample::session;
    use crate::view::View;
    use geo::Translate;
    use std::sync::Arc;

    #[test]
    fn a_named_region_is_seen_as_the_map_fitted_it() {
        let mut session = session();
        apply(&mut session, Command::LookAt(Region::SouthCaucasus));
        let fitted = Camera { zoom: 7.25, ..session.camera() };
        apply(&mut session, Command::SetFitted(fitted));
        assert_eq!(session.camera(), fitted);
        assert_eq!(session.document.camera, CameraTarget::Region(Region::SouthCaucasus));
    }

    #[test]
    fn zooming_keeps_the_middle_and_stays_within_the_range() {
        let mut session = session();
        let before = session.camera();
        apply(&mut session, Command::ZoomBy { steps: 2.0 });
        assert_eq!(session.camera().centre, before.centre);
        assert!((session.camera().zoom - before.zoom - 1.0).abs() < 1e-9);
        apply(&mut session, Command::ZoomBy { steps: 99.0 });
        assert_eq!(session.camera().zoom, *ZOOM_RANGE.end());
        apply(&mut session, Command::ZoomBy { steps: f64::NAN });
        assert_eq!(session.camera().zoom, *ZOOM_RANGE.end());
    }

    #[test]
    fn panning_goes_east_and_south_and_cannot_lose_the_region() {
        let mut session = session();
        let [lon, lat] = session.camera().centre;
        apply(&mut session, Command::PanBy { px: [50.0, 50.0] });
        let [east, south] = session.camera().centre;
        assert!(east > lon && south < lat);
        for _ in 0..100 {
            apply(&mut session, Command::PanBy { px: [500.0, 0.0] });
        }
        assert!(session.camera().centre[0] <= CENTRE_RANGE[2]);
    }

    #[test]
    fn another_projection_keeps_the_place() {
        let mut session = session();
        apply(&mut session, Command::ZoomBy { steps: 1.0 });
        let before = session.camera();
        apply(&mut session, Command::NextProjection);
        let after = session.camera();
        assert_eq!(after.projection, ProjectionKind::Mercator);
        assert_eq!((after.centre, after.zoom), (before.centre, before.zoom));
    }

    /// A session on a dataset whose land lies in Chile.
    fn abroad() -> Session {
        let mut atlas = Atlas::clone(&session().atlas);
        for country in &mut atlas.countries {
            country.shape.translate_mut(-115.0, -70.0);
        }
        Session::new(Arc::new(atlas))
    }

    #[test]
    fn a_dataset_about_another_part_of_the_world_is_looked_at_where_it_lies() {
        let mut session = abroad();
        let extent = session.atlas.own_extent().unwrap();
        let middle = |[west, south, east, north]: [f64; 4]| [f64::midpoint(west, east), f64::midpoint(south, north)];
        let is_near = |camera: Camera| {
            let [lon, lat] = middle(extent);
            (camera.centre[0] - lon).abs() < 6.0 && (camera.centre[1] - lat).abs() < 6.0
        };
        apply(&mut session, Command::SetProjection(ProjectionKind::Mercator));
        assert!(is_near(session.camera()), "{:?} {extent:?}", session.camera());
        apply(&mut session, Command::ZoomBy { steps: 1.0 });
        assert!(is_near(session.camera()), "{:?} {extent:?}", session.camera());
        apply(&mut session, Command::LookAt(Region::Whole));
        assert!(is_near(session.camera()));
    }

    #[test]
    fn what_moves_the_camera_leaves_the_projection_alone() {
        let mut session = session();
        let fitted = session.camera();
        apply(&mut session, Command::SetFitted(fitted));
        apply(&mut session, Command::SetProjection(ProjectionKind::Mercator));
        // The map of the frame before speaks after the key.
        apply(&mut session, Command::SetFitted(fitted));
        apply(&mut session, Command::SetCamera(fitted));
        assert_eq!(session.document.camera, CameraTarget::Region(Region::Whole));
        apply(&mut session, Command::ZoomBy { steps: 1.0 });
        assert_eq!(session.document.projection, ProjectionKind::Mercator);
        assert_eq!(session.camera().projection, ProjectionKind::Mercator);
        assert!(session.camera().zoom > fitted.zoom);
    }

    #[test]
    fn a_map_that_is_not_shown_does_not_move() {
        let mut session = session();
        apply(&mut session, Command::SetView(View::Stripes));
        let before = session.document.camera;
        for command in [Command::ZoomBy { steps: 1.0 }, Command::PanBy { px: [80.0, 0.0] }] {
            apply(&mut session, command);
            assert_eq!(session.document.camera, before);
        }
    }

    #[test]
    fn layers_and_groups_are_switches() {
        let mut session = session();
        assert!(!session.document.layers.shows(Layer::Railways));
        apply(&mut session, Command::ToggleLayer(Layer::Railways));
        assert!(session.document.layers.shows(Layer::Railways));
        apply(&mut session, Command::ToggleGroup(CategoryGroup::Law));
        assert!(session.document.hidden_groups.contains(&CategoryGroup::Law));
        apply(&mut session, Command::ToggleGroup(CategoryGroup::Law));
        assert!(session.document.hidden_groups.is_empty());
    }

    #[test]
    fn the_viewpoints_on_borders_come_round() {
        let mut session = session();
        for expected in [Borders::DeFacto, Borders::Claims, Borders::Recognised] {
            apply(&mut session, Command::NextBorders);
            assert_eq!(session.document.borders, expected);
        }
        apply(&mut session, Command::SetBorders(Borders::Claims));
        assert_eq!(session.document.borders, Borders::Claims);
    }

    #[test]
    fn among_tiles_the_map_shows_the_whole() {
        let mut session = session();
        apply(&mut session, Command::ZoomBy { steps: 4.0 });
        apply(&mut session, Command::SetProjection(ProjectionKind::Tiles));
        assert_eq!(session.document.camera, CameraTarget::Region(Region::Whole));
        apply(&mut session, Command::SetProjection(ProjectionKind::Albers));
        assert_eq!(session.document.camera, CameraTarget::Region(Region::Whole));
    }
}
