//! A page with a map: where map, inset, legend and scale bar stand.

use super::citations::{cited, shown_events};
use super::metadata::{map_description, metadata_of};
use super::page::{Composed, Page, foot, heading};
use super::request::{CameraChoice, Request};
use super::words::{credits, how_to_read};
use crate::alignment::Reading;
use crate::atlas::{AreaStatus, CategoryGroup, Event, Pole};
use crate::scene::{
    Aim, Arrangement, ClassesShown, Elsewhere, Ground, LegendContent, MapFrame, MapItem, Mark, Placement, Px, RectPx,
    Resolution, STRIP_HEIGHT, Scene, Style, arrange, beyond_data, elsewhere, in_inset, inset_camera, inset_outline,
    legend, map_items, marker_counts, marker_marks, moved, place_event_labels, place_events, place_labels, placement,
    prepare_patterns, scale_bar, values_under,
};
use crate::view::{Face, Scope, View, faces, key};
use std::sync::Arc;

/// A page with a map.
pub(super) fn compose(reading: &Reading, request: &Request) -> Composed {
    let atlas = Arc::clone(reading.atlas());
    let other = request.other_reading(&atlas);
    let scope = request.scope(reading, other.as_ref());
    let page = Page::new(request);
    let mut marks = Vec::new();
    // The ground needs nothing of what the page says: it is made meanwhile.
    let (ground, metadata, faces, cited, top, bottom) = std::thread::scope(|threads| {
        let ground = threads.spawn(|| Ground::for_day(Arc::clone(&atlas), request.projection, request.day));
        let faces = faces(&request.view, &scope);
        let cited = cited(&scope, request);
        let metadata = metadata_of(&scope, request, map_description(&scope, request, &faces), &cited);
        let top = heading(&mut marks, &scope, request, &page);
        let notes = [how_to_read(&scope, request, &faces)];
        let bottom = foot(&mut marks, request, &page, &notes, &credits(&scope, request, &cited));
        let ground =
            ground.join().unwrap_or_else(|_| Ground::for_day(Arc::clone(&atlas), request.projection, request.day));
        (ground, metadata, faces, cited, top, bottom)
    });
    drop(cited);
    let rect = RectPx::new(page.margin, top, page.size[0] - 2.0 * page.margin, (bottom - top).max(40.0));
    // Values under names: what a view of classes says in colours alone.
    let style = Style {
        text_scale: page.s,
        value_ems: request.view.value_ems(),
        all_coloured: request.view.colours_all(),
        ..request.style.clone()
    };
    let view = MapView { ground: &ground, request, style: &style, scope: &scope, faces: &faces };
    let (frames, map_marks) = map(&view, rect);
    marks.extend(map_marks);
    let scene = Scene {
        size_px: page.size,
        background: style.theme.page,
        frames,
        marks,
        title: metadata.title.clone(),
        description: metadata.description.clone(),
    };
    Composed { scene, metadata, ground: Some(ground), hotspots: Vec::new() }
}

/// What a frame of map is made from.
struct MapView<'a> {
    ground: &'a Ground,
    request: &'a Request,
    style: &'a Style,
    scope: &'a Scope<'a>,
    faces: &'a [Face],
}

impl MapView<'_> {
    fn frame(&self, clip: RectPx, at: Placement, marks: Vec<Mark>) -> MapFrame {
        let resolution = Resolution { scale: at.scale, pixels_per_px: self.request.scale };
        prepare_patterns(self.ground, self.faces, self.request.day, self.style, resolution);
        let mut items = map_items(self.ground, self.faces, self.request.day, self.style, resolution);
        let theme = self.style.theme;
        if let Some(rings) = beyond_data(self.ground, &at, clip) {
            items.insert(0, MapItem::Fill { name: "paper".into(), rings, color: theme.page });
        }
        MapFrame { clip, background: theme.water, placement: at, items, marks }
    }

    fn aim(&self, rect: RectPx) -> Aim {
        match self.request.camera {
            CameraChoice::Region(region) => Aim::Fit(region.extent()),
            other => Aim::Exact(other.camera(self.request.projection, f64::from(rect.w), f64::from(rect.h))),
        }
    }
}

