//! A country: its class, its bars, why, its history, the sources, the doubt.

use super::chart::Chart;
use super::rivals::Rivals;
use super::sources::source_list;
use super::why::Why;
use super::{bars, changes, head, missing, pole};
use crate::alignment::{CountryState, Doubt, Explanation, HELD_WORDS, PoleDifference, PoleExplanation, Reading};
use crate::atlas::{Country, CountryId, Pole, Role};
use crate::command::Command;
use crate::session::Session;
use crate::text;
use crate::time::Day;
use crate::ui::fonts::shown;
use crate::ui::method;
use crate::ui::paint::paint_class;
use crate::ui::theme::{BODY, Roles, TITLE, bold};
use crate::ui::widgets::{heading, remark, signed, title};
use crate::ui::words::capitalised;
use crate::view::View;
use egui::{Label, RichText, Sense, Ui, vec2};
use std::sync::Arc;

/// What is said about a country on a day, computed once for both.
struct Told {
    reading: Arc<Reading>,
    id: CountryId,
    day: Day,
    state: CountryState,
    explanation: Explanation,
    /// What takes longer: left out while time runs.
    slow: Option<Slow>,
}

/// What is worked out when time stands still.
struct Slow {
    /// The day that the differences are counted from.
    since: Day,
    doubt: Doubt,
    differences: Vec<PoleDifference>,
}

/// The panel of a country, with what it remembers between frames.
#[derive(Default)]
pub(super) struct CountryPanel {
    told: Option<Told>,
    /// The pole whose reasons a person asked for, of which country.
    asked: Option<(CountryId, Pole)>,
    why: Why,
    rivals: Rivals,
    /// The day being typed that changes are counted from.
    since: String,
}

impl CountryPanel {
    /// Shows a country: scored, a pole, or neither.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, id: CountryId, chart: &mut Chart, emit: &mut Vec<Command>) {
        let Some(country) = session.atlas.country(id) else {
            missing(ui, session, id.as_str(), emit);
            return;
        };
        head(ui, session, emit, |ui| names(ui, country));
        match (country.role, country.pole) {
            (Role::Pole, pole) => pole::show(ui, session, country, pole, emit),
            (Role::Context, _) => _ = remark(ui, "Around the region: not scored"),
            (Role::Focus | Role::Outline, _) => self.scored(ui, session, country, chart, emit),
        }
    }

    fn scored(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        country: &Country,
        chart: &mut Chart,
        emit: &mut Vec<Command>,
    ) {
        self.tell(ui, session, country.id);
        let Some(told) = &self.told else { return };
        class_line(ui, &told.state);
        if country.role == Role::Outline {
            remark(ui, "Told in outline: less evidence is gathered for it.");
        }
        if told.state.held {
            remark(ui, HELD_WORDS);
        }
        if let Some(slow) = &told.slow {
            remark(ui, &format!("So {}", slow.doubt.tail(&session.atlas)));
        }
        ui.add_space(4.0);
        let asked = self.asked.filter(|(id, _)| *id == country.id).map(|(_, pole)| pole);
        let shown_pole = asked.or(told.state.class.first).or_else(|| strongest(&told.state));
        for pole in scores_of(session, told) {
            match bars::show(ui, &pole, Some(pole.pole) == shown_pole) {
                Some(bars::Asked::Reasons) => self.asked = Some((country.id, pole.pole)),
                Some(bars::Asked::Item(id)) => emit.push(Command::ShowItem(id)),
                None => {}
            }
        }
        method::link(ui, "What a score is", "What a score is", emit);
        children(ui, &told.state);
        let reasons = scores_of(session, told).into_iter().find(|p| Some(p.pole) == shown_pole);
        if let Some(pole) = &reasons {
            self.why.show(ui, session, pole, emit);
        }
        chart.show(ui, session, country.id, emit);
        pages(ui, country.id, emit);
        if let Some(slow) = &told.slow {
            changes::show(ui, session, &slow.differences, &mut self.since, emit);
        }
        self.rivals.show(ui, session, country.id, emit);
        if let Some(pole) = &reasons {
            heading(ui, "Sources of these reasons");
            source_list(ui, session, cited(pole), emit);
        }
        companions(ui, told);
        method::link(ui, "How doubt is told", "Doubt", emit);
        remark(ui, "Counted as: a summary of cited evidence, not a measurement.");
        ui.add_space(8.0);
    }

    /// Computes what is said when the country, the day or the lens is another. How much single
    /// sources matter takes longer: it waits until time stands still and the pointer is released.
    fn tell(&mut self, ui: &Ui, session: &Session, id: CountryId) {
        let (reading, day) = (&session.reading, session.document.date);
        let busy = session.transient.playback.is_playing() || ui.input(|i| i.pointer.any_down());
        let same = |t: &Told| t.id == id && t.day == day && Arc::ptr_eq(&t.reading, reading);
        match &mut self.told {
            Some(told) if same(told) => {
                let since = session.since();
                if !busy && told.slow.as_ref().is_none_or(|slow| slow.since != since) {
                    let difference = |pole: &Pole| reading.difference(id, *pole, since.min(day), day);
                    let differences = reading.poles().iter().map(difference).collect();
                    told.slow = reading.doubt(id, day).map(|doubt| Slow { since, doubt, differences });
                }
            }
            told => {
                let explain = |state| Told {
                    reading: Arc::clone(reading),
                    id,
                    day,
                    state,
                    explanation: reading.explain(id, day),
                    slow: None,
                };
                *told = reading.country(id, day).map(explain);
                if !busy {
                    ui.ctx().request_repaint();
                }
            }
        }
    }
}

