//! The window of keys.

use super::theme::{BODY, Roles, bold};
use crate::command::{Command, SHORTCUTS};
use crate::session::Session;
use egui::{Align2, Grid, RichText, ScrollArea, Ui, Window};

/// Shows every shortcut while the help is open.
pub(super) fn show(ui: &Ui, session: &Session, emit: &mut Vec<Command>) {
    let mut open = session.transient.help_open;
    if !open {
        return;
    }
    let muted = Roles::of(ui).muted;
    Window::new("Keys")
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, [0.0, 0.0])
        .show(ui.ctx(), |ui| {
            ScrollArea::vertical().max_height(460.0).show(ui, |ui| {
                Grid::new("keys").num_columns(2).spacing([24.0, 5.0]).show(ui, |ui| {
                    for shortcut in SHORTCUTS {
                        ui.label(RichText::new(shortcut.keys).font(bold(BODY)));
                        ui.label(RichText::new(shortcut.does).color(muted));
                        ui.end_row();
                    }
                });
            });
        });
    if !open {
        emit.push(Command::ToggleHelp);
    }
}
