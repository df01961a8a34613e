//! The page: where title, map, inset, legend, scale bar and notes stand.

use super::citations::{Cited, cited, shown_events};
use super::metadata::{Metadata, command, metadata_of, title, weights_words};
use super::request::{CameraChoice, Request};
use crate::alignment::{Reading, Snapshot};
use crate::atlas::{AreaStatus, Borders, CategoryGroup, Event};
use crate::scene::{
    Aim, CONFLICT_SHOWN_FROM, CountryLook, Ground, LegendContent, MapFrame, Mark, Placement, Px, RectPx, Resolution,
    Scene, Style, TextMark, Weight, arrange, inset_camera, legend, map_items, marker_marks, moved, place_event_labels,
    place_events, place_labels, placement, prepare_patterns, scale_bar,
};
use crate::text;
use std::sync::Arc;

/// How countries look on the day of a snapshot.
pub fn looks_of(snapshot: &Snapshot) -> Vec<CountryLook> {
    let look = |c: &crate::alignment::CountryState| CountryLook {
        id: c.id,
        class: c.class,
        conflicting: !c.class.lead().is_empty() && c.conflict >= CONFLICT_SHOWN_FROM,
    };
    snapshot.countries.iter().map(look).collect()
}

/// Sizes of the page that follow from its size.
struct Page {
    size: [f32; 2],
    /// Factor on text and distances.
    s: f32,
    margin: f32,
}

impl Page {
    fn new(request: &Request) -> Self {
        let [w, h] = request.size_px.map(|v| v as f32);
        let s = (w.min(h * 1.6) / 1150.0).clamp(0.5, 8.0) * request.style.text_scale;
        Self { size: [w, h], s, margin: 22.0 * s }
    }
}

/// Everything of one figure as a scene.
pub fn compose(reading: &Reading, request: &Request) -> Scene {
    compose_whole(reading, request).0
}

/// The same with the facts that the file carries, and the ground that it was made from.
pub(super) fn compose_whole(reading: &Reading, request: &Request) -> (Scene, Metadata, Ground) {
    let atlas = Arc::clone(reading.atlas());
    let page = Page::new(request);
    let style = Style { text_scale: page.s, ..request.style.clone() };
    let mut marks = Vec::new();
    // The ground needs nothing of what the page says: it is made meanwhile.
    let (ground, metadata, looks, top, bottom) = std::thread::scope(|scope| {
        let ground = scope.spawn(|| Ground::for_day(Arc::clone(&atlas), request.projection, request.day));
        let snapshot = reading.snapshot(request.day);
        let looks = looks_of(&snapshot);
        let cited = cited(reading, request);
        let metadata = metadata_of(reading, request, &snapshot, &cited);
        let top = heading(&mut marks, reading, request, &page, &style);
        let bottom = notes(&mut marks, reading, request, &page, &style, &looks, &cited);
        let ground =
            ground.join().unwrap_or_else(|_| Ground::for_day(Arc::clone(&atlas), request.projection, request.day));
        (ground, metadata, looks, top, bottom)
    });
    let rect = RectPx::new(page.margin, top, page.size[0] - 2.0 * page.margin, (bottom - top).max(40.0));
    let view = View { ground: &ground, request, style: &style, looks: &looks };
    let (frames, map_marks) = map(&view, reading, rect);
    marks.extend(map_marks);
    let scene = Scene {
        size_px: page.size,
        background: style.theme.page,
        frames,
        marks,
        title: metadata.title.clone(),
        description: metadata.description.clone(),
    };
    (scene, metadata, ground)
}

fn line(label: String, baseline: Px, size_px: f32, weight: Weight, color: crate::scene::Rgba) -> Mark {
    Mark::Text(TextMark { text: label, baseline, size_px, weight, spacing_px: 0.0, color, halo: None })
}

/// Title and subtitle; returns the top of the map.
fn heading(marks: &mut Vec<Mark>, reading: &Reading, request: &Request, page: &Page, style: &Style) -> f32 {
    let (s, width) = (page.s, page.size[0] - 2.0 * page.margin);
    let mut y = page.margin * 0.8;
    for words in text::wrap(&title(reading, request), Weight::Bold, 23.0 * s, width).into_iter().take(2) {
        y += 24.0 * s;
        marks.push(line(words, Px::new(page.margin, y), 23.0 * s, Weight::Bold, style.theme.text));
    }
    y += 23.0 * s;
    let date = request.day.long();
    let date_width = text::measure(&date, Weight::Bold, 16.0 * s, 0.0);
    marks.push(line(date, Px::new(page.margin, y), 16.0 * s, Weight::Bold, style.theme.text));
    let lens = format!(
        "{}, {} weights · a summary of cited evidence, not a measurement",
        reading.lens().name,
        weights_words(reading)
    );
    let lens_x = page.margin + date_width + 12.0 * s;
    let lens = text::ellipsis(&lens, Weight::Regular, 13.0 * s, page.size[0] - page.margin - lens_x);
    marks.push(line(lens, Px::new(lens_x, y), 13.0 * s, Weight::Regular, style.theme.muted));
    y + 11.0 * s
}