/// The map's box, what stands in it and the strip over it.
struct Laid {
    rect: RectPx,
    arranged: Arrangement,
    at: Placement,
    elsewhere: Option<Elsewhere>,
}

/// Arranges the map; where events lie outside it, lower by the strip that names their places.
fn lay_out(view: &MapView<'_>, whole: RectPx, events: &[&Event], legend_size: [f32; 2]) -> Laid {
    let (style, ground) = (view.style, view.ground);
    let within = |rect: RectPx, aim: Aim| {
        let arranged = arrange(ground, aim, rect, legend_size, style.inset, style, &[]);
        let at = placement(ground, &arranged.camera, rect);
        let elsewhere = elsewhere(events.iter().copied(), ground, &at, rect, whole, style, None);
        Laid { rect, arranged, at, elsewhere }
    };
    let strip = (STRIP_HEIGHT + 5.0) * style.text_scale;
    let laid = within(whole, view.aim(whole));
    if laid.elsewhere.is_none() || whole.h < 4.0 * strip {
        return Laid { elsewhere: None, ..laid };
    }
    let lower = RectPx::new(whole.x, whole.y + strip, whole.w, whole.h - strip);
    let aim = match view.aim(lower) {
        Aim::Fit(extent) => Aim::FitBeside(extent, laid.arranged.beside),
        other => other,
    };
    within(lower, aim)
}

/// The map with its inset, legend and scale bar.
fn map(view: &MapView<'_>, whole: RectPx) -> (Vec<MapFrame>, Vec<Mark>) {
    let (style, ground, s) = (view.style, view.ground, view.style.text_scale);
    let events: &[&Event] = &if style.events { shown_events(view.scope.reading, view.request) } else { Vec::new() };
    let (legend_marks, legend_size) = legend(&content(view, events), style);
    let Laid { rect, arranged, at, elsewhere } = lay_out(view, whole, events, legend_size);
    let (camera, legend_box, inset) = (arranged.camera, arranged.legend, arranged.inset);
    // What the inset shows larger is not shown twice.
    let on_map = |event: &&Event| inset.is_none() || !in_inset(ground, event);
    let markers = place_events(events.iter().copied().filter(on_map), ground, &at, rect, style, None);
    // Right of whatever stands in the lower left corner.
    let in_corner = |r: &RectPx| r.x < rect.centre().x && r.bottom() > rect.bottom() - 40.0 * s;
    let corner = [Some(legend_box), inset].into_iter().flatten().filter(in_corner);
    let scale_x = corner.map(|r| r.right()).fold(rect.x, f32::max);
    let scale_at = Px::new(scale_x + 14.0 * s, rect.bottom() - 12.0 * s);
    let scale_room = RectPx::new(scale_at.x, scale_at.y - 20.0 * s, 190.0 * s, 26.0 * s);
    let keep: Vec<RectPx> = inset.into_iter().chain([legend_box, scale_room]).collect();
    // The inset is made beside the main map.
    let (frame, inset) = std::thread::scope(|scope| {
        let inset = inset.map(|area| scope.spawn(move || inset_frame(view, area, events)));
        let labels = place_labels(ground, &at, rect, style, &keep, inset.is_some());
        let mut marks = if inset.is_some() { inset_outline(ground, &at, style) } else { Vec::new() };
        marks.extend(marker_marks(&markers, style));
        // Names over symbols: their halo keeps them readable, and a symbol is still seen around them.
        marks.extend(labels.marks.iter().cloned());
        marks.extend(values_under(&labels, view.faces, style));
        marks.extend(place_event_labels(&markers, &labels, rect, style));
        marks.extend(marker_counts(&markers, &labels, style));
        (view.frame(rect, at, marks), inset.and_then(|i| i.join().ok()))
    });
    let mut frames = vec![frame];
    let mut page_marks = scale_bar(ground, &at, &camera, scale_at, style);
    if let Some((frame, edge)) = inset {
        frames.push(frame);
        page_marks.push(edge);
    }
    page_marks.extend(moved(legend_marks, Px::new(legend_box.x, legend_box.y)));
    if let Some(Elsewhere { marks, markers, .. }) = elsewhere {
        page_marks.extend(marks);
        page_marks.extend(marker_marks(&markers, style));
    }
    (frames, page_marks)
}

