//! One item of evidence: an event, a tie, a vote or a claim.

use super::sources::source_list;
use super::{disagreement, head, missing};
use crate::atlas::{Actor, Claim, Effect, Event, Item, Kind, Pole, Tie, Vote};
use crate::command::Command;
use crate::session::{Selection, Session};
use crate::ui::method;
use crate::ui::row::Row;
use crate::ui::theme::Roles;
use crate::ui::widgets::{body, field, heading, remark, signed, title};
use crate::ui::words::{capitalised, confidence_words, precision_words, span_words};
use egui::Ui;

/// Shows an event.
pub(super) fn show_event(ui: &mut Ui, session: &Session, id: &str, emit: &mut Vec<Command>) {
    let Some(event) = session.atlas.event(id) else {
        missing(ui, session, id, emit);
        return;
    };
    beginning(ui, session, &event.item, emit);
    event_fields(ui, event);
    text(ui, &event.item);
    if let Some(contested) = &event.contested {
        heading(ui, "The other side's account");
        body(ui, contested);
    }
    quantities(ui, session, event);
    tail(ui, session, &event.item, Some(event), emit);
}

/// Shows evidence of another kind.
pub(super) fn show_item(ui: &mut Ui, session: &Session, id: &str, emit: &mut Vec<Command>) {
    let Some(item) = session.atlas.item(id) else {
        missing(ui, session, id, emit);
        return;
    };
    beginning(ui, session, item, emit);
    let atlas = &session.atlas;
    match item.kind {
        Kind::Tie => atlas.ties.iter().filter(|t| t.item.id == id).for_each(|t| tie_fields(ui, session, t)),
        Kind::Vote => atlas.votes.iter().filter(|v| v.item.id == id).for_each(|v| vote_fields(ui, session, v)),
        Kind::Claim => atlas.claims.iter().filter(|c| c.item.id == id).for_each(|c| claim_fields(ui, c)),
        Kind::Event => {}
    }
    text(ui, item);
    tail(ui, session, item, None, emit);
}

fn beginning(ui: &mut Ui, session: &Session, item: &Item, emit: &mut Vec<Command>) {
    head(ui, session, emit, |ui| title(ui, &item.title, 16.0));
    field(ui, "When", &span_words(item.date, item.end, item.kind == Kind::Tie));
    if let Some(precision) = precision_words(item.date) {
        remark(ui, precision);
    }
    if session.document.date != item.start() && ui.button(format!("Go to {}", item.start().long())).clicked() {
        emit.push(Command::SetDateTyped(item.date));
    }
}

fn event_fields(ui: &mut Ui, event: &Event) {
    if let Some(place) = &event.place {
        field(ui, "Where", place);
    }
    field(ui, "Kind", &capitalised(&event.category.title()));
    if !event.actors.is_empty() {
        field(ui, "Who", &event.actors.join(", "));
    }
}

fn tie_fields(ui: &mut Ui, session: &Session, tie: &Tie) {
    let partner = tie.organisation.clone().or_else(|| tie.partner.map(|id| session.country_name(id)));
    field(ui, "Tie", &format!("{} – {}", session.country_name(tie.country), partner.unwrap_or_default()));
    let organisation = tie.organisation.as_ref().and_then(|id| session.atlas.organisation(id));
    if let Some(organisation) = organisation {
        // Names in many scripts, that of the country's own language among them.
        let native: Vec<&str> = organisation.native.values().map(String::as_str).collect();
        field(ui, "In full", &organisation.name);
        if !native.is_empty() {
            remark(ui, &native.join(" · "));
        }
    }
    field(ui, "Standing", tie.status.word());
    if let Some(code) = tie.code.as_ref().and_then(|code| session.atlas.codebook.tie(code)) {
        field(ui, "Coded as", &code.what);
    }
    let dates = [("Signed", tie.signed), ("Provisionally applied", tie.provisional), ("In force", tie.in_force)];
    for (name, date) in dates {
        if let Some(date) = date {
            field(ui, name, &date.long());
        }
    }
}

