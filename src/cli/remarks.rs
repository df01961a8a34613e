//! What somebody should know about the figure that was asked for: options that do nothing there, which
//! are left out of its command too; a map without the dataset's land; print too small to read.

use crate::alignment::Reading;
use crate::atlas::{Atlas, Borders, Country, Event, Lens, Pole, Role};
use crate::figure::{CameraChoice, Request, small_print_px};
use crate::map::{ProjectionKind, Region};
use crate::scene::{RoutesShown, Style};
use crate::view::View;
use geo::{Contains, Point};

/// The smallest print that can be read, in pixels.
const READABLE_PX: f32 = 7.0;

/// Puts aside what does nothing in the figure, and says so.
pub(super) fn put_aside(request: &mut Request, lens: &Lens) -> Vec<String> {
    let mut idle: Vec<(&str, String)> = Vec::new();
    let view = request.view.clone();
    if view.is_map() {
        if !request.projection.is_geographic() {
            let why = "on tiles, which are no land";
            idle.extend(camera(request).map(|option| (option, why.to_owned())));
            idle.extend(borders_and_routes(request).map(|option| (option, why.to_owned())));
        }
    } else {
        let why = format!("in the view {view}, which is no map");
        let options = camera(request).into_iter().chain(borders_and_routes(request)).collect::<Vec<_>>();
        let more = [flat_projection(request), hidden_parts(request), window(request)];
        idle.extend(options.into_iter().chain(more.into_iter().flatten()).map(|option| (option, why.clone())));
    }
    let in_view = format!("in the view {view}");
    let is_over_time = matches!(view, View::Stripes | View::Lines | View::History(_) | View::Brief(_));
    if !is_over_time && request.period.take().is_some() {
        idle.push(("--period", in_view.clone()));
    }
    if !matches!(view, View::Change(_) | View::Brief(_)) && request.since.take().is_some() {
        idle.push(("--since", in_view.clone()));
    }
    let has_west = lens.pole_set.poles().contains(&Pole::West);
    let can_split = matches!(view, View::Leaning | View::Stripes | View::Lines | View::History(_));
    if request.west_split && !(has_west && can_split) {
        request.west_split = false;
        let why = if has_west { in_view } else { "through a lens that does not answer in the West".to_owned() };
        idle.push(("--west split", why));
    }
    idle.into_iter().map(|(option, why)| format!("{option} does nothing {why}")).collect()
}

fn camera(request: &mut Request) -> Option<&'static str> {
    match std::mem::replace(&mut request.camera, CameraChoice::Region(Region::Whole)) {
        CameraChoice::Region(Region::Whole) => None,
        CameraChoice::Extent(_) => Some("--extent"),
        CameraChoice::Region(_) | CameraChoice::At(..) => Some("--camera"),
    }
}

fn borders_and_routes(request: &mut Request) -> impl Iterator<Item = &'static str> + use<> {
    let borders = std::mem::replace(&mut request.style.borders, Borders::Recognised) != Borders::Recognised;
    let routes = std::mem::take(&mut request.style.routes) != RoutesShown::default();
    [borders.then_some("--borders"), routes.then_some("--routes")].into_iter().flatten()
}

fn flat_projection(request: &mut Request) -> Option<&'static str> {
    let asked = std::mem::take(&mut request.projection);
    (asked != ProjectionKind::default()).then_some("--projection")
}

fn hidden_parts(request: &mut Request) -> Option<&'static str> {
    let hides = !request.style.hidden().is_empty();
    if hides {
        request.style = Style { theme: request.style.theme, ..Style::default() };
    }
    hides.then_some("--hide")
}

/// The window of events; a page takes its last day from it all the same.
fn window(request: &mut Request) -> Option<&'static str> {
    request.window.take().map(|_| "--window")
}

/// What is odd about the picture, though all that was asked for is in it.
pub(super) fn about(reading: &Reading, request: &Request) -> Vec<String> {
    let atlas = reading.atlas();
    let other = request.other_reading(atlas);
    let itself = other.is_some_and(|other| other.lens() == reading.lens());
    let same = itself.then(|| {
        let name = &reading.lens().name;
        format!("the lens \"{name}\" is compared with itself, so nothing differs; name another one with --lens")
    });
    let elsewhen = request.window.filter(|(from, to)| !(*from..=*to).contains(&request.day));
    let elsewhen = elsewhen.map(|(from, to)| {
        format!("the events drawn are of {from} to {to}, the colours of {}, which is not within", request.day)
    });
    let empty = is_empty(atlas, request)
        .then(|| "no country that has a colour and no event is in view; --camera region shows them all".to_owned());
    [same, elsewhen, empty, small_print(request)].into_iter().flatten().collect()
}

fn small_print(request: &Request) -> Option<String> {
    let small = small_print_px(request);
    if small >= READABLE_PX {
        return None;
    }
    let factor = READABLE_PX / small;
    let [w, h] = request.size_px;
    let larger = |side: u32| (side as f32 * factor / 10.0).ceil() * 10.0;
    Some(format!(
        "the small print is about {small:.0} pixels high at {w}x{h}; it can be read at --size {}x{} or --scale {:.1}",
        larger(w),
        larger(h),
        ((request.scale * factor) * 10.0).ceil() / 10.0
    ))
}

/// Whether a map shows nothing of what the dataset is about: no land with a colour and no event.
fn is_empty(atlas: &Atlas, request: &Request) -> bool {
    let is_named = matches!(request.camera, CameraChoice::Region(_));
    if is_named || !request.view.is_map() || !request.projection.is_geographic() {
        return false;
    }
    let [w, h] = request.size_px.map(f64::from);
    let camera = request.camera.camera(request.projection, w, h);
    let plane = request.projection.projection();
    let centre = plane.project(camera.centre);
    let half = [w, h].map(|side| side / 2.0 / camera.scale());
    let is_inside = |position: [f64; 2]| {
        let at = plane.project(position);
        (0..2).all(|k| (at[k] - centre[k]).abs() <= half[k])
    };
    let (from, to) = request.event_window();
    let shown = |event: &&Event| event.touches(from, to) && request.style.events;
    let mut events = atlas.events.iter().filter(shown).filter_map(|event| event.position);
    let coloured =
        |country: &&Country| country.is_scored() || (request.view.colours_all() && country.role != Role::Context);
    let mut own = atlas.countries.iter().filter(coloured);
    let middle = Point::from((camera.centre[0], camera.centre[1]));
    let touches = |shape: &geo::MultiPolygon<f64>| {
        let mut points = shape.iter().flat_map(|polygon| polygon.exterior().coords());
        points.any(|point| is_inside([point.x, point.y])) || shape.contains(&middle)
    };
    !events.any(is_inside) && !own.any(|country| touches(&country.shape))
}
