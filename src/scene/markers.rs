//! Events as symbols: where each one stands, which shape and size it has, and which stand
//! together because they share a place.

use super::ground::Ground;
use super::item::{Mark, Placement, Px, RectPx, SymbolShape};
use super::style::Style;
use crate::atlas::{CategoryGroup, Event};

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
    /// True at the frame's edge, for a place outside the frame.
    pub off_map: bool,
}

/// Places the events in the frame; those nearer than a symbol's width stand as one. Events outside
/// `rect` gather at its edge nearest their bearing when `keep_off_map` is set, else they are left
/// out.
pub fn place_events<'a>(
    events: impl IntoIterator<Item = &'a Event>,
    ground: &Ground,
    placement: &Placement,
    rect: RectPx,
    style: &Style,
    selected: Option<&str>,
    keep_off_map: bool,
) -> Vec<EventMarker> {
    let mut sorted: Vec<&Event> =
        events.into_iter().filter(|e| !style.hidden_groups.contains(&e.category.group())).collect();
    let is_selected = |e: &Event| selected == Some(e.item.id.as_str());
    sorted.sort_by(|a, b| {
        is_selected(b)
            .cmp(&is_selected(a))
            .then(b.weight().total_cmp(&a.weight()))
            .then_with(|| a.item.id.cmp(&b.item.id))
    });
    let inner = rect.grown(-10.0 * style.text_scale);
    let mut markers: Vec<EventMarker> = Vec::new();
    for event in sorted {
        let Some(position) = ground.place_of(event) else { continue };
        let at = placement.px_from_map(ground.map_from_lon_lat(position));
        let off_map = !rect.contains(at);
        if off_map && !keep_off_map {
            continue;
        }
        let centre = if off_map { to_edge(at, inner) } else { at };
        let radius_px = (3.2 + 0.9 * event.weight() as f32) * style.text_scale;
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
                selected: is_selected(event),
                off_map,
            }),
        }
    }
    markers
}

/// The point of the box's edge towards `p`, as seen from its middle.
fn to_edge(p: Px, rect: RectPx) -> Px {
    let middle = rect.centre();
    let (dx, dy) = (p.x - middle.x, p.y - middle.y);
    let reach = |d: f32, half: f32| if d.abs() > 1e-3 { half / d.abs() } else { f32::INFINITY };
    let t = reach(dx, rect.w / 2.0).min(reach(dy, rect.h / 2.0)).min(1.0);
    Px::new(middle.x + dx * t, middle.y + dy * t)
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
            fill: theme.marker.alpha(if marker.off_map { 170 } else { 235 }),
            stroke: Some((theme.marker_edge, 1.1 * style.text_scale)),
            id: marker.ids.first().cloned().unwrap_or_default(),
        });
    }
    marks
}

/// How many events stand together at each marker: over the names, which would cut the numbers.
pub fn marker_counts(markers: &[EventMarker], style: &Style) -> Vec<Mark> {
    let several = markers.iter().filter(|marker| marker.ids.len() > 1);
    several.map(|marker| super::labels::count_badge(marker, style)).collect()
}
