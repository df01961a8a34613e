//! The lens, open for changes: what counts, how much, in which poles; sources ticked one by one;
//! saved under a name.

use super::fonts::shown;
use super::method;
use super::theme::SMALL;
use super::widgets::{choice, heading, remark};
use crate::atlas::{Domain, Kind, Label, Method, PoleSet, Source, Weights};
use crate::command::{Command, LensEdit};
use crate::session::Session;
use egui::{RichText, ScrollArea, Slider, SliderClamping, Ui, vec2};

/// Height of a line of the list of sources.
const ROW: f32 = 20.0;

/// The panel, with what was typed into its fields.
#[derive(Default)]
pub(super) struct LensPanel {
    name: String,
    search: String,
}

impl LensPanel {
    /// Shows the panel while it is open.
    pub fn show(&mut self, ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
        if !session.transient.lens_open {
            return;
        }
        let mut open = true;
        let screen = ui.ctx().content_rect();
        let window = egui::Window::new("Change the lens").open(&mut open).collapsible(false).resizable(false);
        let height = (screen.height() - 90.0).max(200.0);
        window.default_pos(egui::pos2(270.0, 46.0)).fixed_size(vec2(330.0, height)).show(ui.ctx(), |ui| {
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show(ui, |ui| {
                ui.set_max_width(ui.available_width() - 10.0);
                self.contents(ui, session, emit);
            });
        });
        if !open {
            emit.push(Command::ToggleLens);
        }
    }

    fn contents(&mut self, ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
        ui.label(RichText::new(shown(&session.document.lens.name)).strong());
        remark(ui, "The map follows at once. The dataset's own lenses stay as they are; what is changed is a copy.");
        method::link(ui, "How weights and lenses work", "Weights and lenses", emit);
        weights(ui, session, emit);
        what_counts(ui, session, emit);
        constants(ui, session, emit);
        self.sources(ui, session, emit);
        self.keep(ui, session, emit);
    }

    /// Sources with ticks, found by a word.
    fn sources(&mut self, ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
        let lens = &session.document.lens;
        heading(ui, "Sources");
        let (all, hidden) = (session.atlas.sources.len(), lens.without.len());
        match &lens.sources {
            Some(only) => _ = remark(ui, &format!("Only {} of {all} count.", only.len())),
            None if hidden > 0 => _ = remark(ui, &format!("All {all} count but {hidden}.")),
            None => _ = remark(ui, &format!("All {all} count.")),
        }
        ui.horizontal_wrapped(|ui| {
            let mut only = lens.sources.is_some();
            if ui.checkbox(&mut only, "only those ticked").changed() {
                emit.push(Command::EditLens(LensEdit::OnlyTicked(only)));
            }
            if (lens.sources.is_some() || hidden > 0) && ui.button("Count all again").clicked() {
                emit.push(Command::EditLens(LensEdit::AllSources));
            }
        });
        let field =
            egui::TextEdit::singleline(&mut self.search).hint_text("Find a source").desired_width(f32::INFINITY);
        let field = ui.add(field);
        field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Find a source"));
        let wanted = self.search.trim().to_lowercase();
        let matches = |s: &&Source| {
            let touched = lens.without.contains(&s.id) || lens.sources.as_ref().is_some_and(|o| o.contains(&s.id));
            (wanted.is_empty() && touched)
                || (!wanted.is_empty()
                    && [&s.id, &s.title, &s.container].iter().any(|t| t.to_lowercase().contains(&wanted)))
        };
        let found: Vec<&Source> = session.atlas.sources.iter().filter(matches).collect();
        if wanted.is_empty() && found.is_empty() {
            remark(ui, "Type a word of a title, a newspaper or an id to find the sources to tick.");
        } else if found.is_empty() {
            remark(ui, "No source has this word.");
        }
        let list = ScrollArea::vertical().id_salt("sources").max_height(160.0).auto_shrink([false, true]);
        list.show_rows(ui, ROW, found.len(), |ui, rows| {
            for source in found.get(rows).unwrap_or_default() {
                source_row(ui, session, source, emit);
            }
        });
    }

    /// The name under which the lens is kept, and those that are.
    fn keep(&mut self, ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
        heading(ui, "Keep it");
        ui.horizontal(|ui| {
            let field = ui.add(egui::TextEdit::singleline(&mut self.name).hint_text("Name").desired_width(200.0));
            field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Name of the lens"));
            if ui.button("Save").clicked() {
                emit.push(Command::SaveLens(std::mem::take(&mut self.name)));
            }
        });
        for lens in &session.own_lenses {
            ui.horizontal(|ui| {
                if choice(ui, lens.id == session.document.lens.id, &lens.name) {
                    emit.push(Command::SetLens(lens.id.clone()));
                }
                let delete = ui.small_button("Delete");
                if delete.on_hover_text(format!("Delete the lens \"{}\"", shown(&lens.name))).clicked() {
                    emit.push(Command::DeleteLens(lens.id.clone()));
                }
            });
        }
    }
}

