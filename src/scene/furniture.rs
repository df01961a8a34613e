//! What stands around a map besides names and legend: scale bar, the inset's box, arcs.

use super::ground::Ground;
use super::item::{Mark, Placement, Px, RectPx, TextMark, Weight};
use super::style::Style;
use crate::atlas::Event;
use crate::map::Camera;

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
    let words = |label: String| {
        Mark::Text(TextMark {
            text: label,
            baseline: at,
            size_px: 10.0 * s,
            weight: Weight::Regular,
            spacing_px: 0.0,
            color: theme.muted,
            halo: Some((theme.halo.alpha(200), 2.0 * s)),
        })
    };
    let title = ground.kind().short_title();
    if !ground.kind().is_geographic() {
        return vec![words(title.to_owned())];
    }
    vec![
        Mark::Line { points, width_px: 1.2 * s, dash_px: Vec::new(), color: theme.muted },
        words(format!("{round_km} km · {title}")),
    ]
}

/// Where the camera looks and where legend and inset stand, so that neither covers a scored
/// country when the camera is free to make room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrangement {
    /// The camera.
    pub camera: Camera,
    /// Top left of the legend.
    pub legend: RectPx,
    /// The inset's box, when the camera is far enough to need one and there is room.
    pub inset: Option<RectPx>,
    /// Strips that the fit leaves free at the right and at the bottom, in shares of the legend's size.
    pub beside: [f32; 2],
}

/// What the camera is asked to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Aim {
    /// Show this extent (west, south, east, north in degrees), making room for legend and inset.
    Fit([f64; 4]),
    /// The same with the strips that another fit has found best, for a box of nearly the same size.
    FitBeside([f64; 4], [f32; 2]),
    /// Exactly this.
    Exact(Camera),
}

/// Strips that a fit leaves free at the right and at the bottom, in shares of the legend's size.
const FIT_TRIES: [[f32; 2]; 14] = [
    [0.0, 0.0],
    [0.0, 0.2],
    [0.0, 0.4],
    [0.0, 0.6],
    [0.0, 0.8],
    [0.0, 1.05],
    [0.3, 0.0],
    [0.3, 0.3],
    [0.6, 0.0],
    [0.6, 0.3],
    [0.9, 0.0],
    [1.1, 0.0],
    [0.0, -0.2],
    [0.3, -0.2],
];

/// Arranges a frame: camera, legend of the given size, inset. `keep_free` are boxes that are taken
/// (the date).
pub fn arrange(
    ground: &Ground,
    aim: Aim,
    rect: RectPx,
    legend: [f32; 2],
    inset: bool,
    style: &Style,
    keep_free: &[RectPx],
) -> Arrangement {
    let tries: &[[f32; 2]] = match &aim {
        Aim::Exact(_) => &[[0.0, 0.0]],
        Aim::FitBeside(_, beside) => std::slice::from_ref(beside),
        Aim::Fit(_) => &FIT_TRIES,
    };
    let mut best: Option<(f64, Arrangement)> = None;
    // Among tiles nothing may fall over the edge: there is no land beyond that would say where it is.
    let allowed = |[_, bottom]: &&[f32; 2]| ground.kind().is_geographic() || *bottom >= 0.0;
    for [right, bottom] in tries.iter().filter(allowed) {
        let camera = match aim {
            Aim::Exact(camera) => camera,
            Aim::Fit(extent) | Aim::FitBeside(extent, _) => {
                fit_beside(ground, extent, rect, right * legend[0], bottom * legend[1])
            }
        };
        let at = super::build::placement(ground, &camera, rect);
        let land = scored_points(ground, &at);
        let Some((covered, spot)) = legend_spot(&land, rect, legend, style, keep_free) else { continue };
        let inset = if inset { inset_box(ground, &land, &at, rect, style, &[spot]) } else { None };
        let arrangement = Arrangement { camera, legend: spot, inset, beside: [*right, *bottom] };
        // Land under the legend costs most, then a smaller map.
        let under_text = land.iter().filter(|p| keep_free.iter().any(|k| k.contains(**p))).count();
        let hidden = covered as f64 * 6.0 + under_text as f64 * 1.5;
        let cost = hidden - camera.zoom * 220.0 - inset.map_or(0.0, |i| f64::from(i.w / rect.w) * 120.0);
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, arrangement));
        }
    }
    best.map_or_else(
        || {
            let camera = match aim {
                Aim::Exact(camera) => camera,
                Aim::Fit(extent) | Aim::FitBeside(extent, _) => fit_beside(ground, extent, rect, 0.0, 0.0),
            };
            let legend = RectPx::new(rect.x, rect.y, legend[0], legend[1]);
            Arrangement { camera, legend, inset: None, beside: [0.0, 0.0] }
        },
        |(_, arrangement)| arrangement,
    )
}

