//! Placeholder until the map is here.

use crate::command::Command;
use crate::session::Session;

/// The map in the middle of the window.
pub struct MapView;

impl MapView {
    /// Prepares what the map needs of the window.
    pub fn new(_cc: &eframe::CreationContext<'_>) -> Self {
        Self
    }

    /// Shows the map over the whole ui.
    pub fn show(&mut self, ui: &mut egui::Ui, session: &Session, _emit: &mut Vec<Command>) {
        ui.label(session.document.date.long());
    }
}
