//! From the world on a day to fills and lines: the geometry of one map frame, bottom first.

use super::ground::{Ground, Level};
use super::item::{MapItem, Placement, Px, RectPx, Rgba};
use super::style::Style;
use super::texture::{Cut, Pattern, Resolution};
use super::units::LINES_FROM_ZOOM;
use crate::atlas::{Area, AreaStatus, Borders, RouteKind, RouteStatus};
use crate::map::{Camera, Point};
use crate::time::Day;
use crate::view::{Face, Shade};
use rayon::prelude::*;
use std::sync::Arc;

/// Where the camera puts map units in a box.
pub fn placement(ground: &Ground, camera: &Camera, rect: RectPx) -> Placement {
    let scale = camera.scale() as f32;
    let centre = ground.map_from_lon_lat(camera.centre);
    let middle = rect.centre();
    Placement { scale, offset: Px::new(middle.x - centre.x * scale, middle.y - centre.y * scale) }
}

/// Cuts the patterns of a frame by all processors, so that [`map_items`] finds them ready: worth it
/// for one picture, not for one frame of many.
pub fn prepare_patterns(ground: &Ground, faces: &[Face], day: Day, style: &Style, resolution: Resolution) {
    let atlas = ground.atlas();
    let countries = || {
        atlas.countries.par_iter().enumerate().for_each(|(i, country)| {
            let shade = faces.iter().find(|face| face.id == country.id).map(|face| face.shade);
            if shade.is_some_and(|shade| style.theme.shade(shade).1.is_some()) {
                ground.country_pattern(i, Pattern::Stripes, resolution);
            }
        });
    };
    let areas = || {
        let shown = |area: &Area| style.areas && area.span().contains(day) && area.status != AreaStatus::Claimed;
        atlas.areas.par_iter().enumerate().filter(|(_, area)| shown(area)).for_each(|(i, area)| match area.cells {
            Some(_) => _ = ground.held().drawn(i, day, resolution),
            None => _ = ground.area_pattern(i, area_pattern(area.status), resolution),
        });
    };
    rayon::join(countries, areas);
}

/// The geometry of a frame: land, classes, patterns, water, borders, areas, routes.
pub fn map_items(ground: &Ground, faces: &[Face], day: Day, style: &Style, resolution: Resolution) -> Vec<MapItem> {
    let (_, level) = ground.level(resolution.detail());
    let mut items = Vec::with_capacity(48);
    items.push(fill("land", &level.unscored, style.theme.land));
    countries(&mut items, ground, &level, faces, style, resolution);
    // Under the water: a hatched lake would look like land.
    if style.areas {
        areas(&mut items, ground, &level, day, style, resolution);
    }
    water(&mut items, ground, &level, day, style, resolution.scale);
    if style.units && libm::log2f(resolution.scale) >= LINES_FROM_ZOOM {
        items.push(lines("units", ground.unit_borders(), false, 0.7, &[], style.theme.gap.alpha(150)));
    }
    borders(&mut items, &level, style);
    if style.routes.any() {
        routes(&mut items, ground, day, style);
    }
    items
}

fn fill(name: &str, rings: &Arc<Vec<crate::map::Ring>>, color: Rgba) -> MapItem {
    MapItem::Fill { name: name.into(), rings: Arc::clone(rings), color }
}

fn lines(
    name: &str,
    lines: &Arc<Vec<Vec<Point>>>,
    closed: bool,
    width_px: f32,
    dash_px: &[f32],
    color: Rgba,
) -> MapItem {
    MapItem::Lines { name: name.into(), lines: Arc::clone(lines), closed, width_px, dash_px: dash_px.to_vec(), color }
}

fn countries(
    items: &mut Vec<MapItem>,
    ground: &Ground,
    level: &Level,
    faces: &[Face],
    style: &Style,
    resolution: Resolution,
) {
    let atlas = ground.atlas();
    for (i, (country, land)) in atlas.countries.iter().zip(&level.countries).enumerate() {
        let face = faces.iter().find(|face| face.id == country.id);
        // Land without a face is not scored, and in this view nothing is known of it.
        if face.is_none() && !country.is_scored() {
            continue;
        }
        let (ground_color, stripes) = style.theme.shade(face.map_or(Shade::Unknown, |face| face.shade));
        items.push(fill(&format!("country-{}", country.id), &land.rings, ground_color));
        let pattern = |pattern: Pattern| ground.country_pattern(i, pattern, resolution);
        if let (Some(color), Cut::Rings(rings)) =
            (stripes, stripes.map_or(Cut::Rings(Arc::default()), |_| pattern(Pattern::Stripes)))
        {
            items.push(fill(&format!("stripes-{}", country.id), &rings, color));
        }
        if face.is_none_or(|face| face.thin)
            && let Cut::Lines(hatch) = pattern(Pattern::Sparse)
        {
            // Over a colour it must be seen too.
            let on_colour = ground_color != style.theme.insufficient;
            let color = if on_colour { style.theme.conflict.alpha(120) } else { style.theme.insufficient_hatch };
            items.push(lines(&format!("insufficient-{}", country.id), &hatch, false, 0.9, &[], color));
        }
        if face.is_some_and(|face| face.conflicting)
            && let Cut::Lines(hatch) = pattern(Pattern::Cross)
        {
            let color = style.theme.conflict.alpha(150);
            items.push(lines(&format!("conflict-{}", country.id), &hatch, false, 0.8, &[], color));
        }
    }
}

