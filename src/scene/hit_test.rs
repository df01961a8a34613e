//! What lies under a point of a frame.

use super::ground::{Ground, Level};
use super::item::{Placement, Px};
use super::markers::EventMarker;
use super::style::Style;
use crate::atlas::{Area, AreaStatus, Borders};
use crate::map::{Point, Ring};
use crate::time::Day;

/// The thing under a point.
#[derive(Clone, Debug, PartialEq)]
pub enum Hit {
    /// Events at one place, the strongest first.
    Events(Vec<String>),
    /// An area, by index in the atlas, and the country (index) that it lies in.
    Area(usize, Option<usize>),
    /// The cell of a settlement, by index in the atlas, in an area that is made of cells.
    Cell(usize, usize),
    /// A route, by index in the atlas.
    Route(usize),
    /// A country, by index in the atlas.
    Country(usize),
}

/// The event, area or country under `at`, looked for in this order.
pub fn hit_test(
    ground: &Ground,
    placement: &Placement,
    markers: &[EventMarker],
    at: Px,
    day: Day,
    style: &Style,
) -> Option<Hit> {
    const REACH_PX: f32 = 4.0;
    let distance = |m: &EventMarker| ((m.centre.x - at.x).powi(2) + (m.centre.y - at.y).powi(2)).sqrt() - m.radius_px;
    let nearest =
        markers.iter().map(|m| (distance(m), m)).filter(|(d, _)| *d < REACH_PX).min_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, marker)) = nearest {
        return Some(Hit::Events(marker.ids.clone()));
    }
    if let Some(index) = route_at(ground, placement, at, day, style) {
        return Some(Hit::Route(index));
    }
    let (_, level) = ground.level(placement.scale);
    let point = placement.map_from_px(at);
    let country = country_at(&level, point);
    if style.areas {
        let held = ground.atlas().areas.iter().zip(&level.areas).enumerate();
        let seen = |a: &Area| a.status != AreaStatus::Claimed || style.borders == Borders::Claims;
        let mut in_force: Vec<_> = held.filter(|(_, (a, _))| a.span().contains(day) && seen(a)).collect();
        // Who holds it comes before who claims it.
        in_force.sort_by_key(|(_, (a, _))| a.status == AreaStatus::Claimed);
        let mut hits = in_force.into_iter().filter_map(|(index, (area, rings))| match area.cells {
            None => inside(rings, point).then_some(Hit::Area(index, country)),
            Some(_) => Some(Hit::Cell(index, ground.held().settlement_at(index, day, point)?)),
        });
        if let Some(hit) = hits.next() {
            return Some(hit);
        }
    }
    country.map(Hit::Country)
}

/// The route that passes nearest, within a few px.
fn route_at(ground: &Ground, placement: &Placement, at: Px, day: Day, style: &Style) -> Option<usize> {
    const REACH_PX: f32 = 5.0;
    let distance = |[a, b]: [Px; 2]| {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let square = dx * dx + dy * dy;
        let t = if square > 0.0 { (((at.x - a.x) * dx + (at.y - a.y) * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
        ((at.x - a.x - t * dx).powi(2) + (at.y - a.y - t * dy).powi(2)).sqrt()
    };
    let routes = ground.atlas().routes.iter().zip(ground.routes()).enumerate();
    let shown = routes.filter(|(_, (route, _))| style.routes.shows(route.kind) && route.status_at(day).is_some());
    let nearest = shown.filter_map(|(index, (_, lines))| {
        let edges = lines.iter().flat_map(|line| line.windows(2));
        let far = edges.map(|e| distance([e[0], e[1]].map(|p| placement.px_from_map(p))));
        Some((far.min_by(f32::total_cmp)?, index))
    });
    nearest.filter(|(far, _)| *far < REACH_PX).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, index)| index)
}

fn country_at(level: &Level, point: Point) -> Option<usize> {
    level.countries.iter().position(|land| land.bounds.contains(point) && inside(&land.rings, point))
}

/// Even-odd rule: a ray to the east crosses the rings an odd number of times.
pub(super) fn inside(rings: &[Ring], p: Point) -> bool {
    let mut odd = false;
    for ring in rings {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            if (a.y > p.y) != (b.y > p.y) && p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y) {
                odd = !odd;
            }
        }
    }
    odd
}