/// Notes in two columns at the foot; returns their top.
fn notes(
    marks: &mut Vec<Mark>,
    reading: &Reading,
    request: &Request,
    page: &Page,
    style: &Style,
    looks: &[CountryLook],
    cited: &Cited,
) -> f32 {
    let (s, size) = (page.s, 9.6 * page.s);
    let gap = 24.0 * s;
    let column = (page.size[0] - 2.0 * page.margin - gap) / 2.0;
    let left = text::wrap(&how_to_read(reading, request, looks), Weight::Regular, size, column);
    let right: Vec<String> = [cited.line(), credits(reading, request), command(reading, request)]
        .iter()
        .flat_map(|p| text::wrap(p, Weight::Regular, size, column))
        .collect();
    let leading = 13.2 * s;
    let most = ((page.size[1] * 0.22 / leading) as usize).clamp(2, 14);
    let rows = left.len().max(right.len()).min(most);
    let top = page.size[1] - page.margin * 0.7 - rows as f32 * leading;
    for (x, words) in [(page.margin, left), (page.margin + column + gap, right)] {
        for (i, row) in words.into_iter().take(rows).enumerate() {
            let baseline = Px::new(x, top + leading * (i as f32 + 0.75));
            marks.push(line(row, baseline, size, Weight::Regular, style.theme.muted));
        }
    }
    top - 8.0 * s
}

fn how_to_read(reading: &Reading, request: &Request, looks: &[CountryLook]) -> String {
    let poles: Vec<&str> = reading.poles().iter().map(|p| p.title()).collect();
    let borders = match request.style.borders {
        Borders::Recognised => {
            "Borders as recognised by the UN General Assembly; hatched: held by another on this date."
        }
        Borders::DeFacto => {
            "Land as recognised by the UN General Assembly; lines of control drawn solid, hatched: held by another."
        }
        Borders::Claims => {
            "Borders as recognised by the UN General Assembly; hatched: held by another; outlined: claimed."
        }
    };
    let conflict = if looks.iter().any(|l| l.conflicting) {
        " Cross-hatch: much of the evidence points the other way."
    } else {
        ""
    };
    let placed = request.projection.is_geographic();
    let on_day = |a: &&crate::atlas::Area| a.cells.is_some() && a.span().contains(request.day);
    let cells = reading.atlas().areas.iter().filter(on_day).count();
    let front = if placed && request.style.areas && cells > 0 {
        let all = reading.atlas().settlements.len();
        format!(" Front lines are approximate: half way between the nearest of {all} settlements with dated control.")
    } else {
        String::new()
    };
    let ground = if placed {
        format!(
            "Viewpoint: {}. {borders}{front} Outlined and neutral: the poles, which are not scored.",
            request.style.borders.title().to_lowercase()
        )
    } else {
        "Every scored country is one tile of the same size.".to_owned()
    };
    format!(
        "How to read it: each colour is the class of {} scores per country ({}), each the balance of dated, cited evidence in four \
         domains. Stripes: the second pole is at least half as strong as the first.{conflict} {ground} Symbols: events of {} to {}.",
        poles.len(),
        poles.join(", "),
        request.event_window().0.long(),
        request.event_window().1.long()
    )
}

fn credits(reading: &Reading, request: &Request) -> String {
    let atlas = reading.atlas();
    let fingerprint: String = atlas.fingerprint.chars().take(19).collect();
    format!(
        "{}{}. {} {}, {fingerprint}…, method {}.",
        if request.projection.is_geographic() {
            "Basemap: Natural Earth; towns and settlements: GeoNames (CC BY 4.0), names edited. "
        } else {
            ""
        },
        request.projection.title(),
        atlas.title,
        atlas.version,
        atlas.method.version
    )
}

/// What a frame of map is made from.
struct View<'a> {
    ground: &'a Ground,
    request: &'a Request,
    style: &'a Style,
    looks: &'a [CountryLook],
}

