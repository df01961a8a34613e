//! A question on which two readings disagree: what each says, and the items that it rests on.

use super::{head, missing};
use crate::atlas::{Disagreement, Reading};
use crate::command::Command;
use crate::session::{Selection, Session};
use crate::ui::row::Row;
use crate::ui::theme::TITLE;
use crate::ui::widgets::{body, heading, remark, title};
use crate::ui::words::span_words;
use egui::Ui;

/// Shows a disagreement: one reading, the other, and how the map shows them.
pub(super) fn show(ui: &mut Ui, session: &Session, id: &str, emit: &mut Vec<Command>) {
    let Some(it) = session.atlas.disagreements.iter().find(|it| it.id == id) else {
        missing(ui, session, id, emit);
        return;
    };
    head(ui, session, emit, |ui| title(ui, &it.question, TITLE));
    remark(ui, "Two readings, each at its own date and never averaged.");
    reading(ui, session, "One reading", &it.a, emit);
    reading(ui, session, "The other reading", &it.b, emit);
    heading(ui, "How it is shown");
    body(ui, &it.shown_as);
}

fn reading(ui: &mut Ui, session: &Session, name: &str, reading: &Reading, emit: &mut Vec<Command>) {
    let authors = authors(session, reading);
    let title = if authors.is_empty() { name.to_owned() } else { format!("{name}: {}", authors.join(", ")) };
    heading(ui, &title);
    body(ui, &reading.summary);
    if reading.items.is_empty() {
        remark(ui, "Not addressed by this source.");
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for id in &reading.items {
            item(ui, session, id, emit);
        }
    });
}

/// Who makes the claims that a reading rests on, each once.
fn authors(session: &Session, reading: &Reading) -> Vec<String> {
    let mut authors: Vec<String> = Vec::new();
    for claim in session.atlas.claims.iter().filter(|claim| reading.items.contains(&claim.item.id)) {
        if !authors.contains(&claim.author) {
            authors.push(claim.author.clone());
        }
    }
    authors
}

fn item(ui: &mut Ui, session: &Session, id: &str, emit: &mut Vec<Command>) {
    if let Some(item) = session.atlas.item(id) {
        let when = span_words(item.date, item.end, item.kind == crate::atlas::Kind::Tie);
        let detail = format!("{} · {when}", item.label);
        if (Row { title: &item.title, detail: &detail, ..Row::default() }).show(ui).clicked() {
            emit.push(Command::ShowItem(id.to_owned()));
        }
    } else if let Some(area) = session.atlas.areas.iter().find(|area| area.id == id) {
        let detail = area.status.to_string();
        if (Row { title: &area.name, detail: &detail, ..Row::default() }).show(ui).clicked() {
            emit.push(Command::Select(Selection::Area(id.to_owned())));
        }
    } else if let Some(route) = session.atlas.routes.iter().find(|route| route.id == id)
        && (Row { title: &route.name, detail: "route", ..Row::default() }).show(ui).clicked()
    {
        emit.push(Command::Select(Selection::Route(id.to_owned())));
    }
}

/// The questions in whose answers an item has a part, each a click away.
pub(super) fn questions(ui: &mut Ui, session: &Session, id: &str, emit: &mut Vec<Command>) {
    let has_part = |it: &&Disagreement| [&it.a, &it.b].iter().any(|side| side.items.iter().any(|own| own == id));
    let mut questions = session.atlas.disagreements.iter().filter(has_part).peekable();
    if questions.peek().is_some() {
        heading(ui, "Where sources disagree");
        list(ui, questions, emit);
    }
}

/// Questions as rows.
pub(super) fn list<'d>(ui: &mut Ui, questions: impl Iterator<Item = &'d Disagreement>, emit: &mut Vec<Command>) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for it in questions {
            let counted = |count: usize| if count == 1 { "1 item".to_owned() } else { format!("{count} items") };
            let sides = format!("{} against {}", counted(it.a.items.len()), it.b.items.len());
            if (Row { title: &it.question, detail: &sides, ..Row::default() }).show(ui).clicked() {
                emit.push(Command::Select(Selection::Disagreement(it.id.clone())));
            }
        }
    });
}
