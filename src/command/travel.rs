//! Commands that move through time.

use super::command::Command;
use crate::session::{Direction, MessageKind, Selection, Session};
use crate::time::{Date, Day, LoopMode, Playback, Step};

/// The slowest and the fastest playback, in days per second.
const SPEEDS: std::ops::RangeInclusive<f64> = 0.1..=3660.0;

/// Carries a command out when it is one of time; gives it back when it is not.
pub(super) fn apply(session: &mut Session, command: Command) -> Option<Command> {
    match command {
        Command::SetDate(day) => set_date(session, day),
        Command::SetDateTyped(date) => set_date_typed(session, date),
        Command::Step { step, count } => move_by(session, step, count),
        Command::ToEvent(direction) => to_event(session, direction),
        Command::ToChange(direction) => to_change(session, direction),
        Command::First => go_to(session, session.slider_days().0),
        Command::Last => go_to(session, session.slider_days().1),
        Command::Play => play(session),
        Command::PlayBetween(from, to) => play_between(session, from, to),
        Command::Pause => session.transient.playback.pause(),
        Command::TogglePlay => toggle_play(session),
        Command::Tick { dt_secs } => tick(session, dt_secs),
        Command::SetSpeed(speed) => set_speed(session, speed),
        Command::SetLoop(mode) => session.transient.playback.loop_mode = mode,
        Command::SetStep(step) => session.document.step = step,
        other => return Some(other),
    }
    None
}

/// A period of its own for playback, asked for by `--frame-report --play` alone; the slider keeps its
/// days.
fn play_between(session: &mut Session, from: Day, to: Day) {
    let speed_days_per_sec = session.transient.playback.speed_days_per_sec;
    let mut playback = Playback::new(from.max(session.atlas.first_day), to.min(session.atlas.last_day), from);
    playback.speed_days_per_sec = speed_days_per_sec;
    playback.loop_mode = LoopMode::All;
    playback.play();
    session.document.date = playback.day();
    session.transient.playback = playback;
}

/// Shows a day; time keeps running when it runs.
fn set_date(session: &mut Session, day: Day) {
    session.document.date = day.clamp(session.atlas.first_day, session.atlas.last_day);
    session.transient.playback.seek(session.document.date);
    session.transient.message = None;
}

/// Shows a day and lets time stand there.
pub(super) fn go_to(session: &mut Session, day: Day) {
    session.transient.playback.pause();
    set_date(session, day);
}

fn set_date_typed(session: &mut Session, date: Date) {
    match outside(session, date) {
        Some(text) => session.say(MessageKind::Problem, text),
        None => go_to(session, date.first()),
    }
}

/// What is said of a typed date of which the dataset has no day.
pub(super) fn outside(session: &Session, date: Date) -> Option<String> {
    let (first, last) = (session.atlas.first_day, session.atlas.last_day);
    let is_outside = date.last() < first || date.first() > last;
    is_outside.then(|| format!("{} is outside the dataset: {} to {}", date.long(), first.long(), last.long()))
}

/// Steps stop at the ends of the slider, unless a typed date already lies before it.
fn move_by(session: &mut Session, step: Step, count: i32) {
    let (first, last) = session.slider_days();
    let date = session.document.date;
    go_to(session, step.moved(date, count).clamp(first.min(date), last));
}

fn to_event(session: &mut Session, direction: Direction) {
    let Some(day) = session.event_day(direction) else {
        session.say(MessageKind::Info, no_more("event", direction));
        return;
    };
    go_to(session, day);
    // A country under inspection stays; events follow one another.
    let follows = session.document.selection.as_ref().is_none_or(|s| s.event().is_some());
    if follows && let Some(id) = session.event_on(day).map(|e| e.item.id.clone()) {
        session.document.selection = Some(Selection::Event(id));
    }
}

fn to_change(session: &mut Session, direction: Direction) {
    let changes = session.changes_at_next(direction);
    let Some(day) = changes.first().map(|c| c.day) else {
        session.say(MessageKind::Info, no_more("change of class", direction));
        return;
    };
    let sentence = |c: &crate::alignment::ClassChange| {
        format!("{}: {} (before: {})", session.country_name(c.country), c.to.sentence(), c.from.sentence())
    };
    let text = changes.iter().map(sentence).collect::<Vec<_>>().join(" · ");
    go_to(session, day);
    session.say(MessageKind::Info, text);
}

fn no_more(what: &str, direction: Direction) -> String {
    match direction {
        Direction::Back => format!("No earlier {what}"),
        Direction::Forward => format!("No later {what}"),
    }
}

fn play(session: &mut Session) {
    session.transient.playback.seek(session.document.date);
    session.transient.playback.play();
    session.document.date = session.transient.playback.day();
}

fn toggle_play(session: &mut Session) {
    if session.transient.playback.is_playing() {
        session.transient.playback.pause();
    } else {
        play(session);
    }
}

fn set_speed(session: &mut Session, speed: f64) {
    if speed.is_finite() {
        session.transient.playback.speed_days_per_sec = speed.clamp(*SPEEDS.start(), *SPEEDS.end());
    }
}

fn tick(session: &mut Session, dt_secs: f64) {
    if session.transient.playback.tick(dt_secs) {
        session.document.date = session.transient.playback.day();
    }
}

#[cfg(test)]
mod tests {
    use super::super::apply;
    use super::*;
    use crate::session::sample::{day, id, session};

