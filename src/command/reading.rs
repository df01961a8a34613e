//! Commands about the reading: which lens, how it is changed, what the colours say.

use super::command::{Command, LensEdit};
use crate::atlas::{Atlas, Kind, Label, Lens, Method};
use crate::session::{MessageKind, Selection, Session};
use crate::time::{Date, Day};
use crate::view::View;
use std::ops::RangeInclusive;

/// Carries a command out when it is one of the reading; gives it back when it is not.
pub(super) fn apply(session: &mut Session, command: Command) -> Option<Command> {
    match command {
        Command::SetLens(id) => set_lens(session, &id),
        Command::NextLens => next_lens(session),
        Command::ReadThrough(lens) => read_through(session, *lens),
        Command::EditLens(edit) => edit_lens(session, edit),
        Command::SaveLens(name) => save_lens(session, name.trim()),
        Command::DeleteLens(id) => delete_lens(session, &id),
        Command::SetView(view) => set_view(session, view),
        Command::SetSince(day) => session.document.since = day.map(|day| within(session, day)),
        Command::SetSinceTyped(date) => set_since_typed(session, date),
        Command::SetPeriod(period) => session.document.period = period.map(|(a, b)| period_of(session, a, b)),
        Command::ToggleWestSplit => session.document.west_split = !session.document.west_split,
        Command::ToggleLens => session.transient.lens_open = !session.transient.lens_open,
        Command::ShowMethod(heading) => session.transient.method_open = heading,
        Command::SaveFigure(format) => session.transient.to_save = Some(format),
        other => return Some(other),
    }
    None
}

fn within(session: &Session, day: Day) -> Day {
    day.clamp(session.atlas.first_day, session.atlas.last_day)
}

fn set_since_typed(session: &mut Session, date: Date) {
    let (from, shown) = (within(session, date.first()), session.document.date);
    let later = || format!("{} is later than the day shown, {}: type an earlier day", date.long(), shown.long());
    let refused = super::travel::outside(session, date).or_else(|| (from > shown).then(later));
    match refused {
        Some(text) => session.say(MessageKind::Problem, text),
        None => session.document.since = Some(from),
    }
}

/// At least a month, within the dataset; a shorter one is widened about its middle, no further than
/// pages of time reach.
fn period_of(session: &Session, from: Day, to: Day) -> (Day, Day) {
    const SHORTEST: i32 = Atlas::SHORTEST_PERIOD_DAYS;
    let (from, to) = session.atlas.period(Some((from, to)), session.document.date);
    if to - from >= SHORTEST {
        return (from, to);
    }
    let (first, last) = session.whole_period();
    let from = (from + (to - from) / 2 - SHORTEST / 2).min(last - SHORTEST).max(first);
    (from, (from + SHORTEST).min(last))
}

/// Another lens may answer in other poles: a view about one that it has not gives way to the classes.
fn read_through(session: &mut Session, lens: Lens) {
    if session.document.view.answered_in(lens.pole_set).is_err() {
        session.document.view = View::Leaning;
    }
    session.read_through(lens);
}

fn set_lens(session: &mut Session, id: &str) {
    if let Some(lens) = session.lens(id).cloned() {
        read_through(session, lens);
        session.transient.message = None;
        return;
    }
    let known: Vec<&str> = session.atlas.lenses.iter().chain(&session.own_lenses).map(|l| l.id.as_str()).collect();
    let text = format!("The dataset has no lens \"{id}\"; it has {}", known.join(", "));
    session.say(MessageKind::Problem, text);
}

fn next_lens(session: &mut Session) {
    let lenses: Vec<&Lens> = session.atlas.lenses.iter().chain(&session.own_lenses).collect();
    let at = lenses.iter().position(|l| l.id == session.document.lens.id).map_or(0, |i| i + 1);
    if let Some(next) = lenses.get(at % lenses.len().max(1)).map(|l| l.id.clone()) {
        set_lens(session, &next);
    }
}

