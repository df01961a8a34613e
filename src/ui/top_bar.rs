//! The bar at the top: the lens, the projection, cameras, layers, light and dark, help.

use super::paint::{Icon, icon_atom};
use super::theme::{Roles, SMALL, bold};
use super::view_menu;
use super::widgets::{choice, menu, named};
use crate::atlas::Borders;
use crate::command::Command;
use crate::map::{ProjectionKind, Region};
use crate::session::{Appearance, CameraTarget, FigureFormat, Layer, Session};
use egui::{Align, Button, Label, Layout, RichText, Ui};

/// Shows the bar; on a narrow window it takes a second line rather than cut a word.
pub(super) fn show(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.add(Label::new(RichText::new("Realign").font(bold(15.0))));
        ui.add_space(6.0);
        lens_menu(ui, session, emit);
        view_menu::show(ui, session, emit);
        gap(ui);
        cameras(ui, session, emit);
        gap(ui);
        projections(ui, session, emit);
        gap(ui);
        layers_menu(ui, session, emit);
        appearance_menu(ui, session, emit);
        export_menu(ui, emit);
        if named(ui.add(Button::selectable(session.transient.method_open.is_some(), "Method")), "Method and glossary")
            .clicked()
        {
            let open = session.transient.method_open.is_none();
            emit.push(Command::ShowMethod(open.then(|| "What a score is".to_owned())));
        }
        if named(ui.add(Button::selectable(session.transient.help_open, "Keys")), "Keys and what they do").clicked() {
            emit.push(Command::ToggleHelp);
        }
    });
}

fn gap(ui: &mut Ui) {
    ui.add_space(4.0);
}

fn lens_menu(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    let lens = session.reading.lens();
    let muted = Roles::of(ui).muted;
    let content = |ui: &mut Ui| {
        ui.set_max_width(340.0);
        if ui.button("Change this lens…").clicked() && !session.transient.lens_open {
            emit.push(Command::ToggleLens);
        }
        ui.separator();
        for other in session.atlas.lenses.iter().chain(&session.own_lenses) {
            if choice(ui, other.id == lens.id, &other.name) {
                emit.push(Command::SetLens(other.id.clone()));
            }
            let text = RichText::new(super::fonts::shown(&other.description)).size(SMALL).color(muted);
            ui.with_layout(Layout::top_down(Align::Min), |ui| ui.add(Label::new(text).wrap()));
            ui.add_space(4.0);
        }
    };
    menu(ui, &format!("Lens: {}", lens.name), content).on_hover_text(super::fonts::shown(&lens.description));
}

fn export_menu(ui: &mut Ui, emit: &mut Vec<Command>) {
    menu(ui, "Export", |ui| {
        for (format, name) in
            [(FigureFormat::Png, "Figure of what is shown, PNG"), (FigureFormat::Svg, "The same, SVG")]
        {
            if ui.button(name).clicked() {
                emit.push(Command::SaveFigure(format));
            }
        }
    });
}

fn cameras(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    for (key, region) in Region::ALL.into_iter().enumerate() {
        let chosen = session.document.camera == CameraTarget::Region(region);
        let button = ui.add(Button::selectable(chosen, region.title()));
        if button.on_hover_text(format!("Key {key}")).clicked() {
            emit.push(Command::LookAt(region));
        }
    }
}

/// The switch of projections: one word each, the whole name under the pointer.
fn projections(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    for kind in ProjectionKind::ALL {
        let name = match kind {
            ProjectionKind::Albers => "Equal-area",
            ProjectionKind::Mercator => "Mercator",
            ProjectionKind::Tiles => "Tiles",
        };
        let chosen = session.document.projection == kind;
        if ui.add(Button::selectable(chosen, name)).on_hover_text(kind.title()).clicked() {
            emit.push(Command::SetProjection(kind));
        }
    }
}

fn layers_menu(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    let response = ui.add(Button::new(("Layers", icon_atom(Icon::Down, 10.0))));
    // Stays open: several switches are set in one go.
    let popup = egui::Popup::menu(&response).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| {
        for layer in Layer::ALL {
            let mut shown = session.document.layers.shows(layer);
            if ui.checkbox(&mut shown, layer.title()).changed() {
                emit.push(Command::ToggleLayer(layer));
            }
        }
        ui.separator();
        for borders in Borders::ALL {
            let chosen = session.document.borders == borders;
            if ui.radio(chosen, borders.title()).on_hover_text(borders.about()).clicked() {
                emit.push(Command::SetBorders(borders));
            }
        }
    });
}

fn appearance_menu(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    let response = ui.add(Button::new(icon_atom(Icon::HalfMoon, 14.0)));
    egui::Popup::menu(&response).show(|ui| {
        for appearance in Appearance::ALL {
            if choice(ui, session.document.appearance == appearance, appearance.title()) {
                emit.push(Command::SetAppearance(appearance));
            }
        }
    });
    named(response, "Light or dark");
}
