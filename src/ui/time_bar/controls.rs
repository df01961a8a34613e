//! The buttons of the time bar and the field for a typed date.

use super::TimeBar;
use crate::command::Command;
use crate::session::{Direction, Session};
use crate::time::{Date, LoopMode, Step};
use crate::ui::paint::Icon;
use crate::ui::theme::{Roles, SMALL};
use crate::ui::widgets::{choice, icon_button, menu, primary_button};
use crate::ui::words::short_date;
use egui::{Key, RichText, TextEdit, Ui};

/// Speeds by name, in days per second.
const SPEEDS: [(&str, f64); 4] =
    [("1 week / s", 7.0), ("1 month / s", 365.25 / 12.0), ("3 months / s", 365.25 / 4.0), ("1 year / s", 365.25)];

impl TimeBar {
    pub(super) fn controls(&mut self, ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
        ui.horizontal(|ui| {
            play_buttons(ui, session, emit);
            speed_menu(ui, session, emit);
        });
        ui.horizontal(|ui| {
            let event = ["Previous event", "Next event"];
            hop(ui, "event", event, [Direction::Back, Direction::Forward].map(Command::ToEvent), emit);
            ui.add_space(4.0);
            let change = ["Previous change of class", "Next change of class"];
            hop(ui, "change", change, [Direction::Back, Direction::Forward].map(Command::ToChange), emit);
        });
        ui.horizontal(|ui| {
            self.date_field(ui, session, emit);
            step_buttons(ui, session, emit);
        });
    }

    /// A field that shows the date and takes another: Enter goes there, Escape lets it be.
    fn date_field(&mut self, ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
        let id = ui.make_persistent_id("typed-date");
        let date = session.document.date;
        let stale = self.typed_for != Some(date) && !ui.memory(|m| m.has_focus(id));
        if stale {
            self.typed = short_date(Date::exact(date));
            self.typed_for = Some(date);
        }
        let field = TextEdit::singleline(&mut self.typed).id(id).desired_width(92.0).hint_text("10 July 2025");
        let response =
            ui.add(field).on_hover_text("Type a date: 2025-07-10, 10 July 2025, July 2025, 10.07.2025, 2025");
        let response = response.accessible_name("Typed date");
        if response.gained_focus() {
            select_all(ui, id, &self.typed);
        }
        if !response.lost_focus() {
            return;
        }
        if !ui.input(|i| i.key_pressed(Key::Enter)) {
            // Left without Enter: the date comes back, but what was refused stays to be put right.
            if self.refused.as_deref() != Some(&self.typed) {
                self.typed_for = None;
            }
            return;
        }
        match Date::parse_typed(&self.typed) {
            Ok(date) => {
                self.typed_for = None;
                emit.push(Command::SetDateTyped(date));
            }
            Err(error) => {
                self.refused = Some(self.typed.clone());
                emit.push(Command::Complain(error.to_string()));
            }
        }
    }
}

/// Typing replaces the date that stands in the field.
fn select_all(ui: &Ui, id: egui::Id, text: &str) {
    let mut state = TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let range =
        egui::text::CCursorRange::two(egui::text::CCursor::new(0), egui::text::CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(range));
    TextEdit::store_state(ui.ctx(), id, state);
}

fn play_buttons(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    if icon_button(ui, Icon::First, "First day").clicked() {
        emit.push(Command::First);
    }
    let playing = session.transient.playback.is_playing();
    let (icon, name) = if playing { (Icon::Pause, "Pause") } else { (Icon::Play, "Play") };
    if primary_button(ui, icon, name).clicked() {
        emit.push(Command::TogglePlay);
    }
    if icon_button(ui, Icon::Last, "Last day").clicked() {
        emit.push(Command::Last);
    }
}

fn speed_menu(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    let playback = &session.transient.playback;
    let at = |speed: f64| (playback.speed_days_per_sec - speed).abs() < 1e-6;
    let own = format!("{:.0} days / s", playback.speed_days_per_sec);
    let name = SPEEDS.iter().find(|(_, speed)| at(*speed)).map_or(own.as_str(), |(name, _)| *name);
    let content = |ui: &mut Ui| {
        for (name, speed) in SPEEDS {
            if choice(ui, at(speed), name) {
                emit.push(Command::SetSpeed(speed));
            }
        }
        ui.separator();
        let looping = playback.loop_mode == LoopMode::All;
        if choice(ui, looping, "Start over at the end") {
            emit.push(Command::SetLoop(if looping { LoopMode::Off } else { LoopMode::All }));
        }
    };
    menu(ui, name, content).on_hover_text("Speed of playback");
}

fn hop(ui: &mut Ui, what: &str, names: [&str; 2], commands: [Command; 2], emit: &mut Vec<Command>) {
    let [back, forward] = commands;
    ui.spacing_mut().item_spacing.x = 4.0;
    if icon_button(ui, Icon::Back, names[0]).clicked() {
        emit.push(back);
    }
    ui.label(RichText::new(what).size(SMALL).color(Roles::of(ui).muted));
    if icon_button(ui, Icon::Forward, names[1]).clicked() {
        emit.push(forward);
    }
}

fn step_buttons(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    let step = session.document.step;
    ui.spacing_mut().item_spacing.x = 4.0;
    if icon_button(ui, Icon::Back, &format!("One {} back", step.name())).clicked() {
        emit.push(Command::Step { step, count: -1 });
    }
    let content = |ui: &mut Ui| {
        for other in Step::ALL {
            if choice(ui, other == step, other.name()) {
                emit.push(Command::SetStep(other));
            }
        }
    };
    menu(ui, step.name(), content).on_hover_text("How far one step goes");
    if icon_button(ui, Icon::Forward, &format!("One {} on", step.name())).clicked() {
        emit.push(Command::Step { step, count: 1 });
    }
}
