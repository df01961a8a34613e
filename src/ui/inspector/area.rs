//! A held or claimed area: who holds it how, whose it is by law, since when.

use super::sources::source_list;
use super::{head, missing};
use crate::command::Command;
use crate::session::{Selection, Session};
use crate::ui::theme::TITLE;
use crate::ui::widgets::{body, field, heading, remark, title};
use crate::ui::words::{capitalised, confidence_words, span_words};
use egui::Ui;

/// Shows an area.
pub(super) fn show(ui: &mut Ui, session: &Session, id: &str, emit: &mut Vec<Command>) {
    let Some(area) = session.atlas.areas.iter().find(|a| a.id == id) else {
        missing(ui, session, id, emit);
        return;
    };
    head(ui, session, emit, |ui| title(ui, &area.name, TITLE));
    field(ui, "Status", &capitalised(area.status.word()));
    match &area.controller {
        Some(controller) => field(ui, "Controlled by", controller),
        None => field(ui, "Controlled by", "nobody but the recognised state: a claim"),
    }
    field(ui, "By law", &session.country_name(area.de_jure));
    if let Some(claimant) = &area.claimant {
        field(ui, "Claimed by", claimant);
    }
    field(ui, "When", &span_words(area.start, area.end, true));
    if !area.span().contains(session.document.date) {
        remark(ui, "Not so on the day shown.");
    }
    field(ui, "Confidence", confidence_words(area.confidence));
    if let Some(cells) = &area.cells {
        let own = session.atlas.settlements.iter().filter(|s| s.country == area.de_jure);
        let held = own.clone().filter(|s| s.holder_on(session.document.date) == cells.holder).count();
        field(ui, "Outline", &format!("approximate, from {} dated settlements, {held} of them held", own.count()));
    }
    ui.add_space(4.0);
    body(ui, &area.text);
    ui.add_space(4.0);
    if ui.button(format!("Show {}", session.country_name(area.de_jure))).clicked() {
        emit.push(Command::Select(Selection::Country(area.de_jure)));
    }
    heading(ui, "Sources");
    source_list(ui, session, area.sources.iter().map(String::as_str), emit);
}
