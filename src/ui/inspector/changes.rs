//! What changed in a country's scores since a day: item by item, adding up to the difference.

use crate::alignment::{ItemDifference, PoleDifference, Reason};
use crate::command::Command;
use crate::session::Session;
use crate::time::Date;
use crate::ui::row::Row;
use crate::ui::theme::Roles;
use crate::ui::widgets::{choice, heading, remark, signed};
use egui::Ui;

/// Items of one pole that are listed; the rest is one line.
const LISTED: usize = 5;
/// Differences of scores that are too small to list their items.
const SMALL: f64 = 0.005;

/// Shows the differences of all poles, the largest first.
pub(super) fn show(
    ui: &mut Ui,
    session: &Session,
    differences: &[PoleDifference],
    typed: &mut String,
    emit: &mut Vec<Command>,
) {
    heading(ui, &format!("What changed since {}", session.since().long()));
    ui.horizontal_wrapped(|ui| {
        if choice(ui, session.document.since.is_none(), "a year before") {
            emit.push(Command::SetSince(None));
        }
        if choice(ui, false, "from the day shown on") {
            emit.push(Command::SetSince(Some(session.document.date)));
        }
        let field = ui.add(egui::TextEdit::singleline(typed).hint_text("another day").desired_width(96.0));
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Changes since"));
        if field.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter)) && !typed.trim().is_empty() {
            emit.push(match Date::parse_typed(typed) {
                Ok(date) => Command::SetSinceTyped(date),
                Err(error) => Command::Complain(error.to_string()),
            });
            typed.clear();
        }
    });
    let mut order: Vec<&PoleDifference> = differences.iter().collect();
    order.sort_by(|a, b| b.difference().abs().total_cmp(&a.difference().abs()));
    if order.iter().all(|pole| pole.difference().abs() < SMALL) {
        remark(ui, "No score changed by more than a hair.");
    }
    for pole in order.into_iter().filter(|pole| pole.difference().abs() >= SMALL) {
        show_pole(ui, pole, emit);
    }
}

fn show_pole(ui: &mut Ui, pole: &PoleDifference, emit: &mut Vec<Command>) {
    let roles = Roles::of(ui);
    let name = pole.pole.name();
    let by = signed(pole.difference(), 3);
    let from_to = format!("from {} to {}", signed(pole.before, 3), signed(pole.after, 3));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let head = Row { title: name, detail: &from_to, value: Some((&by, roles.text)), ..Row::default() };
        head.show(ui);
        let (listed, rest) = pole.items.split_at(LISTED.min(pole.items.len()));
        for item in listed {
            let detail = format!("{} · {}", reason_words(item.reason), item.domain);
            let value = signed(item.difference(), 3);
            let row = Row {
                when: "",
                when_width: 8.0,
                title: &item.title,
                detail: &detail,
                value: Some((&value, roles.muted)),
                ..Row::default()
            };
            if row.show(ui).clicked() {
                emit.push(Command::ShowItem(item.id.clone()));
            }
        }
        if !rest.is_empty() {
            let sum: f64 = rest.iter().map(ItemDifference::difference).sum();
            let ageing = rest.iter().filter(|item| item.reason == Reason::Ageing).count();
            let text = format!("{} more, {ageing} of them ageing: {}", rest.len(), signed(sum, 3));
            remark(ui, &text);
        }
    });
}

/// Why a contribution changed, for people.
const fn reason_words(reason: Reason) -> &'static str {
    match reason {
        Reason::New => "new evidence",
        Reason::Ended => "ended",
        Reason::Replaced => "another of its group counts",
        Reason::Ageing => "ageing",
        Reason::Other => "the evidence around it changed",
    }
}
