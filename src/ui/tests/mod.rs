//! The window without its map, by accessibility tree: no GPU, no display.

mod keyboard;
mod letters;
mod panels;
mod reading;
mod time;

use super::app::{Panels, carry_out, pass_time, prepare};
use super::{keys, theme};
use crate::atlas::CategoryGroup;
use crate::command::{Command, apply};
use crate::session::sample::{day, id, session};
use crate::session::{Selection, Session};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

/// The window with an empty middle.
struct Window {
    session: Session,
    panels: Panels,
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        theme::follow(ctx, self.session.document.appearance);
        pass_time(ctx, &mut self.session);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        let Self { session, panels } = self;
        let mut commands = keys::pressed(ui, session);
        panels.show(ui, session, &mut commands, |_, _, _| {});
        carry_out(ui.ctx(), session, commands);
    }
}

fn window_with(size: [f32; 2], session: Session) -> Harness<'static, Window> {
    let mut harness = Harness::builder().with_size(size).build_eframe(|cc| {
        prepare(&cc.egui_ctx);
        Window { session, panels: Panels::default() }
    });
    harness.run();
    harness
}

fn window(commands: Vec<Command>) -> Harness<'static, Window> {
    let mut session = session();
    for command in commands {
        apply(&mut session, command);
    }
    window_with([1280.0, 720.0], session)
}

fn date_of(harness: &Harness<'_, Window>) -> crate::time::Day {
    harness.state().session.document.date
}

fn type_date(harness: &mut Harness<'_, Window>, text: &str) {
    harness.get_by_label("Typed date").focus();
    harness.run();
    harness.get_by_label("Typed date").type_text(text);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
}
