//! The long slider: events by month, years, the window, and the cursor of time.

use super::axis::Axis;
use super::changes;
use super::histogram::{Histogram, STACKS};
use crate::command::Command;
use crate::scene::SymbolShape;
use crate::session::Session;
use crate::time::ticks_between;
use crate::ui::paint::paint_symbol;
use crate::ui::theme::{Roles, SMALL, regular};
use egui::accesskit::{Action, ActionData};
use egui::{
    Align2, CornerRadius, EventFilter, Galley, Id, Painter, Pos2, Rangef, Rect, Response, Sense, Stroke, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

const MARKS_HEIGHT: f32 = 14.0;
const LABELS_HEIGHT: f32 = 18.0;
const LEGEND_LINE: f32 = 17.0;
const LEAST_BARS_HEIGHT: f32 = 36.0;

/// Shows the slider over the whole ui.
pub(super) fn show(ui: &mut Ui, session: &Session, histogram: &Histogram, emit: &mut Vec<Command>) {
    let size = ui.available_size();
    let legend = Legend::new(ui, size.x);
    let height = size.y.max(MARKS_HEIGHT + LEAST_BARS_HEIGHT + LABELS_HEIGHT + legend.height);
    let (_, rect) = ui.allocate_space(vec2(size.x, height));
    let (first, last) = session.slider_days();
    let axis = Axis { x: Rangef::new(rect.left() + 7.0, rect.right() - 9.0), first, last };
    let marks = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + MARKS_HEIGHT));
    let bottom = rect.bottom() - LABELS_HEIGHT - legend.height;
    let bars = Rect::from_min_max(pos2(rect.left(), marks.bottom()), pos2(rect.right(), bottom));
    let grab = Rect::from_min_max(bars.min, pos2(rect.right(), bars.bottom() + LABELS_HEIGHT));
    let id = ui.scope_id().with("date-slider");
    let response = ui.interact(grab, id, Sense::click_and_drag());
    listen(ui, session, axis, &response, emit);
    describe(ui, session, id, &response);
    paint(ui, session, histogram, axis, bars, &response);
    changes::show(ui, session, axis, marks, emit);
    let legend_top = pos2(rect.left(), rect.bottom() - legend.height);
    legend.paint(ui, legend_top);
    if !response.dragged() {
        month_words(histogram, axis, response);
    }
}

/// Pointer, arrow keys (through the window's shortcuts) and screen readers move the date.
fn listen(ui: &Ui, session: &Session, axis: Axis, response: &Response, emit: &mut Vec<Command>) {
    if (response.dragged() || response.clicked())
        && let Some(pointer) = response.interact_pointer_pos()
    {
        response.request_focus();
        emit.push(Command::SetDate(axis.day_at(pointer.x)));
    }
    let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let count = |action| ui.input(|i| i.num_accesskit_action_requests(response.id, action));
    let steps =
        i32::try_from(count(Action::Increment)).unwrap_or(0) - i32::try_from(count(Action::Decrement)).unwrap_or(0);
    if steps != 0 {
        emit.push(Command::Step { step: session.document.step, count: steps });
    }
    let set = ui.input(|i| {
        let requests = i.accesskit_action_requests(response.id, Action::SetValue);
        requests.filter_map(|r| if let Some(ActionData::NumericValue(v)) = r.data { Some(v) } else { None }).last()
    });
    if let Some(number) = set {
        emit.push(Command::SetDate(crate::time::Day::from_number(number as i32)));
    }
}

/// What a screen reader is told.
fn describe(ui: &Ui, session: &Session, id: Id, response: &Response) {
    let date = session.document.date;
    response.widget_info(|| WidgetInfo::slider(true, f64::from(date.number()), "Date slider"));
    let (first, last) = session.slider_days();
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_value(date.long());
        node.set_min_numeric_value(f64::from(first.number()));
        node.set_max_numeric_value(f64::from(last.number()));
        node.add_action(Action::SetValue);
        node.add_action(Action::Increment);
        node.add_action(Action::Decrement);
    });
}

fn paint(ui: &Ui, session: &Session, histogram: &Histogram, axis: Axis, bars: Rect, response: &Response) {
    let roles = Roles::of(ui);
    let painter = ui.painter();
    let (from, to) = session.window_days();
    let window = Rangef::new(axis.x_of(from), axis.x_of(to + 1).max(axis.x_of(from) + 2.0));
    painter.rect_filled(Rect::from_x_y_ranges(window, bars.y_range()), CornerRadius::same(2), roles.selected);
    if let Some(pointer) = response.hover_pos().filter(|_| !response.dragged())
        && let Some(month) = histogram.index_of(axis.day_at(pointer.x))
    {
        painter.rect_filled(column(histogram, axis, month, bars), CornerRadius::ZERO, roles.hovered);
    }
    paint_bars(painter, roles, histogram, axis, bars);
    painter.hline(axis.x, bars.bottom(), Stroke::new(1.0, roles.muted));
    paint_years(painter, roles, axis, bars.bottom());
    paint_cursor(painter, roles, axis.x_of(session.document.date), bars, response);
}

