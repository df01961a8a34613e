//! A settlement whose control changed: who held it from when on, by which source.

use super::sources::source_list;
use super::{head, missing};
use crate::atlas::ControlChange;
use crate::command::Command;
use crate::session::{Selection, Session};
use crate::ui::theme::TITLE;
use crate::ui::widgets::{field, heading, remark, title};
use crate::ui::words::{confidence_words, precision_words};
use egui::Ui;

/// Shows a settlement.
pub(super) fn show(ui: &mut Ui, session: &Session, id: &str, emit: &mut Vec<Command>) {
    let Some(settlement) = session.atlas.settlements.iter().find(|s| s.id == id) else {
        missing(ui, session, id, emit);
        return;
    };
    let day = session.document.date;
    head(ui, session, emit, |ui| {
        title(ui, &settlement.name, TITLE);
        if let Some(native) = &settlement.native_name {
            remark(ui, native);
        }
    });
    field(ui, "Where", &format!("{}, {}", settlement.region, session.country_name(settlement.country)));
    field(ui, "Held by", &session.country_name(settlement.holder_on(day)));
    match settlement.last_change(day) {
        Some(change) => field(ui, "Since", &change.date.long()),
        None => _ = remark(ui, "Control had not changed by the day shown."),
    }
    ui.add_space(4.0);
    remark(
        ui,
        "The land around it is nearer to this settlement than to any other whose control is dated, so the map \
         counts it with this one: an approximation.",
    );
    let made_of_cells = session.atlas.areas.iter().filter(|area| {
        let holder = area.cells.as_ref().map(|cells| cells.holder);
        area.de_jure == settlement.country && holder == Some(settlement.holder_on(day)) && area.span().contains(day)
    });
    for area in made_of_cells.take(1) {
        if ui.button("Show the whole area").on_hover_text(&area.name).clicked() {
            emit.push(Command::Select(Selection::Area(area.id.clone())));
        }
    }
    heading(ui, "Changes of control");
    if settlement.changes.is_empty() {
        remark(ui, "None on record.");
    }
    for change in &settlement.changes {
        show_change(ui, session, change, emit);
    }
    if !settlement.note.is_empty() {
        ui.add_space(4.0);
        remark(ui, &format!("Curator's remark: {}", settlement.note));
    }
}

fn show_change(ui: &mut Ui, session: &Session, change: &ControlChange, emit: &mut Vec<Command>) {
    ui.push_id(change.date.first().number(), |ui| {
        let words = format!("{}: to {}", change.date.long(), session.country_name(change.holder));
        if ui.button(words).on_hover_text("Go to this day").clicked() {
            emit.push(Command::SetDateTyped(change.date));
        }
        if let Some(precision) = precision_words(change.date) {
            remark(ui, precision);
        }
        remark(ui, confidence_words(change.confidence));
        source_list(ui, session, change.sources.iter().map(String::as_str), emit);
        ui.add_space(4.0);
    });
}
