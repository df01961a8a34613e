//! What stands around a map besides names and legend: scale bar, the inset's box, arcs.

use super::ground::Ground;
use super::item::{Mark, Placement, Px, RectPx, TextMark, Weight};
use super::style::Style;
use crate::atlas::Event;
use crate::map::{Camera, Region};
use crate::text;

/// A scale bar whose left end stands at `at` (baseline of its words), for the latitude in the
/// middle of the frame.
pub fn scale_bar(ground: &Ground, placement: &Placement, camera: &Camera, at: Px, style: &Style) -> Vec<Mark> {
    let metres_per_px = ground.metres_per_unit(camera.centre[1]) / f64::from(placement.scale);
    let goal_km = metres_per_px * 110.0 * f64::from(style.text_scale) / 1000.0;
    let power = libm::pow(10.0, libm::floor(libm::log10(goal_km)));
    let round_km = [5.0, 2.0, 1.0].into_iter().map(|k| k * power).find(|k| *k <= goal_km).unwrap_or(power);
    let length = (round_km * 1000.0 / metres_per_px) as f32;
    let (s, theme) = (style.text_scale, style.theme);
    let y = at.y - 14.0 * s;
    let points =
        [(0.0, -4.0), (0.0, 0.0), (length, 0.0), (length, -4.0)].map(|(x, dy)| Px::new(at.x + x, y + dy * s)).to_vec();
    let label = format!("{round_km} km · {}", ground.kind().title());
    vec![
        Mark::Line { points, width_px: 1.2 * s, dash_px: Vec::new(), color: theme.muted },
        Mark::Text(TextMark {
            text: label,
            baseline: at,
            size_px: 10.0 * s,
            weight: Weight::Regular,
            spacing_px: 0.0,
            color: theme.muted,
            halo: Some((theme.halo.alpha(200), 2.0 * s)),
        }),
    ]
}

/// The box for the South Caucasus inset: at the bottom left, as large as it can be without
/// covering land of a scored country; `None` when the camera is near enough to do without, or when
/// there is no room.
pub fn inset_box(ground: &Ground, placement: &Placement, rect: RectPx, style: &Style) -> Option<RectPx> {
    const ASPECT: f32 = 1.62;
    const NEAR_ENOUGH: f32 = 52.0;
    if placement.scale / style.text_scale > NEAR_ENOUGH {
        return None;
    }
    let (_, level) = ground.level(placement.scale);
    let scored: Vec<Px> = ground
        .atlas()
        .countries
        .iter()
        .zip(&level.countries)
        .filter(|(c, _)| c.is_scored())
        .flat_map(|(_, land)| land.rings.iter().flatten().map(|p| placement.px_from_map(*p)))
        .collect();
    let margin = 12.0 * style.text_scale;
    let largest = (rect.w * 0.42).min(rect.h * 0.42 * ASPECT);
    (0..12).map(|i| largest * 0.93_f32.powi(i)).find_map(|w| {
        let h = w / ASPECT;
        let candidate = RectPx::new(rect.x + margin, rect.bottom() - margin - h, w, h);
        let clear = w > 190.0 * style.text_scale && !scored.iter().any(|p| candidate.grown(6.0).contains(*p));
        clear.then_some(candidate)
    })
}

/// The camera of the inset.
pub fn inset_camera(ground: &Ground, area: RectPx) -> Camera {
    Camera::fit(ground.kind(), Region::SouthCaucasus.extent(), f64::from(area.w) - 8.0, f64::from(area.h) - 8.0)
}

/// Arcs from an event outside the countries it concerns to their capitals.
pub fn event_arcs(event: &Event, ground: &Ground, placement: &Placement, style: &Style) -> Vec<Mark> {
    let Some(position) = event.position.filter(|_| event.abroad) else { return Vec::new() };
    let from = placement.px_from_map(ground.map_from_lon_lat(position));
    let towns = &ground.atlas().basemap.towns;
    let capitals = event.countries.iter().filter_map(|c| towns.iter().find(|t| t.rank == 0 && t.country == *c));
    capitals
        .map(|town| {
            let to = placement.px_from_map(ground.map_from_lon_lat(town.position));
            // Bent to the side by a seventh of the way.
            let bend = Px::new(
                f32::midpoint(from.x, to.x) - (to.y - from.y) / 7.0,
                f32::midpoint(from.y, to.y) + (to.x - from.x) / 7.0,
            );
            let points = (0..=24).map(|i| {
                let t = i as f32 / 24.0;
                let mix = |a: f32, b: f32, c: f32| (1.0 - t).powi(2) * a + 2.0 * t * (1.0 - t) * b + t * t * c;
                Px::new(mix(from.x, bend.x, to.x), mix(from.y, bend.y, to.y))
            });
            Mark::Line {
                points: points.collect(),
                width_px: 1.4 * style.text_scale,
                dash_px: Vec::new(),
                color: style.theme.selection,
            }
        })
        .collect()
}

/// Width of a line of text in px.
pub fn text_width(label: &str, size_px: f32, weight: Weight) -> f32 {
    text::measure(label, weight, size_px, 0.0)
}
