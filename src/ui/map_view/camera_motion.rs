//! How the camera moves: gliding to where the document looks, and the wheel.

use crate::map::{Camera, ZOOM_RANGE};
use crate::scene::Ground;

/// How fast the camera glides: 1/e of the way is left after this many seconds.
const GLIDE_SECS: f64 = 0.09;
/// Zoom levels of one notch of the wheel.
const NOTCH_LEVELS: f64 = 0.25;
/// px of a smooth scroll that make one notch.
const PX_PER_NOTCH: f64 = 50.0;

/// Wheel zoom under way: to which zoom, and which point stays where it is.
#[derive(Clone, Copy, Debug)]
pub struct WheelZoom {
    target: f64,
    /// The pointer, in px from the middle of the map.
    anchor: [f64; 2],
}

/// What the wheel and pinching asked for in this frame, in zoom levels.
pub fn wheel_levels(input: &egui::InputState) -> f64 {
    let mut notches = 0.0;
    for event in &input.events {
        if let egui::Event::MouseWheel { unit, delta, .. } = event {
            notches += match unit {
                egui::MouseWheelUnit::Line | egui::MouseWheelUnit::Page => f64::from(delta.y),
                egui::MouseWheelUnit::Point => f64::from(delta.y) / PX_PER_NOTCH,
            };
        }
    }
    let pinch = f64::from(input.multi_touch().map_or(1.0, |t| t.zoom_delta));
    notches.clamp(-4.0, 4.0) * NOTCH_LEVELS + libm::log2(pinch.max(0.01))
}

/// Starts or goes on with zooming towards a point.
pub fn zoom_towards(before: Option<WheelZoom>, camera: &Camera, levels: f64, anchor: [f64; 2]) -> WheelZoom {
    let from = before.map_or(camera.zoom, |z| z.target);
    WheelZoom { target: (from + levels).clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end()), anchor }
}

/// The camera a moment later; `None` when the zoom has arrived.
pub fn zoom_on(
    zoom: WheelZoom,
    ground: &Ground,
    camera: &Camera,
    dt_secs: f64,
    at_once: bool,
) -> (Camera, Option<WheelZoom>) {
    let left = zoom.target - camera.zoom;
    let arrived = at_once || left.abs() < 0.004;
    let next = if arrived { zoom.target } else { camera.zoom + left * (1.0 - libm::exp(-dt_secs / GLIDE_SECS)) };
    (zoomed_about(ground, camera, next, zoom.anchor), (!arrived).then_some(zoom))
}

/// Another zoom about a point given in px from the middle: what lies under it stays under it.
pub fn zoomed_about(ground: &Ground, camera: &Camera, zoom: f64, anchor: [f64; 2]) -> Camera {
    let centre = ground.map_from_lon_lat(camera.centre);
    let (before, after) = (camera.scale(), libm::exp2(zoom));
    let moved = |c: f32, a: f64| (f64::from(c) + a / before - a / after) as f32;
    let point = crate::map::Point::new(moved(centre.x, anchor[0]), moved(centre.y, anchor[1]));
    Camera { centre: ground.lon_lat_from_map(point).unwrap_or(camera.centre), zoom, ..*camera }
}

/// A camera between two, for a glide: `None` when it has arrived.
pub fn glide(ground: &Ground, from: &Camera, to: &Camera, dt_secs: f64) -> Option<Camera> {
    let (a, b) = (ground.map_from_lon_lat(from.centre), ground.map_from_lon_lat(to.centre));
    let distance_px = f64::from((a.x - b.x).hypot(a.y - b.y)) * to.scale();
    let dz = to.zoom - from.zoom;
    if from.projection != to.projection || (distance_px < 0.6 && dz.abs() < 0.003) {
        return None;
    }
    let share = 1.0 - libm::exp(-dt_secs / (GLIDE_SECS * 1.6));
    let mix = |a: f32, b: f32| a + (b - a) * share as f32;
    let point = crate::map::Point::new(mix(a.x, b.x), mix(a.y, b.y));
    Some(Camera { centre: ground.lon_lat_from_map(point).unwrap_or(to.centre), zoom: from.zoom + dz * share, ..*to })
}