fn vote_fields(ui: &mut Ui, session: &Session, vote: &Vote) {
    field(ui, "Resolution", &vote.resolution);
    for (country, ballot) in &vote.ballots {
        if session.atlas.country(*country).is_some_and(crate::atlas::Country::is_scored) {
            field(ui, &session.country_name(*country), ballot.word());
        }
    }
}

fn claim_fields(ui: &mut Ui, claim: &Claim) {
    field(ui, "Who says so", &format!("{}, {}", claim.author, claim.role));
}

fn text(ui: &mut Ui, item: &Item) {
    field(ui, "Statement", &format!("{}, {}", item.label, confidence_words(item.confidence)));
    ui.add_space(4.0);
    body(ui, &item.text);
    if let Some(note) = &item.note {
        remark(ui, &format!("Curator's remark: {note}"));
    }
}

fn quantities(ui: &mut Ui, session: &Session, event: &Event) {
    if event.quantities.is_empty() {
        return;
    }
    heading(ui, "Numbers, as the sources give them");
    for quantity in &event.quantities {
        let source =
            session.atlas.source(&quantity.source).map_or_else(|| quantity.source.clone(), crate::atlas::Source::short);
        field(ui, &capitalised(&quantity.what), &format!("{} ({source})", quantity.value));
    }
}

/// Effects and sources, which every kind has.
fn tail(ui: &mut Ui, session: &Session, item: &Item, event: Option<&Event>, emit: &mut Vec<Command>) {
    if !item.effects.is_empty() {
        heading(ui, "What it says about whom");
        remark(ui, "Closeness of the relation, from –3 to +3.");
        method::link(ui, "How evidence becomes a score", "From evidence to a score", emit);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for one in &item.effects {
                effect(ui, session, event, one, emit);
            }
        });
    }
    if item.counts_with.is_some() {
        remark(ui, "Of several items about this, one counts at a time.");
    }
    disagreement::questions(ui, session, &item.id, emit);
    heading(ui, "Sources");
    if !item.confirmed_by.is_empty() {
        let all = if item.sources.len() > 1 {
            format!("{} of {}", item.confirmed_by.len(), item.sources.len())
        } else {
            "It".to_owned()
        };
        remark(
            ui,
            &format!(
                "{all} {} the fact and its day.",
                if item.confirmed_by.len() > 1 { "were opened and state" } else { "was opened and states" }
            ),
        );
    }
    source_list(ui, session, item.sources.iter().map(String::as_str), emit);
    ui.add_space(8.0);
}

/// One effect; a click leads to the country.
fn effect(ui: &mut Ui, session: &Session, event: Option<&Event>, effect: &Effect, emit: &mut Vec<Command>) {
    let country = session.country_name(effect.country);
    let title = format!("{country} and {}", effect.pole.title());
    let scored = match (effect.actor, effect.pole) {
        (Actor::Government, Pole::Own) => " · shown, not scored".to_owned(),
        (Actor::Government, _) => String::new(),
        (actor, _) => format!(" · {actor}: shown, not scored"),
    };
    let detail = format!("{}{scored}", effect.domain);
    let whole = effect.strength.fract() == 0.0;
    let value = signed(effect.strength, usize::from(!whole));
    let row = Row { title: &title, detail: &detail, value: Some((&value, Roles::of(ui).text)), ..Row::default() };
    let response = row.show(ui);
    if response.clicked() {
        emit.push(Command::Select(Selection::Country(effect.country)));
    }
    let category = event.map(|event| event.category);
    if let Some(level) = category.and_then(|it| session.atlas.codebook.level(it, effect.domain, effect.strength)) {
        response.on_hover_text(format!("Codebook, level {}: {}", level.strength, level.what));
    }
}
