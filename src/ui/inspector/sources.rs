//! Citations: short to read, long under the pointer, with the link where there is one.

use crate::atlas::Atlas;
use crate::ui::fonts::shown;
use crate::ui::theme::SMALL;
use crate::ui::widgets::remark;
use egui::{Label, RichText, Ui};

/// Sources shown before the rest is folded away.
const FIRST: usize = 8;

/// Lists sources by id; more than a few are folded away.
pub(super) fn source_list<'a>(ui: &mut Ui, atlas: &Atlas, ids: impl IntoIterator<Item = &'a str>) {
    let ids: Vec<&str> = ids.into_iter().collect();
    if ids.is_empty() {
        remark(ui, "None");
    }
    let (first, rest) = ids.split_at(FIRST.min(ids.len()));
    for id in first {
        source(ui, atlas, id);
    }
    if !rest.is_empty() {
        let title = RichText::new(format!("{} more", rest.len())).size(SMALL);
        egui::CollapsingHeader::new(title).id_salt("more-sources").show(ui, |ui| {
            for id in rest {
                source(ui, atlas, id);
            }
        });
    }
}

fn source(ui: &mut Ui, atlas: &Atlas, id: &str) {
    let Some(source) = atlas.source(id) else {
        remark(ui, &format!("{id} (not in the list of sources)"));
        return;
    };
    let text = RichText::new(shown(&source.short())).size(SMALL);
    let response = match source.url.as_deref().filter(|u| is_web(u)) {
        Some(url) => ui.hyperlink_to(text, url),
        None => ui.add(Label::new(text).wrap()),
    };
    let long = std::iter::once(shown(&source.long())).chain(source.url.clone());
    response.on_hover_text(long.collect::<Vec<_>>().join("\n"));
}

/// Links lead to the web and nowhere else, whatever a dataset says.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
