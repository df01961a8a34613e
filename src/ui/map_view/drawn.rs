//! What a frame of the map draws: the session's style, the day's geometry, the date.

use super::{Frame, layout};
use crate::atlas::CountryId;
use crate::figure::lens_words;
use crate::scene::{
    EventMarker, MapItem, Mark, Placement, Px, RectPx, Resolution, RoutesShown, Style, SymbolShape, TextMark, Weight,
    map_items,
};
use crate::session::{Layer, Selection, Session};
use crate::text;
use crate::view::{View, subtitle};
use egui::Ui;
use std::sync::Arc;

/// The scene's style for the session.
pub(super) fn style_of(ui: &Ui, session: &Session) -> Style {
    let layers = &session.document.layers;
    // Among tiles there are no places but the countries.
    let placed = session.document.projection.is_geographic();
    let routes = |layer| placed && layers.shows(layer);
    Style {
        theme: layout::scene_theme(ui),
        events: layers.shows(Layer::Events),
        towns: layers.shows(Layer::Towns),
        rivers: layers.shows(Layer::Rivers),
        units: layers.shows(Layer::Units),
        areas: placed && layers.shows(Layer::Areas),
        routes: RoutesShown {
            pipelines: routes(Layer::Pipelines),
            railways: routes(Layer::Railways),
            corridors: routes(Layer::Corridors),
        },
        borders: session.document.borders,
        labels: layers.shows(Layer::Labels),
        value_ems: session.document.view.value_ems(),
        all_coloured: session.document.view.colours_all(),
        hidden_groups: session.document.hidden_groups.iter().copied().collect(),
        ..Style::default()
    }
}

pub(super) fn resolution(ui: &Ui, at: &Placement) -> Resolution {
    Resolution { scale: at.scale, pixels_per_px: ui.ctx().pixels_per_point() }
}

/// The day's geometry, with the selected country's outline.
pub(super) fn items_of(frame: &Frame<'_>, resolution: Resolution) -> Vec<MapItem> {
    let session = frame.session;
    let mut items = map_items(frame.ground, frame.faces, session.document.date, frame.style, resolution);
    let (_, level) = frame.ground.level(resolution.detail());
    // Only scored countries lie whole within the data; the outline of another would draw its end.
    let is_scored = |id| session.atlas.country(id).is_some_and(crate::atlas::Country::is_scored);
    let outline = |id, width_px, alpha| {
        level.countries.iter().find(|l| l.id == id && is_scored(l.id)).map(|land| MapItem::Lines {
            name: "area-selected".into(),
            lines: Arc::clone(&land.rings),
            closed: true,
            width_px,
            dash_px: Vec::new(),
            color: frame.style.theme.selection.alpha(alpha),
        })
    };
    let hovered = session.transient.hover.as_ref().and_then(Selection::country);
    let selected = selected_countries(session);
    items.extend(hovered.filter(|h| !selected.contains(h)).and_then(|id| outline(id, 1.4, 150)));
    items.extend(selected.into_iter().filter_map(|id| outline(id, 2.4, 255)));
    if let Some(Selection::Settlement(id)) = &session.document.selection {
        let index = session.atlas.settlements.iter().position(|settlement| settlement.id == *id);
        items.extend(index.and_then(|index| frame.ground.held().outline(index)).map(|lines| MapItem::Lines {
            name: "area-selected".into(),
            lines,
            closed: true,
            width_px: 2.0,
            dash_px: Vec::new(),
            color: frame.style.theme.selection,
        }));
    }
    items
}

/// A ring around the marker of the event that the pointer is on, in the list or on the map.
pub(super) fn hovered_ring(session: &Session, markers: &[EventMarker], style: &Style) -> Option<Mark> {
    let id = session.transient.hover.as_ref().and_then(Selection::event)?;
    let marker = markers.iter().find(|marker| marker.ids.iter().any(|own| own == id) && !marker.selected)?;
    Some(Mark::Symbol {
        shape: SymbolShape::Circle,
        centre: marker.centre,
        radius_px: marker.radius_px + 4.5 * style.text_scale,
        fill: style.theme.selection.alpha(0),
        stroke: Some((style.theme.selection.alpha(150), 1.6 * style.text_scale)),
        id: String::new(),
    })
}

