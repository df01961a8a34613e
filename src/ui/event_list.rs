//! The events of the window: how many, of which groups, which ones.

use super::paint::symbol_atom;
use super::row::Row;
use super::theme::{Roles, SMALL};
use super::widgets::{choice, menu, remark, title};
use super::words::{capitalised, list_date};
use crate::atlas::{CategoryGroup, Event};
use crate::command::Command;
use crate::map::Region;
use crate::scene::symbol_of;
use crate::session::{Selection, Session, TimeWindow};
use crate::text;
use egui::{Button, RichText, ScrollArea, Ui};

/// Rows laid out at most; a longer window is shortened by the person, not by the machine.
const MOST_ROWS: usize = 300;
const DATE_WIDTH: f32 = 50.0;

/// The panel of events, with what it remembers between frames.
#[derive(Default)]
pub(super) struct EventList {
    /// The selected event that has been scrolled to.
    scrolled_to: Option<String>,
    /// The event that the pointer was on.
    hovered: Option<String>,
}

impl EventList {
    /// Shows the panel over the whole ui.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
        let all = session.all_events_in_window();
        let hidden = &session.document.hidden_groups;
        let listed: Vec<&Event> = all.iter().filter(|e| !hidden.contains(&e.category.group())).copied().collect();
        ui.horizontal_wrapped(|ui| {
            title(ui, "Events", 15.0);
            ui.label(RichText::new(format!("{} in", listed.len())).size(SMALL).color(Roles::of(ui).muted));
            window_menu(ui, session, emit);
        });
        chips(ui, session, &all, emit);
        ui.add_space(4.0);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            self.rows(ui, session, &listed, emit);
        });
    }

    /// The newest first: while time runs, what happens appears at the top.
    fn rows(&mut self, ui: &mut Ui, session: &Session, listed: &[&Event], emit: &mut Vec<Command>) {
        let selected = session.document.selection.as_ref().and_then(Selection::event);
        let mut hovered = None;
        for event in listed.iter().rev().take(MOST_ROWS) {
            let is_selected = selected == Some(event.item.id.as_str());
            let response = row(session, event, is_selected).show_event(ui);
            if response.clicked() {
                emit.push(Command::ShowEvent(event.item.id.clone()));
            }
            if response.hovered() {
                hovered = Some(event.item.id.clone());
            }
            if is_selected && self.scrolled_to.as_deref() != selected {
                response.scroll_to_me(None);
                self.scrolled_to = selected.map(str::to_owned);
            }
        }
        if selected.is_none() {
            self.scrolled_to = None;
        }
        self.tell_hover(hovered, emit);
        if listed.is_empty() {
            remark(ui, "No event here. Choose a longer window, show more groups, or go to the next event.");
        } else if listed.len() > MOST_ROWS {
            let more = format!("and {} earlier: choose a shorter window to list them", listed.len() - MOST_ROWS);
            remark(ui, &more);
        }
    }
}

impl EventList {
    /// Tells the map which event the pointer is on, when that has changed.
    fn tell_hover(&mut self, hovered: Option<String>, emit: &mut Vec<Command>) {
        if self.hovered != hovered {
            emit.push(Command::Hover(hovered.clone().map(Selection::Event)));
            self.hovered = hovered;
        }
    }
}

/// Whether a place lies beyond what the whole region shows.
fn is_off_map(session: &Session, [lon, lat]: [f64; 2]) -> bool {
    let [west, south, east, north] = session.extent_of(Region::Whole);
    !(west - 4.0..=east + 4.0).contains(&lon) || !(south - 3.0..=north + 3.0).contains(&lat)
}

/// The texts of a row, kept while it is shown.
struct EventRow {
    when: String,
    title: String,
    detail: String,
    group: CategoryGroup,
    selected: bool,
}

fn row(session: &Session, event: &Event, selected: bool) -> EventRow {
    let place = match (&event.place, event.position.is_some_and(|at| is_off_map(session, at))) {
        (Some(place), true) => format!(" · {place}, off the map"),
        (Some(place), false) => format!(" · {place}"),
        (None, _) => String::new(),
    };
    EventRow {
        when: list_date(event.item.date, event.item.end),
        title: event.item.title.clone(),
        detail: format!("{}{place}", capitalised(&event.category.title())),
        group: event.category.group(),
        selected,
    }
}

impl EventRow {
    fn show_event(&self, ui: &mut Ui) -> egui::Response {
        let row = Row {
            when: &self.when,
            when_width: DATE_WIDTH,
            title: &self.title,
            detail: &self.detail,
            symbol: Some(symbol_of(self.group)),
            value: None,
            selected: self.selected,
        };
        row.show(ui)
    }
}

fn window_menu(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    let window = session.document.window;
    let content = |ui: &mut Ui| {
        for other in TimeWindow::MENU {
            if choice(ui, other == window, &capitalised(&other.title())) {
                emit.push(Command::SetWindow(other));
            }
        }
        ui.separator();
        let (from, to) = session.window_days();
        let fixed = TimeWindow::Fixed(from, to);
        if choice(ui, fixed == window, &format!("Keep {}", fixed.title())) {
            emit.push(Command::SetWindow(fixed));
        }
    };
    menu(ui, &window.title(), content).on_hover_text("Which events are listed and drawn");
}

/// One chip per group in the window (and per hidden group): its symbol, name and number.
fn chips(ui: &mut Ui, session: &Session, all: &[&Event], emit: &mut Vec<Command>) {
    let hidden = &session.document.hidden_groups;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
        for group in CategoryGroup::ALL.iter().copied() {
            let n = all.iter().filter(|e| e.category.group() == group).count();
            let shown = !hidden.contains(&group);
            if n == 0 && shown {
                continue;
            }
            let text = RichText::new(format!("{} {n}", capitalised(group.word()))).size(SMALL);
            let chip = Button::new((symbol_atom(group, 12.0), text)).corner_radius(10.0).selected(shown).small();
            let state = if shown { "shown; click to hide" } else { "hidden; click to show" };
            let response = ui.add(chip).on_hover_text(format!("{}, {state}", text::counted(n, "event")));
            if response.clicked() {
                emit.push(Command::ToggleGroup(group));
            }
        }
        if !hidden.is_empty() && ui.add(Button::new("Show all").small()).clicked() {
            emit.push(Command::ShowAllGroups);
        }
    });
}