fn source_row(ui: &mut Ui, session: &Session, source: &Source, emit: &mut Vec<Command>) {
    let lens = &session.document.lens;
    let only = lens.sources.is_some();
    let mut counts = match &lens.sources {
        Some(own) => own.contains(&source.id),
        None => !lens.without.contains(&source.id),
    };
    let text = RichText::new(shown(&source.short())).size(SMALL);
    let response = ui.checkbox(&mut counts, text).on_hover_text(shown(&source.long()));
    if response.changed() {
        emit.push(Command::EditLens(match (only, counts) {
            (true, on) => LensEdit::Tick(source.id.clone(), on),
            (false, true) => LensEdit::Unhide(source.id.clone()),
            (false, false) => LensEdit::Hide(source.id.clone()),
        }));
    }
}

fn weights(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    heading(ui, "Weights of the domains");
    let now = session.document.lens.weights;
    ui.horizontal_wrapped(|ui| {
        for (name, weights) in Weights::PRESETS {
            if choice(ui, now.preset_name() == Some(name), name) {
                emit.push(Command::EditLens(LensEdit::Weights(weights)));
            }
        }
    });
    let share = now.normalised();
    for domain in Domain::ALL {
        let mut value = share.of(*domain);
        let text = format!("{domain} {:.0} %", value * 100.0);
        // No number is moved that nobody has moved: not even one that a slider could not be set to.
        let slider = Slider::new(&mut value, 0.0..=1.0).clamping(SliderClamping::Edits).show_value(false).text(text);
        if ui.add(slider).changed() {
            emit.push(Command::EditLens(LensEdit::Weights(with_share(share, *domain, value))));
        }
    }
}

/// The weights with one domain's share set, the others in proportion as before; equal among
/// themselves where they had nothing.
fn with_share(share: Weights, domain: Domain, value: f64) -> Weights {
    let (rest, others) = (1.0 - value, 1.0 - share.of(domain));
    let even = rest / (share.0.len() - 1) as f64;
    let mut weights = share.0.map(|own| if others > 1e-9 { own / others * rest } else { even });
    weights[domain.index()] = value;
    Weights(weights)
}

fn what_counts(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    let lens = &session.document.lens;
    heading(ui, "Kinds of evidence");
    ui.horizontal_wrapped(|ui| {
        for kind in Kind::ALL {
            let mut on = lens.kinds.contains(kind);
            if ui.checkbox(&mut on, format!("{kind}s")).changed() {
                emit.push(Command::EditLens(LensEdit::Kind(*kind, on)));
            }
        }
    });
    heading(ui, "Labels");
    for label in Label::ALL {
        let mut on = lens.labels.contains(label);
        if ui.checkbox(&mut on, label.word()).changed() {
            emit.push(Command::EditLens(LensEdit::Label(*label, on)));
        }
    }
    heading(ui, "Poles");
    for (set, name) in
        [(PoleSet::Powers, "Russia, the West, Türkiye, China"), (PoleSet::Regimes, "autocracies and democracies")]
    {
        if ui.radio(lens.pole_set == set, name).clicked() {
            emit.push(Command::EditLens(LensEdit::Poles(set)));
        }
    }
}

fn constants(ui: &mut Ui, session: &Session, emit: &mut Vec<Command>) {
    heading(ui, "Half-lives and damping");
    let method = session.reading.method();
    let mut months = method.half_life_months;
    for domain in Domain::ALL {
        let value = &mut months[domain.index()];
        let slider = Slider::new(value, Method::HALF_LIFE_MONTHS).logarithmic(true).max_decimals(1);
        let slider = slider.clamping(SliderClamping::Edits).text(format!("{domain}, months"));
        if ui.add(slider).changed() {
            emit.push(Command::EditLens(LensEdit::HalfLives(months)));
            return;
        }
    }
    let mut damping = method.damping;
    let slider = Slider::new(&mut damping, Method::DAMPING).logarithmic(true).clamping(SliderClamping::Edits);
    if ui.add(slider.text("damping K")).changed() {
        emit.push(Command::EditLens(LensEdit::Damping(damping)));
    }
    let lens = &session.document.lens;
    if (lens.damping.is_some() || lens.half_life_months.is_some()) && ui.button("The dataset's own again").clicked() {
        emit.push(Command::EditLens(LensEdit::OwnConstants));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_gets_the_share_that_its_slider_says_and_the_others_keep_their_proportions() {
        let share = Weights([0.4, 0.3, 0.2, 0.1]);
        let Weights(moved) = with_share(share, Domain::Security, 0.7);
        assert!(moved.iter().zip([0.7, 0.15, 0.1, 0.05]).all(|(a, b)| (a - b).abs() < 1e-12), "{moved:?}");
        let alone = with_share(share, Domain::Security, 1.0);
        assert_eq!(alone.0, [1.0, 0.0, 0.0, 0.0]);
        let Weights(back) = with_share(alone, Domain::Security, 0.4);
        assert!(back.iter().zip([0.4, 0.2, 0.2, 0.2]).all(|(a, b)| (a - b).abs() < 1e-12), "{back:?}");
    }
}