/// The box of a month over the height of the bars.
fn column(histogram: &Histogram, axis: Axis, month: usize, bars: Rect) -> Rect {
    let (left, right) = (axis.x_of(histogram.month(month)), axis.x_of(histogram.month(month + 1)));
    Rect::from_x_y_ranges(Rangef::new(left, right), bars.y_range())
}

fn paint_bars(painter: &Painter, roles: Roles, histogram: &Histogram, axis: Axis, bars: Rect) {
    // Square roots: a month of war would press all other months flat.
    let most = (histogram.most as f32).sqrt();
    for (month, counts) in histogram.months.iter().enumerate() {
        let mut x = column(histogram, axis, month, bars).x_range();
        if x.span() > 3.0 {
            x.max -= 1.0;
        }
        let total = counts.iter().sum::<u32>().max(1) as f32;
        let per_event = (bars.height() - 2.0) * total.sqrt() / most / total;
        let mut y = bars.bottom();
        for (count, color) in counts.iter().zip(roles.stacks).filter(|(n, _)| **n > 0) {
            let top = y - per_event * *count as f32;
            painter.rect_filled(Rect::from_x_y_ranges(x, Rangef::new(top, y)), CornerRadius::ZERO, color);
            y = top;
        }
    }
}

fn paint_years(painter: &Painter, roles: Roles, axis: Axis, y: f32) {
    let most = (axis.x.span() / 46.0).max(2.0) as usize;
    for tick in ticks_between(axis.first, axis.last, most) {
        let x = axis.x_of(tick.day);
        painter.vline(x, Rangef::new(y, y + 4.0), Stroke::new(1.0, roles.muted));
        painter.text(pos2(x + 3.0, y + 3.0), Align2::LEFT_TOP, tick.label, regular(SMALL), roles.muted);
    }
}

fn paint_cursor(painter: &Painter, roles: Roles, x: f32, bars: Rect, response: &Response) {
    painter.vline(x, Rangef::new(bars.top() - 4.0, bars.bottom()), Stroke::new(2.0, roles.accent));
    let centre = pos2(x, bars.bottom());
    painter.circle_filled(centre, if response.dragged() { 7.5 } else { 6.0 }, roles.accent);
    if response.has_focus() {
        painter.circle_stroke(centre, 9.0, Stroke::new(2.0, roles.link));
    }
}

/// The month under the pointer, and what it holds.
fn month_words(histogram: &Histogram, axis: Axis, response: Response) {
    let month = response.hover_pos().and_then(|p| histogram.index_of(axis.day_at(p.x)));
    if let Some(month) = month {
        response.on_hover_text_at_pointer(histogram.words(month));
    }
}

/// Room between the entries of the legend, and of the swatch before each.
const LEGEND_GAP: f32 = 14.0;
const LEGEND_SWATCH: f32 = 13.0;

/// What the colours and marks mean, in as many lines as it takes.
struct Legend {
    /// Text and place of each entry, from the top left of the legend.
    entries: Vec<(Arc<Galley>, Vec2)>,
    height: f32,
}

impl Legend {
    fn new(ui: &Ui, width: f32) -> Self {
        let roles = Roles::of(ui);
        let mut at = vec2(7.0, 0.0);
        let mut entries = Vec::new();
        for text in STACKS.into_iter().chain(["a class changed"]) {
            let galley = ui.painter().layout_no_wrap(text.to_owned(), regular(SMALL), roles.muted);
            let wide = galley.size().x + LEGEND_SWATCH;
            if at.x > 7.0 && at.x + wide > width {
                at = vec2(7.0, at.y + LEGEND_LINE);
            }
            entries.push((galley, at));
            at.x += wide + LEGEND_GAP;
        }
        Self { entries, height: at.y + LEGEND_LINE }
    }

    fn paint(self, ui: &Ui, origin: Pos2) {
        let roles = Roles::of(ui);
        let painter = ui.painter();
        for (i, (galley, at)) in self.entries.into_iter().enumerate() {
            let middle = origin + at + vec2(4.5, LEGEND_LINE / 2.0 + 1.0);
            match roles.stacks.get(i) {
                Some(color) => {
                    painter.rect_filled(Rect::from_center_size(middle, Vec2::splat(9.0)), CornerRadius::ZERO, *color);
                }
                None => paint_symbol(painter, SymbolShape::TriangleDown, middle, 4.0, roles.accent),
            }
            let top = middle.y - galley.size().y / 2.0;
            painter.galley(pos2(origin.x + at.x + LEGEND_SWATCH, top), galley, roles.muted);
        }
    }
}
