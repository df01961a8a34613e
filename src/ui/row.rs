//! A row of a list that can be clicked: when, what, where, how much.

use super::fonts::shown;
use super::paint::paint_symbol;
use super::theme::{BODY, Roles, SMALL, bold, regular};
use crate::scene::SymbolShape;
use egui::{
    Color32, CornerRadius, FontId, Galley, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

const MARGIN: f32 = 6.0;
const GAP: f32 = 8.0;

/// What stands in a row.
#[derive(Clone, Debug, Default)]
pub struct Row<'a> {
    /// The left column: a date in few words.
    pub when: &'a str,
    /// Width of the left column.
    pub when_width: f32,
    /// The title.
    pub title: &'a str,
    /// Small text under it.
    pub detail: &'a str,
    /// A symbol before the detail.
    pub symbol: Option<SymbolShape>,
    /// A number at the right, and its colour.
    pub value: Option<(&'a str, Color32)>,
    /// Whether it is the selected one.
    pub selected: bool,
}

/// A row's texts, laid out for its width.
struct Laid {
    when: Arc<Galley>,
    title: Arc<Galley>,
    detail: Arc<Galley>,
    value: Option<Arc<Galley>>,
    text_left: f32,
    height: f32,
}

impl Row<'_> {
    /// Shows the row over the whole width; clicked, it is chosen.
    pub fn show(&self, ui: &mut Ui) -> Response {
        let roles = Roles::of(ui);
        let width = ui.available_width();
        let laid = self.lay_out(ui, roles, width);
        let (rect, response) = ui.allocate_exact_size(vec2(width, laid.height), Sense::click());
        let name = self.name();
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, self.selected, &name));
        if ui.is_rect_visible(rect) {
            self.paint(ui, roles, rect, &laid, &response);
        }
        response
    }

    /// Everything in the row, for those who hear it.
    fn name(&self) -> String {
        let value = self.value.map_or("", |(text, _)| text);
        let parts = [self.when, self.title, self.detail, value];
        parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
    }

    fn lay_out(&self, ui: &Ui, roles: Roles, width: f32) -> Laid {
        let lay = |text: &str, font: FontId, color: Color32, width: f32| {
            ui.painter().layout(shown(text), font, color, width.max(20.0))
        };
        let value = self.value.map(|(text, color)| lay(text, bold(BODY), color, f32::INFINITY));
        let value_width = value.as_ref().map_or(0.0, |g| g.size().x + GAP);
        let text_left = MARGIN + if self.when_width > 0.0 { self.when_width + GAP } else { 0.0 };
        let full_width = width - text_left - MARGIN;
        let text_width = full_width - value_width;
        let when = lay(self.when, regular(SMALL), roles.muted, self.when_width);
        let title_font = if self.selected { bold(BODY) } else { regular(BODY) };
        let title = lay(self.title, title_font, roles.text, text_width);
        let detail_width = full_width - if self.symbol.is_some() { 14.0 } else { 0.0 };
        let detail = lay(self.detail, regular(SMALL), roles.muted, detail_width);
        let detail_height = if self.detail.is_empty() { 0.0 } else { detail.size().y + 1.0 };
        let height = (title.size().y + detail_height).max(when.size().y) + 2.0 * MARGIN;
        Laid { when, title, detail, value, text_left, height }
    }

    fn paint(&self, ui: &Ui, roles: Roles, rect: egui::Rect, laid: &Laid, response: &Response) {
        let painter = ui.painter();
        let fill = match (self.selected, response.hovered()) {
            (true, _) => roles.selected,
            (false, true) => roles.raised,
            (false, false) => Color32::TRANSPARENT,
        };
        painter.rect_filled(rect, CornerRadius::same(5), fill);
        if response.has_focus() {
            painter.rect_stroke(rect, CornerRadius::same(5), Stroke::new(1.5, roles.link), StrokeKind::Inside);
        }
        let top = rect.top() + MARGIN;
        painter.galley(pos2(rect.left() + MARGIN, top + 1.0), Arc::clone(&laid.when), roles.muted);
        let left = rect.left() + laid.text_left;
        painter.galley(pos2(left, top), Arc::clone(&laid.title), roles.text);
        let detail_top = top + laid.title.size().y + 1.0;
        let mut detail_left = left;
        if let Some(shape) = self.symbol {
            paint_symbol(painter, shape, pos2(left + 4.5, detail_top + 8.0), 4.0, roles.muted);
            detail_left += 14.0;
        }
        painter.galley(pos2(detail_left, detail_top), Arc::clone(&laid.detail), roles.muted);
        if let Some(value) = &laid.value {
            let x = rect.right() - MARGIN - value.size().x;
            painter.galley(pos2(x, top), Arc::clone(value), roles.text);
        }
    }
}