/// The camera that fits the extent into the box without its right and bottom strips.
fn fit_beside(ground: &Ground, extent: [f64; 4], rect: RectPx, right: f32, bottom: f32) -> Camera {
    let (w, h) = ((rect.w - right).max(40.0), (rect.h - bottom).max(40.0));
    let extent = ground.extent_to_fit(extent);
    let mut camera = Camera::fit(ground.kind(), extent, f64::from(w) * 0.97, f64::from(h) * 0.97);
    let scale = camera.scale() as f32;
    let centre = ground.map_from_lon_lat(camera.centre);
    let moved = crate::map::Point::new(centre.x + right / 2.0 / scale, centre.y + bottom / 2.0 / scale);
    camera.centre = ground.lon_lat_from_map(moved).unwrap_or(camera.centre);
    camera
}

/// Vertices of the scored countries on the page.
fn scored_points(ground: &Ground, placement: &Placement) -> Vec<Px> {
    ground.scored_outline().iter().map(|p| placement.px_from_map(*p)).collect()
}

/// The corner where a box covers the fewest vertices of scored land, and how many.
fn legend_spot(
    land: &[Px],
    rect: RectPx,
    [w, h]: [f32; 2],
    style: &Style,
    keep_free: &[RectPx],
) -> Option<(usize, RectPx)> {
    let m = 12.0 * style.text_scale;
    let corners = [
        (rect.right() - w - m, rect.bottom() - h - m),
        (rect.right() - w - m, rect.y + m),
        (rect.x + m, rect.y + m),
        (rect.x + m, rect.bottom() - h - m),
    ];
    let boxes = corners.into_iter().map(|(x, y)| RectPx::new(x, y, w, h));
    let free = boxes.filter(|b| rect.encloses(b) && !keep_free.iter().any(|k| k.overlaps(b)));
    free.map(|b| (land.iter().filter(|p| b.grown(4.0).contains(**p)).count(), b)).min_by_key(|(covered, _)| *covered)
}

/// The box for the South Caucasus inset: at a lower corner, as large as it can be without
/// covering land of a scored country; `None` when the camera is near enough to do without, or when
/// there is no room.
fn inset_box(
    ground: &Ground,
    land: &[Px],
    placement: &Placement,
    rect: RectPx,
    style: &Style,
    taken: &[RectPx],
) -> Option<RectPx> {
    // px per map unit from which the South Caucasus is large enough without an inset.
    const NEAR_ENOUGH: f32 = 52.0;
    let aspect = inset_aspect(ground);
    if placement.scale / style.text_scale > NEAR_ENOUGH || !inset_helps(ground) {
        return None;
    }
    // A map of another region has no use for it.
    let [w, s, e, n] = INSET_EXTENT;
    let middle = ground.map_from_lon_lat([f64::midpoint(w, e), f64::midpoint(s, n)]);
    if !rect.contains(placement.px_from_map(middle)) {
        return None;
    }
    let margin = 12.0 * style.text_scale;
    let largest = (rect.w * 0.40).min(rect.h * 0.46 * aspect);
    (0..14).map(|i| largest * 0.94_f32.powi(i)).find_map(|w| {
        let h = w / aspect;
        let candidate = RectPx::new(rect.x + margin, rect.bottom() - margin - h, w, h);
        let clear = w > 180.0 * style.text_scale
            && !taken.iter().any(|t| t.grown(margin * 0.6).overlaps(&candidate))
            && !land.iter().any(|p| candidate.grown(6.0).contains(*p));
        clear.then_some(candidate)
    })
}

