//! The menu of views: what the colours say, and the pages that stand in the map's place.

use super::theme::{Roles, SMALL};
use super::widgets::{choice, menu};
use crate::atlas::{Pole, PoleSet};
use crate::command::Command;
use crate::session::Session;
use crate::view::View;
use egui::{RichText, ScrollArea, Ui};

/// Height of a list in a menu before it scrolls.
const LIST_HEIGHT: f32 = 360.0;

/// Shows the button with the menu.
pub(super) fn show(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    let name = format!("View: {}", short_name(session));
    menu(ui, &name, |ui| entries(ui, session, emit)).on_hover_text("What the colours say");
}

/// The view in few words.
fn short_name(session: &Session) -> String {
    let name = |id: &str| session.lens(id).map_or_else(|| id.to_owned(), |lens| lens.name.clone());
    match &session.document.view {
        View::Leaning => "Leaning".to_owned(),
        View::Pull(pole) => format!("Pull of {}", pole.name()),
        View::Change(None) => "Change".to_owned(),
        View::Change(Some(pole)) => format!("Change, {}", pole.name()),
        View::Membership(id) | View::Rating(id) => id.clone(),
        View::Vote(id) => {
            let vote = session.atlas.votes.iter().find(|v| v.item.id == *id);
            vote.map_or_else(|| id.clone(), |v| format!("Vote {}", v.resolution))
        }
        View::Disagreement(id) => format!("Against {}", name(id)),
        View::Stripes => "Stripes".to_owned(),
        View::Lines => "Score lines".to_owned(),
        View::Matrix => "Memberships".to_owned(),
        View::History(_) => "History".to_owned(),
        View::Brief(_) => "Brief".to_owned(),
    }
}

fn entries(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    let mut entry = |ui: &mut Ui, view: View, name: &str| {
        if choice(ui, session.document.view == view, name) {
            emit.push(Command::SetView(view));
        }
    };
    entry(ui, View::Leaning, "Leaning: the class of every country");
    ui.menu_button("Pull of one pole", |ui| {
        for pole in poles(session) {
            entry(ui, View::Pull(pole), pole.name());
        }
    });
    ui.menu_button("Change since a day", |ui| {
        entry(ui, View::Change(None), "Towards which pole most");
        for pole in poles(session) {
            entry(ui, View::Change(Some(pole)), &format!("Rise and fall of {}", pole.title()));
        }
    });
    ui.menu_button("Membership of an organisation", |ui| {
        scrolled(ui, |ui| {
            for id in organisations(session) {
                let name = session.atlas.organisation(&id).map_or_else(|| id.clone(), |o| format!("{id}: {}", o.name));
                entry(ui, View::Membership(id), &name);
            }
        });
    });
    ui.menu_button("Roll call", |ui| {
        scrolled(ui, |ui| {
            for vote in &session.atlas.votes {
                let name = format!("{}, {}: {}", vote.resolution, vote.item.date.long(), vote.item.title);
                entry(ui, View::Vote(vote.item.id.clone()), &name);
            }
        });
    });
    if !session.atlas.ratings.is_empty() {
        ui.menu_button("A rater's values", |ui| {
            for table in &session.atlas.ratings {
                entry(ui, View::Rating(table.id.clone()), &table.id);
            }
        });
    }
    ui.menu_button("Where this lens and another differ", |ui| {
        let others = session.atlas.lenses.iter().chain(&session.own_lenses);
        for lens in others.filter(|l| l.id != session.document.lens.id) {
            entry(ui, View::Disagreement(lens.id.clone()), &lens.name);
        }
    });
    ui.separator();
    entry(ui, View::Stripes, "Stripes: every country over time");
    entry(ui, View::Lines, "Score lines of every country");
    entry(ui, View::Matrix, "Memberships: countries × organisations");
    ui.separator();
    since(ui, session, emit);
    let mut split = session.document.west_split;
    if ui.checkbox(&mut split, "The West as its stronger part: EU or US").changed() {
        emit.push(Command::ToggleWestSplit);
    }
}

/// The day that changes are counted from.
fn since(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    let muted = Roles::of(ui).muted;
    ui.label(RichText::new(format!("Changes are counted from {}", session.since().long())).size(SMALL).color(muted));
    if choice(ui, session.document.since.is_none(), "Always a year before the day shown") {
        emit.push(Command::SetSince(None));
    }
    if choice(ui, false, &format!("From the day shown, {}", session.document.date.long())) {
        emit.push(Command::SetSince(Some(session.document.date)));
    }
}

fn scrolled(ui: &mut Ui, content: impl FnOnce(&mut Ui)) {
    ui.set_max_width(420.0);
    ScrollArea::vertical().max_height(LIST_HEIGHT).show(ui, content);
}

/// The poles that the lens answers in, the West's two parts among them.
fn poles(session: &Session) -> Vec<Pole> {
    let set = session.reading.poles().iter().copied();
    let parts = (session.document.lens.pole_set == PoleSet::Powers).then_some([Pole::Eu, Pole::Us]);
    set.chain(parts.into_iter().flatten()).collect()
}

/// Organisations with ties, those with the most of them first.
fn organisations(session: &Session) -> Vec<String> {
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for id in session.atlas.ties.iter().filter_map(|t| t.organisation.as_deref()) {
        *counts.entry(id).or_default() += 1;
    }
    let mut ids: Vec<(&str, usize)> = counts.into_iter().collect();
    ids.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    ids.into_iter().map(|(id, _)| id.to_owned()).collect()
}
