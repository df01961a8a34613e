//! What the pointer is on, what a click picks, and what is said about it.

use super::{Frame, words};
use crate::command::Command;
use crate::scene::{EventMarker, Hit, Placement, Px, hit_test};
use crate::session::{Selection, Session};
use crate::ui::widgets::lines_at_pointer;
use egui::{Response, Ui};

/// Whether the map has said what the pointer is on.
#[derive(Default)]
pub(super) struct Told(bool);

impl Told {
    /// Says once that the pointer has left the map, unless something else has said what it is on.
    pub fn follow(&mut self, on_map: bool, emit: &mut Vec<Command>) {
        let left = std::mem::replace(&mut self.0, on_map) && !on_map;
        if left && !emit.iter().any(|command| matches!(command, Command::Hover(_))) {
            emit.push(Command::Hover(None));
        }
    }
}

/// Hover, click and what they say; whether the pointer is on this map.
pub(super) fn pointer(
    ui: &Ui,
    response: &Response,
    frame: &Frame<'_>,
    at: &Placement,
    markers: &[EventMarker],
    emit: &mut Vec<Command>,
) -> bool {
    let session = frame.session;
    let hit_at =
        |p: egui::Pos2| hit_test(frame.ground, at, markers, Px::new(p.x, p.y), session.document.date, frame.style);
    let dragging = response.dragged();
    let hit = response.hover_pos().filter(|_| !dragging).and_then(hit_at);
    if response.hovered() {
        let hover = hit.as_ref().and_then(|h| selection_of(session, h));
        if hover != session.transient.hover {
            emit.push(Command::Hover(hover));
        }
    }
    if response.clicked() {
        // A click on an area picks the area; again, the country that it lies in.
        let clicked = response.interact_pointer_pos().and_then(hit_at);
        emit.push(clicked.and_then(|h| selection_of(session, &h)).map_or(Command::ClearSelection, Command::Select));
    }
    if let Some(hit) = hit {
        let lines = match &hit {
            Hit::Events(ids) => words::about_events(session, ids),
            Hit::Area(index, _) => words::about_area(session, *index),
            Hit::Cell(area, settlement) => words::about_cell(session, *area, *settlement),
            Hit::Route(index) => words::about_route(session, *index),
            Hit::Country(index) => words::about_country(session, frame.faces, *index),
        };
        if matches!(hit, Hit::Events(_) | Hit::Route(_)) {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        lines_at_pointer(response.clone(), &lines);
    }
    response.hovered()
}

/// What a hit stands for. Clicking again at the same place goes to the next event there, or from an
/// area to its country.
fn selection_of(session: &Session, hit: &Hit) -> Option<Selection> {
    let country = |index: usize| session.atlas.countries.get(index).map(|c| Selection::Country(c.id));
    let selected = session.document.selection.as_ref();
    match hit {
        Hit::Events(ids) => {
            let now = selected.and_then(Selection::event);
            let next = now.and_then(|id| ids.iter().position(|i| i == id)).map_or(0, |i| (i + 1) % ids.len().max(1));
            ids.get(next).cloned().map(Selection::Event)
        }
        Hit::Area(index, land) => {
            let area = session.atlas.areas.get(*index).map(|a| Selection::Area(a.id.clone()));
            if area.as_ref() == selected { land.and_then(country) } else { area }
        }
        // A click on a cell picks its settlement; again, the area that it is part of; again, the country.
        Hit::Cell(area, settlement) => {
            let area = session.atlas.areas.get(*area)?;
            let settlement = Selection::Settlement(session.atlas.settlements.get(*settlement)?.id.clone());
            let whole = Selection::Area(area.id.clone());
            if selected == Some(&settlement) {
                Some(whole)
            } else if selected == Some(&whole) {
                Some(Selection::Country(area.de_jure))
            } else {
                Some(settlement)
            }
        }
        Hit::Route(index) => session.atlas.routes.get(*index).map(|route| Selection::Route(route.id.clone())),
        Hit::Country(index) => country(*index),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_that_leaves_the_map_is_on_nothing_and_that_is_said_once() {
        let mut told = Told::default();
        let mut said = |on_map: bool, before: Vec<Command>| {
            let mut emit = before;
            told.follow(on_map, &mut emit);
            emit
        };
        assert_eq!(said(false, Vec::new()), []);
        assert_eq!(said(true, Vec::new()), []);
        assert_eq!(said(false, Vec::new()), [Command::Hover(None)]);
        assert_eq!(said(false, Vec::new()), []);
        // From the map into the list of events: the list has spoken already.
        let of_list = vec![Command::Hover(Some(Selection::Event("raid".into())))];
        said(true, Vec::new());
        assert_eq!(said(false, of_list.clone()), of_list);
    }
}
