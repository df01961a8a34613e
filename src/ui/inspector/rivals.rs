//! How named authors read a country: each at its own date, with role, one click away, and the map on
//! which two of them differ.

use crate::alignment::Reading;
use crate::atlas::{Claim, CountryId, Lens, Pole};
use crate::command::Command;
use crate::session::Session;
use crate::time::Day;
use crate::ui::row::Row;
use crate::ui::widgets::{heading, remark, signed};
use crate::view::{STEPS, View};
use egui::Ui;
use std::sync::Arc;

/// One author's reading of a country.
struct Rival {
    lens: String,
    name: String,
    author: String,
    role: String,
    /// The day of what the lens rests on.
    day: Day,
    /// The class through the lens on the later of that day and the day shown.
    class: String,
    /// The poles that the reading says most about, with their scores.
    most: Vec<(Pole, f64)>,
}

/// The readings of the lenses that rest on one source's claims.
#[derive(Default)]
pub(super) struct Rivals {
    told: Option<(CountryId, Day, Vec<Rival>)>,
    /// Readings that the session has not made, one for each of these lenses.
    readings: Vec<Arc<Reading>>,
}

impl Rivals {
    /// Shows who reads the country otherwise.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, id: CountryId, emit: &mut Vec<Command>) {
        let date = session.document.date;
        if !matches!(&self.told, Some((own, day, _)) if *own == id && *day == date) {
            let rivals = authored(session).filter_map(|lens| self.read(session, lens, id)).collect();
            self.told = Some((id, date, rivals));
        }
        let Some((_, _, rivals)) = &self.told else { return };
        if rivals.is_empty() {
            return;
        }
        heading(ui, "Read by others");
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            for rival in rivals {
                show_rival(ui, session, rival, emit);
            }
        });
        if let [one, other, ..] = rivals.as_slice()
            && ui.button("Where the two differ, on the map").clicked()
        {
            // Both are dated: the map shows a day on which both have spoken.
            let day = one.day.max(other.day).max(date);
            emit.push(Command::SetDate(day));
            emit.push(Command::SetLens(one.lens.clone()));
            emit.push(Command::SetView(View::Disagreement(other.lens.clone())));
        }
    }

    fn read(&mut self, session: &Session, lens: &Lens, id: CountryId) -> Option<Rival> {
        // Those of another dataset are of no use any more.
        self.readings.retain(|reading| Arc::ptr_eq(reading.atlas(), &session.atlas));
        let own = || self.readings.iter().find(|reading| reading.lens() == lens).cloned();
        let known = session.known_reading(lens).or_else(own);
        let reading = known.unwrap_or_else(|| {
            let made = Arc::new(Reading::new(Arc::clone(&session.atlas), lens.clone()));
            self.readings.push(Arc::clone(&made));
            made
        });
        let (author, day) = session.atlas.voice(lens)?;
        if !session.atlas.claims.iter().any(|c| lens.admits(&c.item) && speaks_of(c, id)) {
            return None;
        }
        let state = reading.country(id, day.max(session.document.date))?;
        let mut most: Vec<(Pole, f64)> = state.scores.iter().copied().filter(|(_, a)| a.abs() >= STEPS[0]).collect();
        most.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        most.truncate(2);
        Some(Rival {
            lens: lens.id.clone(),
            name: lens.name.clone(),
            author: author.author.clone(),
            role: author.role.clone(),
            day,
            class: state.class.sentence(),
            most,
        })
    }
}

fn speaks_of(claim: &Claim, id: CountryId) -> bool {
    claim.item.effects.iter().any(|e| e.country == id)
}

/// The dataset's lenses that let one source's claims count and nothing else.
fn authored(session: &Session) -> impl Iterator<Item = &Lens> {
    session.atlas.lenses.iter().filter(|lens| session.atlas.voice(lens).is_some())
}

fn show_rival(ui: &mut Ui, session: &Session, rival: &Rival, emit: &mut Vec<Command>) {
    let title = format!("{}, {}, {}", rival.author, rival.role, rival.day.long());
    let said = |(pole, score): &(Pole, f64)| {
        let way = if *score > 0.0 { "close to" } else { "away from" };
        format!("{way} {} {}", pole.title(), signed(*score, 2))
    };
    let said: Vec<String> = rival.most.iter().map(said).collect();
    let detail = format!("{}: {} · {}", rival.name, rival.class, said.join(", "));
    let selected = session.document.lens.id == rival.lens;
    let row = Row { title: &title, detail: &detail, selected, ..Row::default() };
    let response = row.show(ui).on_hover_text("Show the map through this reading");
    if response.clicked() {
        if session.document.date < rival.day {
            emit.push(Command::SetDate(rival.day));
        }
        emit.push(Command::SetLens(rival.lens.clone()));
    }
    if selected {
        remark(ui, "Shown now. The lens menu leads back to all evidence.");
    }
}