impl View<'_> {
    fn frame(&self, clip: RectPx, at: Placement, marks: Vec<Mark>) -> MapFrame {
        let resolution = Resolution { scale: at.scale, pixels_per_px: self.request.scale };
        prepare_patterns(self.ground, self.looks, self.request.day, self.style, resolution);
        let items = map_items(self.ground, self.looks, self.request.day, self.style, resolution);
        MapFrame { clip, background: self.style.theme.water, placement: at, items, marks }
    }

    fn aim(&self, rect: RectPx) -> Aim {
        match self.request.camera {
            CameraChoice::Region(region) => Aim::Fit(region.extent()),
            other => Aim::Exact(other.camera(self.request.projection, f64::from(rect.w), f64::from(rect.h))),
        }
    }
}

/// The map with its inset, legend and scale bar.
fn map(view: &View<'_>, reading: &Reading, rect: RectPx) -> (Vec<MapFrame>, Vec<Mark>) {
    let (style, ground, s) = (view.style, view.ground, view.style.text_scale);
    let events: &[&Event] = &if style.events { shown_events(reading, view.request) } else { Vec::new() };
    let (legend_marks, legend_size) = legend(&content(view, reading, events), style);
    let aim = view.aim(rect);
    let arranged = arrange(ground, aim, rect, legend_size, true, style, &[]);
    let (camera, legend_box, inset) = (arranged.camera, arranged.legend, arranged.inset);
    let at = placement(ground, &camera, rect);
    let markers = place_events(events.iter().copied(), ground, &at, rect, style, None, true);
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
        let labels = place_labels(ground, &at, rect, style, &keep);
        let mut marks = marker_marks(&markers, style);
        // Names over symbols: their halo keeps them readable, and a symbol is still seen around them.
        marks.extend(labels.marks.iter().cloned());
        marks.extend(place_event_labels(&markers, &labels, rect, style));
        (view.frame(rect, at, marks), inset.and_then(|i| i.join().ok()))
    });
    let mut frames = vec![frame];
    let mut page_marks = scale_bar(ground, &at, &camera, scale_at, style);
    if let Some((frame, edge)) = inset {
        frames.push(frame);
        page_marks.push(edge);
    }
    page_marks.extend(moved(legend_marks, Px::new(legend_box.x, legend_box.y)));
    (frames, page_marks)
}

fn inset_frame(view: &View<'_>, area: RectPx, events: &[&Event]) -> (MapFrame, Mark) {
    let camera = inset_camera(view.ground, area);
    let at = placement(view.ground, &camera, area);
    // Nearer than the map around it, but with no more in it: no first-order units.
    let plain = Style { units: false, ..view.style.clone() };
    let view = &View { style: &plain, ..*view };
    let style = Style { text_scale: plain.text_scale * 0.92, ..plain.clone() };
    let markers = place_events(events.iter().copied(), view.ground, &at, area, &style, None, false);
    let labels = place_labels(view.ground, &at, area, &style, &[]);
    let mut marks = marker_marks(&markers, &style);
    marks.extend(labels.marks.iter().cloned());
    marks.extend(place_event_labels(&markers, &labels, area, &style));
    let edge = Mark::Rect {
        rect: area,
        radius_px: 3.0,
        fill: None,
        stroke: Some((view.style.theme.muted, 1.2 * view.style.text_scale)),
    };
    (view.frame(area, at, marks), edge)
}

fn content(view: &View<'_>, reading: &Reading, events: &[&Event]) -> LegendContent {
    let shown = |g: &&CategoryGroup| events.iter().any(|e| e.category.group() == **g && e.position.is_some());
    let atlas = reading.atlas();
    let placed = view.request.projection.is_geographic();
    let areas = || atlas.areas.iter().filter(|a| placed && view.style.areas && a.span().contains(view.request.day));
    let by_agreement = |status| matches!(status, AreaStatus::Peacekeepers | AreaStatus::Administered);
    let in_force = |wanted: &dyn Fn(AreaStatus) -> bool| areas().any(|a| wanted(a.status));
    let made_of_cells = areas().any(|a| a.cells.is_some());
    LegendContent {
        poles: reading.poles().to_vec(),
        groups: CategoryGroup::ALL.iter().filter(shown).copied().collect(),
        areas: in_force(&|status| !by_agreement(status)),
        administered: in_force(&by_agreement),
        settlements: if made_of_cells { atlas.settlements.len() } else { 0 },
        conflict: view.looks.iter().any(|l| l.conflicting),
        routes: view.style.routes,
        pole_states: placed && atlas.countries.iter().any(|c| c.pole.is_some()),
    }
}
