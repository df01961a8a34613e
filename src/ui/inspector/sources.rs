//! Citations: short to read, long under the pointer, with the link where there is one.

use crate::command::{Command, LensEdit};
use crate::session::Session;
use crate::ui::fonts::shown;
use crate::ui::theme::SMALL;
use crate::ui::widgets::remark;
use egui::{Button, Label, RichText, Ui};

/// Sources shown before the rest is folded away.
const FIRST: usize = 8;

/// Lists sources by id, each with a button that leaves it out of the lens; more than a few are folded
/// away.
pub(super) fn source_list<'a>(
    ui: &mut Ui,
    session: &Session,
    ids: impl IntoIterator<Item = &'a str>,
    emit: &mut Vec<Command>,
) {
    let ids: Vec<&str> = ids.into_iter().collect();
    if ids.is_empty() {
        remark(ui, "None");
    }
    let (first, rest) = ids.split_at(FIRST.min(ids.len()));
    for id in first {
        source(ui, session, id, emit);
    }
    if !rest.is_empty() {
        let title = RichText::new(format!("{} more", rest.len())).size(SMALL);
        egui::CollapsingHeader::new(title).id_salt("more-sources").show(ui, |ui| {
            for id in rest {
                source(ui, session, id, emit);
            }
        });
    }
}

fn source(ui: &mut Ui, session: &Session, id: &str, emit: &mut Vec<Command>) {
    let Some(source) = session.atlas.source(id) else {
        remark(ui, &format!("{id} (not in the list of sources)"));
        return;
    };
    let hidden = session.document.lens.without.iter().any(|own| own == id);
    let mut text = RichText::new(shown(&source.short())).size(SMALL);
    if hidden {
        text = text.strikethrough();
    }
    ui.horizontal_top(|ui| {
        let (word, about, edit) = if hidden {
            ("count", "Count this source again", LensEdit::Unhide(id.to_owned()))
        } else {
            ("hide", "Hide this source: see the map without it", LensEdit::Hide(id.to_owned()))
        };
        let button = ui.add(Button::new(RichText::new(word).size(10.0)).small());
        let name = format!("{about}: {}", source.short());
        if button.on_hover_text(about).accessible_name(&name).clicked() {
            emit.push(Command::EditLens(edit));
        }
        ui.vertical(|ui| {
            let response = match source.url.as_deref().filter(|u| is_web(u)) {
                Some(url) => ui.hyperlink_to(text, url),
                None => ui.add(Label::new(text).wrap()),
            };
            let long = std::iter::once(shown(&source.long())).chain(source.url.clone());
            response.on_hover_text(long.collect::<Vec<_>>().join("\n"));
        });
    });
}

/// Links lead to the web and nowhere else, whatever a dataset says.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
