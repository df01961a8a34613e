//! A pipeline, railway or corridor: its state on the day shown and over time.

use super::sources::source_list;
use super::{head, missing};
use crate::command::Command;
use crate::session::Session;
use crate::ui::theme::TITLE;
use crate::ui::widgets::{body, field, heading, remark, title};
use crate::ui::words::{capitalised, confidence_words, route_kind_words};
use egui::Ui;

/// Shows a route.
pub(super) fn show(ui: &mut Ui, session: &Session, id: &str, emit: &mut Vec<Command>) {
    let Some(route) = session.atlas.routes.iter().find(|route| route.id == id) else {
        missing(ui, session, id, emit);
        return;
    };
    head(ui, session, emit, |ui| title(ui, &route.name, TITLE));
    field(ui, "Kind", route_kind_words(route.kind));
    match route.status_at(session.document.date) {
        Some(status) => field(ui, "On this day", &capitalised(status.word())),
        None => _ = remark(ui, "It did not exist yet on the day shown."),
    }
    field(ui, "Confidence", confidence_words(route.confidence));
    ui.add_space(4.0);
    body(ui, &route.text);
    heading(ui, "Over time");
    for (date, status) in &route.statuses {
        if ui.button(format!("{}: {status}", date.long())).on_hover_text("Go to this day").clicked() {
            emit.push(Command::SetDateTyped(*date));
        }
    }
    heading(ui, "Sources");
    source_list(ui, session, route.sources.iter().map(String::as_str), emit);
}