fn edit_lens(session: &mut Session, edit: LensEdit) {
    let mut lens = session.document.lens.clone();
    match edit {
        LensEdit::Weights(weights) if weights.0.iter().all(|w| w.is_finite() && *w >= 0.0) => lens.weights = weights,
        LensEdit::Damping(k) if k.is_finite() => lens.damping = Some(within_range(k, &Method::DAMPING)),
        LensEdit::HalfLives(months) if months.iter().all(|m| m.is_finite()) => {
            lens.half_life_months = Some(months.map(|m| within_range(m, &Method::HALF_LIFE_MONTHS)));
        }
        LensEdit::Weights(_) | LensEdit::Damping(_) | LensEdit::HalfLives(_) => return,
        LensEdit::OwnConstants => (lens.damping, lens.half_life_months) = (None, None),
        LensEdit::Kind(kind, on) => set_in(&mut lens.kinds, Kind::ALL, kind, on),
        LensEdit::Label(label, on) => set_in(&mut lens.labels, Label::ALL, label, on),
        LensEdit::Hide(id) => hide(&mut lens, id),
        LensEdit::Unhide(id) => lens.without.retain(|own| *own != id),
        LensEdit::OnlyTicked(on) => lens.sources = on.then(|| lens.sources.take().unwrap_or_default()),
        LensEdit::Tick(id, on) => tick(&mut lens, id, on),
        LensEdit::AllSources => (lens.sources, lens.without) = (None, Vec::new()),
        LensEdit::Poles(set) => lens.pole_set = set,
    }
    if lens == session.document.lens {
        return;
    }
    if lens.id != Lens::DRAFT {
        lens.name = format!("{}, changed", lens.name);
        "A lens that is being changed; save it to keep it.".clone_into(&mut lens.description);
        Lens::DRAFT.clone_into(&mut lens.id);
    }
    // Changed back, it is the dataset's own again.
    let same = |own: &&Lens| {
        Lens { id: own.id.clone(), name: own.name.clone(), description: own.description.clone(), ..lens.clone() }
            == **own
    };
    let lens = session.atlas.lenses.iter().chain(&session.own_lenses).find(same).cloned().unwrap_or(lens);
    read_through(session, lens);
}

fn within_range(number: f64, range: &RangeInclusive<f64>) -> f64 {
    number.clamp(*range.start(), *range.end())
}

/// A set kept in the fixed order.
fn set_in<T: Copy + PartialEq>(list: &mut Vec<T>, all: &[T], value: T, on: bool) {
    *list = all.iter().copied().filter(|v| if *v == value { on } else { list.contains(v) }).collect();
}

fn hide(lens: &mut Lens, id: String) {
    if !lens.without.contains(&id) {
        lens.without.push(id);
        lens.without.sort();
    }
}

fn tick(lens: &mut Lens, id: String, on: bool) {
    let sources = lens.sources.get_or_insert_default();
    sources.retain(|own| *own != id);
    if on {
        lens.without.retain(|own| *own != id);
        sources.push(id);
        sources.sort();
    }
}

fn save_lens(session: &mut Session, name: &str) {
    if name.is_empty() {
        session.say(MessageKind::Problem, "A lens needs a name: type one and save it again.");
        return;
    }
    let taken = session.own_lenses.iter().find(|l| l.name == name).map(|l| l.id.clone());
    let id = taken.unwrap_or_else(|| {
        let free = |n: &usize| session.lens(&format!("own-{n}")).is_none();
        format!("own-{}", (1..=session.own_lenses.len() + session.atlas.lenses.len() + 1).find(free).unwrap_or(1))
    });
    let description = format!("A lens of your own, saved from \"{}\".", session.document.lens.name);
    let lens = Lens { id, name: name.to_owned(), description, ..session.document.lens.clone() };
    session.own_lenses.retain(|l| l.id != lens.id);
    session.own_lenses.push(lens.clone());
    read_through(session, lens);
    session.read_other();
    session.say(MessageKind::Info, format!("The lens \"{name}\" is saved."));
}

