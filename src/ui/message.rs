//! The last message, over the foot of the map: what has been done, or what could not be and what to do
//! instead.

use super::fonts::shown;
use super::paint::Icon;
use super::theme::{BODY, Roles};
use super::widgets::icon_button;
use crate::command::Command;
use crate::session::{MessageKind, Session};
use egui::{Align2, Area, Frame, Id, Label, Order, Rect, RichText, Ui, vec2};

/// Widest line, in points.
const WIDEST: f32 = 520.0;

/// Shows the message over the foot of a box.
pub(super) fn show(ui: &Ui, session: &Session, over: Rect, emit: &mut Vec<Command>) {
    let Some(message) = &session.transient.message else { return };
    let roles = Roles::of(ui);
    let color = match message.kind {
        MessageKind::Info => roles.text,
        MessageKind::Problem => roles.problem,
    };
    let area = Area::new(Id::unique("message")).order(Order::Foreground).pivot(Align2::CENTER_BOTTOM);
    area.fixed_pos(over.center_bottom() - vec2(0.0, 12.0)).show(ui.ctx(), |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.horizontal_top(|ui| {
                let said = ui.scope(|ui| {
                    ui.set_max_width(WIDEST.min(over.width() - 80.0));
                    ui.add(Label::new(RichText::new(shown(&message.text)).size(BODY).color(color)).wrap())
                });
                // Read aloud when it appears.
                let polite = egui::accesskit::Live::Polite;
                ui.ctx().accesskit_node_builder(said.inner.id, |node| node.set_live(polite));
                if icon_button(ui, Icon::Close, "Put the message away").clicked() {
                    emit.push(Command::DismissMessage);
                }
            });
        });
    });
}
