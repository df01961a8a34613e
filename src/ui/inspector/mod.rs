//! The panel on the right: what is selected, taken apart into its evidence.

mod area;
mod bars;
mod changes;
mod chart;
mod country;
mod disagreement;
mod evidence;
mod overview;
mod pole;
mod rivals;
mod route;
mod settlement;
mod sources;
mod why;

pub(super) use chart::nearer;

use super::paint::{Icon, icon_atom};
use super::seen::Seen;
use super::theme::SMALL;
use super::widgets::{icon_button, remark};
use crate::command::Command;
use crate::session::{Selection, Session};
use chart::Chart;
use country::CountryPanel;
use egui::{Button, Rect, RichText, ScrollArea, Ui, Vec2, pos2, vec2};

/// Size of the button that closes the panel.
const CLOSE: Vec2 = vec2(24.0, 22.0);

/// The inspector, with what it remembers between frames.
#[derive(Default)]
pub(super) struct Inspector {
    country: CountryPanel,
    chart: Chart,
    shown: Option<Selection>,
}

impl Inspector {
    /// Shows the panel over the whole ui.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, seen: &Seen<'_>, emit: &mut Vec<Command>) {
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
                None => overview::show(ui, session, seen.faces(), emit),
                Some(Selection::Country(id)) => self.country.show(ui, session, id, &mut self.chart, emit),
                Some(Selection::Event(id)) => evidence::show_event(ui, session, &id, emit),
                Some(Selection::Item(id)) => evidence::show_item(ui, session, &id, emit),
                Some(Selection::Area(id)) => area::show(ui, session, &id, emit),
                Some(Selection::Settlement(id)) => settlement::show(ui, session, &id, emit),
                Some(Selection::Route(id)) => route::show(ui, session, &id, emit),
                Some(Selection::Disagreement(id)) => disagreement::show(ui, session, &id, emit),
            }
        });
    }
}

/// The top of a panel: the button that closes it in the corner, the way back where there is one,
/// and beside them what the panel is about.
fn head(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>, about: impl FnOnce(&mut Ui)) {
    let corner = pos2(ui.max_rect().right() - CLOSE.x, ui.cursor().top());
    let close = |ui: &mut Ui| icon_button(ui, Icon::Close, "Close: select nothing");
    if ui.place(Rect::from_min_size(corner, CLOSE), close).clicked() {
        emit.push(Command::ClearSelection);
    }
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width() - CLOSE.x - 6.0);
        if let Some(point) = &session.transient.back {
            let to = match &point.selection {
                Selection::Country(id) => session.country_name(*id),
                _ => "what was shown".to_owned(),
            };
            let text = RichText::new(format!("Back to {to}, {}", point.date.long())).size(SMALL);
            let button = Button::new((icon_atom(Icon::Back, 11.0), text)).wrap();
            if ui.add(button).clicked() {
                emit.push(Command::Back);
            }
            ui.add_space(2.0);
        }
        about(ui);
    });
}

/// Said when an id leads nowhere, which a checked dataset does not let happen.
fn missing(ui: &mut Ui, session: &Session, id: &str, emit: &mut Vec<Command>) {
    let about = |ui: &mut Ui| _ = remark(ui, &format!("The dataset has nothing called \"{id}\"."));
    head(ui, session, emit, about);
}
