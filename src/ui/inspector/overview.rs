//! Nothing selected: how to read the map, and everything that can be selected from the keyboard.

use super::disagreement;
use crate::alignment::CountryState;
use crate::command::Command;
use crate::session::{Selection, Session};
use crate::ui::paint::{paint_class, paint_face};
use crate::ui::row::Row;
use crate::ui::theme::{BODY, Roles, TITLE};
use crate::ui::widgets::{body, heading, remark, title};
use crate::ui::words::capitalised;
use crate::view::{Face, Key, View, key, meaning, subtitle};
use egui::{Rect, Ui, pos2, vec2};

const SWATCH: egui::Vec2 = vec2(24.0, 16.0);

/// Shows the countries and their classes, and the areas of the day.
pub(super) fn show(ui: &mut Ui, session: &Session, faces: &[Face], emit: &mut Vec<Command>) {
    title(ui, "How to read the map", 15.0);
    let view = &session.document.view;
    if *view == View::Leaning {
        let words =
            "A country has the colour of the pole that it leans towards on the day shown; two stripes are two poles.";
        body(ui, words);
    } else {
        title(ui, &subtitle(view, &session.scope()), BODY);
        body(ui, &capitalised(&meaning(view, &session.scope())));
    }
    body(ui, "Choose a country to take its colour apart into the evidence behind it, an event to read it.");
    if view.is_of_scores() {
        remark(ui, "Counted as: a summary of cited evidence, not a measurement.");
    }
    heading(ui, &format!("Countries on {}", session.document.date.long()));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let mut states = session.snapshot().countries;
        states.sort_by_cached_key(|s| session.country_name(s.id));
        // What the map says of a country the list says too.
        let key = key(&session.document.view, &session.scope(), None);
        for state in &states {
            let face = faces.iter().find(|face| face.id == state.id);
            country(ui, session, state, face.zip(key.as_ref()), emit);
        }
    });
    areas(ui, session, emit);
    if !session.atlas.disagreements.is_empty() {
        heading(ui, "Where sources disagree");
        disagreement::list(ui, session.atlas.disagreements.iter(), emit);
    }
    ui.add_space(TITLE / 2.0);
}

/// A country with what the view says of it, in words and numbers; its class where the view is of classes.
fn country(ui: &mut Ui, session: &Session, state: &CountryState, seen: Option<(&Face, &Key)>, emit: &mut Vec<Command>) {
    let name = session.country_name(state.id);
    let sentence = match seen {
        Some((face, key)) => capitalised(&key.words_of(face.shade).unwrap_or_else(|| key.thin.to_owned())),
        None => state.class.sentence(),
    };
    let value = seen.and_then(|(face, _)| face.value.as_deref()).map(|value| (value, Roles::of(ui).text));
    let row = Row { when_width: SWATCH.x, title: &name, detail: &sentence, value, ..Row::default() };
    let response = row.show(ui);
    let at = pos2(response.rect.left() + 6.0, response.rect.top() + 8.0);
    let (swatch, dark) = (Rect::from_min_size(at, SWATCH), ui.visuals().dark_mode);
    match seen {
        Some((face, _)) => paint_face(ui.painter(), face, swatch, dark),
        None => paint_class(ui.painter(), state.class, swatch, dark),
    }
    if response.clicked() {
        emit.push(Command::Select(Selection::Country(state.id)));
    }
}

fn areas(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    let date = session.document.date;
    let held: Vec<_> = session.atlas.areas.iter().filter(|a| a.span().contains(date)).collect();
    if held.is_empty() {
        return;
    }
    heading(ui, "Held and claimed areas");
    ui.spacing_mut().item_spacing.y = 1.0;
    for area in held {
        let who = area.controller.as_deref().or(area.claimant.as_deref()).unwrap_or("nobody");
        let detail = format!("{} · {who}", area.status);
        let row = Row { title: &area.name, detail: &detail, ..Row::default() };
        if row.show(ui).clicked() {
            emit.push(Command::Select(Selection::Area(area.id.clone())));
        }
    }
}
