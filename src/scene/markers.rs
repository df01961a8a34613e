//! Events as symbols: where each one stands, which shape and size it has, and which stand
//! together because they share a place.

use super::ground::Ground;
use super::item::{Mark, Placement, Px, RectPx, SymbolShape, TextMark, Weight};
use super::labels::PlacedLabels;
use super::style::Style;
use crate::atlas::{CategoryGroup, Event};
use crate::text;

/// The symbol of a group of categories.
pub const fn symbol_of(group: CategoryGroup) -> SymbolShape {
    match group {
        CategoryGroup::Force => SymbolShape::Triangle,
        CategoryGroup::Security => SymbolShape::Star,
        CategoryGroup::Economy => SymbolShape::Hexagon,
        CategoryGroup::Sanctions => SymbolShape::TriangleDown,
        CategoryGroup::Diplomacy => SymbolShape::Diamond,
        CategoryGroup::Law => SymbolShape::Square,
        CategoryGroup::Politics => SymbolShape::Cross,
        CategoryGroup::Pressure => SymbolShape::Circle,
    }
}

/// One or more events at a place of the frame.
#[derive(Clone, Debug, PartialEq)]
pub struct EventMarker {
    /// Centre.
    pub centre: Px,
    /// Radius.
    pub radius_px: f32,
    /// Ids of the events, the strongest first.
    pub ids: Vec<String>,
    /// Shape of the strongest one.
    pub shape: SymbolShape,
    /// Name of the place of the strongest one.
    pub place: Option<String>,
    /// Whether one of them is selected.
    pub selected: bool,
}

/// Radius of an event's symbol in px.
pub(super) fn marker_radius(event: &Event, text_scale: f32) -> f32 {
    (3.2 + 0.9 * event.weight() as f32) * text_scale
}

/// The events that are shown: the selected one first, then by weight, then by id.
pub(super) fn by_importance<'a>(
    events: impl IntoIterator<Item = &'a Event>,
    style: &Style,
    selected: Option<&str>,
) -> Vec<&'a Event> {
    let mut sorted: Vec<&Event> =
        events.into_iter().filter(|e| !style.hidden_groups.contains(&e.category.group())).collect();
    let is_selected = |e: &Event| selected == Some(e.item.id.as_str());
    sorted.sort_by(|a, b| {
        is_selected(b)
            .cmp(&is_selected(a))
            .then(b.weight().total_cmp(&a.weight()))
            .then_with(|| a.item.id.cmp(&b.item.id))
    });
    sorted
}

/// Places the events in the frame; those nearer than a symbol's width stand as one. What lies outside
/// `rect` is left out (see [`elsewhere`](super::elsewhere())).
pub fn place_events<'a>(
    events: impl IntoIterator<Item = &'a Event>,
    ground: &Ground,
    placement: &Placement,
    rect: RectPx,
    style: &Style,
    selected: Option<&str>,
) -> Vec<EventMarker> {
    let mut markers: Vec<EventMarker> = Vec::new();
    for event in by_importance(events, style, selected) {
        let Some(position) = ground.place_of(event) else { continue };
        let centre = placement.px_from_map(ground.map_from_lon_lat(position));
        if !rect.contains(centre) {
            continue;
        }
        let radius_px = marker_radius(event, style.text_scale);
        let near = |m: &EventMarker| {
            let (dx, dy) = (m.centre.x - centre.x, m.centre.y - centre.y);
            dx * dx + dy * dy < (m.radius_px + radius_px).powi(2) * 0.5
        };
        match markers.iter_mut().find(|m| near(m)) {
            Some(held) => held.ids.push(event.item.id.clone()),
            None => markers.push(EventMarker {
                centre,
                radius_px,
                ids: vec![event.item.id.clone()],
                shape: symbol_of(event.category.group()),
                place: event.place.clone().filter(|_| ground.kind().is_geographic()),
                selected: selected == Some(event.item.id.as_str()),
            }),
        }
    }
    markers
}

/// What is drawn for the markers: symbols, a ring around a selected one, a number on several.
pub fn marker_marks(markers: &[EventMarker], style: &Style) -> Vec<Mark> {
    let theme = style.theme;
    let mut marks = Vec::with_capacity(markers.len() * 2);
    // The strongest last, so that they lie on top.
    for marker in markers.iter().rev() {
        if marker.selected {
            marks.push(Mark::Symbol {
                shape: SymbolShape::Circle,
                centre: marker.centre,
                radius_px: marker.radius_px + 4.5 * style.text_scale,
                fill: theme.selection.alpha(0),
                stroke: Some((theme.selection, 1.6 * style.text_scale)),
                id: String::new(),
            });
        }
        marks.push(Mark::Symbol {
            shape: marker.shape,
            centre: marker.centre,
            radius_px: marker.radius_px,
            fill: theme.marker.alpha(235),
            stroke: Some((theme.marker_edge, 1.1 * style.text_scale)),
            id: marker.ids.first().cloned().unwrap_or_default(),
        });
    }
    marks
}

/// How many events stand together at each marker: beside the symbol where no name stands, on a ground
/// of its own.
pub fn marker_counts(markers: &[EventMarker], labels: &PlacedLabels, style: &Style) -> Vec<Mark> {
    let (s, theme) = (style.text_scale, style.theme);
    let size_px = 9.0 * s;
    let mut taken: Vec<RectPx> = Vec::new();
    let mut marks = Vec::new();
    for marker in markers.iter().filter(|marker| marker.ids.len() > 1) {
        let count = marker.ids.len().to_string();
        let (w, h) = (text::measure(&count, Weight::Bold, size_px, 0.0) + 5.0 * s, size_px + 2.5 * s);
        let (c, r) = (marker.centre, marker.radius_px * 0.75);
        let corners = [(r, -r - h), (r, r), (-r - w, -r - h), (-r - w, r)];
        let boxes = corners.map(|(dx, dy)| RectPx::new(c.x + dx, c.y + dy, w, h));
        let names = |rect: &RectPx| labels.taken.iter().filter(|name| name.overlaps(rect)).count();
        let others = |rect: &RectPx| taken.iter().filter(|other| other.overlaps(rect)).count();
        let Some(rect) = boxes.into_iter().min_by_key(|rect| names(rect) + 4 * others(rect)) else { continue };
        taken.push(rect);
        marks.push(Mark::Rect {
            rect,
            radius_px: h / 2.0,
            fill: Some(theme.panel.alpha(235)),
            stroke: Some((theme.panel_edge, 0.8 * s)),
        });
        let baseline = Px::new(rect.x + 2.5 * s, rect.centre().y + text::cap_height(size_px) / 2.0);
        marks.push(Mark::Text(TextMark {
            text: count,
            baseline,
            size_px,
            weight: Weight::Bold,
            spacing_px: 0.0,
            color: theme.text,
            halo: None,
        }));
    }
    marks
}
