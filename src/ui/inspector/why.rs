//! The reasons for one score: each item with its exact part.

use crate::alignment::{Contribution, PoleExplanation};
use crate::command::Command;
use crate::session::Session;
use crate::text;
use crate::ui::colors::pole_color;
use crate::ui::row::Row;
use crate::ui::theme::Roles;
use crate::ui::widgets::{heading, remark, signed};
use crate::ui::words::reason_date;
use egui::{Color32, Ui};

const DATE_WIDTH: f32 = 58.0;
/// Reasons shown at first.
const FIRST: usize = 6;

/// The list of reasons, and whether all of it is open.
#[derive(Default)]
pub(super) struct Why {
    all: bool,
}

impl Why {
    /// Shows the largest reasons, or all; a click opens the item.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, pole: &PoleExplanation, emit: &mut Vec<Command>) {
        heading(ui, &format!("Why {} is at {}", pole.pole.title(), signed(pole.score, 2)));
        if pole.items.is_empty() {
            remark(ui, "No evidence yet on this day, through this lens.");
            return;
        }
        let shown = if self.all { pole.items.len() } else { FIRST.min(pole.items.len()) };
        // The shade that can be read as text on this ground.
        let dark = ui.visuals().dark_mode;
        let color = pole_color(pole.pole, !dark, dark);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for part in &pole.items[..shown] {
                if reason(ui, session, part, color) {
                    emit.push(Command::ShowItem(part.id.clone()));
                }
            }
        });
        self.rest(ui, pole, shown);
    }

    /// How much is not shown, and the sum of everything.
    fn rest(&mut self, ui: &mut Ui, pole: &PoleExplanation, shown: usize) {
        let sum: f64 = pole.items.iter().map(|c| c.contribution).sum();
        let sum = format!("sum {}", signed(sum, 4));
        ui.horizontal_wrapped(|ui| {
            let more = pole.items.len() - shown;
            let text = match (self.all, more) {
                (false, 0) => None,
                (false, n) => Some(format!("+ {n} more")),
                (true, _) => (pole.items.len() > FIRST).then(|| "show fewer".to_owned()),
            };
            if let Some(text) = text
                && ui.small_button(text).clicked()
            {
                self.all = !self.all;
            }
            remark(ui, &sum);
        });
    }
}

/// The first source in short, and how many more there are.
fn citation(session: &Session, sources: &[String]) -> String {
    let first =
        sources.first().map(|id| session.atlas.source(id).map_or_else(|| id.clone(), crate::atlas::Source::short));
    match (first, sources.len()) {
        (None, _) => "no source".to_owned(),
        (Some(first), 1) => first,
        (Some(first), n) => format!("{first}, and {}", text::counted(n - 1, "more source")),
    }
}

/// One reason. True when it was clicked.
fn reason(ui: &mut Ui, session: &Session, part: &Contribution, color: Color32) -> bool {
    let roles = Roles::of(ui);
    let standing = match &part.counted_under {
        Some(id) => {
            let title = session.atlas.item(id).map_or(id.as_str(), |i| i.title.as_str());
            format!("counted under \"{title}\"")
        }
        None => part.standing(),
    };
    let cited = citation(session, &part.sources);
    let detail = format!("{} · {} · {} · {standing}\n{cited}", part.kind, part.domain, part.label);
    let value = signed(part.contribution, 3);
    let value_color = if part.contribution > 0.0 { color } else { roles.text };
    let row = Row {
        when: &reason_date(part),
        when_width: DATE_WIDTH,
        title: &part.title,
        detail: &detail,
        value: Some((&value, value_color)),
        ..Row::default()
    };
    row.show(ui).clicked()
}