/// The selected country, or those that a selected tie, vote or claim says something about.
fn selected_countries(session: &Session) -> Vec<CountryId> {
    let mut countries: Vec<CountryId> = match &session.document.selection {
        Some(Selection::Country(id)) => vec![*id],
        Some(Selection::Item(id)) => {
            session.atlas.item(id).map(|item| item.effects.iter().map(|e| e.country).collect()).unwrap_or_default()
        }
        _ => Vec::new(),
    };
    countries.sort_unstable();
    countries.dedup();
    countries
}

/// Lines that the view and the lens may take.
const NOTE_LINES: usize = 3;
/// Size and distance of those lines in px.
const NOTE: [f32; 2] = [12.0, 16.0];

/// The view and the lens in words, wrapped to their room beside the map's own names.
pub(super) fn notes(session: &Session, rect: RectPx) -> Vec<String> {
    let lens = lens_words(&session.reading);
    let note = match &session.document.view {
        View::Leaning => lens,
        View::Vote(_) | View::Rating(_) | View::Membership(_) | View::Disagreement(_) => {
            subtitle(&session.document.view, &session.scope())
        }
        view => format!("{} · {lens}", subtitle(view, &session.scope())),
    };
    let room = (rect.w * 0.45).clamp(240.0, 520.0).min(rect.w - 32.0);
    let summary = "a summary of evidence, not a measurement".to_owned();
    let summary = session.document.view.is_of_scores().then_some(summary);
    text::wrap(&note, Weight::Regular, NOTE[0], room).into_iter().take(NOTE_LINES).chain(summary).collect()
}

/// The box that the date and the words under it take, top left.
pub(super) fn date_room(notes: &[String], rect: RectPx) -> RectPx {
    let widest = notes.iter().map(|line| text::measure(line, Weight::Regular, NOTE[0], 0.0)).fold(244.0, f32::max);
    RectPx::new(rect.x, rect.y, (widest + 24.0).min(rect.w), 46.0 + NOTE[1] * notes.len() as f32)
}

/// The date, large, and the view and lens under it.
pub(super) fn date_marks(frame: &Frame<'_>, rect: RectPx) -> Vec<Mark> {
    let theme = frame.style.theme;
    let halo = Some((theme.halo.alpha(225), 3.0));
    let text = |text: String, y: f32, size_px: f32, weight, color| {
        Mark::Text(TextMark {
            text,
            baseline: Px::new(rect.x + 16.0, rect.y + y),
            size_px,
            weight,
            spacing_px: 0.0,
            color,
            halo,
        })
    };
    let room = date_room(frame.notes, rect);
    let plate = Mark::Rect {
        rect: RectPx::new(room.x + 8.0, room.y + 8.0, room.w - 12.0, room.h - 8.0),
        radius_px: 6.0,
        fill: Some(theme.panel.alpha(205)),
        stroke: None,
    };
    let mut marks = vec![plate];
    marks.push(text(frame.session.document.date.long(), 36.0, 28.0, Weight::Bold, theme.text));
    for (i, line) in frame.notes.iter().enumerate() {
        marks.push(text(line.clone(), 55.0 + NOTE[1] * i as f32, NOTE[0], Weight::Regular, theme.muted));
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Command, apply};
    use crate::session::sample::session;

    #[test]
    fn an_event_under_the_pointer_in_the_list_has_a_ring_on_the_map() {
        let mut session = session();
        let marker = |ids: &[&str]| EventMarker {
            centre: Px::new(ids.len() as f32, 5.0),
            radius_px: 4.0,
            ids: ids.iter().map(|id| (*id).to_owned()).collect(),
            shape: SymbolShape::Star,
            place: None,
            selected: false,
        };
        let markers = [marker(&["war"]), marker(&["summit", "raid"])];
        assert_eq!(hovered_ring(&session, &markers, &Style::default()), None);
        apply(&mut session, Command::Hover(Some(Selection::Event("raid".into()))));
        let ring = hovered_ring(&session, &markers, &Style::default());
        assert!(matches!(ring, Some(Mark::Symbol { centre, radius_px, .. }) if centre.x == 2.0 && radius_px > 4.0));
    }
}