fn water(items: &mut Vec<MapItem>, ground: &Ground, level: &Level, day: Day, style: &Style, scale: f32) {
    items.push(fill("lakes", &level.waters, style.theme.water));
    for (index, rings) in &level.dated_waters {
        let until = ground.atlas().basemap.waters.get(*index).and_then(|w| w.until);
        if until.is_none_or(|until| day < until) {
            items.push(fill("reservoir", rings, style.theme.water));
        }
    }
    if style.rivers {
        // Large rivers first; lesser ones as the map comes nearer.
        let most = libm::floor(libm::log2(f64::from(scale)) * 1.6 - 3.4).clamp(0.0, 12.0) as u8;
        for (rank, polylines) in level.rivers.iter().filter(|(rank, _)| *rank <= most) {
            let width = if *rank <= 3 { 1.0 } else { 0.7 };
            items.push(lines("river", polylines, false, width, &[], style.theme.river));
        }
    }
}

fn borders(items: &mut Vec<MapItem>, level: &Level, style: &Style) {
    let theme = style.theme;
    items.push(lines("borders-context", &level.unscored_borders, false, 0.7, &[], theme.land_border));
    items.push(lines("borders", &level.scored_borders, true, 1.8, &[], theme.gap));
    for (pole, outline) in &level.pole_outlines {
        items.push(lines(&format!("pole-{pole}"), outline, false, 1.1, &[], theme.pole_line(*pole).alpha(170)));
    }
}

fn areas(items: &mut Vec<MapItem>, ground: &Ground, level: &Level, day: Day, style: &Style, resolution: Resolution) {
    let theme = style.theme;
    for (i, (area, rings)) in ground.atlas().areas.iter().zip(&level.areas).enumerate() {
        let claimed = area.status == AreaStatus::Claimed;
        if !area.span().contains(day) || (claimed && style.borders != Borders::Claims) {
            continue;
        }
        let drawn = area.cells.as_ref().map(|_| ground.held().drawn(i, day, resolution));
        let (hatch, outline, closed) = match drawn {
            Some(drawn) => (Cut::Lines(drawn.hatch), drawn.front, false),
            None => (ground.area_pattern(i, area_pattern(area.status), resolution), Arc::clone(rings), true),
        };
        if !claimed && let Cut::Lines(hatch) = hatch {
            let dash = area_pattern(area.status).dash_px();
            items.push(lines(&format!("hatch-casing-{}", area.id), &hatch, false, 1.9, dash, theme.occupied_casing));
            items.push(lines(&format!("hatch-{}", area.id), &hatch, false, 0.9, dash, theme.occupied));
        }
        let (width, dash): (f32, &[f32]) = match style.borders {
            Borders::DeFacto => (1.8, &[]),
            Borders::Recognised | Borders::Claims => (1.1, &[4.0, 2.5]),
        };
        items.push(lines(&format!("area-{}", area.id), &outline, closed, width, dash, theme.occupied));
    }
}

/// Held by force or against the recognised state, or by agreement.
pub const fn area_pattern(status: AreaStatus) -> Pattern {
    match status {
        AreaStatus::Peacekeepers | AreaStatus::Administered => Pattern::Administered,
        _ => Pattern::Occupied,
    }
}

fn routes(items: &mut Vec<MapItem>, ground: &Ground, day: Day, style: &Style) {
    for (route, polylines) in ground.atlas().routes.iter().zip(ground.routes()) {
        let Some(status) = route.status_at(day).filter(|_| style.routes.shows(route.kind)) else { continue };
        for stroke in route_strokes(route.kind, status, style.theme) {
            let RouteStroke { width_px, dash_px, color } = stroke;
            items.push(lines(&format!("route-{}", route.id), polylines, false, width_px, dash_px, color));
        }
    }
}

/// One of the lines that a route is drawn with.
pub struct RouteStroke {
    /// Width in px.
    pub width_px: f32,
    /// Dashes and gaps in px.
    pub dash_px: &'static [f32],
    /// Colour.
    pub color: Rgba,
}

/// How a route is drawn, the lowest line first; the legend shows the same. A pipeline is a thin
/// line, a railway a dark one with light sleepers, a corridor a broad band.
pub fn route_strokes(kind: RouteKind, status: RouteStatus, theme: &super::theme::Theme) -> Vec<RouteStroke> {
    let dash_px = route_dash_px(status);
    let stroke = |width_px, dash_px, color| RouteStroke { width_px, dash_px, color };
    match kind {
        RouteKind::Oil | RouteKind::Gas => vec![stroke(1.4, dash_px, theme.route.alpha(210))],
        RouteKind::Corridor => vec![stroke(4.4, &[], theme.route.alpha(70)), stroke(1.0, dash_px, theme.route)],
        RouteKind::Rail if status == RouteStatus::Running => {
            vec![stroke(2.8, &[], theme.route), stroke(1.3, &[4.0, 4.0], theme.marker_edge)]
        }
        RouteKind::Rail => vec![stroke(2.8, dash_px, theme.route)],
    }
}

/// Dashes and gaps of a route by its status; the legend shows the same.
pub const fn route_dash_px(status: RouteStatus) -> &'static [f32] {
    match status {
        RouteStatus::Running => &[],
        RouteStatus::Building => &[7.0, 3.0],
        RouteStatus::Planned => &[3.0, 3.0],
        RouteStatus::Halted => &[1.5, 4.0],
    }
}