fn delete_lens(session: &mut Session, id: &str) {
    let Some(at) = session.own_lenses.iter().position(|l| l.id == id) else { return };
    let gone = session.own_lenses.remove(at);
    if session.document.lens.id == gone.id {
        let first = session.atlas.lenses.first().cloned().unwrap_or_else(Lens::all);
        read_through(session, first);
    }
    if session.document.view == View::Disagreement(gone.id) {
        session.document.view = View::Leaning;
        session.read_other();
    }
    session.say(MessageKind::Info, format!("The lens \"{}\" is deleted.", gone.name));
}

fn set_view(session: &mut Session, view: View) {
    let known = match &view {
        // A person's own lens can be compared with as well.
        View::Disagreement(id) if session.lens(id).is_some() => Ok(view),
        _ => view.checked(&session.atlas),
    };
    let known = known.and_then(|view| view.answered_in(session.document.lens.pole_set).map(|()| view));
    match known {
        Ok(view) => {
            session.transient.message = None;
            if let Some(day) = view.own_day(&session.atlas).filter(|day| session.document.date < *day) {
                // A roll call is not shown before it was held.
                super::travel::go_to(session, day);
            }
            // A page about a country stands beside what the inspector says of it.
            if let Some(id) = view.country() {
                session.document.selection = Some(Selection::Country(id));
            }
            session.document.view = view;
            session.read_other();
        }
        Err(what) => session.say(MessageKind::Problem, what),
    }
}

#[cfg(test)]
mod tests {
    use super::super::apply;
    use super::*;
    use crate::atlas::Pole;
    use crate::atlas::Weights;
    use crate::session::sample::{day, id, session};
    use std::sync::Arc;

    fn edit(session: &mut Session, edit: LensEdit) {
        apply(session, Command::EditLens(edit));
    }

    #[test]
    fn a_changed_lens_is_a_copy_and_changed_back_it_is_the_datasets_own() {
        let mut session = session();
        let first = Arc::clone(&session.reading);
        edit(&mut session, LensEdit::Kind(Kind::Event, false));
        assert_eq!(session.document.lens.name, "All evidence, changed");
        assert_eq!(session.atlas.lens("all"), Some(&Lens::all()));
        edit(&mut session, LensEdit::Kind(Kind::Event, true));
        assert_eq!(session.document.lens, Lens::all());
        assert!(Arc::ptr_eq(&first, &session.reading));
    }

    #[test]
    fn a_slider_dragged_a_long_way_costs_no_other_lens_its_reading() {
        let mut session = session();
        apply(&mut session, Command::SetLens("ties".into()));
        let ties = Arc::clone(&session.reading);
        for step in 1..40 {
            edit(&mut session, LensEdit::Damping(f64::from(step) / 4.0 + 0.01));
        }
        apply(&mut session, Command::SetLens("ties".into()));
        assert!(Arc::ptr_eq(&ties, &session.reading));
    }

    #[test]
    fn hiding_a_source_moves_what_rests_on_it_alone() {
        let mut session = session();
        apply(&mut session, Command::SetDate(day(2025, 8, 1)));
        let before = session.country_state(id("AZE")).map(|s| s.score(Pole::Turkiye));
        edit(&mut session, LensEdit::Hide("agency".into()));
        let after = session.country_state(id("AZE")).map(|s| s.score(Pole::Turkiye));
        assert!(before > Some(0.1) && after == Some(0.0), "{before:?} {after:?}");
        edit(&mut session, LensEdit::Unhide("agency".into()));
        assert_eq!(session.country_state(id("AZE")).map(|s| s.score(Pole::Turkiye)), before);
    }

    #[test]
    fn a_saved_lens_has_its_name_can_be_chosen_and_deleted() {
        let mut session = session();
        edit(&mut session, LensEdit::Weights(Weights([1.0, 0.0, 0.0, 0.0])));
        apply(&mut session, Command::SaveLens("  Guns ".into()));
        assert_eq!((session.own_lenses.len(), session.document.lens.name.as_str()), (1, "Guns"));
        apply(&mut session, Command::SetLens("all".into()));
        apply(&mut session, Command::SetLens("own-1".into()));
        assert_eq!(session.document.lens.weights, Weights([1.0, 0.0, 0.0, 0.0]));
        apply(&mut session, Command::DeleteLens("own-1".into()));
        assert_eq!((session.own_lenses.len(), session.document.lens.id.as_str()), (0, "all"));
        apply(&mut session, Command::SaveLens("  ".into()));
        assert!(session.own_lenses.is_empty() && session.transient.message.is_some());
    }

