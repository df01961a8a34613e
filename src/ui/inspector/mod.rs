//! The panel on the right: what is selected, taken apart into its evidence.

mod area;
mod bars;
mod chart;
mod country;
mod evidence;
mod overview;
mod sources;
mod why;

use super::paint::Icon;
use super::widgets::icon_button;
use crate::command::Command;
use crate::session::{Selection, Session};
use chart::Chart;
use country::CountryPanel;
use egui::{ScrollArea, Ui};

/// The inspector, with what it remembers between frames.
#[derive(Default)]
pub(super) struct Inspector {
    country: CountryPanel,
    chart: Chart,
    shown: Option<Selection>,
}

impl Inspector {
    /// Shows the panel over the whole ui.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
        let selection = session.document.selection.clone();
        let mut area = ScrollArea::vertical().id_salt("inspector").auto_shrink([false, false]);
        if self.shown != selection {
            // Another thing is read from its top.
            area = area.vertical_scroll_offset(0.0);
            self.shown.clone_from(&selection);
        }
        area.show(ui, |ui| {
            // Leaves the scroll bar its place.
            ui.set_max_width(ui.available_width() - 6.0);
            match selection {
                None => overview::show(ui, session, emit),
                Some(Selection::Country(id)) => self.country.show(ui, session, id, &mut self.chart, emit),
                Some(Selection::Event(id)) => evidence::show_event(ui, session, &id, emit),
                Some(Selection::Item(id)) => evidence::show_item(ui, session, &id, emit),
                Some(Selection::Area(id)) => area::show(ui, session, &id, emit),
            }
        });
    }
}

/// The first line of a panel: the way back, when there is one, and the button that closes it.
fn top_line(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        if let Some(point) = &session.transient.back {
            let name = match &point.selection {
                Selection::Country(id) => session.country_name(*id),
                Selection::Area(_) | Selection::Event(_) | Selection::Item(_) => "what was shown".to_owned(),
            };
            if ui.button(format!("Back to {name}, {}", point.date.long())).clicked() {
                emit.push(Command::Back);
            }
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if icon_button(ui, Icon::Close, "Close: select nothing").clicked() {
                emit.push(Command::ClearSelection);
            }
        });
    });
}

/// Said when an id leads nowhere, which a checked dataset does not let happen.
fn missing(ui: &mut Ui, session: &Session, id: &str, emit: &mut Vec<Command>) {
    top_line(ui, session, emit);
    super::widgets::remark(ui, &format!("The dataset has nothing called \"{id}\"."));
}
