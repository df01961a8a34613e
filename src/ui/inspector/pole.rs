//! A pole, or a part of one: not scored itself; how close the scored countries are to it.

use crate::atlas::{Country, CountryId, Pole};
use crate::command::Command;
use crate::session::{Selection, Session};
use crate::ui::method;
use crate::ui::row::Row;
use crate::ui::theme::Roles;
use crate::ui::widgets::{heading, remark, signed};
use egui::Ui;

/// Shows a pole state and who leans towards it on the day shown.
pub(super) fn show(ui: &mut Ui, session: &Session, country: &Country, pole: Option<Pole>, emit: &mut Vec<Command>) {
    remark(ui, "One of the poles: not scored");
    let Some(pole) = pole else { return };
    if pole.title() != country.name {
        remark(ui, &format!("Counted with {}.", pole.title()));
    }
    if !answers(session, pole) {
        return;
    }
    method::link(ui, "What a score is", "What a score is", emit);
    heading(ui, &format!("Scores towards {} on {}", pole.title(), session.document.date.long()));
    ui.spacing_mut().item_spacing.y = 1.0;
    let color = Roles::of(ui).text;
    for (id, score) in closest(session, pole) {
        let (name, value) = (session.country_name(id), signed(score, 2));
        let class = session.reading.class(id, session.document.date).sentence();
        let row = Row { title: &name, detail: &class, value: Some((&value, color)), ..Row::default() };
        if row.show(ui).clicked() {
            emit.push(Command::Select(Selection::Country(id)));
        }
    }
}

/// Whether the lens scores the pole, by itself or as a part of the West.
fn answers(session: &Session, pole: Pole) -> bool {
    let poles = session.reading.poles();
    poles.contains(&pole) || (matches!(pole, Pole::Eu | Pole::Us) && poles.contains(&Pole::West))
}

/// The scored countries, the closest first.
fn closest(session: &Session, pole: Pole) -> Vec<(CountryId, f64)> {
    let date = session.document.date;
    let score = |c: &Country| (c.id, session.reading.balance(c.id, pole, date).score);
    let mut scores: Vec<(CountryId, f64)> = session.atlas.scored().map(score).collect();
    scores.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    scores
}