    fn at(y: i32, m: u32, d: u32) -> Session {
        let mut session = session();
        apply(&mut session, Command::SetDate(day(y, m, d)));
        session
    }

    #[test]
    fn a_date_from_the_slider_is_clamped_to_the_dataset() {
        let mut session = session();
        apply(&mut session, Command::SetDate(day(1900, 1, 1)));
        assert_eq!(session.document.date, session.atlas.first_day);
        apply(&mut session, Command::SetDate(day(2100, 1, 1)));
        assert_eq!(session.document.date, session.atlas.last_day);
    }

    #[test]
    fn a_typed_date_is_exact_and_one_outside_the_dataset_is_refused_with_the_range() {
        let mut session = at(2020, 1, 1);
        apply(&mut session, Command::SetDateTyped(Date::parse("1995-03").unwrap()));
        assert_eq!(session.document.date, day(1995, 3, 1));
        apply(&mut session, Command::SetDateTyped(Date::parse("1989-11-09").unwrap()));
        assert_eq!(session.document.date, day(1995, 3, 1));
        let message = session.transient.message.clone().unwrap();
        assert_eq!(message.kind, MessageKind::Problem);
        assert!(message.text.contains("9 November 1989 is outside the dataset: 1 December 1991"), "{message:?}");
        apply(&mut session, Command::SetDateTyped(Date::parse("1991").unwrap()));
        assert_eq!(session.document.date, session.atlas.first_day);
        assert_eq!(session.transient.message, None);
    }

    #[test]
    fn steps_stop_at_the_ends_of_the_slider() {
        let mut session = at(2008, 1, 15);
        apply(&mut session, Command::Step { step: Step::Month, count: -1 });
        assert_eq!(session.document.date, day(2008, 1, 1));
        apply(&mut session, Command::Step { step: Step::Year, count: 1 });
        assert_eq!(session.document.date, day(2009, 1, 1));
        apply(&mut session, Command::Step { step: Step::Year, count: 500 });
        assert_eq!(session.document.date, session.atlas.last_day);
    }

    #[test]
    fn a_step_from_before_the_slider_goes_on_from_there() {
        let mut session = at(1995, 1, 1);
        apply(&mut session, Command::Step { step: Step::Month, count: 1 });
        assert_eq!(session.document.date, day(1995, 2, 1));
        apply(&mut session, Command::Step { step: Step::Month, count: -2 });
        assert_eq!(session.document.date, day(1995, 2, 1));
    }

    #[test]
    fn hopping_selects_the_event_and_says_when_there_is_none() {
        let mut session = at(2025, 6, 1);
        apply(&mut session, Command::ToEvent(Direction::Forward));
        assert_eq!(session.document.date, day(2025, 6, 27));
        assert_eq!(session.document.selection, Some(Selection::Event("raid".into())));
        apply(&mut session, Command::Select(Selection::Country(id("AZE"))));
        apply(&mut session, Command::ToEvent(Direction::Back));
        assert_eq!(session.document.date, day(2020, 9, 27));
        assert_eq!(session.document.selection, Some(Selection::Country(id("AZE"))));
        apply(&mut session, Command::ToEvent(Direction::Back));
        assert!(session.transient.message.is_some_and(|m| m.text == "No earlier event"));
    }

    #[test]
    fn hopping_to_a_change_says_what_changed() {
        let mut session = at(2008, 1, 1);
        apply(&mut session, Command::ToChange(Direction::Forward));
        let message = session.transient.message.clone().unwrap();
        assert!(session.reading.changes().iter().any(|c| c.day == session.document.date), "{message:?}");
        assert!(message.text.contains("(before: "), "{message:?}");
        apply(&mut session, Command::First);
        apply(&mut session, Command::ToChange(Direction::Back));
        assert!(session.transient.message.is_some_and(|m| m.text == "No earlier change of class"));
    }

    #[test]
    fn playback_moves_the_date_by_ticks_alone() {
        let mut session = at(2020, 1, 1);
        apply(&mut session, Command::SetSpeed(100.0));
        apply(&mut session, Command::Tick { dt_secs: 0.1 });
        assert_eq!(session.document.date, day(2020, 1, 1));
        apply(&mut session, Command::TogglePlay);
        apply(&mut session, Command::Tick { dt_secs: 0.1 });
        assert_eq!(session.document.date, day(2020, 1, 11));
        apply(&mut session, Command::TogglePlay);
        apply(&mut session, Command::Tick { dt_secs: 0.1 });
        assert_eq!(session.document.date, day(2020, 1, 11));
    }

    #[test]
    fn playing_from_the_last_day_starts_over_and_a_step_stops_it() {
        let mut session = session();
        apply(&mut session, Command::Play);
        assert_eq!(session.document.date, session.atlas.slider_from);
        apply(&mut session, Command::Step { step: Step::Day, count: 1 });
        assert!(!session.transient.playback.is_playing());
    }

    #[test]
    fn a_speed_that_is_no_number_is_ignored() {
        let mut session = session();
        let before = session.transient.playback.speed_days_per_sec;
        apply(&mut session, Command::SetSpeed(f64::NAN));
        assert_eq!(session.transient.playback.speed_days_per_sec, before);
        apply(&mut session, Command::SetSpeed(-5.0));
        assert!(session.transient.playback.speed_days_per_sec > 0.0);
    }
}