fn strongest(state: &CountryState) -> Option<Pole> {
    state.scores.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1)).map(|(pole, _)| *pole)
}

fn names(ui: &mut Ui, country: &Country) {
    ui.horizontal_wrapped(|ui| {
        title(ui, &country.name, TITLE);
        if let Some(native) = country.native_name.as_ref().filter(|n| **n != country.name) {
            ui.label(RichText::new(shown(native)).size(BODY).color(Roles::of(ui).muted));
        }
    });
}

/// The class as a swatch and a sentence.
fn class_line(ui: &mut Ui, state: &CountryState) {
    ui.horizontal_top(|ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(22.0, 15.0), Sense::hover());
        paint_class(ui.painter(), state.class, rect, ui.visuals().dark_mode);
        ui.add(Label::new(RichText::new(state.class.sentence()).font(bold(BODY))).wrap());
    });
}

/// What the bars show: the poles of the lens, and where the West is shown split its two parts.
fn scores_of(session: &Session, told: &Told) -> Vec<PoleExplanation> {
    let mut poles = told.explanation.poles.clone();
    if session.document.west_split {
        let parts = told.state.children.iter().map(|(pole, _)| told.reading.explain_pole(told.id, *pole, told.day));
        poles.extend(parts);
    }
    poles
}

/// The country on pages of its own.
fn pages(ui: &mut Ui, id: CountryId, emit: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        for (name, view) in [("History as a page", View::History(id)), ("Country brief", View::Brief(id))] {
            if ui.small_button(name).clicked() {
                emit.push(Command::SetView(view));
            }
        }
    });
}

/// How the West is divided, where it is named and its two differ.
fn children(ui: &mut Ui, state: &CountryState) {
    if state.stronger_child().is_some() {
        let (eu, us) = (state.score(Pole::Eu), state.score(Pole::Us));
        remark(ui, &format!("Of the West: the EU {}, the US {}", signed(eu, 2), signed(us, 2)));
    }
}

/// The sources of what counts, in the order of the reasons.
fn cited(pole: &PoleExplanation) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for id in pole.items.iter().filter(|c| c.counted_under.is_none()).flat_map(|c| &c.sources) {
        if !ids.contains(&id.as_str()) {
            ids.push(id);
        }
    }
    ids
}

fn companions(ui: &mut Ui, told: &Told) {
    let state = &told.state;
    heading(ui, "How sure");
    let text = format!(
        "Mass of evidence {:.1} · conflict {:.0} % · evidence in {} of 4 domains",
        state.mass,
        state.conflict * 100.0,
        state.coverage
    );
    remark(ui, &text);
    let Some(slow) = &told.slow else { return };
    let text = match ranges_words(&slow.doubt.source_ranges) {
        words if words.is_empty() => "Leaving out any one source changes no score.".to_owned(),
        words => format!("Leaving out any one of {}: {words}", text::counted(sources_of(told), "source")),
    };
    remark(ui, &text);
    let words = ranges_words(&slow.doubt.weighting_ranges);
    if !words.is_empty() {
        remark(ui, &format!("Over twelve plausible weightings: {words}"));
    }
    ui.add_space(2.0);
}

/// Lowest and highest scores of the poles that move at all.
fn ranges_words(ranges: &[(Pole, [f64; 2])]) -> String {
    let moved = ranges.iter().filter(|(_, [low, high])| high - low >= 0.005);
    let words = moved.map(|(pole, [low, high])| {
        format!("{} {} to {}", capitalised(pole.title()), signed(*low, 2), signed(*high, 2))
    });
    words.collect::<Vec<_>>().join(" · ")
}

/// How many sources stand behind all scores of the country.
fn sources_of(told: &Told) -> usize {
    let ids: std::collections::BTreeSet<&str> = told.explanation.poles.iter().flat_map(cited).collect();
    ids.len()
}