fn inset_frame(view: &MapView<'_>, area: RectPx, events: &[&Event]) -> (MapFrame, Mark) {
    let camera = inset_camera(view.ground, area);
    let at = placement(view.ground, &camera, area);
    // Nearer than the map around it, but with no more in it: no first-order units.
    let plain = Style { units: false, ..view.style.clone() };
    let view = &MapView { style: &plain, ..*view };
    let style = Style { text_scale: plain.text_scale * 0.92, ..plain.clone() };
    let markers = place_events(events.iter().copied(), view.ground, &at, area, &style, None);
    let labels = place_labels(view.ground, &at, area, &style, &[], false);
    let mut marks = marker_marks(&markers, &style);
    marks.extend(labels.marks.iter().cloned());
    marks.extend(values_under(&labels, view.faces, &style));
    marks.extend(place_event_labels(&markers, &labels, area, &style));
    marks.extend(marker_counts(&markers, &labels, &style));
    let edge = Mark::Rect {
        rect: area,
        radius_px: 3.0,
        fill: None,
        stroke: Some((view.style.theme.muted, 1.2 * view.style.text_scale)),
    };
    (view.frame(area, at, marks), edge)
}

fn content(view: &MapView<'_>, events: &[&Event]) -> LegendContent {
    let shown = |g: &&CategoryGroup| events.iter().any(|e| e.category.group() == **g && e.position.is_some());
    let reading = view.scope.reading;
    let atlas = reading.atlas();
    let placed = view.request.projection.is_geographic();
    let areas = || atlas.areas.iter().filter(|a| placed && view.style.areas && a.span().contains(view.request.day));
    let by_agreement = |status| matches!(status, AreaStatus::Peacekeepers | AreaStatus::Administered);
    let in_force = |wanted: &dyn Fn(AreaStatus) -> bool| areas().any(|a| wanted(a.status));
    let made_of_cells = areas().any(|a| a.cells.is_some());
    LegendContent {
        poles: legend_poles(reading, view.request.west_split && view.request.view == View::Leaning),
        classes: ClassesShown::of(view.faces),
        key: key(&view.request.view, view.scope, Some(view.faces)),
        thin: view.faces.iter().any(|f| f.thin),
        groups: CategoryGroup::ALL.iter().filter(shown).copied().collect(),
        areas: in_force(&|status| !by_agreement(status)),
        administered: in_force(&by_agreement),
        settlements: if made_of_cells { atlas.settlements.len() } else { 0 },
        conflict: view.faces.iter().any(|f| f.conflicting),
        routes: view.style.routes,
        others: view.request.view.unrecorded(),
        pole_states: placed && !view.request.view.colours_all() && atlas.countries.iter().any(|c| c.pole.is_some()),
    }
}

/// The poles that a legend of classes names: the West's two parts where it is shown split.
pub fn legend_poles(reading: &Reading, split: bool) -> Vec<Pole> {
    let parts = |pole: &Pole| match pole {
        Pole::West if split => vec![Pole::Eu, Pole::Us],
        other => vec![*other],
    };
    reading.poles().iter().flat_map(parts).collect()
}

#[cfg(test)]
#[path = "map_tests.rs"]
mod tests;
