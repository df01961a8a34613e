//! The method and the glossary, for those who want to know what a number means.

use super::fonts::shown;
use super::theme::{BODY, Roles, SMALL, bold};
use super::widgets::{body, heading};
use crate::alignment::METHOD_TEXT as TEXT;
use crate::command::Command;
use crate::session::Session;
use egui::{Button, Key, Label, RichText, ScrollArea, Ui, vec2};

/// The section that is a list of terms.
const GLOSSARY: &str = "Glossary";

/// A heading and its paragraphs.
struct Section<'a> {
    heading: &'a str,
    paragraphs: Vec<&'a str>,
}

fn sections(text: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        match (line.strip_prefix("## "), sections.last_mut()) {
            (Some(heading), _) => sections.push(Section { heading: heading.trim(), paragraphs: Vec::new() }),
            (None, Some(section)) => section.paragraphs.push(line),
            (None, None) => {}
        }
    }
    sections
}

/// The window, with what was typed into its search.
#[derive(Default)]
pub(super) struct MethodWindow {
    search: String,
    /// The heading that it was opened at, until it has been scrolled to.
    shown: Option<String>,
}

impl MethodWindow {
    /// Shows the window while it is open.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
        let Some(at) = &session.transient.method_open else {
            self.shown = None;
            return;
        };
        let scroll_to = (self.shown.as_ref() != Some(at)).then(|| at.clone());
        self.shown = Some(at.clone());
        let mut open = true;
        let size = vec2(560.0_f32.min(ui.ctx().content_rect().width() - 60.0), ui.ctx().content_rect().height() * 0.78);
        let window = egui::Window::new("Method and glossary").open(&mut open).collapsible(false).default_size(size);
        window.pivot(egui::Align2::CENTER_CENTER).default_pos(ui.ctx().content_rect().center()).show(ui.ctx(), |ui| {
            self.contents(ui, scroll_to.as_deref(), emit);
        });
        if !open {
            emit.push(Command::ShowMethod(None));
        }
    }

    fn contents(&mut self, ui: &mut Ui, scroll_to: Option<&str>, emit: &mut Vec<Command>) {
        let sections = sections(TEXT);
        ui.horizontal_wrapped(|ui| {
            for section in &sections {
                if ui.add(Button::new(RichText::new(section.heading).size(SMALL))).clicked() {
                    self.search.clear();
                    self.shown = None;
                    emit.push(Command::ShowMethod(Some(section.heading.to_owned())));
                }
            }
        });
        let field = ui.add(egui::TextEdit::singleline(&mut self.search).hint_text("Find a word").desired_width(220.0));
        if field.has_focus() && ui.input(|i| i.key_pressed(Key::Escape)) {
            self.search.clear();
        }
        ui.separator();
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let wanted = self.search.trim().to_lowercase();
            for section in &sections {
                self::section(ui, section, &wanted, scroll_to == Some(section.heading));
            }
        });
    }
}

fn section(ui: &mut Ui, section: &Section<'_>, wanted: &str, is_here: bool) {
    let found = |p: &&&str| wanted.is_empty() || p.to_lowercase().contains(wanted);
    let paragraphs: Vec<&&str> = section.paragraphs.iter().filter(found).collect();
    if paragraphs.is_empty() {
        return;
    }
    let top = ui.cursor().min;
    heading(ui, section.heading);
    if is_here {
        ui.scroll_to_rect(egui::Rect::from_min_size(top, vec2(1.0, 400.0)), Some(egui::Align::Min));
    }
    for paragraph in paragraphs {
        match (paragraph.split_once(": "), paragraph.starts_with("    ")) {
            (_, true) => {
                let text = RichText::new(shown(paragraph.trim())).font(bold(BODY));
                ui.indent("formula", |ui| ui.add(Label::new(text).wrap()));
            }
            (Some((term, definition)), false) if section.heading == GLOSSARY => entry(ui, term, definition),
            _ => _ = body(ui, paragraph),
        }
        ui.add_space(3.0);
    }
}

fn entry(ui: &mut Ui, term: &str, definition: &str) {
    let roles = Roles::of(ui);
    let mut job = egui::text::LayoutJob::default();
    let format = |font, color| egui::TextFormat { font_id: font, color, ..Default::default() };
    job.append(&shown(term), 0.0, format(bold(BODY), roles.text));
    job.append(&format!("  {}", shown(definition)), 0.0, format(super::theme::regular(BODY), roles.text));
    ui.add(Label::new(job).wrap());
}

/// A small button that opens the method at a heading.
pub(super) fn link(ui: &mut Ui, words: &str, heading: &str, emit: &mut Vec<Command>) {
    let link = egui::Link::new(RichText::new(words).size(SMALL));
    if ui.add(link).on_hover_text("Method and glossary").clicked() {
        emit.push(Command::ShowMethod(Some(heading.to_owned())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Headings that the window links to.
    const LINKED: [&str; 5] = ["What a score is", "From evidence to a score", "Doubt", "Weights and lenses", GLOSSARY];

    #[test]
    fn the_text_has_every_section_that_is_linked_to() {
        let sections = sections(TEXT);
        for heading in LINKED {
            assert!(sections.iter().any(|s| s.heading == heading && !s.paragraphs.is_empty()), "{heading}");
        }
    }

    #[test]
    fn every_entry_of_the_glossary_is_a_term_with_a_definition_in_order() {
        let sections = sections(TEXT);
        let glossary = sections.iter().find(|s| s.heading == GLOSSARY).unwrap();
        let terms: Vec<String> = glossary
            .paragraphs
            .iter()
            .map(|p| p.split_once(": ").unwrap_or_else(|| panic!("no definition: {p}")).0.to_lowercase())
            .collect();
        assert!(terms.len() > 40);
        assert!(terms.windows(2).all(|w| w[0] < w[1]), "{terms:?}");
    }
}
