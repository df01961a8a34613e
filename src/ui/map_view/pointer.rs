//! What the pointer is on, what a click picks, and what is said about it.

use super::{Frame, words};
use crate::command::Command;
use crate::scene::{EventMarker, Hit, Placement, Px, hit_test};
use crate::session::{Selection, Session};
use crate::ui::fonts::shown;
use egui::{Response, Ui};

/// Hover, click and what they say.
pub(super) fn pointer(
    ui: &Ui,
    response: &Response,
    frame: &Frame<'_>,
    at: &Placement,
    markers: &[EventMarker],
    emit: &mut Vec<Command>,
) {
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
            Hit::Country(index) => words::about_country(session, *index),
        };
        if matches!(hit, Hit::Events(_) | Hit::Route(_)) {
            ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
        }
        response.clone().on_hover_ui_at_pointer(|ui| {
            for (i, line) in lines.iter().enumerate() {
                let text = egui::RichText::new(shown(line));
                ui.label(if i == 0 { text.font(crate::ui::theme::bold(crate::ui::theme::BODY)) } else { text });
            }
        });
    }
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