/// Abkhazia to Absheron and Astara, without a corner of Kazakhstan.
const INSET_EXTENT: [f64; 4] = [39.8, 38.2, 50.55, 43.62];

/// Whether the inset shows some of the scored land, and not most of it: a dataset about another
/// region, or about the South Caucasus alone, has no use for it.
fn inset_helps(ground: &Ground) -> bool {
    if !ground.kind().is_geographic() {
        return false;
    }
    let points = ground.scored_outline();
    let [w, s, e, n] = INSET_EXTENT;
    let corners = [[w, s], [w, n], [e, s], [e, n]].map(|p| ground.map_from_lon_lat(p));
    let bounds = crate::map::Bounds::around(&corners);
    let inside = points.iter().filter(|p| bounds.contains(**p)).count();
    inside * 50 > points.len() && inside * 2 < points.len()
}

/// Width by height of the inset's extent: a box of this form shows nothing beyond it.
fn inset_aspect(ground: &Ground) -> f32 {
    let [w, s, e, n] = INSET_EXTENT;
    let edge = (0..=8).flat_map(|i| {
        let t = f64::from(i) / 8.0;
        let (lon, lat) = (w + (e - w) * t, s + (n - s) * t);
        [[lon, s], [lon, n], [w, lat], [e, lat]]
    });
    let points: Vec<crate::map::Point> = edge.map(|p| ground.map_from_lon_lat(p)).collect();
    let bounds = crate::map::Bounds::around(&points);
    bounds.width() / bounds.height().max(1e-6)
}

/// The camera of the inset.
pub fn inset_camera(ground: &Ground, area: RectPx) -> Camera {
    Camera::fit(ground.kind(), INSET_EXTENT, f64::from(area.w) - 6.0, f64::from(area.h) - 6.0)
}

/// Whether an event stands on the part of the map that the inset shows.
pub fn in_inset(ground: &Ground, event: &Event) -> bool {
    ground.kind().is_geographic() && event.position.is_some_and(inset_shows)
}

/// Whether the inset shows a place, longitude and latitude.
pub(super) fn inset_shows([lon, lat]: [f64; 2]) -> bool {
    let [w, s, e, n] = INSET_EXTENT;
    (w..=e).contains(&lon) && (s..=n).contains(&lat)
}

/// A thin frame on the main map around what the inset shows larger.
pub fn inset_outline(ground: &Ground, placement: &Placement, style: &Style) -> Vec<Mark> {
    const STEPS: u8 = 12;
    let [w, s, e, n] = INSET_EXTENT;
    let side = |from: [f64; 2], to: [f64; 2]| {
        (0..STEPS).map(move |i| {
            let t = f64::from(i) / f64::from(STEPS);
            [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]
        })
    };
    let corners = [[w, s], [e, s], [e, n], [w, n], [w, s]];
    let edge = corners.windows(2).flat_map(|pair| side(pair[0], pair[1])).chain([corners[0]]);
    let points = edge.map(|p| placement.px_from_map(ground.map_from_lon_lat(p))).collect();
    vec![Mark::Line {
        points,
        width_px: 0.9 * style.text_scale,
        dash_px: vec![3.0 * style.text_scale, 2.0 * style.text_scale],
        color: style.theme.muted,
    }]
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