    #[test]
    fn senseless_numbers_change_nothing() {
        let mut session = session();
        for nonsense in [
            LensEdit::Weights(Weights([f64::NAN, 1.0, 1.0, 1.0])),
            LensEdit::Weights(Weights([-1.0, 1.0, 1.0, 1.0])),
            LensEdit::Damping(f64::INFINITY),
            LensEdit::HalfLives([f64::NAN; 4]),
        ] {
            edit(&mut session, nonsense);
        }
        assert_eq!(session.document.lens, Lens::all());
        edit(&mut session, LensEdit::Damping(1e9));
        assert_eq!(session.document.lens.damping, Some(10.0));
    }

    #[test]
    fn comparing_lenses_makes_the_other_reading_and_leaving_drops_it() {
        let mut session = session();
        apply(&mut session, Command::SetView(View::Disagreement("ties".into())));
        assert_eq!(session.other.as_ref().map(|o| o.lens().id.as_str()), Some("ties"));
        apply(&mut session, Command::SetView(View::Leaning));
        assert!(session.other.is_none());
        apply(&mut session, Command::SetView(View::Disagreement("moon".into())));
        assert_eq!(session.document.view, View::Leaning);
        assert!(session.transient.message.is_some_and(|m| m.text.contains("all, ties")));
    }

    #[test]
    fn a_roll_call_is_not_shown_before_it_was_held() {
        let mut session = session();
        apply(&mut session, Command::SetDate(day(2020, 1, 1)));
        apply(&mut session, Command::SetView(View::Vote("ES-11/1".into())));
        assert_eq!(
            (session.document.view.clone(), session.document.date),
            (View::Vote("es-11-1".into()), day(2022, 3, 2))
        );
    }

    #[test]
    fn a_typed_day_that_changes_cannot_be_counted_from_is_refused_with_the_reason() {
        let mut session = session();
        apply(&mut session, Command::SetDate(day(2020, 1, 1)));
        apply(&mut session, Command::SetSinceTyped(Date::parse("2018-03").unwrap()));
        assert_eq!(session.document.since, Some(day(2018, 3, 1)));
        for (typed, reason) in
            [("1989", "is outside the dataset: 1 December 1991"), ("2021", "later than the day shown")]
        {
            apply(&mut session, Command::SetSinceTyped(Date::parse(typed).unwrap()));
            assert_eq!(session.document.since, Some(day(2018, 3, 1)));
            assert!(session.transient.message.take().is_some_and(|m| m.text.contains(reason)), "{typed}");
        }
        apply(&mut session, Command::SetSinceTyped(Date::parse("1991").unwrap()));
        assert_eq!(session.document.since, Some(session.atlas.first_day));
    }

    #[test]
    fn a_period_has_its_ends_in_order_and_lasts_a_month() {
        let mut session = session();
        apply(&mut session, Command::SetPeriod(Some((day(2025, 1, 1), day(2020, 1, 1)))));
        assert_eq!(session.period(), (day(2020, 1, 1), day(2025, 1, 1)));
        apply(&mut session, Command::SetPeriod(Some((day(2020, 1, 1), day(2020, 1, 2)))));
        let (from, to) = session.period();
        assert!(to - from >= 27 && from <= day(2020, 1, 1) && to >= day(2020, 1, 2));
        let first = session.atlas.slider_from;
        apply(&mut session, Command::SetPeriod(Some((first, first + 3))));
        assert_eq!(session.period(), (first, first + 27), "never before the slider, where nothing is drawn");
        apply(&mut session, Command::SetPeriod(None));
        assert_eq!(session.period(), session.slider_days());
    }
}
