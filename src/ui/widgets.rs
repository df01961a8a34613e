//! Parts that several panels use: headings, rows, buttons with a picture, numbers.

use super::fonts::shown;
use super::paint::{Icon, icon_atom};
use super::theme::{BODY, Roles, SMALL, bold};
use crate::text;
use egui::{Button, Popup, Response, RichText, Ui, vec2};

/// A number with its sign and so many decimals; what rounds to nothing has no sign.
pub fn signed(value: f64, decimals: usize) -> String {
    shown(&text::signed(value, decimals))
}

/// A small heading in capitals over a part of a panel.
pub fn heading(ui: &mut Ui, text: &str) {
    let roles = Roles::of(ui);
    ui.add_space(8.0);
    let text = RichText::new(shown(text).to_uppercase()).font(bold(10.5)).color(roles.muted).extra_letter_spacing(0.6);
    ui.add(egui::Label::new(text).wrap());
}

/// The title of a panel.
pub fn title(ui: &mut Ui, text: &str, size: f32) {
    ui.add(egui::Label::new(RichText::new(shown(text)).font(bold(size)).color(Roles::of(ui).text)).wrap());
}

/// Ordinary text, wrapped.
pub fn body(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Label::new(RichText::new(shown(text)).size(BODY)).wrap())
}

/// Small text that stands back, wrapped.
pub fn remark(ui: &mut Ui, text: &str) -> Response {
    let muted = Roles::of(ui).muted;
    ui.add(egui::Label::new(RichText::new(shown(text)).size(SMALL).color(muted)).wrap())
}

/// A word and what it says, as one wrapped line: `Place: Baku`.
pub fn field(ui: &mut Ui, name: &str, value: &str) {
    let roles = Roles::of(ui);
    let mut job = egui::text::LayoutJob::default();
    let format = |font, color| egui::TextFormat { font_id: font, color, ..Default::default() };
    job.append(&format!("{name}  "), 0.0, format(super::theme::regular(SMALL), roles.muted));
    job.append(&shown(value), 0.0, format(super::theme::regular(BODY), roles.text));
    ui.add(egui::Label::new(job).wrap());
}

/// A button with a picture alone; its name is read aloud and shown under the pointer.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    named(ui.add(Button::new(icon_atom(icon, 12.0)).min_size(vec2(24.0, 22.0))), name)
}

/// The same for the one button that matters most.
pub fn primary_button(ui: &mut Ui, icon: Icon, name: &str) -> Response {
    let roles = Roles::of(ui);
    let add = |ui: &mut Ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for state in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            state.weak_bg_fill = roles.accent;
            state.fg_stroke.color = roles.on_accent;
        }
        ui.add(Button::new(icon_atom(icon, 14.0)).min_size(vec2(40.0, 24.0)))
    };
    named(ui.scope(add).inner, name)
}

/// Gives a widget its name, for those who see it and those who do not.
pub fn named(response: Response, name: &str) -> Response {
    response.on_hover_text(name).accessible_name(name)
}

/// Lines at the pointer, the first one bold.
pub fn lines_at_pointer(response: Response, lines: &[String]) {
    response.on_hover_ui_at_pointer(|ui| {
        // Otherwise it would be as narrow as the last one was, and break words.
        ui.set_max_width(ui.spacing().tooltip_width);
        for (i, line) in lines.iter().enumerate() {
            let text = RichText::new(shown(line));
            ui.label(if i == 0 { text.font(bold(BODY)) } else { text });
        }
    });
}

/// A button that opens a menu: its text and a small triangle.
pub fn menu<R>(ui: &mut Ui, text: &str, content: impl FnOnce(&mut Ui) -> R) -> Response {
    let response = ui.add(Button::new((shown(text), icon_atom(Icon::Down, 10.0))));
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(160.0);
        content(ui);
    });
    response
}

/// One line of a menu of which one line holds. True when it was chosen.
pub fn choice(ui: &mut Ui, chosen: bool, text: &str) -> bool {
    ui.add(Button::selectable(chosen, shown(text))).clicked()
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn numbers_have_a_sign_unless_they_round_to_nothing() {
        let texts = [(0.214, 2), (-0.036, 3), (-0.001, 2), (0.0, 4), (2.0, 0)].map(|(v, d)| signed(v, d));
        assert_eq!(texts, ["+0.21", "–0.036", "0.00", "0.0000", "+2"]);
    }
}
