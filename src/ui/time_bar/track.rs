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
    Align2, Color32, CornerRadius, EventFilter, Id, Painter, Rangef, Rect, Response, Sense, Stroke, Ui, WidgetInfo,
    pos2, vec2,
};

const MARKS_HEIGHT: f32 = 14.0;
const LABELS_HEIGHT: f32 = 18.0;
const LEGEND_HEIGHT: f32 = 18.0;
const LEAST_BARS_HEIGHT: f32 = 36.0;

/// Shows the slider over the whole ui.
pub(super) fn show(ui: &mut Ui, session: &Session, histogram: &Histogram, emit: &mut Vec<Command>) {
    let size = ui.available_size();
    let height = size.y.max(MARKS_HEIGHT + LEAST_BARS_HEIGHT + LABELS_HEIGHT + LEGEND_HEIGHT);
    let (_, rect) = ui.allocate_space(vec2(size.x, height));
    let (first, last) = session.slider_days();
    let axis = Axis { x: Rangef::new(rect.left() + 7.0, rect.right() - 9.0), first, last };
    let marks = Rect::from_min_max(rect.min, pos2(rect.right(), rect.top() + MARKS_HEIGHT));
    let bottom = rect.bottom() - LABELS_HEIGHT - LEGEND_HEIGHT;
    let bars = Rect::from_min_max(pos2(rect.left(), marks.bottom()), pos2(rect.right(), bottom));
    let grab = Rect::from_min_max(bars.min, pos2(rect.right(), bars.bottom() + LABELS_HEIGHT));
    let id = ui.scope_id().with("date-slider");
    let response = ui.interact(grab, id, Sense::click_and_drag());
    listen(ui, session, axis, &response, emit);
    describe(ui, session, id, &response);
    paint(ui, session, histogram, axis, bars, &response);
    changes::show(ui, session, axis, marks, emit);
    legend(ui, Rect::from_min_max(pos2(rect.left(), rect.bottom() - LEGEND_HEIGHT), rect.max));
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
    let per_event = (bars.height() - 2.0) / histogram.most as f32;
    for (month, counts) in histogram.months.iter().enumerate() {
        let mut x = column(histogram, axis, month, bars).x_range();
        if x.span() > 3.0 {
            x.max -= 1.0;
        }
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

/// What the colours and marks mean.
fn legend(ui: &Ui, rect: Rect) {
    let roles = Roles::of(ui);
    let painter = ui.painter();
    let mut x = rect.left() + 7.0;
    let y = rect.center().y + 1.0;
    let mut word = |text: &str, swatch: &dyn Fn(&Painter, egui::Pos2)| {
        swatch(painter, pos2(x + 4.5, y));
        let drawn = painter.text(pos2(x + 13.0, y), Align2::LEFT_CENTER, text, regular(SMALL), roles.muted);
        x = drawn.right() + 14.0;
    };
    let square = |color: Color32| {
        move |p: &Painter, at: egui::Pos2| {
            p.rect_filled(Rect::from_center_size(at, vec2(9.0, 9.0)), CornerRadius::ZERO, color);
        }
    };
    for (name, color) in STACKS.iter().zip(roles.stacks) {
        word(name, &square(color));
    }
    word("a class changed", &|p, at| paint_symbol(p, SymbolShape::TriangleDown, at, 4.0, roles.accent));
}
