//! The window of keys, and what the map is made from.

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
                ui.add_space(8.0);
                ui.separator();
                ui.label(RichText::new("What the map is made from").font(bold(BODY)));
                for line in credits(session) {
                    ui.label(RichText::new(line).color(muted));
                }
            });
        });
    if !open {
        emit.push(Command::ToggleHelp);
    }
}

/// Whose data the program shows, with the attribution that their licences ask for.
fn credits(session: &Session) -> [String; 4] {
    let atlas = &session.atlas;
    [
        "Land, water and borders: Natural Earth (public domain), mended for this map.".to_owned(),
        "Towns and settlements: GeoNames (geonames.org), CC BY 4.0, names edited; villages: ua-locations (ISC)."
            .to_owned(),
        "Letters: Noto fonts, SIL Open Font License 1.1.".to_owned(),
        format!("Evidence: {} {}, each item with its own sources.", atlas.title, atlas.version),
    ]
}
